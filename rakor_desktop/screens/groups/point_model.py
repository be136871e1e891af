"""The points of a group: rows in, nothing else."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from rakor_desktop.domain.discussion import DiscussionPoint
from rakor_desktop.tables.row_sync import sync_rows

Index = QModelIndex | QPersistentModelIndex


class PointRole(IntEnum):
    """What the delegate asks for."""

    POINT = Qt.ItemDataRole.UserRole + 1
    FRESH = Qt.ItemDataRole.UserRole + 2  # just written: marked for a moment
    TICKED = Qt.ItemDataRole.UserRole + 3  # None where points cannot be ticked


def _id_of(point: DiscussionPoint) -> str:
    return point.id


class PointModel(QAbstractListModel):
    """Points in their order; in the plenary they can be ticked."""

    ticks_changed = Signal()

    def __init__(self, parent: QObject | None = None, *, is_tickable: bool = False) -> None:
        super().__init__(parent)
        self._rows: list[DiscussionPoint] = []
        self._fresh_id = ""
        self._is_tickable = is_tickable
        self._ticked: set[str] = set()

    @property
    def rows(self) -> tuple[DiscussionPoint, ...]:
        """The points shown."""
        return tuple(self._rows)

    @property
    def ticked_ids(self) -> list[str]:
        """The ticked points in the order shown."""
        return [row.id for row in self._rows if row.id in self._ticked]

    def show_rows(self, rows: Sequence[DiscussionPoint]) -> None:
        """Show these points."""
        sync_rows(self, self._rows, rows, _id_of)
        gone = self._ticked - {row.id for row in rows}
        if gone:
            self._ticked -= gone
            self.ticks_changed.emit()

    def number_of(self, point_id: str) -> int:
        """The place of a point, -1 when it is not shown."""
        return next((number for number, row in enumerate(self._rows) if row.id == point_id), -1)

    def mark_fresh(self, point_id: str) -> None:
        """Mark the point just written; empty takes the mark away."""
        before, self._fresh_id = self._fresh_id, point_id
        for number in (self.number_of(before), self.number_of(point_id)):
            if number >= 0:
                self.announce_row(number)

    def tick(self, point_ids: Collection[str], ticked: bool) -> None:
        """Tick points, or take the ticks away."""
        self._ticked = self._ticked | set(point_ids) if ticked else self._ticked - set(point_ids)
        for point_id in point_ids:
            if (number := self.number_of(point_id)) >= 0:
                self.announce_row(number)
        self.ticks_changed.emit()

    def put_rows(self, rows: list[DiscussionPoint]) -> None:
        """For `sync_rows`."""
        self._rows = rows

    def announce_row(self, row: int) -> None:
        """For `sync_rows`."""
        self.dataChanged.emit(self.index(row), self.index(row))

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        return flags | Qt.ItemFlag.ItemIsUserCheckable if self._is_tickable else flags

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return f"{row.code} {row.text[:1000]}"
            case Qt.ItemDataRole.ToolTipRole:
                return row.text[:1000]
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(row)
            case Qt.ItemDataRole.CheckStateRole if self._is_tickable:
                return Qt.CheckState.Checked if row.id in self._ticked else Qt.CheckState.Unchecked
            case PointRole.POINT:
                return row
            case PointRole.FRESH:
                return row.id == self._fresh_id
            case PointRole.TICKED:
                return row.id in self._ticked if self._is_tickable else None
            case _:
                return None

    def _spoken(self, row: DiscussionPoint) -> str:
        sector = self.tr("unsur {name}").format(name=row.sector.label) if row.sector else ""
        links = ", ".join(link.code for link in row.links)
        priority = self.tr("prioritas {name}").format(name=row.priority.label.lower())
        parts = (row.code, row.kind.label, row.text[:1000], row.speaker, sector, priority, links)
        return ", ".join(part for part in parts if part)
