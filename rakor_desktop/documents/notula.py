"""Notula rapat (documents.md section 6)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reportlab.lib.units import mm

from rakor_desktop.documents import signature, wording
from rakor_desktop.documents.fonts import Face
from rakor_desktop.documents.kop import kop
from rakor_desktop.documents.layout import Align, Block, Mark, TextBlock
from rakor_desktop.documents.page import Section, Sheet
from rakor_desktop.documents.tables import Band, Column, HeadCell, Table, cell
from rakor_desktop.domain import formatting
from rakor_desktop.domain.meeting import Remark
from rakor_desktop.domain.record import DocumentOptions, MeetingRecord
from rakor_desktop.domain.schedule import in_order

_SIZE = 11
_TABLE_SIZE = 10
_LABEL_WIDTH = 52 * mm
_COLON_WIDTH = 4 * mm
_NUMBER_WIDTH = 6.5 * mm
_STEPS = (0.0, 7 * mm, 14 * mm, 21 * mm, 28 * mm)  # where `1.`, `a.`, `1)`, `a)` and their texts stand
_PARAGRAPH = 6
_ITEM = 3


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
        draft = self.options.is_draft
        result: list[Block] = [*kop(self.record.letterhead, self.sheet, draft=draft), *self._head()]
        result.append(self._heading("Kegiatan Sidang/Rapat", gap=10))
        sections = (
            ("Kata Pembukaan", self._opening()),
            ("Pembahasan", self._discussion()),
            ("Kesimpulan/Keputusan", self._conclusion()),
            ("Tindak Lanjut", self._follow_up()),
            ("Penutup", self._closing()),
        )
        number = 0
        for title, content in sections:
            if content:
                number += 1
                result.append(self._numbered(0, f"{number}.", title, gap=_PARAGRAPH + 2, keep=True, outline=title))
                result += content
        return [*result, self._signatures()]

    # ------------------------------------------------------------------------------------------------------- head

    def _head(self) -> list[Block]:
        meeting, width = self.record.meeting, self.sheet.text_width
        blocks: list[Block] = [
            TextBlock.of("NOTULA", width, size=12, face=Face.BOLD, align=Align.CENTRE, keep_with_next=True)
        ]
        if meeting.minutes_number.strip():
            number = f"Nomor {meeting.minutes_number.strip()}"
            blocks.append(TextBlock.of(number, width, size=_SIZE, align=Align.CENTRE, keep_with_next=True))
        rows = (
            ("Sidang/Rapat", wording.meeting_name(meeting)),
            ("Hari/Tanggal", formatting.full_date(meeting.date) if meeting.date else ""),
            ("Surat Undangan", wording.invitation(meeting)),
            ("Waktu Sidang/Rapat", wording.session_time(meeting)),
            ("Tempat", meeting.place),
        )
        gap = 14.0
        for label, value in rows:
            if value:
                blocks.append(self._field(label, value, gap=gap))
                gap = _ITEM
        blocks += self._agenda_field()
        people = (
            ("Ketua", self.record.chair),
            ("Sekretaris", self.record.secretary),
            ("Pencatat", self.record.minute_taker),
        )
        if any(person is not None for _, person in people):
            blocks.append(self._heading("Pimpinan Sidang/Rapat", gap=8))
            blocks += [self._field(label, person.full_name, gap=_ITEM) for label, person in people if person]
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
        start = _LABEL_WIDTH + _COLON_WIDTH + indent
        marks = [Mark(0, label), Mark(_LABEL_WIDTH, ":")] if label else []
        if number:
            marks.append(Mark(start, number))
            start += _NUMBER_WIDTH
        return TextBlock.of(
            value, self.sheet.text_width, size=_SIZE, indent=start, marks=tuple(marks), space_before=gap
        )

    def _heading(self, text: str, *, gap: float) -> TextBlock:
        return TextBlock.of(
            text, self.sheet.text_width, size=_SIZE, face=Face.BOLD, space_before=gap, keep_with_next=True, outline=text
        )

    # ------------------------------------------------------------------------------------------------------- body

    def _numbered(
        self, level: int, number: str, text: str, *, gap: float = _ITEM, keep: bool = False, outline: str = ""
    ) -> TextBlock:
        return TextBlock.of(
            text, self.sheet.text_width, size=_SIZE, align=Align.JUSTIFY, indent=_STEPS[level + 1],
            marks=(Mark(_STEPS[level], number),), space_before=gap, keep_with_next=keep, outline=outline,
        )  # fmt: skip

    def _item(self, level: int, number: str, text: str, *, gap: float = _ITEM) -> list[TextBlock]:
        """A numbered text; further paragraphs stand below it without a number."""
        first, *others = [part for part in text.split("\n") if part.strip()] or [""]
        return [self._numbered(level, number, first, gap=gap), *self._paragraphs(level, others)]

    def _paragraphs(self, level: int, texts: Iterable[str], *, gap: float = _ITEM) -> list[TextBlock]:
        return [
            TextBlock.of(text, self.sheet.text_width, size=_SIZE, align=Align.JUSTIFY, indent=_STEPS[level + 1],
                         space_before=gap)
            for text in texts if text.strip()
        ]  # fmt: skip

    def _opening(self) -> list[Block]:
        start = self.record.meeting.actual_start
        time = formatting.clock(start) if start else wording.DOTS
        opened = f"Rapat dibuka oleh {wording.chair_name(self.record.chair)} pada pukul {time} {formatting.ZONE}."
        summary = [part for part in self.record.meeting.opening_summary.split("\n") if part.strip()]
        if summary:
            summary[-1] = wording.sentence(summary[-1])
            opened = f"{opened} {summary[0].strip()}"
        return [*self._paragraphs(0, [opened, *summary[1:]])]

    def _discussion(self) -> list[Block]:
        parts: list[tuple[str, list[Block]]] = []
        if self.options.include_remarks:
            parts += self._topics()
        if self.options.include_groups:
            groups = self._group_results()
            if groups:
                parts.append(("Hasil diskusi kelompok", groups))
        blocks: list[Block] = []
        for index, (title, items) in enumerate(parts, 1):
            gap = _ITEM if index == 1 else _PARAGRAPH
            blocks.append(self._numbered(1, f"{wording.letters(index)}.", title, gap=gap, keep=True, outline=title))
            blocks += items
        return blocks

    def _topics(self) -> list[tuple[str, list[Block]]]:
        """The remarks below the agenda item they belong to, in the agenda's order; the others come last.

        A sub-item stands below its item, as it does in Acara.
        """
        agenda, internal = self.record.agenda, self.options.include_internal
        hidden = wording.hidden_items(agenda, include_internal=internal)
        said: dict[str, list[Remark]] = {}
        known = {item.id for item in agenda}
        for remark in self.record.remarks:
            item_id = remark.agenda_item_id if remark.agenda_item_id in known else ""
            if remark.text.strip() and (internal or not remark.internal) and item_id not in hidden:
                said.setdefault(item_id or "", []).append(remark)
        topics: list[tuple[str, list[Block]]] = []
        for item, children in wording.nested(in_order(agenda)):
            items = self._said(2, said.get(item.id, []))
            number = len(said.get(item.id, []))
            for child in children:
                if child.id in said:
                    number += 1
                    items.append(self._numbered(2, f"{number})", f"{wording.agenda_title(child)}:", keep=True))
                    items += self._said(3, said[child.id])
            if items:
                topics.append((wording.agenda_title(item), items))
        if "" in said:
            topics.append(("Lain-lain" if topics else "Pokok pembicaraan", self._said(2, said[""])))
        return topics

    def _said(self, level: int, remarks: Iterable[Remark]) -> list[Block]:
        blocks: list[Block] = []
        for index, remark in enumerate(remarks, 1):
            number = f"{index})" if level == 2 else f"{wording.letters(index)})"
            blocks += self._item(level, number, wording.remark_text(remark))
        return blocks

    def _group_results(self) -> list[Block]:
        blocks: list[Block] = []
        number = 0
        for record in self.record.groups:
            texts = [f"{point.kind.label}: {point.text.strip()}" for point in record.points if point.text.strip()]
            texts += [wording.issue_text(issue) for issue in record.issues if issue.title.strip()]
            if not texts:
                continue
            number += 1
            blocks.append(self._numbered(2, f"{number})", wording.group_heading(record.group), keep=True))
            for index, text in enumerate(wording.listed(texts), 1):
                blocks += self._item(3, f"{wording.letters(index)})", text, gap=1.5)
        return blocks

    def _conclusion(self) -> list[Block]:
        agreements = wording.agreed(self.record.agreements)
        lead = [part for part in self.record.meeting.conclusion.split("\n") if part.strip()]
        if lead:
            lead[-1] = wording.sentence(lead[-1])
        blocks: list[Block] = [*self._paragraphs(0, lead)]
        for index, text in enumerate(wording.listed(map(wording.agreement_text, agreements)), 1):
            blocks += self._item(1, f"{wording.letters(index)}.", text)
        return blocks

    def _follow_up(self) -> list[Block]:
        widths = self.sheet.scaled((10, 70, 45, 35))
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
            Band.of([tuple(cell(text, column, _TABLE_SIZE) for text, column in zip(row, columns, strict=True))])
            for row in rows
        ]
        head = [[HeadCell(title) for title in ("No.", "Uraian", "Penanggung Jawab", "Tenggat")]]
        return [
            Table.of(columns, head, bands, size=_TABLE_SIZE, tallest=self.sheet.text_height / 2, head_least=7 * mm,
                     space_before=4)
        ]  # fmt: skip

    def _closing(self) -> list[Block]:
        end = self.record.meeting.actual_end
        time = formatting.clock(end) if end else wording.DOTS
        chair = wording.chair_name(self.record.chair)
        text = wording.sentence(f"Rapat ditutup pada pukul {time} {formatting.ZONE} oleh {chair}")
        return [
            TextBlock.of(text, self.sheet.text_width, size=_SIZE, align=Align.JUSTIFY, indent=_STEPS[1],
                         space_before=_ITEM, keep_with_next=True)
        ]  # fmt: skip

    def _signatures(self) -> signature.Signatures:
        record, with_nip, sheet = self.record, not self.options.public_copy, self.sheet
        place = signature.place_and_date(record, record.meeting.date)
        if not self.options.two_signatures:
            chair = signature.chair_signer(record, (place, "Pimpinan Sidang/Rapat"), with_nip=with_nip)
            return signature.single(chair, sheet)
        chair = signature.chair_signer(record, (place, "Pimpinan Rapat"), with_nip=with_nip)
        taker = signature.person_signer(record.minute_taker, ("Notulis",), with_post=False, with_nip=with_nip,
                                        style=record.style)  # fmt: skip
        return signature.pair(taker, chair, sheet)
