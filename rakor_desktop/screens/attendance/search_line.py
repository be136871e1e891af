"""The big field of the attendance screen: names, sheet marks and the barcode scanner all arrive here."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from rakor_desktop.qtkit.icons import Icon, paint_icon
from rakor_desktop.qtkit.read_only import STAYS_OPEN, TYPING
from rakor_desktop.qtkit.theme import Role, Theme

_HEIGHT = 48
_MARGIN = 46


class SearchLine(QLineEdit):
    """48 px high, with a magnifier at the left and the scanner's readiness at the right."""

    key_pressed = Signal(object)  # QKeyEvent; accept() takes it from the field

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty(STAYS_OPEN, TYPING)
        self.setAccessibleName(self.tr("Cari peserta"))
        self.setPlaceholderText(self.tr("Ketik nama atau instansi, nomor lembar, atau pindai kode"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.theme_changed.connect(self._measure)
        self._measure()

    def _measure(self) -> None:
        theme = self._theme
        self.setStyleSheet(f"QLineEdit {{ font-size: {13.5 * theme.text_scale:.1f}pt; border-radius: 8px; }}")
        self.setTextMargins(theme.px(_MARGIN - 10), 0, theme.px(8), 0)
        self.setFixedHeight(theme.px(_HEIGHT))

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(320), self._theme.px(_HEIGHT))

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            event.ignore()
            self.key_pressed.emit(event)
            if event.isAccepted():
                return True
            event.accept()  # as it came: ignored, it would reach the parent after the field used it
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        theme = self._theme
        painter = QPainter(self)
        side = theme.px(22)
        middle = self.rect().center().y()
        place = self.rect().adjusted(theme.px(14), middle - side // 2, 0, 0)
        place.setSize(QSize(side, side))
        paint_icon(painter, place, Icon.SEARCH, theme.color("text-muted"))
        words = self.tr("pemindai siap")
        font = theme.font(Role.SMALL)
        width = QFontMetrics(font).horizontalAdvance(words)
        used = QFontMetrics(self.font()).horizontalAdvance(self.text() or self.placeholderText())
        right = self.width() - theme.px(14)
        if not self.hasFocus() or theme.px(_MARGIN) + used + width + theme.px(52) > right:
            return
        painter.setFont(font)
        painter.setPen(theme.color("text-muted"))
        box = self.rect()
        box.setLeft(right - width)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, words)
        side = theme.px(18)
        place = self.rect()
        place.moveTo(right - width - side - theme.px(8), middle - side // 2)
        place.setSize(QSize(side, side))
        paint_icon(painter, place, Icon.BARCODE, theme.color("text"))
