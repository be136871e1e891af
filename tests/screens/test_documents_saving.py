"""Dokumen: all files into one folder, names of final versions, files that another program holds."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from rakor_desktop.domain.kinds import MeetingState
from rakor_desktop.domain.naskah import DocumentKind, Format
from rakor_desktop.screens.documents.documents_screen import DocumentsScreen
from rakor_desktop.screens.documents.save_all_dialog import SaveAllDialog
from rakor_desktop.screens.documents.versions_dialog import VersionsDialog
from tests.screens.documents_desk import choose, choose_file, dialog_of, make_final, open_screen, wait_for_pages
from tests.screens.meeting_world import World, open_world

ALL = [(kind, form) for kind in DocumentKind for form in kind.formats]
EACH = [("surat-undangan", DocumentKind.UNDANGAN), ("lembar-tugas", DocumentKind.LEMBAR_TUGAS)]
Written = list[tuple[str, Format, bool]]


@pytest.fixture
def world(tmp_path: Path, qtbot: QtBot) -> Iterator[World]:
    with open_world(tmp_path) as world:
        yield world


@pytest.fixture
def screen(world: World, qtbot: QtBot, tmp_path: Path) -> Iterator[DocumentsScreen]:
    yield open_screen(world, tmp_path, qtbot)
    world.jobs.cancel_long_work()
    world.jobs.flush()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that the officer chooses."""
    folder = tmp_path / "semua"
    folder.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(folder))
    return folder


@pytest.fixture
def quick(world: World, monkeypatch: pytest.MonkeyPatch) -> Written:
    """Files are only named, not made; gives kind, format, and whether it is a public copy."""
    written: Written = []

    def write(_self: Any, _record: Any, options: Any, path: Path, _progress: Any) -> Path:
        path.touch()
        written.append((options.kind, options.format, options.public_copy))
        return path

    def write_each(_self: Any, _record: Any, _options: Any, folder: Path, _progress: Any) -> tuple[Path, ...]:
        folder.mkdir(parents=True, exist_ok=True)
        paths = tuple(folder / f"{number}.pdf" for number in range(3))
        for path in paths:
            path.touch()
        return paths

    monkeypatch.setattr(type(world.services.documents), "write_from", write)
    monkeypatch.setattr(type(world.services.documents), "write_each", write_each)
    return written


def save_all(qtbot: QtBot, screen: DocumentsScreen, *unwanted: str) -> None:
    qtbot.mouseClick(screen.ui.save_all_button, Qt.MouseButton.LeftButton)
    dialog = dialog_of(qtbot, SaveAllDialog)
    for name in unwanted:
        getattr(dialog.ui, f"{name}_check").setChecked(False)
    qtbot.keyClick(dialog.ui.folder_button, Qt.Key.Key_Return)


def heading_of(qtbot: QtBot, screen: DocumentsScreen) -> str:
    qtbot.waitUntil(screen.ui.export_result.isVisible, timeout=20000)
    return screen.ui.export_result.message.heading


# --- all of them ---


def test_everything_an_office_hands_over_goes_into_one_folder(
    qtbot: QtBot, world: World, screen: DocumentsScreen, folder: Path, quick: Written
) -> None:
    count = len(ALL) + 2 * 3
    for heading in (f"{count} dokumen tersimpan", f"{count} dokumen tersimpan, {count} menggantikan berkas lama"):
        quick.clear()
        save_all(qtbot, screen)
        assert heading_of(qtbot, screen) == heading
        assert [(kind, form) for kind, form, _ in quick] == ALL
    assert {path.name for path in folder.iterdir() if path.is_dir()} == {name for name, _ in EACH}
    wanted = {world.services.documents.file_name(world.meeting.id, kind, form) for kind, form in ALL}
    assert {path.name for path in folder.iterdir() if path.is_file()} == wanted
    assert screen.exporter.folder.path() == str(folder)
    wait_for_pages(qtbot, world, screen)


