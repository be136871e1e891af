"""The rekap kehadiran over a period as a workbook: figures with charts, meetings, institutions, who came to which."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime, time
from typing import BinaryIO

from rakor_desktop.documents.workbook import save_still, set_properties
from rakor_desktop.documents.workbook_figures import share, write_sectors, write_turnout
from rakor_desktop.documents.workbook_grid import Book, Column, Frame, SheetPlan, Styled, Value
from rakor_desktop.documents.workbook_styles import Look
from rakor_desktop.documents.workbook_summary import FIGURES
from rakor_desktop.domain.formatting import date_range, number, short_date
from rakor_desktop.domain.period import InstitutionAttendance, Mark, PeriodAttendance, PeriodOptions
from rakor_desktop.domain.progress import Progress, Silent

Row = Sequence[Value | Styled]

_MOST_BESIDE = 13
_SUBJECT = "Rekap kehadiran rapat"
_MARK_LOOKS = {
    Mark.HADIR: Look.GOOD,
    Mark.DIWAKILI: Look.INFO,
    Mark.IZIN: Look.WARN,
    Mark.SAKIT: Look.WARN,
    Mark.TIDAK_HADIR: Look.BAD,
}
_MEETINGS = SheetPlan(
    "Rapat",
    "Rapat pada rentang ini",
    (
        Column("No.", 7, Look.COUNT),
        Column("Tanggal", 12, Look.DATE),
        Column("Rapat", 46, Look.STRONG),
        Column("Jenis", 17),
        Column("Tempat", 27),
        Column("Diundang", 12, Look.INTEGER),
        Column("Hadir", 10, Look.INTEGER),
        Column("Persentase", 14, Look.PERCENT),
        Column("Tanpa undangan", 13, Look.INTEGER),
    ),
    table="Rapat",
)
_INSTITUTIONS = SheetPlan(
    "Instansi",
    "Kehadiran per instansi",
    (
        Column("No.", 7, Look.COUNT),
        Column("Instansi", 40, Look.STRONG),
        Column("Unsur", 20),
        Column("Diundang", 12, Look.INTEGER),
        Column("Hadir", 10, Look.INTEGER),
        Column("Diwakili", 11, Look.INTEGER),
        Column("Izin atau sakit", 11, Look.INTEGER),
        Column("Tanpa keterangan", 14, Look.INTEGER),
        Column("Persentase", 14, Look.PERCENT),
        Column("Tidak hadir berturut-turut", 16, Look.INTEGER),
    ),
    table="Instansi",
)


def write_period_workbook(
    attendance: PeriodAttendance, options: PeriodOptions, stream: BinaryIO, progress: Progress | None = None
) -> None:
    """Write the rekap to `stream`; the same attendance and options give the same bytes.

    Sheets: Rekap (per unsur and per meeting, with charts), Rapat, Instansi, Kisi (institutions by meetings). It names
    institutions alone; a public copy tells no illness apart. Raises Cancelled when the officer cancelled.
    """
    progress = progress or Silent()
    made_at = options.made_at or datetime.combine(attendance.last, time())
    writers = (_write_figures, _write_meetings, _write_institutions, _write_marks)
    book = Book(_frame(attendance, options), progress, len(writers))
    try:
        for write in writers:
            write(book, attendance, options)
        title = f"{_SUBJECT} {date_range(attendance.first, attendance.last)}"
        set_properties(book.workbook, title, "", _SUBJECT, made_at)
        save_still(book.workbook, stream, made_at)
    finally:
        book.close()
    progress.report(len(writers), len(writers), "")


def _frame(attendance: PeriodAttendance, options: PeriodOptions) -> Frame:
    period = date_range(attendance.first, attendance.last)
    counted = f"{number(len(attendance.meetings))} rapat dengan catatan kehadiran"
    missing = f", {number(attendance.unrecorded)} rapat belum tercatat" if attendance.unrecorded else ""
    return Frame(f"{_SUBJECT}, {period}", counted + missing, options.paper, final=True)


def _write_figures(book: Book, attendance: PeriodAttendance, options: PeriodOptions) -> None:
    grid = book.sheet(FIGURES)
    grid.freeze(5)
    grid.title_block()
    walk_ins = sum(one.walk_ins for one in attendance.meetings)
    write_sectors(grid, attendance.sectors, walk_ins=walk_ins, charts=options.include_charts)
    write_turnout(grid, attendance.meetings, charts=options.include_charts)


def _write_meetings(book: Book, attendance: PeriodAttendance, _options: PeriodOptions) -> None:
    book.sheet(_MEETINGS).table(
        (
            (
                place,
                one.date,
                one.title.strip() or one.kind.label,
                one.kind.label,
                one.place,
                one.invited,
                one.present,
                share(one.present, one.invited),
                one.walk_ins,
            )
            for place, one in enumerate(attendance.meetings, 1)
        ),
        empty="Belum ada rapat dengan catatan kehadiran.",
    )


def _write_institutions(book: Book, attendance: PeriodAttendance, _options: PeriodOptions) -> None:
    book.sheet(_INSTITUTIONS).table(
        (
            (
                place,
                one.name or one.short_name,
                one.sector.formal,
                one.invited,
                one.present,
                one.represented,
                one.excused,
                one.count(Mark.TIDAK_HADIR),
                share(one.present + one.represented, one.invited),
                one.absent_in_a_row,
            )
            for place, one in enumerate(attendance.institutions, 1)
        ),
        empty="Belum ada instansi yang diundang.",
    )


def _write_marks(book: Book, attendance: PeriodAttendance, options: PeriodOptions) -> None:
    """One row per institution, one column per meeting with a letter for how it took part, explained above."""
    heads = _unique([short_date(one.date) if one.date else "tanpa tanggal" for one in attendance.meetings])
    columns = (
        Column("No.", 7, Look.COUNT),
        Column("Instansi", 42, Look.STRONG),
        *(Column(head, 8.5, Look.QUIET) for head in heads),
    )
    shown: Callable[[InstitutionAttendance], InstitutionAttendance] = _public if options.public_copy else _as_it_is
    # More columns would be too small to read on the width of one page: they go on beside it.
    fitted = len(heads) <= _MOST_BESIDE
    title, note = "Kehadiran instansi pada setiap rapat", _legend(public=options.public_copy)
    plan = SheetPlan("Kisi", title, columns, table="Kisi", fitted=fitted, repeated=0 if fitted else 2, note=note)
    rows: Iterator[Row] = (
        (place, one.name or one.short_name, *(_mark(mark) for mark in shown(one).marks))
        for place, one in enumerate(attendance.institutions, 1)
    )
    book.sheet(plan).table(rows, empty="Belum ada instansi yang diundang.")


def _legend(*, public: bool) -> str:
    """`H hadir  ·  W diwakili  ·  ...`; a public copy tells no illness apart."""
    hidden = (Mark.TIDAK_DIUNDANG, *((Mark.SAKIT,) if public else ()))
    labels = {mark: mark.label for mark in Mark if mark not in hidden}
    if public:
        labels[Mark.IZIN] = "izin atau sakit"
    return "  ·  ".join(f"{mark.value}\xa0{label}" for mark, label in labels.items())


def _mark(mark: Mark) -> Styled:
    return Styled(mark.value, _MARK_LOOKS.get(mark, Look.QUIET))


def _as_it_is(one: InstitutionAttendance) -> InstitutionAttendance:
    return one


def _public(one: InstitutionAttendance) -> InstitutionAttendance:
    """Whoever represents an institution alone would be told to have been ill."""
    return replace(one, marks=tuple(Mark.IZIN if mark is Mark.SAKIT else mark for mark in one.marks))


def _unique(heads: Sequence[str]) -> list[str]:
    """The columns of a table need different heads: a second meeting of a day says so."""
    seen: dict[str, int] = {}
    result: list[str] = []
    for head in heads:
        seen[head] = seen.get(head, 0) + 1
        result.append(head if seen[head] == 1 else f"{head} ({seen[head]})")
    return result
