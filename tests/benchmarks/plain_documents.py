"""The same contents as the program's documents, written as a plain script would: the measure of their speed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from openpyxl import Workbook, load_workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from reportlab.lib.colors import Color
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Table, TableStyle

from rakor_desktop.documents.fonts import Face, widths
from rakor_desktop.documents.layout import Align, Block, TextBlock
from rakor_desktop.documents.page import Sheet
from rakor_desktop.documents.tables import Cell
from rakor_desktop.documents.tables import Table as OwnTable

_ALIGN: dict[Align, Any] = {Align.CENTRE: TA_CENTER, Align.JUSTIFY: TA_JUSTIFY}


@dataclass(frozen=True, slots=True)
class Text:
    """One paragraph."""

    text: str
    size: float
    bold: bool
    align: Any
    indent: float
    number: str
    gap: float


@dataclass(frozen=True, slots=True)
class Grid:
    """One table; the first row is its head."""

    widths: tuple[float, ...]
    rows: tuple[tuple[str, ...], ...]
    size: float


def contents(blocks: Sequence[Block]) -> list[Text | Grid]:
    """What the blocks of a document say, without how they were laid out. Signatures and the kop are left out."""
    found: list[Text | Grid] = []
    for block in blocks:
        if isinstance(block, TextBlock):
            found.append(
                Text(
                    _joined(block), block.size, block.face is Face.BOLD, _ALIGN.get(block.align, 0), block.indent,
                    "  ".join(mark.text for mark in block.marks), block.space_before,
                )
            )  # fmt: skip
        elif isinstance(block, OwnTable):
            found.append(_grid(block))
    return found


def _grid(block: OwnTable) -> Grid:
    count = len(block.columns)
    head: list[str] = []
    for part, _ in block.head[0]:
        head += [part.text] + [""] * (part.span - 1)
    rows = [tuple(head)]
    for band in block.bands:
        for number, row in enumerate(band.rows):
            shared = dict(enumerate(band.spanned)) if not number else {}
            own = dict(enumerate(row))  # a heading above rows has one cell for all columns
            cells = [own.get(index) or shared.get(index) for index in range(count)]
            rows.append(tuple(_joined(cell) if cell else "" for cell in cells))
    size = next((cell.size for cell in block.bands[0].rows[0] if cell), 10.0) if block.bands else 10.0
    return Grid(tuple(column.width for column in block.columns), tuple(rows), size)


def _joined(shape: TextBlock | Cell) -> str:
    return " ".join(line.text for line in shape.lines)


def write_pdf(content: Sequence[Text | Grid], sheet: Sheet, path: Path) -> None:
    """A plain reportlab script: Paragraphs, Paragraph cells, a repeated head, page numbers, the mark of a draft."""
    widths(Face.REGULAR)
    widths(Face.BOLD)
    story: list[Flowable] = []
    for part in content:
        if isinstance(part, Text):
            style = ParagraphStyle(
                "text", fontName=(Face.BOLD if part.bold else Face.REGULAR).value, fontSize=part.size,
                leading=part.size * 1.2, alignment=part.align, leftIndent=part.indent, spaceBefore=part.gap,
                bulletFontName=Face.REGULAR.value, bulletFontSize=part.size,
            )  # fmt: skip
            story.append(Paragraph(escape(part.text), style, bulletText=part.number or None))
        else:
            story.append(_plain_table(part))
    margins = sheet.margins
    document = SimpleDocTemplate(
        str(path), pagesize=(sheet.width, sheet.height), leftMargin=margins.left, rightMargin=margins.right,
        topMargin=margins.top, bottomMargin=margins.bottom, pageCompression=1,
    )  # fmt: skip
    document.build(story, onFirstPage=_page, onLaterPages=_page)


def _plain_table(part: Grid) -> Table:
    body = ParagraphStyle("cell", fontName=Face.REGULAR.value, fontSize=part.size, leading=part.size * 1.2)
    bold = ParagraphStyle("head", body, fontName=Face.BOLD.value, alignment=TA_CENTER)
    head, *rows = part.rows
    cells = [[Paragraph(escape(text), bold) for text in head]]
    cells += [[Paragraph(escape(text), body) for text in row] for row in rows]
    table = Table(cells, colWidths=list(part.widths), repeatRows=1)
    table.setStyle(
        TableStyle(
            [
                ("GRID", (0, 0), (-1, -1), 0.5, Color(0, 0, 0)),
                ("BACKGROUND", (0, 0), (-1, 0), Color(0.93, 0.93, 0.93)),
                ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
            ]
        )
    )
    return table


def _page(canvas: Canvas, document: Any) -> None:
    width, height = document.pagesize
    canvas.saveState()
    canvas.setFillGray(0.91)
    canvas.setFont(Face.BOLD.value, 120)
    canvas.translate(width / 2, height / 2)
    canvas.rotate(45)
    canvas.drawCentredString(0, -40, "KONSEP")
    canvas.restoreState()
    canvas.setFont(Face.REGULAR.value, 11)
    canvas.drawCentredString(width / 2, height - 34, f"- {document.page} -")


@dataclass(frozen=True, slots=True)
class PlainSheet:
    """One sheet of a workbook: its values and the width of each column."""

    title: str
    rows: tuple[tuple[Any, ...], ...]
    widths: tuple[tuple[str, float], ...]


def sheets_of(path: Path) -> list[PlainSheet]:
    """What a workbook says."""
    book = load_workbook(path)
    return [
        PlainSheet(
            sheet.title,
            tuple(sheet.iter_rows(values_only=True)),
            tuple((letter, shape.width) for letter, shape in sheet.column_dimensions.items()),
        )
        for sheet in book.worksheets
    ]


def write_workbook(sheets: Sequence[PlainSheet], path: Path) -> None:
    """A plain openpyxl script: values, shared styles set on each cell, widths, frozen heads."""
    book = Workbook()
    book.remove(book.worksheets[0])
    side = Side(style="thin", color="FF999999")
    border = Border(side, side, side, side)
    body, bold = Font(name="Arial", size=10), Font(name="Arial", size=10, bold=True)
    wrap, fill = Alignment(vertical="top", wrap_text=True), PatternFill("solid", fgColor="FFEDEDED")
    for plain in sheets:
        sheet = book.create_sheet(plain.title)
        for letter, width in plain.widths:
            sheet.column_dimensions[letter].width = width
        for number, row in enumerate(plain.rows, 1):
            for column, value in enumerate(row, 1):
                cell: Any = sheet.cell(number, column, value)
                cell.font = bold if number == 1 else body
                cell.border = border
                cell.alignment = wrap
                if number == 1:
                    cell.fill = fill
        sheet.freeze_panes = "A2"
    book.save(path)
