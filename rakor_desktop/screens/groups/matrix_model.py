"""The six sides of an issue: what each wants, why, what it can accept, and how it came out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from rakor_desktop.domain.discussion import Position
from rakor_desktop.domain.kinds import Outcome
from rakor_desktop.tables.row_sync import sync_rows

Index = QModelIndex | QPersistentModelIndex


class MatrixColumn(IntEnum):
    """The columns."""

    SIDE = 0
    POSITION = 1
    REASON = 2
    ACCEPTABLE = 3
    OUTCOME = 4


class MatrixRole(IntEnum):
    """What the delegate asks for."""

    POSITION = Qt.ItemDataRole.UserRole + 1


_FIELDS = {
    MatrixColumn.POSITION: "position",
    MatrixColumn.REASON: "reason",
    MatrixColumn.ACCEPTABLE: "acceptable",
    MatrixColumn.OUTCOME: "outcome",
}


def field_of(column: int) -> str:
    """What the service calls a column; empty for the side."""
    return _FIELDS.get(MatrixColumn(column), "")


def _id_of(position: Position) -> str:
    return position.id


class MatrixModel(QAbstractTableModel):
    """One row per side; edits are shown at once and announced."""

    position_edited = Signal(object, str, object)  # Position before, field, value

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Position] = []
        self._titles = (
            self.tr("Pihak"),
            self.tr("Posisi"),
            self.tr("Alasan"),
            self.tr("Dapat diterima"),
            self.tr("Hasil"),
        )

    def show_positions(self, positions: Sequence[Position]) -> None:
        """Show the sides of an issue."""
        sync_rows(self, self._rows, positions, _id_of)

    def position_at(self, row: int) -> Position:
        """The side of a row."""
        return self._rows[row]

    def put_rows(self, rows: list[Position]) -> None:
        """For `sync_rows`."""
        self._rows = rows

    def announce_row(self, row: int) -> None:
        """For `sync_rows`."""
        self.dataChanged.emit(self.index(row, 0), self.index(row, len(MatrixColumn) - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(MatrixColumn)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._titles[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        return flags if index.column() == MatrixColumn.SIDE else flags | Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        text = self._text(row, index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return text
            case Qt.ItemDataRole.ToolTipRole:
                return text[:1000] or None
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{row.side.label}, {self._titles[index.column()]}: {text or self.tr('kosong')}"
            case MatrixRole.POSITION:
                return row
            case _:
                return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        row, field = self._rows[index.row()], field_of(index.column())
        if not field or getattr(row, field) == value:
            return False
        self._rows[index.row()] = replace(row, **{field: value})
        self.announce_row(index.row())
        self.position_edited.emit(row, field, value)
        return True

    def _text(self, row: Position, column: int) -> str:
        match MatrixColumn(column):
            case MatrixColumn.SIDE:
                return row.side.label
            case MatrixColumn.POSITION:
                return row.position
            case MatrixColumn.REASON:
                return row.reason
            case MatrixColumn.ACCEPTABLE:
                return row.acceptable
            case MatrixColumn.OUTCOME:
                return Outcome(row.outcome).label
