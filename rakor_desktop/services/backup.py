"""Copies of the data file and its health."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from rakor_desktop.domain.progress import Progress
from rakor_desktop.services.base import Service
from rakor_desktop.storage import backup as copies
from rakor_desktop.storage.backup import BackupInfo
from rakor_desktop.storage.database import problems_of


def restore(copy: Path, target: Path, moment: datetime) -> Path | None:
    """Put a checked copy in the place of a data file; where the file that stood there is kept. Raises UserError."""
    # Imported here: the window does without it.
    from rakor_desktop.storage import recovery

    return recovery.restore(copy, target, moment)


class BackupService(Service):
    """Use cases of the backup card, of closing the program and of `periksa`."""

    @property
    def folder(self) -> Path:
        """Where copies are kept by default."""
        return self._store.backups

    @property
    def path(self) -> Path:
        """The data file."""
        return self._store.path

    def now(self, folder: Path | None = None, progress: Progress | None = None) -> Path:
        """Write a verified copy and thin out old ones (long work). Raises UserError."""
        target = folder or self._store.backups
        if progress is not None:
            progress.report(0, 1, "menyalin dan memeriksa")
        info = copies.new_backup(self._store.db, target, self._now())
        copies.thin_out(copies.backups_of(self._store.path, target), info.moment)
        return info.path

    def last(self) -> BackupInfo | None:
        """The newest copy in the usual folder; one from the future, made while the clock stood wrong, tells nothing."""
        now = self._now()
        found = copies.backups_of(self._store.path, self._store.backups)
        return next((info for info in found if info.moment <= now), None)

    def check(self, progress: Progress | None = None) -> tuple[str, ...]:
        """Integrity problems of the data file (long work); empty when it is sound."""
        if progress is not None:
            progress.report(0, 1, "memeriksa")
        return problems_of(self._store.path)

    def is_due(self) -> bool:
        """Whether anything was changed since the newest copy."""
        last = self.last()
        changed = copies.last_change(self._store.db)
        return changed is not None and (last is None or changed >= last.moment)
