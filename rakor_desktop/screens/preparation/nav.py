"""The list at the left of the preparation: one entry per card, with what still needs a look."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from rakor_desktop.qtkit.icons import Icon, paint_icon
from rakor_desktop.qtkit.theme import Role, Theme, theme_of
from rakor_desktop.tables.delegates import draw_text

_Index = QModelIndex | QPersistentModelIndex
_ENTRY = 54
_NARROW = 100  # px at 100 % text: less, and words would only be cut
_ENTRY_ROLE = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class NavEntry:
    """One card: what it is called, how it stands in a few words, and whether it needs a look.

    `is_complete` None: there is nothing to say about it, as of what nobody began.
    """

    key: str
    title: str
    icon: Icon
    summary: str = ""
    is_complete: bool | None = True


class NavModel(QAbstractListModel):
    """The entries in the order of the cards."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._entries: list[NavEntry] = []

    def put(self, entries: Sequence[NavEntry]) -> None:
        """Show these entries; with the same keys the selection stays."""
        if [entry.key for entry in entries] == [entry.key for entry in self._entries]:
            self._entries = list(entries)
            self.dataChanged.emit(self.index(0), self.index(len(entries) - 1))
            return
        self.beginResetModel()
        self._entries = list(entries)
        self.endResetModel()

    def entry_at(self, row: int) -> NavEntry:
        """What a row shows."""
        return self._entries[row]

    def key_at(self, row: int) -> str:
        """The card of a row."""
        return self._entries[row].key

    def row_of(self, key: str) -> int:
        """The row of a card."""
        return [entry.key for entry in self._entries].index(key)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        entry = self._entries[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return entry.title
            case Qt.ItemDataRole.ToolTipRole:
                return f"{entry.title}: {entry.summary}"
            case Qt.ItemDataRole.AccessibleTextRole:
                state = self.tr("perlu dilengkapi") if entry.is_complete is False else ""
                return ", ".join(part for part in (entry.title, entry.summary, state) if part)
            case _:
                return entry if role == _ENTRY_ROLE else None


class NavDelegate(QStyledItemDelegate):
    """Icon, title over summary, and a sign at the right: complete, or to be looked at. Narrow: icon and sign alone."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(theme_of().px(40), theme_of().px(_ENTRY))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        theme = theme_of()
        entry: NavEntry = index.data(_ENTRY_ROLE)
        rect: QRect = option.rect
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if is_selected or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(theme.color("selection" if is_selected else "hover"))
            painter.drawRoundedRect(QRectF(rect.adjusted(0, 1, 0, -1)), 6, 6)
        if rect.width() < theme.px(_NARROW):
            _paint_narrow(painter, rect, theme, entry, is_selected=is_selected)
        else:
            _paint_wide(painter, rect, theme, entry, is_selected=is_selected)
        if option.state & QStyle.StateFlag.State_HasFocus and option.state & QStyle.StateFlag.State_KeyboardFocusChange:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(theme.color("focus"))
            painter.drawRoundedRect(QRectF(rect.adjusted(1, 2, -1, -2)), 6, 6)
        painter.restore()


def _paint_wide(painter: QPainter, rect: QRect, theme: Theme, entry: NavEntry, *, is_selected: bool) -> None:
    ink = theme.color("selection-text" if is_selected else "text")
    side = theme.px(20)
    middle = rect.center().y() - side // 2 + 1
    paint_icon(painter, QRect(rect.left() + theme.px(10), middle, side, side), entry.icon, ink)
    sign = theme.px(17)
    right = rect.right() - theme.px(10) - sign
    _paint_sign(painter, QRect(right, rect.center().y() - sign // 2 + 1, sign, sign), theme, entry)
    left = rect.left() + theme.px(38)
    words = QRect(left, rect.top() + theme.px(8), right - left - theme.px(6), theme.px(20))
    flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    draw_text(painter, words, theme, entry.title, Role.BODY_STRONG if is_selected else Role.BODY, ink, flags)
    words.moveTop(words.bottom() - theme.px(1))
    muted = theme.color("text" if is_selected else "text-muted")
    draw_text(painter, words, theme, entry.summary, Role.SMALL, muted, flags)


def _paint_narrow(painter: QPainter, rect: QRect, theme: Theme, entry: NavEntry, *, is_selected: bool) -> None:
    side, sign = theme.px(20), theme.px(15)
    place = QRect(0, 0, side, side)
    place.moveCenter(rect.center() - QPoint(0, theme.px(6)))
    paint_icon(painter, place, entry.icon, theme.color("selection-text" if is_selected else "text"))
    below = QRect(0, 0, sign, sign)
    below.moveCenter(rect.center() + QPoint(0, theme.px(14)))
    _paint_sign(painter, below, theme, entry)


def _paint_sign(painter: QPainter, place: QRect, theme: Theme, entry: NavEntry) -> None:
    if entry.is_complete is not None:
        which, tone = (Icon.DONE, "success") if entry.is_complete else (Icon.PROBLEM, "warning")
        paint_icon(painter, place, which, theme.color(tone))
