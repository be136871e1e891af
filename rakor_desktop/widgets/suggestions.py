"""The list that opens under a field while somebody types; the field keeps the focus."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QHideEvent, QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QVBoxLayout, QWidget

from rakor_desktop.domain.kinds import Sector
from rakor_desktop.qtkit.icons import Icon, paint_icon
from rakor_desktop.qtkit.painting import ChipSpec, chip_width, paint_chip, paint_sector
from rakor_desktop.qtkit.theme import Role, theme_of

_MOST_ROWS = 8
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One row to take: `value` is the text put into the field (the title when empty).

    `is_new` marks a row that adds what was typed: the keyboard does not slip onto it while something matches.
    """

    id: str
    title: str
    subtitle: str = ""
    badge: Sector | None = None
    chip: ChipSpec | None = None
    icon: Icon | None = None
    value: str = ""
    is_new: bool = False

    @property
    def text(self) -> str:
        """What the field shows after taking it."""
        return self.value or self.title


class _SuggestionModel(QAbstractListModel):
    """The rows that fit the typed text."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: tuple[Suggestion, ...] = ()

    def put(self, rows: Sequence[Suggestion]) -> None:
        """Replace the rows."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            sector = row.badge.label if row.badge else ""
            return ", ".join(part for part in (row.title, row.subtitle, sector) if part)
        return None


class _SuggestionDelegate(QStyledItemDelegate):
    """Badge or icon, title over subtitle, chip at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        row = _row(index)
        return QSize(theme_of().px(200), theme_of().px(44 if row.subtitle else 32))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        theme = theme_of()
        row = _row(index)
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        ink = theme.color("text")
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.color("selection"))
            ink = theme.color("selection-text")
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.color("hover"))
        inner = rect.adjusted(theme.px(10), 0, -theme.px(10), 0)
        if row.badge:
            paint_sector(painter, inner, theme, row.badge.value)
            inner.setLeft(inner.left() + theme.px(36))
        elif row.icon:
            side = theme.px(18)
            paint_icon(painter, QRect(inner.left(), inner.center().y() - side // 2, side, side), row.icon, ink)
            inner.setLeft(inner.left() + theme.px(28))
        if row.chip:
            width = chip_width(theme, row.chip)
            chip = QRect(inner.right() - width + 1, inner.top(), width, inner.height())
            paint_chip(painter, chip, theme, row.chip)
            inner.setRight(chip.left() - theme.px(8))
        upper = inner
        if row.subtitle:
            upper = inner.adjusted(0, theme.px(4), 0, -inner.height() // 2 + 1)
            lower = inner.adjusted(0, inner.height() // 2, 0, -theme.px(4))
            painter.setFont(theme.font(Role.SMALL))
            painter.setPen(theme.color("text-muted"))
            _draw_elided(painter, lower, row.subtitle)
        painter.setFont(theme.font(Role.BODY))
        painter.setPen(ink)
        _draw_elided(painter, upper, row.title)
        painter.restore()


def _row(index: _Index) -> Suggestion:
    model = index.model()
    assert isinstance(model, _SuggestionModel)
    return model.rows[index.row()]


def _draw_elided(painter: QPainter, rect: QRect, text: str) -> None:
    elided = QFontMetrics(painter.font()).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, elided)


class SuggestionList(QFrame):
    """Opened under (or over) its field; never takes the focus, so typing goes on."""

    taken = Signal(object)  # Suggestion

    def __init__(self, field: QWidget) -> None:
        super().__init__(field, Qt.WindowType.ToolTip | Qt.WindowType.FramelessWindowHint)
        self._field = field
        self._anchor = QRect()
        self._is_fresh = False  # nobody moved in it yet
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setObjectName("suggestion_list")
        self._model = _SuggestionModel(self)
        self._view = QListView(self)
        self._view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._view.setMouseTracking(True)
        self._view.setModel(self._model)
        self._view.setItemDelegate(_SuggestionDelegate(self))
        self._view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._view.setAccessibleName(self.tr("Saran"))
        self._view.setMinimumHeight(1)  # by itself a view wants room for both scroll bars, which is more than one row
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.addWidget(self._view)
        self._view.clicked.connect(self._take_index)

    @property
    def current(self) -> Suggestion | None:
        """The marked row of an open list."""
        index = self._view.currentIndex()
        return self._model.rows[index.row()] if self.isVisible() and index.isValid() else None

    @property
    def rows(self) -> tuple[Suggestion, ...]:
        """What an open list offers."""
        return self._model.rows if self.isVisible() else ()

    def offer(self, rows: Sequence[Suggestion], anchor: QRect, *, mark_first: bool = True) -> None:
        """Open with these rows at `anchor` (in the field's coordinates); nothing to offer closes."""
        if not rows:
            self.hide()
            return
        self._model.put(rows)
        if mark_first:
            self._view.setCurrentIndex(self._model.index(0))
        self._anchor = anchor
        self._is_fresh = True
        self._place()
        self.show()
        self._field.window().installEventFilter(self)

    def handle_key(self, key: int) -> bool:
        """Arrow keys move, Esc closes; whether the key was used."""
        if not self.isVisible():
            return False
        if key == Qt.Key.Key_Escape:
            self.hide()
            return True
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: _MOST_ROWS, Qt.Key.Key_PageUp: -_MOST_ROWS}
        step = steps.get(Qt.Key(key))
        if step is None:
            return False
        current = self._view.currentIndex()
        row = current.row() + step if current.isValid() else (0 if step > 0 else len(self._model.rows) - 1)
        row = min(max(row, 0), len(self._model.rows) - 1)
        if self._is_fresh and current.isValid() and self._model.rows[row].is_new:
            # Who looks into the field expects the first key to reach the first row: a match must not become a double.
            row = max((place for place in range(row) if not self._model.rows[place].is_new), default=row)
        self._is_fresh = False
        self._view.setCurrentIndex(self._model.index(row))
        return True

    def take(self) -> bool:
        """Take the marked row; whether there was one."""
        row = self.current
        if row is None:
            return False
        self.hide()
        self.taken.emit(row)
        return True

    def _take_index(self, index: QModelIndex) -> None:
        self.hide()
        self.taken.emit(self._model.rows[index.row()])

    def _place(self) -> None:
        theme = theme_of(self)
        shown = self._model.rows[:_MOST_ROWS]
        height = sum(theme.px(44 if row.subtitle else 32) for row in shown) + 4
        width = max(self._anchor.width(), theme.px(320))
        below = self._field.mapToGlobal(self._anchor.bottomLeft())
        screen = self._field.screen().availableGeometry()
        top = below.y() + 5
        if top + height > screen.bottom():
            top = self._field.mapToGlobal(self._anchor.topLeft()).y() - height - 5
        left = min(below.x(), screen.right() - width)
        self.setGeometry(left, top, width, height)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Hide):
            self.hide()
        return False

    def hideEvent(self, event: QHideEvent) -> None:
        self._field.window().removeEventFilter(self)
        super().hideEvent(event)
