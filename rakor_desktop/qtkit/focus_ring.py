"""The visible focus: a ring around typing fields always, around buttons only after the keyboard moved there."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QFocusFrame,
    QLineEdit,
    QPlainTextEdit,
    QProxyStyle,
    QStyle,
    QStyleOption,
    QTextEdit,
    QWidget,
)

from rakor_desktop.qtkit.theme import theme_of

_DISTANCE = 3  # 1 px gap and 2 px ring
_TYPING = (QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox)
_RADIUS = 6
NO_RING = "no_focus_ring"  # dynamic property of a widget that shows its focus by itself


class _RingStyle(QProxyStyle):
    """Tells the frame how far outside the control it lies; only the frame itself uses this style."""

    def pixelMetric(
        self, metric: QStyle.PixelMetric, option: QStyleOption | None = None, widget: QWidget | None = None
    ) -> int:
        if metric in (QStyle.PixelMetric.PM_FocusFrameHMargin, QStyle.PixelMetric.PM_FocusFrameVMargin):
            return _DISTANCE
        return super().pixelMetric(metric, option, widget)


class _Ring(QFocusFrame):
    """Drawn around the widget it is set to."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme_of(self).color("focus"), 2))
        radius = _RADIUS + _DISTANCE - 1
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)


class FocusRing(QObject):
    """Moves one ring after the focus; made once, beside the theme."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._style = _RingStyle("Fusion")
        self._style.setParent(self)
        self._ring: _Ring | None = None
        app.focusChanged.connect(self._follow)

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        if self._ring is not None:
            self._ring.hide()
            self._ring.deleteLater()  # a frame that changes its parent keeps the clipping of the old one
            self._ring = None
        if new is not None and self._wants_ring(new):
            self._ring = _Ring(new)
            self._ring.setStyle(self._style)
            self._ring.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            self._ring.destroyed.connect(self._forget)
            self._ring.setWidget(new)

    def _forget(self) -> None:
        self._ring = None

    def _wants_ring(self, widget: QWidget) -> bool:
        if widget.property(NO_RING) or _is_cell_editor(widget):
            return False
        if isinstance(widget, _TYPING):
            return True
        is_button = isinstance(widget, QAbstractButton | QComboBox)
        return is_button and QApplication.mouseButtons() is Qt.MouseButton.NoButton


def _is_cell_editor(widget: QWidget) -> bool:
    above = widget.parentWidget()
    return above is not None and isinstance(above.parentWidget(), QAbstractItemView)
