"""Meetings: making, changing, listing, continuing in a series, deleting and taking back."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from rakor_desktop.domain.change import Entity
from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.kinds import (
    AgendaKind,
    AgreementState,
    MeetingKind,
    MeetingState,
    MinutesState,
    ParticipantRole,
    Purpose,
    Sector,
    TaskState,
)
from rakor_desktop.domain.meeting import MeetingCounts, MeetingFilter
from tests.support import DAY, small_meeting

if TYPE_CHECKING:
    from rakor_desktop.services.catalogue import Services


def titles(services: Services, **wanted: object) -> list[str]:
    return [line.title for line in services.meetings.rows(MeetingFilter(**wanted))]  # pyright: ignore[reportArgumentType]


def test_a_new_meeting_has_the_standard_agenda(services: Services) -> None:
    written = services.meetings.create("  Rapat\nDesa  Wisata ", kind=MeetingKind.FGD, day=DAY)
    meeting = services.meetings.get(written.value)
    assert (meeting.title, meeting.kind, meeting.date, meeting.state) == (
        "Rapat Desa Wisata",
        MeetingKind.FGD,
        DAY,
        MeetingState.RENCANA,
    )
    agenda = services.agenda.items(meeting.id)
    assert [item.kind for item in agenda][:3] == [AgendaKind.REGISTRASI, AgendaKind.PEMBUKAAN, AgendaKind.DOA]
    assert written.change.ids(Entity.MEETING) == {meeting.id}
    assert len(written.change.ids(Entity.AGENDA_ITEM)) == len(agenda) == 11
    assert written.change.title == "buat rapat Rapat Desa Wisata"
    assert services.meetings.create().change.title == "buat rapat"
    assert services.agenda.items(services.meetings.create(with_agenda=False).value) == ()


def test_a_date_makes_a_plan_a_scheduled_meeting(services: Services) -> None:
    meeting = services.meetings.create("Rapat").value
    services.meetings.update(meeting, date=DAY)
    assert services.meetings.get(meeting).state is MeetingState.TERJADWAL
    services.meetings.update(meeting, date=DAY, state=MeetingState.DITUNDA)
    services.meetings.update(meeting, date=date(2026, 12, 1))
    assert services.meetings.get(meeting).state is MeetingState.DITUNDA


def test_several_values_of_a_list_are_kept_in_the_order_of_the_list(services: Services) -> None:
    meeting = services.meetings.create("Rapat").value
    services.meetings.update(meeting, purposes=(Purpose.ASPIRASI, Purpose.PERSEPSI), sectors=(Sector.MD, Sector.PD))
    found = services.meetings.get(meeting)
    assert found.purposes == (Purpose.PERSEPSI, Purpose.ASPIRASI)
    assert found.sectors == (Sector.PD, Sector.MD)


def test_the_list_filters_sorts_and_pages(services: Services) -> None:
    for number, (title, year, kind) in enumerate(
        [
            ("anggaran", 2025, MeetingKind.RAKOR),
            ("Bencana", 2026, MeetingKind.TEKNIS),
            ("Cukai 100%", 2026, MeetingKind.RAKOR),
            ("desa_wisata", 2027, MeetingKind.RAKOR),
        ]
    ):
        meeting = services.meetings.create(title, kind=kind, day=date(year, 3, 1 + number)).value
        services.meetings.update(meeting, venue=f"Aula {4 - number}", state=MeetingState.SELESAI)
    services.meetings.create("Tanpa tanggal")
    assert titles(services) == ["desa_wisata", "Cukai 100%", "Bencana", "anggaran", "Tanpa tanggal"]
    assert titles(services, descending=False)[0] == "anggaran"
    assert titles(services, sort="title", descending=False)[:3] == ["anggaran", "Bencana", "Cukai 100%"]
    assert titles(services, sort="venue", descending=False)[:2] == ["Tanpa tanggal", "desa_wisata"]
    assert titles(services, sort="title", descending=True)[0] == "Tanpa tanggal"
    for sort in ("state", "invited", "present", "agreements", "tidak dikenal"):
        assert len(titles(services, sort=sort)) == 5
    assert titles(services, year=2026) == ["Cukai 100%", "Bencana"]
    assert titles(services, kind=MeetingKind.TEKNIS) == ["Bencana"]
    assert titles(services, state=MeetingState.RENCANA) == ["Tanpa tanggal"]
    assert titles(services, text="aula 3") == ["Bencana"]
    assert titles(services, text="100%") == ["Cukai 100%"]
    assert titles(services, text="a_w") == ["desa_wisata"]
    assert titles(services, offset=1, limit=2) == ["Cukai 100%", "Bencana"]
    assert services.meetings.count(MeetingFilter(year=2026, limit=1)) == 2
    assert services.meetings.years() == (2027, 2026, 2025)


def test_the_list_shows_the_counts_of_each_meeting(services: Services) -> None:
    meeting = small_meeting(services)
    (line,) = services.meetings.rows(MeetingFilter())
    assert (line.invited, line.present, line.agreements, line.agreements_done) == (7, 5, 2, 0)
    assert services.meetings.counts(meeting.id) == MeetingCounts(7, 5, 2, 2, 3, 11, 2)
    for task in meeting.tasks:
        services.agreements.update_task(task, state=TaskState.SELESAI)
    services.agreements.update(meeting.agreements[1], state=AgreementState.DITOLAK)
    services.meetings.create("Kosong")
    for sort in ("invited", "present", "agreements"):
        assert titles(services, sort=sort)[0] == titles(services, sort=sort, descending=False)[1] != "Kosong"
    summary = services.meetings.summary(meeting.id)
    assert summary is not None
    assert (summary.agreements, summary.agreements_done) == (1, 1)
    assert services.meetings.counts(meeting.id) == MeetingCounts(7, 5, 2, 1, 3, 11, 2)
    services.agreements.delete(meeting.agreements[0])
    services.participants.remove(meeting.participants[:1])
    assert services.meetings.counts(meeting.id) == MeetingCounts(6, 4, 2, 0, 3, 11, 0)
    assert services.meetings.counts("tidak-ada") == MeetingCounts()
    assert services.meetings.summary("tidak-ada") is None


def test_the_current_meeting_is_the_running_one_or_the_next(services: Services) -> None:
    assert services.meetings.current() is None
    services.meetings.create("Kemarin", day=DAY - timedelta(days=1))
    later = services.meetings.create("Lusa", day=DAY + timedelta(days=2)).value
    services.meetings.create("Tanpa tanggal")
    current = services.meetings.current()
    assert current is not None
    assert current.id == later
    today = services.meetings.create("Hari ini", day=DAY).value
    current = services.meetings.current()
    assert current is not None
    assert current.id == today
    services.agenda.advance(later)
    current = services.meetings.current()
    assert current is not None
    assert (current.id, current.state) == (later, MeetingState.BERLANGSUNG)


def test_a_series_is_found_or_made_by_its_name(services: Services) -> None:
    one, two = services.meetings.create("Satu").value, services.meetings.create("Dua").value
    services.meetings.set_series(one, " Rakor  Wisata ")
    services.meetings.set_series(two, "rakor wisata")
    (series,) = services.meetings.series()
    assert series.name == "Rakor Wisata"
    assert services.meetings.get(two).series == "Rakor Wisata"
    assert set(titles(services, series_id=series.id)) == {"Satu", "Dua"}
    assert set(titles(services, text="rakor")) == {"Satu", "Dua"}
    services.meetings.set_series(two, "")
    assert services.meetings.get(two).series_id is None


def test_an_untitled_meeting_can_be_continued_and_taken_out_of_its_series(services: Services) -> None:
    first = services.meetings.create().value
    services.meetings.continue_from(first)
    assert services.meetings.get(first).series_id is not None
    services.meetings.set_series(first, "  ")
    assert services.meetings.get(first).series_id is None


def test_an_unknown_organiser_joins_the_directory(services: Services) -> None:
    meeting = services.meetings.create("Rapat").value
    change = services.meetings.set_organiser(meeting, "Bagian Perekonomian")
    assert change.kinds == {Entity.MEETING, Entity.INSTITUTION}
    assert services.meetings.get(meeting).organiser == "Bagian Perekonomian"
    assert services.meetings.set_organiser(meeting, "BAGIAN PEREKONOMIAN").kinds == frozenset()
    services.meetings.set_organiser(meeting, "")
    assert services.meetings.get(meeting).organiser_id is None
    assert services.directory.count_institutions() == 1


def test_the_next_meeting_of_a_series_takes_over_what_is_still_open(services: Services) -> None:
    meeting = small_meeting(services)
    services.participants.add_new(meeting.id, "Tamu Tak Diundang")
    service = services.agreements
    services.agreements.update_task(meeting.tasks[0], state=TaskState.BATAL)
    done = service.add(meeting.id, "Sudah selesai").value
    service.update(done, state=AgreementState.CATATAN)
    service.update_task(service.add_task(done, "Beres").value, state=TaskState.SELESAI)
    written = services.meetings.continue_from(meeting.id)
    new = services.meetings.get(written.value)
    old = services.meetings.get(meeting.id)
    assert (new.title, new.date, new.state, new.follows_id) == (old.title, None, MeetingState.RENCANA, meeting.id)
    assert (new.series, new.series_number, old.series_number) == (old.title, 2, 1)
    assert (new.venue, new.room, new.planned_start, new.chair_id) == (
        old.venue,
        old.room,
        old.planned_start,
        meeting.people[0],
    )
    people = services.participants.rows(new.id)
    assert [one.person_id for one in people] == list(meeting.people)
    assert {one.presence.value for one in people} == {"belum"}
    kinds = [item.kind for item in services.agenda.items(new.id)]
    assert kinds[5:7] == [AgendaKind.EVALUASI, AgendaKind.PAPARAN]
    (agreement,) = services.agreements.rows(new.id)
    assert (agreement.code, agreement.note) == ("S-01", "Lanjutan S-01 rapat sebelumnya")
    assert agreement.lead is not None
    assert agreement.lead.institution == "Dinas Perhubungan"
    assert [task.activity for task in agreement.tasks] == ["Pemasangan rambu"]
    assert [one.target for one in agreement.indicators] == [12.0]
    third = services.meetings.get(services.meetings.continue_from(new.id).value)
    assert (third.series_id, third.series_number) == (new.series_id, 3)
    assert len(services.meetings.series()) == 1


def test_what_was_put_off_comes_along_and_is_not_like_itself(services: Services) -> None:
    meeting = small_meeting(services)
    service = services.agreements
    service.update(meeting.agreements[1], state=AgreementState.DITUNDA)
    service.update(service.add(meeting.id, "Hanya usulan").value, state=AgreementState.USULAN)
    service.update(service.add(meeting.id, "Tidak jadi").value, state=AgreementState.DITOLAK)
    new = services.meetings.continue_from(meeting.id).value
    third = services.meetings.continue_from(new).value
    rows = service.rows(third)
    assert [(one.code, one.state) for one in rows] == [
        ("S-01", AgreementState.DISEPAKATI),
        ("S-02", AgreementState.DITUNDA),
    ]
    for one in (*service.rows(meeting.id), *service.rows(new), *rows):
        assert service.similar(one.statement, meeting_id=one.meeting_id, agreement_id=one.id) == ()
    twin = service.add(third, rows[0].statement).value
    assert len(service.similar(rows[0].statement, meeting_id=third, agreement_id=twin)) == 3
    found = service.similar(rows[0].statement, meeting_id=third, agreement_id=rows[0].id)
    assert [one.id for one in found] == [twin]


def test_who_is_named_for_a_part_takes_part(services: Services) -> None:
    meeting = small_meeting(services)
    tamu = services.directory.add_person("Putri Maharani, S.H.", post="Sekretaris").value
    services.meetings.update(meeting.id, secretary_id=tamu)
    services.meetings.update(meeting.id, minute_taker_id=meeting.people[6])
    services.meetings.set_person(meeting.id, "chair_id", "Bupati Baru")
    rows = {one.full_name: one for one in services.participants.rows(meeting.id)}
    assert len(rows) == 9
    new = rows["Putri Maharani, S.H."]
    assert (new.role, new.invited, new.presence.value) == (ParticipantRole.SEKRETARIS, True, "belum")
    assert (rows["Yuni Astuti"].role, rows["Yuni Astuti"].id) == (ParticipantRole.NOTULIS, meeting.participants[6])
    assert rows["Bupati Baru"].role is ParticipantRole.PIMPINAN
    assert rows["Dra. Hj. Siti Rahayu, M.Si."].role is ParticipantRole.PESERTA
    assert "Bupati Baru" in [one.full_name for one in services.remarks.speakers(meeting.id)]
    services.history.undo()
    rows = {one.full_name: one for one in services.participants.rows(meeting.id)}
    assert "Bupati Baru" not in rows
    assert rows["Dra. Hj. Siti Rahayu, M.Si."].role is ParticipantRole.PIMPINAN
    services.meetings.update(meeting.id, chair_id=None)
    assert services.participants.get(meeting.participants[0]).role is ParticipantRole.PESERTA


def test_continuing_is_one_step(services: Services) -> None:
    meeting = small_meeting(services)
    services.meetings.continue_from(meeting.id)
    services.history.undo()
    assert services.meetings.count(MeetingFilter()) == 1
    assert services.meetings.get(meeting.id).series_id is None


def test_a_deleted_meeting_says_how_to_get_it_back(services: Services) -> None:
    meeting = small_meeting(services)
    change = services.meetings.delete([meeting.id])
    assert change.title == "hapus rapat"
    assert services.meetings.rows(MeetingFilter()) == ()
    assert services.meetings.years() == ()
    with pytest.raises(UserError, match=r"Rapat ini sudah dihapus; tekan Ctrl\+Z"):
        services.meetings.get(meeting.id)
    with pytest.raises(UserError, match="sudah dihapus"):
        services.documents.record(meeting.id)
    services.history.undo()
    assert services.meetings.get(meeting.id).id == meeting.id


def test_the_bin_shows_what_was_deleted_and_gives_it_back(services: Services) -> None:
    meeting = small_meeting(services)
    services.remarks.delete(meeting.remarks[:1])
    services.agreements.delete_task(meeting.tasks[1])
    services.agreements.delete(meeting.agreements[0])
    services.groups.delete_points(meeting.points[:1])
    services.directory.delete(person_ids=[meeting.people[3]])
    rows = services.bin.rows(meeting.id)
    assert {(row.entity, row.title) for row in rows} == {
        (Entity.REMARK, "Kunjungan naik 12% dibanding tahun lalu."),
        (Entity.AGREEMENT, "Memasang rambu penunjuk arah ke desa wisata Kemiren"),
        (Entity.POINT, "Paket wisata belum terpadu"),
        (Entity.TASK, "Pemasangan rambu"),
    }
    assert {row.meeting_title for row in rows} == {"Rapat Koordinasi Desa Wisata"}
    assert len(services.bin.rows()) == 5
    services.bin.restore([(row.entity, row.id) for row in rows])
    assert services.bin.rows(meeting.id) == ()
    assert len(services.agreements.get(meeting.agreements[0]).tasks) == 2
    assert len(services.remarks.of_meeting(meeting.id)) == 3
    services.meetings.delete([meeting.id])
    assert (Entity.MEETING, meeting.id) in {(row.entity, row.id) for row in services.bin.rows(meeting.id)}


def test_the_bin_is_emptied_only_once_the_minutes_are_final(services: Services) -> None:
    meeting = small_meeting(services)
    services.agreements.delete(meeting.agreements[0])
    services.groups.delete(meeting.groups[0])
    services.remarks.delete(meeting.remarks[1:2])
    services.agenda.delete(meeting.agenda[5:6])
    services.remarks.raise_to_aspiration(meeting.remarks[0])
    with pytest.raises(UserError, match="setelah notula rapat ini final"):
        services.bin.empty(meeting.id)
    services.meetings.update(meeting.id, minutes_state=MinutesState.FINAL)
    change = services.bin.empty(meeting.id)
    assert {Entity.AGREEMENT, Entity.TASK, Entity.GROUP, Entity.POINT, Entity.POSITION} <= change.kinds
    assert services.bin.rows(meeting.id) == ()
    # Remarks stay with the meeting when their agenda item is gone for good.
    assert [one.agenda_item_id for one in services.remarks.of_meeting(meeting.id)] == [None, None]
    assert services.backup.check() == ()
    assert services.store.db.value("SELECT count(*) FROM agreement") == 1
    assert services.history.undo_title() is None
    services.meetings.update(meeting.id, conclusion="Selesai")
    assert services.history.undo()
    assert services.bin.empty(meeting.id).rows == frozenset()
    assert services.history.redo_title() is not None


def test_a_new_person_gets_a_part_in_one_step(services: Services) -> None:
    meeting = services.meetings.create("Rapat").value
    services.meetings.set_person(meeting, "chair_id", "Dr. Ipuk Lestari, M.Si.")
    chair = services.directory.person(services.meetings.get(meeting).chair_id)
    assert chair is not None
    assert (chair.full_name, services.history.undo_title()) == (
        "Dr. Ipuk Lestari, M.Si.",
        "tambah Dr. Ipuk Lestari, M.Si.",
    )
    services.history.undo()
    assert services.meetings.get(meeting).chair_id is None
    assert services.directory.find_persons("ipuk") == ()
    with pytest.raises(UserError, match="Nama orang masih kosong"):
        services.meetings.set_person(meeting, "chair_id", " ")


def test_the_list_knows_a_meeting_by_its_room(services: Services) -> None:
    meeting = services.meetings.create("Rapat", with_agenda=False).value
    services.meetings.update(meeting, venue="Kantor Bupati")
    assert services.meetings.rows(MeetingFilter())[0].venue == "Kantor Bupati"
    services.meetings.update(meeting, room="Aula Rempeg Jogopati")
    assert services.meetings.rows(MeetingFilter())[0].venue == "Aula Rempeg Jogopati"


def test_other_degrees_correct_the_person_instead_of_making_a_second(services: Services) -> None:
    meeting = services.meetings.create("Rapat", with_agenda=False).value
    services.meetings.set_person(meeting, "chair_id", "Moh. Nur'aini")
    services.meetings.set_person(meeting, "chair_id", "Moh. Nur'aini, S.Sos.")
    chair = services.directory.person(services.meetings.get(meeting).chair_id)
    assert chair is not None
    assert chair.full_name == "Moh. Nur'aini, S.Sos."
    assert services.directory.count_persons() == 1
    assert len(services.participants.rows(meeting)) == 1


def test_a_signatory_of_the_office_chairs_with_what_is_known_of_him(services: Services) -> None:
    meeting = services.meetings.create("Rapat").value
    services.settings.save_signatory(
        name="Arif Hidayat", title_after="S.Sos.", post="a.n. SEKRETARIS DAERAH", rank="Pembina", nip="1"
    )
    signatory = services.settings.signatory()
    services.meetings.set_signatory_person(meeting, "chair_id", signatory.id)
    chair = services.directory.person(services.meetings.get(meeting).chair_id)
    assert chair is not None
    assert (chair.full_name, chair.post, chair.rank) == ("Arif Hidayat, S.Sos.", "Sekretaris Daerah", "Pembina")
    services.history.undo()
    assert services.meetings.get(meeting).chair_id is None
    with pytest.raises(UserError, match="sudah dihapus"):
        services.meetings.set_signatory_person(meeting, "chair_id", "tidak ada")
