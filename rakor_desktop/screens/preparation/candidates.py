"""Who can be invited, as rows with a check box each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt, Signal

from rakor_desktop.qtkit.theme import theme_of

_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody or some institution that can be invited."""

    person_id: str
    institution_id: str
    label: str
    detail: str


class CandidateModel(QAbstractListModel):
    """Candidates of one search; what is ticked stays ticked while others are searched for."""

    checked_changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rows: tuple[Candidate, ...] = ()
        self._checked: dict[Candidate, None] = {}  # in the order in which they were ticked

    @property
    def checked(self) -> list[Candidate]:
        """The chosen ones: those shown in their order, then those that the search does not show."""
        shown = [row for row in self._rows if row in self._checked]
        return [*shown, *(row for row in self._checked if row not in set(shown))]

    @property
    def hidden(self) -> int:
        """How many of the chosen ones the search does not show."""
        return len(self._checked.keys() - set(self._rows))

    @property
    def are_all_checked(self) -> bool:
        """Whether everybody shown is chosen."""
        return bool(self._rows) and all(row in self._checked for row in self._rows)

    def put(self, rows: Sequence[Candidate]) -> None:
        """Show these."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()
        self.checked_changed.emit()

    def forget(self, people: frozenset[str], institutions: frozenset[str]) -> None:
        """Let nobody be chosen any more who is invited by now."""
        gone = [row for row in self._checked if row.person_id in people or row.institution_id in institutions]
        for row in gone:
            del self._checked[row]
        if gone:
            self.checked_changed.emit()

    def clear(self) -> None:
        """Choose nobody."""
        self._checked.clear()
        self._announce()

    def check_all(self) -> None:
        """Choose all that are shown, or none of them when all are chosen."""
        if self.are_all_checked:
            for row in self._rows:
                del self._checked[row]
        else:
            self._checked |= dict.fromkeys(self._rows)
        self._announce()

    def _announce(self) -> None:
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))
        self.checked_changed.emit()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable
        return flags if index.isValid() else Qt.ItemFlag.NoItemFlags

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return f"{row.label}\n{row.detail}" if row.detail else row.label
            case Qt.ItemDataRole.ToolTipRole:
                return f"{row.label}\n{row.detail}" if row.detail else row.label
            case Qt.ItemDataRole.SizeHintRole:
                return QSize(0, theme_of().px(44 if row.detail else 30))
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{row.label}, {row.detail}"
            case Qt.ItemDataRole.CheckStateRole:
                return Qt.CheckState.Checked if row in self._checked else Qt.CheckState.Unchecked
            case _:
                return None

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        row = self._rows[index.row()]
        if Qt.CheckState(value) is Qt.CheckState.Checked:
            self._checked[row] = None
        else:
            self._checked.pop(row, None)
        index = self.index(index.row())
        self.dataChanged.emit(index, index)
        self.checked_changed.emit()
        return True
