"""The checklist of the venue (Sarana)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rakor_desktop.domain.change import Change, Entity, Written
from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.formatting import clean_line
from rakor_desktop.domain.kinds import VenueState
from rakor_desktop.domain.letter import VenueCheck
from rakor_desktop.domain.rank import between
from rakor_desktop.services.base import Service, brief, counted
from rakor_desktop.storage.queries import preparation as queries

STANDARD = (
    "Listrik",
    "Proyektor",
    "Pengeras suara",
    "Meja kelompok",
    "Alat tulis",
    "Akses disabilitas",
    "Cadangan daya",
)


class VenueService(Service):
    """Use cases of the Sarana card."""

    def checks(self, meeting_id: str) -> tuple[VenueCheck, ...]:
        """The checklist in its order."""
        return queries.venue_checks(meeting_id)

    def add_standard(self, meeting_id: str) -> Change:
        """Add the usual items that are not on the list yet."""
        rows = queries.venue_checks(meeting_id)
        known = {row.item.casefold() for row in rows}
        last = rows[-1].rank if rows else ""
        values: list[dict[str, Any]] = []
        for item in STANDARD:
            if item.casefold() not in known:
                last = between(last, "")
                values.append({"meeting_id": meeting_id, "rank": last, "item": item})
        with self._store.journal.unit("pakai daftar sarana baku") as unit:
            unit.insert_many(Entity.VENUE_CHECK, values)
        return unit.change

    def add(self, meeting_id: str, item: str) -> Written[str]:
        """Add one line. Raises UserError for an empty one."""
        item = clean_line(item)
        if not item:
            raise UserError("Nama sarana masih kosong; tulis namanya dahulu.")
        rows = queries.venue_checks(meeting_id)
        with self._store.journal.unit(f"tambah sarana {brief(item)}") as unit:
            row_id = unit.insert(
                Entity.VENUE_CHECK, meeting_id=meeting_id, rank=between(rows[-1].rank if rows else "", ""), item=item
            )
        return Written(unit.change, row_id)

    def update(self, check_id: str, **fields: Any) -> Change:
        """Change the item, its state or its note."""
        return self._edit(Entity.VENUE_CHECK, check_id, "sarana", fields)

    def set_state(self, check_ids: Sequence[str], state: VenueState) -> Change:
        """Give several lines the same state, in one step."""
        with self._store.journal.unit(f"ubah status {counted(len(check_ids), 'sarana')}") as unit:
            unit.update_many(Entity.VENUE_CHECK, check_ids, state=state)
        return unit.change

    def remove(self, check_ids: Sequence[str]) -> Change:
        """Put lines into the bin."""
        return self._delete(Entity.VENUE_CHECK, check_ids, f"hapus {counted(len(check_ids), 'sarana')}")

    def shift(self, check_id: str, steps: int) -> Change:
        """Move a line up or down the list."""
        row = queries.venue_check(check_id)
        rows = [(one.id, one.rank) for one in queries.venue_checks(row.meeting_id)] if row else []
        return self._shift(Entity.VENUE_CHECK, rows, check_id, steps, "pindahkan sarana")
