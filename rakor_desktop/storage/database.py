"""Opens the one data file: pragmas, a connection per thread, checks before anything is touched."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from typing import Any

from peewee import IntegrityError, SqliteDatabase

from rakor_desktop.domain.errors import UserError
from rakor_desktop.storage.faults import DATABASE_ERRORS, driver, explained, user_error
from rakor_desktop.storage.locks import refusal
from rakor_desktop.storage.models import MODELS

_HEADER = b"SQLite format 3\x00"
_WAL_VERSIONS = b"\x02\x02"
APPLICATION_ID = 0x52414B4F  # "RAKO", at byte 68 of the header
_BUSY_MS = 5000
# FULL: with NORMAL a power cut loses the commits since the last checkpoint (data.md).
_PRAGMAS = (
    ("journal_mode", "wal"),
    ("synchronous", "full"),
    ("foreign_keys", 1),
    ("busy_timeout", _BUSY_MS),
    ("temp_store", "memory"),
)


class _CipherDatabase(SqliteDatabase):
    """peewee's SQLite on the sqlcipher3 driver: one SQLite version on every machine."""

    def _connect(self) -> Any:
        connection = driver.connect(str(self.database), timeout=_BUSY_MS / 1000, isolation_level=None)
        try:
            self._add_conn_hooks(connection)  # pyright: ignore[reportAttributeAccessIssue]
        except BaseException:
            connection.close()
            raise
        return connection

    def execute_sql(self, sql: str, params: Any = None) -> Any:
        """Execute a statement; faults of the environment come as a UserError, wherever the query was written.

        So does what the lock of a final meeting refuses.
        """
        with explained(Path(str(self.database))):
            try:
                return super().execute_sql(sql, params)
            except IntegrityError as error:
                told = refusal(self, str(error), params or ())
                if told is None:
                    raise
                raise told from error

    def rollback(self) -> None:
        """Roll back unless SQLite did so by itself, as it does when the disk is full: the first error must be told."""
        if self.connection().in_transaction:
            super().rollback()


class Database:
    """The open file. Each thread that uses it has a connection of its own; the models are bound to it."""

    def __init__(self, path: Path) -> None:
        """Nothing is opened yet."""
        self.path = path
        self.engine = _CipherDatabase(str(path), pragmas=_PRAGMAS)
        self.engine.bind(list(MODELS.values()), bind_refs=False, bind_backrefs=False)

    def open(self, *, create: bool) -> None:
        """Open in this thread. Raises UserError: no such file, no database, read-only, in a folder that is missing."""
        check_file(self.path, create=create)
        with explained(self.path):
            set_strange_log_aside(self.path)
            self.engine.connect()
            try:
                self.engine.execute_sql("PRAGMA schema_version").fetchone()
            except BaseException:
                self.engine.close()
                raise

    def join_thread(self) -> None:
        """Open this thread's own connection."""
        with explained(self.path):
            self.engine.connect(reuse_if_open=True)

    def leave_thread(self) -> None:
        """Close this thread's own connection."""
        self.engine.close()

    def rows(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        """All rows of a query."""
        with explained(self.path):
            return list(self.engine.execute_sql(sql, values).fetchall())

    def value(self, sql: str, *values: object) -> Any:
        """The first column of the first row, None without one."""
        with explained(self.path):
            row = self.engine.execute_sql(sql, values).fetchone()
        return None if row is None else row[0]

    def run(self, sql: str, *values: object) -> None:
        """Execute one statement."""
        self.engine.execute_sql(sql, values)


def check_file(path: Path, *, create: bool) -> None:
    """Refuse a path that cannot be a data file, in words, before SQLite touches it.

    Raises UserError.
    """
    if path.is_dir():
        raise UserError("Itu sebuah folder; pilih sebuah berkas data.", where=path.name)
    if not path.parent.is_dir():
        raise UserError(f"Folder {path.parent} tidak ada; pilih folder lain.", where=path.name)
    if not path.exists():
        if not create:
            raise UserError("Berkas data tidak ditemukan; periksa nama dan foldernya.", where=path.name)
        if not os.access(path.parent, os.W_OK):
            raise UserError(f"Folder {path.parent} tidak boleh ditulisi; pilih folder lain.", where=path.name)
        return
    try:
        with path.open("rb") as file:
            head = file.read(100)
    except OSError as error:
        raise UserError("Berkas data tidak dapat dibaca; periksa izin berkas itu.", where=path.name) from error
    if head and not head.startswith(_HEADER):
        raise UserError(
            "Berkas ini bukan berkas data Rakor Desktop; pilih berkas lain atau pulihkan dari cadangan.",
            where=path.name,
        )
    if _is_foreign(head, path.stat().st_size):
        raise foreign_file(path)
    if not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        raise UserError(
            "Berkas data hanya dapat dibaca; salin ke folder Anda sendiri, lalu buka salinan itu.", where=path.name
        )


def _is_foreign(head: bytes, size: int) -> bool:
    """Whether the header alone tells another program's database: to ask SQLite with our pragmas would change it.

    Ours in WAL mode may have its mark in the log only; then the schema check tells, and nothing is lost by asking.
    """
    page_size = int.from_bytes(head[16:18], "big")
    has_tables = size > (page_size if page_size > 1 else 65_536)
    return has_tables and head[18] == 1 and int.from_bytes(head[68:72], "big") != APPLICATION_ID


def foreign_file(path: Path) -> UserError:
    """The sentence for a database that is not ours."""
    return UserError(
        "Berkas ini basis data program lain, bukan berkas data Rakor Desktop; pilih berkas lain.", where=path.name
    )


def problems_of(path: Path) -> tuple[str, ...]:
    """What SQLite's own integrity and foreign key checks find in a closed or open file; empty when it is sound.

    Uses a connection of its own. Raises UserError when the file cannot be read at all.
    """
    with contextlib.closing(reader(path)) as connection:
        try:
            found = [str(row[0]) for row in connection.execute("PRAGMA integrity_check")]
            orphans = [f"{row[0]}: baris tanpa {row[2]}" for row in connection.execute("PRAGMA foreign_key_check")]
        except DATABASE_ERRORS as error:
            told = user_error(error, path)
            return (told.message if told else str(error),)
    return tuple(line for line in (*found, *orphans) if line != "ok")


def set_strange_log_aside(path: Path) -> None:
    """Rename a write-ahead log of the file that stood here before: it may hold the last edits of that one.

    A copy put in the place of a damaged file finds such a log; SQLite would write its pages into the copy and ruin it.
    In the place of a file that was moved away SQLite would delete it. A log that is right has a file whose header says
    WAL (offset 18, https://www.sqlite.org/fileformat.html); copies made by `VACUUM INTO` do not say so yet.
    """
    log = path.with_name(f"{path.name}-wal")
    if not log.is_file():
        return
    head = b""
    if path.is_file():
        with path.open("rb") as file:
            head = file.read(20)
    if not head or (head.startswith(_HEADER) and head[18:20] != _WAL_VERSIONS):
        log.replace(log.with_name(f"{log.name}.lama"))
        path.with_name(f"{path.name}-shm").unlink(missing_ok=True)


def reader(path: Path) -> Any:
    """A connection that only reads, to a file that may be damaged. Raises UserError when it cannot be opened."""
    with explained(path):
        set_strange_log_aside(path)
        return driver.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, isolation_level=None)
