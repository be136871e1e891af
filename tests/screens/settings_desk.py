"""The settings screen on an open file, for the tests of its sections."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from pytestqt.qtbot import QtBot

from rakor_desktop.qtkit.settings import LocalSettings
from rakor_desktop.screens.settings.settings_screen import Panel, SettingsScreen
from tests.screens.meeting_world import World, open_world, show

P = TypeVar("P", bound=Panel)


class Desk:
    """The screen, its file, and its sections by their classes."""

    def __init__(self, world: World, screen: SettingsScreen, local: LocalSettings) -> None:
        self.world, self.screen, self.local = world, screen, local
        self.settings = world.services.settings

    def open(self, kind: type[P]) -> P:
        """Go to the section of this class."""
        for section in self.screen.sections:
            panel = self.screen.panel(section.key)
            if isinstance(panel, kind):
                self.screen.show_row(section.key)
                return panel
        raise KeyError(kind)

    def settle(self) -> None:
        """Everything typed is written and every answer has arrived."""
        self.world.settle()

    def undo(self) -> None:
        """Take the newest change back."""
        self.world.jobs.write(self.world.services.history.undo)
        self.settle()


@contextmanager
def open_desk(tmp_path: Path, qtbot: QtBot, width: int = 1190, height: int = 650) -> Iterator[Desk]:
    with open_world(tmp_path) as world:
        local = LocalSettings(tmp_path / "window.ini")
        services = world.services
        screen = SettingsScreen(
            services.settings,
            services.specimens,
            services.drafts,
            services.backup,
            world.jobs,
            world.autosave,
            local,
            world.frame,
        )
        world.jobs.changed.connect(screen.reload)
        show(qtbot, screen, width, height)
        world.settle()
        yield Desk(world, screen, local)
