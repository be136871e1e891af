"""Column types: domain values in Python, plain text and numbers in the file."""

from __future__ import annotations

from datetime import date, datetime, time
from enum import StrEnum
from typing import Any, Generic, TypeVar

from peewee import SQL, Field, TextField

E = TypeVar("E", bound=StrEnum)


class DayField(Field):
    """A date as `2026-11-24`."""

    field_type = "TEXT"

    def db_value(self, value: date | None) -> str | None:
        """ISO text."""
        return None if value is None else value.isoformat()

    def python_value(self, value: str | None) -> date | None:
        """A date."""
        return None if value is None else date.fromisoformat(value)


class ClockField(Field):
    """A clock time of a plan as `08.30` would be, stored `08:30`."""

    field_type = "TEXT"

    def db_value(self, value: time | None) -> str | None:
        """ISO text to the minute."""
        return None if value is None else value.isoformat("minutes")

    def python_value(self, value: str | None) -> time | None:
        """A time."""
        return None if value is None else time.fromisoformat(value)


class MomentField(Field):
    """A local moment to the second, `2026-11-24T08:33:00`."""

    field_type = "TEXT"

    def db_value(self, value: datetime | None) -> str | None:
        """ISO text to the second."""
        return None if value is None else value.isoformat(timespec="seconds")

    def python_value(self, value: str | None) -> datetime | None:
        """A naive datetime."""
        return None if value is None else datetime.fromisoformat(value)


class EnumField(Field, Generic[E]):
    """The code of an enum; a code this version does not know reads as the default."""

    field_type = "TEXT"

    def __init__(self, kind: type[E], default: E, **options: Any) -> None:
        """Never null: a new row has the default."""
        super().__init__(default=default, **options)
        self.kind = kind

    def db_value(self, value: E | str) -> str:
        """The code; a value outside the enum is a bug."""
        return self.kind(value).value

    def python_value(self, value: str | None) -> E | None:
        """The member; None only where an outer join found no row."""
        if value is None:
            return None
        try:
            return self.kind(value)
        except ValueError:
            return self.default


class CodesField(Field, Generic[E]):
    """Several codes of an enum, separated by commas, in the order of the enum."""

    field_type = "TEXT"

    def __init__(self, kind: type[E], **options: Any) -> None:
        """Empty by default."""
        super().__init__(default=(), **options)
        self.kind = kind

    def db_value(self, value: tuple[E, ...]) -> str:
        """Codes in one text."""
        chosen = set(value)
        return ",".join(member.value for member in self.kind if member in chosen)

    def python_value(self, value: str) -> tuple[E, ...]:
        """The members."""
        codes = set(value.split(","))
        return tuple(member for member in self.kind if member.value in codes)


def reference(table: str, *, null: bool = False, index: bool = True) -> TextField:
    """A column that names a row of `table`; checked at commit, so that packets may bring rows in any order."""
    check = SQL(f'REFERENCES "{table}" ("id") DEFERRABLE INITIALLY DEFERRED')
    return TextField(null=null, index=index, constraints=[check])
