"""Cycles that hold Qt objects must never be collected by the worker."""

from __future__ import annotations

import gc
import threading
from typing import Any

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from rakor_desktop.domain.change import Change
from rakor_desktop.qtkit.jobs import Jobs


class Cyclic(QObject):
    """Holds itself, and notes the thread in which it dies."""

    def __init__(self, deaths: list[int]) -> None:
        super().__init__()
        self.deaths = deaths
        self.myself = self

    def __del__(self) -> None:
        self.deaths.append(threading.get_ident())


def allocate_a_lot() -> Change:
    kept: list[Any] = [[number] for number in range(50_000)]
    kept.append(kept)
    return Change()


def test_the_worker_collects_nothing(qtbot: QtBot) -> None:
    gc.collect()
    jobs = Jobs()
    deaths: list[int] = []
    Cyclic(deaths)
    jobs.write(allocate_a_lot)
    jobs.flush()
    assert deaths == []
    qtbot.waitUntil(lambda: bool(deaths))
    assert set(deaths) == {threading.get_ident()}
    jobs.close()


def test_closing_gives_the_collecting_back(qtbot: QtBot) -> None:
    assert gc.isenabled()
    jobs = Jobs()
    assert not gc.isenabled()
    jobs.close()
    assert gc.isenabled()
