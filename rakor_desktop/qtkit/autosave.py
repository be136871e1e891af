"""Nothing typed is lost: edits are saved a moment after the last key, and kept until they are."""

from __future__ import annotations

import functools
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, replace
from time import monotonic
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QTimer

from rakor_desktop.domain.change import Change
from rakor_desktop.domain.errors import LockedError, UserError
from rakor_desktop.qtkit.jobs import Jobs

PAUSE = 0.4  # seconds after the last key
LIMIT = 0.8  # seconds after the first unsaved key: a fast typist is saved too
RETRY = 3.0  # seconds until a failed edit is tried again

T = TypeVar("T")
_Action = Callable[[], Change]


@dataclass(slots=True, eq=False)
class _Edit:
    """The newest unsaved state of one field; `due` is on the monotonic clock, states are counted from 1."""

    action: _Action
    text: str | None
    first: float
    due: float
    typed: int = 1  # the newest state
    sent: int = 0  # the newest state that the worker was given
    under_way: int = 0  # writes that were not answered yet
    waits_for_flush: bool = False


class Autosave(QObject):
    """Collects edits per key and writes the last one of each through the worker.

    One that a final document refuses is told and given up, all others that fail are tried again.
    """

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._edits: dict[Hashable, _Edit] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._write_due)

    @property
    def has_pending(self) -> bool:
        """Whether anything typed is not in the data file yet."""
        return bool(self._edits)

    def pending(self, key: Hashable) -> str | None:
        """The text typed under `key` that is not known to be in the data file; None when there is none.

        Newer than anything that can be read from the data: a field that comes back to `key` shows this.
        """
        edit = self._edits.get(key)
        return None if edit is None else edit.text

    def overlay(self, row: T, prefix: tuple[Hashable, ...], fields: Sequence[str]) -> T:
        """A row as it was read, with the texts typed under `(*prefix, field)` that are not in the data file yet."""
        typed = {field: text for field in fields if (text := self.pending((*prefix, field))) is not None}
        return replace(row, **typed) if typed else row  # pyright: ignore[reportArgumentType] - rows are dataclasses

    def edit(self, key: Hashable, action: _Action, text: str | None = None) -> None:
        """Note the newest state of `key`; an older action of it that has not begun is dropped.

        `text` is what stands in the field, for `pending`.
        """
        now = monotonic()
        edit = self._edits.get(key)
        if edit is None:
            self._edits[key] = _Edit(action, text, first=now, due=now + PAUSE)
        else:
            if edit.sent == edit.typed:
                edit.first = now
            edit.action, edit.text = action, text
            edit.typed += 1
            edit.waits_for_flush = False
            edit.due = min(now + PAUSE, max(edit.first + LIMIT, now))
        self._jobs.saves.begin(("edit", key))
        self._schedule()

    def discard(self, key: Hashable) -> None:
        """Forget an unsaved edit whose row is gone."""
        if self._edits.pop(key, None) is not None:
            self._jobs.saves.forget(("edit", key))
            self._schedule()

    def flush(self) -> None:
        """Send every unsaved edit to the worker now (focus out, tab change, close)."""
        for key in list(self._edits):
            self._write(key)

    def flush_and_wait(self) -> bool:
        """Save everything now and wait; False when something could not be saved."""
        for _ in range(2):  # a write that is refused may give its text back as a draft: that is saved too
            self.flush()
            self._jobs.flush_writes()
            if not self._edits:
                return True
        return False

    def _write_due(self) -> None:
        now = monotonic()
        for key, edit in list(self._edits.items()):
            if edit.due <= now and not edit.under_way and not edit.waits_for_flush:
                self._write(key)
        self._schedule()

    def _write(self, key: Hashable) -> None:
        edit = self._edits[key]
        if edit.sent == edit.typed:
            return
        edit.sent = edit.typed
        edit.under_way += 1
        self._jobs.saves.begin(("edit", key))
        self._jobs.submit_write(edit.action, functools.partial(self._settle, key, edit, edit.typed))

    def _settle(self, key: Hashable, edit: _Edit, state: int, _value: Any, error: BaseException | None) -> None:
        edit.under_way -= 1
        if self._edits.get(key) is not edit:
            return  # discarded meanwhile: what stands under the key now is another text
        if error is None and state == edit.typed:
            del self._edits[key]
            self._jobs.saves.succeed(("edit", key))
        elif isinstance(error, LockedError):
            # Tried again it would be refused again; a newer state that waits is told by its own answer.
            if state == edit.typed:
                del self._edits[key]
                self._jobs.saves.forget(("edit", key))
                self._jobs.error_raised.emit(error)
        elif error is not None and state == edit.sent:
            reason = error.message if isinstance(error, UserError) else self.tr("kesalahan program")
            self._jobs.saves.fail(("edit", key), reason)
            # A bug would only repeat itself every few seconds; the next key or flush tries again.
            edit.waits_for_flush = not isinstance(error, UserError) and state == edit.typed
            edit.sent = state - 1
            edit.first = monotonic()
            edit.due = edit.first + RETRY
        self._schedule()

    def _schedule(self) -> None:
        dues = [edit.due for edit in self._edits.values() if not (edit.under_way or edit.waits_for_flush)]
        if not dues:
            self._timer.stop()
            return
        self._timer.start(max(0, int((min(dues) - monotonic()) * 1000) + 1))
