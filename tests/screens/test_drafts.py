"""Text on its way between field and file: shown again on coming back, given back where it was typed, never twice."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from rakor_desktop.domain.errors import UserError
from rakor_desktop.qtkit.jobs import Progress
from rakor_desktop.qtkit.save_state import SaveKind
from rakor_desktop.screens.agreements.agreements_screen import AgreementsScreen
from rakor_desktop.screens.groups.groups_screen import GroupsScreen
from rakor_desktop.screens.groups.matrix_model import MatrixColumn
from rakor_desktop.screens.proceedings.proceedings_screen import ProceedingsScreen
from rakor_desktop.screens.proceedings.remark_composer import RemarkDraft
from rakor_desktop.screens.proceedings.remark_editor import RemarkEditor
from tests.screens.groups_desk import open_screen
from tests.screens.meeting_world import World, open_world, show


@pytest.fixture
def world(tmp_path: Path, qtbot: QtBot) -> Iterator[World]:
    with open_world(tmp_path) as opened:
        yield opened


@pytest.fixture
def proceedings(world: World, qtbot: QtBot) -> ProceedingsScreen:
    services = world.services
    screen = ProceedingsScreen(
        agenda=services.agenda,
        remarks=services.remarks,
        meetings=services.meetings,
        drafts=services.drafts,
        jobs=world.jobs,
        autosave=world.autosave,
        frame=world.frame,
    )
    world.jobs.changed.connect(screen.reload)
    screen.show_meeting(world.meeting.id)
    show(qtbot, screen)
    screen.focus_first()
    return screen


@pytest.fixture
def groups(world: World, qtbot: QtBot) -> GroupsScreen:
    return open_screen(world, qtbot, world.meeting.id)


def agreements_screen(world: World, qtbot: QtBot) -> AgreementsScreen:
    services = world.services
    screen = AgreementsScreen(services.agreements, services.directory, world.jobs, world.autosave, world.frame)
    world.jobs.changed.connect(screen.reload)
    screen.show_meeting(world.meeting.id)
    show(qtbot, screen)
    screen.focus_first()
    return screen


@contextmanager
def held_worker(world: World) -> Iterator[None]:
    """The worker is at something else while the block runs."""
    started, gate = threading.Event(), threading.Event()

    def hold(_progress: Progress) -> None:
        started.set()
        gate.wait(5)

    world.jobs.run(hold)
    started.wait(5)
    try:
        yield
    finally:
        gate.set()


def refusing(*_: Any, **__: Any) -> Any:
    raise UserError("Penyimpanan penuh; kosongkan ruang lalu coba lagi.")


def breaking(*_: Any, **__: Any) -> Any:
    raise ZeroDivisionError


def enter(qtbot: QtBot, field: QPlainTextEdit, text: str) -> None:
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def kept(world: World, meeting_id: str) -> str:
    return RemarkDraft.decoded(world.services.drafts.text(f"remark:{meeting_id}")).text


def remarks(world: World) -> list[str]:
    return [one.text for one in world.services.remarks.of_meeting(world.meeting.id)]


def choose_group(screen: GroupsScreen, number: int) -> None:
    screen.ui.group_list.setCurrentIndex(screen.ui.group_list.model().index(number, 0))


def choose_agreement(screen: AgreementsScreen, number: int) -> None:
    screen.ui.agreement_list.setCurrentIndex(screen.ui.agreement_list.model().index(number, 0))


# --- remarks ---


def test_a_remark_begun_is_there_again_after_a_look_at_another_meeting(
    world: World, qtbot: QtBot, proceedings: ProceedingsScreen
) -> None:
    field = proceedings.composer.ui.text_edit
    other = world.services.meetings.create("Rapat lain").value
    with held_worker(world):
        qtbot.keyClicks(field, "Kalimat panjang")
        proceedings.show_meeting(other)
        assert field.toPlainText() == ""
        proceedings.show_meeting(world.meeting.id)
        assert field.toPlainText() == "Kalimat panjang"
        qtbot.keyClicks(field, "!")
    world.settle()
    assert kept(world, world.meeting.id) == "Kalimat panjang!"


def test_a_second_remark_is_kept_while_the_first_is_still_on_its_way(
    world: World, qtbot: QtBot, proceedings: ProceedingsScreen
) -> None:
    field = proceedings.composer.ui.text_edit
    with held_worker(world):
        qtbot.keyClicks(field, "Satu")
        world.autosave.flush()
        qtbot.keyClick(field, Qt.Key.Key_Return)
        qtbot.keyClicks(field, "Catatan kedua yang panjang")
    world.jobs.flush()
    assert world.autosave.has_pending
    assert world.autosave.flush_and_wait()
    assert kept(world, world.meeting.id) == "Catatan kedua yang panjang"
    assert remarks(world)[-1] == "Satu"


def test_a_remark_on_its_way_is_not_offered_once_more(
    world: World, qtbot: QtBot, proceedings: ProceedingsScreen
) -> None:
    field = proceedings.composer.ui.text_edit
    other = world.services.meetings.create("Rapat lain").value
    qtbot.keyClicks(field, "Satu kali saja")
    world.settle()  # the draft is in the data file
    with held_worker(world):
        qtbot.keyClick(field, Qt.Key.Key_Return)
        proceedings.show_meeting(other)
        proceedings.show_meeting(world.meeting.id)
        assert field.toPlainText() == ""
    world.settle()
    assert remarks(world).count("Satu kali saja") == 1
    assert kept(world, world.meeting.id) == ""


@pytest.mark.expects_bugs
def test_a_bug_does_not_take_the_remark(
    world: World, qtbot: QtBot, proceedings: ProceedingsScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    field = proceedings.composer.ui.text_edit
    monkeypatch.setattr(world.services.remarks, "add", breaking)
    enter(qtbot, field, "Kalimat penting")
    world.jobs.flush()
    assert field.toPlainText() == "Kalimat penting"
    qtbot.keyClicks(field, "!")
    assert world.autosave.flush_and_wait()
    assert kept(world, world.meeting.id) == "Kalimat penting!"
    assert len(world.bugs) == 1
    world.bugs.clear()


def test_a_refused_remark_goes_back_to_its_own_meeting(
    world: World, qtbot: QtBot, proceedings: ProceedingsScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    field = proceedings.composer.ui.text_edit
    other = world.services.meetings.create("Rapat lain").value
    monkeypatch.setattr(world.services.remarks, "add", refusing)
    with held_worker(world):
        enter(qtbot, field, "Rahasia rapat pertama")
        proceedings.show_meeting(other)
        qtbot.keyClicks(field, "Lain")
    world.settle()
    assert field.toPlainText() == "Lain"
    assert proceedings.composer.ui.error_panel.isVisible()
    world.settle()
    assert (kept(world, world.meeting.id), kept(world, other)) == ("Rahasia rapat pertama", "Lain")
    proceedings.show_meeting(world.meeting.id)
    assert field.toPlainText() == "Rahasia rapat pertama"


def test_refused_remarks_stand_in_their_order(
    world: World, qtbot: QtBot, proceedings: ProceedingsScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    field = proceedings.composer.ui.text_edit
    monkeypatch.setattr(world.services.remarks, "add", refusing)
    with held_worker(world):
        enter(qtbot, field, "Satu")
        enter(qtbot, field, "Dua")
        qtbot.keyClicks(field, "Tiga")
    world.settle()
    assert field.toPlainText() == "Satu\nDua\nTiga"
    world.settle()
    assert kept(world, world.meeting.id) == "Satu\nDua\nTiga"


def test_undo_of_an_internal_remark_never_makes_it_public(
    world: World, qtbot: QtBot, proceedings: ProceedingsScreen
) -> None:
    before = remarks(world)
    proceedings.composer.ui.internal_check.click()
    enter(qtbot, proceedings.composer.ui.text_edit, "Hanya untuk panitia")
    world.settle()
    assert world.services.remarks.of_meeting(world.meeting.id)[-1].internal
    world.jobs.write(world.services.history.undo)
    world.settle()
    assert remarks(world) == before


def test_a_remark_that_cannot_be_written_leaves_its_draft(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    key = f"remark:{world.meeting.id}"
    world.services.drafts.keep(key, "Konsep")
    world.services.remarks.add(world.meeting.id, None, "Konsep", internal=True, draft=key)
    assert world.services.drafts.text(key) == ""
    world.services.drafts.keep(key, "Konsep")
    before = remarks(world)
    store = world.services.store
    monkeypatch.setattr(store, "keep_draft", breaking)
    with pytest.raises(ZeroDivisionError):
        world.services.remarks.add(world.meeting.id, None, "Konsep", draft=key)
    assert remarks(world) == before
    assert world.services.drafts.text(key) == "Konsep"


def test_a_deleted_remark_comes_back_with_what_was_typed_into_it(
    world: World, qtbot: QtBot, proceedings: ProceedingsScreen
) -> None:
    proceedings.show_row(world.meeting.remarks[0])
    proceedings.actions_of_remarks.edit()
    qtbot.keyClicks(proceedings.ui.remark_list.findChildren(RemarkEditor)[0].text_edit, " lagi")
    proceedings.actions_of_remarks.delete()
    world.settle()
    assert not world.autosave.has_pending
    world.jobs.write(world.services.history.undo)
    world.settle()
    assert remarks(world)[0].endswith(" lagi")


# --- points ---


def test_a_point_begun_is_there_again_after_a_look_at_another_group(
    world: World, qtbot: QtBot, groups: GroupsScreen
) -> None:
    field = groups.ui.point_edit
    with held_worker(world):
        qtbot.keyClicks(field, "Kalimat panjang")
        choose_group(groups, 1)
        assert field.toPlainText() == ""
        choose_group(groups, 0)
        assert field.toPlainText() == "Kalimat panjang"
        qtbot.keyClicks(field, "!")
    world.settle()
    assert world.services.drafts.text(f"point:{world.meeting.groups[0]}") == "Kalimat panjang!"


@pytest.mark.parametrize("trouble", [refusing, pytest.param(breaking, marks=pytest.mark.expects_bugs)])
def test_a_point_that_could_not_be_written_waits_in_its_own_group(
    world: World,
    qtbot: QtBot,
    groups: GroupsScreen,
    monkeypatch: pytest.MonkeyPatch,
    trouble: Callable[..., Any],
) -> None:
    field = groups.ui.point_edit
    monkeypatch.setattr(world.services.groups, "add_point", trouble)
    with held_worker(world):
        enter(qtbot, field, "Tidak boleh hilang")
        choose_group(groups, 1)
    world.jobs.flush()
    world.bugs.clear()
    assert field.toPlainText() == ""
    world.settle()
    choose_group(groups, 0)
    assert field.toPlainText() == "Tidak boleh hilang"
    assert world.services.drafts.text(f"point:{world.meeting.groups[0]}") == "Tidak boleh hilang"


def test_a_deleted_point_comes_back_with_what_was_typed_into_it(
    world: World, qtbot: QtBot, groups: GroupsScreen
) -> None:
    point = world.meeting.points[0]
    groups.points.choose(point)
    groups.points.edit_current()
    qtbot.keyClicks(groups.points.editor.text_edit, "Isi baru")
    groups.points.delete_chosen()
    world.settle()
    assert not world.autosave.has_pending
    assert world.jobs.save_state.kind is SaveKind.SAVED
    assert point not in [one.id for one in world.services.groups.points(world.meeting.groups[0])]
    world.jobs.write(world.services.history.undo)
    world.settle()
    assert world.services.groups.points(world.meeting.groups[0])[0].text == "Isi baru"


# --- agreements ---


def test_wording_is_there_again_after_a_look_at_another_agreement(world: World, qtbot: QtBot) -> None:
    screen = agreements_screen(world, qtbot)
    field = screen.ui.statement_edit
    with held_worker(world):
        qtbot.keyClick(field, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
        qtbot.keyClicks(field, " tahun 2027")
        typed = field.toPlainText()
        choose_agreement(screen, 1)
        choose_agreement(screen, 0)
        assert field.toPlainText() == typed
        field.setFocus()
        qtbot.keyClick(field, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
        qtbot.keyClicks(field, " juga")
    world.settle()
    assert world.services.agreements.rows(world.meeting.id)[0].statement == f"{typed} juga"


# --- cells and rows edited in their place ---


def test_rows_show_what_was_typed_into_them_before_that_is_written(
    world: World, qtbot: QtBot, proceedings: ProceedingsScreen, groups: GroupsScreen
) -> None:
    remark, point = world.meeting.remarks[0], world.meeting.points[0]
    position = world.services.groups.issues(world.meeting.groups[0])[0].positions[0]
    with held_worker(world):
        proceedings.actions_of_remarks._save_text(remark, "Catatan baru")
        groups.points.choose(point)
        groups.points.edit_current()
        qtbot.keyClicks(groups.points.editor.text_edit, "Butir baru")
        model = groups.matrix.model
        model.setData(model.index(0, MatrixColumn.REASON), "Alasan baru")
        choose_group(groups, 1)
        choose_group(groups, 0)
        proceedings.show_row(world.meeting.agenda[0])
        proceedings.show_row(remark)
        assert groups.points.model.rows[0].text == "Butir baru"
        assert model.position_at(0).reason == "Alasan baru"
        shown = proceedings.ui.remark_list.model()
        assert shown.index(0, 0).data() == "Catatan baru"
    world.settle()
    assert world.services.groups.issues(world.meeting.groups[0])[0].positions[0].reason == "Alasan baru"
    assert position.reason != "Alasan baru"


def test_a_cell_of_the_work_plan_shows_what_was_typed_after_a_look_elsewhere(world: World, qtbot: QtBot) -> None:
    screen = agreements_screen(world, qtbot)
    model = screen.editor.tasks.model
    with held_worker(world):
        model.setData(model.index(0, 0), "Survei ulang semua titik")
        choose_agreement(screen, 1)
        choose_agreement(screen, 0)
        assert model.index(0, 0).data() == "Survei ulang semua titik"
    world.settle()
    assert world.services.agreements.rows(world.meeting.id)[0].tasks[0].activity == "Survei ulang semua titik"
