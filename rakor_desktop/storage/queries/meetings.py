"""The meeting list, one meeting, its counts."""

from __future__ import annotations

from datetime import date
from typing import Any

from peewee import JOIN, SQL, fn

from rakor_desktop.domain.kinds import AgreementState, MeetingState, Presence, TaskState
from rakor_desktop.domain.meeting import Meeting, MeetingCounts, MeetingFilter, MeetingSeries, MeetingSummary
from rakor_desktop.storage import models as m
from rakor_desktop.storage.queries.common import fetch, first_record, match_all, records

_PRESENT = (Presence.HADIR, Presence.DIWAKILI)
_SETTLED = (TaskState.SELESAI, TaskState.BATAL)


def _invited() -> Any:
    return m.Participant.select(fn.COUNT("*")).where(
        m.Participant.meeting_id == m.Meeting.id, m.Participant.deleted_at.is_null(), m.Participant.invited
    )


def _present() -> Any:
    return _invited().where(m.Participant.presence.in_(_PRESENT))


def _is_counted() -> tuple[Any, ...]:
    """Which agreements of a meeting count wherever a number is shown: a rejected one is none."""
    return (
        m.Agreement.meeting_id == m.Meeting.id,
        m.Agreement.deleted_at.is_null(),
        m.Agreement.state != AgreementState.DITOLAK,
    )


def _agreements() -> Any:
    return m.Agreement.select(fn.COUNT("*")).where(*_is_counted())


def _tasks_of_agreement() -> Any:
    return m.Task.select(m.Task.id).where(m.Task.agreement_id == m.Agreement.id, m.Task.deleted_at.is_null())


def _agreements_done() -> Any:
    tasks = _tasks_of_agreement()
    open_tasks = tasks.where(m.Task.state.not_in(_SETTLED))
    return _agreements().where(fn.EXISTS(tasks), ~fn.EXISTS(open_tasks))


def _place() -> Any:
    """The room, which people know a meeting by, else the venue."""
    return fn.COALESCE(fn.NULLIF(m.Meeting.room, ""), m.Meeting.venue)


def _summary_columns() -> Any:
    row = m.Meeting
    return m.Meeting.select(
        *(row.id, row.title, row.kind, row.state, row.date, row.planned_start, row.series_number),
        _place().alias("venue"),
        fn.COALESCE(m.MeetingSeries.name, "").alias("series"),
        _invited().alias("invited"),
        _present().alias("present"),
        _agreements().alias("agreements"),
        _agreements_done().alias("agreements_done"),
    )


def _with_series(query: Any) -> Any:
    return query.join(m.MeetingSeries, JOIN.LEFT_OUTER, on=(m.Meeting.series_id == m.MeetingSeries.id))


def _filtered(query: Any, wanted: MeetingFilter) -> Any:
    query = _with_series(query).where(m.Meeting.deleted_at.is_null())
    for condition in match_all(wanted.text, m.Meeting.title, m.Meeting.venue, m.Meeting.room, m.MeetingSeries.name):
        query = query.where(condition)
    if wanted.year is not None:
        query = query.where(m.Meeting.date.between(date(wanted.year, 1, 1), date(wanted.year, 12, 31)))
    if wanted.kind is not None:
        query = query.where(m.Meeting.kind == wanted.kind)
    if wanted.state is not None:
        query = query.where(m.Meeting.state == wanted.state)
    if wanted.series_id is not None:
        query = query.where(m.Meeting.series_id == wanted.series_id)
    return query


