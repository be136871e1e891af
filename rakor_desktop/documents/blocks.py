"""Building blocks that the documents share: paragraphs, lists, fields, heads of letters and of attachments."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from rakor_desktop.documents import wording
from rakor_desktop.documents.fonts import Face, measure, printable
from rakor_desktop.documents.layout import Align, Block, Mark, Solid, TextBlock
from rakor_desktop.documents.sheet import Sheet
from rakor_desktop.domain import formatting
from rakor_desktop.domain.naskah import AddresseeProfile, DocumentKind
from rakor_desktop.domain.record import MeetingRecord

STEPS = (0.0, 7 * mm, 14 * mm, 21 * mm, 28 * mm, 35 * mm)
"""Where `1.`, `a.`, `1)`, `a)`, `(1)` stand, and one further where the text of the deepest level does."""

COLON = 4 * mm
_SPASI = 13.8  # one line of Arial 12 (documents.md section 1.4)
_NUMBER = 7 * mm
_AFTER_NUMBER = 1.2 * mm
_YTH = "Yth."
_SUBJECT = "Hal"
_COLUMN_GAP = 2 * mm
_BESIDE = 7 * mm  # where the addressee stands to the right
_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


# -------------------------------------------------------------------------------------------------------- running text


def paragraph(
    text: str,
    sheet: Sheet,
    *,
    size: float | None = None,
    first_line: bool = True,
    gap: float | None = None,
    keep: bool = False,
    align: Align = Align.JUSTIFY,
    face: Face = Face.REGULAR,
    indent: float = 0,
) -> TextBlock:
    """One paragraph, its first line standing in; `indent` (mm) moves all of it, `gap` is the space before it."""
    geometry = sheet.geometry
    size = size or geometry.body_size
    return TextBlock.of(
        text, sheet.text_width, size=size, face=face, align=align, indent=indent * mm, keep_with_next=keep,
        space_before=geometry.paragraph_gap if gap is None else gap, leading=size * geometry.line_height,
        first_line=geometry.first_line * mm if first_line else 0,
    )  # fmt: skip


def paragraphs(
    text: str, sheet: Sheet, *, size: float | None = None, first_line: bool = True, indent: float = 0
) -> list[Block]:
    """A paragraph for each line of a typed text that says something."""
    return [
        paragraph(part.strip(), sheet, size=size, first_line=first_line, indent=indent)
        for part in text.split("\n")
        if part.strip()
    ]


def title(lines: Sequence[str], sheet: Sheet, *, size: float = 12, gap: float = 0) -> list[Block]:
    """Centred bold lines, kept with what follows and named in the bookmarks; empty ones are left out."""
    shown = [line for line in lines if line.strip()]
    return [
        replace(
            TextBlock.of(line, sheet.text_width, size=size, face=Face.BOLD, align=Align.CENTRE, keep_with_next=True,
                         space_before=0 if number else gap, outline="" if number else " ".join(shown)),
            is_title=True,
        )
        for number, line in enumerate(shown)
    ]  # fmt: skip


def heading(text: str, sheet: Sheet, *, size: float | None = None, gap: float = 10) -> TextBlock:
    """A bold line at the left edge, kept with what follows and named in the bookmarks."""
    return TextBlock.of(
        text, sheet.text_width, size=size or sheet.geometry.body_size, face=Face.BOLD, space_before=gap,
        keep_with_next=True, outline=text,
    )  # fmt: skip


def numbered(
    level: int,
    number: str,
    text: str,
    sheet: Sheet,
    *,
    size: float | None = None,
    gap: float = 3,
    keep: bool = False,
    face: Face = Face.REGULAR,
    outline: str = "",
) -> list[Block]:
    """A numbered text: the number hangs, further paragraphs stand below it. `level` 0 is `1.`, 1 `a.`, 2 `1)`, 3 `a)`.

    `keep` forbids a page break after the last paragraph.
    """
    size = size or sheet.geometry.body_size
    # A number of three digits is wider than its step.
    indent = max(STEPS[level + 1], STEPS[level] + measure(number, face, size) + _AFTER_NUMBER)
    parts = [part.strip() for part in text.split("\n") if part.strip()] or [""]
    last = len(parts) - 1
    return [
        TextBlock.of(
            part, sheet.text_width, size=size, face=face, align=Align.JUSTIFY, indent=indent,
            marks=() if index else (Mark(STEPS[level], number, face),), space_before=gap,
            keep_with_next=keep and index == last, outline="" if index else outline,
            leading=size * sheet.geometry.line_height,
        )
        for index, part in enumerate(parts)
    ]  # fmt: skip


def fields(
    rows: Sequence[tuple[str, str]],
    sheet: Sheet,
    *,
    label: float,
    indent: float = 0,
    size: float | None = None,
    gap: float = 3,
    bold_values: frozenset[str] = frozenset(),
) -> list[Block]:
    """`label : value` lines, values wrapping under themselves; `label` and `indent` in mm.

    Rows whose label is in `bold_values` print the value bold. They are kept together, and free at the end.
    """
    size = size or sheet.geometry.body_size
    left, colon = indent * mm, (indent + label) * mm
    last = len(rows) - 1
    return [
        TextBlock.of(
            value, sheet.text_width, size=size, face=Face.BOLD if name in bold_values else Face.REGULAR,
            indent=colon + COLON, space_before=gap, keep_with_next=index < last,
            leading=size * sheet.geometry.line_height,
            marks=(Mark(left, printable(name)), Mark(colon, ":")) if name else (),
        )
        for index, (name, value) in enumerate(rows)
    ]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Rule(Solid):
    """A line over the whole width."""

    width: float = 0
    thickness: float = 0.75

    @property
    def height(self) -> float:
        return self.thickness

    def draw(self, canvas: Canvas, left: float, top: float) -> None:
        canvas.saveState()
        canvas.setLineWidth(self.thickness)
        canvas.line(left, top - self.thickness / 2, left + self.width, top - self.thickness / 2)
        canvas.restoreState()


def rule_line(sheet: Sheet, *, thickness: float = 0.75, gap: float = 6) -> Block:
    """A line over the text width, kept with what follows."""
    return Rule(space_before=gap, keep_with_next=True, width=sheet.text_width, thickness=thickness)


# ------------------------------------------------------------------------------------------------------------- letters


def letter_lines(
    record: MeetingRecord,
    kind: DocumentKind,
    sheet: Sheet,
    *,
    attachment: str,
    subject: str,
    urgency: str,
    subject_lines: int = 4,
) -> list[Block]:
    """Nomor, Sifat, Lampiran, Hal with place and date (documents.md section 2.4).

    In the profile `klasik` the date stands alone above, and the addressee to the right of these lines. In the profile
    `baru` a Hal of more than `subject_lines` lines takes the room to its right as well.
    """
    geometry, size = sheet.geometry, sheet.geometry.letter_size
    day = record.day(kind)
    dated = f"{record.city}, {formatting.long_date(day) if day else '.' * 30}"
    colon = geometry.letter_label * mm
    start = colon + COLON
    date_left = start + geometry.letter_value * mm
    number = _unbroken(record.printed_number(kind))
    rows = (("Nomor", number), ("Sifat", urgency), ("Lampiran", attachment or "-"))
    classic = sheet.style.addressee is AddresseeProfile.KLASIK
    if not classic:
        # A long number keeps its one line: the date gives way to the right as far as it can.
        room = sheet.text_width - measure(dated, Face.REGULAR, size)
        date_left = max(date_left, min(start + measure(number, Face.REGULAR, size) + _COLUMN_GAP + 1, room))

    def line(name: str, value: str, width: float) -> TextBlock:
        face = Face.BOLD if name == _SUBJECT else Face.REGULAR
        return TextBlock.of(value, width, size=size, indent=start, face=face, marks=(Mark(0, name), Mark(colon, ":")))

    about = line(_SUBJECT, subject, date_left - (_BESIDE if classic else _COLUMN_GAP))
    if not classic and len(about.lines) > subject_lines:
        about = line(_SUBJECT, subject, sheet.text_width)
    lines = (*(line(name, value, date_left - _COLUMN_GAP) for name, value in rows), about)
    placed = TextBlock.of(dated, sheet.text_width, size=size, indent=date_left, keep_with_next=True)
    if classic:
        return [placed, Stack(space_before=_SPASI, keep_with_next=True, parts=lines)]
    return [Stack(keep_with_next=True, parts=lines), _beside(placed)]


def addressee(lines: Sequence[str], place: str, sheet: Sheet) -> list[Block]:
    """Whom a letter goes to (documents.md section 2.5): one or several, then `di` and the place.

    `lines` are the addressees without `Yth.`, several are numbered; one may run over several lines. In the profile
    `klasik` the block stands to the right of the letter lines, which must be the block before it.
    """
    geometry, size = sheet.geometry, sheet.geometry.letter_size
    classic = sheet.style.addressee is AddresseeProfile.KLASIK
    left = (geometry.letter_label + geometry.letter_value) * mm + COLON if classic else 0.0
    step = measure(f"{_YTH} ", Face.REGULAR, size)
    names = [line.strip().removeprefix(_YTH).strip() for line in lines if line.strip()] or [""]
    several = len(names) > 1
    parts: list[TextBlock] = []

    def put(text: str, indent: float, *marks: Mark) -> None:
        parts.append(TextBlock.of(text, sheet.text_width, size=size, indent=indent, marks=marks))

    if classic:
        put("Kepada", left)
    for number, name in enumerate(names, 1):
        marks = [Mark(left, _YTH)] if number == 1 else []
        if several:
            marks.append(Mark(left + step, f"{number}."))
        put(name, left + step + (_NUMBER if several else 0), *marks)
    put("di -" if classic else "di", left)
    put((place or "Tempat").upper() if classic else place or "Tempat", left + 2 * step if classic else left + step)
    if classic:
        return [_beside(Stack(keep_with_next=True, parts=tuple(parts)))]
    return [Stack(space_before=2 * _SPASI, keep_with_next=True, parts=tuple(parts))]


def detail_block(rows: Sequence[tuple[str, str]], sheet: Sheet) -> list[Block]:
    """Day, time, place, agenda of a meeting inside a letter (documents.md section 2.6); empty values are left out."""
    geometry = sheet.geometry
    shown = [row for row in rows if row[1].strip()]
    return fields(
        shown, sheet, label=geometry.detail_label, indent=geometry.first_line, size=geometry.letter_size, gap=3
    )


def copies(text: str, sheet: Sheet) -> list[Block]:
    """Tembusan, one per line of `text` (documents.md section 2.9), `;` after each and `.` after the last.

    Nothing when it is empty.
    """
    items = wording.listed(text.split("\n"))
    if not items:
        return []
    size = sheet.geometry.copies_size
    blocks: list[Block] = [
        TextBlock.of("Tembusan:", sheet.text_width, size=size, space_before=2 * _SPASI, keep_with_next=True)
    ]
    for number, item in enumerate(items, 1):
        several = len(items) > 1
        blocks.append(
            TextBlock.of(item, sheet.text_width, size=size, indent=_NUMBER if several else 0,
                         marks=(Mark(0, f"{number}."),) if several else (), keep_with_next=number < len(items))
        )  # fmt: skip
    return blocks


def attachment_head(roman: str, parent: str, number: str, day: date | None, sheet: Sheet) -> list[Block]:
    """The head of an attachment, top right (documents.md section 2.10); `roman` is empty when there is only one."""
    geometry, size = sheet.geometry, sheet.geometry.body_size
    width = min(geometry.attachment_width * mm, sheet.text_width)
    left = sheet.text_width - width
    colon = left + geometry.attachment_label * mm
    dated = formatting.long_date(day) if day else "." * 30
    rows = (("Nomor", _unbroken(number) or "." * 30), ("Tanggal", dated))
    parts = [
        TextBlock.of(f"LAMPIRAN {roman}".strip(), sheet.text_width, size=size, indent=left),
        TextBlock.of(parent, sheet.text_width, size=size, indent=left),
        *(
            TextBlock.of(value, sheet.text_width, size=size, indent=colon + COLON,
                         marks=(Mark(left, name), Mark(colon, ":")))
            for name, value in rows
        ),
    ]  # fmt: skip
    return [Stack(keep_with_next=True, parts=tuple(parts), outline=f"Lampiran {roman}".strip())]


def roman(number: int) -> str:
    """`I`, `II`, ... for attachments."""
    text = ""
    for value, letters in _ROMAN:
        while number >= value:
            text += letters
            number -= value
    return text


@dataclass(frozen=True, slots=True)
class Stack(Solid):
    """Text blocks that stay together as one."""

    parts: tuple[TextBlock, ...] = ()

    @property
    def height(self) -> float:
        return sum(part.height for part in self.parts)

    def draw(self, canvas: Canvas, left: float, top: float) -> None:
        for part in self.parts:
            part.draw(canvas, left, top)
            top -= part.height


def _beside(block: TextBlock | Stack) -> Stack:
    parts = block.parts if isinstance(block, Stack) else (block,)
    return Stack(keep_with_next=True, beside=True, parts=parts)


def _unbroken(number: str) -> str:
    """A letter number with its blank running number in one piece."""
    return number.replace(" ", "\xa0")
