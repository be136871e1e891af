"""Ruled tables, signatures and photographs of a document as tables of Word."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import Any

from rakor_desktop.documents.fonts import Face
from rakor_desktop.documents.layout import Align
from rakor_desktop.documents.photos import PhotoRow, printable_picture
from rakor_desktop.documents.signature import Signatures
from rakor_desktop.documents.tables import Band, Cell, Column, HeadCell, Table
from rakor_desktop.documents.text import Line
from rakor_desktop.documents.word_xml import Box, BoxRow, Element, Para, Style, table

HEAD_FILL = "EDEDED"
_SHADE = "9A9A9A"
_COMPANY = 2  # rows
_CELL_SIZE = 10
"""Points of the cells' style in the built-in template; other sizes are written into the cells."""
_ALIGNS = {Align.LEFT: "", Align.CENTRE: "center", Align.RIGHT: "right", Align.JUSTIFY: "both"}
_BULLETS = ("•\xa0", "• ")
_LINE = 1.5  # points: a row that much higher than its texts was meant so

Picture = Callable[[bytes, float, float], Element]
"""Makes the run of a picture file that fits into a box of points."""


def joined(lines: Iterable[Line]) -> str:
    """The text that was broken into these lines; what hangs under a bullet is no part of it."""
    text, goes_on, glued = "", False, False
    for line in lines:
        if goes_on:
            text += ("" if glued else " ") + line.text.lstrip("\xa0")
        else:
            text += ("\n" if text else "") + line.text
        goes_on, glued = line.stretch or line.glued, line.glued
    return text


# ------------------------------------------------------------------------------------------------------- ruled tables


def ruled(block: Table, factor: float, *, together: bool) -> Element:
    """A table with its repeated head; `factor` fits it to the page, `together` keeps its rows on one page.

    Of one that must not be parted from what follows, two rows go along.
    """
    widths = [column.width * factor for column in block.columns]
    rows = _head_rows([[part for part, _ in row] for row in block.head], block, together=together)
    bands = block.bands[block.start : block.stop]
    for left, band in zip(reversed(range(len(bands))), bands, strict=True):
        keep = together or (block.keep_with_next and left < _COMPANY)
        # The rows of one matter stay together, unless they take most of a page.
        rows += _band_rows(band, block.columns, together=keep, joined_rows=band.height <= block.tallest)
    return table(widths, rows, style=Style.TABLE)


def _head_rows(head: Sequence[Sequence[HeadCell]], block: Table, *, together: bool) -> list[BoxRow]:
    """The rows of the head; an empty cell below another belongs to it."""
    below = [_starts(row) for row in head]
    rows: list[BoxRow] = []
    for number, row in enumerate(head):
        boxes: list[Box] = []
        index = 0
        for part in row:
            covered = number > 0 and not part.text and index in below[number - 1]
            next_row = below[number + 1] if number + 1 < len(head) else {}
            begins = next_row.get(index) is not None and not next_row[index].text
            para = Para(Style.HEAD, part.text, bold=False if part.face is Face.REGULAR else None, keep_next=together,
                        size=_size(block.head[number][0][1]))  # fmt: skip
            merge = "continue" if covered else "restart" if begins else ""
            boxes.append(Box((para,), part.span, merge, HEAD_FILL, "center"))
            index += part.span
        rows.append(BoxRow(tuple(boxes), head=True))
    return rows


def _starts(row: Iterable[HeadCell]) -> dict[int, HeadCell]:
    starts: dict[int, HeadCell] = {}
    index = 0
    for part in row:
        starts[index] = part
        index += part.span
    return starts


def _band_rows(band: Band, columns: Sequence[Column], *, together: bool, joined_rows: bool) -> list[BoxRow]:
    if band.wide:
        part = band.rows[0][0]
        return [BoxRow((Box(_paras(part, keep=True), len(columns)),))]
    rows: list[BoxRow] = []
    single = len(band.rows) == 1 and not any(band.spanned)
    for number, (row, height) in enumerate(zip(band.rows, band.heights, strict=True)):
        boxes: list[Box] = []
        keep = together or (joined_rows and number < len(band.rows) - 1)
        for index, part in enumerate(row):
            spanned = band.spanned[index] if band.spanned else None
            merge = "" if spanned is None or len(band.rows) == 1 else "continue" if number else "restart"
            shown = spanned if spanned is not None and number == 0 else part if spanned is None else None
            fill = _SHADE if part is not None and part.shaded else ""
            align = "center" if single and part is not None and not part.raised else "top"
            boxes.append(Box(_paras(shown, keep=keep), 1, merge, fill, align, _open(columns, index)))
        needed = max((part.height for part in row if part is not None), default=0.0)
        meant = not band.spanned and height > needed + _LINE
        rows.append(BoxRow(tuple(boxes), least=height if meant else 0))
    return rows


