"""The first sheets of the workbook of a meeting: what it was, and its figures with their charts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from itertools import zip_longest

from rakor_desktop.documents import wording
from rakor_desktop.documents.workbook_figures import write_sectors, write_task_figures
from rakor_desktop.documents.workbook_grid import Book, Column, Grid, SheetPlan, Styled
from rakor_desktop.documents.workbook_sheets import shown_remarks
from rakor_desktop.documents.workbook_styles import Look
from rakor_desktop.domain.formatting import clock, long_date, meeting_time
from rakor_desktop.domain.kinds import Presence
from rakor_desktop.domain.meeting import AttendanceSummary
from rakor_desktop.domain.record import DocumentOptions, MeetingRecord

# -------------------------------------------------------------------------------------------------------- Ringkasan

_SUMMARY = SheetPlan(
    "Ringkasan",
    "Ringkasan rapat",
    (Column("", 30), Column("", 13), Column("", 13), Column("", 26), Column("", 13)),
    landscape=False,
)


def write_summary(book: Book, record: MeetingRecord, options: DocumentOptions) -> None:
    """Identity, how people came, and what the meeting brought."""
    grid = book.sheet(_SUMMARY)
    grid.freeze(5)
    grid.title_block()
    write_pairs(grid, _identity(record, options))
    _write_counts(grid, record, options)


def write_pairs(grid: Grid, pairs: Iterator[tuple[str, str]]) -> None:
    """Labels with their texts over the whole width; what is empty is left out."""
    last = len(grid.plan.columns) - 1
    for label, text in pairs:
        if text.strip():
            grid.merge_row(1, last)
            values = [Styled(label, Look.LABEL), Styled(text.strip(), Look.VALUE)]
            grid.write(values, height=grid.height(text.strip(), 1, last))


def _identity(record: MeetingRecord, options: DocumentOptions) -> Iterator[tuple[str, str]]:
    meeting = record.meeting
    people = (
        ("Pimpinan rapat", record.chair),
        ("Sekretaris rapat", record.secretary),
        ("Notulis", record.minute_taker),
    )
    purposes = [purpose.label for purpose in meeting.purposes]
    yield from (
        ("Jenis rapat", meeting.kind.label),
        ("Seri rapat", f"{meeting.series} ke-{meeting.series_number}" if meeting.series_number else meeting.series),
        ("Tema", meeting.theme),
        ("Dasar", meeting.basis),
        ("Hari, tanggal", wording.meeting_days(record)),
        ("Rencana waktu", meeting_time(meeting.planned_start, meeting.planned_end)),
        ("Dibuka", _moment(record.opened_at)),
        ("Ditutup", _moment(meeting.actual_end)),
        ("Tempat", meeting.place),
        ("Moda", meeting.mode.label),
        ("Penyelenggara", meeting.organiser),
        *((label, person.full_name if person else "") for label, person in people),
        ("Penanda tangan", record.signatory.label if record.signatory else ""),
        ("Maksud dan tujuan", "; ".join(part for part in (*purposes, meeting.purpose_text) if part)),
        ("Hasil yang diharapkan", meeting.expected_result),
        ("Unsur yang diharapkan", ", ".join(sector.formal for sector in meeting.sectors)),
        ("Status rapat", meeting.state.label),
        ("Status dokumen", meeting.minutes_state.label if options.is_draft else ""),
        ("Ringkasan arahan", meeting.opening_summary),
        ("Kesimpulan", meeting.conclusion),
        ("Keadaan tanggal", long_date(record.today)),
    )


def _moment(moment: datetime | None) -> str:
    return f"pukul {clock(moment)} WIB" if moment else ""


def _write_counts(grid: Grid, record: MeetingRecord, options: DocumentOptions) -> None:
    """How people came, and beside it what the meeting brought."""
    counts = record.attendance
    presences = [("Diundang", counts.invited), *_presences(counts, public=options.public_copy)]
    presences.append(("Hadir tanpa undangan", counts.walk_ins))
    presences.append((f"Kuorum ({'tercapai' if counts.quorum_reached else 'belum tercapai'})", counts.quorum))
    contents = _contents(record, options)
    grid.section("Keadaan kehadiran dan isi rapat")
    heads = ("Kehadiran", "Orang", "", "Isi rapat", "Jumlah")
    grid.write([Styled(title, Look.HEAD if title else Look.VALUE) for title in heads], height=19)
    for left, right in zip_longest(presences, contents):
        grid.write((*_counted(left), Styled(None, Look.VALUE), *_counted(right)))


def _presences(counts: AttendanceSummary, *, public: bool) -> Iterator[tuple[str, int]]:
    """How the invited came or did not; a public copy tells no illness apart."""
    excused = sum(count for presence, count in counts.by_presence if presence in (Presence.IZIN, Presence.SAKIT))
    for presence, count in counts.by_presence:
        if not public or presence not in (Presence.IZIN, Presence.SAKIT):
            yield f"    {presence.label}", count
        elif presence is Presence.IZIN:
            yield "    Izin atau sakit", excused


def _counted(line: tuple[str, int] | None) -> tuple[Styled, Styled]:
    if line is None:
        return Styled(None, Look.VALUE), Styled(None, Look.VALUE)
    return Styled(line[0], Look.TEXT), Styled(line[1], Look.INTEGER)


def _contents(record: MeetingRecord, options: DocumentOptions) -> list[tuple[str, int]]:
    agreements = wording.agreed(record.agreements)
    tasks = [task for agreement in agreements for task in agreement.tasks]
    hidden = wording.hidden_items(record.agenda, include_internal=options.include_internal)
    others = len(record.agreements) - len(agreements)
    states = Counter(task.state_label(record.today) for task in tasks)
    return [
        ("Acara", len(record.agenda) - len(hidden)),
        ("Catatan jalannya rapat", len(shown_remarks(record, options))),
        ("Kelompok diskusi", len(record.groups)),
        ("Butir diskusi", sum(len(group.points) for group in record.groups)),
        ("Kesepakatan", len(agreements)),
        *((("Usulan di luar kesepakatan", others),) if others and not options.public_copy else ()),
        ("Kegiatan rencana kerja", len(tasks)),
        *((f"    {label}", count) for label, count in sorted(states.items())),
        ("Indikator keberhasilan", sum(len(agreement.indicators) for agreement in agreements)),
        ("Berkas bahan rapat", len(record.materials)),
        ("Foto", len(record.photos)),
    ]


# ------------------------------------------------------------------------------------------------------------ Rekap

FIGURES = SheetPlan(
    "Rekap",
    "Rekap dan grafik",
    (
        Column("", 29), Column("", 11), Column("", 11), Column("", 11), Column("", 11), Column("", 2), Column("", 59)
    ),
    fitted=False,
)  # fmt: skip
"""Tables of figures with their charts beside them."""


def write_figures(book: Book, record: MeetingRecord, options: DocumentOptions) -> None:
    """Attendance per unsur, tasks per status and per institution: a table each, its chart beside it."""
    grid = book.sheet(FIGURES)
    grid.freeze(5)
    grid.title_block()
    write_sectors(grid, record.attendance.by_sector, walk_ins=record.attendance.walk_ins, charts=options.include_charts)
    write_task_figures(grid, record, charts=options.include_charts)


def write_task_sheet(book: Book, record: MeetingRecord, options: DocumentOptions) -> None:
    """Tasks per status and per institution alone."""
    grid = book.sheet(FIGURES)
    grid.freeze(5)
    grid.title_block()
    write_task_figures(grid, record, charts=options.include_charts)
