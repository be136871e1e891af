"""The letter of invitation of a meeting, and saved lists of whom to invite."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from rakor_desktop.domain.change import Change, Entity, Written
from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.formatting import clean_line
from rakor_desktop.domain.ident import natural_id
from rakor_desktop.domain.letter import InvitationList, Letter
from rakor_desktop.domain.meeting import Meeting
from rakor_desktop.domain.naskah import Urgency
from rakor_desktop.domain.rank import spread
from rakor_desktop.services.base import Service, brief, cleaned, counted
from rakor_desktop.services.participants import insert_participants
from rakor_desktop.services.workdays import day_off
from rakor_desktop.storage.queries import participants as participant_queries
from rakor_desktop.storage.queries import preparation as queries

_SHORT_NOTICE = 3  # working days (documents.md section 2.4)


class LetterService(Service):
    """Use cases of the letter fields in Undangan."""

    def letter(self, meeting_id: str) -> Letter:
        """The letter, empty before anything was filled in."""
        return queries.letter(meeting_id) or Letter(_id(meeting_id), meeting_id)

    def update(self, meeting_id: str, **fields: Any) -> Change:
        """Change fields of the letter; typing in one field stays one step of undo. Raises UserError."""
        values = {name: cleaned(name, value) for name, value in fields.items()}
        join = f"letter:{meeting_id}:{','.join(sorted(values))}"
        with self._store.journal.unit("ubah isi surat undangan", join=join) as unit:
            unit.insert(Entity.LETTER, _id(meeting_id), meeting_id=meeting_id, **values)
        return unit.change

    def suggested_urgency(self, meeting: Meeting) -> Urgency:
        """Segera when fewer than three working days are left from the letter (today) to the meeting, else Biasa."""
        if meeting.date is None:
            return Urgency.BIASA
        start = meeting.invitation_date or self._now().date()
        return Urgency.SEGERA if _working_days(start, meeting.date) < _SHORT_NOTICE else Urgency.BIASA

    def lists(self) -> tuple[InvitationList, ...]:
        """The saved lists by name."""
        return queries.invitation_lists()

    def save_list(self, name: str, meeting_id: str) -> Written[str]:
        """Keep whom this meeting invites under a name; a list of that name is replaced. Raises UserError."""
        name = clean_line(name)
        if not name:
            raise UserError("Nama daftar masih kosong; tulis namanya dahulu.")
        invited = [row for row in participant_queries.participants(meeting_id) if row.invited]
        if not invited:
            raise UserError("Rapat ini belum mengundang siapa pun; tambahkan undangan dahulu.")
        known = next((one.id for one in queries.invitation_lists() if one.name.casefold() == name.casefold()), None)
        with self._store.journal.unit(f"simpan daftar {brief(name)}") as unit:
            if known is not None:
                unit.delete(Entity.INVITATION_LIST, [known])
            list_id = unit.insert(Entity.INVITATION_LIST, name=name)
            unit.insert_many(
                Entity.INVITATION_LIST_ENTRY,
                [
                    {
                        "list_id": list_id,
                        "person_id": row.person_id,
                        "institution_id": None if row.person_id else row.institution_id,
                        "rank": rank,
                    }
                    for row, rank in zip(invited, spread(len(invited)), strict=True)
                ],
            )
        return Written(unit.change, list_id)

    def invite_list(self, meeting_id: str, list_id: str) -> Change:
        """Invite everybody on a saved list who is not invited yet. Raises UserError when it is empty."""
        keys = queries.list_entries(list_id)
        if not keys:
            raise UserError("Daftar ini kosong; orangnya sudah dihapus dari direktori.")
        with self._store.journal.unit(f"undang {counted(len(keys), 'peserta')} dari daftar") as unit:
            insert_participants(unit, meeting_id, keys, invited=True)
        return unit.change

    def rename_list(self, list_id: str, name: str) -> Change:
        """Give a saved list another name. Raises UserError for an empty one."""
        if not clean_line(name):
            raise UserError("Nama daftar masih kosong; tulis namanya dahulu.")
        return self._edit(Entity.INVITATION_LIST, list_id, "daftar undangan", {"name": name})

    def remove_lists(self, list_ids: Sequence[str]) -> Change:
        """Put saved lists into the bin."""
        return self._delete(Entity.INVITATION_LIST, list_ids, f"hapus {counted(len(list_ids), 'daftar undangan')}")


def _id(meeting_id: str) -> str:
    return natural_id("letter", meeting_id)


def _working_days(first: date, last: date) -> int:
    """Working days from the day after `first` up to the day before `last`."""
    days = (first + timedelta(days=step) for step in range(1, max(0, (last - first).days)))
    count = 0
    for day in days:
        count += day_off(day) is None
        if count >= _SHORT_NOTICE:
            break
    return count
