"""One window per data file: a second start raises the first one instead of opening the file again.

A lock file beside the data file tells who has it open; a request file, watched by the first program, asks it to
come forward. Both work on every system without the network module, and a lock left by a crash is recognised.
"""

from __future__ import annotations

import os
import time
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QLockFile, QObject, QSysInfo, QTimer, Signal

_STALE_AFTER = 0  # ms: never by age alone, a meeting lasts all day; QLockFile still checks the process
_SIGN_OF_LIFE = 60_000  # ms
_ABANDONED_AFTER = 300.0  # s without a sign of life, for a lock that came from another computer on a stick


class SingleInstance(QObject):
    """Held by the program that has a data file open."""

    raise_requested = Signal()

    def __init__(self, data_file: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lock = QLockFile(str(data_file.with_name(f".{data_file.name}.lock")))
        self._pulse = QTimer(self)
        self._pulse.setInterval(_SIGN_OF_LIFE)
        self._pulse.timeout.connect(self._show_life)
        self._lock.setStaleLockTime(_STALE_AFTER)
        self._lock_file = data_file.with_name(f".{data_file.name}.lock")
        self._request_file = data_file.with_name(f".{data_file.name}.raise")
        self._watcher: QFileSystemWatcher | None = None

    def acquire(self) -> bool:
        """Take the file for this program; False when another one has it open.

        A folder that cannot be written gives True: opening the file then says why, in words.
        """
        if not self._lock.tryLock(0) and not (self._is_abandoned() and self._lock.tryLock(0)):
            return self._lock.error() is not QLockFile.LockError.LockFailedError
        try:
            self._request_file.write_text("", "utf-8")
        except OSError:
            return True
        self._watcher = QFileSystemWatcher([str(self._request_file)], self)
        self._watcher.fileChanged.connect(self._answer)
        self._pulse.start()
        return True

    def ask_to_raise(self) -> bool:
        """Ask the program that has the file to come forward; False when it cannot be asked."""
        try:
            self._request_file.write_text(str(os.getpid()), "utf-8")
        except OSError:
            return False
        return True

    def owner(self) -> str:
        """The computer on which the file is open, for the message when it is another one; empty if unknown."""
        _process, host, _program = self._lock.getLockInfo()
        return host

    def release(self) -> None:
        """Give the file free."""
        self._pulse.stop()
        if self._watcher is not None:
            self._watcher.deleteLater()
            self._watcher = None
        if self._lock.isLocked():
            self._request_file.unlink(missing_ok=True)
            self._lock.unlock()

    def _is_abandoned(self) -> bool:
        """Whether the lock is one that another computer left on a stick; then it is removed."""
        try:
            age = time.time() - self._lock_file.stat().st_mtime
        except OSError:
            return False
        if self.owner() in ("", QSysInfo.machineHostName()) or age < _ABANDONED_AFTER:
            return False
        return self._lock.removeStaleLockFile()

    def _show_life(self) -> None:
        try:
            os.utime(self._lock_file)
        except OSError:
            pass  # a stick that was pulled is told by the next write of data

    def _answer(self, path: str) -> None:
        if not Path(path).exists():
            return
        if Path(path).stat().st_size > 0:
            self.raise_requested.emit()
