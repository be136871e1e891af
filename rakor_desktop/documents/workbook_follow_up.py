"""The sheets about what follows from the meeting: agreements, work plan, division of tasks, indicators, matrix."""

from __future__ import annotations

from collections.abc import Sequence

from rakor_desktop.documents.workbook_figures import responsible_name
from rakor_desktop.documents.workbook_grid import Book, Column, Grid, SheetPlan, Styled, Value
from rakor_desktop.documents.workbook_styles import Look
from rakor_desktop.domain.agreement import Agreement, Indicator, Task
from rakor_desktop.domain.formatting import long_date, number
from rakor_desktop.domain.kinds import AgreementState, FundSource, TaskState
from rakor_desktop.domain.record import DocumentOptions, MeetingRecord

Row = Sequence[Value | Styled]

_AGREEMENT_LOOKS = {
    AgreementState.USULAN: Look.QUIET,
    AgreementState.DISEPAKATI: Look.GOOD,
    AgreementState.CATATAN: Look.INFO,
    AgreementState.DITUNDA: Look.WARN,
    AgreementState.DITOLAK: Look.BAD,
}
_TASK_LOOKS = {
    TaskState.BELUM: Look.QUIET,
    TaskState.PROSES: Look.INFO,
    TaskState.KENDALA: Look.WARN,
    TaskState.SELESAI: Look.GOOD,
    TaskState.BATAL: Look.QUIET,
}


def _task_state(task: Task, record: MeetingRecord, text: str = "") -> Styled:
    look = Look.BAD if task.is_late(record.today) else _TASK_LOOKS[task.state]
    return Styled(f"{task.state_label(record.today)}{text}", look)


# ------------------------------------------------------------------------------------------------------ Kesepakatan

_AGREEMENTS = SheetPlan(
    "Kesepakatan",
    "Kesepakatan",
    (
        Column("Kode", 9, Look.CENTRE),
        Column("Kesepakatan", 50),
        Column("Status", 16),
        Column("Penanggung jawab", 20, Look.STRONG),
        Column("Instansi pendukung", 24),
        Column("Tenggat", 13, Look.DATE),
        Column("Kegiatan", 11, Look.COUNT),
        Column("Selesai", 11, Look.COUNT),
        Column("Asal", 12),
        Column("Catatan", 22),
    ),
    table="Kesepakatan",
)


def write_agreements(book: Book, record: MeetingRecord, _options: DocumentOptions) -> None:
    """The agreements, one row each."""
    book.sheet(_AGREEMENTS).table(
        (
            (
                agreement.code,
                agreement.statement,
                Styled(agreement.state.label, _AGREEMENT_LOOKS[agreement.state]),
                agreement.lead.label if agreement.lead else "",
                ", ".join(part.label for part in agreement.supporters),
                agreement.due,
                len(agreement.tasks),
                sum(task.state is TaskState.SELESAI for task in agreement.tasks),
                ", ".join(link.code for link in agreement.sources),
                agreement.note,
            )
            for agreement in record.agreements
        ),
        empty="Belum ada kesepakatan.",
    )


# ---------------------------------------------------------------------------- Rencana kerja, pembagian tugas, indikator

_TASKS = SheetPlan(
    "Rencana kerja",
    "Rencana kerja",
    (
        Column("Kode", 9, Look.CENTRE),
        Column("Kegiatan", 52),
        Column("Penanggung jawab", 24, Look.STRONG),
        Column("Mulai", 13, Look.DATE),
        Column("Tenggat", 13, Look.DATE),
        Column("Sumber dana", 14),
        Column("Status", 16),
        Column("Capaian", 11, Look.PERCENT),
        Column("Keterangan", 32),
    ),
    table="RencanaKerja",
)
_SHARES = SheetPlan(
    "Pembagian tugas",
    "Pembagian tugas",
    (
        Column("Kode", 9, Look.CENTRE),
        Column("Instansi", 40, Look.STRONG),
        Column("Unsur", 20),
        Column("Kedudukan", 20),
        Column("Peran", 52),
    ),
    table="PembagianTugas",
)
_INDICATORS = SheetPlan(
    "Indikator",
    "Indikator keberhasilan",
    (
        Column("Kode", 9, Look.CENTRE),
        Column("Indikator", 46),
        Column("Satuan", 14),
        Column("Baseline", 12, Look.NUMBER),
        Column("Target", 12, Look.NUMBER),
        Column("Realisasi", 12, Look.NUMBER),
        Column("Capaian", 11, Look.PERCENT),
        Column("Tenggat", 13, Look.DATE),
        Column("Cara verifikasi", 28),
    ),
    table="Indikator",
)


def write_tasks(book: Book, record: MeetingRecord, _options: DocumentOptions) -> None:
    """The work plan, one row per activity."""
    book.sheet(_TASKS).table(
        (
            (
                agreement.code,
                task.activity,
                responsible_name(task, agreement),
                task.start,
                task.due,
                task.fund.label if task.fund is not FundSource.NONE else "",
                _task_state(task, record),
                task.percent / 100,
                task.note,
            )
            for agreement in record.agreements
            for task in agreement.tasks
        ),
        empty="Belum ada kegiatan.",
    )


