"""A quiet note inside a card: an icon and a sentence or two on a tinted ground; says how things are, asks nothing."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from rakor_desktop.qtkit.icons import Icon, icon_pixmap
from rakor_desktop.qtkit.messages import Level
from rakor_desktop.qtkit.theme import Role, theme_of


class InfoNote(QWidget):
    """Unlike an error panel it is set in normal weight and has no button."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._which = Icon.INFO
        self._level = Level.INFO
        self._icon = QLabel(self)
        self._words = QLabel(self)
        self._words.setWordWrap(True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(10, 8, 10, 8)
        layout.setSpacing(8)
        layout.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._words, 1)
        theme_of(self).theme_changed.connect(self._colour)

    @property
    def text(self) -> str:
        """What is said."""
        return self._words.text()

    def show_text(self, text: str, which: Icon = Icon.INFO, level: Level = Level.INFO) -> None:
        """Say this."""
        self._which, self._level = which, level
        self._words.setText(text)
        self.setAccessibleName(text)
        self._colour()

    def _colour(self) -> None:
        theme = theme_of(self)
        token = self._level.value
        self._words.setFont(theme.font(Role.BODY))
        self._words.setStyleSheet(f"color: {theme.color(token).name()}")
        self._icon.setPixmap(icon_pixmap(self._which, token, theme.px(16), self.devicePixelRatioF()))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme_of(self).color(f"{self._level.value}-bg"))
        painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
