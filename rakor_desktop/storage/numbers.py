"""Small look-ups that a unit of work needs: the next rank or number of a list, a row's place and text."""

from __future__ import annotations

from typing import Any

from peewee import fn

from rakor_desktop.domain.change import Entity
from rakor_desktop.domain.rank import between
from rakor_desktop.storage import models as m
from rakor_desktop.storage.models import MODELS
from rakor_desktop.storage.queries.common import first_record


def next_rank(entity: Entity, column: str, owner: str) -> str:
    """A rank after every row of the owner's list, deleted ones included."""
    return between(_highest(entity, "rank", column, owner) or "", "")


def next_number(entity: Entity, column: str, owner: str) -> int:
    """The number after the highest ever given in the owner's list: a deleted S-03 is not given again."""
    return (_highest(entity, "number", column, owner) or 0) + 1


def _highest(entity: Entity, wanted: str, column: str, owner: str) -> Any:
    model: Any = MODELS[entity]
    return model.select(fn.MAX(getattr(model, wanted))).where(getattr(model, column) == owner).scalar()


def text_of(entity: Entity, row_id: str) -> str:
    """The text column of a remark or point, empty when it is gone."""
    model: Any = MODELS[entity]
    return model.select(model.text).where(model.id == row_id).scalar() or ""


def remark_place(remark_id: str) -> tuple[str | None, str | None]:
    """The meeting and agenda item of a remark."""
    query = m.Remark.select(m.Remark.meeting_id, m.Remark.agenda_item_id).where(m.Remark.id == remark_id)
    found = first_record(query)
    return (None, None) if found is None else (found["meeting_id"], found["agenda_item_id"])


def owner_of(entity: Entity, row_id: str, column: str) -> str | None:
    """The owner (meeting, group, agreement) that a row names in a column."""
    model: Any = MODELS[entity]
    return model.select(getattr(model, column)).where(model.id == row_id).scalar()
