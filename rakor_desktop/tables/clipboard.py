"""Cells to and from Excel: text with tabs between cells and a line per row."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

_NEEDS_QUOTES = ("\t", "\n", "\r", '"')


def to_tsv(rows: Sequence[Sequence[str]]) -> str:
    """Cells as Excel puts them on the clipboard: quoted only where a tab, line end or quote needs it."""
    return "".join("\t".join(_quoted(cell) for cell in row) + "\n" for row in rows)


def from_tsv(text: str) -> list[list[str]]:
    """Cells out of the clipboard; quoted cells may hold tabs and line ends. Trailing empty rows are dropped."""
    rows = list(csv.reader(io.StringIO(text.replace("\r\n", "\n")), dialect="excel-tab"))
    while rows and not any(rows[-1]):
        rows.pop()
    return rows


def _quoted(cell: str) -> str:
    if any(mark in cell for mark in _NEEDS_QUOTES):
        return '"' + cell.replace('"', '""') + '"'
    return cell
