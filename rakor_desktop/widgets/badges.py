"""Small painted words: chips of a state, sector badges, counters and keys."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from rakor_desktop.domain.kinds import Sector
from rakor_desktop.qtkit.icons import Icon
from rakor_desktop.qtkit.painting import (
    BADGE_HEIGHT,
    BADGE_WIDTH,
    CHIP_HEIGHT,
    ChipSpec,
    Tone,
    chip_width,
    key_width,
    paint_chip,
    paint_key,
    paint_sector,
)
from rakor_desktop.qtkit.read_only import FOLLOWS_LOCK, LOCKED
from rakor_desktop.qtkit.theme import Role, theme_of


class _Painted(QWidget):
    """A small widget of fixed size that follows text scale and theme."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self.updateGeometry()
        super().changeEvent(event)

    def _say(self, text: str) -> None:
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()


class Chip(_Painted):
    """A state as icon, word and colour; a LINK chip can be clicked and reached with Tab."""

    clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spec = ChipSpec("")
        self._is_hovered = False

    @property
    def spec(self) -> ChipSpec:
        """What is shown."""
        return self._spec

    def show_spec(self, spec: ChipSpec) -> None:
        """Show a state."""
        self._spec = spec
        is_link = spec.tone is Tone.LINK
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if is_link else Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor if is_link else Qt.CursorShape.ArrowCursor)
        self._say(spec.text)

    def show_text(self, text: str, tone: Tone = Tone.NEUTRAL, icon: Icon | None = None) -> None:
        """Show a state given by its parts."""
        self.show_spec(ChipSpec(text, tone, icon))

    def sizeHint(self) -> QSize:
        theme = theme_of(self)
        return QSize(chip_width(theme, self._spec), theme.px(CHIP_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        hovered = self._is_hovered or self.hasFocus()
        paint_chip(painter, self.rect(), theme_of(self), self._spec, is_hovered=hovered)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._is_hovered = True
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._is_hovered = False
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._spec.tone is Tone.LINK and self.rect().contains(event.position().toPoint()):
            self.clicked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._spec.tone is Tone.LINK and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.clicked.emit()
        else:
            super().keyPressEvent(event)


class SectorBadge(_Painted):
    """The two letters of a sector in its colour."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sector: Sector | None = None

    def show_sector(self, sector: Sector | None) -> None:
        """Show a sector; None leaves the place empty."""
        self._sector = sector
        text = self.tr("unsur {name}").format(name=sector.label) if sector else ""
        self.setToolTip(sector.label if sector else "")
        self._say(text)

    def sizeHint(self) -> QSize:
        theme = theme_of(self)
        return QSize(theme.px(BADGE_WIDTH), theme.px(BADGE_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._sector:
            paint_sector(QPainter(self), self.rect(), theme_of(self), self._sector.value)


class CounterBadge(_Painted):
    """A small number in a pill: how many of something there are."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self.hide()

    def show_text(self, text: str) -> None:
        """Show a counter such as "4" or "38/45"; an empty one hides the badge."""
        self._text = text
        self.setVisible(bool(text))
        self._say(text)

    def sizeHint(self) -> QSize:
        theme = theme_of(self)
        metrics = QFontMetrics(theme.font(Role.TINY_STRONG))
        height = theme.px(18)
        return QSize(max(metrics.horizontalAdvance(self._text) + theme.px(12), height), height)

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_counter(QPainter(self), self.rect(), self._text, is_active=False)


def paint_counter(painter: QPainter, rect: QRect, text: str, *, is_active: bool) -> None:
    """Paint a counter pill filling `rect`."""
    theme = theme_of()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("selection" if is_active else "neutral-bg"))
    painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
    painter.setFont(theme.font(Role.TINY_STRONG))
    painter.setPen(theme.color("selection-text" if is_active else "neutral"))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()


class KeyHint(_Painted):
    """Keys in small boxes with what they do, to stand beside the field they serve."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty(FOLLOWS_LOCK, True)
        self._pairs: list[tuple[str, str]] = []

    def show_keys(self, *pairs: tuple[str, str]) -> None:
        """Show pairs of key and word: `("Ctrl+Enter", "baris baru")`; the word may be empty."""
        self._pairs = list(pairs)
        self._say(", ".join(f"{key} {word}".strip() for key, word in pairs))

    def sizeHint(self) -> QSize:
        theme = theme_of(self)
        metrics = QFontMetrics(theme.font(Role.SMALL))
        width = 0
        for key, word in self._pairs:
            width += key_width(theme, key) + (theme.px(6) + metrics.horizontalAdvance(word) if word else 0)
        return QSize(width + theme.px(10) * max(len(self._pairs) - 1, 0) + 1, theme.px(20))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.property(LOCKED) == "true":
            return  # these keys would write
        theme = theme_of(self)
        painter = QPainter(self)
        metrics = QFontMetrics(theme.font(Role.SMALL))
        left = 0
        for key, word in self._pairs:
            paint_key(painter, QRect(left, 0, self.width(), self.height()), theme, key)
            left += key_width(theme, key)
            if word:
                left += theme.px(6)
                painter.setFont(theme.font(Role.SMALL))
                painter.setPen(theme.color("text-muted"))
                painter.drawText(QRect(left, 0, self.width(), self.height()), Qt.AlignmentFlag.AlignVCenter, word)
                left += metrics.horizontalAdvance(word)
            left += theme.px(10)
