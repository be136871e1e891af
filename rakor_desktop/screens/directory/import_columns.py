"""First step of the import: what each column of the sheet means, beside the first values in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from rakor_desktop.domain.roster_columns import ColumnMatch, RosterField, find_header, match_columns, override
from rakor_desktop.qtkit.icons import Icon
from rakor_desktop.qtkit.painting import ChipSpec, Tone
from rakor_desktop.tables.columns import Align, CellKind, Column, EditorKind

if TYPE_CHECKING:
    from rakor_desktop.documents.sheets import Sheet

_SAMPLES = 3


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """One column of the sheet: its match and the first filled values below its title."""

    match: ColumnMatch
    samples: tuple[str, ...] = ()
    ignored: str = ""  # the word for a column that is not read


@dataclass(frozen=True, slots=True)
class Mapping:
    """How a sheet is read: the line of its titles and the matches of its columns."""

    header_line: int
    columns: tuple[ColumnMatch, ...]


def first_mapping(sheet: Sheet) -> Mapping:
    """What the titles seem to mean; without recognisable titles the first line with two cells is taken for them."""
    header = find_header(sheet.rows)
    if header is not None:
        return Mapping(sheet.first_row + header.row, header.columns)
    number = next((index for index, row in enumerate(sheet.rows) if sum(bool(cell.strip()) for cell in row) > 1), 0)
    return Mapping(sheet.first_row + number, match_columns(sheet.rows[number]))


def best_sheet(sheets: Sequence[Sheet]) -> int:
    """The first sheet that holds a list of people, else the first one."""
    return next((index for index, sheet in enumerate(sheets) if find_header(sheet.rows) is not None), 0)


def sheet_columns(owner: QObject, sheet: Sheet, mapping: Mapping) -> tuple[SheetColumn, ...]:
    """The columns with their samples."""
    below = sheet.rows[mapping.header_line - sheet.first_row + 1 :]
    ignored = ignored_word(owner)
    return tuple(SheetColumn(match, _samples(below, match.column), ignored) for match in mapping.columns)


def chosen(mapping: Mapping, column: int, field: RosterField | None) -> Mapping:
    """The mapping after the officer chose what a column means."""
    return Mapping(mapping.header_line, override(mapping.columns, {column: field}))


def ignored_word(owner: QObject) -> str:
    """What a column that is not read is called."""
    return owner.tr("Abaikan")


def field_of(label: str) -> RosterField | None:
    """The field that a label of the choice stands for."""
    return next((field for field in RosterField if field.label == label), None)


def mapping_columns(owner: QObject) -> tuple[Column[SheetColumn], ...]:
    """Letter, title, meaning, three samples."""

    def choices() -> list[tuple[str, str]]:
        return [("", ignored_word(owner)), *((field.value, field.label) for field in RosterField)]

    def sign(row: SheetColumn) -> ChipSpec | None:
        if row.match.field is None:
            return None
        if row.match.sure:
            return ChipSpec(owner.tr("Cocok"), Tone.SUCCESS, Icon.DONE)
        return ChipSpec(owner.tr("Periksa"), Tone.WARNING, Icon.WARNING)

    return (
        Column("letter", owner.tr("Kolom"), _letter, align=Align.CENTRE, width=60),
        Column("title", owner.tr("Judul di berkas"), _title, width=150, stretch=1),
        Column(
            "field", owner.tr("Artinya"), _meaning, width=164, is_strong=_is_read, editor=EditorKind.CHOICE,
            choices=choices,
        ),
        Column("sign", "", _nothing, CellKind.CHIP, sign, width=92, drop_order=1),
        Column("sample_1", owner.tr("Contoh isi"), _sample(0), width=140, stretch=1),
        Column("sample_2", "", _sample(1), width=120, stretch=1, drop_order=2),
        Column("sample_3", "", _sample(2), width=120, stretch=1, drop_order=3),
    )  # fmt: skip


class _sample:  # noqa: N801 - a function with a number of its own
    """The text of one sample column."""

    def __init__(self, number: int) -> None:
        self._number = number

    def __call__(self, row: SheetColumn) -> str:
        return row.samples[self._number] if self._number < len(row.samples) else ""


def _samples(rows: Sequence[Sequence[str]], column: int) -> tuple[str, ...]:
    found: list[str] = []
    for row in rows:
        if column < len(row) and row[column].strip():
            found.append(" ".join(row[column].split()))
            if len(found) == _SAMPLES:
                break
    return tuple(found)


def _letter(row: SheetColumn) -> str:
    return row.match.letter


def _title(row: SheetColumn) -> str:
    return row.match.title or "–"


def _meaning(row: SheetColumn) -> str:
    return row.match.field.label if row.match.field else row.ignored


def _is_read(row: SheetColumn) -> bool:
    return row.match.field is not None


def _nothing(_row: SheetColumn) -> str:
    return ""
