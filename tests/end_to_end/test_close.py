"""The end of a day: the window is closed, everything is in one file, and a verified copy lies beside it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from rakor_desktop.domain.meeting import MeetingFilter
from rakor_desktop.services.catalogue import Services
from tests.end_to_end.driver import Program, wait_for
from tests.support import open_services


def test_closing_leaves_one_file_and_a_sound_copy(
    program: Program, data: Path, reading: Callable[[], Services]
) -> None:
    program.start()
    program.command("Rapat baru")
    services = reading()
    wait_for(lambda: services.meetings.count(MeetingFilter()), "the new meeting")
    services.store.close()
    assert program.close_window() == 0
    (copy,) = (data.parent / "cadangan").iterdir()
    assert sorted(path.name for path in data.parent.iterdir()) == ["cadangan", data.name]
    for path in (data, copy):
        with closing(sqlite3.connect(path)) as file:
            assert file.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            assert file.execute("SELECT count(*) FROM meeting").fetchone() == (1,)


def test_looking_around_leaves_no_copy(program: Program, data: Path) -> None:
    services = open_services(data)
    services.store.close()
    program.start()
    program.key("alt+2", "alt+3", "alt+4", "alt+1")
    program.wait_until_still()
    assert program.close_window() == 0
    assert sorted(path.name for path in data.parent.iterdir()) == [data.name]
