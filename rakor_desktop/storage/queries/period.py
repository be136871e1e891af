"""Attendance over a period: counted by SQL, one record per meeting, per sector, per institution and meeting."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import Any

from peewee import JOIN, fn

from rakor_desktop.domain.kinds import MeetingState, Presence, Sector
from rakor_desktop.domain.meeting import SectorCount
from rakor_desktop.domain.period import InstitutionAttendance, Mark, PeriodAttendance, PeriodMeeting, best_mark
from rakor_desktop.storage import models as m
from rakor_desktop.storage.queries.common import fetch, records

_PRESENT = (Presence.HADIR, Presence.DIWAKILI)
_CALLED_OFF = (MeetingState.DITUNDA, MeetingState.DIBATALKAN)


def attendance(first: date, last: date) -> PeriodAttendance:
    """Who was invited and who came from `first` to `last`, both included."""
    meetings = fetch(PeriodMeeting, _meetings(first, last))
    institutions, unattached = _institutions(first, last, meetings)
    return PeriodAttendance(
        first=first,
        last=last,
        meetings=meetings,
        institutions=institutions,
        sectors=_sectors(first, last),
        unrecorded=int(_held(first, last).where(~fn.EXISTS(_recorded())).count()),
        unattached=unattached,
    )


def _held(first: date, last: date) -> Any:
    return m.Meeting.select(m.Meeting.id).where(
        m.Meeting.deleted_at.is_null(), m.Meeting.date.between(first, last), m.Meeting.state.not_in(_CALLED_OFF)
    )


def _recorded() -> Any:
    """Presence was noted of at least one participant of the meeting."""
    return m.Participant.select(m.Participant.id).where(
        m.Participant.meeting_id == m.Meeting.id,
        m.Participant.deleted_at.is_null(),
        m.Participant.presence != Presence.BELUM,
    )


def _counting(first: date, last: date) -> Any:
    return _held(first, last).where(fn.EXISTS(_recorded()))


def _people(*conditions: Any) -> Any:
    return m.Participant.select(fn.COUNT("*")).where(
        m.Participant.meeting_id == m.Meeting.id, m.Participant.deleted_at.is_null(), *conditions
    )


def _meetings(first: date, last: date) -> Any:
    row, came = m.Meeting, m.Participant.presence.in_(_PRESENT)
    counted = m.Meeting.select(
        *(row.id, row.title, row.kind, row.date),
        fn.COALESCE(fn.NULLIF(row.room, ""), row.venue).alias("place"),
        _people(m.Participant.invited).alias("invited"),
        _people(m.Participant.invited, came).alias("present"),
        _people(~m.Participant.invited, came).alias("walk_ins"),
    )
    return counted.where(row.id.in_(_counting(first, last))).order_by(row.date, row.planned_start, row.id)


def _participants(first: date, last: date, *columns: Any) -> Any:
    """Participants of the meetings that count, with their institution: their own, else their person's."""
    return (
        m.Participant.select(*columns)
        .join(m.Person, JOIN.LEFT_OUTER, on=(m.Participant.person_id == m.Person.id))
        .join(
            m.Institution,
            JOIN.LEFT_OUTER,
            on=(fn.COALESCE(m.Participant.institution_id, m.Person.institution_id) == m.Institution.id),
        )
        .where(m.Participant.deleted_at.is_null(), m.Participant.meeting_id.in_(_counting(first, last)))
    )


def _sectors(first: date, last: date) -> tuple[SectorCount, ...]:
    # The participant's own sector counts only where no institution says it.
    sector_code = fn.COALESCE(m.Institution.sector, m.Participant.sector)
    query = _participants(
        first,
        last,
        sector_code.alias("sector_code"),
        fn.COUNT("*").alias("invited"),
        fn.SUM(m.Participant.presence.in_(_PRESENT)).alias("present"),
    )
    invited: dict[Sector, int] = defaultdict(int)
    present: dict[Sector, int] = defaultdict(int)
    for record in records(query.where(m.Participant.invited).group_by(sector_code)):
        sector = Sector(record["sector_code"])
        invited[sector] += record["invited"]
        present[sector] += record["present"]
    return tuple(SectorCount(sector, invited[sector], present[sector]) for sector in Sector if invited[sector])


def _institutions(
    first: date, last: date, meetings: tuple[PeriodMeeting, ...]
) -> tuple[tuple[InstitutionAttendance, ...], int]:
    """The institutions with their marks, and how many participants have none."""
    place = m.Institution
    query = _participants(
        first,
        last,
        m.Participant.meeting_id,
        m.Participant.invited,
        m.Participant.presence,
        *(place.id.alias("place"), place.name, place.short_name, place.sector, place.protocol_order),
        fn.COUNT("*").alias("people"),
    ).group_by(m.Participant.meeting_id, m.Participant.invited, m.Participant.presence, place.id)
    unattached = 0
    known: dict[str, dict[str, Any]] = {}
    seen: dict[tuple[str, str], list[tuple[bool, Presence]]] = defaultdict(list)
    for record in records(query):
        if record["place"] is None:
            unattached += record["people"]
            continue
        known[record["place"]] = record
        seen[record["place"], record["meeting_id"]].append((bool(record["invited"]), record["presence"]))
    rows = tuple(
        InstitutionAttendance(
            id=place_id,
            name=record["name"],
            short_name=record["short_name"],
            sector=record["sector"],
            marks=tuple(_mark(seen.get((place_id, meeting.id), [])) for meeting in meetings),
        )
        for place_id, record in sorted(known.items(), key=_protocol)
    )
    return rows, unattached


def _protocol(item: tuple[str, dict[str, Any]]) -> tuple[int, int, str, str]:
    place_id, record = item
    return list(Sector).index(record["sector"]), record["protocol_order"], record["name"], place_id


def _mark(people: list[tuple[bool, Presence]]) -> Mark:
    """The best presence of the invited; a guest's only where the institution was not invited."""
    mark = best_mark(presence for invited, presence in people if invited)
    if mark is Mark.TIDAK_DIUNDANG and any(presence.counts_as_present for _, presence in people):
        return Mark.TAMU
    return mark
