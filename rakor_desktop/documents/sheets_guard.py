"""Looks into a workbook before it is unpacked into memory, and refuses what would harm the laptop or mislead it.

The reader behind `sheets` allocates one dense table per sheet and reads a formula without a stored result as an
empty cell; both must be noticed here, from the packed XML, because afterwards it is too late.
"""

from __future__ import annotations

import io
import posixpath
import re
import struct
import zipfile
import zlib
from dataclasses import dataclass, field
from xml.etree import ElementTree as ET

from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.roster_columns import column_letter

MAX_UNPACKED = 64 * 1024 * 1024
"""Bytes that all parts of a workbook may have together once unpacked."""
MAX_ROWS = 100_000
"""Rows of one sheet, counted from the first row of the sheet to the last filled one."""
MAX_CELLS = 4_000_000
"""Rows times columns of one sheet: the size of the dense table that the reader allocates."""

_CHUNK = 1024 * 1024
# What the unpacker raises over torn files; its own error is only one of them.
_TORN = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, NotImplementedError, KeyError, ValueError, OverflowError,
    ET.ParseError,
)  # fmt: skip
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_PREFIX = re.compile(rb"<(\w+):worksheet\b")
_CELL = re.compile(rb'<c r="([A-Z]{1,3})([0-9]{1,7})"[^>]*(?<!/)>')
_ODD_CELL = re.compile(rb'<c\s[^>]*\br="([A-Z]{1,3})([0-9]{1,7})"[^>]*(?<!/)>')
_BARE_CELL = re.compile(rb"<c(?:\s(?![^>]*\br=)[^>]*)?>")
_ROW = re.compile(rb'<row\s[^>]*?\br="([0-9]{1,7})"')
_UNCOMPUTED = re.compile(
    rb'<c\s[^>]*?\br="([A-Z]{1,3}[0-9]{1,7})"[^>]*>\s*<f(?:\s[^>]*)?(?:/>|>[^<]*</f>)\s*'
    rb"(?:<v(?:\s[^>]*)?/>|<v(?:\s[^>]*)?>\s*</v>)?\s*</c>"
)
_COUNT = re.compile(rb'[cC]ount="([0-9]{6,})"')
_FORMULA = re.compile(rb"<f[\s>/]")
_LONG = re.compile(rb"<v>[0-9]{16}")
_LONG_NUMBER = re.compile(rb'<c\s[^>]*?\br="([A-Z]{1,3})([0-9]{1,7})"[^>]*>\s*<v>([0-9]{16,20})</v>')
_ODS_TOKEN = re.compile(
    rb"<table:table\s[^>]*>|<table:table-row\b[^>]*>|<table:(?:covered-)?table-cell\b[^>]*>|</table:table>"
)


@dataclass(frozen=True, slots=True)
class Exact:
    """What the guard learned on its way: long whole numbers as written, by sheet name and (row, column) from 0."""

    numbers: dict[str, dict[tuple[int, int], str]] = field(default_factory=dict[str, dict[tuple[int, int], str]])


