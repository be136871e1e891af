"""The list of what is still missing before a document can be made final."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from rakor_desktop.domain.completeness import Gap, GapPlace
from rakor_desktop.qtkit.icons import Icon, paint_icon
from rakor_desktop.qtkit.painting import CHIP_HEIGHT, ChipSpec, Tone, chip_width, paint_chip
from rakor_desktop.qtkit.theme import Role, theme_of
from rakor_desktop.tables.wrapped_text import draw_wrapped, wrapped_lines

_HEIGHT = 280  # px at text 100 %: a longer list scrolls
_ICON, _EDGE, _PADDING, _GAP = 16, 6, 8, 8
_MOST_LINES = 6
_BY_KEY = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
_LOOK = Qt.ItemDataRole.UserRole + 1  # (Icon, colour token of the icon, colour token of the words)
_Index = QModelIndex | QPersistentModelIndex


class GapDelegate(QStyledItemDelegate):
    """Icon and sentence, at the right `Buka`, which leads to the place."""

    opened = Signal(int)  # the row

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view
        self._link = ChipSpec(self.tr("Buka"), Tone.LINK)

    def link_rect(self, index: _Index) -> QRect:
        """Where `Buka` stands in a row, in the coordinates of the view."""
        return self._link_in(self._view.visualRect(index))

    def _link_in(self, row: QRect) -> QRect:
        theme = theme_of(self._view)
        width, height = chip_width(theme, self._link), theme.px(CHIP_HEIGHT)
        return QRect(row.right() - theme.px(_PADDING) - width, row.center().y() - height // 2, width, height)

    def _words_in(self, row: QRect) -> QRect:
        theme = theme_of(self._view)
        left = row.left() + theme.px(_PADDING + _ICON + _GAP)
        right = self._link_in(row).left() - theme.px(_GAP)
        return QRect(left, row.top() + theme.px(_EDGE), right - left, row.height() - 2 * theme.px(_EDGE))

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        theme = theme_of(self._view)
        width, font = self._view.viewport().width(), theme.font(Role.BODY)
        words = self._words_in(QRect(0, 0, width, 0))
        lines = wrapped_lines(str(index.data()), font, words.width(), _MOST_LINES)
        height = max(lines * QFontMetrics(font).lineSpacing(), theme.px(CHIP_HEIGHT))
        return QSize(width, height + 2 * theme.px(_EDGE))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        theme, row = theme_of(self._view), option.rect
        which, icon_ink, ink = index.data(_LOOK)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        if selected or hovered:
            painter.fillRect(row, theme.color("selection" if selected else "hover"))
        if row.top() > self._view.viewport().rect().top():
            painter.fillRect(QRect(row.left(), row.top(), row.width(), 1), theme.color("border"))
        words, font = self._words_in(row), theme.font(Role.BODY)
        spacing, side = QFontMetrics(font).lineSpacing(), theme.px(_ICON)
        lines = wrapped_lines(str(index.data()), font, words.width(), _MOST_LINES)
        words.setTop(row.center().y() - lines * spacing // 2 + 1)
        place = QRect(row.left() + theme.px(_PADDING), words.top() + (spacing - side) // 2, side, side)
        paint_icon(painter, place, which, theme.color(icon_ink))
        painter.setPen(theme.color("selection-text" if selected else ink))
        draw_wrapped(painter, words, str(index.data()), font, lines)
        paint_chip(painter, self._link_in(row), theme, self._link, is_hovered=hovered)
        painter.restore()

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: _Index
    ) -> bool:
        if not isinstance(event, QMouseEvent) or event.type() != QEvent.Type.MouseButtonRelease:
            return False
        is_on_link = self._link_in(option.rect).contains(event.position().toPoint())
        if is_on_link and event.button() is Qt.MouseButton.LeftButton:
            self.opened.emit(index.row())
        return is_on_link


class GapList(QObject):
    """What is filled in beside the list stays in it as done, so that nothing moves under the mouse.

    A click only selects: Enter, a double click or `Buka` at the line leads to the place.
    """

    gap_chosen = Signal(object)  # Gap: the officer wants to go there

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view
        self._gaps: tuple[Gap, ...] = ()
        self._filled: frozenset[str] = frozenset()
        self.model = QStandardItemModel(self)
        view.setModel(self.model)
        self.delegate = GapDelegate(view)
        view.setItemDelegate(self.delegate)
        view.setResizeMode(QListView.ResizeMode.Adjust)
        theme_of(view).theme_changed.connect(self._dress)
        self.delegate.opened.connect(self._open)
        view.doubleClicked.connect(self._open_index)
        # Not `activated`: on some desktops a single click gives that.
        view.installEventFilter(self)

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """What is shown."""
        return self._gaps

    @property
    def blocking(self) -> Gap | None:
        """The first that must be filled before."""
        return next((gap for gap in self._gaps if gap.blocks and not self._is_filled(gap)), None)

    def show_gaps(self, gaps: Sequence[Gap], filled: frozenset[str]) -> None:
        """Show these; `filled` names the document's fields that are filled in by now."""
        current = self._view.currentIndex().row()
        known = self._gaps[current] if 0 <= current < len(self._gaps) else None
        self._gaps, self._filled = tuple(gaps), filled
        self.model.clear()
        for gap in gaps:
            self.model.appendRow(self._item(gap))
        if known in self._gaps:
            self._view.setCurrentIndex(self.model.index(self._gaps.index(known), 0))
        self._view.setVisible(bool(gaps))
        self._fit()

    def summary(self) -> str:
        """How much is missing, in words."""
        missing = [gap for gap in self._gaps if not self._is_filled(gap)]
        blocking = sum(gap.blocks for gap in missing)
        if not missing:
            text = self.tr("Yang kurang sudah diisi di atas.")
        elif blocking == len(missing):
            text = self.tr("{blocking} hal harus dilengkapi dahulu.")
        elif blocking:
            text = self.tr("{blocking} hal harus dilengkapi dahulu, {others} sebaiknya.")
        else:
            text = self.tr("{others} hal sebaiknya dilengkapi.")
        text = text.format(blocking=blocking, others=len(missing) - blocking)
        return f"{text} {self.tr('Enter atau Buka membawa ke tempatnya.')}" if missing else text

    def _is_filled(self, gap: Gap) -> bool:
        return gap.place is GapPlace.DOCUMENT and gap.target_id in self._filled

    def _item(self, gap: Gap) -> QStandardItem:
        if self._is_filled(gap):
            state, look = self.tr("Diisi di atas"), (Icon.DONE, "success", "text-muted")
        elif gap.blocks:
            state, look = self.tr("Harus dilengkapi"), (Icon.REJECTED, "danger", "danger")
        else:
            state, look = self.tr("Sebaiknya dilengkapi"), (Icon.WARNING, "warning", "text")
        item = QStandardItem(gap.text)
        item.setData(look, _LOOK)
        item.setData(f"{state}: {gap.text}", Qt.ItemDataRole.AccessibleTextRole)
        item.setToolTip(self.tr("{state}. Enter atau klik ganda: buka tempatnya").format(state=state))
        item.setEditable(False)
        return item

    def _dress(self) -> None:
        self.show_gaps(self._gaps, self._filled)

    def _fit(self) -> None:
        """As high as what is missing needs."""
        view, theme = self._view, theme_of(self._view)
        view.doItemsLayout()
        bottom = view.visualRect(self.model.index(self.model.rowCount() - 1, 0)).bottom() + theme.px(5)
        view.setFixedHeight(min(max(bottom, theme.px(40)), theme.px(_HEIGHT)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent) and event.gotFocus() and event.reason() in _BY_KEY and self._gaps:
            self._mark_first()
            return False
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        current = self._view.currentIndex()
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and current.isValid():
            self._open_index(current)
        return is_enter and current.isValid()

    def _mark_first(self) -> None:
        """Who comes by the keyboard sees where it stands."""
        if not self._view.selectionModel().hasSelection():
            self._view.setCurrentIndex(self.model.index(max(self._view.currentIndex().row(), 0), 0))

    def _open_index(self, index: QModelIndex) -> None:
        self._open(index.row())

    def _open(self, row: int) -> None:
        self.gap_chosen.emit(self._gaps[row])
