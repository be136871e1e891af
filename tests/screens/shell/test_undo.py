"""Ctrl+Z takes back what was typed last, also when it was not saved yet, and says so."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from rakor_desktop.shell.undo import UndoControl
from tests.screens.meeting_world import World, open_world


@pytest.fixture
def world(tmp_path: Path, qtbot: QtBot) -> Iterator[World]:
    with open_world(tmp_path) as opened:
        yield opened


@pytest.fixture
def control(world: World, qtbot: QtBot) -> Iterator[UndoControl]:
    window = QWidget()
    qtbot.addWidget(window)
    yield UndoControl(world.services.history, world.jobs, world.autosave, window)
    world.jobs.flush()


def test_undo_tells_what_it_took_back_when_that_was_just_typed(world: World, control: UndoControl) -> None:
    said: list[str] = []
    control.undone.connect(said.append)
    control.redone.connect(said.append)
    remarks, remark = world.services.remarks, world.meeting.remarks[0]
    before = remarks.of_meeting(world.meeting.id)[0].text
    world.services.agreements.update(world.meeting.agreements[1], statement="Langkah lama")
    world.autosave.edit("remark", functools.partial(remarks.update, remark, text="Baru diketik"))
    control.undo()
    world.settle()
    assert remarks.of_meeting(world.meeting.id)[0].text == before
    assert world.services.agreements.get(world.meeting.agreements[1]).statement == "Langkah lama"
    control.redo()
    world.settle()
    assert remarks.of_meeting(world.meeting.id)[0].text == "Baru diketik"
    assert len(said) == 2
    assert said[0] == said[1]
    assert "catatan" in said[0]


def test_without_any_step_nothing_is_said(world: World, control: UndoControl) -> None:
    said: list[str] = []
    control.undone.connect(said.append)
    control.redone.connect(said.append)
    control.redo()
    world.settle()
    while world.services.history.undo_title() is not None:
        world.services.history.undo()
    control.undo()
    world.settle()
    assert said == []
