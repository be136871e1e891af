"""Identities and clocks that two laptops make without asking each other."""

from __future__ import annotations

import uuid

from hypothesis import given
from hypothesis import strategies as st

from rakor_desktop.domain.ident import HybridClock, natural_id, new_id


def test_new_ids_are_version_seven_and_never_twice() -> None:
    ids = [uuid.UUID(new_id()) for _ in range(500)]
    assert {one.version for one in ids} == {7}
    assert {one.variant for one in ids} == {uuid.RFC_4122}
    assert len(set(ids)) == 500


def test_new_ids_are_in_the_order_of_time() -> None:
    stamps = [uuid.UUID(new_id()).int >> 80 for _ in range(200)]
    assert stamps == sorted(stamps)


def test_the_same_natural_key_gives_the_same_id_everywhere() -> None:
    assert natural_id("member", "a", "b") == natural_id("member", "a", "b")
    assert natural_id("member", "a", "b") != natural_id("member", "ab", "")
    assert uuid.UUID(natural_id("x")).version == 5


class _Hand:
    """A clock that a test sets by hand, in seconds."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds

    def __call__(self) -> float:
        return self.seconds


def test_readings_grow_while_time_stands_still_and_goes_back() -> None:
    hand = _Hand(1_000_000.0)
    clock = HybridClock("laptop", now=hand)
    readings = [clock.tick(), clock.tick()]
    hand.seconds -= 3600
    readings.append(clock.tick())
    hand.seconds += 7200
    readings.append(clock.tick())
    assert readings == sorted(set(readings))
    assert readings[0] == f"{1_000_000_000:013x}-0000-laptop"


def test_a_full_counter_borrows_a_millisecond() -> None:
    clock = HybridClock("a", f"{5000:013x}-ffff-b", now=_Hand(1.0))
    assert clock.tick() == f"{5001:013x}-0000-a"


def test_goes_on_after_what_was_seen_in_a_packet() -> None:
    clock = HybridClock("a-b", now=_Hand(1.0))
    seen = f"{9_999_999:013x}-0003-lain-lagi"
    clock.witness(seen)
    clock.witness(f"{5:013x}-0000-lama")
    assert clock.tick() == f"{9_999_999:013x}-0004-a-b"


@given(st.lists(st.floats(0, 4e9), min_size=2, max_size=30))
def test_text_order_is_the_order_of_ticks(moments: list[float]) -> None:
    hand = _Hand(0.0)
    clock = HybridClock("x", now=hand)
    readings: list[str] = []
    for moment in moments:
        hand.seconds = moment
        readings.append(clock.tick())
    assert readings == sorted(readings)
    assert len(set(readings)) == len(readings)
