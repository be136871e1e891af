"""Cells that save while they are typed in: an open editor is no place where text could be lost."""

from __future__ import annotations

import functools
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemDelegate, QLineEdit, QStyleOptionViewItem, QWidget

from rakor_desktop.domain.errors import UserError
from rakor_desktop.qtkit.messages import set_property
from rakor_desktop.qtkit.theme import Role, Theme
from rakor_desktop.tables.delegates import CellDelegate, draw_text
from rakor_desktop.tables.rows_model import Index, RowsModel


class LiveCellDelegate(CellDelegate):
    """Tells each key of its line editor, and the old text when editing was given up with Esc.

    `check` may refuse a text with a `UserError`: Enter and Tab then leave the editor open with what was typed.
    """

    text_typed = Signal(str, str, str)  # row id, column key, text
    text_refused = Signal(object)  # UserError
    given_up = Signal()

    def __init__(self, parent: QObject, check: Callable[[str, str], object] | None = None) -> None:
        super().__init__(parent)
        self._check = check
        self._before = ""
        self._place = ("", "")
        self._has_typed = False
        self.closeEditor.connect(self._end)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = super().createEditor(parent, option, index)
        model = index.model()
        if isinstance(editor, QLineEdit) and isinstance(model, RowsModel):
            self._place = (model.id_at(index.row()), model.columns[index.column()].key)
            self._before = self.edit_text(index)
            self._has_typed = False
            editor.textEdited.connect(functools.partial(self._type, *self._place))
        return editor

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and isinstance(editor, QLineEdit):
            leaving = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
            if event.key() in leaving and not self._is_acceptable(editor):
                return True
        return super().eventFilter(editor, event)

    def _is_acceptable(self, editor: QLineEdit) -> bool:
        error: UserError | None = None
        try:
            if self._check is not None:
                self._check(self._place[1], editor.text())
        except UserError as refusal:
            error = refusal
            self.text_refused.emit(refusal)
        set_property(editor, "error", "true" if error else "false")
        editor.setToolTip(error.message if error else "")
        return error is None

    def _type(self, row_id: str, key: str, text: str) -> None:
        self._has_typed = True
        self.text_typed.emit(row_id, key, text)

    def _end(self, _editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        if self._has_typed and hint is QAbstractItemDelegate.EndEditHint.RevertModelCache:
            self.text_typed.emit(*self._place, self._before)
        self._has_typed = False
        if hint is QAbstractItemDelegate.EndEditHint.RevertModelCache:
            self.given_up.emit()


class HintedCellDelegate(LiveCellDelegate):
    """Says in the muted colour what belongs into an empty cell."""

    def __init__(self, parent: QObject, hint: str, check: Callable[[str, str], object] | None = None) -> None:
        super().__init__(parent, check)
        self._hint = hint

    def paint_cell(self, painter: QPainter, rect: QRect, theme: Theme, index: Index, ink: QColor) -> None:
        if index.data():
            super().paint_cell(painter, rect, theme, index, ink)
            return
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        draw_text(painter, rect, theme, self._hint, Role.BODY, theme.color("text-muted"), flags)
