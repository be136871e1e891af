"""Meetings: making, changing, continuing, deleting."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from rakor_desktop.domain.change import Change, Entity, Written
from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.formatting import clean_line
from rakor_desktop.domain.ident import natural_id
from rakor_desktop.domain.kinds import MeetingKind, MeetingState, ParticipantRole
from rakor_desktop.domain.meeting import Meeting, MeetingCounts, MeetingFilter, MeetingSeries, MeetingSummary
from rakor_desktop.domain.people import bare_post, split_name
from rakor_desktop.domain.roster_values import tidy_case
from rakor_desktop.services.base import Service, brief, cleaned, counted, field_names
from rakor_desktop.services.directory import add_person, ensure_institution
from rakor_desktop.services.participants import insert_participants
from rakor_desktop.services.templates import STANDARD, insert_template
from rakor_desktop.storage.journal import Unit
from rakor_desktop.storage.queries import meetings as queries
from rakor_desktop.storage.queries import participants as participant_queries
from rakor_desktop.storage.queries import people as people_queries

_CARRIED = (
    "kind", "mode", "theme", "series_id", "basis", "purposes", "purpose_text", "expected_result", "venue", "room",
    "planned_start", "planned_end", "organiser_id", "chair_id", "secretary_id", "minute_taker_id", "letterhead_id",
    "signatory_id", "sectors", "quorum_percent",
)  # fmt: skip

# Who is named for these fields of a meeting is a participant with this role.
_OFFICES = {
    "chair_id": ParticipantRole.PIMPINAN,
    "secretary_id": ParticipantRole.SEKRETARIS,
    "minute_taker_id": ParticipantRole.NOTULIS,
}


class MeetingService(Service):
    """Use cases of the meeting list and of a meeting's identity."""

    def rows(self, wanted: MeetingFilter) -> tuple[MeetingSummary, ...]:
        """One page of the list."""
        return queries.summaries(wanted)

    def count(self, wanted: MeetingFilter) -> int:
        """How many meetings the filter lets through."""
        return queries.count(wanted)

    def years(self) -> tuple[int, ...]:
        """The years in which there are meetings, newest first."""
        return queries.years()

    def series(self) -> tuple[MeetingSeries, ...]:
        """All series by name."""
        return queries.series()

    def get(self, meeting_id: str) -> Meeting:
        """One meeting. Raises UserError when it was deleted."""
        meeting = queries.meeting(meeting_id)
        if meeting is None:
            raise UserError("Rapat ini sudah dihapus; tekan Ctrl+Z untuk mengembalikannya.")
        return meeting

    def counts(self, meeting_id: str) -> MeetingCounts:
        """The figures of tabs and status bar."""
        return queries.counts(meeting_id)

    def summary(self, meeting_id: str) -> MeetingSummary | None:
        """One line of the list."""
        return queries.summary(meeting_id)

    def current(self) -> MeetingSummary | None:
        """The running meeting, else the next one."""
        return queries.current(self._store.now().date())

    def create(
        self,
        title: str = "",
        *,
        kind: MeetingKind = MeetingKind.RAKOR,
        day: date | None = None,
        with_agenda: bool = True,
    ) -> Written[str]:
        """A new meeting, with the standard agenda of documents.md section 4 unless told otherwise."""
        title = clean_line(title)
        with self._store.journal.unit(f"buat rapat {brief(title)}".rstrip()) as unit:
            meeting_id = unit.insert(Entity.MEETING, title=title, kind=kind, date=day)
            if with_agenda:
                insert_template(unit, meeting_id, STANDARD)
        return Written(unit.change, meeting_id)

    def continue_from(self, meeting_id: str) -> Written[str]:
        """The next meeting of a series: identity and invited people are taken over, and the open agreements.

        "Evaluasi tindak lanjut rapat lalu" becomes the first working item after the opening (screens.md, Persiapan).
        """
        before = self.get(meeting_id)
        with self._store.journal.unit(f"lanjutkan rapat {brief(before.title)}") as unit:
            series_id = before.series_id
            number = before.series_number
            if series_id is None:
                series_id = unit.insert(Entity.MEETING_SERIES, name=before.title)
                unit.update(Entity.MEETING, meeting_id, series_id=series_id, series_number=1)
                number = 1
            carried = {name: getattr(before, name) for name in _CARRIED}
            carried |= {"series_id": series_id, "series_number": (number or 0) + 1, "follows_id": meeting_id}
            new_id = unit.insert(Entity.MEETING, title=before.title, **carried)
            for row in participant_queries.participants(meeting_id):
                if row.invited:
                    unit.insert(
                        Entity.PARTICIPANT,
                        natural_id("participant", new_id, row.person_id or "", row.institution_id or ""),
                        meeting_id=new_id,
                        rank=row.rank,
                        person_id=row.person_id,
                        institution_id=row.institution_id,
                        role=row.role,
                    )
            insert_template(unit, new_id, STANDARD, evaluation=True)
            self._carry_agreements(unit, meeting_id, new_id)
        return Written(unit.change, new_id)

    def _carry_agreements(self, unit: Unit, old_id: str, new_id: str) -> None:
        """Open agreements come along with their open tasks, indicators and institutions."""
        # Imported here: the list of meetings, and with it the first window, does without agreements.
        from rakor_desktop.storage.queries import agreements as agreement_queries

        number = 0
        for old in agreement_queries.agreements(old_id):
            if not old.state.is_carried or old.is_done:
                continue
            number += 1
            agreement = unit.insert(
                Entity.AGREEMENT,
                meeting_id=new_id,
                rank=old.rank,
                number=number,
                statement=old.statement,
                state=old.state,
                note=old.note or f"Lanjutan {old.code} rapat sebelumnya",
                follows_id=old.id,
            )
            for part in old.assignments:
                unit.insert(
                    Entity.ASSIGNMENT,
                    natural_id("assignment", agreement, part.institution_id),
                    agreement_id=agreement,
                    institution_id=part.institution_id,
                    lead=part.lead,
                    role=part.role,
                    rank=part.rank,
                )
            for task in old.tasks:
                if task.state.is_open:
                    names = ("rank", "activity", "lead_id", "start", "due", "fund", "state", "percent", "note")
                    unit.insert(Entity.TASK, agreement_id=agreement, **{name: getattr(task, name) for name in names})
            for one in old.indicators:
                names = ("rank", "name", "unit", "baseline", "target", "due", "verification")
                unit.insert(Entity.INDICATOR, agreement_id=agreement, **{name: getattr(one, name) for name in names})

    def update(self, meeting_id: str, **fields: Any) -> Change:
        """Change fields of a meeting's identity; who is named for a part of it takes part in it."""
        if fields.get("date") is not None and "state" not in fields and self.get(meeting_id).state.value == "rencana":
            fields["state"] = MeetingState.TERJADWAL
        if not _OFFICES.keys() & fields.keys():
            return self._edit(Entity.MEETING, meeting_id, "rapat", fields)
        values = {name: cleaned(name, value) for name, value in fields.items()}
        with self._store.journal.unit(f"ubah {field_names(fields)} rapat") as unit:
            self._name(unit, meeting_id, values)
        return unit.change

    def _name(self, unit: Unit, meeting_id: str, values: dict[str, Any]) -> None:
        """Write fields of a meeting; those who get a part in it are invited, who had it before stays a participant."""
        before = self.get(meeting_id)
        unit.update(Entity.MEETING, meeting_id, **values)
        for office, role in _OFFICES.items():
            if office not in values or values[office] == getattr(before, office):
                continue
            people = participant_queries.participants(meeting_id)
            former = [one.id for one in people if one.person_id == getattr(before, office) and one.role is role]
            unit.update_many(Entity.PARTICIPANT, former, role=ParticipantRole.PESERTA)
            if values[office] is not None:
                (row_id,) = insert_participants(unit, meeting_id, [(values[office], None)], invited=True)
                unit.update(Entity.PARTICIPANT, row_id, role=role)

    def set_series(self, meeting_id: str, name: str) -> Change:
        """Put a meeting into the series of this name (made when new); an empty name takes it out."""
        name = clean_line(name)
        with self._store.journal.unit("ubah seri rapat") as unit:
            series_id = None
            if name:
                known = next((one.id for one in queries.series() if one.name.lower() == name.lower()), None)
                series_id = known or unit.insert(Entity.MEETING_SERIES, name=name)
            unit.update(Entity.MEETING, meeting_id, series_id=series_id)
        return unit.change

    def set_organiser(self, meeting_id: str, name: str) -> Change:
        """Name the organising institution; an unknown one is added to the directory."""
        with self._store.journal.unit("ubah penyelenggara rapat") as unit:
            found = ensure_institution(unit, name) if clean_line(name) else None
            unit.update(Entity.MEETING, meeting_id, organiser_id=found)
        return unit.change

    def set_person(self, meeting_id: str, role: str, name: str) -> Change:
        """Put a new person into the directory and give them a part of the meeting, in which they take part.

        The same name with other degrees corrects whoever has the part now, instead of making a second person.
        `role` is `chair_id`, `secretary_id` or `minute_taker_id`. Raises UserError without a name.
        """
        if not clean_line(name):
            raise UserError("Nama orang masih kosong; tulis namanya dahulu.")
        before, bare, after = split_name(clean_line(name))
        holder = people_queries.person(getattr(self.get(meeting_id), role))
        if holder is not None and holder.name.casefold() == bare.casefold():
            with self._store.journal.unit(f"ubah nama {brief(name)}") as unit:
                unit.update(Entity.PERSON, holder.id, name=bare, title_before=before, title_after=after)
            return unit.change
        with self._store.journal.unit(f"tambah {brief(name)}") as unit:
            self._name(unit, meeting_id, {role: add_person(unit, name)})
        return unit.change

    def set_signatory_person(self, meeting_id: str, role: str, signatory_id: str) -> Change:
        """Give a signatory of the office a part of the meeting; the directory gets what is known of the person.

        `role` as in `set_person`. Raises UserError when the signatory is gone.
        """
        found = people_queries.signatory(signatory_id)
        if found is None or not found.name:
            raise UserError("Penandatangan ini sudah dihapus; ketik namanya kembali.")
        with self._store.journal.unit(f"tambah {brief(found.full_name)}") as unit:
            person_id = unit.insert(
                Entity.PERSON,
                name=found.name,
                title_before=found.title_before,
                title_after=found.title_after,
                nip=found.nip,
                rank=found.rank,
                post=tidy_case(bare_post(found.post)),
            )
            self._name(unit, meeting_id, {role: person_id})
        return unit.change

    def delete(self, meeting_ids: Sequence[str]) -> Change:
        """Put meetings into the bin."""
        return self._delete(Entity.MEETING, meeting_ids, f"hapus {counted(len(meeting_ids), 'rapat')}")
