"""Blok tanda tangan (documents.md sections 2.7 and 7.3): one block, two side by side, rows of blocks, a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from rakor_desktop.documents.fonts import Face, measure
from rakor_desktop.documents.layout import LINE_HEIGHT, Align, Block, Solid, draw_lines
from rakor_desktop.documents.sheet import Sheet
from rakor_desktop.documents.tables import Band, Cell, Column, HeadCell, Table, cell
from rakor_desktop.documents.tagging import Role, tagged
from rakor_desktop.documents.text import Line, balanced, break_lines
from rakor_desktop.domain import formatting
from rakor_desktop.domain.naskah import Delegation, SignAlign
from rakor_desktop.domain.office import OfficeStyle
from rakor_desktop.domain.people import Person, Signatory, bare_post
from rakor_desktop.domain.record import MeetingRecord

ACTING = (Delegation.PLT, Delegation.PLH, Delegation.PJ, Delegation.PJS)
"""Rights to sign that go with the post itself."""
UNNAMED = "(........................................)"
"""Stands for a name that is written by hand."""

_COMPANY = 2  # lines of text that go along, so that a signature never stands alone on a page
_CHAIR = "Pimpinan Rapat,"
_NO_POST = f"{'.' * 40},"
_GAP = 8 * mm
_LABEL_SIZE = 8
_TABLE_WIDTHS = (10, 52, 54, 22, 22)
_HEAD = 8 * mm


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
    """Signing columns beside each other; heads start on one baseline, and so do the names."""

    columns: tuple[_Column, ...] = ()
    size: float = 11
    space: float = 23 * mm
    align: Align = Align.CENTRE
    underlined: bool = False

    @property
    def height(self) -> float:
        rows = max(len(column.head) for column in self.columns)
        rows += max(len(column.name) + len(column.below) for column in self.columns)
        return rows * self.size * LINE_HEIGHT + self.space

    def draw(self, canvas: Canvas, left: float, top: float) -> None:
        line_height = self.size * LINE_HEIGHT
        head = max(len(column.head) for column in self.columns)
        name_top = top - head * line_height - self.space
        for column in self.columns:
            self._lines(canvas, column, column.head, Face.REGULAR, left, top)
            self._lines(canvas, column, column.name, Face.BOLD, left, name_top)
            if self.underlined:
                self._underline(canvas, column, left, name_top)
            below = name_top - len(column.name) * line_height
            self._lines(canvas, column, column.below, Face.REGULAR, left, below)

    def _lines(
        self, canvas: Canvas, column: _Column, lines: tuple[Line, ...], face: Face, left: float, top: float
    ) -> None:
        if not lines:
            return
        with tagged(canvas, Role.PARAGRAPH):
            canvas.setFont(face.value, self.size)
            draw_lines(canvas, lines, left + column.x, top - self.size * 0.95, column.width, self.size * LINE_HEIGHT,
                       self.align, self.size)  # fmt: skip

    def _underline(self, canvas: Canvas, column: _Column, left: float, top: float) -> None:
        canvas.saveState()
        canvas.setLineWidth(0.6)
        y = top - self.size * 0.95 - 1.6
        for line in column.name:
            x = left + column.x + ((column.width - line.width) / 2 if self.align is Align.CENTRE else 0)
            canvas.line(x, y, x + line.width, y)
            y -= self.size * LINE_HEIGHT
        canvas.restoreState()


# -------------------------------------------------------------------------------------------------------------- blocks


def single(
    signer: Signer,
    sheet: Sheet,
    *,
    size: float | None = None,
    space_before: float = _GAP,
    centred: bool = False,
    keep: bool = False,
) -> Signatures:
    """The block in the right half of the page, or in the middle (`Mengetahui` below other signatures).

    `keep` ties it to what follows: Tembusan, the list of what goes along.
    """
    size = size or sheet.geometry.body_size
    width = min(sheet.geometry.sign_width * mm, sheet.text_width if centred else sheet.text_width / 2)
    x = (sheet.text_width - width) / (2 if centred else 1)
    return replace(_signatures((_column(signer, x, width, size),), sheet, size, space_before), keep_with_next=keep)


def pair(
    left: Signer, right: Signer, sheet: Sheet, *, size: float | None = None, space_before: float = _GAP
) -> Signatures:
    """Two columns of equal width, the chair's on the right."""
    return _row((left, right), sheet, size or sheet.geometry.body_size, space_before)


