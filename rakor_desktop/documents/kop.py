"""Kop naskah dinas of a Perangkat Daerah (documents.md section 2.2)."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO

from PIL import Image
from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from rakor_desktop.documents.fonts import Face, measure
from rakor_desktop.documents.layout import Align, Solid, draw_lines
from rakor_desktop.documents.text import Line, balanced, break_lines
from rakor_desktop.domain.people import Letterhead

LOGO_WIDTH = 20 * mm
LOGO_HEIGHT = 25 * mm
_LOGO_GAP = 4 * mm
_ADDRESS_SIZE = 9.5
_RULE_ABOVE = 2.5 * mm
_THICK, _THIN, _BETWEEN = 2.25, 0.75, 1.5
_GAP_BELOW = 9 * mm
_SIZES = ((12.0, 16.0), (10.5, 14.0))  # line 1 : line 2 = 3 : 4
_LOGO_PIXELS = 900


@dataclass(frozen=True, slots=True)
class _Strip:
    """Lines of one size in the kop."""

    lines: tuple[Line, ...]
    size: float
    face: Face
    gap: float

    @property
    def height(self) -> float:
        return self.gap + len(self.lines) * self.size * 1.18


@dataclass(frozen=True, slots=True)
class Kop(Solid):
    """The letterhead on the first page: emblem, name of the government and its office, address, double rule."""

    width: float = 0
    strips: tuple[_Strip, ...] = ()
    left: float = 0
    emblem: bytes = b""
    double_rule: bool = True
    gap_below: float = _GAP_BELOW
    placeholder: bool = False

    @property
    def height(self) -> float:
        return self._body + _RULE_ABOVE + _THICK + _BETWEEN + _THIN + self.gap_below

    @property
    def _body(self) -> float:
        return max(LOGO_HEIGHT, self._text_height)

    @property
    def _text_height(self) -> float:
        return sum(strip.height for strip in self.strips)

    def draw(self, canvas: Canvas, left: float, top: float) -> None:
        body = self._body
        y = top - (body - self._text_height) / 2
        for strip in self.strips:
            canvas.setFont(strip.face.value, strip.size)
            draw_lines(canvas, strip.lines, left + self.left, y - strip.gap - strip.size * 0.95,
                       self.width - self.left, strip.size * 1.18, Align.CENTRE, strip.size)  # fmt: skip
            y -= strip.height
        self._draw_emblem(canvas, left, top - body / 2)
        self._draw_rule(canvas, left, top - body - _RULE_ABOVE)

    def _draw_emblem(self, canvas: Canvas, left: float, centre: float) -> None:
        picture = _picture(self.emblem)
        if picture is None:
            if self.placeholder:
                _draw_placeholder(canvas, left, centre)
            return
        width, height = picture.size
        scale = min(LOGO_WIDTH / width, LOGO_HEIGHT / height)
        width, height = width * scale, height * scale
        # Centred in its box, so that a narrow emblem does not pull the eye to the left.
        canvas.drawImage(
            ImageReader(picture), left + (LOGO_WIDTH - width) / 2, centre - height / 2, width, height, mask="auto"
        )

    def _draw_rule(self, canvas: Canvas, left: float, top: float) -> None:
        canvas.saveState()
        canvas.setLineCap(0)
        canvas.setLineWidth(_THICK)
        canvas.line(left, top - _THICK / 2, left + self.width, top - _THICK / 2)
        if self.double_rule:
            y = top - _THICK - _BETWEEN - _THIN / 2
            canvas.setLineWidth(_THIN)
            canvas.line(left, y, left + self.width, y)
        canvas.restoreState()


def kop(letterhead: Letterhead, width: float, *, draft: bool, gap_below: float = _GAP_BELOW) -> list[Kop]:
    """The kop as a block, or nothing when the letterhead is empty.

    Without a readable emblem only a draft marks its place: on paper to be signed it stays blank.
    """
    if not (letterhead.line_1.strip() or letterhead.line_2.strip()):
        return []
    beside = width - LOGO_WIDTH - _LOGO_GAP
    first, second = letterhead.line_1.upper(), letterhead.line_2.upper()
    small, big = next((pair for pair in _SIZES if measure(second, Face.BOLD, pair[1]) <= beside), _SIZES[-1])
    # Centred on the whole width, unless the widest line would come close to the emblem.
    name = balanced(second, beside, Face.BOLD, big)
    strips = [_Strip(tuple(break_lines(first, beside, Face.REGULAR, small)), small, Face.REGULAR, 0)] if first else []
    if name:
        strips.append(_Strip(name, big, Face.BOLD, 1))
    # `Laman` and its address stay on one line.
    contact = ", ".join(part.strip().replace(" ", "\xa0") for part in letterhead.contact.split(","))
    for number, text in enumerate(part for part in (letterhead.address, contact) if part.strip()):
        lines = balanced(text, beside, Face.REGULAR, _ADDRESS_SIZE)
        strips.append(_Strip(lines, _ADDRESS_SIZE, Face.REGULAR, 0 if number else 2))
    widest = max((line.width for strip in strips for line in strip.lines), default=0)
    on_page = (width - widest) / 2 >= LOGO_WIDTH + _LOGO_GAP
    return [
        Kop(
            width=width,
            strips=tuple(strips),
            left=0 if on_page else LOGO_WIDTH + _LOGO_GAP,
            emblem=letterhead.emblem,
            double_rule=letterhead.double_rule,
            gap_below=gap_below,
            placeholder=draft,
        )
    ]


def _picture(emblem: bytes) -> Image.Image | None:
    """The emblem's picture, no larger than print needs; None when the bytes are no picture."""
    if not emblem:
        return None
    try:
        picture = Image.open(BytesIO(emblem))
        picture.load()
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
    if picture.mode not in ("RGB", "RGBA", "L"):
        picture = picture.convert("RGBA" if "transparency" in picture.info or "A" in picture.mode else "RGB")
    picture.thumbnail((_LOGO_PIXELS, _LOGO_PIXELS))
    return picture


def _draw_placeholder(canvas: Canvas, left: float, centre: float) -> None:
    """A grey shield where the emblem will stand."""
    width, height = LOGO_WIDTH * 0.82, LOGO_HEIGHT * 0.86
    x, top = left + (LOGO_WIDTH - width) / 2, centre + height / 2
    canvas.saveState()
    canvas.setFillGray(0.86)
    canvas.setStrokeGray(0.55)
    canvas.setLineWidth(0.75)
    path = canvas.beginPath()
    path.moveTo(x, top)
    path.lineTo(x + width, top)
    path.lineTo(x + width, top - height * 0.55)
    path.curveTo(x + width, top - height * 0.8, x + width * 0.75, top - height * 0.92, x + width / 2, top - height)
    path.curveTo(x + width * 0.25, top - height * 0.92, x, top - height * 0.8, x, top - height * 0.55)
    path.close()
    canvas.drawPath(path, fill=1, stroke=1)
    canvas.setFillGray(0.35)
    canvas.setFont(Face.REGULAR.value, 7)
    canvas.drawCentredString(x + width / 2, centre + 1, "LAMBANG")
    canvas.restoreState()
