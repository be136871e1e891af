"""Cells that save while they are typed in: an open editor is no place where text could be lost."""

from __future__ import annotations

import functools

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QAbstractItemDelegate, QLineEdit, QStyleOptionViewItem, QWidget

from rakor_desktop.tables.delegates import CellDelegate
from rakor_desktop.tables.rows_model import Index, RowsModel


class LiveCellDelegate(CellDelegate):
    """Tells each key of its line editor, and the old text when editing was given up with Esc."""

    text_typed = Signal(str, str, str)  # row id, column key, text

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._before = ""
        self._place = ("", "")
        self._has_typed = False
        self.closeEditor.connect(self._end)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = super().createEditor(parent, option, index)
        model = index.model()
        if isinstance(editor, QLineEdit) and isinstance(model, RowsModel):
            self._place = (model.id_at(index.row()), model.columns[index.column()].key)
            self._before = self.stored_text(index)
            self._has_typed = False
            editor.textEdited.connect(functools.partial(self._type, *self._place))
        return editor

    def stored_text(self, index: Index) -> str:
        """What an Esc brings back."""
        return str(index.data() or "")

    def _type(self, row_id: str, key: str, text: str) -> None:
        self._has_typed = True
        self.text_typed.emit(row_id, key, text)

    def _end(self, _editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        if self._has_typed and hint is QAbstractItemDelegate.EndEditHint.RevertModelCache:
            self.text_typed.emit(*self._place, self._before)
        self._has_typed = False
