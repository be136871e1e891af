"""Undo, redo, and who changed what."""

from __future__ import annotations

from rakor_desktop.domain.change import Change, Entity
from rakor_desktop.services.base import Service
from rakor_desktop.storage.journal import HistoryEntry


class HistoryService(Service):
    """Use cases of Ctrl+Z and of the history of a row."""

    def undo_title(self) -> str | None:
        """What undo would take back."""
        return self._store.journal.undo_title()

    def redo_title(self) -> str | None:
        """What redo would do again."""
        return self._store.journal.redo_title()

    def undo(self) -> Change:
        """Take back the last step."""
        return self._store.journal.undo()

    def redo(self) -> Change:
        """Do the last undone step again."""
        return self._store.journal.redo()

    def of_row(self, entity: Entity, row_id: str) -> tuple[HistoryEntry, ...]:
        """Every recorded change of a row, newest first."""
        return self._store.journal.history(entity, row_id)
