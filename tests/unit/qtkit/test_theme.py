"""Colours, sizes and icons follow the chosen theme and text scale."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QPalette
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from rakor_desktop.domain.kinds import Sector
from rakor_desktop.domain.resources import resource
from rakor_desktop.qtkit.icons import Icon, icon
from rakor_desktop.qtkit.settings import LocalSettings
from rakor_desktop.qtkit.theme import Role, Theme, ThemeMode, theme_of

TEXT_PAIRS = [
    ("text", "surface"),
    ("text", "surface-raised"),
    ("text-muted", "surface-sunken"),
    ("text-muted", "selection"),
    ("accent", "surface-raised"),
    ("accent-text", "accent"),
    ("selection-text", "selection"),
    ("success", "success-bg"),
    ("warning", "warning-bg"),
    ("danger", "danger-bg"),
    ("info", "info-bg"),
    ("neutral", "neutral-bg"),
    ("rail-text", "rail"),
    ("text", "search-hit"),
    ("toast-text", "toast"),
    ("toast-action", "toast"),
]


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    theme = theme_of()
    mode, scale = theme.mode, theme.text_scale
    yield theme
    theme.set_mode(mode)
    theme.set_text_scale(scale)


def luminance(theme: Theme, token: str) -> float:
    color = theme.color(token)
    parts = [
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4
        for part in (color.redF(), color.greenF(), color.blueF())
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


@pytest.mark.parametrize("mode", [ThemeMode.LIGHT, ThemeMode.DARK])
@pytest.mark.parametrize(("ink", "ground"), TEXT_PAIRS)
def test_text_is_readable_on_its_ground(theme: Theme, mode: ThemeMode, ink: str, ground: str) -> None:
    theme.set_mode(mode)
    lighter, darker = sorted((luminance(theme, ink), luminance(theme, ground)), reverse=True)
    assert (lighter + 0.05) / (darker + 0.05) >= 4.5


def test_switching_to_dark_changes_palette_and_tells(qtbot: QtBot, theme: Theme, qapp: QApplication) -> None:
    theme.set_mode(ThemeMode.LIGHT)
    theme.apply()
    with qtbot.waitSignal(theme.theme_changed):
        theme.set_mode(ThemeMode.DARK)
    assert qapp.palette().color(QPalette.ColorRole.Window) == theme.color("surface")
    assert theme.is_dark


def test_text_scale_reaches_fonts_and_controls(theme: Theme, qtbot: QtBot) -> None:
    theme.set_text_scale(1.0)
    theme.apply()
    field = QLineEdit()
    qtbot.addWidget(field)
    normal = field.sizeHint().height()
    theme.set_text_scale(1.5)
    assert theme.font(Role.BODY).pointSizeF() == pytest.approx(15)
    assert theme.px(32) == 48
    field.ensurePolished()
    assert field.sizeHint().height() > normal


def test_text_scale_stays_between_its_ends(theme: Theme) -> None:
    theme.set_text_scale(9)
    assert theme.text_scale == 1.5
    theme.set_text_scale(0.1)
    assert theme.text_scale == 0.9


@pytest.mark.parametrize("mode", [ThemeMode.LIGHT, ThemeMode.DARK])
def test_every_sector_has_its_colours(theme: Theme, mode: ThemeMode) -> None:
    theme.set_mode(mode)
    fills = {theme.sector(sector.value).fill.name() for sector in Sector}
    assert len(fills) == len(Sector)


def test_pictures_of_the_style_sheet_have_colours_of_the_tokens(theme: Theme) -> None:
    for mode, suffix in ((ThemeMode.LIGHT, "light"), (ThemeMode.DARK, "dark")):
        theme.set_mode(mode)
        for name, token in (("chevron", "text-muted"), ("check", "accent-text"), ("dash", "accent-text")):
            drawn = resource(f"qss/{name}-{suffix}.svg").read_text("utf-8").lower()
            assert theme.color(token).name() in drawn


@pytest.mark.parametrize("which", list(Icon))
def test_every_icon_can_be_painted(theme: Theme, which: Icon) -> None:
    image = icon(which).pixmap(QSize(18, 18)).toImage()
    alphas = {image.pixelColor(x, y).alpha() for x in range(image.width()) for y in range(image.height())}
    assert max(alphas) > 100


def ink_of(made: QIcon, mode: QIcon.Mode = QIcon.Mode.Normal, state: QIcon.State = QIcon.State.Off) -> str:
    image = made.pixmap(QSize(32, 32), mode, state).toImage()
    pixels = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    return max(pixels, key=lambda color: color.alpha()).name()


def test_one_icon_follows_the_theme(theme: Theme) -> None:
    theme.set_mode(ThemeMode.LIGHT)
    made = icon(Icon.HOME, "text", "accent")
    assert ink_of(made) == theme.color("text").name()
    assert ink_of(made, state=QIcon.State.On) == theme.color("accent").name()
    theme.set_mode(ThemeMode.DARK)
    assert ink_of(made) == theme.color("text").name()
    assert ink_of(made, QIcon.Mode.Disabled) == theme.color("border-strong").name()


def test_a_primary_button_is_filled(theme: Theme, qtbot: QtBot) -> None:
    theme.set_mode(ThemeMode.LIGHT)
    theme.apply()
    button = QPushButton("Simpan")
    button.setProperty("kind", "primary")
    qtbot.addWidget(button)
    button.resize(120, 34)
    image = button.grab().toImage()
    assert image.pixelColor(10, 17) == theme.color("accent")


@pytest.mark.parametrize("mode", [ThemeMode.LIGHT, ThemeMode.DARK])
def test_the_chosen_row_of_a_list_keeps_the_colours_of_icons_readable(
    theme: Theme, qtbot: QtBot, mode: ThemeMode
) -> None:
    theme.set_mode(mode)
    combo = QComboBox()
    qtbot.addWidget(combo)
    combo.addItems(["Disepakati", "Ditunda"])
    combo.show()
    combo.showPopup()
    view = combo.view()
    chosen = combo.model().index(1, 0)
    view.setCurrentIndex(chosen)
    picture = view.viewport().grab().toImage()
    end = view.visualRect(chosen).center()
    end.setX(view.viewport().width() - 12)
    assert picture.pixelColor(end) == theme.color("selection")
    combo.hidePopup()


def test_settings_survive_and_a_damaged_value_does_no_harm(tmp_path: Path, theme: Theme) -> None:
    path = tmp_path / "window.ini"
    settings = LocalSettings(path)
    theme.set_mode(ThemeMode.DARK)
    theme.set_text_scale(1.25)
    settings.put_theme(theme)
    settings.put("columns/rapat", ["tanggal", "judul"])
    settings.put("panel/serupa", True)
    settings.sync()
    again = LocalSettings(path)
    assert (again.theme_mode(), again.text_scale()) == (ThemeMode.DARK, 1.25)
    assert again.texts("columns/rapat") == ["tanggal", "judul"]
    assert again.flag("panel/serupa")
    again.put("view/theme", "ungu")
    again.put("view/text_scale", "besar")
    assert (again.theme_mode(), again.text_scale()) == (ThemeMode.SYSTEM, 1.0)
    assert again.geometry().isEmpty()


def test_the_system_scheme_is_followed(theme: Theme, qapp: QApplication) -> None:
    theme.set_mode(ThemeMode.SYSTEM)
    assert theme.is_dark == (qapp.styleHints().colorScheme() is Qt.ColorScheme.Dark)
