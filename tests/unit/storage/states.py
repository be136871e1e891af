"""What a data file holds, seen past peewee: rows, what the journal says they are, what the search index knows."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from rakor_desktop.domain.change import Entity
from rakor_desktop.storage.models import MODELS
from rakor_desktop.storage.triggers import SEARCHED, columns_of

if TYPE_CHECKING:
    from rakor_desktop.storage.database import Database

# Entity and id of a row -> its columns.
State = dict[tuple[Entity, str], dict[str, Any]]


def rows_of(database: Database) -> State:
    """Every journalled row, deleted ones too."""
    found: State = {}
    for entity, model in MODELS.items():
        columns = columns_of(model)
        names = ", ".join(f'"{name}"' for name in columns)
        for values in database.rows(f'SELECT {names} FROM "{entity.value}"'):
            row = dict(zip(columns, values, strict=True))
            found[entity, row["id"]] = row
    return found


def live(state: State) -> State:
    """The rows that are not deleted."""
    return {key: row for key, row in state.items() if row["deleted_at"] is None}


def replayed(database: Database) -> State:
    """The rows that the journal makes when it is read from its first entry on.

    A column that came with a later schema has its default until an entry names it.
    """
    state: State = {}
    defaults = {entity: _defaults(database, entity) for entity in MODELS}
    for entity, row, kind, text in database.rows("SELECT entity, row, kind, diff FROM journal ORDER BY seq"):
        key, diff = (Entity(entity), row), json.loads(text)
        if kind == "insert":
            assert key not in state
            state[key] = defaults[key[0]] | diff
        elif kind == "update":
            for column, (old, new) in diff.items():
                assert state[key][column] == old
                state[key][column] = new
        else:
            assert state.pop(key) == diff
    return state


def _defaults(database: Database, entity: Entity) -> dict[str, Any]:
    """What each column with a default holds in a row that was made before it."""
    found = database.rows(f'SELECT name, dflt_value, type FROM pragma_table_info("{entity.value}")')
    values = {name: default.strip("'") if default is not None else None for name, default, _ in found}
    integers = {name for name, _, kind in found if kind == "INTEGER"}
    return {name: int(value) if value is not None and name in integers else value for name, value in values.items()}


def indexed(database: Database) -> dict[tuple[Entity, str], tuple[str, str]]:
    """Title and text of every row in the search index."""
    found = database.rows(
        "SELECT s.entity, s.row, i.title, i.body FROM search i JOIN search_slot s ON s.slot = i.rowid"
    )
    return {(Entity(entity), row): (title, body) for entity, row, title, body in found}


def searchable(state: State) -> dict[tuple[Entity, str], tuple[str, str]]:
    """Title and text of every live row that search must know."""
    return {
        (entity, row_id): (
            row[SEARCHED[entity][0]],
            " ".join(row[column] for column in SEARCHED[entity][1:]),
        )
        for (entity, row_id), row in live(state).items()
        if entity in SEARCHED
    }


def assert_sound(database: Database) -> None:
    """The journal tells the state of every table, and the search index knows what lives."""
    state = rows_of(database)
    assert replayed(database) == state
    assert indexed(database) == searchable(state)
    database.run("INSERT INTO search(search) VALUES ('integrity-check')")
    assert database.value("SELECT count(*) FROM units WHERE id NOT IN (SELECT unit FROM journal)") == 0
