"""The wheel scrolls the page and changes no field, not even the one that was used last: nobody looks at that then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QComboBox, QSlider, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QWindow

_STEPPED = (QComboBox, QAbstractSpinBox, QSlider)


class WheelGuard(QObject):
    """Looks at the wheel where the window takes it, before Qt gives focus or value to the field below the pointer.

    Made once. It filters the windows, not the application: a window gets few events, all widgets together thousands.
    """

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        app.focusWindowChanged.connect(self._watch)

    def _watch(self, window: QWindow | None) -> None:
        if window is not None:
            window.removeEventFilter(self)  # once, however often it comes to the front
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is not QEvent.Type.Wheel or not isinstance(event, QWheelEvent):
            return False
        field = _field_at(watched, event.globalPosition().toPoint())
        if field is None:
            return False
        _scroll_around(field, event)
        return True


def _scroll_around(field: QWidget, event: QWheelEvent) -> None:
    """Offer the wheel to what lies around the field, until something scrolls: Qt passes on only what devices send."""
    place, around = event.globalPosition(), field.parentWidget()
    while around is not None:
        passed = QWheelEvent(
            around.mapFromGlobal(place),
            place,
            event.pixelDelta(),
            event.angleDelta(),
            event.buttons(),
            event.modifiers(),
            event.phase(),
            event.inverted(),
        )
        QApplication.sendEvent(around, passed)
        if passed.isAccepted() or around.isWindow():
            return
        around = around.parentWidget()


def _field_at(window: QObject, place: QPoint) -> QWidget | None:
    """The field under the pointer that the wheel would step, None for all else."""
    part = QApplication.widgetAt(place)
    if part is None or part.window().windowHandle() is not window:
        return None
    while part is not None and not part.isWindow():
        if isinstance(part, _STEPPED):
            return part
        part = part.parentWidget()
    return None
