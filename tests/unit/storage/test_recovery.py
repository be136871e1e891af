"""Going back to a copy: checked before anything is touched, and what stood there stays beside it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.meeting import MeetingFilter
from rakor_desktop.storage import recovery, schema
from rakor_desktop.storage.database import problems_of
from rakor_desktop.storage.faults import driver
from rakor_desktop.storage.recovery import restore
from tests.support import open_services, small_meeting
from tests.unit.storage.states import rows_of

if TYPE_CHECKING:
    from tests.unit.storage.states import State

MOMENT = datetime(2026, 11, 25, 7, 30)
KEPT = "rapat_diganti_2026-11-25_073000.rapat"


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """A data file to which a meeting was added after its copy was made."""
    services = open_services(tmp_path / "rapat.rapat")
    small_meeting(services)
    services.backup.now(tmp_path / "stik")
    services.meetings.create("Sesudah cadangan")
    services.store.close()
    return tmp_path / "rapat.rapat"


@pytest.fixture
def copy(target: Path) -> Path:
    (path,) = (target.parent / "stik").iterdir()
    return path


def titles(path: Path) -> list[str]:
    services = open_services(path, create=False)
    found = [line.title for line in services.meetings.rows(MeetingFilter())]
    services.store.close()
    return sorted(found)


def rows(path: Path) -> State:
    services = open_services(path, create=False)
    found = rows_of(services.store.db)
    services.store.close()
    return found


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.is_file())


def test_the_copy_stands_in_the_place_and_the_old_file_beside_it(target: Path, copy: Path) -> None:
    kept = restore(copy, target, MOMENT)
    assert kept is not None
    assert kept == target.with_name(KEPT)
    assert files(target.parent) == ["rapat.rapat", KEPT]
    assert problems_of(target) == ()
    assert titles(target) == ["Rapat Koordinasi Desa Wisata"]
    assert titles(kept) == ["Rapat Koordinasi Desa Wisata", "Sesudah cadangan"]
    assert rows(target) == rows(copy)


def test_a_lost_file_comes_back(target: Path, copy: Path) -> None:
    target.unlink()
    assert restore(copy, target, MOMENT) is None
    assert titles(target) == ["Rapat Koordinasi Desa Wisata"]


def test_a_ruined_file_is_replaced_with_its_log(target: Path, copy: Path) -> None:
    target.write_bytes(b"SQLite format 3\x00" + b"\x00\x10\x02\x02" + b"rusak" * 2000)
    target.with_name("rapat.rapat-wal").write_bytes(b"catatan")
    restore(copy, target, MOMENT)
    assert titles(target) == ["Rapat Koordinasi Desa Wisata"]
    assert target.with_name(KEPT).read_bytes().endswith(b"rusak")
    assert target.with_name(f"{KEPT}-wal").read_bytes() == b"catatan"


def test_what_is_only_in_the_log_of_the_old_file_is_kept_too(target: Path, copy: Path) -> None:
    ended = driver.connect(str(target), isolation_level=None)
    ended.execute("PRAGMA wal_autocheckpoint = 0")
    ended.execute("UPDATE meeting SET title = 'Hanya di log' WHERE title LIKE 'Sesudah%'")
    # As after a power cut: the file and its log, and nobody who has them open.
    content, log = target.read_bytes(), target.with_name("rapat.rapat-wal").read_bytes()
    ended.close()
    target.write_bytes(content)
    target.with_name("rapat.rapat-wal").write_bytes(log)
    kept = restore(copy, target, MOMENT)
    assert kept is not None
    assert "Hanya di log" in titles(kept)
    assert titles(target) == ["Rapat Koordinasi Desa Wisata"]


def test_an_open_file_is_not_replaced(target: Path, copy: Path) -> None:
    services = open_services(target)
    with pytest.raises(UserError, match="sedang terbuka; tutup Rakor Desktop dahulu"):
        restore(copy, target, MOMENT)
    services.meetings.create("Masih dapat ditulisi")
    services.store.close()
    assert files(target.parent) == ["rapat.rapat"]
    assert len(titles(target)) == 3


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:6000])


def spoil(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[4096 * 6 : 4096 * 9] = bytes(4096 * 3)
    path.write_bytes(content)


def other(path: Path) -> None:
    path.write_text("bukan basis data")


def foreign(path: Path) -> None:
    path.unlink()
    connection = driver.connect(str(path), isolation_level=None)
    connection.execute("CREATE TABLE barang (id INTEGER)")
    connection.close()


def newer(path: Path) -> None:
    connection = driver.connect(str(path), isolation_level=None)
    connection.execute(f"PRAGMA user_version = {schema.NEWEST + 1}")
    connection.close()


@pytest.mark.parametrize(
    ("harm", "told"),
    [
        (cut, "rusak|tidak utuh"),
        (spoil, "tidak utuh"),
        (other, "bukan berkas data Rakor Desktop"),
        (foreign, "basis data program lain"),
        (newer, "lebih baru"),
        (Path.unlink, "Cadangan tidak ditemukan"),
    ],
)
def test_a_copy_that_is_not_right_touches_nothing(
    target: Path, copy: Path, harm: Callable[[Path], None], told: str
) -> None:
    before = target.read_bytes()
    harm(copy)
    with pytest.raises(UserError, match=told):
        restore(copy, target, MOMENT)
    assert files(target.parent) == ["rapat.rapat"]
    assert target.read_bytes() == before


def test_places_that_cannot_be_are_told(target: Path, copy: Path, tmp_path: Path) -> None:
    for place, told in (
        (tmp_path / "stik", "Itu sebuah folder"),
        (tmp_path / "tidak" / "rapat.rapat", "tidak ada"),
        (copy, "tujuan sama"),
    ):
        with pytest.raises(UserError, match=told):
            restore(copy, place, MOMENT)
    target.with_name(KEPT).touch()
    with pytest.raises(UserError, match="sudah ada"):
        restore(copy, target, MOMENT)
    assert files(target.parent) == ["rapat.rapat", KEPT]


def test_when_the_last_step_fails_the_old_file_is_back(
    target: Path, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = rows(target)
    real = Path.replace

    def held(path: Path, place: Path) -> Path:
        if path.suffix == ".pulih":
            raise PermissionError(13, "used by another process")
        return real(path, place)

    monkeypatch.setattr(recovery.Path, "replace", held)
    with pytest.raises(UserError, match="tidak boleh ditulisi"):
        restore(copy, target, MOMENT)
    monkeypatch.undo()
    assert files(target.parent) == ["rapat.rapat"]
    assert rows(target) == before
