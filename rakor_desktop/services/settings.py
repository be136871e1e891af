"""The office's own values: letterhead, signatory, operator."""

from __future__ import annotations

from typing import Any

from rakor_desktop.domain.change import Change, Entity
from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.ident import natural_id
from rakor_desktop.domain.people import Letterhead, Signatory
from rakor_desktop.services.base import Service, cleaned
from rakor_desktop.storage.queries import people as queries
from rakor_desktop.storage.queries import settings as setting_queries

_HEAD = natural_id("letterhead", "kantor")
_SIGNATORY = natural_id("signatory", "kantor")
OPERATOR = "operator"
_MAX_EMBLEM = 5 * 1024 * 1024
_PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")


class SettingService(Service):
    """Use cases of the settings screen."""

    def letterhead(self) -> Letterhead:
        """The office's letterhead, empty before the first one."""
        return queries.letterhead(self._store) or Letterhead(_HEAD)

    def save_letterhead(self, *, emblem: bytes | None = None, **fields: Any) -> Change:
        """Change the letterhead; `emblem` is a PNG or JPEG file's content. Raises UserError for anything else."""
        values = {name: cleaned(name, value) for name, value in fields.items()}
        if emblem is not None:
            if emblem and not emblem.startswith(_PICTURES):
                raise UserError("Lambang harus berkas PNG atau JPEG; pilih berkas lain.")
            if len(emblem) > _MAX_EMBLEM:
                raise UserError("Berkas lambang lebih dari 5 MB; perkecil gambarnya dahulu.")
            values["emblem_sha256"] = self._store.keep_blob(emblem) if emblem else ""
        known = queries.letterhead(self._store)
        row_id = known.id if known else _HEAD
        with self._store.journal.unit("ubah kop naskah", join=f"letterhead:{','.join(sorted(values))}") as unit:
            unit.insert(Entity.LETTERHEAD, row_id, **values)
        return unit.change

    def signatory(self) -> Signatory:
        """The office's signatory, empty before the first one."""
        return queries.signatory() or Signatory(_SIGNATORY)

    def save_signatory(self, **fields: Any) -> Change:
        """Change the signatory."""
        values = {name: cleaned(name, value) for name, value in fields.items()}
        known = queries.signatory()
        row_id = known.id if known else _SIGNATORY
        with self._store.journal.unit("ubah penandatangan", join=f"signatory:{','.join(sorted(values))}") as unit:
            unit.insert(Entity.SIGNATORY, row_id, **values)
        return unit.change

    def text(self, key: str, default: str = "") -> str:
        """An office value."""
        found = setting_queries.value(natural_id("setting", key))
        return default if found is None else found

    def set_text(self, key: str, value: str) -> Change:
        """Change an office value."""
        value = cleaned(key, value)
        with self._store.journal.unit("ubah pengaturan", join=f"setting:{key}") as unit:
            unit.insert(Entity.SETTING, natural_id("setting", key), key=key, value=value)
        if key == OPERATOR:
            self._store.journal.operator = value
        return unit.change
