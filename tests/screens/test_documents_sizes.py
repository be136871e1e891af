"""Dokumen: small windows, large text, where dialogs begin."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from rakor_desktop.domain.naskah import DocumentKind
from rakor_desktop.qtkit.theme import theme_of
from rakor_desktop.screens.documents.documents_screen import DocumentsScreen
from tests.screens.documents_desk import choose, choose_file, open_screen, wait_for_pages
from tests.screens.meeting_world import World, open_world


@pytest.fixture
def world(tmp_path: Path, qtbot: QtBot) -> Iterator[World]:
    with open_world(tmp_path) as world:
        yield world


@pytest.fixture
def screen(world: World, qtbot: QtBot, tmp_path: Path) -> DocumentsScreen:
    return open_screen(world, tmp_path, qtbot)


@pytest.fixture
def large_text(screen: DocumentsScreen) -> Iterator[DocumentsScreen]:
    theme = theme_of(screen)
    before = theme.text_scale
    theme.set_text_scale(1.5)
    yield screen
    theme.set_text_scale(before)


def test_with_large_text_it_fits_a_small_window_also_after_a_wide_one(
    qtbot: QtBot, world: World, large_text: DocumentsScreen
) -> None:
    screen = large_text
    screen.resize(1700, 640)
    assert screen.ui.options_card.isVisible()
    assert not screen.ui.options_button.isVisible()
    screen.resize(1040, 640)
    assert screen.width() == 1040
    assert screen.minimumSizeHint().width() <= 1040
    assert not screen.ui.options_card.isVisible()
    assert screen.ui.columns_layout.minimumSize().width() <= 1040
    wait_for_pages(qtbot, world, screen)
    choose(screen, DocumentKind.BUKU_KERJA)
    for label in screen.ui.no_preview.findChildren(QLabel):
        assert screen.ui.no_preview.rect().contains(label.geometry())


def test_in_a_small_window_a_button_opens_the_options_and_esc_closes_them(
    qtbot: QtBot, world: World, large_text: DocumentsScreen
) -> None:
    screen = large_text
    screen.resize(1040, 640)
    qtbot.mouseClick(screen.ui.options_button, Qt.MouseButton.LeftButton)
    card = screen.ui.options_card
    assert card.isVisible()
    assert screen.rect().contains(card.geometry())
    assert not card.geometry().intersects(
        QRect(screen.ui.options_button.mapTo(screen, QPoint()), screen.ui.options_button.size())
    )
    qtbot.keyClick(screen.ui.options_button, Qt.Key.Key_Escape)
    assert not card.isVisible()
    screen.resize(1700, 640)
    assert card.isVisible()
    wait_for_pages(qtbot, world, screen)


def test_a_small_window_shows_what_came_of_saving(
    qtbot: QtBot, world: World, large_text: DocumentsScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = large_text
    screen.resize(1040, 640)
    choose_file(monkeypatch, tmp_path / "notula.pdf")
    qtbot.keyClick(screen.ui.document_list, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(screen.ui.export_result.isVisible, timeout=20000)
    wait_for_pages(qtbot, world, screen)


@pytest.mark.parametrize("width", [1045, 1190, 1744])
def test_no_option_and_no_button_is_cut_off(qtbot: QtBot, world: World, screen: DocumentsScreen, width: int) -> None:
    theme_of(screen).apply()
    screen.resize(width, 640)
    for kind in DocumentKind:
        choose(screen, kind)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        assert screen.options.minimumSizeHint().width() <= screen.ui.options_scroll.viewport().width()
        for button in screen.ui.formats_group.findChildren(QPushButton):
            if button.isVisible():
                assert button.width() >= button.minimumSizeHint().width()
    world.jobs.cancel_long_work()
    world.jobs.flush()


def test_all_documents_stand_in_the_list_of_a_usual_window(qtbot: QtBot, world: World, screen: DocumentsScreen) -> None:
    screen.resize(1190, 648)  # 1366x768 without rail, header, tabs and status bar
    assert screen.ui.document_list.verticalScrollBar().maximum() == 0
    screen.resize(1190, 400)
    assert screen.ui.document_list.verticalScrollBar().maximum() > 0
    choose(screen, DocumentKind.BUKU_KERJA)
    row = screen.ui.document_list.visualRect(screen.ui.document_list.currentIndex())
    assert screen.ui.document_list.viewport().rect().contains(row)
    choose(screen, DocumentKind.NOTULA)
    wait_for_pages(qtbot, world, screen)


def test_with_large_text_the_tooltip_says_the_second_line(
    qtbot: QtBot, world: World, large_text: DocumentsScreen
) -> None:
    model = large_text.ui.document_list.model()
    tip = model.index(list(DocumentKind).index(DocumentKind.BERITA_ACARA), 0).data(Qt.ItemDataRole.ToolTipRole)
    assert "Konsep" in tip
    assert "Nomor belum diisi" in tip
    wait_for_pages(qtbot, world, large_text)


def test_the_first_file_is_offered_in_a_folder_that_exists(
    qtbot: QtBot, world: World, screen: DocumentsScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    starts: list[Path] = []

    def ask(_parent: object, _title: str, start: str, _filters: str) -> tuple[str, str]:
        starts.append(Path(start).parent)
        return "", ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    for place in ("/folder/yang/tidak/ada", str(Path(__file__).parent)):
        monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _which, place=place: place)
        qtbot.mouseClick(screen.ui.save_pdf_button, Qt.MouseButton.LeftButton)
    assert starts == [Path.home(), Path(__file__).parent]
    wait_for_pages(qtbot, world, screen)
