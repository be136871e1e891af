"""The model of every table: frozen rows in, cells out; it knows no database."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Generic

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from rakor_desktop.domain.errors import UserError
from rakor_desktop.tables.columns import CellKind, Column, EditorKind, Row

Index = QModelIndex | QPersistentModelIndex

ROW_ROLE = Qt.ItemDataRole.UserRole + 1  # the frozen row
STRONG_ROLE = Qt.ItemDataRole.UserRole + 2  # bool: semibold


class RowsModel(QAbstractTableModel, Generic[Row]):
    """Rows of one page. Sorting is announced, not done, unless `sorts_rows` (then the rows are all there are)."""

    sort_requested = Signal(str, bool)  # column key, descending
    cell_edited = Signal(object, str, str)  # the row before, column key, new text
    edit_refused = Signal(object)  # UserError
    check_toggled = Signal(object, str, bool)  # row, column key, new state

    def __init__(
        self,
        columns: Sequence[Column[Row]],
        row_id: Callable[[Row], str],
        parent: QObject | None = None,
        *,
        sorts_rows: bool = False,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._row_id = row_id
        self._rows: list[Row] = []
        self._sorts_rows = sorts_rows
        self._sorting: tuple[int, bool] | None = None

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows in the order shown."""
        return tuple(self._rows)

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows. With the same ids in the same order only the cells are refreshed: selection stays."""
        new = self._in_order(list(rows))
        if [self._row_id(row) for row in new] == [self._row_id(row) for row in self._rows]:
            changed = [number for number, row in enumerate(new) if row != self._rows[number]]
            self._rows = new
            last = len(self.columns) - 1
            for number in changed:
                self.dataChanged.emit(self.index(number, 0), self.index(number, last))
            return
        self.beginResetModel()
        self._rows = new
        self.endResetModel()

    def row_at(self, index: Index) -> Row:
        """The row of an index."""
        return self._rows[index.row()]

    def id_at(self, number: int) -> str:
        """The id of a row by its place."""
        return self._row_id(self._rows[number])

    def number_of(self, row_id: str) -> int:
        """The place of a row by its id, -1 when it is not on this page."""
        return next((number for number, row in enumerate(self._rows) if self._row_id(row) == row_id), -1)

    def column_number(self, key: str) -> int:
        """The place of a column by its key; raises KeyError."""
        for number, column in enumerate(self.columns):
            if column.key == key:
                return number
        raise KeyError(key)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row, column = self._rows[index.row()], self.columns[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return column.text(row)
            case Qt.ItemDataRole.TextAlignmentRole:
                return column.align.flags
            case Qt.ItemDataRole.ToolTipRole:
                return column.tooltip(row)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(column, row)
            case Qt.ItemDataRole.CheckStateRole if column.kind is CellKind.CHECK:
                return Qt.CheckState.Checked if column.value(row) else Qt.CheckState.Unchecked
            case _ if role == ROW_ROLE:
                return row
            case _ if role == STRONG_ROLE:
                return column.is_strong(row)
            case _:
                return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Vertical or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return column.align.flags
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        column = self.columns[index.column()]
        if column.editor is not EditorKind.NONE:
            flags |= Qt.ItemFlag.ItemIsEditable
        if column.kind is CellKind.CHECK:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        row, column = self._rows[index.row()], self.columns[index.column()]
        if role == Qt.ItemDataRole.CheckStateRole and column.kind is CellKind.CHECK:
            self.check_toggled.emit(row, column.key, Qt.CheckState(value) is Qt.CheckState.Checked)
            return True
        if role != Qt.ItemDataRole.EditRole or column.editor is EditorKind.NONE:
            return False
        text = str(value)
        if text == column.text(row):
            return False
        try:
            if column.replace is not None:
                self._rows[index.row()] = column.replace(row, text)
        except UserError as error:
            self.edit_refused.emit(error)
            return False
        self.dataChanged.emit(self.index(index.row(), 0), self.index(index.row(), len(self.columns) - 1))
        self.cell_edited.emit(row, column.key, text)
        return True

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if not 0 <= column < len(self.columns) or not self.columns[column].is_sortable:
            return
        is_descending = order is Qt.SortOrder.DescendingOrder
        if self._sorting == (column, is_descending):
            return
        self._sorting = (column, is_descending)
        if self._sorts_rows:
            self.set_rows(self._rows)
        self.sort_requested.emit(self.columns[column].key, is_descending)

    def _in_order(self, rows: list[Row]) -> list[Row]:
        if self._sorts_rows and self._sorting is not None:
            number, is_descending = self._sorting
            column = self.columns[number]
            rows.sort(key=column.sort_key or column.text, reverse=is_descending)
        return rows

    def _spoken(self, column: Column[Row], row: Row) -> str | None:
        """What a screen reader says where the cell shows more, or less, than its text."""
        value = column.value(row)
        match column.kind:
            case CellKind.SECTOR if value is not None:
                return self.tr("unsur {name}").format(name=value.label)
            case CellKind.CHIP if value is not None:
                return value.text
            case CellKind.TWO_LINES if value:
                return f"{column.text(row)}, {value}"
            case _:
                return None
