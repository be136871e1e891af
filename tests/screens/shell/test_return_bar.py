"""The way back to Finalkan from the place to which one of its gaps led."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from rakor_desktop.domain.naskah import DocumentKind
from rakor_desktop.qtkit.screen import PageKey, TabKey
from rakor_desktop.screens.documents.documents_screen import DocumentsScreen
from rakor_desktop.screens.documents.finalise_dialog import FinaliseDialog
from rakor_desktop.shell.return_bar import ReturnBar
from rakor_desktop.shell.start import Session
from tests.screens.documents_desk import dialog_of
from tests.support import SmallMeeting, small_meeting


@pytest.fixture
def meeting(session: Session) -> SmallMeeting:
    return small_meeting(session.services)


def leave_for_a_gap(qtbot: QtBot, session: Session, meeting: SmallMeeting) -> ReturnBar:
    """Open Finalkan of the notula and go to the first place that it names."""
    session.window.open_meeting(meeting.id, TabKey.DOCUMENTS, DocumentKind.NOTULA)
    screen = session.window.navigation.screen
    assert isinstance(screen, DocumentsScreen)
    screen.actions_of_document.finalise_or_save()
    dialog = dialog_of(qtbot, FinaliseDialog)
    qtbot.waitUntil(lambda: bool(dialog._gap_list.gaps), timeout=20000)
    dialog.ui.gap_list.doubleClicked.emit(dialog._gap_list.model.index(0, 0))
    qtbot.waitUntil(lambda: not dialog.isVisible())
    bar = session.window.findChild(ReturnBar)
    assert bar is not None
    return bar


def test_one_key_leads_back_to_the_dialog_from_where_one_was_sent(
    qtbot: QtBot, session: Session, meeting: SmallMeeting
) -> None:
    bar = leave_for_a_gap(qtbot, session, meeting)
    navigation = session.window.navigation
    assert navigation.tab_key != TabKey.DOCUMENTS
    assert bar.isVisible()
    assert bar.label.text().startswith("Finalkan notula: ")
    session.window.go(PageKey.SETTINGS)
    assert bar.isVisible()
    with qtbot.waitActive(session.window):
        session.window.activateWindow()
    qtbot.keyClick(QApplication.focusWidget() or session.window, Qt.Key.Key_F9)
    assert navigation.tab_key == TabKey.DOCUMENTS
    dialog = dialog_of(qtbot, FinaliseDialog)
    assert navigation.tab_key == TabKey.DOCUMENTS
    assert dialog.windowTitle() == "Finalkan notula"
    assert not bar.isVisible()
    dialog.reject()


def test_the_way_back_can_be_closed_and_goes_with_its_meeting(
    qtbot: QtBot, session: Session, meeting: SmallMeeting
) -> None:
    bar = leave_for_a_gap(qtbot, session, meeting)
    qtbot.mouseClick(bar.close_button, Qt.MouseButton.LeftButton)
    assert not bar.isVisible()
    bar = leave_for_a_gap(qtbot, session, meeting)
    assert bar.isVisible()
    session.window.open_meeting(session.services.meetings.create("Rapat lain").value, TabKey.PREPARATION)
    assert not bar.isVisible()