def sign_blocks(signers: Sequence[Signer], sheet: Sheet, *, per_row: int = 2, size: float | None = None) -> list[Block]:
    """Rows of signing columns; one alone in the last row stands in the middle."""
    size = size or sheet.geometry.body_size
    rows = [tuple(signers[start : start + per_row]) for start in range(0, len(signers), per_row)]
    return [_row(row, sheet, size, _GAP, per_row=per_row) for row in rows]


def sign_table(
    rows: Sequence[tuple[str, str]], sheet: Sheet, *, titles: tuple[str, str] = ("Nama", "Jabatan/Unsur")
) -> Table:
    """No, two columns of text and a zig-zag column for the hand (documents.md section 7.3)."""
    widths = sheet.scaled(_TABLE_WIDTHS)
    columns = tuple(
        Column(width, Align.CENTRE if index == 0 else Align.LEFT, rule=index != 3) for index, width in enumerate(widths)
    )
    size, least = sheet.geometry.table_size, sheet.geometry.deed_row * mm
    bands: list[Band] = []
    for number, (name, post) in enumerate(rows, 1):
        label = Cell((Line(f"{number}.", 0),), _LABEL_SIZE, raised=True)
        shared = (cell(f"{number}.", columns[0], size), cell(name, columns[1], size), cell(post, columns[2], size))
        bands.append(Band.of([(*shared, label, None) if number % 2 else (*shared, None, label)], least=least))
    head = [[HeadCell("No."), HeadCell(titles[0]), HeadCell(titles[1]), HeadCell("Tanda Tangan", 2)]]
    return Table.of(columns, head, bands, size=size, tallest=sheet.text_height / 2, head_least=_HEAD, space_before=6)


def _row(signers: Sequence[Signer], sheet: Sheet, size: float, space_before: float, *, per_row: int = 2) -> Signatures:
    gap = 10 * mm if per_row == 2 else 5 * mm
    width = min(sheet.geometry.sign_pair_width * mm, (sheet.text_width - (per_row - 1) * gap) / per_row)
    lead = max(len(signer.above) for signer in signers)
    # The blank lines put the headings on one baseline below the place and date.
    level = [replace(signer, above=("",) * (lead - len(signer.above)) + signer.above) for signer in signers]
    if len(level) == 1:
        columns = (_column(level[0], (sheet.text_width - width) / 2, width, size),)
    else:
        step = (sheet.text_width - width) / (per_row - 1)
        columns = tuple(_column(signer, index * step, width, size) for index, signer in enumerate(level))
    return _signatures(columns, sheet, size, space_before)


def _signatures(columns: tuple[_Column, ...], sheet: Sheet, size: float, space_before: float) -> Signatures:
    return Signatures(
        space_before=space_before, company=_COMPANY, columns=columns, size=size, space=sheet.geometry.sign_space * mm,
        align=Align.LEFT if sheet.style.sign_align is SignAlign.KIRI else Align.CENTRE,
        underlined=sheet.style.name_underlined,
    )  # fmt: skip


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
    name = _name_lines(signer.name, width, size)
    below = [line for text in signer.below for line in break_lines(text, width, Face.REGULAR, size)]
    return _Column(x, width, tuple(head), name, tuple(below))


def _name_lines(name: str, width: float, size: float) -> tuple[Line, ...]:
    """A name breaks before its degrees, else as late as it can: never inside the name where that has room."""
    front, comma, degrees = name.partition(", ")
    parts = (f"{front},", degrees) if comma and measure(name, Face.BOLD, size) > width else (name,)
    return tuple(line for part in parts for line in break_lines(part, width, Face.BOLD, size))


# ------------------------------------------------------------------------------------------------------------- signers


