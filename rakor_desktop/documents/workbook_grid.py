"""One sheet of the workbook as a stream of rows: title block, tables with filters, page set-up."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from rakor_desktop.documents.workbook_measure import height as row_height
from rakor_desktop.documents.workbook_measure import line_count
from rakor_desktop.documents.workbook_styles import BOLD, FONT, SIZES, Look, Looks
from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.formatting import clean_text
from rakor_desktop.domain.kinds import Paper
from rakor_desktop.domain.progress import Progress

MAX_CELL = 32_767
"""Characters (UTF-16 units) that a cell of the format can hold."""
MAX_SHEET_ROWS = 1_048_576
CUT_NOTE = " … [teks dipotong karena melebihi batas sel; lengkapnya ada di notula]"
_FORMULA_MARKS = ("=", "+", "-", "@")
_MARGIN = 20  # mm above and below
_PAPER_CODES = {Paper.A4: "9", Paper.F4: "14", Paper.F4_210: "14"}

Value = str | int | float | date | datetime | time | None


@dataclass(frozen=True, slots=True)
class Styled:
    """A value with a look of its own instead of its column's."""

    value: Value
    look: Look


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its head, its width in characters, the look of its cells."""

    title: str
    width: float
    look: Look = Look.TEXT


@dataclass(frozen=True, slots=True)
class SheetPlan:
    """A sheet before its rows: `printed` limits the printed columns, 0 prints all; `table` names its filter.

    `note` explains the signs of the table, in a line of its own above it; `centred` puts the title in the middle, as
    on a document. A sheet is shrunk to the width of its paper unless `fitted` is off: then its own page breaks hold (a
    sheet that is shrunk has none), and what is wider goes on beside, on pages that begin with the `repeated` columns.
    """

    name: str
    title: str
    columns: tuple[Column, ...]
    table: str = ""
    landscape: bool = True
    printed: int = 0
    fitted: bool = True
    repeated: int = 0
    note: str = ""
    centred: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """What every sheet of one workbook says about the meeting."""

    meeting: str
    details: str
    paper: Paper
    final: bool


def cell_string(text: str) -> str:
    """Text as a cell can hold it: no control characters, at most MAX_CELL units with a note where it was cut."""
    text = clean_text(text)
    if len(text) * 2 <= MAX_CELL or len(text.encode("utf-16-le")) // 2 <= MAX_CELL:
        return text
    room = (MAX_CELL - len(CUT_NOTE)) * 2
    return text.encode("utf-16-le")[:room].decode("utf-16-le", "ignore").rstrip() + CUT_NOTE


class Grid:
    """Writes one sheet from top to bottom; rows once written are gone from memory."""

    def __init__(self, sheet: Any, looks: Looks, plan: SheetPlan, frame: Frame, progress: Progress) -> None:
        from openpyxl.cell import Cell

        self.plan = plan
        self.row = 0
        self._sheet = sheet
        self._looks = looks
        self._frame = frame
        self._progress = progress
        # A title over more than the repeated columns would be cut on the pages beside.
        self._width = plan.repeated or plan.printed or len(plan.columns)
        self._used = 0.0  # points of the page that is written
        self._cell: Any = Cell(sheet, row=1, column=1)
        # The library tries each cell as a bare value first, and raises: a third of the time of a long sheet.
        sheet._values_to_row = _as_they_are
        self._set_up_page()

    def _set_up_page(self) -> None:
        from openpyxl.worksheet.properties import PageSetupProperties

        sheet, frame = self._sheet, self._frame
        for index, column in enumerate(self.plan.columns):
            sheet.column_dimensions[_letter(index)].width = column.width
        if self.plan.repeated:
            sheet.print_title_cols = f"A:{_letter(self.plan.repeated - 1)}"
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=self.plan.fitted)
        setup = sheet.page_setup
        setup.orientation = "landscape" if self.plan.landscape else "portrait"
        setup.paperSize = _PAPER_CODES[frame.paper]
        if frame.paper is not Paper.A4:
            # The code's folio is 8.5 x 13 inch; readers that know the exact measures take these.
            width, height = frame.paper.millimetres
            setup.paperWidth, setup.paperHeight = f"{width:g}mm", f"{height:g}mm"
        if self.plan.fitted:
            setup.fitToWidth, setup.fitToHeight = 1, 0
        margins = sheet.page_margins
        # A lying sheet is bound at its upper edge.
        margins.left, margins.right = (_inches(15), _inches(15)) if self.plan.landscape else (_inches(25), _inches(20))
        margins.top, margins.bottom, margins.header, margins.footer = (_inches(mm) for mm in (_MARGIN, _MARGIN, 9, 9))
        sheet.print_options.horizontalCentered = True
        footer, header = sheet.oddFooter, sheet.oddHeader
        footer.left.text, footer.left.size = _footer_text(f"{self.plan.title} – {frame.meeting}"), 9
        footer.right.text, footer.right.size = "Halaman &P dari &N", 9
        sheet.HeaderFooter.scaleWithDoc = False
        if not frame.final:
            header.right.text, header.right.size, header.right.color = "KONSEP", 9, "808080"
        for part in (footer.left, footer.right, header.right):
            part.font = f"{FONT},Regular"
        sheet.sheet_view.zoomScale = 100
        sheet.sheet_view.showGridLines = False

    def freeze(self, first_row: int, first_column: int = 0) -> None:
        """Keep the rows above `first_row` (1-based) and the columns before `first_column` (0-based) in sight.

        Must be said before the first row is written.
        """
        self._sheet.freeze_panes = f"{_letter(first_column)}{first_row}"

    def title_block(self) -> None:
        """Sheet title, meeting, time and place, the note if there is one, and an empty line: four or five rows."""
        self.title((self.plan.title.upper(),))
        look = Look.CENTRED if self.plan.centred else Look.SUBTITLE
        self.line(self._frame.meeting, look)
        self.line(self._frame.details, look)
        if self.plan.note:
            self.line(self.plan.note, look)
        self.write((), height=8)

    def title(self, lines: Sequence[str]) -> None:
        """The lines of a title; the first says when the document is a draft."""
        mark = "" if self._frame.final else "  ·  KONSEP"
        for index, text in enumerate(lines):
            self.line(text if index else text + mark, Look.HEADING if self.plan.centred else Look.TITLE)

    def line(self, text: str, look: Look = Look.SUBTITLE) -> None:
        """A line of text over the whole printed width."""
        size = SIZES[look]
        width = sum(column.width for column in self.plan.columns[: self._width])
        lines = line_count(text, width, bold=look in BOLD, size=size)
        self.merge_row(0, self._width - 1)
        self.write([Styled(text, look)], height=row_height(lines) * size / 10)

    def height(self, text: str, first: int, last: int) -> float:
        """Points that a wrapped text takes over the columns `first` to `last` (0-based)."""
        width = sum(column.width for column in self.plan.columns[first : last + 1])
        return row_height(line_count(text, width, bold=self.plan.columns[first].look in BOLD))

    def section(self, text: str) -> None:
        """A heading above a block of rows."""
        self.write((), height=16)
        self.write([Styled(text, Look.SECTION)], height=20)

    def keep_together(self, points: float) -> None:
        """Begin a new page when rows of this height do not fit below; only where the sheet is not `fitted`."""
        from openpyxl.worksheet.pagebreak import Break

        width, height = self._frame.paper.millimetres
        page = ((width if self.plan.landscape else height) - 2 * _MARGIN) / 25.4 * 72
        if self._used and self._used + points > page:
            self._sheet.row_breaks.append(Break(id=self.row))
            self._used = 0.0

    def is_line(self, values: Sequence[Value]) -> bool:
        """Whether these values stand in one line each in their columns."""
        return all(
            not isinstance(value, str) or line_count(value, column.width) == 1
            for value, column in zip(values, self.plan.columns, strict=False)
        )

    def chart(self, chart: Any, column: int, row: int) -> None:
        """Lay a chart over the cells, its corner at `column` (0-based) and `row` (1-based)."""
        self._sheet.add_chart(chart, f"{_letter(column)}{row}")

    def cells(self, first: tuple[int, int], last: tuple[int, int]) -> Any:
        """The block from `first` to `last`, each (column 0-based, row 1-based), as a chart names its figures."""
        from openpyxl.chart import Reference

        return Reference(
            self._sheet, min_col=first[0] + 1, min_row=first[1], max_col=last[0] + 1, max_row=last[1]
        )  # fmt: skip

    def head(self) -> None:
        """The grey row of column titles."""
        room = 2.5 if self.plan.table else 0  # the arrow of the filter stands over the title
        lines = max(line_count(column.title, column.width - room, bold=True) for column in self.plan.columns)
        self.write([Styled(column.title, Look.HEAD) for column in self.plan.columns], height=row_height(lines) + 4)

    def table(self, rows: Iterable[Sequence[Value | Styled]], empty: str) -> None:
        """Title block, frozen head and rows with filters; `empty` is said in the widest column when there are none."""
        self.freeze(7 if self.plan.note else 6, self.plan.repeated or 1)
        self.title_block()
        self.head()
        head_row = self.row
        looks = [column.look for column in self.plan.columns]
        for row in rows:
            self.write(row, looks)
            if self.row % 500 == 0:
                self._progress.report(self.row, self.row + 1, self.plan.title)
        if self.row == head_row:
            widest = max(range(len(looks)), key=lambda index: self.plan.columns[index].width)
            self.write([empty if index == widest else None for index in range(len(looks))], [Look.TEXT] * len(looks))
        self._add_filter(head_row)
        self.repeat_rows(head_row, head_row)
        if self.plan.printed:
            self._sheet.print_area = f"A1:{_letter(self.plan.printed - 1)}{self.row}"

    def repeat_rows(self, first: int, last: int) -> None:
        """Print these rows (1-based) at the top of every page."""
        self._sheet.print_title_rows = f"{first}:{last}"

    def _add_filter(self, head_row: int) -> None:
        from openpyxl.worksheet.filters import AutoFilter
        from openpyxl.worksheet.table import Table, TableColumn

        reference = f"A{head_row}:{_letter(len(self.plan.columns) - 1)}{self.row}"
        table = Table(displayName=self.plan.table, name=self.plan.table, ref=reference)
        table.tableColumns = [
            TableColumn(id=index, name=column.title) for index, column in enumerate(self.plan.columns, 1)
        ]
        table.autoFilter = AutoFilter(ref=reference)
        self._sheet.tables.add(table)

    def merge_row(self, first: int, last: int) -> None:
        """Merge the columns `first` to `last` (0-based) of the row that is written next."""
        if last > first:
            self._sheet.merged_cells.add(f"{_letter(first)}{self.row + 1}:{_letter(last)}{self.row + 1}")

    def merge_column(self, column: int, rows: int) -> None:
        """Merge the cells of a column (0-based) over the next `rows` rows."""
        letter = _letter(column)
        self._sheet.merged_cells.add(f"{letter}{self.row + 1}:{letter}{self.row + rows}")

    def write(
        self, values: Sequence[Value | Styled], looks: Sequence[Look] | None = None, *, height: float | None = None
    ) -> float:
        """Write the next row, as high as its wrapped texts need or as `height` says; returns its points.

        Raises UserError when the sheet is full.
        """
        self.row += 1
        if self.row > MAX_SHEET_ROWS:
            raise UserError("Data melebihi jumlah baris satu lembar kerja; pilih sebagian data lalu ulangi.")
        points = min(409.0, math.ceil((self._fitting(values, looks) if height is None else height) * 4) / 4)
        self._used += points
        self._sheet.row_dimensions[self.row].height = points
        self._sheet.append(self._cells(values, looks))
        del self._sheet.row_dimensions[self.row]  # written already; 50,000 of them would fill the memory
        return points

    def _fitting(self, values: Sequence[Value | Styled], looks: Sequence[Look] | None) -> float:
        lines = 1
        for index, value in enumerate(values):
            look = looks[index] if looks is not None else Look.TEXT
            if isinstance(value, Styled):
                value, look = value.value, value.look
            if isinstance(value, str) and (len(value) > 4 or "\n" in value):
                lines = max(lines, line_count(value, self.plan.columns[index].width, bold=look in BOLD))
        return row_height(lines)

    def _cells(self, values: Sequence[Value | Styled], looks: Sequence[Look] | None) -> Iterator[Any]:
        """The cells of a row, one after the other in the same object: it is written before the next is asked for."""
        cell = self._cell
        cell.row = self.row
        for index, value in enumerate(values):
            look = looks[index] if looks is not None else Look.TEXT
            if isinstance(value, Styled):
                value, look = value.value, value.look
            cell.column = index + 1
            if isinstance(value, str):
                value = cell_string(value)
                quoted = value.startswith(_FORMULA_MARKS)
                cell._style = (self._looks.quoted if quoted else self._looks.plain)[look]
                cell._value = value or None
                cell.data_type = "s" if value else "n"  # "=1+1" is no formula, "#N/A" no error
            else:
                if look is Look.NUMBER and isinstance(value, (int, float)) and float(value).is_integer():
                    look = Look.INTEGER
                cell._style = self._looks.plain[look]
                cell._value = value
                cell.data_type = "d" if isinstance(value, (date, time)) else "n"
            yield cell


def _as_they_are(cells: Iterator[Any], _row: int) -> Iterator[Any]:
    return cells


class Book:
    """The workbook while it is written, sheet after sheet."""

    def __init__(self, frame: Frame, progress: Progress, sheets: int) -> None:
        """`sheets` is how many it will have, for the progress."""
        from openpyxl import Workbook
        from openpyxl.styles import Font

        self.workbook: Any = Workbook(write_only=True)
        # Columns are as wide as so many digits of this face; the library's own is not on every machine.
        self.workbook._named_styles["Normal"].font = Font(name=FONT, size=10)
        self.sheets = sheets
        self._frame = frame
        self._progress = progress
        self._looks: Looks | None = None

    def sheet(self, plan: SheetPlan) -> Grid:
        """Begin a sheet after the others."""
        sheet = self.workbook.create_sheet(plan.name)
        if self._looks is None:
            self._looks = Looks(sheet)
        self._progress.report(len(self.workbook.worksheets) - 1, self.sheets, plan.title)
        return Grid(sheet, self._looks, plan, self._frame, self._progress)

    def close(self) -> None:
        """Let go of the parts on disk of sheets that were never finished."""
        for sheet in self.workbook.worksheets:
            if not sheet.closed:
                sheet.close()


def _letter(index: int) -> str:
    from openpyxl.utils import get_column_letter

    return get_column_letter(index + 1)


def _inches(millimetres: float) -> float:
    return round(millimetres / 25.4, 3)


def _footer_text(text: str) -> str:
    line = " ".join(clean_text(text).split())
    short = line if len(line) <= 90 else line[:89].rstrip() + "…"
    return short.replace("&", "&&")
