"""Agreements with all their parts."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable
from datetime import date
from typing import Any, TypeVar

from peewee import JOIN, SQL, fn

from rakor_desktop.domain.agreement import Agreement, Assignment, DueTask, Indicator, Task
from rakor_desktop.domain.change import Entity
from rakor_desktop.domain.kinds import AgreementState, TaskState
from rakor_desktop.domain.meeting import Link
from rakor_desktop.storage import models as m
from rakor_desktop.storage.queries.common import built, fetch, records

T = TypeVar("T", Assignment, Task, Indicator)


def agreements(meeting_id: str) -> tuple[Agreement, ...]:
    """All agreements of a meeting in order."""
    return _build(m.Agreement.select().where(m.Agreement.meeting_id == meeting_id, m.Agreement.deleted_at.is_null()))


def agreement(agreement_id: str) -> Agreement | None:
    """One agreement."""
    found = _build(m.Agreement.select().where(m.Agreement.id == agreement_id, m.Agreement.deleted_at.is_null()))
    return found[0] if found else None


def _build(query: Any) -> tuple[Agreement, ...]:
    found = records(query.order_by(m.Agreement.rank, m.Agreement.id))
    ids = [record["id"] for record in found]
    assignments = _grouped(_assignments(ids))
    tasks = _grouped(_tasks(ids))
    indicators = _grouped(_indicators(ids))
    sources = _sources(ids)
    return tuple(
        built(
            Agreement,
            record,
            assignments=tuple(assignments.get(record["id"], ())),
            tasks=tuple(tasks.get(record["id"], ())),
            indicators=tuple(indicators.get(record["id"], ())),
            sources=tuple(sources.get(record["id"], ())),
        )
        for record in found
    )


def _grouped(rows: Iterable[T]) -> dict[str, list[T]]:
    groups: dict[str, list[T]] = {}
    for row in rows:
        groups.setdefault(row.agreement_id, []).append(row)
    return groups


def _assignments(ids: list[str]) -> tuple[Assignment, ...]:
    query = (
        m.Assignment.select(
            m.Assignment,
            m.Institution.name.alias("institution"),
            m.Institution.short_name.alias("institution_short"),
            m.Institution.sector.alias("sector"),
            m.Institution.contact.alias("contact"),
        )
        .join(m.Institution, on=(m.Assignment.institution_id == m.Institution.id))
        .where(m.Assignment.agreement_id.in_(ids), m.Assignment.deleted_at.is_null())
        .order_by(m.Assignment.lead.desc(), m.Assignment.rank, m.Assignment.id)
    )
    return fetch(Assignment, query)


def _tasks(ids: list[str]) -> tuple[Task, ...]:
    label = fn.COALESCE(fn.NULLIF(m.Institution.short_name, ""), m.Institution.name, "")
    query = (
        m.Task.select(m.Task, label.alias("lead"))
        .join(m.Institution, JOIN.LEFT_OUTER, on=(m.Task.lead_id == m.Institution.id))
        .where(m.Task.agreement_id.in_(ids), m.Task.deleted_at.is_null())
        .order_by(m.Task.rank, m.Task.id)
    )
    return fetch(Task, query)


def _indicators(ids: list[str]) -> tuple[Indicator, ...]:
    latest = (
        m.Measurement.select(m.Measurement.value)
        .where(m.Measurement.indicator_id == m.Indicator.id, m.Measurement.deleted_at.is_null())
        .order_by(m.Measurement.date.desc(), m.Measurement.id.desc())
        .limit(1)
    )
    query = (
        m.Indicator.select(m.Indicator, latest.alias("latest_value"))
        .where(m.Indicator.agreement_id.in_(ids), m.Indicator.deleted_at.is_null())
        .order_by(m.Indicator.rank, m.Indicator.id)
    )
    return fetch(Indicator, query)


def _sources(ids: list[str]) -> dict[str, list[Link]]:
    query = (
        m.AgreementSource.select(
            m.AgreementSource.agreement_id,
            m.AgreementSource.point_id,
            m.AgreementSource.remark_id,
            m.DiscussionPoint.number.alias("point_number"),
            m.DiscussionPoint.text.alias("point_text"),
            m.DiscussionGroup.code.alias("group_code"),
            m.Remark.text.alias("remark_text"),
            m.Remark.noted_at.alias("noted_at"),
        )
        .join(m.DiscussionPoint, JOIN.LEFT_OUTER, on=(m.AgreementSource.point_id == m.DiscussionPoint.id))
        .join(m.DiscussionGroup, JOIN.LEFT_OUTER, on=(m.DiscussionPoint.group_id == m.DiscussionGroup.id))
        .join(m.Remark, JOIN.LEFT_OUTER, on=(m.AgreementSource.remark_id == m.Remark.id))
        .where(m.AgreementSource.agreement_id.in_(ids), m.AgreementSource.deleted_at.is_null())
        .order_by(m.DiscussionGroup.code, m.DiscussionPoint.number, m.Remark.noted_at)
    )
    found: dict[str, list[Link]] = {}
    for record in records(query):
        if record["point_id"]:
            code = f"{record['group_code']}-{record['point_number']:02d}"
            link = Link(Entity.POINT, record["point_id"], code, record["point_text"] or "")
        else:
            moment = record["noted_at"]
            code = "Catatan" if moment is None else f"Catatan {moment:%H.%M}"
            link = Link(Entity.REMARK, record["remark_id"], code, record["remark_text"] or "")
        found.setdefault(record["agreement_id"], []).append(link)
    return found


def chain(agreement_id: str) -> frozenset[str]:
    """An agreement with those that it was carried over from, and to, in all meetings."""
    found, waiting = {agreement_id}, {agreement_id}
    while waiting:
        here, there = m.Agreement.id.in_(waiting), m.Agreement.follows_id.in_(waiting)
        rows = records(m.Agreement.select(m.Agreement.id, m.Agreement.follows_id).where(here | there))
        waiting = {one for row in rows for one in (row["id"], row["follows_id"]) if one} - found
        found |= waiting
    return frozenset(found)


def comparable(words: Iterable[str], *, exclude: Container[str], limit: int) -> list[dict[str, Any]]:
    """Agreements of all meetings but some whose statements hold any of the words, those with the rarest first.

    The full-text index finds them: reading every statement took seconds of the only worker.
    """
    parts = (part for word in words for part in re.findall(r"[^\W_]+", word))
    expression = "title : (" + " OR ".join(f'"{part}"' for part in dict.fromkeys(parts)) + ")"
    sharing = SQL(
        "(SELECT s.row FROM search JOIN search_slot s ON s.slot = search.rowid "
        "WHERE search MATCH ? AND s.entity = 'agreement' ORDER BY bm25(search) LIMIT ?)",
        (expression, limit),
    )
    lead = (
        m.Assignment.select(fn.COALESCE(fn.NULLIF(m.Institution.short_name, ""), m.Institution.name))
        .join(m.Institution, on=(m.Assignment.institution_id == m.Institution.id))
        .where(m.Assignment.agreement_id == m.Agreement.id, m.Assignment.lead, m.Assignment.deleted_at.is_null())
        .limit(1)
    )
    query = (
        m.Agreement.select(
            m.Agreement.id,
            m.Agreement.meeting_id,
            m.Agreement.number,
            m.Agreement.statement,
            m.Agreement.state,
            lead.alias("institution"),
            m.Meeting.title.alias("meeting_title"),
            m.Meeting.date.alias("meeting_date"),
        )
        .join(m.Meeting, on=(m.Agreement.meeting_id == m.Meeting.id))
        .where(
            m.Agreement.id.in_(sharing),
            m.Agreement.deleted_at.is_null(),
            m.Meeting.deleted_at.is_null(),
            m.Agreement.state != AgreementState.DITOLAK,
        )
    )
    return [record for record in records(query) if record["id"] not in exclude]


def due_tasks(until: date) -> tuple[DueTask, ...]:
    """Open tasks of agreed agreements of all meetings that are due by `until`, earliest first.

    A meeting that has a follow-up is left out: its open agreements went along.
    """
    later = m.Meeting.alias()
    follow_up = later.select(later.id).where(later.follows_id == m.Meeting.id, later.deleted_at.is_null())
    leads = m.Assignment.alias()
    place = m.Institution.alias()
    agreed_lead = (
        leads.select(leads.institution_id)
        .where(leads.agreement_id == m.Agreement.id, leads.lead, leads.deleted_at.is_null())
        .limit(1)
    )
    query = (
        m.Task.select(
            m.Task.id,
            m.Task.agreement_id,
            m.Task.activity,
            m.Task.due,
            m.Agreement.meeting_id,
            fn.COALESCE(fn.NULLIF(place.short_name, ""), place.name, "").alias("institution"),
        )
        .join(m.Agreement, on=(m.Task.agreement_id == m.Agreement.id))
        .join(m.Meeting, on=(m.Agreement.meeting_id == m.Meeting.id))
        .join(place, JOIN.LEFT_OUTER, on=(fn.COALESCE(m.Task.lead_id, agreed_lead) == place.id))
        .where(
            m.Task.deleted_at.is_null(),
            m.Agreement.deleted_at.is_null(),
            m.Meeting.deleted_at.is_null(),
            m.Agreement.state.in_((AgreementState.DISEPAKATI, AgreementState.CATATAN)),
            m.Task.state.not_in((TaskState.SELESAI, TaskState.BATAL)),
            m.Task.due <= until,
            ~fn.EXISTS(follow_up),
        )
        .order_by(m.Task.due, m.Task.id)
    )
    return fetch(DueTask, query)
