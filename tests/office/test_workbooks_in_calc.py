"""Every workbook as LibreOffice Calc reads and recalculates it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from rakor_desktop.documents.writer import write_document
from rakor_desktop.domain.naskah import DocumentKind, Format
from rakor_desktop.domain.progress import Silent
from rakor_desktop.domain.record import DocumentOptions, MeetingRecord
from tests.office.conftest import Convert
from tests.unit.documents.records import MADE_AT, make_agreement, make_participant
from tests.unit.documents.whole_records import whole_demo, whole_huge, whole_tiny

KINDS = tuple(kind for kind in DocumentKind if Format.XLSX in kind.formats)
FORMULAS = ("=1+1", "+62 811", "-5", "@SUM(A1)", '=HYPERLINK("http://contoh.test")')


def hostile() -> MeetingRecord:
    """A meeting whose texts look like formulas."""
    record = whole_demo()
    return replace(
        record,
        meeting=replace(record.meeting, title=FORMULAS[0], theme=FORMULAS[3], room=FORMULAS[4]),
        participants=tuple(make_participant(number, name=text) for number, text in enumerate(FORMULAS, 1)),
        agreements=tuple(make_agreement(number, text) for number, text in enumerate(FORMULAS, 1)),
    )


RECORDS = {"tiny": whole_tiny, "demo": whole_demo, "huge": whole_huge, "hostile": hostile}


@dataclass(frozen=True)
class Pair:
    """A workbook before and after LibreOffice."""

    name: str
    ours: openpyxl.Workbook
    theirs: openpyxl.Workbook


@pytest.fixture(scope="module")
def pairs(tmp_path_factory: pytest.TempPathFactory, convert: Convert) -> list[Pair]:
    folder = tmp_path_factory.mktemp("ours")
    paths: list[Path] = []
    for name, record in RECORDS.items():
        for kind in KINDS:
            path = folder / f"{name}_{kind.value}.xlsx"
            options = DocumentOptions(kind, format=Format.XLSX, final=True, made_at=MADE_AT)
            write_document(record(), options, path, Silent())
            paths.append(path)
    made = convert(paths, "xlsx")
    return [Pair(path.stem, _open(path), _open(other)) for path, other in zip(paths, made, strict=True)]


def _open(path: Path) -> openpyxl.Workbook:
    return openpyxl.load_workbook(path, data_only=True)


def _cells(book: openpyxl.Workbook) -> dict[tuple[str, str], Any]:
    return {
        (sheet.title, cell.coordinate): _plain(cell.value)
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.value not in (None, "")
    }


def _plain(value: Any) -> Any:
    """A value in one form: Calc saves whole numbers as numbers with a point, and a date with the time of midnight."""
    if isinstance(value, datetime) and value.time() == time():
        return value.date()
    if isinstance(value, float):
        return round(value, 9)
    return value.replace("\r\n", "\n") if isinstance(value, str) else value


def test_values_come_back_as_they_were_written(pairs: list[Pair]) -> None:
    for pair in pairs:
        assert pair.theirs.sheetnames == pair.ours.sheetnames, pair.name
        ours, theirs = _cells(pair.ours), _cells(pair.theirs)
        other = {place: (ours.get(place), theirs.get(place))
                 for place in ours.keys() | theirs.keys() if ours.get(place) != theirs.get(place)}  # fmt: skip
        assert other == {}, pair.name


def test_calc_finds_no_error_in_any_formula(pairs: list[Pair]) -> None:
    for pair in pairs:
        errors = {place: value for place, value in _cells(pair.theirs).items() if str(value).startswith(("#", "Err:"))}
        assert errors == {}, pair.name


def test_text_that_looks_like_a_formula_stays_text(pairs: list[Pair]) -> None:
    for pair in pairs:
        if not pair.name.startswith("hostile"):
            continue
        cells = [cell for sheet in pair.theirs.worksheets for row in sheet.iter_rows() for cell in row]
        found = {cell.value: cell.data_type for cell in cells if str(cell.value).startswith(("=", "+", "-", "@"))}
        assert set(found.values()) <= {"s"}, pair.name
        if pair.name.endswith(DocumentKind.BUKU_KERJA.value):
            assert set(FORMULAS) <= set(found)


def test_dates_stay_dates(pairs: list[Pair]) -> None:
    for pair in pairs:
        if pair.name == f"demo_{DocumentKind.BUKU_KERJA.value}":
            found = {value for value in _cells(pair.theirs).values() if isinstance(value, date)}
            assert date(2026, 11, 24) in found
