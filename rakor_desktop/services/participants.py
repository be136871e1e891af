"""Participants of a meeting: inviting, checking in, the printed sheet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from rakor_desktop.domain.attendance import parse_sheet, summarise
from rakor_desktop.domain.change import Change, Entity, Written
from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.formatting import clean_line
from rakor_desktop.domain.ident import natural_id
from rakor_desktop.domain.kinds import Presence, Registration, Sector
from rakor_desktop.domain.meeting import AttendanceSummary, Participant
from rakor_desktop.domain.rank import between
from rakor_desktop.services.base import Service, brief, cleaned, counted, field_names, in_line
from rakor_desktop.services.directory import ensure_institution
from rakor_desktop.services.newcomers import NewParticipant, named, new_person
from rakor_desktop.storage.journal import Unit
from rakor_desktop.storage.queries import meetings as meeting_queries
from rakor_desktop.storage.queries import participants as queries
from rakor_desktop.storage.queries import people as people_queries
from rakor_desktop.storage.queries.common import words

_PERSON_FIELDS = frozenset({"post", "name", "title_before", "title_after", "nip", "phone", "email", "sex"})
_GONE = "Peserta ini sudah dihapus; tekan Ctrl+Z untuk mengembalikannya."


class ParticipantService(Service):
    """Use cases of the invitation card and of the attendance screen."""

    def rows(
        self, meeting_id: str, *, text: str = "", presence: Presence | None = None, sector: Sector | None = None
    ) -> tuple[Participant, ...]:
        """Participants in printing order."""
        found = queries.participants(meeting_id)
        asked = words(text)
        return tuple(
            one
            for one in found
            if (presence is None or one.presence is presence)
            and (sector is None or one.sector is sector)
            and all(word in _haystack(one) for word in asked)
        )

    def get(self, participant_id: str) -> Participant:
        """One participant. Raises UserError when it was removed."""
        found = queries.participant(participant_id)
        if found is None:
            raise UserError(_GONE)
        return found

    def summary(self, meeting_id: str) -> AttendanceSummary:
        """Counts, quorum, table per sector."""
        meeting = meeting_queries.meeting(meeting_id)
        return summarise(queries.participants(meeting_id), meeting.quorum_percent if meeting else 50)

    def find(self, meeting_id: str, text: str, limit: int = 8) -> tuple[Participant, ...]:
        """Who the typed words mean: word starts in the name first, then post and institution, unrecorded first."""
        asked = words(text)
        if not asked:
            return ()
        scored: list[tuple[int, bool, int, Participant]] = []
        for one in queries.participants(meeting_id):
            haystack = _haystack(one)
            if not all(word in haystack for word in asked):
                continue
            name_words = words(one.full_name)
            hits = sum(any(part.startswith(word) for part in name_words) for word in asked)
            scored.append((-hits, one.presence is not Presence.BELUM, one.number, one))
        scored.sort(key=lambda row: row[:3])
        return tuple(one for *_, one in scored[:limit])

    def add_people(self, meeting_id: str, person_ids: Iterable[str], *, invited: bool = True) -> Change:
        """Put people of the directory on the list."""
        ids = list(person_ids)
        with self._store.journal.unit(f"tambah {counted(len(ids), 'peserta')}") as unit:
            insert_participants(unit, meeting_id, [(person_id, None) for person_id in ids], invited=invited)
        return unit.change

    def add_institutions(self, meeting_id: str, institution_ids: Iterable[str]) -> Change:
        """Invite institutions without naming a person."""
        ids = list(institution_ids)
        with self._store.journal.unit(f"undang {counted(len(ids), 'instansi')}") as unit:
            insert_participants(unit, meeting_id, [(None, one) for one in ids], invited=True)
        return unit.change

    def invite(self, meeting_id: str, person_ids: Sequence[str], institution_ids: Sequence[str]) -> Change:
        """Invite people, and institutions without naming a person, in one step."""
        keys = [*((one, None) for one in person_ids), *((None, one) for one in institution_ids)]
        with self._store.journal.unit(f"undang {counted(len(keys), 'peserta')}") as unit:
            insert_participants(unit, meeting_id, keys, invited=True)
        return unit.change

    def add_new(
        self,
        meeting_id: str,
        name: str,
        *,
        post: str = "",
        institution: str = "",
        sector: Sector = Sector.MS,
        invited: bool = False,
        presence: Presence = Presence.HADIR,
    ) -> Written[str]:
        """Somebody the directory does not know, in one step: into the directory, onto the list, present."""
        with self._store.journal.unit(f"tambah peserta {brief(name)}") as unit:
            person_id = new_person(unit, name, post, institution, sector)
            (row_id,) = insert_participants(unit, meeting_id, [(person_id, None)], invited=invited)
            unit.update(Entity.PARTICIPANT, row_id, sector=sector)
            if presence is not Presence.BELUM:
                unit.update(Entity.PARTICIPANT, row_id, **_presence_values(presence, self._now()))
        return Written(unit.change, row_id)

    def add_named(self, meeting_id: str, rows: Sequence[NewParticipant]) -> Written[tuple[str, ...]]:
        """Invite by name, all or none; who is known already is not doubled. Raises UserError with the line.

        A row without a name invites its institution.
        """
        with self._store.journal.unit(f"tambah {counted(len(rows), 'peserta')}") as unit:
            listed = {one.id for one in queries.participants(meeting_id)}
            keys: list[tuple[str | None, str | None]] = []
            for number, row in enumerate(rows, 1):
                with in_line(number):
                    keys.append(named(unit, row))
            ids = insert_participants(unit, meeting_id, keys, invited=True)
            for row_id, row in zip(ids, rows, strict=True):
                if row_id not in listed:
                    unit.update(Entity.PARTICIPANT, row_id, sector=row.own_sector)
        return Written(unit.change, tuple(dict.fromkeys(ids)))

    def set_presence(
        self,
        participant_ids: Iterable[str],
        presence: Presence,
        *,
        at: datetime | None = None,
        registration: Registration = Registration.KETIK,
    ) -> Change:
        """Record presence; the others arrive `at` (now), but whoever is present already keeps the time of arrival."""
        ids = list(participant_ids)
        arrivals: dict[datetime | None, list[str]] = {}
        with self._store.journal.unit(f"catat {presence.label.lower()} {counted(len(ids), 'peserta')}") as unit:
            found = queries.some(ids)
            if len(found) < len(set(ids)):
                raise UserError(_GONE)
            for row in found:
                arrivals.setdefault(row.arrived_at, []).append(row.id)
            for arrival, rows in arrivals.items():
                values = _presence_values(presence, arrival or at or self._now())
                unit.update_many(Entity.PARTICIPANT, rows, registration=registration, **values)
        return unit.change

    def set_delegate(self, participant_id: str, name: str, post: str = "", may_decide: bool = False) -> Change:
        """Record who came instead, their post, and whether they may decide."""
        row = self.get(participant_id)
        with self._store.journal.unit(f"catat wakil {brief(row.full_name)}") as unit:
            unit.update(
                Entity.PARTICIPANT,
                participant_id,
                presence=Presence.DIWAKILI,
                arrived_at=row.arrived_at or self._now(),
                delegate_name=clean_line(name),
                delegate_post=clean_line(post),
                may_decide=may_decide,
            )
        return unit.change

    def leave(self, participant_ids: Iterable[str], at: datetime | None = None) -> Change:
        """Record that somebody left."""
        ids = list(participant_ids)
        with self._store.journal.unit(f"catat pulang {counted(len(ids), 'peserta')}") as unit:
            unit.update_many(Entity.PARTICIPANT, ids, left_at=at or self._now())
        return unit.change

    def update(self, participant_id: str, *, sector: Sector | None = None, **fields: Any) -> Change:
        """Change fields of a participant, or of the person behind it.

        `institution` is a typed name or an id; an unknown one is added with `sector`, or that of the participant.
        `sector` alone counts for who has no institution.
        """
        if sector is not None and not fields:
            return self._edit(Entity.PARTICIPANT, participant_id, "peserta", {"sector": sector})
        if not _is_personal(fields):
            return self._edit(Entity.PARTICIPANT, participant_id, "peserta", fields)
        row = self.get(participant_id)
        join = f"participant:{participant_id}:{','.join(sorted(fields))}"
        with self._store.journal.unit("ubah data peserta", join=join) as unit:
            _change_person(unit, row, fields, sector or row.sector)
        return unit.change

    def update_many(self, participant_ids: Iterable[str], **fields: Any) -> Change:
        """The same values for several participants, in one step."""
        ids = list(participant_ids)
        if len(ids) == 1:
            return self.update(ids[0], **fields)
        with self._store.journal.unit(f"ubah {field_names(fields)} {counted(len(ids), 'peserta')}") as unit:
            if _is_personal(fields):
                for row in (self.get(row_id) for row_id in ids):
                    _change_person(unit, row, fields, row.sector)
            else:
                values = {name: cleaned(name, value) for name, value in fields.items()}
                unit.update_many(Entity.PARTICIPANT, ids, **values)
        return unit.change

    def set_sector(self, participant_ids: Iterable[str], sector: Sector) -> Change:
        """Let these count in a sector: for who has an institution it is that of the institution, everywhere."""
        with self._store.journal.unit("ubah unsur") as unit:
            for row in queries.some(list(participant_ids)):
                place = row.institution_id or _home(row)
                if place is not None:
                    unit.update(Entity.INSTITUTION, place, sector=sector)
                else:
                    unit.update(Entity.PARTICIPANT, row.id, sector=sector)
        return unit.change

    def mark_sheet(self, meeting_id: str, text: str) -> Change:
        """Take over the marks of the printed sheet: `1-5, 8, 12i, 14w`. Raises UserError that names the bad part."""
        rows = queries.participants(meeting_id)
        try:
            marks = parse_sheet(text, len(rows))
        except ValueError as error:
            raise UserError(str(error)) from error
        moment = self._now()
        with self._store.journal.unit(f"tandai {counted(len(marks), 'baris')} lembar") as unit:
            for mark in marks:
                row = rows[mark.number - 1]
                values = _presence_values(mark.presence, row.arrived_at or moment)
                unit.update(Entity.PARTICIPANT, row.id, registration=Registration.LEMBAR, **values)
        return unit.change

    def remove(self, participant_ids: Iterable[str]) -> Change:
        """Take participants off the list."""
        ids = list(participant_ids)
        return self._delete(Entity.PARTICIPANT, ids, f"hapus {counted(len(ids), 'peserta')}")

    def shift(self, participant_id: str, steps: int) -> Change:
        """Move a participant up or down the list."""
        row = self.get(participant_id)
        rows = [(one.id, one.rank) for one in queries.participants(row.meeting_id)]
        return self._shift(Entity.PARTICIPANT, rows, participant_id, steps, f"pindahkan {brief(row.full_name)}")

    def scan(self, meeting_id: str, code: str) -> Written[str]:
        """A scanned code: the participant's id as printed on the invitation. Raises UserError for a strange one."""
        wanted = code.strip().lower()
        row = next((one for one in queries.participants(meeting_id) if one.id == wanted), None)
        if row is None:
            raise UserError("Kode ini bukan dari undangan rapat ini; cari nama pesertanya.")
        change = self.set_presence([row.id], Presence.HADIR, registration=Registration.PEMINDAI)
        return Written(change, row.id)


