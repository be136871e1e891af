"""The page system: where sections stand on their pages, and everything that pages carry around the text.

Around the text stand page numbers, the KONSEP mark, security marks, catchwords, notices and the seal of a final
document (documents.md sections 1.5, 1.6, 11.4). Whatever stands at the foot raises the text above it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from rakor_desktop.documents.fonts import Face, measure, printable, widths
from rakor_desktop.documents.kop import Kop
from rakor_desktop.documents.layout import Align, Page, TextBlock, draw_lines, paginate
from rakor_desktop.documents.metadata import CREATOR, LANGUAGE, FileInfo
from rakor_desktop.documents.qr import draw_code
from rakor_desktop.documents.seal import SealMark
from rakor_desktop.documents.sheet import Numbering, Section, Sheet
from rakor_desktop.documents.tagging import PageCanvas, Tags, code_of
from rakor_desktop.documents.text import Line, balanced, break_lines
from rakor_desktop.domain.naskah import Security
from rakor_desktop.domain.progress import Progress

__all__ = ["FileInfo", "Numbering", "Section", "Sheet", "count_pages", "rooms", "write_pages"]

_EDGE = 4.5 * mm  # what office printers cannot reach
_CLEAR = 2 * mm  # between a mark at the edge and what stands next to it
_CAPITAL = 0.72  # height of a capital letter, of the font size
_FOOT_GAP = 5 * mm  # between the text and what stands at the foot
_NUMBER_SIZE = 11
_WATERMARK = "KONSEP"
_WATERMARK_GREY = 0xE9 / 255
_FOOTER_GREY = 0x59 / 255  # 7:1 against white
_FOOT_LEADING = 1.15
_RED = (0.78, 0, 0)
_BOOKMARK_PAGES = 4
_CODE_SIZE = 18 * mm  # the code of a final document: 16 mm and its quiet zone
_CODE_GAP = 2 * mm  # between the code and what stands beside it
_NUMBER_CLEAR = 2 * mm  # more, between a security mark and the number below it
_ADDRESS_SIZES = (9, 8.5, 8, 7.5)
_ADDRESS_GAP = 3  # below the address
_CHECK = "Periksa keasliannya dengan Rakor Desktop"


@dataclass(frozen=True, slots=True)
class _Marks:
    """What every page of the file carries."""

    security: Security = Security.BIASA
    seal: SealMark | None = None
    catchwords: bool = False


@dataclass(frozen=True, slots=True)
class _Frame:
    """The text area of one kind of page, in points from the lower edge, and the lines at its foot."""

    top: float
    bottom: float
    address: tuple[Line, ...]
    address_size: float
    notice: tuple[Line, ...]

    @property
    def height(self) -> float:
        return self.top - self.bottom


@dataclass(slots=True)
class _Placed:
    """One page of the file."""

    section: Section
    page: Page
    frame: _Frame
    has_kop: bool
    catchword: str
    number: int = 0
    total: int = 0


def write_pages(
    stream: BinaryIO,
    sections: Sequence[Section],
    info: FileInfo,
    progress: Progress,
    *,
    draft: bool,
    security: Security = Security.BIASA,
    seal: SealMark | None = None,
    catchwords: bool = False,
    tags: Tags | None = None,
) -> int:
    """Place the sections, draw every page into `stream`, and return the number of pages.

    `tags` collects the structure of what was drawn, for the archive.
    """
    widths(Face.REGULAR)
    widths(Face.BOLD)
    marks = _Marks(security, seal, catchwords)
    pages = _placed(sections, marks)
    canvas = _open(stream, pages[0].section.sheet, info, tags or Tags())
    for index, placed in enumerate(pages):
        progress.report(index, len(pages), f"Halaman {index + 1} dari {len(pages)}")
        sheet = placed.section.sheet
        canvas.setPageSize((sheet.width, sheet.height))
        canvas.tags.begin_page(code_of(canvas))
        if draft:
            _draw_watermark(canvas, sheet)
        _draw_blocks(canvas, placed, outline=len(pages) > _BOOKMARK_PAGES)
        _draw_number(canvas, placed, marks)
        _draw_foot(canvas, placed, marks, is_last=index == len(pages) - 1)
        if placed.catchword:
            canvas.setFont(Face.REGULAR.value, _NUMBER_SIZE)
            canvas.drawRightString(sheet.width - sheet.margins.right, placed.frame.bottom + 3, placed.catchword)
        if seal is not None and index == len(pages) - 1:
            # Below the text: whoever punches the sheets has the left margin.
            draw_code(canvas, seal.text, sheet.margins.left, _EDGE, _CODE_SIZE, alt=f"Kode QR {seal.label}")
        _draw_security(canvas, sheet, security)
        canvas.tags.end_page(code_of(canvas))
        canvas.showPage()
    canvas.save()
    progress.report(len(pages), len(pages))
    return len(pages)


def count_pages(
    sections: Sequence[Section],
    *,
    security: Security = Security.BIASA,
    seal: SealMark | None = None,
    catchwords: bool = False,
) -> int:
    """How many pages the sections take, without drawing them: for `Lampiran: 2 (dua) lembar`."""
    return len(_placed(sections, _Marks(security, seal, catchwords)))


def rooms(
    section: Section, *, security: Security = Security.BIASA, seal: SealMark | None = None, catchwords: bool = False
) -> tuple[float, float]:
    """The height of the text area on the first page of a section and on the others, in points."""
    first, other = _frames(section, _Marks(security, seal, catchwords))
    return first.height, other.height


# ------------------------------------------------------------------------------------------------------------- placing


def _placed(sections: Sequence[Section], marks: _Marks) -> list[_Placed]:
    pages: list[_Placed] = []
    run: list[_Placed] = []
    for section in sections:
        if section.restart:
            _number(run)
            run = []
        placed = _pages(section, marks)
        run += placed
        pages += placed
    _number(run)
    return pages


def _number(run: Sequence[_Placed]) -> None:
    for number, placed in enumerate(run, 1):
        placed.number, placed.total = number, len(run)


def _pages(section: Section, marks: _Marks) -> list[_Placed]:
    first, other = _frames(section, marks)
    reserved = _catchword_height(section, marks)
    pages = paginate(section.blocks, other.height - reserved, first.height - reserved)
    has_kop = bool(section.blocks) and isinstance(section.blocks[0], Kop)
    return [
        _Placed(
            section,
            page,
            other if index else first,
            has_kop and not index,
            _first_word(pages[index + 1]) if reserved and index + 1 < len(pages) else "",
        )
        for index, page in enumerate(pages)
    ]


def _catchword_height(section: Section, marks: _Marks) -> float:
    """The last line of each page belongs to the catchword; sheets to be filled in have none."""
    return _NUMBER_SIZE * 1.5 if marks.catchwords and section.numbering is Numbering.TOP else 0


def _first_word(page: Page) -> str:
    """The first word of a page with its number, `b. Dinas...`; a table repeats its head and needs none."""
    block = page.blocks[0][0] if page.blocks else None
    if not isinstance(block, TextBlock) or not block.lines[0].text.strip():
        return ""
    words = [mark.text for mark in block.marks] + block.lines[0].text.split()[:1]
    return f"{' '.join(words).rstrip('.')}..."


def _frames(section: Section, marks: _Marks) -> tuple[_Frame, _Frame]:
    """The text areas of the first page of a section and of the others."""
    sheet = section.sheet
    room = sheet.text_width - (_CODE_SIZE + _CODE_GAP if marks.seal is not None else 0)
    notice = tuple(break_lines(section.footer, room, Face.REGULAR, sheet.geometry.privacy_size))
    has_line = section.numbering is Numbering.FOOTER or marks.seal is not None
    top_mark = _mark_height(sheet, marks)

    def frame(top: float, bottom: float, address: tuple[Line, ...] = (), size: float = 0) -> _Frame:
        needed = len(address) * size * _FOOT_LEADING + (_ADDRESS_GAP if address else 0)
        needed += (len(notice) + has_line) * sheet.geometry.privacy_size * _FOOT_LEADING
        if needed:
            needed += _EDGE + _FOOT_GAP + (top_mark - _EDGE if top_mark else 0)
        # Every page keeps room for the code, so that the pages stay as they are whichever is the last.
        code = _EDGE + _CODE_SIZE + _CLEAR if marks.seal is not None else 0
        return _Frame(sheet.height - max(top, top_mark), max(bottom, needed, top_mark, code), address, size, notice)

    other = frame(sheet.margins.top, sheet.margins.bottom)
    kop = section.blocks[0] if section.blocks else None
    if not isinstance(kop, Kop):
        return other, other
    return frame(sheet.geometry.kop_top * mm, sheet.bottom_below_kop, *_address(kop.foot, room)), other


def _address(text: str, width: float) -> tuple[tuple[Line, ...], float]:
    """The address below a kop Bupati in one line, smaller where that makes it fit; its lines and their size."""
    for size in _ADDRESS_SIZES:
        lines = tuple(break_lines(text, width, Face.REGULAR, size)) if text else ()
        if len(lines) <= 1:
            return lines, size
    return balanced(text, width, Face.REGULAR, _ADDRESS_SIZES[0]), _ADDRESS_SIZES[0]


def _mark_height(sheet: Sheet, marks: _Marks) -> float:
    """How far a security mark and the white around it reach from the edge."""
    if marks.security is Security.BIASA:
        return 0
    return _EDGE + sheet.geometry.security_size * _CAPITAL + _CLEAR


# ------------------------------------------------------------------------------------------------------------- drawing


def _open(stream: BinaryIO, sheet: Sheet, info: FileInfo, tags: Tags) -> PageCanvas:
    # `invariant` keeps the clock out of the file, so that the same record gives the same bytes.
    canvas = PageCanvas(stream, pagesize=(sheet.width, sheet.height), invariant=True, pageCompression=1, lang=LANGUAGE,
                        pdfVersion=(1, 7))  # fmt: skip
    canvas.tags = tags
    stamp = getattr(canvas, "_doc")._timeStamp  # noqa: B009 - no public way to date a file
    made = info.made_at
    stamp.YMDhms = (made.year, made.month, made.day, made.hour, made.minute, made.second)
    stamp.dhh, stamp.dmm = 7, 0
    canvas.setTitle(info.title)
    canvas.setAuthor(info.author)
    canvas.setSubject(info.subject)
    canvas.setCreator(CREATOR)
    canvas.setViewerPreference("DisplayDocTitle", "true")
    return canvas


def _draw_blocks(canvas: Canvas, placed: _Placed, *, outline: bool) -> None:
    left = placed.section.sheet.margins.left
    for block, offset in placed.page.blocks:
        top = placed.frame.top - offset
        if outline and block.outline:
            key = f"{canvas.getPageNumber()}-{offset:.1f}"
            canvas.bookmarkHorizontal(key, 0, top + 4)
            canvas.addOutlineEntry(printable(block.outline).replace("\n", " "), key, level=0)
        block.draw(canvas, left, top)


def _draw_number(canvas: Canvas, placed: _Placed, marks: _Marks) -> None:
    if placed.section.numbering is not Numbering.TOP or placed.has_kop or placed.total == 1:
        return
    sheet = placed.section.sheet
    clear = _mark_height(sheet, marks)
    baseline = max(sheet.geometry.page_number_top * mm, clear + _NUMBER_CLEAR + _NUMBER_SIZE * _CAPITAL if clear else 0)
    canvas.setFont(Face.REGULAR.value, _NUMBER_SIZE)
    canvas.drawCentredString(sheet.margins.left + sheet.text_width / 2, sheet.height - baseline, f"- {placed.number} -")


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


def _draw_foot(canvas: Canvas, placed: _Placed, marks: _Marks, *, is_last: bool) -> None:
    """From the text downwards: address of a kop Bupati, privacy notice, the line with the page's number.

    On the last page of a final document they stand beside its code.
    """
    sheet, frame = placed.section.sheet, placed.frame
    beside = _CODE_SIZE + _CODE_GAP if marks.seal is not None and is_last else 0
    left, width, small = sheet.margins.left + beside, sheet.text_width - beside, sheet.geometry.privacy_size
    top = frame.bottom - _FOOT_GAP
    canvas.saveState()
    for lines, size, align, grey in _foot_lines(placed, marks, small):
        canvas.setFillGray(grey)
        canvas.setFont(Face.REGULAR.value, size)
        leading = size * _FOOT_LEADING
        draw_lines(canvas, lines, left, top - size, width, leading, align, size)
        top -= len(lines) * leading + (_ADDRESS_GAP if lines is frame.address else 0)
    if beside and top - small > max(_EDGE, _mark_height(sheet, marks)):
        canvas.drawString(left, top - small, _CHECK)
    canvas.restoreState()


def _foot_lines(placed: _Placed, marks: _Marks, small: float) -> Iterator[tuple[Sequence[Line], float, Align, float]]:
    page = f"Halaman {placed.number} dari {placed.total}"
    if placed.frame.address:
        yield placed.frame.address, placed.frame.address_size, Align.CENTRE, 0
    if placed.frame.notice:
        yield placed.frame.notice, small, Align.LEFT, _FOOTER_GREY
    if marks.seal is not None:
        text = printable(f"{marks.seal.label} · {page}")
        yield [Line(text, measure(text, Face.REGULAR, small))], small, Align.LEFT, _FOOTER_GREY
    elif placed.section.numbering is Numbering.FOOTER:
        yield [Line(page, measure(page, Face.REGULAR, small))], small, Align.RIGHT, _FOOTER_GREY


def _draw_security(canvas: Canvas, sheet: Sheet, security: Security) -> None:
    """The security class, red, at the top and the bottom of every page (documents.md section 1.6)."""
    if security is Security.BIASA:
        return
    size = sheet.geometry.security_size
    middle = sheet.margins.left + sheet.text_width / 2
    canvas.saveState()
    canvas.setFillColorRGB(*_RED)
    canvas.setFont(Face.BOLD.value, size)
    canvas.drawCentredString(middle, sheet.height - _EDGE - size * _CAPITAL, security.label.upper())
    canvas.drawCentredString(middle, _EDGE, security.label.upper())
    canvas.restoreState()
