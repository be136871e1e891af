"""The table model keeps Qt's rules; cells, edits, sorting and the clipboard do what the hands expect."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.kinds import Sector
from rakor_desktop.qtkit.icons import Icon
from rakor_desktop.qtkit.painting import ChipSpec, Tone
from rakor_desktop.qtkit.settings import LocalSettings
from rakor_desktop.tables.clipboard import from_tsv, to_tsv
from rakor_desktop.tables.columns import Align, CellKind, Column, EditorKind, Share
from rakor_desktop.tables.rows_model import ROW_ROLE, RowsModel
from rakor_desktop.tables.table_view import TableView


@dataclass(frozen=True, slots=True)
class Task:
    id: str
    title: str
    percent: int
    sector: Sector = Sector.PD
    is_chosen: bool = False


def with_title(task: Task, text: str) -> Task:
    if not text.strip():
        raise UserError("Tugas perlu judul.")
    return replace(task, title=text)


COLUMNS: tuple[Column[Task], ...] = (
    Column("chosen", "", lambda task: "", CellKind.CHECK, lambda task: task.is_chosen, width=32, is_sortable=False),
    Column(
        "title",
        "Tugas",
        lambda task: task.title,
        CellKind.TWO_LINES,
        lambda task: "Disbudpar",
        width=200,
        stretch=1,
        editor=EditorKind.LINE,
        replace=with_title,
    ),
    Column("sector", "Unsur", lambda task: "", CellKind.SECTOR, lambda task: task.sector, width=80, drop_order=2),
    Column(
        "percent",
        "Capaian",
        lambda task: f"{task.percent}%",
        CellKind.PROGRESS,
        lambda task: Share(task.percent / 100),
        align=Align.RIGHT,
        width=120,
        drop_order=1,
        sort_key=lambda task: task.percent,
    ),
    Column("due", "Tenggat", lambda task: "3 Des", CellKind.DUE, lambda task: Tone.DANGER, width=100, drop_order=3),
    Column(
        "state",
        "Status",
        lambda task: "Terlambat",
        CellKind.CHIP,
        lambda task: ChipSpec("Terlambat", Tone.DANGER, Icon.TASK_LATE),
        width=110,
    ),
)
TASKS = [Task("a", "Rambu", 45), Task("b", "Angkutan", 9, Sector.DU), Task("c", "Homestay", 100)]


@pytest.fixture
def model(qapp: QApplication) -> RowsModel[Task]:
    model = RowsModel(COLUMNS, lambda task: task.id, sorts_rows=True)
    model.set_rows(TASKS)
    return model


@pytest.fixture
def view(qtbot: QtBot, model: RowsModel[Task]) -> Iterator[TableView]:
    view = TableView()
    qtbot.addWidget(view)
    view.resize(900, 300)
    view.set_rows_model(model, is_tall=True)
    view.show()
    yield view
    view.close()


def titles(model: RowsModel[Task]) -> list[str]:
    return [task.title for task in model.rows]


def test_the_model_keeps_the_rules_of_qt(qapp: QApplication) -> None:
    model = RowsModel(COLUMNS, lambda task: task.id, sorts_rows=True)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    model.set_rows(TASKS)
    model.set_rows([*TASKS[:2], replace(TASKS[2], percent=3)])
    model.sort(3)
    model.set_rows(TASKS[1:])
    model.setData(model.index(0, 1), "Baru")
    model.set_rows([])
    assert model.rowCount() == 0


def test_an_edit_shows_at_once_and_is_announced(qtbot: QtBot, model: RowsModel[Task]) -> None:
    with qtbot.waitSignal(model.cell_edited) as caught:
        assert model.setData(model.index(0, 1), "Rambu arah")
    assert caught.args == [TASKS[0], "title", "Rambu arah"]
    assert model.index(0, 1).data() == "Rambu arah"


def test_a_refused_edit_says_why_and_keeps_the_cell(qtbot: QtBot, model: RowsModel[Task]) -> None:
    with qtbot.waitSignal(model.edit_refused) as caught:
        assert not model.setData(model.index(0, 1), "  ")
    assert caught.args is not None
    assert caught.args[0].message == "Tugas perlu judul."
    assert model.index(0, 1).data() == "Rambu"


def test_only_columns_with_an_editor_can_be_edited(model: RowsModel[Task]) -> None:
    assert model.flags(model.index(0, 1)) & Qt.ItemFlag.ItemIsEditable
    assert not model.flags(model.index(0, 3)) & Qt.ItemFlag.ItemIsEditable
    assert not model.setData(model.index(0, 3), "1%")


def test_a_check_box_tells_its_new_state(qtbot: QtBot, model: RowsModel[Task]) -> None:
    with qtbot.waitSignal(model.check_toggled) as caught:
        model.setData(model.index(1, 0), Qt.CheckState.Checked.value, Qt.ItemDataRole.CheckStateRole)
    assert caught.args == [TASKS[1], "chosen", True]


def test_numbers_are_sorted_as_numbers(model: RowsModel[Task]) -> None:
    model.sort(3, Qt.SortOrder.DescendingOrder)
    assert titles(model) == ["Homestay", "Rambu", "Angkutan"]


def test_a_page_from_the_database_only_announces_its_sorting(qtbot: QtBot) -> None:
    model = RowsModel(COLUMNS, lambda task: task.id)
    model.set_rows(TASKS)
    with qtbot.waitSignal(model.sort_requested) as caught:
        model.sort(1, Qt.SortOrder.DescendingOrder)
    assert caught.args == ["title", True]
    assert titles(model) == ["Rambu", "Angkutan", "Homestay"]


def test_a_screen_reader_hears_words(model: RowsModel[Task]) -> None:
    spoken = [model.index(1, number).data(Qt.ItemDataRole.AccessibleTextRole) for number in range(len(COLUMNS))]
    assert spoken[1:3] == ["Angkutan, Disbudpar", "unsur Dunia usaha"]
    assert spoken[5] == "Terlambat"


def test_a_row_can_be_read_from_an_index(model: RowsModel[Task]) -> None:
    assert model.index(2, 0).data(ROW_ROLE) is TASKS[2]
    assert model.number_of("c") == 2
    assert model.number_of("x") == -1


def test_the_selection_stays_with_its_row_after_sorting(view: TableView, model: RowsModel[Task]) -> None:
    view.select_id("b")
    view.sortByColumn(3, Qt.SortOrder.DescendingOrder)
    assert [task.id for task in view.selected_rows()] == ["b"]
    model.set_rows([*TASKS, Task("d", "Baru", 0)])
    assert [task.id for task in view.selected_rows()] == ["b"]


def test_enter_opens_and_delete_asks(qtbot: QtBot, view: TableView) -> None:
    view.select_id("c")
    with qtbot.waitSignal(view.row_opened) as caught:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert caught.args == [TASKS[2]]
    with qtbot.waitSignal(view.delete_requested):
        qtbot.keyClick(view, Qt.Key.Key_Delete)


def test_space_turns_the_check_box_of_the_row(qtbot: QtBot, view: TableView, model: RowsModel[Task]) -> None:
    view.select_id("a")
    with qtbot.waitSignal(model.check_toggled) as caught:
        qtbot.keyClick(view, Qt.Key.Key_Space)
    assert caught.args == [TASKS[0], "chosen", True]


def test_f2_edits_the_cell(qtbot: QtBot, view: TableView, model: RowsModel[Task]) -> None:
    view.setFocus()
    view.setCurrentIndex(model.index(0, 1))
    qtbot.keyClick(view, Qt.Key.Key_F2)
    with qtbot.waitSignal(model.cell_edited) as caught:
        qtbot.keyClicks(QApplication.focusWidget(), "Lampu")
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert caught.args == [TASKS[0], "title", "Lampu"]


def test_copy_gives_excel_the_visible_columns(qtbot: QtBot, view: TableView) -> None:
    view.selectAll()
    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].split("\t") == ["", "Rambu", "", "45%", "3 Des", "Terlambat"]
    assert len(lines) == 3


def test_paste_gives_cells(qtbot: QtBot, view: TableView) -> None:
    QGuiApplication.clipboard().setText('Nama\tInstansi\r\nRini\t"Kecamatan\nGlagah"\r\n\r\n')
    with qtbot.waitSignal(view.rows_pasted) as caught:
        qtbot.keyClick(view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert caught.args == [[["Nama", "Instansi"], ["Rini", "Kecamatan\nGlagah"]]]


def shown(view: TableView) -> list[str]:
    return [column.key for number, column in enumerate(COLUMNS) if not view.isColumnHidden(number)]


def test_a_narrow_table_drops_columns_in_their_order(view: TableView) -> None:
    assert shown(view) == ["chosen", "title", "sector", "percent", "due", "state"]
    view.resize(560, 300)
    assert shown(view) == ["chosen", "title", "sector", "percent", "state"]
    view.resize(360, 300)
    assert shown(view) == ["chosen", "title", "state"]


def test_columns_fill_the_width_and_never_more(view: TableView) -> None:
    for width in (360, 500, 700, 1200):
        view.resize(width, 300)
        assert view.horizontalHeader().length() == view.viewport().width()


def test_the_choice_of_columns_is_kept(qtbot: QtBot, view: TableView, model: RowsModel[Task], tmp_path: Path) -> None:
    settings = LocalSettings(tmp_path / "window.ini")
    view.keep_columns(settings, "tasks")
    menu = view.column_menu()
    action = next(action for action in menu.actions() if action.data() == "sector")
    action.trigger()
    menu.close()
    assert "sector" not in shown(view)
    again = TableView()
    qtbot.addWidget(again)
    again.resize(900, 300)
    again.set_rows_model(model)
    again.keep_columns(settings, "tasks")
    assert "sector" not in shown(again)


def test_every_kind_of_cell_is_painted(view: TableView, model: RowsModel[Task]) -> None:
    picture = view.grab().toImage()
    colors = {picture.pixelColor(x, y).name() for x in range(0, 900, 3) for y in range(31, 170, 3)}
    assert len(colors) > 20


CELLS = st.text(st.characters(codec="utf-8", exclude_characters="\r\0"), max_size=12)


@given(st.lists(st.lists(CELLS, min_size=2, max_size=4), min_size=1, max_size=5))
def test_cells_survive_the_way_through_the_clipboard(rows: list[list[str]]) -> None:
    rows.append(["akhir", "x"])
    assert from_tsv(to_tsv(rows)) == rows
