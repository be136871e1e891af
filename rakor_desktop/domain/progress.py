"""How long work tells how far it is, without knowing who listens."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Told by long work between its steps; raises `errors.Cancelled` when the officer cancelled."""

    def report(self, done: int, total: int, text: str = "") -> None:
        """`done` of `total` steps are finished; `text` names the step for the officer."""
        ...


class Silent:
    """A listener that listens to nothing: for the command line and for tests."""

    def report(self, done: int, total: int, text: str = "") -> None:
        """Do nothing."""
