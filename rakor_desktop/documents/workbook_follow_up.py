"""The sheets about what follows from the meeting: agreements, work plan, division of tasks, indicators."""

from __future__ import annotations

from dataclasses import replace

from rakor_desktop.documents import wording
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


def task_look(task: Task, record: MeetingRecord) -> Look:
    """The light fill of a task's status on the day of the record."""
    return Look.BAD if task.is_late(record.today) else _TASK_LOOKS[task.state]


# ------------------------------------------------------------------------------------------------------ Kesepakatan

_AGREEMENTS = SheetPlan(
    "Kesepakatan",
    "Kesepakatan",
    (
        Column("Kode", 8.5, Look.CENTRE),
        Column("Kesepakatan", 42),
        Column("Status", 14),
        Column("Penanggung jawab", 22, Look.STRONG),
        Column("Instansi pendukung", 22),
        Column("Tenggat", 12, Look.DATE),
        Column("Kegiatan", 12, Look.COUNT),
        Column("Selesai", 11, Look.COUNT),
        Column("Catatan", 16),
        Column("Asal", 14),
    ),
    table="Kesepakatan",
    printed=9,
)


def write_agreements(book: Book, record: MeetingRecord, options: DocumentOptions) -> None:
    """The agreements, one row each; what is not agreed is not for a public copy."""
    agreements = wording.agreed(record.agreements) if options.public_copy else record.agreements
    book.sheet(_AGREEMENTS).table(
        (
            (
                agreement.code,
                agreement.statement,
                Styled(agreement.state.label, _AGREEMENT_LOOKS[agreement.state]),
                wording.responsible(agreement),
                "\n".join(part.institution for part in agreement.supporters),
                agreement.due,
                len(agreement.tasks),
                sum(task.state is TaskState.SELESAI for task in agreement.tasks),
                agreement.note,
                ", ".join(link.code for link in agreement.sources),
            )
            for agreement in agreements
        ),
        empty="Belum ada kesepakatan.",
    )


# ---------------------------------------------------------------------------- Rencana kerja, pembagian tugas, indikator

_TASKS = SheetPlan(
    "Rencana kerja",
    "Rencana kerja",
    (
        Column("Kode", 8.5, Look.CENTRE),
        Column("Kegiatan", 42),
        Column("Penanggung jawab", 24, Look.STRONG),
        Column("Mulai", 12, Look.DATE),
        Column("Tenggat", 12, Look.DATE),
        Column("Sumber dana", 11),
        Column("Status", 14),
        Column("Capaian", 11, Look.PERCENT),
        Column("Keterangan", 24),
    ),
    table="RencanaKerja",
)
_SHARES = SheetPlan(
    "Pembagian tugas",
    "Pembagian tugas",
    (
        Column("Kode", 8.5, Look.CENTRE),
        Column("Instansi", 37, Look.STRONG),
        Column("Unsur", 19),
        Column("Kedudukan", 19),
        Column("Peran", 48),
    ),
    table="PembagianTugas",
)
_CONTACT = Column("Narahubung", 26)
_INDICATORS = SheetPlan(
    "Indikator",
    "Indikator keberhasilan",
    (
        Column("Kode", 8.5, Look.CENTRE),
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
    """The work plan of what was agreed, one row per activity."""
    book.sheet(_TASKS).table(
        (
            (
                agreement.code,
                task.activity,
                wording.responsible(agreement, task),
                task.start,
                task.due,
                task.fund.label if task.fund is not FundSource.NONE else "",
                Styled(task.state_label(record.today), task_look(task, record)),
                task.percent / 100,
                task.note,
            )
            for agreement in wording.agreed(record.agreements)
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
            for agreement in wording.agreed(record.agreements)
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
            for agreement in wording.agreed(record.agreements)
            for indicator in agreement.indicators
        ),
        empty="Belum ada indikator.",
    )
