"""One database worker thread: writes in their order, long work with progress and cancel.

Nothing runs on the main thread but the callbacks. A write that waits is taken before long work that waits,
so that typed text never stands behind a queue of exports.
"""

from __future__ import annotations

import functools
import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

from rakor_desktop.domain.change import Change, Written
from rakor_desktop.domain.errors import Cancelled, StorageError, UserError
from rakor_desktop.qtkit.garbage import MainThreadGarbage
from rakor_desktop.qtkit.save_state import SaveKind, SaveState, SaveTracker
from rakor_desktop.qtkit.worker import Outcome, Task, Worker

__all__ = ["Cancelled", "JobHandle", "Jobs", "Progress", "ProgressState", "SaveKind", "SaveState"]

T = TypeVar("T")

_PLAIN_WRITE = "write"
_PROGRESS_INTERVAL = 0.05  # seconds; a faster bar only costs painting


@dataclass(frozen=True, slots=True)
class ProgressState:
    """How far a job is: `done` of `total` steps, and what it is doing now."""

    done: int
    total: int
    text: str


class JobHandle(QObject):
    """One piece of long work, as its screen sees it; signals arrive on the main thread."""

    progressed = Signal(object)  # ProgressState
    finished = Signal()  # after done, failure or cancelling

    def __init__(self, title: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.title = title
        self._cancelled = threading.Event()

    @property
    def is_cancelled(self) -> bool:
        """Whether the user asked to stop."""
        return self._cancelled.is_set()

    def cancel(self) -> None:
        """Ask the work to stop at its next report; queued work never starts."""
        self._cancelled.set()


class Progress:
    """Given to long work: tells how far it is, and stops it when it was cancelled."""

    def __init__(
        self,
        handle: JobHandle,
        post: Callable[[Callable[[], None]], None],
        write_waiting: Callable[[], None],
    ) -> None:
        self._handle = handle
        self._post = post
        self._write_waiting = write_waiting
        self._last = 0.0

    @property
    def is_cancelled(self) -> bool:
        """For work that wants to stop by itself instead of by `Cancelled`."""
        return self._handle.is_cancelled

    def report(self, done: int, total: int, text: str = "") -> None:
        """Say how far the work is. Raises `Cancelled` when the user cancelled it."""
        if self._handle.is_cancelled:
            raise Cancelled
        self._write_waiting()
        now = monotonic()
        if done < total and now - self._last < _PROGRESS_INTERVAL:
            return
        self._last = now
        self._post(functools.partial(_emit_if_alive, self._handle, ProgressState(done, total, text)))


def _emit_if_alive(handle: JobHandle, state: ProgressState) -> None:
    if isValid(handle):
        handle.progressed.emit(state)


def _is_deliverable(callback: Callable[..., object]) -> bool:
    """Whether no Qt object that the callback belongs to or has captured was deleted meanwhile."""
    while isinstance(callback, functools.partial):
        callback = callback.func
    holders: list[object] = [getattr(callback, "__self__", None)]
    for cell in getattr(callback, "__closure__", None) or ():
        try:
            holders.append(cell.cell_contents)
        except ValueError:  # a name that is not bound yet
            continue
    return all(isValid(holder) for holder in holders if isinstance(holder, QObject))


def _noop() -> None:
    return None


class Jobs(QObject):
    """The only way to the worker: screens hand in actions and get results on the main thread.

    `open_connection` and `close_connection` run at the start and the end of the worker thread.
    """

    changed = Signal(object)  # Change, after each write that changed rows
    save_state_changed = Signal(object)  # SaveState
    busy_changed = Signal(bool)
    error_raised = Signal(object)  # UserError that nobody handled
    bug_raised = Signal(object)  # any other exception, with its traceback

    def __init__(
        self,
        open_connection: Callable[[], None] = _noop,
        close_connection: Callable[[], None] = _noop,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.saves = SaveTracker(self)
        self.saves.changed.connect(self.save_state_changed)
        self._open_tasks = 0
        self._open_writes = 0
        self._waiting_writes = 0
        self._handles: set[JobHandle] = set()
        self._garbage = MainThreadGarbage(self)
        self._worker = Worker(open_connection, close_connection)
        self._worker.result_posted.connect(self._deliver_results, Qt.ConnectionType.QueuedConnection)
        self._worker.start()

    @property
    def save_state(self) -> SaveState:
        """The state of saving now."""
        return self.saves.state

    @property
    def is_busy(self) -> bool:
        """Whether a write or long work waits or runs."""
        return self._open_tasks > 0

    def write(
        self,
        action: Callable[[], Change | Written[Any]],
        *,
        done: Callable[[Any], None] | None = None,
        failed: Callable[[UserError], None] | None = None,
    ) -> None:
        """Queue a write. `done` gets the written value (or the change); `failed` a `UserError`.

        One of both is always called: after a bug too `failed` can give back what was typed, beside `bug_raised`.
        A rule that refuses the write is only told; a fault of the storage also turns the save state red.
        """
        self._waiting_writes += 1
        self.saves.begin(_PLAIN_WRITE)
        self.submit_write(action, functools.partial(self._settle_write, done, failed))

    def submit_write(
        self,
        action: Callable[[], Change | Written[Any]],
        settled: Callable[[Any, BaseException | None], None],
    ) -> None:
        """Queue a write whose caller keeps its own save state (`settled(value, error)`); used by Autosave."""
        self._start(Task(action, functools.partial(self._deliver_write, settled)), is_write=True)

    def run(
        self,
        action: Callable[[Progress], T],
        *,
        done: Callable[[T], None] | None = None,
        failed: Callable[[UserError], None] | None = None,
        title: str = "",
        lets_writes_pass: bool = False,
    ) -> JobHandle:
        """Queue long work; a `Change` or `Written` that it returns is announced like that of a write.

        With `lets_writes_pass` each report does the writes that wait, so that what is typed during an export is
        saved within a second: only for work that holds no transaction while it reports.
        """
        handle = JobHandle(title, self)
        progress = Progress(handle, self._worker.post, self._worker.write_waiting if lets_writes_pass else _noop)

        def work() -> T:
            if handle.is_cancelled:
                raise Cancelled
            return action(progress)

        self._handles.add(handle)
        self._start(Task(work, functools.partial(self._deliver_job, handle, done, failed)), is_write=False)
        return handle

    def flush(self) -> None:
        """Return when the queue is empty and every result has been delivered."""
        while self.is_busy and self._worker.isRunning():
            self._worker.wait_until_idle()
            self._deliver_results()
        self._deliver_results()

    def flush_writes(self) -> None:
        """Return when every write has been done and answered; long work may still wait or run."""
        while self._open_writes and self._worker.isRunning():
            self._worker.wait_until_written()
            self._deliver_results()
        self._deliver_results()

    def cancel_long_work(self) -> None:
        """Ask all long work to stop, so that nothing that is typed has to wait for it."""
        for handle in self._handles:
            handle.cancel()

    def close(self) -> None:
        """Cancel long work, finish the writes, end the worker."""
        self.cancel_long_work()
        self.flush()
        self._worker.stop()
        self._garbage.close()

    def _start(self, task: Task, *, is_write: bool) -> None:
        self._open_tasks += 1
        self._open_writes += is_write
        if self._open_tasks == 1:
            self.busy_changed.emit(True)
        self._worker.put(task, is_write=is_write)

    def _deliver_results(self) -> None:
        while True:
            try:
                callback = self._worker.results.get_nowait()
            except queue.Empty:
                return
            try:
                callback()
            except Exception as error:  # a bug in one receiver must not swallow the results behind it
                self.bug_raised.emit(error)

    def _end(self) -> None:
        self._open_tasks -= 1
        if self._open_tasks == 0:
            self.busy_changed.emit(False)

    def _deliver_write(self, settled: Callable[[Any, BaseException | None], None], outcome: Outcome) -> None:
        self._end()
        self._open_writes -= 1
        try:
            settled(self._announce(outcome.value), outcome.error)
        finally:
            if outcome.error is not None and not isinstance(outcome.error, UserError):
                self.bug_raised.emit(outcome.error)

    def _settle_write(
        self,
        done: Callable[[Any], None] | None,
        failed: Callable[[UserError], None] | None,
        value: Any,
        error: BaseException | None,
    ) -> None:
        self._waiting_writes -= 1
        if error is None:
            self.saves.succeed(_PLAIN_WRITE)
        elif isinstance(error, UserError) and not isinstance(error, StorageError):
            self.saves.end(_PLAIN_WRITE)  # told where it was asked for: nothing waits to be saved
        else:
            reason = error.message if isinstance(error, UserError) else self.tr("kesalahan program")
            self.saves.fail(_PLAIN_WRITE, reason)
        if self._waiting_writes:
            self.saves.begin(_PLAIN_WRITE)
        if isinstance(error, UserError):
            self._report(error, failed)
        elif error is not None:
            if failed is not None:
                self._report(self._bug_told(), failed)
        elif done is not None and _is_deliverable(done):
            done(value)

    def _bug_told(self) -> UserError:
        return UserError(self.tr("Belum tersimpan karena kesalahan program; tulisan Anda tetap ada, coba lagi."))

    def _deliver_job(
        self,
        handle: JobHandle,
        done: Callable[[Any], None] | None,
        failed: Callable[[UserError], None] | None,
        outcome: Outcome,
    ) -> None:
        self._end()
        self._handles.discard(handle)
        try:
            if isinstance(outcome.error, UserError):
                self._report(outcome.error, failed)
            elif isinstance(outcome.error, Cancelled):
                pass
            elif outcome.error is not None:
                self.bug_raised.emit(outcome.error)
            else:
                value = self._announce(outcome.value)
                if done is not None and _is_deliverable(done):
                    done(value)
        finally:
            handle.finished.emit()
            handle.deleteLater()

    def _announce(self, result: Any) -> Any:
        """Tell which rows changed; gives back the value that the caller waits for."""
        change = result.change if isinstance(result, Written) else result
        if isinstance(change, Change) and change:
            self.changed.emit(change)
        return result.value if isinstance(result, Written) else result

    def _report(self, error: UserError, failed: Callable[[UserError], None] | None) -> None:
        if failed is None:
            self.error_raised.emit(error)
        elif _is_deliverable(failed):
            failed(error)
