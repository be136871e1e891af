"""Nota dinas: the internal report of a meeting, on a page or two (documents.md section 8.2)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from rakor_desktop.documents import signature, wording
from rakor_desktop.documents.addressing import title_case
from rakor_desktop.documents.blocks import attachment_head, fields, numbered, paragraph, rule_line, title
from rakor_desktop.documents.deed_text import joined
from rakor_desktop.documents.kop import kop
from rakor_desktop.documents.layout import Block, TextBlock
from rakor_desktop.documents.matrix import matrix_blocks
from rakor_desktop.documents.page import count_pages
from rakor_desktop.documents.report_parts import (
    attended,
    below_head,
    follow_up_table,
    held,
    is_recorded,
    lines,
    subject,
    under,
)
from rakor_desktop.documents.seal import seal_mark
from rakor_desktop.documents.sheet import Section, Sheet
from rakor_desktop.domain import formatting, phrases
from rakor_desktop.domain.naskah import DocumentKind, Security
from rakor_desktop.domain.people import bare_post
from rakor_desktop.domain.record import DocumentOptions, MeetingRecord

_KIND = DocumentKind.NOTA_DINAS
_SUBJECT = "Hal"
_RULE_GAP = 8
_AGREED = re.compile(r"(?:s|ny)epakat", re.IGNORECASE)  # `disepakati`, `menyepakati`


def memo_sections(record: MeetingRecord, options: DocumentOptions) -> list[Section]:
    """The nota dinas, and the matriks as its lampiran when attachments are wanted and something was agreed."""
    record = _in_own_name(record)
    sheet = Sheet.of(options.paper, record.style)
    attached = _attached(record, options)
    return [Section(_Memo(record, options, sheet, attached).blocks(), sheet), *attached]


def _attached(record: MeetingRecord, options: DocumentOptions) -> list[Section]:
    if not options.include_attachments or not wording.agreed(record.agreements):
        return []
    sheet = Sheet.of(options.paper, record.style, landscape=True)
    sender = _sender(record)
    parent = f"Nota Dinas {sender}" if sender != wording.DOTS else "Nota Dinas"
    blocks = [
        *attachment_head("", parent, record.printed_number(_KIND), record.day(_KIND), sheet),
        *below_head(matrix_blocks(record, replace(options, include_subtables=False), sheet)),
    ]
    return [Section(blocks, sheet)]


def _in_own_name(record: MeetingRecord) -> MeetingRecord:
    """The record as a nota dinas is signed: by the sender's own post, never in the name of whom it is addressed to."""
    one = record.signatory
    return record if one is None else replace(record, signatory=signature.in_own_name(one))


def _sender(record: MeetingRecord) -> str:
    """The post of who signs, in Title Case: `Plt. Kepala Bagian Perekonomian`."""
    signatory = record.signatory
    if signatory is not None and signatory.post.strip():
        lead = f"{signatory.delegation.label} " if signatory.delegation in signature.ACTING else ""
        return lead + title_case(bare_post(signatory.post).rstrip(" ,"))
    return (record.chair.post.strip() if record.chair is not None else "") or wording.DOTS


