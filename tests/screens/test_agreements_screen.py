"""Kesepakatan, by keyboard: wording, order, the three parts, overlap, checks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from rakor_desktop.domain.agreement import Agreement
from rakor_desktop.domain.kinds import AgreementState, FundSource
from rakor_desktop.qtkit.screen import TabKey
from rakor_desktop.qtkit.theme import theme_of
from rakor_desktop.screens.agreements.agreements_screen import AgreementsScreen
from rakor_desktop.screens.agreements.parts_view import PartsView
from rakor_desktop.widgets.badges import Chip
from tests.screens.meeting_world import World, open_world

CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def world(tmp_path: Path, qtbot: QtBot) -> Iterator[World]:
    with open_world(tmp_path) as world:
        yield world


@pytest.fixture
def screen(world: World, qtbot: QtBot) -> AgreementsScreen:
    screen = make_screen(world, qtbot)
    screen.show_meeting(world.meeting.id)
    screen.show()
    qtbot.waitUntil(screen.isActiveWindow)
    screen.focus_first()
    return screen


def make_screen(world: World, qtbot: QtBot) -> AgreementsScreen:
    services = world.services
    screen = AgreementsScreen(services.agreements, services.directory, world.jobs, world.autosave, world.frame)
    qtbot.addWidget(screen)
    screen.resize(1190, 640)
    world.jobs.changed.connect(screen.reload)
    return screen


def rows(world: World) -> tuple[Agreement, ...]:
    world.settle()
    return world.services.agreements.rows(world.meeting.id)


def focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def cells(view: PartsView, row: int) -> list[str]:
    model = view.model()
    return [str(model.index(row, column).data() or "") for column in range(model.columnCount())]


def test_wording_is_saved_without_a_button(qtbot: QtBot, world: World, screen: AgreementsScreen) -> None:
    qtbot.keyClick(screen.ui.statement_edit, Qt.Key.Key_End, CONTROL)
    qtbot.keyClicks(screen.ui.statement_edit, " tahun 2027")
    assert rows(world)[0].statement == "Memasang rambu penunjuk arah ke desa wisata Kemiren tahun 2027"
    assert "2027" in str(screen.ui.agreement_list.model().index(0, 0).data())


def test_a_reload_does_not_disturb_the_typing(qtbot: QtBot, world: World, screen: AgreementsScreen) -> None:
    edit = screen.ui.statement_edit
    qtbot.keyClick(edit, Qt.Key.Key_End, CONTROL)
    qtbot.keyClicks(edit, " ya")
    world.jobs.write(lambda: world.services.agreements.update(world.meeting.agreements[1], note="lain"))
    world.jobs.flush()
    assert edit.toPlainText().endswith("Kemiren ya")
    assert edit.hasFocus()
    qtbot.keyClicks(edit, "ng")
    assert rows(world)[0].statement.endswith("Kemiren yang")


def test_ctrl_enter_begins_a_new_agreement(qtbot: QtBot, world: World, screen: AgreementsScreen) -> None:
    qtbot.keyClick(screen.ui.statement_edit, Qt.Key.Key_Return, CONTROL)
    world.settle()
    assert screen.ui.code_label.text() == "S-03"
    assert screen.ui.statement_edit.hasFocus()
    qtbot.keyClicks(screen.ui.statement_edit, "Menata parkir desa")
    assert [row.statement for row in rows(world)][-1] == "Menata parkir desa"
    assert screen.ui.agreement_list.currentIndex().row() == 2


def test_alt_arrows_reorder_and_keep_the_choice(qtbot: QtBot, world: World, screen: AgreementsScreen) -> None:
    qtbot.keyClick(screen.ui.statement_edit, Qt.Key.Key_Down, ALT)
    assert [row.code for row in rows(world)] == ["S-02", "S-01"]
    assert screen.ui.code_label.text() == "S-01"
    assert screen.ui.agreement_list.currentIndex().row() == 1
    assert not screen.ui.move_down_button.isEnabled()


def test_delete_needs_no_question_and_can_be_undone(qtbot: QtBot, world: World, screen: AgreementsScreen) -> None:
    screen.ui.agreement_list.setFocus()
    qtbot.keyClick(screen.ui.agreement_list, Qt.Key.Key_Delete)
    assert [row.code for row in rows(world)] == ["S-02"]
    assert screen.ui.code_label.text() == "S-02"
    assert world.frame.undo_toasts == ["S-01 dihapus."]
    world.jobs.write(world.services.history.undo)
    assert [row.code for row in rows(world)] == ["S-01", "S-02"]


def test_the_state_is_chosen_in_place_and_a_note_follows(qtbot: QtBot, world: World, screen: AgreementsScreen) -> None:
    assert not screen.ui.note_group.isVisible()
    screen.ui.state_combo.setFocus()
    qtbot.keyClick(screen.ui.state_combo, Qt.Key.Key_Down)
    assert rows(world)[0].state is AgreementState.CATATAN
    assert screen.ui.note_group.isVisible()
    qtbot.keyClicks(screen.ui.note_edit, "Anggaran menyusul")
    assert rows(world)[0].note == "Anggaran menyusul"


def test_source_chips_lead_to_their_place(qtbot: QtBot, world: World, screen: AgreementsScreen) -> None:
    chips = {chip.spec.text: chip for chip in screen.ui.sources_box.findChildren(Chip)}
    qtbot.mouseClick(chips["K1-02"], Qt.MouseButton.LeftButton)
    qtbot.keyClick(chips["Catatan 08.00"], Qt.Key.Key_Return)
    assert world.frame.opened == [
        (world.meeting.id, TabKey.GROUPS, world.meeting.points[1]),
        (world.meeting.id, TabKey.PROCEEDINGS, world.meeting.remarks[1]),
    ]


def test_a_task_is_written_cell_by_cell(qtbot: QtBot, world: World, screen: AgreementsScreen) -> None:
    view = screen.editor.tasks.view
    view.setFocus()
    view.setCurrentIndex(view.model().index(1, 0))
    qtbot.keyClick(view, Qt.Key.Key_Return)  # the last row: a new one begins
    for text in ("Pemeliharaan", "01-03-2027", "31-03-2027"):
        qtbot.keyClicks(focus(), text)
        qtbot.keyClick(focus(), Qt.Key.Key_Tab)
    world.settle()
    task = rows(world)[0].tasks[-1]
    assert (task.activity, task.start, task.due) == ("Pemeliharaan", date(2027, 3, 1), date(2027, 3, 31))
    assert cells(view, 2)[:3] == ["Pemeliharaan", "01-03-2027", "31-03-2027"]
    assert view.currentIndex().row() == 2
    assert view.currentIndex().column() == 3  # the typing goes on in the next cell


def test_typing_in_a_cell_is_saved_before_it_is_left(qtbot: QtBot, world: World, screen: AgreementsScreen) -> None:
    view = screen.editor.tasks.view
    view.edit_cell(0, 0)
    qtbot.keyClicks(focus(), "Survei 30 titik")
    assert rows(world)[0].tasks[0].activity == "Survei 30 titik"
    qtbot.keyClicks(focus(), " lagi")  # the reload has not closed the editor
    assert rows(world)[0].tasks[0].activity == "Survei 30 titik lagi"
    qtbot.keyClick(focus(), Qt.Key.Key_Escape)
    assert rows(world)[0].tasks[0].activity == "Survei titik rambu"


def test_a_wrong_date_stays_in_its_cell_with_the_reason(qtbot: QtBot, world: World, screen: AgreementsScreen) -> None:
    view = screen.editor.tasks.view
    view.edit_cell(0, 2)
    qtbot.keyClicks(focus(), "31-11-2026")
    qtbot.keyClick(focus(), Qt.Key.Key_Tab)
    assert screen.ui.tasks_mistake.text() == "November hanya sampai tanggal 30."
    assert cells(view, 0)[2] == "31-11-2026"
    assert rows(world)[0].tasks[0].due == date(2026, 12, 11)
    view.edit_cell(0, 2)
    qtbot.keyClicks(focus(), "30-11-2026")
    qtbot.keyClick(focus(), Qt.Key.Key_Tab)
    world.settle()
    # Before the start date: the rule of the service is told in the same place.
    assert "lebih awal" in screen.ui.tasks_mistake.text()
    view.edit_cell(0, 2)
    qtbot.keyClicks(focus(), "15-12-2026")
    qtbot.keyClick(focus(), Qt.Key.Key_Tab)
    assert rows(world)[0].tasks[0].due == date(2026, 12, 15)
    assert not screen.ui.tasks_mistake.isVisible()


def test_the_fund_is_chosen_by_arrow_keys(qtbot: QtBot, world: World, screen: AgreementsScreen) -> None:
    view = screen.editor.tasks.view
    view.edit_cell(0, 3)
    qtbot.keyClick(focus(), Qt.Key.Key_Down)
    qtbot.keyClick(focus(), Qt.Key.Key_Tab)
    assert rows(world)[0].tasks[0].fund is FundSource.APBD


def test_del_deletes_a_row_and_can_be_undone(qtbot: QtBot, world: World, screen: AgreementsScreen) -> None:
    view = screen.editor.tasks.view
    view.setFocus()
    view.setCurrentIndex(view.model().index(0, 0))
    qtbot.keyClick(view, Qt.Key.Key_Delete)
    assert [task.activity for task in rows(world)[0].tasks] == ["Pemasangan rambu"]
    assert world.frame.undo_toasts == ["Kegiatan dihapus."]
    world.jobs.write(world.services.history.undo)
    assert len(rows(world)[0].tasks) == 2


def test_an_empty_draft_leaves_no_row(qtbot: QtBot, world: World, screen: AgreementsScreen) -> None:
    qtbot.mouseClick(screen.ui.add_tasks_button, Qt.MouseButton.LeftButton)
    view = screen.editor.tasks.view
    assert view.model().rowCount() == 3
    qtbot.keyClick(focus(), Qt.Key.Key_Escape)
    assert view.model().rowCount() == 2
    assert len(rows(world)[0].tasks) == 2


def test_institutions_complete_from_the_directory(qtbot: QtBot, world: World, screen: AgreementsScreen) -> None:
    qtbot.keyClick(screen.ui.statement_edit, Qt.Key.Key_Down, ALT)  # S-02 is now first and has no lead yet
    screen.show_row(world.meeting.agreements[1])
    qtbot.mouseClick(screen.ui.add_assignments_button, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(focus(), "polresta")
    qtbot.keyClick(focus(), Qt.Key.Key_Return)
    world.settle()
    parts = world.services.agreements.get(world.meeting.agreements[1]).assignments
    assert [part.institution for part in parts] == ["Dinas Pariwisata", "Polresta Banyuwangi"]
    view = screen.editor.assignments.view
    assert view.currentIndex().column() == 1
    # The next cell is open: the standing.
    qtbot.keyClick(focus(), Qt.Key.Key_Up)
    qtbot.keyClick(focus(), Qt.Key.Key_Tab)
    qtbot.keyClicks(focus(), "Pengamanan")
    qtbot.keyClick(focus(), Qt.Key.Key_Return)
    world.settle()
    lead = world.services.agreements.get(world.meeting.agreements[1]).lead
    assert lead is not None
    assert (lead.institution, lead.role) == ("Polresta Banyuwangi", "Pengamanan")


def test_an_unknown_institution_is_added_but_never_by_accident(
    qtbot: QtBot, world: World, screen: AgreementsScreen
) -> None:
    qtbot.mouseClick(screen.ui.add_assignments_button, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(focus(), "Karang Taruna Osing")
    screen.ui.statement_edit.setFocus()  # left without Enter
    assert "Enter" in screen.ui.assignments_mistake.text()
    assert len(rows(world)[0].assignments) == 2
    view = screen.editor.assignments.view
    assert cells(view, 2)[0] == "Karang Taruna Osing"
    view.edit_cell(2, 0)
    qtbot.keyClicks(focus(), "Karang Taruna Osing")
    qtbot.keyClick(focus(), Qt.Key.Key_Return)
    assert [part.institution for part in rows(world)[0].assignments][-1] == "Karang Taruna Osing"
    assert not screen.ui.assignments_mistake.isVisible()


def test_indicators_take_indonesian_numbers(qtbot: QtBot, world: World, screen: AgreementsScreen) -> None:
    qtbot.mouseClick(screen.ui.add_indicators_button, Qt.MouseButton.LeftButton)
    for text in ("Kunjungan", "orang", "1.250", "12,5"):
        qtbot.keyClicks(focus(), text)
        qtbot.keyClick(focus(), Qt.Key.Key_Tab)
    indicator = rows(world)[0].indicators[-1]
    assert (indicator.name, indicator.unit, indicator.baseline, indicator.target) == ("Kunjungan", "orang", 1250, 12.5)


def test_rows_from_excel_are_pasted(qtbot: QtBot, world: World, screen: AgreementsScreen) -> None:
    view = screen.editor.tasks.view
    view.setFocus()
    view.setCurrentIndex(view.model().index(0, 0))
    QApplication.clipboard().setText("Lelang\t04-01-2027\t29-01-2027\tAPBD\nUji coba\tbesok\t12-02-2027\t\n")
    qtbot.keyClick(view, Qt.Key.Key_V, CONTROL)
    tasks = rows(world)[0].tasks
    assert [(task.activity, task.due) for task in tasks[2:]] == [
        ("Lelang", date(2027, 1, 29)),
        ("Uji coba", date(2027, 2, 12)),
    ]
    assert screen.ui.tasks_mistake.text().startswith("Baris 2, Mulai")


def test_tab_leaves_the_table_at_its_last_cell(qtbot: QtBot, world: World, screen: AgreementsScreen) -> None:
    view = screen.editor.tasks.view
    view.setFocus()
    view.setCurrentIndex(view.model().index(1, 4))
    qtbot.keyClick(view, Qt.Key.Key_Tab)
    assert screen.ui.add_tasks_button.hasFocus()


def test_similar_agreements_show_and_stay_closed(qtbot: QtBot, world: World, screen: AgreementsScreen) -> None:
    services = world.services
    other = services.meetings.create("Rakor Perhubungan").value
    twin = services.agreements.add(other, "Pemasangan rambu penunjuk arah desa wisata Kemiren dan Licin").value
    qtbot.keyClick(screen.ui.statement_edit, Qt.Key.Key_End, CONTROL)
    qtbot.keyClicks(screen.ui.statement_edit, " baru")
    qtbot.waitUntil(screen.ui.similar_panel.isVisible)
    assert screen.ui.similar_title.text() == "1 kesepakatan serupa"
    screen.ui.similar_list.setFocus()
    screen.ui.similar_list.setCurrentIndex(screen.ui.similar_list.model().index(0, 0))
    qtbot.keyClick(screen.ui.similar_list, Qt.Key.Key_Return)
    assert world.frame.opened == [(other, TabKey.AGREEMENTS, twin)]
    screen.ui.statement_edit.setFocus()
    qtbot.keyClick(screen.ui.statement_edit, Qt.Key.Key_Escape)
    assert not screen.ui.similar_panel.isVisible()
    qtbot.keyClicks(screen.ui.statement_edit, " lagi")
    qtbot.waitUntil(lambda: not world.jobs.is_busy and not world.autosave.has_pending)
    assert not screen.ui.similar_panel.isVisible()
    qtbot.mouseClick(screen.ui.similar_button, Qt.MouseButton.LeftButton)
    assert screen.ui.similar_panel.isVisible()


def test_in_a_narrow_window_the_similar_ones_wait_behind_a_button(
    qtbot: QtBot, world: World, screen: AgreementsScreen
) -> None:
    screen.resize(1000, 600)
    services = world.services
    other = services.meetings.create("Rakor Perhubungan").value
    services.agreements.add(other, "Memasang rambu penunjuk arah desa wisata Kemiren")
    qtbot.keyClick(screen.ui.statement_edit, Qt.Key.Key_End, CONTROL)
    qtbot.keyClicks(screen.ui.statement_edit, " baru")
    qtbot.waitUntil(screen.ui.similar_button.isVisible)
    assert not screen.ui.similar_panel.isVisible()
    qtbot.mouseClick(screen.ui.similar_button, Qt.MouseButton.LeftButton)
    assert screen.ui.similar_panel.isVisible()
    qtbot.waitUntil(lambda: not world.jobs.is_busy and not world.autosave.has_pending)


@pytest.fixture
def large_text(screen: AgreementsScreen) -> Iterator[None]:
    theme = theme_of(screen)
    before = theme.text_scale
    theme.set_text_scale(1.5)
    yield
    theme.set_text_scale(before)


@pytest.mark.usefixtures("large_text")
def test_with_large_text_every_agreement_can_be_chosen_and_the_first_table_shows_its_rows(
    qtbot: QtBot, world: World, screen: AgreementsScreen
) -> None:
    ui = screen.ui
    world.jobs.write(lambda: world.services.agreements.add(world.meeting.id, "Ketiga"))
    world.settle()
    screen.resize(1021, 520)
    view = ui.agreement_list
    qtbot.waitUntil(lambda: view.viewport().rect().contains(view.visualRect(view.model().index(2, 0))))
    assert ui.add_button.isVisible()
    tasks = screen.editor.tasks.view
    qtbot.waitUntil(lambda: not tasks.visualRect(tasks.model().index(0, 0)).isEmpty())
    row = tasks.visualRect(tasks.model().index(0, 0))
    bottom = tasks.viewport().mapTo(ui.editor_scroll.viewport(), row.bottomLeft()).y()
    assert bottom <= ui.editor_scroll.viewport().height()
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert ui.code_label.text() == "S-02"
    screen.resize(1400, 640)
    assert ui.list_title.isVisible()


def test_findings_lead_to_the_place(qtbot: QtBot, world: World, screen: AgreementsScreen) -> None:
    qtbot.waitUntil(lambda: "perlu diperiksa" in screen.ui.findings_chip.spec.text)
    assert "S-02 belum punya" in screen.ui.findings_label.text()
    qtbot.mouseClick(screen.ui.show_finding_button, Qt.MouseButton.LeftButton)
    assert screen.ui.code_label.text() == "S-02"
    assert screen.ui.columns_box.isAncestorOf(focus())
    qtbot.waitUntil(lambda: not world.jobs.is_busy)


def test_without_agreements_one_button_starts(qtbot: QtBot, world: World) -> None:
    empty = world.services.meetings.create("Rapat kosong").value
    screen = make_screen(world, qtbot)
    screen.show_meeting(empty)
    screen.show()
    qtbot.waitUntil(screen.isActiveWindow)
    screen.focus_first()
    assert focus() is screen.ui.empty_state.button
    qtbot.keyClick(focus(), Qt.Key.Key_Space)
    world.settle()
    assert screen.ui.statement_edit.hasFocus()
    assert [row.code for row in world.services.agreements.rows(empty)] == ["S-01"]


def test_choosing_another_agreement_saves_the_first(qtbot: QtBot, world: World, screen: AgreementsScreen) -> None:
    qtbot.keyClick(screen.ui.statement_edit, Qt.Key.Key_End, CONTROL)
    qtbot.keyClicks(screen.ui.statement_edit, "!")
    screen.ui.agreement_list.setFocus()
    qtbot.keyClick(screen.ui.agreement_list, Qt.Key.Key_Down)
    assert screen.ui.statement_edit.toPlainText() == "Menyusun kalender acara wisata tahunan"
    first, second = rows(world)
    assert first.statement.endswith("Kemiren!")
    assert second.statement == "Menyusun kalender acara wisata tahunan"


def test_a_very_long_statement_stays_usable(qtbot: QtBot, world: World, screen: AgreementsScreen) -> None:
    text = "Rencana jalan desa wisata terpadu. " * 3000
    world.services.agreements.update(world.meeting.agreements[1], statement=text)
    screen.show_row(world.meeting.agreements[1])
    assert screen.ui.statement_edit.toPlainText() == text
    screen.grab()
    qtbot.waitUntil(lambda: not world.jobs.is_busy)


def test_models_keep_qts_rules(qtbot: QtBot, world: World, screen: AgreementsScreen, qtmodeltester: object) -> None:
    qtmodeltester.check(screen.ui.agreement_list.model())  # pyright: ignore[reportAttributeAccessIssue]
    qtmodeltester.check(screen.editor.tasks.model)  # pyright: ignore[reportAttributeAccessIssue]
    screen.editor.tasks.model.add_draft()
    screen.editor.tasks.model.drop_draft()
    world.services.agreements.delete(world.meeting.agreements[0])
    screen.show_meeting(world.meeting.id)
    assert screen.ui.agreement_list.model().rowCount(QModelIndex()) == 1
    qtbot.waitUntil(lambda: not world.jobs.is_busy)
