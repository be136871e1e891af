"""The disk is full: it is said in words, what is on the screen stays, and is saved once there is room again."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

import pytest

from rakor_desktop.domain.change import Change
from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.meeting import MeetingFilter
from rakor_desktop.qtkit.autosave import Autosave
from rakor_desktop.qtkit.jobs import Jobs
from rakor_desktop.qtkit.save_state import SaveKind
from rakor_desktop.services.meetings import MeetingService
from rakor_desktop.storage.database import problems_of
from tests.faults.disks import Disk, small_disk
from tests.support import open_services, small_meeting
from tests.unit.storage.states import assert_sound, rows_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from rakor_desktop.services.catalogue import Services
    from tests.support import Clock

FULL = "Penyimpanan penuh; kosongkan ruang di cakram, lalu coba lagi. Tulisan Anda tetap ada di layar."
LONG = "Pembahasan panjang tentang rambu. " * 3000


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    with small_disk(tmp_path) as disk:
        yield disk


@pytest.fixture
def services(disk: Disk, clock: Clock) -> Iterator[Services]:
    opened = open_services(disk.folder / "rapat.rakor", now=clock)
    yield opened
    opened.store.close()


def test_writing_to_a_full_disk_is_told_and_leaves_the_file_as_it_was(services: Services, disk: Disk) -> None:
    meeting = small_meeting(services)
    before = rows_of(services.store.db)
    disk.fill(services.store.db)
    for _ in range(3):
        with pytest.raises(UserError) as caught:
            services.meetings.update(meeting.id, conclusion=LONG)
        assert caught.value.message == FULL
    assert rows_of(services.store.db) == before
    assert services.meetings.get(meeting.id).conclusion == ""
    disk.free(services.store.db)
    services.meetings.update(meeting.id, conclusion=LONG)
    assert services.meetings.get(meeting.id).conclusion == LONG
    assert_sound(services.store.db)
    assert problems_of(services.store.path) == ()


def test_a_draft_says_so_too(services: Services, disk: Disk) -> None:
    disk.fill(services.store.db)
    with pytest.raises(UserError, match="Penyimpanan penuh"):
        services.drafts.keep("remark:1", LONG)
    disk.free(services.store.db)
    services.drafts.keep("remark:1", LONG)
    assert services.drafts.text("remark:1") == LONG


def test_typed_text_waits_for_room(services: Services, disk: Disk, qtbot: QtBot) -> None:
    meeting = services.meetings.create("Rapat").value
    disk.fill(services.store.db)
    jobs = Jobs(services.store.join_thread, services.store.leave_thread)
    autosave = Autosave(jobs, jobs)
    if not disk.mounted:  # the limit belongs to the connection that writes
        jobs.write(functools.partial(_limit, services))
    autosave.edit("conclusion", functools.partial(services.meetings.update, meeting, conclusion=LONG))
    assert not autosave.flush_and_wait()
    assert autosave.has_pending
    assert (jobs.save_state.kind, jobs.save_state.reason) == (SaveKind.FAILED, FULL)
    assert services.meetings.get(meeting).conclusion == ""
    disk.free(services.store.db)
    if not disk.mounted:
        jobs.write(functools.partial(_limit, services, 1_000_000))
    assert autosave.flush_and_wait()
    assert jobs.save_state.kind is SaveKind.SAVED
    assert services.meetings.get(meeting).conclusion == LONG
    jobs.close()


def _limit(services: Services, pages: int = 1) -> Change:
    services.store.db.run(f"PRAGMA max_page_count = {pages}")
    return Change()


def test_a_copy_that_finds_no_room_leaves_nothing_behind(services: Services, disk: Disk, tmp_path: Path) -> None:
    meeting = small_meeting(services)
    disk.fill(services.store.db)
    if disk.mounted:
        with pytest.raises(UserError, match="Penyimpanan penuh"):
            services.backup.now()
        assert not services.backup.folder.exists() or not list(services.backup.folder.iterdir())
    assert services.backup.last() is None
    disk.free(services.store.db)
    services.meetings.update(meeting.id, title="Masih dapat ditulisi")
    assert services.backup.now(tmp_path / "stik").exists()


def test_a_new_file_on_a_full_disk_is_told(services: Services, disk: Disk) -> None:
    services.store.close()
    services.store.join_thread()  # as another program does that keeps the log of the first file on the disk
    disk.fill(services.store.db)
    if disk.mounted:
        with pytest.raises(UserError, match="Penyimpanan penuh"):
            open_services(disk.folder / "kedua.rakor")
    disk.free(services.store.db)
    second = open_services(disk.folder / "kedua.rakor")
    assert second.meetings.count(MeetingFilter()) == 0
    second.store.close()
    assert isinstance(second.meetings, MeetingService)
