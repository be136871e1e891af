"""The groups of a meeting as cards in a row: model and delegate."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from rakor_desktop.domain.discussion import Group
from rakor_desktop.qtkit.theme import Role, theme_of
from rakor_desktop.tables.row_sync import sync_rows

_Index = QModelIndex | QPersistentModelIndex
_WIDTH, _HEIGHT, _GAP = 300, 52, 8
_NARROWEST = 96
_ROOM_FOR_TIME = 140


class GroupRole(IntEnum):
    """What the delegate asks for."""

    GROUP = Qt.ItemDataRole.UserRole + 1


def _id_of(group: Group) -> str:
    return group.id


class GroupModel(QAbstractListModel):
    """The groups in their order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Group] = []

    @property
    def rows(self) -> tuple[Group, ...]:
        """The groups shown."""
        return tuple(self._rows)

    def show_rows(self, rows: Sequence[Group]) -> None:
        """Show these groups."""
        sync_rows(self, self._rows, rows, _id_of)

    def number_of(self, group_id: str) -> int:
        """The place of a group, -1 when it is gone."""
        return next((number for number, row in enumerate(self._rows) if row.id == group_id), -1)

    def put_rows(self, rows: list[Group]) -> None:
        """For `sync_rows`."""
        self._rows = rows

    def announce_row(self, row: int) -> None:
        """For `sync_rows`."""
        self.dataChanged.emit(self.index(row), self.index(row))

    def time_text(self, group: Group) -> str:
        """What is left of the time: `45 menit` before the start, then `27 menit`, at last `lewat 3 menit`."""
        left = minutes_left(group, datetime.now())
        if left < 0:
            return self.tr("lewat {minutes} menit").format(minutes=-left)
        return self.tr("{minutes} menit").format(minutes=left)

    def second_line(self, group: Group) -> str:
        """Room and number of people."""
        people = self.tr("{count} orang").format(count=group.members)
        return f"{group.room} · {people}" if group.room else people

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return f"{row.code} {row.topic}"
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                return f"{row.code} {row.topic}, {self.second_line(row)}, {self.time_text(row)}"
            case GroupRole.GROUP:
                return row
            case _:
                return None


def minutes_left(group: Group, now: datetime) -> int:
    """The whole minutes left of a group's time, begun ones counted; negative when it is over."""
    if group.started_at is None:
        return group.minutes
    left = group.started_at + timedelta(minutes=group.minutes) - now
    return -int(-left.total_seconds() // 60)


class GroupDelegate(QStyledItemDelegate):
    """Code and topic, time left, room and people; the chosen group has an accent border."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._room = 0

    def set_room(self, width: int, count: int) -> None:
        """Share the row's width among the cards: they get narrower before they have to scroll."""
        self._room = width // max(count, 1)

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        theme = theme_of(option.widget)
        width = max(min(theme.px(_WIDTH + _GAP), self._room), theme.px(_NARROWEST))
        return QSize(width, theme.px(_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row, model = index.data(GroupRole.GROUP), index.model()
        if not isinstance(row, Group) or not isinstance(model, GroupModel):
            return
        theme = theme_of(option.widget)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        card = option.rect.adjusted(0, 0, -theme.px(_GAP), 0)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver) and not selected
        painter.setBrush(theme.color("hover" if hovered else "surface-raised"))
        width = 2 if selected else 1
        has_focus = selected and bool(option.state & QStyle.StateFlag.State_HasFocus)
        painter.setPen(QPen(theme.color("focus" if has_focus else "accent" if selected else "border"), width))
        painter.drawRoundedRect(QRectF(card).adjusted(width / 2, width / 2, -width / 2, -width / 2), 8, 8)
        inner = card.adjusted(theme.px(12), theme.px(6), -theme.px(12), -theme.px(6))
        half = inner.height() // 2
        upper, lower = inner.adjusted(0, 0, 0, -half), inner.adjusted(0, half, 0, 0)
        strong, small = theme.font(Role.BODY_STRONG), theme.font(Role.SMALL)
        time_text = model.time_text(row)
        is_over = minutes_left(row, datetime.now()) < 0
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(small)
        painter.setPen(theme.color("danger" if is_over else "text-muted"))
        room = upper.width()
        if room > theme.px(_ROOM_FOR_TIME):
            painter.drawText(upper, middle | Qt.AlignmentFlag.AlignRight, time_text)
            room -= QFontMetrics(small).horizontalAdvance(time_text) + theme.px(8)
        painter.setFont(strong)
        painter.setPen(theme.color("accent"))
        painter.drawText(upper, middle, row.code)
        left = QFontMetrics(strong).horizontalAdvance(row.code) + theme.px(10)
        painter.setPen(theme.color("text"))
        topic = QFontMetrics(strong).elidedText(
            row.topic or self.tr("Tanpa topik"), Qt.TextElideMode.ElideRight, room - left
        )
        painter.drawText(upper.adjusted(left, 0, 0, 0), middle, topic)
        painter.setFont(small)
        painter.setPen(theme.color("text-muted"))
        second = QFontMetrics(small).elidedText(model.second_line(row), Qt.TextElideMode.ElideRight, lower.width())
        painter.drawText(lower, middle, second)
        painter.restore()
