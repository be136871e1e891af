"""A button that shows its key in a small box behind its word, so the hands learn it by looking."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QStyle, QStyleOptionButton, QWidget

from rakor_desktop.qtkit.painting import key_width, paint_key
from rakor_desktop.qtkit.theme import theme_of

_ICON = 18
_GAP = 8


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
        return super().sizeHint()  # where it is narrow the key is left out

    def paintEvent(self, event: QPaintEvent) -> None:
        has_key = bool(self._key) and self.width() >= self.sizeHint().width()
        theme = theme_of(self)
        painter = QPainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        self.style().drawControl(QStyle.ControlElement.CE_PushButtonBevel, option, painter, self)
        # The label is drawn here, not by the style: icon, word and key stand together in the middle.
        is_primary = self.property("kind") == "primary"
        ink = theme.color("accent-text" if is_primary else "text") if self.isEnabled() else theme.color("border-strong")
        side = theme.px(_ICON) if not self.icon().isNull() else 0
        gap = theme.px(_GAP)
        words = self.fontMetrics().horizontalAdvance(self.text())
        width = (side + gap if side else 0) + words + (gap + key_width(theme, self._key) if has_key else 0)
        left = max((self.width() - width) // 2, gap)
        if side:
            mode = QIcon.Mode.Normal if self.isEnabled() else QIcon.Mode.Disabled
            self.icon().paint(painter, QRect(left, (self.height() - side) // 2, side, side), mode=mode)
            left += side + gap
        painter.setFont(self.font())
        painter.setPen(ink)
        painter.drawText(QRect(left, 0, words + 2, self.height()), Qt.AlignmentFlag.AlignVCenter, self.text())
        if has_key:
            left += words + gap
            key_ink = None if self.isEnabled() and not is_primary else ink
            paint_key(painter, QRect(left, 0, theme.px(60), self.height()), theme, self._key, key_ink)

    def _key_space(self) -> int:
        theme = theme_of(self)
        icon_gap = theme.px(_GAP) - 4 if not self.icon().isNull() else 0
        return key_width(theme, self._key) + theme.px(_GAP) + icon_gap if self._key else 0
