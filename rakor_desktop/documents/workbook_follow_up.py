"""The sheets about what follows from the meeting: agreements, work plan, division of tasks, indicators."""

from __future__ import annotations

from dataclasses import replace

from rakor_desktop.documents.workbook_figures import responsible_name
from rakor_desktop.documents.workbook_grid import Book, Column, SheetPlan, Styled
from rakor_desktop.documents.workbook_styles import Look
from rakor_desktop.domain.agreement import Task
from rakor_desktop.domain.kinds import AgreementState, FundSource, TaskState
from rakor_desktop.domain.record import DocumentOptions, MeetingRecord

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


def task_state(task: Task, record: MeetingRecord, text: str = "") -> Styled:
    """The status of a task on the day of the record, with `text` behind it, on its light fill."""
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
_CONTACT = Column("Narahubung", 30)
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
                task_state(task, record),
                task.percent / 100,
                task.note,
            )
            for agreement in record.agreements
            for task in agreement.tasks
        ),
        empty="Belum ada kegiatan.",
    )


def write_shares(book: Book, record: MeetingRecord, options: DocumentOptions) -> None:
    """Who does what, one row per institution and agreement; whom to call is not for a public copy."""
    private = not options.public_copy
    plan = replace(_SHARES, columns=(*_SHARES.columns, _CONTACT)) if private else _SHARES
    book.sheet(plan).table(
        (
            (
                agreement.code,
                part.institution or part.institution_short,
                part.sector.formal,
                "Penanggung jawab" if part.lead else "Instansi pendukung",
                part.role,
                *((part.contact,) if private else ()),
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
                indicator.printed_unit,
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
