"""The whole window on a data file of its own, as the tests of what the tabs share need it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from rakor_desktop.qtkit.settings import LocalSettings
from rakor_desktop.qtkit.theme import theme_of
from rakor_desktop.shell.start import Session
from tests.support import open_services


@pytest.fixture
def session(qtbot: QtBot, tmp_path: Path) -> Iterator[Session]:
    """Shown in its usual size and in front, so that keys reach it."""
    session = Session(open_services(tmp_path / "data.rapat"), theme_of(), LocalSettings(tmp_path / "window.ini"))
    qtbot.addWidget(session.window)
    session.window.resize(1366, 768)
    with qtbot.waitActive(session.window):
        session.window.show()
        session.window.activateWindow()
    yield session
    session.jobs.cancel_long_work()
    session.window.close()
    session.close()
    session.deleteLater()
