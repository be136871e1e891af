"""Shared by all queries: from a peewee query to frozen domain rows."""

from __future__ import annotations

import re
from dataclasses import fields
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from rakor_desktop.storage.faults import explained

T = TypeVar("T")


@cache
def _names(kind: type[Any]) -> frozenset[str]:
    return frozenset(field.name for field in fields(kind))


def records(query: Any) -> list[dict[str, Any]]:
    """The records of a query by column name. Raises UserError when the file cannot be read."""
    # A damaged page shows only while the rows are fetched, after the statement was executed.
    with explained(Path(query.model._meta.database.database)):
        return list(query.dicts())


def built(kind: type[T], record: dict[str, Any], **more: Any) -> T:
    """A domain row from a record; columns that `kind` does not know are dropped, `more` wins."""
    known = _names(kind)
    return kind(**{name: value for name, value in {**record, **more}.items() if name in known})


def fetch(kind: type[T], query: Any) -> tuple[T, ...]:
    """Run a query and build one row of `kind` per record."""
    return tuple(built(kind, record) for record in records(query))


def first(kind: type[T], query: Any) -> T | None:
    """The first row of a query, None without one."""
    found = fetch(kind, query.limit(1))
    return found[0] if found else None


def first_record(query: Any) -> dict[str, Any] | None:
    """The first record of a query, None without one."""
    found = records(query.limit(1))
    return found[0] if found else None


# Of a long text pasted into a search field only the beginning is looked for: each word costs a pass over the table.
SOUGHT = 200


def words(text: str) -> list[str]:
    """The words of a filter text, lower case, without marks."""
    return re.findall(r"\w+", text[:SOUGHT].casefold())


def match_all(text: str, *columns: Any) -> list[Any]:
    """Conditions: each word of `text` occurs in at least one of the columns."""
    conditions: list[Any] = []
    for word in words(text):
        either = columns[0].contains(word)
        for column in columns[1:]:
            either = either | column.contains(word)
        conditions.append(either)
    return conditions
