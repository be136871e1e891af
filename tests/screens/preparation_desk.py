"""The preparation screen on a small meeting, and what tests of it do again and again."""

from __future__ import annotations

from rakor_desktop.screens.preparation.preparation_screen import PreparationScreen
from tests.screens.meeting_world import World


def make_screen(world: World) -> PreparationScreen:
    services = world.services
    return PreparationScreen(
        meetings=services.meetings,
        agenda=services.agenda,
        participants=services.participants,
        directory=services.directory,
        letters=services.letters,
        documents=services.documents,
        finals=services.finals,
        files=services.files,
        venue=services.venue,
        settings=services.settings,
        jobs=world.jobs,
        autosave=world.autosave,
        frame=world.frame,
    )
