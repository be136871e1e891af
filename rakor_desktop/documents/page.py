"""The page system: paper, margins, page numbers, the KONSEP mark, and drawing placed blocks into a file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto
from typing import BinaryIO

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from rakor_desktop.documents.fonts import Face, measure, printable, widths
from rakor_desktop.documents.kop import Kop
from rakor_desktop.documents.layout import Align, Block, Page, draw_lines, paginate
from rakor_desktop.documents.text import Line, break_lines
from rakor_desktop.domain.kinds import Paper
from rakor_desktop.domain.progress import Progress

KOP_TOP = 12 * mm
_NUMBER_BASELINE = 12 * mm
_WATERMARK = "KONSEP"
_WATERMARK_GREY = 0xE9 / 255
_FOOTER_GREY = 0x59 / 255  # 7:1 against white
_FOOTER_SIZE = 8
_FOOTER_LEADING = 9.2
_BOOKMARK_PAGES = 4


@dataclass(frozen=True, slots=True)
class Margins:
    """Ruang tepi in points."""

    top: float
    right: float
    bottom: float
    left: float


NATIONAL = Margins(20 * mm, 20 * mm, 25 * mm, 30 * mm)
"""Preset `nasional` (documents.md section 1.2)."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """Paper with its margins, in points."""

    width: float
    height: float
    margins: Margins = NATIONAL

    @classmethod
    def of(cls, paper: Paper, *, landscape: bool = False) -> Sheet:
        """The paper upright or lying."""
        width, height = (side * mm for side in paper.millimetres)
        return cls(height, width) if landscape else cls(width, height)

    @property
    def text_width(self) -> float:
        """Between the left and the right margin."""
        return self.width - self.margins.left - self.margins.right

    @property
    def text_height(self) -> float:
        """Between the top and the bottom margin."""
        return self.height - self.margins.top - self.margins.bottom

    def scaled(self, millimetres: Sequence[float]) -> list[float]:
        """Column widths for the text width, in the proportion of `millimetres`; the last takes the rounding."""
        factor = self.text_width / sum(millimetres)
        result = [round(width * factor, 2) for width in millimetres]
        result[-1] = self.text_width - sum(result[:-1])
        return result


class Numbering(Enum):
    """Where pages are numbered."""

    TOP = auto()  # `- 2 -`, not on a first page with a kop
    FOOTER = auto()  # `Halaman 2 dari 5`


@dataclass(frozen=True, slots=True)
class FileInfo:
    """What the file says about itself; `made_at` is local time (WIB)."""

    title: str
    author: str
    subject: str
    made_at: datetime


def first_page_height(blocks: Sequence[Block], sheet: Sheet) -> float:
    """The text area of the first page: a kop begins in the top margin."""
    return sheet.height - KOP_TOP - sheet.margins.bottom if isinstance(blocks[0], Kop) else sheet.text_height


def write_pages(
    stream: BinaryIO,
    blocks: Sequence[Block],
    sheet: Sheet,
    info: FileInfo,
    progress: Progress,
    *,
    draft: bool,
    numbering: Numbering = Numbering.TOP,
    footer: str = "",
) -> int:
    """Place the blocks, draw every page into `stream`, and return the number of pages."""
    widths(Face.REGULAR)
    widths(Face.BOLD)
    first_height = first_page_height(blocks, sheet)
    has_kop = first_height > sheet.text_height
    pages = paginate(blocks, sheet.text_height, first_height)
    canvas = _open(stream, sheet, info)
    notice = break_lines(footer, sheet.text_width, Face.REGULAR, _FOOTER_SIZE) if footer else []
    for number, page in enumerate(pages, 1):
        progress.report(number - 1, len(pages), f"Halaman {number} dari {len(pages)}")
        if draft:
            _draw_watermark(canvas, sheet)
        top = sheet.margins.bottom + (first_height if number == 1 else sheet.text_height)
        _draw_page(canvas, page, sheet.margins.left, top, outline=len(pages) > _BOOKMARK_PAGES)
        if numbering is Numbering.FOOTER:
            _draw_footer(canvas, sheet, notice, number, len(pages))
        elif number > 1 or (len(pages) > 1 and not has_kop):
            canvas.setFont(Face.REGULAR.value, 11)
            canvas.drawCentredString(
                sheet.margins.left + sheet.text_width / 2, sheet.height - _NUMBER_BASELINE, f"- {number} -"
            )
        canvas.showPage()
    canvas.save()
    progress.report(len(pages), len(pages))
    return len(pages)


def _open(stream: BinaryIO, sheet: Sheet, info: FileInfo) -> Canvas:
    # `invariant` keeps the clock out of the file, so that the same record gives the same bytes.
    canvas = Canvas(stream, pagesize=(sheet.width, sheet.height), invariant=True, pageCompression=1, lang="id-ID",
                    pdfVersion=(1, 7))  # fmt: skip
    stamp = getattr(canvas, "_doc")._timeStamp  # noqa: B009 - no public way to date a file
    made = info.made_at
    stamp.YMDhms = (made.year, made.month, made.day, made.hour, made.minute, made.second)
    stamp.dhh, stamp.dmm = 7, 0
    canvas.setTitle(info.title)
    canvas.setAuthor(info.author)
    canvas.setSubject(info.subject)
    canvas.setCreator("Rakor Desktop")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    return canvas


def _draw_page(canvas: Canvas, page: Page, left: float, top: float, *, outline: bool) -> None:
    for block, offset in page.blocks:
        block_top = top - offset
        if outline and block.outline:
            key = f"{canvas.getPageNumber()}-{offset:.1f}"
            canvas.bookmarkHorizontal(key, 0, block_top + 4)
            canvas.addOutlineEntry(printable(block.outline).replace("\n", " "), key, level=0)
        block.draw(canvas, left, block_top)


def _draw_watermark(canvas: Canvas, sheet: Sheet) -> None:
    """The mark of a draft, from corner to corner below the text."""
    size = min(sheet.width, sheet.height) / measure(_WATERMARK, Face.BOLD, 1) * 0.92
    canvas.saveState()
    canvas.setFillGray(_WATERMARK_GREY)
    canvas.setFont(Face.BOLD.value, size)
    canvas.translate(sheet.width / 2, sheet.height / 2)
    canvas.rotate(45 if sheet.height > sheet.width else 30)
    canvas.drawCentredString(0, -size * 0.35, _WATERMARK)
    canvas.restoreState()


def _draw_footer(canvas: Canvas, sheet: Sheet, notice: list[Line], number: int, total: int) -> None:
    canvas.saveState()
    canvas.setFillGray(_FOOTER_GREY)
    canvas.setFont(Face.REGULAR.value, _FOOTER_SIZE)
    top = sheet.margins.bottom - 5 * mm - _FOOTER_SIZE
    draw_lines(canvas, notice, sheet.margins.left, top, sheet.text_width, _FOOTER_LEADING, Align.LEFT, _FOOTER_SIZE)
    canvas.drawRightString(
        sheet.width - sheet.margins.right, top - len(notice) * _FOOTER_LEADING - 2, f"Halaman {number} dari {total}"
    )
    canvas.restoreState()