def test_what_is_unticked_is_not_made_and_stays_unticked(
    qtbot: QtBot, world: World, screen: DocumentsScreen, folder: Path, quick: Written
) -> None:
    save_all(qtbot, screen, "pdf", "each")
    assert heading_of(qtbot, screen) == "5 dokumen tersimpan"
    assert {form for _, form, _ in quick} == {Format.DOCX, Format.XLSX}
    assert not [path for path in folder.iterdir() if path.is_dir()]
    qtbot.mouseClick(screen.ui.save_all_button, Qt.MouseButton.LeftButton)
    dialog = dialog_of(qtbot, SaveAllDialog)
    assert dialog.wanted.formats == {Format.DOCX, Format.XLSX}
    for check in (dialog.ui.docx_check, dialog.ui.xlsx_check):
        assert dialog.ui.folder_button.isEnabled()
        check.setChecked(False)
    assert not dialog.ui.folder_button.isEnabled()
    dialog.reject()
    assert not screen.work.is_running
    wait_for_pages(qtbot, world, screen)


def test_all_documents_of_a_new_meeting_are_made_too(
    qtbot: QtBot, world: World, screen: DocumentsScreen, folder: Path
) -> None:
    screen.show_meeting(world.services.meetings.create("Rapat lain").value)
    save_all(qtbot, screen)
    assert heading_of(qtbot, screen) == f"{len(ALL)} dokumen tersimpan"
    assert len([path for path in folder.iterdir() if path.is_file()]) == len(ALL)  # no folder with nothing in it
    wait_for_pages(qtbot, world, screen)


def test_each_document_of_all_keeps_its_own_options(
    qtbot: QtBot, world: World, screen: DocumentsScreen, folder: Path, quick: Written
) -> None:
    wait_for_pages(qtbot, world, screen)
    screen.options.ui.public_copy_radio.setChecked(True)  # of the notula alone
    save_all(qtbot, screen)
    heading_of(qtbot, screen)
    assert {kind for kind, _, is_public in quick if is_public} == {DocumentKind.NOTULA}
    world.settle()
    wait_for_pages(qtbot, world, screen)


def endless(progress: Any) -> None:
    while True:
        progress.report(1, 6, "halaman 1")


@pytest.mark.parametrize("finished", [0, 3])
def test_making_all_can_be_stopped_and_what_is_finished_is_told(
    qtbot: QtBot,
    world: World,
    screen: DocumentsScreen,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    quick: Written,
    finished: int,
) -> None:
    wait_for_pages(qtbot, world, screen)
    write = type(world.services.documents).write_from

    def write_some(self: Any, record: Any, options: Any, path: Path, progress: Any) -> Path:
        if len(quick) == finished:
            endless(progress)
        return write(self, record, options, path, progress)

    monkeypatch.setattr(type(world.services.documents), "write_from", write_some)
    save_all(qtbot, screen)
    qtbot.waitUntil(lambda: screen.ui.progress_label.text().endswith(" · halaman 1"))
    assert not screen.ui.save_all_button.isEnabled()
    qtbot.mouseClick(screen.ui.cancel_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not screen.ui.progress_group.isVisible())
    assert screen.ui.save_all_button.isEnabled()
    assert screen.ui.export_result.isVisible() is bool(finished)
    assert len(list(folder.iterdir())) == finished
    if finished:
        assert heading_of(qtbot, screen) == "Dihentikan; 3 dokumen sudah tersimpan"


def test_letters_finished_before_a_stop_are_counted_too(
    qtbot: QtBot,
    world: World,
    screen: DocumentsScreen,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    quick: Written,
) -> None:
    def write_each(_self: Any, _record: Any, _options: Any, folder: Path, progress: Any) -> Iterator[Path]:
        folder.mkdir()
        yield folder / "001.pdf"
        endless(progress)

    monkeypatch.setattr(type(world.services.documents), "write_each", write_each)
    save_all(qtbot, screen, "docx", "xlsx")
    qtbot.waitUntil(lambda: screen.ui.progress_label.text().endswith(" · halaman 1"), timeout=20000)
    qtbot.mouseClick(screen.ui.cancel_button, Qt.MouseButton.LeftButton)
    pdfs = sum(form is Format.PDF for _, form in ALL)
    assert heading_of(qtbot, screen) == f"Dihentikan; {pdfs + 1} dokumen sudah tersimpan"
    wait_for_pages(qtbot, world, screen)


