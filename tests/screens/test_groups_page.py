"""Diskusi Kelompok, by keyboard: interests, groups and their members, activity, plenary."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from rakor_desktop.domain.discussion import Group
from rakor_desktop.domain.kinds import Outcome, Side
from rakor_desktop.screens.groups.group_cards import minutes_left
from rakor_desktop.screens.groups.groups_screen import GroupsScreen
from rakor_desktop.screens.groups.matrix_model import MatrixColumn
from tests.screens.groups_desk import choose_group, focus, group_of, open_screen, side
from tests.screens.meeting_world import World, open_world


@pytest.fixture
def world(tmp_path: Path, qtbot: QtBot) -> Iterator[World]:
    with open_world(tmp_path) as world:
        yield world


@pytest.fixture
def screen(world: World, qtbot: QtBot) -> GroupsScreen:
    return open_screen(world, qtbot, world.meeting.id)


# --- interests ---


def test_positions_are_written_in_the_matrix(qtbot: QtBot, world: World, screen: GroupsScreen) -> None:
    view = screen.ui.matrix_view
    view.setFocus()
    view.setCurrentIndex(view.model().index(2, MatrixColumn.POSITION))
    qtbot.keyClick(view, Qt.Key.Key_Return)
    qtbot.keyClicks(focus(), "Tarif wajar")
    assert side(world, Side.SWASTA).position == "Tarif wajar"
    qtbot.keyClick(focus(), Qt.Key.Key_Tab)
    qtbot.keyClicks(focus(), "Agar tamu tetap datang")
    qtbot.keyClick(focus(), Qt.Key.Key_Return)
    assert side(world, Side.SWASTA).reason == "Agar tamu tetap datang"


def test_an_outcome_is_chosen_by_arrow_keys(qtbot: QtBot, world: World, screen: GroupsScreen) -> None:
    view = screen.ui.matrix_view
    view.setFocus()
    view.setCurrentIndex(view.model().index(1, MatrixColumn.OUTCOME))
    qtbot.keyClick(view, Qt.Key.Key_Return)
    qtbot.keyClick(focus(), Qt.Key.Key_Down)
    qtbot.keyClick(focus(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: side(world, Side.MASYARAKAT).outcome is Outcome.SEPAKAT)


def test_tab_goes_from_the_outcome_to_the_next_side(qtbot: QtBot, world: World, screen: GroupsScreen) -> None:
    view = screen.ui.matrix_view
    view.setFocus()
    view.setCurrentIndex(view.model().index(0, MatrixColumn.OUTCOME))
    qtbot.keyClick(view, Qt.Key.Key_Return)
    qtbot.keyClick(focus(), Qt.Key.Key_Tab)
    assert (view.currentIndex().row(), view.currentIndex().column()) == (1, MatrixColumn.POSITION)
    qtbot.keyClick(view, Qt.Key.Key_S)
    qtbot.keyClicks(focus(), "etuju")
    assert side(world, Side.MASYARAKAT).position == "setuju"


def test_issues_are_added_named_switched_and_deleted(qtbot: QtBot, world: World, screen: GroupsScreen) -> None:
    def act(number: int) -> None:
        screen.ui.issue_button.menu().actions()[number].trigger()
        world.settle()

    act(2)  # one issue, a line, then "Tambah isu"
    assert screen.ui.issue_button.text() == "Isu 2 dari 2"
    assert screen.ui.issue_edit.hasFocus()
    qtbot.keyClicks(screen.ui.issue_edit, "Jam buka")
    world.settle()
    assert world.services.groups.issues(world.meeting.groups[0])[1].title == "Jam buka"
    act(0)
    assert screen.ui.issue_edit.text() == "Retribusi masuk desa"
    qtbot.mouseClick(screen.ui.escalate_button, Qt.MouseButton.LeftButton)
    world.settle()
    assert world.services.groups.issues(world.meeting.groups[0])[0].escalated
    act(4)
    assert [issue.title for issue in world.services.groups.issues(world.meeting.groups[0])] == ["Jam buka"]
    assert world.frame.undo_toasts == ["Isu dihapus."]


def test_a_group_without_issue_offers_the_first(qtbot: QtBot, world: World, screen: GroupsScreen) -> None:
    choose_group(qtbot, screen, 1)
    assert screen.ui.no_issue_page.isVisible()
    qtbot.mouseClick(screen.ui.add_issue_button, Qt.MouseButton.LeftButton)
    world.settle()
    assert screen.ui.matrix_view.isVisible()
    assert screen.ui.issue_edit.hasFocus()


# --- groups ---


def test_activity_names_who_has_not_spoken(world: World, screen: GroupsScreen) -> None:
    silent = world.services.groups.activity(world.meeting.groups[0]).silent
    assert silent
    assert silent[0].name in screen.ui.silent_label.text()
    assert "kali bicara" in screen.ui.activity_summary.text()


def test_the_panel_edits_a_group_in_place(qtbot: QtBot, world: World, screen: GroupsScreen) -> None:
    qtbot.mouseClick(screen.ui.edit_group_button, Qt.MouseButton.LeftButton)
    assert screen.ui.topic_edit.hasFocus()
    qtbot.keyClicks(screen.ui.topic_edit, "Atraksi")
    screen.ui.room_edit.setFocus()
    qtbot.keyClicks(screen.ui.room_edit, "Ruang A")
    screen.ui.facilitator_edit.setFocus()
    qtbot.keyClicks(screen.ui.facilitator_edit, "retno")
    qtbot.keyClick(screen.ui.facilitator_edit, Qt.Key.Key_Return)
    group = group_of(world)
    assert (group.topic, group.room) == ("Atraksi", "Ruang A")
    assert "Retno" in group.facilitator
    qtbot.keyClick(screen.ui.facilitator_edit, Qt.Key.Key_Escape)
    assert not screen.ui.group_panel.isVisible()
    assert screen.ui.point_edit.hasFocus()


def test_typing_into_a_point_does_not_read_the_attendance_again(
    qtbot: QtBot, world: World, screen: GroupsScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    for service, name in ((world.services.participants, "rows"), (world.services.groups, "members")):
        monkeypatch.setattr(service, name, lambda *_, name=name: read.append(name) or ())
    screen.points.choose(world.meeting.points[0])
    screen.points.edit_current()
    qtbot.keyClicks(screen.points.editor.text_edit, "Isi baru")
    world.settle()
    assert read == []
    assert screen.points.model.rows[0].text == "Isi baru"


def test_half_a_role_name_stays_and_an_emptied_role_is_empty(qtbot: QtBot, world: World, screen: GroupsScreen) -> None:
    ui = screen.ui
    qtbot.mouseClick(ui.edit_group_button, Qt.MouseButton.LeftButton)
    ui.facilitator_edit.setFocus()
    qtbot.keyClicks(ui.facilitator_edit, "Setengah nama")
    qtbot.keyClick(ui.facilitator_edit, Qt.Key.Key_Escape)
    ui.topic_edit.setFocus()
    qtbot.keyClicks(ui.topic_edit, " x")
    world.settle()
    assert ui.facilitator_edit.text() == "Setengah nama"
    assert "belum dipilih" in ui.facilitator_edit.toolTip()
    ui.facilitator_edit.setFocus()
    ui.facilitator_edit.selectAll()
    qtbot.keyClicks(ui.facilitator_edit, "retno")
    qtbot.keyClick(ui.facilitator_edit, Qt.Key.Key_Return)
    assert "Retno" in group_of(world).facilitator
    assert ui.facilitator_edit.toolTip() == ""
    ui.facilitator_edit.setFocus()
    ui.facilitator_edit.selectAll()
    qtbot.keyClick(ui.facilitator_edit, Qt.Key.Key_Delete)
    qtbot.keyClick(ui.facilitator_edit, Qt.Key.Key_Escape)  # closes the list
    qtbot.keyClick(ui.facilitator_edit, Qt.Key.Key_Tab)
    assert group_of(world).facilitator_id is None
    assert ui.facilitator_edit.text() == ""
    ui.reporter_edit.setFocus()
    qtbot.keyClicks(ui.reporter_edit, "Setengah")
    qtbot.keyClick(ui.reporter_edit, Qt.Key.Key_Escape)
    choose_group(qtbot, screen, 1)
    assert ui.reporter_edit.text() == ""


def test_the_panel_of_a_group_is_left_by_esc_or_its_button(qtbot: QtBot, world: World, screen: GroupsScreen) -> None:
    ui = screen.ui
    for field in (ui.topic_edit, ui.questions_edit, ui.facilitator_edit, ui.minutes_spin, ui.member_list):
        screen.open_panel()
        field.setFocus()
        qtbot.keyClick(field, Qt.Key.Key_Escape)
        assert ui.side_stack.currentWidget() is ui.overview_page, field.objectName()
    screen.open_panel()
    assert ui.close_panel_button.text() == "Selesai"
    qtbot.mouseClick(ui.close_panel_button, Qt.MouseButton.LeftButton)
    assert ui.side_stack.currentWidget() is ui.overview_page
    assert ui.point_edit.hasFocus()


def test_members_leave_and_come(qtbot: QtBot, world: World, screen: GroupsScreen) -> None:
    screen.open_panel()
    before = world.services.groups.members(world.meeting.groups[0])
    screen.ui.member_list.setFocus()
    screen.ui.member_list.setCurrentIndex(screen.ui.member_list.model().index(0, 0))
    qtbot.keyClick(screen.ui.member_list, Qt.Key.Key_Delete)
    world.settle()
    assert len(world.services.groups.members(world.meeting.groups[0])) == len(before) - 1
    screen.ui.member_edit.setFocus()
    qtbot.keyClicks(screen.ui.member_edit, before[0].name.split()[-1][:4])
    qtbot.keyClick(screen.ui.member_edit, Qt.Key.Key_Return)
    world.settle()
    assert {one.id for one in world.services.groups.members(world.meeting.groups[0])} == {one.id for one in before}


def test_a_new_group_asks_for_its_topic(qtbot: QtBot, world: World, screen: GroupsScreen) -> None:
    qtbot.mouseClick(screen.ui.add_group_button, Qt.MouseButton.LeftButton)
    world.settle()
    assert screen.ui.topic_edit.hasFocus()
    qtbot.keyClicks(screen.ui.topic_edit, "Amenitas")
    group = group_of(world, 2)
    assert (group.code, group.topic) == ("K3", "Amenitas")
    screen.ui.delete_group_button.click()
    world.settle()
    assert len(world.services.groups.rows(world.meeting.id)) == 2
    assert world.frame.undo_toasts == ["Kelompok K3 dihapus."]


def test_split_spreads_the_present_and_can_be_undone(qtbot: QtBot, world: World, screen: GroupsScreen) -> None:
    qtbot.mouseClick(screen.ui.split_button, Qt.MouseButton.LeftButton)
    world.settle()
    assert world.frame.undo_toasts == ["Peserta yang hadir dibagi ke semua kelompok."]
    assert world.services.groups.unseated(world.meeting.id) == ()


def test_split_without_anybody_present_says_why(qtbot: QtBot, world: World) -> None:
    empty = world.services.meetings.create("Rapat kosong").value
    screen = open_screen(world, qtbot, empty)
    qtbot.keyClick(focus(), Qt.Key.Key_Space)  # the one button of the empty state
    world.settle()
    qtbot.mouseClick(screen.ui.split_button, Qt.MouseButton.LeftButton)
    world.jobs.flush()
    assert "hadir" in screen.ui.composer_error.message.heading
    assert screen.ui.composer_error.isVisible()


def test_time_counts_down_from_the_start() -> None:
    start = datetime(2026, 11, 24, 10, 0)
    group = Group("g", "m", minutes=45, started_at=start)
    assert minutes_left(Group("g", "m", minutes=45), start) == 45
    assert minutes_left(group, start + timedelta(minutes=17, seconds=30)) == 28
    assert minutes_left(group, start + timedelta(minutes=48)) == -3


# --- plenary ---


def test_the_plenary_makes_one_agreement_of_ticked_points(qtbot: QtBot, world: World, screen: GroupsScreen) -> None:
    screen.ui.plenary_button.click()
    assert not screen.plenary.ui.raise_button.isEnabled()
    qtbot.keyClick(focus(), Qt.Key.Key_Space)
    qtbot.keyClick(focus(), Qt.Key.Key_Down)
    qtbot.keyClick(focus(), Qt.Key.Key_Space)
    assert screen.plenary.ui.chosen_label.text() == "2 butir dipilih"
    qtbot.mouseClick(screen.plenary.ui.raise_button, Qt.MouseButton.LeftButton)
    world.settle()
    agreement = world.services.agreements.rows(world.meeting.id)[-1]
    assert [link.code for link in agreement.sources] == ["K1-01", "K1-02"]
    assert screen.plenary.ticked_ids == []
    qtbot.keyClick(focus(), Qt.Key.Key_Escape)
    assert screen.ui.groups_page.isVisible()


def test_a_row_from_elsewhere_is_shown(qtbot: QtBot, world: World, screen: GroupsScreen) -> None:
    screen.show_row(world.meeting.points[2])
    assert screen.ui.points_title.text() == "Butir diskusi K2"
    assert screen.points.chosen_ids == [world.meeting.points[2]]


def test_a_very_long_point_and_many_points_stay_usable(qtbot: QtBot, world: World, screen: GroupsScreen) -> None:
    group = world.meeting.groups[1]
    world.services.groups.add_point(group, "kata " * 20000)
    for number in range(120):
        world.services.groups.add_point(group, f"Butir {number}")
    screen.show_row(world.meeting.points[2])
    assert screen.points.model.rowCount() == 122
    screen.grab()


def test_models_keep_qts_rules(qtmodeltester: object, screen: GroupsScreen) -> None:
    for model in (screen.points.model, screen.matrix.model, screen.ui.group_list.model()):
        qtmodeltester.check(model)  # pyright: ignore[reportAttributeAccessIssue]
