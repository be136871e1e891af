"""Remarks, groups, points, issues."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from peewee import JOIN, fn

from rakor_desktop.domain.change import Entity
from rakor_desktop.domain.discussion import DiscussionPoint, Group, GroupMember, Issue, Position
from rakor_desktop.domain.ident import natural_id
from rakor_desktop.domain.kinds import PointKind, Presence, Sector, Side
from rakor_desktop.domain.meeting import Link, Participant, Remark, unnamed_delegate
from rakor_desktop.domain.people import full_name
from rakor_desktop.storage import models as m
from rakor_desktop.storage.queries import participants as participant_queries
from rakor_desktop.storage.queries.common import built, fetch, first_record, records

_SPEAKER_COLUMNS = (
    fn.COALESCE(m.Person.title_before, "").alias("title_before"),
    fn.COALESCE(m.Person.name, "").alias("person_name"),
    fn.COALESCE(m.Person.title_after, "").alias("title_after"),
    fn.COALESCE(m.Person.post, "").alias("speaker_post"),
    fn.COALESCE(m.Institution.name, "").alias("institution_name"),
    fn.COALESCE(m.Institution.short_name, "").alias("institution_short"),
    m.Institution.sector.alias("joined_sector"),
    m.Participant.presence.alias("presence"),
    fn.COALESCE(m.Participant.delegate_name, "").alias("delegate_name"),
    fn.COALESCE(m.Participant.delegate_post, "").alias("delegate_post"),
)


def _with_speaker(model: Any) -> Any:
    """A query of remarks or points with their speakers' names."""
    return (
        model.select(model, *_SPEAKER_COLUMNS)
        .join(m.Participant, JOIN.LEFT_OUTER, on=(model.participant_id == m.Participant.id))
        .join(m.Person, JOIN.LEFT_OUTER, on=(m.Participant.person_id == m.Person.id))
        .join(
            m.Institution,
            JOIN.LEFT_OUTER,
            on=(fn.COALESCE(m.Participant.institution_id, m.Person.institution_id) == m.Institution.id),
        )
        .where(model.deleted_at.is_null())
    )


def _speaker(record: dict[str, Any]) -> dict[str, Any]:
    """Who spoke: the delegate where the invited person sent one."""
    named = full_name(record["title_before"], record["person_name"], record["title_after"])
    post = record["speaker_post"]
    if record["presence"] is Presence.DIWAKILI:
        absent = named or record["institution_name"]
        named, post = record["delegate_name"] or unnamed_delegate(absent), record["delegate_post"]
    sector = record["joined_sector"]
    return {
        "speaker": named or record["speaker"] or record["institution_name"],
        "speaker_post": post,
        "institution": record["institution_short"] or record["institution_name"],
        "sector": None if sector is None else Sector(sector),
    }


def remarks(meeting_id: str, agenda_item_id: str | None = None) -> tuple[Remark, ...]:
    """The remarks of an agenda item, or of the whole meeting, in order, with links to what was raised from them."""
    query = _with_speaker(m.Remark).where(m.Remark.meeting_id == meeting_id)
    if agenda_item_id is not None:
        query = query.where(m.Remark.agenda_item_id == agenda_item_id)
    found = records(query.order_by(m.Remark.rank, m.Remark.id))
    links = _raised("remark_id", [record["id"] for record in found])
    for row_id, link in _aspirations([record["id"] for record in found]):
        links.setdefault(row_id, []).append(link)
    return tuple(
        built(Remark, record, **_speaker(record), links=tuple(links.get(record["id"], ()))) for record in found
    )


def _raised(column: str, ids: Iterable[str]) -> dict[str, list[Link]]:
    """Links to the agreements raised from these remarks or points."""
    source = getattr(m.AgreementSource, column)
    query = (
        m.AgreementSource.select(source.alias("source"), m.Agreement.id, m.Agreement.number, m.Agreement.statement)
        .join(m.Agreement, on=(m.AgreementSource.agreement_id == m.Agreement.id))
        .where(source.in_(list(ids)), m.AgreementSource.deleted_at.is_null(), m.Agreement.deleted_at.is_null())
        .order_by(m.Agreement.number)
    )
    found: dict[str, list[Link]] = {}
    for record in records(query):
        link = Link(Entity.AGREEMENT, record["id"], f"S-{record['number']:02d}", record["statement"])
        found.setdefault(record["source"], []).append(link)
    return found


def _aspirations(ids: Iterable[str]) -> list[tuple[str, Link]]:
    query = m.Aspiration.select().where(m.Aspiration.remark_id.in_(list(ids)), m.Aspiration.deleted_at.is_null())
    return [
        (record["remark_id"], Link(Entity.ASPIRATION, record["id"], f"A-{record['number']:02d}", record["text"]))
        for record in records(query.order_by(m.Aspiration.number))
    ]


