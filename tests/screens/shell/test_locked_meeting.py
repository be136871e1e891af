"""A meeting whose notula is final: what the other tabs show of it, and that nobody types in vain."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QFileDialog,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QToolTip,
    QWidget,
)
from pytestqt.qtbot import QtBot

from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.kinds import TaskState
from rakor_desktop.domain.naskah import DocumentKind
from rakor_desktop.domain.progress import Silent
from rakor_desktop.domain.record import DocumentOptions
from rakor_desktop.qtkit.screen import TabKey
from rakor_desktop.shell.start import Session
from rakor_desktop.widgets.error_panel import ErrorPanel
from rakor_desktop.widgets.search_field import SearchField
from rakor_desktop.widgets.toast import Toast
from tests.support import SmallMeeting, small_meeting

T = TypeVar("T", bound=QWidget)
REASON = "Isi rapat terkunci sejak notula versi 1 final; buka kembali di Dokumen."
CONTENT_TABS = [tab for tab in TabKey if tab is not TabKey.DOCUMENTS]


@pytest.fixture
def meeting(session: Session) -> SmallMeeting:
    return small_meeting(session.services)


def finalise(session: Session, meeting: SmallMeeting) -> None:
    services = session.services
    services.agreements.delete(meeting.agreements[1])
    services.agenda.start(meeting.agenda[-1])
    services.agenda.advance(meeting.id)
    services.settings.save_signatory(post="SEKRETARIS DAERAH", name="Contoh")
    services.meetings.update(meeting.id, minute_taker_id=meeting.people[6], conclusion="Rapat sepakat.")
    refused: list[UserError] = []
    session.jobs.write(
        partial(services.finals.finalise, meeting.id, DocumentOptions(DocumentKind.NOTULA), Silent()),
        failed=refused.append,
    )
    session.jobs.flush()
    assert refused == []


def typed_in(session: Session) -> list[str]:
    """The fields of the page into which something can be typed, but searches."""
    page = session.window.navigation.screen
    assert page is not None
    fields = (*page.findChildren(QLineEdit), *page.findChildren(QPlainTextEdit))
    return [
        field.objectName() or type(field).__name__
        for field in fields
        if field.isVisible() and field.isEnabled() and not field.isReadOnly()
        and not isinstance(field, SearchField) and field.objectName() != "search_edit"
        and type(field).__name__ != "SearchLine"
    ]  # fmt: skip


@pytest.mark.parametrize("tab", CONTENT_TABS)
def test_a_final_meeting_is_read_only_on_every_tab(session: Session, meeting: SmallMeeting, tab: TabKey) -> None:
    session.window.open_meeting(meeting.id, tab)
    assert not session.window.lock_bar.isVisible()
    finalise(session, meeting)
    assert session.window.lock_bar.isVisible()
    assert session.window.lock_bar.label.text().startswith("Notula versi 1 final sejak Selasa, 24 November 2026")
    assert typed_in(session) == []
    session.jobs.write(partial(session.services.finals.reopen, meeting.id, DocumentKind.NOTULA, "Salah tanggal"))
    session.jobs.flush()
    assert not session.window.lock_bar.isVisible()


def test_fields_take_typing_again_after_reopening(session: Session, meeting: SmallMeeting, qtbot: QtBot) -> None:
    session.window.open_meeting(meeting.id, TabKey.PREPARATION)
    before = typed_in(session)
    finalise(session, meeting)
    session.jobs.write(partial(session.services.finals.reopen, meeting.id, DocumentKind.NOTULA, "Salah tanggal"))
    session.jobs.flush()
    assert typed_in(session) == before


def test_the_bar_leads_to_the_documents(session: Session, meeting: SmallMeeting, qtbot: QtBot) -> None:
    session.window.open_meeting(meeting.id, TabKey.AGREEMENTS)
    finalise(session, meeting)
    qtbot.mouseClick(session.window.lock_bar.button, Qt.MouseButton.LeftButton)
    assert session.window.navigation.tab_key == TabKey.DOCUMENTS
    assert not session.window.lock_bar.isVisible()
    session.jobs.flush()


def test_a_page_visited_later_and_a_restart_know_the_lock(session: Session, meeting: SmallMeeting) -> None:
    finalise(session, meeting)
    session.window.open_meeting(meeting.id, TabKey.PROCEEDINGS)
    assert session.window.lock_bar.isVisible()
    assert typed_in(session) == []
    other = session.services.meetings.create("Rapat lain").value
    session.window.open_meeting(other, TabKey.PROCEEDINGS)
    assert not session.window.lock_bar.isVisible()
    assert typed_in(session) != []


def test_how_far_a_task_is_stays_open(session: Session, meeting: SmallMeeting) -> None:
    finalise(session, meeting)
    session.services.agreements.update_task(meeting.tasks[0], state=TaskState.PROSES, percent=40)
    with pytest.raises(UserError, match=r"sudah final \(Notula versi 1\)"):
        session.services.agreements.update_task(meeting.tasks[0], activity="Lain")


def part(session: Session, kind: type[T], name: str) -> T:
    page = session.window.navigation.screen
    assert page is not None
    found = page.findChild(kind, name)
    assert isinstance(found, kind)
    return found


def told(session: Session) -> str:
    """The message in the strip, which is then closed."""
    session.jobs.flush()
    toast = session.window.findChild(Toast)
    assert isinstance(toast, Toast)
    text = toast.text if toast.isVisible() else ""
    toast.hide()
    return text


def errors_shown(session: Session) -> list[str]:
    return [panel.message.heading for panel in session.window.findChildren(ErrorPanel) if panel.isVisible()]


@pytest.mark.parametrize(
    ("tab", "closed", "live"),
    [
        (TabKey.ATTENDANCE, "more_button", "print_button"),
        (TabKey.GROUPS, "split_button", "plenary_button"),
        (TabKey.AGREEMENTS, "add_button", "similar_button"),
    ],
)
def test_buttons_that_would_write_are_closed_and_say_why(
    session: Session, meeting: SmallMeeting, tab: TabKey, closed: str, live: str
) -> None:
    session.window.open_meeting(meeting.id, tab)
    finalise(session, meeting)
    button = part(session, QAbstractButton, closed)
    assert not button.isEnabled()
    assert part(session, QAbstractButton, live).isEnabled()
    middle = button.rect().center()
    QApplication.sendEvent(button, QHelpEvent(QHelpEvent.Type.ToolTip, middle, button.mapToGlobal(middle)))
    assert QToolTip.text() == REASON
    QToolTip.hideText()


def test_a_closed_button_stays_closed_when_the_screen_enables_it(session: Session, meeting: SmallMeeting) -> None:
    session.window.open_meeting(meeting.id, TabKey.AGREEMENTS)
    finalise(session, meeting)
    down, up = (part(session, QAbstractButton, name) for name in ("move_down_button", "move_up_button"))
    agreements = part(session, QAbstractItemView, "agreement_list")
    agreements.setCurrentIndex(agreements.model().index(0, 0))
    down.setEnabled(True)
    up.setEnabled(False)
    assert not down.isEnabled()
    session.jobs.write(partial(session.services.finals.reopen, meeting.id, DocumentKind.NOTULA, "Salah tanggal"))
    session.jobs.flush()
    assert part(session, QAbstractButton, "delete_button").isEnabled()
    assert not up.isEnabled()


def test_a_click_on_a_closed_button_says_why(session: Session, meeting: SmallMeeting, qtbot: QtBot) -> None:
    session.window.open_meeting(meeting.id, TabKey.AGREEMENTS)
    finalise(session, meeting)
    qtbot.mouseClick(part(session, QAbstractButton, "add_button"), Qt.MouseButton.LeftButton)
    assert told(session) == REASON


@pytest.mark.parametrize(
    ("tab", "name", "key", "modifier"),
    [
        (TabKey.PROCEEDINGS, "text_edit", Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier),
        (TabKey.PROCEEDINGS, "text_edit", Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier),
        (TabKey.PROCEEDINGS, "text_edit", Qt.Key.Key_F7, Qt.KeyboardModifier.NoModifier),
        (TabKey.PROCEEDINGS, "text_edit", Qt.Key.Key_F8, Qt.KeyboardModifier.NoModifier),
        (TabKey.PROCEEDINGS, "remark_list", Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier),
        (TabKey.PREPARATION, "agenda_table", Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier),
        (TabKey.PREPARATION, "agenda_table", Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier),
        (TabKey.ATTENDANCE, "participant_table", Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier),
        (TabKey.ATTENDANCE, "participant_table", Qt.Key.Key_H, Qt.KeyboardModifier.AltModifier),
        (TabKey.AGREEMENTS, "statement_edit", Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier),
        (TabKey.AGREEMENTS, "tasks_view", Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier),
    ],
)
def test_a_key_that_would_write_says_why_and_leads_to_the_documents(
    session: Session,
    meeting: SmallMeeting,
    qtbot: QtBot,
    tab: TabKey,
    name: str,
    key: Qt.Key,
    modifier: Qt.KeyboardModifier,
) -> None:
    finalise(session, meeting)
    session.window.open_meeting(meeting.id, tab)
    with qtbot.waitActive(session.window):
        session.window.activateWindow()
    field = part(session, QWidget, name)
    field.setFocus()
    qtbot.keyClick(field, key, modifier)
    session.jobs.flush()
    assert errors_shown(session) == []
    toast = session.window.findChild(Toast)
    assert isinstance(toast, Toast)
    assert toast.text == REASON
    button = next(one for one in toast.findChildren(QAbstractButton) if one.text() == "Dokumen")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert session.window.navigation.tab_key == TabKey.DOCUMENTS
    session.jobs.flush()


def test_keys_that_only_look_say_nothing(session: Session, meeting: SmallMeeting, qtbot: QtBot) -> None:
    finalise(session, meeting)
    session.window.open_meeting(meeting.id, TabKey.PROCEEDINGS)
    field = part(session, QPlainTextEdit, "text_edit")
    for key, modifier in (
        (Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Home, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier),
    ):
        qtbot.keyClick(field, key, modifier)
        assert told(session) == ""


def test_a_copy_of_a_file_is_saved_by_its_key_too(
    session: Session, meeting: SmallMeeting, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def ask(*_arguments: object) -> tuple[str, str]:
        return str(tmp_path / "salinan.pdf"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    (tmp_path / "paparan.pdf").write_bytes(b"%PDF-1.7 isi")
    files = session.services.files.add_materials(meeting.id, [tmp_path / "paparan.pdf"], Silent()).value
    finalise(session, meeting)
    session.window.open_meeting(meeting.id, TabKey.PREPARATION, files[0])
    with qtbot.waitActive(session.window):
        session.window.activateWindow()
    qtbot.keyClick(part(session, QWidget, "file_table"), Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert told(session) == "Salinan salinan.pdf tersimpan."
    assert (tmp_path / "salinan.pdf").read_bytes() == b"%PDF-1.7 isi"


def test_the_search_of_the_attendance_still_searches_but_records_nothing(
    session: Session, meeting: SmallMeeting, qtbot: QtBot
) -> None:
    finalise(session, meeting)
    session.window.open_meeting(meeting.id, TabKey.ATTENDANCE)
    page = session.window.navigation.screen
    assert page is not None
    line = next(one for one in page.findChildren(QLineEdit) if type(one).__name__ == "SearchLine")
    qtbot.keyClicks(line, "1")
    assert line.text() == "1"
    assert told(session) == ""
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert told(session) == REASON


def test_only_the_state_of_a_task_opens_for_editing(session: Session, meeting: SmallMeeting, qtbot: QtBot) -> None:
    finalise(session, meeting)
    session.window.open_meeting(meeting.id, TabKey.AGREEMENTS, meeting.agreements[0])
    tasks = part(session, QAbstractItemView, "tasks_view")
    tasks.setFocus()
    tasks.setCurrentIndex(tasks.model().index(0, 0))
    qtbot.keyClick(tasks, Qt.Key.Key_F2)
    assert told(session) == REASON
    assert not tasks.viewport().findChildren(QLineEdit)
    tasks.setCurrentIndex(tasks.model().index(0, tasks.model().columnCount() - 1))
    qtbot.keyClick(tasks, Qt.Key.Key_F2)
    assert told(session) == ""
    assert [box.isEnabled() for box in tasks.viewport().findChildren(QComboBox)] == [True]


def test_a_menu_of_a_locked_page_offers_only_what_shows(session: Session, meeting: SmallMeeting) -> None:
    finalise(session, meeting)
    session.window.open_meeting(meeting.id, TabKey.PROCEEDINGS)
    remarks = part(session, QAbstractItemView, "remark_list")
    menu = next(one for one in remarks.findChildren(QMenu) if one.parent() is remarks)
    menu.popup(session.window.mapToGlobal(QPoint(200, 200)))
    assert [action.text() for action in menu.actions() if action.isEnabled() and action.text()] == ["Buka tautan"]
    menu.close()
    assert len([action for action in menu.actions() if action.isEnabled() and action.text()]) > 1


def test_undo_in_a_locked_meeting_says_why_nothing_comes_back(
    session: Session, meeting: SmallMeeting, qtbot: QtBot
) -> None:
    session.window.open_meeting(meeting.id, TabKey.AGREEMENTS)
    finalise(session, meeting)
    with qtbot.waitActive(session.window):
        session.window.activateWindow()
    qtbot.keyClick(session.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert REASON in told(session)
    assert errors_shown(session) == []


def test_a_refusal_is_one_sentence_and_stays_in_its_place(session: Session, meeting: SmallMeeting) -> None:
    finalise(session, meeting)
    session.window.open_meeting(meeting.id, TabKey.AGREEMENTS)
    session.jobs.write(partial(session.services.agreements.delete, meeting.agreements[0]))
    assert told(session) == REASON
    assert errors_shown(session) == []
    session.window.show_error(UserError("Folder itu tidak ada; pilih folder lain."))
    assert errors_shown(session) == ["Folder itu tidak ada; pilih folder lain."]
    session.window.navigation.choose_tab(TabKey.PROCEEDINGS)
    assert errors_shown(session) == []
