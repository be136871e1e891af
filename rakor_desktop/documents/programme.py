"""Susunan acara, on its own or as an attachment of the invitation (documents.md section 4)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import cast

from reportlab.lib.units import mm

from rakor_desktop.documents import wording
from rakor_desktop.documents.blocks import fields, title
from rakor_desktop.documents.fonts import Face
from rakor_desktop.documents.kop import kop
from rakor_desktop.documents.layout import Align, Block, TextBlock
from rakor_desktop.documents.sheet import Section, Sheet
from rakor_desktop.documents.tables import Band, Column, HeadCell, Row, Table, cell
from rakor_desktop.documents.text import balanced
from rakor_desktop.domain import formatting
from rakor_desktop.domain.discussion import Group
from rakor_desktop.domain.kinds import AgendaKind, Paper
from rakor_desktop.domain.meeting import Meeting
from rakor_desktop.domain.record import DocumentOptions, MeetingRecord
from rakor_desktop.domain.schedule import ScheduledItem, flow

_WIDTHS = {Paper.A4: (10, 32, 70, 48), Paper.F4: (10, 33, 72, 50), Paper.F4_210: (10, 32, 70, 48)}
_TITLES = ("No.", f"Waktu ({formatting.ZONE})", "Acara/Kegiatan", "Petugas/Pengisi Acara")
_HEAD = 8 * mm
_ROW = 7 * mm
_LABEL = 28  # mm
_FIELD_GAP = 2
_FIELDS_LEAD = 12
_DASH, _HANG = "- ", "  "
_NOBODY = "–"
_TITLE = 12
_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")


def programme_sections(record: MeetingRecord, options: DocumentOptions) -> list[Section]:
    """The susunan acara as a document of its own."""
    sheet = Sheet.of(options.paper, record.style)
    head = kop(record.letterhead, sheet, draft=options.is_draft)
    return [Section([*head, *programme_blocks(record, options, sheet)], sheet)]


def programme_blocks(record: MeetingRecord, options: DocumentOptions, sheet: Sheet, *, gap: float = 0) -> list[Block]:
    """Title, day and place, and the table: what an attachment prints below its head, `gap` points further down."""
    meeting = record.meeting
    rows = (
        ("Hari/Tanggal", formatting.full_date_range(*days) if (days := planned_days(meeting)) else wording.DOTS),
        ("Tempat", meeting.place or wording.DOTS),
    )
    return [
        *title(_title_lines(record, sheet), sheet, size=_TITLE, gap=gap),
        *_fields(rows, sheet),
        programme_table(record, options, sheet),
    ]


def planned_days(meeting: Meeting) -> tuple[date, date] | None:
    """The first and the last day of the plan: it may end after midnight. None without a date."""
    if meeting.date is None:
        return None
    start, end = meeting.planned_start, meeting.planned_end
    is_over = start is not None and end is not None and end < start
    return meeting.date, meeting.date + timedelta(days=is_over)


def _fields(rows: Sequence[tuple[str, str]], sheet: Sheet) -> list[Block]:
    """Day and place, kept with the table below."""
    blocks = cast("list[TextBlock]", fields(rows, sheet, label=_LABEL, gap=_FIELD_GAP))
    return [
        replace(block, keep_with_next=True, space_before=block.space_before if index else _FIELDS_LEAD)
        for index, block in enumerate(blocks)
    ]


def programme_table(record: MeetingRecord, options: DocumentOptions, sheet: Sheet, *, space_before: float = 8) -> Table:
    """The items with their planned times; one empty row where nothing was planned yet."""
    size = sheet.geometry.table_size
    columns = tuple(
        Column(width, Align.CENTRE if index < 2 else Align.LEFT)
        for index, width in enumerate(sheet.scaled(_WIDTHS[options.paper]))
    )
    entries, days = programme(record, options), planned_days(record.meeting)
    bands: list[Band] = []
    for number, entry in enumerate(entries, 1):
        begins = number == 1 or (entry.next_day and not entries[number - 2].next_day)
        if days and begins and any(one.next_day for one in entries):
            bands.append(_day_row(days[entry.next_day], columns, size, is_second=entry.next_day))
        bands.append(_band(number, entry, columns, size))
    if not bands:
        bands = [Band.of([tuple(cell("", column, size) for column in columns)], least=_ROW)]
    head = [[HeadCell(text) for text in _TITLES]]
    return Table.of(columns, head, bands, size=size, tallest=sheet.text_height / 2, head_least=_HEAD,
                    space_before=space_before)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the programme; `time` is `08.00–08.30` or empty."""

    time: str
    text: str
    speaker: str