def _home(row: Participant) -> str | None:
    person = people_queries.person(row.person_id)
    return person.institution_id if person else None


def _haystack(one: Participant) -> str:
    parts = (one.full_name, one.post, one.institution, one.institution_short, one.delegate_name)
    return " ".join(parts).casefold()


def _is_personal(fields: Iterable[str]) -> bool:
    return any(name in _PERSON_FIELDS or name == "institution" for name in fields)


def _change_person(unit: Unit, row: Participant, fields: dict[str, Any], sector: Sector) -> None:
    """Change the person behind a participant, together with fields of its own."""
    values = {name: cleaned(name, value) for name, value in fields.items() if name in _PERSON_FIELDS}
    own = {name: cleaned(name, value) for name, value in fields.items() if not _is_personal([name])}
    if row.person_id is None and values:
        raise UserError("Baris ini instansi tanpa nama orang; tambahkan orangnya sebagai peserta.")
    if fields.get("institution") is not None:
        place = clean_line(fields["institution"])
        values["institution_id"] = ensure_institution(unit, place, sector) if place else None
    if row.person_id is None:
        own |= values
    elif values:
        unit.update(Entity.PERSON, row.person_id, **values)
    if own:
        unit.update(Entity.PARTICIPANT, row.id, **own)


def _presence_values(presence: Presence, moment: datetime) -> dict[str, Any]:
    values: dict[str, Any] = {"presence": presence}
    values["arrived_at"] = moment if presence.counts_as_present else None
    if not presence.counts_as_present:
        values["left_at"] = None
    if presence is not Presence.DIWAKILI:
        values |= {"delegate_name": "", "delegate_post": "", "may_decide": False}
    return values


def insert_participants(
    unit: Unit,
    meeting_id: str,
    keys: Sequence[tuple[str | None, str | None]],
    *,
    invited: bool,
) -> list[str]:
    """Add (person id, institution id) pairs at the end of the list; who is on it already stays as recorded."""
    rows = queries.participants(meeting_id)
    # By what they name, not by id: after a merge of duplicates a row names another person than its id was made from.
    known = {(one.person_id, one.institution_id): one.id for one in rows}
    last = rows[-1].rank if rows else ""
    ids: list[str] = []
    for person_id, institution_id in keys:
        row_id = known.get((person_id, institution_id))
        if row_id is not None:
            ids.append(row_id)
            continue
        row_id = natural_id("participant", meeting_id, person_id or "", institution_id or "")
        known[person_id, institution_id] = row_id
        ids.append(row_id)
        last = between(last, "")
        unit.insert(
            Entity.PARTICIPANT,
            row_id,
            meeting_id=meeting_id,
            rank=last,
            person_id=person_id,
            institution_id=institution_id,
            invited=invited,
        )
    return ids
