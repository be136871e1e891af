"""What the laporan and the nota dinas both tell about a meeting: attendance, discussion, follow-up."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from reportlab.lib.units import mm

from rakor_desktop.documents import minutes, wording
from rakor_desktop.documents.blocks import STEPS, paragraph
from rakor_desktop.documents.fonts import Face
from rakor_desktop.documents.layout import Align, Block, NewPage, TextBlock
from rakor_desktop.documents.sheet import Sheet
from rakor_desktop.documents.tables import Band, Column, HeadCell, Table, cell
from rakor_desktop.domain import formatting, phrases
from rakor_desktop.domain.meeting import AgendaItem, AttendanceSummary, Remark, SectorCount
from rakor_desktop.domain.record import DocumentOptions, MeetingRecord
from rakor_desktop.domain.schedule import in_order

_RECAP = (70, 30, 30, 30)
_FOLLOW_UP = (10, 70, 45, 35)
_HEAD = 7 * mm
_BELOW_HEAD = 18  # as in a letter of invitation
_TOGETHER = 3  # rows of the recap below its head


def held(record: MeetingRecord) -> str:
    """Where and when it took place, in the office's words; the times are those at which it really was."""
    values = wording.meeting_values(record)
    return phrases.fill("laporan.pelaksanaan", record.style.phrases,
                        values | {"hari_tanggal": values["hari_tanggal"].replace(" ", "\xa0")})  # fmt: skip


def subject(record: MeetingRecord) -> str:
    """`Rapat Koordinasi Pengembangan Desa Wisata`: the name of the meeting, led by a kind of meeting."""
    return wording.full_name(record.meeting)


def below_head(blocks: Sequence[Block]) -> list[Block]:
    """The content of an attachment, its title clear of the attachment's head."""
    result = list(blocks)
    index = next((index for index, block in enumerate(result) if not isinstance(block, NewPage)), 0)
    if index < len(result) and isinstance(first := result[index], TextBlock):
        result[index] = replace(first, space_before=_BELOW_HEAD)
    return result


def under(texts: Iterable[str], sheet: Sheet, *, level: int = 0, keep: bool = False) -> list[Block]:
    """Paragraphs where the text of a numbered level stands; `keep` ties the last one to what follows."""
    shown = [text.strip() for text in texts if text.strip()]
    return [
        paragraph(text, sheet, first_line=False, indent=STEPS[level + 1] / mm, gap=3,
                  keep=keep and index == len(shown))
        for index, text in enumerate(shown, 1)
    ]  # fmt: skip


def lines(text: str) -> list[str]:
    """The lines of a typed text that say something."""
    return [line.strip() for line in text.split("\n") if line.strip()]


# ---------------------------------------------------------------------------------------------------------- attendance


def is_recorded(attendance: AttendanceSummary) -> bool:
    """Whether anybody is known to have come."""
    return attendance.in_room > 0


def attended(attendance: AttendanceSummary) -> str:
    """`Rapat dihadiri oleh 38 (...) orang dari 45 (...) undangan (84,4%)`; a blank when nobody was counted yet."""
    invited = f"{formatting.counted(attendance.invited)} undangan" if attendance.invited else ""
    if not is_recorded(attendance):
        return wording.sentence(f"Rapat dihadiri oleh {wording.DOTS} orang{f' dari {invited}' if invited else ''}")
    text = f"Rapat dihadiri oleh {formatting.counted(attendance.in_room)} orang"
    if attendance.invited and attendance.walk_ins:
        text += f", yaitu {formatting.number(attendance.present)} dari {invited}"
    elif attendance.invited:
        text += f" dari {invited}"
    if attendance.invited:
        text += f" ({formatting.percent(attendance.present, attendance.invited)})"
    if attendance.walk_ins:
        text += f" dan {formatting.number(attendance.walk_ins)} orang tanpa undangan"
    return text + "."


