"""Verified copies of the data file: written whole, opened, checked, then named."""

from __future__ import annotations

import glob
import os
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from rakor_desktop.domain.errors import UserError
from rakor_desktop.storage.database import Database, problems_of
from rakor_desktop.storage.faults import explained

_STAMP = "%Y-%m-%d_%H%M%S"


@dataclass(frozen=True, slots=True)
class BackupInfo:
    """One copy: where it lies and when it was made."""

    path: Path
    moment: datetime


def copy_to(database: Database, target: Path) -> None:
    """Write a whole copy to `target` and check it; nothing half-written ever has that name.

    `VACUUM INTO` reads one snapshot, so it is right even while others write (data.md). Raises UserError.
    """
    partial = target.with_name(f"{target.name}.sebagian")
    try:
        with explained(target):
            partial.unlink(missing_ok=True)
            target.parent.mkdir(parents=True, exist_ok=True)
            database.run("VACUUM INTO ?", str(partial))
            with partial.open("rb+") as file:
                os.fsync(file.fileno())
        if problems_of(partial):
            raise UserError("Salinan tidak utuh; periksa cakram tujuan, lalu coba lagi.", target.name)
        with explained(target):
            partial.replace(target)
    finally:
        # What remains of a copy on a stick that was pulled out must not hide why the copy failed.
        with suppress(OSError):
            partial.unlink(missing_ok=True)


def new_backup(database: Database, folder: Path, moment: datetime) -> BackupInfo:
    """Make a verified copy named by file and moment in `folder`."""
    target = folder / f"{database.path.stem}_{moment.strftime(_STAMP)}.rakor-cadangan"
    copy_to(database, target)
    return BackupInfo(target, moment.replace(microsecond=0))


def backups_of(path: Path, folder: Path) -> tuple[BackupInfo, ...]:
    """The copies of a data file in a folder, newest first."""
    found: list[BackupInfo] = []
    for copy in folder.glob(f"{glob.escape(path.stem)}_*.rakor-cadangan"):
        try:
            moment = datetime.strptime(copy.stem[len(path.stem) + 1 :], _STAMP)
        except ValueError:
            continue
        found.append(BackupInfo(copy, moment))
    return tuple(sorted(found, key=lambda info: info.moment, reverse=True))


def thin_out(copies: tuple[BackupInfo, ...], *, daily: int = 7, weekly: int = 4, monthly: int = 12) -> None:
    """Keep the newest copy of each of the last days, weeks and months; remove the others."""
    keep: set[Path] = {copies[0].path} if copies else set()
    for count, period in ((daily, "%Y-%m-%d"), (weekly, "%G-%V"), (monthly, "%Y-%m")):
        newest: dict[str, Path] = {}
        for info in copies:
            newest.setdefault(info.moment.strftime(period), info.path)
        keep.update(list(newest.values())[:count])
    for info in copies:
        if info.path not in keep:
            # A copy that another program holds open stays until the next time.
            with suppress(OSError):
                info.path.unlink(missing_ok=True)


def last_change(database: Database) -> datetime | None:
    """The moment of the newest unit of work, None in an empty file."""
    stamp = database.value("SELECT touched_at FROM units ORDER BY seq DESC LIMIT 1")
    return None if stamp is None else datetime.fromisoformat(stamp)
