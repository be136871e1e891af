"""What an empty screen shows: what it is for, and the one button that starts it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from rakor_desktop.qtkit.icons import Icon, icon, icon_pixmap
from rakor_desktop.qtkit.messages import set_property
from rakor_desktop.qtkit.theme import Role, theme_of


class EmptyState(QWidget):
    """Icon, heading, one or two sentences, one primary button."""

    action_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._which = Icon.INFO
        self._icon = QLabel(self)
        self._heading = QLabel(self)
        self._sentences = QLabel(self)
        self._sentences.setWordWrap(True)
        set_property(self._sentences, "role", "muted")
        self.button = QPushButton(self)
        set_property(self.button, "kind", "primary")
        self.button.setAutoDefault(True)  # Enter presses it too
        centre = Qt.AlignmentFlag.AlignHCenter
        self._sentences.setAlignment(centre)
        layout = self._layout = QVBoxLayout(self)
        layout.setSpacing(10)
        layout.addStretch(2)
        layout.addWidget(self._icon, 0, centre)
        layout.addWidget(self._heading, 0, centre)
        layout.addWidget(self._sentences, 0, centre)
        layout.addWidget(self.button, 0, centre)
        layout.addStretch(3)
        self.button.clicked.connect(self.action_requested)
        theme_of(self).theme_changed.connect(self._colour)

    def show_content(
        self, which: Icon, heading: str, sentences: str, action_text: str = "", action_icon: Icon | None = Icon.ADD
    ) -> None:
        """Say what the screen is for; without `action_text` there is no button."""
        self._which = which
        self._heading.setText(heading)
        self._sentences.setText(sentences)
        self.button.setText(action_text)
        self.button.setVisible(bool(action_text))
        if action_icon:
            self.button.setIcon(icon(action_icon, "accent-text"))
        self.setAccessibleName(f"{heading}. {sentences}")
        self._colour()

    def _colour(self) -> None:
        theme = theme_of(self)
        self._icon.setPixmap(icon_pixmap(self._which, "border-strong", theme.px(36), self.devicePixelRatioF()))
        self._heading.setFont(theme.font(Role.SECTION))
        self._wrap(theme.px(420))

    def _wrap(self, width: int) -> None:
        self._sentences.setFixedSize(width, max(self._sentences.heightForWidth(width), 0))  # -1 while it is empty

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        theme, margins = theme_of(self), self._layout.contentsMargins()
        room = self.width() - margins.left() - margins.right()
        self._wrap(max(min(theme.px(420), room), theme.px(200)))
