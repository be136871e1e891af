"""A short message with one action, in the strip of the status bar; never for errors.

There it covers neither what is being typed nor a button: the page above ends in a margin of its own.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer
from PySide6.QtGui import QEnterEvent, QHideEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from rakor_desktop.qtkit.icons import Icon, icon
from rakor_desktop.qtkit.theme import theme_of

_SHOWN_FOR = 8000  # ms
_HEIGHT = 36  # px at 100 % text: the status bar and most of the margin above it
_SIDE = 16  # px that stay free at both sides


class Toast(QWidget):
    """One at a time; a new message takes the place of the old one. Stays while hovered or focused."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._area = parent
        self._action: Callable[[], object] | None = None
        self._icon = QToolButton(self)
        self._icon.setEnabled(True)
        self._icon.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._icon.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._text = ""
        self._label = QLabel(self)
        self._button = QPushButton(self)
        self._close_button = QToolButton(self)
        self._close_button.setIcon(icon(Icon.CLOSE, "toast-text"))
        self._close_button.setAccessibleName(self.tr("Tutup pesan"))
        self._close_button.setToolTip(self.tr("Tutup pesan"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(10, 1, 4, 1)
        layout.addWidget(self._icon)
        layout.addWidget(self._label)
        layout.addSpacing(8)
        layout.addWidget(self._button)
        layout.addWidget(self._close_button)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SHOWN_FOR)
        self._timer.timeout.connect(self._end)
        self._button.clicked.connect(self._act)
        self._close_button.clicked.connect(self.hide)
        theme_of(self).theme_changed.connect(self._colour)
        parent.installEventFilter(self)
        self._colour()
        self.hide()

    @property
    def text(self) -> str:
        """The message that is shown."""
        return self._text

    def show_message(
        self,
        text: str,
        action_text: str = "",
        action: Callable[[], object] | None = None,
        which: Icon = Icon.CHECK,
    ) -> None:
        """Show a message for eight seconds."""
        self._action = action
        self._text = text
        self._icon.setIcon(icon(which, "toast-text"))
        self._button.setText(action_text)
        self._button.setVisible(action is not None)
        self.setAccessibleName(text)
        self.show()
        self.raise_()
        self._place()
        self._timer.start()

    def _end(self) -> None:
        focus = QApplication.focusWidget()
        if focus is not None and self.isAncestorOf(focus):
            self._timer.start()  # somebody is on the way to its button
        else:
            self.hide()

    def _act(self) -> None:
        self.hide()
        if self._action is not None:
            self._action()

    def _colour(self) -> None:
        theme = theme_of(self)
        hover = theme.color("toast-outline").name()
        self.setStyleSheet(
            f"QLabel {{ color: {theme.color('toast-text').name()}; }}"
            f"QPushButton {{ color: {theme.color('toast-action').name()}; background: transparent;"
            f" border: none; font-weight: 600; min-height: {theme.px(26)}px; }}"
            f" QToolButton {{ padding: {theme.px(4)}px; }}"
            f" QPushButton:hover, QToolButton:hover {{ background: {hover}; }}"
        )

    def _place(self) -> None:
        height = theme_of(self).px(_HEIGHT)
        self.setFixedHeight(height)
        self._label.setText(self._text)
        self._label.setToolTip("")
        most = self._area.width() - 2 * _SIDE
        if self.sizeHint().width() > most:
            room = self._label.sizeHint().width() - (self.sizeHint().width() - most)
            elided = self._label.fontMetrics().elidedText(self._text, Qt.TextElideMode.ElideRight, max(room, 0))
            self._label.setText(elided)
            self._label.setToolTip(self._text)
        width = min(self.sizeHint().width(), most)
        self.setGeometry((self._area.width() - width) // 2, self._area.height() - height - 1, width, height)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show) and not self.isHidden():
            self._place()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(theme.color("toast"))
        painter.setPen(QPen(theme.color("toast-outline"), 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        self._timer.stop()
        super().hideEvent(event)
