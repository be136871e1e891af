"""Dokumen: choose, look, search, save; errors in place."""

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
from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.naskah import DocumentKind, Format
from rakor_desktop.screens.documents.documents_screen import DocumentsScreen
from tests.screens.documents_desk import choose, choose_file, open_screen, spoken, wait_for_pages
from tests.screens.meeting_world import World, open_world


@pytest.fixture
def world(tmp_path: Path, qtbot: QtBot) -> Iterator[World]:
    with open_world(tmp_path) as world:
        yield world


@pytest.fixture
def screen(world: World, qtbot: QtBot, tmp_path: Path) -> DocumentsScreen:
    return open_screen(world, tmp_path, qtbot)


# --- looking ---


def test_the_notula_is_shown_with_its_pages(qtbot: QtBot, world: World, screen: DocumentsScreen) -> None:
    wait_for_pages(qtbot, world, screen)
    assert screen.ui.options_title.text() == "Notula"
    assert screen.ui.state_chip.spec.text == "Konsep"
    assert "dari" in screen.ui.page_label.text()
    assert "halaman" in spoken(screen, DocumentKind.NOTULA)
    assert screen.ui.documents_count.text() == "13"


def test_arrow_keys_choose_another_document(qtbot: QtBot, world: World, screen: DocumentsScreen) -> None:
    wait_for_pages(qtbot, world, screen)
    qtbot.keyClick(screen.ui.document_list, Qt.Key.Key_Up)
    assert screen.ui.options_title.text() == "Rekap daftar hadir"
    assert screen.ui.page_preview.page_count == 0  # nothing of the other document stays
    wait_for_pages(qtbot, world, screen)
    qtbot.keyClick(screen.ui.document_list, Qt.Key.Key_End)
    assert screen.ui.no_preview.isVisible()
    assert not screen.ui.print_button.isVisible()


def test_every_button_has_one_place_for_all_documents(screen: DocumentsScreen) -> None:
    ui = screen.ui
    buttons = {"pdf": ui.save_pdf_button, "excel": ui.save_excel_button, "word": ui.save_word_button,
               "print": ui.print_button}  # fmt: skip
    places: dict[str, set[tuple[int, int]]] = {name: set() for name in buttons}
    for kind in DocumentKind:
        screen.show_row(kind)
        layout = ui.formats_group.layout()
        assert layout is not None
        layout.activate()
        for name, button in buttons.items():
            if button.isVisible():
                places[name].add((button.x(), button.width()))
    assert {name: len(found) for name, found in places.items()} == dict.fromkeys(buttons, 1)
    (printing,), (pdf,) = places["print"], places["pdf"]
    assert pdf[0] < printing[0]


