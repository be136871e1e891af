"""Rows of an agreement that are pasted or renamed: all or none, and one step of undo."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from rakor_desktop.screens.agreements.agreements_screen import AgreementsScreen
from rakor_desktop.screens.agreements.parts_view import PartsView
from tests.screens.meeting_world import World, open_world, show

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with open_world(tmp_path) as opened:
        yield opened


@pytest.fixture
def screen(world: World, qtbot: QtBot) -> AgreementsScreen:
    services = world.services
    made = AgreementsScreen(services.agreements, services.directory, world.jobs, world.autosave, world.frame)
    world.jobs.changed.connect(made.reload)
    made.show_meeting(world.meeting.id)
    return show(qtbot, made)


def paste(qtbot: QtBot, view: PartsView, text: str) -> None:
    view.setFocus()
    view.setCurrentIndex(view.model().index(0, 0))
    QApplication.clipboard().setText(text)
    qtbot.keyClick(view, Qt.Key.Key_V, CONTROL)


def activities(world: World) -> list[str]:
    world.settle()
    return [task.activity for task in world.services.agreements.get(world.meeting.agreements[0]).tasks]


def institutions(world: World) -> list[tuple[str, bool, str]]:
    world.settle()
    parts = world.services.agreements.get(world.meeting.agreements[0]).assignments
    return [(part.institution, part.lead, part.role) for part in parts]


def undo(world: World) -> None:
    world.jobs.write(world.services.history.undo)
    world.settle()


def test_a_line_that_is_refused_lets_no_line_in(qtbot: QtBot, world: World, screen: AgreementsScreen) -> None:
    before = activities(world)
    lines = "Lelang\t04-01-2027\t29-01-2027\n\t\t\nUji coba\t12-02-2027\t01-02-2027\n"
    paste(qtbot, screen.editor.tasks.view, lines)
    assert activities(world) == before
    sentence = "Baris 2: Tenggat lebih awal daripada tanggal mulai; ubah salah satunya."
    assert screen.ui.tasks_mistake.text() == sentence
    assert screen.ui.tasks_mistake.isVisible()
    paste(qtbot, screen.editor.tasks.view, lines.replace("01-02-2027", "28-02-2027"))
    assert activities(world) == [*before, "Lelang", "Uji coba"]
    assert not screen.ui.tasks_mistake.isVisible()


def test_what_was_pasted_is_taken_back_at_once(qtbot: QtBot, world: World, screen: AgreementsScreen) -> None:
    tasks, places = activities(world), institutions(world)
    paste(qtbot, screen.editor.tasks.view, "Lelang\nUji coba\nSerah terima\n")
    assert len(activities(world)) == len(tasks) + 3
    undo(world)
    assert activities(world) == tasks
    paste(qtbot, screen.editor.assignments.view, "Satpol PP\tInstansi pendukung\tPengamanan\nDinas Kominfo\n")
    assert institutions(world)[-2:] == [("Satpol PP", False, "Pengamanan"), ("Dinas Kominfo", False, "")]
    undo(world)
    assert institutions(world) == places
    paste(qtbot, screen.editor.indicators.view, "Kunjungan\torang\t1.250\nMarka\tbuah\n")
    world.settle()
    assert len(world.services.agreements.get(world.meeting.agreements[0]).indicators) == 3
    undo(world)
    assert len(world.services.agreements.get(world.meeting.agreements[0]).indicators) == 1


def test_another_institution_in_a_row_is_one_step(qtbot: QtBot, world: World, screen: AgreementsScreen) -> None:
    before = institutions(world)
    view = screen.editor.assignments.view
    view.setFocus()
    view.edit_cell(0, 0)
    editor = QApplication.focusWidget()
    assert editor is not None
    qtbot.keyClick(editor, Qt.Key.Key_A, CONTROL)
    qtbot.keyClicks(editor, "Dinas PU Bina Marga")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert institutions(world) == [("Dinas PU Bina Marga", True, "Pemasangan"), before[1]]
    undo(world)
    assert institutions(world) == before


def test_enter_on_the_adding_button_opens_the_first_cell_of_a_new_row(
    qtbot: QtBot, world: World, screen: AgreementsScreen
) -> None:
    screen.ui.add_tasks_button.setFocus()
    qtbot.keyClick(screen.ui.add_tasks_button, Qt.Key.Key_Return)
    editor = QApplication.focusWidget()
    assert editor is not None
    assert screen.editor.tasks.view.isAncestorOf(editor)
    qtbot.keyClicks(editor, "Rapat teknis")
    screen.ui.statement_edit.setFocus()
    assert activities(world)[-1] == "Rapat teknis"


def test_an_empty_row_that_is_left_goes_away(qtbot: QtBot, world: World, screen: AgreementsScreen) -> None:
    view = screen.editor.tasks.view
    before = view.model().rowCount()
    screen.ui.add_tasks_button.click()
    assert view.model().rowCount() == before + 1
    screen.ui.statement_edit.setFocus()
    qtbot.waitUntil(lambda: view.model().rowCount() == before)
    assert len(activities(world)) == before


def last_due_entered(qtbot: QtBot, view: PartsView) -> int:
    """Enter in the last cell of dates, which opens an empty row; how many rows there were."""
    before = view.model().rowCount()
    view.setFocus()
    view.edit_cell(before - 1, 2)
    qtbot.keyClick(focused(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: view.model().rowCount() == before + 1)
    return before


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def test_enter_in_an_empty_row_ends_the_rows(qtbot: QtBot, world: World, screen: AgreementsScreen) -> None:
    view = screen.editor.tasks.view
    before = last_due_entered(qtbot, view)
    qtbot.keyClick(focused(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: view.model().rowCount() == before)
    assert view.hasFocus()
    assert view.currentIndex().row() == before - 1
    assert len(activities(world)) == before


def test_an_empty_row_goes_away_when_another_row_is_chosen(
    qtbot: QtBot, world: World, screen: AgreementsScreen
) -> None:
    view = screen.editor.tasks.view
    before = last_due_entered(qtbot, view)
    qtbot.keyClick(focused(), Qt.Key.Key_Tab)
    place = view.visualRect(view.model().index(0, 0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.waitUntil(lambda: view.model().rowCount() == before)
    assert len(activities(world)) == before


def test_an_empty_row_does_not_wait_behind_another_tab(qtbot: QtBot, world: World, screen: AgreementsScreen) -> None:
    view = screen.editor.tasks.view
    before = last_due_entered(qtbot, view)
    screen.hide()
    qtbot.waitUntil(lambda: view.model().rowCount() == before)
    assert len(activities(world)) == before


def test_a_date_in_a_row_that_is_left_is_kept(qtbot: QtBot, world: World, screen: AgreementsScreen) -> None:
    view = screen.editor.tasks.view
    before = last_due_entered(qtbot, view)
    view.edit_cell(before, 2)
    qtbot.keyClicks(focused(), "30-06-2027")
    place = view.visualRect(view.model().index(0, 0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.waitUntil(lambda: len(activities(world)) == before + 1)
    assert view.model().rowCount() == before + 1
