"""Fractional ranks: the order of a list in which two laptops can both insert without renumbering."""

from __future__ import annotations

from collections.abc import Sequence

_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_BASE = len(_DIGITS)


def between(before: str, after: str) -> str:
    """A rank that sorts after `before` and before `after`; an empty string is an open end.

    A rank never ends in the lowest digit, so there is always room in front of it.
    Raises ValueError when the ends are not in order.
    """
    if after and before >= after:
        raise ValueError((before, after))
    result = ""
    index = 0
    while True:
        low = _DIGITS.index(before[index]) if index < len(before) else 0
        high = _DIGITS.index(after[index]) if index < len(after) else _BASE
        if low == high:
            result += _DIGITS[low]
        elif high - low > 1:
            # Appending at the end is the usual case: step by little so that ranks stay short.
            step = 1 if not after and index < len(before) else (high - low) // 2
            return result + _DIGITS[low + step]
        else:
            result += _DIGITS[low]
            after = ""
        index += 1


def spread(count: int) -> list[str]:
    """`count` ranks in order for a new list."""
    ranks: list[str] = []
    last = ""
    for _ in range(count):
        last = between(last, "")
        ranks.append(last)
    return ranks


def rank_after(ranks: Sequence[str], position: int) -> str:
    """A rank for a row inserted at `position` (0 = first) of a list with these sorted ranks.

    Rows of two laptops may share a rank; such a pair is stepped over.
    """
    before = ranks[position - 1] if position > 0 else ""
    after = next((rank for rank in ranks[position:] if rank > before), "")
    return between(before, after)
