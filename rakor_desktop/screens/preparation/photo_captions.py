"""The captions of photos that were just added, one after the other without a reach for the mouse."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QAbstractItemDelegate, QWidget

from rakor_desktop.qtkit.read_only import is_closed
from rakor_desktop.screens.preparation.material_rows import CAPTION, CaptionDelegate, FileRow
from rakor_desktop.tables.rows_model import RowsModel
from rakor_desktop.tables.table_view import TableView


class PhotoCaptions(QObject):
    """Opens captions in the list of photos: Enter goes on to the next of those added together, Esc ends it."""

    def __init__(self, table: TableView, model: RowsModel[FileRow], delegate: CaptionDelegate) -> None:
        super().__init__(table)
        self._table = table
        self._model = model
        self._waiting: list[str] = []
        delegate.closeEditor.connect(self._go_on)

    def begin(self, photo_ids: Sequence[str]) -> None:
        """Open the first of these, the others follow."""
        self._waiting = list(photo_ids)
        self._open_next()

    def forget(self) -> None:
        """No others follow."""
        self._waiting.clear()

    def open(self, photo_id: str) -> None:
        """Choose a photo; a caption that it lacks is ready to be typed."""
        self._table.setFocus()
        self._table.select_id(photo_id)
        number = self._model.number_of(photo_id)
        if number >= 0 and not self._model.rows[number].caption and not is_closed(self._table):
            index = self._model.index(number, self._model.column_number(CAPTION))
            self._table.setCurrentIndex(index)
            self._table.edit(index)

    def _open_next(self) -> None:
        while self._waiting:
            photo_id = self._waiting.pop(0)
            if self._model.number_of(photo_id) >= 0:
                self.open(photo_id)
                return

    def _go_on(self, _editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        if hint is QAbstractItemDelegate.EndEditHint.SubmitModelCache:
            # Later: only then the editor that ends is gone.
            QTimer.singleShot(0, self, self._open_next)
        else:
            self.forget()