def test_all_documents_show_one_state_of_the_meeting(
    qtbot: QtBot, world: World, screen: DocumentsScreen, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    titles: set[str] = set()

    def write(_self: Any, record: Any, _options: Any, path: Path, _progress: Any) -> Path:
        titles.add(record.meeting.title)
        world.services.meetings.update(world.meeting.id, title=f"Rapat {len(titles)}")  # typed meanwhile
        return path

    monkeypatch.setattr(type(world.services.documents), "write_from", write)
    save_all(qtbot, screen, "xlsx", "each")
    heading_of(qtbot, screen)
    assert len(titles) == 1
    wait_for_pages(qtbot, world, screen)


# --- one thing at a time ---


def test_a_second_work_cannot_take_the_place_of_the_first(
    qtbot: QtBot, world: World, screen: DocumentsScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    final = make_final(world, DocumentKind.SUSUNAN_ACARA)
    choose(screen, DocumentKind.SUSUNAN_ACARA)
    wait_for_pages(qtbot, world, screen)
    choose_file(monkeypatch, tmp_path / "satu.pdf")
    monkeypatch.setattr(type(world.services.finals), "content", lambda *_args, **_named: b"%PDF satu")
    screen.work.run("Memeriksa", endless, lambda _result: None, screen.actions_of_document.check_file)
    screen.actions_of_document.show_versions()
    dialog = dialog_of(qtbot, VersionsDialog)
    assert not dialog.ui.save_button.isEnabled()
    assert dialog.ui.save_button.toolTip() == "Tunggu sampai pekerjaan ini selesai."
    screen.finals.save_final(final)  # whoever asks all the same
    qtbot.mouseClick(screen.ui.cancel_button, Qt.MouseButton.LeftButton)  # still reaches the first
    qtbot.waitUntil(lambda: not screen.ui.progress_group.isVisible())
    assert not (tmp_path / "satu.pdf").exists()
    assert dialog.ui.save_button.isEnabled()
    qtbot.mouseClick(dialog.ui.save_button, Qt.MouseButton.LeftButton)
    assert heading_of(qtbot, screen) == "Tersimpan: satu.pdf"
    dialog.accept()


def test_the_name_of_a_file_is_there_without_reading_the_whole_meeting(
    qtbot: QtBot, world: World, screen: DocumentsScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wait_for_pages(qtbot, world, screen)
    name = world.services.documents.file_name(world.meeting.id, DocumentKind.NOTULA, Format.DOCX)
    threads: set[bool] = set()
    original = type(world.services.documents).record

    def record(self: Any, meeting: str) -> Any:
        threads.add(threading.current_thread() is threading.main_thread())
        return original(self, meeting)

    monkeypatch.setattr(type(world.services.documents), "record", record)
    asked = choose_file(monkeypatch, tmp_path / "notula.docx")
    screen.actions_of_document.save(Format.DOCX)
    heading_of(qtbot, screen)
    assert asked == [name]
    assert threads == {False}


def test_a_name_that_got_its_ending_replaces_nothing_unasked(
    qtbot: QtBot, world: World, screen: DocumentsScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "acara.docx").write_bytes(b"lama")
    asked: list[str] = []

    def ask(_parent: Any, _title: str, start: str, _filters: str) -> tuple[str, str]:
        asked.append(Path(start).name)
        return (str(tmp_path / "acara"), "") if len(asked) == 1 else ("", "")

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    screen.actions_of_document.save(Format.DOCX)
    assert asked[1:] == ["acara.docx"]
    assert not screen.work.is_running
    assert (tmp_path / "acara.docx").read_bytes() == b"lama"


# --- final versions ---


def fill_in(world: World) -> None:
    """What keeps a notula from becoming final as long as it is missing."""
    people = world.meeting.people
    world.services.meetings.update(
        world.meeting.id,
        minute_taker_id=people[4],
        secretary_id=people[5],
        conclusion="Disepakati.",
        state=MeetingState.SELESAI,
        actual_start=datetime(2026, 11, 24, 8, 0),
        actual_end=datetime(2026, 11, 24, 12, 0),
    )


def test_a_final_file_is_named_by_its_version_and_so_is_the_word_copy(
    qtbot: QtBot, world: World, screen: DocumentsScreen, tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill_in(world)
    make_final(world, DocumentKind.NOTULA)
    world.services.finals.reopen(world.meeting.id, DocumentKind.NOTULA, "salah ketik")
    make_final(world, DocumentKind.NOTULA)
    choose(screen, DocumentKind.NOTULA)
    ui = screen.ui
    suggested: list[str] = []
    for number, button in enumerate((ui.finalise_button, ui.save_word_button, ui.finalise_button)):
        ui.export_result.hide()
        screen.options.ui.public_copy_radio.setChecked(number == 2)
        asked = choose_file(monkeypatch, tmp_path / f"berkas {number}")
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        heading_of(qtbot, screen)
        suggested += asked
    assert suggested == [f"2026-11-24_notula_rakor-desa-wisata_v2{rest}" for rest in (".pdf", ".docx", "_publik.pdf")]
    qtbot.waitUntil(lambda: not screen.work.is_running, timeout=20000)
    save_all(qtbot, screen, "xlsx", "each")
    heading_of(qtbot, screen)
    names = {path.name for path in folder.iterdir()}
    assert {name for name in names if "_notula_" in name} == {
        f"2026-11-24_notula_rakor-desa-wisata_v2_publik{suffix}" for suffix in (".pdf", ".docx")
    }
    assert "2026-11-24_matriks_rakor-desa-wisata.pdf" in names
    wait_for_pages(qtbot, world, screen)


def test_letters_beside_a_final_letter_are_no_drafts(
    qtbot: QtBot, world: World, screen: DocumentsScreen, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    world.services.documents.set_plate(world.meeting.id, DocumentKind.UNDANGAN, number="1427")
    drafts: dict[str, bool] = {}

    def write_each(_self: Any, _record: Any, options: Any, _folder: Path, _progress: Any) -> tuple[Path, ...]:
        drafts[options.kind] = options.is_draft
        return ()

    monkeypatch.setattr(type(world.services.documents), "write_each", write_each)
    make_final(world, DocumentKind.UNDANGAN)
    choose(screen, DocumentKind.UNDANGAN)
    save_all(qtbot, screen, "pdf", "docx", "xlsx")
    heading_of(qtbot, screen)
    assert drafts == {DocumentKind.UNDANGAN: False, DocumentKind.LEMBAR_TUGAS: True}
    wait_for_pages(qtbot, world, screen)


# --- files that another program holds ---


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Endings of names that cannot be replaced: as Word and Excel hold a file that they show."""
    endings: list[str] = []
    original = Path.replace

    def replace(self: Path, target: Path) -> Path:
        if Path(target).name.endswith(tuple(endings)) and Path(target).exists():
            raise PermissionError(13, "Access is denied", str(self), 5, str(target))
        return original(self, target)

    monkeypatch.setattr(Path, "replace", replace)
    return endings


@pytest.mark.parametrize(
    ("kind", "form"),
    [
        (DocumentKind.NOTULA, Format.PDF),
        (DocumentKind.NOTULA, Format.DOCX),
        (DocumentKind.MATRIKS, Format.XLSX),
        (DocumentKind.BUKU_KERJA, Format.XLSX),
    ],
)
def test_a_file_open_in_another_program_is_told_with_what_to_do(
    qtbot: QtBot,
    world: World,
    screen: DocumentsScreen,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    held: list[str],
    kind: DocumentKind,
    form: Format,
) -> None:
    choose(screen, kind)
    target = tmp_path / f"berkas{form.suffix}"
    target.write_bytes(b"lama")
    held.append(target.name)
    choose_file(monkeypatch, target)
    screen.actions_of_document.save(form)
    qtbot.waitUntil(screen.ui.export_error.isVisible, timeout=20000)
    assert "tutup berkas itu di program lain" in screen.ui.export_error.message.heading
    assert target.read_bytes() == b"lama"
    held.clear()
    screen.ui.export_error.action_requested.emit()
    heading_of(qtbot, screen)
    assert target.read_bytes() != b"lama"
    assert not list(tmp_path.glob(".*.tmp"))


def test_a_file_held_in_the_folder_of_all_is_told_and_tried_again(
    qtbot: QtBot, world: World, screen: DocumentsScreen, folder: Path, held: list[str]
) -> None:
    name = world.services.documents.file_name(world.meeting.id, DocumentKind.MATRIKS, Format.XLSX)
    (folder / name).write_bytes(b"lama")
    held.append(name)
    save_all(qtbot, screen, "pdf", "each")
    qtbot.waitUntil(screen.ui.export_error.isVisible, timeout=20000)
    assert name in screen.ui.export_error.message.heading
    assert not list(folder.glob(".*.tmp"))
    held.clear()
    screen.ui.export_error.action_requested.emit()
    assert heading_of(qtbot, screen).startswith("5 dokumen tersimpan")
    wait_for_pages(qtbot, world, screen)
