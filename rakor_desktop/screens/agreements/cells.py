"""The cells of the small tables of an agreement: how each is read, painted and understood when typed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, Generic, TypeVar
from uuid import uuid4

from rakor_desktop.domain.formatting import clean_line, number, numeric_date, parse_date, parse_number
from rakor_desktop.domain.kinds import Sector
from rakor_desktop.qtkit.painting import ChipSpec

T = TypeVar("T")


class CellType(StrEnum):
    """What is typed into a cell."""

    TEXT = "text"
    DATE = "date"
    NUMBER = "number"
    CHOICE = "choice"
    INSTITUTION = "institution"


def _nothing(_row: Any) -> Any:
    return None


@dataclass(frozen=True, slots=True)
class Cell(Generic[T]):
    """One column: `field` is what the service calls it; `width` in px at text 100 %, 0 takes what is left."""

    title: str
    field: str
    kind: CellType
    value: Callable[[T], Any]
    width: int = 0
    share: int = 1
    choices: tuple[tuple[Any, str], ...] = ()
    sector: Callable[[T], Sector | None] = _nothing
    chip: Callable[[T], ChipSpec | None] = _nothing
    is_strong: Callable[[T], bool] = _nothing
    drops: bool = False  # left out where there is little room

    def text(self, row: T) -> str:
        """What the cell shows."""
        value = self.value(row)
        if self.kind is CellType.CHOICE:
            return next((label for key, label in self.choices if key == value), "")
        if isinstance(value, date):
            return numeric_date(value)
        if isinstance(value, float | int):
            return number(value)
        return str(value or "")

    def parse(self, text: str) -> Any:
        """What a typed text means. Raises ValueError with the sentence to show."""
        text = clean_line(text)
        match self.kind:
            case CellType.DATE:
                return parse_date(text) if text else None
            case CellType.NUMBER:
                return parse_number(text) if text else None
            case CellType.CHOICE:
                return next(key for key, label in self.choices if label == text)
            case _:
                return text


@dataclass(slots=True)
class Draft(Generic[T]):
    """A row that is being typed and is not in the data file yet; `id` is set by the worker once it is."""

    row: T
    id: str = ""
    token: str = field(default_factory=lambda: uuid4().hex)
