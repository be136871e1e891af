"""Verified copies of the data file: written whole, opened, checked, then named."""

from __future__ import annotations

import functools
import glob
import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from rakor_desktop.domain.errors import UserError
from rakor_desktop.storage.database import Database, problems_of
from rakor_desktop.storage.faults import explained

STAMP = "%Y-%m-%d_%H%M%S"
VACUUM_INTO = "VACUUM INTO ?"
# For so long every copy is kept: what went wrong at nine must not hide behind the copy of five o'clock.
_KEEP_ALL = timedelta(hours=48)


@dataclass(frozen=True, slots=True)
class BackupInfo:
    """One copy: where it lies and when it was made."""

    path: Path
    moment: datetime


def copy_to(database: Database, target: Path) -> None:
    """Write a whole copy to `target` and check it; nothing half-written ever has that name.

    `VACUUM INTO` reads one snapshot, so it is right even while others write (data.md). Raises UserError.
    """
    write_whole(functools.partial(database.run, VACUUM_INTO), target)


def write_whole(write: Callable[[str], object], target: Path) -> None:
    """Let `write` make a data file, check it, and only then give it its name. Raises UserError."""
    partial = target.with_name(f"{target.name}.sebagian")
    try:
        with explained(target):
            partial.unlink(missing_ok=True)
            target.parent.mkdir(parents=True, exist_ok=True)
            write(str(partial))
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
    return _made(database, folder / f"{database.path.stem}_{moment.strftime(STAMP)}.rakor-cadangan", moment)


def copy_before_migration(database: Database, folder: Path, moment: datetime) -> BackupInfo:
    """The copy from which an older program can go on: its name keeps it apart from those that are thinned out."""
    name = f"{database.path.stem}_sebelum-pembaruan_{moment.strftime(STAMP)}.rakor-cadangan"
    return _made(database, folder / name, moment)


def _made(database: Database, target: Path, moment: datetime) -> BackupInfo:
    copy_to(database, target)
    return BackupInfo(target, moment.replace(microsecond=0))


def backups_of(path: Path, folder: Path) -> tuple[BackupInfo, ...]:
    """The copies of a data file in a folder, newest first."""
    found: list[BackupInfo] = []
    for copy in folder.glob(f"{glob.escape(path.stem)}_*.rakor-cadangan"):
        try:
            moment = datetime.strptime(copy.stem[len(path.stem) + 1 :], STAMP)
        except ValueError:
            continue
        found.append(BackupInfo(copy, moment))
    return tuple(sorted(found, key=lambda info: info.moment, reverse=True))


def thin_out(
    copies: tuple[BackupInfo, ...], now: datetime, *, daily: int = 7, weekly: int = 4, monthly: int = 12
) -> None:
    """Keep every copy of the last two days, then the newest of each day, week and month; remove the others.

    A copy made while the clock stood wrong in the future stays, and takes no other one's place.
    """
    past = [info for info in copies if info.moment <= now]
    keep = {info.path for info in copies if info.moment > now - _KEEP_ALL}
    for count, period in ((daily, "%Y-%m-%d"), (weekly, "%G-%V"), (monthly, "%Y-%m")):
        newest: dict[str, Path] = {}
        for info in past:
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
