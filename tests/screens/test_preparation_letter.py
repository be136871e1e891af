"""Persiapan, isi surat: what is filled in for the letter is saved in place, its number by the office's pattern."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QToolButton
from pytestqt.qtbot import QtBot

from rakor_desktop.domain.kinds import MeetingMode
from rakor_desktop.domain.letter import Letter
from rakor_desktop.domain.naskah import AttendanceRule, LetterOpening, Urgency
from rakor_desktop.screens.preparation.letter_panel import LetterPanel
from rakor_desktop.screens.preparation.preparation_screen import INVITATION, PreparationScreen
from tests.screens.meeting_world import World, open_world, show
from tests.screens.preparation_desk import make_screen


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with open_world(tmp_path) as opened:
        opened.services.settings.set_style(unit_code="429.011")
        yield opened


@pytest.fixture
def screen(world: World, qtbot: QtBot) -> PreparationScreen:
    made = make_screen(world)
    world.jobs.changed.connect(made.reload)
    show(qtbot, made)
    made.show_meeting(world.meeting.id)
    made.show_row("letter")
    return made


@pytest.fixture
def panel(screen: PreparationScreen, world: World) -> LetterPanel:
    world.settle()
    return screen.letter


def letter(world: World) -> Letter:
    return world.services.letters.letter(world.meeting.id)


def retype(qtbot: QtBot, field: QLineEdit, text: str) -> None:
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)


def choose(box: QComboBox, text: str) -> None:
    box.setCurrentIndex(box.findText(text))
    box.activated.emit(box.currentIndex())


def number(world: World) -> str:
    return world.services.meetings.get(world.meeting.id).invitation_number


def test_the_letter_is_a_page_of_the_invitation_card(screen: PreparationScreen, qtbot: QtBot) -> None:
    assert screen.ui.nav_list.currentIndex().data() == "Undangan"
    assert screen.letter.isVisible()
    assert screen.letter.ui.number_edit.hasFocus()
    screen.invitation.choice.findChildren(QToolButton)[1].setFocus()
    qtbot.keyClick(screen.invitation.choice, Qt.Key.Key_Left)
    assert screen.participants.isVisible()
    qtbot.keyClick(screen.invitation.choice, Qt.Key.Key_Right)
    assert screen.letter.isVisible()


def test_the_running_number_becomes_the_whole_one_when_its_field_is_left(
    panel: LetterPanel, world: World, qtbot: QtBot
) -> None:
    field = panel.ui.number_edit
    retype(qtbot, field, "1427")
    assert panel.number.note.label.text() == "Menjadi 000.1.5/1427/429.011/2026"
    world.settle()
    assert number(world) == "000.1.5/1427/429.011/2026"
    assert field.text() == "1427"  # not under the hand
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert field.text() == "000.1.5/1427/429.011/2026"
    assert not panel.number.note.isVisible()


def test_enter_makes_the_number_whole_too(panel: LetterPanel, world: World, qtbot: QtBot) -> None:
    retype(qtbot, panel.ui.number_edit, "88")
    qtbot.keyClick(panel.ui.number_edit, Qt.Key.Key_Return)
    world.settle()
    assert panel.ui.number_edit.text() == "000.1.5/88/429.011/2026"


def test_a_number_of_another_kind_stays_as_it_is_typed(panel: LetterPanel, world: World, qtbot: QtBot) -> None:
    retype(qtbot, panel.ui.number_edit, "005/99/2026")
    qtbot.keyClick(panel.ui.number_edit, Qt.Key.Key_Tab)
    world.settle()
    assert number(world) == "005/99/2026"


def test_texts_are_saved_while_they_are_typed(panel: LetterPanel, world: World, qtbot: QtBot) -> None:
    retype(qtbot, panel.ui.subject_edit, "Undangan Rakor Geopark")
    retype(qtbot, panel.ui.dress_edit, "PDH")
    panel.ui.copies_edit.setFocus()
    qtbot.keyClicks(panel.ui.copies_edit, "Bupati Banyuwangi")
    qtbot.keyClick(panel.ui.copies_edit, Qt.Key.Key_Return)
    qtbot.keyClicks(panel.ui.copies_edit, "Arsip")
    world.settle()
    stored = letter(world)
    assert (stored.subject, stored.dress) == ("Undangan Rakor Geopark", "PDH")
    assert stored.copies == "Bupati Banyuwangi\nArsip"


def test_choices_are_saved_at_once(panel: LetterPanel, world: World) -> None:
    choose(panel.ui.urgency_combo, Urgency.PENTING.label)
    choose(panel.ui.rule_combo, AttendanceRule.BERWENANG.label)
    world.settle()
    assert (letter(world).urgency, letter(world).rule) == (Urgency.PENTING, AttendanceRule.BERWENANG)


def test_the_fields_of_a_reference_are_there_only_for_the_opening_that_has_one(
    panel: LetterPanel, world: World, qtbot: QtBot
) -> None:
    assert not panel.ui.reference_box.isVisible()
    choose(panel.ui.opening_combo, LetterOpening.RUJUKAN.label)
    world.settle()
    assert panel.ui.reference_box.isVisible()
    retype(qtbot, panel.ui.reference_edit, "Surat Gubernur")
    retype(qtbot, panel.ui.reference_date_edit.line_edit, "2-11-2026")
    qtbot.keyClick(panel.ui.reference_date_edit.line_edit, Qt.Key.Key_Tab)
    world.settle()
    assert letter(world).reference == "Surat Gubernur"
    assert letter(world).reference_date == date(2026, 11, 2)


def test_a_link_is_asked_for_only_where_the_meeting_has_one(panel: LetterPanel, world: World) -> None:
    assert not panel.ui.online_box.isVisible()
    world.jobs.write(lambda: world.services.meetings.update(world.meeting.id, mode=MeetingMode.HIBRIDA))
    world.settle()
    assert panel.ui.online_box.isVisible()


def test_a_meeting_close_ahead_is_proposed_as_urgent(panel: LetterPanel, world: World, qtbot: QtBot) -> None:
    retype(qtbot, panel.ui.letter_date_edit.line_edit, "20-11-2026")
    qtbot.keyClick(panel.ui.letter_date_edit.line_edit, Qt.Key.Key_Tab)
    world.settle()
    assert panel.urgency_note.label.text() == "Kurang dari 3 hari kerja."
    qtbot.mouseClick(panel.urgency_note.button, Qt.MouseButton.LeftButton)
    world.settle()
    assert letter(world).urgency is Urgency.SEGERA
    assert panel.ui.urgency_combo.currentText() == "Segera"
    assert not panel.urgency_note.isVisible()


def test_nothing_is_proposed_when_there_is_time(panel: LetterPanel, world: World, qtbot: QtBot) -> None:
    retype(qtbot, panel.ui.letter_date_edit.line_edit, "2-11-2026")
    qtbot.keyClick(panel.ui.letter_date_edit.line_edit, Qt.Key.Key_Tab)
    world.settle()
    assert not panel.urgency_note.isVisible()


def test_the_contact_of_the_directory_brings_the_telephone_number(
    panel: LetterPanel, world: World, qtbot: QtBot
) -> None:
    world.services.directory.update_person(world.meeting.people[6], phone="0812-0000-1111")
    field = panel.ui.contact_name_edit
    retype(qtbot, field, "yuni")
    qtbot.keyClick(field, Qt.Key.Key_Down)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    world.settle()
    assert (letter(world).contact_name, letter(world).contact_phone) == ("Yuni Astuti", "0812-0000-1111")
    assert (field.text(), panel.ui.contact_phone_edit.text()) == ("Yuni Astuti", "0812-0000-1111")


def test_a_contact_that_nobody_knows_is_kept_as_typed(panel: LetterPanel, world: World, qtbot: QtBot) -> None:
    retype(qtbot, panel.ui.contact_name_edit, "Yuni bagian umum")
    qtbot.keyClick(panel.ui.contact_name_edit, Qt.Key.Key_Return)
    qtbot.keyClick(panel.ui.contact_name_edit, Qt.Key.Key_Tab)
    world.settle()
    assert letter(world).contact_name == "Yuni bagian umum"


def test_an_answer_wanted_after_the_meeting_is_said_in_place(panel: LetterPanel, world: World, qtbot: QtBot) -> None:
    retype(qtbot, panel.ui.confirm_edit.line_edit, "30-11-2026")
    qtbot.keyClick(panel.ui.confirm_edit.line_edit, Qt.Key.Key_Tab)
    world.settle()
    assert panel.ui.confirm_edit.error_text == "Sesudah hari rapat."
    assert letter(world).confirm_by == date(2026, 11, 30)


def test_undo_brings_the_old_text_back_into_its_field(panel: LetterPanel, world: World, qtbot: QtBot) -> None:
    retype(qtbot, panel.ui.dress_edit, "Batik")
    world.settle()
    panel.ui.subject_edit.setFocus()
    world.jobs.write(world.services.history.undo)
    world.settle()
    assert panel.ui.dress_edit.text() == ""


def test_another_meeting_does_not_get_what_was_typed_for_the_first(
    screen: PreparationScreen, world: World, qtbot: QtBot
) -> None:
    other = world.services.meetings.create("Rapat lain").value
    retype(qtbot, screen.letter.ui.number_edit, "12")
    retype(qtbot, screen.letter.ui.dress_edit, "Batik")
    screen.show_meeting(other)
    world.settle()
    assert (letter(world).dress, number(world)) == ("Batik", "000.1.5/12/429.011/2026")
    assert world.services.letters.letter(other).dress == ""
    assert (screen.letter.ui.dress_edit.text(), screen.letter.ui.number_edit.text()) == ("", "")


@pytest.mark.parametrize("name", ["subject", "attachment", "online_link", "confirm_by", "reference_number"])
def test_what_a_document_lacks_leads_to_its_field(screen: PreparationScreen, world: World, name: str) -> None:
    world.services.letters.update(world.meeting.id, opening=LetterOpening.RUJUKAN)
    world.services.meetings.update(world.meeting.id, mode=MeetingMode.DARING)
    screen.show_meeting(world.meeting.id)
    screen.open_card(INVITATION)
    screen.invitation.show_people()
    screen.show_row(name)
    field = screen.focusWidget()
    assert field is not None
    assert field.isVisible()
    assert screen.letter.isAncestorOf(field)
    world.settle()