def chair_signer(record: MeetingRecord, above: tuple[str, ...], *, with_nip: bool) -> Signer:
    """The chair as signer, in the words of the chosen signatory when both are one person, but in nobody's name."""
    signatory, chair = _signatory(record), record.chair
    if signatory is not None and (chair is None or signatory.full_name == chair.full_name):
        return signatory_signer(in_own_name(signatory), above, with_nip=with_nip, style=record.style)
    if chair is None:
        return Signer(above, (), UNNAMED)
    return person_signer(chair, above, with_post=True, with_nip=with_nip, style=record.style)


def official_signer(record: MeetingRecord, above: tuple[str, ...], *, with_nip: bool) -> Signer:
    """The signatory chosen for the meeting; without one the chair, by the office held in the meeting if no other."""
    signatory = _signatory(record)
    if signatory is not None:
        return signatory_signer(signatory, above, with_nip=with_nip, style=record.style)
    signer = chair_signer(record, above, with_nip=with_nip)
    return signer if signer.post else replace(signer, post=(_CHAIR,))


def office_signer(record: MeetingRecord, above: tuple[str, ...], *, with_nip: bool) -> Signer:
    """Who signs for the office: as `official_signer`, but dots where no post is known, for nobody signs as chair."""
    signer = official_signer(record, above, with_nip=with_nip)
    return Signer(above, (_NO_POST,), UNNAMED) if signer.post == (_CHAIR,) else signer


def _signatory(record: MeetingRecord) -> Signatory | None:
    """The signatory, when anything is known of it."""
    one = record.signatory
    return one if one is not None and (one.name.strip() or one.post.strip()) else None


def in_own_name(signatory: Signatory) -> Signatory:
    """The signatory by the own post: who chairs or reports signs in nobody's name (no a.n., no u.b.)."""
    if signatory.delegation in ACTING:
        return signatory
    return replace(signatory, delegation=Delegation.NONE, authority="", post=bare_post(signatory.post))


def signatory_signer(
    signatory: Signatory, above: tuple[str, ...], *, with_nip: bool, style: OfficeStyle | None = None
) -> Signer:
    """A signatory by its right to sign (`a.n. ...`), the post in capitals with its closing comma.

    Without NIP, in a public copy, the rank is left out too: it tells of the person, not of the office.
    """
    lines = _filled(tuple(_capital(line) for line in signatory.post_lines))
    if lines:
        lines = (*lines[:-1], f"{lines[-1].rstrip(' ,')},")
    below = _filled((signatory.rank, _nip(signatory.nip, style))) if with_nip else ()
    return Signer(above, lines, signatory.full_name or UNNAMED, below)


def person_signer(
    person: Person | None,
    above: tuple[str, ...],
    *,
    with_post: bool,
    with_nip: bool,
    style: OfficeStyle | None = None,
) -> Signer:
    """A person of the directory, the post in capitals when wanted; a dotted line without a person."""
    if person is None:
        return Signer(above, (), UNNAMED)
    post = person.post.rstrip(" ,").upper()
    below = _filled((person.rank, _nip(person.nip, style))) if with_nip else ()
    return Signer(above, (f"{post},",) if with_post and post else (), person.full_name or UNNAMED, below)


def place_and_date(record: MeetingRecord, day: date | None) -> str:
    """`Banyuwangi, 24 November 2026`; dots for a date that is not known yet."""
    return f"{record.city}, {formatting.long_date(day) if day else '.' * 30}"


def _capital(line: str) -> str:
    """A line of a post in capitals, but not the abbreviation of the delegation before it (`a.n.`, `Plt.`)."""
    first, blank, rest = line.strip().partition(" ")
    if first.rstrip(".").lower() in _DELEGATIONS and first.endswith("."):
        return first + blank + rest.upper()
    return line.upper()


_DELEGATIONS = frozenset({"a.n", "u.b", "plt", "plh", "pj", "pjs"})


def _nip(digits: str, style: OfficeStyle | None) -> str:
    if not digits.strip():
        return ""
    return f"NIP{'.' if style is not None and style.nip_with_dot else ''} {formatting.nip(digits)}"


def _filled(lines: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(line for line in lines if line.strip())