def summaries(wanted: MeetingFilter) -> tuple[MeetingSummary, ...]:
    """One page of the meeting list, sorted by SQL; by date, meetings without one come last."""
    query = _filtered(_summary_columns(), wanted)
    columns: dict[str, list[Any]] = {
        "date": [m.Meeting.date, m.Meeting.planned_start],
        "title": [fn.LOWER(m.Meeting.title)],
        "venue": [fn.LOWER(_place())],
        "state": [m.Meeting.state],
        "invited": [SQL("invited")],
        "present": [SQL("present")],
        "agreements": [SQL("agreements_done"), SQL("agreements")],
    }
    by_date = wanted.sort not in columns or wanted.sort == "date"
    chosen = columns["date"] if by_date else columns[wanted.sort]
    order: list[Any] = [column.desc() if wanted.descending else column.asc() for column in chosen]
    if by_date:
        order.insert(0, m.Meeting.date.is_null())
    return fetch(
        MeetingSummary,
        query.order_by(*order, m.Meeting.id.desc()).offset(wanted.offset).limit(wanted.limit),
    )


def count(wanted: MeetingFilter) -> int:
    """How many meetings the filter lets through."""
    return int(_filtered(m.Meeting.select(), wanted).count())


def years() -> tuple[int, ...]:
    """The years in which there are meetings, newest first."""
    year = fn.SUBSTR(m.Meeting.date, 1, 4)
    query = m.Meeting.select(year.alias("year")).where(m.Meeting.deleted_at.is_null(), m.Meeting.date.is_null(False))
    return tuple(sorted({int(row["year"]) for row in records(query.distinct())}, reverse=True))


def series() -> tuple[MeetingSeries, ...]:
    """All series by name."""
    return fetch(
        MeetingSeries,
        m.MeetingSeries.select().where(m.MeetingSeries.deleted_at.is_null()).order_by(fn.LOWER(m.MeetingSeries.name)),
    )


def meeting(meeting_id: str) -> Meeting | None:
    """One meeting with the names of its series and organiser."""
    query = (
        m.Meeting.select(
            m.Meeting,
            fn.COALESCE(m.MeetingSeries.name, "").alias("series"),
            fn.COALESCE(m.Institution.name, "").alias("organiser"),
        )
        .join(m.MeetingSeries, JOIN.LEFT_OUTER, on=(m.Meeting.series_id == m.MeetingSeries.id))
        .join(m.Institution, JOIN.LEFT_OUTER, on=(m.Meeting.organiser_id == m.Institution.id))
        .where(m.Meeting.id == meeting_id, m.Meeting.deleted_at.is_null())
    )
    found = fetch(Meeting, query)
    return found[0] if found else None


def counts(meeting_id: str) -> MeetingCounts:
    """The figures of tabs and status bar."""

    def of(model: Any) -> Any:
        return model.select(fn.COUNT("*")).where(model.meeting_id == m.Meeting.id, model.deleted_at.is_null())

    tasks = (
        m.Task.select(fn.COUNT("*"))
        .join(m.Agreement, on=(m.Task.agreement_id == m.Agreement.id))
        .where(*_is_counted(), m.Task.deleted_at.is_null())
    )
    query = m.Meeting.select(
        _invited().alias("invited"),
        _present().alias("present"),
        of(m.DiscussionGroup).alias("groups"),
        _agreements().alias("agreements"),
        of(m.Remark).alias("remarks"),
        of(m.AgendaItem).alias("agenda_items"),
        tasks.alias("tasks"),
    ).where(m.Meeting.id == meeting_id)
    found = fetch(MeetingCounts, query)
    return found[0] if found else MeetingCounts()


def current(today: date) -> MeetingSummary | None:
    """The running meeting, else the next one from today on."""
    for states, descending in (
        ((MeetingState.BERLANGSUNG,), True),
        ((MeetingState.RENCANA, MeetingState.TERJADWAL), False),
    ):
        query = m.Meeting.select(m.Meeting.id).where(m.Meeting.deleted_at.is_null(), m.Meeting.state.in_(states))
        if not descending:
            query = query.where(m.Meeting.date >= today)
        record = first_record(query.order_by(m.Meeting.date.desc() if descending else m.Meeting.date.asc()))
        if record is not None:
            return summary(record["id"])
    return None


def summary(meeting_id: str) -> MeetingSummary | None:
    """One line of the meeting list."""
    query = _with_series(_summary_columns()).where(m.Meeting.id == meeting_id)
    found = fetch(MeetingSummary, query)
    return found[0] if found else None
