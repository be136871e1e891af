"""Reference cycles are collected on the main thread alone.

Python collects them in whichever thread happens to allocate. In the worker that would destroy Qt objects there: Qt then
waits for the interpreter while the main thread, in the middle of Qt, waits for Qt, and the window never answers again.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

_INTERVAL = 1000  # ms


class MainThreadGarbage(QObject):
    """Takes the collecting over from the interpreter from now until `close`; made and used on the main thread."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._was_automatic = gc.isenabled()
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(_INTERVAL)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    def collect(self) -> None:
        """Collect the oldest generation that is due, by the interpreter's own thresholds."""
        counts, limits = gc.get_count(), gc.get_threshold()
        for generation in (2, 1, 0):
            if counts[generation] > limits[generation]:
                gc.collect(generation)
                return

    def close(self) -> None:
        """Give the collecting back: no other thread runs Python any more."""
        self._timer.stop()
        if self._was_automatic:
            gc.enable()
