"""The lock of a final meeting: triggers that refuse every write to what its documents printed.

They are generated from the models like those of the journal, so nothing bypasses them, undo neither. A meeting is
locked while a final version of a document stands that `locks_meeting`. Follow-up goes on: state, percent and note of
tasks, measurements, reports; so do letterhead and signatory for further documents. What was deleted before is
no content any more: the bin may be emptied, and a merge may let one person stand for another.

Besides, each final document holds its own number, date and texts, whether it locks the meeting or not; a final
invitation holds its letter. The options it was made with stand in the version itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Protocol

from rakor_desktop.domain.change import Entity
from rakor_desktop.domain.errors import LockedError, UserError
from rakor_desktop.domain.kinds import MinutesState
from rakor_desktop.domain.naskah import DocumentKind
from rakor_desktop.storage.models import MODELS

# Each table of the meeting's content with the column and table of its owner, up to the meeting.
OWNERS: dict[Entity, tuple[str, Entity]] = {
    Entity.AGENDA_ITEM: ("meeting_id", Entity.MEETING),
    Entity.PARTICIPANT: ("meeting_id", Entity.MEETING),
    Entity.MATERIAL: ("meeting_id", Entity.MEETING),
    Entity.PHOTO: ("meeting_id", Entity.MEETING),
    Entity.REMARK: ("meeting_id", Entity.MEETING),
    Entity.GROUP: ("meeting_id", Entity.MEETING),
    Entity.GROUP_MEMBER: ("group_id", Entity.GROUP),
    Entity.POINT: ("group_id", Entity.GROUP),
    Entity.ISSUE: ("group_id", Entity.GROUP),
    Entity.POSITION: ("issue_id", Entity.ISSUE),
    Entity.AGREEMENT: ("meeting_id", Entity.MEETING),
    Entity.AGREEMENT_SOURCE: ("agreement_id", Entity.AGREEMENT),
    Entity.ASSENT: ("agreement_id", Entity.AGREEMENT),
    Entity.ASSIGNMENT: ("agreement_id", Entity.AGREEMENT),
    Entity.TASK: ("agreement_id", Entity.AGREEMENT),
    Entity.INDICATOR: ("agreement_id", Entity.AGREEMENT),
}
# Columns that stay open: the follow-up, and what only further documents use.
_OPEN: dict[Entity, frozenset[str]] = {
    Entity.MEETING: frozenset(
        {
            "minutes_state", "minutes_version", "minutes_number", "letterhead_id", "signatory_id",
            "series_id", "series_number",  # the first of a series is counted when the second continues it
        }
    ),
    Entity.TASK: frozenset({"state", "percent", "note"}),
}  # fmt: skip
# Rows that say nothing once what they name besides their owner is deleted: they are erased with it.
_NEEDS: dict[Entity, tuple[tuple[str, Entity], ...]] = {
    Entity.GROUP_MEMBER: (("participant_id", Entity.PARTICIPANT),),
    Entity.AGREEMENT_SOURCE: (("point_id", Entity.POINT), ("remark_id", Entity.REMARK)),
}
# What a document prints of its plate.
PRINTED = ("number", "date", "addressee", "copies", "intro", "advice")
# What a document prints that the meeting keeps for it, and what is counted of it there.
HELD: dict[DocumentKind, tuple[str, ...]] = {
    DocumentKind.UNDANGAN: ("invitation_number", "invitation_date"),
    DocumentKind.NOTULA: ("minutes_number", "minutes_version"),
}
# All that a final invitation holds of its letter.
LETTER = tuple(MODELS[Entity.LETTER]._meta.columns)
_DIRECTORY = (Entity.PERSON, Entity.INSTITUTION)
_REOPENING = frozenset({"state", "reason", "reopened_at"})
_MARK = "final meeting: "
_MARK_OF_ONE = "final document: "
_KINDS = ", ".join(f"'{kind.value}'" for kind in DocumentKind if kind.locks_meeting)
_FINAL = "version > 0 AND reopened_at IS NULL AND deleted_at IS NULL"
_STANDING = f"{_FINAL} AND kind IN ({_KINDS})"
# How the join key of a step begins that merges rows.
MERGE = "merge:"
# The rows that were deleted by the merge which the open step is, or takes back, or does again.
_MERGED_HERE = (
    "SELECT j.row FROM journal_context AS c JOIN units AS u ON u.id = c.unit "
    f"JOIN units AS m ON m.id IN (u.id, u.undoes) AND m.join_key LIKE '{MERGE}%' JOIN journal AS j ON j.unit = m.id "
    "WHERE j.entity = '{table}' AND json_type(j.diff, '$.deleted_at') IS NOT NULL"
)
_MOST_VALUES = 500


class Engine(Protocol):
    """What explaining a refusal needs of the database."""

    def execute_sql(self, sql: str, params: Any = None) -> Any:
        """Execute a statement."""
        ...


def statements() -> Iterator[str]:
    """The SQL that makes every trigger of the lock."""
    for entity in (Entity.MEETING, *OWNERS):
        yield from _lock(entity)
    yield from _keep_versions()
    yield from _keep_plates()
    yield from _keep_numbers()
    yield from _keep_letter()


def _lock(entity: Entity) -> Iterator[str]:
    table = entity.value
    refuse = f"BEGIN SELECT RAISE(ABORT, '{_MARK}{table}'); END"
    before, after = _place(entity, "old"), _place(entity, "new")
    if entity is not Entity.MEETING:  # a new one cannot be final
        yield f"""CREATE TRIGGER "lock_{table}_insert" BEFORE INSERT ON "{table}"
            WHEN new.deleted_at IS NULL AND {_is_locked(after)} {refuse}"""
    yield f"""CREATE TRIGGER "lock_{table}_update" BEFORE UPDATE ON "{table}"
        WHEN (old.deleted_at IS NULL OR new.deleted_at IS NULL) AND ({_changed(entity)})
        AND {_is_locked(before, after)} {refuse}"""
    yield f"""CREATE TRIGGER "lock_{table}_delete" BEFORE DELETE ON "{table}"
        WHEN old.deleted_at IS NULL AND {_is_locked(before)} {refuse}"""


def _keep_versions() -> Iterator[str]:
    """What a final version is stays, as long as there is its meeting; only reopening is written into it."""
    refuse = f"BEGIN SELECT RAISE(ABORT, '{_MARK}document'); END"
    columns = (name for name in MODELS[Entity.DOCUMENT]._meta.columns if name not in _REOPENING)
    changed = " OR ".join(f'old."{name}" IS NOT new."{name}"' for name in columns)
    yield f"""CREATE TRIGGER "lock_document_update" BEFORE UPDATE ON "document"
        WHEN old.version > 0 AND ({changed}) {refuse}"""
    yield f"""CREATE TRIGGER "lock_document_delete" BEFORE DELETE ON "document" WHEN old.version > 0
        AND EXISTS (SELECT 1 FROM meeting WHERE id = old.meeting_id AND deleted_at IS NULL) {refuse}"""


def _keep_plates() -> Iterator[str]:
    """What a standing final version printed of its plate stays; a plate that is deleted says nothing."""
    refuse = f"BEGIN SELECT RAISE(ABORT, '{_MARK_OF_ONE}'); END"
    old, new = ([f"iif({row}.deleted_at IS NULL, nullif({row}.\"{name}\", ''), NULL)" for name in PRINTED] for row in (
        "old", "new"
    ))  # fmt: skip
    moved = [f"old.{name} IS NOT new.{name}" for name in ("meeting_id", "kind", "version")]
    changed = " OR ".join([*moved, *(f"{one} IS NOT {other}" for one, other in zip(old, new, strict=True))])
    yield f"""CREATE TRIGGER "lock_plate_insert" BEFORE INSERT ON "document"
        WHEN new.version = 0 AND coalesce({", ".join(new)}) IS NOT NULL AND {_is_final("new")} {refuse}"""
    yield f"""CREATE TRIGGER "lock_plate_update" BEFORE UPDATE ON "document"
        WHEN old.version = 0 AND ({changed}) AND ({_is_final("old")} OR {_is_final("new")}) {refuse}"""
    yield f"""CREATE TRIGGER "lock_plate_delete" BEFORE DELETE ON "document"
        WHEN old.version = 0 AND coalesce({", ".join(old)}) IS NOT NULL AND {_is_final("old")}
        AND EXISTS (SELECT 1 FROM meeting WHERE id = old.meeting_id AND deleted_at IS NULL) {refuse}"""


def _is_final(row: str) -> str:
    return f"EXISTS (SELECT 1 FROM document WHERE meeting_id = {row}.meeting_id AND kind = {row}.kind AND {_FINAL})"


def _keep_numbers() -> Iterator[str]:
    """What a meeting keeps for a document stays while that is final, and so does the state of its minutes."""
    for kind, columns in HELD.items():
        changed = " OR ".join(f'old."{name}" IS NOT new."{name}"' for name in columns)
        yield f"""CREATE TRIGGER "lock_meeting_{kind.value}" BEFORE UPDATE ON "meeting" WHEN ({changed})
            AND EXISTS (SELECT 1 FROM document WHERE meeting_id = old.id AND kind = '{kind.value}' AND {_FINAL})
            BEGIN SELECT RAISE(ABORT, '{_MARK_OF_ONE}{kind.value}'); END"""
    # Reopening ends the final versions first, so that nothing else can call the minutes a draft.
    yield f"""CREATE TRIGGER "lock_meeting_state" BEFORE UPDATE ON "meeting"
        WHEN old.minutes_state = '{MinutesState.FINAL.value}' AND new.minutes_state IS NOT old.minutes_state
        AND {_is_locked("old.id")} BEGIN SELECT RAISE(ABORT, '{_MARK}{Entity.MEETING.value}'); END"""


def _keep_letter() -> Iterator[str]:
    """The letter stays as the final invitation printed it, as long as there is its meeting."""
    refuse = f"BEGIN SELECT RAISE(ABORT, '{_MARK_OF_ONE}{DocumentKind.UNDANGAN.value}'); END"
    final = (
        f"EXISTS (SELECT 1 FROM document WHERE meeting_id = %s.meeting_id AND kind = '{DocumentKind.UNDANGAN.value}' "
        f"AND {_FINAL})"
    )
    changed = " OR ".join(f'old."{name}" IS NOT new."{name}"' for name in LETTER)
    yield f"""CREATE TRIGGER "lock_letter_insert" BEFORE INSERT ON "letter"
        WHEN new.deleted_at IS NULL AND {final % "new"} {refuse}"""
    yield f"""CREATE TRIGGER "lock_letter_update" BEFORE UPDATE ON "letter" WHEN ({changed})
        AND ({final % "old"} OR {final % "new"}) {refuse}"""
    yield f"""CREATE TRIGGER "lock_letter_delete" BEFORE DELETE ON "letter" WHEN {final % "old"}
        AND EXISTS (SELECT 1 FROM meeting WHERE id = old.meeting_id AND deleted_at IS NULL) {refuse}"""


def _place(entity: Entity, row: str) -> str:
    """The id of the meeting to whose content a row belongs, as an expression; null where an owner is deleted."""
    if entity is Entity.MEETING:
        return f"{row}.id"
    column, owner = OWNERS[entity]
    if owner is Entity.MEETING and entity not in _NEEDS:
        return f"{row}.{column}"
    lives = "".join(
        f" AND NOT EXISTS (SELECT 1 FROM {target} WHERE id = {row}.{name} AND deleted_at IS NOT NULL)"
        for name, target in _NEEDS.get(entity, ())
    )
    alias = f"{owner}_{row}"
    return (
        f"(SELECT {_place(owner, alias)} FROM {owner} AS {alias} "
        f"WHERE {alias}.id = {row}.{column} AND {alias}.deleted_at IS NULL{lives})"
    )


def _is_locked(*places: str) -> str:
    return f"EXISTS (SELECT 1 FROM document WHERE meeting_id IN ({', '.join(dict.fromkeys(places))}) AND {_STANDING})"


def _changed(entity: Entity) -> str:
    """Whether an update touches a locked column; what merging and erasing do to references does not count."""
    conditions: list[str] = []
    for name, field in MODELS[entity]._meta.columns.items():
        if name in _OPEN.get(entity, ()):
            continue
        condition = f'old."{name}" IS NOT new."{name}"'
        target = target_of(field)
        if target is not None:
            condition = f"({condition} AND NOT ({_lets_go(name, target)}))"
        conditions.append(condition)
    return " OR ".join(conditions)


def _lets_go(name: str, target: Entity) -> str:
    """Whether a reference of the content may change: it leaves a row that is erased, or is merged or parted again."""
    if target not in _DIRECTORY:
        deleted = f'SELECT 1 FROM {target} WHERE id = old."{name}" AND deleted_at IS NOT NULL'
        return f'new."{name}" IS NULL AND EXISTS ({deleted})'
    # A merge names the kept row after it deleted the others; taking it back names those again before they return.
    return (
        f'EXISTS (SELECT 1 FROM {target} WHERE id IN (old."{name}", new."{name}") AND deleted_at IS NOT NULL '
        f"AND id IN ({_MERGED_HERE.format(table=target.value)}))"
    )


def target_of(field: Any) -> Entity | None:
    """The table that a column names, None for one that is no reference."""
    if not field.constraints:
        return None
    return Entity(field.constraints[0].sql.split('"', 2)[1])


def refusal(engine: Engine, message: str, values: Sequence[object]) -> UserError | None:
    """The sentence for a write that the lock refused, None for any other fault.

    `values` are those of the refused statement: its row, or the owner of a new one, tells which document locks.
    """
    ids = [value for value in values if isinstance(value, str)][:_MOST_VALUES]
    if message.startswith(_MARK_OF_ONE):
        standing = _final_one(engine, message.removeprefix(_MARK_OF_ONE), ids)
        which = f"{DocumentKind(standing[0]).label} versi {standing[1]}" if standing else "Dokumen ini"
        return LockedError(f"{which} sudah final; buka kembali di Dokumen bila perlu diubah.")
    if not message.startswith(_MARK):
        return None
    entity: Entity = Entity(message.removeprefix(_MARK))
    return _final_meeting(_standing(engine, entity, ids))


def refusal_ahead(engine: Engine, meeting_id: str) -> UserError | None:
    """The same sentence before long work that would end in it, None while the meeting is open."""
    standing = _standing(engine, Entity.MEETING, [meeting_id])
    return _final_meeting(standing) if standing else None


def _final_meeting(standing: tuple[str, int] | None) -> UserError:
    which = f" ({DocumentKind(standing[0]).label} versi {standing[1]})" if standing else ""
    return LockedError(f"Rapat ini sudah final{which}; buka kembali di Dokumen bila perlu diubah.")


def _final_one(engine: Engine, kind: str, ids: list[str]) -> tuple[str, int] | None:
    """Kind and version of the document of which what it printed was to change: named by plate, letter or meeting."""
    values = [*ids, kind]
    marks = ", ".join("?" * len(values))
    named = f"meeting_id IN ({marks}) AND kind IN ({marks})"
    plate = f"SELECT 1 FROM document AS p WHERE p.id IN ({marks}) AND p.meeting_id = d.meeting_id AND p.kind = d.kind"
    letter = f"kind IN ({marks}) AND EXISTS (SELECT 1 FROM letter WHERE id IN ({marks}) AND meeting_id = d.meeting_id)"
    which = f"{named} OR EXISTS ({plate}) OR {letter}"
    return engine.execute_sql(
        f"SELECT kind, version FROM document AS d WHERE {_FINAL} AND ({which}) LIMIT 1", values * 5
    ).fetchone()


def _standing(engine: Engine, entity: Entity, ids: list[str]) -> tuple[str, int] | None:
    """Kind and version of the oldest document that locks the meeting of one of these rows."""
    marks = ", ".join("?" * len(ids))
    chain = [entity]
    while chain[-1] in OWNERS:
        chain.append(OWNERS[chain[-1]][1])
    if entity is Entity.DOCUMENT:
        places = [f"SELECT meeting_id FROM document WHERE id IN ({marks})"]
    else:
        places = [f"SELECT {_place(one, 'r')} FROM {one} AS r WHERE r.id IN ({marks})" for one in chain]
    return engine.execute_sql(
        f"SELECT kind, version FROM document WHERE meeting_id IN ({' UNION '.join(places)}) AND {_STANDING} "
        "ORDER BY made_at, id LIMIT 1",
        ids * len(places),
    ).fetchone()
