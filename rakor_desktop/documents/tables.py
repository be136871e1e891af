"""Ruled tables that run over many pages: repeated heads, merged cells, rows that stay whole.

Each row's lines are broken once; a page takes a slice of the rows. The time grows with the rows, not faster.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from rakor_desktop.documents.fonts import Face
from rakor_desktop.documents.layout import LINE_HEIGHT, Align, draw_lines
from rakor_desktop.documents.tagging import Element, Role, add_part, tagged
from rakor_desktop.documents.text import Line, break_lines

PADDING_X = 1 * mm
PADDING_Y = 0.9 * mm
_RULE = 0.5
_HEAD_GREY = 0xED / 255
_SHADE_GREY = 0x9A / 255
CONTINUED = "(lanjutan)"
_HIGH = 15 * mm  # a row as high as a few lines is company enough for what follows


@dataclass(frozen=True, slots=True)
class Column:
    """Width in points, how its cells stand, and whether a line closes it on the right."""

    width: float
    align: Align = Align.LEFT
    rule: bool = True


@dataclass(frozen=True, slots=True)
class HeadCell:
    """A cell of the head; `span` counts the columns that it covers. One without text belongs to the one above it."""

    text: str
    span: int = 1
    face: Face = Face.BOLD


@dataclass(frozen=True, slots=True)
class Cell:
    """The broken lines of one cell.

    `raised` puts them at the very top (the number beside a signature); `shaded` fills the cell (a month of a plan),
    `grey` as the head is filled (a day of a programme).
    """

    lines: tuple[Line, ...]
    size: float
    align: Align = Align.LEFT
    face: Face = Face.REGULAR
    raised: bool = False
    shaded: bool = False
    grey: bool = False

    @property
    def height(self) -> float:
        """The height that the lines need, padding included."""
        return len(self.lines) * self.size * LINE_HEIGHT + 2 * PADDING_Y

    def cut(self, room: float) -> tuple[Cell, Cell]:
        """The lines that fit into `room`, and the others."""
        count = max(0, int((room - 2 * PADDING_Y + 0.01) / (self.size * LINE_HEIGHT)))
        return replace(self, lines=self.lines[:count]), replace(self, lines=self.lines[count:])


def cell(text: str, column: Column, size: float, *, face: Face = Face.REGULAR, hang: str = "") -> Cell:
    """Break a text for its column."""
    lines = tuple(break_lines(text, column.width - 2 * PADDING_X, face, size, hang))
    return Cell(lines, size, column.align, face)


Row = tuple[Cell | None, ...]


@dataclass(frozen=True, slots=True)
class Band:
    """Rows that belong together; a column with a cell in `spanned` has that one cell for all rows of the band.

    A `wide` band is a heading: its one cell covers all columns, and no page ends with it.
    """

    rows: tuple[Row, ...]
    heights: tuple[float, ...]
    spanned: Row = ()
    continued: int | None = None
    wide: bool = False

    @classmethod
    def of(cls, rows: Sequence[Row], spanned: Row = (), *, least: float = 0, continued: int | None = None) -> Band:
        """Measure rows, none lower than `least`.

        `continued` is the spanned column that says so when the band goes on over a page.
        """
        heights = [max([least, *(part.height for part in row if part is not None)]) for row in rows]
        tallest = max((part.height for part in spanned if part is not None), default=0.0)
        extra = max(0.0, tallest - sum(heights)) / len(heights)
        return cls(tuple(rows), tuple(height + extra for height in heights), spanned, continued)

    @classmethod
    def heading(
        cls, text: str, columns: Sequence[Column], size: float, *, face: Face = Face.BOLD, grey: bool = False
    ) -> Band:
        """A row over all columns above the rows of a group."""
        part = replace(cell(text, Column(sum(column.width for column in columns)), size, face=face), grey=grey)
        return cls(((part,),), (part.height,), wide=True)

    @property
    def height(self) -> float:
        return sum(self.heights)

    def least(self, tallest: float) -> float:
        """The height of the smallest part that may stand on a page, when no more than `tallest` stays whole."""
        if self.height <= tallest:
            return self.height
        return self.heights[0] if self.heights[0] <= tallest else tallest / 4

    def cut(self, room: float, tallest: float) -> tuple[Band, Band] | None:
        """Divide between rows, or inside the first row when that alone is taller than `tallest`."""
        fitting, used = 0, 0.0
        for height in self.heights:
            if used + height > room + 0.01:
                break
            used += height
            fitting += 1
        first, rest = list(self.rows[:fitting]), list(self.rows[fitting:])
        if not fitting:
            if self.heights[0] <= tallest:
                return None
            used = room
            pairs = [part.cut(room) if part is not None else (None, None) for part in self.rows[0]]
            first = [tuple(head for head, _ in pairs)]
            rest[0] = tuple(tail for _, tail in pairs)
        spans = [part.cut(used) if part is not None else (None, None) for part in self.spanned]
        if not fitting and not any(top is not None and top.lines for top in (*first[0], *(top for top, _ in spans))):
            return None
        head = Band.of(first, tuple(top for top, _ in spans), continued=self.continued)
        below: list[Cell | None] = []
        for index, (top, tail) in enumerate(spans):
            if top is not None and tail is not None and not tail.lines and index == self.continued:
                tail = replace(tail, lines=(Line(CONTINUED, 0),))
            below.append(tail)
        return head, Band.of(rest, tuple(below), continued=self.continued)


@dataclass(frozen=True, slots=True)
class Table:
    """A block of ruled rows below a grey head that repeats on each page.

    `tallest` is the height above which a row may be cut (half a page). `start` counts the bands already printed.
    """

    columns: tuple[Column, ...]
    head: tuple[tuple[tuple[HeadCell, Cell], ...], ...]
    head_heights: tuple[float, ...]
    bands: Sequence[Band]
    ends: Sequence[float]
    tallest: float
    start: int
    stop: int
    space_before: float = 0
    keep_with_next: bool = False
    outline: str = ""

    @classmethod
    def of(
        cls,
        columns: Sequence[Column],
        head: Sequence[Sequence[HeadCell]],
        bands: Iterable[Band],
        *,
        size: float,
        tallest: float,
        head_least: float = 0,
        space_before: float = 0,
        keep_with_next: bool = False,
    ) -> Table:
        """Measure the head; each row of `head` covers all columns."""
        rows: list[tuple[tuple[HeadCell, Cell], ...]] = []
        for head_row in head:
            parts: list[tuple[HeadCell, Cell]] = []
            index = 0
            for part in head_row:
                width = sum(column.width for column in columns[index : index + part.span])
                parts.append((part, cell(part.text, Column(width, Align.CENTRE), size, face=part.face)))
                index += part.span
            rows.append(tuple(parts))
        heights = tuple(max(head_least, *(shape.height for _, shape in row)) for row in rows)
        return cls._over(tuple(columns), tuple(rows), heights, list(bands), tallest, space_before, keep_with_next)

    @classmethod
    def _over(
        cls,
        columns: tuple[Column, ...],
        head: tuple[tuple[tuple[HeadCell, Cell], ...], ...],
        head_heights: tuple[float, ...],
        bands: Sequence[Band],
        tallest: float,
        space_before: float,
        keep_with_next: bool,
    ) -> Table:
        ends = list(accumulate((band.height for band in bands), initial=0.0))
        return cls(columns, head, head_heights, bands, ends, tallest, 0, len(bands), space_before, keep_with_next)

    @property
    def _head_height(self) -> float:
        return sum(self.head_heights)

    @property
    def height(self) -> float:
        return self._head_height + self.ends[self.stop] - self.ends[self.start]

    @property
    def least(self) -> float:
        if self.start == self.stop:
            return self.height
        first = self.bands[self.start]
        below = self.bands[self.start + 1].least(self.tallest) if first.wide and self.start + 1 < self.stop else 0
        return self._head_height + first.least(self.tallest) + below

    def split(self, room: float) -> tuple[Table, Table] | None:
        room -= self._head_height
        end = bisect_right(self.ends, self.ends[self.start] + room + 0.01) - 1
        end = min(max(end, self.start), self.stop)
        band = self.bands[end]
        left = room - (self.ends[end] - self.ends[self.start])
        if band.height > self.tallest:
            cut = band.cut(left, self.tallest)
            if cut is not None:
                return self._with([*self.bands[self.start : end], cut[0]], False), self._with(
                    [cut[1], *self.bands[end + 1 : self.stop]], self.keep_with_next
                )
        if self.keep_with_next and self.start + 1 < end == self.stop - 1 and self._tail > 1:
            end -= 1  # two rows go along with what must follow, not one
        end = self._before_headings(end)
        if end == self.start:
            return None
        return self._slice(self.start, end, False), self._slice(end, self.stop, self.keep_with_next)

    def split_tail(self) -> tuple[Table, Table] | None:
        if self.stop - self.start <= self._tail:
            return None
        middle = self._before_headings(self.stop - self._tail)
        if middle == self.start:
            return None
        return self._slice(self.start, middle, False), self._slice(middle, self.stop, self.keep_with_next)

    @property
    def _tail(self) -> int:
        """How many of the last rows go along with what must follow."""
        return 1 if self.stop > self.start and self.bands[self.stop - 1].height >= _HIGH else 2

    def _before_headings(self, end: int) -> int:
        """Where to divide instead of at `end`, so that no heading is the last row of a page."""
        while end > self.start and self.bands[end - 1].wide:
            end -= 1
        return end

    def _slice(self, start: int, stop: int, keep: bool) -> Table:
        return replace(self, start=start, stop=stop, keep_with_next=keep, space_before=self._gap(start))

    def _with(self, bands: Sequence[Band], keep: bool) -> Table:
        return self._over(self.columns, self.head, self.head_heights, bands, self.tallest, self.space_before, keep)

    def _gap(self, start: int) -> float:
        return self.space_before if start == self.start else 0

    def draw(self, canvas: Canvas, left: float, top: float) -> None:
        width = sum(column.width for column in self.columns)
        canvas.setLineWidth(_RULE)
        edges = list(accumulate((column.width for column in self.columns), initial=left))
        whole = add_part(canvas, Role.TABLE)
        y = self._draw_head(canvas, edges, top, whole)
        fonts = _Pen(canvas)
        stretch = y
        for band in self.bands[self.start : self.stop]:
            if band.wide:
                self._draw_rules(canvas, edges, stretch, y)
                stretch = y - band.height
            self._draw_band(canvas, fonts, band, edges, y, whole)
            y -= band.height
        self._draw_rules(canvas, edges, stretch, y)
        canvas.line(left, y, left + width, y)
        canvas.line(left, top, left, y)
        if self.columns[-1].rule:
            canvas.line(edges[-1], top, edges[-1], y)

    def _draw_rules(self, canvas: Canvas, edges: list[float], top: float, bottom: float) -> None:
        """The lines between the columns; a heading has none."""
        for column, edge in zip(self.columns[:-1], edges[1:-1], strict=True):
            if column.rule and top > bottom:
                canvas.line(edge, top, edge, bottom)

    def _draw_head(self, canvas: Canvas, edges: list[float], top: float, whole: Element | None) -> float:
        canvas.setFillGray(_HEAD_GREY)
        canvas.rect(edges[0], top - self._head_height, edges[-1] - edges[0], self._head_height, stroke=0, fill=1)
        canvas.setFillGray(0)
        pen = _Pen(canvas)
        for number, (row, height) in enumerate(zip(self.head, self.head_heights, strict=True)):
            index = 0
            line = add_part(canvas, Role.ROW, parent=whole)
            for title, shape in row:
                left, right = edges[index], edges[index + title.span]
                if title.text or not number:
                    canvas.line(left, top, right, top)
                    below, rows = self._merged(number, index, title.span)
                    with tagged(canvas, Role.HEAD, parent=line, order=index, columns=title.span, rows=rows):
                        pen.draw(shape, left, right, top, height + below, middle=True)
                index += title.span
                if self.columns[index - 1].rule:
                    canvas.line(right, top, right, top - height)
            top -= height
        return top

    def _merged(self, number: int, index: int, span: int) -> tuple[float, int]:
        """The height of the empty cells below a cell of the head, which belong to it; and its rows."""
        height, rows = 0.0, 1
        for row, one in zip(self.head[number + 1 :], self.head_heights[number + 1 :], strict=True):
            starts = accumulate((part.span for part, _ in row), initial=0)
            below = [title for (title, _), start in zip(row, starts, strict=False) if index <= start < index + span]
            if any(title.text for title in below):
                break
            height += one
            rows += 1
        return height, rows

    def _draw_band(
        self, canvas: Canvas, pen: _Pen, band: Band, edges: list[float], top: float, whole: Element | None
    ) -> None:
        canvas.line(edges[0], top, edges[-1], top)
        if band.wide:
            heading = band.rows[0][0]
            if heading is not None:
                with tagged(
                    canvas, Role.CELL, parent=add_part(canvas, Role.ROW, parent=whole), columns=len(self.columns)
                ):
                    pen.draw(heading, edges[0], edges[-1], top, band.height, middle=True)
            return
        lines = [add_part(canvas, Role.ROW, parent=whole) for _ in band.rows]
        spans = {index: one for index, one in enumerate(band.spanned) if one is not None}
        for index, one in spans.items():
            with tagged(canvas, Role.CELL, parent=lines[0], order=index, rows=len(lines)):
                pen.draw(one, edges[index], edges[index + 1], top, band.height)
        single = not spans and len(band.rows) == 1
        for number, (row, height) in enumerate(zip(band.rows, band.heights, strict=True)):
            if number:
                for first, last in _runs(len(self.columns), spans.keys()):
                    canvas.line(edges[first], top, edges[last], top)
            for index, one in enumerate(row):
                if one is not None and (one.lines or one.shaded):
                    with tagged(canvas, Role.CELL, parent=lines[number], order=index):
                        pen.draw(one, edges[index], edges[index + 1], top, height, middle=single)
                elif index not in spans:
                    add_part(canvas, Role.CELL, parent=lines[number], order=index)
            top -= height


class _Pen:
    """Draws cells and sets the font only when it changes."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._font: tuple[Face, float] | None = None

    def draw(self, part: Cell, left: float, right: float, top: float, height: float, *, middle: bool = False) -> None:
        if part.shaded or part.grey:
            self._canvas.setFillGray(_SHADE_GREY if part.shaded else _HEAD_GREY)
            self._canvas.rect(left + _RULE, top - height + _RULE, right - left - 2 * _RULE, height - 2 * _RULE,
                              stroke=0, fill=1)  # fmt: skip
            self._canvas.setFillGray(0)
        if self._font != (part.face, part.size):
            self._canvas.setFont(part.face.value, part.size)
            self._font = (part.face, part.size)
        line_height = part.size * LINE_HEIGHT
        above = (height - len(part.lines) * line_height) / 2 if middle and not part.raised else PADDING_Y
        draw_lines(
            self._canvas, part.lines, left + PADDING_X, top - above - part.size * 0.95, right - left - 2 * PADDING_X,
            line_height, part.align, part.size,
        )  # fmt: skip


def _runs(count: int, gaps: Collection[int]) -> list[tuple[int, int]]:
    """The stretches of columns that are not in `gaps`, as (first, one past the last)."""
    runs: list[tuple[int, int]] = []
    start: int | None = None
    for index in range(count + 1):
        if index < count and index not in gaps:
            start = index if start is None else start
        elif start is not None:
            runs.append((start, index))
            start = None
    return runs
