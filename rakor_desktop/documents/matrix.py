"""Matriks tindak lanjut: who does what by when, and how far it is (documents.md section 9)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from reportlab.lib.units import mm

from rakor_desktop.documents import charts, signature, wording
from rakor_desktop.documents.blocks import title
from rakor_desktop.documents.deed_text import title_lines
from rakor_desktop.documents.fonts import Face
from rakor_desktop.documents.kop import kop
from rakor_desktop.documents.layout import Align, Block, TextBlock
from rakor_desktop.documents.matrix_tables import sub_tables
from rakor_desktop.documents.sheet import Section, Sheet
from rakor_desktop.documents.tables import Band, Cell, Column, HeadCell, Row, Table, cell
from rakor_desktop.domain import formatting
from rakor_desktop.domain.agreement import Agreement, Indicator, Task
from rakor_desktop.domain.kinds import Paper, TaskState
from rakor_desktop.domain.naskah import DocumentKind
from rakor_desktop.domain.record import DocumentOptions, MeetingRecord

# Of section 9's widths one or two mm go to Tenggat and Status, so that `20 September` stays on one line.
_A4 = (9, 38, 44, 28, 30, 31, 22, 23, 22)
_F4 = (10, 44, 51, 32, 34, 36, 23, 25, 25)
_TITLES = (
    "No.",
    "Kesepakatan/\nPermasalahan",
    "Rencana Kerja/\nTindak Lanjut",
    "Penanggung Jawab",
    "Instansi Pendukung",
    "Indikator Keberhasilan",
    "Tenggat",
    "Status/\nCapaian",
    "Keterangan",
)
_AGREEMENT, _LEAD, _SUPPORT, _INDICATOR = 1, 3, 4, 5
_BULLET, _UNDER_BULLET = "•\xa0", "\xa0\xa0"
_TITLE_SIZE, _SIGN_SIZE, _SOURCE_SIZE = 11, 10, 8
_TITLE_GAP = 9
_OTHERS = "Lain-lain"
_POINT_CODE = re.compile(r"(.+)-\d+")


def matrix_sections(record: MeetingRecord, options: DocumentOptions) -> list[Section]:
    """The stand-alone matrix on a lying sheet: kop, the matrix, signature."""
    sheet = Sheet.of(options.paper, record.style, landscape=True)
    day = record.plate(options.kind).date or status_date(record, options.kind)
    above = (signature.place_and_date(record, day),)
    signer = signature.official_signer(record, above, with_nip=not options.public_copy)
    blocks = [
        *kop(record.letterhead, sheet, draft=options.is_draft, gap_below=4 * mm),
        *matrix_blocks(record, options, sheet),
        signature.single(signer, sheet, size=_SIGN_SIZE, space_before=5 * mm),
    ]
    return [Section(blocks, sheet)]


def matrix_blocks(record: MeetingRecord, options: DocumentOptions, sheet: Sheet) -> list[Block]:
    """Title, table with one band per agreement, source, chart and sub-tables, for a lying sheet."""
    today = status_date(record, options.kind)
    number = record.printed_number(DocumentKind.MATRIKS) if options.kind is DocumentKind.MATRIKS else ""
    names = title_lines("MATRIKS TINDAK LANJUT HASIL", record, sheet.text_width, _TITLE_SIZE)
    lines = (*names, f"KEADAAN TANGGAL {formatting.long_date(today).upper()}")
    blocks = title(lines, sheet, size=_TITLE_SIZE, gap=_TITLE_GAP)
    if number:
        blocks.append(TextBlock.of(f"NOMOR {number}".replace(" ", "\xa0"), sheet.text_width, size=_TITLE_SIZE,
                                   align=Align.CENTRE, keep_with_next=True))  # fmt: skip
    groups = agreement_groups(record, options)
    agreements = [part for _, parts in groups for part in parts]
    if not agreements:
        blocks.append(TextBlock.of("Belum ada kesepakatan yang disetujui rapat.", sheet.text_width, size=_TITLE_SIZE,
                                   space_before=14, align=Align.CENTRE, keep_with_next=True))  # fmt: skip
        return blocks
    table, source = _table(groups, options, sheet, today), source_line(record, options)
    blocks.append(replace(table, keep_with_next=bool(source)))
    if source:
        blocks.append(TextBlock.of(source, sheet.text_width, size=_SOURCE_SIZE, space_before=4))
    if options.include_charts and options.kind is DocumentKind.MATRIKS:
        tasks = [task for part in agreements for task in part.tasks if task.activity.strip()]
        blocks += charts.status_chart(charts.status_counts(tasks, today), sheet)
    if options.include_subtables:
        blocks += sub_tables(agreements, sheet, public_copy=options.public_copy)
    return blocks


def status_date(record: MeetingRecord, kind: DocumentKind) -> date:
    """The day for which the statuses hold: today, but neither after the document's own date nor before the meeting."""
    own = record.plate(kind).date
    latest = min(record.today, own) if own else record.today
    return max(latest, record.meeting.date) if record.meeting.date else latest


def agreement_groups(record: MeetingRecord, options: DocumentOptions) -> list[tuple[str, list[Agreement]]]:
    """The agreements by the discussion group that they came from, each group by its due dates.

    Without any such source there is one nameless group in the order of the numbers, and so there is in a berita acara;
    what came from elsewhere is last.
    """
    agreements = wording.agreed(record.agreements)
    if options.kind is DocumentKind.BERITA_ACARA:  # read beside the dictums, in their order
        return [("", agreements)] if agreements else []
    codes = {one.group.code: wording.group_name(one.group) for one in record.groups if options.include_groups}
    found = [(next((code for code in _sources(part) if code in codes), ""), part) for part in agreements]
    if not any(code for code, _ in found):
        return [("", agreements)] if agreements else []
    names = {**codes, "": _OTHERS}
    groups = [
        (name, sorted((part for own, part in found if own == code), key=_urgency)) for code, name in names.items()
    ]
    return [(name, parts) for name, parts in groups if parts]


