"""The versions of a document as a list: which, when, its code, why it was opened again."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from rakor_desktop.qtkit.icons import Icon, paint_icon
from rakor_desktop.qtkit.theme import Role, theme_of
from rakor_desktop.tables.wrapped_text import draw_wrapped, wrapped_lines

VERSION = Qt.ItemDataRole.UserRole + 1  # VersionLines
_PADDING, _ICON, _GAP = 10, 18, 8
_MOST_LINES = 4
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class VersionLines:
    """What stands in one row: a title, then a few lines."""

    title: str
    lines: tuple[str, ...]
    icon: Icon


class VersionDelegate(QStyledItemDelegate):
    """An icon and a title, below it the lines, each wrapped where it is too long."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        theme, shown, width = theme_of(self._view), index.data(VERSION), self._view.viewport().width()
        room = width - theme.px(2 * _PADDING + _ICON + _GAP)
        small = QFontMetrics(theme.font(Role.SMALL)).lineSpacing()
        height = QFontMetrics(theme.font(Role.BODY_STRONG)).lineSpacing()
        height += sum(wrapped_lines(line, theme.font(Role.SMALL), room, _MOST_LINES) * small for line in shown.lines)
        return QSize(width, height + 2 * theme.px(_PADDING))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        theme, shown, row = theme_of(self._view), index.data(VERSION), option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if selected or option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(row, theme.color("selection" if selected else "hover"))
        painter.fillRect(QRect(row.left(), row.bottom(), row.width(), 1), theme.color("border"))
        padding, side = theme.px(_PADDING), theme.px(_ICON)
        strong, small = theme.font(Role.BODY_STRONG), theme.font(Role.SMALL)
        place = QRect(row.left() + padding, row.top() + padding, side, side)
        paint_icon(painter, place, shown.icon, theme.color("accent" if selected else "text-muted"))
        words = row.adjusted(padding + side + theme.px(_GAP), padding, -padding, -padding)
        painter.setPen(theme.color("selection-text" if selected else "text"))
        words.setTop(words.top() + draw_wrapped(painter, words, shown.title, strong, 1))
        painter.setPen(theme.color("selection-text" if selected else "text-muted"))
        for line in shown.lines:
            words.setTop(words.top() + draw_wrapped(painter, words, line, small, _MOST_LINES))
        painter.restore()
