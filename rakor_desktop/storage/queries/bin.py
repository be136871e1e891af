"""Deleted rows with what a person would recognise them by."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from rakor_desktop.domain.change import Entity
from rakor_desktop.storage import models as m
from rakor_desktop.storage.models import MODELS
from rakor_desktop.storage.queries.common import records


@dataclass(frozen=True, slots=True)
class BinRow:
    """One deleted row."""

    entity: Entity
    id: str
    title: str
    deleted_at: datetime
    meeting_id: str | None = None
    meeting_title: str = ""


# What the bin shows, children before the rows they name, with the column a person knows a row by.
_SHOWN: tuple[tuple[Entity, str], ...] = (
    (Entity.TASK, "activity"),
    (Entity.INDICATOR, "name"),
    (Entity.AGREEMENT, "statement"),
    (Entity.POINT, "text"),
    (Entity.ISSUE, "title"),
    (Entity.GROUP, "topic"),
    (Entity.REMARK, "text"),
    (Entity.AGENDA_ITEM, "title"),
    (Entity.MEETING, "title"),
    (Entity.PERSON, "name"),
    (Entity.INSTITUTION, "name"),
)


def rows(meeting_id: str | None) -> tuple[BinRow, ...]:
    """Deleted rows, newest first; of one meeting, or everything."""
    titles = {record["id"]: record["title"] for record in records(m.Meeting.select(m.Meeting.id, m.Meeting.title))}
    found: list[BinRow] = []
    for entity, column in _SHOWN:
        model: Any = MODELS[entity]
        for record in records(model.select().where(model.deleted_at.is_null(False))):
            owner = _meeting_of(entity, record)
            if meeting_id is not None and owner != meeting_id:
                continue
            title = record[column]
            found.append(BinRow(entity, record["id"], title, record["deleted_at"], owner, titles.get(owner or "", "")))
    return tuple(sorted(found, key=lambda row: row.deleted_at, reverse=True))


def _meeting_of(entity: Entity, record: dict[str, Any]) -> str | None:
    if entity is Entity.MEETING:
        return record["id"]
    if "meeting_id" in record:
        return record["meeting_id"]
    if "agreement_id" in record:
        owner: Any = m.Agreement.select(m.Agreement.meeting_id).where(m.Agreement.id == record["agreement_id"])
        return owner.scalar()
    if "group_id" in record:
        owner = m.DiscussionGroup.select(m.DiscussionGroup.meeting_id).where(m.DiscussionGroup.id == record["group_id"])
        return owner.scalar()
    return None