@dataclass(frozen=True, slots=True)
class Entry:
    """An item of the programme with what stands below it: its sub-items, or the groups that discuss.

    `next_day` when it begins after the midnight over which the meeting goes.
    """

    item: Line
    below: tuple[Line, ...] = ()
    next_day: bool = False


def programme(record: MeetingRecord, options: DocumentOptions) -> tuple[Entry, ...]:
    """The agenda as it is announced; internal items keep their time but are not named, unless they are wanted."""
    hidden = wording.hidden_items(record.agenda, include_internal=options.include_internal)
    schedule = flow(record.agenda, record.meeting.planned_start, record.meeting.planned_end)
    days = planned_days(record.meeting)
    over_midnight = days is not None and days[0] != days[1]
    entries: list[Entry] = []
    groups = tuple(one.group for one in record.groups)
    for row in schedule.items:
        if row.item.id in hidden:
            continue
        line = Line(_time(row), wording.agenda_title(row.item), row.item.speaker.strip())
        if row.depth and entries:
            entries[-1] = replace(entries[-1], below=(*entries[-1].below, line))
            continue
        discussed = groups if row.item.kind is AgendaKind.KELOMPOK else ()
        groups = groups if not discussed else ()  # the first discussion names them
        is_next = over_midnight and row.start is not None and schedule.start is not None and row.start < schedule.start
        entries.append(Entry(line, tuple(_group_line(group) for group in discussed), is_next))
    return tuple(entries)


def has_programme(record: MeetingRecord, options: DocumentOptions) -> bool:
    """Whether anything is planned that may be named."""
    return bool(programme(record, options))


def _time(row: ScheduledItem) -> str:
    if row.start is None or (row.depth and not row.item.minutes):
        return ""
    return formatting.clock(row.start) if row.end == row.start else formatting.clock_range(row.start, row.end)


def _group_line(group: Group) -> Line:
    """`Kelompok 1 (Aksesibilitas), Ruang 1` and who leads and notes there."""
    return Line(
        "",
        ", ".join(part for part in (wording.group_name(group), group.room.strip()) if part),
        "\n".join(f"{role.capitalize()}: {name}" for role, name in wording.group_people(group)),
    )


def _band(number: int, entry: Entry, columns: Sequence[Column], size: float) -> Band:
    rows = [_row(entry.item, columns, size), *(_row(line, columns, size, below=True) for line in entry.below)]
    count = cell(f"{number}.", columns[0], size)
    if any(line.time for line in entry.below):
        return Band.of(rows, (count, None, None, None))
    # Lines without a time of their own share that of their item.
    return Band.of([(None, None, *row[2:]) for row in rows], (count, rows[0][1], None, None))


def _day_row(day: date, columns: Sequence[Column], size: float, *, is_second: bool) -> Band:
    """`Hari Kedua — Rabu, 25 November 2026` above the items of a day (documents.md section 4)."""
    text = f"Hari {'Kedua' if is_second else 'Pertama'} — {formatting.full_date(day)}"
    return Band.heading(text, columns, size, grey=True)


def _row(line: Line, columns: Sequence[Column], size: float, *, below: bool = False) -> Row:
    text = f"{_DASH}{line.text}" if below else line.text
    return (
        None,
        cell(line.time, columns[1], size),
        cell(text, columns[2], size, hang=_HANG if below else ""),
        cell(line.speaker or _NOBODY, columns[3], size),
    )


def _title_lines(record: MeetingRecord, sheet: Sheet) -> tuple[str, ...]:
    """`SUSUNAN ACARA`, the meeting, the year; a year that the title already names is not said twice."""
    name, day = wording.meeting_name(record.meeting), record.meeting.date
    year = f"TAHUN {day.year}" if day and not _YEAR.search(name) else ""
    lines = balanced(name.upper(), sheet.text_width, Face.BOLD, _TITLE)
    return "SUSUNAN ACARA", *(line.text for line in lines), year
