"""Beranda: the meeting that matters now, the ones after it, and the age of the backup."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from rakor_desktop.domain.kinds import MeetingState
from rakor_desktop.domain.meeting import MeetingFilter
from rakor_desktop.qtkit.screen import TabKey
from rakor_desktop.screens.home.home_screen import HomeScreen
from tests.screens.meeting_world import World, open_world, show
from tests.support import MORNING, Clock


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with open_world(tmp_path) as opened:
        opened.services.meetings.create("Forum Konsultasi Publik RKPD", day=date(2026, 12, 3))
        yield opened


@pytest.fixture
def clock() -> Clock:
    return Clock()


def home(world: World, now: Clock) -> HomeScreen:
    services = world.services
    return HomeScreen(
        services.meetings,
        services.agenda,
        services.participants,
        services.agreements,
        services.backup,
        world.jobs,
        world.frame,
        now,
    )


@pytest.fixture
def screen(world: World, qtbot: QtBot, clock: Clock) -> HomeScreen:
    made = home(world, clock)
    world.jobs.changed.connect(made.reload)
    show(qtbot, made)
    return made


def test_todays_meeting_stands_first_and_leads_to_its_preparation(
    screen: HomeScreen, world: World, qtbot: QtBot
) -> None:
    assert screen.ui.now_title.text() == "Rapat Koordinasi Desa Wisata"
    assert screen.ui.now_heading.text() == "RAPAT HARI INI"
    assert "hadir dari 7" in screen.ui.now_facts_label.text()
    qtbot.mouseClick(screen.ui.now_open_button, Qt.MouseButton.LeftButton)
    assert world.frame.opened == [(world.meeting.id, TabKey.PREPARATION, "")]


def test_a_running_meeting_is_continued_with_its_running_item(
    screen: HomeScreen, world: World, qtbot: QtBot, clock: Clock
) -> None:
    world.jobs.write(lambda: world.services.agenda.advance(world.meeting.id, MORNING))
    clock.advance(timedelta(minutes=12))
    world.settle()
    assert screen.ui.now_chip.spec.text == "Berlangsung"
    assert screen.ui.item_label.text() == "Registrasi peserta"
    assert screen.ui.item_time_label.text() == "12/30 menit"
    qtbot.mouseClick(screen.ui.now_open_button, Qt.MouseButton.LeftButton)
    assert world.frame.opened[-1] == (world.meeting.id, TabKey.PROCEEDINGS, "")
    screen.hide()


def test_the_attendance_is_one_click_away(screen: HomeScreen, world: World, qtbot: QtBot) -> None:
    qtbot.mouseClick(screen.ui.now_attendance_button, Qt.MouseButton.LeftButton)
    assert world.frame.opened == [(world.meeting.id, TabKey.ATTENDANCE, "")]


def test_later_meetings_are_listed_and_open(screen: HomeScreen, world: World, qtbot: QtBot) -> None:
    model = screen.ui.next_list.model()
    assert [model.index(row, 0).data() for row in range(model.rowCount())] == ["Forum Konsultasi Publik RKPD"]
    assert "9 hari lagi" in model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    screen.ui.next_list.setCurrentIndex(model.index(0, 0))
    screen.ui.next_list.activated.emit(model.index(0, 0))
    later = next(row for row in world.services.meetings.rows(MeetingFilter()) if row.title.startswith("Forum"))
    assert world.frame.opened == [(later.id, TabKey.PREPARATION, "")]


def test_a_backup_is_made_and_its_age_told(screen: HomeScreen, world: World, qtbot: QtBot) -> None:
    assert screen.ui.backup_age.text() == "Belum ada"
    qtbot.mouseClick(screen.ui.backup_button, Qt.MouseButton.LeftButton)
    assert not screen.ui.backup_button.isEnabled()
    world.settle()
    assert screen.ui.backup_age.text() == "Hari ini"
    assert screen.ui.backup_button.isEnabled()
    assert world.frame.toasts


def test_an_old_backup_says_how_old_it_is(screen: HomeScreen, world: World, clock: Clock) -> None:
    screen.backup.make()
    world.settle()
    clock.moment = datetime(2026, 12, 6, 9, 0)
    screen.refresh()
    assert screen.ui.backup_age.text() == "12 hari lalu"


def test_without_a_meeting_the_first_one_is_begun_here(world: World, qtbot: QtBot) -> None:
    services = world.services
    services.meetings.delete([row.id for row in services.meetings.rows(MeetingFilter())])
    screen = home(world, Clock())
    show(qtbot, screen)
    qtbot.mouseClick(screen.ui.now_open_button, Qt.MouseButton.LeftButton)
    world.settle()
    assert world.frame.opened[-1][1] == TabKey.PREPARATION
    for card in (screen.ui.attendance_card, screen.ui.attention_card, screen.ui.calm_card):
        assert not card.isVisible()


def test_after_the_last_meeting_its_agreements_are_one_click_away(world: World, qtbot: QtBot) -> None:
    services = world.services
    others = [row.id for row in services.meetings.rows(MeetingFilter()) if row.id != world.meeting.id]
    services.meetings.delete(others)
    services.meetings.update(world.meeting.id, state=MeetingState.SELESAI)
    tomorrow = Clock(MORNING + timedelta(days=1))
    screen = home(world, tomorrow)
    show(qtbot, screen)
    assert screen.ui.now_heading.text() == "RAPAT TERAKHIR"
    assert not screen.ui.next_card.isVisible()
    qtbot.mouseClick(screen.ui.now_open_button, Qt.MouseButton.LeftButton)
    assert world.frame.opened == [(world.meeting.id, TabKey.AGREEMENTS, "")]