def test_a_document_looked_at_before_is_there_at_once(
    qtbot: QtBot, world: World, screen: DocumentsScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    wait_for_pages(qtbot, world, screen)
    choose(screen, DocumentKind.MATRIKS)
    wait_for_pages(qtbot, world, screen)
    monkeypatch.setattr(type(world.services.documents), "make", lambda *_args: pytest.fail("made again"))
    choose(screen, DocumentKind.NOTULA)
    assert screen.ui.page_preview.page_count > 0
    wait_for_pages(qtbot, world, screen)


def test_a_change_makes_the_pages_again_and_keeps_the_old_ones_meanwhile(
    qtbot: QtBot, world: World, screen: DocumentsScreen
) -> None:
    wait_for_pages(qtbot, world, screen)
    before = screen.preview.shown
    assert before is not None
    world.jobs.write(lambda: world.services.meetings.update(world.meeting.id, conclusion="Disepakati bersama."))
    world.jobs.flush()
    assert screen.ui.page_preview.page_count == len(before.sizes)
    qtbot.waitUntil(lambda: screen.preview.shown is not before, timeout=20000)
    wait_for_pages(qtbot, world, screen)


def test_pages_turn_and_zoom_by_keyboard(qtbot: QtBot, world: World, screen: DocumentsScreen) -> None:
    wait_for_pages(qtbot, world, screen)
    preview = screen.ui.page_preview
    before = preview.zoom_percent
    qtbot.keyClick(preview, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert preview.zoom_percent > before
    assert screen.ui.zoom_label.text() == f"{preview.zoom_percent}%"
    qtbot.keyClick(preview, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(preview, Qt.Key.Key_PageDown)
    assert preview.verticalScrollBar().value() > 0
    wait_for_pages(qtbot, world, screen)


def test_a_preview_that_fails_says_why_and_can_be_tried_again(
    qtbot: QtBot, world: World, screen: DocumentsScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    wait_for_pages(qtbot, world, screen)

    def refuse(*_args: Any, **_named: Any) -> None:
        raise UserError("Lambang tidak dapat dibaca; pilih berkas lain di Pengaturan.")

    with monkeypatch.context() as patch:
        patch.setattr(type(world.services.documents), "make", refuse)
        screen.reload(Change.of([(Entity.LETTERHEAD, "x")]))
        qtbot.waitUntil(screen.ui.preview_error.isVisible, timeout=20000)
    assert "Lambang" in screen.ui.preview_error.message.heading
    screen.ui.preview_error.action_requested.emit()
    qtbot.waitUntil(lambda: not screen.ui.preview_error_bar.isVisible(), timeout=20000)
    wait_for_pages(qtbot, world, screen)


def test_hidden_it_makes_no_pages(qtbot: QtBot, world: World, screen: DocumentsScreen) -> None:
    wait_for_pages(qtbot, world, screen)
    screen.leave()
    screen.hide()
    started: list[bool] = []
    world.jobs.busy_changed.connect(started.append)
    screen.reload(Change.of([(Entity.REMARK, "x")]))
    assert started == []
    screen.show()
    qtbot.waitUntil(lambda: True in started)
    wait_for_pages(qtbot, world, screen)


# --- searching ---


def test_words_are_found_counted_and_gone_through(qtbot: QtBot, world: World, screen: DocumentsScreen) -> None:
    wait_for_pages(qtbot, world, screen)
    qtbot.keyClick(screen.ui.page_preview, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    edit, count = screen.ui.find_edit, screen.ui.find_count
    assert edit.isVisible()
    qtbot.keyClicks(edit, "rapat")
    qtbot.waitUntil(lambda: count.text().startswith("1 dari "), timeout=20000)
    assert int(count.text().rpartition(" ")[2]) > 2
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert count.text().startswith("2 dari ")
    qtbot.keyClick(edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert count.text() == "{0} dari {0}".format(count.text().rpartition(" ")[2])
    edit.setText("kata yang tidak ada")
    qtbot.waitUntil(lambda: count.text() == "Tidak ada", timeout=20000)
    assert not screen.ui.find_next_button.isEnabled()
    qtbot.keyClick(edit, Qt.Key.Key_Escape)
    assert not screen.ui.find_bar.isVisible()
    wait_for_pages(qtbot, world, screen)


# --- saving ---


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


@pytest.mark.parametrize(
    ("kind", "button", "name"),
    [
        (DocumentKind.MATRIKS, "save_excel_button", "2026-11-24_matriks_rakor-desa-wisata.xlsx"),
        (DocumentKind.NOTULA, "save_word_button", "2026-11-24_notula_rakor-desa-wisata.docx"),
    ],
)
def test_saves_the_other_formats_of_a_document(
    qtbot: QtBot,
    world: World,
    screen: DocumentsScreen,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    kind: DocumentKind,
    button: str,
    name: str,
) -> None:
    choose(screen, kind)
    written: list[Format] = []

    def write(_self: Any, _meeting: str, options: Any, path: Path, _progress: Any) -> Path:
        written.append(options.format)
        path.touch()
        return path

    monkeypatch.setattr(type(world.services.documents), "write", write)
    suggested = choose_file(monkeypatch, tmp_path / "berkas")
    qtbot.mouseClick(getattr(screen.ui, button), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(screen.ui.export_result.isVisible, timeout=20000)
    assert suggested == [name]
    assert (tmp_path / f"berkas{written[0].suffix}").exists()
    wait_for_pages(qtbot, world, screen)


def test_the_workbook_is_saved_from_its_empty_page(
    qtbot: QtBot, screen: DocumentsScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(screen, DocumentKind.BUKU_KERJA)
    target = tmp_path / "rapat.xlsx"
    choose_file(monkeypatch, target)
    qtbot.mouseClick(screen.ui.no_preview.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(screen.ui.export_result.isVisible, timeout=20000)
    assert target.read_bytes().startswith(b"PK")


def test_each_document_offers_its_own_formats(qtbot: QtBot, world: World, screen: DocumentsScreen) -> None:
    for kind in DocumentKind:
        choose(screen, kind)
        assert screen.ui.save_word_button.isVisible() is (Format.DOCX in kind.formats)
        titles = [command.title for command in screen.commands()]
        assert [one.removeprefix("Simpan sebagai ") for one in titles if one.startswith("Simpan sebagai")] == [
            form.label for form in kind.formats
        ]
    world.jobs.cancel_long_work()
    world.jobs.flush()


def test_a_missing_folder_is_told_in_place_and_can_be_tried_again(
    qtbot: QtBot, world: World, screen: DocumentsScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
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
    wait_for_pages(qtbot, world, screen)


def test_what_was_said_of_one_document_goes_with_it(
    qtbot: QtBot, world: World, screen: DocumentsScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(screen, DocumentKind.BUKU_KERJA)
    choose_file(monkeypatch, tmp_path / "buku.xlsx")
    screen.actions_of_document.save_shown()
    qtbot.waitUntil(screen.ui.export_result.isVisible, timeout=20000)
    choose(screen, DocumentKind.NOTULA)
    assert not screen.ui.export_result.isVisible()


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
    assert not screen.work.is_running


def test_the_menu_offers_what_the_palette_offers(qtbot: QtBot, world: World, screen: DocumentsScreen) -> None:
    wait_for_pages(qtbot, world, screen)
    titles = [command.title for command in screen.commands()]
    assert titles == [
        "Buat semua dokumen",
        "Simpan sebagai PDF",
        "Simpan sebagai Word",
        "Cetak dokumen ini",
        "Cari di dokumen ini",
        "Finalkan notula",
        "Bandingkan versi",
        "Periksa keaslian berkas",
    ]
    menu = screen.actions_of_document.menu()
    assert [action.text().partition("\t")[0] for action in menu.actions()] == titles
    menu.close()
