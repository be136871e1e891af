"""Daftar hadir: filled in beforehand, blank, and as a recap of those present (documents.md section 5)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportlab.lib.units import mm

from rakor_desktop.documents import recap, signature, wording
from rakor_desktop.documents.blocks import fields, heading, paragraph, title
from rakor_desktop.documents.fonts import Face
from rakor_desktop.documents.kop import kop
from rakor_desktop.documents.layout import Align, Block, NewPage
from rakor_desktop.documents.page import Numbering, Section, Sheet, rooms
from rakor_desktop.documents.tables import Band, Cell, Column, HeadCell, Row, Table, cell
from rakor_desktop.documents.text import Line, balanced
from rakor_desktop.domain import formatting
from rakor_desktop.domain.kinds import Paper, Presence
from rakor_desktop.domain.meeting import Participant
from rakor_desktop.domain.naskah import DocumentKind
from rakor_desktop.domain.record import DocumentOptions, MeetingRecord

_LABEL_SIZE = 8
_LEAST_ROW = 9 * mm  # less is too low for a signature (section 5.2)
_LEAST_SIZE = 9
_RECAP_ROW = 7.5 * mm
_HEAD = 8 * mm
_TITLE = 12
_LABEL = 30  # mm, of `Hari/Tanggal`
_UNNAMED = "–"  # somebody came for an institution whose name was not noted
_WIDTHS = {
    Paper.A4: (10, 44, 30, 32, 22, 22),
    Paper.F4: (10, 46, 31, 32, 23, 23),
    Paper.F4_210: (10, 44, 30, 32, 22, 22),
}
_PUBLIC_WIDTHS = (10, 80, 70)
_SECTOR_WIDTHS = (70, 30, 30, 30)
_SEX_WIDTH = 8
_NOTICE = (
    "Data pada daftar hadir ini dikumpulkan oleh {organiser} untuk keperluan administrasi dan pertanggungjawaban "
    "kegiatan, disimpan sesuai jadwal retensi arsip, dan dilindungi sesuai Undang-Undang Nomor 27 Tahun 2022 tentang "
    "Pelindungan Data Pribadi.{contact}"
)


def attendance_sections(record: MeetingRecord, options: DocumentOptions) -> list[Section]:
    """The sheet of the kind in `options`: DAFTAR_HADIR, DAFTAR_HADIR_KOSONG or DAFTAR_HADIR_REKAP."""
    sheet = Sheet.of(options.paper, record.style)
    blocks = _Attendance(record, options, sheet).blocks()
    return [Section(blocks, sheet, Numbering.FOOTER, privacy_notice(record))]


def attendance_attachment(record: MeetingRecord, options: DocumentOptions, sheet: Sheet) -> list[Block]:
    """Those present, as an attachment of another document: without kop and signature."""
    return _Attendance(record, replace(options, kind=DocumentKind.DAFTAR_HADIR_REKAP), sheet).attachment()


def privacy_notice(record: MeetingRecord) -> str:
    """The notice at the foot of each sheet (documents.md section 11.4)."""
    organiser = record.meeting.organiser or record.letterhead.line_2.title() or "penyelenggara"
    contact = re.sub(r"(?<=[)\d]) (?=\d)", "\xa0", record.letterhead.contact.strip().rstrip("."))
    return _NOTICE.format(organiser=organiser, contact=f" Narahubung: {contact}." if contact else "")


@dataclass(frozen=True, slots=True)
class _Entry:
    """What one row prints."""

    name: str = ""
    post: str = ""
    institution: str = ""
    mark: str = ""
    sex: str = ""


@dataclass(frozen=True, slots=True)
class _Attendance:
    record: MeetingRecord
    options: DocumentOptions
    sheet: Sheet

    def attachment(self) -> list[Block]:
        return [*self._head("DAFTAR HADIR"), *self._recap()]

    def blocks(self) -> list[Block]:
        kind = self.options.kind
        head = [*kop(self.record.letterhead, self.sheet, draft=self.options.is_draft), *self._head(self._name)]
        if kind is DocumentKind.DAFTAR_HADIR_KOSONG:
            return [*head, *self._blank_tables(head), self._signatures()]
        if kind is DocumentKind.DAFTAR_HADIR_REKAP:
            return [*head, *self._recap(), *self._absent(), self._signatures()]
        # Everybody on the list, so that the printed numbers are those that sheet marks name.
        entries = [self._invited(part) for part in self.record.participants]
        if not self.options.public_copy:
            entries += [_Entry()] * round(self.sheet.geometry.spare_rows)
        elif present := self._those_present():
            # Without a column for the hand nobody could tell who of the invited came.
            entries = [self._present(part) for part in present]
        least = self.sheet.geometry.sheet_row * mm
        return [*head, self._table(entries, least=least, space_before=9), self._signatures()]

    @property
    def _name(self) -> str:
        return "REKAP DAFTAR HADIR" if self.options.kind is DocumentKind.DAFTAR_HADIR_REKAP else "DAFTAR HADIR"

    def _head(self, name: str) -> list[Block]:
        meeting, kind = self.record.meeting, self.options.kind
        blocks = title((name,), self.sheet)
        named = balanced(f"PESERTA {wording.meeting_name(meeting).upper()}", self.sheet.text_width, Face.BOLD, _TITLE)
        blocks += title(tuple(line.text for line in named), self.sheet, size=_TITLE)
        is_recap = kind is DocumentKind.DAFTAR_HADIR_REKAP
        time = wording.session_time(self.record) if is_recap else wording.planned_time(meeting)
        rows = (
            ("Hari/Tanggal", wording.meeting_days(self.record)),
            ("Waktu", time.removeprefix("Pukul ")),
            ("Tempat", meeting.place),
            ("Acara", wording.meeting_name(meeting)),
        )
        shown = [row for row in rows if row[1] or kind is DocumentKind.DAFTAR_HADIR_KOSONG]
        blocks += fields(shown[:1], self.sheet, label=_LABEL, gap=10)
        return [*blocks, *fields(shown[1:], self.sheet, label=_LABEL, gap=1.5)]

    # ------------------------------------------------------------------------------------------------------- rows

    def _invited(self, part: Participant) -> _Entry:
        lines = (
            part.full_name if part.name.strip() else "",
            f"diwakili {part.delegate_name}" if part.delegate_name.strip() else "",
        )
        post = part.post
        if part.delegate_post.strip():
            # The hand in this row is the delegate's.
            post = "\n".join(line for line in (part.delegate_post, f"mewakili {post}" if post else "") if line)
        return _Entry("\n".join(line for line in lines if line), post, part.institution, sex=part.sex)

    def _present(self, part: Participant) -> _Entry:
        name, post, sex = part.full_name if part.name.strip() else _UNNAMED, part.post, part.sex
        if part.presence is Presence.DIWAKILI:
            sex = ""  # known of the official alone
            if part.delegate_name.strip():
                name, post = part.delegate_name, part.delegate_post
            else:
                name, post = f"Wakil dari {part.full_name}", ""
        return _Entry(name, post, part.institution, recap.manner(part, self.record), sex)

    def _table(self, entries: Sequence[_Entry], *, least: float, space_before: float = 0, start: int = 1) -> Table:
        columns, head = self._columns()
        bands = [
            Band.of([self._row(number, entry, columns)], least=least) for number, entry in enumerate(entries, start)
        ]
        return Table.of(columns, [head], bands, size=self._size, tallest=self.sheet.text_height / 2, head_least=_HEAD,
                        space_before=space_before)  # fmt: skip

    def _columns(self) -> tuple[tuple[Column, ...], list[HeadCell]]:
        if self.options.public_copy:
            number, name, institution = self.sheet.scaled(_PUBLIC_WIDTHS)
            columns = (Column(number, Align.CENTRE), Column(name), Column(institution))
            return columns, [HeadCell("No."), HeadCell("Nama"), HeadCell("Instansi")]
        widths: list[float] = [*_WIDTHS[self.options.paper]]
        titles = [HeadCell("No."), HeadCell("Nama"), HeadCell("Jabatan"), HeadCell("Instansi")]
        if self._with_sex:
            widths[2:4] = (_SEX_WIDTH, widths[2] - _SEX_WIDTH / 2, widths[3] - _SEX_WIDTH / 2)
            titles.insert(2, HeadCell("L/P"))
        number, name, *middle, left, right = self.sheet.scaled(widths)
        shared = [Column(number, Align.CENTRE), Column(name), *map(Column, middle)]
        if self._with_sex:
            shared[2] = Column(middle[0], Align.CENTRE)
        if self._zigzag:
            return (*shared, Column(left, rule=False), Column(right)), [*titles, HeadCell("Tanda Tangan", 2)]
        last = "Keterangan" if self.options.kind is DocumentKind.DAFTAR_HADIR_REKAP else "Tanda Tangan"
        return (*shared, Column(left + right)), [*titles, HeadCell(last)]

    @property
    def _with_sex(self) -> bool:
        """Whether the office counts women and men; a column of the internal sheets alone."""
        return self.record.style.with_sex and not self.options.public_copy

    @property
    def _size(self) -> float:
        return self.sheet.geometry.table_size

    @property
    def _zigzag(self) -> bool:
        return self.options.zigzag and self.options.kind is not DocumentKind.DAFTAR_HADIR_REKAP

    def _row(self, number: int, entry: _Entry, columns: tuple[Column, ...]) -> Row:
        # Posts and institutions run long; the name beside them is of the same size.
        size = self._size if self.options.public_copy else max(self._size - 1, _LEAST_SIZE)
        count, name = cell(f"{number}.", columns[0], size), cell(entry.name, columns[1], size)
        if self.options.public_copy:
            return count, name, cell(entry.institution, columns[2], size)
        middle = (entry.sex, entry.post, entry.institution) if self._with_sex else (entry.post, entry.institution)
        shared = (count, name, *(cell(text, columns[index], size) for index, text in enumerate(middle, 2)))
        if self.options.kind is DocumentKind.DAFTAR_HADIR_REKAP:
            return *shared, cell(entry.mark, columns[-1], size)
        label = Cell((Line(f"{number}.", 0),), _LABEL_SIZE, raised=True)
        if not self._zigzag:
            return *shared, label
        return (*shared, label, None) if number % 2 else (*shared, None, label)

    # ------------------------------------------------------------------------------------------------------ kinds

    def _blank_tables(self, head: Sequence[Block]) -> list[Block]:
        """Numbered rows of one height, on two sheets at least.

        The kop takes rows from the first sheet, the signature from the last; no height gives way.
        """
        geometry, gap = self.sheet.geometry, 9.0
        used = sum(block.height + block.space_before for block in head) + gap
        signature_block = self._signatures()
        first, page = rooms(
            Section(head, self.sheet, Numbering.FOOTER, privacy_notice(self.record)), security=self.options.security
        )
        last = page - signature_block.height - signature_block.space_before
        most = round(geometry.blank_rows_a4 if self.options.paper is Paper.A4 else geometry.blank_rows_f4)
        row = max(geometry.sheet_row * mm, _LEAST_ROW)
        top, full, bottom = (max(1, min(most, int((room - _HEAD + 0.01) / row))) for room in (first - used, page, last))
        missing = self.record.attendance.invited + round(geometry.spare_rows) - top - bottom
        counts = [top, *[full] * max(0, -(-missing // full)), bottom]
        blocks: list[Block] = []
        start = 1
        for count in counts:
            if blocks:
                blocks.append(NewPage())
            blocks.append(self._table([_Entry()] * count, least=row, space_before=gap, start=start))
            start += count
        return blocks

    def _recap(self) -> list[Block]:
        present = self._those_present()
        blocks: list[Block] = []
        if present:
            blocks.append(self._table([self._present(part) for part in present], least=_RECAP_ROW, space_before=9))
        # The figures come first, so that the sentences below them go with the signature when that starts a page.
        if self.record.attendance.by_sector:
            blocks += (heading("Rekapitulasi Kehadiran", self.sheet, gap=12), self._sector_table())
        total = f"Jumlah peserta hadir: {formatting.counted(len(present))} orang"
        return [*blocks, paragraph(total, self.sheet, first_line=False, gap=9)]

    def _those_present(self) -> list[Participant]:
        return [part for part in self.record.participants if part.presence.counts_as_present]

    def _absent(self) -> list[Block]:
        """How many did not come and why; who, in the internal copy alone."""
        counts = recap.absence(self.record.attendance)
        if not counts:
            return []
        blocks: list[Block] = [paragraph(counts, self.sheet, first_line=False, gap=2)]
        if not self.options.public_copy:
            names = recap.absentees(self.record.participants)
            for row in names:
                blocks += fields([row], self.sheet, label=_LABEL, size=self._size, gap=2)
        return blocks

    def _sector_table(self) -> Table:
        attendance = self.record.attendance
        columns = tuple(
            Column(width, Align.CENTRE if index else Align.LEFT)
            for index, width in enumerate(self.sheet.scaled(_SECTOR_WIDTHS))
        )
        lines = [(part.sector.formal, part.invited, part.present) for part in attendance.by_sector]
        invited, present = sum(line[1] for line in lines), sum(line[2] for line in lines)
        rows = [self._sector_row(columns, *line) for line in lines]
        rows.append(self._sector_row(columns, "Jumlah undangan", invited, present, face=Face.BOLD))
        if attendance.walk_ins:
            rows.append(self._sector_row(columns, "Hadir tanpa undangan", None, attendance.walk_ins))
            total = present + attendance.walk_ins
            rows.append(self._sector_row(columns, "Jumlah hadir seluruhnya", None, total, face=Face.BOLD))
        head = [[HeadCell(text) for text in ("Unsur", "Diundang", "Hadir", "Persentase")]]
        # One band: the figures of the sectors stay together on a page.
        return Table.of(columns, head, [Band.of(rows)], size=self._size, tallest=self.sheet.text_height / 2,
                        head_least=7 * mm, space_before=4)  # fmt: skip

    def _sector_row(
        self, columns: tuple[Column, ...], label: str, invited: int | None, present: int, *, face: Face = Face.REGULAR
    ) -> Row:
        asked = "–" if invited is None else formatting.number(invited)
        texts = (label, asked, formatting.number(present), formatting.percent(present, invited or 0))
        return tuple(cell(text, column, self._size, face=face) for text, column in zip(texts, columns, strict=True))

    def _signatures(self) -> signature.Signatures:
        is_recap = self.options.kind is DocumentKind.DAFTAR_HADIR_REKAP
        day = self.record.last_day if is_recap else self.record.meeting.date
        above = (signature.place_and_date(self.record, day), "Mengetahui,")
        signer = signature.official_signer(self.record, above, with_nip=not self.options.public_copy)
        return signature.single(signer, self.sheet, space_before=5 * mm)
