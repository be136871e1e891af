"""Puts a copy in the place of a data file that is damaged, lost or spoilt; nothing that stood there is thrown away."""

from __future__ import annotations

from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from rakor_desktop.domain.errors import UserError
from rakor_desktop.storage.backup import STAMP, VACUUM_INTO, write_whole
from rakor_desktop.storage.database import APPLICATION_ID, foreign_file, problems_of, reader, set_strange_log_aside
from rakor_desktop.storage.faults import DATABASE_ERRORS, driver, explained
from rakor_desktop.storage.schema import NEWEST, newer_file


def restore(copy: Path, target: Path, moment: datetime) -> Path | None:
    """Write a checked copy to `target`; gives the name under which the file that stood there is kept.

    All is written and checked before the old file is moved. Raises UserError: the copy is none of ours, damaged or
    made by a newer program; the target is open or cannot be written.
    """
    _check_place(copy, target)
    fresh = target.with_name(f"{target.name}.pulih")
    try:
        with closing(reader(copy)) as source:
            _check_copy(copy, source)
            write_whole(lambda path: source.execute(VACUUM_INTO, (path,)), fresh)
        with explained(target):
            kept = _set_aside(target, moment)
            try:
                fresh.replace(target)
            except OSError:
                if kept is not None:
                    _move(kept, target)
                raise
    finally:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)
    return kept


def _check_place(copy: Path, target: Path) -> None:
    if not copy.is_file():
        raise UserError("Cadangan tidak ditemukan; periksa nama dan foldernya.", where=copy.name)
    if target.is_dir():
        raise UserError("Itu sebuah folder; tulis nama berkas data.", where=target.name)
    if not target.parent.is_dir():
        raise UserError(f"Folder {target.parent} tidak ada; pilih folder lain.", where=target.name)
    if copy.resolve() == target.resolve():
        raise UserError("Cadangan dan berkas tujuan sama; tulis nama lain untuk tujuan.", where=target.name)


def _check_copy(copy: Path, source: Any) -> None:
    with explained(copy):
        (mark,) = source.execute("PRAGMA application_id").fetchone()
        (version,) = source.execute("PRAGMA user_version").fetchone()
    if mark != APPLICATION_ID:
        raise foreign_file(copy)
    if version > NEWEST:
        raise newer_file(copy)
    if problems_of(copy):
        raise UserError("Cadangan ini tidak utuh; pilih cadangan lain.", where=copy.name)


def _set_aside(target: Path, moment: datetime) -> Path | None:
    """Give the file, with a log that it needs, another name beside it; None when there is none."""
    set_strange_log_aside(target)
    if not target.exists():
        return None
    kept = target.with_name(f"{target.stem}_diganti_{moment.strftime(STAMP)}{target.suffix}")
    if kept.exists():
        raise UserError(f"{kept.name} sudah ada; coba lagi sebentar lagi.", where=target.name)
    # SQLite throws the log of a ruined file away when it closes it.
    log = _log(target).read_bytes() if _log(target).is_file() else b""
    if not _fold_log(target) and log:
        _log(target).write_bytes(log)
    _move(target, kept)
    return kept


def _log(path: Path) -> Path:
    return path.with_name(f"{path.name}-wal")


def _move(path: Path, place: Path) -> None:
    path.replace(place)
    if _log(path).is_file():
        _log(path).replace(_log(place))
    path.with_name(f"{path.name}-shm").unlink(missing_ok=True)


def _fold_log(path: Path) -> bool:
    """Write the log into the file; False when the file is too damaged. Raises UserError when it is open elsewhere.

    Only alone may SQLite leave WAL: that tells whether a program has the file open.
    """
    try:
        with closing(driver.connect(str(path), timeout=0, isolation_level=None)) as connection:
            connection.execute("PRAGMA journal_mode = delete").fetchone()
            connection.execute("BEGIN EXCLUSIVE").execute("ROLLBACK")
    except DATABASE_ERRORS as error:
        if "locked" in str(error):
            raise UserError(
                "Berkas data ini sedang terbuka; tutup Rakor Desktop dahulu, lalu pulihkan lagi.", where=path.name
            ) from error
        return False
    return True
