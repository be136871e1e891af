"""Office values by id."""

from __future__ import annotations

from rakor_desktop.storage import models as m
from rakor_desktop.storage.queries.common import records


def value(setting_id: str) -> str | None:
    """The value, None when it was never set."""
    query = m.Setting.select(m.Setting.value).where(m.Setting.id == setting_id, m.Setting.deleted_at.is_null())
    return query.scalar()


def all_values() -> dict[str, str]:
    """Every office value by its key."""
    return {row["key"]: row["value"] for row in records(m.Setting.select().where(m.Setting.deleted_at.is_null()))}


def phrases() -> dict[str, str]:
    """The office's own texts by key."""
    query = m.Phrase.select().where(m.Phrase.deleted_at.is_null(), m.Phrase.text != "")
    return {row["key"]: row["text"] for row in records(query)}
