"""How the matrix of interests is painted and edited in place."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, QRect, Qt, QTimer
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QPlainTextEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from rakor_desktop.domain.discussion import Position
from rakor_desktop.domain.kinds import Outcome
from rakor_desktop.qtkit.icons import icon
from rakor_desktop.qtkit.painting import BADGE_WIDTH, paint_chip, paint_sector
from rakor_desktop.qtkit.theme import Role, Theme
from rakor_desktop.screens.groups.looks import OUTCOME_CHIPS
from rakor_desktop.screens.groups.matrix_model import Index, MatrixColumn, MatrixRole
from rakor_desktop.tables.delegates import CellDelegate
from rakor_desktop.tables.wrapped_text import draw_wrapped, wrapped_lines

_BEFORE = "text_before"
_TABS = {
    Qt.Key.Key_Tab: QStyledItemDelegate.EndEditHint.EditNextItem,
    Qt.Key.Key_Backtab: QStyledItemDelegate.EndEditHint.EditPreviousItem,
}
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class MatrixDelegate(CellDelegate):
    """Two lines of text in a cell; a long one opens into its editor, which saves while it is typed."""

    def paint_cell(self, painter: QPainter, rect: QRect, theme: Theme, index: Index, ink: QColor) -> None:
        position = index.data(MatrixRole.POSITION)
        if not isinstance(position, Position):
            return
        if index.column() == MatrixColumn.SIDE:
            paint_sector(painter, rect, theme, position.side.sector.value)
            left = theme.px(BADGE_WIDTH + 6)
            painter.setFont(theme.font(Role.BODY_STRONG))
            painter.setPen(ink)
            text = painter.fontMetrics().elidedText(
                position.side.label, Qt.TextElideMode.ElideRight, rect.width() - left
            )
            painter.drawText(rect.adjusted(left, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, text)
        elif index.column() == MatrixColumn.OUTCOME:
            paint_chip(painter, rect, theme, OUTCOME_CHIPS[Outcome(position.outcome)])
        else:
            text = str(index.data() or "")
            font = theme.font(Role.SMALL if index.column() == MatrixColumn.REASON else Role.BODY)
            painter.setPen(theme.color("text-muted") if index.column() == MatrixColumn.REASON else ink)
            metrics = QFontMetrics(font)
            room = max(rect.height() // metrics.lineSpacing(), 1)
            lines = wrapped_lines(text, font, rect.width(), min(room, 2))
            top = rect.top() + (rect.height() - lines * metrics.lineSpacing()) // 2
            draw_wrapped(painter, QRect(rect.left(), top, rect.width(), rect.height()), text, font, min(room, 2))

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        name = str(index.data(Qt.ItemDataRole.AccessibleTextRole) or "")
        if index.column() == MatrixColumn.OUTCOME:
            box = QComboBox(parent)
            for outcome in Outcome:
                spec = OUTCOME_CHIPS[outcome]
                if spec.icon is not None:
                    box.addItem(icon(spec.icon, spec.tone.value), outcome.label, outcome)
            box.setAccessibleName(name)
            box.activated.connect(self._commit_choice)
            if QApplication.mouseButtons() is not Qt.MouseButton.NoButton:
                QTimer.singleShot(0, box, box.showPopup)  # it has its place only after this event
            return box
        editor = QPlainTextEdit(parent)
        editor.setAccessibleName(name)
        editor.setTabChangesFocus(True)
        editor.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        editor.setProperty(_BEFORE, str(index.data(Qt.ItemDataRole.EditRole) or ""))
        editor.textChanged.connect(self._save_typing)
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, QComboBox):
            position = index.data(MatrixRole.POSITION)
            if isinstance(position, Position):
                editor.setCurrentIndex(editor.findData(Outcome(position.outcome)))
        elif isinstance(editor, QPlainTextEdit) and not editor.document().isModified():
            blocked = editor.blockSignals(True)
            editor.setPlainText(str(index.data(Qt.ItemDataRole.EditRole) or ""))
            editor.selectAll()
            editor.blockSignals(blocked)
            editor.document().setModified(False)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, QComboBox):
            model.setData(index, Outcome(editor.currentData()))
        elif isinstance(editor, QPlainTextEdit):
            model.setData(index, editor.toPlainText())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        rect = QRect(option.rect)
        if isinstance(editor, QPlainTextEdit):
            parent = editor.parentWidget()
            rect.setHeight(max(rect.height(), editor.fontMetrics().lineSpacing() * 3 + 14))
            if parent is not None and rect.bottom() > parent.height():
                rect.moveBottom(parent.height())
        editor.setGeometry(rect)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(watched, QComboBox) and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            step = _STEPS.get(Qt.Key(event.key()), 0)
            if step and not event.modifiers():
                # By itself the box would tell each step as a choice, which closes it.
                watched.setCurrentIndex(min(max(watched.currentIndex() + step, 0), watched.count() - 1))
                return True
        if isinstance(watched, QPlainTextEdit) and isinstance(event, QKeyEvent):
            hint = _TABS.get(Qt.Key(event.key()))
            if event.type() is QEvent.Type.KeyPress and hint is not None:  # Qt leaves it to fields of many lines
                self.commitData.emit(watched)
                self.closeEditor.emit(watched, hint)
                return True
            is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if event.type() is QEvent.Type.KeyPress and is_enter:
                if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier):
                    watched.insertPlainText("\n")
                else:
                    self.commitData.emit(watched)
                    self.closeEditor.emit(watched, self.EndEditHint.NoHint)
                return True
            is_escape = event.type() is QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape
            if is_escape and watched.document().isModified():
                watched.setPlainText(str(watched.property(_BEFORE)))
                self.commitData.emit(watched)
        return super().eventFilter(watched, event)

    def _save_typing(self) -> None:
        editor = self.sender()
        if isinstance(editor, QPlainTextEdit) and editor.document().isModified():
            self.commitData.emit(editor)


def row_height(theme: Theme) -> int:
    """High enough for two lines of text."""
    return QFontMetrics(theme.font(Role.BODY)).lineSpacing() * 2 + theme.px(6)
