"""QR codes drawn as vectors: sharp on any printer, a few hundred bytes in the file."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from reportlab.graphics.barcode import qrencoder
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from rakor_desktop.documents.fonts import Face
from rakor_desktop.documents.layout import LINE_HEIGHT, Align, Solid, draw_lines
from rakor_desktop.documents.sheet import Sheet
from rakor_desktop.documents.tagging import Role, tagged
from rakor_desktop.documents.text import Line, break_lines

QUIET = 4
"""Modules that stay white on each side, or scanners do not find the code (ISO/IEC 18004)."""


@lru_cache(maxsize=8)
def modules(text: str) -> tuple[tuple[bool, ...], ...]:
    """The black modules by rows, top first, without the quiet zone; error correction level M."""
    code = qrencoder.QRCode(None, qrencoder.QRErrorCorrectLevel.M)
    code.addData(qrencoder.QR8bitByte(text.encode()))
    code.make()
    count: int = code.getModuleCount()
    return tuple(tuple(bool(code.isDark(row, column)) for column in range(count)) for row in range(count))


def draw_code(canvas: Canvas, text: str, left: float, bottom: float, size: float, *, alt: str = "Kode QR") -> None:
    """Draw the code of `text` into a square of `size` points, quiet zone included; `alt` is for who cannot see it."""
    rows = modules(text)
    unit = size / (len(rows) + 2 * QUIET)
    path = canvas.beginPath()
    for number, row in enumerate(rows):
        y = bottom + size - (QUIET + number + 1) * unit
        start: int | None = None
        for column, dark in enumerate((*row, False)):
            if dark and start is None:
                start = column
            elif not dark and start is not None:
                path.rect(left + (QUIET + start) * unit, y, (column - start) * unit, unit)
                start = None
    canvas.saveState()
    canvas.setFillGray(0)
    with tagged(canvas, Role.FIGURE, alt=alt):
        canvas.drawPath(path, stroke=0, fill=1)
    canvas.restoreState()


@dataclass(frozen=True, slots=True)
class QrBlock(Solid):
    """A code at the left edge with a caption beside it."""

    text: str = ""
    size: float = 0
    lines: tuple[Line, ...] = ()
    caption_size: float = 9

    @property
    def height(self) -> float:
        return max(self.size, len(self.lines) * self.caption_size * LINE_HEIGHT)

    def draw(self, canvas: Canvas, left: float, top: float) -> None:
        draw_code(canvas, self.text, left, top - self.size, self.size, alt="Kode QR undangan untuk meja registrasi")
        leading = self.caption_size * LINE_HEIGHT
        first = top - (self.height - len(self.lines) * leading) / 2 - self.caption_size * 0.95
        with tagged(canvas, Role.PARAGRAPH):
            canvas.setFont(Face.REGULAR.value, self.caption_size)
            draw_lines(canvas, self.lines, left + self.size + 2 * mm, first, 0, leading, Align.LEFT, self.caption_size)


def qr_block(text: str, caption: str, sheet: Sheet, *, size: float = 22, space_before: float = 6) -> QrBlock:
    """A code of `size` mm (quiet zone included) and what it is for."""
    room = sheet.text_width - (size + 2) * mm
    lines = tuple(break_lines(caption, room, Face.REGULAR, 9))
    return QrBlock(space_before=space_before, text=text, size=size * mm, lines=lines)
