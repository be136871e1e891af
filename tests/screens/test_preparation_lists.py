"""Persiapan, the panel beside the invited: picked from the directory, invited from a saved list, lists kept."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from rakor_desktop.domain.kinds import InvitationState, Sector
from rakor_desktop.domain.meeting import Participant
from rakor_desktop.screens.preparation.participants_panel import ParticipantsPanel
from rakor_desktop.screens.preparation.preparation_screen import PreparationScreen
from tests.screens.meeting_world import World, open_world, show
from tests.screens.preparation_desk import make_screen


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with open_world(tmp_path) as opened:
        add = opened.services.directory.add_person
        add("Rini Astuti, S.IP.", post="Camat", institution="Kecamatan Glagah", sector=Sector.PD)
        add("Dr. Sri Handayani", post="Dosen", institution="Politeknik Negeri", sector=Sector.AK)
        yield opened


@pytest.fixture
def screen(world: World, qtbot: QtBot) -> PreparationScreen:
    made = make_screen(world)
    world.jobs.changed.connect(made.reload)
    show(qtbot, made)
    made.show_meeting(world.meeting.id)
    made.show_row("invitees")
    return made


@pytest.fixture
def panel(screen: PreparationScreen) -> ParticipantsPanel:
    return screen.participants


def rows(world: World, meeting: str = "") -> tuple[Participant, ...]:
    return world.services.participants.rows(meeting or world.meeting.id)


def tick(qtbot: QtBot, panel: ParticipantsPanel, text: str) -> None:
    """Search, and tick the first one with Space."""
    field, view = panel.ui.side_filter_edit, panel.ui.side_list
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    view.setFocus()
    view.setCurrentIndex(view.model().index(0, 0))
    qtbot.keyClick(view, Qt.Key.Key_Space)


def save_list(world: World, name: str) -> str:
    return world.services.letters.save_list(name, world.meeting.id).value


def open_lists(panel: ParticipantsPanel) -> None:
    panel.side.open_lists()


def test_what_is_ticked_stays_ticked_while_others_are_searched_for(
    panel: ParticipantsPanel, world: World, qtbot: QtBot
) -> None:
    panel.side.open()
    tick(qtbot, panel, "rini ast")
    tick(qtbot, panel, "handayani")
    assert panel.ui.side_add_button.text() == "Undang 2"
    assert panel.ui.side_note_label.text() == "1 yang dipilih tidak tampak."
    qtbot.mouseClick(panel.ui.side_add_button, Qt.MouseButton.LeftButton)
    world.settle()
    assert {row.full_name for row in rows(world)[7:]} == {"Rini Astuti, S.IP.", "Dr. Sri Handayani"}
    assert not panel.ui.side_add_button.isEnabled()


def test_the_model_of_the_picker_keeps_the_rules_of_item_models(panel: ParticipantsPanel, qtbot: QtBot) -> None:
    model = panel.ui.side_list.model()
    assert model is not None
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    panel.side.open(Sector.AK)
    panel.ui.side_all_button.click()
    panel.side.open(Sector.PD)


def test_a_sector_is_picked_as_a_whole_and_let_go_again(panel: ParticipantsPanel, qtbot: QtBot) -> None:
    panel.side.open(Sector.AK)
    qtbot.mouseClick(panel.ui.side_all_button, Qt.MouseButton.LeftButton)
    assert panel.ui.side_add_button.text() == "Undang 3"  # two institutions, one person
    assert panel.ui.side_all_button.text() == "Lepas semua yang tampak"
    qtbot.mouseClick(panel.ui.side_all_button, Qt.MouseButton.LeftButton)
    assert not panel.ui.side_add_button.isEnabled()


def test_who_was_picked_for_one_meeting_is_not_invited_to_another(
    screen: PreparationScreen, panel: ParticipantsPanel, world: World, qtbot: QtBot
) -> None:
    panel.side.open()
    tick(qtbot, panel, "rini ast")
    screen.show_meeting(world.services.meetings.create("Rapat lain").value)
    assert not panel.ui.side_add_button.isEnabled()


def test_a_missing_sector_leads_to_its_people(panel: ParticipantsPanel, world: World, qtbot: QtBot) -> None:
    world.jobs.write(lambda: world.services.meetings.update(world.meeting.id, sectors=(Sector.PD, Sector.AK)))
    world.jobs.write(lambda: world.services.participants.remove([world.meeting.participants[4]]))
    world.settle()
    assert panel.ui.mix_chip.spec.text == "Belum ada: Akademisi"
    qtbot.mouseClick(panel.ui.mix_button, Qt.MouseButton.LeftButton)
    assert panel.ui.side_sector_combo.currentText() == Sector.AK.label
    assert panel.ui.side_list.model().rowCount() > 0


def test_the_invited_are_saved_as_a_list_and_invited_to_the_next_meeting(
    screen: PreparationScreen, panel: ParticipantsPanel, world: World, qtbot: QtBot
) -> None:
    open_lists(panel)
    assert panel.ui.list_name_edit.hasFocus()
    qtbot.keyClicks(panel.ui.list_name_edit, "Tim desa wisata")
    qtbot.keyClick(panel.ui.list_name_edit, Qt.Key.Key_Return)
    world.settle()
    assert panel.ui.list_name_edit.text() == ""
    assert world.frame.undo_toasts == ["Daftar Tim desa wisata disimpan."]
    assert panel.ui.list_table.hasFocus()
    other = world.services.meetings.create("Rapat lain").value
    screen.show_meeting(other)
    screen.show_row("invitees")
    open_lists(panel)
    qtbot.keyClick(panel.ui.list_table, Qt.Key.Key_Return)
    world.settle()
    assert len(rows(world, other)) == 7
    assert world.frame.undo_toasts[-1] == "7 diundang dari daftar Tim desa wisata."
    qtbot.mouseClick(panel.ui.invite_list_button, Qt.MouseButton.LeftButton)
    world.settle()
    assert world.frame.toasts == ["Semua di daftar Tim desa wisata sudah diundang."]
    world.jobs.write(world.services.history.undo)
    world.settle()
    assert rows(world, other) == ()


def test_a_list_is_renamed_in_its_cell_while_it_is_typed(panel: ParticipantsPanel, world: World, qtbot: QtBot) -> None:
    save_list(world, "Lama")
    open_lists(panel)
    qtbot.keyClick(panel.ui.list_table, Qt.Key.Key_F2)
    field = next(one for one in panel.ui.list_table.findChildren(QLineEdit) if one.isVisible())
    field.selectAll()
    qtbot.keyClicks(field, "Baru")
    qtbot.waitUntil(lambda: [one.name for one in world.services.letters.lists()] == ["Baru"])
    qtbot.keyClick(field, Qt.Key.Key_Return)
    world.settle()
    assert panel.side.lists.model.rows[0].name == "Baru"
    assert world.frame.toasts == []  # Enter ended the name, it invited nobody


def test_a_list_without_a_name_is_refused_in_words(panel: ParticipantsPanel, world: World, qtbot: QtBot) -> None:
    save_list(world, "Lama")
    open_lists(panel)
    qtbot.mouseClick(panel.ui.rename_list_button, Qt.MouseButton.LeftButton)
    field = next(one for one in panel.ui.list_table.findChildren(QLineEdit) if one.isVisible())
    field.selectAll()
    qtbot.keyClick(field, Qt.Key.Key_Delete)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert "Nama daftar masih kosong" in panel.ui.error_panel.message.heading
    assert field.isVisible()
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    world.settle()
    assert [one.name for one in world.services.letters.lists()] == ["Lama"]


def test_a_list_is_deleted_with_the_way_back(panel: ParticipantsPanel, world: World, qtbot: QtBot) -> None:
    save_list(world, "Lama")
    open_lists(panel)
    qtbot.keyClick(panel.ui.list_table, Qt.Key.Key_Delete)
    world.settle()
    assert panel.side.lists.model.rowCount() == 0
    assert world.frame.undo_toasts == ["Daftar Lama dihapus."]
    world.jobs.write(world.services.history.undo)
    world.settle()
    assert [row.name for row in panel.side.lists.model.rows] == ["Lama"]


def test_a_key_sets_the_state_of_all_chosen_invitations(panel: ParticipantsPanel, world: World, qtbot: QtBot) -> None:
    table = panel.ui.participant_table
    table.setFocus()
    table.selectAll()
    qtbot.keyClick(table, Qt.Key.Key_2)
    world.settle()
    assert {row.invitation_state for row in rows(world)} == {InvitationState.TERKIRIM}
    assert world.frame.undo_toasts == ["7 undangan: terkirim."]
    table.select_id(world.meeting.participants[2])
    qtbot.keyClick(table, Qt.Key.Key_4)
    world.settle()
    states = [row.invitation_state for row in rows(world)]
    assert states.count(InvitationState.DIWAKILI) == 1
    assert states[2] is InvitationState.DIWAKILI
    assert len(world.frame.undo_toasts) == 1