@dataclass(frozen=True, slots=True)
class _Memo:
    record: MeetingRecord
    options: DocumentOptions
    sheet: Sheet
    attached: Sequence[Section]

    def blocks(self) -> list[Block]:
        record, sheet, gap = self.record, self.sheet, self.sheet.geometry.paragraph_gap
        values = wording.meeting_values(record)
        opening = phrases.fill("nota_dinas.pembuka", record.style.phrases, {**values, "rujukan": self._reference()})
        points = (
            ("Pelaksanaan", self._held()),
            ("Peserta", under([self._attendance()], sheet)),
            ("Hasil", self._results()),
            ("Rekomendasi/Tindak Lanjut", self._follow_up()),
        )
        result: list[Block] = [
            *kop(record.letterhead, sheet, draft=self.options.is_draft),
            *title(("NOTA DINAS",), sheet),
            TextBlock.of("", sheet.text_width, size=_RULE_GAP, keep_with_next=True),
            *self._head(),
            rule_line(sheet, gap=_RULE_GAP),
            paragraph(opening, sheet, gap=_RULE_GAP),
        ]
        for number, (label, content) in enumerate((point for point in points if point[1]), 1):
            result += (*numbered(0, f"{number}.", label, sheet, gap=gap, keep=True), *content)
        closing = phrases.fill("nota_dinas.penutup", record.style.phrases, values)
        # No place and date here: the head has the date.
        signer = signature.office_signer(record, (), with_nip=not self.options.public_copy)
        return [*result, paragraph(closing, sheet), signature.single(signer, sheet)]

    # ------------------------------------------------------------------------------------------------------------ head

    def _head(self) -> list[Block]:
        record, sheet, plate = self.record, self.sheet, self.record.plate(_KIND)
        day, security = record.day(_KIND), self.options.security
        copies = lines(plate.copies)
        if len(copies) > 1:
            copies = [f"{number}. {name}" for number, name in enumerate(copies, 1)]
        rows = (
            ("Yth.", "\n".join(self._addressed(line) for line in lines(plate.addressee)) or wording.DOTS),
            ("Dari", _sender(record)),
            ("Tembusan", "\n".join(copies) or "-"),
            ("Tanggal", formatting.long_date(day) if day else wording.DOTS),
            ("Nomor", record.printed_number(_KIND).replace(" ", "\xa0")),
            ("Sifat", Security.BIASA.label if security is Security.BIASA else security.label),
            ("Lampiran", self._pages()),
            (_SUBJECT, f"Laporan Hasil {subject(record)}"),
        )
        return fields(rows, sheet, label=sheet.geometry.note_label, bold_values=frozenset({_SUBJECT}))

    @staticmethod
    def _addressed(line: str) -> str:
        return line.removeprefix("Yth.").strip()

    def _pages(self) -> str:
        """`2 (dua) lembar`, counted; a dash without an attachment."""
        if not self.attached:
            return "-"
        count = count_pages(
            self.attached,
            security=self.options.security,
            seal=seal_mark(self.record, self.options),
            catchwords=self.record.style.catchwords,
        )
        return f"{formatting.counted(count)} lembar"

    # ---------------------------------------------------------------------------------------------------------- points

    def _reference(self) -> str:
        """What the report follows up: the officer's words, else the letter of invitation, else the meeting."""
        typed = " ".join(lines(self.record.plate(_KIND).intro)).rstrip(" .,;")
        meeting = self.record.meeting
        if typed:
            return typed
        number = meeting.invitation_number.strip()
        if number:
            dated = f" tanggal {formatting.long_date(meeting.invitation_date)}" if meeting.invitation_date else ""
            return f"surat undangan Nomor {number}{dated} hal {self._letter_subject()}"
        return f"pelaksanaan {subject(self.record)}"

    def _letter_subject(self) -> str:
        letter = self.record.letter
        typed = letter.subject.strip() if letter is not None else ""
        return typed or f"Undangan {wording.meeting_name(self.record.meeting)}"

    def _held(self) -> list[Block]:
        chair = self.record.chair
        led = wording.sentence(f"Rapat dipimpin oleh {wording.chair_name(chair)}") if chair is not None else ""
        return under([f"{held(self.record)} {led}"], self.sheet)

    def _attendance(self) -> str:
        """How many came, and from where."""
        attendance = self.record.attendance
        text = attended(attendance)
        sectors = [part for part in attendance.by_sector if part.present]
        if not is_recorded(attendance) or len(sectors) < 2:
            return text
        shares = joined(f"{part.sector.formal} {formatting.number(part.present)} orang" for part in sectors)
        return f"{text} Peserta undangan yang hadir terdiri atas {shares}."

    def _results(self) -> list[Block]:
        concluded = lines(self.record.meeting.conclusion)
        if concluded:
            concluded[-1] = wording.sentence(concluded[-1])
        agreed = [wording.agreement_text(part) for part in wording.agreed(self.record.agreements)]
        blocks = under(concluded, self.sheet)
        if agreed and not any(_AGREED.search(line) for line in concluded):
            blocks += under(["Rapat menyepakati hal-hal sebagai berikut:"], self.sheet, keep=True)
        for index, text in enumerate(wording.listed(agreed), 1):
            blocks += numbered(1, f"{wording.letters(index)}.", text, self.sheet)
        return [*blocks, *under(wording.postponed(self.record.agreements), self.sheet)]

    def _follow_up(self) -> list[Block]:
        advice = lines(self.record.plate(_KIND).advice)
        blocks: list[Block] = []
        if len(advice) == 1:
            blocks += under([wording.sentence(advice[0])], self.sheet)
        else:
            for index, text in enumerate(wording.listed(advice), 1):
                blocks += numbered(1, f"{wording.letters(index)}.", text, self.sheet)
        if self.attached:
            text = "Rencana tindak lanjut sebagaimana tercantum dalam matriks tindak lanjut pada Lampiran."
            return [*blocks, *under([text], self.sheet)]
        table = follow_up_table(self.record, self.sheet)
        return [*blocks, table] if table is not None else blocks
