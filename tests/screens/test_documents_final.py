"""Dokumen: making a document final, what follows from it, opening it again, comparing versions, checking a file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QFileDialog, QTableView
from pytestqt.qtbot import QtBot

from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.kinds import MeetingState
from rakor_desktop.domain.naskah import DocumentKind
from rakor_desktop.domain.progress import Silent
from rakor_desktop.domain.versions import Difference, FinalDocument
from rakor_desktop.qtkit.messages import Level
from rakor_desktop.screens.documents.difference_table import (
    DifferenceColumn,
    DifferenceModel,
    DifferenceRows,
    marked,
    marked_words,
)
from rakor_desktop.screens.documents.documents_screen import DocumentsScreen
from rakor_desktop.screens.documents.finalise_dialog import FinaliseDialog
from rakor_desktop.screens.documents.reopen_dialog import ReopenDialog
from rakor_desktop.screens.documents.verdict_dialog import VerdictDialog
from rakor_desktop.screens.documents.versions_dialog import VersionsDialog
from tests.screens.documents_desk import (
    choose,
    choose_file,
    dialog_of,
    make_final,
    open_screen,
    plate,
    spoken,
    state_of,
    wait_for_pages,
)
from tests.screens.meeting_world import World, open_world

AGENDA = DocumentKind.SUSUNAN_ACARA  # complete in the small meeting, and locks nothing


@pytest.fixture
def world(tmp_path: Path, qtbot: QtBot) -> Iterator[World]:
    with open_world(tmp_path) as world:
        world.services.settings.set_style(unit_code="429.011")
        meeting, people = world.meeting.id, world.meeting.people
        world.services.meetings.update(
            meeting,
            minute_taker_id=people[4],
            secretary_id=people[5],
            conclusion="Disepakati.",
            state=MeetingState.SELESAI,
            actual_start=datetime(2026, 11, 24, 8, 0),
            actual_end=datetime(2026, 11, 24, 12, 0),
        )
        yield world


@pytest.fixture
def screen(world: World, qtbot: QtBot, tmp_path: Path) -> Iterator[DocumentsScreen]:
    yield open_screen(world, tmp_path, qtbot)
    world.jobs.cancel_long_work()
    world.jobs.flush()


def text_of(path: Path) -> str:
    with pypdfium2.PdfDocument(path) as pdf:
        return "\n".join(page.get_textpage().get_text_range() for page in pdf)


def finalise(qtbot: QtBot, world: World, screen: DocumentsScreen, kind: DocumentKind) -> FinalDocument:
    choose(screen, kind)
    qtbot.mouseClick(screen.ui.finalise_button, Qt.MouseButton.LeftButton)
    dialog = dialog_of(qtbot, FinaliseDialog)
    qtbot.waitUntil(lambda: not world.jobs.is_busy, timeout=20000)
    made: list[FinalDocument] = []
    dialog.finalised.connect(made.append)
    qtbot.mouseClick(dialog.ui.finalise_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(made), timeout=20000)
    return made[0]


# --- making it final ---


def test_a_document_becomes_final_with_version_code_and_time(
    qtbot: QtBot, world: World, screen: DocumentsScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert state_of(screen, AGENDA) == "Konsep"
    final = finalise(qtbot, world, screen, AGENDA)
    assert state_of(screen, AGENDA) == "Final v1"
    panel = screen.options.ui
    assert panel.final_label.text() == "Final versi 1"
    assert final.code in panel.final_detail.text()
    assert "pukul" in panel.final_detail.text()
    assert not panel.paper_row.isVisibleTo(screen.options)
    assert screen.status_items()[0].text == "1 final, 9 konsep"
    target = tmp_path / "acara.pdf"
    choose_file(monkeypatch, target)
    assert screen.ui.finalise_button.text() == "Simpan berkas final…"
    qtbot.mouseClick(screen.ui.finalise_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(target.exists, timeout=20000)
    qtbot.waitUntil(lambda: not screen.work.is_running, timeout=20000)
    assert target.read_bytes() == world.services.finals.content(final.id)
    assert "KONSEP" not in text_of(target)
    assert not screen.ui.lock_bar.isVisible()  # it locks nothing


def test_the_preview_of_a_final_document_shows_the_kept_file(
    qtbot: QtBot, world: World, screen: DocumentsScreen
) -> None:
    final = finalise(qtbot, world, screen, DocumentKind.NOTULA)
    for is_public in (False, True):
        screen.options.ui.public_copy_radio.setChecked(is_public)
        kept = world.services.finals.content(final.id, public=is_public)
        qtbot.waitUntil(
            lambda kept=kept: screen.preview.shown is not None and screen.preview.shown.pdf == kept, timeout=20000
        )
    world.settle()
    wait_for_pages(qtbot, world, screen)


def test_final_minutes_lock_the_meeting_and_say_so(qtbot: QtBot, world: World, screen: DocumentsScreen) -> None:
    assert not screen.ui.lock_bar.isVisible()
    finalise(qtbot, world, screen, DocumentKind.NOTULA)
    assert screen.ui.lock_bar.isVisible()
    assert screen.ui.lock_note.text.startswith("Notula versi 1 final sejak ")
    assert screen.ui.lock_note.text.endswith(" 24 November 2026 pukul 08.00; isi rapat ini terkunci.")


def test_in_a_locked_meeting_the_number_of_the_letter_cannot_be_typed(
    qtbot: QtBot, world: World, screen: DocumentsScreen
) -> None:
    finalise(qtbot, world, screen, DocumentKind.NOTULA)
    choose(screen, DocumentKind.UNDANGAN)
    panel = screen.options.ui
    qtbot.keyClicks(panel.number_edit, "12")
    qtbot.keyClicks(panel.date_field.line_edit, "18-11-2026")
    assert panel.number_edit.text() == panel.date_field.line_edit.text() == ""
    assert "Terkunci" in panel.number_hint.text()
    choose(screen, DocumentKind.BERITA_ACARA)  # its own number stays open
    qtbot.keyClicks(panel.number_edit, "13")
    world.settle()
    assert "/13/" in plate(world, DocumentKind.BERITA_ACARA).number


def test_what_is_missing_is_listed_and_what_blocks_keeps_the_button_shut(
    qtbot: QtBot, world: World, screen: DocumentsScreen
) -> None:
    world.services.meetings.update(world.meeting.id, minute_taker_id=None)
    choose(screen, DocumentKind.NOTULA)
    qtbot.mouseClick(screen.ui.finalise_button, Qt.MouseButton.LeftButton)
    dialog = dialog_of(qtbot, FinaliseDialog)
    qtbot.waitUntil(lambda: dialog._gap_list.model.rowCount() > 0, timeout=20000)
    texts = [dialog._gap_list.model.item(row).text() for row in range(dialog._gap_list.model.rowCount())]
    assert any("Notulis" in text for text in texts)
    assert "Notulis" in texts[0]  # what blocks stands first
    assert not dialog.ui.finalise_button.isEnabled()
    assert "Notulis" in dialog.ui.finalise_button.toolTip()
    spoken = dialog._gap_list.model.item(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Harus dilengkapi: ")
    world.jobs.write(lambda: world.services.meetings.update(world.meeting.id, minute_taker_id=world.meeting.people[4]))
    qtbot.waitUntil(dialog.ui.finalise_button.isEnabled, timeout=20000)  # mended meanwhile
    dialog.reject()


def test_a_gap_leads_to_its_place(qtbot: QtBot, world: World, screen: DocumentsScreen) -> None:
    world.services.meetings.update(world.meeting.id, minute_taker_id=None)
    choose(screen, DocumentKind.NOTULA)
    qtbot.mouseClick(screen.ui.finalise_button, Qt.MouseButton.LeftButton)
    dialog = dialog_of(qtbot, FinaliseDialog)
    qtbot.waitUntil(lambda: dialog._gap_list.model.rowCount() > 0, timeout=20000)
    view = dialog.ui.gap_list
    view.selectionModel().setCurrentIndex(
        dialog._gap_list.model.index(0, 0), QItemSelectionModel.SelectionFlag.SelectCurrent
    )
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert world.frame.opened == [(world.meeting.id, "persiapan", "minute_taker_id")]
    assert not dialog.isVisible()


def test_a_click_on_a_gap_only_selects_and_buka_or_a_double_click_goes_there(
    qtbot: QtBot, world: World, screen: DocumentsScreen
) -> None:
    world.services.meetings.update(world.meeting.id, minute_taker_id=None)
    for is_link in (True, False):
        dialog = open_dialog(qtbot, world, screen, DocumentKind.NOTULA)
        view, index = dialog.ui.gap_list, dialog._gap_list.model.index(0, 0)
        middle = view.visualRect(index).center()
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=middle)
        assert view.currentIndex() == index
        assert dialog.isVisible()
        assert world.frame.opened == []
        if is_link:
            link = dialog._gap_list.delegate.link_rect(index).center()
            qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=link)
        else:
            qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=middle)
        assert world.frame.opened == [(world.meeting.id, "persiapan", "minute_taker_id")]
        world.frame.opened.clear()


def test_who_comes_to_the_gaps_by_the_keyboard_stands_on_the_first(
    qtbot: QtBot, world: World, screen: DocumentsScreen
) -> None:
    world.services.meetings.update(world.meeting.id, minute_taker_id=None, conclusion="")
    dialog = open_dialog(qtbot, world, screen, DocumentKind.NOTULA)
    dialog.activateWindow()
    view = dialog.ui.gap_list
    view.setFocus(Qt.FocusReason.TabFocusReason)
    assert view.hasFocus()
    assert [index.row() for index in view.selectedIndexes()] == [0]
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert [index.row() for index in view.selectedIndexes()] == [1]


def test_there_is_a_way_back_from_the_place_of_a_gap(qtbot: QtBot, world: World, screen: DocumentsScreen) -> None:
    world.services.meetings.update(world.meeting.id, minute_taker_id=None)
    dialog = open_dialog(qtbot, world, screen, DocumentKind.NOTULA)
    gap = dialog._gap_list.gaps[0]
    go_to(dialog, 0)
    text, action, back = world.frame.returns[0]
    assert text == f"Finalkan notula: {gap.text}"
    assert action == "Kembali ke Finalkan"
    choose(screen, DocumentKind.RUMUSAN)  # looked at something else meanwhile
    world.services.meetings.update(world.meeting.id, minute_taker_id=world.meeting.people[4])
    screen.show_row(DocumentKind.NOTULA)  # the frame does that when the meeting is opened there
    back()
    assert world.frame.opened[-1] == (world.meeting.id, "dokumen", "notula")
    again = dialog_of(qtbot, FinaliseDialog)
    qtbot.waitUntil(again.ui.finalise_button.isEnabled, timeout=20000)
    assert gap not in again._gap_list.gaps
    assert world.frame.returns == []  # the dialog is open: the line above the page has gone
    again.reject()
    make_final(world, DocumentKind.NOTULA)
    back()  # final meanwhile: there is nothing to come back to
    assert not [one for one in QApplication.topLevelWidgets() if isinstance(one, FinaliseDialog) and one.isVisible()]


def test_a_gap_of_the_fields_above_leads_there(qtbot: QtBot, world: World, screen: DocumentsScreen) -> None:
    dialog = open_dialog(qtbot, world, screen, DocumentKind.LAPORAN)
    go_to(dialog, next(row for row, gap in enumerate(dialog._gap_list.gaps) if gap.target_id == "number"))
    assert dialog.isVisible()
    assert dialog.focusWidget() is dialog.ui.number_edit
    dialog.reject()


def test_a_gap_in_the_options_leads_to_its_field(qtbot: QtBot, world: World, screen: DocumentsScreen) -> None:
    dialog = open_dialog(qtbot, world, screen, DocumentKind.NOTA_DINAS)
    go_to(dialog, next(row for row, gap in enumerate(dialog._gap_list.gaps) if gap.target_id == "addressee"))
    field = screen.options.ui.addressee_edit
    assert field.hasFocus() or screen.focusWidget() is field
    assert world.frame.opened == []
    assert world.frame.returns


def go_to(dialog: FinaliseDialog, row: int) -> None:
    dialog.ui.gap_list.doubleClicked.emit(dialog._gap_list.model.index(row, 0))


def open_dialog(qtbot: QtBot, world: World, screen: DocumentsScreen, kind: DocumentKind) -> FinaliseDialog:
    choose(screen, kind)
    qtbot.mouseClick(screen.ui.finalise_button, Qt.MouseButton.LeftButton)
    dialog = dialog_of(qtbot, FinaliseDialog)
    qtbot.waitUntil(lambda: not world.jobs.is_busy, timeout=20000)
    return dialog


def test_the_number_given_in_the_dialog_is_that_of_the_final_version(
    qtbot: QtBot, world: World, screen: DocumentsScreen
) -> None:
    dialog = open_dialog(qtbot, world, screen, DocumentKind.BERITA_ACARA)
    number, whole = dialog.ui.number_edit, "000.1.5/88/429.011/2026"
    row = next(row for row, gap in enumerate(dialog._gap_list.gaps) if gap.target_id == "number")
    size, place = dialog.size(), dialog.ui.finalise_button.pos()
    qtbot.keyClicks(number, "88")
    assert dialog.ui.number_hint.text() == f"Menjadi {whole}"
    qtbot.keyClick(number, Qt.Key.Key_Return)  # ends the field, not the dialog
    assert dialog.isVisible()
    world.settle()
    assert number.text() == whole
    spoken = dialog._gap_list.model.item(row).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Diisi di atas")
    assert (dialog.size(), dialog.ui.finalise_button.pos()) == (size, place)
    assert plate(world, DocumentKind.BERITA_ACARA).number == ""  # not kept yet
    made: list[FinalDocument] = []
    dialog.finalised.connect(made.append)
    qtbot.mouseClick(dialog.ui.finalise_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(made), timeout=20000)
    assert made[0].number == whole


def test_what_was_typed_in_the_dialog_is_gone_with_batal(qtbot: QtBot, world: World, screen: DocumentsScreen) -> None:
    dialog = open_dialog(qtbot, world, screen, DocumentKind.BERITA_ACARA)
    qtbot.keyClicks(dialog.ui.number_edit, "88")
    qtbot.keyClicks(dialog.ui.date_field.line_edit, "25-11-2026")
    qtbot.mouseClick(dialog.ui.cancel_button, Qt.MouseButton.LeftButton)
    world.settle()
    kept = plate(world, DocumentKind.BERITA_ACARA)
    assert (kept.number, kept.date) == ("", None)
    assert screen.options.ui.number_edit.text() == ""


def test_who_goes_to_a_gap_takes_the_typed_number_along(qtbot: QtBot, world: World, screen: DocumentsScreen) -> None:
    world.services.meetings.update(world.meeting.id, minute_taker_id=None)
    dialog = open_dialog(qtbot, world, screen, DocumentKind.NOTULA)
    qtbot.keyClicks(dialog.ui.number_edit, "88")
    go_to(dialog, 0)
    world.settle()
    assert world.frame.opened == [(world.meeting.id, "persiapan", "minute_taker_id")]
    assert plate(world, DocumentKind.NOTULA).number == "000.1.5/88/429.011/2026"


def test_a_number_unlike_the_pattern_is_warned_of_but_taken(
    qtbot: QtBot, world: World, screen: DocumentsScreen
) -> None:
    choose(screen, DocumentKind.BERITA_ACARA)
    panel = screen.options.ui
    below = panel.date_group.pos()
    qtbot.keyClicks(panel.number_edit, "12/berkas/final.pdf")
    assert panel.number_hint.text() == "Tidak sesuai pola 000.1.5/…/429.011/2026"
    assert panel.number_hint.property("role") == "warning"
    assert panel.date_group.pos() == below
    world.settle()
    assert plate(world, DocumentKind.BERITA_ACARA).number == "12/berkas/final.pdf"
    panel.number_edit.selectAll()
    qtbot.keyClicks(panel.number_edit, "000.1.5/12/429.011/2026")
    assert panel.number_hint.text() == ""


def test_a_refusal_is_told_in_the_dialog(
    qtbot: QtBot, world: World, screen: DocumentsScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: object) -> None:
        raise UserError("Isi rapat berubah selagi dokumen dibuat; finalkan sekali lagi.")

    monkeypatch.setattr(type(world.services.finals), "finalise", refuse)
    choose(screen, AGENDA)
    qtbot.mouseClick(screen.ui.finalise_button, Qt.MouseButton.LeftButton)
    dialog = dialog_of(qtbot, FinaliseDialog)
    qtbot.waitUntil(lambda: not world.jobs.is_busy, timeout=20000)
    qtbot.mouseClick(dialog.ui.finalise_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(dialog.ui.error_panel.isVisible, timeout=20000)
    assert "berubah" in dialog.ui.error_panel.message.heading
    assert dialog.ui.finalise_button.isEnabled()
    dialog.reject()


def test_what_changed_while_it_was_made_is_listed_after_the_refusal(
    qtbot: QtBot, world: World, screen: DocumentsScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = open_dialog(qtbot, world, screen, DocumentKind.NOTULA)
    assert dialog.ui.finalise_button.isEnabled()

    def refuse(*_args: object) -> None:
        world.services.meetings.update(world.meeting.id, minute_taker_id=None)
        raise UserError("Isi rapat berubah selagi dokumen dibuat; finalkan sekali lagi.")

    monkeypatch.setattr(type(world.services.finals), "finalise", refuse)
    qtbot.mouseClick(dialog.ui.finalise_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(dialog.ui.error_panel.isVisible, timeout=20000)
    qtbot.waitUntil(lambda: "Notulis" in dialog.ui.finalise_button.toolTip(), timeout=20000)
    assert not dialog.ui.finalise_button.isEnabled()
    assert dialog.ui.error_panel.isVisible()  # why it was refused still stands there
    dialog.reject()


# --- opening it again ---


def test_it_is_opened_again_with_a_reason_and_becomes_version_two(
    qtbot: QtBot, world: World, screen: DocumentsScreen
) -> None:
    finalise(qtbot, world, screen, DocumentKind.NOTULA)
    qtbot.mouseClick(screen.options.ui.reopen_button, Qt.MouseButton.LeftButton)
    dialog = dialog_of(qtbot, ReopenDialog)
    assert not dialog.ui.reopen_button.isEnabled()
    qtbot.keyClicks(dialog.ui.reason_edit, "Tenggat S-01 keliru")
    qtbot.mouseClick(dialog.ui.reopen_button, Qt.MouseButton.LeftButton)
    world.jobs.flush()
    assert state_of(screen, DocumentKind.NOTULA) == "Konsep"
    assert not screen.ui.lock_bar.isVisible()
    assert "versi 1" in world.frame.toasts[-1]
    versions = world.services.finals.versions(world.meeting.id, DocumentKind.NOTULA)
    assert versions[0].reason == "Tenggat S-01 keliru"
    second = finalise(qtbot, world, screen, DocumentKind.NOTULA)
    assert state_of(screen, DocumentKind.NOTULA) == "Final v2"
    assert screen.options.ui.final_label.text() == "Final versi 2"
    assert "Final v2" in spoken(screen, DocumentKind.NOTULA)
    kept = world.services.finals.content(second.id)
    qtbot.waitUntil(lambda: screen.preview.shown is not None and screen.preview.shown.pdf == kept, timeout=20000)


def test_what_is_opened_together_is_named_before(qtbot: QtBot, world: World, screen: DocumentsScreen) -> None:
    for kind in (DocumentKind.NOTULA, DocumentKind.RUMUSAN, AGENDA):
        make_final(world, kind)
    choose(screen, DocumentKind.RUMUSAN)
    screen.actions_of_document.reopen()
    dialog = dialog_of(qtbot, ReopenDialog)
    assert "Ikut dibuka kembali: Notula versi 1." in dialog.ui.lead_label.text()
    qtbot.keyClicks(dialog.ui.reason_edit, "Salah ketik")
    qtbot.mouseClick(dialog.ui.reopen_button, Qt.MouseButton.LeftButton)
    world.jobs.flush()
    assert state_of(screen, DocumentKind.NOTULA) == state_of(screen, DocumentKind.RUMUSAN) == "Konsep"
    assert state_of(screen, AGENDA) == "Final v1"


# --- comparing ---


def test_versions_are_compared_field_by_field_with_the_words_that_differ(
    qtbot: QtBot, world: World, screen: DocumentsScreen
) -> None:
    first = make_final(world, AGENDA)
    item = world.meeting.agenda[5]
    before = next(one for one in world.services.agenda.items(world.meeting.id) if one.id == item).title
    world.jobs.write(lambda: world.services.agenda.update(item, title=f"{before} bersama"))
    world.jobs.flush()
    choose(screen, AGENDA)
    qtbot.mouseClick(screen.options.ui.versions_button, Qt.MouseButton.LeftButton)
    dialog = dialog_of(qtbot, VersionsDialog)
    qtbot.waitUntil(lambda: dialog._differences.rowCount() > 0, timeout=20000)
    assert dialog.ui.compare_combo.currentText() == "keadaan sekarang"
    model = dialog._differences
    rows = [[str(model.index(row, column).data()) for column in DifferenceColumn] for row in range(model.rowCount())]
    mine = next(row for row in rows if row[DifferenceColumn.NEW] == f"{before} bersama")
    assert mine[DifferenceColumn.OLD] == before
    assert mine[DifferenceColumn.FIELD] == "Judul diubah"
    assert mine[DifferenceColumn.WHO].startswith("Penguji, 24 Nov 2026")
    assert not dialog.ui.operator_button.isVisible()
    assert first.code in dialog._list.item(0).text()
    dialog.accept()


def test_differences_are_said_in_words_and_without_a_name_the_way_to_it_is_offered(
    qtbot: QtBot, world: World, screen: DocumentsScreen
) -> None:
    make_final(world, AGENDA)
    world.services.store.journal.operator = ""
    services, meeting = world.services, world.meeting
    world.jobs.write(lambda: services.meetings.update(meeting.id, conclusion=""))
    world.jobs.write(lambda: services.meetings.update(meeting.id, opening_summary="Sambutan Bupati"))
    world.jobs.write(lambda: services.remarks.delete([meeting.remarks[0]]))
    world.jobs.write(lambda: services.remarks.add(meeting.id, meeting.agenda[5], "Baru dicatat"))
    world.jobs.flush()
    choose(screen, AGENDA)
    screen.actions_of_document.show_versions()
    dialog = dialog_of(qtbot, VersionsDialog)
    qtbot.waitUntil(lambda: dialog._differences.rowCount() > 0, timeout=20000)
    model = dialog._differences
    rows = [tuple(str(model.index(row, column).data()) for column in (1, 2, 3)) for row in range(model.rowCount())]
    assert ("Kesimpulan dikosongkan", "Disepakati.", "kosong") in rows
    assert ("Sambutan diisi", "kosong", "Sambutan Bupati") in rows
    assert ("Dihapus", "Kunjungan naik 12% dibanding tahun lalu.", "tidak ada lagi") in rows
    assert ("Ditambahkan", "belum ada", "Baru dicatat") in rows
    assert str(model.index(0, DifferenceColumn.WHO).data()).startswith("Tanpa nama, ")
    qtbot.mouseClick(dialog.ui.operator_button, Qt.MouseButton.LeftButton)
    assert world.frame.opened == [("", "pengaturan", "operator")]


def test_going_through_the_versions_compares_only_the_one_that_is_stayed_at(
    qtbot: QtBot, world: World, screen: DocumentsScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(3):
        make_final(world, AGENDA)
        world.services.finals.reopen(world.meeting.id, AGENDA, "salah ketik")
    compared: list[tuple[int, int]] = []

    def compare(
        _self: object, _meeting: str, older: FinalDocument, newer: FinalDocument | None
    ) -> tuple[Difference, ...]:
        compared.append((older.version, newer.version if newer else 0))
        return ()

    monkeypatch.setattr(type(world.services.finals), "compare", compare)
    choose(screen, AGENDA)
    screen.actions_of_document.show_versions()
    dialog = dialog_of(qtbot, VersionsDialog)
    assert dialog.ui.difference_count.text() == "Membandingkan…"
    for _ in range(2):
        qtbot.keyClick(dialog.ui.version_list, Qt.Key.Key_Down)
    qtbot.waitUntil(dialog.ui.no_difference.isVisible, timeout=20000)
    assert compared[-1] == (1, 0)
    assert (1, 2) not in compared
    dialog.accept()


def test_each_difference_shows_all_its_lines_once_it_is_seen(qtbot: QtBot) -> None:
    view = QTableView()
    qtbot.addWidget(view)
    model = DifferenceModel(view)
    rows = DifferenceRows(view, model)
    texts = ["Rambu yang seragam di semua desa wisata " * 8] * 500
    model.show_rows(marked([Difference(f"S-{n}", "isi", "", text) for n, text in enumerate(texts)], Silent()))
    view.resize(700, 300)
    view.show()
    rows.fit()
    line = QFontMetrics(view.font()).lineSpacing()
    qtbot.waitUntil(lambda: view.rowHeight(0) > 4 * line)
    assert view.rowHeight(250) < 3 * line  # nobody waits for what is not seen
    view.scrollToBottom()
    qtbot.waitUntil(lambda: view.rowHeight(498) == view.rowHeight(0))


def test_without_a_version_there_is_nothing_to_compare(qtbot: QtBot, world: World, screen: DocumentsScreen) -> None:
    choose(screen, AGENDA)
    screen.actions_of_document.show_versions()
    assert "belum pernah difinalkan" in world.frame.toasts[-1]


def test_an_older_version_can_be_saved(
    qtbot: QtBot, world: World, screen: DocumentsScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    final = make_final(world, AGENDA)
    choose(screen, AGENDA)
    screen.actions_of_document.show_versions()
    dialog = dialog_of(qtbot, VersionsDialog)
    target = tmp_path / "lama.pdf"
    choose_file(monkeypatch, target)
    qtbot.mouseClick(dialog.ui.save_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: target.exists() and not screen.work.is_running, timeout=20000)
    assert target.read_bytes() == world.services.finals.content(final.id)
    dialog.accept()


def test_only_differing_words_are_marked() -> None:
    old, new = "Rambu seragam di Glagah", "Rambu yang sama di Glagah"
    left, right = marked_words(old, new)
    assert [old[start:end] for start, end in left] == ["seragam"]
    assert [new[start:end] for start, end in right] == ["yang sama"]
    assert marked_words("", "semuanya baru") == ((), ())
    assert marked_words("satu dua", "tiga empat") == ((), ())  # all of it is new: nothing to point at
    rows = marked(
        [Difference("S-01", "a", "1", "2"), Difference("S-01", "b", "1", "2"), Difference("S-02", "a", "", "")],
        Silent(),
    )
    assert [row.is_first for row in rows] == [True, False, True]


# --- checking a file ---


def check(monkeypatch: pytest.MonkeyPatch, screen: DocumentsScreen, path: Path) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(path), ""))
    next(one for one in screen.commands() if one.title == "Periksa keaslian berkas").run()


def test_a_kept_file_is_genuine_and_a_changed_one_is_not(
    qtbot: QtBot, world: World, screen: DocumentsScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    final = make_final(world, AGENDA)
    content = world.services.finals.content(final.id)
    for name, data, level in (
        ("asli.pdf", content, Level.SUCCESS),
        ("ubah.pdf", content + b"\n%tambahan\n", Level.DANGER),
    ):
        path = tmp_path / name
        path.write_bytes(data)
        check(monkeypatch, screen, path)
        dialog = dialog_of(qtbot, VerdictDialog)
        assert dialog.ui.verdict_panel.message.level is level
        assert dialog.ui.verdict_panel.message.detail == name
        assert final.code in dialog.ui.detail_label.text()
        assert len(dialog.ui.sum_edit.text()) == 64
        dialog.accept()
        qtbot.waitUntil(lambda dialog=dialog: not dialog.isVisible())


def test_a_version_that_was_replaced_is_genuine_with_a_warning(
    qtbot: QtBot, world: World, screen: DocumentsScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    final = make_final(world, AGENDA)
    world.services.finals.reopen(world.meeting.id, AGENDA, "Waktu keliru")
    path = tmp_path / "dari flashdisk (1).pdf"
    path.write_bytes(world.services.finals.content(final.id))
    check(monkeypatch, screen, path)
    dialog = dialog_of(qtbot, VerdictDialog)
    assert dialog.ui.verdict_panel.message.level is Level.WARNING
    assert "tidak berlaku lagi" in dialog.ui.verdict_panel.message.heading
    dialog.accept()


def test_a_file_that_is_no_pdf_is_told_in_place(
    qtbot: QtBot, world: World, screen: DocumentsScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "surat.pdf"
    path.write_text("bukan PDF", encoding="utf-8")
    check(monkeypatch, screen, path)
    qtbot.waitUntil(screen.ui.export_error.isVisible, timeout=20000)
    assert "PDF" in screen.ui.export_error.message.heading
