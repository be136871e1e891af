"""Nothing typed is lost: edits are saved a moment after the last key, and kept until they are."""

from __future__ import annotations

import functools
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from time import monotonic
from typing import Any

from PySide6.QtCore import QObject, QTimer

from rakor_desktop.domain.change import Change
from rakor_desktop.domain.errors import UserError
from rakor_desktop.qtkit.jobs import Jobs

PAUSE = 0.4  # seconds after the last key
LIMIT = 0.8  # seconds after the first unsaved key: a fast typist is saved too
RETRY = 3.0  # seconds until a failed edit is tried again

_Action = Callable[[], Change]


@dataclass(slots=True)
class _Edit:
    """The newest unsaved state of one field; `due` is on the monotonic clock."""

    action: _Action
    first: float
    due: float
    under_way: bool = False
    is_newer: bool = False
    waits_for_flush: bool = False


class Autosave(QObject):
    """Collects edits per key and writes the last one of each through the worker."""

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

    def edit(self, key: Hashable, action: _Action) -> None:
        """Note the newest state of `key`; an older action of it that has not begun is dropped."""
        now = monotonic()
        edit = self._edits.get(key)
        if edit is None:
            self._edits[key] = _Edit(action, first=now, due=now + PAUSE)
        else:
            edit.action = action
            edit.waits_for_flush = False
            if edit.under_way:
                edit.first = edit.first if edit.is_newer else now
                edit.is_newer = True
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
        for _ in range(2):  # the second round takes edits that were newer than a write under way
            self.flush()
            self._jobs.flush()
            if not self._edits:
                return True
        return False

    def _write_due(self) -> None:
        now = monotonic()
        for key, edit in list(self._edits.items()):
            if edit.due <= now and not edit.waits_for_flush:
                self._write(key)
        self._schedule()

    def _write(self, key: Hashable) -> None:
        edit = self._edits[key]
        if edit.under_way:
            return
        edit.under_way = True
        edit.is_newer = False
        self._jobs.saves.begin(("edit", key))
        self._jobs.submit_write(edit.action, functools.partial(self._settle, key))

    def _settle(self, key: Hashable, _value: Any, error: BaseException | None) -> None:
        edit = self._edits.get(key)
        if edit is None:
            return
        edit.under_way = False
        if error is None and not edit.is_newer:
            del self._edits[key]
            self._jobs.saves.succeed(("edit", key))
        elif error is not None:
            reason = error.message if isinstance(error, UserError) else self.tr("kesalahan program")
            self._jobs.saves.fail(("edit", key), reason)
            # A bug would only repeat itself every few seconds; the next key or flush tries again.
            edit.waits_for_flush = not isinstance(error, UserError) and not edit.is_newer
            edit.due = monotonic() + RETRY
        edit.is_newer = False
        self._schedule()

    def _schedule(self) -> None:
        dues = [edit.due for edit in self._edits.values() if not (edit.under_way or edit.waits_for_flush)]
        if not dues:
            self._timer.stop()
            return
        self._timer.start(max(0, int((min(dues) - monotonic()) * 1000) + 1))
