"""The line above a page that leads back to the dialog which sent the officer there."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from rakor_desktop.qtkit.icons import Icon, icon, icon_pixmap
from rakor_desktop.qtkit.messages import set_property
from rakor_desktop.qtkit.theme import Role, theme_of
from rakor_desktop.widgets.elided_label import ElidedLabel
from rakor_desktop.widgets.key_button import KeyButton

_KEY = "F9"


class ReturnBar(QWidget):
    """Hidden until a way back is offered; goes when it was taken, closed, or another meeting is opened."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("return_bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._back: Callable[[], object] | None = None
        self._meeting_id = ""
        self._icon = QLabel(self)
        self.label = ElidedLabel(self)
        self.button = KeyButton(self)
        self.button.show_key(_KEY)
        set_property(self.button, "dense", "true")
        self.close_button = QToolButton(self)
        self.close_button.setAccessibleName(self.tr("Tutup baris ini"))
        self.close_button.setToolTip(self.tr("Tutup baris ini"))
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 10, 6)
        row.setSpacing(8)
        row.addWidget(self._icon)
        row.addWidget(self.label)
        row.addStretch(1)
        row.addWidget(self.button)
        row.addWidget(self.close_button)
        self.button.clicked.connect(self._go_back)
        self.close_button.clicked.connect(self.hide)
        QShortcut(QKeySequence(_KEY), self).activated.connect(self._go_back)
        theme_of(self).theme_changed.connect(self._colour)
        self._colour()
        self.hide()

    def offer(self, text: str, action_text: str, back: Callable[[], object] | None) -> None:
        """Show what was left and the way back there; without one the line goes."""
        self._back = back
        self.label.setText(text)
        self.button.setText(action_text)
        self.button.setAccessibleName(action_text)
        self.setVisible(back is not None)

    def show_place(self, meeting_id: str) -> None:
        """The open meeting: the way back belongs to one."""
        if meeting_id != self._meeting_id:
            self._meeting_id = meeting_id
            self.hide()

    def _go_back(self) -> None:
        back = self._back
        self.hide()
        if back is not None:
            back()

    def _colour(self) -> None:
        theme = theme_of(self)
        self.label.setFont(theme.font(Role.BODY))
        self.button.setIcon(icon(Icon.FINALISE))
        self.close_button.setIcon(icon(Icon.CLOSE))
        self._icon.setPixmap(icon_pixmap(Icon.WARNING, "warning", theme.px(18), self.devicePixelRatioF()))
        ink, ground = theme.color("warning").name(), theme.color("warning-bg").name()
        self.setStyleSheet(f"#return_bar {{ background: {ground}; }} #return_bar QLabel {{ color: {ink}; }}")
