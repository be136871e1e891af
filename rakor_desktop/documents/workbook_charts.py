"""Native charts of a workbook: horizontal bars that read their figures from the table beside them.

Every bar has its name on the axis and its figure at its end, so nothing is told by colour alone; the colours are
those of the screens (light theme), late work is hatched as well.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from rakor_desktop.documents.workbook_grid import Grid
from rakor_desktop.documents.workbook_styles import FONT
from rakor_desktop.domain.kinds import TaskState

WIDTH = 11.0
"""Centimetres of a chart."""
_HEAD, _BAR, _PAIRED = 3.2, 0.62, 0.42  # cm: titles, axis and legend; one bar with its gap; one of two
_LEAST, _MOST = 6.2, 14.0
_LATE = "B8372E"
STATE_COLOURS = {
    TaskState.BELUM: "8794A0",
    TaskState.PROSES: "4E8FC7",
    TaskState.KENDALA: "C9870A",
    TaskState.SELESAI: "1F7A45",
    TaskState.BATAL: "C5CED6",
}


@dataclass(frozen=True, slots=True)
class Ink:
    """What a bar is filled with: a colour (six hex digits), hatched or whole."""

    colour: str
    hatched: bool = False


LATE = Ink(_LATE, hatched=True)
INVITED = Ink("C5CED6")
PRESENT = Ink("125A7E")
DONE = Ink(STATE_COLOURS[TaskState.SELESAI])
OPEN = Ink(STATE_COLOURS[TaskState.PROSES])


@dataclass(frozen=True, slots=True)
class Bars:
    """One series: the column of the table (0-based) with its name in the head, its ink, or one ink per row."""

    column: int
    ink: Ink
    per_row: tuple[Ink, ...] = ()


@dataclass(frozen=True, slots=True)
class ChartPlan:
    """A chart of a table: its head row, the rows `first` to `last` of the chart (all 1-based).

    `figures` is what the bars count, `names` the column (0-based) with the name of each bar.
    """

    title: str
    figures: str
    head: int
    first: int
    last: int
    bars: tuple[Bars, ...]
    names: int = 0
    stacked: bool = False

    @property
    def height(self) -> float:
        """Centimetres, by the number of bars."""
        alone = self.stacked or len(self.bars) == 1
        each = _BAR if alone else _PAIRED * len(self.bars)
        return min(_MOST, max(_LEAST, _HEAD + each * (self.last - self.first + 1)))


def lay_chart(grid: Grid, plan: ChartPlan, column: int, row: int) -> None:
    """Draw the chart with its upper left corner in the cell at `column` (0-based) and `row` (1-based)."""
    from openpyxl.chart import BarChart

    chart: Any = BarChart()
    chart.type = "bar"
    chart.style = 2
    chart.width, chart.height = WIDTH, plan.height
    chart.title = _title(plan.title, 11, bold=True)
    chart.gapWidth = 45 if plan.stacked or len(plan.bars) == 1 else 60
    if plan.stacked:
        chart.grouping, chart.overlap = "stacked", 100
    for bars in plan.bars:
        chart.append(_series(grid, plan, bars))
    chart.set_categories(grid.cells((plan.names, plan.first), (plan.names, plan.last)))
    _set_axes(chart, plan)
    if len(plan.bars) > 1:
        chart.legend.position = "b"
        chart.legend.txPr = _text(9)
    else:
        chart.legend = None
    chart.roundedCorners = False
    chart.graphical_properties = _shape(None, line="A6A6A6")
    grid.chart(chart, column, row)


def _series(grid: Grid, plan: ChartPlan, bars: Bars) -> Any:
    from openpyxl.chart.data_source import StrRef
    from openpyxl.chart.label import DataLabelList
    from openpyxl.chart.marker import DataPoint
    from openpyxl.chart.series import SeriesLabel
    from openpyxl.chart.series_factory import SeriesFactory

    series = SeriesFactory(grid.cells((bars.column, plan.first), (bars.column, plan.last)))
    series.tx = SeriesLabel(strRef=StrRef(f=str(grid.cells((bars.column, plan.head), (bars.column, plan.head)))))
    series.graphicalProperties = _shape(bars.ink)
    series.invertIfNegative = False
    for index, ink in enumerate(bars.per_row):
        series.dPt.append(DataPoint(idx=index, invertIfNegative=False, spPr=_shape(ink)))
    labels = DataLabelList()
    labels.numFmt = "#,##0"
    labels.showVal = True
    labels.showLegendKey = labels.showCatName = labels.showSerName = labels.showPercent = False
    labels.showBubbleSize = False
    labels.position = "ctr" if plan.stacked else "outEnd"
    labels.txPr = _text(9)
    if plan.stacked:
        # White plates keep the figures readable on dark and on hatched bars.
        labels.spPr = _shape(Ink("FFFFFF"))
    series.dLbls = labels
    return series


def _set_axes(chart: Any, plan: ChartPlan) -> None:
    names, figures = chart.x_axis, chart.y_axis
    figures.title = _title(plan.figures, 9)  # the names speak for themselves, and a title stood over long ones
    names.delete = figures.delete = False  # the library hides axes that are not asked for
    names.scaling.orientation = "maxMin"  # the first row of the table on top
    figures.crosses = "max"  # and yet the figures at the bottom
    names.tickLblPos, figures.tickLblPos = "low", "nextTo"
    names.majorTickMark = figures.majorTickMark = "none"
    names.txPr, figures.txPr = _text(9), _text(9)
    figures.numFmt, figures.number_format = None, "#,##0"
    figures.scaling.min = 0
    figures.majorGridlines.spPr = _shape(None, line="D9D9D9")
    names.graphicalProperties = _shape(None, line="808080")
    figures.graphicalProperties = _shape(None)


def _shape(ink: Ink | None, *, line: str = "") -> Any:
    from openpyxl.chart.shapes import GraphicalProperties
    from openpyxl.drawing.fill import PatternFillProperties
    from openpyxl.drawing.line import LineProperties

    shape = GraphicalProperties(noFill=True) if ink is None else GraphicalProperties()
    if ink is not None and ink.hatched:
        shape.pattFill = PatternFillProperties(prst="wdUpDiag", fgClr=_colour(ink.colour), bgClr=_colour("FFFFFF"))
        line = ink.colour
    elif ink is not None:
        shape.solidFill = ink.colour
    shape.line = LineProperties(w=9525, solidFill=line) if line else LineProperties(noFill=True)
    return shape


def _colour(code: str) -> Any:
    from openpyxl.drawing.colors import ColorChoice

    choice: Any = ColorChoice()
    choice.srgbClr = code
    return choice


def _text(size: float, *, bold: bool = False) -> Any:
    from openpyxl.chart.text import RichText
    from openpyxl.drawing.text import Paragraph, ParagraphProperties, RichTextProperties

    properties = ParagraphProperties(defRPr=_letters(size, bold=bold))
    return RichText(bodyPr=RichTextProperties(), p=[Paragraph(pPr=properties, endParaRPr=_letters(size, bold=bold))])


def _title(text: str, size: float, *, bold: bool = False) -> Any:
    from openpyxl.chart.text import RichText, Text
    from openpyxl.chart.title import Title
    from openpyxl.drawing.text import Paragraph, ParagraphProperties, RegularTextRun, RichTextProperties

    letters = _letters(size, bold=bold)
    paragraph = Paragraph(pPr=ParagraphProperties(defRPr=letters), r=[RegularTextRun(rPr=letters, t=text)])
    return Title(tx=Text(rich=RichText(bodyPr=RichTextProperties(), p=[paragraph])), overlay=False)


def _letters(size: float, *, bold: bool) -> Any:
    from openpyxl.drawing.text import CharacterProperties, Font

    return CharacterProperties(
        lang="id-ID",
        sz=round(size * 100),
        b=bold,
        solidFill="262626",
        latin=Font(typeface=FONT),
        cs=Font(typeface=FONT),
    )
