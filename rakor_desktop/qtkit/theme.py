"""Colours, sizes and fonts of the program: one theme object, light or dark, at one text scale."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, StrEnum
from string import Template
from typing import Any

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

from rakor_desktop.domain.resources import resource

_PROPERTY = "rakor_theme"
_FAMILIES = ["Noto Sans", "Cantarell", "Inter"]
_SCALES = (0.9, 1.5)
_FIXED = {  # the same in both themes
    "toast": "#22303B",
    "toast-text": "#FFFFFF",
    "toast-action": "#8FD3F4",
    "toast-outline": "#46586A",
    "paper": "#FFFFFF",
    "ink": "#000000",
    "paper-hit": "#FFE38A",
    "paper-focus": "#0A6BD1",
}
_SHEET_PICTURES = ("chevron", "check", "dash")  # a style sheet takes pictures only as files
_SCRIM = QColor(13, 24, 32, 140)


class ThemeMode(StrEnum):
    """What the officer chose; SYSTEM follows the desktop."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Role(Enum):
    """A kind of text: points and weight at scale 100 %."""

    COUNTER = (28.0, 600)
    COUNTER_SMALL = (22.0, 600)
    FIGURE = (20.0, 600)
    HOME_TITLE = (14.0, 600)
    PAGE_TITLE = (12.0, 600)
    SECTION = (11.0, 600)
    NOTE = (11.0, 400)
    BODY = (10.0, 400)
    BODY_STRONG = (10.0, 600)
    SMALL = (9.0, 400)
    SMALL_STRONG = (9.0, 600)
    TINY = (8.5, 400)
    TINY_STRONG = (8.5, 601)

    @property
    def points(self) -> float:
        """Size in pt."""
        return self.value[0]

    @property
    def is_strong(self) -> bool:
        """Whether the text is semibold."""
        return self.value[1] >= 600


@dataclass(frozen=True, slots=True)
class SectorColors:
    """The colour of a sector and the colour of letters on it."""

    fill: QColor
    on: QColor


