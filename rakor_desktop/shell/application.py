"""The QApplication in its clothes: name, icon, theme, focus ring."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from rakor_desktop.domain.resources import resource
from rakor_desktop.qtkit.focus_ring import FocusRing
from rakor_desktop.qtkit.qt_words import speak_indonesian
from rakor_desktop.qtkit.settings import LocalSettings
from rakor_desktop.qtkit.theme import Theme
from rakor_desktop.qtkit.wheel_guard import WheelGuard


def make_application(arguments: Sequence[str]) -> QApplication:
    """The application object, named so that desktops group its windows under its icon."""
    app = QApplication(list(arguments))
    app.setApplicationName("rakor-desktop")
    app.setApplicationDisplayName("Rakor Desktop")
    app.setDesktopFileName("rakor-desktop")
    speak_indonesian(app)
    app.setWindowIcon(QIcon(str(resource("brand/logo.svg"))))
    return app


def dress(app: QApplication, settings: LocalSettings) -> Theme:
    """Put on the theme that was chosen last, the focus ring, and the manners of the wheel."""
    theme = Theme(app, settings.theme_mode(), settings.text_scale())
    theme.apply()
    FocusRing(app)
    WheelGuard(app)
    return theme