def _open(columns: Sequence[Column], index: int) -> tuple[str, ...]:
    """The edges without a line: between the two columns of a zig-zag signature."""
    left = ("left",) if index and not columns[index - 1].rule else ()
    return (*left, "right") if not columns[index].rule and index + 1 < len(columns) else left


def _paras(part: Cell | None, *, keep: bool) -> tuple[Para, ...]:
    if part is None:
        return (Para(Style.CELL, keep_next=keep),)
    bold = True if part.face is Face.BOLD else None
    paras: list[Para] = []
    for text in joined(part.lines).split("\n"):
        style = Style.CELL_ITEM if text.startswith(_BULLETS) else Style.CELL
        shown = text[len(_BULLETS[0]) :] if style is Style.CELL_ITEM else text
        paras.append(Para(style, shown, bold=bold, size=_size(part), align=_ALIGNS[part.align], keep_next=keep))
    return tuple(paras)


def _size(part: Cell) -> float:
    return 0 if part.size == _CELL_SIZE else part.size


# --------------------------------------------------------------------------------------------------------- signatures


def signatures(block: Signatures, width: float, factor: float) -> Element:
    """Signing columns: heads, white space for the hand and the stamp, names; never parted by a page's end."""
    align = "left" if block.align is Align.LEFT else ""
    edges: list[float] = [0.0]
    signing: list[int] = []
    for column in block.columns:
        if column.x - edges[-1] > 1:
            edges.append(column.x)
        signing.append(len(edges) - 1)
        edges.append(column.x + column.width)
    edges[-1] = min(edges[-1], width)
    widths = [(right - left) * factor for left, right in pairwise(edges)]

    def row(paras: Callable[[Any], tuple[Para, ...]], *, exact: float = 0) -> BoxRow:
        boxes = [Box((Para(Style.SIGN, keep_next=True),)) for _ in widths]
        for place, column in zip(signing, block.columns, strict=True):
            boxes[place] = Box(paras(column))
        return BoxRow(tuple(boxes), exact=exact)

    def head(column: Any) -> tuple[Para, ...]:
        return tuple(Para(Style.SIGN, text, align=align, keep_next=True) for text in printed_lines(column.head))

    def space(_column: Any) -> tuple[Para, ...]:
        return (Para(Style.SIGN, keep_next=True),)

    def names(column: Any) -> tuple[Para, ...]:
        keep = block.keep_with_next
        names = "\n".join(printed_lines(column.name))
        name = Para(Style.NAME, names, align=align, underlined=block.underlined, keep_next=keep)
        below = printed_lines(column.below) if column.below else []
        return (name, *(Para(Style.SIGN, text, align=align, keep_next=keep) for text in below))

    return table(widths, [row(head), row(space, exact=block.space), row(names)])


def printed_lines(lines: Iterable[Line]) -> list[str]:
    """Each text of a head, its lines ending where they do in the PDF: balanced, which Word would not do.

    Blank ones keep heads beside each other on one line.
    """
    parts: list[str] = []
    goes_on, glued = False, False
    for line in lines:
        if goes_on:
            parts[-1] += ("" if glued else "\n") + line.text
        else:
            parts.append(line.text)
        goes_on, glued = line.stretch or line.glued, line.glued
    return parts or [""]


# --------------------------------------------------------------------------------------------------------- photographs


def photographs(rows: Sequence[PhotoRow], width: float, picture: Picture) -> Element:
    """Rows of pictures, each above a row of captions; one that cannot be read leaves its name."""
    made: list[BoxRow] = []
    for row in rows:
        blank = [Box()] * (2 - len(row.cells))
        made.append(BoxRow((*[_photo(one, row, width / 2, picture) for one in row.cells], *blank)))
        captions = [Box((Para(Style.CAPTION, joined(one.caption)),)) for one in row.cells]
        made.append(BoxRow((*captions, *blank)))
    return table([width / 2] * 2, made)


def _photo(one: Any, row: PhotoRow, width: float, picture: Picture) -> Box:
    data = printable_picture(one.load, row.width, row.picture_height)
    if data is None:
        return Box((Para(Style.CAPTION, f"Foto tidak dapat dibaca:\n{one.file_name}", keep_next=True),), align="center")
    run = picture(data, min(row.width, width - 8), row.picture_height)
    shown = Para(Style.CAPTION, align="center", before=row.space_before, keep_next=True, parts=(run,))
    return Box((shown,), align="bottom")
