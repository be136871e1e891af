"""The menu behind the three dots: theme, text size, shortcuts, help."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from rakor_desktop.domain.formatting import number
from rakor_desktop.qtkit.icons import Icon, icon
from rakor_desktop.qtkit.screen import Command
from rakor_desktop.qtkit.settings import LocalSettings
from rakor_desktop.qtkit.theme import Theme, ThemeMode

_SCALES = (0.9, 1.0, 1.1, 1.25, 1.5)


class ViewMenu(QMenu):
    """Changes how the program looks, and keeps it."""

    shortcuts_requested = Signal()
    help_requested = Signal()

    def __init__(self, theme: Theme, settings: LocalSettings, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._settings = settings
        labels = {
            ThemeMode.SYSTEM: self.tr("Mengikuti sistem"),
            ThemeMode.LIGHT: self.tr("Terang"),
            ThemeMode.DARK: self.tr("Gelap"),
        }
        self._modes = self._submenu(self.tr("Tema"), Icon.THEME)
        for mode, label in labels.items():
            self._choice(self._modes, label, mode.value)
        self._scales = self._submenu(self.tr("Ukuran teks"), Icon.READ_BACK)
        for scale in _SCALES:
            self._choice(self._scales, f"{number(scale * 100)}%", str(scale))
        self.addSeparator()
        self.addAction(icon(Icon.KEY), self.tr("Pintasan papan ketik"), self.shortcuts_requested.emit)
        self.addAction(icon(Icon.HELP), self.tr("Bantuan"), self.help_requested.emit)
        self._modes.triggered.connect(self._choose_mode)
        self._scales.triggered.connect(self._choose_scale)
        self.aboutToShow.connect(self._show_choices)

    def commands(self) -> list[Command]:
        """The same for the palette."""
        return [
            Command(self.tr("Tema terang atau gelap"), self.switch_theme, Icon.THEME),
            Command(self.tr("Perbesar ukuran teks"), self.enlarge, Icon.ADD),
            Command(self.tr("Perkecil ukuran teks"), self.reduce, Icon.READ_BACK),
        ]

    def switch_theme(self) -> None:
        """From light to dark and back."""
        self._theme.set_mode(ThemeMode.LIGHT if self._theme.is_dark else ThemeMode.DARK)
        self._settings.put_theme(self._theme)

    def enlarge(self) -> None:
        """The next larger text size."""
        self._set_scale(next((scale for scale in _SCALES if scale > self._theme.text_scale), _SCALES[-1]))

    def reduce(self) -> None:
        """The next smaller text size."""
        self._set_scale(next((scale for scale in reversed(_SCALES) if scale < self._theme.text_scale), _SCALES[0]))

    def _submenu(self, title: str, which: Icon) -> QActionGroup:
        menu = self.addMenu(icon(which), title)
        group = QActionGroup(menu)
        group.setExclusive(True)
        return group

    def _choice(self, group: QActionGroup, label: str, value: str) -> None:
        action = QAction(label, group)
        action.setCheckable(True)
        action.setData(value)
        menu = group.parent()
        if isinstance(menu, QMenu):
            menu.addAction(action)

    def _show_choices(self) -> None:
        for action in self._modes.actions():
            action.setChecked(action.data() == self._theme.mode.value)
        for action in self._scales.actions():
            action.setChecked(float(action.data()) == self._theme.text_scale)

    def _choose_mode(self, action: QAction) -> None:
        self._theme.set_mode(ThemeMode(action.data()))
        self._settings.put_theme(self._theme)

    def _choose_scale(self, action: QAction) -> None:
        self._set_scale(float(action.data()))

    def _set_scale(self, scale: float) -> None:
        self._theme.set_text_scale(scale)
        self._settings.put_theme(self._theme)