def check_package(content: bytes) -> Exact:
    """Check a packed workbook (.xlsx, .xlsm, .xlsb, .ods).

    Raises UserError when it is damaged, encrypted, unpacks to more than MAX_UNPACKED, spreads over too many cells,
    or holds a formula without a stored result.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            _check_size(package)
            names = set(package.namelist())
            if "content.xml" in names:
                _check_encryption(package)
                _check_ods(package.read("content.xml"))
                return Exact()
            return _check_xlsx(package, names)
    except _TORN as error:
        raise damaged() from error
    except RuntimeError as error:  # zipfile: "File is encrypted, password required for extraction"
        raise locked() from error


def damaged() -> UserError:
    """The refusal of a file that is torn or no workbook inside."""
    return UserError(
        "Berkas rusak atau tidak lengkap sehingga tidak dapat dibaca; salin ulang dari sumbernya, "
        "atau buka di Excel/LibreOffice lalu simpan kembali."
    )


def locked() -> UserError:
    """The refusal of a file behind a password."""
    return UserError(
        "Berkas dilindungi kata sandi; buka di Excel/LibreOffice, simpan tanpa kata sandi, lalu impor kembali."
    )


def too_large() -> UserError:
    """The refusal of a file that would fill the memory."""
    return UserError(
        f"Isi berkas terlalu besar (lebih dari {MAX_UNPACKED // 1024 // 1024} MB); "
        "salin lembar yang diperlukan saja ke berkas baru lalu impor kembali."
    )


def check_extent(sheet: str, rows: int, columns: int) -> None:
    """Refuse a sheet that reaches over too many rows or cells. Raises UserError."""
    if rows > MAX_ROWS or rows * columns > MAX_CELLS:
        raise UserError(
            f"Lembar ini terlalu panjang ({rows:_} baris × {columns:_} kolom), paling banyak {MAX_ROWS:_} baris; "
            "hapus baris dan kolom yang tidak dipakai, lalu simpan kembali.".replace("_", "."),
            _place(sheet),
        )


def _place(sheet: str, cell: str = "") -> str:
    return ", ".join(part for part in (f"lembar {sheet}" if sheet else "", f"sel {cell}" if cell else "") if part)


def _check_size(package: zipfile.ZipFile) -> None:
    parts = package.infolist()
    if sum(part.file_size for part in parts) > MAX_UNPACKED:
        raise too_large()
    # A head may lie about the size: unpack once, piece by piece and thrown away, which also proves every checksum.
    total = 0
    for part in parts:
        with package.open(part) as stream:
            while piece := stream.read(_CHUNK):
                total += len(piece)
                if total > MAX_UNPACKED:
                    raise too_large()


def _check_encryption(package: zipfile.ZipFile) -> None:
    if "META-INF/manifest.xml" in package.namelist() and b"encryption-data" in package.read("META-INF/manifest.xml"):
        raise locked()


def _uncomputed(place: str) -> UserError:
    return UserError(
        "Sel berisi rumus yang hasilnya belum tersimpan; buka di Excel/LibreOffice lalu simpan kembali.", place
    )


def _check_xlsx(package: zipfile.ZipFile, names: set[str]) -> Exact:
    exact = Exact()
    titles = _sheet_titles(package, names)
    for part in sorted(names):
        # Any part that holds rows, also one that no name leads to: the reader finds sheets by rules of its own.
        data = package.read(part) if part.lower().endswith(".xml") else b""
        if any(int(count) > len(data) for count in _COUNT.findall(data)):
            raise damaged()  # the reader would set aside room for as many
        if b"sheetData" not in data:
            continue
        sheet = titles.get(part.lower(), "")
        if match := _PREFIX.search(data[:4096]):
            data = re.sub(rb"(</?)" + match[1] + b":", rb"\1", data)
        rows, columns = _extent(data)
        check_extent(sheet, rows, columns)
        if _FORMULA.search(data) and (match := _UNCOMPUTED.search(data)):
            raise _uncomputed(_place(sheet, match[1].decode()))
        if _LONG.search(data):
            exact.numbers[sheet] = {
                (int(row) - 1, column_index(letters.decode())): digits.decode()
                for letters, row, digits in _LONG_NUMBER.findall(data)
            }
    return exact


def _sheet_titles(package: zipfile.ZipFile, names: set[str]) -> dict[str, str]:
    """The names of the sheets by their parts, in small letters."""
    if "xl/workbook.xml" not in names:
        if "xl/workbook.bin" in names:
            return {}
        raise UserError("Berkas ini bukan buku kerja; pilih berkas .xlsx, .xls, .ods, atau .csv.")
    targets: dict[str, str] = {}
    if "xl/_rels/workbook.xml.rels" in names:
        for relation in ET.fromstring(package.read("xl/_rels/workbook.xml.rels")):
            target = relation.get("Target", "")
            path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"xl/{target}")
            targets[relation.get("Id", "")] = path.lower()
    return {
        targets.get(element.get(_RELATION, ""), ""): element.get("name", "")
        for element in ET.fromstring(package.read("xl/workbook.xml")).iter()
        if element.tag.rpartition("}")[2] == "sheet"
    }


def _extent(data: bytes) -> tuple[int, int]:
    """Rows and columns from A1 to the last cell that is not an empty tag."""
    rows = columns = 0
    regular = data.count(b'<c r="') == data.count(b"<c ") + data.count(b"<c>")
    if cells := (_CELL if regular else _ODD_CELL).findall(data):
        rows = max(map(int, {row for _, row in cells}))
        columns = max(column_index(letters.decode()) for letters in {letters for letters, _ in cells}) + 1
    if not regular and (bare := len(_BARE_CELL.findall(data))):
        # Cells without an address stand one after the other; their row may still carry a number.
        pieces = data.split(b"</row>")
        rows = max(rows, min(bare, len(pieces)), *map(int, _ROW.findall(data)), 0)
        columns = max(columns, *(len(_BARE_CELL.findall(piece)) for piece in pieces))
    return rows, columns


def column_index(letters: str) -> int:
    """`A` -> 0, `AB` -> 27."""
    index = 0
    for letter in letters:
        index = index * 26 + ord(letter) - 64
    return index - 1


def _check_ods(data: bytes) -> None:
    """Follow rows and cells with their repeats, which a few bytes can turn into a thousand million cells."""
    sheet, row, next_row, column, rows, columns = "", 0, 0, 0, 0, 0
    for match in _ODS_TOKEN.finditer(data):
        tag = match[0]
        if tag.startswith(b"</"):
            check_extent(sheet, rows, columns)
        elif tag.startswith(b"<table:table-row"):
            row, column = next_row, 0
            next_row += _repeat(tag, b"rows")
        elif tag.startswith(b"<table:table "):
            sheet, row, next_row, column, rows, columns = _attribute(tag, b"table:name"), 0, 0, 0, 0, 0
        else:
            start = column
            column += _repeat(tag, b"columns")
            if b'value-type="' in tag:
                rows, columns = max(rows, next_row), max(columns, column)
            elif b"table:formula=" in tag:
                raise _uncomputed(_place(sheet, f"{column_letter(start)}{row + 1}"))


def _repeat(tag: bytes, axis: bytes) -> int:
    text = _attribute(tag, b"table:number-" + axis + b"-repeated")
    return int(text) if text.isascii() and text.isdigit() else 1


def _attribute(tag: bytes, name: bytes) -> str:
    match = re.search(name + rb'="([^"]*)"', tag)
    return match[1].decode("utf-8", "replace") if match else ""
