"""The flowing clock of an agenda, before the meeting and while it runs."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from rakor_desktop.domain.meeting import AgendaItem
from rakor_desktop.domain.schedule import ItemState, flow, in_order, live

NOW = datetime(2026, 11, 24, 9, 0)


def item(
    name: str,
    minutes: int = 10,
    *,
    parent: str | None = None,
    fixed: time | None = None,
    started: datetime | None = None,
    ended: datetime | None = None,
) -> AgendaItem:
    return AgendaItem(
        name, "m", rank=name, title=name, minutes=minutes, parent_id=parent, fixed_start=fixed,
        actual_start=started, actual_end=ended,
    )  # fmt: skip


def test_durations_flow_from_the_start() -> None:
    plan = flow([item("a", 30), item("b", 15), item("c", 20)], time(8), time(9))
    assert [(row.number, row.start, row.end) for row in plan.items] == [
        ("1", time(8), time(8, 30)),
        ("2", time(8, 30), time(8, 45)),
        ("3", time(8, 45), time(9, 5)),
    ]
    assert (plan.start, plan.end, plan.minutes, plan.overrun) == (time(8), time(9, 5), 65, 5)


def test_no_overrun_without_a_planned_end_or_before_it() -> None:
    assert flow([item("a", 300)], time(8), None).overrun == 0
    assert flow([item("a", 30)], time(8), time(9)).overrun == 0


def test_an_item_with_a_fixed_time_stands_still_and_shows_a_conflict() -> None:
    plan = flow([item("a", 60), item("b", 30, fixed=time(8, 45)), item("c", 10)], time(8), None)
    assert [row.start for row in plan.items] == [time(8), time(8, 45), time(9, 15)]
    assert [row.conflict for row in plan.items] == [False, True, False]


def test_friday_prayer_stands_still_and_the_rest_follows_it() -> None:
    friday = [item("a", 30), item("b", 30), item("c", 90, fixed=time(11, 30)), item("d", 45)]
    plan = flow(friday, time(9), time(14))
    assert [(row.start, row.end) for row in plan.items] == [
        (time(9), time(9, 30)),
        (time(9, 30), time(10)),
        (time(11, 30), time(13)),
        (time(13), time(13, 45)),
    ]
    assert not any(row.conflict for row in plan.items)


def test_sub_items_run_within_their_parent_and_can_make_it_longer() -> None:
    plan = flow(
        [item("a", 20), item("b", 30), item("b1", 25, parent="b"), item("b2", 15, parent="b"), item("c", 5)],
        time(8),
        None,
    )
    assert [(row.number, row.depth, row.start) for row in plan.items] == [
        ("1", 0, time(8)),
        ("2", 0, time(8, 20)),
        ("2.1", 1, time(8, 20)),
        ("2.2", 1, time(8, 45)),
        ("3", 0, time(9, 0)),
    ]
    assert plan.minutes == 65


def test_a_sub_item_whose_parent_is_gone_stands_on_its_own() -> None:
    orphan = item("x", 10, parent="deleted")
    assert in_order([orphan]) == (orphan,)
    assert flow([orphan], time(8), None).items[0].depth == 0


def test_without_a_start_the_first_fixed_item_starts_the_clock() -> None:
    plan = flow([item("a", 10), item("a1", 5, parent="a"), item("b", 10, fixed=time(9)), item("c", 5)], None, None)
    assert [row.start for row in plan.items] == [None, None, time(9), time(9, 10)]
    assert (plan.start, plan.end) == (time(9), time(9, 15))


def test_an_empty_agenda() -> None:
    plan = flow([], time(8), time(12))
    assert (plan.items, plan.start, plan.end, plan.minutes, plan.overrun) == ((), time(8), time(8), 0, 0)
    assert flow([], None, None).end is None


@given(st.lists(st.integers(0, 90), max_size=8))
def test_the_minutes_of_a_plan_are_the_sum_of_its_items(minutes: list[int]) -> None:
    plan = flow([item(str(n), length) for n, length in enumerate(minutes)], time(8), None)
    assert plan.minutes == sum(minutes)
    assert all(row.end == after.start for row, after in zip(plan.items, plan.items[1:], strict=False))


def test_before_the_first_item_nothing_runs() -> None:
    state = live([item("a", 30), item("b", 30)], time(9), NOW)
    assert state.running is None
    assert (state.position, state.total, state.share) == (0, 2, 0.0)
    assert state.expected_end == time(10)
    assert state.delay_minutes == 0
    assert [row.state for row in state.rows] == [ItemState.WAITING, ItemState.WAITING]


def test_before_the_first_start_everything_stands_where_it_is_planned() -> None:
    agenda = [item("a", 30), item("b", 30, fixed=time(14))]
    for now in (NOW - timedelta(hours=5), NOW + timedelta(hours=5), NOW + timedelta(days=3)):
        state = live(agenda, time(13), now)
        assert [(row.start, row.end) for row in state.rows] == [(time(13), time(13, 30)), (time(14), time(14, 30))]
        assert (state.expected_end, state.delay_minutes) == (time(14, 30), 0)
    assert live([item("a", 30)], None, NOW).rows[0].start is None


def test_a_running_item_shows_how_much_is_used_and_when_all_ends() -> None:
    agenda = [
        item("a", 30, started=NOW - timedelta(minutes=50), ended=NOW - timedelta(minutes=10)),
        item("b", 20, started=NOW - timedelta(minutes=10)),
        item("c", 30),
    ]
    state = live(agenda, time(8), NOW)
    assert state.running is agenda[1]
    assert (state.position, state.total) == (2, 3)
    assert (state.elapsed, state.planned, state.share) == (timedelta(minutes=10), timedelta(minutes=20), 0.5)
    assert state.left == timedelta(minutes=10)
    assert [(row.state, row.start, row.end) for row in state.rows] == [
        (ItemState.DONE, time(8, 10), time(8, 50)),
        (ItemState.RUNNING, time(8, 50), time(9, 10)),
        (ItemState.WAITING, time(9, 10), time(9, 40)),
    ]
    assert (state.expected_end, state.delay_minutes) == (time(9, 40), 20)


def test_time_over_pushes_the_rest() -> None:
    state = live([item("a", 20, started=NOW - timedelta(minutes=35)), item("b", 10)], time(8, 25), NOW)
    assert state.share > 1
    assert state.left == timedelta(minutes=-15)
    assert state.expected_end == time(9, 10)
    assert state.delay_minutes == 15


def test_a_fixed_item_ahead_is_not_expected_earlier() -> None:
    state = live([item("a", 20, started=NOW), item("b", 30, fixed=time(11, 30))], time(9), NOW)
    assert state.rows[1].start == time(11, 30)
    assert state.delay_minutes == 0


def test_between_two_items_and_after_the_last() -> None:
    done = item("a", 30, started=NOW - timedelta(minutes=40), ended=NOW - timedelta(minutes=5))
    between = live([done, item("b", 20)], time(8, 20), NOW)
    assert (between.running, between.position, between.expected_end) == (None, 1, time(9, 20))
    after = live([done], time(8, 20), NOW)
    assert (after.expected_end, after.delay_minutes, after.position) == (time(8, 55), 5, 1)


def test_an_item_without_minutes_and_an_empty_agenda() -> None:
    state = live([item("a", 0, started=NOW)], None, NOW + timedelta(minutes=5))
    assert (state.share, state.planned, state.delay_minutes) == (0.0, timedelta(), 0)
    assert live([], None, NOW).expected_end is None
