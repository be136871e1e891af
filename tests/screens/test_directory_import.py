"""The import dialog: an office's list becomes people of the directory, and of a meeting, in one step."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from rakor_desktop.domain.resources import resource
from rakor_desktop.domain.roster_columns import RosterField
from rakor_desktop.screens.directory.import_dialog import ImportDialog
from rakor_desktop.services.roster import RosterResult
from rakor_desktop.services.roster_import import Decision, Standing
from tests.screens.meeting_world import World, open_world, show

_LIST = "Nama,Jabatan,Asal\nYuni Astuti,Wartawan,Radar Banyuwangi\nSri Wahyuni,Camat,Kecamatan Licin\n,Ketua,Desa\n"


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with open_world(tmp_path) as opened:
        yield opened


@pytest.fixture
def dialog(world: World, qtbot: QtBot) -> ImportDialog:
    made = ImportDialog(world.services.roster, world.jobs, world.meeting.id)
    show(qtbot, made, 960, 600)
    return made


@pytest.fixture
def listed(tmp_path: Path) -> Path:
    path = tmp_path / "daftar.csv"
    path.write_text(_LIST, "utf-8")
    return path


def load(dialog: ImportDialog, world: World, path: Path) -> None:
    dialog.load(path)
    world.settle()


def compare(dialog: ImportDialog, world: World, qtbot: QtBot) -> None:
    qtbot.mouseClick(dialog.ui.next_button, Qt.MouseButton.LeftButton)
    world.settle()


def test_the_columns_are_recognised_and_shown_with_their_first_values(
    dialog: ImportDialog, world: World, listed: Path
) -> None:
    assert not dialog.ui.next_button.isEnabled()
    load(dialog, world, listed)
    assert [row.match.field for row in dialog.columns_model.rows] == [
        RosterField.NAME,
        RosterField.POST,
        RosterField.INSTITUTION,
    ]
    assert dialog.columns_model.rows[0].samples == ("Yuni Astuti", "Sri Wahyuni")
    assert dialog.ui.next_button.isEnabled()


def test_the_models_keep_the_rules_of_item_models(
    dialog: ImportDialog, world: World, listed: Path, qtbot: QtBot
) -> None:
    mode = QAbstractItemModelTester.FailureReportingMode.Fatal
    testers = [QAbstractItemModelTester(model, mode) for model in (dialog.columns_model, dialog.rows_model)]
    load(dialog, world, listed)
    compare(dialog, world, qtbot)
    assert testers


def test_a_column_can_mean_something_else(dialog: ImportDialog, world: World, listed: Path) -> None:
    load(dialog, world, listed)
    cell = dialog.columns_model.index(1, dialog.columns_model.column_number("field"))
    dialog.columns_model.setData(cell, RosterField.RANK.label)
    assert dialog.columns_model.rows[1].match.field is RosterField.RANK
    dialog.columns_model.setData(cell, "Abaikan")
    assert dialog.columns_model.rows[1].match.field is None


def test_each_row_says_how_it_stands_to_the_directory(
    dialog: ImportDialog, world: World, listed: Path, qtbot: QtBot
) -> None:
    load(dialog, world, listed)
    compare(dialog, world, qtbot)
    standings = {row.name: row.standing for row in dialog.rows_model.rows}
    assert standings == {"Yuni Astuti": Standing.EXISTING, "Sri Wahyuni": Standing.NEW, "–": Standing.ERROR}
    wrong = next(row for row in dialog.rows_model.rows if row.standing is Standing.ERROR)
    assert "baris 4" in wrong.detail


def test_the_list_is_taken_over_as_one_step_of_undo(
    dialog: ImportDialog, world: World, listed: Path, qtbot: QtBot
) -> None:
    results: list[RosterResult] = []
    dialog.imported.connect(results.append)
    load(dialog, world, listed)
    compare(dialog, world, qtbot)
    assert dialog.ui.next_button.text() == "Impor 2 orang"
    qtbot.mouseClick(dialog.ui.next_button, Qt.MouseButton.LeftButton)
    world.settle()
    assert results == [RosterResult(added=1, matched=1, skipped=1, participants=2)]
    assert not dialog.isVisible()
    listed_names = {row.full_name for row in world.services.participants.rows(world.meeting.id)}
    assert "Sri Wahyuni" in listed_names
    world.jobs.write(world.services.history.undo)
    world.settle()
    assert world.services.directory.count_persons("sri wahyuni") == 0


def test_similar_names_must_be_decided_first(dialog: ImportDialog, world: World, qtbot: QtBot) -> None:
    load(dialog, world, resource("contoh/peserta-rakor-desa-wisata.xlsx"))
    compare(dialog, world, qtbot)
    asked = [row for row in dialog.rows_model.rows if row.decision is Decision.ASK]
    assert asked
    assert not dialog.ui.next_button.isEnabled()
    dialog.ui.rows_table.selectAll()
    cell = dialog.rows_model.index(0, dialog.rows_model.column_number("decision"))
    dialog.rows_model.setData(cell, "Tambahkan baru")
    assert dialog.ui.next_button.isEnabled()
    assert dialog.ui.next_button.text() == "Impor 45 orang"


def test_a_row_with_an_error_cannot_be_taken_over(
    dialog: ImportDialog, world: World, listed: Path, qtbot: QtBot
) -> None:
    load(dialog, world, listed)
    compare(dialog, world, qtbot)
    number = next(n for n, row in enumerate(dialog.rows_model.rows) if row.standing is Standing.ERROR)
    cell = dialog.rows_model.index(number, dialog.rows_model.column_number("decision"))
    dialog.rows_model.setData(cell, "Tambahkan baru")
    assert "hanya dapat dilewati" in dialog.ui.error_panel.message.heading
    assert dialog.rows_model.rows[number].decision is Decision.SKIP


def test_a_file_that_is_no_workbook_is_refused_in_place(dialog: ImportDialog, world: World, tmp_path: Path) -> None:
    path = tmp_path / "rusak.xlsx"
    path.write_bytes(b"PK\x03\x04 terpotong")
    load(dialog, world, path)
    assert dialog.ui.error_panel.isVisible()
    assert dialog.ui.step_stack.currentWidget() is dialog.ui.columns_page
    assert not dialog.ui.next_button.isEnabled()


def test_a_list_without_names_says_what_is_missing(
    dialog: ImportDialog, world: World, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "barang.csv"
    path.write_text("Barang,Jumlah\nProyektor,2\nMeja,8\n", "utf-8")
    load(dialog, world, path)
    compare(dialog, world, qtbot)
    assert "Nama" in dialog.ui.error_panel.message.heading
    assert dialog.ui.step_stack.currentWidget() is dialog.ui.columns_page


def test_back_keeps_the_columns_that_were_chosen(
    dialog: ImportDialog, world: World, listed: Path, qtbot: QtBot
) -> None:
    load(dialog, world, listed)
    cell = dialog.columns_model.index(1, dialog.columns_model.column_number("field"))
    dialog.columns_model.setData(cell, RosterField.RANK.label)
    compare(dialog, world, qtbot)
    qtbot.mouseClick(dialog.ui.back_button, Qt.MouseButton.LeftButton)
    assert dialog.columns_model.rows[1].match.field is RosterField.RANK


def test_the_first_open_row_has_the_focus_and_enter_discards_nothing(
    dialog: ImportDialog, world: World, qtbot: QtBot
) -> None:
    load(dialog, world, resource("contoh/peserta-rakor-desa-wisata.xlsx"))
    compare(dialog, world, qtbot)
    assert dialog.ui.rows_table.hasFocus()
    assert dialog.ui.rows_table.selected_rows()[0].decision is Decision.ASK
    dialog.ui.cancel_button.setFocus()
    qtbot.keyClick(dialog.ui.cancel_button, Qt.Key.Key_Return)
    assert dialog.isVisible()


@pytest.mark.parametrize(("button", "decision"), [("same", Decision.USE_EXISTING), ("apart", Decision.CREATE)])
def test_all_similar_rows_are_decided_at_once(
    dialog: ImportDialog, world: World, qtbot: QtBot, button: str, decision: Decision
) -> None:
    load(dialog, world, resource("contoh/peserta-rakor-desa-wisata.xlsx"))
    compare(dialog, world, qtbot)
    qtbot.mouseClick(getattr(dialog.ui, f"{button}_button"), Qt.MouseButton.LeftButton)
    similar = [row for row in dialog.rows_model.rows if row.standing is Standing.SIMILAR]
    assert similar
    assert {row.decision for row in similar} == {decision}
    assert dialog.ui.next_button.isEnabled()
    assert dialog.ui.next_button.hasFocus()


def test_a_wrong_nip_is_told_in_its_row_and_the_person_is_taken_over(
    dialog: ImportDialog, world: World, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "nip.csv"
    path.write_text("Nama,NIP,Jabatan\nSri Wahyuni,198002292005012000,Camat\n", "utf-8")
    load(dialog, world, path)
    compare(dialog, world, qtbot)
    (row,) = dialog.rows_model.rows
    assert row.decision is Decision.CREATE
    assert "tiga angka terakhirnya hilang" in row.second
    qtbot.mouseClick(dialog.ui.next_button, Qt.MouseButton.LeftButton)
    world.settle()
    (person,) = world.services.directory.persons("sri wahyuni")
    assert (person.nip, person.post) == ("", "Camat")
