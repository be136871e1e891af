"""The lists of the settings: their sections, letterheads and signatories, phrases under the names of documents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from rakor_desktop.qtkit.icons import Icon, paint_icon
from rakor_desktop.qtkit.theme import Role, theme_of
from rakor_desktop.tables.delegates import draw_text

_Index = QModelIndex | QPersistentModelIndex
_ENTRY_ROLE = Qt.ItemDataRole.UserRole + 1
_LINE, _TWO_LINES, _HEADING = 36, 48, 30
_MARK = 4  # px: the bar at the left of the chosen entry
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: `sign` with `sign_text` stands at the right (a default, a change); a heading cannot be chosen."""

    key: str
    title: str
    subtitle: str = ""
    icon: Icon | None = None
    sign: Icon | None = None
    sign_text: str = ""
    is_heading: bool = False


class EntryModel(QAbstractListModel):
    """The entries in order."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._entries: list[Entry] = []

    @property
    def entries(self) -> tuple[Entry, ...]:
        """What is shown."""
        return tuple(self._entries)

    def put(self, entries: Sequence[Entry]) -> None:
        """Show these entries; with the same keys in the same order the selection stays."""
        if [entry.key for entry in entries] == [entry.key for entry in self._entries]:
            self._entries = list(entries)
            if entries:
                self.dataChanged.emit(self.index(0), self.index(len(entries) - 1))
            return
        self.beginResetModel()
        self._entries = list(entries)
        self.endResetModel()

    def key_at(self, row: int) -> str:
        """The key of a row; empty outside the list and for a heading."""
        inside = 0 <= row < len(self._entries) and not self._entries[row].is_heading
        return self._entries[row].key if inside else ""

    def row_of(self, key: str) -> int:
        """The row of a key, -1 when there is none."""
        return next((row for row, entry in enumerate(self._entries) if entry.key == key and not entry.is_heading), -1)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._entries)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if not index.isValid() or self._entries[index.row()].is_heading:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        entry = self._entries[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return entry.title
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                return ", ".join(part for part in (entry.title, entry.subtitle, entry.sign_text) if part)
            case _:
                return entry if role == _ENTRY_ROLE else None


class EntryDelegate(QStyledItemDelegate):
    """Icon, title over subtitle, sign at the right; the chosen entry has a bar at its left."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        entry: Entry = index.data(_ENTRY_ROLE)
        height = _HEADING if entry.is_heading else _TWO_LINES if entry.subtitle else _LINE
        return QSize(theme_of().px(80), theme_of().px(height))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        entry: Entry = index.data(_ENTRY_ROLE)
        painter.save()
        if entry.is_heading:
            self._paint_heading(painter, option.rect, entry)
        else:
            self._paint_entry(painter, option, entry)
        painter.restore()

    def _paint_heading(self, painter: QPainter, rect: QRect, entry: Entry) -> None:
        theme = theme_of()
        inner = rect.adjusted(theme.px(12), theme.px(6), -theme.px(8), 0)
        draw_text(painter, inner, theme, entry.title, Role.SMALL_STRONG, theme.color("text-muted"), _LEFT)

    def _paint_entry(self, painter: QPainter, option: QStyleOptionViewItem, entry: Entry) -> None:
        theme = theme_of()
        rect: QRect = option.rect
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if is_chosen:
            painter.fillRect(rect, theme.color("selection"))
            painter.fillRect(QRect(rect.left(), rect.top(), _MARK, rect.height()), theme.color("accent"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.color("hover"))
        ink = theme.color("selection-text" if is_chosen else "text")
        words = rect.adjusted(theme.px(12), 0, -theme.px(8), 0)
        if entry.icon is not None:
            side = theme.px(18)
            paint_icon(painter, QRect(words.left(), rect.center().y() - side // 2 + 1, side, side), entry.icon, ink)
            words.setLeft(words.left() + theme.px(28))
        if entry.sign is not None:
            side = theme.px(15)
            place = QRect(words.right() - side, rect.center().y() - side // 2 + 1, side, side)
            paint_icon(painter, place, entry.sign, theme.color("accent"))
            words.setRight(place.left() - theme.px(6))
        role = Role.BODY_STRONG if is_chosen else Role.BODY
        if entry.subtitle:
            upper = QRect(words.left(), rect.top() + theme.px(5), words.width(), theme.px(20))
            lower = QRect(words.left(), upper.bottom(), words.width(), theme.px(18))
            muted = theme.color("selection-text" if is_chosen else "text-muted")
            draw_text(painter, lower, theme, entry.subtitle, Role.SMALL, muted, _LEFT)
            words = upper
        draw_text(painter, words, theme, entry.title, role, ink, _LEFT)
        if option.state & QStyle.StateFlag.State_HasFocus and option.state & QStyle.StateFlag.State_KeyboardFocusChange:
            painter.setPen(theme.color("focus"))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))


def show_entries(view: QListView, model: EntryModel) -> None:
    """Let a list view show entries."""
    view.setModel(model)
    view.setItemDelegate(EntryDelegate(view))
    view.setMouseTracking(True)
    view.setUniformItemSizes(False)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
    theme_of(view).theme_changed.connect(view.doItemsLayout)
