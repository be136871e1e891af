"""One data file is open in one window only; a second start calls the first one."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QSysInfo
from pytestqt.qtbot import QtBot

from rakor_desktop.shell.single_instance import SingleInstance


def test_a_second_start_raises_the_first(qtbot: QtBot, tmp_path: Path) -> None:
    first, second = SingleInstance(tmp_path / "data.rakor"), SingleInstance(tmp_path / "data.rakor")
    assert first.acquire()
    assert not second.acquire()
    with qtbot.waitSignal(first.raise_requested):
        assert second.ask_to_raise()
    first.release()


def test_another_file_has_its_own_window(qtbot: QtBot, tmp_path: Path) -> None:
    first, second = SingleInstance(tmp_path / "a.rakor"), SingleInstance(tmp_path / "b.rakor")
    assert first.acquire()
    assert second.acquire()
    first.release()
    second.release()


def test_a_closed_window_gives_its_file_free(qtbot: QtBot, tmp_path: Path) -> None:
    first = SingleInstance(tmp_path / "data.rakor")
    assert first.acquire()
    first.release()
    assert sorted(path.name for path in tmp_path.iterdir()) == []
    second = SingleInstance(tmp_path / "data.rakor")
    assert second.acquire()
    second.release()


def test_a_lock_left_by_a_crash_does_not_keep_anybody_out(qtbot: QtBot, tmp_path: Path) -> None:
    # A process number that no process has: what stays behind after a power cut.
    leave_lock(tmp_path / ".data.rakor.lock", QSysInfo.machineHostName())
    instance = SingleInstance(tmp_path / "data.rakor")
    assert instance.acquire()
    instance.release()


def test_a_lock_of_another_computer_counts_while_it_shows_life(qtbot: QtBot, tmp_path: Path) -> None:
    lock_file = tmp_path / ".data.rakor.lock"
    leave_lock(lock_file, "laptop-lain")
    instance = SingleInstance(tmp_path / "data.rakor")
    assert not instance.acquire()
    assert instance.owner() == "laptop-lain"
    os.utime(lock_file, (0, 0))
    assert instance.acquire()
    instance.release()


def leave_lock(path: Path, host: str) -> None:
    path.write_text(f"999999999\nrakor-desktop\n{host}\n", "utf-8")
