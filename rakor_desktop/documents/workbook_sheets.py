"""The sheets about the meeting itself: summary, agenda, attendance, discussion."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, time
from itertools import zip_longest

from rakor_desktop.documents.wording import hidden_items
from rakor_desktop.documents.workbook_grid import Book, Column, Grid, SheetPlan, Styled, Value
from rakor_desktop.documents.workbook_styles import Look
from rakor_desktop.domain.discussion import Issue, Position
from rakor_desktop.domain.formatting import clock, full_date, long_date, meeting_time
from rakor_desktop.domain.kinds import Outcome, Presence, Priority
from rakor_desktop.domain.meeting import Participant, Remark
from rakor_desktop.domain.record import DocumentOptions, GroupRecord, MeetingRecord
from rakor_desktop.domain.schedule import flow

Writer = Callable[[Book, MeetingRecord, DocumentOptions], None]
Row = Sequence[Value | Styled]

_PRESENCE_LOOKS = {
    Presence.HADIR: Look.GOOD,
    Presence.DIWAKILI: Look.INFO,
    Presence.IZIN: Look.WARN,
    Presence.SAKIT: Look.WARN,
    Presence.TIDAK_HADIR: Look.BAD,
    Presence.BELUM: Look.QUIET,
}
_OUTCOME_LOOKS = {
    Outcome.SEPAKAT: Look.GOOD,
    Outcome.KOMPROMI: Look.INFO,
    Outcome.PIMPINAN: Look.WARN,
    Outcome.BELUM: Look.QUIET,
}

# -------------------------------------------------------------------------------------------------------- Ringkasan

_SUMMARY = SheetPlan(
    "Ringkasan",
    "Ringkasan rapat",
    (Column("", 30), Column("", 13), Column("", 13), Column("", 26), Column("", 13)),
    landscape=False,
)


def write_summary(book: Book, record: MeetingRecord, options: DocumentOptions) -> None:
    """Identity, attendance per unsur, and what the meeting brought."""
    grid = book.sheet(_SUMMARY)
    grid.freeze(5)
    grid.title_block()
    for label, text in _identity(record, options):
        grid.merge_row(1, 4)
        grid.write([Styled(label, Look.LABEL), Styled(text, Look.VALUE)], height=grid.height(text, 1, 4))
    _write_sectors(grid, record)
    _write_counts(grid, record, options)


def _identity(record: MeetingRecord, options: DocumentOptions) -> Iterator[tuple[str, str]]:
    meeting = record.meeting
    people = (
        (("Pimpinan rapat"), record.chair),
        ("Sekretaris rapat", record.secretary),
        ("Notulis", record.minute_taker),
    )
    purposes = [purpose.label for purpose in meeting.purposes]
    pairs = (
        ("Jenis rapat", meeting.kind.label),
        ("Seri rapat", f"{meeting.series} ke-{meeting.series_number}" if meeting.series_number else meeting.series),
        ("Tema", meeting.theme),
        ("Dasar", meeting.basis),
        ("Hari, tanggal", full_date(meeting.date) if meeting.date else ""),
        ("Rencana waktu", meeting_time(meeting.planned_start, meeting.planned_end)),
        ("Dibuka", _moment(meeting.actual_start)),
        ("Ditutup", _moment(meeting.actual_end)),
        ("Tempat", meeting.place),
        ("Moda", meeting.mode.label),
        ("Penyelenggara", meeting.organiser),
        *((label, person.full_name if person else "") for label, person in people),
        ("Maksud dan tujuan", "; ".join(part for part in (*purposes, meeting.purpose_text) if part)),
        ("Hasil yang diharapkan", meeting.expected_result),
        ("Nomor undangan", meeting.invitation_number),
        ("Nomor notula", meeting.minutes_number),
        ("Status rapat", meeting.state.label),
        ("Status dokumen", meeting.minutes_state.label if options.is_draft else ""),
        ("Kesimpulan", meeting.conclusion),
        ("Keadaan tanggal", long_date(record.today)),
    )
    return ((label, text.strip()) for label, text in pairs if text.strip())


def _moment(moment: datetime | None) -> str:
    return f"pukul {clock(moment)} WIB" if moment else ""


def _write_sectors(grid: Grid, record: MeetingRecord) -> None:
    counts = record.attendance
    grid.section("Kehadiran per unsur")
    _write_heads(grid, "Unsur", "Diundang", "Hadir", "Persentase")
    looks = (Look.TEXT, Look.INTEGER, Look.INTEGER, Look.PERCENT)
    for line in counts.by_sector:
        grid.write((line.sector.label, line.invited, line.present, _share(line.present, line.invited)), looks)
    grid.write(
        ("Jumlah", counts.invited, counts.present, _share(counts.present, counts.invited)),
        (Look.TOTAL, Look.TOTAL_INTEGER, Look.TOTAL_INTEGER, Look.TOTAL_PERCENT),
    )


def _write_heads(grid: Grid, *titles: str) -> None:
    grid.write([Styled(title, Look.HEAD if title else Look.VALUE) for title in titles], height=19)


def _share(part: int, whole: int) -> Value:
    return part / whole if whole else "–"


def _write_counts(grid: Grid, record: MeetingRecord, options: DocumentOptions) -> None:
    """How people came, and beside it what the meeting brought."""
    counts = record.attendance
    presences: list[tuple[str, int]] = [(presence.label, count) for presence, count in counts.by_presence]
    presences.append(("Hadir tanpa undangan", counts.walk_ins))
    presences.append((f"Kuorum ({'tercapai' if counts.quorum_reached else 'belum tercapai'})", counts.quorum))
    contents = _contents(record, options)
    grid.section("Keadaan kehadiran dan isi rapat")
    _write_heads(grid, "Kehadiran", "Orang", "", "Isi rapat", "Jumlah")
    for left, right in zip_longest(presences, contents):
        grid.write((*_counted(left), Styled(None, Look.VALUE), *_counted(right)))


def _counted(line: tuple[str, int] | None) -> tuple[Styled, Styled]:
    if line is None:
        return Styled(None, Look.VALUE), Styled(None, Look.VALUE)
    return Styled(line[0], Look.TEXT), Styled(line[1], Look.INTEGER)


def _contents(record: MeetingRecord, options: DocumentOptions) -> list[tuple[str, int]]:
    tasks = [task for agreement in record.agreements for task in agreement.tasks]
    states = Counter(task.state_label(record.today) for task in tasks)
    return [
        ("Acara", len(record.agenda) - len(hidden_items(record.agenda, include_internal=options.include_internal))),
        ("Catatan jalannya rapat", len(_remarks(record, options))),
        ("Kelompok diskusi", len(record.groups)),
        ("Butir diskusi", sum(len(group.points) for group in record.groups)),
        ("Kesepakatan", len(record.agreements)),
        ("Kegiatan rencana kerja", len(tasks)),
        *((f"    {label}", count) for label, count in sorted(states.items())),
        ("Indikator keberhasilan", sum(len(agreement.indicators) for agreement in record.agreements)),
    ]


# ----------------------------------------------------------------------------------------------------- Susunan acara

_AGENDA = SheetPlan(
    "Susunan acara",
    "Susunan acara",
    (
        Column("No.", 6, Look.CENTRE),
        Column("Mulai", 9, Look.TIME),
        Column("Selesai", 10, Look.TIME),
        Column("Menit", 9, Look.COUNT),
        Column("Jenis", 16),
        Column("Acara", 40),
        Column("Petugas", 24),
        Column("Mulai nyata", 10, Look.TIME),
        Column("Selesai nyata", 10, Look.TIME),
    ),
    table="SusunanAcara",
    landscape=False,
)


def write_agenda(book: Book, record: MeetingRecord, options: DocumentOptions) -> None:
    """The timed programme: planned and actual clock."""
    book.sheet(_AGENDA).table(_agenda_rows(record, options), empty="Belum ada acara.")


def _agenda_rows(record: MeetingRecord, options: DocumentOptions) -> Iterator[Row]:
    planned = flow(record.agenda, record.meeting.planned_start, record.meeting.planned_end)
    hidden = hidden_items(record.agenda, include_internal=options.include_internal)
    shown = [line for line in planned.items if line.item.id not in hidden]
    top = sub = 0
    for line in shown:
        # Numbered anew: an internal item that is left out must leave no gap.
        top, sub = (top, sub + 1) if line.depth and top else (top + 1, 0)
        yield (
            f"{top}.{sub}" if sub else str(top),
            line.start,
            line.end,
            line.item.minutes,
            line.item.kind.label,
            f"{'    ' * line.depth}{line.item.title}",
            line.item.speaker,
            _clock(line.item.actual_start),
            _clock(line.item.actual_end),
        )


def _clock(moment: datetime | None) -> time | None:
    return moment.time().replace(second=0, microsecond=0) if moment else None


# ------------------------------------------------------------------------------------------------------ Daftar hadir

_ATTENDANCE_COLUMNS = (
    Column("No.", 7, Look.COUNT),
    Column("Nama", 31, Look.STRONG),
    Column("Jabatan", 26),
    Column("Instansi", 32),
    Column("Unsur", 21),
    Column("Kedudukan", 14),
    Column("Kehadiran", 15),
    Column("Diwakili oleh", 22),
    Column("Datang", 10, Look.TIME),
    Column("Pulang", 10, Look.TIME),
)
_PRIVATE_COLUMNS = (Column("NIP", 23), Column("Telepon", 18))


def write_attendance(book: Book, record: MeetingRecord, options: DocumentOptions) -> None:
    """Who was invited and who came. NIP and telephone stand beside the printed columns, never in a public copy."""
    columns = _ATTENDANCE_COLUMNS if options.public_copy else (*_ATTENDANCE_COLUMNS, *_PRIVATE_COLUMNS)
    plan = SheetPlan("Daftar hadir", "Daftar hadir", columns, table="DaftarHadir", printed=len(_ATTENDANCE_COLUMNS))
    book.sheet(plan).table(
        (_attendance_row(person, number, options) for number, person in enumerate(record.participants, 1)),
        empty="Belum ada peserta.",
    )


def _attendance_row(person: Participant, number: int, options: DocumentOptions) -> Row:
    delegate = ", ".join(part for part in (person.delegate_name, person.delegate_post) if part)
    printed: Row = (
        person.number or number,
        person.full_name,
        person.post,
        person.institution or person.institution_short,
        person.sector.label,
        person.role.label if person.invited else f"{person.role.label} (tanpa undangan)",
        Styled(person.presence.label, _PRESENCE_LOOKS[person.presence]),
        delegate,
        _clock(person.arrived_at),
        _clock(person.left_at),
    )
    return printed if options.public_copy else (*printed, person.nip, person.phone)


# ----------------------------------------------------------------------------------------------------------- Diskusi

_DISCUSSION = SheetPlan(
    "Diskusi",
    "Diskusi",
    (
        Column("No.", 6, Look.COUNT),
        Column("Bagian", 21),
        Column("Kode", 9, Look.CENTRE),
        Column("Pukul", 9, Look.TIME),
        Column("Pembicara", 24, Look.STRONG),
        Column("Instansi", 18),
        Column("Unsur", 14),
        Column("Jenis", 14),
        Column("Uraian", 56),
        Column("Prioritas/Hasil", 13),
        Column("Tautan", 10),
    ),
    table="Diskusi",
)


def write_discussion(book: Book, record: MeetingRecord, options: DocumentOptions) -> None:
    """What was said: remarks by agenda item, points and interests by group, in one list to filter."""
    rows = (*_remark_rows(record, options), *_group_rows(record, options))
    book.sheet(_DISCUSSION).table(
        ((number, *row) for number, row in enumerate(rows, 1)), empty="Belum ada catatan diskusi."
    )


def _remarks(record: MeetingRecord, options: DocumentOptions) -> tuple[Remark, ...]:
    if not options.include_remarks:
        return ()
    hidden = hidden_items(record.agenda, include_internal=options.include_internal)
    return tuple(
        remark
        for remark in record.remarks
        if (options.include_internal or not remark.internal) and remark.agenda_item_id not in hidden
    )


def _remark_rows(record: MeetingRecord, options: DocumentOptions) -> Iterator[Row]:
    titles = {item.id: item.title for item in record.agenda}
    for remark in _remarks(record, options):
        yield (
            titles.get(remark.agenda_item_id or "", "Jalannya rapat"),
            "",
            _clock(remark.noted_at),
            remark.speaker,
            remark.institution,
            remark.sector.short_label if remark.sector else "",
            remark.kind.label,
            remark.text,
            "",
            ", ".join(link.code for link in remark.links),
        )


def _group_rows(record: MeetingRecord, options: DocumentOptions) -> Iterator[Row]:
    for group in record.groups if options.include_groups else ():
        yield from _point_rows(group)
        for issue in group.issues:
            for position in issue.positions:
                if position.position or position.reason or position.acceptable:
                    yield _position_row(group, issue, position)


def _point_rows(group: GroupRecord) -> Iterator[Row]:
    for point in group.points:
        yield (
            _group_name(group),
            point.code,
            None,
            point.speaker,
            point.institution,
            point.sector.short_label if point.sector else "",
            point.kind.label,
            point.text,
            Styled(point.priority.label, Look.WARN if point.priority is Priority.TINGGI else Look.QUIET),
            ", ".join(link.code for link in point.links),
        )


def _position_row(group: GroupRecord, issue: Issue, position: Position) -> Row:
    parts = (
        f"Isu: {issue.title}",
        f"Posisi: {position.position}" if position.position else "",
        f"Alasan: {position.reason}" if position.reason else "",
        f"Dapat diterima: {position.acceptable}" if position.acceptable else "",
    )
    return (
        _group_name(group),
        group.group.code,
        None,
        position.side.label,
        "",
        position.side.sector.short_label,
        "Kepentingan",
        "\n".join(part for part in parts if part),
        Styled(position.outcome.label, _OUTCOME_LOOKS[position.outcome]),
        "",
    )


def _group_name(group: GroupRecord) -> str:
    return f"Kelompok {group.group.code} {group.group.topic}".strip()


MEETING_SHEETS: tuple[Writer, ...] = (write_summary, write_agenda, write_attendance, write_discussion)
