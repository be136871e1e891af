"""Copies of the data file: whole, checked, thinned out; and what the file keeps beside its rows."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.meeting import MeetingFilter
from rakor_desktop.storage import backup
from rakor_desktop.storage.backup import BackupInfo, backups_of, copy_to, thin_out
from rakor_desktop.storage.database import problems_of
from tests.support import open_services, small_meeting
from tests.unit.storage.states import rows_of

if TYPE_CHECKING:
    from rakor_desktop.services.catalogue import Services
    from tests.support import Clock


class Told:
    """A listener that keeps what it was told."""

    def __init__(self) -> None:
        self.texts: list[str] = []

    def report(self, done: int, total: int, text: str = "") -> None:
        self.texts.append(text)


def test_a_copy_holds_everything_also_what_is_still_in_the_log(services: Services, clock: Clock) -> None:
    small_meeting(services)
    told = Told()
    path = services.backup.now(progress=told)
    assert told.texts == ["menyalin dan memeriksa"]
    assert path.name == "uji_2026-11-24_080000.rakor-cadangan"
    assert path.parent == services.backup.folder
    before = rows_of(services.store.db)
    services.store.close()
    copy = open_services(path, now=clock)
    assert rows_of(copy.store.db) == before
    assert copy.history.undo_title()
    copy.store.close()
    services.store.join_thread()


def test_the_newest_copy_is_known(services: Services, clock: Clock, tmp_path: Path) -> None:
    assert services.backup.last() is None
    services.backup.now()
    moment = clock.advance(timedelta(hours=2))
    path = services.backup.now()
    assert services.backup.last() == BackupInfo(path, moment)
    assert services.backup.now(tmp_path / "stik" / "baru").parent == tmp_path / "stik" / "baru"


def test_a_copy_is_due_after_a_change(services: Services, clock: Clock) -> None:
    assert not services.backup.is_due()
    services.meetings.create("Rapat")
    assert services.backup.is_due()
    clock.advance(timedelta(minutes=1))
    services.backup.now()
    assert not services.backup.is_due()
    clock.advance(timedelta(minutes=1))
    services.meetings.create("Rapat lagi")
    assert services.backup.is_due()


def test_only_copies_of_this_file_count(tmp_path: Path) -> None:
    names = (
        "rapat[1]_2026-11-24_080000.rakor-cadangan",
        "rapat[1]_2026-11-25_080000.rakor-cadangan",
        "rapat1_2026-11-26_080000.rakor-cadangan",
        "rapat[1]_salinan.rakor-cadangan",
        "rapat[1]_2026-11-27_080000.rakor-cadangan.sebagian",
    )
    for name in names:
        (tmp_path / name).touch()
    found = backups_of(tmp_path / "rapat[1].rakor", tmp_path)
    assert [info.moment.day for info in found] == [25, 24]
    assert backups_of(tmp_path / "rapat[1].rakor", tmp_path / "tidak-ada") == ()


def test_thinning_out_keeps_days_weeks_and_months(tmp_path: Path) -> None:
    newest = datetime(2026, 11, 24, 16)
    copies = tuple(
        BackupInfo(tmp_path / f"{number}", newest - timedelta(hours=12 * number)) for number in range(2 * 400)
    )
    for info in copies:
        info.path.touch()
    thin_out(copies, newest)
    kept = [info.moment for info in copies if info.path.exists()]
    assert kept[:4] == [newest - timedelta(hours=12 * number) for number in range(4)]
    assert len({moment.date() for moment in kept if newest - moment < timedelta(days=7)}) == 7
    assert len({(moment.year, moment.month) for moment in kept}) == 12
    assert 7 + 11 <= len(kept) - 2 <= 7 + 4 + 12
    thin_out((), newest)


def test_every_copy_of_two_days_is_kept(services: Services, clock: Clock) -> None:
    made: list[Path] = []
    for _ in range(6):
        services.meetings.create("Rapat")
        made.append(services.backup.now())
        clock.advance(timedelta(hours=8))
    assert all(path.exists() for path in made)
    clock.advance(timedelta(days=3))
    services.backup.now()
    # 08.00 and 16.00 of the first day, 00.00 and so on of the next: the newest of each day is left.
    assert [path.exists() for path in made] == [False, True, False, False, True, True]


def test_a_copy_from_the_future_neither_hides_a_change_nor_crowds_out_others(services: Services, clock: Clock) -> None:
    services.meetings.create("Rapat")
    clock.advance(timedelta(days=4 * 365))
    future = services.backup.now()
    clock.advance(timedelta(days=-4 * 365))
    assert services.backup.last() is None
    assert services.backup.is_due()
    first = services.backup.now()
    assert services.backup.last() == BackupInfo(first, clock())
    clock.advance(timedelta(minutes=1))
    services.meetings.create("Rapat lagi")
    assert services.backup.is_due()
    for _ in range(9):
        clock.advance(timedelta(days=1))
        services.backup.now()
    assert future.exists()
    assert sum(not path.name.startswith("uji_2030") for path in services.backup.folder.iterdir()) >= 7


def test_a_copy_that_cannot_be_thrown_away_does_not_spoil_the_new_one(
    services: Services, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(12):
        services.backup.now()
        clock.advance(timedelta(days=31))
    clock.advance(timedelta(days=40))
    real = Path.unlink

    def held(path: Path, missing_ok: bool = False) -> None:
        if path.suffix == ".rakor-cadangan":
            raise PermissionError(13, "used by another process")
        real(path, missing_ok)

    monkeypatch.setattr(Path, "unlink", held)
    assert services.backup.now().exists()
    clock.advance(timedelta(days=31))
    assert services.backup.now().exists()


def test_a_copy_that_is_not_whole_never_gets_its_name(
    services: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small_meeting(services)
    target = tmp_path / "stik" / "salinan.rakor"

    def broken(path: Path) -> tuple[str, ...]:
        # As a stick does that loses what it said it wrote.
        content = bytearray(path.read_bytes())
        content[4096 * 6 : 4096 * 9] = bytes(4096 * 3)
        path.write_bytes(content)
        return problems_of(path)

    monkeypatch.setattr(backup, "problems_of", broken)
    with pytest.raises(UserError, match=r"Salinan tidak utuh; periksa cakram tujuan, lalu coba lagi\."):
        copy_to(services.store.db, target)
    assert list(target.parent.iterdir()) == []


def test_a_copy_replaces_what_was_left_half_done(services: Services, tmp_path: Path) -> None:
    target = tmp_path / "salinan.rakor"
    target.with_name("salinan.rakor.sebagian").write_text("setengah")
    copy_to(services.store.db, target)
    copy_to(services.store.db, target)
    assert problems_of(target) == ()
    assert not target.with_name("salinan.rakor.sebagian").exists()


def test_a_place_that_is_no_folder_is_told_in_words(services: Services, tmp_path: Path) -> None:
    (tmp_path / "berkas").touch()
    with pytest.raises(UserError, match="Folder itu tidak ada"):
        services.backup.now(tmp_path / "berkas")
    assert services.meetings.count(MeetingFilter()) == 0


def test_a_sound_file_has_no_problems(services: Services) -> None:
    small_meeting(services)
    told = Told()
    assert services.backup.check(told) == ()
    assert services.backup.check() == ()
    assert told.texts == ["memeriksa"]
    assert services.backup.path.name == "uji.rakor"


def test_rows_that_name_nothing_are_a_problem(services: Services) -> None:
    meeting = small_meeting(services)
    services.store.db.run("PRAGMA foreign_keys = 0")
    services.store.db.run("DELETE FROM agenda_item WHERE id = ?", meeting.agenda[5])
    assert services.backup.check() == ("remark: baris tanpa agenda_item",) * 3


def test_contents_of_files_are_kept_once(services: Services) -> None:
    digest = services.store.keep_blob(b"gambar")
    assert services.store.keep_blob(b"gambar") == digest
    assert services.store.blob(digest) == b"gambar"
    assert services.store.blob("tidak-ada") == b""
    assert services.store.db.value("SELECT count(*) FROM blob") == 1


def test_typed_text_outlives_a_restart_and_is_no_step(services: Services, clock: Clock) -> None:
    services.drafts.keep("remark:1", "Pak Camat menyamp")
    clock.advance(timedelta(seconds=1))
    services.drafts.keep("point:2", "Usul")
    clock.advance(timedelta(seconds=1))
    services.drafts.keep("remark:1", "Pak Camat menyampaikan")
    path = services.store.path
    services.store.close()
    again = open_services(path, now=clock)
    assert again.drafts.text("remark:1") == "Pak Camat menyampaikan"
    assert again.drafts.all() == (("point:2", "Usul"), ("remark:1", "Pak Camat menyampaikan"))
    assert again.history.undo_title() is None
    again.drafts.drop("point:2")
    again.drafts.keep("remark:1", "")
    assert again.drafts.all() == ()
    assert again.drafts.text("remark:1") == ""
    again.store.close()
    services.store.join_thread()
