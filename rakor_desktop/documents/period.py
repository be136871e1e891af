"""Rekap kehadiran over a period: its meetings, the sectors, and every institution meeting by meeting."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from importlib import import_module
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from reportlab.lib.units import mm

from rakor_desktop.documents import charts, signature, wording
from rakor_desktop.documents.archive import to_archive
from rakor_desktop.documents.blocks import heading, paragraph, title
from rakor_desktop.documents.fonts import Face
from rakor_desktop.documents.kop import kop
from rakor_desktop.documents.layout import Align, Block, TextBlock
from rakor_desktop.documents.metadata import FileInfo
from rakor_desktop.documents.page import write_pages
from rakor_desktop.documents.report_parts import recap_table
from rakor_desktop.documents.sheet import Section, Sheet
from rakor_desktop.documents.tables import Band, Column, HeadCell, Table, cell
from rakor_desktop.documents.tagging import Tags
from rakor_desktop.documents.writer import replace_file
from rakor_desktop.domain import formatting
from rakor_desktop.domain.kinds import Sector
from rakor_desktop.domain.naskah import Format
from rakor_desktop.domain.office import OfficeStyle
from rakor_desktop.domain.people import Letterhead, Signatory
from rakor_desktop.domain.period import InstitutionAttendance, Mark, PeriodAttendance, PeriodOptions
from rakor_desktop.domain.progress import Progress
from rakor_desktop.domain.terbilang import terbilang

GRID_MEETINGS = 12
"""The most meetings that stand beside each other; beyond that the institutions have their sums alone."""

_UPRIGHT = 3  # so many meetings have room on an upright sheet
_SIZE = 9
_HEAD = 7 * mm
_MEETINGS = (9, 29, 45, 36, 17, 11, 13)
_MEETINGS_LYING = (9, 45, 84, 62, 17, 14, 16)
_SUMS = ("Diundang", "Hadir", "Wakil", "Absen", "%")
_SUM_WIDTHS = (17, 12, 12, 13, 13)
_RUN_WIDTH = 17
_SUMMARY = (10, 66, *_SUM_WIDTHS, _RUN_WIDTH)
_OFTEN = (10, 110, 40)
_MARK_WIDTH = 9
_LONE_MARK = 13  # below the word `Rapat`
_NUMBER = 9
_RUNS = "Tidak hadir berturut-turut"


def write_period(
    attendance: PeriodAttendance,
    options: PeriodOptions,
    style: OfficeStyle,
    letterhead: Letterhead,
    signatory: Signatory | None,
    path: Path,
    progress: Progress,
) -> None:
    """Write the rekap as PDF or Excel to `path`, at once or not at all. Raises UserError when that is impossible."""

    def content(stream: BinaryIO) -> None:
        if options.format is Format.XLSX:
            book = import_module("rakor_desktop.documents.period_workbook")
            book.write_period_workbook(attendance, options, stream, progress)
        else:
            _write_pdf(attendance, options, style, letterhead, signatory, stream, progress)

    replace_file(path, content)


def _write_pdf(
    attendance: PeriodAttendance,
    options: PeriodOptions,
    style: OfficeStyle,
    letterhead: Letterhead,
    signatory: Signatory | None,
    stream: BinaryIO,
    progress: Progress,
) -> None:
    made = options.made_at or datetime.now()
    recap = _Recap(attendance, options, style, letterhead, signatory, made)
    period = formatting.date_range(attendance.first, attendance.last)
    info = FileInfo(
        title=f"Rekap kehadiran rapat {period}",
        author=formatting.clean_line(letterhead.line_2),
        subject="Rekap kehadiran rapat",
        made_at=made,
        classification=style.classification,
    )
    drawn, tags = BytesIO(), Tags()
    write_pages(drawn, [Section(recap.blocks(), recap.sheet)], info, progress, draft=False, tags=tags)
    to_archive(drawn, stream, info, tags)


@dataclass(frozen=True, slots=True)
class _Recap:
    attendance: PeriodAttendance
    options: PeriodOptions
    style: OfficeStyle
    letterhead: Letterhead
    signatory: Signatory | None
    made: datetime

    @property
    def _count(self) -> int:
        return len(self.attendance.meetings)

    @property
    def sheet(self) -> Sheet:
        """Lying when the grid needs the width."""
        lying = _UPRIGHT < self._count <= GRID_MEETINGS
        return Sheet.of(self.options.paper, self.style, landscape=lying)

    def blocks(self) -> list[Block]:
        attendance, sheet = self.attendance, self.sheet
        period = formatting.date_range(attendance.first, attendance.last).upper()
        result: list[Block] = [
            *kop(self.letterhead, sheet, draft=False),
            *title(("REKAPITULASI KEHADIRAN RAPAT", period), sheet),
            paragraph(self._summary(), sheet, gap=10),
        ]
        parts = (
            ("Rapat", self._meetings()),
            ("Kehadiran per Unsur", self._sectors()),
            ("Kehadiran per Instansi", self._institutions()),
            ("Instansi yang Berturut-turut Tidak Hadir", self._often_absent()),
        )
        for index, (label, content) in enumerate(part for part in parts if part[1]):
            result += (heading(f"{chr(ord('A') + index)}. {label}", sheet, gap=12), *content)
        return [*result, self._signature()]

    def _summary(self) -> str:
        one = self.attendance
        text = (
            f"Tercatat kehadiran pada {formatting.counted(self._count)} rapat dengan {formatting.number(one.invited)} "
            f"undangan; {formatting.number(one.present)} di antaranya hadir atau diwakili "
            f"({formatting.percent(one.present, one.invited)})."
        )
        if one.unrecorded:
            text += (
                f" {terbilang(one.unrecorded).capitalize()} rapat lain pada rentang ini belum memiliki catatan "
                "kehadiran dan tidak dihitung."
            )
        return text

    # -------------------------------------------------------------------------------------------------------- meetings

    def _meetings(self) -> list[Block]:
        sheet = self.sheet
        widths = sheet.scaled(_MEETINGS_LYING if sheet.width > sheet.height else _MEETINGS)
        columns = tuple(
            Column(width, Align.LEFT if index in (1, 2, 3) else Align.CENTRE) for index, width in enumerate(widths)
        )
        rows = [
            (
                f"{number}.",
                formatting.full_date(one.date) if one.date else wording.NO_DATE,
                one.title.strip() or one.kind.label,
                one.place.strip() or wording.NO_DATE,
                *_figures(one.invited, one.present),
            )
            for number, one in enumerate(self.attendance.meetings, 1)
        ]
        titles = ("No.", "Hari/Tanggal", "Rapat", "Tempat", "Diundang", "Hadir", "%")
        table = self._table(columns, [[HeadCell(text) for text in titles]], [_band(row, columns) for row in rows])
        if len(rows) < 2:
            return [table]
        # The sum stands below in a row of its own, whose first cell is as wide as what is not summed.
        joined = (Column(sum(widths[:4]), Align.CENTRE), *columns[4:])
        total = ("Jumlah", *_figures(self.attendance.invited, self.attendance.present))
        below = self._table(joined, [], [_band(total, joined, face=Face.BOLD)])
        return [replace(table, keep_with_next=True), replace(below, space_before=0)]

    def _sectors(self) -> list[Block]:
        lines = self.attendance.sectors
        if not lines:
            return []
        blocks: list[Block] = [recap_table(lines, self.sheet)]
        if self.options.include_charts:
            blocks += charts.sector_chart(lines, self.sheet)
        return blocks

    # ---------------------------------------------------------------------------------------------------- institutions

    def _institutions(self) -> list[Block]:
        if not self.attendance.institutions:
            return []
        table = self._grid() if self._count <= GRID_MEETINGS else self._sums()
        legend = [self._note(self._legend(), keep=True)] if self._count <= GRID_MEETINGS else []
        notes = [
            "Angka menghitung rapat: Wakil = hadir diwakili, Absen = tidak hadir dengan atau tanpa keterangan, "
            f"{_RUNS} = banyaknya undangan terakhir yang tidak dihadiri."
        ]
        if self.attendance.unattached:
            notes.append(
                f"{terbilang(self.attendance.unattached).capitalize()} kehadiran atau undangan perorangan tanpa "
                "instansi hanya dihitung di tabel rapat dan unsur."
            )
        return [*legend, table, *map(self._note, notes)]

    def _note(self, text: str, *, keep: bool = False) -> TextBlock:
        return TextBlock.of(text, self.sheet.text_width, size=8, space_before=3, keep_with_next=keep)

    def _grid(self) -> Table:
        """A column per meeting with its mark, then the sums."""
        mark = _MARK_WIDTH if self._count > 1 else _LONE_MARK
        used = _NUMBER + self._count * mark + sum(_SUM_WIDTHS) + _RUN_WIDTH
        name = max(40, self.sheet.text_width / mm - used)
        widths = (_NUMBER, name, *(mark,) * self._count, *_SUM_WIDTHS, _RUN_WIDTH)
        meetings = "Rapat (nomor di tabel A)" if self._count > _UPRIGHT else "Rapat"
        head = [
            [HeadCell("No."), HeadCell("Instansi"), HeadCell(meetings, self._count),
             *(HeadCell(text) for text in (*_SUMS, _RUNS))],
            [HeadCell(""), HeadCell(""), *(HeadCell(str(number)) for number in range(1, self._count + 1)),
             *(HeadCell("") for _ in (*_SUMS, _RUNS))],
        ]  # fmt: skip
        return self._per_sector(widths, head, with_marks=True)

    def _sums(self) -> Table:
        head = [[HeadCell(text) for text in ("No.", "Instansi", *_SUMS, _RUNS)]]
        return self._per_sector(_SUMMARY, head, with_marks=False)

    def _per_sector(
        self, millimetres: Sequence[float], head: Sequence[Sequence[HeadCell]], *, with_marks: bool
    ) -> Table:
        columns = tuple(
            Column(width, Align.LEFT if index == 1 else Align.CENTRE)
            for index, width in enumerate(self.sheet.scaled(millimetres))
        )
        bands: list[Band] = []
        sector: Sector | None = None
        for number, one in enumerate(self.attendance.institutions, 1):
            if one.sector is not sector:
                sector = one.sector
                bands.append(Band.heading(sector.formal, columns, _SIZE))
            marks = [mark.value for mark in one.marks] if with_marks else []
            bands.append(_band((f"{number}.", one.name, *marks, *_sums(one)), columns))
        return self._table(columns, head, bands)

    def _legend(self) -> str:
        used = {mark for one in self.attendance.institutions for mark in one.marks}
        shown = [f"{mark.value or 'kosong'} = {mark.label}" for mark in Mark if mark in used]
        return f"Keterangan: {', '.join(shown)}."

    def _often_absent(self) -> list[Block]:
        rows = self.attendance.often_absent
        if not rows:
            return []
        columns = tuple(
            Column(width, Align.LEFT if index == 1 else Align.CENTRE)
            for index, width in enumerate(self.sheet.scaled(_OFTEN))
        )
        bands = [
            _band((f"{number}.", one.name, f"{formatting.number(one.absent_in_a_row)} kali"), columns)
            for number, one in enumerate(rows, 1)
        ]
        titles = ("No.", "Instansi", "Undangan terakhir yang tidak dihadiri")
        return [self._table(columns, [[HeadCell(text) for text in titles]], bands)]

    def _table(self, columns: Sequence[Column], head: Sequence[Sequence[HeadCell]], bands: Iterable[Band]) -> Table:
        return Table.of(columns, head, bands, size=_SIZE, tallest=self.sheet.text_height / 2, head_least=_HEAD,
                        space_before=4)  # fmt: skip

    def _signature(self) -> signature.Signatures:
        above = (f"{self.style.city}, {formatting.long_date(self.made.date())}",)
        signer = signature.Signer(above, ("",), signature.UNNAMED)
        if self.signatory is not None and (self.signatory.name.strip() or self.signatory.post.strip()):
            signer = signature.signatory_signer(
                self.signatory, above, with_nip=not self.options.public_copy, style=self.style
            )
        return signature.single(signer, self.sheet)


def _figures(invited: int, present: int) -> tuple[str, str, str]:
    return formatting.number(invited), formatting.number(present), formatting.percent(present, invited)


def _sums(one: InstitutionAttendance) -> tuple[str, ...]:
    share = one.percent
    return (
        *(formatting.number(count) for count in (one.invited, one.present, one.represented, one.absent)),
        wording.NO_DATE if share is None else f"{formatting.number(share, 1)}%",
        formatting.number(one.absent_in_a_row) if one.absent_in_a_row else "",
    )


def _band(texts: Sequence[str], columns: Sequence[Column], *, face: Face = Face.REGULAR) -> Band:
    return Band.of([tuple(cell(text, column, _SIZE, face=face) for text, column in zip(texts, columns, strict=True))])
