"""Importing a list of people from an office's sheet: reading, comparing, taking over as one step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from rakor_desktop.domain.change import Entity, Written
from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.kinds import Sector
from rakor_desktop.domain.progress import Progress
from rakor_desktop.domain.roster import Roster, read_roster
from rakor_desktop.domain.roster_columns import ColumnMatch
from rakor_desktop.services import roster_import
from rakor_desktop.services.base import Service, counted
from rakor_desktop.services.participants import insert_participants
from rakor_desktop.services.roster_import import Decision, PlannedPerson, RosterPlan, Standing
from rakor_desktop.storage.journal import Unit
from rakor_desktop.storage.queries import people as queries

if TYPE_CHECKING:
    from rakor_desktop.documents.sheets import Sheet


@dataclass(frozen=True, slots=True)
class RosterResult:
    """How many people were added to the directory, matched with it, skipped, and put on the meeting's list."""

    added: int
    matched: int
    skipped: int
    participants: int


class RosterService(Service):
    """Use cases of the import dialog."""

    def read(self, path: Path, progress: Progress) -> tuple[Sheet, ...]:
        """The sheets of an .xlsx, .xls, .ods or .csv file (long work). Raises UserError with the place."""
        # Imported here: the reader belongs to this job, not to the start of the program.
        from rakor_desktop.documents.sheets import read_sheets

        return read_sheets(path, progress)

    def roster(
        self, sheet: Sheet, *, columns: Sequence[ColumnMatch] | None = None, header_line: int | None = None
    ) -> Roster:
        """The people of a sheet; `columns` overrides what the titles seem to mean."""
        return read_roster(
            sheet.rows, sheet.first_row, columns=columns, header_line=header_line, today=self._now().date()
        )

    def plan(self, roster: Roster, *, only_marked: bool = True) -> RosterPlan:
        """What taking the list over would do (long work); unmarked rows are left out where the list has marks."""
        rows = [row for row in roster.rows if row.invited] if only_marked and roster.has_marks else roster.rows
        return roster_import.plan(rows, queries.all_institutions(), queries.all_persons())

    def apply(self, plan: RosterPlan, meeting_id: str | None = None) -> Written[RosterResult]:
        """Take the list over as one step of undo, and put its people on a meeting's list.

        Raises UserError while a question of the plan is unanswered.
        """
        if plan.questions:
            raise UserError(f"Masih ada {plan.questions} baris mirip yang belum diputuskan; putuskan dahulu.")
        wanted = [one for one in plan.people if one.decision in (Decision.CREATE, Decision.USE_EXISTING)]
        with self._store.journal.unit(f"impor {counted(len(wanted), 'orang')}") as unit:
            places: dict[str, str | None] = {}
            ids = [self._take_over(unit, plan, one, places) for one in wanted]
            listed = 0
            if meeting_id is not None:
                keys = [(person_id, None) for person_id in ids]
                row_ids = insert_participants(unit, meeting_id, keys, invited=True)
                listed = len(set(row_ids))
                for row_id, one in zip(row_ids, wanted, strict=True):
                    if one.row.sector is not None:  # it counts where no institution says another
                        unit.update(Entity.PARTICIPANT, row_id, sector=one.row.sector)
        added = sum(one.decision is Decision.CREATE for one in wanted)
        result = RosterResult(added, len(wanted) - added, len(plan.people) - len(wanted), listed)
        return Written(unit.change, result)

    def _take_over(self, unit: Unit, plan: RosterPlan, one: PlannedPerson, places: dict[str, str | None]) -> str:
        row = one.row
        place = _place(unit, plan, one, places)
        if one.decision is Decision.USE_EXISTING and one.existing_id is not None:
            known = queries.person(one.existing_id)
            if known is not None:
                full = roster_import.filled(known, row)
                names = ("nip", "rank", "post", "phone", "email", "sex", "title_before", "title_after")
                news = {name: getattr(full, name) for name in names if getattr(full, name) != getattr(known, name)}
                if known.institution_id is None and place is not None:
                    news["institution_id"] = place
                if news:
                    unit.update(Entity.PERSON, known.id, **news)
                return known.id
        return unit.insert(
            Entity.PERSON,
            name=row.name,
            title_before=row.title_before,
            title_after=row.title_after,
            nip=row.nip,
            rank=row.rank,
            post=row.post,
            institution_id=place,
            phone=row.phone,
            email=row.email,
            sex=row.sex,
        )


def _place(unit: Unit, plan: RosterPlan, one: PlannedPerson, places: dict[str, str | None]) -> str | None:
    part = plan.institution_of(one)
    if part is None or part.decision is Decision.SKIP:
        return None
    if part.key not in places:
        if part.decision is Decision.USE_EXISTING and part.existing_id is not None:
            places[part.key] = part.existing_id
        else:
            places[part.key] = unit.insert(
                Entity.INSTITUTION,
                name=part.name,
                short_name=part.short_name,
                sector=part.sector or Sector.PD,
            )
    return places[part.key]


__all__ = ["Decision", "RosterPlan", "RosterResult", "RosterService", "Standing"]
