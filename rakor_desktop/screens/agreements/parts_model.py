"""The model of one part of an agreement (work plan, division of tasks, indicators): rows in, edits out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from enum import IntEnum
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from rakor_desktop.qtkit.painting import ChipSpec
from rakor_desktop.screens.agreements.cells import Cell, CellType, Draft
from rakor_desktop.tables.row_sync import sync_rows
from rakor_desktop.tables.rows_model import STRONG_ROLE

T = TypeVar("T")
_Index = QModelIndex | QPersistentModelIndex


class CellRole(IntEnum):
    """What the delegate asks for besides the text."""

    CELL = Qt.ItemDataRole.UserRole + 20
    SECTOR = Qt.ItemDataRole.UserRole + 21
    CHIP = Qt.ItemDataRole.UserRole + 22
    WRONG = Qt.ItemDataRole.UserRole + 23  # the sentence that says what is wrong with the cell


class PartsModel(QAbstractTableModel, Generic[T]):
    """Saved rows and at most one draft at the end. Text that is not understood stays in its cell, marked."""

    cell_edited = Signal(object, str, object)  # row id or Draft, field, value
    mistakes_changed = Signal(str)  # the first sentence, empty when all is well

    def __init__(self, cells: Sequence[Cell[T]], empty_row: T, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.cells = tuple(cells)
        self._empty_row = empty_row
        self._rows: list[T | Draft[T]] = []
        self._mistakes: dict[tuple[str, str], tuple[str, str]] = {}  # (row key, field) -> typed text, sentence

    # --- rows ---

    def key_of(self, row: T | Draft[T]) -> str:
        """What stays the same while a draft becomes a row."""
        return (row.id or row.token) if isinstance(row, Draft) else str(getattr(row, "id"))  # noqa: B009 - generic row

    def key_at(self, number: int) -> str:
        """The key of a row by its place."""
        return self.key_of(self._rows[number])

    def number_of(self, key: str) -> int:
        """The place of a row, -1 when it is gone."""
        return next((number for number, row in enumerate(self._rows) if self.key_of(row) == key), -1)

    def draft(self) -> Draft[T] | None:
        """The row that is not saved yet."""
        last = self._rows[-1] if self._rows else None
        return last if isinstance(last, Draft) and not last.id else None

    def values_at(self, number: int) -> Any:
        """The values of a row, saved or not."""
        row = self._rows[number]
        return row.row if isinstance(row, Draft) else row

    def show_rows(self, rows: Sequence[T]) -> None:
        """Show the stored rows; a draft stays at the end until it is stored itself."""
        saved = {self.key_of(row) for row in rows}
        drafts = [row for row in self._rows if isinstance(row, Draft) and self.key_of(row) not in saved]
        sync_rows(self, self._rows, [*rows, *drafts], self.key_of)

    def clear(self) -> None:
        """Forget everything: another agreement is shown."""
        self._mistakes.clear()
        sync_rows(self, self._rows, [], self.key_of)
        self.mistakes_changed.emit("")

    def add_draft(self) -> int:
        """Put an empty row at the end, or find the one that is there; its place."""
        if self.draft() is None:
            place = len(self._rows)
            self.beginInsertRows(QModelIndex(), place, place)
            self._rows.append(Draft(self._empty_row))
            self.endInsertRows()
        return len(self._rows) - 1

    def drop_draft(self, *, only_empty: bool = False) -> None:
        """Take an unsaved row away again; with `only_empty` not when something was typed into it."""
        draft = self.draft()
        has_text = draft is not None and (
            draft.row != self._empty_row or any(key == draft.token for key, _ in self._mistakes)
        )
        if draft is not None and not (only_empty and has_text):
            place = len(self._rows) - 1
            self.beginRemoveRows(QModelIndex(), place, place)
            self._rows.pop()
            self.endRemoveRows()
            self._forget_mistakes(draft.token)

    def put_rows(self, rows: list[T | Draft[T]]) -> None:
        """For `sync_rows`."""
        self._rows = rows

    def announce_row(self, row: int) -> None:
        """For `sync_rows`."""
        self.dataChanged.emit(self.index(row, 0), self.index(row, len(self.cells) - 1))

    # --- cells ---

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.cells)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.cells[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(self.cells[section])
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        base = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        return base | Qt.ItemFlag.ItemIsEditable if index.isValid() else Qt.ItemFlag.NoItemFlags

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        cell, row = self.cells[index.column()], self.values_at(index.row())
        wrong = self._mistakes.get((self.key_at(index.row()), cell.field))
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return wrong[0] if wrong else cell.text(row)
            case Qt.ItemDataRole.TextAlignmentRole:
                return self._alignment(cell)
            case Qt.ItemDataRole.ToolTipRole | CellRole.WRONG:
                return wrong[1] if wrong else None
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(cell, row, wrong)
            case CellRole.CELL:
                return cell
            case CellRole.SECTOR:
                return cell.sector(row)
            case CellRole.CHIP:
                return cell.chip(row)
            case _ if role == STRONG_ROLE:
                return bool(cell.is_strong(row))
            case _:
                return None

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take a typed text. What cannot be understood is kept and marked, and nothing is saved."""
        cell = self.cells[index.column()]
        mark = (self.key_at(index.row()), cell.field)
        try:
            meaning = cell.parse(str(value))
        except ValueError as error:
            self._mistakes[mark] = (str(value), str(error))
            self._tell(index)
            return True
        was_wrong = self._mistakes.pop(mark, None) is not None
        if was_wrong:
            self._tell(index)
        if meaning == cell.value(self.values_at(index.row())):
            return was_wrong
        self.take_value(index, meaning)
        return True

    def take_value(self, index: _Index, meaning: Any) -> None:
        """Show a value at once and announce it; the row itself comes back with the next reload."""
        cell, row = self.cells[index.column()], self._rows[index.row()]
        if self._mistakes.pop((self.key_of(row), cell.field), None) is not None:
            self._tell_mistakes()
        if isinstance(row, Draft):
            if cell.kind is not CellType.INSTITUTION:
                row.row = _with(row.row, cell.field, meaning)
        elif cell.kind is not CellType.INSTITUTION:
            self._rows[index.row()] = _with(row, cell.field, meaning)
        self.announce_row(index.row())
        self.cell_edited.emit(row if isinstance(row, Draft) else self.key_of(row), cell.field, meaning)

    def mark_mistake(self, key: str, field: str, text: str, sentence: str) -> None:
        """Keep a typed text that could not be stored, with the reason."""
        number = self.number_of(key)
        column = next(place for place, cell in enumerate(self.cells) if cell.field == field)
        if number >= 0:
            self._mistakes[key, field] = (text, sentence)
            self._tell(self.index(number, column))

    def _forget_mistakes(self, key: str) -> None:
        self._mistakes = {mark: wrong for mark, wrong in self._mistakes.items() if mark[0] != key}
        self._tell_mistakes()

    def _tell(self, index: _Index) -> None:
        self.announce_row(index.row())
        self._tell_mistakes()

    def _tell_mistakes(self) -> None:
        self.mistakes_changed.emit(next((sentence for _, sentence in self._mistakes.values()), ""))

    def _alignment(self, cell: Cell[T]) -> Qt.AlignmentFlag:
        side = Qt.AlignmentFlag.AlignRight if cell.kind is CellType.NUMBER else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter

    def _spoken(self, cell: Cell[T], row: T, wrong: tuple[str, str] | None) -> str:
        sector = cell.sector(row)
        chip = cell.chip(row)
        words = [wrong[0] if wrong else cell.text(row), wrong[1] if wrong else ""]
        if sector is not None:
            words.append(self.tr("unsur {name}").format(name=sector.label))
        if isinstance(chip, ChipSpec) and chip.text not in words:
            words.append(chip.text)
        return f"{cell.title}: " + ", ".join(word for word in words if word)


def _with(row: Any, field: str, value: Any) -> Any:
    return replace(row, **{field: value})
