"""Units of work: all or nothing, recorded whatever wrote them, taken back and done again."""

from __future__ import annotations

import threading
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from rakor_desktop.domain.change import Change, Entity
from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.kinds import Presence, Side
from rakor_desktop.domain.meeting import MeetingFilter
from rakor_desktop.storage.faults import driver
from rakor_desktop.storage.journal import PLAIN
from tests.support import open_services, small_meeting
from tests.unit.storage.states import assert_sound, live, rows_of

if TYPE_CHECKING:
    from pathlib import Path

    from rakor_desktop.services.catalogue import Services
    from tests.support import Clock


def units(services: Services) -> int:
    return services.store.db.value("SELECT count(*) FROM units")


def test_undo_takes_back_step_by_step_and_redo_does_them_again(services: Services) -> None:
    before = small_meeting(services)
    full = live(rows_of(services.store.db))
    titles: list[str | None] = []
    while services.history.undo_title():
        titles.append(services.history.undo_title())
        assert services.history.undo()
    assert live(rows_of(services.store.db)) == {}
    assert services.meetings.count(MeetingFilter()) == 0
    assert services.history.undo() == Change()
    assert_sound(services.store.db)
    redone: list[str | None] = []
    while services.history.redo_title():
        redone.append(services.history.redo_title())
        assert services.history.redo()
    assert live(rows_of(services.store.db)) == full
    assert redone == titles[::-1]
    assert services.history.redo() == Change()
    assert services.meetings.get(before.id).title == "Rapat Koordinasi Desa Wisata"
    assert_sound(services.store.db)


def test_undo_goes_on_after_a_restart(tmp_path: Path, clock: Clock) -> None:
    path = tmp_path / "rapat.rakor"
    first = open_services(path, now=clock)
    meeting = first.meetings.create("Rapat A").value
    clock.advance(timedelta(minutes=1))
    first.meetings.update(meeting, title="Rapat B")
    first.store.close()
    again = open_services(path, now=clock)
    assert again.history.undo_title() == "ubah judul rapat"
    again.history.undo()
    assert again.meetings.get(meeting).title == "Rapat A"
    again.store.close()
    third = open_services(path, now=clock)
    assert third.history.redo_title() == "ubah judul rapat"
    third.history.redo()
    assert third.meetings.get(meeting).title == "Rapat B"
    third.store.close()


def test_typing_in_one_field_is_one_step(services: Services, clock: Clock) -> None:
    meeting = services.meetings.create("Rapat").value
    clock.advance(timedelta(minutes=1))
    for text in ("R", "Ra", "Rap", "Rapat K", "Rapat Koordinasi"):
        services.meetings.update(meeting, theme=text)
        clock.advance(timedelta(seconds=5))
    services.history.undo()
    assert services.meetings.get(meeting).theme == ""
    services.history.redo()
    assert services.meetings.get(meeting).theme == "Rapat Koordinasi"


def test_a_pause_another_field_or_another_row_begins_a_new_step(services: Services, clock: Clock) -> None:
    one, two = services.meetings.create("Satu").value, services.meetings.create("Dua").value
    count = units(services)
    services.meetings.update(one, theme="a")
    services.meetings.update(two, theme="a")
    services.meetings.update(two, venue="b")
    clock.advance(timedelta(seconds=6))
    services.meetings.update(two, venue="c")
    assert units(services) - count == 4


def test_a_clock_that_was_set_back_begins_a_new_step(services: Services, clock: Clock) -> None:
    meeting = services.meetings.create("Rapat").value
    services.meetings.update(meeting, theme="a")
    clock.advance(timedelta(hours=-1))
    services.meetings.update(meeting, theme="b")
    services.history.undo()
    assert services.meetings.get(meeting).theme == "a"


def test_what_changes_nothing_leaves_no_step(services: Services, clock: Clock) -> None:
    meeting = services.meetings.create("Rapat").value
    clock.advance(timedelta(minutes=1))
    count = units(services)
    assert not services.meetings.update(meeting, title="Rapat")
    assert units(services) == count
    assert services.history.undo_title() == "buat rapat Rapat"


