"""Reads the sheets of a workbook or text table (.xlsx, .xlsm, .xls, .ods, .csv) as plain text cells."""

from __future__ import annotations

import csv
import errno
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path

from rakor_desktop.documents.sheets_guard import (
    MAX_UNPACKED,
    Exact,
    check_extent,
    check_package,
    damaged,
    locked,
    too_large,
)
from rakor_desktop.documents.sheets_guard_xls import check_compound
from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.formatting import clean_text, clock, clock_seconds, numeric_date
from rakor_desktop.domain.progress import Progress, Silent

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_DELIMITERS = ";,\t|"
_SNIFFED_LINES = 50
_SNIFFED_WIDTH = 5_000
_MAX_FIELD = 1024 * 1024

Cell = str | int | float | bool | date | datetime | time | timedelta


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet with at least one filled row.

    `rows` begin at line `first_row` (counted from 1 as Excel does) and at column A; each row ends with its last
    filled cell, rows that are empty in between are kept as empty tuples.
    """

    name: str
    rows: tuple[tuple[str, ...], ...]
    first_row: int = 1


def read_sheets(path: Path, progress: Progress | None = None) -> tuple[Sheet, ...]:
    """Read every visible sheet that has rows; numbers without `.0`, dates as `24-11-2026`, long numbers exact.

    Raises UserError when the file is missing, locked, empty, damaged, behind a password, no workbook, too large once
    unpacked, spread over too many rows, or holds formulas whose results were never stored.
    """
    progress = progress or Silent()
    progress.report(0, 1, path.name)
    content = _read(path)
    if not content.strip(b"\0 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise UserError("Berkas ini kosong; pilih berkas yang berisi daftar.")
    if content.startswith(b"PK"):
        sheets = _read_workbook(content, check_package(content), progress)
    elif content.startswith(_OLE):
        check_compound(content)
        sheets = _read_workbook(content, Exact(), progress)
    else:
        sheets = (_sheet(path.stem, _read_text(content)),)
    filled = tuple(sheet for sheet in sheets if sheet.rows)
    if not filled:
        raise UserError("Tidak ada lembar yang berisi baris; isi daftarnya dahulu atau pilih berkas lain.")
    progress.report(1, 1, path.name)
    return filled


def _read(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise UserError("Yang dipilih adalah folder; pilih berkas .xlsx, .xls, .ods, atau .csv.")
        if path.stat().st_size > MAX_UNPACKED:
            raise too_large()
        return path.read_bytes()
    except FileNotFoundError as error:
        raise UserError("Berkas tidak ditemukan; mungkin sudah dipindahkan atau flash disk dicabut.") from error
    except PermissionError as error:
        raise UserError(
            "Berkas tidak boleh dibaca; tutup dahulu di program lain atau periksa izin berkasnya."
        ) from error
    except OSError as error:
        if error.errno in (errno.EIO, errno.ENODEV, errno.ENXIO):
            raise UserError("Berkas tidak dapat dibaca dari diska; pasang kembali flash disk lalu ulangi.") from error
        raise UserError(f"Berkas tidak dapat dibuka ({error.strerror}); periksa tempatnya lalu ulangi.") from error


# ------------------------------------------------------------------------------------------------------- workbooks


def _read_workbook(content: bytes, exact: Exact, progress: Progress) -> tuple[Sheet, ...]:
    import python_calamine as calamine

    sheets: list[Sheet] = []
    try:
        with calamine.CalamineWorkbook.from_filelike(io.BytesIO(content)) as workbook:
            wanted = [
                data.name
                for data in workbook.sheets_metadata
                if data.typ == calamine.SheetTypeEnum.WorkSheet and data.visible == calamine.SheetVisibleEnum.Visible
            ]
            for index, name in enumerate(wanted):
                progress.report(index, len(wanted), name)
                table = workbook.get_sheet_by_name(name)
                if table.start is None:
                    continue
                check_extent(name, table.total_height, table.total_width)
                cells = table.to_python(skip_empty_area=False)
                _fill_down(cells, table.merged_cell_ranges or [])
                sheets.append(_sheet(name, cells, exact.numbers.get(name)))
    except calamine.PasswordError as error:
        raise locked() from error
    except calamine.CalamineError as error:
        if "password" in str(error).lower():
            raise locked() from error
        raise damaged() from error
    except (UserError, Exception):
        raise
    except BaseException as error:
        # A torn file can make the reader panic, and its panics are no Exception.
        if type(error).__name__ == "PanicException":
            raise damaged() from error
        raise
    return tuple(sheets)


def _fill_down(cells: list[list[Cell]], merged: Sequence[tuple[tuple[int, int], tuple[int, int]]]) -> None:
    """Give every row of a cell merged downwards its value: one institution beside several of its people."""
    for (first, column), (last, last_column) in merged:
        if column == last_column and first < len(cells) and column < len(cells[first]):
            for row in range(first + 1, min(last + 1, len(cells))):
                if cells[row][column] == "":
                    cells[row][column] = cells[first][column]


def _sheet(name: str, table: Sequence[Sequence[Cell]], exact: dict[tuple[int, int], str] | None = None) -> Sheet:
    rows: list[tuple[str, ...]] = []
    first = 0
    filled = 0  # rows up to the last filled one
    for number, cells in enumerate(table):
        texts = [cell_text(cell) for cell in cells]
        while texts and not texts[-1]:
            texts.pop()
        if texts and not rows:
            first = number
        if rows or texts:
            rows.append(tuple(texts))
        if texts:
            filled = len(rows)
    del rows[filled:]
    for (row, column), digits in (exact or {}).items():
        cells = list(rows[row - first])
        cells[column] = digits
        rows[row - first] = tuple(cells)
    return Sheet(name, tuple(rows), first + 1)


def cell_text(cell: Cell) -> str:
    """A cell as an officer would read it aloud: `812` not `812.0`, `24-11-2026`, `08.30`, no control characters."""
    match cell:
        case str():
            return cell.strip() if cell.isprintable() else clean_text(cell).strip()
        case bool():
            return "ya" if cell else "tidak"
        case int():
            return str(cell)
        case float():
            return _float_text(cell)
        case datetime():
            moment = clock(cell) if cell.second == 0 else clock_seconds(cell)
            return numeric_date(cell) if cell.time() == time() else f"{numeric_date(cell)} {moment}"
        case date():
            return numeric_date(cell)
        case time():
            return clock(cell) if cell.second == 0 else clock_seconds(cell)
        case timedelta():
            minutes = round(cell.total_seconds() / 60)
            return f"{minutes // 60:02d}.{minutes % 60:02d}"


def _float_text(value: float) -> str:
    text = repr(value)
    if value.is_integer() and abs(value) < 1e21:
        # By its digits: int() of 1.98e17 would make up digits that nobody typed.
        return str(int(Decimal(text)))
    return text if "e" in text or "n" in text else text.replace(".", ",")


# ------------------------------------------------------------------------------------------------------------ text


def _read_text(content: bytes) -> list[list[str]]:
    text = _decode(content)
    start = text.lstrip()[:200].lower()
    if start.startswith(("<!doctype html", "<html", "<?xml", "<table")):
        raise UserError(
            "Berkas ini halaman web, bukan buku kerja; buka di Excel/LibreOffice lalu simpan sebagai .xlsx."
        )
    csv.field_size_limit(_MAX_FIELD)
    if text.startswith("sep=") and len(text) > 4:
        delimiter, text = text[4], text.partition("\n")[2]
        lead: list[list[str]] = [[]]  # keeps the line numbers of the file
    else:
        delimiter, lead = _delimiter(text), []
    rows: list[list[str]] = lead
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            rows.append(row)
            if len(rows) % 10_000 == 0:
                check_extent("", len(rows), 1)
    except csv.Error as error:
        raise UserError(
            "Teks di baris ini tidak dapat dipisahkan menjadi kolom; periksa tanda kutipnya.", f"baris {len(rows) + 1}"
        ) from error
    check_extent("", len(rows), max(map(len, rows), default=0))
    return rows


def _decode(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ("utf-16",)
    elif b"\0" in content[:4096]:
        even, odd = content[:4096:2].count(0), content[1:4096:2].count(0)
        encodings = ("utf-16-le",) if odd > 4 * even else ("utf-16-be",) if even > 4 * odd else ()
    else:
        encodings = ("utf-8-sig", "cp1252", "latin-1")
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _is_text(text):
            return text
    raise UserError("Berkas ini bukan buku kerja; pilih berkas .xlsx, .xls, .ods, atau .csv.")


def _is_text(text: str) -> bool:
    sample = text[:4096]
    odd = sum(character < " " and character not in "\t\r\n\x0b\x0c" for character in sample)
    return odd * 50 <= len(sample)


def _delimiter(text: str) -> str:
    """The mark that cuts most of the first lines into the same number of columns, more than one."""
    lines = [line[:_SNIFFED_WIDTH] for line in text[: _MAX_FIELD // 2].splitlines()[:_SNIFFED_LINES] if line.strip()]
    best, best_score = ";", 0
    for delimiter in _DELIMITERS:
        widths = [len(row) for row in csv.reader(lines, delimiter=delimiter)] if lines else []
        wide = [width for width in widths if width > 1]
        if not wide:
            continue
        common = max(set(wide), key=lambda width: (wide.count(width), width))
        score = wide.count(common) * 100 + min(common, 99)
        if score > best_score:
            best, best_score = delimiter, score
    return best
