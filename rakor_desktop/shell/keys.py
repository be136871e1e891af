"""Keys that work in the whole window."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget


class Call:
    """A call with one argument, for signals that bring none; unlike a lambda it says what it holds."""

    def __init__(self, target: Callable[..., object], argument: object) -> None:
        self._target = target
        self._argument = argument

    def __call__(self, *_ignored: object) -> None:
        self._target(self._argument)


def bind_key(window: QWidget, keys: str, slot: Callable[[], object]) -> None:
    """Let `keys` call `slot` while the window is active."""
    QShortcut(QKeySequence(keys), window).activated.connect(slot)
