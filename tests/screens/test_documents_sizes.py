"""Dokumen: the KONSEP mark, small windows with large text, where dialogs begin."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PySide6.QtCore import QPoint, QRect, QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from rakor_desktop.domain.naskah import DocumentKind
from rakor_desktop.qtkit.theme import theme_of
from rakor_desktop.screens.documents.documents_screen import DocumentsScreen
from tests.screens.documents_desk import choose_file, chosen, make_screen, wait_for_pages
from tests.screens.meeting_world import World, open_world


@pytest.fixture
def world(tmp_path: Path, qtbot: QtBot) -> Iterator[World]:
    with open_world(tmp_path) as world:
        yield world


@pytest.fixture
def screen(world: World, qtbot: QtBot, tmp_path: Path) -> DocumentsScreen:
    screen = make_screen(world, tmp_path)
    qtbot.addWidget(screen)
    screen.resize(1190, 640)
    screen.show_meeting(world.meeting.id)
    screen.show()
    screen.focus_first()
    return screen


# --- the KONSEP mark ---


def final_of(screen: DocumentsScreen, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[bool]:
    """Whether each of all documents is asked for without the mark."""
    asked: list[bool] = []

    def note(_self: Any, _meeting: str, folder: Path, kinds: Any, _progress: Any, options: Any) -> tuple[Path, ...]:
        asked.append(options.final)
        return (folder / kinds[0],)

    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(tmp_path))
    monkeypatch.setattr(type(screen._documents), "write_all", note)
    qtbot.mouseClick(screen.ui.save_all_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(asked) == len(DocumentKind) and not screen.exporter.is_running, timeout=20000)
    return asked


def test_without_the_konsep_mark_a_document_is_to_be_signed(
    qtbot: QtBot, world: World, screen: DocumentsScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wait_for_pages(qtbot, screen)
    assert "KONSEP" in screen.ui.mark_check.toolTip()
    target = tmp_path / "notula.pdf"
    choose_file(monkeypatch, target)
    marked: list[bool] = []
    for _ in range(2):
        qtbot.mouseClick(screen.ui.save_pdf_button, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: target.exists() and not screen.exporter.is_running, timeout=20000)
        with pypdfium2.PdfDocument(target) as pdf:
            marked.append("KONSEP" in pdf[0].get_textpage().get_text_range())
        target.unlink()
        screen.ui.mark_check.setChecked(False)
    assert marked == [True, False]
    assert screen.ui.state_chip.spec.text == "Untuk ditandatangani"
    assert "konsep" not in screen.ui.document_list.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole).lower()
    assert final_of(screen, qtbot, monkeypatch, tmp_path) == [True] * len(DocumentKind)
    wait_for_pages(qtbot, screen)


def test_the_preview_is_made_again_without_the_mark(
    qtbot: QtBot, world: World, screen: DocumentsScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    wait_for_pages(qtbot, screen)
    asked: list[bool] = []
    original = type(world.services.documents).pictures

    def note(self: Any, meeting: str, options: Any, progress: Any, *, width: int) -> Any:
        asked.append(options.final)
        return original(self, meeting, options, progress, width=width)

    monkeypatch.setattr(type(world.services.documents), "pictures", note)
    screen.ui.mark_check.setChecked(False)
    qtbot.waitUntil(lambda: asked == [True], timeout=20000)
    wait_for_pages(qtbot, screen)


def test_the_mark_is_one_choice_for_a_meeting_and_not_for_the_next(
    qtbot: QtBot, world: World, screen: DocumentsScreen
) -> None:
    other = world.services.meetings.create("Rapat lain").value
    assert chosen(screen, DocumentKind.NOTULA) == "Konsep"
    screen.ui.mark_check.setChecked(False)
    assert chosen(screen, DocumentKind.MATRIKS) == "Untuk ditandatangani"
    assert not screen.ui.mark_check.isChecked()
    screen.show_meeting(other)
    assert screen.ui.mark_check.isChecked()
    assert chosen(screen, DocumentKind.MATRIKS) == "Konsep"
    screen.show_meeting(world.meeting.id)
    assert not screen.ui.mark_check.isChecked()
    wait_for_pages(qtbot, screen)


def test_forms_offer_no_mark_and_a_workbook_is_not_said_to_be_signed(qtbot: QtBot, screen: DocumentsScreen) -> None:
    for kind in (DocumentKind.DAFTAR_HADIR, DocumentKind.DAFTAR_HADIR_KOSONG):
        assert chosen(screen, kind) == "Untuk ditandatangani"
        assert not screen.ui.mark_check.isVisible()
    assert chosen(screen, DocumentKind.BUKU_KERJA) == "Konsep"
    screen.ui.mark_check.setChecked(False)
    assert chosen(screen, DocumentKind.BUKU_KERJA) == ""


# --- sizes ---


@pytest.fixture
def large_text(screen: DocumentsScreen) -> Iterator[DocumentsScreen]:
    theme = theme_of(screen)
    before = theme.text_scale
    theme.set_text_scale(1.5)
    yield screen
    theme.set_text_scale(before)


def test_with_large_text_it_fits_a_small_window_also_after_a_wide_one(
    qtbot: QtBot, large_text: DocumentsScreen
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
    wait_for_pages(qtbot, screen)
    chosen(screen, DocumentKind.BUKU_KERJA)
    for label in screen.ui.no_preview.findChildren(QLabel):
        assert screen.ui.no_preview.rect().contains(label.geometry())


def test_in_a_small_window_a_button_opens_the_options_and_esc_closes_them(
    qtbot: QtBot, large_text: DocumentsScreen
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
    wait_for_pages(qtbot, screen)


def test_a_small_window_shows_what_came_of_saving(
    qtbot: QtBot, large_text: DocumentsScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = large_text
    screen.resize(1040, 640)
    choose_file(monkeypatch, tmp_path / "notula.pdf")
    qtbot.keyClick(screen.ui.document_list, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(screen.ui.export_result.isVisible, timeout=20000)
    wait_for_pages(qtbot, screen)


def test_the_first_file_is_offered_in_a_folder_that_exists(
    qtbot: QtBot, screen: DocumentsScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    starts: list[Path] = []

    def ask(_parent: Any, _title: str, start: str, _filters: str) -> tuple[str, str]:
        starts.append(Path(start).parent)
        return "", ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    for place in ("/folder/yang/tidak/ada", str(Path(__file__).parent)):
        monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _which, place=place: place)
        qtbot.mouseClick(screen.ui.save_pdf_button, Qt.MouseButton.LeftButton)
    assert starts == [Path.home(), Path(__file__).parent]


def test_with_large_text_all_documents_stand_in_the_list_and_say_the_rest_in_a_tooltip(
    qtbot: QtBot, large_text: DocumentsScreen
) -> None:
    screen = large_text
    screen.resize(1020, 490)
    wait_for_pages(qtbot, screen)
    assert screen.ui.document_list.verticalScrollBar().maximum() == 0
    tip = screen.ui.document_list.model().index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert tip == "Notula: Ringkasan rapat, dua tanda tangan (Konsep)"
