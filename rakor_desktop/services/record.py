"""Gathers once everything that the documents of one meeting print."""

from __future__ import annotations

from datetime import date

from rakor_desktop.domain.attendance import summarise
from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.people import Letterhead
from rakor_desktop.domain.record import GroupRecord, MeetingRecord
from rakor_desktop.services.plates import plates
from rakor_desktop.services.style import office_style
from rakor_desktop.storage.queries import agreements as agreement_queries
from rakor_desktop.storage.queries import discussion as discussion_queries
from rakor_desktop.storage.queries import meetings as meeting_queries
from rakor_desktop.storage.queries import participants as participant_queries
from rakor_desktop.storage.queries import people as people_queries
from rakor_desktop.storage.queries import preparation as preparation_queries
from rakor_desktop.storage.store import Store


def gather(store: Store, meeting_id: str, today: date) -> MeetingRecord:
    """The record of a meeting, with its own letterhead and signatory or the office's. Raises UserError: deleted."""
    meeting = meeting_queries.meeting(meeting_id)
    if meeting is None:
        raise UserError("Rapat ini sudah dihapus; tekan Ctrl+Z untuk mengembalikannya.")
    participants = participant_queries.participants(meeting_id)
    groups = tuple(
        GroupRecord(
            group,
            discussion_queries.members(group.id, participants),
            discussion_queries.points(group.id),
            discussion_queries.issues(group.id),
        )
        for group in discussion_queries.groups(meeting_id)
    )
    style = office_style()
    return MeetingRecord(
        meeting=meeting,
        letterhead=people_queries.letterhead(store, meeting.letterhead_id) or Letterhead(""),
        attendance=summarise(participants, meeting.quorum_percent),
        today=today,
        chair=people_queries.person(meeting.chair_id),
        secretary=people_queries.person(meeting.secretary_id),
        minute_taker=people_queries.person(meeting.minute_taker_id),
        signatory=people_queries.signatory(meeting.signatory_id),
        agenda=participant_queries.agenda(meeting_id),
        participants=participants,
        remarks=discussion_queries.remarks(meeting_id),
        groups=groups,
        agreements=agreement_queries.agreements(meeting_id),
        letter=preparation_queries.letter(meeting_id),
        materials=preparation_queries.materials(meeting_id),
        photos=preparation_queries.photos(meeting_id),
        plates=plates(meeting, style),
        style=style,
        content=store.blob,
    )
