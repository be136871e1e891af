"""No key means two things at once: Qt would then do neither, and say nothing."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from rakor_desktop.qtkit.screen import PageKey, TabKey
from rakor_desktop.qtkit.settings import LocalSettings
from rakor_desktop.qtkit.theme import theme_of
from rakor_desktop.shell.start import Session
from tests.support import open_services, small_meeting

PLACES = (PageKey.HOME, PageKey.MEETINGS, PageKey.DIRECTORY, PageKey.SETTINGS, *TabKey)
WINDOW = Qt.ShortcutContext.WindowShortcut
SINGLE = Qt.ShortcutContext.WidgetShortcut


@pytest.fixture
def session(qtbot: QtBot, tmp_path: Path) -> Iterator[Session]:
    assert isinstance(QApplication.instance(), QApplication)
    services = open_services(tmp_path / "data.rapat")
    small_meeting(services)
    session = Session(services, theme_of(), LocalSettings(tmp_path / "window.ini"))
    qtbot.addWidget(session.window)
    session.open()
    yield session
    session.window.close()
    session.close()
    session.deleteLater()


@pytest.mark.parametrize("place", PLACES)
def test_each_key_has_one_meaning(session: Session, place: PageKey | TabKey) -> None:
    if isinstance(place, TabKey):
        current = session.services.meetings.current()
        assert current is not None
        session.window.open_meeting(current.id, place)
    else:
        session.window.go(place)
    shortcuts = [shortcut for shortcut in session.window.findChildren(QShortcut) if is_ready(shortcut)]
    assert shortcuts
    twice = [
        f"{key}: {owner(first).objectName()} and {owner(second).objectName()}"
        for first, second in combinations(shortcuts, 2)
        for key in names(first) & names(second)
        if can_meet(first, second)
    ]
    assert twice == []


def names(shortcut: QShortcut) -> set[str]:
    sequences = shortcut.keys()
    return {sequence.toString() for sequence in sequences}


def is_ready(shortcut: QShortcut) -> bool:
    return shortcut.isEnabled() and owner(shortcut).isVisible()


def owner(shortcut: QShortcut) -> QWidget:
    widget = shortcut.parent()
    assert isinstance(widget, QWidget)
    return widget


def can_meet(first: QShortcut, second: QShortcut) -> bool:
    """Whether there is a place of the keyboard in which both are asked."""
    if WINDOW in (first.context(), second.context()):
        return True
    one, other = owner(first), owner(second)
    if one is other:
        return True
    return (first.context() != SINGLE and one.isAncestorOf(other)) or (
        second.context() != SINGLE and other.isAncestorOf(one)
    )
