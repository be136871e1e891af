"""What the status bar says about saving: one state out of all writes and pending edits."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from PySide6.QtCore import QObject, Signal


class SaveKind(StrEnum):
    """Whether all that was typed is in the data file."""

    SAVED = "saved"
    SAVING = "saving"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class SaveState:
    """The state of saving: `moment` is the last success, `reason` one sentence when FAILED."""

    kind: SaveKind
    moment: datetime | None = None
    reason: str = ""


class SaveTracker(QObject):
    """Adds up what is under way and what failed; a failure stays until its own key succeeds."""

    changed = Signal(object)  # SaveState

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pending: set[Hashable] = set()
        self._failures: dict[Hashable, str] = {}
        self._moment: datetime | None = None
        self._state = SaveState(SaveKind.SAVED)

    @property
    def state(self) -> SaveState:
        """The state last announced."""
        return self._state

    def begin(self, key: Hashable) -> None:
        """Something of `key` waits to be saved."""
        self._pending.add(key)
        self._announce()

    def succeed(self, key: Hashable) -> None:
        """What waited under `key` is in the data file now."""
        self._pending.discard(key)
        self._failures.pop(key, None)
        self._moment = datetime.now()
        self._announce()

    def fail(self, key: Hashable, reason: str) -> None:
        """What waited under `key` could not be saved."""
        self._pending.discard(key)
        self._failures.pop(key, None)
        self._failures[key] = reason
        self._announce()

    def end(self, key: Hashable) -> None:
        """What waited under `key` was refused by a rule; an earlier failure of the key stays."""
        self._pending.discard(key)
        self._announce()

    def forget(self, key: Hashable) -> None:
        """Nothing waits under `key` any more, without a success to show."""
        self._pending.discard(key)
        self._failures.pop(key, None)
        self._announce()

    def _announce(self) -> None:
        if self._failures:
            reason = next(reversed(self._failures.values()))
            state = SaveState(SaveKind.FAILED, self._moment, reason)
        elif self._pending:
            state = SaveState(SaveKind.SAVING, self._moment)
        else:
            state = SaveState(SaveKind.SAVED, self._moment)
        if state != self._state:
            self._state = state
            self.changed.emit(state)
