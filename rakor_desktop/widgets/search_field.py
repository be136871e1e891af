"""A field with a magnifier: filters a list while typing, or searches with the big attendance style."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from rakor_desktop.qtkit.icons import Icon, icon
from rakor_desktop.qtkit.read_only import STAYS_OPEN
from rakor_desktop.qtkit.theme import Role, theme_of
from rakor_desktop.widgets.completing_field import CompletingField

_PAUSE = 120  # ms after the last key before a list is asked again


class SearchField(QLineEdit):
    """32 px high; `search_changed` comes a moment after the last key, Esc empties it."""

    search_changed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty(STAYS_OPEN, True)
        self.addAction(icon(Icon.SEARCH, "text-muted"), QLineEdit.ActionPosition.LeadingPosition)
        self.setClearButtonEnabled(False)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self._announce)
        self._announced = ""
        self.textChanged.connect(self._timer.start)

    def setPlaceholderText(self, text: str) -> None:  # noqa: N802 - Qt's name
        super().setPlaceholderText(text)
        self.setAccessibleName(text)

    def _announce(self) -> None:
        text = self.text().strip()
        if text != self._announced:
            self._announced = text
            self.search_changed.emit(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._timer.stop()
            self._announce()
            super().keyPressEvent(event)
        else:
            super().keyPressEvent(event)


class BigSearchField(CompletingField):
    """48 px high, large type, completes from rows: the field of the attendance list."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty(STAYS_OPEN, True)
        self.addAction(icon(Icon.SEARCH, "text-muted"), QLineEdit.ActionPosition.LeadingPosition)
        self.set_clears_after_taking(True)
        theme_of(self).theme_changed.connect(self._measure)
        self._measure()

    def _measure(self) -> None:
        theme = theme_of(self)
        self.setFont(theme.font(Role.NOTE))
        size = f"font-size: {12 * theme.text_scale:.1f}pt; min-height: {theme.px(46)}px"
        self.setStyleSheet(f"QLineEdit {{ {size} }}")  # without a selector the icon's button would grow too
