"""Agenda and participants of a meeting."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from peewee import JOIN, Case, fn

from rakor_desktop.domain.kinds import Presence, Sector
from rakor_desktop.domain.meeting import AgendaItem, Participant
from rakor_desktop.domain.schedule import in_order
from rakor_desktop.storage import models as m
from rakor_desktop.storage.queries.common import built, fetch, first, match_all, records, words


def agenda(meeting_id: str) -> tuple[AgendaItem, ...]:
    """The agenda in order, sub-items after their parents."""
    query = m.AgendaItem.select().where(m.AgendaItem.meeting_id == meeting_id, m.AgendaItem.deleted_at.is_null())
    return in_order(fetch(AgendaItem, query))


def agenda_item(item_id: str) -> AgendaItem | None:
    """One item."""
    return first(AgendaItem, m.AgendaItem.select().where(m.AgendaItem.id == item_id, m.AgendaItem.deleted_at.is_null()))


def _query() -> Any:
    return (
        m.Participant.select(
            m.Participant,
            fn.COALESCE(m.Person.title_before, "").alias("title_before"),
            fn.COALESCE(m.Person.name, "").alias("name"),
            fn.COALESCE(m.Person.title_after, "").alias("title_after"),
            fn.COALESCE(m.Person.nip, "").alias("nip"),
            fn.COALESCE(m.Person.rank, "").alias("person_rank"),
            fn.COALESCE(m.Person.post, "").alias("post"),
            fn.COALESCE(m.Person.phone, "").alias("phone"),
            fn.COALESCE(m.Person.email, "").alias("email"),
            fn.COALESCE(m.Person.sex, "").alias("sex"),
            fn.COALESCE(m.Institution.name, "").alias("institution"),
            fn.COALESCE(m.Institution.short_name, "").alias("institution_short"),
            fn.COALESCE(m.Institution.protocol_order, 1000).alias("protocol_order"),
            m.Institution.sector.alias("joined_sector"),
        )
        .join(m.Person, JOIN.LEFT_OUTER, on=(m.Participant.person_id == m.Person.id))
        .join(
            m.Institution,
            JOIN.LEFT_OUTER,
            on=(fn.COALESCE(m.Participant.institution_id, m.Person.institution_id) == m.Institution.id),
        )
        .where(m.Participant.deleted_at.is_null())
    )


def participants(meeting_id: str) -> tuple[Participant, ...]:
    """All participants in printing order, numbered as on the printed sheet."""
    return _build(_query().where(m.Participant.meeting_id == meeting_id).order_by(m.Participant.rank, m.Participant.id))


def participant(participant_id: str) -> Participant | None:
    """One participant; `number` is not known then."""
    found = _build(_query().where(m.Participant.id == participant_id))
    return found[0] if found else None


def matching(meeting_id: str, text: str, limit: int) -> tuple[tuple[Participant, str], ...]:
    """The first whom the typed words mean, word starts in the name before the rest, with the institution's address.

    Without words the first of the list; `number` is not known.
    """
    p, i, person = m.Participant, m.Institution, m.Person
    names = (person.title_before, person.name, person.title_after)
    # Somebody whom only an institution names is called by that.
    called = fn.COALESCE(fn.NULLIF(person.name, ""), i.name, "")
    hits = [Case(None, [((called.startswith(word)) | (called.contains(f" {word}")), 0)], 1) for word in words(text)]
    query = _query().select_extend(fn.COALESCE(i.address, "").alias("address")).where(p.meeting_id == meeting_id)
    for condition in match_all(text, *names, person.post, i.name, i.short_name, p.delegate_name):
        query = query.where(condition)
    order = [sum(hits[1:], hits[0])] if hits else []
    found = records(query.order_by(*order, p.rank, p.id).limit(limit))
    return tuple((_participant(record, 0), record["address"]) for record in found)


def some(participant_ids: Sequence[str]) -> tuple[Participant, ...]:
    """These participants, without those that are gone; `number` is not known then."""
    return _build(_query().where(m.Participant.id.in_(list(participant_ids))))


def _build(query: Any) -> tuple[Participant, ...]:
    return tuple(_participant(record, number) for number, record in enumerate(records(query), 1))


def _participant(record: dict[str, Any], number: int) -> Participant:
    # Its own sector counts only where no institution says it.
    return built(Participant, record, number=number, sector=Sector(record["joined_sector"] or record["sector"]))


def absent_institutions(meeting_id: str) -> frozenset[str]:
    """Invited institutions of which nobody came (only once presence was recorded at all)."""
    query = (
        m.Participant.select(
            m.Participant.presence,
            fn.COALESCE(m.Participant.institution_id, m.Person.institution_id).alias("place"),
        )
        .join(m.Person, JOIN.LEFT_OUTER, on=(m.Participant.person_id == m.Person.id))
        .where(m.Participant.meeting_id == meeting_id, m.Participant.deleted_at.is_null())
    )
    rows: list[tuple[Presence, str | None]] = [(row["presence"], row["place"]) for row in records(query)]
    if not any(presence is not Presence.BELUM for presence, _ in rows):
        return frozenset()
    came = {place for presence, place in rows if presence.counts_as_present}
    return frozenset(place for _, place in rows if place and place not in came)
