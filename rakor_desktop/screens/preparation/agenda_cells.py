"""How the cells of the agenda are painted: handle, flowing time, indented title, signs."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QLineEdit, QStyleOptionViewItem, QWidget

from rakor_desktop.domain.formatting import clock
from rakor_desktop.domain.schedule import ScheduledItem
from rakor_desktop.qtkit.icons import Icon, paint_icon
from rakor_desktop.qtkit.theme import Role, Theme
from rakor_desktop.screens.preparation.agenda_model import AgendaModel
from rakor_desktop.screens.preparation.live_cells import LiveCellDelegate
from rakor_desktop.tables.delegates import CellDelegate, draw_text
from rakor_desktop.tables.rows_model import ROW_ROLE, Index

_INDENT = 20


class HandleDelegate(CellDelegate):
    """The two bars by which a row is dragged."""

    def paint_cell(self, painter: QPainter, rect: QRect, theme: Theme, index: Index, ink: QColor) -> None:
        middle, half = rect.center(), theme.px(6)
        painter.setPen(theme.color("border-strong"))
        for left in (middle.x() - 1, middle.x() + 2):
            painter.drawLine(left, middle.y() - half, left, middle.y() + half)


class TimeDelegate(LiveCellDelegate):
    """The planned time; red and semibold when it runs into a fixed item or past the planned end."""

    def paint_cell(self, painter: QPainter, rect: QRect, theme: Theme, index: Index, ink: QColor) -> None:
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        row: ScheduledItem = index.data(ROW_ROLE)
        model = index.model()
        limit = model.planned_end if isinstance(model, AgendaModel) else None
        is_past = limit is not None and row.end is not None and row.end > limit
        if row.conflict or is_past:
            draw_text(painter, rect, theme, index.data(), Role.BODY_STRONG, theme.color("danger"), flags)
        else:
            draw_text(painter, rect, theme, index.data(), Role.BODY, ink, flags)

    def edit_text(self, index: Index) -> str:
        row: ScheduledItem = index.data(ROW_ROLE)
        return clock(row.item.fixed_start) if row.item.fixed_start else ""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = super().createEditor(parent, option, index)
        if isinstance(editor, QLineEdit):
            editor.setPlaceholderText(self.tr("tetap, 10.00"))
            editor.setToolTip(self.tr("Waktu mulai tetap; kosongkan agar mengikuti acara sebelumnya"))
        return editor


class MutedChoiceDelegate(CellDelegate):
    """A choice in the muted colour: it stands back behind the title."""

    def paint_cell(self, painter: QPainter, rect: QRect, theme: Theme, index: Index, ink: QColor) -> None:
        super().paint_cell(painter, rect, theme, index, theme.color("text-muted"))


class TitleDelegate(LiveCellDelegate):
    """The title, set in for a sub-item."""

    def paint_cell(self, painter: QPainter, rect: QRect, theme: Theme, index: Index, ink: QColor) -> None:
        row: ScheduledItem = index.data(ROW_ROLE)
        depth = row.depth
        if depth:
            side = theme.px(14)
            place = QRect(rect.left() + theme.px(2), rect.center().y() - side // 2, side, side)
            paint_icon(painter, place, Icon.SUB_ITEM, theme.color("text-muted"))
            rect = rect.adjusted(theme.px(_INDENT) * depth, 0, 0, 0)
        if not index.data():
            ink = theme.color("text-muted")
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        draw_text(painter, rect, theme, index.data() or self.tr("Tulis nama acara"), Role.BODY, ink, flags)


class SignDelegate(CellDelegate):
    """A lock for a fixed time, a crossed eye for an item that is not printed."""

    def paint_cell(self, painter: QPainter, rect: QRect, theme: Theme, index: Index, ink: QColor) -> None:
        row: ScheduledItem = index.data(ROW_ROLE)
        side = theme.px(16)
        place = QRect(rect.left(), rect.center().y() - side // 2, side, side)
        signs = ((Icon.FIXED_TIME, row.item.fixed_start is not None), (Icon.INTERNAL, row.item.internal))
        for which, is_shown in signs:
            if is_shown:
                paint_icon(painter, place, which, theme.color("text-muted"))
                place.translate(side + theme.px(6), 0)


class FilesDelegate(CellDelegate):
    """A paperclip with the number of files; nothing for none."""

    def paint_cell(self, painter: QPainter, rect: QRect, theme: Theme, index: Index, ink: QColor) -> None:
        count = str(index.data() or "")
        if count:
            side = theme.px(16)
            place = QRect(rect.left(), rect.center().y() - side // 2, side, side)
            paint_icon(painter, place, Icon.MATERIAL, theme.color("text-muted"))
            flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            draw_text(painter, rect.adjusted(side + theme.px(3), 0, 8, 0), theme, count, Role.BODY, ink, flags)
