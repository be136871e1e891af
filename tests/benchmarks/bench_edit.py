"""Durable edits through the services against bare SQL updates with the same pragmas, in turns on the same disk."""

from __future__ import annotations

import time
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from rakor_desktop.storage.database import _PRAGMAS
from rakor_desktop.storage.faults import driver
from tests.benchmarks.measuring import in_turns, show
from tests.support import Clock, open_services, small_meeting

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

EDITS = 100


def _bare(path: Path) -> Any:
    connection = driver.connect(str(path), isolation_level=None)
    for name, value in _PRAGMAS:
        connection.execute(f"PRAGMA {name} = {value}").fetchall()
    connection.execute("CREATE TABLE meeting (id TEXT NOT NULL PRIMARY KEY, conclusion TEXT NOT NULL)")
    connection.execute("INSERT INTO meeting VALUES ('m', '')")
    return connection


def _timed(edit: Callable[[str], object]) -> tuple[float, float]:
    start = time.perf_counter()
    for number in range(EDITS):
        edit(f"Kesimpulan {start} {number}")
    return time.perf_counter() - start, 0.0


def test_durable_edit(tmp_path: Path) -> None:
    clock = Clock()
    services = open_services(tmp_path / "rapat.rakor", now=clock)
    meeting = small_meeting(services).id
    bare = _bare(tmp_path / "bare.rakor")

    def update(text: str) -> None:
        bare.execute("UPDATE meeting SET conclusion = ? WHERE id = 'm'", (text,))

    def edit(text: str, pause: timedelta) -> None:
        clock.advance(pause)
        services.meetings.update(meeting, conclusion=text)

    measured = in_turns(
        [
            ("bare SQL", partial(_timed, update)),
            ("services, each edit a step", partial(_timed, partial(edit, pause=timedelta(minutes=1)))),
            ("services, typing in one field", partial(_timed, partial(edit, pause=timedelta(seconds=1)))),
        ]
    )
    show(f"{EDITS} durable edits", measured)
    bare.close()
    services.store.close()
    assert len(measured) == 3