def recap_table(
    sectors: Sequence[SectorCount], sheet: Sheet, *, walk_ins: int = 0, keep: bool = False, space_before: float = 4
) -> Table:
    """Unsur, Diundang, Hadir, Persentase with their sum (documents.md section 5.2).

    It is divided where a page ends, but never within its first rows, nor between the last sector and the sum.
    """
    size = sheet.geometry.table_size
    columns = tuple(
        Column(width, Align.CENTRE if index else Align.LEFT) for index, width in enumerate(sheet.scaled(_RECAP))
    )
    counts = [(part.sector.formal, part.invited, part.present) for part in sectors]
    total = ("Jumlah", sum(one[1] for one in counts), sum(one[2] for one in counts))
    rows = [
        tuple(
            cell(text, column, size, face=Face.BOLD if row is total else Face.REGULAR)
            for text, column in zip(
                (row[0], formatting.number(row[1]), formatting.number(row[2]), formatting.percent(row[2], row[1])),
                columns,
                strict=True,
            )
        )
        for row in (*counts, total)
    ]
    if walk_ins:
        texts = ("Hadir tanpa undangan", wording.NO_DATE, formatting.number(walk_ins), wording.NO_DATE)
        rows.append(tuple(cell(text, column, size) for text, column in zip(texts, columns, strict=True)))
    head = [[HeadCell(text) for text in ("Unsur", "Diundang", "Hadir", "Persentase")]]
    first, last = min(_TOGETHER, len(rows)), max(len(counts) - 1, _TOGETHER)
    bands = [Band.of(part) for part in (rows[:first], *([row] for row in rows[first:last]), rows[last:]) if part]
    return Table.of(columns, head, bands, size=size, tallest=sheet.text_height / 2, head_least=_HEAD,
                    space_before=space_before, keep_with_next=keep)  # fmt: skip


# ---------------------------------------------------------------------------------------------------------- discussion


@dataclass(frozen=True, slots=True)
class Topic:
    """An agenda item with what was said on it, and its sub-items with the same."""

    title: str
    remarks: tuple[Remark, ...] = ()
    below: tuple[Topic, ...] = ()


def topics(record: MeetingRecord, options: DocumentOptions) -> list[Topic]:
    """The items on which something was said, in the agenda's order; what belongs to none comes last.

    Internal items and remarks are left out unless they are wanted, and what the opening and the closing say already.
    """
    if not options.include_remarks:
        return []
    hidden = wording.hidden_items(record.agenda, include_internal=options.include_internal)
    known = {item.id for item in record.agenda}
    said: dict[str, list[Remark]] = {}
    for remark in minutes.without_frame(record):
        item_id = remark.agenda_item_id if remark.agenda_item_id in known else None
        if remark.text.strip() and item_id not in hidden and (options.include_internal or not remark.internal):
            said.setdefault(item_id or "", []).append(remark)

    def topic(item: AgendaItem, children: Sequence[AgendaItem] = ()) -> Topic:
        below = tuple(topic(child) for child in children if child.id in said)
        return Topic(wording.agenda_title(item), tuple(said.get(item.id, ())), below)

    found = [topic(item, children) for item, children in wording.nested(in_order(record.agenda))]
    shown = [one for one in found if one.remarks or one.below]
    if "" in said:
        shown.append(Topic("Lain-lain" if shown else "Pokok pembicaraan", tuple(said[""])))
    return shown


# ----------------------------------------------------------------------------------------------------------- follow-up


def follow_up_table(record: MeetingRecord, sheet: Sheet, *, keep: bool = False) -> Table | None:
    """No., Uraian, Penanggung Jawab, Tenggat of every task that was agreed; None without any."""
    size = sheet.geometry.table_size
    columns = tuple(
        Column(width, Align.LEFT if index else Align.CENTRE) for index, width in enumerate(sheet.scaled(_FOLLOW_UP))
    )
    tasks = [
        (agreement, task)
        for agreement in wording.agreed(record.agreements)
        for task in agreement.tasks
        if task.activity.strip()
    ]
    bands: list[Band] = []
    for number, (agreement, task) in enumerate(tasks, 1):
        due = formatting.long_date(task.due) if task.due else wording.NO_DATE
        texts = (f"{number}.", wording.closed(task.activity, ""), wording.responsible(agreement, task), due)
        bands.append(Band.of([tuple(cell(text, column, size) for text, column in zip(texts, columns, strict=True))]))
    if not bands:
        return None
    head = [[HeadCell(text) for text in ("No.", "Uraian", "Penanggung Jawab", "Tenggat")]]
    return Table.of(columns, head, bands, size=size, tallest=sheet.text_height / 2, head_least=_HEAD, space_before=4,
                    keep_with_next=keep)  # fmt: skip
