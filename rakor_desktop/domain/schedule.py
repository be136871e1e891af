"""The flowing clock of an agenda: planned times before the meeting, expected times while it runs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from rakor_desktop.domain.meeting import AgendaItem

_DAY = date(2000, 1, 1)


class ItemState(StrEnum):
    """Where an item stands while the meeting runs."""

    DONE = "selesai"
    RUNNING = "berjalan"
    WAITING = "menunggu"


@dataclass(frozen=True, slots=True)
class ScheduledItem:
    """An item with its place: `number` "4" or "4.1", `depth` 0 or 1; `conflict` when it runs into a fixed item."""

    item: AgendaItem
    number: str
    depth: int
    start: time | None
    end: time | None
    conflict: bool = False


@dataclass(frozen=True, slots=True)
class Schedule:
    """The planned clock of a whole agenda; `minutes` is the sum, `overrun` the minutes past the planned end."""

    items: tuple[ScheduledItem, ...]
    start: time | None
    end: time | None
    planned_end: time | None
    minutes: int
    overrun: int


@dataclass(frozen=True, slots=True)
class LiveItem:
    """An item as the running meeting shows it: actual times where there are some, expected ones ahead."""

    item: AgendaItem
    state: ItemState
    start: time | None
    end: time | None


@dataclass(frozen=True, slots=True)
class Live:
    """The running meeting at one moment. `share` is elapsed / planned of the running item (1.0 = all used)."""

    running: AgendaItem | None
    position: int
    total: int
    elapsed: timedelta
    planned: timedelta
    share: float
    expected_end: time | None
    delay_minutes: int
    rows: tuple[LiveItem, ...]

    @property
    def is_over(self) -> bool:
        """Whether the last item has ended."""
        return self.running is None and self.position >= self.total > 0

    @property
    def left(self) -> timedelta:
        """Time left of the running item, negative once it is over."""
        return self.planned - self.elapsed


def in_order(items: Sequence[AgendaItem]) -> tuple[AgendaItem, ...]:
    """Top-level items by rank, each followed by its sub-items."""
    ids = {item.id for item in items}
    ranked = sorted(items, key=lambda item: (item.rank, item.id))
    ordered: list[AgendaItem] = []
    for item in ranked:
        if item.parent_id is None or item.parent_id not in ids:
            ordered.append(item)
            ordered += [child for child in ranked if child.parent_id == item.id]
    return tuple(ordered)


def _length(item: AgendaItem, items: Sequence[AgendaItem]) -> int:
    # A parent lasts at least as long as its sub-items together.
    return max(item.minutes, sum(child.minutes for child in items if child.parent_id == item.id))


def _roots(items: Sequence[AgendaItem]) -> list[AgendaItem]:
    ids = {item.id for item in items}
    return [item for item in in_order(items) if item.parent_id is None or item.parent_id not in ids]


def flow(items: Sequence[AgendaItem], start: time | None, planned_end: time | None) -> Schedule:
    """Give each item its planned time: durations flow from `start`, items with a fixed start stand still.

    Without `start` the first fixed item starts the clock; before it times are unknown.
    """
    cursor = None if start is None else datetime.combine(_DAY, start)
    rows: list[ScheduledItem] = []
    total = 0
    for position, item in enumerate(_roots(items), 1):
        minutes = _length(item, items)
        total += minutes
        conflict = False
        if item.fixed_start is not None:
            fixed = datetime.combine(_DAY, item.fixed_start)
            conflict = cursor is not None and cursor > fixed
            cursor = fixed
        begin = cursor
        if cursor is not None:
            cursor += timedelta(minutes=minutes)
        rows.append(ScheduledItem(item, str(position), 0, _clock(begin), _clock(cursor), conflict))
        inner = begin
        children = [child for child in in_order(items) if child.parent_id == item.id]
        for number, child in enumerate(children, 1):
            child_start = inner
            if inner is not None:
                inner += timedelta(minutes=child.minutes)
            rows.append(ScheduledItem(child, f"{position}.{number}", 1, _clock(child_start), _clock(inner)))
    first = next((row.start for row in rows if row.start is not None), start)
    end = _clock(cursor)
    overrun = 0
    if cursor is not None and planned_end is not None:
        overrun = max(0, int((cursor - datetime.combine(_DAY, planned_end)).total_seconds() // 60))
    return Schedule(tuple(rows), first, end, planned_end, total, overrun)


def live(items: Sequence[AgendaItem], start: time | None, now: datetime) -> Live:
    """The running meeting at `now`: what runs, how much of it is used, when it all ends at this pace.

    Before its first item is started everything stands where it is planned: nothing can be late yet.
    """
    roots = _roots(items)
    if not any(item.actual_start for item in roots):
        return _waiting(flow(items, start, None), len(roots))
    running = next((item for item in roots if item.actual_start and not item.actual_end), None)
    rows: list[LiveItem] = []
    cursor = now
    for item in roots:
        length = timedelta(minutes=_length(item, items))
        if item.actual_start and item.actual_end:
            rows.append(LiveItem(item, ItemState.DONE, item.actual_start.time(), item.actual_end.time()))
        elif item.actual_start:
            cursor = max(now, item.actual_start + length)
            rows.append(LiveItem(item, ItemState.RUNNING, item.actual_start.time(), _clock(cursor)))
        else:
            if item.fixed_start is not None:
                cursor = max(cursor, datetime.combine(now.date(), item.fixed_start))
            begin = cursor
            cursor += length
            rows.append(LiveItem(item, ItemState.WAITING, _clock(begin), _clock(cursor)))
    planned_end = flow(items, start, None).end
    waiting = any(row.state is not ItemState.DONE for row in rows)
    ends = [item.actual_end for item in roots if item.actual_end]
    last = cursor if waiting else max(ends, default=None)
    delay = 0
    if last is not None and planned_end is not None:
        delay = round((last - datetime.combine(last.date(), planned_end)).total_seconds() / 60)
    planned = timedelta(minutes=_length(running, items)) if running else timedelta()
    elapsed = now - running.actual_start if running and running.actual_start else timedelta()
    share = elapsed / planned if planned else 0.0
    position = roots.index(running) + 1 if running else sum(row.state is ItemState.DONE for row in rows)
    return Live(running, position, len(roots), elapsed, planned, share, _clock(last), delay, tuple(rows))


def _waiting(schedule: Schedule, total: int) -> Live:
    rows = [row for row in schedule.items if row.depth == 0]
    waiting = tuple(LiveItem(row.item, ItemState.WAITING, row.start, row.end) for row in rows)
    return Live(None, 0, total, timedelta(), timedelta(), 0.0, schedule.end, 0, waiting)


def _clock(moment: datetime | None) -> time | None:
    return None if moment is None else moment.time().replace(second=0, microsecond=0)
