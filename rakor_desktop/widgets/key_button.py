"""A button that shows its key in a small box behind its word, so the hands learn it by looking."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QStyle, QStyleOptionButton, QWidget

from rakor_desktop.qtkit.painting import key_width, paint_key
from rakor_desktop.qtkit.theme import theme_of


class KeyButton(QPushButton):
    """A push button with a key hint; the key itself is bound by the screen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = ""

    def show_key(self, key: str) -> None:
        """Show the name of a key ("F8"); empty for none."""
        self._key = key
        self.setAccessibleDescription(key)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return hint + QSize(self._key_space(), 0)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._key:
            super().paintEvent(event)
            return
        theme = theme_of(self)
        painter = QPainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        style = self.style()
        style.drawControl(QStyle.ControlElement.CE_PushButtonBevel, option, painter, self)
        space = self._key_space()
        option.rect = self.rect().adjusted(0, 0, -space, 0)  # type: ignore[attr-defined]
        style.drawControl(QStyle.ControlElement.CE_PushButtonLabel, option, painter, self)
        if not self.isEnabled():
            ink = theme.color("border-strong")
        else:
            ink = theme.color("accent-text") if self.property("kind") == "primary" else None
        left = self.width() - theme.px(10) - key_width(theme, self._key)
        paint_key(painter, QRect(left, 0, theme.px(60), self.height()), theme, self._key, ink)

    def _key_space(self) -> int:
        theme = theme_of(self)
        return key_width(theme, self._key) + theme.px(6) if self._key else 0
