"""Pengaturan: everything is saved in place; theme and text size are applied at once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from rakor_desktop.qtkit.settings import LocalSettings
from rakor_desktop.qtkit.theme import ThemeMode, theme_of
from rakor_desktop.screens.settings.settings_screen import SettingsScreen
from tests.screens.meeting_world import World, open_world, show


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with open_world(tmp_path) as opened:
        yield opened


@pytest.fixture
def local(tmp_path: Path) -> LocalSettings:
    return LocalSettings(tmp_path / "window.ini")


@pytest.fixture
def screen(world: World, qtbot: QtBot, local: LocalSettings) -> Iterator[SettingsScreen]:
    made = SettingsScreen(world.services.settings, world.services.backup, world.jobs, world.autosave, local)
    world.jobs.changed.connect(made.reload)
    show(qtbot, made)
    mode, scale = theme_of().mode, theme_of().text_scale
    yield made
    theme_of().set_mode(mode)
    theme_of().set_text_scale(scale)


def test_the_letterhead_is_saved_while_it_is_typed(screen: SettingsScreen, world: World, qtbot: QtBot) -> None:
    screen.focus_first()
    qtbot.keyClicks(screen.letterhead.ui.line_1_edit, "Pemerintah Kabupaten Banyuwangi")
    qtbot.keyClicks(screen.letterhead.ui.line_2_edit, "Sekretariat Daerah")
    world.settle()
    head = world.services.settings.letterhead()
    assert (head.line_1, head.line_2) == ("Pemerintah Kabupaten Banyuwangi", "Sekretariat Daerah")


def test_an_emblem_is_taken_from_a_picture_and_can_be_removed(
    screen: SettingsScreen, world: World, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "lambang.png"
    image = QImage(40, 50, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkGreen)
    assert image.save(str(path))
    screen.letterhead.use_emblem(path)
    world.settle()
    assert world.services.settings.letterhead().emblem == path.read_bytes()
    assert not screen.letterhead.ui.emblem_label.pixmap().isNull()
    qtbot.mouseClick(screen.letterhead.ui.emblem_clear_button, Qt.MouseButton.LeftButton)
    world.settle()
    assert world.services.settings.letterhead().emblem == b""


def test_a_file_that_is_no_picture_is_refused_in_place(screen: SettingsScreen, world: World, tmp_path: Path) -> None:
    path = tmp_path / "lambang.png"
    path.write_bytes(b"bukan gambar")
    screen.letterhead.use_emblem(path)
    world.settle()
    assert "bukan gambar PNG" in screen.letterhead.ui.letterhead_error.message.heading
    screen.letterhead.use_emblem(tmp_path / "tidak ada.png")
    assert "tidak dapat dibaca" in screen.letterhead.ui.letterhead_error.message.heading


def test_the_signatory_is_split_into_degrees_and_name(screen: SettingsScreen, world: World, qtbot: QtBot) -> None:
    qtbot.keyClicks(screen.signatory.ui.sign_name_edit, "Drs. Suryanto Wibowo, M.Si.")
    qtbot.keyClicks(screen.signatory.ui.sign_post_edit, "SEKRETARIS DAERAH")
    world.settle()
    signatory = world.services.settings.signatory()
    assert (signatory.title_before, signatory.name, signatory.title_after) == ("Drs.", "Suryanto Wibowo", "M.Si.")
    assert signatory.post == "SEKRETARIS DAERAH"


def test_the_operator_signs_the_history(screen: SettingsScreen, world: World, qtbot: QtBot) -> None:
    screen.operator.ui.operator_edit.selectAll()
    qtbot.keyClicks(screen.operator.ui.operator_edit, "Dewi Kartikasari")
    world.settle()
    assert world.services.settings.text("operator") == "Dewi Kartikasari"


def test_the_theme_changes_at_once_and_is_kept(screen: SettingsScreen, local: LocalSettings) -> None:
    screen.view.ui.theme_choice.choice_changed.emit(ThemeMode.DARK.value)
    assert theme_of().is_dark
    assert local.theme_mode() is ThemeMode.DARK


def test_the_text_size_follows_the_slider(screen: SettingsScreen, qtbot: QtBot, local: LocalSettings) -> None:
    slider = screen.view.ui.scale_slider
    slider.setFocus()
    for _ in range(3):
        qtbot.keyClick(slider, Qt.Key.Key_Right)
    assert screen.view.ui.scale_label.text() == "130%"
    qtbot.waitUntil(lambda: theme_of().text_scale == 1.3)
    assert local.text_scale() == 1.3


def test_the_data_file_is_checked_and_backed_up(screen: SettingsScreen, world: World, qtbot: QtBot) -> None:
    ui = screen.data.ui
    assert ui.data_path_label.text() == str(world.services.backup.path)
    assert ui.backup_label.text() == "Belum pernah dicadangkan."
    qtbot.mouseClick(ui.backup_button, Qt.MouseButton.LeftButton)
    assert ui.job_bar.isVisible()
    world.settle()
    assert not ui.job_bar.isVisible()
    assert "Selasa, 24 November 2026" in ui.backup_label.text()
    qtbot.mouseClick(ui.check_button, Qt.MouseButton.LeftButton)
    world.settle()
    assert ui.data_error.message.heading == "Berkas data utuh."


def test_undo_brings_the_old_line_back_into_the_field(screen: SettingsScreen, world: World, qtbot: QtBot) -> None:
    field = screen.letterhead.ui.address_edit
    qtbot.keyClicks(field, "Jalan Ahmad Yani 100")
    world.settle()
    world.jobs.write(world.services.history.undo)
    world.settle()
    assert field.text() == ""


def test_narrow_windows_stack_the_cards(screen: SettingsScreen, qtbot: QtBot) -> None:
    screen.resize(700, 600)
    qtbot.waitUntil(lambda: screen.ui.scroll_area.horizontalScrollBar().maximum() == 0)
    assert screen.ui.view_card.mapTo(screen, screen.ui.view_card.rect().topLeft()).x() < 30


def test_a_theme_chosen_elsewhere_is_shown(screen: SettingsScreen) -> None:
    theme_of().set_mode(ThemeMode.DARK)
    assert screen.view.ui.theme_choice.choice == ThemeMode.DARK.value
    theme_of().set_text_scale(1.2)
    assert screen.view.ui.scale_label.text() == "120%"
    assert screen.view.ui.scale_slider.value() == 120


def test_an_odd_nip_is_warned_about_and_kept(screen: SettingsScreen, world: World, qtbot: QtBot) -> None:
    ui = screen.signatory.ui
    qtbot.keyClicks(ui.sign_nip_edit, "19800229")
    world.settle()
    assert "18 angka" in ui.sign_nip_warning.text()
    assert ui.sign_nip_warning.isVisibleTo(screen.signatory)
    stored = world.services.settings.signatory()
    assert stored is not None
    assert stored.nip == "19800229"
    qtbot.keyClicks(ui.sign_nip_edit, "2005012999")
    assert not ui.sign_nip_warning.isVisibleTo(screen.signatory)
