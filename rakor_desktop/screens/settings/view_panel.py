"""Theme and text size of this laptop."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from rakor_desktop.forms.ui_view_panel import Ui_ViewPanel
from rakor_desktop.qtkit.settings import LocalSettings
from rakor_desktop.qtkit.theme import ThemeMode, theme_of

_STEP = 10  # percent; each step restyles the whole window
_PAUSE = 250  # ms after the last move of the slider


class ViewPanel(QWidget):
    """Applied at once; kept in the settings of this laptop, not in the data file."""

    def __init__(self, local: LocalSettings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._local = local
        self.ui = Ui_ViewPanel()
        self.ui.setupUi(self)
        theme = theme_of(self)
        self.ui.theme_choice.set_choices(
            [
                (ThemeMode.LIGHT.value, self.tr("Terang"), None),
                (ThemeMode.DARK.value, self.tr("Gelap"), None),
                (ThemeMode.SYSTEM.value, self.tr("Ikuti sistem"), None),
            ],
            theme.mode.value,
        )
        self.ui.scale_slider.setValue(round(theme.text_scale * 100))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._show_percent(self.ui.scale_slider.value())
        self._connect()

    def focus_first(self) -> None:
        """To the theme."""
        self.ui.theme_choice.setFocus()

    def _connect(self) -> None:
        self.ui.theme_choice.choice_changed.connect(self._use_theme)
        self.ui.scale_slider.valueChanged.connect(self._show_percent)
        self.ui.scale_slider.valueChanged.connect(self._timer.start)
        self._timer.timeout.connect(self._use_scale)
        theme_of(self).theme_changed.connect(self._follow_theme)

    def _follow_theme(self) -> None:
        """Show what is chosen elsewhere: in the menu or the palette."""
        theme = theme_of(self)
        self.ui.theme_choice.show_choice(theme.mode.value)
        if not self._timer.isActive():
            self.ui.scale_slider.blockSignals(True)
            self.ui.scale_slider.setValue(round(theme.text_scale * 100))
            self.ui.scale_slider.blockSignals(False)
            self._show_percent(self.ui.scale_slider.value())

    def _use_theme(self, key: str) -> None:
        theme_of(self).set_mode(ThemeMode(key))
        self._local.put_theme(theme_of(self))

    def _show_percent(self, value: int) -> None:
        self.ui.scale_label.setText(self.tr("{percent}%").format(percent=round(value / _STEP) * _STEP))

    def _use_scale(self) -> None:
        value = round(self.ui.scale_slider.value() / _STEP) * _STEP
        theme_of(self).set_text_scale(value / 100)
        self._local.put_theme(theme_of(self))
