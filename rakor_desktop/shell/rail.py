"""The left rail: where one is in the program, and how to get elsewhere."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFontMetrics, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QVBoxLayout, QWidget

from rakor_desktop.domain.resources import resource
from rakor_desktop.qtkit.focus_ring import NO_RING
from rakor_desktop.qtkit.icons import Icon, paint_icon
from rakor_desktop.qtkit.screen import PageSpec
from rakor_desktop.qtkit.theme import Role, theme_of

WIDTH, FOLDED_WIDTH = 176, 48
_ENTRY = 40
_BRAND = 52


class RailEntry(QAbstractButton):
    """One page: icon and word (only the icon when folded), its counter, and a mark when it is shown."""

    def __init__(self, title: str, which: Icon, parent: QWidget) -> None:
        super().__init__(parent)
        self.setText(title)
        self.setAccessibleName(title)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._which = which
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setProperty(NO_RING, True)
        self._badge = ""
        self.hint = ""
        self.is_folded = False

    def show_badge(self, text: str) -> None:
        """Show a counter; empty removes it."""
        self._badge = text
        self.setAccessibleDescription(text)
        self.update()

    def sizeHint(self) -> QSize:
        theme = theme_of(self)
        return QSize(theme.px(WIDTH), theme.px(_ENTRY))

    def enterEvent(self, event: QEnterEvent) -> None:
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inset = 4 if self.is_folded else 8
        box = QRectF(self.rect()).adjusted(inset, 0, -inset, 0)
        ink = theme.color("rail-selected-text" if self.isChecked() or self.underMouse() else "rail-text")
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("rail-selected"))
            painter.drawRoundedRect(box, 6, 6)
            painter.setBrush(theme.color("rail-mark"))
            painter.drawRoundedRect(QRectF(-4, self.height() / 2 - 12, 8, 24), 3, 3)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.color("rail-mark"), 2))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 6, 6)
        side = theme.px(20)
        left = (self.width() - side) // 2 if self.is_folded else 17
        paint_icon(painter, QRect(left, (self.height() - side) // 2, side, side), self._which, ink)
        if self.is_folded:
            self._paint_badge(painter, self.width() - theme.px(18), theme.px(4), is_small=True)
            return
        painter.setFont(theme.font(Role.BODY_STRONG if self.isChecked() else Role.BODY))
        painter.setPen(ink)
        text = QRect(left + side + 8, 0, self.width(), self.height())
        painter.drawText(text, Qt.AlignmentFlag.AlignVCenter, self.text())
        if self.hint:
            painter.setFont(theme.font(Role.TINY))
            painter.drawText(self.rect().adjusted(0, 0, -14, 0), _RIGHT, self.hint)
        self._paint_badge(painter, 0, 0, is_small=False)

    def _paint_badge(self, painter: QPainter, x: int, y: int, *, is_small: bool) -> None:
        if not self._badge:
            return
        theme = theme_of(self)
        height = theme.px(14 if is_small else 18)
        font = theme.font(Role.TINY_STRONG)
        width = max(QFontMetrics(font).horizontalAdvance(self._badge) + theme.px(6 if is_small else 10), height)
        if not is_small:
            x, y = self.width() - width - 14, (self.height() - height) // 2
        box = QRectF(min(x, self.width() - width - 2), y, width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("rail-selected-text"))
        painter.drawRoundedRect(box, height / 2, height / 2)
        painter.setFont(font)
        painter.setPen(theme.color("rail"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._badge)


_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class Rail(QWidget):
    """Entries from top to bottom in the order of the pages; some stand at the bottom."""

    page_chosen = Signal(str)
    help_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries: dict[str, RailEntry] = {}
        self._group = QButtonGroup(self)
        self._is_folded = False
        self._logo: QPixmap | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setSpacing(2)
        self._help = RailEntry(self.tr("Bantuan"), Icon.HELP, self)
        self._help.hint = "F1"
        self._help.setToolTip(self.tr("Bantuan (F1)"))
        self._help.clicked.connect(self.help_requested)
        self._group.buttonClicked.connect(self._choose)
        self.setAccessibleName(self.tr("Halaman"))
        theme_of(self).theme_changed.connect(self._measure)

    def set_pages(self, pages: Sequence[PageSpec]) -> None:
        """Put the entries; `Alt+1`... belongs to them in this order."""
        for number, page in enumerate(pages, start=1):
            entry = RailEntry(page.title, page.icon, self)
            entry.setCheckable(True)
            entry.setToolTip(f"{page.title} (Alt+{number})")
            self._entries[page.key] = entry
            self._group.addButton(entry)
        for page in pages:
            if not page.at_bottom:
                self._layout.addWidget(self._entries[page.key])
        self._layout.addStretch(1)
        for page in pages:
            if page.at_bottom:
                self._layout.addWidget(self._entries[page.key])
        self._layout.addWidget(self._help)
        self._measure()

    def show_page(self, key: str) -> None:
        """Mark the page that is shown."""
        if key in self._entries:
            self._entries[key].setChecked(True)

    def show_badge(self, key: str, text: str) -> bool:
        """The counter of a page; whether there is such a page."""
        if key in self._entries:
            self._entries[key].show_badge(text)
        return key in self._entries

    def set_folded(self, folded: bool) -> None:
        """Only icons, or icons and words."""
        self._is_folded = folded
        for entry in (*self._entries.values(), self._help):
            entry.is_folded = folded
        self._measure()

    def _choose(self, button: QAbstractButton) -> None:
        key = next(key for key, entry in self._entries.items() if entry is button)
        self.page_chosen.emit(key)

    def _measure(self) -> None:
        theme = theme_of(self)
        self.setFixedWidth(theme.px(FOLDED_WIDTH if self._is_folded else WIDTH))
        self._layout.setContentsMargins(0, theme.px(_BRAND), 0, theme.px(8))
        for entry in (*self._entries.values(), self._help):
            entry.updateGeometry()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("rail"))
        side = theme.px(26)
        left = (self.width() - side) // 2 if self._is_folded else 16
        painter.drawPixmap(QRect(left, (theme.px(_BRAND) - side) // 2, side, side), self._brand(side))
        if not self._is_folded:
            painter.setFont(theme.font(Role.SECTION))
            painter.setPen(theme.color("rail-selected-text"))
            text = QRect(left + side + 10, 0, self.width(), theme.px(_BRAND))
            painter.drawText(text, Qt.AlignmentFlag.AlignVCenter, "Rakor Desktop")

    def _brand(self, side: int) -> QPixmap:
        ratio = self.devicePixelRatioF()
        pixels = round(side * ratio)
        if self._logo is None or self._logo.width() != pixels:
            self._logo = QPixmap(pixels, pixels)
            self._logo.fill(Qt.GlobalColor.transparent)
            painter = QPainter(self._logo)
            QSvgRenderer(str(resource("brand/logo.svg"))).render(painter)
            painter.end()
        return self._logo
