"""Tables of figures with a native chart beside each: attendance per unsur, tasks per status and per institution.

They stand in sheets of seven columns: names, four figures, a gap, and the column over which the charts lie.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from rakor_desktop.documents import wording
from rakor_desktop.documents.workbook_charts import (
    DONE,
    INVITED,
    LATE,
    OPEN,
    PRESENT,
    STATE_COLOURS,
    Bars,
    ChartPlan,
    Ink,
    lay_chart,
)
from rakor_desktop.documents.workbook_grid import Grid, Styled, Value
from rakor_desktop.documents.workbook_styles import Look
from rakor_desktop.domain.agreement import Agreement, Task
from rakor_desktop.domain.formatting import short_date
from rakor_desktop.domain.kinds import TaskState
from rakor_desktop.domain.meeting import SectorCount
from rakor_desktop.domain.period import PeriodMeeting
from rakor_desktop.domain.record import MeetingRecord

CHART_COLUMN = 6
MOST_BARS = 20
"""Institutions that one chart can show and still be read."""
_ROW = 16.5  # points
_SECTION = 36.0  # points that the heading takes
_LATE_NAME = "Terlambat"
_PAIR = (Bars(1, INVITED), Bars(2, PRESENT))


def write_sectors(grid: Grid, lines: Sequence[SectorCount], *, walk_ins: int, charts: bool) -> None:
    """Attendance per unsur with its sum."""
    heads = ("Unsur", "Diundang", "Hadir", "Persentase")
    invited, present = sum(line.invited for line in lines), sum(line.present for line in lines)
    block = _Block(grid, "Kehadiran per unsur", heads, charts=charts and bool(lines))
    block.begin(_PAIR, "Orang", len(lines), rows=len(lines) + 2 + bool(walk_ins))
    looks = (Look.TEXT, Look.INTEGER, Look.INTEGER, Look.PERCENT)
    for line in lines:
        block.row((line.sector.formal, line.invited, line.present, share(line.present, line.invited)), looks)
    totals = (Look.TOTAL, Look.TOTAL_INTEGER, Look.TOTAL_INTEGER, Look.TOTAL_PERCENT)
    block.row(("Jumlah", invited, present, share(present, invited)), totals)
    if walk_ins:
        block.row(("Hadir tanpa undangan", None, walk_ins, None), looks)
    block.end()


def write_turnout(grid: Grid, meetings: Sequence[PeriodMeeting], *, charts: bool) -> None:
    """Invited and present per meeting, in their order; the chart, by dates, has the last ones when there are many."""
    shown = min(len(meetings), MOST_BARS)
    heads = ("Rapat", "Tanggal", "Diundang", "Hadir", "Persentase")
    block = _Block(grid, "Kehadiran per rapat", heads, charts=charts and bool(meetings))
    title = "" if shown == len(meetings) else f"Kehadiran pada {shown} rapat terakhir"
    bars = (Bars(2, INVITED), Bars(3, PRESENT))
    skipped = len(meetings) - shown
    block.begin(bars, "Orang", shown, rows=len(meetings) + 1, skipped=skipped, title=title, names=1)
    looks = (Look.TEXT, Look.CENTRE, Look.INTEGER, Look.INTEGER, Look.PERCENT)
    for one in meetings:
        day = short_date(one.date) if one.date else "–"
        name = one.title.strip() or one.kind.label
        block.row((name, day, one.invited, one.present, share(one.present, one.invited)), looks)
    block.end()


def write_task_figures(grid: Grid, record: MeetingRecord, *, charts: bool) -> None:
    """How far the tasks of what was agreed are: by status, then by the institution that answers for them."""
    tasks = [(task, agreement) for agreement in wording.agreed(record.agreements) for task in agreement.tasks]
    _write_states(grid, [task for task, _ in tasks], record, charts=charts)
    _write_institutions(grid, tasks, record, charts=charts)


def share(part: int, whole: int) -> Value:
    """A fraction for a cell with percentages; a dash of nothing."""
    return part / whole if whole else "–"


def _write_states(grid: Grid, tasks: Sequence[Task], record: MeetingRecord, *, charts: bool) -> None:
    counts = Counter(task.state_label(record.today) for task in tasks)
    names = [*(state.label for state in TaskState), _LATE_NAME]
    inks = (*(Ink(STATE_COLOURS[state]) for state in TaskState), LATE)
    block = _Block(grid, "Status tindak lanjut", ("Status", "Kegiatan", "Persentase"), charts=charts and bool(tasks))
    block.begin((Bars(1, OPEN, inks),), "Kegiatan", len(names), rows=len(names) + 2)
    looks = (Look.TEXT, Look.INTEGER, Look.PERCENT)
    for name in names:
        block.row((name, counts[name], share(counts[name], len(tasks))), looks)
    totals = (Look.TOTAL, Look.TOTAL_INTEGER, Look.TOTAL_PERCENT)
    block.row(("Jumlah", len(tasks), share(len(tasks), len(tasks))), totals)
    block.end()


def _write_institutions(
    grid: Grid, tasks: Iterable[tuple[Task, Agreement]], record: MeetingRecord, *, charts: bool
) -> None:
    """Cancelled tasks are nobody's any more and are not counted."""
    counts: dict[str, Counter[str]] = {}
    for task, agreement in tasks:
        if task.state is TaskState.BATAL:
            continue
        kind = "late" if task.is_late(record.today) else "done" if task.state is TaskState.SELESAI else "open"
        counts.setdefault(wording.responsible(agreement, task), Counter())[kind] += 1
    rows = sorted(counts.items(), key=lambda item: (-item[1].total(), item[0]))
    shown = min(len(rows), MOST_BARS)
    heads = ("Penanggung jawab", "Selesai", "Berjalan", _LATE_NAME, "Jumlah")
    title = f"{shown} instansi dengan kegiatan terbanyak" if len(rows) > shown else ""
    block = _Block(grid, "Kegiatan per instansi", heads, charts=charts and bool(rows))
    bars = (Bars(1, DONE), Bars(2, OPEN), Bars(3, LATE))
    block.begin(bars, "Kegiatan", shown, rows=len(rows) + 2, title=title, stacked=True)
    looks = (Look.TEXT, Look.INTEGER, Look.INTEGER, Look.INTEGER, Look.INTEGER)
    for name, count in rows:
        # A bar without anything would carry a 0 in the middle of its neighbour: empty cells have no bar.
        block.row((name, count["done"] or None, count["open"] or None, count["late"] or None, count.total()), looks)
    if not rows:
        block.row(("Belum ada kegiatan.", None, None, None, None), looks)
    block.end()


