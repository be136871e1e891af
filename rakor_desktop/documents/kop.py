"""Kop naskah dinas of a Perangkat Daerah and of the Bupati (documents.md sections 2.1 and 2.2)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from rakor_desktop.documents.emblem import draw_picture, draw_placeholder, picture
from rakor_desktop.documents.fonts import Face, measure
from rakor_desktop.documents.layout import Align, Block, Solid, draw_lines
from rakor_desktop.documents.sheet import Sheet
from rakor_desktop.documents.tagging import Role, tagged
from rakor_desktop.documents.text import Line, balanced, break_lines
from rakor_desktop.domain.geometry import Geometry
from rakor_desktop.domain.naskah import KopKind
from rakor_desktop.domain.people import Letterhead

_RULE_ABOVE = 2.5 * mm
_LONG_NAME = 0.875  # 10.5/14 pt where 12/16 is too wide
_LEADING = 1.18
_LEAST_HALF = 0.3  # of the width: a shorter line looks left over
_GARUDA_GAP = 4 * mm


@dataclass(frozen=True, slots=True)
class _Strip:
    """Lines of one size in the kop."""

    lines: tuple[Line, ...]
    size: float
    face: Face
    gap: float

    @property
    def height(self) -> float:
        return self.gap + len(self.lines) * self.size * _LEADING


@dataclass(frozen=True, slots=True)
class Kop(Solid):
    """What every kop has: it begins in the top margin of a first page, and may leave a line for that page's foot."""

    width: float = 0
    strips: tuple[_Strip, ...] = ()
    emblem: bytes = b""
    emblem_text: str = "Lambang"
    in_black: bool = False
    placeholder: bool = False
    measures: Geometry = field(default_factory=Geometry)
    gap_below: float = 0
    foot: str = ""

    @property
    def text_height(self) -> float:
        """The height of the lines."""
        return sum(strip.height for strip in self.strips)

    def draw_strips(self, canvas: Canvas, left: float, top: float, width: float) -> None:
        """The lines, centred in `width`."""
        for strip in self.strips:
            with tagged(canvas, Role.PARAGRAPH):
                canvas.setFont(strip.face.value, strip.size)
                draw_lines(canvas, strip.lines, left, top - strip.gap - strip.size * 0.95, width, strip.size * _LEADING,
                           Align.CENTRE, strip.size)  # fmt: skip
            top -= strip.height

    def draw_emblem(self, canvas: Canvas, left: float, centre: float, width: float, height: float) -> None:
        """The picture in its box, or the mark of its place."""
        image = picture(self.emblem, in_black=self.in_black)
        if image is not None:
            with tagged(canvas, Role.FIGURE, alt=self.emblem_text):
                draw_picture(canvas, image, left, centre, width, height)
        elif self.placeholder:
            draw_placeholder(canvas, left, centre, width, height)


@dataclass(frozen=True, slots=True)
class OfficeKop(Kop):
    """Kop Perangkat Daerah: emblem at the left, names and address, one or two rules below."""

    left: float = 0
    double_rule: bool = True

    @property
    def height(self) -> float:
        return self._body + _RULE_ABOVE + self._rules + self.gap_below

    @property
    def _body(self) -> float:
        return max(self.measures.kop_emblem_height * mm, self.text_height)

    @property
    def _rules(self) -> float:
        one = self.measures
        return one.kop_rule_thick + (one.kop_rule_between + one.kop_rule_thin if self.double_rule else 0)

    def draw(self, canvas: Canvas, left: float, top: float) -> None:
        body, one = self._body, self.measures
        self.draw_strips(canvas, left + self.left, top - (body - self.text_height) / 2, self.width - self.left)
        self.draw_emblem(canvas, left, top - body / 2, one.kop_emblem_width * mm, one.kop_emblem_height * mm)
        self._draw_rules(canvas, left, top - body - _RULE_ABOVE)

    def _draw_rules(self, canvas: Canvas, left: float, top: float) -> None:
        one = self.measures
        canvas.saveState()
        canvas.setLineCap(0)
        canvas.setLineWidth(one.kop_rule_thick)
        canvas.line(left, top - one.kop_rule_thick / 2, left + self.width, top - one.kop_rule_thick / 2)
        if self.double_rule:
            y = top - one.kop_rule_thick - one.kop_rule_between - one.kop_rule_thin / 2
            canvas.setLineWidth(one.kop_rule_thin)
            canvas.line(left, y, left + self.width, y)
        canvas.restoreState()


