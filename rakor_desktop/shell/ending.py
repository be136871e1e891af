"""Requests of the system to end (SIGTERM, Ctrl+C in the terminal, logging off) close the window as a hand does."""

from __future__ import annotations

import functools
import signal
import socket
from collections.abc import Callable
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier, Signal
from PySide6.QtGui import QGuiApplication, QSessionManager

_SIGNALS = (signal.SIGTERM, signal.SIGINT)


class EndRequests(QObject):
    """Tells of a request inside the event loop, where a signal handler of Python alone would wait for the next key."""

    end_requested = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reader, self._writer = socket.socketpair()
        self._reader.setblocking(False)
        self._writer.setblocking(False)
        self._notifier = QSocketNotifier(self._reader.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._tell)

    def install(self) -> None:
        """Take the signals."""
        for one in _SIGNALS:
            signal.signal(one, _note)
        signal.set_wakeup_fd(self._writer.fileno(), warn_on_full_buffer=False)

    def uninstall(self) -> None:
        """Give the signals back."""
        signal.set_wakeup_fd(-1)
        for one in _SIGNALS:
            signal.signal(one, signal.default_int_handler if one is signal.SIGINT else signal.SIG_DFL)
        self._notifier.setEnabled(False)
        self._reader.close()
        self._writer.close()

    def _tell(self) -> None:
        self._reader.recv(64)
        self.end_requested.emit()


def follow_session(app: QGuiApplication, end: Callable[[], bool]) -> None:
    """Call `end` when the desktop logs off or shuts down; False asks the desktop to wait."""
    app.commitDataRequest.connect(functools.partial(_end_with_session, end))


def _end_with_session(end: Callable[[], bool], manager: QSessionManager) -> None:
    if not end() and manager.allowsInteraction():
        manager.cancel()


def _note(_number: int, _frame: FrameType | None) -> None:
    """The byte that Python writes to the wake-up socket says it all."""
