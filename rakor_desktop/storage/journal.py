"""Units of work: one use case is one transaction, recorded by the triggers, undone and redone by unit.

Undo is itself a unit, so history keeps everything. An inserted row is undone by a soft delete, because
another laptop may already refer to it; a changed column goes back only where nobody changed it since.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from rakor_desktop.domain.change import Change, Entity
from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.ident import HybridClock, new_id
from rakor_desktop.storage.database import Database
from rakor_desktop.storage.faults import explained
from rakor_desktop.storage.models import MODELS

# An edit of the same field within this time joins the unit before it.
JOIN_WITHIN = timedelta(seconds=5)
LOCAL, UNDO, REDO, PLAIN = "local", "undo", "redo", "plain"
# The column `undone` of a unit: done, taken back, or beyond the reach of both undo and redo.
_DONE, _UNDONE, _SETTLED = 0, 1, 2

_GONE = "Baris ini sudah dihapus; tekan Ctrl+Z untuk mengembalikannya, lalu ubah lagi."


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One recorded change of one column: who, when, in which unit, from what to what."""

    moment: datetime
    operator: str
    title: str
    entity: Entity
    row: str
    field: str
    old: object
    new: object


class Unit:
    """The open unit of work: every write of a use case goes through it."""

    def __init__(self, unit_id: str, moment: datetime) -> None:
        """Made by `Journal.unit` only."""
        self.id = unit_id
        self.moment = moment
        self.change = Change()

    def insert(self, entity: Entity, row_id: str | None = None, **values: Any) -> str:
        """Add a row and give its id.

        A natural id that was deleted begins anew: what it held before is gone, or a participant who is invited again
        would come back present. One that lives keeps its other columns.
        """
        model = MODELS[entity]
        if row_id is None:
            row_id = new_id()
            model.insert(id=row_id, **values).execute()
            return row_id
        row = model.id == row_id
        if not model.update(deleted_at=None, **values).where(row, model.deleted_at.is_null()).execute():
            fresh = {name: field.default for name, field in model._meta.fields.items() if name != "id"} | values
            if not model.update(fresh).where(row).execute():
                model.insert(id=row_id, **values).execute()
        return row_id

    def insert_many(self, entity: Entity, rows: Sequence[dict[str, Any]]) -> list[str]:
        """Add many new rows with new ids, in one go."""
        ids = [new_id() for _ in rows]
        if rows:
            MODELS[entity].insert_many([{"id": row_id, **row} for row_id, row in zip(ids, rows, strict=True)]).execute()
        return ids

    def update(self, entity: Entity, row_id: str, **values: Any) -> None:
        """Change columns of a row. Raises UserError when the row is gone."""
        model = MODELS[entity]
        if not model.update(**values).where(model.id == row_id, model.deleted_at.is_null()).execute():
            raise UserError(_GONE)

    def update_many(self, entity: Entity, row_ids: Iterable[str], **values: Any) -> None:
        """Give many rows the same values, in one go. Raises UserError when one of them is gone."""
        model = MODELS[entity]
        ids = set(row_ids)
        if model.update(**values).where(model.id.in_(ids), model.deleted_at.is_null()).execute() < len(ids):
            raise UserError(_GONE)

    def delete(self, entity: Entity, row_ids: Iterable[str]) -> None:
        """Delete softly: hidden everywhere, kept in the bin."""
        model = MODELS[entity]
        model.update(deleted_at=self.moment).where(model.id.in_(list(row_ids)), model.deleted_at.is_null()).execute()

    def restore(self, entity: Entity, row_ids: Iterable[str]) -> None:
        """Take rows back from the bin."""
        model = MODELS[entity]
        model.update(deleted_at=None).where(model.id.in_(list(row_ids))).execute()

    def erase(self, entity: Entity, row_ids: Iterable[str]) -> None:
        """Delete for good (emptying the bin)."""
        model = MODELS[entity]
        model.delete().where(model.id.in_(list(row_ids))).execute()

    def detach(self, entity: Entity, row_id: str, column: str) -> None:
        """Let a row, also a deleted one, no longer name another that is erased."""
        model = MODELS[entity]
        model.update({column: None}).where(model.id == row_id).execute()


