"""The bin: what was deleted, taking it back, emptying it."""

from __future__ import annotations

from collections.abc import Sequence

from rakor_desktop.domain.change import Change, Entity
from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.kinds import MinutesState
from rakor_desktop.services.base import Service, counted
from rakor_desktop.storage.journal import PLAIN, Unit
from rakor_desktop.storage.queries import bin as queries
from rakor_desktop.storage.queries import meetings as meeting_queries
from rakor_desktop.storage.queries import references
from rakor_desktop.storage.queries.bin import BinRow
from rakor_desktop.storage.queries.discussion import unseated_with


class BinService(Service):
    """Use cases of the bin."""

    def rows(self, meeting_id: str | None = None) -> tuple[BinRow, ...]:
        """What lies in the bin, of one meeting or of all, newest first."""
        return queries.rows(meeting_id)

    def restore(self, rows: Sequence[tuple[Entity, str]]) -> Change:
        """Take rows back, a group with those who sat in it."""
        with self._store.journal.unit(f"pulihkan {counted(len(rows), 'baris')}") as unit:
            for entity, row_id in rows:
                if entity is Entity.GROUP:
                    unit.restore(Entity.GROUP_MEMBER, unseated_with(row_id))
                unit.restore(entity, [row_id])
        return unit.change

    def empty(self, meeting_id: str) -> Change:
        """Delete a meeting's bin for good; only once its minutes are final (data.md). Raises UserError before."""
        meeting = meeting_queries.meeting(meeting_id)
        if meeting is None or meeting.minutes_state is MinutesState.KONSEP:
            raise UserError("Tempat sampah baru dapat dikosongkan setelah notula rapat ini final.")
        # Emptying cannot be undone, and no step before it may bring back a name of what is gone.
        with self._store.journal.unit("kosongkan tempat sampah", origin=PLAIN) as unit:
            found = queries.rows(meeting_id)
            for row in found:
                _erase(unit, row.entity, [row.id])
            if found:
                self._store.journal.settle()
        return unit.change


def _erase(unit: Unit, entity: Entity, row_ids: Sequence[str]) -> None:
    """Delete rows for good with the parts that cannot be without them; others only lose the name."""
    for one in references.naming(entity, row_ids):
        # A source says where an agreement came from: without that row it says nothing.
        if one.optional and one.entity is not Entity.AGREEMENT_SOURCE:
            unit.detach(one.entity, one.row, one.column)
        else:
            _erase(unit, one.entity, [one.row])
    unit.erase(entity, row_ids)