class _SheetValues(Mapping[str, str]):
    """What `${...}` in the style sheet stands for: `px12`, `pt9` (scaled) or a colour (`surface_raised`)."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme

    def __getitem__(self, key: str) -> str:
        number = key[2:].replace("_", ".")
        if key.startswith("px") and number.isdigit():
            return f"{self._theme.px(int(number))}px"
        if key.startswith("pt") and number[:1].isdigit():
            return f"{float(number) * self._theme.text_scale:.2f}pt"
        if key in _SHEET_PICTURES:
            return resource(f"qss/{key}-{'dark' if self._theme.is_dark else 'light'}.svg").as_posix()
        return self._theme.color(key.replace("_", "-")).name()

    def __iter__(self) -> Iterator[str]:
        return iter(())  # `Template.substitute` only looks names up

    def __len__(self) -> int:
        return 0


class Theme(QObject):
    """Asked by everything that paints; changing it restyles the whole application at once."""

    theme_changed = Signal()

    def __init__(self, app: QApplication, mode: ThemeMode = ThemeMode.SYSTEM, text_scale: float = 1.0) -> None:
        super().__init__(app)
        self._app = app
        self._tokens: dict[str, Any] = json.loads(resource("tokens.json").read_text("utf-8"))
        self._mode = mode
        self._text_scale = _clamped(text_scale)
        self._is_dark = False
        self._colors: dict[str, QColor] = {}
        self._fonts: dict[Role, QFont] = {}
        self._applied: tuple[bool, float] | None = None
        self._family_font = QFont(app.font())
        if sys.platform != "win32":
            self._family_font.setFamilies(_FAMILIES)
        self._resolve()
        app.styleHints().colorSchemeChanged.connect(self._follow_system)
        app.setProperty(_PROPERTY, self)

    @property
    def is_dark(self) -> bool:
        """Whether the dark colours are shown now."""
        return self._is_dark

    @property
    def mode(self) -> ThemeMode:
        """What the officer chose."""
        return self._mode

    @property
    def text_scale(self) -> float:
        """0.9 to 1.5."""
        return self._text_scale

    def apply(self) -> None:
        """Style the application; once at start, then only after a change."""
        self._tell_system()
        wanted = (self._is_dark, self._text_scale)
        if self._applied == wanted:
            return
        if self._applied is None:
            self._app.setStyle("Fusion")
        self._applied = wanted
        self._app.setFont(self.font(Role.BODY))
        self._app.setPalette(self._palette())
        sheet = Template(resource("qss/app.qss").read_text("utf-8"))
        self._app.setStyleSheet(sheet.substitute(_SheetValues(self)))
        self.theme_changed.emit()

    def set_mode(self, mode: ThemeMode) -> None:
        """Choose light, dark or the system's scheme."""
        self._mode = mode
        if mode is ThemeMode.SYSTEM:
            self._tell_system()  # what was set before must not be taken for the system's wish
        self._resolve()
        self.apply()

    def set_text_scale(self, text_scale: float) -> None:
        """Choose the text size, 0.9 to 1.5."""
        self._text_scale = _clamped(text_scale)
        self._resolve()
        self.apply()

    def color(self, token: str) -> QColor:
        """The colour of a token of tokens.json; raises KeyError for an unknown one."""
        return self._colors[token]

    def sector(self, code: str) -> SectorColors:
        """The colours of a sector by its two letters."""
        return SectorColors(self._colors[f"sector-{code}-fill"], self._colors[f"sector-{code}-on"])

    def chart(self, state: str) -> QColor:
        """The bar colour of a task state: selesai, proses, kendala, lambat, belum, batal."""
        return self._colors[f"chart-{state}"]

    def px(self, pixels: int) -> int:
        """A measure of the design at the chosen text scale."""
        return round(pixels * self._text_scale)

    def size(self, pixels: int) -> QSize:
        """A scaled square, for icons."""
        return QSize(self.px(pixels), self.px(pixels))

    def font(self, role: Role) -> QFont:
        """The font of a kind of text."""
        return self._fonts[role]

    def _tell_system(self) -> None:
        """Let the title bar have the chosen scheme too, where the system draws it."""
        hints = self._app.styleHints()
        if self._mode is ThemeMode.SYSTEM:
            hints.unsetColorScheme()
        else:
            hints.setColorScheme(Qt.ColorScheme.Dark if self._is_dark else Qt.ColorScheme.Light)

    def _follow_system(self, _scheme: Qt.ColorScheme) -> None:
        if self._mode is ThemeMode.SYSTEM:
            self._resolve()
            self.apply()

    def _resolve(self) -> None:
        if self._mode is ThemeMode.SYSTEM:
            self._is_dark = self._app.styleHints().colorScheme() is Qt.ColorScheme.Dark
        else:
            self._is_dark = self._mode is ThemeMode.DARK
        tokens = self._tokens["dark" if self._is_dark else "light"]
        colors = {name: QColor(value) for name, value in tokens.items() if isinstance(value, str)}
        colors |= {name: QColor(value) for name, value in _FIXED.items()}
        colors |= {f"chart-{name}": QColor(value) for name, value in tokens["chart"].items()}
        for code, pair in tokens["sector"].items():
            colors |= {f"sector-{code}-{part}": QColor(value) for part, value in pair.items()}
        colors["scrim"] = _SCRIM
        self._colors = colors
        self._fonts = {role: self._made_font(role) for role in Role}

    def _made_font(self, role: Role) -> QFont:
        font = QFont(self._family_font)
        font.setPointSizeF(role.points * self._text_scale)
        font.setWeight(QFont.Weight.DemiBold if role.is_strong else QFont.Weight.Normal)
        font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def _palette(self) -> QPalette:
        palette = QPalette()
        for part, token in _PALETTE.items():
            palette.setColor(part, self.color(token))
        for part in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, part, self.color("border-strong"))
        return palette


_PALETTE = {
    QPalette.ColorRole.Window: "surface",
    QPalette.ColorRole.Base: "surface-raised",
    QPalette.ColorRole.Button: "surface-raised",
    QPalette.ColorRole.AlternateBase: "surface",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.PlaceholderText: "text-muted",
    QPalette.ColorRole.Highlight: "selection",
    QPalette.ColorRole.HighlightedText: "selection-text",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "accent",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.BrightText: "danger",
    QPalette.ColorRole.Light: "surface-raised",
    QPalette.ColorRole.Midlight: "hover",
    QPalette.ColorRole.Mid: "border",
    QPalette.ColorRole.Dark: "border-strong",
    QPalette.ColorRole.Shadow: "border-strong",
    QPalette.ColorRole.ToolTipBase: "toast",
    QPalette.ColorRole.ToolTipText: "toast-text",
}


def _clamped(text_scale: float) -> float:
    return min(max(text_scale, _SCALES[0]), _SCALES[1])


def theme_of(_widget: object = None) -> Theme:
    """The theme of the application that a widget lives in.

    Hung on the application itself, so widgets promoted in Designer (whose constructor takes only a parent)
    find it; without one, as in Designer or a test of a single widget, a light theme is put there.
    """
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        raise RuntimeError("a theme needs a QApplication")
    theme = app.property(_PROPERTY)
    return theme if isinstance(theme, Theme) else Theme(app, ThemeMode.LIGHT)
