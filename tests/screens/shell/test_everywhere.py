"""What works on every page: a new meeting, the sheet of shortcuts, and messages that cover nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from rakor_desktop.domain.meeting import MeetingFilter
from rakor_desktop.qtkit.screen import PageKey, TabKey
from rakor_desktop.qtkit.settings import LocalSettings
from rakor_desktop.qtkit.theme import theme_of
from rakor_desktop.shell.sheets import ShortcutSheet
from rakor_desktop.shell.start import Session
from rakor_desktop.widgets.badges import KeyHint
from rakor_desktop.widgets.toast import Toast
from tests.support import open_services, small_meeting

PAGES = (PageKey.HOME, PageKey.MEETINGS, PageKey.DIRECTORY, PageKey.SETTINGS)


@pytest.fixture
def session(qtbot: QtBot, tmp_path: Path) -> Iterator[Session]:
    assert isinstance(QApplication.instance(), QApplication)
    services = open_services(tmp_path / "data.rapat")
    small_meeting(services)
    session = Session(services, theme_of(), LocalSettings(tmp_path / "window.ini"))
    qtbot.addWidget(session.window)
    with qtbot.waitActive(session.window):
        session.open()
        session.window.resize(1366, 768)
        session.window.activateWindow()
    yield session
    session.window.close()
    session.close()
    session.deleteLater()


def go(session: Session, place: PageKey | TabKey) -> None:
    if isinstance(place, TabKey):
        meeting = session.services.meetings.current()
        assert meeting is not None
        session.window.open_meeting(meeting.id, place)
    else:
        session.window.go(place)


@pytest.mark.parametrize("place", [*PAGES, *TabKey])
def test_ctrl_n_makes_a_meeting_wherever_one_is(session: Session, qtbot: QtBot, place: PageKey | TabKey) -> None:
    go(session, place)
    focused = QApplication.focusWidget() or session.window
    with qtbot.waitSignal(session.window.navigation.place_changed):
        qtbot.keyClick(focused, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert session.services.meetings.count(MeetingFilter()) == 2
    assert session.window.navigation.tab_key == TabKey.PREPARATION


@pytest.mark.parametrize("place", [*PAGES, *TabKey])
def test_every_command_is_offered_once(session: Session, place: PageKey | TabKey) -> None:
    go(session, place)
    titles = [command.title for command in session.window.commands()]
    assert sorted(titles) == sorted(set(titles))
    assert "Rapat baru" in titles


@pytest.mark.parametrize(
    ("place", "key", "word"),
    [
        (TabKey.PROCEEDINGS, "Alt+1–6", "Jenis catatan"),
        (TabKey.PROCEEDINGS, "F8", "Akhiri acara dan lanjut"),
        (TabKey.ATTENDANCE, "Alt+P", "Pulang sekarang"),
        (PageKey.DIRECTORY, "Ins", "Tambah ke direktori"),
    ],
)
def test_the_sheet_tells_the_keys_of_the_screen(
    session: Session, qtbot: QtBot, place: PageKey | TabKey, key: str, word: str
) -> None:
    go(session, place)
    qtbot.keyClick(session.window, Qt.Key.Key_Slash, Qt.KeyboardModifier.ControlModifier)
    (sheet,) = session.window.findChildren(ShortcutSheet)
    keys = [hint.accessibleName() for hint in sheet.findChildren(KeyHint)]
    assert keys.count(key) == 1
    assert "Ctrl+Z" in keys
    assert word in [label.text() for label in sheet.findChildren(QLabel)]
    assert sheet.width() <= 1366
    sheet.close()


@pytest.mark.parametrize("place", [*PAGES, *TabKey])
def test_a_toast_covers_no_field_and_no_button(session: Session, place: PageKey | TabKey) -> None:
    go(session, place)
    session.window.toast_undo("Rapat “Uji coba proyektor” dihapus.")
    (toast,) = session.window.findChildren(Toast)
    kinds = (QAbstractButton, QLineEdit, QPlainTextEdit)
    covered = [
        widget.objectName()
        for widget in session.window.findChildren(QWidget)
        if isinstance(widget, kinds) and widget.isVisible() and not toast.isAncestorOf(widget)
        if visible_place(widget, session.window).intersects(toast.geometry())
    ]
    assert covered == []
    button = next(one for one in toast.findChildren(QPushButton) if one.text() == "Urungkan")
    assert button.isVisible()
    toast.hide()


def visible_place(widget: QWidget, window: QWidget) -> QRect:
    return QRect(widget.mapTo(window, QPoint()), widget.size()).intersected(
        widget.visibleRegion().boundingRect().translated(widget.mapTo(window, QPoint()))
    )