def write_shares(book: Book, record: MeetingRecord, _options: DocumentOptions) -> None:
    """Who does what, one row per institution and agreement."""
    book.sheet(_SHARES).table(
        (
            (
                agreement.code,
                part.institution or part.institution_short,
                part.sector.label,
                "Penanggung jawab" if part.lead else "Instansi pendukung",
                part.role,
            )
            for agreement in record.agreements
            for part in sorted(agreement.assignments, key=lambda part: not part.lead)
        ),
        empty="Belum ada pembagian tugas.",
    )


def write_indicators(book: Book, record: MeetingRecord, _options: DocumentOptions) -> None:
    """The indicators with their figures."""
    book.sheet(_INDICATORS).table(
        (
            (
                agreement.code,
                indicator.name,
                indicator.unit,
                indicator.baseline,
                indicator.target,
                indicator.latest_value,
                None if indicator.achievement is None else indicator.achievement / 100,
                indicator.due,
                indicator.verification,
            )
            for agreement in record.agreements
            for indicator in agreement.indicators
        ),
        empty="Belum ada indikator.",
    )


# --------------------------------------------------------------------------------------------------------- Matriks

_MATRIX = SheetPlan(
    "Matriks",
    "Matriks tindak lanjut hasil rapat",
    (
        Column("No.", 6, Look.CENTRE),
        Column("Kesepakatan/Permasalahan", 30),
        Column("Rencana Kerja/Tindak Lanjut", 34),
        Column("Penanggung Jawab", 20, Look.STRONG),
        Column("Instansi Pendukung", 22),
        Column("Indikator Keberhasilan", 26),
        Column("Tenggat", 13, Look.DATE),
        Column("Status/Capaian", 15),
        Column("Keterangan", 20),
    ),
)
_PER_AGREEMENT = (0, 1, 4, 5)
"""Columns that speak of the agreement as a whole."""


def write_matrix(book: Book, record: MeetingRecord, _options: DocumentOptions) -> None:
    """The follow-up matrix in the official nine columns, made for printing (documents.md section 9)."""
    grid = book.sheet(_MATRIX)
    grid.freeze(8, 1)
    grid.title_block()
    grid.line(f"Keadaan tanggal {long_date(record.today)}")
    grid.head()
    grid.write([Styled(f"({place})", Look.HEAD_NUMBER) for place in range(1, len(_MATRIX.columns) + 1)])
    grid.repeat_rows(grid.row - 1, grid.row)
    agreed = [agreement for agreement in record.agreements if agreement.state.is_agreed]
    for place, agreement in enumerate(agreed, 1):
        _write_agreement(grid, place, agreement, record)
    if not agreed:
        _write_rows(grid, [("", "Belum ada kesepakatan yang disepakati.", "", "", "", "", None, "", "")])


def _write_agreement(grid: Grid, place: int, agreement: Agreement, record: MeetingRecord) -> None:
    whole: Row = (
        str(place),
        f"{agreement.code}  {agreement.statement}",
        *("", ""),
        "\n".join(f"• {part.label}" for part in agreement.supporters) or "–",
        "\n".join(f"• {_indicator_text(indicator)}" for indicator in agreement.indicators) or "–",
    )
    rows = [
        (
            *whole[:2],
            task.activity,
            responsible_name(task, agreement),
            *whole[4:],
            task.due,
            _task_state(task, record, f"\n{task.percent}%" if task.percent else ""),
            task.note,
        )
        for task in agreement.tasks
    ] or [
        (
            *whole[:2],
            "–",
            agreement.lead.label if agreement.lead else "–",
            *whole[4:],
            agreement.due,
            "–",
            agreement.note,
        )
    ]
    _write_rows(grid, rows)


def _indicator_text(indicator: Indicator) -> str:
    target = "" if indicator.target is None else f": {number(indicator.target)} {indicator.unit}".rstrip()
    start = "" if indicator.baseline is None else f" (dari {number(indicator.baseline)})"
    return f"{indicator.name}{target}{start}"


def _write_rows(grid: Grid, rows: Sequence[Row]) -> None:
    """Write the rows of one agreement.

    What speaks of the whole agreement stands in the first row, open below; merged cells would be cut through by a
    page's end.
    """
    looks = [column.look for column in _MATRIX.columns]
    if len(rows) == 1:
        grid.write(rows[0], looks)
        return
    for index, row in enumerate(rows):
        values = list(row)
        for column in _PER_AGREEMENT:
            if index == 0:
                looks[column] = Look.GROUP_NUMBER if column == 0 else Look.GROUP_FIRST
            else:
                values[column] = None
                looks[column] = Look.GROUP_LAST if index == len(rows) - 1 else Look.GROUP_MORE
        grid.write(values, looks)
