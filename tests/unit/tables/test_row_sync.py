"""Rows are exchanged without losing what hangs on them."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from rakor_desktop.tables.row_sync import sync_rows

Row = tuple[int, str]


class Rows(QAbstractListModel):
    def __init__(self, rows: list[Row]) -> None:
        super().__init__()
        self.rows = rows
        self.announced: list[int] = []
        self.tester = QAbstractItemModelTester(self, QAbstractItemModelTester.FailureReportingMode.Warning)

    def show(self, rows: list[Row]) -> None:
        sync_rows(self, self.rows, rows, lambda row: row[0])

    def put_rows(self, rows: list[Row]) -> None:
        self.rows = rows

    def announce_row(self, row: int) -> None:
        self.announced.append(row)
        self.dataChanged.emit(self.index(row), self.index(row))

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        return self.rows[index.row()][1] if role == Qt.ItemDataRole.DisplayRole and index.isValid() else None


def row_lists() -> st.SearchStrategy[list[Row]]:
    row = st.tuples(st.integers(0, 8), st.sampled_from("ab"))
    return st.lists(row, unique_by=lambda one: one[0], max_size=8)


@pytest.mark.usefixtures("qapp")
@given(old=row_lists(), new=row_lists())
def test_any_rows_become_any_others(old: list[Row], new: list[Row]) -> None:
    assert QApplication.instance() is not None
    model = Rows(old)
    model.show(new)
    assert model.rows == new
    before = dict(old)
    assert all(row in model.announced for row, (key, text) in enumerate(new) if before.get(key, text) != text)


@pytest.mark.usefixtures("qapp")
@given(rows=row_lists(), data=st.data())
def test_a_place_follows_its_row_when_rows_are_moved(rows: list[Row], data: st.DataObject) -> None:
    model = Rows(rows)
    places = [QPersistentModelIndex(model.index(row)) for row in range(len(rows))]
    moved = data.draw(st.permutations(rows))
    model.show(moved)
    assert [model.rows[place.row()] for place in places] == rows


@pytest.mark.usefixtures("qapp")
def test_rows_at_both_ends_keep_their_places() -> None:
    model = Rows([(1, "a"), (2, "b"), (3, "c")])
    first, last = QPersistentModelIndex(model.index(0)), QPersistentModelIndex(model.index(2))
    model.show([(1, "a"), (4, "d"), (5, "e"), (3, "changed")])
    assert (first.row(), last.row()) == (0, 3)
    assert model.announced == [3]
