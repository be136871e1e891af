"""The open meeting is deleted: the window leaves it for the list of meetings, from wherever it was."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from rakor_desktop.domain.errors import UserError
from rakor_desktop.qtkit.screen import PageKey, TabKey
from rakor_desktop.shell.start import Session
from rakor_desktop.widgets.toast import Toast
from tests.support import small_meeting


@pytest.fixture
def faults(session: Session) -> list[object]:
    """What went wrong and was told nowhere else."""
    found: list[object] = []
    session.jobs.bug_raised.connect(found.append)
    session.jobs.error_raised.connect(found.append)
    return found


def settle(session: Session) -> None:
    session.autosave.flush()
    session.jobs.flush()


def told(session: Session) -> str:
    toast = session.window.findChild(Toast)
    assert isinstance(toast, Toast)
    return toast.text if toast.isVisible() else ""


@pytest.mark.parametrize("tab", list(TabKey))
def test_undoing_a_new_meeting_leaves_it_for_the_list(
    session: Session, qtbot: QtBot, faults: list[object], tab: TabKey
) -> None:
    qtbot.keyClick(session.window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    settle(session)
    meeting_id = session.window.navigation.meeting_id
    assert meeting_id
    session.window.navigation.choose_tab(tab)
    settle(session)
    session.window.setFocus()
    qtbot.keyClick(session.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settle(session)
    with pytest.raises(UserError):
        session.services.meetings.get(meeting_id)
    assert faults == []
    navigation = session.window.navigation
    assert (navigation.page_key, navigation.is_in_meeting, navigation.meeting_id) == (PageKey.MEETINGS, False, "")
    assert told(session).startswith("Diurungkan: ")
    session.jobs.write(session.services.history.redo)
    settle(session)
    session.window.open_meeting(meeting_id, tab)
    settle(session)
    assert faults == []


@pytest.mark.parametrize("tab", list(TabKey))
def test_a_meeting_that_is_deleted_while_it_is_open_is_left_with_a_word(
    session: Session, faults: list[object], tab: TabKey
) -> None:
    meeting = small_meeting(session.services)
    session.window.open_meeting(meeting.id, tab)
    settle(session)
    session.jobs.write(partial(session.services.meetings.delete, [meeting.id]))
    settle(session)
    assert faults == []
    assert (session.window.navigation.page_key, session.window.navigation.is_in_meeting) == (PageKey.MEETINGS, False)
    assert told(session) == "Rapat yang terbuka sudah dihapus."


def test_deleting_another_meeting_or_from_the_list_changes_no_place(session: Session, faults: list[object]) -> None:
    meeting, other = small_meeting(session.services), session.services.meetings.create("Rapat lain").value
    session.window.open_meeting(meeting.id, TabKey.AGREEMENTS)
    session.jobs.write(partial(session.services.meetings.delete, [other]))
    settle(session)
    assert session.window.navigation.is_in_meeting
    session.window.go(PageKey.HOME)
    session.jobs.write(partial(session.services.meetings.delete, [meeting.id]))
    settle(session)
    assert session.window.navigation.page_key == PageKey.HOME
    session.window.navigation.choose_page(PageKey.MEETINGS)
    assert not session.window.navigation.is_in_meeting
    settle(session)
    assert faults == []
