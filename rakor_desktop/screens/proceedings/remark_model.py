"""The remarks of one agenda item as rows; changes keep what did not change."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from rakor_desktop.domain.formatting import clock
from rakor_desktop.domain.meeting import Remark

_TOOLTIP_LIMIT = 1200  # characters
_SURELY_SHOWN = 300  # a text this short is never cut in the list


class RemarkModel(QAbstractListModel):
    """Rows in, cells out; `show_rows` inserts, removes and updates single rows so that the list stays still."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Remark] = []

    @property
    def rows(self) -> Sequence[Remark]:
        """What is shown, in order."""
        return self._rows

    def remark(self, row: int) -> Remark | None:
        """The remark of a row."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def row_of(self, remark_id: str) -> int:
        """The row of a remark, -1 when it is not shown."""
        return next((row for row, remark in enumerate(self._rows) if remark.id == remark_id), -1)

    def show_rows(self, rows: Sequence[Remark]) -> None:
        """Show these rows; single insertions, removals and edits do not reset the list."""
        old_ids = [remark.id for remark in self._rows]
        new_ids = [remark.id for remark in rows]
        if not set(old_ids) & set(new_ids):
            self.beginResetModel()
            self._rows = list(rows)
            self.endResetModel()
            return
        kept = set(new_ids)
        for row in range(len(self._rows) - 1, -1, -1):
            if self._rows[row].id not in kept:
                self.beginRemoveRows(QModelIndex(), row, row)
                del self._rows[row]
                self.endRemoveRows()
        for row, remark in enumerate(rows):
            self._settle(row, remark)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        remark = self.remark(index.row()) if index.isValid() else None
        if remark is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return remark.text
            case Qt.ItemDataRole.UserRole:
                return remark
            case Qt.ItemDataRole.ToolTipRole:
                return tooltip(remark)
            case Qt.ItemDataRole.AccessibleTextRole:
                return spoken(remark)
            case _:
                return None

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.isValid() else flags

    def _settle(self, row: int, remark: Remark) -> None:
        """Bring `remark` to `row`."""
        if row < len(self._rows) and self._rows[row].id == remark.id:
            if self._rows[row] != remark:
                self._rows[row] = remark
                self.dataChanged.emit(self.index(row), self.index(row))
            return
        old = next((at for at in range(row, len(self._rows)) if self._rows[at].id == remark.id), -1)
        if old < 0:
            self.beginInsertRows(QModelIndex(), row, row)
            self._rows.insert(row, remark)
            self.endInsertRows()
            return
        self.beginMoveRows(QModelIndex(), old, old, QModelIndex(), row)
        del self._rows[old]
        self._rows.insert(row, remark)
        self.endMoveRows()
        self.dataChanged.emit(self.index(row), self.index(row))


def spoken(remark: Remark) -> str:
    """One remark as a screen reader says it."""
    parts = [
        f"{remark.kind.label}:",
        remark.speaker,
        remark.speaker_post or remark.institution,
        f"unsur {remark.sector.label}" if remark.sector else "",
        f"pukul {clock(remark.noted_at)}" if remark.noted_at else "",
        remark.text[:_TOOLTIP_LIMIT],
        *(f"{link.entity} {link.code}" for link in remark.links),
    ]
    return ", ".join(part for part in parts if part)


def tooltip(remark: Remark) -> str:
    """Who spoke, in full; the text follows only when the list may cut it."""
    who = " · ".join(part for part in (remark.speaker, remark.speaker_post, remark.institution) if part)
    text = remark.text
    if len(text) <= _SURELY_SHOWN:
        return f"<qt>{escape(who)}</qt>"
    cut = text if len(text) <= _TOOLTIP_LIMIT else f"{text[:_TOOLTIP_LIMIT]} …"
    return f"<qt><b>{escape(who)}</b><br>{escape(cut)}</qt>"
