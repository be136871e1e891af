"""The document screen on a small meeting, and what tests of it do again and again."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from rakor_desktop.domain.naskah import DocumentKind
from rakor_desktop.qtkit.settings import LocalSettings
from rakor_desktop.screens.documents.documents_screen import DocumentsScreen
from tests.screens.meeting_world import World


def make_screen(world: World, tmp_path: Path) -> DocumentsScreen:
    services, local = world.services, LocalSettings(tmp_path / "window.ini")
    return DocumentsScreen(services.documents, services.meetings, world.jobs, local, world.frame)


def wait_for_pages(qtbot: QtBot, screen: DocumentsScreen) -> None:
    qtbot.waitUntil(lambda: screen.ui.page_preview.page_count > 0, timeout=20000)
    qtbot.waitUntil(lambda: screen.ui.preview_state.text() == "", timeout=20000)


def choose_file(monkeypatch: pytest.MonkeyPatch, path: Path) -> list[str]:
    suggested: list[str] = []

    def ask(_parent: Any, _title: str, start: str, _filters: str) -> tuple[str, str]:
        suggested.append(Path(start).name)
        return str(path), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    return suggested


def chosen(screen: DocumentsScreen, kind: DocumentKind) -> str:
    """What the chip says of a document; empty without one."""
    screen.ui.document_list.setCurrentIndex(screen.ui.document_list.model().index(list(DocumentKind).index(kind), 0))
    return screen.ui.state_chip.spec.text if screen.ui.state_chip.isVisible() else ""
