"""What belongs to this laptop and not to the data file: theme, text size, columns, window place."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QObject, QSettings

from rakor_desktop.qtkit.theme import Theme, ThemeMode


class LocalSettings(QObject):
    """Typed access to an ini file in the configuration folder of the user."""

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = QSettings(str(path), QSettings.Format.IniFormat, self)

    @classmethod
    def for_user(cls) -> LocalSettings:
        """The settings in the usual place of the system."""
        from platformdirs import user_config_path  # only the real program needs it, tests give a path

        return cls(user_config_path("rakor-desktop", appauthor=False) / "window.ini")

    def text(self, key: str, default: str = "") -> str:
        """A stored text."""
        return str(self._settings.value(key, default))

    def number(self, key: str, default: float) -> float:
        """A stored number; the default when the file holds something else."""
        try:
            return float(str(self._settings.value(key, default)))
        except ValueError:
            return default

    def flag(self, key: str, default: bool = False) -> bool:
        """A stored yes or no."""
        return self.text(key, "1" if default else "0") == "1"

    def texts(self, key: str) -> list[str]:
        """A stored list, empty when never stored."""
        stored = self.text(key)
        return stored.split("|") if stored else []

    def put(self, key: str, value: str | float | bool | list[str]) -> None:
        """Store a value under its key."""
        if isinstance(value, bool):
            value = "1" if value else "0"
        self._settings.setValue(key, "|".join(value) if isinstance(value, list) else str(value))

    def geometry(self) -> QByteArray:
        """The place of the main window when it was closed, empty at first."""
        value = self._settings.value("window/geometry", QByteArray())
        return value if isinstance(value, QByteArray) else QByteArray()

    def put_geometry(self, geometry: QByteArray) -> None:
        """Keep the place of the main window."""
        self._settings.setValue("window/geometry", geometry)

    def theme_mode(self) -> ThemeMode:
        """The chosen theme; a damaged value follows the system."""
        stored = self.text("view/theme", ThemeMode.SYSTEM.value)
        return ThemeMode(stored) if stored in list(ThemeMode) else ThemeMode.SYSTEM

    def text_scale(self) -> float:
        """The chosen text size, 1.0 at first."""
        return self.number("view/text_scale", 1.0)

    def put_theme(self, theme: Theme) -> None:
        """Keep the theme and text size that are shown now."""
        self.put("view/theme", theme.mode.value)
        self.put("view/text_scale", theme.text_scale)

    def sync(self) -> None:
        """Write to disk now."""
        self._settings.sync()
