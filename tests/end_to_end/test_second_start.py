"""Somebody starts the program twice: the open window comes forward, the file is never opened twice."""

from __future__ import annotations

from pathlib import Path

from rakor_desktop.storage.database import problems_of
from tests.end_to_end.driver import Program, wait_for
from tests.end_to_end.screen import Screen


def test_second_start_raises_the_open_window(program: Program, data: Path, screen: Screen) -> None:
    program.start()
    screen.cover()
    covered = screen.digest()
    code, told = program.start_again()
    assert code == 0
    assert told.splitlines() == [f"rakor-desktop: {data.name} sudah terbuka; jendelanya dimunculkan."]
    wait_for(lambda: screen.digest() != covered, "the first window to come forward")
    assert program.close_window() == 0
    assert problems_of(data) == ()


def test_start_after_the_first_was_closed(program: Program) -> None:
    for _ in range(2):
        program.start()
        assert program.close_window() == 0


def test_start_after_the_first_was_killed(program: Program) -> None:
    program.start()
    program.kill()
    program.start()
    assert program.close_window() == 0
