"""The visible focus: a ring around typing fields always, around buttons only after the keyboard moved there."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMargins, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid

from rakor_desktop.qtkit.read_only import LOCKED
from rakor_desktop.qtkit.theme import theme_of

_DISTANCE = 3  # 1 px gap and 2 px ring
_TYPING = (QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox)
_RADIUS = 6
_MOVES = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide)
NO_RING = "no_focus_ring"  # dynamic property of a widget that shows its focus by itself


class _Ring(QWidget):
    """Lies around a widget in the nearest part of the window with room for it; scrolls and is cut off with that.

    Not a QFocusFrame: that takes its distance from a style, and QStyle with its many enums costs 8 ms at start.
    """

    def __init__(self, target: QWidget, host: QWidget) -> None:
        super().__init__(host)
        self._target = target
        self._host = host
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        part: QWidget | None = target
        while part is not None and part is not host:
            part.installEventFilter(self)
            part = part.parentWidget()
        self._follow()

    def _follow(self) -> None:
        if not (isValid(self._target) and isValid(self._host)):
            return  # a part of the window is going away
        self.setGeometry(_room_of(self._target, self._host))
        self.setVisible(self._target.isVisibleTo(self._host))
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _MOVES:
            self._follow()
        elif event.type() is QEvent.Type.DynamicPropertyChange:
            self.update()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._target.property(LOCKED) == "true":
            return  # nothing can be typed there
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme_of(self).color("focus"), 2))
        radius = _RADIUS + _DISTANCE - 1
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)


class FocusRing(QObject):
    """Moves one ring after the focus; made once, beside the theme."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._ring: _Ring | None = None
        app.focusChanged.connect(self._follow)

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        if self._ring is not None:
            if isValid(self._ring):  # it goes with its parent
                self._ring.hide()
                self._ring.deleteLater()
            self._ring = None
        host = _host_of(new) if new is not None else None
        if new is not None and host is not None and self._wants_ring(new):
            self._ring = _Ring(new, host)

    def _wants_ring(self, widget: QWidget) -> bool:
        if widget.property(NO_RING) or _is_cell_editor(widget):
            return False
        if isinstance(widget, _TYPING):
            return True
        is_button = isinstance(widget, QAbstractButton | QComboBox)
        return is_button and QApplication.mouseButtons() is Qt.MouseButton.NoButton


def _room_of(target: QWidget, host: QWidget) -> QRect:
    place = QRect(target.mapTo(host, QPoint(0, 0)), target.size())
    return place.marginsAdded(QMargins(_DISTANCE, _DISTANCE, _DISTANCE, _DISTANCE))


def _host_of(target: QWidget) -> QWidget | None:
    """The parent of a widget, or what is around it where the parent fits tightly; never beyond what scrolls."""
    host = target.parentWidget()
    while host is not None and not host.isWindow() and not host.rect().contains(_room_of(target, host)):
        above = host.parentWidget()
        if above is None or isinstance(above, QAbstractScrollArea):
            break
        host = above
    return host


def _is_cell_editor(widget: QWidget) -> bool:
    above = widget.parentWidget()
    return above is not None and isinstance(above.parentWidget(), QAbstractItemView)
