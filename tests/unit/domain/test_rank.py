"""Fractional ranks: a place can always be found, anywhere in a list, without touching other rows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rakor_desktop.domain.rank import between, rank_after, spread


@given(st.lists(st.integers(0, 10_000), max_size=60))
def test_inserting_anywhere_keeps_the_order(places: list[int]) -> None:
    ranks: list[str] = []
    for place in places:
        position = place % (len(ranks) + 1)
        ranks.insert(position, rank_after(ranks, position))
    assert ranks == sorted(ranks)
    assert len(set(ranks)) == len(ranks)
    assert not any(rank.endswith("0") for rank in ranks)


def test_always_first_and_always_between_the_same_two() -> None:
    first = second = between("", "")
    for _ in range(200):
        earlier = between("", first)
        assert earlier < first
        first = earlier
    low, high = second, between(second, "")
    for _ in range(200):
        middle = between(low, high)
        assert low < middle < high
        high = middle


def test_a_long_list_has_short_ranks() -> None:
    ranks = spread(300)
    assert ranks == sorted(set(ranks))
    assert max(map(len, ranks)) <= 12


def test_two_rows_of_two_laptops_may_share_a_rank() -> None:
    assert "V" < rank_after(["V", "V", "W"], 1) < "W"
    assert rank_after(["V", "V"], 2) > "V"
    assert rank_after([], 0) == between("", "")


def test_ends_in_the_wrong_order_are_a_bug() -> None:
    with pytest.raises(ValueError, match="B"):
        between("B", "A")
