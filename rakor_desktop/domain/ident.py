"""Identities and clocks that two laptops can both make without asking each other (data.md, the journal)."""

from __future__ import annotations

import os
import time
import uuid
from collections.abc import Callable

_NAMESPACE = uuid.UUID("6f2c1b9e-4d0a-5c57-9b4e-3f8a1d2e7c60")
_COUNTER_LIMIT = 0xFFFF


def new_id() -> str:
    """A time-ordered UUID (version 7, RFC 9562)."""
    stamp = time.time_ns() // 1_000_000
    value = (stamp & (2**48 - 1)) << 80 | int.from_bytes(os.urandom(10), "big")
    value = value & ~(0xF << 76) | 0x7 << 76
    value = value & ~(0x3 << 62) | 0x2 << 62
    return str(uuid.UUID(int=value))


def natural_id(*parts: str) -> str:
    """The same UUID (version 5) on every laptop for the same natural key, such as ("member", group, participant)."""
    return str(uuid.uuid5(_NAMESPACE, "\x1f".join(parts)))


class HybridClock:
    """A hybrid logical clock: text that sorts by time, never stands still, never goes back.

    Format `{milliseconds:013x}-{counter:04x}-{device}` (Kulkarni et al. 2014).
    """

    def __init__(self, device: str, last: str = "", now: Callable[[], float] = time.time) -> None:
        """Go on after `last`, the highest reading known to the file."""
        self._device = device
        self._now = now
        self._millis, self._counter = _parse(last)

    def tick(self) -> str:
        """The next reading."""
        millis = int(self._now() * 1000)
        if millis > self._millis:
            self._millis, self._counter = millis, 0
        elif self._counter < _COUNTER_LIMIT:
            self._counter += 1
        else:
            self._millis, self._counter = self._millis + 1, 0
        return f"{self._millis:013x}-{self._counter:04x}-{self._device}"

    def witness(self, reading: str) -> None:
        """Never give a reading below one that was seen, such as a packet's."""
        self._millis, self._counter = max((self._millis, self._counter), _parse(reading))


def _parse(reading: str) -> tuple[int, int]:
    if not reading:
        return 0, 0
    millis, counter, _ = reading.split("-", 2)
    return int(millis, 16), int(counter, 16)
