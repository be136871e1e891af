"""The sub-tables of the matriks: work plan, division of tasks, success indicators (documents.md section 9)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from rakor_desktop.documents import wording
from rakor_desktop.documents.blocks import heading
from rakor_desktop.documents.layout import Align, Block
from rakor_desktop.documents.sheet import Sheet
from rakor_desktop.documents.tables import Band, Cell, Column, HeadCell, Row, Table, cell
from rakor_desktop.domain import formatting
from rakor_desktop.domain.agreement import Agreement, Indicator, Task
from rakor_desktop.domain.kinds import FundSource

_PLAN = (9, 50, 56, *(6.5,) * 12, 36, 18)
_MONTHS = range(1, 13)
_DUTIES = (10, 58, 34, 100, 45)
_DUTIES_ALONE = (10, 66, 38, 133)
_INDICATORS = (10, 97, 26, 28, 28, 28, 30)
_LEAD, _SUPPORTER = "Penanggung jawab", "Instansi pendukung"
_NO_DATES = "Belum dijadwalkan"
_BULLET, _UNDER_BULLET = "•\xa0", "\xa0\xa0"
_GAP = 14
_BETWEEN = 8  # the tables of two years


def sub_tables(agreements: Sequence[Agreement], sheet: Sheet, *, public_copy: bool) -> list[Block]:
    """The three tables under lettered headings, for a lying sheet; those without content are left out."""
    tables = (
        ("Rencana Kerja", _work_plan(agreements, sheet)),
        ("Pembagian Tugas", _duties(agreements, sheet, public_copy=public_copy)),
        ("Indikator Keberhasilan", _indicators(agreements, sheet)),
    )
    blocks: list[Block] = []
    for index, (name, content) in enumerate((name, content) for name, content in tables if content):
        blocks += (
            heading(f"{chr(ord('A') + index)}. {name}", sheet, size=sheet.geometry.table_size, gap=_GAP),
            *content,
        )
    return blocks


# ----------------------------------------------------------------------------------------------------------- work plan


@dataclass(frozen=True, slots=True)
class Span:
    """The months of a task as `year * 12 + month - 1`, both included; None without any date."""

    first: int
    last: int

    @classmethod
    def of(cls, task: Task) -> Span | None:
        """From the start to the due date; one date alone is one month, dates the wrong way round are put right."""
        months = [day.year * 12 + day.month - 1 for day in (task.start, task.due) if day is not None]
        return cls(min(months), max(months)) if months else None

    @property
    def years(self) -> range:
        """The calendar years that it touches."""
        return range(self.first // 12, self.last // 12 + 1)

    def covers(self, year: int, month: int) -> bool:
        """Whether work is planned in a month."""
        return self.first <= year * 12 + month - 1 <= self.last


def plan_years(tasks: Iterable[Task]) -> tuple[int, ...]:
    """The years that the plan touches, in order."""
    spans = (Span.of(task) for task in tasks)
    return tuple(sorted({year for span in spans if span is not None for year in span.years}))


def _work_plan(agreements: Sequence[Agreement], sheet: Sheet) -> list[Table]:
    """Kegiatan with its Tahapan: a table for each year, named in the head that repeats on every page."""
    years = plan_years(task for part in agreements for task in _tasks(part))
    size = sheet.geometry.matrix_size
    columns = tuple(
        Column(width, Align.LEFT if index in (1, 2, 15, 16) else Align.CENTRE)
        for index, width in enumerate(sheet.scaled(_PLAN))
    )
    tables: list[Table] = []
    for year in (*years, None):
        own = [(number, part, _of_year(part, year)) for number, part in enumerate(agreements, 1)]
        bands = [_plan_band(number, part, tasks, year, columns, size) for number, part, tasks in own if tasks]
        if bands:
            months = _NO_DATES if year is None else f"Jadwal Tahun {year} (bulan)"
            tables.append(Table.of(columns, _plan_head(months), bands, size=size, tallest=sheet.text_height / 2,
                                   space_before=_BETWEEN if tables else 4))  # fmt: skip
    return tables


def _plan_head(months: str) -> list[list[HeadCell]]:
    return [
        [HeadCell("No."), HeadCell("Kegiatan"), HeadCell("Tahapan"), HeadCell(months, 12),
         HeadCell("Penanggung Jawab"), HeadCell("Sumber Dana")],
        [HeadCell(""), HeadCell(""), HeadCell(""), *(HeadCell(str(month)) for month in _MONTHS), HeadCell(""),
         HeadCell("")],
    ]  # fmt: skip


def _of_year(agreement: Agreement, year: int | None) -> list[Task]:
    spans = [(task, Span.of(task)) for task in _tasks(agreement)]
    if year is None:
        return [task for task, span in spans if span is None]
    return [task for task, span in spans if span is not None and year in span.years]


def _plan_band(
    number: int, agreement: Agreement, tasks: Sequence[Task], year: int | None, columns: tuple[Column, ...], size: float
) -> Band:
    spanned: list[Cell | None] = [None] * len(columns)
    spanned[0] = cell(f"{number}.", columns[0], size)
    spanned[1] = cell(wording.closed(agreement.statement, ""), columns[1], size)
    rows: list[Row] = []
    for task in tasks:
        span = Span.of(task)
        months = [
            Cell((), size, shaded=span is not None and year is not None and span.covers(year, month))
            for month in _MONTHS
        ]
        fund = "" if task.fund is FundSource.NONE else task.fund.label
        rows.append(
            (
                None,
                None,
                cell(wording.closed(task.activity, ""), columns[2], size),
                *months,
                cell(wording.responsible(agreement, task), columns[15], size),
                cell(fund or wording.NO_DATE, columns[16], size),
            )
        )
    return Band.of(rows, tuple(spanned), continued=1)


def _tasks(agreement: Agreement) -> list[Task]:
    return [task for task in agreement.tasks if task.activity.strip()]


# ---------------------------------------------------------------------------------------------------- division of tasks


@dataclass(slots=True)
class _Duty:
    """What one institution has to do: by role, in the order of the agreements."""

    name: str
    contact: str = ""
    work: dict[str, list[str]] = field(default_factory=dict[str, list[str]])

    def add(self, role: str, text: str) -> None:
        known = self.work.setdefault(role, [])
        if text and text not in known:
            known.append(text)


def _duties(agreements: Sequence[Agreement], sheet: Sheet, *, public_copy: bool) -> list[Table]:
    duties = _collected(agreements)
    if not duties:
        return []
    # A column in which nobody is named is left to the others.
    with_contacts = not public_copy and any(duty.contact for duty in duties)
    size = sheet.geometry.matrix_size
    columns = tuple(
        Column(width, Align.LEFT if index else Align.CENTRE)
        for index, width in enumerate(sheet.scaled(_DUTIES if with_contacts else _DUTIES_ALONE))
    )
    bands: list[Band] = []
    for number, duty in enumerate(duties, 1):
        spanned: list[Cell | None] = [None] * len(columns)
        spanned[0] = cell(f"{number}.", columns[0], size)
        spanned[1] = cell(duty.name, columns[1], size)
        if with_contacts:
            spanned[4] = cell(duty.contact, columns[4], size)
        rows: list[Row] = []
        for role, texts in duty.work.items():
            shape: list[Cell | None] = [None] * len(columns)
            shape[2], shape[3] = cell(role, columns[2], size), _bullets(texts, columns[3], size)
            rows.append(tuple(shape))
        bands.append(Band.of(rows, tuple(spanned), continued=1))
    titles = ("No.", "Instansi/Unsur", "Peran", "Uraian Tugas", "Narahubung")[: len(columns)]
    return [Table.of(columns, [[HeadCell(text) for text in titles]], bands, size=size, tallest=sheet.text_height / 2,
                     space_before=4)]  # fmt: skip


def _collected(agreements: Sequence[Agreement]) -> list[_Duty]:
    """Each institution once, in the order in which the agreements name it."""
    duties: dict[str, _Duty] = {}

    def duty(institution_id: str, name: str, contact: str = "") -> _Duty:
        found = duties.setdefault(institution_id, _Duty(name))
        found.contact = found.contact or contact.strip()
        return found

    for agreement in agreements:
        for part in agreement.assignments:
            own = duty(part.institution_id, part.institution, part.contact)
            if part.lead:
                own.add(_LEAD, part.role.strip())
                for task in _tasks(agreement):
                    if task.lead_id in (None, part.institution_id):
                        own.add(_LEAD, wording.closed(task.activity, ""))
                own.work.setdefault(_LEAD, [])
            else:
                own.add(_SUPPORTER, part.role.strip() or wording.closed(agreement.statement, ""))
        leader = agreement.lead
        for task in _tasks(agreement):
            if task.lead_id is not None and (leader is None or task.lead_id != leader.institution_id):
                duty(task.lead_id, task.lead).add(_LEAD, wording.closed(task.activity, ""))
    return list(duties.values())


def _bullets(texts: Sequence[str], column: Column, size: float) -> Cell:
    if len(texts) < 2:
        return cell(texts[0] if texts else wording.NO_DATE, column, size)
    return cell("\n".join(_BULLET + text for text in texts), column, size, hang=_UNDER_BULLET)


# ---------------------------------------------------------------------------------------------------------- indicators


def _indicators(agreements: Sequence[Agreement], sheet: Sheet) -> list[Table]:
    rows = [part for agreement in agreements for part in agreement.indicators if part.name.strip()]
    if not rows:
        return []
    size = sheet.geometry.matrix_size
    columns = tuple(
        Column(width, Align.LEFT if index == 1 else Align.RIGHT if index > 2 else Align.CENTRE)
        for index, width in enumerate(sheet.scaled(_INDICATORS))
    )
    bands = [
        Band.of([tuple(cell(text, column, size) for text, column in zip(texts, columns, strict=True))])
        for texts in (indicator_texts(number, part) for number, part in enumerate(rows, 1))
    ]
    titles = ("No.", "Indikator", "Satuan", "Baseline", "Target", "Realisasi", "Capaian (%)")
    return [Table.of(columns, [[HeadCell(text) for text in titles]], bands, size=size, tallest=sheet.text_height / 2,
                     space_before=4)]  # fmt: skip


def indicator_texts(number: int, part: Indicator) -> tuple[str, ...]:
    """One row of the table; a dash stands for what is not known, the achievement has one decimal."""
    achieved = part.achievement
    return (
        f"{number}.",
        wording.closed(part.name, ""),
        part.printed_unit or wording.NO_DATE,
        *(_number(value) for value in (part.baseline, part.target, part.latest_value)),
        wording.NO_DATE if achieved is None else formatting.number(achieved, 1),
    )


def _number(value: float | None) -> str:
    return wording.NO_DATE if value is None else formatting.number(value)
