"""The thread behind `Jobs`: takes tasks in their order and hands outcomes back; it knows no signal but one."""

from __future__ import annotations

import functools
import queue
import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QThread, Signal


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an action in the worker."""

    value: Any = None
    error: BaseException | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """An action for the worker and what the main thread does with its outcome."""

    action: Callable[[], Any]
    deliver: Callable[[Outcome], None]


class Worker(QThread):
    """Takes tasks until it is told to stop; holds the database connection of its thread."""

    result_posted = Signal()

    def __init__(self, open_connection: Callable[[], None], close_connection: Callable[[], None]) -> None:
        super().__init__()
        self._open = open_connection
        self._close = close_connection
        self._condition = threading.Condition()
        self._writes: deque[Task] = deque()
        self._long: deque[Task] = deque()
        self._running = False
        self._is_writing = False
        self._stopping = False
        self._trouble: BaseException | None = None
        self.results: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()

    def put(self, task: Task, *, is_write: bool) -> None:
        """Queue a task (main thread)."""
        with self._condition:
            (self._writes if is_write else self._long).append(task)
            self._condition.notify_all()

    def post(self, callback: Callable[[], None]) -> None:
        """Hand a callback to the main thread."""
        self.results.put(callback)
        self.result_posted.emit()

    def wait_until_idle(self) -> None:
        """Block until no task waits or runs."""
        with self._condition:
            while (self._writes or self._long or self._running) and self.isRunning():
                self._condition.wait(0.2)

    def wait_until_written(self) -> None:
        """Block until no write waits or runs; long work may go on."""
        with self._condition:
            while (self._writes or self._is_writing) and self.isRunning():
                self._condition.wait(0.2)

    def stop(self) -> None:
        """End the thread after the task that is running; what still waits is dropped."""
        with self._condition:
            self._stopping = True
            self._condition.notify_all()
        self.wait()

    def run(self) -> None:  # the name is Qt's
        trouble: BaseException | None = None
        try:
            self._open()
        except Exception as error:  # each task then reports it: the reason must reach the window
            trouble = error
        self._trouble = trouble
        while (task := self._next()) is not None:
            self._do(task)
            with self._condition:
                self._running = self._is_writing = False
                self._condition.notify_all()
        if trouble is None:
            self._close()

    def write_waiting(self) -> None:
        """Do the writes that wait, in the midst of long work (worker thread)."""
        while True:
            with self._condition:
                if not self._writes:
                    self._is_writing = False
                    self._condition.notify_all()
                    return
                self._is_writing = True
                task = self._writes.popleft()
            self._do(task)

    def _do(self, task: Task) -> None:
        outcome = Outcome(error=self._trouble) if self._trouble else _attempt(task.action)
        self.post(functools.partial(task.deliver, outcome))

    def _next(self) -> Task | None:
        with self._condition:
            while not (self._writes or self._long or self._stopping):
                self._condition.wait()
            if self._stopping:
                return None
            self._running = True
            self._is_writing = bool(self._writes)
            return self._writes.popleft() if self._writes else self._long.popleft()


def _attempt(action: Callable[[], Any]) -> Outcome:
    try:
        return Outcome(value=action())
    except Exception as error:
        return Outcome(error=error)
