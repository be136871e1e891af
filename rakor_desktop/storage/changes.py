"""What changed in one meeting between two moments of the journal, each field once: first before, last after."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from rakor_desktop.domain.change import Entity
from rakor_desktop.storage.database import Database
from rakor_desktop.storage.locks import OWNERS, target_of
from rakor_desktop.storage.models import MODELS
from rakor_desktop.storage.queries.common import records

Records = dict[Entity, dict[str, dict[str, Any]]]
# The owner of each table that a meeting's documents print from: those that the lock knows, and what stays open.
_TABLES = OWNERS | {
    Entity.LETTER: ("meeting_id", Entity.MEETING),
    Entity.DOCUMENT: ("meeting_id", Entity.MEETING),
}
_PERSONS = ("person_id", "chair_id", "secretary_id", "minute_taker_id")
_PLACES = ("institution_id", "organiser_id", "lead_id")
# Rows that begin with the first thing typed into them: before, all was empty.
_FROM_EMPTY = frozenset({Entity.LETTER, Entity.DOCUMENT, Entity.POSITION, Entity.ASSENT})


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One column before and after, as domain values, with who wrote it last and when."""

    column: str
    old: Any
    new: Any
    operator: str
    moment: datetime


@dataclass(slots=True)
class RowChange:
    """One row: what it holds now, whether it was there before and is there after, and its changed columns."""

    entity: Entity
    row: str
    record: dict[str, Any]
    operator: str
    moment: datetime
    was_there: bool = True
    is_there: bool = True
    is_new: bool = False
    fields: dict[str, FieldChange] = field(default_factory=dict[str, FieldChange])


def meeting_records(meeting_id: str) -> Records:
    """Every row of a meeting, deleted ones included, and what it names: people, institutions, the office's values."""
    found: Records = {}
    meeting: Any = MODELS[Entity.MEETING]
    found[Entity.MEETING] = _by_id(meeting.select().where(meeting.id == meeting_id))
    for entity, (column, owner) in _TABLES.items():  # owners stand before what they own
        model: Any = MODELS[entity]
        query = model.select().where(getattr(model, column).in_(list(found[owner])))
        found[entity] = _by_id(query.where(model.version == 0) if entity is Entity.DOCUMENT else query)
    for entity in (Entity.LETTERHEAD, Entity.SIGNATORY, Entity.MEETING_SERIES):
        found[entity] = _by_id(MODELS[entity].select())
    found[Entity.PERSON] = _named(Entity.PERSON, found, _PERSONS)
    found[Entity.INSTITUTION] = _named(Entity.INSTITUTION, found, _PLACES)
    return found


def _by_id(query: Any) -> dict[str, dict[str, Any]]:
    return {row["id"]: row for row in records(query)}


def _named(entity: Entity, found: Records, columns: Iterable[str]) -> dict[str, dict[str, Any]]:
    names = tuple(columns)
    ids = {row.get(name) for rows in found.values() for row in rows.values() for name in names} - {None}
    model: Any = MODELS[entity]
    return _by_id(model.select().where(model.id.in_(list(ids))))


def named_by(entity: Entity, column: str) -> Entity | None:
    """The table that a column refers to, None for one that holds a value of its own."""
    return target_of(MODELS[entity]._meta.columns[column])


def entry_of(database: Database, entity: Entity, row: str) -> int:
    """The place in the journal at which a row was made; 0 when the journal does not know it."""
    found = database.value(
        "SELECT min(seq) FROM journal WHERE entity = ? AND row = ? AND kind = 'insert'", entity.value, row
    )
    return found or 0


def net_changes(database: Database, rows: Records, after: int, until: int | None) -> list[RowChange]:
    """The rows that differ between two places of the journal, in the order of first change.

    `rows` are those of `meeting_records`; rows that were erased since are found by their owners.
    """
    _add_erased(database, rows, after)
    entries = database.rows(
        "SELECT j.entity, j.row, j.kind, j.diff, j.operator, u.touched_at FROM journal j JOIN units u ON u.id = j.unit "
        "WHERE j.seq > ? AND (? IS NULL OR j.seq <= ?) ORDER BY j.seq",
        after,
        until,
        until,
    )
    changes: dict[tuple[Entity, str], RowChange] = {}
    for name, row, kind, diff, operator, stamp in entries:
        if row in rows.get(name, {}):
            entity, moment = Entity(name), datetime.fromisoformat(stamp)
            change = changes.setdefault((entity, row), RowChange(entity, row, rows[entity][row], operator, moment))
            change.operator, change.moment = operator, moment
            _apply(change, kind, json.loads(diff))
    return [change for change in changes.values() if _matters(change)]


def _add_erased(database: Database, rows: Records, after: int) -> None:
    """Know again the rows of the meeting that were erased: owners are erased after what they own."""
    query = "SELECT entity, row, diff FROM journal WHERE seq > ? AND kind = 'delete' ORDER BY seq DESC"
    for name, row, text in database.rows(query, after):
        if name in _TABLES:
            entity, diff = Entity(name), json.loads(text)
            column, owner = _TABLES[entity]
            if diff.get(column) in rows[owner] and not diff.get("version"):
                rows[entity][row] = _values(entity, diff)


def _values(entity: Entity, diff: dict[str, Any]) -> dict[str, Any]:
    columns = MODELS[entity]._meta.columns
    return {name: columns[name].python_value(value) for name, value in diff.items() if name in columns}


def _apply(change: RowChange, kind: str, diff: dict[str, Any]) -> None:
    # Erasing tells nothing new: the row or its owner was deleted before.
    if kind == "insert":
        change.is_new = True
        change.was_there = change.entity in _FROM_EMPTY
        if change.was_there:
            columns = MODELS[change.entity]._meta.columns
            for name, value in _values(change.entity, diff).items():
                default = columns[name].default
                _note(change, name, None if name == "id" else default, value)
    elif kind == "update":
        for name, (old, new) in diff.items():
            column = MODELS[change.entity]._meta.columns.get(name)
            if column is None:
                continue
            if name == "deleted_at":
                change.was_there = change.was_there and (name in change.fields or old is None)
                change.is_there = new is None
            _note(change, name, column.python_value(old), column.python_value(new))


def _note(change: RowChange, name: str, old: Any, new: Any) -> None:
    before = change.fields[name].old if name in change.fields else old
    change.fields[name] = FieldChange(name, before, new, change.operator, change.moment)


def _matters(change: RowChange) -> bool:
    change.fields = {name: one for name, one in change.fields.items() if one.old != one.new}
    if change.was_there and change.is_there:
        return bool(change.fields)
    return change.is_there or (change.was_there and not change.is_new)
