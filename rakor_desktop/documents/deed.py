"""Berita acara kesepakatan hasil rapat with its lampiran (documents.md section 7); the two-party form is apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, cast

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from rakor_desktop.documents import signature
from rakor_desktop.documents.attendance import attendance_attachment, privacy_notice
from rakor_desktop.documents.blocks import COLON, attachment_head, fields, numbered, paragraph, roman, title
from rakor_desktop.documents.deed_parties import parties_blocks
from rakor_desktop.documents.deed_signers import Representative, representatives, sector_name
from rakor_desktop.documents.deed_text import Attachment, Dictum, attachments, deed_text, group_results
from rakor_desktop.documents.fonts import Face, measure
from rakor_desktop.documents.formulation import formulation_blocks, group_result_blocks, has_formulation
from rakor_desktop.documents.kop import kop
from rakor_desktop.documents.layout import Align, Block, Mark, TextBlock, draw_lines
from rakor_desktop.documents.matrix import matrix_blocks
from rakor_desktop.documents.photos import photo_blocks
from rakor_desktop.documents.report_parts import below_head, subject
from rakor_desktop.documents.sheet import Section, Sheet
from rakor_desktop.documents.signing import placed, whole
from rakor_desktop.documents.tables import Table
from rakor_desktop.documents.tagging import Role, tagged
from rakor_desktop.documents.text import Line, break_lines
from rakor_desktop.domain.naskah import DeedVariant, DocumentKind, SignForm
from rakor_desktop.domain.record import DocumentOptions, MeetingRecord

_KIND = DocumentKind.BERITA_ACARA
_SPASI = 13.8  # one line of Arial 12 (documents.md section 1.4)
_FEW = 4  # signers: more of them stand three in a row
_MOST = 0.65  # of the text height, for rows of signatures that stay together
_LONG_LABEL = 35  # mm, of the column of ordinals: `KEEMPAT BELAS` stands in one line
_COMPANY = 2  # lines of text above a table of signatures
_CHAIR = "Pimpinan Rapat,"


def deed_sections(record: MeetingRecord, options: DocumentOptions) -> list[Section]:
    """The berita acara of the variant in `options`, then a section for each lampiran that has a content."""
    sheet = Sheet.of(options.paper, record.style)
    if options.variant is DeedVariant.PIHAK:
        return [Section(parties_blocks(record, options, sheet), sheet)]
    sections = [Section(_main(record, options, sheet), sheet)]
    for number, one in enumerate(attachments(record, options), 1):
        landscape = one is Attachment.MATRIX
        own = Sheet.of(options.paper, record.style, landscape=True) if landscape else sheet
        content = below_head(_attachment(one, record, options, own))
        sections.append(
            Section(
                [*_head(record, number, own), *content],
                own,
                footer=privacy_notice(record) if one is Attachment.PRESENT else "",
            )
        )
    return sections


def signing_blocks(record: MeetingRecord, options: DocumentOptions, sheet: Sheet) -> list[Block]:
    """Place and date, then the signatures in the form of `options` (documents.md section 7.3)."""
    place = signature.place_and_date(record, record.day(_KIND))
    signers = representatives(record, options.signers) if options.sign_form is not SignForm.PIMPINAN else []
    if not signers:
        return [signature.single(_chair(record, options, place), sheet)]
    blocks: list[Block] = [placed(place, sheet)]
    if options.sign_form is SignForm.TABEL:
        titles = ("Nama", "Instansi" if options.public_copy else "Jabatan/Unsur")
        lines = [_row(one, options) for one in signers]
        blocks.append(whole(signature.sign_table(lines, sheet, titles=titles), sheet, company=_COMPANY))
    else:
        rows = [
            block
            for row in _sign_rows(signers)
            for block in signature.sign_blocks([_signer(one, options) for one in row], sheet, per_row=max(2, len(row)))
        ]
        # No page holds signatures alone: all of them stay together below the text, or at least the last row goes along.
        together = sum(row.height + row.space_before for row in rows) < _MOST * sheet.text_height
        free = 0 if together else len(rows) - 1
        blocks += [*rows[:free], *(replace(cast(Any, row), keep_with_next=True) for row in rows[free:])]
    return [*blocks, signature.single(_chair(record, options, "Mengetahui,"), sheet, centred=True)]


# ---------------------------------------------------------------------------------------------------------- main part


def _main(record: MeetingRecord, options: DocumentOptions, sheet: Sheet) -> list[Block]:
    text, geometry = deed_text(record, options, sheet.text_width), sheet.geometry
    blocks: list[Block] = [
        *kop(record.letterhead, sheet, draft=options.is_draft),
        *title(text.title, sheet),
        TextBlock.of(text.number, sheet.text_width, size=geometry.body_size, align=Align.CENTRE,
                     keep_with_next=True),
        paragraph(text.opening, sheet, gap=_SPASI),
        paragraph(text.lead, sheet, first_line=False, keep=True),
    ]  # fmt: skip
    if len(text.considerations) == 1:
        blocks.append(paragraph(text.considerations[0], sheet, gap=3))
    else:
        for number, one in enumerate(text.considerations, 1):
            blocks += numbered(0, f"{number}.", one, sheet)
    blocks += (
        paragraph("maka pada:", sheet, first_line=False, keep=True),
        *fields(text.details, sheet, label=geometry.detail_label, indent=geometry.first_line),
        TextBlock.of("MENYEPAKATI", sheet.text_width, size=12, face=Face.BOLD, align=Align.CENTRE,
                     space_before=_SPASI, keep_with_next=True, outline="Menyepakati"),
    )  # fmt: skip
    widest = max(measure(one.label, Face.REGULAR, geometry.body_size) for one in text.dictums) / mm + 1.5
    label = min(max(geometry.deed_label, widest), _LONG_LABEL)
    for one in text.dictums:
        blocks += _dictum(one, label, sheet)
    # Signatures bring the lines above along themselves, but for a table that is divided over pages.
    signing = signing_blocks(record, options, sheet)
    divided = any(isinstance(block, Table) for block in signing)
    return [*blocks, paragraph(text.closing, sheet, gap=10, keep=divided), *signing]


@dataclass(frozen=True, slots=True)
class Hanging:
    """A text with a label beside it that may be several lines high; a cut leaves the whole label above."""

    label: tuple[Line, ...]
    body: TextBlock
    space_before: float = 0
    keep_with_next: bool = False
    outline: str = ""

    @property
    def height(self) -> float:
        return max(self.body.height, self._label_height)

    @property
    def least(self) -> float:
        return max(self.body.least, self._label_height)

    @property
    def _label_height(self) -> float:
        return len(self.label) * self.body.line_height

    def split(self, room: float) -> tuple[Block, Block] | None:
        return self._with(self.body.split(room))

    def split_tail(self) -> tuple[Block, Block] | None:
        return self._with(self.body.split_tail())

    def _with(self, parts: tuple[Block, Block] | None) -> tuple[Block, Block] | None:
        if parts is None or not isinstance(parts[0], TextBlock) or parts[0].height < self._label_height:
            return None
        rest = parts[1]
        if isinstance(rest, TextBlock):
            rest = replace(rest, keep_with_next=self.keep_with_next)
        return replace(self, body=parts[0], keep_with_next=False), rest

    def draw(self, canvas: Canvas, left: float, top: float) -> None:
        size = self.body.size
        with tagged(canvas, Role.PARAGRAPH):
            canvas.setFont(self.body.face.value, size)
            draw_lines(
                canvas, self.label, left, top - size * 0.95, self.body.indent, self.body.line_height, Align.LEFT, size
            )
            self.body.draw(canvas, left, top)


def _dictum(one: Dictum, label: float, sheet: Sheet) -> list[Block]:
    """`KESATU : ...` in a column of `label` mm; a long ordinal wraps in it, further paragraphs stand under the text."""
    colon, indent = label * mm, label + COLON / mm
    first, *others = [part.strip() for part in one.text.split("\n") if part.strip()] or [""]
    body = paragraph(first, sheet, first_line=False, indent=indent)
    lines = tuple(break_lines(one.label, colon - 1 * mm, Face.REGULAR, body.size))
    marks = (Mark(0, one.label), Mark(colon, ":"))
    blocks: list[Block] = []
    if len(lines) == 1:
        blocks.append(replace(body, marks=marks))
    else:
        blocks.append(Hanging(lines, replace(body, marks=marks[1:]), space_before=body.space_before))
    blocks += (paragraph(part, sheet, first_line=False, gap=3, indent=indent) for part in others)
    return blocks


# --------------------------------------------------------------------------------------------------------- signatures


def _chair(record: MeetingRecord, options: DocumentOptions, above: str) -> signature.Signer:
    """The chair, by the office held in the meeting when no other is known."""
    signer = signature.chair_signer(record, (above,), with_nip=not options.public_copy)
    return replace(signer, post=signer.post or (_CHAIR,))


def _sign_rows(signers: Sequence[Representative]) -> list[Sequence[Representative]]:
    """Two in a row, or three when they are many: all of them and the chair shall fit on a page."""
    per_row = 3 if len(signers) > _FEW else 2
    return [signers[start : start + per_row] for start in range(0, len(signers), per_row)]


def _row(one: Representative, options: DocumentOptions) -> tuple[str, str]:
    name = one.name or signature.UNNAMED
    return (
        (name, one.institution) if options.public_copy else (name, f"{one.office}\n{sector_name(one.sector)}".strip())
    )


def _signer(one: Representative, options: DocumentOptions) -> signature.Signer:
    office = (one.institution if options.public_copy else one.office).upper()
    head = sector_name(one.sector)
    post = (f"{office},",) if office else ()
    return signature.Signer((head if post else f"{head},",), post, one.name or signature.UNNAMED)


# ----------------------------------------------------------------------------------------------------------- lampiran


def _head(record: MeetingRecord, place: int, sheet: Sheet) -> Sequence[Block]:
    number, day = record.printed_number(_KIND), record.day(_KIND)
    return attachment_head(roman(place), f"Berita Acara Kesepakatan Hasil {subject(record)}", number, day, sheet)


def _attachment(one: Attachment, record: MeetingRecord, options: DocumentOptions, sheet: Sheet) -> Sequence[Block]:
    match one:
        case Attachment.PRESENT:
            return attendance_attachment(record, options, sheet)
        case Attachment.RESULTS:
            return _results(record, options, sheet)
        case Attachment.MATRIX:
            return matrix_blocks(record, options, sheet)
        case Attachment.PHOTOS:
            return photo_blocks(record, options, sheet)


def _results(record: MeetingRecord, options: DocumentOptions, sheet: Sheet) -> list[Block]:
    blocks: list[Block] = []
    if has_formulation(record, options):
        blocks += formulation_blocks(record, options, sheet)
    if group_results(record, options):
        blocks += title(("HASIL DISKUSI KELOMPOK",), sheet, gap=18)
        blocks += group_result_blocks(record, options, sheet)
    return blocks
