"""The desk at the door: typing, keys, paper and scanner put people on the list, and nothing typed is lost."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.kinds import Presence, Registration, Sector
from rakor_desktop.domain.meeting import Participant
from rakor_desktop.domain.naskah import DocumentKind
from rakor_desktop.screens.attendance.attendance_screen import AttendanceScreen
from rakor_desktop.screens.attendance.attendance_table import parse_times
from rakor_desktop.screens.attendance.match_popup import OfferKind, found_ranges
from tests.screens.meeting_world import World, open_world, show

MADE, AHMAD = "I Made Suardana", "Ahmad Jum'ah"


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with open_world(tmp_path) as opened:
        yield opened


@pytest.fixture
def target() -> list[Path | None]:
    """Where the save dialog puts the file; empty for cancel."""
    return []


@pytest.fixture
def screen(world: World, qtbot: QtBot, target: list[Path | None]) -> AttendanceScreen:
    made = AttendanceScreen(
        participants=world.services.participants,
        directory=world.services.directory,
        documents=world.services.documents,
        jobs=world.jobs,
        autosave=world.autosave,
        frame=world.frame,
        choose_path=lambda suggested: target.append(suggested) or (target[0] if len(target) > 1 else None),
    )
    world.jobs.changed.connect(made.reload)
    made.show_meeting(world.meeting.id)
    show(qtbot, made)
    made.focus_first()
    return made


def row(world: World, name: str) -> Participant:
    return next(one for one in world.services.participants.rows(world.meeting.id) if one.full_name == name)


def select(screen: AttendanceScreen, *names: str) -> None:
    table = screen.ui.participant_table
    table.clearSelection()
    for number, one in enumerate(screen.model.rows):
        if one.full_name in names:
            flags = QItemSelectionModel.SelectionFlag
            index = screen.model.index(number, 0)
            table.selectionModel().setCurrentIndex(index, flags.Select | flags.Rows)


def test_enter_marks_the_found_person_present_and_is_ready_for_the_next(
    screen: AttendanceScreen, world: World, qtbot: QtBot
) -> None:
    qtbot.keyClicks(screen.search_edit, "suard")
    assert [offer.kind for offer in screen.popup.offers] == [OfferKind.PERSON, OfferKind.NEW]
    qtbot.keyClick(screen.search_edit, Qt.Key.Key_Return)
    world.settle()
    assert row(world, MADE).presence is Presence.HADIR
    assert row(world, MADE).arrived_at is not None
    assert screen.search_edit.text() == ""
    assert screen.search_edit.hasFocus()
    assert not screen.popup.isVisible()
    assert [one.full_name for one in screen.presence_actions.selected] == [MADE]
    assert screen.summary.ui.count_label.text() == "6"


def test_an_institution_finds_its_people_and_arrows_choose(
    screen: AttendanceScreen, world: World, qtbot: QtBot
) -> None:
    world.services.participants.add_new(
        world.meeting.id, "Budi", institution="PHRI Banyuwangi", presence=Presence.BELUM
    )
    qtbot.keyClicks(screen.search_edit, "phri")
    qtbot.keyClick(screen.search_edit, Qt.Key.Key_Down)
    qtbot.keyClick(screen.search_edit, Qt.Key.Key_Return)
    world.settle()
    assert row(world, MADE).presence is Presence.BELUM
    assert row(world, "Budi").presence is Presence.HADIR


def test_enter_on_somebody_present_keeps_time_and_delegate(
    screen: AttendanceScreen, world: World, qtbot: QtBot
) -> None:
    before = row(world, "Ir. Agus Priyambodo")
    qtbot.keyClicks(screen.search_edit, "agus pri")
    qtbot.keyClick(screen.search_edit, Qt.Key.Key_Return)
    world.settle()
    assert row(world, "Ir. Agus Priyambodo") == before
    assert [one.id for one in screen.presence_actions.selected] == [before.id]


def test_a_newcomer_is_added_present_and_described_in_the_same_line(
    screen: AttendanceScreen, world: World, qtbot: QtBot
) -> None:
    qtbot.keyClicks(screen.search_edit, "Bambang Tamu, S.E.")
    qtbot.keyClick(screen.search_edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    world.settle()
    panel = screen.newcomer_panel
    assert panel.isVisible()
    assert panel.ui.post_edit.hasFocus()
    qtbot.keyClicks(panel.ui.post_edit, "Ketua")
    qtbot.keyClick(panel.ui.post_edit, Qt.Key.Key_Tab)
    qtbot.keyClicks(panel.ui.institution_edit, "Koperasi Osing")
    panel.ui.sector_combo.setCurrentIndex(list(Sector).index(Sector.DU))
    qtbot.keyClick(panel.ui.institution_edit, Qt.Key.Key_Return)
    world.settle()
    added = row(world, "Bambang Tamu, S.E.")
    assert (added.presence, added.invited) == (Presence.HADIR, False)
    assert (added.post, added.institution, added.sector) == ("Ketua", "Koperasi Osing", Sector.DU)
    assert not panel.isVisible()
    assert screen.search_edit.hasFocus()
    assert screen.summary.ui.invited_label.text() == "hadir dari 7 diundang, 1 tambahan"


def test_the_question_about_a_newcomer_ends_when_the_next_one_is_looked_for(
    screen: AttendanceScreen, world: World, qtbot: QtBot
) -> None:
    qtbot.keyClicks(screen.search_edit, "Bambang Tamu")
    qtbot.keyClick(screen.search_edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    world.settle()
    panel = screen.newcomer_panel
    qtbot.keyClicks(panel.ui.post_edit, "Ketua")
    panel.ui.institution_edit.setFocus()
    qtbot.keyClicks(panel.ui.institution_edit, "Koperasi Osing")
    screen.search_edit.setFocus()
    assert panel.isVisible()  # nothing jumps under a mouse that only clicked
    qtbot.keyClicks(screen.search_edit, "sit")
    world.settle()
    assert not panel.isVisible()
    assert screen.search_edit.text() == "sit"
    added = row(world, "Bambang Tamu")
    assert (added.post, added.institution) == ("Ketua", "Koperasi Osing")


@pytest.mark.parametrize("text", ["3x", "3x, 99, 7-", "Orang Tak Dikenal"])
def test_enter_alone_never_adds_a_person(screen: AttendanceScreen, world: World, qtbot: QtBot, text: str) -> None:
    qtbot.keyClicks(screen.search_edit, text)
    qtbot.keyClick(screen.search_edit, Qt.Key.Key_Return)
    world.settle()
    assert len(world.services.participants.rows(world.meeting.id)) == 7
    assert screen.search_edit.text() == text


def test_the_row_that_adds_is_taken_when_the_arrows_chose_it(
    screen: AttendanceScreen, world: World, qtbot: QtBot
) -> None:
    qtbot.keyClicks(screen.search_edit, "Orang Tak Dikenal")
    qtbot.keyClick(screen.search_edit, Qt.Key.Key_Down)
    qtbot.keyClick(screen.search_edit, Qt.Key.Key_Return)
    world.settle()
    assert row(world, "Orang Tak Dikenal").presence is Presence.HADIR


def test_undoing_a_newcomer_closes_the_question_about_them(
    screen: AttendanceScreen, world: World, qtbot: QtBot
) -> None:
    qtbot.keyClicks(screen.search_edit, "Bambang Tamu")
    qtbot.keyClick(screen.search_edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    world.settle()
    assert screen.newcomer_panel.isVisible()
    world.jobs.write(world.services.history.undo)
    world.settle()
    assert not screen.newcomer_panel.isVisible()
    assert screen.search_edit.hasFocus()
    world.settle()
    assert len(world.services.participants.rows(world.meeting.id)) == 7


def test_a_known_institution_is_taken_from_the_directory(screen: AttendanceScreen, world: World, qtbot: QtBot) -> None:
    qtbot.keyClicks(screen.search_edit, "Sri Utami")
    qtbot.keyClick(screen.search_edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    world.settle()
    panel = screen.newcomer_panel
    qtbot.keyClicks(panel.ui.institution_edit, "polresta")
    qtbot.keyClick(panel.ui.institution_edit, Qt.Key.Key_Return)
    qtbot.keyClick(panel.ui.institution_edit, Qt.Key.Key_Return)
    world.settle()
    assert row(world, "Sri Utami").institution == "Polresta Banyuwangi"
    assert row(world, "Sri Utami").sector is Sector.FV


def test_the_sector_of_somebody_without_an_institution_is_kept(
    screen: AttendanceScreen, world: World, qtbot: QtBot
) -> None:
    qtbot.keyClicks(screen.search_edit, "Sri Utami")
    qtbot.keyClick(screen.search_edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    world.settle()
    assert row(world, "Sri Utami").sector is Sector.MS
    screen.newcomer_panel.ui.sector_combo.setFocus()
    qtbot.keyClick(screen.newcomer_panel.ui.sector_combo, Qt.Key.Key_Down)
    world.settle()
    assert row(world, "Sri Utami").sector is Sector.MD


def test_a_known_institution_is_known_by_its_short_name(screen: AttendanceScreen, world: World, qtbot: QtBot) -> None:
    directory = world.services.directory
    world.jobs.write(lambda: directory.add_institution("Perhimpunan Hotel", short_name="PH", sector=Sector.DU))
    qtbot.keyClicks(screen.search_edit, "Sri Utami")
    qtbot.keyClick(screen.search_edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    world.settle()
    screen.newcomer_panel.ui.institution_edit.setText("ph")
    screen.newcomer_panel.close_panel()
    world.settle()
    assert not screen.ui.error_panel.isVisible()
    assert row(world, "Sri Utami").institution == "Perhimpunan Hotel"
    assert row(world, "Sri Utami").sector is Sector.DU


def test_marking_several_present_is_one_step(screen: AttendanceScreen, world: World, qtbot: QtBot) -> None:
    before = row(world, AHMAD)
    select(screen, MADE, AHMAD)
    qtbot.keyClick(screen.search_edit, Qt.Key.Key_H, Qt.KeyboardModifier.AltModifier)
    world.settle()
    assert row(world, MADE).presence is Presence.HADIR
    assert row(world, AHMAD).arrived_at == before.arrived_at
    world.jobs.write(world.services.history.undo)
    world.settle()
    assert row(world, MADE).presence is Presence.BELUM
    assert row(world, AHMAD) == before


def test_the_delegate_is_asked_in_place_and_saved_while_typing(
    screen: AttendanceScreen, world: World, qtbot: QtBot
) -> None:
    qtbot.keyClicks(screen.search_edit, "suard")
    qtbot.keyClick(screen.search_edit, Qt.Key.Key_W, Qt.KeyboardModifier.AltModifier)
    world.settle()
    panel = screen.delegate_panel
    assert panel.isVisible()
    assert row(world, MADE).presence is Presence.DIWAKILI
    qtbot.keyClicks(panel.ui.name_edit, "Wayan Sutama")
    qtbot.keyClick(panel.ui.name_edit, Qt.Key.Key_Tab)
    qtbot.keyClicks(panel.ui.post_edit, "Sekretaris")
    panel.ui.decide_check.setChecked(True)
    world.settle()
    found = row(world, MADE)
    assert (found.delegate_name, found.delegate_post, found.may_decide) == ("Wayan Sutama", "Sekretaris", True)
    qtbot.keyClick(panel.ui.post_edit, Qt.Key.Key_Return)
    assert not panel.isVisible()
    assert screen.search_edit.hasFocus()


@pytest.mark.parametrize(
    ("key", "presence"),
    [
        (Qt.Key.Key_I, Presence.IZIN),
        (Qt.Key.Key_S, Presence.SAKIT),
        (Qt.Key.Key_T, Presence.TIDAK_HADIR),
        (Qt.Key.Key_B, Presence.BELUM),
        (Qt.Key.Key_W, Presence.DIWAKILI),
    ],
)
def test_state_keys_act_on_all_selected_rows(
    screen: AttendanceScreen, world: World, qtbot: QtBot, key: Qt.Key, presence: Presence
) -> None:
    select(screen, MADE, AHMAD)
    assert screen.ui.selection_label.text() == "2 dipilih"
    qtbot.keyClick(screen.search_edit, key, Qt.KeyboardModifier.AltModifier)
    world.settle()
    assert {row(world, name).presence for name in (MADE, AHMAD)} == {presence}
    world.jobs.write(world.services.history.undo)
    world.settle()
    assert row(world, AHMAD).presence is Presence.HADIR


def test_arrow_keys_and_enter_work_on_the_list_without_leaving_the_field(
    screen: AttendanceScreen, world: World, qtbot: QtBot
) -> None:
    for _ in range(4):
        qtbot.keyClick(screen.search_edit, Qt.Key.Key_Down)
    assert [one.full_name for one in screen.presence_actions.selected] == [MADE]
    qtbot.keyClick(screen.search_edit, Qt.Key.Key_Return)
    world.settle()
    assert row(world, MADE).presence is Presence.HADIR
    assert screen.search_edit.hasFocus()


def test_several_rows_are_chosen_by_keyboard(screen: AttendanceScreen, world: World, qtbot: QtBot) -> None:
    qtbot.keyClick(screen.search_edit, Qt.Key.Key_Down)
    qtbot.keyClick(screen.search_edit, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert [one.number for one in screen.presence_actions.selected] == [1, 2]
    qtbot.keyClick(screen.search_edit, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert len(screen.presence_actions.selected) == 7
    qtbot.keyClick(screen.search_edit, Qt.Key.Key_S, Qt.KeyboardModifier.AltModifier)
    world.settle()
    assert {one.presence for one in world.services.participants.rows(world.meeting.id)} == {Presence.SAKIT}


def test_sheet_marks_are_previewed_and_taken_over(screen: AttendanceScreen, world: World, qtbot: QtBot) -> None:
    qtbot.keyClicks(screen.search_edit, "1-2, 4, 6i, 7w")
    assert [offer.text for offer in screen.popup.offers] == ["Tandai 5 baris: 3 hadir, 1 diwakili, 1 izin"]
    qtbot.keyClick(screen.search_edit, Qt.Key.Key_Return)
    world.settle()
    states = [one.presence for one in world.services.participants.rows(world.meeting.id)]
    assert states[3] is Presence.HADIR
    assert states[5:7] == [Presence.IZIN, Presence.DIWAKILI]
    assert row(world, MADE).registration is Registration.LEMBAR


def test_wrong_sheet_marks_are_explained_and_stay_in_the_field(
    screen: AttendanceScreen, world: World, qtbot: QtBot
) -> None:
    qtbot.keyClicks(screen.search_edit, "3-99")
    assert screen.popup.offers[0].is_wrong
    assert "1 sampai 7" in screen.popup.offers[0].text
    qtbot.keyClick(screen.search_edit, Qt.Key.Key_Return)
    world.settle()
    assert screen.search_edit.text() == "3-99"
    assert row(world, MADE).presence is Presence.BELUM


def test_a_scanner_that_types_records_the_invitation(screen: AttendanceScreen, world: World, qtbot: QtBot) -> None:
    code = row(world, MADE).id
    qtbot.keyClicks(screen.search_edit, code)
    qtbot.keyClick(screen.search_edit, Qt.Key.Key_Return)
    world.settle()
    assert row(world, MADE).presence is Presence.HADIR
    assert row(world, MADE).registration is Registration.PEMINDAI
    assert [one.full_name for one in screen.presence_actions.selected] == [MADE]


def test_a_strange_code_is_explained_in_place(screen: AttendanceScreen, world: World, qtbot: QtBot) -> None:
    qtbot.keyClicks(screen.search_edit, "00000000-0000-7000-8000-000000000000")
    qtbot.keyClick(screen.search_edit, Qt.Key.Key_Return)
    world.settle()
    assert screen.ui.error_panel.isVisible()
    assert "bukan dari undangan" in screen.ui.error_panel.message.heading
    qtbot.keyClicks(screen.search_edit, "s")
    assert not screen.ui.error_panel.isVisible()


def test_times_are_edited_in_their_cell(screen: AttendanceScreen, world: World, qtbot: QtBot) -> None:
    select(screen, AHMAD)
    qtbot.keyClick(screen.search_edit, Qt.Key.Key_F2)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    qtbot.keyClicks(editor, "8.10-10.30")
    with qtbot.waitSignal(screen.model.cell_edited):
        qtbot.keyClick(editor, Qt.Key.Key_Return)
    world.settle()
    found = row(world, AHMAD)
    assert found.arrived_at is not None
    assert found.left_at is not None
    assert (found.arrived_at.time(), found.left_at.time()) == (time(8, 10), time(10, 30))


def test_a_wrong_time_is_explained_and_changes_nothing(screen: AttendanceScreen, world: World, qtbot: QtBot) -> None:
    before = row(world, AHMAD)
    select(screen, AHMAD)
    qtbot.keyClick(screen.search_edit, Qt.Key.Key_F2)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    qtbot.keyClicks(editor, "10.30-08.00")
    with qtbot.waitSignal(screen.model.edit_refused):
        qtbot.keyClick(editor, Qt.Key.Key_Return)
    world.settle()
    assert screen.ui.error_panel.isVisible()
    assert row(world, AHMAD) == before
    qtbot.waitUntil(screen.search_edit.hasFocus)
    qtbot.keyClick(screen.search_edit, Qt.Key.Key_F2)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    assert editor.text() == "10.30-08.00"


@pytest.mark.parametrize("text", ["25.00", "08.10-09.00-10.00", "-10.00", "pagi"])
def test_times_that_mean_nothing_are_refused(world: World, text: str) -> None:
    with pytest.raises(UserError):
        parse_times(text, row(world, AHMAD), datetime(2026, 11, 24, 8))


def test_early_leaving_keeps_its_time(screen: AttendanceScreen, world: World, qtbot: QtBot) -> None:
    select(screen, AHMAD)
    qtbot.keyClick(screen.search_edit, Qt.Key.Key_P, Qt.KeyboardModifier.AltModifier)
    world.settle()
    assert row(world, AHMAD).left_at is not None
    assert row(world, AHMAD).presence is Presence.HADIR


def test_chips_and_sectors_filter_and_a_jump_shows_everybody_again(
    screen: AttendanceScreen, world: World, qtbot: QtBot
) -> None:
    chip = next(one for one in screen.summary.findChildren(type(screen.summary._chips[0])) if one.presence == "izin")
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert [one.full_name for one in screen.model.rows] == ["Kompol Bambang Wijaya, S.H."]
    screen.show_row(row(world, MADE).id)
    assert len(screen.model.rows) == 7
    assert [one.full_name for one in screen.presence_actions.selected] == [MADE]
    table = screen.summary.ui.sector_table
    place = table.visualRect(table.model().index(5, 0)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place))
    assert [one.sector for one in screen.model.rows] == [Sector.MS]


def test_a_filter_stays_while_its_people_are_recorded(screen: AttendanceScreen, world: World, qtbot: QtBot) -> None:
    chip = next(one for one in screen.summary._chips if one.presence is Presence.BELUM)
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    qtbot.keyClick(screen.search_edit, Qt.Key.Key_Down)
    qtbot.keyClick(screen.search_edit, Qt.Key.Key_Return)
    world.settle()
    assert row(world, MADE).presence is Presence.HADIR
    assert screen.model.rows == ()
    assert screen.ui.empty_state.isVisible()
    qtbot.mouseClick(screen.ui.empty_state.button, Qt.MouseButton.LeftButton)
    assert len(screen.model.rows) == 7


def test_a_change_elsewhere_keeps_what_is_typed_and_offered(
    screen: AttendanceScreen, world: World, qtbot: QtBot
) -> None:
    select(screen, AHMAD)
    qtbot.keyClicks(screen.search_edit, "suard")
    participants, made = world.services.participants, row(world, MADE).id
    world.jobs.write(lambda: participants.set_presence([made], Presence.SAKIT))
    world.settle()
    assert screen.search_edit.text() == "suard"
    assert screen.search_edit.hasFocus()
    offered = screen.popup.offers[0].participant
    assert offered is not None
    assert offered.presence is Presence.SAKIT
    assert [one.full_name for one in screen.presence_actions.selected] == [AHMAD]


def test_deleting_asks_nothing_and_can_be_taken_back(screen: AttendanceScreen, world: World, qtbot: QtBot) -> None:
    select(screen, MADE)
    qtbot.keyClick(screen.search_edit, Qt.Key.Key_Delete)
    world.settle()
    assert world.frame.undo_toasts == ["I Made Suardana dihapus."]
    assert len(screen.model.rows) == 6
    world.jobs.write(world.services.history.undo)
    world.settle()
    assert len(screen.model.rows) == 7


def test_typing_in_the_list_goes_into_the_search_field(screen: AttendanceScreen, qtbot: QtBot) -> None:
    screen.ui.participant_table.setFocus()
    qtbot.keyClicks(screen.ui.participant_table, "r")
    assert screen.search_edit.hasFocus()
    assert screen.search_edit.text() == "r"


def test_the_lists_are_printed_as_pdf(
    screen: AttendanceScreen, world: World, qtbot: QtBot, tmp_path: Path, target: list[Path | None]
) -> None:
    target.append(tmp_path / "lembar.pdf")
    screen.ui.print_button.setFocus()
    screen.printer.print_list(DocumentKind.DAFTAR_HADIR_KOSONG)
    assert screen.search_edit.hasFocus()
    world.settle()
    assert (tmp_path / "lembar.pdf").read_bytes().startswith(b"%PDF")
    assert world.frame.toasts == ["lembar.pdf tersimpan."]
    assert target[1] is not None
    assert target[1].name.startswith("2026-11-24_daftar-hadir")
    assert screen.ui.print_button.isEnabled()


def test_cancelling_the_dialog_writes_nothing(screen: AttendanceScreen, world: World) -> None:
    screen.printer.print_list(DocumentKind.DAFTAR_HADIR)
    world.settle()
    assert world.frame.toasts == []


def test_a_folder_that_is_gone_is_explained_in_place(
    screen: AttendanceScreen, world: World, tmp_path: Path, target: list[Path | None]
) -> None:
    target.append(tmp_path / "tidak ada" / "lembar.pdf")
    screen.printer.print_list(DocumentKind.DAFTAR_HADIR_REKAP)
    world.settle()
    assert screen.ui.error_panel.isVisible()


def test_an_empty_meeting_says_how_to_begin(screen: AttendanceScreen, world: World) -> None:
    meeting = world.services.meetings.create("Rapat baru").value
    screen.show_meeting(meeting)
    assert screen.ui.empty_state.isVisible()
    assert screen.summary.ui.quorum_label.text() == "Belum ada undangan"


def test_in_a_narrow_window_the_counts_open_over_the_page(screen: AttendanceScreen, qtbot: QtBot) -> None:
    screen.resize(980, 600)
    assert screen.ui.summary_button.isVisible()
    assert not screen.summary.isVisible()
    screen.ui.summary_button.click()
    assert screen.summary.isVisible()
    screen.resize(1190, 650)
    assert screen.summary.isVisible()
    assert not screen.ui.summary_button.isVisible()


def test_the_list_is_a_sound_model(screen: AttendanceScreen, world: World) -> None:
    tester = QAbstractItemModelTester(screen.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    world.jobs.write(lambda: world.services.participants.add_new(world.meeting.id, "Orang Baru"))
    world.settle()
    assert tester.model() is screen.model


@pytest.mark.parametrize(
    ("text", "typed", "ranges"),
    [
        ("Camat Licin", "lic", [(6, 9)]),
        ("Desa Wisata Banjar, Kecamatan Licin", "lic kec", [(20, 23), (30, 33)]),
        ("Ana Anastasia", "an ana", [(0, 3), (4, 7)]),
        ("Drs. H. Nurul Adha, M.A.", "nur a", [(8, 11), (14, 15), (22, 23)]),
        ("Peserta", "", []),
    ],
)
def test_typed_words_are_marked_where_they_stand(text: str, typed: str, ranges: list[tuple[int, int]]) -> None:
    assert found_ranges(text, typed) == ranges
