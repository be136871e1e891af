"""Data files that are none, that may not be written, that somebody else holds, that are damaged."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.meeting import MeetingFilter
from rakor_desktop.storage import database, faults
from rakor_desktop.storage.database import problems_of
from rakor_desktop.storage.store import Store
from tests.support import open_services, small_meeting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rakor_desktop.services.catalogue import Services
    from tests.support import Clock

ROOT = Path(__file__).resolve().parents[2]
NO_DATABASE = "Berkas ini bukan berkas data Rakor Desktop; pilih berkas lain atau pulihkan dari cadangan."
BROKEN = "Berkas data rusak; pulihkan dari cadangan terakhir."


def refused(path: Path, *, create: bool = True) -> str:
    """The sentence with which a file is refused; it was not touched."""
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(UserError) as caught:
        Store(path, create=create)
    assert caught.value.where == path.name
    assert caught.value.message.endswith(".")
    assert (path.read_bytes() if path.is_file() else None) == before
    return caught.value.message


@pytest.mark.parametrize(
    "content",
    [
        b"Daftar hadir rapat\n",
        bytes(8192),
        b"SQLite format",
        b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(2000),
        b"PK\x03\x04" + bytes(500),
        os.urandom(4096),  # as an encrypted file looks
    ],
    ids=["text", "zeros", "half a header", "JPEG", "workbook", "random"],
)
def test_a_file_that_is_no_database(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "rapat.rakor"
    path.write_bytes(content)
    assert refused(path) == NO_DATABASE
    assert list(tmp_path.iterdir()) == [path]


def test_only_a_header(tmp_path: Path) -> None:
    path = tmp_path / "rapat.rakor"
    path.write_bytes(b"SQLite format 3\x00" + b"\xff" * 200)
    assert refused(path) in (NO_DATABASE, BROKEN)


def test_an_empty_file_becomes_a_data_file(tmp_path: Path) -> None:
    path = tmp_path / "rapat.rakor"
    path.touch()
    Store(path).close()
    assert problems_of(path) == ()


def test_a_folder_a_missing_folder_and_a_missing_file(tmp_path: Path) -> None:
    assert refused(tmp_path) == "Itu sebuah folder; pilih sebuah berkas data."
    missing = tmp_path / "tidak-ada" / "rapat.rakor"
    assert refused(missing) == f"Folder {missing.parent} tidak ada; pilih folder lain."
    path = tmp_path / "rapat.rakor"
    assert refused(path, create=False) == "Berkas data tidak ditemukan; periksa nama dan foldernya."
    assert list(tmp_path.iterdir()) == []


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that another user may enter: the usual ones of a test are closed to all but their owner."""
    with tempfile.TemporaryDirectory(prefix="rakor-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder


# Imports first: what the user may not read is the data file, not the program.
_OPEN = """
import os
import sys
from pathlib import Path
import playhouse.migrations
from rakor_desktop.domain.errors import UserError
from rakor_desktop.storage.store import Store
if getattr(os, "geteuid", lambda: 1)() == 0:
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
try:
    Store(Path(sys.argv[1])).close()
except UserError as told:
    print(told.message)
"""


def _opened_by_somebody(path: Path) -> str:
    """What the program says to a user to whom permissions apply; an administrator may write everywhere."""
    done = subprocess.run(
        [sys.executable, "-B", "-c", _OPEN, str(path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
        env=os.environ | {"PYTHONIOENCODING": "utf-8", "PYTHONPATH": str(ROOT)},
    )
    return done.stdout.strip()


def test_a_file_that_may_only_be_read(open_folder: Path) -> None:
    path = open_folder / "rapat.rakor"
    Store(path).close()
    path.chmod(0o444)
    before = path.read_bytes()
    sentence = "Berkas data hanya dapat dibaca; salin ke folder Anda sendiri, lalu buka salinan itu."
    assert _opened_by_somebody(path) == sentence
    assert path.read_bytes() == before
    assert [one.name for one in open_folder.iterdir()] == ["rapat.rakor"]
    path.chmod(0o644)


def test_a_folder_that_may_only_be_read(open_folder: Path) -> None:
    folder = open_folder / "dinas"
    folder.mkdir(mode=0o555)
    folder.chmod(0o555)
    assert _opened_by_somebody(folder / "rapat.rakor") == f"Folder {folder} tidak boleh ditulisi; pilih folder lain."
    assert list(folder.iterdir()) == []
    folder.chmod(0o755)


def test_a_file_that_may_not_even_be_read(open_folder: Path) -> None:
    path = open_folder / "rapat.rakor"
    Store(path).close()
    path.chmod(0o000)
    assert _opened_by_somebody(path) == "Berkas data tidak dapat dibaca; periksa izin berkas itu."
    path.chmod(0o644)


@pytest.mark.parametrize("exists", [True, False])
def test_permissions_are_asked_before_anything_is_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, exists: bool
) -> None:
    path = tmp_path / "rapat.rakor"
    if exists:
        Store(path).close()
    monkeypatch.setattr(database.os, "access", lambda *_args: False)
    assert ("hanya dapat dibaca" if exists else "tidak boleh ditulisi") in refused(path)


def test_a_file_that_becomes_read_only_while_it_is_open(services: Services) -> None:
    meeting = services.meetings.create("Rapat").value
    services.store.db.run("PRAGMA query_only = 1")
    with pytest.raises(UserError, match="Berkas data hanya dapat dibaca"):
        services.meetings.update(meeting, title="Rapat Koordinasi")
    assert services.meetings.get(meeting).title == "Rapat"
    services.store.db.run("PRAGMA query_only = 0")
    services.meetings.update(meeting, title="Rapat Koordinasi")


_HOLD = """
import sys
from sqlcipher3 import dbapi2
connection = dbapi2.connect(sys.argv[1], isolation_level=None)
connection.execute(sys.argv[2])
connection.execute("BEGIN IMMEDIATE" if sys.argv[2] == "SELECT 1" else "BEGIN EXCLUSIVE")
connection.execute("UPDATE journal_context SET operator = operator")
print("held", flush=True)
sys.stdin.read()
connection.rollback()
"""


def _holder(path: Path, statement: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", _HOLD, str(path), statement]
    held = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert held.stdout is not None
    assert held.stdout.readline() == "held\n"
    return held


def _let_go(held: subprocess.Popen[str]) -> None:
    held.communicate("")
    assert held.returncode == 0


def test_somebody_else_writes_for_too_long(services: Services) -> None:
    meeting = services.meetings.create("Rapat").value
    services.store.db.run("PRAGMA busy_timeout = 50")
    held = _holder(services.store.path, "SELECT 1")
    try:
        with pytest.raises(UserError) as caught:
            services.meetings.update(meeting, title="Rapat Koordinasi")
        assert caught.value.message == "Berkas data sedang dipakai program lain; tutup program itu, lalu coba lagi."
        assert services.meetings.get(meeting).title == "Rapat"
    finally:
        _let_go(held)
    services.meetings.update(meeting, title="Rapat Koordinasi")
    assert services.meetings.get(meeting).title == "Rapat Koordinasi"


def test_a_file_that_another_program_holds_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "rapat.rakor"
    Store(path).close()
    monkeypatch.setattr(database, "_BUSY_MS", 50)
    pragmas = [(name, 50 if name == "busy_timeout" else value) for name, value in database._PRAGMAS]
    monkeypatch.setattr(database, "_PRAGMAS", pragmas)
    held = _holder(path, "PRAGMA locking_mode = EXCLUSIVE")
    try:
        with pytest.raises(UserError, match="sedang dipakai program lain"):
            Store(path)
    finally:
        _let_go(held)
    Store(path).close()


def _damaged(services: Services, table: str) -> None:
    """Overwrite the first page of a table, as a failing disk does, and let SQLite read it anew."""
    root = services.store.db.value("SELECT rootpage FROM sqlite_schema WHERE name = ?", table)
    size = services.store.db.value("PRAGMA page_size")
    services.store.db.rows("PRAGMA wal_checkpoint(TRUNCATE)")
    services.store.close()
    with services.store.path.open("r+b") as file:
        file.seek((root - 1) * size)
        file.write(b"\xa5" * size)
    services.store.join_thread()


def test_a_damaged_page_is_told_while_reading_and_while_writing(services: Services) -> None:
    meeting = small_meeting(services)
    _damaged(services, "remark")
    for use in (
        lambda: services.remarks.of_meeting(meeting.id),
        lambda: services.remarks.add(meeting.id, None, "Catatan"),
        lambda: services.remarks.update(meeting.remarks[0], text="Catatan"),
        lambda: services.meetings.counts(meeting.id),
    ):
        with pytest.raises(UserError) as caught:
            use()
        assert caught.value.message == BROKEN
    assert services.backup.check()
    # What lies on other pages can still be read and written.
    services.meetings.update(meeting.id, title="Masih ada")
    assert services.meetings.get(meeting.id).title == "Masih ada"


def test_no_copy_is_made_of_a_damaged_file(services: Services) -> None:
    small_meeting(services)
    _damaged(services, "remark")
    with pytest.raises(UserError):
        services.backup.now()
    assert services.backup.last() is None
    assert not list(services.backup.folder.glob("*"))


def test_a_file_that_was_cut_off(services: Services, clock: Clock) -> None:
    small_meeting(services)
    path = services.store.path
    services.store.close()
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 3])
    assert problems_of(path)
    message = ""
    try:
        cut = open_services(path, now=clock)
    except UserError as told:
        message = told.message
    else:
        try:
            cut.meetings.rows(MeetingFilter())
            cut.participants.rows("x")
            cut.remarks.of_meeting("x")
            cut.agreements.rows("x")
        except UserError as told:
            message = told.message
        finally:
            cut.store.close()
    assert message == BROKEN


def test_problems_of_what_is_no_database(tmp_path: Path) -> None:
    path = tmp_path / "gambar.jpg"
    path.write_bytes(b"\xff\xd8\xff" + bytes(4000))
    assert problems_of(path) == (NO_DATABASE,)
    with pytest.raises(UserError, match="Berkas data tidak dapat dibuka") as caught:
        problems_of(tmp_path / "tidak-ada.rakor")
    assert caught.value.where == "tidak-ada.rakor"


def test_a_disk_that_is_pulled_out(tmp_path: Path) -> None:
    for error, part in (
        (OSError(5, "Input/output error"), "Cakram gagal"),
        (PermissionError(13, "Permission denied"), "tidak boleh ditulisi"),
        (FileNotFoundError(2, "No such file"), "tidak ada"),
        (OSError(28, "No space left on device"), "Penyimpanan penuh"),
        (faults.driver.OperationalError("disk I/O error"), "Cakram gagal"),
    ):
        with pytest.raises(UserError, match=part), faults.explained(tmp_path):
            raise error


def test_a_bug_is_not_dressed_up_as_a_fault_of_the_disk(tmp_path: Path) -> None:
    with pytest.raises(faults.driver.OperationalError), faults.explained(tmp_path):
        raise faults.driver.OperationalError("no such column: titel")


def test_moving_the_file_away_and_back(services: Services, tmp_path: Path) -> None:
    meeting = services.meetings.create("Rapat").value
    services.store.close()
    shutil.move(services.store.path, tmp_path / "lain.rakor")
    with pytest.raises(UserError, match="tidak ditemukan"):
        Store(services.store.path, create=False)
    shutil.move(tmp_path / "lain.rakor", services.store.path)
    services.store.join_thread()
    assert services.meetings.get(meeting).title == "Rapat"
