"""The printed forms of a workbook: the follow-up matrix and the schedule by months (documents.md section 9)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rakor_desktop.documents import wording
from rakor_desktop.documents.workbook_figures import responsible_name
from rakor_desktop.documents.workbook_follow_up import task_state
from rakor_desktop.documents.workbook_grid import Book, Column, Grid, SheetPlan, Styled, Value
from rakor_desktop.documents.workbook_styles import Look
from rakor_desktop.domain.agreement import Agreement, Indicator, Task
from rakor_desktop.domain.formatting import full_date, long_date, number
from rakor_desktop.domain.kinds import FundSource
from rakor_desktop.domain.naskah import DocumentKind
from rakor_desktop.domain.record import DocumentOptions, MeetingRecord

Row = Sequence[Value | Styled]

# --------------------------------------------------------------------------------------------------------- Matriks

_MATRIX = SheetPlan(
    "Matriks",
    "Matriks tindak lanjut hasil rapat",
    (
        Column("No.", 6, Look.CENTRE),
        Column("Kesepakatan/Permasalahan", 30),
        Column("Rencana Kerja/Tindak Lanjut", 34),
        Column("Penanggung Jawab", 20, Look.STRONG),
        Column("Instansi Pendukung", 22),
        Column("Indikator Keberhasilan", 26),
        Column("Tenggat", 13, Look.DATE),
        Column("Status/Capaian", 15),
        Column("Keterangan", 20),
    ),
)
_PER_AGREEMENT = (0, 1, 4, 5)
"""Columns that speak of the agreement as a whole."""


def write_matrix(book: Book, record: MeetingRecord, options: DocumentOptions) -> None:
    """The follow-up matrix in the official nine columns, in the groups and the order of the printed one."""
    # Imported here: the groups are the PDF's, and its library need not be loaded before the long sheets are done.
    from rakor_desktop.documents.matrix import agreement_groups

    grid = book.sheet(_MATRIX)
    grid.freeze(8, 1)
    grid.title_block()
    grid.line(f"Keadaan tanggal {long_date(record.today)}")
    grid.head()
    grid.write([Styled(f"({place})", Look.HEAD_NUMBER) for place in range(1, len(_MATRIX.columns) + 1)])
    grid.repeat_rows(grid.row - 1, grid.row)
    groups = agreement_groups(record, options)
    place = 0
    for name, agreements in groups:
        if name:
            band_row(grid, name)
        for agreement in agreements:
            place += 1
            _write_agreement(grid, place, agreement, record)
    if not groups:
        _write_rows(grid, [("", "Belum ada kesepakatan yang disepakati.", "", "", "", "", None, "", "")])
    grid.line(_source(record))


def band_row(grid: Grid, text: str) -> None:
    """A heading over all columns above a group of rows."""
    last = len(grid.plan.columns) - 1
    grid.merge_row(0, last)
    grid.write([Styled(text, Look.BAND), *[Styled(None, Look.BAND)] * last], height=grid.height(text, 0, last) + 3)


def _source(record: MeetingRecord) -> str:
    """Where the agreements stand: the berita acara by its number, else the meeting."""
    typed, day = record.number(DocumentKind.BERITA_ACARA), record.day(DocumentKind.BERITA_ACARA)
    name = f"Berita Acara Nomor {typed}" if typed else f"kesepakatan {wording.meeting_name(record.meeting)}"
    return wording.sentence(f"Sumber: {name}{f', {full_date(day)}' if day else ''}")


def _write_agreement(grid: Grid, place: int, agreement: Agreement, record: MeetingRecord) -> None:
    whole: Row = (
        str(place),
        f"{agreement.code}  {wording.agreement_text(agreement)}",
        *("", ""),
        "\n".join(f"• {part.label}" for part in agreement.supporters) or "–",
        "\n".join(f"• {_indicator_text(indicator)}" for indicator in agreement.indicators) or "–",
    )
    rows = [
        (
            *whole[:2],
            task.activity,
            responsible_name(task, agreement) or "–",
            *whole[4:],
            task.due,
            task_state(task, record, f"\n{task.percent}%" if task.percent else ""),
            task.note,
        )
        for task in agreement.tasks
    ] or [
        (
            *whole[:2],
            "–",
            agreement.lead.label if agreement.lead else "–",
            *whole[4:],
            agreement.due,
            "–",
            agreement.note,
        )
    ]
    _write_rows(grid, rows)


def _indicator_text(indicator: Indicator) -> str:
    target = "" if indicator.target is None else f": {number(indicator.target)}{indicator.unit_beside}"
    start = "" if indicator.baseline is None else f" (dari {number(indicator.baseline)})"
    return f"{indicator.name}{target}{start}"


def _write_rows(grid: Grid, rows: Sequence[Row]) -> None:
    """Write the rows of one agreement.

    What speaks of the whole agreement stands in the first row, open below; merged cells would be cut through by a
    page's end.
    """
    looks = [column.look for column in _MATRIX.columns]
    if len(rows) == 1:
        grid.write(rows[0], looks)
        return
    for index, row in enumerate(rows):
        values = list(row)
        for column in _PER_AGREEMENT:
            if index == 0:
                looks[column] = Look.GROUP_NUMBER if column == 0 else Look.GROUP_FIRST
            else:
                values[column] = None
                looks[column] = Look.GROUP_LAST if index == len(rows) - 1 else Look.GROUP_MORE
        grid.write(values, looks)


# ---------------------------------------------------------------------------------------------------------- Jadwal

_MONTHS = range(1, 13)
_SCHEDULE = SheetPlan(
    "Jadwal",
    "Jadwal rencana kerja",
    (
        Column("No.", 6, Look.CENTRE),
        Column("Kegiatan", 34),
        Column("Tahapan", 38),
        *(Column(str(month), 4.3, Look.CENTRE) for month in _MONTHS),
        Column("Penanggung Jawab", 24, Look.STRONG),
        Column("Sumber Dana", 13),
    ),
)


def write_schedule(book: Book, record: MeetingRecord, options: DocumentOptions) -> None:
    """The work plan with the months of each stage shaded; a plan over several years has a part for each."""
    from rakor_desktop.documents.matrix import agreement_groups
    from rakor_desktop.documents.matrix_tables import plan_years

    agreements = [part for _, parts in agreement_groups(record, options) for part in parts]
    tasks = [task for agreement in agreements for task in _tasks(agreement)]
    years = plan_years(tasks)
    grid = book.sheet(_SCHEDULE)
    grid.freeze(7, 3)
    grid.title_block()
    _write_schedule_head(grid, f"Tahun {years[0]} (bulan)" if len(years) == 1 else "Jadwal (bulan)")
    for year in (*years, None):
        rows = list(_schedule_rows(agreements, year))
        if rows and (len(years) > 1 or year is None):
            band_row(grid, "Belum dijadwalkan" if year is None else f"Tahun {year}")
        for row in rows:
            grid.write(row, [column.look for column in _SCHEDULE.columns])
    if not tasks:
        grid.write(["", "Belum ada kegiatan."], [Look.CENTRE, Look.TEXT])


def _tasks(agreement: Agreement) -> Iterator[Task]:
    return (task for task in agreement.tasks if task.activity.strip())


def _write_schedule_head(grid: Grid, months: str) -> None:
    titles = [column.title for column in _SCHEDULE.columns]
    whole = (0, 1, 2, len(titles) - 2, len(titles) - 1)
    for index in whole:
        grid.merge_column(index, 2)
    grid.merge_row(3, 14)
    first = [titles[index] if index in whole else months if index == 3 else None for index in range(len(titles))]
    second = [None if index in whole else titles[index] for index in range(len(titles))]
    grid.write([Styled(text, Look.HEAD) for text in first], height=19)
    grid.write([Styled(text, Look.HEAD) for text in second], height=17)
    grid.repeat_rows(grid.row - 1, grid.row)


def _schedule_rows(agreements: Iterable[Agreement], year: int | None) -> Iterator[list[Value | Styled]]:
    from rakor_desktop.documents.matrix_tables import Span

    for place, agreement in enumerate(agreements, 1):
        first = True
        for task in _tasks(agreement):
            span = Span.of(task)
            if (span is None) if year is None else (span is not None and year in span.years):
                months = [
                    Styled("■", Look.SHADED) if span and year and span.covers(year, month) else "" for month in _MONTHS
                ]
                head = (str(place), wording.closed(agreement.statement, "")) if first else ("", "")
                fund = "–" if task.fund is FundSource.NONE else task.fund.label
                lead = responsible_name(task, agreement) or "–"
                yield [*head, wording.closed(task.activity, ""), *months, lead, fund]
                first = False