def _sources(agreement: Agreement) -> list[str]:
    """The codes of the groups whose points led to an agreement: `K2` of `K2-03`."""
    matches = (_POINT_CODE.fullmatch(link.code) for link in agreement.sources)
    return [match[1] for match in matches if match]


def _urgency(agreement: Agreement) -> tuple[date, int]:
    return agreement.due or date.max, agreement.number


def source_line(record: MeetingRecord, options: DocumentOptions) -> str:
    """`Sumber: Berita Acara Nomor ...`, without a number the meeting; nothing inside the berita acara itself."""
    meeting = record.meeting
    if options.kind is DocumentKind.BERITA_ACARA:
        return ""
    number = record.number(DocumentKind.BERITA_ACARA)
    if number:
        day, what = record.day(DocumentKind.BERITA_ACARA), f"Berita Acara Nomor {number}"
    else:
        day, what = meeting.date, f"kesepakatan {wording.full_name(meeting)}"
    return wording.sentence(f"Sumber: {what}{f' tanggal {formatting.long_date(day)}' if day else ''}")


def _table(
    groups: Sequence[tuple[str, Sequence[Agreement]]], options: DocumentOptions, sheet: Sheet, today: date
) -> Table:
    size = sheet.geometry.matrix_size
    widths = sheet.scaled(_A4 if options.paper is Paper.A4 else _F4)
    columns = tuple(Column(width, Align.CENTRE if index == 0 else Align.LEFT) for index, width in enumerate(widths))
    head = [
        [HeadCell(text) for text in _TITLES],
        [HeadCell(f"({number})", face=Face.REGULAR) for number in range(1, len(_TITLES) + 1)],
    ]
    bands: list[Band] = []
    number = 0
    for name, agreements in groups:
        if name:
            bands.append(Band.heading(name, columns, size))
        for agreement in agreements:
            number += 1
            bands.append(_band(number, agreement, columns, size, today))
    return Table.of(columns, head, bands, size=size, tallest=sheet.text_height / 2, space_before=12)


def _band(number: int, agreement: Agreement, columns: tuple[Column, ...], size: float, today: date) -> Band:
    """One agreement: its own columns run beside all its tasks."""
    texts, rows = agreement_texts(agreement, today)
    texts[0] = f"{number}."
    spanned = tuple(
        _cell(texts[index], column, size) if index in texts else None for index, column in enumerate(columns)
    )
    lines: list[Row] = [
        tuple(
            None if index in texts else _cell(row.get(index, ""), column, size) for index, column in enumerate(columns)
        )
        for row in rows
    ]
    return Band.of(lines, spanned, continued=_AGREEMENT)


def agreement_texts(agreement: Agreement, today: date) -> tuple[dict[int, str], list[dict[int, str]]]:
    """What the columns say, by their places: of an agreement as a whole, and of each of its tasks."""
    tasks = [task for task in agreement.tasks if task.activity.strip()]
    rows = [_task_texts(agreement, task, today) for task in tasks] or [_no_task_texts(agreement)]
    texts = {
        _AGREEMENT: wording.closed(wording.agreement_text(agreement), ""),
        _SUPPORT: _bullets([part.institution for part in agreement.supporters]),
        _INDICATOR: _bullets([_indicator(part) for part in agreement.indicators if part.name.strip()]),
    }
    if len({row[_LEAD] for row in rows}) == 1:
        texts[_LEAD] = rows[0][_LEAD]
    return texts, rows


def _cell(text: str, column: Column, size: float) -> Cell:
    return cell(text, column, size, hang=_UNDER_BULLET if text.startswith(_BULLET) else "")


def _task_texts(agreement: Agreement, task: Task, today: date) -> dict[int, str]:
    return {
        2: wording.closed(task.activity, ""),
        _LEAD: wording.responsible(agreement, task),
        6: formatting.long_date(task.due) if task.due else wording.NO_DATE,
        7: _status(task, today),
        8: task.note.strip(),
    }


def _status(task: Task, today: date) -> str:
    """`Dalam Proses` and `60%`; how far it came says something only of work that has begun."""
    percent = 100 if task.state is TaskState.SELESAI else task.percent
    shown = task.state is not TaskState.BATAL and (percent or task.state is not TaskState.BELUM)
    return f"{task.state_label(today)}\n{formatting.number(percent)}%" if shown else task.state_label(today)


def _no_task_texts(agreement: Agreement) -> dict[int, str]:
    due = formatting.long_date(agreement.due) if agreement.due else wording.NO_DATE
    return {2: wording.NO_DATE, _LEAD: wording.responsible(agreement), 6: due, 7: wording.NO_DATE}


def _bullets(texts: Sequence[str]) -> str:
    """One text alone stands bare; more stand below each other with bullets."""
    if not texts:
        return wording.NO_DATE
    return texts[0] if len(texts) == 1 else "\n".join(_BULLET + text for text in texts)


def _indicator(part: Indicator) -> str:
    """`Homestay bersertifikat: 48 unit (awal 19)`."""
    unit = part.unit_beside
    text = part.name.strip()
    if part.target is not None:
        text += f": {formatting.number(part.target)}{unit}"
    if part.baseline is not None:
        text += f" (awal {formatting.number(part.baseline)}{unit if unit == '%' else ''})"
    return text
