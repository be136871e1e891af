"""Which agreement is under the hands, and what the bar of findings says of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from rakor_desktop.qtkit.painting import Tone
from rakor_desktop.screens.agreements.agreements_screen import AgreementsScreen
from tests.screens.meeting_world import World, open_world, show


@pytest.fixture
def world(tmp_path: Path, qtbot: QtBot) -> Iterator[World]:
    with open_world(tmp_path) as world:
        yield world


@pytest.fixture
def screen(world: World, qtbot: QtBot) -> AgreementsScreen:
    services = world.services
    screen = AgreementsScreen(services.agreements, services.directory, world.jobs, world.autosave, world.frame)
    show(qtbot, screen)
    world.jobs.changed.connect(screen.reload)
    return screen


def test_a_row_that_is_no_agreement_does_not_steer_what_is_chosen_later(
    qtbot: QtBot, world: World, screen: AgreementsScreen
) -> None:
    screen.show_meeting(world.meeting.id)
    screen.show_row(world.meeting.indicators[0])
    screen.ui.agreement_list.setCurrentIndex(screen.ui.agreement_list.model().index(0, 0))
    qtbot.keyClick(screen.ui.statement_edit, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    world.settle()
    assert screen.ui.code_label.text() == "S-01"
    qtbot.keyClicks(screen.ui.statement_edit, "Segera ")
    world.settle()
    first, second = world.services.agreements.rows(world.meeting.id)
    assert (first.code, second.code) == ("S-02", "S-01")
    assert "Segera" not in first.statement
    assert "Segera" in second.statement


def test_nothing_is_called_complete_before_it_was_checked(qtbot: QtBot, world: World, screen: AgreementsScreen) -> None:
    chip = screen.ui.findings_chip
    screen.show_meeting(world.meeting.id)
    assert (chip.spec.text, chip.spec.tone) == ("Memeriksa…", Tone.NEUTRAL)
    assert screen.ui.findings_label.text() == ""
    qtbot.waitUntil(lambda: "perlu diperiksa" in chip.spec.text)
    empty = world.services.meetings.create("Rapat kosong").value
    screen.show_meeting(empty)
    assert chip.spec.text == "Memeriksa…"
    qtbot.waitUntil(lambda: chip.spec.text == "Lengkap")


def test_what_is_said_of_a_new_agreement_comes_first(qtbot: QtBot, world: World, screen: AgreementsScreen) -> None:
    screen.show_meeting(world.meeting.id)
    label = screen.ui.findings_label
    qtbot.waitUntil(lambda: label.text().startswith("S-02"))
    screen.add_agreement()
    world.settle()
    qtbot.waitUntil(lambda: label.text().startswith("S-03 belum dirumuskan"))
    for place in ("S-03", "S-03", "S-02"):
        screen.ui.show_finding_button.click()
        assert screen.ui.code_label.text() == place
    screen.leave()
    qtbot.waitUntil(lambda: not world.jobs.is_busy)


def test_another_meeting_begins_with_its_first_agreement(qtbot: QtBot, world: World, screen: AgreementsScreen) -> None:
    screen.show_meeting(world.meeting.id)
    screen.show_row(world.meeting.agreements[1])
    screen.show_meeting(world.services.meetings.continue_from(world.meeting.id).value)
    screen.show_meeting(world.meeting.id)
    assert screen.ui.code_label.text() == "S-01"
    qtbot.waitUntil(lambda: not world.jobs.is_busy)
