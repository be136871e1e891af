"""Surat undangan: the letter with its attachments, one for all or one for each invitee (documents.md section 3)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import cast

from reportlab.lib.units import mm

from rakor_desktop.documents import invitation_text, signature, wording
from rakor_desktop.documents.addressing import addressed
from rakor_desktop.documents.blocks import (
    addressee,
    attachment_head,
    copies,
    detail_block,
    letter_lines,
    paragraph,
    roman,
)
from rakor_desktop.documents.fonts import Face
from rakor_desktop.documents.invitee_list import in_protocol_order, invited, invitee_list_blocks
from rakor_desktop.documents.kop import kop
from rakor_desktop.documents.layout import Block, TextBlock
from rakor_desktop.documents.page import count_pages
from rakor_desktop.documents.programme import has_programme, programme_blocks
from rakor_desktop.documents.qr import QrBlock
from rakor_desktop.documents.seal import seal_mark
from rakor_desktop.documents.sheet import Section, Sheet
from rakor_desktop.documents.text import break_lines
from rakor_desktop.domain import formatting
from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.meeting import Participant
from rakor_desktop.domain.naskah import DocumentKind
from rakor_desktop.domain.record import DocumentOptions, MeetingRecord

_KIND = DocumentKind.UNDANGAN
_MOST_NAMED = 3
"""So many are named in the letter itself; more stand in a list that is attached."""

_LISTED = "(Daftar Undangan Terlampir)"
_BELOW_HEAD = 18  # between the head of an attachment and its title
_BEFORE_TEXT = 14
_BEFORE_DETAILS = 6  # between `pada:` and the day
_SMALL_LETTER = 11
_CODE = 25 * mm
_CAPTION_SIZE = 9


def invitation_sections(record: MeetingRecord, options: DocumentOptions) -> list[Section]:
    """The letter and its attachments; with `per_invitee` a letter for each of them, or for `only` one.

    The list of the invited stays attached to a letter that refers to it; without `include_attachments` the programme
    does not. Raises UserError when letters are wanted for each and nobody is invited.
    """
    letter = _Letter(record, options, Sheet.of(options.paper, record.style))
    return letter.for_each() if options.per_invitee else letter.for_all()


def attachment_pages(record: MeetingRecord, options: DocumentOptions) -> int:
    """How many sheets are attached to the letter: what a typed `Lampiran` can be checked against."""
    letter = _Letter(record, options, Sheet.of(options.paper, record.style))
    return letter.pages(letter.attachments(listed=letter.is_listed))


@dataclass(frozen=True, slots=True)
class _Letter:
    record: MeetingRecord
    options: DocumentOptions
    sheet: Sheet
    is_close: bool = False
    """Whether the parts of the letter stand closer together than usual."""

    @property
    def is_listed(self) -> bool:
        """Whether the letter refers to a list instead of naming whom it goes to."""
        return not self.options.per_invitee and len(invited(self.record)) > _MOST_NAMED

    # ------------------------------------------------------------------------------------------------------- letters

    def for_all(self) -> list[Section]:
        """One letter, which names up to three and refers to the list for more."""
        attachments = self.attachments(listed=self.is_listed)
        people = in_protocol_order(self.record)
        names = (_LISTED,) if self.is_listed else tuple(addressed(part) for part in people)
        return [self._fitted(names, self._attached(attachments)), *attachments]

    def for_each(self) -> list[Section]:
        """One letter after the other in the order of the list; what is attached is the same for all."""
        people = self._chosen()
        if not people:
            raise UserError("Belum ada yang diundang; tambahkan peserta di Persiapan, lalu buat suratnya lagi.")
        attachments = self.attachments(listed=False)
        attached = self._attached(attachments)
        sections: list[Section] = []
        for part in people:
            own = replace(self, record=_numbered_for(self.record, part))
            sections.append(own._fitted((addressed(part),), attached, part))
            sections += attachments if own.record is self.record else own.attachments(listed=False)
        return sections

    def _chosen(self) -> tuple[Participant, ...]:
        if not self.options.only:
            return invited(self.record)
        return tuple(part for part in self.record.participants if part.id == self.options.only)

    def _fitted(self, names: Sequence[str], attached: str, part: Participant | None = None) -> Section:
        """The letter on one page, where moving its parts a little closer together, or 11 points, make it so.

        Arial 11 and 12 are both right for letters (section 1.3); one that is longer all the same stays as it was.
        A public copy, which may say less, has letters of the size of the internal one.
        """
        whole = replace(self, options=replace(self.options, public_copy=False))
        for sheet in (self.sheet, *_tighter(self.sheet)):
            if self.pages([whole._section(sheet, names, attached, part)]) == 1:
                return self._section(sheet, names, attached, part)
        usual, closer = (
            self._section(sheet, names, attached, part) for sheet in (self.sheet, next(_tighter(self.sheet)))
        )
        return closer if self.pages([usual]) > self.pages([closer]) else usual

    def _section(self, sheet: Sheet, names: Sequence[str], attached: str, part: Participant | None) -> Section:
        own = replace(self, sheet=sheet, is_close=sheet is not self.sheet)
        return Section(own._letter(names, attached, part), sheet, restart=part is not None)

    def _letter(self, names: Sequence[str], attached: str, part: Participant | None = None) -> list[Block]:
        """Everything on the pages of the letter itself; `part` gets the code for the registration desk."""
        sheet, record = self.sheet, self.record
        letter = invitation_text.letter_of(record)
        size = sheet.geometry.letter_size
        texts = [*invitation_text.requests(record, self.options), invitation_text.close(record)]
        below = copies(letter.copies, sheet)
        return [
            *kop(record.letterhead, sheet, draft=self.options.is_draft),
            *letter_lines(
                record, _KIND, sheet,
                attachment=formatting.clean_line(letter.attachment) or attached,
                subject=invitation_text.subject(record), urgency=letter.urgency.label,
                subject_lines=1 if self.is_close else 4,
            ),
            *addressee(names or (wording.DOTS * 3,), formatting.clean_line(letter.place) or self._place(names), sheet),
            paragraph(invitation_text.opening(record), sheet, size=size, gap=_BEFORE_TEXT - 4 * self.is_close,
                      keep=True),
            *self._details(),
            *(paragraph(text, sheet, size=size) for text in texts),
            *self._signed(part, keep=bool(below)),
            *below,
        ]  # fmt: skip

    def _place(self, names: Sequence[str]) -> str:
        """Where a letter to a single addressee goes; to several it goes to `Tempat`."""
        return self.record.city if len(names) == 1 and not self.is_listed else ""

    def _details(self) -> list[Block]:
        rows = invitation_text.details(self.record, self.options)
        gap = self.sheet.geometry.paragraph_gap / 2
        return [
            replace(cast("TextBlock", block), space_before=gap if index else _BEFORE_DETAILS)
            for index, block in enumerate(detail_block(rows, self.sheet))
        ]

    def _signed(self, part: Participant | None = None, *, keep: bool = False) -> list[Block]:
        """The signature, on one page with what follows if `keep`; beside it the code of an own letter."""
        signer = signature.office_signer(self.record, (), with_nip=not self.options.public_copy)
        block = signature.single(
            signer, self.sheet, size=self.sheet.geometry.letter_size, keep=keep,
            space_before=4 * self.sheet.geometry.paragraph_gap,
        )  # fmt: skip
        if part is None or self.options.public_copy:
            return [block]
        room = self.sheet.text_width - min(self.sheet.geometry.sign_width * mm, self.sheet.text_width / 2) - _CODE
        caption = tuple(break_lines(invitation_text.CODE_CAPTION, room - 6 * mm, Face.REGULAR, _CAPTION_SIZE))
        return [block, QrBlock(beside=True, text=part.id, size=_CODE, lines=caption, caption_size=_CAPTION_SIZE)]

    # --------------------------------------------------------------------------------------------------- attachments

    def attachments(self, *, listed: bool) -> list[Section]:
        """Daftar undangan and susunan acara, as far as there is something in them, with Roman numerals if both."""
        with_programme = self.options.include_attachments and has_programme(self.record, self.options)
        several = listed and with_programme
        sections: list[Section] = []
        if listed:
            sections.append(self._list(roman(1) if several else ""))
        if with_programme:
            blocks = [
                *self._head(roman(2) if several else ""),
                *programme_blocks(self.record, self.options, self.sheet, gap=_BELOW_HEAD),
                *self._attachment_signed(),
            ]
            sections.append(Section(blocks, self.sheet))
        return sections

    def _attachment_signed(self) -> list[Block]:
        """Each attachment ends as its letter does, unless the office has it otherwise."""
        return self._signed() if self.record.style.attachment_signed else []

    def _list(self, number: str) -> Section:
        """Daftar undangan; a little closer where that saves a page with little more than the signature."""

        def section(sheet: Sheet, *, dense: bool) -> Section:
            own = replace(self, sheet=sheet)
            blocks = [
                *self._head(number),
                *invitee_list_blocks(self.record, sheet, gap=_BELOW_HEAD, dense=dense),
                *own._attachment_signed(),
            ]
            return Section(blocks, sheet)

        usual = section(self.sheet, dense=False)
        closer = (section(next(_tighter(self.sheet)), dense=dense) for dense in (False, True))
        count = self.pages([usual])
        return next((one for one in closer if self.pages([one]) < count), usual)

    def pages(self, sections: Sequence[Section]) -> int:
        """The sheets that the attachments take, laid out as they will be printed."""
        if not sections:
            return 0
        return count_pages(
            sections, security=self.options.security, seal=seal_mark(self.record, self.options),
            catchwords=self.record.style.catchwords,
        )  # fmt: skip

    def _head(self, number: str) -> list[Block]:
        record = self.record
        return attachment_head(
            number, invitation_text.parent(record), record.printed_number(_KIND), record.day(_KIND), self.sheet
        )

    def _attached(self, sections: Sequence[Section]) -> str:
        """`2 (dua) lembar`; a dash without any."""
        count = self.pages(sections)
        return f"{formatting.counted(count)} lembar" if count else "-"


def _tighter(sheet: Sheet) -> Iterator[Sheet]:
    """The same paper with less white between the parts of a letter, then with smaller letters as well."""
    measures = sheet.geometry
    closer = replace(
        measures,
        kop_gap=min(measures.kop_gap, 8),
        line_height=min(measures.line_height, 1.15),
        paragraph_gap=measures.paragraph_gap * 0.6,
        sign_space=min(measures.sign_space, 22),
    )
    yield replace(sheet, style=replace(sheet.style, geometry=closer))
    if measures.letter_size > _SMALL_LETTER:
        smaller = replace(
            closer, letter_size=_SMALL_LETTER, copies_size=min(measures.copies_size, _SMALL_LETTER - 1),
            sign_space=min(measures.sign_space, 20),
        )  # fmt: skip
        yield replace(sheet, style=replace(sheet.style, geometry=smaller))


def _numbered_for(record: MeetingRecord, part: Participant) -> MeetingRecord:
    """The record with the number of this invitee's own letter, when there is one."""
    number = formatting.clean_line(part.letter_number)
    if not number:
        return record
    whole = record.style.number(number, record.meeting.invitation_date) if number.isdecimal() else number
    return replace(record, meeting=replace(record.meeting, invitation_number=whole))