def test_what_changes_nothing_leaves_what_can_be_redone(services: Services) -> None:
    meeting = services.meetings.create("Rapat").value
    services.remarks.add(meeting, None, "Catatan")
    services.history.undo()
    services.meetings.update(meeting, title="Rapat")
    assert services.history.redo_title() == "tambah catatan Catatan"


def test_a_new_step_ends_the_chance_to_redo_for_good(services: Services) -> None:
    meeting = services.meetings.create("Rapat").value
    services.remarks.add(meeting, None, "dibuang")
    services.history.undo()
    services.remarks.add(meeting, None, "baru")
    assert services.history.redo_title() is None
    services.history.undo()
    assert services.history.redo_title() == "tambah catatan baru"
    services.history.redo()
    assert [one.text for one in services.remarks.of_meeting(meeting)] == ["baru"]
    assert services.history.redo_title() is None


def test_a_failing_use_case_leaves_nothing(services: Services) -> None:
    meeting = small_meeting(services)
    before, count = rows_of(services.store.db), units(services)
    entries = services.store.db.value("SELECT count(*) FROM journal")

    def fail_half_way() -> None:
        with services.store.journal.unit("uji") as unit:
            unit.insert(Entity.MEETING, title="Setengah jadi")
            unit.update(Entity.MEETING, meeting.id, title="Rusak")
            unit.delete(Entity.REMARK, meeting.remarks)
            raise RuntimeError("gagal")

    with pytest.raises(RuntimeError, match="gagal"):
        fail_half_way()
    assert rows_of(services.store.db) == before
    assert units(services) == count
    assert services.store.db.value("SELECT count(*) FROM journal") == entries
    assert services.search.find("Setengah") == ()
    assert_sound(services.store.db)


def test_a_row_that_names_nothing_is_refused_as_a_whole(services: Services) -> None:
    before = rows_of(services.store.db)
    with pytest.raises(UserError, match="sudah dihapus untuk selamanya"):
        services.remarks.add("tidak-ada", None, "Catatan")
    assert rows_of(services.store.db) == before
    services.meetings.create("Rapat")  # the connection works on


def test_a_write_past_the_program_is_recorded_too(services: Services, tmp_path: Path) -> None:
    meeting = services.meetings.create("Rapat").value
    other = driver.connect(str(tmp_path / "uji.rakor"), isolation_level=None)
    other.execute("UPDATE meeting SET title = 'Diubah dari luar' WHERE id = ?", (meeting,))
    other.close()
    assert services.meetings.get(meeting).title == "Diubah dari luar"
    assert services.history.of_row(Entity.MEETING, meeting)[0].new == "Diubah dari luar"
    assert [hit.id for hit in services.search.find("Diubah dari luar")] == [meeting]
    assert_sound(services.store.db)


def test_history_tells_who_changed_what_from_what(services: Services, clock: Clock) -> None:
    meeting = services.meetings.create("Rapat", with_agenda=False).value
    moment = clock.advance(timedelta(minutes=1))
    services.settings.set_text("operator", "Sari")
    services.meetings.update(meeting, title="Rapat Besar")
    newest, *older = services.history.of_row(Entity.MEETING, meeting)
    assert (newest.field, newest.old, newest.new) == ("title", "Rapat", "Rapat Besar")
    assert (newest.operator, newest.moment, newest.title) == ("Sari", moment, "ubah judul rapat")
    assert {entry.operator for entry in older} == {"Penguji"}
    assert {entry.field for entry in older} == {"title", "kind", "mode", "state", "quorum_percent", "minutes_state"}
    assert services.history.of_row(Entity.MEETING, "tidak-ada") == ()