def groups(meeting_id: str) -> tuple[Group, ...]:
    """The groups of a meeting with the names of their roles and their counts."""
    members = (
        m.GroupMember.select(fn.COUNT("*"))
        .join(m.Participant, on=(m.GroupMember.participant_id == m.Participant.id))
        .where(
            m.GroupMember.group_id == m.DiscussionGroup.id,
            m.GroupMember.deleted_at.is_null(),
            m.Participant.deleted_at.is_null(),
        )
    )
    points_count = m.DiscussionPoint.select(fn.COUNT("*")).where(
        m.DiscussionPoint.group_id == m.DiscussionGroup.id, m.DiscussionPoint.deleted_at.is_null()
    )
    query = (
        m.DiscussionGroup.select(m.DiscussionGroup, members.alias("members"), points_count.alias("points"))
        .where(m.DiscussionGroup.meeting_id == meeting_id, m.DiscussionGroup.deleted_at.is_null())
        .order_by(m.DiscussionGroup.rank, m.DiscussionGroup.id)
    )
    found = records(query)
    roles = {"facilitator": "facilitator_id", "minute_taker": "minute_taker_id", "reporter": "reporter_id"}
    wanted = any(record[column] for record in found for column in roles.values())
    names = {one.id: one.speaking_name for one in participant_queries.participants(meeting_id)} if wanted else {}
    return tuple(
        built(Group, record, **{role: names.get(record[column] or "", "") for role, column in roles.items()})
        for record in found
    )


def group_codes(meeting_id: str) -> tuple[str, ...]:
    """The codes of all groups that a meeting ever had, deleted ones included."""
    query = m.DiscussionGroup.select(m.DiscussionGroup.code).where(m.DiscussionGroup.meeting_id == meeting_id)
    return tuple(record["code"] for record in records(query))


def unseated_with(group_id: str) -> tuple[str, ...]:
    """The seats that were given up when a group was deleted, but not of those who sit in another group since."""
    elsewhere = m.GroupMember.alias()
    living = m.DiscussionGroup.alias()
    sits = (
        elsewhere.select(elsewhere.id)
        .join(living, on=(elsewhere.group_id == living.id))
        .where(
            elsewhere.participant_id == m.GroupMember.participant_id,
            elsewhere.deleted_at.is_null(),
            living.deleted_at.is_null(),
        )
    )
    query = (
        m.GroupMember.select(m.GroupMember.id)
        .join(m.DiscussionGroup, on=(m.GroupMember.group_id == m.DiscussionGroup.id))
        .where(
            m.GroupMember.group_id == group_id,
            m.GroupMember.deleted_at == m.DiscussionGroup.deleted_at,
            ~fn.EXISTS(sits),
        )
    )
    return tuple(record["id"] for record in records(query))


def members(group_id: str, participants: Iterable[Participant]) -> tuple[GroupMember, ...]:
    """Who sits in a group, in the order of the attendance list."""
    query = m.GroupMember.select().where(m.GroupMember.group_id == group_id, m.GroupMember.deleted_at.is_null())
    seats = {record["participant_id"]: record["id"] for record in records(query)}
    return tuple(
        GroupMember(seats[one.id], group_id, one.id, one.speaking_name, one.institution_label, one.sector)
        for one in participants
        if one.id in seats
    )


def seated(meeting_id: str) -> dict[str, str]:
    """The group of each seated participant of a meeting, by participant id."""
    query = (
        m.GroupMember.select(m.GroupMember.participant_id, m.GroupMember.group_id)
        .join(m.DiscussionGroup, on=(m.GroupMember.group_id == m.DiscussionGroup.id))
        .where(
            m.DiscussionGroup.meeting_id == meeting_id,
            m.DiscussionGroup.deleted_at.is_null(),
            m.GroupMember.deleted_at.is_null(),
        )
    )
    return {record["participant_id"]: record["group_id"] for record in records(query)}


def points(group_id: str, kind: PointKind | None = None) -> tuple[DiscussionPoint, ...]:
    """The points of a group in order, with links to what was raised from them."""
    query = _with_speaker(m.DiscussionPoint).where(m.DiscussionPoint.group_id == group_id)
    if kind is not None:
        query = query.where(m.DiscussionPoint.kind == kind)
    found = records(query.order_by(m.DiscussionPoint.rank, m.DiscussionPoint.id))
    group = first_record(m.DiscussionGroup.select(m.DiscussionGroup.code).where(m.DiscussionGroup.id == group_id))
    prefix = "" if group is None else group["code"]
    links = _raised("point_id", [record["id"] for record in found])
    return tuple(
        built(
            DiscussionPoint,
            record,
            **_speaker(record),
            code=f"{prefix}-{record['number']:02d}",
            links=tuple(links.get(record["id"], ())),
        )
        for record in found
    )


def issues(group_id: str) -> tuple[Issue, ...]:
    """The issues of a group; each has a position for every side, empty where nothing was said."""
    found = records(
        m.Issue.select()
        .where(m.Issue.group_id == group_id, m.Issue.deleted_at.is_null())
        .order_by(m.Issue.rank, m.Issue.id)
    )
    positions: dict[tuple[str, Side], Position] = {}
    query = m.Position.select().where(
        m.Position.issue_id.in_([record["id"] for record in found]), m.Position.deleted_at.is_null()
    )
    for position in fetch(Position, query):
        positions[position.issue_id, position.side] = position
    return tuple(
        built(
            Issue,
            record,
            positions=tuple(
                positions.get((record["id"], side))
                or Position(natural_id("position", record["id"], side.value), record["id"], side)
                for side in Side
            ),
        )
        for record in found
    )
