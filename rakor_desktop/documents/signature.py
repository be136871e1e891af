"""Blok tanda tangan (documents.md section 2.7): one block in the right half, or two side by side."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from rakor_desktop.documents.fonts import Face
from rakor_desktop.documents.layout import LINE_HEIGHT, Align, Solid, draw_lines
from rakor_desktop.documents.text import Line, balanced, break_lines
from rakor_desktop.domain import formatting
from rakor_desktop.domain.people import Person, Signatory
from rakor_desktop.domain.record import MeetingRecord

BLOCK_WIDTH = 80 * mm
PAIR_WIDTH = 75 * mm
_SPACE = 23 * mm  # for the hand and the stamp
_UNNAMED = "(........................................)"
_CHAIR = "Pimpinan Rapat,"


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signs: heading lines above the post, the post (with its comma), then the person."""

    above: tuple[str, ...]
    post: tuple[str, ...]
    name: str
    below: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Column:
    x: float
    width: float
    head: tuple[Line, ...]
    name: tuple[Line, ...]
    below: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Signatures(Solid):
    """One or two signing columns; heads start on one baseline, and so do the names."""

    columns: tuple[_Column, ...] = ()
    size: float = 11

    @property
    def height(self) -> float:
        rows = max(len(column.head) for column in self.columns)
        rows += max(len(column.name) + len(column.below) for column in self.columns)
        return rows * self.size * LINE_HEIGHT + _SPACE

    def draw(self, canvas: Canvas, left: float, top: float) -> None:
        line_height = self.size * LINE_HEIGHT
        head = max(len(column.head) for column in self.columns)
        name_top = top - head * line_height - _SPACE
        for column in self.columns:
            self._lines(canvas, column, column.head, Face.REGULAR, left, top)
            self._lines(canvas, column, column.name, Face.BOLD, left, name_top)
            below = name_top - len(column.name) * line_height
            self._lines(canvas, column, column.below, Face.REGULAR, left, below)

    def _lines(
        self, canvas: Canvas, column: _Column, lines: tuple[Line, ...], face: Face, left: float, top: float
    ) -> None:
        canvas.setFont(face.value, self.size)
        draw_lines(canvas, lines, left + column.x, top - self.size * 0.95, column.width, self.size * LINE_HEIGHT,
                   Align.CENTRE, self.size)  # fmt: skip


def single(signer: Signer, text_width: float, *, size: float = 11, space_before: float = 8 * mm) -> Signatures:
    """The block in the right half of the page."""
    width = min(BLOCK_WIDTH, text_width / 2)
    return Signatures(space_before=space_before, columns=(_column(signer, text_width - width, width, size),), size=size)


def pair(left: Signer, right: Signer, text_width: float, *, size: float = 11) -> Signatures:
    """Two columns of equal width, the chair's on the right."""
    lead = len(right.above) - len(left.above)
    # The blank lines put both headings on one baseline below the place and date.
    left = Signer(("",) * max(0, lead) + left.above, left.post, left.name, left.below)
    columns = (
        _column(left, 0, PAIR_WIDTH, size),
        _column(right, text_width - PAIR_WIDTH, PAIR_WIDTH, size),
    )
    return Signatures(space_before=8 * mm, columns=columns, size=size)


def chair_signer(record: MeetingRecord, above: tuple[str, ...], *, with_nip: bool) -> Signer:
    """The chair as signer, in the words of the chosen signatory when both are the same person."""
    signatory, chair = _signatory(record), record.chair
    if signatory is not None and (chair is None or signatory.full_name == chair.full_name):
        return signatory_signer(signatory, above, with_nip=with_nip)
    if chair is None:
        return Signer(above, (), _UNNAMED)
    return person_signer(chair, above, with_post=True, with_nip=with_nip)


def official_signer(record: MeetingRecord, above: tuple[str, ...], *, with_nip: bool) -> Signer:
    """The signatory chosen for the meeting; without one the chair, by the office held in the meeting if no other."""
    signatory = _signatory(record)
    if signatory is not None:
        return signatory_signer(signatory, above, with_nip=with_nip)
    signer = chair_signer(record, above, with_nip=with_nip)
    return signer if signer.post else replace(signer, post=(_CHAIR,))


def _signatory(record: MeetingRecord) -> Signatory | None:
    """The signatory, when anything is known of it."""
    one = record.signatory
    return one if one is not None and (one.name.strip() or one.post.strip()) else None


def signatory_signer(signatory: Signatory, above: tuple[str, ...], *, with_nip: bool) -> Signer:
    """A signatory with authority (`a.n. ...`) and post."""
    post = signatory.post.rstrip(" ,")
    lines = (*signatory.authority.splitlines(), f"{post}," if post else "")
    below = (signatory.rank, f"NIP {formatting.nip(signatory.nip)}" if with_nip and signatory.nip else "")
    return Signer(above, _filled(lines), signatory.full_name or _UNNAMED, _filled(below))


def person_signer(person: Person | None, above: tuple[str, ...], *, with_post: bool, with_nip: bool) -> Signer:
    """A person of the directory, the post in capitals when wanted; a dotted line without a person."""
    if person is None:
        return Signer(above, (), _UNNAMED)
    post = person.post.rstrip(" ,").upper()
    below = (person.rank, f"NIP {formatting.nip(person.nip)}" if with_nip and person.nip else "")
    return Signer(above, (f"{post},",) if with_post and post else (), person.full_name or _UNNAMED, _filled(below))


def place_and_date(record: MeetingRecord, day: date | None) -> str:
    """`Banyuwangi, 24 November 2026`; dots for a date that is not known yet."""
    return f"{record.city}, {formatting.long_date(day) if day else '.' * 30}"


def _filled(lines: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(line for line in lines if line.strip())


def _column(signer: Signer, x: float, width: float, size: float) -> _Column:
    head: list[Line] = []
    above = signer.above
    if len(above) > 1 and not signer.post:
        # The last line before the name closes with a comma, but not a place and date alone.
        above = (*above[:-1], f"{above[-1].rstrip(',')},")
    for text in above:
        head += break_lines(text, width, Face.REGULAR, size) or [Line("", 0)]
    for text in signer.post:
        head += balanced(text, width, Face.REGULAR, size)
    name = balanced(signer.name, width, Face.BOLD, size)
    below = [line for text in signer.below for line in break_lines(text, width, Face.REGULAR, size)]
    return _Column(x, width, tuple(head), tuple(name), tuple(below))
