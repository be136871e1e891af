"""Triggers generated from the models: the journal of every change, the full-text index, the lock of final meetings.

They are no part of the migrations: after each migration all are dropped and made anew from the models.
"""

from __future__ import annotations

from collections.abc import Iterator

from rakor_desktop.domain.change import Entity
from rakor_desktop.storage import locks
from rakor_desktop.storage.models import MODELS, Row

# The columns that full-text search looks through, per entity; the first is the hit's title.
SEARCHED: dict[Entity, tuple[str, ...]] = {
    Entity.MEETING: ("title", "theme", "venue", "room", "basis", "purpose_text", "expected_result", "conclusion"),
    Entity.AGENDA_ITEM: ("title", "speaker"),
    Entity.REMARK: ("text", "speaker"),
    Entity.POINT: ("text", "speaker"),
    Entity.ISSUE: ("title",),
    Entity.AGREEMENT: ("statement", "note"),
    Entity.TASK: ("activity", "note"),
    Entity.INDICATOR: ("name", "verification"),
    Entity.ASPIRATION: ("text", "giver", "answer"),
    Entity.PROGRAM_EVALUATION: ("program", "worked", "improve", "recommendation"),
    Entity.INSTITUTION: ("name", "short_name"),
    Entity.PERSON: ("name", "post"),
    Entity.GROUP: ("topic", "questions"),
}


def columns_of(model: type[Row]) -> tuple[str, ...]:
    """The column names of a model, in the order of the table."""
    return tuple(model._meta.columns)


def statements() -> Iterator[str]:
    """The SQL that makes every trigger."""
    for entity, model in MODELS.items():
        yield from _journal(entity, columns_of(model))
    for entity, columns in SEARCHED.items():
        yield from _search(entity, columns)
    yield from locks.statements()


_ENTRY = "INSERT INTO journal (unit, hlc, device, operator, entity, row, kind, diff) SELECT unit, hlc, device, operator"


def _journal(entity: Entity, columns: tuple[str, ...]) -> Iterator[str]:
    table = entity.value
    everything = ", ".join(f"'{column}', new.\"{column}\"" for column in columns)
    yield f"""CREATE TRIGGER "journal_{table}_insert" AFTER INSERT ON "{table}" BEGIN
        {_ENTRY}, '{table}', new.id, 'insert', json_object({everything}) FROM journal_context; END"""
    changed = " OR ".join(f'old."{column}" IS NOT new."{column}"' for column in columns)
    pairs = " UNION ALL ".join(
        f'SELECT \'{column}\' AS name, old."{column}" AS was, new."{column}" AS becomes '
        f'WHERE old."{column}" IS NOT new."{column}"'
        for column in columns
    )
    yield f"""CREATE TRIGGER "journal_{table}_update" AFTER UPDATE ON "{table}" WHEN {changed} BEGIN
        {_ENTRY}, '{table}', new.id, 'update',
        (SELECT json_group_object(name, json_array(was, becomes)) FROM ({pairs})) FROM journal_context; END"""
    gone = ", ".join(f"'{column}', old.\"{column}\"" for column in columns)
    yield f"""CREATE TRIGGER "journal_{table}_delete" AFTER DELETE ON "{table}" BEGIN
        {_ENTRY}, '{table}', old.id, 'delete', json_object({gone}) FROM journal_context; END"""


def _search(entity: Entity, columns: tuple[str, ...]) -> Iterator[str]:
    table = entity.value
    title, rest = columns[0], columns[1:]
    body = " || ' ' || ".join(f'new."{column}"' for column in rest) or "''"
    remove = f"DELETE FROM search WHERE rowid = (SELECT slot FROM search_slot WHERE entity = '{table}' AND row = %s.id)"
    add = f"""INSERT OR IGNORE INTO search_slot (entity, row) VALUES ('{table}', new.id);
        INSERT INTO search (rowid, title, body) SELECT slot, new."{title}", {body}
        FROM search_slot WHERE entity = '{table}' AND row = new.id AND new.deleted_at IS NULL"""
    yield f"""CREATE TRIGGER "search_{table}_insert" AFTER INSERT ON "{table}" BEGIN {add}; END"""
    watched = " OR ".join(f'old."{column}" IS NOT new."{column}"' for column in (*columns, "deleted_at"))
    yield f"""CREATE TRIGGER "search_{table}_update" AFTER UPDATE ON "{table}" WHEN {watched}
        BEGIN {remove % "old"}; {add}; END"""
    yield f"""CREATE TRIGGER "search_{table}_delete" AFTER DELETE ON "{table}" BEGIN
        {remove % "old"}; DELETE FROM search_slot WHERE entity = '{table}' AND row = old.id; END"""
