"""Persiapan, identity and cards: what is typed is saved in place, and changes elsewhere never overwrite typing."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from datetime import date, time
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from rakor_desktop.domain.kinds import MeetingKind, Purpose, Sector
from rakor_desktop.domain.meeting import Meeting
from rakor_desktop.domain.people import Person
from rakor_desktop.qtkit.read_only import set_read_only
from rakor_desktop.qtkit.theme import theme_of
from rakor_desktop.screens.preparation.preparation_screen import (
    AGENDA,
    IDENTITY,
    INVITATION,
    MATERIALS,
    VENUE,
    PreparationScreen,
)
from tests.screens.meeting_world import World, open_world, show
from tests.screens.preparation_desk import make_screen


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with open_world(tmp_path) as opened:
        yield opened


@pytest.fixture
def screen(world: World, qtbot: QtBot) -> PreparationScreen:
    made = make_screen(world)
    world.jobs.changed.connect(made.reload)
    show(qtbot, made)
    made.show_meeting(world.meeting.id)
    made.open_card(IDENTITY)
    return made


def meeting(world: World) -> Meeting:
    return world.services.meetings.get(world.meeting.id)


def retype(qtbot: QtBot, field: QLineEdit, text: str) -> None:
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)


def test_one_card_is_open_and_the_others_say_what_they_hold(screen: PreparationScreen) -> None:
    ui = screen.ui
    assert [card.is_folded for card in (ui.identity_card, ui.agenda_card, ui.invitation_card)] == [False, True, True]
    screen.open_card(INVITATION)
    assert [card.is_folded for card in (ui.identity_card, ui.agenda_card, ui.invitation_card)] == [True, True, False]
    assert screen.ui.nav_list.currentIndex().data() == "Undangan"


def test_a_high_window_has_room_for_two_cards(screen: PreparationScreen) -> None:
    screen.resize(1190, 960)
    screen.open_card(AGENDA)
    assert not screen.ui.identity_card.is_folded
    assert not screen.ui.agenda_card.is_folded


def test_a_click_on_a_heading_opens_its_card(screen: PreparationScreen, qtbot: QtBot) -> None:
    card = screen.ui.agenda_card
    qtbot.mouseClick(card.childAt(60, 20), Qt.MouseButton.LeftButton)
    assert not card.is_folded
    assert screen.ui.identity_card.is_folded


def test_the_title_is_saved_while_it_is_typed(screen: PreparationScreen, world: World, qtbot: QtBot) -> None:
    retype(qtbot, screen.identity.ui.title_edit, "Rakor Geopark")
    qtbot.waitUntil(lambda: meeting(world).title == "Rakor Geopark")


def test_a_long_text_is_saved_when_the_screen_is_left(screen: PreparationScreen, world: World, qtbot: QtBot) -> None:
    field = screen.identity.ui.basis_edit
    field.setFocus()
    qtbot.keyClicks(field, "Arahan Bupati")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.keyClicks(field, "Surat Gubernur")
    screen.leave()
    world.settle()
    assert meeting(world).basis == "Arahan Bupati\nSurat Gubernur"


def test_a_change_from_elsewhere_does_not_overwrite_what_is_being_typed(
    screen: PreparationScreen, world: World, qtbot: QtBot
) -> None:
    field = screen.identity.ui.theme_edit
    retype(qtbot, field, "Desa wisata ")
    world.jobs.write(lambda: world.services.meetings.update(world.meeting.id, venue="Aula"))
    world.jobs.flush()
    assert field.text() == "Desa wisata "
    assert screen.identity.ui.venue_edit.text() == "Aula"
    world.settle()
    assert field.text() == "Desa wisata "
    assert meeting(world).theme == "Desa wisata"


def test_the_date_gets_its_weekday_and_schedules_the_meeting(
    screen: PreparationScreen, world: World, qtbot: QtBot
) -> None:
    retype(qtbot, screen.identity.ui.date_edit.line_edit, "3-12-2026")
    qtbot.keyClick(screen.identity.ui.date_edit.line_edit, Qt.Key.Key_Tab)
    world.settle()
    assert meeting(world).date == date(2026, 12, 3)
    screen.open_card(AGENDA)
    labels = [label.text() for label in screen.ui.identity_card.findChildren(QLabel)]
    assert any(text.startswith("Kamis, 3 Desember 2026") for text in labels)


def test_a_date_that_does_not_exist_stays_with_its_reason(
    screen: PreparationScreen, world: World, qtbot: QtBot
) -> None:
    field = screen.identity.ui.date_edit
    before = meeting(world).date
    retype(qtbot, field.line_edit, "31-11-2026")
    world.settle()
    assert field.error_text == "November hanya sampai tanggal 30."
    assert field.line_edit.text() == "31-11-2026"
    assert meeting(world).date == before


def test_what_could_not_be_read_stays_until_it_is_corrected(
    screen: PreparationScreen, world: World, qtbot: QtBot
) -> None:
    ui = screen.identity.ui
    retype(qtbot, ui.date_edit.line_edit, "31-11-2026")
    retype(qtbot, ui.end_edit.line_edit, "25.00")
    retype(qtbot, ui.start_edit.line_edit, "pagi")
    retype(qtbot, ui.title_edit, "Judul lain")
    world.settle()
    assert meeting(world).title == "Judul lain"
    shown = [field.line_edit.text() for field in (ui.date_edit, ui.start_edit, ui.end_edit)]
    assert shown == ["31-11-2026", "pagi", "25.00"]
    assert all(field.error_text for field in (ui.date_edit, ui.start_edit, ui.end_edit))
    other = world.services.meetings.create("Rapat lain").value
    screen.show_meeting(other)
    assert [field.line_edit.text() for field in (ui.start_edit, ui.end_edit)] == ["", ""]
    assert not any(field.error_text for field in (ui.date_edit, ui.start_edit, ui.end_edit))


def test_an_end_before_the_start_is_said_in_place(screen: PreparationScreen, world: World, qtbot: QtBot) -> None:
    retype(qtbot, screen.identity.ui.end_edit.line_edit, "07.00")
    qtbot.keyClick(screen.identity.ui.end_edit.line_edit, Qt.Key.Key_Tab)
    world.settle()
    assert screen.identity.ui.end_edit.error_text == "Selesai harus sesudah mulai."
    assert meeting(world).planned_end == time(7, 0)


def test_kind_purposes_and_sectors_are_saved_at_a_click(screen: PreparationScreen, world: World, qtbot: QtBot) -> None:
    ui = screen.identity.ui
    ui.kind_combo.setCurrentIndex(ui.kind_combo.findText(MeetingKind.EVALUASI.label))
    ui.kind_combo.activated.emit(ui.kind_combo.currentIndex())
    for check in (screen.identity.purposes[Purpose.ASPIRASI], screen.identity.sectors[Sector.MD]):
        check.setFocus()
        qtbot.keyClick(check, Qt.Key.Key_Space)
    world.settle()
    stored = meeting(world)
    assert stored.kind is MeetingKind.EVALUASI
    assert stored.purposes == (Purpose.ASPIRASI,)
    assert stored.sectors == (Sector.MD,)


def test_the_secretary_completes_from_the_directory(screen: PreparationScreen, world: World, qtbot: QtBot) -> None:
    field = screen.identity.ui.secretary_edit
    retype(qtbot, field, "yuni")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    world.settle()
    assert meeting(world).secretary_id == world.meeting.people[6]
    assert field.text() == "Yuni Astuti"


def person_of(world: World, person_id: str | None) -> Person:
    person = world.services.directory.person(person_id) if person_id else None
    assert person is not None
    return person


def test_degrees_typed_later_correct_the_same_person(screen: PreparationScreen, world: World, qtbot: QtBot) -> None:
    ui = screen.identity.ui
    retype(qtbot, ui.secretary_edit, "Nama Panjang Baru")
    ui.theme_edit.setFocus()
    world.settle()
    before = world.services.directory.count_persons()
    retype(qtbot, ui.secretary_edit, "Nama Panjang Baru, S.Sos.")
    ui.theme_edit.setFocus()
    world.settle()
    assert person_of(world, meeting(world).secretary_id).full_name == "Nama Panjang Baru, S.Sos."
    assert world.services.directory.count_persons() == before


def test_a_name_that_nobody_has_is_added_when_its_field_is_left(
    screen: PreparationScreen, world: World, qtbot: QtBot
) -> None:
    ui = screen.identity.ui
    retype(qtbot, ui.secretary_edit, "Hj. Nama Panjang Baru")
    qtbot.keyClick(ui.secretary_edit, Qt.Key.Key_Tab)
    retype(qtbot, ui.minute_taker_edit, "Dewi Kartikasari, S.AP.")
    ui.theme_edit.setFocus()
    world.settle()
    found = meeting(world)
    assert person_of(world, found.secretary_id).full_name == "Hj. Nama Panjang Baru"
    assert person_of(world, found.minute_taker_id).full_name == "Dewi Kartikasari, S.AP."
    assert world.frame.undo_toasts[-1] == "Dewi Kartikasari, S.AP. ditambahkan ke direktori."
    world.jobs.write(world.services.history.undo)
    world.settle()
    assert ui.minute_taker_edit.text() == ""
    assert world.services.directory.count_persons("kartikasari") == 0


def test_a_name_like_that_of_somebody_known_is_asked_about_below_its_field(
    screen: PreparationScreen, world: World, qtbot: QtBot
) -> None:
    ui, details = screen.identity.ui, screen.identity.people.details
    for field, text in ((ui.secretary_edit, "Yuni"), (ui.minute_taker_edit, "Agus")):
        retype(qtbot, field, text)
        qtbot.keyClick(field, Qt.Key.Key_Escape)
    ui.theme_edit.setFocus()
    retype(qtbot, ui.title_edit, "Judul lain")
    world.settle()
    assert (ui.secretary_edit.text(), ui.minute_taker_edit.text()) == ("Yuni", "Agus")
    assert (meeting(world).secretary_id, meeting(world).minute_taker_id) == (None, None)
    for name in ("secretary_id", "minute_taker_id"):
        note = details[name].note
        assert note.label.text() == "Belum ada di direktori."
        qtbot.mouseClick(note.button, Qt.MouseButton.LeftButton)
    world.settle()
    found = meeting(world)
    assert person_of(world, found.secretary_id).full_name == "Yuni"
    assert person_of(world, found.minute_taker_id).full_name == "Agus"


def test_looking_into_another_window_adds_nobody(screen: PreparationScreen, world: World, qtbot: QtBot) -> None:
    field = screen.identity.ui.secretary_edit
    retype(qtbot, field, "Hj. Nama Pan")
    other = QWidget()
    show(qtbot, other, 200, 100)
    world.settle()
    assert meeting(world).secretary_id is None
    assert field.text() == "Hj. Nama Pan"
    other.close()


def test_a_whole_name_is_kept_for_its_meeting_when_another_is_opened_at_once(
    screen: PreparationScreen, world: World, qtbot: QtBot
) -> None:
    retype(qtbot, screen.identity.ui.secretary_edit, "Hj. Nama Panjang Baru")
    other = world.services.meetings.create("Rapat lain").value
    screen.show_meeting(other)
    world.settle()
    assert person_of(world, meeting(world).secretary_id).full_name == "Hj. Nama Panjang Baru"
    assert world.services.meetings.get(other).secretary_id is None
    assert screen.identity.ui.secretary_edit.text() == ""


def test_half_a_name_does_not_follow_to_another_meeting(screen: PreparationScreen, world: World, qtbot: QtBot) -> None:
    field = screen.identity.ui.secretary_edit
    retype(qtbot, field, "Yuni")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    screen.identity.ui.theme_edit.setFocus()
    screen.show_meeting(world.services.meetings.create("Rapat lain").value)
    assert field.text() == ""
    assert not screen.identity.people.details["secretary_id"].note.isVisible()


def test_what_the_signature_lacks_is_completed_below_the_name(
    screen: PreparationScreen, world: World, qtbot: QtBot
) -> None:
    details = screen.identity.people.details["chair_id"]
    assert details.note.label.text() == "Kepala Dinas"
    assert details.note.button.text() == "Lengkapi pangkat, NIP"
    qtbot.mouseClick(details.note.button, Qt.MouseButton.LeftButton)
    assert details.rank_edit.hasFocus()
    qtbot.keyClicks(details.rank_edit, "Pembina Tk. I")
    qtbot.keyClick(details.rank_edit, Qt.Key.Key_Tab)
    assert details.nip_edit.hasFocus()
    qtbot.keyClicks(details.nip_edit, "1980")
    assert "18 angka" in details.warning_label.text()
    details.nip_edit.clear()
    qtbot.keyClicks(details.nip_edit, "198002292005012999")
    assert not details.warning_label.isVisible()
    qtbot.keyClick(details.nip_edit, Qt.Key.Key_Return)
    world.settle()
    chair = person_of(world, meeting(world).chair_id)
    assert (chair.rank, chair.nip) == ("Pembina Tk. I", "198002292005012999")
    assert not details.form.isVisible()
    assert not details.note.button.isVisible()


def test_a_signatory_of_the_office_is_offered_with_what_is_known(
    screen: PreparationScreen, world: World, qtbot: QtBot
) -> None:
    settings = world.services.settings
    world.jobs.write(
        lambda: settings.save_signatory(
            post="SEKRETARIS DAERAH", name="Suryanto Wibowo", title_before="Drs.", title_after="M.Si.",
            rank="Pembina Utama Muda", nip="196811061990031999",
        )
    )  # fmt: skip
    world.settle()
    field = screen.identity.ui.secretary_edit
    retype(qtbot, field, "suryan")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    world.settle()
    found = person_of(world, meeting(world).secretary_id)
    assert (found.full_name, found.post) == ("Drs. Suryanto Wibowo, M.Si.", "Sekretaris Daerah")
    assert (found.rank, found.nip) == ("Pembina Utama Muda", "196811061990031999")
    assert field.text() == "Drs. Suryanto Wibowo, M.Si."
    assert [one.person_id for one in world.services.participants.rows(world.meeting.id)].count(found.id) == 1
    retype(qtbot, screen.identity.ui.minute_taker_edit, "suryan")
    qtbot.keyClick(screen.identity.ui.minute_taker_edit, Qt.Key.Key_Return)
    world.settle()
    assert meeting(world).minute_taker_id == found.id
    assert world.services.directory.count_persons("suryanto") == 1


def test_the_institution_of_somebody_new_is_asked_with_the_rest(
    screen: PreparationScreen, world: World, qtbot: QtBot
) -> None:
    ui, details = screen.identity.ui, screen.identity.people.details["secretary_id"]
    retype(qtbot, ui.secretary_edit, "Nama Panjang Baru")
    ui.theme_edit.setFocus()
    world.settle()
    assert details.note.button.text() == "Lengkapi jabatan, instansi, pangkat, NIP"
    qtbot.mouseClick(details.note.button, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(details.post_edit, "Dekan")
    qtbot.keyClick(details.post_edit, Qt.Key.Key_Tab)
    assert details.institution_edit.hasFocus()
    qtbot.keyClicks(details.institution_edit, "Universitas Baru")
    qtbot.keyClick(details.institution_edit, Qt.Key.Key_Tab)
    world.settle()
    found = person_of(world, meeting(world).secretary_id)
    assert (found.post, found.institution, found.sector) == ("Dekan", "Universitas Baru", Sector.AK)
    retype(qtbot, details.institution_edit, "perhubungan")
    qtbot.keyClick(details.institution_edit, Qt.Key.Key_Return)
    world.settle()
    assert person_of(world, found.id).institution == "Dinas Perhubungan"
    assert details.note.button.text() == "Tutup"


@pytest.fixture
def large_text(screen: PreparationScreen) -> Iterator[None]:
    theme = theme_of(screen)
    before = theme.text_scale
    theme.set_text_scale(1.5)
    yield
    theme.set_text_scale(before)


@pytest.mark.usefixtures("large_text")
def test_every_detail_of_a_person_is_whole_with_large_text(screen: PreparationScreen, qtbot: QtBot) -> None:
    screen.resize(1021, 560)
    details = screen.identity.people.details["chair_id"]
    qtbot.mouseClick(details.note.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(details.nip_edit.isVisible)
    for field in (details.post_edit, details.institution_edit, details.rank_edit, details.nip_edit):
        wanted = field.fontMetrics().horizontalAdvance("198002292005012999")
        qtbot.waitUntil(lambda field=field, wanted=wanted: field.contentsRect().width() > wanted)
        assert field.height() >= field.minimumSizeHint().height()


def test_no_notice_below_a_field_moves_another(screen: PreparationScreen, world: World, qtbot: QtBot) -> None:
    ui = screen.identity.ui
    fields = (ui.room_edit, ui.secretary_edit, ui.theme_edit)

    def places() -> list[int]:
        return [field.mapTo(screen, QPoint()).y() for field in fields]

    before = places()
    for field, text in ((ui.series_edit, "Seri X"), (ui.organiser_edit, "dinas"), (ui.secretary_edit, "Yuni")):
        retype(qtbot, field, text)
        qtbot.keyClick(field, Qt.Key.Key_Escape)
    ui.theme_edit.setFocus()
    world.settle()
    note = screen.identity.people.details["secretary_id"].note
    qtbot.waitUntil(note.isVisible)
    screen.grab()  # lays out what waits for it
    assert places() == before
    qtbot.mouseClick(note.button, Qt.MouseButton.LeftButton)
    world.settle()
    screen.grab()  # lays out what waits for it
    assert places() == before


def test_the_list_tells_whose_nip_is_not_known_without_blocking(
    screen: PreparationScreen, world: World, qtbot: QtBot
) -> None:
    def entry() -> tuple[str, bool | None]:
        found = screen.nav.entry_at(screen.nav.row_of(IDENTITY))
        return found.summary, found.is_complete

    update, people = world.services.directory.update_person, world.meeting.people
    chair = meeting(world).chair_id
    assert chair is not None
    world.jobs.write(functools.partial(update, chair, nip="198002292005012999"))
    world.jobs.write(functools.partial(world.services.meetings.update, world.meeting.id, minute_taker_id=people[6]))
    world.settle()
    assert entry() == ("NIP notulis belum ada", None)
    world.jobs.write(functools.partial(update, people[6], nip="198002292005012998", post="Staf"))
    world.settle()
    assert entry() == ("Lengkap", True)


def test_tab_reaches_every_field_and_check_box_in_reading_order(screen: PreparationScreen, qtbot: QtBot) -> None:
    identity = screen.identity
    expected = [*identity.purposes.values(), identity.ui.purpose_edit, *identity.sectors.values()]
    identity.ui.result_edit.setFocus()
    reached: list[object] = []
    for _ in expected:
        focused = QApplication.focusWidget()
        assert focused is not None
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
        reached.append(QApplication.focusWidget())
    assert reached == expected


def test_a_mistake_moves_no_field_of_its_row(screen: PreparationScreen, world: World, qtbot: QtBot) -> None:
    ui = screen.identity.ui
    retype(qtbot, ui.end_edit.line_edit, "06.00")
    qtbot.keyClick(ui.end_edit.line_edit, Qt.Key.Key_Tab)
    world.settle()
    assert ui.end_edit.has_error
    fields = (ui.date_edit.line_edit, ui.start_edit.line_edit, ui.end_edit.line_edit, ui.series_edit)
    qtbot.waitUntil(lambda: len({field.mapTo(screen, QPoint()).y() for field in fields}) == 1)
    label = next(label for label in ui.end_edit.findChildren(QLabel) if "sesudah" in label.text())
    qtbot.waitUntil(lambda: label.height() >= label.heightForWidth(label.width()))
    bottom = label.mapTo(screen, QPoint(0, label.height())).y()
    assert bottom <= ui.room_edit.mapTo(screen, QPoint()).y()


def test_emptying_the_chair_takes_the_chair_out(screen: PreparationScreen, world: World, qtbot: QtBot) -> None:
    field = screen.identity.ui.chair_edit
    assert meeting(world).chair_id is not None
    field.setFocus()
    field.selectAll()
    qtbot.keyClick(field, Qt.Key.Key_Delete)
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    world.settle()
    assert meeting(world).chair_id is None


def test_a_new_organiser_is_added_to_the_directory(screen: PreparationScreen, world: World, qtbot: QtBot) -> None:
    field = screen.identity.ui.organiser_edit
    retype(qtbot, field, "Bagian Perekonomian")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    world.settle()
    assert meeting(world).organiser == "Bagian Perekonomian"
    assert world.services.directory.count_institutions("bagian perekonomian") == 1


def test_a_word_as_quorum_is_refused_in_words_and_kept(screen: PreparationScreen, world: World, qtbot: QtBot) -> None:
    field = screen.identity.ui.quorum_edit
    retype(qtbot, field, "separuh")
    world.autosave.flush()
    world.jobs.flush()
    assert field.text() == "separuh"
    assert "angka" in screen.identity.ui.error_panel.message.heading
    assert screen.identity.ui.error_panel.isVisible()
    retype(qtbot, field, "60")
    world.settle()
    assert meeting(world).quorum_percent == 60
    assert not screen.identity.ui.error_panel.isVisible()


def test_undo_brings_the_old_title_back_into_the_field(screen: PreparationScreen, world: World, qtbot: QtBot) -> None:
    before = meeting(world).title
    retype(qtbot, screen.identity.ui.title_edit, "Salah")
    world.settle()
    world.jobs.write(world.services.history.undo)
    world.settle()
    assert screen.identity.ui.title_edit.text() == before


def test_another_meeting_does_not_get_what_was_typed_for_the_first(
    screen: PreparationScreen, world: World, qtbot: QtBot
) -> None:
    other = world.services.meetings.create("Rapat lain").value
    retype(qtbot, screen.identity.ui.venue_edit, "Aula Rempeg Jogopati")
    screen.show_meeting(other)
    world.settle()
    assert screen.identity.ui.venue_edit.text() == ""
    assert world.services.meetings.get(other).venue == ""
    assert meeting(world).venue == "Aula Rempeg Jogopati"


@pytest.mark.parametrize("width", [1190, 1045, 700])
def test_no_card_makes_the_window_wider(screen: PreparationScreen, width: int) -> None:
    for key in (IDENTITY, AGENDA, INVITATION, MATERIALS, VENUE):
        screen.resize(width, 600)
        screen.open_card(key)
        assert (screen.width(), screen.height()) == (width, 600)


def test_the_list_says_why_the_agenda_needs_a_look(screen: PreparationScreen, world: World) -> None:
    fifth = world.services.agenda.items(world.meeting.id)[4]
    world.jobs.write(functools.partial(world.services.agenda.update, fifth.id, fixed_start=time(8, 5)))
    world.settle()
    entry = screen.nav.entry_at(screen.nav.row_of(AGENDA))
    assert entry.summary == "1 waktu bertabrakan"
    assert not entry.is_complete


def test_only_the_neighbours_stand_beside_an_open_card_and_the_list_leads_to_the_others(
    screen: PreparationScreen, qtbot: QtBot
) -> None:
    ui = screen.ui
    assert [card.isVisible() for card in (ui.agenda_card, ui.invitation_card, ui.venue_card)] == [True, False, False]
    ui.nav_list.setFocus()
    for _ in range(4):
        qtbot.keyClick(ui.nav_list, Qt.Key.Key_Down)
    qtbot.keyClick(ui.nav_list, Qt.Key.Key_Return)
    assert not ui.venue_card.is_folded
    assert [card.isVisible() for card in (ui.identity_card, ui.materials_card)] == [False, True]
    screen.resize(1190, 960)
    assert ui.identity_card.isVisible()


def test_a_card_that_is_folded_by_hand_leaves_all_headings(screen: PreparationScreen, qtbot: QtBot) -> None:
    qtbot.mouseClick(screen.ui.identity_card.childAt(60, 20), Qt.MouseButton.LeftButton)
    assert screen.ui.identity_card.is_folded
    assert screen.ui.venue_card.isVisible()


def test_the_list_at_the_left_folds_to_icons_where_there_is_little_room(screen: PreparationScreen) -> None:
    screen.open_card(AGENDA)
    wide = screen.ui.nav_panel.width()
    assert screen.ui.hint_box.isVisible()
    screen.resize(800, 600)
    assert screen.ui.nav_panel.width() < wide / 3
    assert screen.ui.nav_list.isVisible()
    assert not screen.ui.hint_box.isVisible()


def test_letterhead_and_signatory_are_chosen_of_those_of_the_office(screen: PreparationScreen, world: World) -> None:
    ui, settings = screen.identity.ui, world.services.settings
    settings.save_letterhead(line_2="SEKRETARIAT DAERAH")
    second = settings.add_letterhead("Kop Bupati").value
    settings.save_signatory(post="SEKRETARIS DAERAH", name="Suryanto Wibowo")
    deputy = settings.add_signatory().value
    world.jobs.write(lambda: settings.save_signatory(deputy, post="ASISTEN", name="Ratna Wulandari"))
    world.settle()
    assert [ui.letterhead_combo.itemText(row) for row in range(ui.letterhead_combo.count())] == [
        "Bawaan: SEKRETARIAT DAERAH",
        "Kop Bupati",
    ]
    for box, text in ((ui.letterhead_combo, "Kop Bupati"), (ui.signatory_combo, "Ratna Wulandari – ASISTEN")):
        box.setCurrentIndex(box.findText(text))
        box.activated.emit(box.currentIndex())
    world.settle()
    assert (meeting(world).letterhead_id, meeting(world).signatory_id) == (second, deputy)
    world.jobs.write(lambda: settings.remove_letterhead(second))
    world.settle()
    assert ui.letterhead_combo.currentText() == "Kop Bupati (dihapus)"
    ui.letterhead_combo.setCurrentIndex(0)
    ui.letterhead_combo.activated.emit(0)
    world.settle()
    assert meeting(world).letterhead_id is None
    assert ui.letterhead_combo.count() == 1


@pytest.mark.parametrize("name", ["title", "date", "venue", "planned_start", "chair_id", "signatory_id"])
def test_what_a_document_lacks_leads_to_its_field(screen: PreparationScreen, name: str) -> None:
    screen.open_card(INVITATION)
    screen.show_row(name)
    field = screen.focusWidget()
    assert field is not None
    assert screen.identity.isAncestorOf(field)
    assert not screen.ui.identity_card.is_folded


def test_of_a_final_meeting_the_letter_the_venue_and_the_signatory_stay_open(screen: PreparationScreen) -> None:
    set_read_only(screen, True, "Terkunci.")
    assert screen.identity.ui.title_edit.isReadOnly()
    assert screen.letter.ui.number_edit.isReadOnly()
    assert not screen.letter.ui.subject_edit.isReadOnly()
    assert not screen.venue.ui.add_edit.isReadOnly()
    assert screen.identity.ui.signatory_combo.isEnabled()
    set_read_only(screen, False, "")
    assert not screen.identity.ui.title_edit.isReadOnly()
