"""The agenda as table rows: columns, editing, dragging."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import time
from typing import Any

from PySide6.QtCore import QByteArray, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.formatting import clock, clock_range, parse_time
from rakor_desktop.domain.kinds import AgendaKind
from rakor_desktop.domain.meeting import AgendaItem
from rakor_desktop.domain.schedule import ScheduledItem
from rakor_desktop.tables.columns import Align, CellKind, Column, EditorKind
from rakor_desktop.tables.rows_model import RowsModel

FILES = "files"
_MIME = "application/x-rakor-agenda-row"
_SHORT = {
    AgendaKind.KELOMPOK: "Kelompok",
    AgendaKind.PERUMUSAN: "Perumusan",
    AgendaKind.EVALUASI: "Evaluasi",
}
_KIND_BY_LABEL = {_SHORT.get(kind, kind.label): kind for kind in AgendaKind}
_LONGEST = 24 * 60


def fields_of(key: str, text: str) -> dict[str, Any]:
    """The field of an agenda item that a cell's text stands for. Raises UserError with what to type."""
    text = text.strip()
    match key:
        case "kind":
            return {"kind": _KIND_BY_LABEL[text]}
        case "time":
            try:
                return {"fixed_start": parse_time(text) if text else None}
            except ValueError as error:
                raise UserError(str(error)) from error
        case "minutes":
            if not text.isascii() or not text.isdigit() or int(text) > _LONGEST:
                raise UserError("Tulis lamanya dalam menit, misalnya 15.")
            return {"minutes": int(text)}
        case _:
            return {key: text}


def agenda_columns(owner: QObject, files: Mapping[str, int]) -> tuple[Column[ScheduledItem], ...]:
    """The columns of persiapan.png; `files` tells how many an item has, by its id."""
    line = EditorKind.LINE
    return (
        Column("handle", "", _empty, width=26),
        Column("number", owner.tr("No."), _number, align=Align.RIGHT, width=42),
        Column("time", owner.tr("Waktu (WIB)"), _time, width=104, editor=line, replace=_edited("time")),
        Column(
            "kind",
            owner.tr("Jenis"),
            _kind,
            width=96,
            drop_order=2,
            editor=EditorKind.CHOICE,
            choices=_kinds,
            replace=_edited("kind"),
        ),
        Column(
            "title", owner.tr("Acara"), _title, value=_depth, width=180, stretch=3, editor=line,
            replace=_edited("title"),
        ),
        Column("signs", "", _empty, width=56, drop_order=3, tooltip=_sign_words(owner)),
        Column(
            "speaker", owner.tr("Petugas"), _speaker, CellKind.TEXT, width=130, stretch=1, drop_order=1, editor=line,
            replace=_edited("speaker"),
        ),
        Column(
            "minutes", owner.tr("Menit"), _minutes, align=Align.RIGHT, width=68, editor=line,
            replace=_edited("minutes"),
        ),
        Column(
            FILES, "", _file_count(files), width=48, drop_order=4, tooltip=_file_words(owner, files),
        ),
    )  # fmt: skip


class AgendaModel(RowsModel[ScheduledItem]):
    """Rows can be dragged to another place; where to is told by `row_dropped`."""

    row_dropped = Signal(str, object)  # item id, id of the item before it on its level or None
    planned_end: time | None = None  # items that end after it are shown as late

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        data.setData(_MIME, QByteArray(self.id_at(indexes[0].row()).encode()))
        return data

    def dropMimeData(
        self,
        data: QMimeData,
        action: Qt.DropAction,
        row: int,
        column: int,
        parent: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        if not data.hasFormat(_MIME):
            return False
        if row < 0:
            row = parent.row() if parent.isValid() else len(self.rows)
        item_id = bytes(data.data(_MIME).data()).decode()
        moved = next((one.item for one in self.rows if one.item.id == item_id), None)
        if moved is not None:
            self.row_dropped.emit(item_id, self._sibling_before(moved, row))
        return False  # the rows come anew from the service; the view must not remove any by itself

    def _sibling_before(self, moved: AgendaItem, row: int) -> str | None:
        above = [one.item for one in self.rows[:row]]
        return next(
            (item.id for item in reversed(above) if item.parent_id == moved.parent_id and item.id != moved.id), None
        )


def _edited(key: str) -> Any:
    def change(row: ScheduledItem, text: str) -> ScheduledItem:
        return replace(row, item=replace(row.item, **fields_of(key, text)))

    return change


def _empty(_row: ScheduledItem) -> str:
    return ""


def _number(row: ScheduledItem) -> str:
    return row.number


def _time(row: ScheduledItem) -> str:
    if row.start is None:
        return clock(row.item.fixed_start) if row.item.fixed_start else "–"
    return clock_range(row.start, row.end)


def _kind(row: ScheduledItem) -> str:
    return _SHORT.get(row.item.kind, row.item.kind.label)


def _kinds() -> list[tuple[str, str]]:
    return [(kind.value, label) for label, kind in _KIND_BY_LABEL.items()]


def _title(row: ScheduledItem) -> str:
    return row.item.title


def _depth(row: ScheduledItem) -> int:
    return row.depth


def _speaker(row: ScheduledItem) -> str:
    return row.item.speaker


def _minutes(row: ScheduledItem) -> str:
    return str(row.item.minutes)


def _file_count(files: Mapping[str, int]) -> Callable[[ScheduledItem], str]:
    def count(row: ScheduledItem) -> str:
        return str(files.get(row.item.id) or "")

    return count


def _file_words(owner: QObject, files: Mapping[str, int]) -> Callable[[ScheduledItem], str | None]:
    def words(row: ScheduledItem) -> str | None:
        count = files.get(row.item.id, 0)
        return owner.tr("{count} berkas materi; klik untuk melihat").format(count=count) if count else None

    return words


def _sign_words(owner: QObject) -> Any:
    def words(row: ScheduledItem) -> str:
        fixed = owner.tr("Waktu mulai tetap") if row.item.fixed_start is not None else ""
        internal = owner.tr("Tidak dicetak pada susunan acara") if row.item.internal else ""
        return "; ".join(part for part in (fixed, internal) if part)

    return words