class Journal:
    """Opens units of work on a file, and takes them back."""

    def __init__(
        self, database: Database, *, device: str, operator: str, now: Callable[[], datetime] = datetime.now
    ) -> None:
        """`device` names this laptop, `operator` the person at the keys; `now` is local time."""
        self._db = database
        self._now = now
        self.device = device
        self.operator = operator
        last = database.value("SELECT max(hlc) FROM journal") or ""
        self._clock = HybridClock(device, last)

    @contextmanager
    def unit(self, title: str, *, join: str = "", origin: str = LOCAL, undoes: str = "") -> Iterator[Unit]:
        """One use case: all or nothing, durable when the block ends.

        `join` names the field that is edited: the same name within five seconds joins the unit before it.
        Raises UserError for faults of the environment; then nothing was written.
        """
        moment = self._now().replace(microsecond=0)
        with explained(self._db.path), self._db.engine.atomic("IMMEDIATE"):
            unit = Unit(self._begin(title, join, origin, undoes, moment), moment)
            start = self._db.value("SELECT coalesce(max(seq), 0) FROM journal")
            yield unit
            touched = self._db.rows("SELECT DISTINCT entity, row FROM journal WHERE seq > ?", start)
            if not touched:
                # A use case that changed nothing leaves no step that Ctrl+Z would seem to ignore.
                self._db.run(
                    "DELETE FROM units WHERE id = ? AND NOT EXISTS (SELECT 1 FROM journal WHERE unit = units.id)",
                    unit.id,
                )
            elif origin == LOCAL:
                # A new step of the officer ends the chance to redo what was taken back before it.
                self._db.run("UPDATE units SET undone = ? WHERE origin = ? AND undone = ?", _SETTLED, LOCAL, _UNDONE)
            unit.change = Change.of(((Entity(entity), row) for entity, row in touched), title, unit.id)

    def _begin(self, title: str, join: str, origin: str, undoes: str, moment: datetime) -> str:
        stamp = moment.isoformat(timespec="seconds")
        unit_id = self._joinable(join, moment) if join else None
        if unit_id is None:
            unit_id = new_id()
            self._db.run(
                "INSERT INTO units (id, title, started_at, touched_at, operator, device, origin, join_key, undoes) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                unit_id,
                title,
                stamp,
                stamp,
                self.operator,
                self.device,
                origin,
                join,
                undoes,
            )
        else:
            self._db.run("UPDATE units SET touched_at = ? WHERE id = ?", stamp, unit_id)
        self._db.run(
            "UPDATE journal_context SET unit = ?, hlc = ?, device = ?, operator = ?",
            unit_id,
            self._clock.tick(),
            self.device,
            self.operator,
        )
        return unit_id

    def _joinable(self, join: str, moment: datetime) -> str | None:
        rows = self._db.rows("SELECT id, join_key, touched_at, undone, origin FROM units ORDER BY seq DESC LIMIT 1")
        for unit_id, key, touched, undone, origin in rows:
            fresh = timedelta(0) <= moment - datetime.fromisoformat(touched) <= JOIN_WITHIN
            if key == join and fresh and not undone and origin == LOCAL:
                return str(unit_id)
        return None

    def undo_title(self) -> str | None:
        """The title of the step that `undo` would take back."""
        step = self._undoable()
        return None if step is None else step[1]

    def redo_title(self) -> str | None:
        """The title of the step that `redo` would do again."""
        step = self._redoable()
        return None if step is None else step[1]

    def undo(self) -> Change:
        """Take back the last step; an empty change when there is none."""
        return self._step(self._undoable(), f"{UNDO}", "Urungkan: {title}", backward=True)

    def redo(self) -> Change:
        """Do the last undone step again; an empty change when there is none."""
        return self._step(self._redoable(), f"{REDO}", "Ulangi: {title}", backward=False)

    def _step(self, step: tuple[str, str] | None, origin: str, title: str, *, backward: bool) -> Change:
        if step is None:
            return Change()
        unit_id, name = step
        with self.unit(title.format(title=name), origin=origin, undoes=unit_id) as unit:
            order = "DESC" if backward else "ASC"
            for entity, row, kind, diff in self._db.rows(
                f"SELECT entity, row, kind, diff FROM journal WHERE unit = ? ORDER BY seq {order}", unit_id
            ):
                self._apply(Entity(entity), row, kind, json.loads(diff), unit.moment, backward=backward)
            self._db.run("UPDATE units SET undone = ? WHERE id = ?", _UNDONE if backward else _DONE, unit_id)
        return unit.change

    def _apply(
        self, entity: Entity, row: str, kind: str, diff: dict[str, Any], moment: datetime, *, backward: bool
    ) -> None:
        table = entity.value
        if kind == "insert":
            deleted = moment.isoformat(timespec="seconds") if backward else None
            self._db.run(f'UPDATE "{table}" SET deleted_at = ? WHERE id = ?', deleted, row)
        elif kind == "update":
            for column, (old, new) in diff.items():
                target, expected = (old, new) if backward else (new, old)
                self._db.run(
                    f'UPDATE "{table}" SET "{column}" = ? WHERE id = ? AND "{column}" IS ?', target, row, expected
                )

    def _undoable(self) -> tuple[str, str] | None:
        return self._first_unit(_DONE, "DESC")

    def _redoable(self) -> tuple[str, str] | None:
        return self._first_unit(_UNDONE, "ASC")

    def _first_unit(self, state: int, order: str) -> tuple[str, str] | None:
        rows = self._db.rows(
            f"SELECT id, title FROM units WHERE origin = ? AND undone = ? ORDER BY seq {order} LIMIT 1", LOCAL, state
        )
        return rows[0] if rows else None

    def mark(self) -> str:
        """The clock of the open unit: where in time the journal stands. Called inside a unit."""
        return self._db.value("SELECT hlc FROM journal_context")

    def settle(self) -> None:
        """Put every step so far beyond undo and redo. Called inside a unit that erases rows which they name."""
        self._db.run("UPDATE units SET undone = ? WHERE origin = ?", _SETTLED, LOCAL)

    def settle_writes(self, entity: Entity, row: str, columns: Collection[str], *, made: bool = False) -> None:
        """Put the steps that changed these columns of a row, and the one that `made` it, beyond undo and redo."""
        marks = ", ".join("?" * len(columns))
        self._db.run(
            "UPDATE units SET undone = ? WHERE origin = ? AND id IN (SELECT unit FROM journal WHERE entity = ? "
            "AND row = ? AND (kind = ? OR kind = 'update' AND EXISTS "
            f"(SELECT 1 FROM json_each(diff) WHERE key IN ({marks}))))",
            _SETTLED,
            LOCAL,
            entity.value,
            row,
            "insert" if made else "",
            *columns,
        )

    def history(self, entity: Entity, row: str) -> tuple[HistoryEntry, ...]:
        """Every recorded change of a row, newest first; an insert counts as one entry per filled column."""
        entries: list[HistoryEntry] = []
        for started, operator, title, kind, diff in self._db.rows(
            "SELECT u.touched_at, j.operator, u.title, j.kind, j.diff FROM journal j JOIN units u ON u.id = j.unit "
            "WHERE j.entity = ? AND j.row = ? ORDER BY j.seq DESC",
            entity.value,
            row,
        ):
            moment = datetime.fromisoformat(started)
            for column, value in json.loads(diff).items():
                old, new = value if kind == "update" else (None, value)
                if column != "id" and (kind == "update" or new not in (None, "", 0)):
                    entries.append(HistoryEntry(moment, operator, title, entity, row, column, old, new))
        return tuple(entries)
