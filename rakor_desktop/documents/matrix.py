"""Matriks tindak lanjut: who does what by when, and how far it is (documents.md section 9)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from reportlab.lib.units import mm

from rakor_desktop.documents import signature, wording
from rakor_desktop.documents.fonts import Face
from rakor_desktop.documents.kop import kop
from rakor_desktop.documents.layout import Align, Block, TextBlock
from rakor_desktop.documents.page import Section, Sheet
from rakor_desktop.documents.tables import Band, Cell, Column, HeadCell, Row, Table, cell
from rakor_desktop.domain import formatting
from rakor_desktop.domain.agreement import Agreement, Indicator, Task
from rakor_desktop.domain.kinds import Paper
from rakor_desktop.domain.record import DocumentOptions, MeetingRecord

_SIZE = 9
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


def matrix_sections(record: MeetingRecord, options: DocumentOptions) -> list[Section]:
    """The stand-alone matrix on a lying sheet: kop, the matrix, signature."""
    sheet = Sheet.of(options.paper, record.style, landscape=True)
    signer = signature.official_signer(
        record, (signature.place_and_date(record, record.today),), with_nip=not options.public_copy
    )
    blocks = [
        *kop(record.letterhead, sheet, draft=options.is_draft, gap_below=7 * mm),
        *matrix_blocks(record, options, sheet),
        signature.single(signer, sheet, size=10, space_before=5 * mm),
    ]
    return [Section(blocks, sheet)]


def matrix_blocks(record: MeetingRecord, options: DocumentOptions, sheet: Sheet) -> list[Block]:
    """Title, table with one band per agreement and source line, for a lying sheet."""
    width = sheet.text_width
    blocks: list[Block] = [
        *(
            TextBlock.of(text, width, size=11, face=Face.BOLD, align=Align.CENTRE, keep_with_next=True)
            for text in (*_title(record), f"KEADAAN TANGGAL {formatting.long_date(record.today).upper()}")
            if text
        ),
    ]
    meeting = record.meeting
    agreements = wording.agreed(record.agreements)
    if agreements:
        day = f", {formatting.full_date(meeting.date)}" if meeting.date else ""
        source = wording.sentence(f"Sumber: kesepakatan {wording.meeting_name(meeting)}{day}")
        blocks += (
            _table(agreements, options, sheet, record.today),
            TextBlock.of(source, width, size=8, space_before=4, keep_with_next=True),
        )
    else:
        blocks.append(TextBlock.of("Belum ada kesepakatan yang disetujui rapat.", width, size=11, space_before=14,
                                   align=Align.CENTRE, keep_with_next=True))  # fmt: skip
    return blocks


def _title(record: MeetingRecord) -> tuple[str, str]:
    """`... HASIL RAPAT KOORDINASI` and the name without repeating the kind of meeting."""
    kind, name = record.meeting.kind.label.upper(), wording.meeting_name(record.meeting).upper()
    return f"MATRIKS TINDAK LANJUT HASIL {kind}", name.removeprefix(kind).strip()


def _table(agreements: Sequence[Agreement], options: DocumentOptions, sheet: Sheet, today: date) -> Table:
    widths = sheet.scaled(_A4 if options.paper is Paper.A4 else _F4)
    columns = tuple(Column(width, Align.CENTRE if index == 0 else Align.LEFT) for index, width in enumerate(widths))
    head = [
        [HeadCell(title) for title in _TITLES],
        [HeadCell(f"({number})", face=Face.REGULAR) for number in range(1, len(_TITLES) + 1)],
    ]
    bands = [_band(number, agreement, columns, today) for number, agreement in enumerate(agreements, 1)]
    return Table.of(columns, head, bands, size=_SIZE, tallest=sheet.text_height / 2, space_before=12,
                    keep_with_next=True)  # fmt: skip


def _band(number: int, agreement: Agreement, columns: tuple[Column, ...], today: date) -> Band:
    """One agreement: its own columns run beside all its tasks."""
    tasks = [task for task in agreement.tasks if task.activity.strip()]
    rows = [_task_texts(agreement, task, today) for task in tasks] or [_no_task_texts(agreement)]
    texts: dict[int, str] = {
        0: f"{number}.",
        _AGREEMENT: wording.closed(wording.agreement_text(agreement), ""),
        _SUPPORT: _bullets([part.institution for part in agreement.supporters]),
        _INDICATOR: _bullets([_indicator(part) for part in agreement.indicators if part.name.strip()]),
    }
    if len({row[_LEAD] for row in rows}) == 1:
        texts[_LEAD] = rows[0][_LEAD]
    spanned = tuple(_cell(texts[index], column) if index in texts else None for index, column in enumerate(columns))
    lines: list[Row] = [
        tuple(None if index in texts else _cell(row.get(index, ""), column) for index, column in enumerate(columns))
        for row in rows
    ]
    return Band.of(lines, spanned, continued=_AGREEMENT)


def _cell(text: str, column: Column) -> Cell:
    return cell(text, column, _SIZE, hang=_UNDER_BULLET if text.startswith(_BULLET) else "")


def _task_texts(agreement: Agreement, task: Task, today: date) -> dict[int, str]:
    return {
        2: wording.closed(task.activity, ""),
        _LEAD: wording.responsible(agreement, task),
        6: formatting.long_date(task.due) if task.due else wording.NO_DATE,
        7: f"{task.state_label(today)}\n{formatting.number(task.percent)}%",
        8: task.note.strip(),
    }


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
    unit = "%" if part.unit == "%" else f" {part.unit}" if part.unit else ""
    text = part.name.strip()
    if part.target is not None:
        text += f": {formatting.number(part.target)}{unit}"
    if part.baseline:
        text += f" (awal {formatting.number(part.baseline)}{unit if unit == '%' else ''})"
    return text
