"""A message in place: what happened, what to do, one button."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from rakor_desktop.domain.errors import UserError
from rakor_desktop.qtkit.icons import Icon, icon_pixmap
from rakor_desktop.qtkit.messages import Level, Message, message_of, set_property
from rakor_desktop.qtkit.read_only import STAYS_OPEN
from rakor_desktop.qtkit.theme import Role, theme_of

_ICONS = {
    Level.DANGER: Icon.NOT_SAVED,
    Level.WARNING: Icon.WARNING,
    Level.INFO: Icon.INFO,
    Level.SUCCESS: Icon.DONE,
}


class ErrorPanel(QWidget):
    """Hidden until there is something to say; also for warnings and information (see `Level`)."""

    action_requested = Signal()
    shown = Signal()  # there is something to say

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty(STAYS_OPEN, True)  # a message is closed in a locked page too
        self._message = Message("")
        self._icon = QLabel(self)
        self._heading = QLabel(self)
        self._detail = QLabel(self)
        for label in (self._heading, self._detail):
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._button = QPushButton(self)
        set_property(self._button, "dense", "true")
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._heading)
        words.addWidget(self._detail)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(8)
        layout.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(words, 1)
        layout.addWidget(self._button, 0, Qt.AlignmentFlag.AlignTop)
        self._button.clicked.connect(self.action_requested)
        theme_of(self).theme_changed.connect(self._colour)
        self.hide()

    @property
    def message(self) -> Message:
        """What is shown, or was last."""
        return self._message

    def show_error(self, error: UserError, action_text: str = "") -> None:
        """Show an error of the environment or the input."""
        self.show_message(message_of(error, action_text))

    def show_message(self, message: Message) -> None:
        """Show a message; stays until `hide()`."""
        self._message = message
        self._heading.setText(_breakable(message.heading))
        self._detail.setText(message.detail)
        self._detail.setVisible(bool(message.detail))
        self._button.setText(message.action_text)
        self._button.setVisible(bool(message.action_text))
        self.setAccessibleName(f"{message.heading} {message.detail}".strip())
        self._colour()
        self.show()
        self.shown.emit()

    def _colour(self) -> None:
        theme = theme_of(self)
        ink = theme.color(self._message.level.value)
        # All in the sheet: a font set beside a sheet serves or not, depending on what was polished first.
        strong = theme.font(Role.BODY_STRONG)
        size, weight = strong.pointSizeF(), int(strong.weight())
        self._heading.setStyleSheet(f"color: {ink.name()}; font-size: {size}pt; font-weight: {weight}")
        self._detail.setFont(theme.font(Role.SMALL))
        level = self._message.level
        self._icon.setPixmap(icon_pixmap(_ICONS[level], level.value, theme.px(18), self.devicePixelRatioF()))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme_of(self).color(f"{self._message.level.value}-bg"))
        painter.drawRoundedRect(QRectF(self.rect()), 6, 6)


def _breakable(text: str) -> str:
    """The text with places to break inside a file name, which has no blanks: a line that is too long would be cut."""
    return text.replace("_", "_\u200b")
