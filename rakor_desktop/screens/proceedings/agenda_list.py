"""The agenda beside the remarks: what is over, what is running, what comes when."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from rakor_desktop.domain.formatting import clock, clock_range
from rakor_desktop.domain.schedule import ItemState, LiveItem
from rakor_desktop.qtkit.icons import Icon, paint_icon
from rakor_desktop.qtkit.theme import Role, Theme

_Index = QModelIndex | QPersistentModelIndex
_ICONS = {
    ItemState.DONE: (Icon.DONE, "success"),
    ItemState.RUNNING: (Icon.RUNNING, "accent"),
    ItemState.WAITING: (Icon.NOT_RECORDED, "border-strong"),
}


LOOSE = "-"  # id of the last entry: remarks without an item, or whose item is gone


class AgendaModel(QAbstractListModel):
    """Agenda items with their state; the list stays still while times change."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[LiveItem, ...] = ()

    @property
    def rows(self) -> Sequence[LiveItem]:
        """What is shown, in order."""
        return self._rows

    def row_of(self, item_id: str) -> int:
        """The row of an item, -1 when it is not there."""
        return next((row for row, live in enumerate(self._rows) if live.item.id == item_id), -1)

    def item_id(self, row: int) -> str:
        """The id of the item in a row, empty outside."""
        return self._rows[row].item.id if 0 <= row < len(self._rows) else ""

    def show_rows(self, rows: Sequence[LiveItem]) -> None:
        """Show these items."""
        same = [live.item.id for live in rows] == [live.item.id for live in self._rows]
        if same:
            self._rows = tuple(rows)
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        live = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return live.item.title or live.item.kind.label
            case Qt.ItemDataRole.UserRole:
                return live
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                state = "" if live.item.id == LOOSE else self.state_text(live)
                parts = (live.item.title or live.item.kind.label, live.item.speaker, state)
                return ", ".join(part for part in parts if part)
            case _:
                return None

    def state_text(self, live: LiveItem) -> str:
        """State and times in words."""
        when = self.time_text(live)
        return f"{live.state}, {when}" if when else live.state

    def time_text(self, live: LiveItem) -> str:
        """`08.00–08.33`, `mulai 10.19` or `10.44 · 45 menit`; nothing for remarks without an item."""
        if live.item.id == LOOSE:
            return ""
        if live.state is ItemState.DONE and live.start is not None:
            return clock_range(live.start, live.end) if live.end is not None else clock(live.start)
        if live.state is ItemState.RUNNING and live.start is not None:
            return self.tr("mulai {time}").format(time=clock(live.start))
        length = self.tr("{count} menit").format(count=live.item.minutes)
        return f"{clock(live.start)} · {length}" if live.start is not None else length


class AgendaDelegate(QStyledItemDelegate):
    """Icon, title and time on one line; the running item is bold, the chosen one has the bar at its left."""

    def __init__(self, view: QListView, theme: Theme) -> None:
        super().__init__(view)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        theme = self._theme
        return QSize(theme.px(120), max(theme.px(31), QFontMetrics(theme.font(Role.BODY)).height() + theme.px(10)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        live = index.data(Qt.ItemDataRole.UserRole)
        model = index.model()
        if not isinstance(live, LiveItem) or not isinstance(model, AgendaModel):
            return
        theme, row = self._theme, option.rect
        state: QStyle.StateFlag = option.state
        is_chosen = bool(state & QStyle.StateFlag.State_Selected)
        is_running = live.state is ItemState.RUNNING
        painter.save()
        if is_chosen:
            painter.fillRect(row, theme.color("selection"))
            painter.fillRect(QRect(row.left(), row.top(), theme.px(4), row.height()), theme.color("accent"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(row, theme.color("hover"))
        which, token = _ICONS[live.state] if live.item.id != LOOSE else (Icon.EXPLANATION, "text-muted")
        side = theme.px(18)
        indent = theme.px(16) if live.item.parent_id else 0
        box = QRect(row.left() + theme.px(12) + indent, row.center().y() - side // 2 + 1, side, side)
        paint_icon(painter, box, which, theme.color(token))
        when = model.time_text(live)
        small = theme.font(Role.SMALL_STRONG if is_running else Role.SMALL)
        width = QFontMetrics(small).horizontalAdvance(when)
        right = QRect(row.right() - theme.px(12) - width, row.top(), width + 1, row.height())
        painter.setFont(small)
        painter.setPen(theme.color("accent" if is_running else "text-muted"))
        painter.drawText(right, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, when)
        left = box.right() + theme.px(8)
        font = theme.font(Role.BODY_STRONG if is_running else Role.BODY)
        ink = "selection-text" if is_chosen else "text-muted" if live.state is ItemState.DONE else "text"
        painter.setFont(font)
        painter.setPen(theme.color(ink))
        space = right.left() - theme.px(10) - left
        title = str(index.data(Qt.ItemDataRole.DisplayRole))
        elided = QFontMetrics(font).elidedText(title, Qt.TextElideMode.ElideRight, max(space, 0))
        painter.drawText(QRect(left, row.top(), space, row.height()), Qt.AlignmentFlag.AlignVCenter, elided)
        painter.restore()
