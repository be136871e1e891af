"""Persiapan, sarana: one key goes through the checklist, notes are saved while they are typed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QAbstractItemView, QLineEdit
from pytestqt.qtbot import QtBot

from rakor_desktop.domain.kinds import VenueState
from rakor_desktop.domain.letter import VenueCheck
from rakor_desktop.screens.preparation.preparation_screen import AGENDA, VENUE, PreparationScreen
from rakor_desktop.screens.preparation.venue_panel import VenuePanel
from tests.screens.meeting_world import World, open_world, show
from tests.screens.preparation_desk import make_screen


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with open_world(tmp_path) as opened:
        yield opened


@pytest.fixture
def screen(world: World, qtbot: QtBot) -> PreparationScreen:
    made = make_screen(world)
    world.jobs.changed.connect(made.reload)
    show(qtbot, made)
    made.show_meeting(world.meeting.id)
    made.open_card(VENUE)
    made.focus_first()
    return made


@pytest.fixture
def panel(screen: PreparationScreen) -> VenuePanel:
    return screen.venue


@pytest.fixture
def standard(panel: VenuePanel, world: World) -> VenuePanel:
    """The panel with the seven usual lines, the hands in the table."""
    world.jobs.write(lambda: world.services.venue.add_standard(world.meeting.id))
    world.settle()
    panel.focus_first()
    return panel


def checks(world: World) -> tuple[VenueCheck, ...]:
    return world.services.venue.checks(world.meeting.id)


def summary(screen: PreparationScreen) -> str:
    return screen.nav.entry_at(screen.nav.row_of(VENUE)).summary


def test_an_empty_checklist_is_filled_with_one_key(panel: VenuePanel, world: World, qtbot: QtBot) -> None:
    assert panel.ui.empty_state.button.hasFocus()
    qtbot.keyClick(panel.ui.empty_state.button, Qt.Key.Key_Return)
    world.settle()
    assert [row.item for row in panel.rows] == [
        "Listrik",
        "Proyektor",
        "Pengeras suara",
        "Meja kelompok",
        "Alat tulis",
        "Akses disabilitas",
        "Cadangan daya",
    ]
    assert panel.ui.venue_table.hasFocus()


def test_space_goes_through_the_states_of_a_line(
    screen: PreparationScreen, standard: VenuePanel, world: World, qtbot: QtBot
) -> None:
    seen: list[VenueState] = []
    for _ in range(3):
        qtbot.keyClick(standard.ui.venue_table, Qt.Key.Key_Space)
        world.settle()
        seen.append(checks(world)[0].state)
    assert seen == [VenueState.SIAP, VenueState.MASALAH, VenueState.BELUM]
    assert summary(screen) == "0 dari 7 siap"


def test_space_takes_all_chosen_lines_along_in_one_step(
    screen: PreparationScreen, standard: VenuePanel, world: World, qtbot: QtBot
) -> None:
    standard.ui.venue_table.selectAll()
    qtbot.keyClick(standard.ui.venue_table, Qt.Key.Key_Space)
    world.settle()
    entry = screen.nav.entry_at(screen.nav.row_of(VENUE))
    assert (entry.summary, entry.is_complete) == ("7 dari 7 siap", True)
    world.jobs.write(world.services.history.undo)
    world.settle()
    assert {row.state for row in standard.rows} == {VenueState.BELUM}


def test_a_problem_is_shown_in_the_list_at_the_left_and_by_name(
    screen: PreparationScreen, standard: VenuePanel, world: World
) -> None:
    world.jobs.write(lambda: world.services.venue.set_state([standard.rows[6].id], VenueState.MASALAH))
    world.settle()
    entry = screen.nav.entry_at(screen.nav.row_of(VENUE))
    assert (entry.summary, entry.is_complete) == ("0 dari 7 siap", False)
    assert standard.ui.problem_chip.spec.text == "Bermasalah: Cadangan daya"


def test_one_click_on_a_state_only_chooses_the_line_and_a_double_click_changes_it(
    standard: VenuePanel, world: World, qtbot: QtBot
) -> None:
    table = standard.ui.venue_table
    place = table.visualRect(standard.model.index(2, standard.model.column_number("state"))).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    world.settle()
    assert checks(world)[2].state is VenueState.BELUM
    assert [row.item for row in table.selected_rows()] == ["Pengeras suara"]
    qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    world.settle()
    assert [row.state for row in standard.rows[1:4]] == [VenueState.BELUM, VenueState.SIAP, VenueState.BELUM]
    assert table.state() is not QAbstractItemView.State.EditingState


def test_a_note_is_saved_while_it_is_typed(standard: VenuePanel, world: World, qtbot: QtBot) -> None:
    table = standard.ui.venue_table
    table.setCurrentIndex(standard.model.index(1, standard.model.column_number("note")))
    qtbot.keyClick(table, Qt.Key.Key_Return)
    field = next(one for one in table.viewport().findChildren(QLineEdit) if one.isVisible())
    qtbot.keyClicks(field, "kabel 10 m")
    qtbot.waitUntil(lambda: checks(world)[1].note == "kabel 10 m")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: table.state() is not QAbstractItemView.State.EditingState)
    assert standard.rows[1].note == "kabel 10 m"


def editor(panel: VenuePanel) -> QLineEdit:
    return next(one for one in panel.ui.venue_table.viewport().findChildren(QLineEdit) if one.isVisible())


def test_enter_edits_the_note_of_a_line_and_never_its_name(standard: VenuePanel, world: World, qtbot: QtBot) -> None:
    table = standard.ui.venue_table
    place = table.visualRect(standard.model.index(1, standard.model.column_number("item"))).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.keyClick(table, Qt.Key.Key_Space)
    world.settle()
    qtbot.keyClicks(table, "k")  # typing over the name is no way to change it
    assert table.state() is not QAbstractItemView.State.EditingState
    qtbot.keyClick(table, Qt.Key.Key_Return)
    qtbot.keyClicks(editor(standard), "kabel 10 m")
    qtbot.keyClick(editor(standard), Qt.Key.Key_Return)
    world.settle()
    row = checks(world)[1]
    assert (row.item, row.state, row.note) == ("Proyektor", VenueState.SIAP, "kabel 10 m")


def test_f2_and_a_double_click_edit_the_cell_they_meet(standard: VenuePanel, world: World, qtbot: QtBot) -> None:
    table = standard.ui.venue_table
    index = standard.model.index(1, standard.model.column_number("item"))
    table.setCurrentIndex(index)
    qtbot.keyClick(table, Qt.Key.Key_F2)
    assert editor(standard).text() == "Proyektor"
    qtbot.keyClick(editor(standard), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: table.state() is not QAbstractItemView.State.EditingState)
    place = table.visualRect(index).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert editor(standard).text() == "Proyektor"


def test_a_line_is_added_by_its_name(standard: VenuePanel, world: World, qtbot: QtBot) -> None:
    qtbot.keyClick(standard.ui.venue_table, Qt.Key.Key_Insert)
    assert standard.ui.add_edit.hasFocus()
    qtbot.keyClicks(standard.ui.add_edit, "Genset")
    qtbot.keyClick(standard.ui.add_edit, Qt.Key.Key_Return)
    world.settle()
    assert checks(world)[-1].item == "Genset"
    assert standard.ui.add_edit.text() == ""
    assert standard.ui.add_edit.hasFocus()
    assert [row.item for row in standard.ui.venue_table.selected_rows()] == ["Genset"]


def test_lines_are_moved_and_deleted_with_the_keyboard(standard: VenuePanel, world: World, qtbot: QtBot) -> None:
    table = standard.ui.venue_table
    qtbot.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    world.settle()
    assert [row.item for row in checks(world)[:2]] == ["Proyektor", "Listrik"]
    qtbot.keyClick(table, Qt.Key.Key_Delete)
    world.settle()
    assert [row.item for row in checks(world)[:2]] == ["Proyektor", "Pengeras suara"]
    assert world.frame.undo_toasts == ["Listrik dihapus."]
    world.jobs.write(world.services.history.undo)
    world.settle()
    assert len(standard.rows) == 7


def test_a_line_that_is_jumped_to_is_chosen_with_the_hands_in_the_list(
    screen: PreparationScreen, standard: VenuePanel
) -> None:
    screen.open_card(AGENDA)
    screen.show_row(standard.rows[4].id)
    assert standard.ui.venue_table.hasFocus()
    assert [row.item for row in standard.ui.venue_table.selected_rows()] == ["Alat tulis"]


def test_the_model_keeps_the_rules_of_item_models(standard: VenuePanel) -> None:
    QAbstractItemModelTester(standard.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    standard.refresh()
