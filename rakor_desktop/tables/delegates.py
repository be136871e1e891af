"""How cells are painted: row ground, line below, focus, and one delegate per kind of cell."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from rakor_desktop.domain.kinds import Sector
from rakor_desktop.qtkit.icons import Icon, paint_icon
from rakor_desktop.qtkit.painting import ChipSpec, Tone, chip_width, paint_chip, paint_progress, paint_sector
from rakor_desktop.qtkit.theme import Role, Theme, theme_of
from rakor_desktop.tables.columns import CellKind, EditorKind, Share
from rakor_desktop.tables.rows_model import STRONG_ROLE, Index, RowsModel

_PADDING = 8
HOVERED_ROW = "hovered_row"  # dynamic property of the view: number of the row under the mouse


class CellDelegate(QStyledItemDelegate):
    """Ground, line and focus of every cell; a subclass paints what stands in it."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = theme_of()
        painter.save()
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if is_selected:
            painter.fillRect(option.rect, theme.color("selection"))
        elif _is_hovered(option.widget, index.row()):
            painter.fillRect(option.rect, theme.color("hover"))
        painter.setPen(theme.color("border"))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        ink = theme.color("selection-text" if is_selected else "text")
        padding = theme.px(_PADDING)
        self.paint_cell(painter, option.rect.adjusted(padding, 0, -padding, -1), theme, index, ink)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.color("focus"), 2))
            painter.drawRect(option.rect.adjusted(1, 1, -1, -2))
        painter.restore()

    def paint_cell(self, painter: QPainter, rect: QRect, theme: Theme, index: Index, ink: QColor) -> None:
        """Paint the content into `rect` (padding taken off)."""
        role = Role.BODY_STRONG if index.data(STRONG_ROLE) else Role.BODY
        flags = Qt.AlignmentFlag(index.data(Qt.ItemDataRole.TextAlignmentRole) or Qt.AlignmentFlag.AlignVCenter)
        draw_text(painter, rect, theme, index.data() or "", role, ink, flags)

    def full_text(self, index: Index) -> str:
        """What the tooltip says when the cell is too narrow."""
        return str(index.data() or "")

    def text_width(self, theme: Theme, index: Index) -> int:
        """How wide the content is without eliding."""
        role = Role.BODY_STRONG if index.data(STRONG_ROLE) else Role.BODY
        return QFontMetrics(theme.font(role)).horizontalAdvance(str(index.data() or ""))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        theme = theme_of()
        return QSize(self.text_width(theme, index) + 2 * theme.px(_PADDING), theme.px(32))

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        if event.type() is QEvent.Type.ToolTip and index.isValid():
            text = index.data(Qt.ItemDataRole.ToolTipRole)
            if not text and self.text_width(theme_of(), index) > option.rect.width() - 2 * theme_of().px(_PADDING):
                text = self.full_text(index)
            QToolTip.showText(event.globalPos(), str(text or ""), view)
            return True
        return super().helpEvent(event, view, option, index)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        model = index.model()
        if isinstance(model, RowsModel):
            column = model.columns[index.column()]
            if column.editor is EditorKind.CHOICE:
                box = QComboBox(parent)
                for key, label in column.choices():
                    box.addItem(label, key)
                box.setAccessibleName(column.title)
                box.activated.connect(self._commit_choice)
                return box
            editor = QLineEdit(parent)
            editor.setAccessibleName(column.title)
            return editor
        return super().createEditor(parent, option, index)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(max(editor.findText(str(index.data() or "")), 0))
            editor.showPopup()
        elif isinstance(editor, QLineEdit):
            if not editor.isModified():  # the row may be reloaded while somebody types in it
                editor.setText(self.edit_text(index))
                editor.selectAll()
        else:
            super().setEditorData(editor, index)

    def edit_text(self, index: Index) -> str:
        """What a line editor starts with."""
        return str(index.data(Qt.ItemDataRole.EditRole) or "")

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentText(), Qt.ItemDataRole.EditRole)
        elif isinstance(editor, QLineEdit):
            model.setData(index, editor.text(), Qt.ItemDataRole.EditRole)
        else:
            super().setModelData(editor, model, index)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        editor.setGeometry(option.rect)

    def _commit_choice(self) -> None:
        box = self.sender()
        if isinstance(box, QComboBox):
            self.commitData.emit(box)
            self.closeEditor.emit(box)


class ChipDelegate(CellDelegate):
    """A state as a chip."""

    def paint_cell(self, painter: QPainter, rect: QRect, theme: Theme, index: Index, ink: QColor) -> None:
        spec = _value(index)
        if isinstance(spec, ChipSpec):
            paint_chip(painter, rect, theme, spec)
        else:
            super().paint_cell(painter, rect, theme, index, ink)

    def text_width(self, theme: Theme, index: Index) -> int:
        spec = _value(index)
        return chip_width(theme, spec) if isinstance(spec, ChipSpec) else super().text_width(theme, index)


class SectorBadgeDelegate(CellDelegate):
    """The two letters of a sector, then the text of the cell."""

    def paint_cell(self, painter: QPainter, rect: QRect, theme: Theme, index: Index, ink: QColor) -> None:
        sector = _value(index)
        if isinstance(sector, Sector):
            paint_sector(painter, rect, theme, sector.value)
            rect = rect.adjusted(theme.px(34), 0, 0, 0)
        super().paint_cell(painter, rect, theme, index, ink)

    def text_width(self, theme: Theme, index: Index) -> int:
        return super().text_width(theme, index) + theme.px(34)


