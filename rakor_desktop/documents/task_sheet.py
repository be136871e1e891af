"""Lembar tugas: what one institution took on in a meeting, with room for its report in return."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from reportlab.lib.units import mm

from rakor_desktop.documents import signature, wording
from rakor_desktop.documents.addressing import head_title, lowered
from rakor_desktop.documents.blocks import fields, heading, paragraph, title
from rakor_desktop.documents.kop import kop
from rakor_desktop.documents.layout import Align, Block, TextBlock
from rakor_desktop.documents.report_parts import subject
from rakor_desktop.documents.sheet import Section, Sheet
from rakor_desktop.documents.tables import Band, Cell, Column, HeadCell, Row, Table, cell
from rakor_desktop.domain import formatting
from rakor_desktop.domain.agreement import Agreement, Assignment, Indicator, Task
from rakor_desktop.domain.kinds import FundSource, TaskState
from rakor_desktop.domain.naskah import DocumentKind
from rakor_desktop.domain.record import DocumentOptions, MeetingRecord

_KIND = DocumentKind.LEMBAR_TUGAS
_LABEL = 28  # mm
_HEAD = 7 * mm
_REPORT_ROW = 17 * mm  # room for a few words by hand
_LEAD = (10, 48, 56, 26, 20)
_SUPPORT = (10, 48, 42, 34, 26)
_INDICATORS = (10, 66, 30, 28, 26)
_REPORT = (10, 52, 32, 18, 48)
_LEAD_TITLES = ("No.", "Kesepakatan", "Uraian Tugas", "Tenggat", "Sumber Dana")
_SUPPORT_TITLES = ("No.", "Kesepakatan", "Peran", "Penanggung Jawab", "Tenggat")
_INDICATOR_TITLES = ("No.", "Indikator", "Target", "Tenggat", "Cara Verifikasi")
_REPORT_TITLES = ("No.", "Tugas", "Status", "Capaian (%)", "Kendala dan Bukti Dukung")
_STATES = (TaskState.BELUM, TaskState.PROSES, TaskState.KENDALA, TaskState.SELESAI)
_BOX = "□"
_LEADER = "PIMPINAN "
_NIP = f"NIP/NRP {'.' * 30}"
_NOBODY = "Belum ada kesepakatan yang menugaskan instansi."


def task_institutions(record: MeetingRecord) -> tuple[tuple[str, str], ...]:
    """Id and name of every institution that the agreements give something to do, by name."""
    names: dict[str, str] = {}
    for agreement in wording.agreed(record.agreements):
        for part in agreement.assignments:
            names[part.institution_id] = part.institution
        for task in agreement.tasks:
            if task.lead_id is not None and task.activity.strip():
                names.setdefault(task.lead_id, task.lead)
    return tuple(sorted(names.items(), key=lambda pair: (pair[1].casefold(), pair[0])))


def task_sheet_sections(record: MeetingRecord, options: DocumentOptions) -> list[Section]:
    """One sheet for the institution in `options.only`, else one for each, every sheet numbered from 1."""
    sheet = Sheet.of(options.paper, record.style)
    chosen = [one for one in task_institutions(record) if options.only in ("", one[0])]
    if not chosen:
        head = kop(record.letterhead, sheet, draft=options.is_draft)
        nobody = paragraph(_NOBODY, sheet, gap=14, first_line=False, align=Align.CENTRE)
        return [Section([*head, *title(("LEMBAR TUGAS",), sheet), nobody], sheet)]
    return [
        Section(_TaskSheet(record, options, sheet, _work(record, institution_id), name).blocks(), sheet,
                restart=index > 0)
        for index, (institution_id, name) in enumerate(chosen)
    ]  # fmt: skip


@dataclass(slots=True)
class _Work:
    """What an institution has to do: tasks that it leads, agreements that it supports, indicators to reach."""

    led: list[tuple[Agreement, list[Task]]] = field(default_factory=list[tuple[Agreement, list[Task]]])
    supported: list[tuple[Agreement, Assignment]] = field(default_factory=list[tuple[Agreement, Assignment]])
    indicators: list[Indicator] = field(default_factory=list[Indicator])


def _work(record: MeetingRecord, institution_id: str) -> _Work:
    work = _Work()
    for agreement in wording.agreed(record.agreements):
        lead = agreement.lead
        is_lead = lead is not None and lead.institution_id == institution_id
        owners = (None, institution_id) if is_lead else (institution_id,)
        tasks = [task for task in agreement.tasks if task.activity.strip() and task.lead_id in owners]
        if tasks or is_lead:
            work.led.append((agreement, tasks))
            work.indicators += [one for one in agreement.indicators if one.name.strip()]
        part = next((one for one in agreement.supporters if one.institution_id == institution_id), None)
        if part is not None:
            work.supported.append((agreement, part))
    return work


@dataclass(frozen=True, slots=True)
class _TaskSheet:
    record: MeetingRecord
    options: DocumentOptions
    sheet: Sheet
    work: _Work
    name: str

    def blocks(self) -> list[Block]:
        tables = (
            ("Tugas sebagai Penanggung Jawab", self._led()),
            ("Tugas sebagai Instansi Pendukung", self._supported()),
            ("Indikator yang Harus Dicapai", self._indicators()),
            ("Laporan Pelaksanaan (diisi oleh penerima tugas)", self._report()),
        )
        result = self._head()
        for index, (label, table) in enumerate(one for one in tables if one[1] is not None):
            text = f"{chr(ord('A') + index)}. {label}"
            result.append(heading(text, self.sheet, size=self.sheet.geometry.body_size, gap=11))
            if table is not None:
                result.append(table)
        return [*result, *self._signatures()]

    def _head(self) -> list[Block]:
        record, sheet, meeting = self.record, self.sheet, self.record.meeting
        number, day = record.printed_number(_KIND), record.day(_KIND)
        rows = [
            ("Rapat", subject(record)),
            ("Hari/Tanggal", formatting.full_date(meeting.date) if meeting.date else ""),
            ("Tempat", meeting.place),
            ("Dasar", self._basis()),
            ("Diberikan", formatting.long_date(day) if day and day != meeting.date else ""),
        ]
        shown = [row for row in rows if row[1]]
        head: list[Block] = [
            *kop(record.letterhead, sheet, draft=self.options.is_draft),
            *title(("LEMBAR TUGAS", self.name.upper()), sheet),
        ]
        if number:
            head.append(TextBlock.of(f"NOMOR {number}".replace(" ", "\xa0"), sheet.text_width, align=Align.CENTRE,
                                     size=sheet.geometry.body_size, keep_with_next=True))  # fmt: skip
        head.append(TextBlock.of("", sheet.text_width, size=8, keep_with_next=True))
        return [*head, *fields(shown, sheet, label=_LABEL, gap=2)]

    def _basis(self) -> str:
        number = self.record.number(DocumentKind.BERITA_ACARA)
        return f"Berita Acara Kesepakatan Nomor {number}" if number else ""

    # ---------------------------------------------------------------------------------------------------------- tables

    def _led(self) -> Table | None:
        """One band per agreement, a row per task; an agreement without tasks keeps its row."""
        columns, size = self._columns(_LEAD), self.sheet.geometry.table_size
        bands: list[Band] = []
        for number, (agreement, tasks) in enumerate(self.work.led, 1):
            spanned = (*self._start(number, agreement, columns, size), None, None, None)
            rows: list[Row] = [
                (
                    None,
                    None,
                    cell(wording.closed(task.activity, ""), columns[2], size),
                    cell(formatting.long_date(task.due) if task.due else wording.NO_DATE, columns[3], size),
                    cell(wording.NO_DATE if task.fund is FundSource.NONE else task.fund.label, columns[4], size),
                )
                for task in tasks
            ]
            due = formatting.long_date(agreement.due) if agreement.due else wording.NO_DATE
            texts = (wording.NO_DATE, due, wording.NO_DATE)
            empty = (None, None, *(cell(text, column, size) for text, column in zip(texts, columns[2:], strict=True)))
            bands.append(Band.of(rows or [empty], spanned, continued=1))
        return self._table(columns, _LEAD_TITLES, bands)

    def _supported(self) -> Table | None:
        columns, size = self._columns(_SUPPORT), self.sheet.geometry.table_size
        bands: list[Band] = []
        for number, (agreement, part) in enumerate(self.work.supported, 1):
            due = formatting.long_date(agreement.due) if agreement.due else wording.NO_DATE
            others = (part.role.strip() or wording.NO_DATE, wording.responsible(agreement), due)
            row = (
                *self._start(number, agreement, columns, size),
                *(cell(text, column, size) for text, column in zip(others, columns[2:], strict=True)),
            )
            bands.append(Band.of([row]))
        return self._table(columns, _SUPPORT_TITLES, bands)

    def _indicators(self) -> Table | None:
        columns, size = self._columns(_INDICATORS), self.sheet.geometry.table_size
        bands: list[Band] = []
        for number, part in enumerate(self.work.indicators, 1):
            texts = (
                f"{number}.",
                wording.closed(part.name, ""),
                wording.NO_DATE if part.target is None else f"{formatting.number(part.target)}{part.unit_beside}",
                formatting.long_date(part.due) if part.due else wording.NO_DATE,
                part.verification.strip() or wording.NO_DATE,
            )
            bands.append(
                Band.of([tuple(cell(text, column, size) for text, column in zip(texts, columns, strict=True))])
            )
        return self._table(columns, _INDICATOR_TITLES, bands)

    def _report(self) -> Table | None:
        """A line to be filled in by hand for each task, and for each agreement that is supported."""
        columns, size = self._columns(_REPORT), self.sheet.geometry.table_size
        tasks = [task.activity for _, tasks in self.work.led for task in tasks]
        tasks += [agreement.statement for agreement, tasks in self.work.led if not tasks]
        tasks += [
            f"Mendukung: {wording.closed(agreement.statement, '')}{_as(part)}"
            for agreement, part in self.work.supported
        ]
        bands: list[Band] = []
        for number, text in enumerate(tasks, 1):
            choices = cell("\n".join(f"{_BOX} {state.label}" for state in _STATES), columns[2], size - 1)
            row = (cell(f"{number}.", columns[0], size), cell(wording.closed(text, ""), columns[1], size), choices,
                   Cell((), size), Cell((), size))  # fmt: skip
            bands.append(Band.of([row], least=_REPORT_ROW))
        return self._table(columns, _REPORT_TITLES, bands)

    def _start(self, number: int, agreement: Agreement, columns: Sequence[Column], size: float) -> tuple[Cell, Cell]:
        text = wording.closed(wording.agreement_text(agreement), "")
        return cell(f"{number}.", columns[0], size), cell(text, columns[1], size)

    def _columns(self, millimetres: Sequence[float]) -> tuple[Column, ...]:
        widths = self.sheet.scaled(millimetres)
        return tuple(Column(width, Align.LEFT if index else Align.CENTRE) for index, width in enumerate(widths))

    def _table(self, columns: Sequence[Column], titles: Sequence[str], bands: Sequence[Band]) -> Table | None:
        if not bands:
            return None
        head = [[HeadCell(text) for text in titles]]
        return Table.of(columns, head, bands, size=self.sheet.geometry.table_size, head_least=_HEAD, space_before=4,
                        tallest=self.sheet.text_height / 2)  # fmt: skip

    # ------------------------------------------------------------------------------------------------------------- end

    def _signatures(self) -> list[Block]:
        record = self.record
        organiser = formatting.clean_line(record.meeting.organiser)
        back = f"Lembar ini dikembalikan kepada {organiser} setelah diisi." if organiser else ""
        place = signature.place_and_date(record, record.day(_KIND))
        official = signature.office_signer(record, (place,), with_nip=not self.options.public_copy)
        post = f"{head_title(self.name).upper()},"
        # Who leads an organisation outside the government has no such number.
        is_official = not post.startswith(_LEADER) and not self.options.public_copy
        above = (f"{record.city}, {'.' * 30}", "Penerima tugas,")
        receiver = signature.Signer(above, (post,), signature.UNNAMED, (_NIP,) if is_official else ())
        blocks: list[Block] = [paragraph(back, self.sheet, first_line=False, gap=8)] if back else []
        return [*blocks, signature.pair(receiver, official, self.sheet)]


def _as(part: Assignment) -> str:
    """` (menyiapkan data)`: what a supporter does, where it was noted."""
    role = wording.closed(part.role, "")
    return f" ({lowered(role)})" if role else ""
