"""A meeting whose notula is final: what the other tabs show of it, and that nobody types in vain."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.kinds import TaskState
from rakor_desktop.domain.naskah import DocumentKind
from rakor_desktop.domain.progress import Silent
from rakor_desktop.domain.record import DocumentOptions
from rakor_desktop.qtkit.screen import TabKey
from rakor_desktop.qtkit.settings import LocalSettings
from rakor_desktop.qtkit.theme import theme_of
from rakor_desktop.shell.start import Session
from rakor_desktop.widgets.search_field import SearchField
from tests.support import SmallMeeting, open_services, small_meeting

CONTENT_TABS = [tab for tab in TabKey if tab is not TabKey.DOCUMENTS]


@pytest.fixture
def session(qtbot: QtBot, tmp_path: Path) -> Iterator[Session]:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    session = Session(open_services(tmp_path / "data.rapat"), theme_of(app), LocalSettings(tmp_path / "window.ini"))
    qtbot.addWidget(session.window)
    session.window.resize(1366, 768)
    session.window.show()
    yield session
    session.window.close()
    session.close()
    session.deleteLater()


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
    session.jobs.write(
        partial(services.finals.finalise, meeting.id, DocumentOptions(DocumentKind.NOTULA), Silent()),
        failed=refused.append,
    )
    session.jobs.flush()
    assert refused == []


refused: list[UserError] = []


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
