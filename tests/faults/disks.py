"""A disk that is small enough to be filled: a real one where the system lets us mount one, else a limit on the file."""

from __future__ import annotations

import contextlib
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rakor_desktop.storage.database import Database

_SIZE = 12 * 1024 * 1024


class Disk:
    """A folder on the small disk. Without a mount only the data file is limited, not what lies beside it."""

    def __init__(self, folder: Path, *, mounted: bool) -> None:
        self.folder = folder
        self.mounted = mounted
        self._filler = folder / "lain.bin"

    def fill(self, database: Database) -> None:
        """Take every free byte."""
        if not self.mounted:
            pages = database.value("PRAGMA page_count")
            database.run(f"PRAGMA max_page_count = {pages}")
            return
        # What is in the log goes into the file, so that no room is left in either.
        database.rows("PRAGMA wal_checkpoint(TRUNCATE)")
        with self._filler.open("ab", buffering=0) as file, contextlib.suppress(OSError):
            for size in (65536, 4096, 512, 1):
                with contextlib.suppress(OSError):
                    while file.write(bytes(size)) == size:
                        pass

    def free(self, database: Database) -> None:
        """Give the room back, as an officer does who deletes old films."""
        if self.mounted:
            self._filler.unlink()
        else:
            database.run("PRAGMA max_page_count = 1000000")


@contextlib.contextmanager
def small_disk(folder: Path) -> Iterator[Disk]:
    """A small disk under `folder` for the time of a test."""
    place = folder / "cakram"
    place.mkdir()
    mounted = _mount(place)
    try:
        yield Disk(place, mounted=mounted)
    finally:
        if mounted:
            subprocess.run(["umount", "--lazy", str(place)], check=True)


def _mount(place: Path) -> bool:
    if not sys.platform.startswith("linux"):
        return False
    command = ["mount", "-t", "tmpfs", "-o", f"size={_SIZE}", "tmpfs", str(place)]
    try:
        return subprocess.run(command, capture_output=True, check=False).returncode == 0
    except OSError:
        return False
