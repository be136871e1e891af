"""An open meeting with a frame that only notes what screens ask of it, for the tests of meeting screens."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from rakor_desktop.qtkit.autosave import Autosave
from rakor_desktop.qtkit.icons import Icon
from rakor_desktop.qtkit.jobs import Jobs
from rakor_desktop.services.catalogue import Services
from tests.support import SmallMeeting, open_services, small_meeting


@dataclass
class NotingFrame:
    """A frame that keeps what it was asked for."""

    toasts: list[str] = field(default_factory=list)
    actions: list[Callable[[], object]] = field(default_factory=list)
    undo_toasts: list[str] = field(default_factory=list)
    returns: list[tuple[str, str, Callable[[], object]]] = field(default_factory=list)
    opened: list[tuple[str, str, str]] = field(default_factory=list)

    def toast(self, text: str, action_text: str = "", action: Callable[[], object] | None = None) -> None:
        self.toasts.append(text)
        if action is not None:
            self.actions.append(action)

    def toast_undo(self, text: str, which: Icon = Icon.DELETE) -> None:
        self.undo_toasts.append(text)

    def offer_return(self, text: str, action_text: str = "", back: Callable[[], object] | None = None) -> None:
        self.returns = [(text, action_text, back)] if back is not None else []

    def open_meeting(self, meeting_id: str, tab_key: str = "", row_id: str = "") -> None:
        self.opened.append((meeting_id, tab_key, row_id))

    def go(self, page_key: str, row_id: str = "") -> None:
        self.opened.append(("", page_key, row_id))

    def refresh_status(self) -> None:
        pass


@dataclass
class World:
    """What a screen is given, and how a test waits for it."""

    services: Services
    meeting: SmallMeeting
    jobs: Jobs
    autosave: Autosave
    frame: NotingFrame
    bugs: list[object]

    def settle(self) -> None:
        """Everything typed is written and every answer has arrived."""
        self.autosave.flush()
        self.jobs.flush()
        assert self.bugs == []


@contextmanager
def open_world(tmp_path: Path) -> Iterator[World]:
    services = open_services(tmp_path / "data.rapat")
    meeting = small_meeting(services)
    jobs = Jobs(services.store.join_thread, services.store.leave_thread)
    world = World(services, meeting, jobs, Autosave(jobs), NotingFrame(), [])
    jobs.bug_raised.connect(world.bugs.append)
    try:
        yield world
        assert world.bugs == []
    finally:
        world.autosave.flush_and_wait()
        jobs.close()
        services.store.close()


def show(qtbot: QtBot, screen: QWidget, width: int = 1190, height: int = 650) -> Any:
    """Show a screen in an active window."""
    qtbot.addWidget(screen)
    screen.resize(width, height)
    with qtbot.waitActive(screen):
        screen.show()
        screen.activateWindow()
    return screen