class TwoLineDelegate(CellDelegate):
    """A text over a smaller, muted second line; one line only when the row is low."""

    def paint_cell(self, painter: QPainter, rect: QRect, theme: Theme, index: Index, ink: QColor) -> None:
        second = str(_value(index) or "")
        if not second or rect.height() < theme.px(36):
            super().paint_cell(painter, rect, theme, index, ink)
            return
        middle = rect.top() + round(rect.height() * 0.53)
        upper = QRect(rect.left(), rect.top() + theme.px(3), rect.width(), middle - rect.top() - theme.px(3))
        lower = QRect(rect.left(), middle, rect.width(), rect.bottom() - middle - theme.px(2))
        super().paint_cell(painter, upper, theme, index, ink)
        horizontal = Qt.AlignmentFlag(index.data(Qt.ItemDataRole.TextAlignmentRole)) & (
            Qt.AlignmentFlag.AlignHorizontal_Mask
        )
        flags = horizontal | Qt.AlignmentFlag.AlignVCenter
        draw_text(painter, lower, theme, second, Role.SMALL, theme.color("text-muted"), flags)

    def full_text(self, index: Index) -> str:
        return "\n".join(part for part in (str(index.data() or ""), str(_value(index) or "")) if part)

    def text_width(self, theme: Theme, index: Index) -> int:
        metrics = QFontMetrics(theme.font(Role.SMALL))
        second = metrics.horizontalAdvance(str(_value(index) or ""))
        return max(super().text_width(theme, index), second)


class ProgressDelegate(CellDelegate):
    """A thin bar with its number at the right."""

    def paint_cell(self, painter: QPainter, rect: QRect, theme: Theme, index: Index, ink: QColor) -> None:
        share = _value(index)
        if not isinstance(share, Share):
            super().paint_cell(painter, rect, theme, index, ink)
            return
        number = theme.px(44)
        bar = QRect(rect.left(), rect.center().y() - theme.px(3) + 1, rect.width() - number, theme.px(6))
        paint_progress(painter, bar, theme, share.share, theme.chart(share.chart))
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        draw_text(painter, rect, theme, str(index.data() or ""), Role.BODY, ink, flags)


class DateDueDelegate(CellDelegate):
    """A date in the colour of its urgency, with a sign when it is late: colour never stands alone."""

    def paint_cell(self, painter: QPainter, rect: QRect, theme: Theme, index: Index, ink: QColor) -> None:
        tone = _value(index)
        if tone in (Tone.DANGER, Tone.WARNING):
            ink = theme.color(tone.value)
            side = theme.px(15)
            which = Icon.TASK_LATE if tone is Tone.DANGER else Icon.WORK_PLAN
            paint_icon(painter, QRect(rect.left(), rect.center().y() - side // 2, side, side), which, ink)
            rect = rect.adjusted(side + theme.px(5), 0, 0, 0)
        super().paint_cell(painter, rect, theme, index, ink)


class CheckDelegate(CellDelegate):
    """A check box that a click or the space key turns over."""

    def paint_cell(self, painter: QPainter, rect: QRect, theme: Theme, index: Index, ink: QColor) -> None:
        side = theme.px(16)
        box = QRect(rect.left(), rect.center().y() - side // 2 + 1, side, side)
        is_checked = bool(_value(index))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(theme.color("accent" if is_checked else "surface-raised"))
        painter.setPen(theme.color("accent" if is_checked else "border-strong"))
        painter.drawRoundedRect(box, 4, 4)
        if is_checked:
            paint_icon(painter, box.adjusted(1, 1, -1, -1), Icon.CHECK, theme.color("accent-text"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        text = str(index.data() or "")
        if text:
            super().paint_cell(painter, rect.adjusted(side + theme.px(6), 0, 0, 0), theme, index, ink)

    def editorEvent(self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index) -> bool:
        if event.type() is QEvent.Type.MouseButtonRelease:
            checked = Qt.CheckState.Unchecked if _value(index) else Qt.CheckState.Checked
            return model.setData(index, checked.value, Qt.ItemDataRole.CheckStateRole)
        return False


def draw_text(
    painter: QPainter, rect: QRect, theme: Theme, text: str, role: Role, ink: QColor, flags: Qt.AlignmentFlag
) -> None:
    """One line of text, elided at the right."""
    font = theme.font(role)
    painter.setFont(font)
    painter.setPen(ink)
    painter.drawText(rect, flags, QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width()))


def delegate_for(kind: CellKind, parent: QObject) -> CellDelegate:
    """The delegate that paints a kind of cell."""
    return _DELEGATES[kind](parent)


_DELEGATES: dict[CellKind, type[CellDelegate]] = {
    CellKind.TEXT: CellDelegate,
    CellKind.CHIP: ChipDelegate,
    CellKind.SECTOR: SectorBadgeDelegate,
    CellKind.TWO_LINES: TwoLineDelegate,
    CellKind.PROGRESS: ProgressDelegate,
    CellKind.DUE: DateDueDelegate,
    CellKind.CHECK: CheckDelegate,
}


def _value(index: Index) -> Any:
    """What the cell shows besides its text, straight from the row: through Qt an enum would become a bare string."""
    model = index.model()
    return model.columns[index.column()].value(model.row_at(index)) if isinstance(model, RowsModel) else None


def _is_hovered(view: QWidget | None, row: int) -> bool:
    return view is not None and view.property(HOVERED_ROW) == row