class _Block:
    """A table with its chart: begun on a new page where it would be cut, and followed by room for the chart."""

    def __init__(self, grid: Grid, title: str, heads: tuple[str, ...], *, charts: bool) -> None:
        self._grid = grid
        self._title = title
        self._heads = heads
        self._charts = charts
        self._covered = 0.0  # points that the chart still takes beside the rows to come

    def begin(
        self, bars: tuple[Bars, ...], figures: str, count: int, *, rows: int, skipped: int = 0, title: str = "",
        names: int = 0, stacked: bool = False,
    ) -> None:  # fmt: skip
        """Write heading and head of a table of `rows` rows (its head included).

        `count` of them are in the chart after the `skipped` first ones; `title` is the chart's, where it differs from
        that of the table, and `names` the column (0-based) that names the bars.
        """
        grid = self._grid
        head = grid.row + 3
        first = head + 1 + skipped
        plan = ChartPlan(title or self._title, figures, head, first, first + count - 1, bars, names, stacked)
        self._covered = plan.height / 2.54 * 72 if self._charts else 0.0
        grid.keep_together(_SECTION + max(self._covered, rows * _ROW))
        grid.section(self._title)
        if self._charts:
            lay_chart(grid, plan, CHART_COLUMN, head)
        self._covered -= grid.write([Styled(text, Look.HEAD) for text in self._heads], height=_ROW)

    def row(self, values: Sequence[Value], looks: Sequence[Look]) -> None:
        """One line of the table."""
        self._covered -= self._grid.write(values, looks, height=_ROW if self._grid.is_line(values) else None)

    def end(self) -> None:
        """Leave the rows empty over which the chart lies."""
        while self._covered > 0:
            self._covered -= self._grid.write((), height=_ROW)
