"""Office values by id."""

from __future__ import annotations

from rakor_desktop.storage import models as m


def value(setting_id: str) -> str | None:
    """The value, None when it was never set."""
    query = m.Setting.select(m.Setting.value).where(m.Setting.id == setting_id, m.Setting.deleted_at.is_null())
    return query.scalar()
