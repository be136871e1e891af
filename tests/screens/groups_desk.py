"""The discussion screen on an open meeting, and short ways to what it shows and stores."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from rakor_desktop.domain.discussion import DiscussionPoint, Group, Position
from rakor_desktop.domain.kinds import Side
from rakor_desktop.screens.groups.groups_screen import GroupsScreen
from tests.screens.meeting_world import World


def open_screen(world: World, qtbot: QtBot, meeting_id: str) -> GroupsScreen:
    services = world.services
    screen = GroupsScreen(
        services.groups,
        services.participants,
        services.agreements,
        services.drafts,
        world.jobs,
        world.autosave,
        world.frame,
    )
    qtbot.addWidget(screen)
    screen.resize(1190, 640)
    world.jobs.changed.connect(screen.reload)
    screen.show_meeting(meeting_id)
    screen.show()
    qtbot.waitUntil(screen.isActiveWindow)
    screen.focus_first()
    return screen


def focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def points(world: World, group: int = 0) -> tuple[DiscussionPoint, ...]:
    world.settle()
    return world.services.groups.points(world.meeting.groups[group])


def group_of(world: World, number: int = 0) -> Group:
    world.settle()
    return world.services.groups.rows(world.meeting.id)[number]


def choose_group(qtbot: QtBot, screen: GroupsScreen, number: int) -> None:
    screen.ui.group_list.setFocus()
    for _ in range(number):
        qtbot.keyClick(screen.ui.group_list, Qt.Key.Key_Right)


def side(world: World, which: Side) -> Position:
    world.settle()
    issue = world.services.groups.issues(world.meeting.groups[0])[0]
    return next(position for position in issue.positions if position.side is which)
