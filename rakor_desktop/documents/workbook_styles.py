"""The looks of the workbook's cells: a calm grey head, thin lines, light fills for states, Indonesian formats.

Each look is made once per workbook and shared by its cells, because a style set per cell is the slowest part of
writing a workbook.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

DATE_FORMAT = "[$-421]dd\\-mm\\-yyyy"
TIME_FORMAT = "[$-421]hh\\.mm"
MOMENT_FORMAT = "[$-421]dd\\-mm\\-yyyy hh\\.mm"
# "_)" keeps the last digit off the line; some readers lose an indent between like cells.
INTEGER_FORMAT = "[$-421]#,##0_)"
NUMBER_FORMAT = "[$-421]#,##0.0###_)"
PERCENT_FORMAT = "[$-421]0.0%_)"
FONT = "Arial"
HEAD_FILL = "EDEDED"
_LINE = "A6A6A6"


class Look(StrEnum):
    """What a cell is for."""

    TITLE = "title"
    SUBTITLE = "subtitle"
    HEADING = "heading"
    CENTRED = "centred"
    SECTION = "section"
    LABEL = "label"
    VALUE = "value"
    HEAD = "head"
    HEAD_NUMBER = "head_number"
    BAND = "band"
    SHADED = "shaded"
    TEXT = "text"
    STRONG = "strong"
    CENTRE = "centre"
    DATE = "date"
    TIME = "time"
    MOMENT = "moment"
    COUNT = "count"
    INTEGER = "integer"
    NUMBER = "number"
    PERCENT = "percent"
    GROUP_NUMBER = "group_number"
    GROUP_FIRST = "group_first"
    GROUP_MORE = "group_more"
    GROUP_LAST = "group_last"
    TOTAL = "total"
    TOTAL_INTEGER = "total_integer"
    TOTAL_PERCENT = "total_percent"
    GOOD = "good"
    INFO = "info"
    WARN = "warn"
    BAD = "bad"
    QUIET = "quiet"


@dataclass(frozen=True, slots=True)
class _Recipe:
    size: float = 10
    bold: bool = False
    colour: str = "000000"
    fill: str = ""
    lines: str = "left right top bottom"
    horizontal: str = "left"
    vertical: str = "top"
    wrap: bool = True
    format: str = "General"


_TEXT = "@"
_RECIPES = {
    Look.TITLE: _Recipe(size=13, bold=True, lines="", vertical="center"),
    Look.SUBTITLE: _Recipe(lines="", vertical="center"),
    Look.HEADING: _Recipe(size=12, bold=True, lines="", horizontal="center", vertical="center"),
    Look.CENTRED: _Recipe(lines="", horizontal="center", vertical="center"),
    Look.SECTION: _Recipe(size=11, bold=True, lines="", vertical="bottom", wrap=False),
    Look.LABEL: _Recipe(colour="404040", lines=""),
    Look.VALUE: _Recipe(lines=""),
    Look.HEAD: _Recipe(bold=True, fill=HEAD_FILL, horizontal="center", vertical="center"),
    Look.HEAD_NUMBER: _Recipe(size=9, colour="595959", fill=HEAD_FILL, horizontal="center", vertical="center"),
    Look.BAND: _Recipe(bold=True, vertical="center"),
    Look.SHADED: _Recipe(size=8, colour="595959", fill="A6A6A6", horizontal="center", vertical="center"),
    Look.TEXT: _Recipe(format=_TEXT),
    Look.STRONG: _Recipe(bold=True, format=_TEXT),
    Look.CENTRE: _Recipe(horizontal="center", format=_TEXT),
    Look.DATE: _Recipe(horizontal="center", format=DATE_FORMAT),
    Look.TIME: _Recipe(horizontal="center", format=TIME_FORMAT),
    Look.MOMENT: _Recipe(horizontal="center", format=MOMENT_FORMAT),
    Look.COUNT: _Recipe(horizontal="center", format="0"),
    Look.INTEGER: _Recipe(horizontal="right", format=INTEGER_FORMAT),
    Look.NUMBER: _Recipe(horizontal="right", format=NUMBER_FORMAT),
    Look.PERCENT: _Recipe(horizontal="right", format=PERCENT_FORMAT),
    Look.GROUP_NUMBER: _Recipe(horizontal="center", lines="left right top", format=_TEXT),
    Look.GROUP_FIRST: _Recipe(lines="left right top", format=_TEXT),
    Look.GROUP_MORE: _Recipe(lines="left right"),
    Look.GROUP_LAST: _Recipe(lines="left right bottom"),
    Look.TOTAL: _Recipe(bold=True, fill=HEAD_FILL),
    Look.TOTAL_INTEGER: _Recipe(bold=True, fill=HEAD_FILL, horizontal="right", format=INTEGER_FORMAT),
    Look.TOTAL_PERCENT: _Recipe(bold=True, fill=HEAD_FILL, horizontal="right", format=PERCENT_FORMAT),
    Look.GOOD: _Recipe(horizontal="center", fill="E4F1E7", format=_TEXT),
    Look.INFO: _Recipe(horizontal="center", fill="E4ECF7", format=_TEXT),
    Look.WARN: _Recipe(horizontal="center", fill="FCF1DC", format=_TEXT),
    Look.BAD: _Recipe(horizontal="center", fill="FBE5E3", format=_TEXT),
    Look.QUIET: _Recipe(horizontal="center", format=_TEXT),
}
BOLD = frozenset(look for look, recipe in _RECIPES.items() if recipe.bold)
"""The looks whose letters are bold, hence wider."""
SIZES = {look: recipe.size for look, recipe in _RECIPES.items()}
"""The size of the letters, in points."""


class Looks:
    """The shared style objects of one workbook; `plain` and `quoted` hold one per look."""

    def __init__(self, sheet: Any) -> None:
        self.plain = {look: _style(sheet, recipe, quoted=False) for look, recipe in _RECIPES.items()}
        self.quoted = {look: _style(sheet, recipe, quoted=True) for look, recipe in _RECIPES.items()}


def _style(sheet: Any, recipe: _Recipe, *, quoted: bool) -> Any:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

    cell = WriteOnlyCell(sheet)
    cell.font = Font(name=FONT, size=recipe.size, bold=recipe.bold, color=f"FF{recipe.colour}")
    cell.alignment = Alignment(horizontal=recipe.horizontal, vertical=recipe.vertical, wrap_text=recipe.wrap)
    drawn, none = Side(style="thin", color=f"FF{_LINE}"), Side()
    left, right, top, bottom = (drawn if edge in recipe.lines else none for edge in ("left", "right", "top", "bottom"))
    cell.border = Border(left=left, right=right, top=top, bottom=bottom)
    if recipe.fill:
        cell.fill = PatternFill("solid", fgColor=f"FF{recipe.fill}")
    cell.number_format = recipe.format
    cell.quotePrefix = quoted
    return cell._style  # the library has no other handle to share a style
