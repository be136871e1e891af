"""The agenda: planning its order and times, and running it on the day."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

import pytest

from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.kinds import AgendaKind, MeetingState
from rakor_desktop.domain.schedule import ItemState
from rakor_desktop.services.agenda import NewItem
from tests.support import MORNING, small_meeting

if TYPE_CHECKING:
    from rakor_desktop.services.catalogue import Services
    from tests.support import Clock


@pytest.fixture
def meeting(services: Services) -> str:
    meeting = services.meetings.create("Rapat", with_agenda=False, day=MORNING.date()).value
    services.meetings.update(meeting, planned_start=time(8), planned_end=time(9))
    for title, minutes in (("A", 10), ("B", 20), ("C", 40)):
        services.agenda.add(meeting, title=title, minutes=minutes)
    return meeting


def order(services: Services, meeting: str) -> str:
    return " ".join(f"{row.number}{row.item.title}" for row in services.agenda.schedule(meeting).items)


def item(services: Services, meeting: str, title: str) -> str:
    return next(one.id for one in services.agenda.items(meeting) if one.title == title)


def test_times_flow_and_overrun_is_told(services: Services, meeting: str) -> None:
    plan = services.agenda.schedule(meeting)
    assert [(row.start, row.end) for row in plan.items][-1] == (time(8, 30), time(9, 10))
    assert plan.overrun == 10
    services.agenda.update(item(services, meeting, "C"), minutes=30)
    assert services.agenda.schedule(meeting).overrun == 0
    services.agenda.extend(item(services, meeting, "C"), -90)
    assert services.agenda.items(meeting)[-1].minutes == 0
    assert services.agenda.schedule("tidak-ada").items == ()


def test_items_are_put_where_they_belong(services: Services, meeting: str) -> None:
    services.agenda.add(meeting, title="Baru", after_id=item(services, meeting, "A"), kind=AgendaKind.ISTIRAHAT)
    assert order(services, meeting) == "1A 2Baru 3B 4C"
    services.agenda.move(item(services, meeting, "C"), None)
    assert order(services, meeting) == "1C 2A 3Baru 4B"
    services.agenda.move(item(services, meeting, "A"), item(services, meeting, "B"))
    assert order(services, meeting) == "1C 2Baru 3B 4A"
    assert not services.agenda.move(item(services, meeting, "A"), "tidak-ada")
    services.agenda.shift(item(services, meeting, "A"), -2)
    assert order(services, meeting) == "1C 2A 3Baru 4B"
    services.agenda.shift(item(services, meeting, "C"), 99)
    assert order(services, meeting) == "1A 2Baru 3B 4C"
    assert not services.agenda.shift(item(services, meeting, "C"), 1)
    services.history.undo()
    assert order(services, meeting) == "1C 2A 3Baru 4B"


def test_sub_items(services: Services, meeting: str) -> None:
    a, b, c = (item(services, meeting, name) for name in "ABC")
    assert not services.agenda.indent(a)
    services.agenda.indent(b)
    services.agenda.indent(c)
    assert order(services, meeting) == "1A 1.1B 1.2C"
    assert not services.agenda.indent(c)
    assert not services.agenda.outdent(a)
    services.agenda.shift(c, -1)
    assert order(services, meeting) == "1A 1.1C 1.2B"
    services.agenda.add(meeting, title="D", parent_id=a)
    services.agenda.add(meeting, title="E")
    assert order(services, meeting) == "1A 1.1C 1.2B 1.3D 2E"
    services.agenda.outdent(b)
    assert order(services, meeting) == "1A 1.1C 1.2D 2B 3E"
    services.agenda.move(a, b)
    assert order(services, meeting) == "1B 2A 2.1C 2.2D 3E"
    with pytest.raises(UserError, match="punya sub-acara"):
        services.agenda.indent(a)
    services.agenda.delete([a])
    assert order(services, meeting) == "1B 2E"
    services.history.undo()
    assert order(services, meeting) == "1B 2A 2.1C 2.2D 3E"
    assert not services.agenda.delete([])


def test_a_template_replaces_the_agenda_in_one_step(services: Services, meeting: str) -> None:
    keys = [template.key for template in services.agenda.templates()]
    assert keys == ["rakor", "teknis", "jumat"]
    services.agenda.apply_template(meeting, "jumat")
    rows = services.agenda.schedule(meeting).items
    (prayer,) = [row for row in rows if row.item.kind is AgendaKind.ISTIRAHAT]
    assert (prayer.start, prayer.end, prayer.item.fixed_start) == (time(11, 30), time(13), time(11, 30))
    services.history.undo()
    assert order(services, meeting) == "1A 2B 3C"


def test_running_through_the_agenda_opens_and_closes_the_meeting(
    services: Services, meeting: str, clock: Clock
) -> None:
    services.agenda.advance(meeting)
    opened = services.meetings.get(meeting)
    assert (opened.state, opened.actual_start) == (MeetingState.BERLANGSUNG, MORNING)
    clock.advance(timedelta(minutes=15))
    services.agenda.advance(meeting)
    live = services.agenda.live(meeting, clock())
    assert live.running is not None
    assert (live.running.title, live.position, live.total, live.delay_minutes) == ("B", 2, 3, 5)
    assert [row.state for row in live.rows] == [ItemState.DONE, ItemState.RUNNING, ItemState.WAITING]
    services.agenda.advance(meeting, MORNING + timedelta(minutes=40))
    change = services.agenda.advance(meeting, MORNING + timedelta(minutes=75, seconds=30))
    assert change.title == "akhiri rapat"
    closed = services.meetings.get(meeting)
    assert (closed.state, closed.actual_end) == (MeetingState.SELESAI, datetime(2026, 11, 24, 9, 15, 30))
    assert services.agenda.live(meeting, clock()).running is None
    assert not services.agenda.advance(meeting)
    services.history.undo()
    assert services.meetings.get(meeting).state is MeetingState.BERLANGSUNG


def test_starting_an_item_ends_the_one_that_runs(services: Services, meeting: str, clock: Clock) -> None:
    a, b = item(services, meeting, "A"), item(services, meeting, "B")
    services.agenda.start(a)
    clock.advance(timedelta(minutes=5))
    services.agenda.start(b)
    first, second, _ = services.agenda.items(meeting)
    assert (first.actual_end, second.actual_start) == (clock(), clock())
    clock.advance(timedelta(minutes=5))
    services.agenda.finish(b)
    assert services.agenda.items(meeting)[1].actual_end == clock()
    services.agenda.start(a, clock())
    assert services.agenda.items(meeting)[0].actual_start == MORNING
    assert services.agenda.items(meeting)[0].actual_end is None


def test_a_sub_item_runs_within_its_parent(services: Services, meeting: str) -> None:
    a, b, c = (item(services, meeting, name) for name in "ABC")
    services.agenda.indent(b)
    services.agenda.start(a)
    services.agenda.start(b)
    live = services.agenda.live(meeting, MORNING)
    assert live.running is not None
    assert live.running.title == "A"
    services.agenda.start(c)
    assert [bool(one.actual_end) for one in services.agenda.items(meeting)] == [True, True, False]
    services.agenda.advance(meeting)
    assert all(one.actual_end for one in services.agenda.items(meeting))


def test_a_deleted_item_says_how_to_get_it_back(services: Services) -> None:
    meeting = small_meeting(services)
    services.agenda.delete(meeting.agenda[:2])
    with pytest.raises(UserError, match=r"Acara ini sudah dihapus; tekan Ctrl\+Z"):
        services.agenda.start(meeting.agenda[0])
    assert len(services.agenda.items(meeting.id)) == 9


def test_pasted_items_are_one_step(services: Services) -> None:
    meeting = services.meetings.create("Rapat").value
    count = len(services.agenda.items(meeting))
    change = services.agenda.add_many(meeting, [NewItem("Paparan desa", 20, "Kepala Desa"), NewItem(" Tanya jawab ")])
    assert change.title == "tambah 2 acara"
    items = services.agenda.items(meeting)[count:]
    assert [(one.title, one.minutes, one.speaker) for one in items] == [
        ("Paparan desa", 20, "Kepala Desa"),
        ("Tanya jawab", 10, ""),
    ]
    services.history.undo()
    assert len(services.agenda.items(meeting)) == count
    with pytest.raises(UserError, match="di luar jangkauan") as caught:
        services.agenda.add_many(meeting, [NewItem("Baik"), NewItem("Lama sekali", 100_000)])
    assert caught.value.where == "baris 2"
    assert len(services.agenda.items(meeting)) == count
