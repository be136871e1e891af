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
INTEGER_FORMAT = "[$-421]#,##0"
NUMBER_FORMAT = "[$-421]#,##0.0###"
PERCENT_FORMAT = "[$-421]0.0%"
FONT = "Arial"
HEAD_FILL = "EDEDED"
_LINE = "A6A6A6"


class Look(StrEnum):
    """What a cell is for."""

    TITLE = "title"
    SUBTITLE = "subtitle"
    MARK = "mark"
    SECTION = "section"
    LABEL = "label"
    VALUE = "value"
    HEAD = "head"
    HEAD_NUMBER = "head_number"
    TEXT = "text"
    STRONG = "strong"
    CENTRE = "centre"
    DATE = "date"
    TIME = "time"
    COUNT = "count"
    INTEGER = "integer"
    NUMBER = "number"
    PERCENT = "percent"
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
    lines: bool = True
    horizontal: str = "left"
    vertical: str = "top"
    wrap: bool = True
    format: str = "General"
    indent: int = 0


_TEXT = "@"
_RECIPES = {
    Look.TITLE: _Recipe(size=13, bold=True, lines=False, vertical="center"),
    Look.SUBTITLE: _Recipe(lines=False, vertical="center"),
    Look.MARK: _Recipe(size=9, bold=True, colour="808080", lines=False, vertical="center"),
    Look.SECTION: _Recipe(size=11, bold=True, lines=False, vertical="bottom", wrap=False),
    Look.LABEL: _Recipe(colour="404040", lines=False),
    Look.VALUE: _Recipe(lines=False),
    Look.HEAD: _Recipe(bold=True, fill=HEAD_FILL, horizontal="center", vertical="center"),
    Look.HEAD_NUMBER: _Recipe(size=8, colour="595959", fill=HEAD_FILL, horizontal="center", vertical="center"),
    Look.TEXT: _Recipe(format=_TEXT),
    Look.STRONG: _Recipe(bold=True, format=_TEXT),
    Look.CENTRE: _Recipe(horizontal="center", format=_TEXT),
    Look.DATE: _Recipe(horizontal="center", format=DATE_FORMAT),
    Look.TIME: _Recipe(horizontal="center", format=TIME_FORMAT),
    Look.COUNT: _Recipe(horizontal="center", format=INTEGER_FORMAT),
    Look.INTEGER: _Recipe(horizontal="right", indent=1, format=INTEGER_FORMAT),
    Look.NUMBER: _Recipe(horizontal="right", indent=1, format=NUMBER_FORMAT),
    Look.PERCENT: _Recipe(horizontal="right", indent=1, format=PERCENT_FORMAT),
    Look.TOTAL: _Recipe(bold=True, fill=HEAD_FILL),
    Look.TOTAL_INTEGER: _Recipe(bold=True, fill=HEAD_FILL, horizontal="right", indent=1, format=INTEGER_FORMAT),
    Look.TOTAL_PERCENT: _Recipe(bold=True, fill=HEAD_FILL, horizontal="right", indent=1, format=PERCENT_FORMAT),
    Look.GOOD: _Recipe(horizontal="center", fill="E4F1E7", format=_TEXT),
    Look.INFO: _Recipe(horizontal="center", fill="E4ECF7", format=_TEXT),
    Look.WARN: _Recipe(horizontal="center", fill="FCF1DC", format=_TEXT),
    Look.BAD: _Recipe(horizontal="center", fill="FBE5E3", format=_TEXT),
    Look.QUIET: _Recipe(horizontal="center", format=_TEXT),
}
BOLD = frozenset(look for look, recipe in _RECIPES.items() if recipe.bold)
"""The looks whose letters are bold, hence wider."""


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
    cell.alignment = Alignment(
        horizontal=recipe.horizontal, vertical=recipe.vertical, wrap_text=recipe.wrap, indent=recipe.indent
    )
    if recipe.lines:
        line = Side(style="thin", color=f"FF{_LINE}")
        cell.border = Border(left=line, right=line, top=line, bottom=line)
    if recipe.fill:
        cell.fill = PatternFill("solid", fgColor=f"FF{recipe.fill}")
    cell.number_format = recipe.format
    cell.quotePrefix = quoted
    return cell._style  # the library has no other handle to share a style
