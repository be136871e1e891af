"""The document screen on a small meeting, and what tests of it do again and again."""

from __future__ import annotations

from pathlib import Path
from typing import Any, TypeVar

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog
from pytestqt.qtbot import QtBot

from rakor_desktop.domain.naskah import DocumentKind
from rakor_desktop.domain.progress import Silent
from rakor_desktop.domain.record import DocumentOptions, DocumentPlate
from rakor_desktop.domain.versions import FinalDocument
from rakor_desktop.qtkit.settings import LocalSettings
from rakor_desktop.screens.documents.documents_screen import DocumentsScreen
from tests.screens.meeting_world import World

D = TypeVar("D", bound=QDialog)


def make_screen(world: World, tmp_path: Path) -> DocumentsScreen:
    services, local = world.services, LocalSettings(tmp_path / "window.ini")
    screen = DocumentsScreen(
        documents=services.documents,
        finals=services.finals,
        meetings=services.meetings,
        participants=services.participants,
        settings=services.settings,
        jobs=world.jobs,
        autosave=world.autosave,
        local=local,
        frame=world.frame,
    )
    world.jobs.changed.connect(screen.reload)  # the frame does that
    return screen


def open_screen(world: World, tmp_path: Path, qtbot: QtBot) -> DocumentsScreen:
    screen = make_screen(world, tmp_path)
    qtbot.addWidget(screen)
    screen.resize(1190, 640)
    screen.show_meeting(world.meeting.id)
    screen.show()
    screen.focus_first()
    return screen


def wait_for_pages(qtbot: QtBot, world: World, screen: DocumentsScreen) -> None:
    """The document is made and every page near the view is painted."""
    view = screen.ui.page_preview

    def is_ready() -> bool:
        return view.page_count > 0 and view.next_wanted() is None and not world.jobs.is_busy

    qtbot.waitUntil(is_ready, timeout=20000)


def choose(screen: DocumentsScreen, kind: DocumentKind) -> None:
    screen.show_row(kind)


def state_of(screen: DocumentsScreen, kind: DocumentKind) -> str:
    """What the chip says of a document; empty without one."""
    choose(screen, kind)
    return screen.ui.state_chip.spec.text if screen.ui.state_chip.isVisible() else ""


def spoken(screen: DocumentsScreen, kind: DocumentKind) -> str:
    """What a screen reader says of a line of the list."""
    from PySide6.QtCore import Qt

    model = screen.ui.document_list.model()
    return model.index(list(DocumentKind).index(kind), 0).data(Qt.ItemDataRole.AccessibleTextRole)


def choose_file(monkeypatch: pytest.MonkeyPatch, path: Path) -> list[str]:
    suggested: list[str] = []

    def ask(_parent: Any, _title: str, start: str, _filters: str) -> tuple[str, str]:
        suggested.append(Path(start).name)
        return str(path), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    return suggested


def plate(world: World, kind: DocumentKind) -> DocumentPlate:
    return next(one for one in world.services.documents.plates(world.meeting.id) if one.kind is kind)


def make_final(world: World, kind: DocumentKind) -> FinalDocument:
    """Make a document final as the dialog would, behind the screen's back."""
    options: DocumentOptions = plate(world, kind).options
    done: list[Any] = []
    finals, meeting = world.services.finals, world.meeting.id
    world.jobs.run(lambda _progress: finals.finalise(meeting, options, Silent()), done=done.append)
    world.jobs.flush()
    return done[0]


def dialog_of(qtbot: QtBot, kind: type[D]) -> D:
    """The dialog of that kind that is open now."""

    def found() -> list[D]:
        return [one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible()]

    qtbot.waitUntil(lambda: bool(found()), timeout=20000)
    return found()[0]
