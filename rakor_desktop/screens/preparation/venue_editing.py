"""Typing in the checklist of Sarana: what opens a cell, and how its text is kept."""

from __future__ import annotations

import functools

from PySide6.QtCore import QModelIndex, QObject, Qt
from PySide6.QtWidgets import QAbstractItemView

from rakor_desktop.domain.letter import VenueCheck
from rakor_desktop.qtkit.autosave import Autosave
from rakor_desktop.screens.preparation.live_cells import HintedCellDelegate
from rakor_desktop.screens.preparation.venue_columns import ITEM, NOTE, STATE
from rakor_desktop.services.venue import VenueService
from rakor_desktop.tables.rows_model import RowsModel
from rakor_desktop.tables.table_view import TableView


class VenueEditing(QObject):
    """Serves one table that already shows `model`."""

    def __init__(self, table: TableView, model: RowsModel[VenueCheck], venue: VenueService, autosave: Autosave) -> None:
        super().__init__(table)
        self._table = table
        self._model = model
        self._venue = venue
        self._autosave = autosave
        self._allow_typing(QModelIndex())
        for key, hint in ((ITEM, self.tr("Tulis nama sarana")), (NOTE, self.tr("Tulis catatan"))):
            delegate = HintedCellDelegate(table, hint)
            delegate.text_typed.connect(self._save_text)
            table.setItemDelegateForColumn(model.column_number(key), delegate)
        model.cell_edited.connect(self._save_cell)
        table.selectionModel().currentChanged.connect(self._allow_typing)
        table.row_opened.connect(self._edit_row)

    def edit_note(self) -> None:
        """Open the note of the current line."""
        index = self._table.currentIndex()
        if index.isValid():
            self._edit(index.siblingAtColumn(self._model.column_number(NOTE)))

    def _edit_row(self, _row: VenueCheck) -> None:
        """A double click edits the cell that it meets; on the state it is the panel's."""
        index = self._table.currentIndex()
        if self._model.columns[index.column()].key == STATE:
            return
        if not index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.edit_note()
        elif self._table.state() is not QAbstractItemView.State.EditingState:
            self._edit(index)

    def _edit(self, index: QModelIndex) -> None:
        self._table.setCurrentIndex(index)
        self._table.edit(index)

    def _allow_typing(self, index: QModelIndex) -> None:
        """Typing begins a note at once; the name of a line is only changed by who asks for it (F2, double click)."""
        triggers = QAbstractItemView.EditTrigger
        is_note = index.isValid() and self._model.columns[index.column()].key == NOTE
        keys = triggers.EditKeyPressed | triggers.AnyKeyPressed if is_note else triggers.EditKeyPressed
        self._table.setEditTriggers(keys)

    def _save_text(self, row_id: str, key: str, text: str) -> None:
        action = functools.partial(self._venue.update, row_id, **{key: text})
        self._autosave.edit(("venue", row_id, key), action, text)

    def _save_cell(self, row: VenueCheck, key: str, text: str) -> None:
        self._save_text(row.id, key, text)
        self._autosave.flush()
