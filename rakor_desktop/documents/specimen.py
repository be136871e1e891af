"""Cut-outs of a page for the settings: the kop, a signature block, drawn by what draws the documents."""

from __future__ import annotations

from datetime import date
from io import BytesIO

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from rakor_desktop.documents.fonts import Face, widths
from rakor_desktop.documents.kop import Kop, kop
from rakor_desktop.documents.layout import Align, TextBlock
from rakor_desktop.documents.sheet import Sheet
from rakor_desktop.documents.signature import signatory_signer, single
from rakor_desktop.domain import formatting
from rakor_desktop.domain.office import OfficeStyle
from rakor_desktop.domain.people import Letterhead, Signatory

_BELOW = 6 * mm
_FOOT_SIZE = 9
_CUT_GREY = 0.6
_EDGE = 5 * mm
_BLANK = 40 * mm


def kop_specimen(letterhead: Letterhead, style: OfficeStyle) -> bytes:
    """The top of a first page as a PDF of one page; below a cut the address that a kop Bupati has at the foot."""
    sheet = Sheet.of(style.paper, style)
    blocks = kop(letterhead, sheet, draft=True, gap_below=0)
    block = blocks[0] if blocks and isinstance(blocks[0], Kop) else None
    top, left = sheet.geometry.kop_top * mm, sheet.margins.left
    foot = None
    height = top + _BELOW + (block.height if block else _BLANK - top - _BELOW)
    if block and block.foot:
        foot = TextBlock.of(block.foot, sheet.text_width, size=_FOOT_SIZE, align=Align.CENTRE)
        height += foot.height + 2 * _BELOW
    stream = BytesIO()
    canvas = _open(stream, sheet.width, height)
    if block:
        block.draw(canvas, left, height - top)
    if foot:
        cut = foot.height + 2 * _BELOW
        canvas.saveState()
        canvas.setStrokeGray(_CUT_GREY)
        canvas.setDash(2, 2)
        canvas.line(0, cut, sheet.width, cut)
        canvas.restoreState()
        foot.draw(canvas, left, cut - _BELOW)
    canvas.showPage()
    canvas.save()
    return stream.getvalue()


def signature_specimen(signatory: Signatory, style: OfficeStyle, day: date) -> bytes:
    """The signature block of a document that names place and date above it, as a PDF of one page."""
    sheet = Sheet.of(style.paper, style)
    place = f"{style.city}, {formatting.long_date(day)}"
    signer = signatory_signer(signatory, (place,), with_nip=True, style=style)
    block = single(signer, sheet, size=sheet.geometry.letter_size)
    column = block.columns[0]
    height = block.height + 2 * _EDGE
    stream = BytesIO()
    canvas = _open(stream, column.width + 2 * _EDGE, height)
    block.draw(canvas, _EDGE - column.x, height - _EDGE)
    canvas.showPage()
    canvas.save()
    return stream.getvalue()


def _open(stream: BytesIO, width: float, height: float) -> Canvas:
    widths(Face.REGULAR)
    widths(Face.BOLD)
    return Canvas(stream, pagesize=(width, height), invariant=True, pageCompression=1)
