"""The counters at the tabs of a meeting."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QTabBar
from pytestqt.qtbot import QtBot

from rakor_desktop.qtkit.screen import TabKey
from rakor_desktop.qtkit.settings import LocalSettings
from rakor_desktop.qtkit.theme import theme_of
from rakor_desktop.shell.start import Session
from rakor_desktop.widgets.badges import CounterBadge
from tests.support import open_services, small_meeting


@pytest.fixture
def session(qtbot: QtBot, tmp_path: Path) -> Iterator[Session]:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    session = Session(open_services(tmp_path / "data.rapat"), theme_of(app), LocalSettings(tmp_path / "window.ini"))
    qtbot.addWidget(session.window)
    yield session
    session.window.close()
    session.close()
    session.deleteLater()


def test_the_tabs_count_and_follow(session: Session) -> None:
    services = session.services
    meeting = small_meeting(services)
    session.window.resize(1366, 768)
    session.window.show()
    session.window.open_meeting(meeting.id, TabKey.PREPARATION)
    assert counters(session) == {TabKey.ATTENDANCE: "5/7", TabKey.GROUPS: "2", TabKey.AGREEMENTS: "2"}
    session.jobs.write(partial(services.groups.delete, meeting.groups[0]))
    session.jobs.write(partial(services.agreements.add, meeting.id, "Menata parkir"))
    session.jobs.flush()
    assert counters(session) == {TabKey.ATTENDANCE: "5/7", TabKey.GROUPS: "1", TabKey.AGREEMENTS: "3"}
    session.window.open_meeting(services.meetings.create("Rapat kosong").value)
    assert counters(session) == {}


def counters(session: Session) -> dict[str, str]:
    row = session.window._tab_row
    found: dict[str, str] = {}
    for number, key in enumerate(row.keys):
        place = row._bar.tabButton(number, QTabBar.ButtonPosition.RightSide)
        if place is not None:
            found[key] = place.findChildren(CounterBadge)[0].accessibleName()
    return found
