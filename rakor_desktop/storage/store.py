"""The open data file with its journal: what services are given to work on."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import ClassVar

from rakor_desktop.storage import backup, schema
from rakor_desktop.storage.database import Database
from rakor_desktop.storage.faults import explained
from rakor_desktop.storage.journal import Journal


class Store:
    """One open data file. Made in the main thread; other threads call `join_thread` first.

    There is one at a time in a process: the models know one file only, and would write into the wrong one.
    """

    _open: ClassVar[Path | None] = None

    def __init__(
        self,
        path: Path,
        *,
        device: str = "laptop",
        operator: str = "",
        backups: Path | None = None,
        now: Callable[[], datetime] = datetime.now,
        create: bool = True,
    ) -> None:
        """Open or create the file and bring it to the newest schema.

        `backups` is the folder of copies, by default `cadangan` beside the file.
        Raises UserError; RuntimeError while another file is open.
        """
        if Store._open is not None and Store._open != path.absolute():
            raise RuntimeError(f"{Store._open} is still open")
        self.path = path
        self.now = now
        self.backups = backups or path.parent / "cadangan"
        self._scratch: TemporaryDirectory[str] | None = None
        self.db = Database(path)
        self.db.open(create=create)
        try:
            schema.prepare(self.db, lambda: backup.copy_before_migration(self.db, self.backups, now()))
            self.journal = Journal(self.db, device=device, operator=operator, now=now)
        except BaseException:
            self.db.engine.close()
            raise
        Store._open = path.absolute()

    def join_thread(self) -> None:
        """Give the calling thread a connection of its own."""
        self.db.join_thread()

    def leave_thread(self) -> None:
        """Close the calling thread's connection."""
        self.db.leave_thread()

    def close(self) -> None:
        """Close the calling thread's connection; the last one folds the log into the file."""
        self.db.engine.close()
        Store._open = None
        if self._scratch is not None:
            self._scratch.cleanup()
            self._scratch = None

    def scratch(self) -> Path:
        """A folder for copies that other programs open; it is gone once the file is closed. Raises OSError."""
        if self._scratch is None:
            # On Windows a file that another program still holds cannot be removed: then the system's clean-up does it.
            self._scratch = TemporaryDirectory(prefix="rakor-", ignore_cleanup_errors=True)
        return Path(self._scratch.name)

    def keep_blob(self, content: bytes) -> str:
        """Store a file's content once and give its SHA-256. Not journalled: it never changes."""
        digest = hashlib.sha256(content).hexdigest()
        with explained(self.path):
            self.db.run("INSERT OR IGNORE INTO blob VALUES (?, ?, ?)", digest, len(content), content)
        return digest

    def blob(self, digest: str) -> bytes:
        """The content behind a SHA-256, empty when there is none."""
        return self.db.value("SELECT content FROM blob WHERE sha256 = ?", digest) or b""

    def blob_size(self, digest: str) -> int:
        """How many bytes are behind a SHA-256, 0 when there is none; the content is not read."""
        return self.db.value("SELECT size FROM blob WHERE sha256 = ?", digest) or 0

    def draft(self, key: str) -> str:
        """Text that was typed but is not yet a row; empty when there is none."""
        return self.db.value("SELECT text FROM draft WHERE key = ?", key) or ""

    def keep_draft(self, key: str, text: str) -> None:
        """Keep typed text durably; empty text drops it. Drafts belong to this laptop and are not journalled."""
        with explained(self.path):
            if text:
                stamp = self.now().isoformat(timespec="seconds")
                self.db.run("INSERT OR REPLACE INTO draft VALUES (?, ?, ?)", key, text, stamp)
            else:
                self.db.run("DELETE FROM draft WHERE key = ?", key)

    def drafts(self) -> tuple[tuple[str, str], ...]:
        """All kept drafts as (key, text)."""
        return tuple(self.db.rows("SELECT key, text FROM draft ORDER BY kept_at"))
