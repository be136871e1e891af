"""The sheets about the meeting itself: agenda, attendance, groups, discussion."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime, time

from rakor_desktop.documents.wording import hidden_items
from rakor_desktop.documents.workbook_grid import Book, Column, SheetPlan, Styled, Value
from rakor_desktop.documents.workbook_styles import Look
from rakor_desktop.domain.discussion import Issue, Position
from rakor_desktop.domain.kinds import Outcome, Presence, Priority
from rakor_desktop.domain.meeting import Participant, Remark
from rakor_desktop.domain.record import DocumentOptions, GroupRecord, MeetingRecord
from rakor_desktop.domain.schedule import flow

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

# ----------------------------------------------------------------------------------------------------- Susunan acara

_AGENDA = SheetPlan(
    "Susunan acara",
    "Susunan acara",
    (
        Column("No.", 7, Look.CENTRE),
        Column("Mulai", 9, Look.TIME),
        Column("Selesai", 10, Look.TIME),
        Column("Menit", 9, Look.COUNT),
        Column("Jenis", 16),
        Column("Acara", 42),
        Column("Petugas", 28),
        Column("Mulai nyata", 10, Look.TIME),
        Column("Selesai nyata", 10, Look.TIME),
    ),
    table="SusunanAcara",
)


def write_agenda(book: Book, record: MeetingRecord, options: DocumentOptions) -> None:
    """The timed programme: planned and actual clock."""
    book.sheet(_AGENDA).table(agenda_rows(record, options), empty="Belum ada acara.")


def agenda_rows(record: MeetingRecord, options: DocumentOptions) -> Iterator[Row]:
    """The rows of the programme, without what is internal unless wanted."""
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
    Column("Nama", 28, Look.STRONG),
    Column("Jabatan", 23),
    Column("Instansi", 29),
    Column("Unsur", 18),
    Column("Kedudukan", 14),
    Column("Kehadiran", 13),
    Column("Diwakili oleh", 18),
    Column("Datang", 10, Look.TIME),
)
_UNPRINTED_COLUMNS = (Column("Pulang", 10, Look.TIME), Column("NIP", 23), Column("Telepon", 18), Column("Pos-el", 28))
_PUBLIC_COLUMNS = (
    Column("No.", 7, Look.COUNT), Column("Nama", 33, Look.STRONG), Column("Instansi", 38), Column("Unsur", 20)
)  # fmt: skip


def write_attendance(book: Book, record: MeetingRecord, options: DocumentOptions) -> None:
    """Who was invited and who came. When they left, NIP, telephone and pos-el stand beside the printed columns.

    A public copy names those who came, with their institution alone (documents.md section 11.2).
    """
    if options.public_copy:
        present = [(_name(one), one) for one in record.participants if one.presence.counts_as_present]
        plan = SheetPlan("Daftar hadir", "Daftar hadir", (), table="DaftarHadir")
        write_public_people(book, plan, present, empty="Belum ada peserta yang hadir.")
        return
    columns = (*_ATTENDANCE_COLUMNS, *_UNPRINTED_COLUMNS)
    plan = SheetPlan("Daftar hadir", "Daftar hadir", columns, table="DaftarHadir", printed=len(_ATTENDANCE_COLUMNS))
    rows = (_attendance_row(person, number) for number, person in enumerate(record.participants, 1))
    book.sheet(plan).table(rows, empty="Belum ada peserta.")


def _name(person: Participant) -> str:
    return person.speaking_name if person.name.strip() or person.delegate_name.strip() else ""


def write_public_people(book: Book, plan: SheetPlan, people: Iterable[tuple[str, Participant]], *, empty: str) -> None:
    """People of whom a public copy tells the name, which is given with each, and the institution alone."""
    rows = (
        (number, name, person.institution or person.institution_short, person.sector.formal)
        for number, (name, person) in enumerate(people, 1)
    )
    book.sheet(replace(plan, columns=_PUBLIC_COLUMNS, printed=0, landscape=False)).table(rows, empty=empty)


def _attendance_row(person: Participant, number: int) -> Row:
    delegate = ", ".join(part for part in (person.delegate_name, person.delegate_post) if part)
    return (
        person.number or number,
        person.full_name,
        person.post,
        person.institution or person.institution_short,
        person.sector.formal,
        person.role.label if person.invited else f"{person.role.label} (tanpa undangan)",
        Styled(person.presence.label, _PRESENCE_LOOKS[person.presence]),
        delegate,
        _clock(person.arrived_at),
        _clock(person.left_at),
        person.nip,
        person.phone,
        person.email,
    )


# ---------------------------------------------------------------------------------------------------------- Kelompok

_GROUPS = SheetPlan(
    "Kelompok",
    "Kelompok diskusi",
    (
        Column("Kode", 8.5, Look.CENTRE),
        Column("Tema", 28),
        Column("Ruang", 14),
        Column("Peran", 14),
        Column("Nama", 33, Look.STRONG),
        Column("Instansi", 34),
        Column("Unsur", 22),
        Column("Pertanyaan pemandu", 70),
    ),
    table="Kelompok",
    printed=7,
)


def write_groups(book: Book, record: MeetingRecord, options: DocumentOptions) -> None:
    """The groups with their seats, one row per person; what guides a group stands beside the printed columns."""
    groups = record.groups if options.include_groups else ()
    rows = (row for group in groups for row in _seat_rows(group))
    book.sheet(_GROUPS).table(rows, empty="Belum ada kelompok diskusi.")


def _seat_rows(record: GroupRecord) -> Iterator[Row]:
    group = record.group
    whole = (group.code, group.topic, group.room)
    roles = (
        ("Fasilitator", group.facilitator),
        ("Notulis", group.minute_taker),
        ("Penyaji", group.reporter),
    )
    seats = [(role, name, "", "") for role, name in roles if name]
    seats += [("Anggota", one.name, one.institution, one.sector.formal) for one in record.members]
    for seat in seats or [("", "", "", "")]:
        yield *whole, *seat, group.questions


# ----------------------------------------------------------------------------------------------------------- Diskusi

_DISCUSSION = SheetPlan(
    "Diskusi",
    "Diskusi",
    (
        Column("No.", 7, Look.COUNT),
        Column("Bagian", 16.5),
        Column("Kode", 8.5, Look.CENTRE),
        Column("Pukul", 9, Look.TIME),
        Column("Pembicara", 21, Look.STRONG),
        Column("Instansi", 18),
        Column("Jenis", 14),
        Column("Uraian", 43),
        Column("Prioritas atau hasil", 12),
        Column("Tautan", 10),
        Column("Unsur", 14),
    ),
    table="Diskusi",
    printed=10,
)


def write_discussion(book: Book, record: MeetingRecord, options: DocumentOptions) -> None:
    """What was said: remarks by agenda item, points and interests by group, in one list to filter."""
    rows = (*_remark_rows(record, options), *_group_rows(record, options))
    book.sheet(_DISCUSSION).table(
        ((number, *row) for number, row in enumerate(rows, 1)), empty="Belum ada catatan diskusi."
    )


def shown_remarks(record: MeetingRecord, options: DocumentOptions) -> tuple[Remark, ...]:
    """The remarks that a document may print."""
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
    for remark in shown_remarks(record, options):
        yield (
            titles.get(remark.agenda_item_id or "", "Jalannya rapat"),
            "",
            _clock(remark.noted_at),
            remark.speaker,
            remark.institution,
            remark.kind.label,
            remark.text,
            "",
            ", ".join(link.code for link in remark.links),
            remark.sector.short_label if remark.sector else "",
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
            point.kind.label,
            point.text,
            Styled(point.priority.label, Look.WARN if point.priority is Priority.TINGGI else Look.QUIET),
            ", ".join(link.code for link in point.links),
            point.sector.short_label if point.sector else "",
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
        "Kepentingan",
        "\n".join(part for part in parts if part),
        Styled(position.outcome.label, _OUTCOME_LOOKS[position.outcome]),
        "",
        position.side.sector.short_label,
    )


def _group_name(group: GroupRecord) -> str:
    return f"Kelompok {group.group.code} {group.group.topic}".strip()
