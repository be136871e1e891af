"""Plots that paper can carry: bars told apart by patterns, with their figures, readable without colour.

The patterns of the sectors are those of the screen's printed form; text and lines are black. Lengths are points.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from rakor_desktop.documents.fonts import Face, measure
from rakor_desktop.documents.layout import Block, Solid, TextBlock
from rakor_desktop.documents.sheet import Sheet
from rakor_desktop.documents.tagging import Role, tagged
from rakor_desktop.domain import formatting
from rakor_desktop.domain.agreement import Task
from rakor_desktop.domain.kinds import Sector, TaskState
from rakor_desktop.domain.meeting import SectorCount

_SIZE = 8.5
_OUTLINE = 0.5
_SOLID_GREY = 0.3
_STEP = 2.6  # from one line of a pattern to the next
_BAR = 9.0  # with the gap to the next bar
_BAR_GAP = 1.5
_FIGURE = 8.0
_ROW_GAP = 5.0
_LABEL_GAP = 6.0
_FIGURES = 26 * mm
_LEGEND = 13.0
_SWATCH = 14.0
_STACK = 15.0
_LEAST_SECTORS = 3
_BELOW = 8.0  # so that no heading touches a plot
_MOST_WIDTH = 175 * mm  # wider bars say no more


class Pattern(Enum):
    """How an area is filled."""

    EMPTY = auto()
    SOLID = auto()
    RISING = auto()
    FALLING = auto()
    HORIZONTAL = auto()
    DOTS = auto()
    VERTICAL = auto()
    CROSS = auto()


SECTOR_PATTERNS = {
    Sector.PD: Pattern.SOLID,
    Sector.FV: Pattern.RISING,
    Sector.BU: Pattern.FALLING,
    Sector.DU: Pattern.HORIZONTAL,
    Sector.AK: Pattern.DOTS,
    Sector.MS: Pattern.VERTICAL,
    Sector.MD: Pattern.CROSS,
}
_LATE = "Terlambat"
_STATUS_PATTERNS = {
    TaskState.SELESAI.label: Pattern.SOLID,
    TaskState.PROSES.label: Pattern.RISING,
    TaskState.KENDALA.label: Pattern.HORIZONTAL,
    _LATE: Pattern.CROSS,
    TaskState.BELUM.label: Pattern.EMPTY,
    TaskState.BATAL.label: Pattern.DOTS,
}


@dataclass(frozen=True, slots=True)
class StatusCount:
    """How many tasks have a status, `Terlambat` among them."""

    label: str
    count: int


def status_counts(tasks: Iterable[Task], today: date) -> tuple[StatusCount, ...]:
    """The statuses that occur, in the order of the bar."""
    counts = Counter(task.state_label(today) for task in tasks)
    return tuple(StatusCount(label, counts[label]) for label in _STATUS_PATTERNS if counts[label])


def sector_chart(lines: Sequence[SectorCount], sheet: Sheet, *, caption: str = "Kehadiran per unsur") -> list[Block]:
    """Two bars per sector, invited and present, with their figures.

    Nothing without an invitation, nor for so few sectors that the table says it at a glance.
    """
    if len(lines) < _LEAST_SECTORS or not any(line.invited for line in lines):
        return []
    chart = SectorChart(lines=tuple(lines), width=min(sheet.text_width, _MOST_WIDTH), space_before=3)
    return [_caption(caption, sheet), chart]


def status_chart(
    counts: Sequence[StatusCount], sheet: Sheet, *, caption: str = "Status tindak lanjut", keep: bool = False
) -> list[Block]:
    """One bar of all tasks, parted by status, with a legend that gives the figures.

    Nothing when all tasks have one status: the bar would say nothing that the table does not.
    """
    if len(counts) < 2:
        return []
    width = min(sheet.text_width, _MOST_WIDTH)
    return [_caption(caption, sheet), StatusChart(counts=tuple(counts), width=width, space_before=3,
                                                  keep_with_next=keep)]  # fmt: skip


def _caption(text: str, sheet: Sheet) -> TextBlock:
    return TextBlock.of(text, sheet.text_width, size=_SIZE + 0.5, face=Face.BOLD, space_before=10, keep_with_next=True)


# --------------------------------------------------------------------------------------------------------------- plots


@dataclass(frozen=True, slots=True)
class SectorChart(Solid):
    """Horizontal bars per sector below a legend."""

    lines: tuple[SectorCount, ...] = ()
    width: float = 0

    @property
    def height(self) -> float:
        return self._axis + _BELOW

    @property
    def _axis(self) -> float:
        return _LEGEND + len(self.lines) * (2 * _BAR + _ROW_GAP) + 2

    @property
    def alt(self) -> str:
        """The figures in words."""
        parts = (f"{line.sector.formal} {line.present} dari {line.invited}" for line in self.lines)
        return f"Diagram kehadiran menurut unsur: {'; '.join(parts)}"

    def draw(self, canvas: Canvas, left: float, top: float) -> None:
        with tagged(canvas, Role.FIGURE, alt=self.alt):
            self._draw(canvas, left, top)

    def _draw(self, canvas: Canvas, left: float, top: float) -> None:
        canvas.saveState()
        canvas.setLineWidth(_OUTLINE)
        label = max(measure(line.sector.formal, Face.REGULAR, _SIZE) for line in self.lines) + _LABEL_GAP
        start = left + label
        x = _legend(canvas, Pattern.EMPTY, "Diundang", start, top)
        _legend(canvas, SECTOR_PATTERNS[self.lines[0].sector], "Hadir (arsir menurut unsur)", x, top)
        room = self.width - label - _FIGURES
        most = max(max(line.invited, line.present) for line in self.lines)
        y = top - _LEGEND - _ROW_GAP / 2
        canvas.line(start, y + 1, start, top - self._axis)
        for line in self.lines:
            canvas.setFont(Face.REGULAR.value, _SIZE)
            canvas.drawString(left, y - _BAR - _SIZE * 0.35, line.sector.formal)
            canvas.setFont(Face.REGULAR.value, _FIGURE)
            for count, pattern, text in (
                (line.invited, Pattern.EMPTY, formatting.number(line.invited)),
                (line.present, SECTOR_PATTERNS[line.sector], _share(line)),
            ):
                length = room * count / most
                y -= _BAR
                fill_area(canvas, pattern, start, y + _BAR_GAP, length, _BAR - _BAR_GAP)
                canvas.drawString(start + length + 3, y + _BAR_GAP + 0.9, text)
            y -= _ROW_GAP
        canvas.restoreState()


@dataclass(frozen=True, slots=True)
class StatusChart(Solid):
    """One stacked bar with the number above each part, and the legend below."""

    counts: tuple[StatusCount, ...] = ()
    width: float = 0

    @property
    def height(self) -> float:
        return _LEGEND + _STACK + 4 + (self._places()[-1][1] + 1) * _LEGEND + _BELOW

    @property
    def total(self) -> int:
        """All tasks."""
        return sum(part.count for part in self.counts)

    def _texts(self) -> list[str]:
        return [
            f"{part.label}: {formatting.number(part.count)} ({formatting.percent(part.count, self.total)})"
            for part in self.counts
        ]

    def _places(self) -> list[tuple[float, int]]:
        """Where each entry of the legend stands: from the left, and in which row."""
        places: list[tuple[float, int]] = []
        x, row = 0.0, 0
        for text in self._texts():
            needed = _legend_width(text)
            if x and x + needed > self.width:
                x, row = 0.0, row + 1
            places.append((x, row))
            x += needed
        return places

    @property
    def alt(self) -> str:
        """The figures in words."""
        return f"Diagram status tugas: {'; '.join(f'{part.label} {part.count}' for part in self.counts)}"

    def draw(self, canvas: Canvas, left: float, top: float) -> None:
        with tagged(canvas, Role.FIGURE, alt=self.alt):
            self._draw(canvas, left, top)

    def _draw(self, canvas: Canvas, left: float, top: float) -> None:
        canvas.saveState()
        canvas.setLineWidth(_OUTLINE)
        canvas.setFont(Face.REGULAR.value, _SIZE)
        x, y = left, top - _LEGEND - _STACK
        for part in self.counts:
            length = self.width * part.count / self.total
            fill_area(canvas, _STATUS_PATTERNS[part.label], x, y, length, _STACK)
            text = formatting.number(part.count)
            if measure(text, Face.REGULAR, _SIZE) < length:
                canvas.drawCentredString(x + length / 2, y + _STACK + 3, text)
            x += length
        for part, text, (offset, row) in zip(self.counts, self._texts(), self._places(), strict=True):
            _legend(canvas, _STATUS_PATTERNS[part.label], text, left + offset, y - 4 - row * _LEGEND)
        canvas.restoreState()


# --------------------------------------------------------------------------------------------------------------- parts


def _share(line: SectorCount) -> str:
    if not line.invited:
        return formatting.number(line.present)
    return f"{formatting.number(line.present)} ({formatting.percent(line.present, line.invited)})"


def _legend(canvas: Canvas, pattern: Pattern, text: str, left: float, top: float) -> float:
    """A small area with its meaning; returns where the next one may stand."""
    fill_area(canvas, pattern, left, top - 9, _SWATCH, 7)
    canvas.setFont(Face.REGULAR.value, _SIZE)
    canvas.drawString(left + _SWATCH + 3, top - 8.4, text)
    return left + _legend_width(text)


def _legend_width(text: str) -> float:
    return _SWATCH + 3 + measure(text, Face.REGULAR, _SIZE) + 12


def fill_area(canvas: Canvas, pattern: Pattern, x: float, y: float, width: float, height: float) -> None:
    """A rectangle with its outline, filled with lines rather than colour; `x`, `y` are its lower left corner."""
    if width <= 0:
        return
    canvas.saveState()
    canvas.setLineWidth(_OUTLINE)
    if pattern is Pattern.SOLID:
        canvas.setFillGray(_SOLID_GREY)
        canvas.rect(x, y, width, height, stroke=0, fill=1)
    elif pattern is not Pattern.EMPTY:
        canvas.saveState()
        path = canvas.beginPath()
        path.rect(x, y, width, height)
        canvas.clipPath(path, stroke=0, fill=0)
        if pattern is Pattern.DOTS:
            _dots(canvas, x, y, width, height)
        else:
            canvas.lines(list(_strokes(pattern, x, y, width, height)))
        canvas.restoreState()
    canvas.rect(x, y, width, height, stroke=1, fill=0)
    canvas.restoreState()


def _strokes(
    pattern: Pattern, x: float, y: float, width: float, height: float
) -> Iterable[tuple[float, float, float, float]]:
    diagonal = _STEP * 1.4
    if pattern in (Pattern.RISING, Pattern.CROSS):
        for offset in _steps(-height, width, diagonal):
            yield x + offset, y, x + offset + height, y + height
    if pattern in (Pattern.FALLING, Pattern.CROSS):
        for offset in _steps(-height, width, diagonal):
            yield x + offset, y + height, x + offset + height, y
    if pattern is Pattern.HORIZONTAL:
        for offset in _steps(_STEP / 2, height, _STEP):
            yield x, y + offset, x + width, y + offset
    if pattern is Pattern.VERTICAL:
        for offset in _steps(_STEP / 2, width, _STEP):
            yield x + offset, y, x + offset, y + height


def _dots(canvas: Canvas, x: float, y: float, width: float, height: float) -> None:
    canvas.setFillGray(0)
    for row, up in enumerate(_steps(_STEP / 2, height, _STEP)):
        for along in _steps(_STEP / 2 + (row % 2) * _STEP / 2, width, _STEP):
            canvas.circle(x + along, y + up, 0.45, stroke=0, fill=1)


def _steps(first: float, end: float, step: float) -> Iterable[float]:
    count = max(0, int((end - first) / step) + 1)
    return (first + index * step for index in range(count))
