"""The meeting list: finding, opening, beginning, continuing and deleting meetings with the keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from rakor_desktop.domain.kinds import MeetingKind, MeetingState
from rakor_desktop.domain.meeting import MeetingFilter
from rakor_desktop.screens.meetings.meetings_screen import MeetingsScreen
from tests.screens.meeting_world import World, open_world, show

SMALL = "Rapat Koordinasi Desa Wisata"
OLDER = "Rapat Teknis Rambu"
NEWER = "Forum Konsultasi Publik RKPD"


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with open_world(tmp_path) as opened:
        meetings = opened.services.meetings
        older = meetings.create(OLDER, kind=MeetingKind.TEKNIS, day=date(2025, 10, 21)).value
        meetings.update(older, state=MeetingState.SELESAI, venue="Kantor Dishub")
        meetings.set_series(older, "Rambu")
        meetings.create(NEWER, kind=MeetingKind.FKP, day=date(2027, 1, 20))
        yield opened


@pytest.fixture
def screen(world: World, qtbot: QtBot) -> MeetingsScreen:
    made = MeetingsScreen(world.services.meetings, world.jobs, world.frame)
    world.jobs.changed.connect(made.reload)
    show(qtbot, made)
    made.focus_first()
    return made


def titles(screen: MeetingsScreen) -> list[str]:
    return [row.title for row in screen.model.rows]


def press(qtbot: QtBot, screen: MeetingsScreen, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
    held = Qt.KeyboardModifier.NoModifier
    for modifier in modifiers:
        held |= modifier
    qtbot.keyClick(screen.ui.meeting_table, key, held)


def test_the_newest_meeting_stands_first(screen: MeetingsScreen) -> None:
    assert titles(screen) == [NEWER, SMALL, OLDER]
    assert screen.ui.count_label.text().startswith("3 rapat")


def test_the_model_keeps_the_rules_of_item_models(screen: MeetingsScreen) -> None:
    QAbstractItemModelTester(screen.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    screen.refresh()


def test_a_click_on_a_header_sorts(screen: MeetingsScreen, qtbot: QtBot) -> None:
    header = screen.ui.meeting_table.horizontalHeader()
    place = header.sectionViewportPosition(1) + 20
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=header.rect().topLeft() + _point(place))
    assert titles(screen) == sorted([NEWER, SMALL, OLDER])


def test_typing_filters_by_title_and_place(screen: MeetingsScreen, qtbot: QtBot) -> None:
    qtbot.keyClicks(screen.ui.filter_edit, "dishub")
    qtbot.waitUntil(lambda: titles(screen) == [OLDER])
    qtbot.keyClick(screen.ui.filter_edit, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: len(titles(screen)) == 3)


@pytest.mark.parametrize(
    ("box", "text", "expected"),
    [
        ("year_combo", "2025", [OLDER]),
        ("kind_combo", MeetingKind.FKP.label, [NEWER]),
        ("state_combo", MeetingState.SELESAI.label, [OLDER]),
        ("series_combo", "Rambu", [OLDER]),
    ],
)
def test_a_box_filters(screen: MeetingsScreen, box: str, text: str, expected: list[str]) -> None:
    combo = getattr(screen.ui, box)
    combo.setCurrentIndex(combo.findText(text))
    combo.activated.emit(combo.currentIndex())
    assert titles(screen) == expected


def test_no_match_offers_to_show_all_again(screen: MeetingsScreen, qtbot: QtBot) -> None:
    qtbot.keyClicks(screen.ui.filter_edit, "tidak ada yang begini")
    qtbot.waitUntil(lambda: not titles(screen))
    assert screen.ui.list_stack.currentWidget() is screen.ui.empty_page
    qtbot.mouseClick(screen.ui.empty_state.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(titles(screen)) == 3)
    assert screen.ui.list_stack.currentWidget() is screen.ui.list_page


def test_enter_opens_and_f2_goes_to_the_preparation(screen: MeetingsScreen, world: World, qtbot: QtBot) -> None:
    screen.show_row(world.meeting.id)
    press(qtbot, screen, Qt.Key.Key_Return)
    press(qtbot, screen, Qt.Key.Key_F2)
    assert world.frame.opened == [(world.meeting.id, "", ""), (world.meeting.id, "persiapan", "")]


def test_the_button_makes_a_meeting_with_the_standard_agenda_and_opens_it(
    screen: MeetingsScreen, world: World, qtbot: QtBot
) -> None:
    qtbot.mouseClick(screen.ui.new_button, Qt.MouseButton.LeftButton)
    world.settle()
    assert len(titles(screen)) == 4
    meeting_id, tab, _ = world.frame.opened[-1]
    assert tab == "persiapan"
    assert world.services.agenda.items(meeting_id)


def test_ctrl_d_continues_the_chosen_meeting(screen: MeetingsScreen, world: World, qtbot: QtBot) -> None:
    screen.show_row(world.meeting.id)
    press(qtbot, screen, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    world.settle()
    new_id = world.frame.opened[-1][0]
    assert world.services.meetings.get(new_id).follows_id == world.meeting.id


def test_del_deletes_without_asking_and_can_be_undone(screen: MeetingsScreen, world: World, qtbot: QtBot) -> None:
    screen.show_row(world.meeting.id)
    press(qtbot, screen, Qt.Key.Key_Delete)
    world.settle()
    assert titles(screen) == [NEWER, OLDER]
    assert SMALL in world.frame.undo_toasts[0]
    world.jobs.write(world.services.history.undo)
    world.settle()
    assert titles(screen) == [NEWER, SMALL, OLDER]


def test_the_chosen_meeting_stays_chosen_when_another_one_changes(screen: MeetingsScreen, world: World) -> None:
    screen.show_row(world.meeting.id)
    world.jobs.write(lambda: world.services.meetings.create("Rapat lain", day=date(2028, 1, 1)))
    world.settle()
    assert [row.id for row in screen.ui.meeting_table.selected_rows()] == [world.meeting.id]
    assert titles(screen)[0] == "Rapat lain"


def test_the_table_is_copied_for_excel_with_its_titles(screen: MeetingsScreen, qtbot: QtBot) -> None:
    screen.ui.meeting_table.clearSelection()
    qtbot.mouseClick(screen.ui.copy_button, Qt.MouseButton.LeftButton)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].split("\t")[:3] == ["Tanggal", "Rapat", "Tempat"]
    assert len(lines) == 4


def test_a_file_without_meetings_teaches_how_to_begin(world: World, qtbot: QtBot) -> None:
    rows = world.services.meetings.rows(MeetingFilter())
    world.services.meetings.delete([row.id for row in rows])
    screen = MeetingsScreen(world.services.meetings, world.jobs, world.frame)
    show(qtbot, screen)
    assert screen.ui.list_stack.currentWidget() is screen.ui.empty_page
    qtbot.mouseClick(screen.ui.empty_state.button, Qt.MouseButton.LeftButton)
    world.settle()
    assert world.frame.opened[-1][1] == "persiapan"


def test_more_meetings_come_when_the_list_is_scrolled_to_its_end(world: World, qtbot: QtBot) -> None:
    for number in range(230):
        world.services.meetings.create(f"Rapat {number}", day=date(2024, 1, 1), with_agenda=False)
    screen = MeetingsScreen(world.services.meetings, world.jobs, world.frame)
    show(qtbot, screen)
    assert screen.model.rowCount() == 200
    bar = screen.ui.meeting_table.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert screen.model.rowCount() == 233
    qtbot.waitUntil(lambda: bar.maximum() > bar.value() > 0)


def test_counts_and_progress_are_told_to_the_screen_reader(screen: MeetingsScreen, world: World) -> None:
    number = screen.model.number_of(world.meeting.id)
    cell = screen.model.index(number, screen.model.column_number("state"))
    assert cell.data(Qt.ItemDataRole.AccessibleTextRole) == MeetingState.RENCANA.label
    agreements = screen.model.index(number, screen.model.column_number("agreements"))
    assert agreements.data() == "0/2"


def _point(x: int):
    from PySide6.QtCore import QPoint

    return QPoint(x, 10)
