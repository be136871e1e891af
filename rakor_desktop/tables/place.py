"""New rows without losing one's place: selection, current cell and scroll position stay."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QItemSelectionModel

from rakor_desktop.tables.rows_model import RowsModel
from rakor_desktop.tables.table_view import TableView


def replace_rows(view: TableView, model: RowsModel[Any], rows: Sequence[Any], current_id: str = "") -> None:
    """Show `rows`; what was chosen stays chosen where it still exists.

    `current_id` makes another row the current one (a row just added). When the current row is gone the one in its
    place becomes current, so that deleting several in a row needs no aiming.
    """
    before = view.currentIndex()
    number, column = before.row(), max(before.column(), 0)
    selection = view.selectionModel()
    chosen = [model.id_at(index.row()) for index in selection.selectedRows()] if number >= 0 else []
    old_id = model.id_at(number) if 0 <= number < model.rowCount() else ""
    scroll = view.verticalScrollBar().value()
    model.set_rows(rows)
    if not model.rowCount():
        return
    target = model.number_of(current_id or old_id)
    is_same = target >= 0 and not current_id
    if target < 0 and number >= 0:
        target = min(number, model.rowCount() - 1)
    if target < 0:
        view.verticalScrollBar().setValue(scroll)
        return
    flags = QItemSelectionModel.SelectionFlag
    index = model.index(target, column)
    if is_same:
        if view.currentIndex() != index:
            selection.setCurrentIndex(index, flags.NoUpdate)
            for row_id in chosen:
                place = model.number_of(row_id)
                if place >= 0:
                    selection.select(model.index(place, column), flags.Select | flags.Rows)
        view.verticalScrollBar().setValue(scroll)
    else:
        selection.setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        view.verticalScrollBar().setValue(scroll)
        view.scrollTo(index)
