"""The letter of a final surat undangan: nobody types there in vain, and the meeting around it stays open."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from rakor_desktop.domain.naskah import DocumentKind
from rakor_desktop.domain.progress import Silent
from rakor_desktop.domain.record import DocumentOptions
from rakor_desktop.qtkit.save_state import SaveKind
from rakor_desktop.qtkit.screen import TabKey
from rakor_desktop.screens.documents.documents_screen import DocumentsScreen
from rakor_desktop.screens.preparation.letter_panel import LetterPanel
from rakor_desktop.screens.preparation.preparation_screen import PreparationScreen
from rakor_desktop.shell.start import Session
from rakor_desktop.widgets.error_panel import ErrorPanel
from rakor_desktop.widgets.toast import Toast
from tests.support import SmallMeeting, small_meeting

UNDANGAN, NOTULA = DocumentKind.UNDANGAN, DocumentKind.NOTULA
REASON = "Isi surat terkunci sejak surat undangan versi 1 final; buka kembali di Dokumen."


@pytest.fixture
def meeting(session: Session) -> SmallMeeting:
    meeting, services = small_meeting(session.services), session.services
    services.agreements.delete(meeting.agreements[1])
    services.agenda.start(meeting.agenda[-1])
    services.agenda.advance(meeting.id)
    services.settings.save_signatory(post="SEKRETARIS DAERAH", name="Contoh")
    services.meetings.update(meeting.id, minute_taker_id=meeting.people[6], conclusion="Rapat sepakat.")
    return meeting


@pytest.fixture
def letter(session: Session, meeting: SmallMeeting) -> LetterPanel:
    session.window.open_meeting(meeting.id, TabKey.PREPARATION, "letter")
    session.jobs.flush()
    page = session.window.navigation.screen
    assert isinstance(page, PreparationScreen)
    return page.letter


def finalise(session: Session, meeting: SmallMeeting, kind: DocumentKind) -> None:
    session.jobs.write(partial(session.services.finals.finalise, meeting.id, DocumentOptions(kind), Silent()))
    session.jobs.flush()
    assert session.services.finals.versions(meeting.id, kind)


def reopen(session: Session, meeting: SmallMeeting, kind: DocumentKind) -> None:
    session.jobs.write(partial(session.services.finals.reopen, meeting.id, kind, "Salah tanggal"))
    session.jobs.flush()


def open_fields(letter: LetterPanel) -> list[str]:
    lines = [*letter.findChildren(QLineEdit), *letter.findChildren(QPlainTextEdit)]
    boxes = [one for one in letter.findChildren(QComboBox) if one.isEnabled()]
    return [one.objectName() for one in (*(one for one in lines if not one.isReadOnly()), *boxes) if one.isVisible()]


def toast_of(session: Session) -> Toast:
    toast = session.window.findChild(Toast)
    assert isinstance(toast, Toast)
    return toast


def test_the_letter_of_a_final_invitation_is_read_only_and_says_why(
    session: Session, meeting: SmallMeeting, letter: LetterPanel
) -> None:
    before = open_fields(letter)
    assert "subject_edit" in before
    assert "number_edit" in before
    assert not letter.final_note.isVisible()
    finalise(session, meeting, UNDANGAN)
    assert open_fields(letter) == []
    said = letter.final_note.message
    assert letter.final_note.isVisible()
    assert said.heading == (
        "Surat undangan versi 1 final sejak Selasa, 24 November 2026 pukul 08.00; isi surat ini terkunci."
    )
    page = session.window.navigation.screen
    assert isinstance(page, PreparationScreen)
    assert not page.identity.ui.title_edit.isReadOnly()
    assert not session.window.lock_bar.isVisible()
    reopen(session, meeting, UNDANGAN)
    assert open_fields(letter) == before
    assert not letter.final_note.isVisible()


def test_typing_there_says_why_and_leads_to_the_documents(
    session: Session, meeting: SmallMeeting, letter: LetterPanel, qtbot: QtBot
) -> None:
    finalise(session, meeting, UNDANGAN)
    letter.ui.subject_edit.setFocus()
    qtbot.keyClicks(letter.ui.subject_edit, "abc")
    assert letter.ui.subject_edit.text() == ""
    assert not session.autosave.has_pending
    assert session.jobs.save_state.kind is SaveKind.SAVED
    assert toast_of(session).text == REASON
    button = next(one for one in letter.final_note.findChildren(QPushButton) if one.isVisible())
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert session.window.navigation.tab_key == TabKey.DOCUMENTS
    page = session.window.navigation.screen
    assert isinstance(page, DocumentsScreen)
    assert page.ui.document_list.currentIndex().data() == UNDANGAN.label
    session.jobs.flush()


def test_another_meeting_has_an_open_letter(session: Session, meeting: SmallMeeting, letter: LetterPanel) -> None:
    before = open_fields(letter)
    finalise(session, meeting, UNDANGAN)
    other = session.services.meetings.create("Rapat lain").value
    session.window.open_meeting(other, TabKey.PREPARATION, "letter")
    assert open_fields(letter) == before
    session.window.open_meeting(meeting.id, TabKey.PREPARATION, "letter")
    assert open_fields(letter) == []
    session.jobs.flush()


@pytest.mark.parametrize("first", [UNDANGAN, NOTULA])
def test_a_final_meeting_with_a_final_letter_opens_part_by_part(
    session: Session, meeting: SmallMeeting, letter: LetterPanel, first: DocumentKind
) -> None:
    before = open_fields(letter)
    for kind in (first, NOTULA if first is UNDANGAN else UNDANGAN):
        finalise(session, meeting, kind)
    assert open_fields(letter) == []
    reopen(session, meeting, first)
    if first is UNDANGAN:  # a held meeting keeps number and date of its letter
        assert set(before) - set(open_fields(letter)) == {"number_edit"}
        assert letter.ui.letter_date_edit.line_edit.isReadOnly()
    else:
        assert open_fields(letter) == []
    for kind in {UNDANGAN, NOTULA} - {first}:
        reopen(session, meeting, kind)
    assert open_fields(letter) == before


def test_what_was_typed_just_before_is_told_once_and_does_not_keep_the_window(
    session: Session, meeting: SmallMeeting, letter: LetterPanel, qtbot: QtBot
) -> None:
    letter.ui.dress_edit.setFocus()
    qtbot.keyClicks(letter.ui.dress_edit, "Batik")
    finalise(session, meeting, UNDANGAN)
    session.autosave.flush()
    session.jobs.flush()
    assert toast_of(session).text == "Surat undangan versi 1 sudah final; buka kembali di Dokumen bila perlu diubah."
    assert [panel.message.heading for panel in session.window.findChildren(ErrorPanel) if panel.isVisible()] == [
        letter.final_note.message.heading
    ]
    assert session.jobs.save_state.kind is SaveKind.SAVED
    assert letter.ui.dress_edit.text() == "Batik"  # to be copied, or typed on when the invitation is opened again
    assert session.window.close()
