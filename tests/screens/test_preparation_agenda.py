"""Persiapan, agenda: edited in the cells, moved with keys and mouse, with times that flow."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import time
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QAbstractItemView, QLineEdit
from pytestqt.qtbot import QtBot

from rakor_desktop.domain.kinds import AgendaKind
from rakor_desktop.domain.meeting import AgendaItem
from rakor_desktop.screens.preparation.agenda_panel import AgendaPanel
from tests.screens.meeting_world import World, open_world, show

_ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with open_world(tmp_path) as opened:
        yield opened


@pytest.fixture
def panel(world: World, qtbot: QtBot) -> AgendaPanel:
    services = world.services
    made = AgendaPanel(services.agenda, services.meetings, services.files, world.jobs, world.autosave, world.frame)
    world.jobs.changed.connect(lambda _change: made.refresh())
    show(qtbot, made)
    made.show_meeting(world.meeting.id)
    made.ui.agenda_table.setFocus()
    return made


def items(world: World) -> tuple[AgendaItem, ...]:
    return world.services.agenda.items(world.meeting.id)


def choose(panel: AgendaPanel, number: int, key: str) -> QModelIndex:
    index = panel.model.index(number, panel.model.column_number(key))
    panel.ui.agenda_table.setCurrentIndex(index)
    return index


def editor(panel: AgendaPanel) -> QLineEdit:
    found = [one for one in panel.ui.agenda_table.viewport().findChildren(QLineEdit) if one.isVisible()]
    assert len(found) == 1
    return found[0]


def enter(qtbot: QtBot, panel: AgendaPanel) -> None:
    """Finish editing with Enter and wait until the cell is itself again."""
    qtbot.keyClick(editor(panel), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: panel.ui.agenda_table.state() is not QAbstractItemView.State.EditingState)


def press(qtbot: QtBot, panel: AgendaPanel, key: Qt.Key, held: Qt.KeyboardModifier | None = None) -> None:
    qtbot.keyClick(panel.ui.agenda_table, key, held or Qt.KeyboardModifier.NoModifier)


def test_the_model_keeps_the_rules_of_item_models(panel: AgendaPanel) -> None:
    QAbstractItemModelTester(panel.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    panel.refresh()


def test_times_flow_from_the_minutes(panel: AgendaPanel, world: World, qtbot: QtBot) -> None:
    choose(panel, 0, "minutes")
    press(qtbot, panel, Qt.Key.Key_F2)
    qtbot.keyClicks(editor(panel), "45")
    enter(qtbot, panel)
    world.settle()
    assert panel.model.index(1, panel.model.column_number("time")).data() == "08.45–08.55"


def test_what_stands_in_an_open_editor_is_saved_already(panel: AgendaPanel, world: World, qtbot: QtBot) -> None:
    choose(panel, 5, "title")
    press(qtbot, panel, Qt.Key.Key_F2)
    field = editor(panel)
    qtbot.keyClicks(field, "Akses jalan")
    qtbot.waitUntil(lambda: items(world)[5].title == "Akses jalan")
    world.settle()
    assert field.isVisible()
    assert field.text() == "Akses jalan"
    qtbot.keyClicks(field, " dan angkutan")
    enter(qtbot, panel)
    world.settle()
    assert items(world)[5].title == "Akses jalan dan angkutan"


def test_escape_brings_the_old_text_back(panel: AgendaPanel, world: World, qtbot: QtBot) -> None:
    before = items(world)[5].title
    choose(panel, 5, "title")
    press(qtbot, panel, Qt.Key.Key_F2)
    qtbot.keyClicks(editor(panel), "Salah")
    world.settle()
    qtbot.keyClick(editor(panel), Qt.Key.Key_Escape)
    world.settle()
    assert items(world)[5].title == before


def test_a_wrong_number_stays_in_its_cell_with_the_reason(panel: AgendaPanel, world: World, qtbot: QtBot) -> None:
    before = items(world)[0].minutes
    choose(panel, 0, "minutes")
    press(qtbot, panel, Qt.Key.Key_F2)
    qtbot.keyClicks(editor(panel), "lama")
    qtbot.keyClick(editor(panel), Qt.Key.Key_Return)
    world.settle()
    assert editor(panel).text() == "lama"
    assert "menit" in panel.ui.error_panel.message.heading
    assert items(world)[0].minutes == before
    qtbot.keyClick(editor(panel), Qt.Key.Key_Escape)
    assert not panel.ui.error_panel.isVisible()


def test_ins_inserts_below_and_lets_the_title_be_typed_at_once(panel: AgendaPanel, world: World, qtbot: QtBot) -> None:
    choose(panel, 2, "title")
    press(qtbot, panel, Qt.Key.Key_Insert)
    world.jobs.flush()
    qtbot.keyClicks(editor(panel), "Lagu daerah")
    enter(qtbot, panel)
    world.settle()
    assert items(world)[3].title == "Lagu daerah"


def test_alt_arrows_move_the_item_and_the_selection_goes_along(panel: AgendaPanel, world: World, qtbot: QtBot) -> None:
    moved = items(world)[3].id
    choose(panel, 3, "title")
    press(qtbot, panel, Qt.Key.Key_Up, _ALT)
    world.settle()
    press(qtbot, panel, Qt.Key.Key_Up, _ALT)
    world.settle()
    assert items(world)[1].id == moved
    assert panel.model.id_at(panel.ui.agenda_table.currentIndex().row()) == moved
    press(qtbot, panel, Qt.Key.Key_Down, _ALT)
    world.settle()
    assert items(world)[2].id == moved


def test_alt_right_makes_a_sub_item_and_alt_left_takes_it_out(panel: AgendaPanel, world: World, qtbot: QtBot) -> None:
    choose(panel, 4, "title")
    press(qtbot, panel, Qt.Key.Key_Right, _ALT)
    world.settle()
    assert panel.model.rows[4].number == "4.1"
    press(qtbot, panel, Qt.Key.Key_Left, _ALT)
    world.settle()
    assert panel.model.rows[4].number == "5"


def test_a_dragged_row_lands_where_it_was_dropped(panel: AgendaPanel, world: World) -> None:
    moved = panel.model.id_at(6)
    data = panel.model.mimeData([panel.model.index(6, 0)])
    assert not panel.model.dropMimeData(data, Qt.DropAction.MoveAction, 2, 0, QModelIndex())
    world.settle()
    assert items(world)[2].id == moved
    data = panel.model.mimeData([panel.model.index(2, 0)])
    panel.model.dropMimeData(data, Qt.DropAction.MoveAction, 0, 0, QModelIndex())
    world.settle()
    assert items(world)[0].id == moved


def test_del_deletes_the_chosen_items_and_undo_brings_them_back(panel: AgendaPanel, world: World, qtbot: QtBot) -> None:
    before = [item.id for item in items(world)]
    choose(panel, 1, "title")
    press(qtbot, panel, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    press(qtbot, panel, Qt.Key.Key_Delete)
    world.settle()
    assert [item.id for item in items(world)] == [before[0], *before[3:]]
    assert world.frame.undo_toasts == ["2 acara dihapus."]
    world.jobs.write(world.services.history.undo)
    world.settle()
    assert [item.id for item in items(world)] == before
    assert panel.ui.agenda_table.selected_rows()[0].item.id == before[1]


def test_a_fixed_time_stands_still_and_an_empty_one_flows_again(panel: AgendaPanel, world: World, qtbot: QtBot) -> None:
    choose(panel, 6, "time")
    press(qtbot, panel, Qt.Key.Key_F2)
    qtbot.keyClicks(editor(panel), "10.30")
    enter(qtbot, panel)
    world.settle()
    assert items(world)[6].fixed_start == time(10, 30)
    assert panel.model.index(6, panel.model.column_number("time")).data().startswith("10.30")
    assert panel.model.index(6, panel.model.column_number("signs")).data(Qt.ItemDataRole.ToolTipRole)
    press(qtbot, panel, Qt.Key.Key_F2)
    qtbot.keyClick(editor(panel), Qt.Key.Key_Delete)
    enter(qtbot, panel)
    world.settle()
    assert items(world)[6].fixed_start is None


def test_the_kind_is_chosen_from_a_list(panel: AgendaPanel, world: World) -> None:
    panel.model.setData(panel.model.index(5, panel.model.column_number("kind")), "Kelompok")
    world.settle()
    assert items(world)[5].kind is AgendaKind.KELOMPOK


def test_an_overrun_is_red_and_can_become_the_plan(panel: AgendaPanel, world: World, qtbot: QtBot) -> None:
    world.jobs.write(lambda: world.services.meetings.update(world.meeting.id, planned_end=time(11, 0)))
    world.settle()
    assert panel.schedule.overrun > 0
    assert panel.ui.overrun_chip.isVisible()
    assert "dari rencana 11.00" in panel.ui.overrun_chip.spec.text
    qtbot.mouseClick(panel.ui.replan_button, Qt.MouseButton.LeftButton)
    world.settle()
    assert world.services.meetings.get(world.meeting.id).planned_end == panel.schedule.end
    assert not panel.ui.overrun_chip.isVisible()


def test_rows_of_excel_are_appended(panel: AgendaPanel, world: World, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText("Paparan Dishub\tKepala Dishub\t20\nRehat\t\t15\n")
    press(qtbot, panel, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    world.settle()
    added = items(world)[-2:]
    assert [(item.title, item.speaker, item.minutes) for item in added] == [
        ("Paparan Dishub", "Kepala Dishub", 20),
        ("Rehat", "", 15),
    ]
    world.jobs.write(world.services.history.undo)
    world.settle()
    assert {item.id for item in items(world)}.isdisjoint(item.id for item in added)


def test_a_template_replaces_the_agenda_and_can_be_undone(panel: AgendaPanel, world: World) -> None:
    before = [item.id for item in items(world)]
    panel.actions_of_rows.use_template(world.services.agenda.templates()[1].key)
    world.settle()
    assert [item.id for item in items(world)] != before
    assert world.frame.undo_toasts
    world.jobs.write(world.services.history.undo)
    world.settle()
    assert [item.id for item in items(world)] == before


def test_an_empty_agenda_offers_the_standard_order(panel: AgendaPanel, world: World, qtbot: QtBot) -> None:
    ids = [item.id for item in items(world)]
    world.jobs.write(lambda: world.services.agenda.delete(ids))
    world.settle()
    assert panel.ui.list_stack.currentWidget() is panel.ui.empty_page
    qtbot.mouseClick(panel.ui.empty_state.button, Qt.MouseButton.LeftButton)
    world.settle()
    assert items(world)
    assert panel.ui.list_stack.currentWidget() is panel.ui.list_page


def test_enter_edits_the_cell_under_the_cursor(panel: AgendaPanel, qtbot: QtBot) -> None:
    choose(panel, 3, "speaker")
    press(qtbot, panel, Qt.Key.Key_Return)
    assert panel.ui.agenda_table.state() is QAbstractItemView.State.EditingState
    assert editor(panel).text() == "Penyelenggara"
    qtbot.keyClick(editor(panel), Qt.Key.Key_Escape)
