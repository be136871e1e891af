"""Daftar hadir: filled in beforehand, blank, and as a recap of those present (documents.md section 5)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportlab.lib.units import mm

from rakor_desktop.documents import recap, signature, wording
from rakor_desktop.documents.fonts import Face
from rakor_desktop.documents.kop import kop
from rakor_desktop.documents.layout import Align, Block, Mark, TextBlock
from rakor_desktop.documents.page import Numbering, Section, Sheet, rooms
from rakor_desktop.documents.tables import Band, Cell, Column, HeadCell, Row, Table, cell
from rakor_desktop.documents.text import Line
from rakor_desktop.domain import formatting
from rakor_desktop.domain.kinds import Paper, Presence
from rakor_desktop.domain.meeting import Participant
from rakor_desktop.domain.naskah import DocumentKind
from rakor_desktop.domain.record import DocumentOptions, MeetingRecord

_SIZE = 10
_SMALL = 9  # posts and institutions, which run long
_LABEL_SIZE = 8
_ROW = 10 * mm
_BLANK_ROW = 8.5 * mm
_RECAP_ROW = 7.5 * mm
_HEAD = 8 * mm
_SPARE_ROWS = 5
_UNNAMED = "–"  # somebody came for an institution whose name was not noted
_WIDTHS = {
    Paper.A4: (10, 44, 30, 32, 22, 22),
    Paper.F4: (10, 46, 31, 32, 23, 23),
    Paper.F4_210: (10, 44, 30, 32, 22, 22),
}
_BLANK_ROWS = {Paper.A4: 20, Paper.F4: 24, Paper.F4_210: 24}
_PUBLIC_WIDTHS = (10, 80, 70)
_SECTOR_WIDTHS = (70, 30, 30, 30)
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
    contact = record.letterhead.contact.strip().rstrip(".")
    return _NOTICE.format(organiser=organiser, contact=f" Narahubung: {contact}." if contact else "")


@dataclass(frozen=True, slots=True)
class _Entry:
    """What one row prints."""

    name: str = ""
    post: str = ""
    institution: str = ""
    mark: str = ""


@dataclass(frozen=True, slots=True)
class _Attendance:
    record: MeetingRecord
    options: DocumentOptions
    sheet: Sheet

    def attachment(self) -> list[Block]:
        return [*self._head(), *self._recap()]

    def blocks(self) -> list[Block]:
        kind = self.options.kind
        head = [*kop(self.record.letterhead, self.sheet, draft=self.options.is_draft, gap_below=8 * mm), *self._head()]
        if kind is DocumentKind.DAFTAR_HADIR_KOSONG:
            return [*head, *self._blank_tables(head), self._signatures()]
        if kind is DocumentKind.DAFTAR_HADIR_REKAP:
            return [*head, *self._recap(), self._signatures()]
        # Everybody on the list, so that the printed numbers are those that sheet marks name.
        entries = [self._invited(part) for part in self.record.participants]
        if not self.options.public_copy:
            entries += [_Entry()] * _SPARE_ROWS
        return [*head, self._table(entries, least=_ROW, space_before=9), self._signatures()]

    def _head(self) -> list[Block]:
        meeting, width = self.record.meeting, self.sheet.text_width
        title = "REKAP DAFTAR HADIR" if self.options.kind is DocumentKind.DAFTAR_HADIR_REKAP else "DAFTAR HADIR"
        blocks: list[Block] = [
            TextBlock.of(title, width, size=12, face=Face.BOLD, align=Align.CENTRE, keep_with_next=True),
            TextBlock.of(f"PESERTA {wording.meeting_name(meeting).upper()}", width, size=11, face=Face.BOLD,
                         align=Align.CENTRE, keep_with_next=True),
        ]  # fmt: skip
        blank = self.options.kind is DocumentKind.DAFTAR_HADIR_KOSONG
        time = formatting.meeting_time(meeting.planned_start, meeting.planned_end)
        if meeting.actual_start and self.options.kind is DocumentKind.DAFTAR_HADIR_REKAP:
            time = wording.session_time(meeting).removeprefix("Pukul ")
        rows = (
            ("Hari/Tanggal", formatting.full_date(meeting.date) if meeting.date else ""),
            ("Waktu", time),
            ("Tempat", meeting.place),
            ("Acara", wording.meeting_name(meeting)),
        )
        gap = 10.0
        for label, value in rows:
            if value or blank:
                blocks.append(
                    TextBlock.of(value, width, size=11, indent=34 * mm, space_before=gap, keep_with_next=True,
                                 marks=(Mark(0, label), Mark(30 * mm, ":")))
                )  # fmt: skip
                gap = 1.5
        return blocks

    # ------------------------------------------------------------------------------------------------------- rows

    def _invited(self, part: Participant) -> _Entry:
        lines = (
            part.full_name if part.name.strip() else "",
            f"diwakili {part.delegate_name}" if part.delegate_name.strip() else "",
        )
        return _Entry("\n".join(line for line in lines if line), part.post, part.institution)

    def _present(self, part: Participant) -> _Entry:
        name, post = part.full_name if part.name.strip() else _UNNAMED, part.post
        if part.presence is Presence.DIWAKILI:
            if part.delegate_name.strip():
                name, post = part.delegate_name, part.delegate_post
            elif self.options.public_copy:
                name = f"Wakil dari {part.full_name}"  # no column says that the official stayed away
        return _Entry(name, post, part.institution, recap.manner(part, self.record))

    def _table(self, entries: Sequence[_Entry], *, least: float, space_before: float = 0, start: int = 1) -> Table:
        columns, head = self._columns()
        bands = [
            Band.of([self._row(number, entry, columns)], least=least) for number, entry in enumerate(entries, start)
        ]
        return Table.of(columns, [head], bands, size=_SIZE, tallest=self.sheet.text_height / 2, head_least=_HEAD,
                        space_before=space_before, keep_with_next=True)  # fmt: skip

    def _columns(self) -> tuple[tuple[Column, ...], list[HeadCell]]:
        if self.options.public_copy:
            number, name, institution = self.sheet.scaled(_PUBLIC_WIDTHS)
            columns = (Column(number, Align.CENTRE), Column(name), Column(institution))
            return columns, [HeadCell("No."), HeadCell("Nama"), HeadCell("Instansi")]
        number, name, post, institution, left, right = self.sheet.scaled(_WIDTHS[self.options.paper])
        shared = (Column(number, Align.CENTRE), Column(name), Column(post), Column(institution))
        titles = [HeadCell("No."), HeadCell("Nama"), HeadCell("Jabatan"), HeadCell("Instansi")]
        if self._zigzag:
            return (*shared, Column(left, rule=False), Column(right)), [*titles, HeadCell("Tanda Tangan", 2)]
        last = "Keterangan" if self.options.kind is DocumentKind.DAFTAR_HADIR_REKAP else "Tanda Tangan"
        return (*shared, Column(left + right)), [*titles, HeadCell(last)]

    @property
    def _zigzag(self) -> bool:
        return self.options.zigzag and self.options.kind is not DocumentKind.DAFTAR_HADIR_REKAP

    def _row(self, number: int, entry: _Entry, columns: tuple[Column, ...]) -> Row:
        count = cell(f"{number}.", columns[0], _SIZE)
        if self.options.public_copy:
            return count, cell(entry.name, columns[1], _SIZE), cell(entry.institution, columns[2], _SIZE)
        texts = (entry.name, entry.post, entry.institution)
        sizes = (_SIZE, _SMALL, _SMALL)
        shared = (count, *(cell(*part) for part in zip(texts, columns[1:4], sizes, strict=True)))
        if self.options.kind is DocumentKind.DAFTAR_HADIR_REKAP:
            return *shared, cell(entry.mark, columns[4], _SMALL)
        label = Cell((Line(f"{number}.", 0),), _LABEL_SIZE, raised=True)
        if not self._zigzag:
            return *shared, label
        return (*shared, label, None) if number % 2 else (*shared, None, label)

    # ------------------------------------------------------------------------------------------------------ kinds

    def _blank_tables(self, head: Sequence[Block]) -> list[Table]:
        """Full sheets of numbered rows, at least two: the rows of the last one leave room for the signature."""
        rows = _BLANK_ROWS[self.options.paper]
        sheets = max(2, -(-(self.record.attendance.invited + _SPARE_ROWS) // rows))
        gap = 9.0
        used = sum(block.height + block.space_before for block in head) + gap
        signature_block = self._signatures()
        first, page = rooms(
            Section(head, self.sheet, Numbering.FOOTER, privacy_notice(self.record)), security=self.options.security
        )
        shares = (
            (rows, first - used, gap),
            (rows * (sheets - 2), page, 0.0),
            (rows, page - signature_block.height - signature_block.space_before, 0.0),
        )
        tables: list[Table] = []
        start = 1
        for count, room, space in shares:
            if count:
                least = max(_BLANK_ROW, (room - _HEAD) / rows - 0.01)
                table = self._table([_Entry()] * count, least=least, space_before=space, start=start)
                start += count
                tables.append(table if start > rows * sheets else replace(table, keep_with_next=False))
        return tables

    def _recap(self) -> list[Block]:
        present = [part for part in self.record.participants if part.presence.counts_as_present]
        blocks: list[Block] = []
        if present:
            blocks.append(self._table([self._present(part) for part in present], least=_RECAP_ROW, space_before=9))
        total = f"Jumlah peserta hadir: {formatting.counted(len(present))} orang"
        width = self.sheet.text_width
        blocks.append(TextBlock.of(total, width, size=11, space_before=9, keep_with_next=True))
        blocks += self._absent(width)
        if self.record.attendance.by_sector:
            blocks.append(self._sector_table())
        return blocks

    def _absent(self, width: float) -> list[Block]:
        """How many did not come and why; who, in the internal copy alone."""
        counts = recap.absence(self.record.attendance)
        if not counts:
            return []
        blocks: list[Block] = [TextBlock.of(counts, width, size=11, space_before=2, keep_with_next=True)]
        if not self.options.public_copy:
            blocks += (
                TextBlock.of(names, width, size=_SIZE, indent=34 * mm, space_before=2, keep_with_next=True,
                             marks=(Mark(0, label), Mark(31 * mm, ":")))
                for label, names in recap.absentees(self.record.participants)
            )  # fmt: skip
        return blocks

    def _sector_table(self) -> Table:
        attendance = self.record.attendance
        columns = tuple(
            Column(width, Align.CENTRE if index else Align.LEFT)
            for index, width in enumerate(self.sheet.scaled(_SECTOR_WIDTHS))
        )
        lines = [(part.sector.label, part.invited, part.present) for part in attendance.by_sector]
        invited, present = sum(line[1] for line in lines), sum(line[2] for line in lines)
        rows = [self._sector_row(columns, *line) for line in lines]
        rows.append(self._sector_row(columns, "Jumlah", invited, present, face=Face.BOLD))
        if attendance.walk_ins:
            rows.append(self._sector_row(columns, "Hadir tanpa undangan", None, attendance.walk_ins))
        head = [[HeadCell(text) for text in ("Unsur", "Diundang", "Hadir", "Persentase")]]
        # One band: the figures of the sectors stay together on a page.
        return Table.of(columns, head, [Band.of(rows)], size=_SIZE, tallest=self.sheet.text_height / 2,
                        head_least=7 * mm, space_before=6, keep_with_next=True)  # fmt: skip

    def _sector_row(
        self, columns: tuple[Column, ...], label: str, invited: int | None, present: int, *, face: Face = Face.REGULAR
    ) -> Row:
        asked = "–" if invited is None else formatting.number(invited)
        texts = (label, asked, formatting.number(present), formatting.percent(present, invited or 0))
        return tuple(cell(text, column, _SIZE, face=face) for text, column in zip(texts, columns, strict=True))

    def _signatures(self) -> signature.Signatures:
        above = (signature.place_and_date(self.record, self.record.meeting.date), "Mengetahui,")
        signer = signature.official_signer(self.record, above, with_nip=not self.options.public_copy)
        return signature.single(signer, self.sheet, space_before=5 * mm)
