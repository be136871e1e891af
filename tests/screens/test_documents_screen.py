"""Dokumen: choose, look, save; errors in place."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from rakor_desktop.domain.change import Change, Entity
from rakor_desktop.domain.errors import Cancelled, UserError
from rakor_desktop.domain.kinds import Paper
from rakor_desktop.domain.naskah import DocumentKind
from rakor_desktop.screens.documents.documents_screen import DocumentsScreen
from tests.screens.documents_desk import choose_file, make_screen, wait_for_pages
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


def test_the_first_document_is_shown_with_its_pages(qtbot: QtBot, screen: DocumentsScreen) -> None:
    wait_for_pages(qtbot, screen)
    assert screen.ui.options_title.text() == "Notula"
    assert screen.ui.state_chip.spec.text == "Konsep"
    assert "dari" in screen.ui.page_label.text()
    assert "halaman" in screen.ui.document_list.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)


def test_arrow_keys_choose_another_document_and_its_options(qtbot: QtBot, screen: DocumentsScreen) -> None:
    wait_for_pages(qtbot, screen)
    qtbot.keyClick(screen.ui.document_list, Qt.Key.Key_Down)
    assert screen.ui.options_title.text() == "Daftar hadir"
    assert not screen.ui.parts_group.isVisible()
    assert screen.ui.signature_combo.currentText() == "Berselang-seling"
    wait_for_pages(qtbot, screen)
    qtbot.keyClick(screen.ui.document_list, Qt.Key.Key_End)
    assert screen.ui.no_preview.isVisible()
    assert not screen.ui.save_pdf_button.isVisible()


def test_an_option_makes_the_pages_again(qtbot: QtBot, screen: DocumentsScreen) -> None:
    wait_for_pages(qtbot, screen)
    shapes: list[tuple[float, float]] = []
    original = screen.ui.page_preview.show_pages

    def note(pages: Any, paper_mm: tuple[float, float]) -> None:
        shapes.append(paper_mm)
        original(pages, paper_mm)

    screen.ui.page_preview.show_pages = note
    screen.ui.paper_combo.setFocus()
    qtbot.keyClick(screen.ui.paper_combo, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: bool(shapes), timeout=20000)
    assert shapes[-1] == Paper.F4.millimetres


def test_pages_turn_and_zoom_by_keyboard(qtbot: QtBot, screen: DocumentsScreen) -> None:
    wait_for_pages(qtbot, screen)
    preview = screen.ui.page_preview
    before = preview.zoom_percent
    qtbot.keyClick(preview, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert preview.zoom_percent > before
    qtbot.keyClick(preview, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert preview.zoom_percent == before
    if preview.page_count > 1:
        qtbot.keyClick(preview, Qt.Key.Key_PageDown)
        assert preview.verticalScrollBar().value() > 0
    wait_for_pages(qtbot, screen)


def test_saves_a_pdf_and_offers_its_folder(
    qtbot: QtBot, screen: DocumentsScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "keluar" / "notula saya"
    target.parent.mkdir()
    suggested = choose_file(monkeypatch, target)
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(QUrl(url).toLocalFile()))
    qtbot.mouseClick(screen.ui.save_pdf_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(screen.ui.export_result.isVisible, timeout=20000)
    saved = target.with_name("notula saya.pdf")
    assert saved.read_bytes().startswith(b"%PDF")
    assert suggested == ["2026-11-24_notula_rakor-desa-wisata.pdf"]
    assert "notula saya.pdf" in screen.ui.export_result.message.heading
    screen.ui.export_result.action_requested.emit()
    assert opened == [str(target.parent)]
    assert not screen.ui.progress_group.isVisible()


def test_saves_the_workbook(
    qtbot: QtBot, screen: DocumentsScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "rapat.xlsx"
    choose_file(monkeypatch, target)
    qtbot.mouseClick(screen.ui.save_excel_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(screen.ui.export_result.isVisible, timeout=20000)
    assert target.read_bytes().startswith(b"PK")


def test_a_missing_folder_is_told_in_place_and_can_be_tried_again(
    qtbot: QtBot, screen: DocumentsScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "belum ada" / "notula.pdf"
    choose_file(monkeypatch, target)
    qtbot.mouseClick(screen.ui.save_pdf_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(screen.ui.export_error.isVisible, timeout=20000)
    assert screen.ui.save_pdf_button.isEnabled()
    target.parent.mkdir()
    screen.ui.export_error.action_requested.emit()
    qtbot.waitUntil(screen.ui.export_result.isVisible, timeout=20000)
    assert target.exists()
    assert not screen.ui.export_error.isVisible()


def test_all_documents_go_into_one_folder(
    qtbot: QtBot, screen: DocumentsScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "semua"
    folder.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(folder))
    qtbot.mouseClick(screen.ui.save_all_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(screen.ui.export_result.isVisible, timeout=60000)
    assert len(list(folder.iterdir())) == len(DocumentKind)
    assert screen.ui.export_result.message.heading.startswith(str(len(DocumentKind)))


def test_all_documents_tell_how_many_they_replaced_and_remember_their_folder(
    qtbot: QtBot, world: World, screen: DocumentsScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "semua"
    folder.mkdir()
    (folder / "undangan.docx").touch()
    asked: list[str] = []

    def ask(_parent: Any, _title: str, start: str) -> str:
        asked.append(start)
        return str(folder)

    monkeypatch.setattr(QFileDialog, "getExistingDirectory", ask)

    def write(_self: Any, _meeting: str, folder: Path, kinds: Any, _progress: Any, options: Any) -> tuple[Path, ...]:
        path = folder / f"{kinds[0]}.pdf"
        path.touch()
        return (path,)

    monkeypatch.setattr(type(world.services.documents), "write_all", write)
    details: list[str] = []
    for one in (screen, make_screen(world, tmp_path)):
        qtbot.addWidget(one)
        one.show_meeting(world.meeting.id)
        one.show()
        qtbot.mouseClick(one.ui.save_all_button, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(one.ui.export_result.isVisible, timeout=20000)
        details.append(one.ui.export_result.message.heading)
        world.settle()
    count = len(DocumentKind)
    assert details == [f"{count} dokumen tersimpan", f"{count} dokumen tersimpan, {count} menggantikan berkas lama"]
    assert asked[1] == str(folder)


def test_an_ending_added_to_the_name_replaces_nothing_unasked(
    qtbot: QtBot, screen: DocumentsScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = tmp_path / "notula.pdf"
    kept.write_text("milik orang lain", encoding="utf-8")
    answers = [str(tmp_path / "notula"), ""]  # the second time the dialog is left
    starts: list[str] = []

    def ask(_parent: Any, _title: str, start: str, _filters: str) -> tuple[str, str]:
        starts.append(start)
        return answers.pop(0), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    qtbot.mouseClick(screen.ui.save_pdf_button, Qt.MouseButton.LeftButton)
    assert starts[1:] == [str(kept)]
    assert kept.read_text(encoding="utf-8") == "milik orang lain"
    assert not screen.exporter.is_running


def test_each_document_of_all_keeps_its_own_options(
    qtbot: QtBot, world: World, screen: DocumentsScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wait_for_pages(qtbot, screen)
    screen.ui.public_copy_radio.setChecked(True)  # of the notula alone
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(tmp_path))
    asked: list[tuple[DocumentKind, bool]] = []

    def note(_self: Any, _meeting: str, folder: Path, kinds: Any, _progress: Any, options: Any) -> tuple[Path, ...]:
        asked.append((kinds[0], options.public_copy))
        return (folder / kinds[0],)

    monkeypatch.setattr(type(world.services.documents), "write_all", note)
    qtbot.mouseClick(screen.ui.save_all_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(screen.ui.export_result.isVisible, timeout=20000)
    assert asked == [(kind, kind is DocumentKind.NOTULA) for kind in DocumentKind]
    qtbot.waitUntil(lambda: not world.jobs.is_busy, timeout=20000)


def test_making_all_can_be_cancelled(
    qtbot: QtBot, world: World, screen: DocumentsScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wait_for_pages(qtbot, screen)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(tmp_path))

    def endless(_meeting: str, _folder: Path, _kinds: Any, progress: Any, options: Any = None) -> tuple[Path, ...]:
        try:
            while True:
                progress.report(1, 6, "Notula")
        except Cancelled:
            raise Cancelled from None

    monkeypatch.setattr(
        type(world.services.documents), "write_all", lambda _self, *args, **named: endless(*args, **named)
    )
    qtbot.mouseClick(screen.ui.save_all_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: screen.ui.progress_label.text() == "Notula")
    assert not screen.ui.save_all_button.isEnabled()
    qtbot.mouseClick(screen.ui.cancel_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not screen.ui.progress_group.isVisible())
    assert screen.ui.save_all_button.isEnabled()
    assert not screen.ui.export_result.isVisible()


def test_a_preview_that_fails_says_why(
    qtbot: QtBot, world: World, screen: DocumentsScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    wait_for_pages(qtbot, screen)

    def refuse(*_args: Any, **_named: Any) -> None:
        raise UserError("Lambang tidak dapat dibaca; pilih berkas lain di Pengaturan.")

    monkeypatch.setattr(type(world.services.documents), "pictures", refuse)
    screen.reload(Change.of([(Entity.LETTERHEAD, "x")]))
    qtbot.waitUntil(screen.ui.preview_error.isVisible, timeout=20000)
    assert "Lambang" in screen.ui.preview_error.message.heading


def test_hidden_it_makes_no_pages(qtbot: QtBot, world: World, screen: DocumentsScreen) -> None:
    wait_for_pages(qtbot, screen)
    screen.leave()
    screen.hide()
    started: list[bool] = []
    world.jobs.busy_changed.connect(started.append)
    screen.reload(Change.of([(Entity.REMARK, "x")]))
    assert started == []
    screen.show()
    qtbot.waitUntil(lambda: True in started)
    qtbot.waitUntil(lambda: not world.jobs.is_busy, timeout=20000)
