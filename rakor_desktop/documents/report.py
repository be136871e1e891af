"""Laporan hasil rapat (documents.md section 8.1)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.lib.units import mm

from rakor_desktop.documents import charts, minutes, signature, wording
from rakor_desktop.documents.addressing import post_title
from rakor_desktop.documents.blocks import attachment_head, heading, numbered, title
from rakor_desktop.documents.deed_text import group_results, in_full, joined, title_lines
from rakor_desktop.documents.kop import kop
from rakor_desktop.documents.layout import Align, Block, Mark, TextBlock
from rakor_desktop.documents.matrix import status_date
from rakor_desktop.documents.photos import photo_blocks
from rakor_desktop.documents.programme import has_programme, programme_table
from rakor_desktop.documents.report_parts import (
    attended,
    below_head,
    follow_up_table,
    held,
    is_recorded,
    lines,
    recap_table,
    subject,
    topics,
    under,
)
from rakor_desktop.documents.sheet import Section, Sheet
from rakor_desktop.domain import formatting, phrases
from rakor_desktop.domain.kinds import AgendaKind, ParticipantRole, Presence
from rakor_desktop.domain.meeting import Participant
from rakor_desktop.domain.naskah import DocumentKind, KopKind
from rakor_desktop.domain.record import DocumentOptions, MeetingRecord
from rakor_desktop.domain.schedule import in_order

_KIND = DocumentKind.LAPORAN
_SPASI = 13.8  # one line of Arial 12 (documents.md section 1.4)
_LIST_GAP = 6 * mm
_LIST_STEP = 6 * mm
_PHOTOS = "Dokumentasi"


def report_sections(record: MeetingRecord, options: DocumentOptions) -> list[Section]:
    """The laporan, and its photographs as a lampiran."""
    sheet = Sheet.of(options.paper, record.style)
    sections = [Section(_Report(record, options, sheet).blocks(), sheet)]
    if _PHOTOS in attachments(record, options):
        head = attachment_head(
            "", f"Laporan Hasil {subject(record)}", record.printed_number(_KIND), record.day(_KIND), sheet
        )
        sections.append(Section([*head, *below_head(photo_blocks(record, options, sheet))], sheet))
    return sections


def attachments(record: MeetingRecord, options: DocumentOptions) -> list[str]:
    """What goes along with the laporan, of what there is: notula, berita acara, daftar hadir, matriks, dokumentasi.

    Dokumentasi alone is bound in; the others are files of their own.
    """
    if not options.include_attachments:
        return []
    agreed = bool(wording.agreed(record.agreements))
    noted = agreed or bool(record.remarks) or bool(record.meeting.conclusion.strip())
    there = (
        (_named("Notula", record, DocumentKind.NOTULA), noted),
        (_named("Berita acara kesepakatan", record, DocumentKind.BERITA_ACARA), agreed),
        ("Daftar hadir", is_recorded(record.attendance)),
        ("Matriks tindak lanjut", agreed),
        (_PHOTOS, bool(wording.shown_photos(record, options))),
    )
    return [name for name, is_there in there if is_there]


def _named(name: str, record: MeetingRecord, kind: DocumentKind) -> str:
    number = record.number(kind)
    return f"{name} Nomor {number}" if number else name


@dataclass(frozen=True, slots=True)
class _Report:
    record: MeetingRecord
    options: DocumentOptions
    sheet: Sheet

    def blocks(self) -> list[Block]:
        record, sheet = self.record, self.sheet
        number = f"NOMOR {record.printed_number(_KIND)}".replace(" ", "\xa0")
        result: list[Block] = [
            *kop(record.letterhead, sheet, draft=self.options.is_draft),
            *title(("LAPORAN", "TENTANG", *title_lines("HASIL", record, sheet.text_width)), sheet),
            TextBlock.of(number, sheet.text_width, size=sheet.geometry.body_size, align=Align.CENTRE,
                         keep_with_next=True),
        ]  # fmt: skip
        # There is nobody above the Bupati to consider it.
        key = "laporan.penutup_bupati" if record.letterhead.kind is KopKind.BUPATI else "laporan.penutup"
        closing = phrases.fill(key, record.style.phrases, wording.meeting_values(record))
        chapters = (
            ("PENDAHULUAN", self._introduction()),
            ("KEGIATAN YANG DILAKSANAKAN", self._activity()),
            ("HASIL YANG DICAPAI", self._results()),
            (self._conclusion_title(), self._conclusion()),
            ("PENUTUP", under([closing], sheet)),
        )
        shown = [chapter for chapter in chapters if chapter[1]]
        for index, (label, content) in enumerate(shown):
            result += (heading(f"{chr(ord('A') + index)}. {label}", sheet, gap=_SPASI), *content)
        return [*result, self._signature(), *self._attached()]

    def _chapter(self, *parts: tuple[str, Sequence[Block]], title: str = "") -> list[Block]:
        """The parts that have a content, numbered; one alone has no number, and no label that `title` says already."""
        shown = [part for part in parts if part[1]]
        if len(shown) == 1:
            label, content = shown[0]
            said = label.partition("/")[0].casefold() in title.casefold()
            return [*([] if said else under([label], self.sheet, keep=True)), *content]
        blocks: list[Block] = []
        for number, (label, content) in enumerate(shown, 1):
            gap = self.sheet.geometry.paragraph_gap + 3 if number > 1 else 3
            blocks += (*numbered(0, f"{number}.", label, self.sheet, gap=gap, keep=True), *content)
        return blocks

    def _list(self, texts: Sequence[str]) -> list[Block]:
        """`a.`, `b.`; one text alone stands without a letter."""
        if len(texts) == 1:
            return under([wording.sentence(texts[0])], self.sheet)
        blocks: list[Block] = []
        for index, text in enumerate(wording.listed(texts), 1):
            blocks += numbered(1, f"{wording.letters(index)}.", text, self.sheet)
        return blocks

    def _point(self, level: int, number: str, text: str, *, alone: bool, keep: bool = False) -> list[Block]:
        """A numbered text; one `alone` in its list stands without a number, where the number would."""
        if alone:
            return under([text], self.sheet, level=level - 1, keep=keep)
        return numbered(level, number, text, self.sheet, keep=keep)

    # --------------------------------------------------------------------------------------------------- A, pendahuluan

    def _introduction(self) -> list[Block]:
        meeting = self.record.meeting
        background = lines(self.record.plate(_KIND).intro) or self._background() or [wording.DOTS * 4]
        typed = [aim[:1].upper() + aim[1:] for aim in lines(meeting.purpose_text)]
        purposes = self._list([*(purpose.label for purpose in meeting.purposes), *typed])
        expected = wording.closed(" ".join(lines(meeting.expected_result)), "")
        if expected:
            purposes += under([f"Hasil yang diharapkan: {expected}."], self.sheet)
        return self._chapter(
            ("Umum/Latar Belakang", under(background, self.sheet)),
            ("Landasan Hukum", self._list(lines(meeting.basis)) if meeting.basis.strip() else []),
            ("Maksud dan Tujuan", purposes),
        )

    def _background(self) -> list[str]:
        """What is known of why the meeting was held, in one or two sentences."""
        meeting = self.record.meeting
        name, theme, organiser = wording.meeting_name(meeting), meeting.theme.strip(), meeting.organiser.strip()
        aims = joined(purpose.noun for purpose in meeting.purposes)
        if not (theme or organiser or aims):
            return []
        core = f"{organiser} menyelenggarakan {name}" if organiser else f"{name} diselenggarakan"
        text = f"Dalam rangka {aims}, {core if organiser else f'diselenggarakan {name}'}" if aims else core
        sentences = [f"{text} dengan tema “{wording.closed(theme, '')}”." if theme else f"{text}."]
        if meeting.series.strip() and meeting.series_number:
            sentences.append(f"Rapat ini adalah rapat ke-{meeting.series_number} dalam seri {meeting.series.strip()}.")
        return [" ".join(sentences)]

    # ------------------------------------------------------------------------------------------------------ B, kegiatan

    def _activity(self) -> list[Block]:
        record, options, sheet = self.record, self.options, self.sheet
        programme = [programme_table(record, options, sheet, space_before=4)] if has_programme(record, options) else []
        return self._chapter(
            ("Waktu dan Tempat", under([held(record), self._led()], sheet)),
            ("Peserta", self._attendance()),
            ("Susunan Acara", programme),
            ("Narasumber", self._list(self._speakers()) if self._speakers() else []),
        )

    def _led(self) -> str:
        chair = self.record.chair
        return wording.sentence(f"Rapat dipimpin oleh {wording.chair_name(chair)}") if chair is not None else ""

    def _attendance(self) -> list[Block]:
        attendance, sheet = self.record.attendance, self.sheet
        if not attendance.by_sector or not is_recorded(attendance):
            return under([attended(attendance)], sheet)
        blocks = under([f"{attended(attendance)} Kehadiran menurut unsur adalah sebagai berikut."], sheet, keep=True)
        blocks.append(recap_table(attendance.by_sector, sheet, walk_ins=attendance.walk_ins))
        if self.options.include_charts:
            blocks += charts.sector_chart(attendance.by_sector, sheet)
        return blocks

    def _speakers(self) -> list[str]:
        """Who presented what; a narasumber who is not named in the agenda follows by name and post."""
        hidden = wording.hidden_items(self.record.agenda, include_internal=self.options.include_internal)
        papers = [
            item
            for item in in_order(self.record.agenda)
            if item.kind is AgendaKind.PAPARAN and item.speaker.strip() and item.id not in hidden
        ]
        named = " ".join(item.speaker for item in papers).casefold()
        texts = [f"{in_full(item.speaker, self.record)}: {wording.agenda_title(item)}" for item in papers]
        texts += [
            ", ".join(part for part in (one.speaking_name, self._post(one)) if part)
            for one in self.record.participants
            if one.role is ParticipantRole.NARASUMBER
            and one.presence.counts_as_present
            and one.name.casefold() not in named
        ]
        return list(dict.fromkeys(texts))

    @staticmethod
    def _post(part: Participant) -> str:
        post = part.delegate_post if part.presence is Presence.DIWAKILI else part.post
        return post_title(post, part.institution, part.institution_short)

    # --------------------------------------------------------------------------------------------------------- C, hasil

    def _results(self) -> list[Block]:
        agreed = [wording.agreement_text(part) for part in wording.agreed(self.record.agreements)]
        return self._chapter(
            ("Pokok Pembahasan", self._discussion()),
            ("Hasil Diskusi Kelompok", self._groups()),
            ("Kesepakatan", self._list(agreed) if agreed else []),
        )

    def _discussion(self) -> list[Block]:
        blocks: list[Block] = []
        found = topics(self.record, self.options)
        for index, topic in enumerate(found, 1):
            head, count = topic.title, len(topic.remarks) + len(topic.below)
            blocks += self._point(1, f"{wording.letters(index)}.", head, alone=len(found) == 1, keep=True)
            for number, remark in enumerate(topic.remarks, 1):
                blocks += self._point(2, f"{number})", minutes.remark_line(remark, self.record), alone=count == 1)
            for number, part in enumerate(topic.below, len(topic.remarks) + 1):
                blocks += self._point(2, f"{number})", f"{part.title}:", alone=count == 1, keep=True)
                for place, remark in enumerate(part.remarks, 1):
                    text = minutes.remark_line(remark, self.record)
                    blocks += self._point(3, f"{wording.letters(place)})", text, alone=len(part.remarks) == 1)
        return blocks

    def _groups(self) -> list[Block]:
        blocks: list[Block] = []
        found = group_results(self.record, self.options)
        for index, (one, texts) in enumerate(found, 1):
            head = f"{wording.group_name(one.group)}:"
            blocks += self._point(1, f"{wording.letters(index)}.", head, alone=len(found) == 1, keep=True)
            for number, text in enumerate(wording.listed(texts), 1):
                blocks += self._point(2, f"{number})", text, alone=len(texts) == 1)
        return blocks

    # ----------------------------------------------------------------------------------------- D, kesimpulan dan saran

    def _conclusion_title(self) -> str:
        """What the chapter holds, and no more."""
        has_advice = bool(lines(self.record.plate(_KIND).advice))
        is_concluded = bool(self._concluded())
        if has_advice:
            return "KESIMPULAN DAN SARAN" if is_concluded else "SARAN"
        return "KESIMPULAN" if is_concluded else "TINDAK LANJUT"

    def _concluded(self) -> list[str]:
        """What was concluded, then what was put off."""
        concluded = lines(self.record.meeting.conclusion)
        if concluded:
            concluded[-1] = wording.sentence(concluded[-1])
        return [*concluded, *wording.postponed(self.record.agreements)]

    def _conclusion(self) -> list[Block]:
        advice = lines(self.record.plate(_KIND).advice)
        return self._chapter(
            ("Kesimpulan", under(self._concluded(), self.sheet)),
            ("Saran/Rekomendasi", self._list(advice) if advice else []),
            ("Tindak Lanjut", self._follow_up()),
            title=self._conclusion_title(),
        )

    def _follow_up(self) -> list[Block]:
        table = follow_up_table(self.record, self.sheet)
        if table is None:
            return []
        blocks: list[Block] = [table]
        if self.options.include_charts:
            tasks = [
                task
                for agreement in wording.agreed(self.record.agreements)
                for task in agreement.tasks
                if task.activity.strip()
            ]
            today = status_date(self.record, _KIND)
            caption = f"Status tindak lanjut, keadaan {formatting.long_date(today)}"
            counts = charts.status_counts(tasks, today)
            blocks += charts.status_chart(counts, self.sheet, caption=caption)
        return blocks

    # ------------------------------------------------------------------------------------------------------------- end

    def _signature(self) -> signature.Signatures:
        day = self.record.day(_KIND)
        dated = f"Dibuat di {self.record.city}\npada tanggal {formatting.long_date(day) if day else '.' * 30}"
        signer = signature.office_signer(self.record, (dated,), with_nip=not self.options.public_copy)
        return signature.single(signer, self.sheet, keep=bool(attachments(self.record, self.options)))

    def _attached(self) -> list[Block]:
        """The list of what goes along, below the signature as Tembusan stands."""
        names = attachments(self.record, self.options)
        if not names:
            return []
        width, size = self.sheet.text_width, self.sheet.geometry.copies_size
        head = TextBlock.of("Lampiran:", width, size=size, space_before=2 * _SPASI, keep_with_next=True)
        blocks: list[Block] = [head]
        for number, name in enumerate(names, 1):
            several = len(names) > 1
            where = "" if name == _PHOTOS else " (berkas terpisah)"
            text = wording.closed(f"{name}{where}", "." if number == len(names) else ";")
            blocks.append(TextBlock.of(text, width, size=size, indent=_LIST_STEP if several else 0,
                                       marks=(Mark(0, f"{number}."),) if several else (),
                                       keep_with_next=number < len(names)))  # fmt: skip
        return blocks