def test_undo_spares_what_was_changed_since_by_something_that_is_no_step(services: Services) -> None:
    meeting = services.meetings.create("Rapat").value
    services.meetings.update(meeting, venue="Aula", room="Ruang 1")
    with services.store.journal.unit("paket dari kelompok", origin=PLAIN) as unit:
        unit.update(Entity.MEETING, meeting, venue="Pendopo")
    services.history.undo()
    found = services.meetings.get(meeting)
    assert (found.venue, found.room) == ("Pendopo", "")
    assert_sound(services.store.db)


def test_the_change_names_every_row(services: Services) -> None:
    meeting = small_meeting(services)
    before = rows_of(services.store.db)
    change = services.groups.split(meeting.id) | services.participants.set_presence(
        meeting.participants[:4], Presence.HADIR
    )
    after = rows_of(services.store.db)
    changed = {key for key, row in after.items() if before.get(key) != row}
    assert changed <= change.rows
    assert change.unit
    assert change.title == "bagi kelompok otomatis"


def test_two_threads_write_and_nothing_is_lost(services: Services) -> None:
    meeting = services.meetings.create("Rapat").value
    faults: list[Exception] = []
    start = threading.Barrier(2)

    def write(name: str) -> None:
        services.store.join_thread()
        try:
            start.wait()
            for number in range(40):
                services.remarks.add(meeting, None, f"{name} {number}")
                services.drafts.keep(name, str(number))
        except Exception as fault:  # noqa: BLE001 - told in the main thread
            faults.append(fault)
        finally:
            services.store.leave_thread()

    threads = [threading.Thread(target=write, args=(name,)) for name in ("satu", "dua")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    texts = [one.text for one in services.remarks.of_meeting(meeting)]
    assert sorted(texts) == sorted(f"{name} {number}" for name in ("satu", "dua") for number in range(40))
    readings = [
        row[0] for row in services.store.db.rows("SELECT hlc FROM journal WHERE entity = 'remark' ORDER BY seq")
    ]
    assert readings == sorted(set(readings))
    assert dict(services.drafts.all()) == {"satu": "39", "dua": "39"}
    assert_sound(services.store.db)


def test_a_row_in_the_bin_cannot_be_edited(services: Services) -> None:
    meeting = services.meetings.create("Rapat").value
    remark = services.remarks.add(meeting, None, "Catatan").value
    services.remarks.delete([remark])
    with pytest.raises(UserError, match=r"sudah dihapus; tekan Ctrl\+Z"):
        services.remarks.update(remark, text="lagi")


def test_a_position_that_was_taken_back_does_not_return_with_the_next_word(services: Services, clock: Clock) -> None:
    meeting = small_meeting(services)
    services.groups.set_position(meeting.issue, Side.AKADEMISI, reason="SALAH KETIK")
    services.history.undo()
    clock.advance(timedelta(minutes=1))
    services.groups.set_position(meeting.issue, Side.AKADEMISI, position="Kajian dahulu")
    (issue,) = services.groups.issues(meeting.groups[0])
    found = next(one for one in issue.positions if one.side is Side.AKADEMISI)
    assert (found.position, found.reason) == ("Kajian dahulu", "")
    services.groups.set_position(meeting.issue, Side.AKADEMISI, acceptable="Satu tahun")
    (issue,) = services.groups.issues(meeting.groups[0])
    found = next(one for one in issue.positions if one.side is Side.AKADEMISI)
    assert (found.position, found.acceptable) == ("Kajian dahulu", "Satu tahun")
    assert_sound(services.store.db)


def test_who_is_invited_again_begins_anew(services: Services) -> None:
    meeting = small_meeting(services)
    third = meeting.participants[2]
    before = services.participants.get(third)
    assert before.delegate_name == "Rini Kusuma"
    services.participants.remove([third])
    services.participants.add_people(meeting.id, [meeting.people[2]])
    again = services.participants.get(third)
    assert (again.presence, again.arrived_at, again.delegate_name, again.may_decide) == (
        Presence.BELUM,
        None,
        "",
        False,
    )
    services.history.undo()
    services.history.undo()
    assert services.participants.get(third) == before
    assert_sound(services.store.db)
