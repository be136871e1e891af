"""Looks into a workbook of 97-2003 before it is read: the reader allocates what the file claims, however absurd.

Follows just enough of two old formats: the compound file (a small file system of sectors) and the records of the
stream `Workbook` in it.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from rakor_desktop.documents.sheets_guard import check_extent, damaged, locked

_END = 0xFFFFFFFA  # from here on a sector number is a mark, not a place
_ROOT, _STREAM = 5, 2
_BOF, _FILE_PASS, _DIMENSIONS = 0x0809, 0x002F, 0x0200
_CELLS = frozenset({0x0006, 0x00D6, 0x00FD, 0x0201, 0x0203, 0x0204, 0x0205, 0x027E})
_CELL_RUNS = frozenset({0x00BD, 0x00BE})
_SHARED_STRINGS = 0x00FC
_MAX_COLUMNS = 256


def check_compound(content: bytes) -> None:
    """Refuse a damaged, encrypted or absurdly wide workbook of 97-2003. Raises UserError."""
    try:
        stream = _workbook_stream(content)
        _check_records(stream)
    except (struct.error, IndexError) as error:
        raise damaged() from error


# ---------------------------------------------------------------------------------------------------- compound file


def _workbook_stream(content: bytes) -> bytes:
    shift, mini_shift = struct.unpack_from("<HH", content, 30)
    if shift not in (9, 12) or mini_shift != 6:
        raise damaged()
    size = 1 << shift
    first_directory, _, cutoff, first_mini, mini_count = struct.unpack_from("<IIIII", content, 48)
    table = _allocation_table(content, size)
    directory = _chain(content, table, first_directory, size)
    root_start, found = 0, None
    for at in range(0, len(directory) - 127, 128):
        entry = directory[at : at + 128]
        name = entry[: max(0, struct.unpack_from("<H", entry, 64)[0] - 2)].decode("utf-16-le", "replace")
        start, length = struct.unpack_from("<II", entry, 116)
        if entry[66] == _ROOT:
            root_start = start
        elif entry[66] == _STREAM and name.lower() in ("workbook", "book"):
            found = (start, length)
        elif name == "EncryptedPackage":
            raise locked()
    if found is None:
        raise damaged()
    start, length = found
    if length >= cutoff:
        return _chain(content, table, start, size)[:length]
    if not mini_count:
        raise damaged()
    mini = _numbers(_chain(content, table, first_mini, size))
    return _chain(_chain(content, table, root_start, size), mini, start, 64, lead=0)[:length]


def _allocation_table(content: bytes, size: int) -> list[int]:
    sectors = [number for number in struct.unpack_from("<109I", content, 76) if number < _END]
    following, count = struct.unpack_from("<II", content, 68)
    for _ in range(min(count, len(content) // size)):
        if following >= _END:
            break
        block = _numbers(_sector(content, following, size))
        sectors += [number for number in block[:-1] if number < _END]
        following = block[-1]
    return [entry for sector in sectors for entry in _numbers(_sector(content, sector, size))]


def _sector(content: bytes, number: int, size: int, lead: int = 1) -> bytes:
    start = (number + lead) * size
    if start >= len(content):
        raise damaged()
    return content[start : start + size].ljust(size, b"\0")


def _numbers(data: bytes) -> list[int]:
    return list(struct.unpack(f"<{len(data) // 4}I", data[: len(data) // 4 * 4]))


def _chain(content: bytes, table: list[int], start: int, size: int, lead: int = 1) -> bytes:
    parts: list[bytes] = []
    while start < _END:
        parts.append(_sector(content, start, size, lead))
        if len(parts) > len(table):
            raise damaged()  # a chain that bites its own tail
        start = table[start]
    return b"".join(parts)


# ----------------------------------------------------------------------------------------------------------- records


def _records(stream: bytes) -> Iterator[tuple[int, bytes]]:
    at = 0
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        yield kind, stream[at + 4 : at + 4 + length]
        at += 4 + length


def _check_records(stream: bytes) -> None:
    if not stream.startswith(b"\x09\x08"):
        raise damaged()
    rows = columns = 0
    for kind, data in _records(stream):
        if kind == _FILE_PASS:
            raise locked()
        if kind == _BOF:
            rows = columns = 0
        elif kind == _DIMENSIONS:
            first_row, last_row, first, last = struct.unpack_from("<IIHH" if len(data) >= 12 else "<HHHH", data)
            if first_row > last_row or first > last or last > _MAX_COLUMNS:
                raise damaged()
            check_extent("", last_row, last)
        elif kind == _SHARED_STRINGS and struct.unpack_from("<I", data, 4)[0] > len(stream):
            raise damaged()
        elif kind in _CELLS or kind in _CELL_RUNS:
            row, column = struct.unpack_from("<HH", data)
            if kind in _CELL_RUNS:
                column = max(column, struct.unpack_from("<H", data, len(data) - 2)[0])
            if column >= _MAX_COLUMNS:
                raise damaged()
            rows, columns = max(rows, row + 1), max(columns, column + 1)
            check_extent("", rows, columns)
