"""Notula rapat (documents.md section 6)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from reportlab.lib.units import mm

from rakor_desktop.documents import minutes, signature, wording
from rakor_desktop.documents.blocks import COLON, STEPS, heading, numbered, paragraph, title
from rakor_desktop.documents.deed_text import in_full
from rakor_desktop.documents.kop import kop
from rakor_desktop.documents.layout import Align, Block, Mark, TextBlock
from rakor_desktop.documents.page import Section, Sheet
from rakor_desktop.documents.photos import material_blocks, photo_blocks
from rakor_desktop.documents.tables import Band, Column, HeadCell, Table, cell
from rakor_desktop.domain import formatting
from rakor_desktop.domain.discussion import DiscussionPoint
from rakor_desktop.domain.kinds import AgendaKind
from rakor_desktop.domain.meeting import AgendaItem, Remark
from rakor_desktop.domain.naskah import DocumentKind
from rakor_desktop.domain.record import DocumentOptions, MeetingRecord
from rakor_desktop.domain.schedule import in_order

_NUMBER_WIDTH = 6.5 * mm
_ITEM = 3
_CHAIR = "Ketua"
_FOLLOW_UP = (10, 70, 45, 35)


def notula_sections(record: MeetingRecord, options: DocumentOptions) -> list[Section]:
    """The whole notula; parts without content are left out and the others numbered on."""
    sheet = Sheet.of(options.paper, record.style)
    return [Section(_Notula(record, options, sheet).blocks(), sheet)]


@dataclass(frozen=True, slots=True)
class _Notula:
    record: MeetingRecord
    options: DocumentOptions
    sheet: Sheet

    def blocks(self) -> list[Block]:
        sheet, record = self.sheet, self.record
        result: list[Block] = [*kop(record.letterhead, sheet, draft=self.options.is_draft), *self._head()]
        result.append(heading("Kegiatan Sidang/Rapat", sheet))
        sections = (
            ("Kata Pembukaan", self._opening()),
            ("Pembahasan", self._discussion()),
            ("Kesimpulan/Keputusan", self._conclusion()),
            ("Tindak Lanjut", self._follow_up()),
            ("Penutup", self._closing()),
        )
        number = 0
        for name, content in sections:
            if content:
                number += 1
                gap = sheet.geometry.paragraph_gap + 2
                result += numbered(0, f"{number}.", name, sheet, gap=gap, keep=True, outline=name)
                result += content
        result += [self._signatures(), *material_blocks(record, sheet, include_internal=self.options.include_internal)]
        result += photo_blocks(record, self.options, sheet)
        return result

    # ------------------------------------------------------------------------------------------------------- head

    def _head(self) -> list[Block]:
        meeting, sheet = self.record.meeting, self.sheet
        blocks = title(("NOTULA",), sheet)
        if meeting.minutes_number.strip():
            number = f"Nomor {meeting.minutes_number.strip()}"
            blocks.append(paragraph(number, sheet, first_line=False, gap=0, keep=True, align=Align.CENTRE))
        rows = (
            ("Sidang/Rapat", wording.meeting_name(meeting)),
            ("Hari/Tanggal", wording.meeting_days(self.record) or wording.DOTS),
            ("Surat Undangan", wording.invitation(meeting)),
            ("Waktu Sidang/Rapat", wording.session_time(self.record) or wording.DOTS),
            ("Tempat", meeting.place or wording.DOTS),
        )
        gap = 14.0
        for label, value in rows:
            if value:
                blocks.append(self._field(label, value, gap=gap))
                gap = _ITEM
        blocks += self._agenda_field()
        people = (
            (_CHAIR, self.record.chair),
            ("Sekretaris", self.record.secretary),
            ("Pencatat", self.record.minute_taker),
        )
        blocks.append(heading("Pimpinan Sidang/Rapat", sheet, gap=8))
        for label, person in people:
            # Every notula names its chair: one that is not known yet is written by hand.
            if person is not None or label == _CHAIR:
                blocks.append(self._field(label, person.full_name if person else wording.DOTS, gap=_ITEM))
        present = self.record.attendance.in_room
        attended = f"{formatting.counted(present)} orang, terlampir pada daftar hadir"
        blocks.append(
            self._field("Peserta Sidang/Rapat", attended if present else "(terlampir pada daftar hadir)", gap=_ITEM)
        )
        return blocks

    def _agenda_field(self) -> list[Block]:
        items = wording.topics(self.record.agenda, include_internal=self.options.include_internal)
        blocks: list[Block] = []
        for index, (item, children) in enumerate(items, 1):
            label, gap = ("", 0) if blocks else ("Acara", _ITEM)
            number = f"{index}." if len(items) > 1 else ""
            blocks.append(self._field(label, wording.agenda_title(item), number=number, gap=gap))
            blocks += (
                self._field("", wording.agenda_title(child), number=f"{wording.letters(position)})",
                            indent=_NUMBER_WIDTH if number else 0)
                for position, child in enumerate(children, 1)
            )  # fmt: skip
        return blocks

    def _field(self, label: str, value: str, *, number: str = "", gap: float = 0, indent: float = 0) -> TextBlock:
        size, colon = self.sheet.geometry.body_size, self.sheet.geometry.minutes_label * mm
        start = colon + COLON + indent
        marks = [Mark(0, label), Mark(colon, ":")] if label else []
        if number:
            marks.append(Mark(start, number))
            start += _NUMBER_WIDTH
        return TextBlock.of(
            value, self.sheet.text_width, size=size, indent=start, marks=tuple(marks), space_before=gap,
            leading=size * self.sheet.geometry.line_height,
        )  # fmt: skip

    # ------------------------------------------------------------------------------------------------------- body

    def _lines(self, level: int, texts: Iterable[str]) -> list[Block]:
        """Paragraphs where the text of a level stands."""
        indent = STEPS[level + 1] / mm
        return [
            paragraph(text, self.sheet, first_line=False, indent=indent, gap=_ITEM) for text in texts if text.strip()
        ]

    def _opening(self) -> list[Block]:
        opened = minutes.opening_sentence(self.record)
        summary = minutes.without_lead(self.record.meeting.opening_summary, opened)
        if summary:
            summary[-1] = wording.sentence(summary[-1])
            opened = f"{opened} {summary[0].strip()}"
        return self._lines(0, [opened, *summary[1:]])

    def _discussion(self) -> list[Block]:
        parts: list[tuple[str, list[Block]]] = []
        session = self._group_session()
        if self.options.include_remarks:
            parts += self._topics(session)
        if self.options.include_groups and (session is None or not self.options.include_remarks):
            groups = self._group_results()
            if groups:
                parts.append(("Hasil diskusi kelompok", groups))
        blocks: list[Block] = []
        for index, (name, items) in enumerate(parts, 1):
            gap = _ITEM if index == 1 else self.sheet.geometry.paragraph_gap
            number = f"{wording.letters(index)}."
            blocks += numbered(1, number, name, self.sheet, gap=gap, keep=True, outline=name)
            blocks += items
        return blocks

    def _group_session(self) -> AgendaItem | None:
        """The first item that the documents may name in which groups discussed."""
        hidden = wording.hidden_items(self.record.agenda, include_internal=self.options.include_internal)
        items = (item for item in in_order(self.record.agenda) if item.id not in hidden)
        return next((item for item in items if item.kind is AgendaKind.KELOMPOK), None)

    def _topics(self, session: AgendaItem | None) -> list[tuple[str, list[Block]]]:
        """The remarks below the agenda item they belong to, in the agenda's order; the others come last.

        A sub-item stands below its item, as it does in Acara; what groups found follows the remarks on their `session`.
        """
        agenda, internal = self.record.agenda, self.options.include_internal
        hidden = wording.hidden_items(agenda, include_internal=internal)
        said: dict[str, list[Remark]] = {}
        known = {item.id for item in agenda}
        for remark in minutes.without_frame(self.record):
            item_id = remark.agenda_item_id if remark.agenda_item_id in known else ""
            if remark.text.strip() and (internal or not remark.internal) and item_id not in hidden:
                said.setdefault(item_id or "", []).append(remark)
        topics: list[tuple[str, list[Block]]] = []
        for item, children in wording.nested(in_order(agenda)):
            groups = session is not None and self.options.include_groups and session in (item, *children)
            others = groups or any(child.id in said for child in children)
            items = self._said(2, said.get(item.id, []), alone=not others)
            number = len(said.get(item.id, []))
            for child in children:
                if child.id in said:
                    number += 1
                    items += numbered(2, f"{number})", f"{wording.agenda_title(child)}:", self.sheet, keep=True)
                    items += self._said(3, said[child.id])
            if groups:
                items += self._group_results(number)
            if items:
                topics.append((wording.agenda_title(item), items))
        if "" in said:
            topics.append(("Lain-lain" if topics else "Pokok pembicaraan", self._said(2, said[""])))
        return topics

    def _said(self, level: int, remarks: Sequence[Remark], *, alone: bool = True) -> list[Block]:
        """Remarks numbered; one that stands `alone` needs no number."""
        if alone and len(remarks) == 1:
            return self._lines(level - 1, [minutes.remark_line(remarks[0], self.record)])
        blocks: list[Block] = []
        for index, remark in enumerate(remarks, 1):
            number = f"{index})" if level == 2 else f"{wording.letters(index)})"
            blocks += numbered(level, number, minutes.remark_line(remark, self.record), self.sheet)
        return blocks

    def _point(self, point: DiscussionPoint) -> str:
        return wording.point_text(replace(point, institution=in_full(point.institution, self.record)))

    def _group_results(self, number: int = 0) -> list[Block]:
        """What each group noted, numbered on after `number`."""
        blocks: list[Block] = []
        for record in self.record.groups:
            texts = [self._point(point) for point in record.points if point.text.strip()]
            texts += [wording.issue_text(issue) for issue in record.issues if issue.title.strip()]
            if not texts:
                continue
            number += 1
            blocks += numbered(2, f"{number})", wording.group_heading(record.group), self.sheet, keep=True)
            for index, text in enumerate(wording.listed(texts), 1):
                blocks += numbered(3, f"{wording.letters(index)})", text, self.sheet, gap=1.5)
        return blocks

    def _conclusion(self) -> list[Block]:
        agreements = wording.agreed(self.record.agreements)
        lead = [part for part in self.record.meeting.conclusion.split("\n") if part.strip()]
        if lead:
            lead[-1] = wording.sentence(lead[-1])
        blocks = self._lines(0, lead)
        texts = wording.listed(map(wording.agreement_text, agreements))
        if len(texts) == 1:
            blocks += self._lines(0, texts)
        else:
            for index, text in enumerate(texts, 1):
                blocks += numbered(1, f"{wording.letters(index)}.", text, self.sheet)
        return [*blocks, *self._lines(0, wording.postponed(self.record.agreements))]

    def _follow_up(self) -> list[Block]:
        size, widths = self.sheet.geometry.table_size, self.sheet.scaled(_FOLLOW_UP)
        columns = (Column(widths[0], Align.CENTRE), *(Column(width) for width in widths[1:]))
        rows: list[Sequence[str]] = []
        for agreement in wording.agreed(self.record.agreements):
            for task in agreement.tasks:
                if task.activity.strip():
                    due = formatting.long_date(task.due) if task.due else wording.NO_DATE
                    rows.append((f"{len(rows) + 1}.", task.activity, wording.responsible(agreement, task), due))
        if not rows:
            return []
        bands = [
            Band.of([tuple(cell(text, column, size) for text, column in zip(row, columns, strict=True))])
            for row in rows
        ]
        head = [[HeadCell(name) for name in ("No.", "Uraian", "Penanggung Jawab", "Tenggat")]]
        return [
            Table.of(columns, head, bands, size=size, tallest=self.sheet.text_height / 2, head_least=7 * mm,
                     space_before=4)
        ]  # fmt: skip

    def _closing(self) -> list[Block]:
        return self._lines(0, [minutes.closing_sentence(self.record)])

    def _signatures(self) -> signature.Signatures:
        record, with_nip, sheet = self.record, not self.options.public_copy, self.sheet
        place = signature.place_and_date(record, record.day(DocumentKind.NOTULA))
        if not self.options.two_signatures:
            chair = signature.chair_signer(record, (place, "Pimpinan Sidang/Rapat"), with_nip=with_nip)
            return signature.single(chair, sheet)
        chair = signature.chair_signer(record, (place, "Pimpinan Rapat"), with_nip=with_nip)
        taker = signature.person_signer(record.minute_taker, ("Notulis",), with_post=False, with_nip=with_nip,
                                        style=record.style)  # fmt: skip
        return signature.pair(taker, chair, sheet)
