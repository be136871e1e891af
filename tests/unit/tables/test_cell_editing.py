"""What is typed into a cell stands, whatever is reloaded meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from rakor_desktop.tables.columns import Column, EditorKind
from rakor_desktop.tables.rows_model import RowsModel
from rakor_desktop.tables.table_view import TableView


@dataclass(frozen=True, slots=True)
class Place:
    id: str
    name: str
    visitors: int = 0


COLUMNS: tuple[Column[Place], ...] = (
    Column(
        "name",
        "Desa",
        lambda place: place.name,
        stretch=1,
        editor=EditorKind.LINE,
        replace=lambda place, text: replace(place, name=text),
    ),
    Column("visitors", "Kunjungan", lambda place: str(place.visitors)),
)


@pytest.fixture
def model() -> RowsModel[Place]:
    model = RowsModel(COLUMNS, lambda place: place.id)
    model.set_rows([Place("a", "Kemiren"), Place("b", "Tamansari")])
    return model


@pytest.fixture
def view(qtbot: QtBot, model: RowsModel[Place]) -> Iterator[TableView]:
    view = TableView()
    qtbot.addWidget(view)
    view.set_rows_model(model)
    view.resize(500, 200)
    with qtbot.waitActive(view):
        view.show()
        view.activateWindow()
    view.select_id("a")
    view.setFocus()
    yield view
    view.close()


def opened_editor(qtbot: QtBot, view: TableView) -> QLineEdit:
    qtbot.keyClick(view, Qt.Key.Key_F2)
    return view.viewport().findChildren(QLineEdit)[0]


def test_a_reload_keeps_what_is_being_typed(qtbot: QtBot, view: TableView, model: RowsModel[Place]) -> None:
    editor = opened_editor(qtbot, view)
    qtbot.keyClicks(editor, "Kampung ")
    model.set_rows([Place("a", "Kemiren Osing", 12), Place("b", "Tamansari")])
    assert editor.text() == "Kampung "
    assert not editor.hasSelectedText()
    qtbot.keyClicks(editor, "Kemiren")
    with qtbot.waitSignal(model.cell_edited):
        qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert model.rows[0] == Place("a", "Kampung Kemiren", 12)


def test_an_editor_in_which_nothing_is_typed_follows_the_reload(
    qtbot: QtBot, view: TableView, model: RowsModel[Place]
) -> None:
    editor = opened_editor(qtbot, view)
    assert editor.selectedText() == "Kemiren"
    model.set_rows([Place("a", "Kemiren Osing"), Place("b", "Tamansari")])
    assert editor.selectedText() == "Kemiren Osing"


def test_escape_after_a_reload_shows_the_reloaded_row(qtbot: QtBot, view: TableView, model: RowsModel[Place]) -> None:
    editor = opened_editor(qtbot, view)
    qtbot.keyClicks(editor, "salah")
    model.set_rows([Place("a", "Kemiren Osing"), Place("b", "Tamansari")])
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    assert model.rows[0].name == "Kemiren Osing"
