"""Diskusi Kelompok, by keyboard: writing points, changing them, making agreements of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.kinds import PointKind, Priority
from rakor_desktop.qtkit.screen import TabKey
from rakor_desktop.screens.groups.groups_screen import GroupsScreen
from tests.screens.groups_desk import choose_group, focus, open_screen, points
from tests.screens.meeting_world import World, open_world

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def world(tmp_path: Path, qtbot: QtBot) -> Iterator[World]:
    with open_world(tmp_path) as world:
        yield world


@pytest.fixture
def screen(world: World, qtbot: QtBot) -> GroupsScreen:
    return open_screen(world, qtbot, world.meeting.id)


# --- composer ---


def test_enter_adds_a_point_and_the_hands_stay(qtbot: QtBot, world: World, screen: GroupsScreen) -> None:
    qtbot.keyClicks(screen.ui.point_edit, "Parkir sempit")
    qtbot.keyClick(screen.ui.point_edit, Qt.Key.Key_Return)
    qtbot.keyClicks(screen.ui.point_edit, "Lampu kurang")
    qtbot.keyClick(screen.ui.point_edit, Qt.Key.Key_Return)
    assert [(point.code, point.text) for point in points(world)[2:]] == [
        ("K1-03", "Parkir sempit"),
        ("K1-04", "Lampu kurang"),
    ]
    assert screen.ui.point_edit.toPlainText() == ""
    assert screen.ui.point_edit.hasFocus()
    assert screen.ui.points_count.text() == "4 butir"


def test_speaker_completes_from_the_members_first(qtbot: QtBot, world: World, screen: GroupsScreen) -> None:
    member = world.services.groups.members(world.meeting.groups[0])[-1]
    qtbot.keyClick(screen.ui.point_edit, Qt.Key.Key_Tab)
    assert screen.ui.speaker_edit.hasFocus()
    qtbot.keyClicks(screen.ui.speaker_edit, member.name.split()[-1][:5])
    qtbot.keyClick(screen.ui.speaker_edit, Qt.Key.Key_Return)
    assert screen.ui.point_edit.hasFocus()
    qtbot.keyClick(screen.ui.point_edit, Qt.Key.Key_5, ALT)
    qtbot.keyClicks(screen.ui.point_edit, "Pasang rambu")
    qtbot.keyClick(screen.ui.point_edit, Qt.Key.Key_Return)
    point = points(world)[-1]
    assert (point.kind, point.participant_id) == (PointKind.REKOMENDASI, member.participant_id)


def test_a_free_name_is_allowed(qtbot: QtBot, world: World, screen: GroupsScreen) -> None:
    qtbot.keyClick(screen.ui.point_edit, Qt.Key.Key_Tab)
    qtbot.keyClicks(screen.ui.speaker_edit, "Pak Lurah")
    qtbot.keyClick(screen.ui.speaker_edit, Qt.Key.Key_Return)
    qtbot.keyClicks(screen.ui.point_edit, "Dana desa ada")
    qtbot.keyClick(screen.ui.point_edit, Qt.Key.Key_Return)
    assert (points(world)[-1].speaker, points(world)[-1].participant_id) == ("Pak Lurah", None)


def test_a_typed_name_that_fits_one_person_means_that_person(qtbot: QtBot, world: World, screen: GroupsScreen) -> None:
    speaker = screen.ui.speaker_edit
    speaker.setFocus()
    qtbot.keyClicks(speaker, "ahmad jum'ah")
    qtbot.keyClick(speaker, Qt.Key.Key_Escape)
    qtbot.keyClick(speaker, Qt.Key.Key_Return)
    qtbot.keyClicks(screen.ui.point_edit, "Setuju")
    qtbot.keyClick(screen.ui.point_edit, Qt.Key.Key_Return)
    assert points(world)[-1].participant_id == world.meeting.participants[5]


def test_what_is_typed_survives_as_a_draft_of_its_group(qtbot: QtBot, world: World, screen: GroupsScreen) -> None:
    qtbot.keyClicks(screen.ui.point_edit, "Belum selesai")
    choose_group(qtbot, screen, 1)
    assert screen.ui.point_edit.toPlainText() == ""
    world.settle()
    again = open_screen(world, qtbot, world.meeting.id)
    assert again.ui.point_edit.toPlainText() == "Belum selesai"
    qtbot.keyClick(again.ui.point_edit, Qt.Key.Key_Return)
    world.settle()
    assert world.services.drafts.text(f"point:{world.meeting.groups[0]}") == ""
    assert points(world)[-1].text == "Belum selesai"


def test_a_refused_point_comes_back(
    qtbot: QtBot, world: World, screen: GroupsScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: object, **_named: object) -> None:
        raise UserError("Penyimpanan penuh; hapus berkas lain dahulu.")

    monkeypatch.setattr(type(world.services.groups), "add_point", refuse)
    qtbot.keyClicks(screen.ui.point_edit, "Tidak boleh hilang")
    qtbot.keyClick(screen.ui.point_edit, Qt.Key.Key_Return)
    world.jobs.flush()
    assert screen.ui.point_edit.toPlainText() == "Tidak boleh hilang"
    assert "penuh" in screen.ui.composer_error.message.heading
    world.settle()
    assert world.services.drafts.text(f"point:{world.meeting.groups[0]}") == "Tidak boleh hilang"


# --- points ---


def test_a_point_is_edited_in_its_place(qtbot: QtBot, world: World, screen: GroupsScreen) -> None:
    screen.points.choose(world.meeting.points[0])
    screen.ui.point_list.setFocus()
    qtbot.keyClick(screen.ui.point_list, Qt.Key.Key_F2)
    qtbot.keyClicks(focus(), "Paket belum terpadu")
    assert points(world)[0].text == "Paket belum terpadu"
    assert screen.points.editor.isVisible()  # the reload did not close it
    qtbot.keyClick(focus(), Qt.Key.Key_Return)
    assert not screen.points.editor.isVisible()
    assert screen.ui.point_list.hasFocus()


def test_escape_brings_the_text_before_back(qtbot: QtBot, world: World, screen: GroupsScreen) -> None:
    screen.points.choose(world.meeting.points[0])
    screen.ui.point_list.setFocus()
    qtbot.keyClick(screen.ui.point_list, Qt.Key.Key_F2)
    qtbot.keyClicks(focus(), "salah")
    world.settle()
    qtbot.keyClick(focus(), Qt.Key.Key_Escape)
    assert points(world)[0].text == "Paket wisata belum terpadu"


def test_kind_priority_and_speaker_of_a_point_change_in_place(qtbot: QtBot, world: World, screen: GroupsScreen) -> None:
    editor = screen.points.editor
    screen.points.choose(world.meeting.points[0])
    screen.points.edit_current()
    editor.kind_combo.setFocus()
    qtbot.keyClick(editor.kind_combo, Qt.Key.Key_Down)
    editor.priority_combo.setFocus()
    qtbot.keyClick(editor.priority_combo, Qt.Key.Key_Up)
    editor.speaker_edit.setFocus()
    editor.speaker_edit.selectAll()
    qtbot.keyClicks(editor.speaker_edit, "Tamu lain")
    screen.ui.point_edit.setFocus()
    qtbot.waitUntil(lambda: not editor.isVisible())
    point = points(world)[0]
    assert (point.kind, point.priority, point.speaker) == (PointKind.PENYEBAB, Priority.TINGGI, "Tamu lain")


def test_points_are_ordered_and_deleted_by_keyboard(qtbot: QtBot, world: World, screen: GroupsScreen) -> None:
    screen.points.choose(world.meeting.points[1])
    screen.ui.point_list.setFocus()
    qtbot.keyClick(screen.ui.point_list, Qt.Key.Key_Up, ALT)
    assert [point.code for point in points(world)] == ["K1-02", "K1-01"]
    assert screen.points.chosen_ids == [world.meeting.points[1]]
    qtbot.keyClick(screen.ui.point_list, Qt.Key.Key_Delete)
    assert [point.code for point in points(world)] == ["K1-01"]
    assert world.frame.undo_toasts == ["K1-02 dihapus."]
    world.jobs.write(world.services.history.undo)
    assert len(points(world)) == 2


def test_the_filter_shows_one_kind(qtbot: QtBot, world: World, screen: GroupsScreen) -> None:
    box = screen.ui.kind_filter
    box.setFocus()
    for _ in range(3):
        qtbot.keyClick(box, Qt.Key.Key_Down)
    assert screen.points.kind is PointKind.USULAN
    assert [row.code for row in screen.points.model.rows] == ["K1-02"]


def test_f6_raises_points_to_a_new_agreement(qtbot: QtBot, world: World, screen: GroupsScreen) -> None:
    screen.points.choose(world.meeting.points[0])
    screen.ui.point_list.setFocus()
    qtbot.keyClick(screen.ui.point_list, Qt.Key.Key_F6)
    world.settle()
    agreement = world.services.agreements.rows(world.meeting.id)[-1]
    assert agreement.statement == "Paket wisata belum terpadu"
    assert [link.code for link in points(world)[0].links] == [agreement.code]
    assert world.frame.toasts == [f"Butir menjadi asal kesepakatan {agreement.code}."]
    world.frame.actions[0]()
    assert world.frame.opened == [(world.meeting.id, TabKey.AGREEMENTS, agreement.id)]


def test_points_are_linked_to_an_existing_agreement_from_the_menu(
    qtbot: QtBot, world: World, screen: GroupsScreen
) -> None:
    screen.points.choose(world.meeting.points[0])
    menu = screen.ui.points_menu_button.menu()
    menu.aboutToShow.emit()
    link = next(action.menu() for action in menu.actions() if action.menu() is not None)
    link.actions()[1].trigger()  # pyright: ignore[reportAttributeAccessIssue]
    assert [one.code for one in points(world)[0].links] == ["S-02"]
