"""Which rows name a row of another table: for merging duplicates and for emptying the bin."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rakor_desktop.domain.change import Entity
from rakor_desktop.storage.models import MODELS
from rakor_desktop.storage.queries.common import records

_COLUMNS: dict[Entity, tuple[str, ...]] = {
    Entity.PERSON: ("person_id", "chair_id", "secretary_id", "minute_taker_id"),
    Entity.INSTITUTION: ("institution_id", "organiser_id", "lead_id", "parent_id"),
}


# Lists in which a person or institution stands only once: table, owner of the list, column.
_ONCE: dict[Entity, tuple[tuple[Entity, str, str], ...]] = {
    Entity.PERSON: ((Entity.PARTICIPANT, "meeting_id", "person_id"),),
    Entity.INSTITUTION: (
        (Entity.PARTICIPANT, "meeting_id", "institution_id"),
        (Entity.ASSIGNMENT, "agreement_id", "institution_id"),
        (Entity.ASSENT, "agreement_id", "institution_id"),
    ),
}


@dataclass(frozen=True, slots=True)
class Reference:
    """A row that names another in a column; `optional` when it can do without."""

    entity: Entity
    row: str
    column: str
    optional: bool


def naming(entity: Entity, row_ids: Sequence[str]) -> list[Reference]:
    """Every row, deleted or not, that names one of these rows."""
    found: list[Reference] = []
    for owner, model in MODELS.items():
        for column, field in model._meta.columns.items():
            check = field.constraints
            if not check or f'"{entity.value}"' not in check[0].sql:
                continue
            query = model.select(model.id).where(field.in_(list(row_ids)))
            found += [Reference(owner, record["id"], column, bool(field.null)) for record in records(query)]
    return found


def referring_to(entity: Entity, row_ids: Sequence[str]) -> list[tuple[Entity, str, str]]:
    """(entity, column, row id) of every live row that names one of these people or institutions."""
    found: list[tuple[Entity, str, str]] = []
    for owner, model in MODELS.items():
        columns = model._meta.columns
        for column in _COLUMNS[entity]:
            check = columns[column].constraints if column in columns else None
            # Roles of a group also end in _id but name participants: only the constraint tells.
            if not check or f'"{entity.value}"' not in check[0].sql:
                continue
            query = model.select(model.id).where(columns[column].in_(list(row_ids)), model.deleted_at.is_null())
            found += [(owner, column, record["id"]) for record in records(query)]
    return found


def doubled(entity: Entity, row_id: str) -> list[tuple[Entity, str]]:
    """Rows that name the same one a second time in one list, as a merge makes them; the fullest row stays."""
    found: list[tuple[Entity, str]] = []
    for owner, group, column in _ONCE[entity]:
        model = MODELS[owner]
        columns = model._meta.columns
        rows = records(model.select().where(columns[column] == row_id, model.deleted_at.is_null()))
        rows.sort(key=lambda row: (-sum(row[name] != field.default for name, field in columns.items()), row["id"]))
        lists: set[str] = set()
        for row in rows:
            if row[group] in lists:
                found.append((owner, row["id"]))
            lists.add(row[group])
    return found
