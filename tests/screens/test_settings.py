"""Pengaturan: sections by keyboard and by name; theme and text size at once; operator; the data file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea
from pytestqt.qtbot import QtBot

from rakor_desktop.qtkit.theme import ThemeMode, theme_of
from rakor_desktop.screens.settings.data_panel import DataPanel
from rakor_desktop.screens.settings.letterhead_panel import LetterheadPanel
from rakor_desktop.screens.settings.operator_panel import OperatorPanel
from rakor_desktop.screens.settings.phrase_panel import PhrasePanel
from rakor_desktop.screens.settings.view_panel import ViewPanel
from tests.screens.settings_desk import Desk, open_desk

TITLES = [
    "Kop naskah", "Penandatangan", "Nomor surat", "Bentuk naskah", "Kalimat naskah", "Ukuran naskah", "Templat Word",
    "Operator", "Tampilan", "Data",
]  # fmt: skip


@pytest.fixture
def desk(tmp_path: Path, qtbot: QtBot) -> Iterator[Desk]:
    mode, scale = theme_of().mode, theme_of().text_scale
    with open_desk(tmp_path, qtbot) as opened:
        yield opened
        theme_of().set_mode(mode)
        theme_of().set_text_scale(scale)


def _visible_title(desk: Desk) -> str:
    return desk.screen.ui.section_combo.currentText()


def test_the_arrow_keys_go_through_all_sections(desk: Desk, qtbot: QtBot) -> None:
    ui = desk.screen.ui
    ui.nav_list.setFocus()
    seen = [_visible_title(desk)]
    for _ in TITLES[1:]:
        qtbot.keyClick(ui.nav_list, Qt.Key.Key_Down)
        seen.append(_visible_title(desk))
    assert seen == TITLES
    assert desk.screen.panel("data").isVisible()
    qtbot.keyClick(ui.nav_list, Qt.Key.Key_Home)
    qtbot.keyClick(ui.nav_list, Qt.Key.Key_Return)
    assert desk.open(LetterheadPanel).ui.line_1_edit.hasFocus()


def test_the_palette_leads_to_each_section(desk: Desk) -> None:
    commands = {command.title: command for command in desk.screen.commands()}
    assert list(commands) == [f"Pengaturan: {title}" for title in TITLES]
    commands["Pengaturan: Ukuran naskah"].run()
    assert _visible_title(desk) == "Ukuran naskah"


def test_what_a_document_lacks_leads_to_its_setting(desk: Desk) -> None:
    for key, title in (("letterhead", "Kop naskah"), ("number_pattern", "Nomor surat"), ("phrases", "Kalimat naskah")):
        desk.screen.show_row(key)
        assert _visible_title(desk) == title
    desk.screen.show_row("notula.penutup")
    phrases = desk.open(PhrasePanel)
    assert phrases.ui.phrase_edit.toPlainText().startswith("Rapat ditutup pada pukul")
    desk.screen.show_row(desk.settings.signatory().id)
    assert _visible_title(desk) == "Penandatangan"


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_no_section_scrolls_sideways_in_a_narrow_window(desk: Desk, qtbot: QtBot, scale: float) -> None:
    theme_of().set_text_scale(scale)
    desk.screen.resize(1021, 560)
    assert desk.screen.ui.nav_panel.isVisible() == (scale == 1.0)
    assert desk.screen.ui.section_combo.isVisible() == (scale > 1.0)
    for section in desk.screen.sections:
        desk.screen.show_row(section.key)
        desk.settle()
        page = desk.screen.ui.section_stack.currentWidget()
        assert isinstance(page, QScrollArea)
        panel = desk.screen.panel(section.key)
        bar = page.horizontalScrollBar()
        qtbot.waitUntil(lambda bar=bar: bar.maximum() == 0)
        assert panel.mapTo(page, panel.rect().bottomRight()).x() <= page.width(), section.key


def test_the_operator_signs_the_history(desk: Desk, qtbot: QtBot) -> None:
    field = desk.open(OperatorPanel).ui.operator_edit
    field.selectAll()
    qtbot.keyClicks(field, "Dewi Kartikasari")
    desk.settle()
    assert desk.settings.text("operator") == "Dewi Kartikasari"


def test_the_theme_changes_at_once_and_is_kept(desk: Desk) -> None:
    desk.open(ViewPanel).ui.theme_choice.choice_changed.emit(ThemeMode.DARK.value)
    assert theme_of().is_dark
    assert desk.local.theme_mode() is ThemeMode.DARK


def test_the_text_size_follows_the_slider(desk: Desk, qtbot: QtBot) -> None:
    view = desk.open(ViewPanel)
    slider = view.ui.scale_slider
    slider.setFocus()
    for _ in range(3):
        qtbot.keyClick(slider, Qt.Key.Key_Right)
    assert view.ui.scale_label.text() == "130%"
    qtbot.waitUntil(lambda: theme_of().text_scale == 1.3)
    assert desk.local.text_scale() == 1.3


def test_a_theme_chosen_elsewhere_is_shown(desk: Desk) -> None:
    view = desk.open(ViewPanel)
    theme_of().set_mode(ThemeMode.DARK)
    assert view.ui.theme_choice.choice == ThemeMode.DARK.value
    theme_of().set_text_scale(1.2)
    assert view.ui.scale_label.text() == "120%"
    assert view.ui.scale_slider.value() == 120


def test_the_data_file_is_checked_and_backed_up(desk: Desk, qtbot: QtBot) -> None:
    ui = desk.open(DataPanel).ui
    assert ui.data_path_label.text() == str(desk.world.services.backup.path)
    assert ui.backup_label.text() == "Belum pernah dicadangkan."
    qtbot.mouseClick(ui.backup_button, Qt.MouseButton.LeftButton)
    assert ui.job_bar.isVisible()
    desk.settle()
    assert not ui.job_bar.isVisible()
    assert "Selasa, 24 November 2026" in ui.backup_label.text()
    qtbot.mouseClick(ui.check_button, Qt.MouseButton.LeftButton)
    desk.settle()
    assert ui.data_error.message.heading == "Berkas data utuh."
