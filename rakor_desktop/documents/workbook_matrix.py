"""The printed forms of a workbook: the follow-up matrix and the schedule by months (documents.md section 9)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from rakor_desktop.documents import wording
from rakor_desktop.documents.workbook_follow_up import task_look
from rakor_desktop.documents.workbook_grid import Book, Column, Grid, SheetPlan, Styled, Value
from rakor_desktop.documents.workbook_styles import Look
from rakor_desktop.domain.agreement import Agreement, Task
from rakor_desktop.domain.formatting import long_date
from rakor_desktop.domain.kinds import FundSource
from rakor_desktop.domain.naskah import DocumentKind
from rakor_desktop.domain.record import DocumentOptions, MeetingRecord

Row = Sequence[Value | Styled]

# --------------------------------------------------------------------------------------------------------- Matriks

_MATRIX = SheetPlan(
    "Matriks",
    "Matriks tindak lanjut hasil rapat",
    (
        Column("No.", 5, Look.CENTRE),
        Column("Kesepakatan/\nPermasalahan", 27),
        Column("Rencana Kerja/\nTindak Lanjut", 28),
        Column("Penanggung Jawab", 19),
        Column("Instansi Pendukung", 20),
        Column("Indikator Keberhasilan", 22),
        Column("Tenggat", 13),
        Column("Status/\nCapaian", 11.5),
        Column("Keterangan", 14),
    ),
    centred=True,
)
_STATUS = 7


def write_matrix(book: Book, record: MeetingRecord, options: DocumentOptions) -> None:
    """The follow-up matrix in the official nine columns, with the words, groups and order of the printed one."""
    # Imported here: the texts are the PDF's, and its library need not be loaded before the long sheets are done.
    from rakor_desktop.documents.matrix import agreement_groups, agreement_texts, source_line

    grid = book.sheet(_MATRIX)
    lines = _matrix_title(record, options)
    grid.freeze(len(lines) + 4, 1)
    grid.title(lines)
    grid.write((), height=8)
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
            whole, rows = agreement_texts(agreement, record.today)
            whole[0], whole[1] = f"{place}.", f"{agreement.code}  {whole[1]}"  # the other sheets name the code alone
            _write_rows(grid, whole, rows, [task_look(task, record) for task in _tasks(agreement)])
    if not groups:
        _write_rows(grid, {1: "Belum ada kesepakatan yang disetujui rapat."}, [{}], [])
    grid.line(source_line(record, options))


def _matrix_title(record: MeetingRecord, options: DocumentOptions) -> list[str]:
    from rakor_desktop.documents.deed_text import title_lines

    width = options.paper.millimetres[1] / 25.4 * 72
    lines = [*title_lines("MATRIKS TINDAK LANJUT HASIL", record, width)]
    lines.append(f"KEADAAN TANGGAL {long_date(record.today).upper()}")
    if options.kind is DocumentKind.MATRIKS and record.printed_number(options.kind):
        lines.append(f"NOMOR {record.printed_number(options.kind)}")
    return lines


def band_row(grid: Grid, text: str) -> None:
    """A heading over all columns above a group of rows."""
    last = len(grid.plan.columns) - 1
    grid.merge_row(0, last)
    grid.write([Styled(text, Look.BAND), *[Styled(None, Look.BAND)] * last], height=grid.height(text, 0, last) + 3)


def _write_rows(
    grid: Grid, whole: Mapping[int, str], rows: Sequence[Mapping[int, str]], states: Sequence[Look]
) -> None:
    """Write the rows of one agreement, `whole` being what it says as a whole; texts by the places of the columns.

    What speaks of the whole agreement stands in the first row, open below; merged cells would be cut through by a
    page's end.
    """
    for index, row in enumerate(rows):
        texts = {**row, **(dict.fromkeys(whole, "") if index else whole)}
        looks = [column.look for column in _MATRIX.columns]
        looks[_STATUS] = states[index] if states else Look.QUIET
        if len(rows) > 1:
            for column in whole:
                looks[column] = Look.GROUP_MORE if 0 < index < len(rows) - 1 else Look.GROUP_LAST
                if index == 0:
                    looks[column] = Look.GROUP_FIRST if column else Look.GROUP_NUMBER
        grid.write([texts.get(column, "") for column in range(len(looks))], looks)


# ---------------------------------------------------------------------------------------------------------- Jadwal

_MONTHS = range(1, 13)
_SCHEDULE = SheetPlan(
    "Jadwal",
    "Jadwal rencana kerja",
    (
        Column("No.", 6, Look.CENTRE),
        Column("Kegiatan", 32),
        Column("Tahapan", 36),
        *(Column(str(month), 4, Look.CENTRE) for month in _MONTHS),
        Column("Penanggung Jawab", 24),
        Column("Sumber Dana", 11),
    ),
    centred=True,
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


def _tasks(agreement: Agreement) -> list[Task]:
    return [task for task in agreement.tasks if task.activity.strip()]


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
                lead = wording.responsible(agreement, task)
                yield [*head, wording.closed(task.activity, ""), *months, lead, fund]
                first = False
