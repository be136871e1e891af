"""The meetings after the next one, as a short list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from rakor_desktop.domain.formatting import short_date, weekday
from rakor_desktop.domain.meeting import MeetingSummary
from rakor_desktop.qtkit.theme import Role, theme_of
from rakor_desktop.tables.delegates import draw_text

_Index = QModelIndex | QPersistentModelIndex
_LINE_ROLE = Qt.ItemDataRole.UserRole + 1
ENTRY_HEIGHT = 46  # px at 100 % text


@dataclass(frozen=True, slots=True)
class UpcomingLine:
    """What one entry says."""

    meeting_id: str
    day: str
    weekday: str
    title: str
    detail: str


def upcoming_line(owner: QObject, row: MeetingSummary, today: date) -> UpcomingLine:
    """`3 Des` Kamis, title, `9 hari lagi · terjadwal`."""
    if row.date is None:
        return UpcomingLine(row.id, "–", "", row.title, row.state.label.lower())
    days = (row.date - today).days
    when = owner.tr("{count} hari lagi").format(count=days) if days else owner.tr("hari ini")
    detail = owner.tr("{when} · {state}").format(when=when, state=row.state.label.lower())
    return UpcomingLine(row.id, short_date(row.date).rsplit(" ", 1)[0], weekday(row.date), row.title, detail)


class UpcomingModel(QAbstractListModel):
    """A handful of lines."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._lines: tuple[UpcomingLine, ...] = ()

    def put(self, lines: Sequence[UpcomingLine]) -> None:
        """Show these lines."""
        if tuple(lines) != self._lines:
            self.beginResetModel()
            self._lines = tuple(lines)
            self.endResetModel()

    def meeting_at(self, row: int) -> str:
        """The meeting of a line."""
        return self._lines[row].meeting_id

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return line.title
            case Qt.ItemDataRole.AccessibleTextRole:
                return ", ".join((f"{line.weekday} {line.day}", line.title, line.detail))
            case _:
                return line if role == _LINE_ROLE else None


class UpcomingDelegate(QStyledItemDelegate):
    """Day and weekday at the left, title over detail at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(theme_of().px(120), theme_of().px(ENTRY_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        theme = theme_of()
        line: UpcomingLine = index.data(_LINE_ROLE)
        rect: QRect = option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.color("hover"))
        painter.setPen(theme.color("border"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        half = rect.height() // 2
        left = QRect(rect.left(), rect.top() + theme.px(2), theme.px(52), half)
        right = QRect(left.right() + theme.px(4), left.top(), rect.right() - left.right() - theme.px(4), half)
        ink, muted = theme.color("text"), theme.color("text-muted")
        draw_text(painter, left, theme, line.day, Role.BODY_STRONG, ink, flags)
        draw_text(painter, right, theme, line.title, Role.BODY, ink, flags)
        left.translate(0, half - theme.px(4))
        right.translate(0, half - theme.px(4))
        draw_text(painter, left, theme, line.weekday, Role.SMALL, muted, flags)
        draw_text(painter, right, theme, line.detail, Role.SMALL, muted, flags)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(theme.color("focus"))
            painter.drawRect(rect.adjusted(0, 0, -1, -1))
        painter.restore()
