"""What a column of a table is: title, text, painting, width, and when it is dropped."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Generic, TypeVar

from PySide6.QtCore import Qt

Row = TypeVar("Row")


class CellKind(StrEnum):
    """How the delegate paints a cell; `value` of the column must give what it needs."""

    TEXT = "text"
    CHIP = "chip"  # value: ChipSpec | None
    SECTOR = "sector"  # value: Sector | None
    TWO_LINES = "two_lines"  # value: str, the second line
    PROGRESS = "progress"  # value: Share | None; the text stands at the right of the bar
    DUE = "due"  # value: Tone, the colour of the date
    CHECK = "check"  # value: bool


class EditorKind(StrEnum):
    """How a cell is edited in place."""

    NONE = "none"
    LINE = "line"
    CHOICE = "choice"  # the column's `choices` gives (key, label) pairs


class Align(StrEnum):
    """Where a cell's text stands; numbers stand at the right."""

    LEFT = "left"
    RIGHT = "right"
    CENTRE = "centre"

    @property
    def flags(self) -> Qt.AlignmentFlag:
        """The same in Qt's words."""
        sides = {
            Align.LEFT: Qt.AlignmentFlag.AlignLeft,
            Align.RIGHT: Qt.AlignmentFlag.AlignRight,
            Align.CENTRE: Qt.AlignmentFlag.AlignHCenter,
        }
        return sides[self] | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Share:
    """A progress cell: `share` from 0 to 1 and the chart token of its fill."""

    share: float
    chart: str = "selesai"


def _nothing(_row: Any) -> Any:
    return None


def _never(_row: Any) -> bool:
    return False


def _no_choices() -> list[tuple[str, str]]:
    return []


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """One column over rows of one type.

    `width` is in px at text 100 %; one column at least should have `stretch`. `drop_order` 0 stays always, the
    highest number goes first when the table gets narrow. `replace` gives the row with an edited text, so that the
    cell shows it at once; it may raise `UserError`.
    """

    key: str
    title: str
    text: Callable[[Row], str]
    kind: CellKind = CellKind.TEXT
    value: Callable[[Row], Any] = _nothing
    align: Align = Align.LEFT
    width: int = 120
    stretch: int = 0
    drop_order: int = 0
    is_sortable: bool = True
    is_hidden_first: bool = False
    is_strong: Callable[[Row], bool] = _never
    tooltip: Callable[[Row], str | None] = _nothing
    editor: EditorKind = EditorKind.NONE
    choices: Callable[[], list[tuple[str, str]]] = _no_choices
    replace: Callable[[Row, str], Row] | None = None
    sort_key: Callable[[Row], Any] | None = None