@dataclass(frozen=True, slots=True)
class RegentKop(Kop):
    """Kop jabatan of the Bupati: Lambang Negara in the middle, the post below it, no rule."""

    @property
    def height(self) -> float:
        return self.measures.garuda_height * mm + _GARUDA_GAP + self.text_height + self.gap_below

    def draw(self, canvas: Canvas, left: float, top: float) -> None:
        high = self.measures.garuda_height * mm
        self.draw_emblem(canvas, left + (self.width - 1.2 * high) / 2, top - high / 2, 1.2 * high, high)
        self.draw_strips(canvas, left, top - high - _GARUDA_GAP, self.width)


def kop(letterhead: Letterhead, sheet: Sheet, *, draft: bool, gap_below: float | None = None) -> list[Block]:
    """The kop as a block, or nothing when the letterhead is empty; `gap_below` in points.

    Without a readable emblem only a draft marks its place: on paper to be signed it stays blank.
    """
    if not (letterhead.line_1.strip() or letterhead.line_2.strip()):
        return []
    gap = sheet.geometry.kop_gap * mm if gap_below is None else gap_below
    if letterhead.kind is KopKind.BUPATI:
        return [_regent(letterhead, sheet, draft=draft, gap_below=gap)]
    return [_office(letterhead, sheet, draft=draft, gap_below=gap)]


def _office(letterhead: Letterhead, sheet: Sheet, *, draft: bool, gap_below: float) -> OfficeKop:
    one, width = sheet.geometry, sheet.text_width
    reserved = (one.kop_emblem_width + one.kop_emblem_gap) * mm
    beside = width - reserved
    first, second, unit = (text.strip().upper() for text in (letterhead.line_1, letterhead.line_2, letterhead.unit))
    small, big = one.kop_line_1, one.kop_line_2
    if measure(second, Face.BOLD, big) > beside:
        small, big = small * _LONG_NAME, big * _LONG_NAME
    strips: list[_Strip] = []
    for text, size, face in ((first, small, Face.REGULAR), (second, big, Face.BOLD), (unit, small, Face.BOLD)):
        if text:
            strips.append(_Strip(_divided(text, beside, face, size), size, face, 1 if strips else 0))
    contact = _contact(letterhead)
    for number, text in enumerate(part for part in (letterhead.address, contact) if part.strip()):
        lines = balanced(text, beside, Face.REGULAR, one.kop_address)
        strips.append(_Strip(lines, one.kop_address, Face.REGULAR, 0 if number else 2))
    widest = max((line.width for strip in strips for line in strip.lines), default=0)
    # Centred on the whole width, unless the widest line would come close to the emblem.
    on_page = (width - widest) / 2 >= reserved
    return OfficeKop(
        width=width, strips=tuple(strips), emblem=letterhead.emblem, emblem_text=_emblem_text(first),
        in_black=sheet.style.emblem_in_black,
        placeholder=draft, measures=one, gap_below=gap_below, left=0 if on_page else reserved,
        double_rule=letterhead.double_rule,
    )  # fmt: skip


def _divided(text: str, width: float, face: Face, size: float) -> tuple[Line, ...]:
    """A name in lines of nearly equal length; in two, broken at a comma where one divides it well."""
    lines = balanced(text, width, face, size)
    if len(lines) != 2:
        return lines
    halves = [(text[: match.end()], text[match.end() :].strip()) for match in re.finditer(",", text)]
    measured = [tuple(Line(half, measure(half, face, size)) for half in pair) for pair in halves]
    well = [pair for pair in measured if _LEAST_HALF * width < min(line.width for line in pair)
            and max(line.width for line in pair) <= width]  # fmt: skip
    return min(well, key=lambda pair: abs(pair[0].width - pair[1].width), default=lines)


def _regent(letterhead: Letterhead, sheet: Sheet, *, draft: bool, gap_below: float) -> RegentKop:
    size = sheet.geometry.garuda_text
    post = " ".join((letterhead.line_1 or letterhead.line_2).upper().split())
    lines = tuple(break_lines(post, sheet.text_width, Face.BOLD, size))
    foot = ", ".join(part.strip().rstrip(",") for part in (letterhead.address, _contact(letterhead)) if part.strip())
    return RegentKop(
        width=sheet.text_width, strips=(_Strip(lines, size, Face.BOLD, 0),), emblem=letterhead.emblem,
        emblem_text="Lambang Negara Garuda Pancasila",
        in_black=sheet.style.emblem_in_black, placeholder=draft, measures=sheet.geometry, gap_below=gap_below,
        foot=foot,
    )  # fmt: skip


def _contact(letterhead: Letterhead) -> str:
    """`Telepon` and its number, `Laman` and its address each stay on one line."""
    return ", ".join(part.strip().replace(" ", "\xa0") for part in letterhead.contact.split(","))


def _emblem_text(government: str) -> str:
    """`Lambang Kabupaten Banyuwangi` for the line `PEMERINTAH KABUPATEN BANYUWANGI`."""
    return f"Lambang {government.title().removeprefix('Pemerintah ')}".strip()
