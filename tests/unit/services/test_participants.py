"""Participants: inviting, checking in, the printed sheet, the scanner."""

from __future__ import annotations

import logging
from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from rakor_desktop.domain.change import Entity
from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.kinds import InvitationState, ParticipantRole, Presence, Registration, Sector
from rakor_desktop.services.participants import NewParticipant
from tests.support import MORNING, PEOPLE, small_meeting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rakor_desktop.services.catalogue import Services
    from tests.support import Clock


def names(services: Services, meeting: str, **wanted: object) -> list[str]:
    return [one.name for one in services.participants.rows(meeting, **wanted)]  # pyright: ignore[reportArgumentType]


def test_the_list_is_numbered_as_printed_with_names_joined_in(services: Services) -> None:
    meeting = small_meeting(services)
    rows = services.participants.rows(meeting.id)
    assert [one.number for one in rows] == list(range(1, 8))
    assert [one.full_name for one in rows] == [row[0] for row in PEOPLE]
    assert [one.sector for one in rows] == list(Sector)
    assert rows[0].post_line == "Kepala Dinas · Dinas Pariwisata"


def test_participants_carry_the_protocol_order_of_their_institution(services: Services) -> None:
    meeting = small_meeting(services)
    first = services.participants.rows(meeting.id)[0]
    office = next(one for one in services.directory.institutions(first.institution) if one.name == first.institution)
    services.directory.update_institution(office.id, protocol_order=5)
    assert services.participants.rows(meeting.id)[0].protocol_order == 5
    assert services.participants.rows(meeting.id)[1].protocol_order == 1000


def test_filters(services: Services) -> None:
    meeting = small_meeting(services).id
    assert names(services, meeting, presence=Presence.IZIN) == ["Kompol Bambang Wijaya"]
    assert names(services, meeting, sector=Sector.AK) == ["Retno Wulandari"]
    assert names(services, meeting, text="ketua PHRI") == ["I Made Suardana"]
    assert names(services, meeting, text="rini kusuma") == ["Agus Priyambodo"]
    assert [one.number for one in services.participants.rows(meeting, text="yuni")] == [7]


def test_typing_a_name_finds_the_best_first(services: Services) -> None:
    meeting = small_meeting(services).id
    assert services.participants.find(meeting, "su")[0].name == "I Made Suardana"
    assert services.participants.find(meeting, "  ") == ()
    assert services.participants.find(meeting, "xyz") == ()
    assert len(services.participants.find(meeting, "a", limit=3)) == 3
    # Somebody not yet recorded is offered before somebody who is.
    services.participants.add_new(meeting, "Yusuf", presence=Presence.BELUM)
    assert [one.name for one in services.participants.find(meeting, "yu")][:2] == ["Yusuf", "Yuni Astuti"]


def test_summary_and_quorum(services: Services) -> None:
    meeting = small_meeting(services)
    summary = services.participants.summary(meeting.id)
    assert (summary.invited, summary.present, summary.quorum, summary.quorum_reached) == (7, 5, 4, True)
    services.meetings.update(meeting.id, quorum_percent=80)
    assert not services.participants.summary(meeting.id).quorum_reached
    assert services.participants.summary("tidak-ada").invited == 0


def test_inviting_twice_changes_nothing_and_what_was_recorded_stays(services: Services) -> None:
    meeting = small_meeting(services)
    assert not services.participants.add_people(meeting.id, meeting.people[:3])
    assert services.participants.get(meeting.participants[0]).presence is Presence.HADIR
    assert len(services.participants.rows(meeting.id)) == 7


def test_institutions_can_be_invited_without_a_name(services: Services) -> None:
    meeting = services.meetings.create("Rapat").value
    place = services.directory.add_institution("Dinas Perhubungan", short_name="Dishub", sector=Sector.FV).value
    change = services.participants.add_institutions(meeting, [place])
    assert change.title == "undang instansi"
    (row,) = services.participants.rows(meeting)
    assert (row.full_name, row.sector, row.invited) == ("Dinas Perhubungan", Sector.FV, True)
    services.participants.update(row.id, institution="Dinas PU Pengairan", role=ParticipantRole.NARASUMBER)
    (row,) = services.participants.rows(meeting)
    assert (row.full_name, row.role) == ("Dinas PU Pengairan", ParticipantRole.NARASUMBER)
    with pytest.raises(UserError, match="instansi tanpa nama orang"):
        services.participants.update(row.id, post="Kepala Dinas")


def test_a_guest_is_added_in_one_step(services: Services) -> None:
    meeting = small_meeting(services)
    written = services.participants.add_new(
        meeting.id, "H. Slamet, S.Sos.", post="Kepala Desa", institution="Desa Kemiren", sector=Sector.MS
    )
    row = services.participants.get(written.value)
    assert (row.full_name, row.institution, row.sector, row.invited) == (
        "H. Slamet, S.Sos.",
        "Desa Kemiren",
        Sector.MS,
        False,
    )
    assert (row.presence, row.arrived_at) == (Presence.HADIR, MORNING)
    assert services.participants.summary(meeting.id).walk_ins == 1
    services.history.undo()
    assert services.directory.find_persons("slamet") == ()
    assert len(services.participants.rows(meeting.id)) == 7


def test_who_is_present_keeps_the_time_of_arrival(services: Services, clock: Clock) -> None:
    meeting = small_meeting(services)
    first = meeting.participants[0]
    clock.advance(timedelta(minutes=30))
    services.participants.set_presence([first], Presence.HADIR)
    assert services.participants.get(first).arrived_at == MORNING
    services.participants.leave([first])
    assert services.participants.get(first).left_at == clock()
    services.participants.set_presence([first], Presence.SAKIT)
    row = services.participants.get(first)
    assert (row.arrived_at, row.left_at) == (None, None)
    at = MORNING + timedelta(minutes=10)
    services.participants.set_presence([first], Presence.HADIR, at=at)
    assert services.participants.get(first).arrived_at == at


def test_a_delegate_is_kept_until_the_invited_one_comes(services: Services) -> None:
    meeting = small_meeting(services)
    third = meeting.participants[2]
    row = services.participants.get(third)
    assert (row.presence, row.delegate_name, row.may_decide) == (Presence.DIWAKILI, "Rini Kusuma", True)
    services.participants.set_presence([third], Presence.DIWAKILI)
    assert services.participants.get(third).delegate_name == "Rini Kusuma"
    services.participants.set_presence([third], Presence.HADIR)
    row = services.participants.get(third)
    assert (row.delegate_name, row.delegate_post, row.may_decide) == ("", "", False)


def test_marks_of_the_printed_sheet(services: Services) -> None:
    meeting = small_meeting(services)
    change = services.participants.mark_sheet(meeting.id, "1-3, 4i, 5w, 7t")
    assert change.title == "tandai 6 baris lembar"
    rows = services.participants.rows(meeting.id)
    assert [one.presence for one in rows] == [
        Presence.HADIR,
        Presence.HADIR,
        Presence.HADIR,
        Presence.IZIN,
        Presence.DIWAKILI,
        Presence.HADIR,
        Presence.TIDAK_HADIR,
    ]
    assert {one.registration for one in rows[:5]} == {Registration.LEMBAR}
    with pytest.raises(UserError) as caught:
        services.participants.mark_sheet(meeting.id, "1, 9")
    assert caught.value.message == "“9” di luar lembar; nomor baris 1 sampai 7."
    services.history.undo()
    assert services.participants.rows(meeting.id)[3].presence is Presence.BELUM


def test_a_scanned_code_checks_in(services: Services) -> None:
    meeting = small_meeting(services)
    written = services.participants.scan(meeting.id, f" {meeting.participants[3].upper()}\n")
    row = services.participants.get(written.value)
    assert (row.id, row.presence, row.registration) == (meeting.participants[3], Presence.HADIR, Registration.PEMINDAI)
    with pytest.raises(UserError, match="bukan dari undangan rapat ini"):
        services.participants.scan(meeting.id, "https://contoh.test")


def test_fields_of_the_row_and_of_the_person_behind_it(services: Services) -> None:
    meeting = small_meeting(services)
    one = meeting.participants[0]
    services.participants.update(one, role=ParticipantRole.PIMPINAN, invitation_state=InvitationState.TERKIRIM)
    services.participants.update(one, post="Sekretaris Daerah", institution="Setda", letter_number="005/1")
    row = services.participants.get(one)
    assert (row.role, row.invitation_state, row.post, row.institution, row.letter_number) == (
        ParticipantRole.PIMPINAN,
        InvitationState.TERKIRIM,
        "Sekretaris Daerah",
        "Setda",
        "005/1",
    )
    person = services.directory.person(meeting.people[0])
    assert person is not None
    assert (person.post, person.institution) == ("Sekretaris Daerah", "Setda")
    services.participants.update(one, institution="")
    assert services.participants.get(one).institution == ""


def test_the_order_of_the_list(services: Services) -> None:
    meeting = small_meeting(services)
    services.participants.shift(meeting.participants[6], -6)
    assert names(services, meeting.id)[:2] == ["Yuni Astuti", "Siti Rahayu"]
    services.history.undo()
    assert names(services, meeting.id)[6] == "Yuni Astuti"


def test_removing_frees_the_seat_and_the_number(services: Services) -> None:
    meeting = small_meeting(services)
    seated = services.groups.members(meeting.groups[0])[0].participant_id
    services.participants.remove([seated, meeting.participants[1]])
    assert [one.number for one in services.participants.rows(meeting.id)] == [1, 2, 3, 4, 5]
    (first, _) = services.groups.rows(meeting.id)
    assert first.members == len(services.groups.members(meeting.groups[0])) == 2
    with pytest.raises(UserError, match="Peserta ini sudah dihapus"):
        services.participants.get(seated)
    services.participants.add_people(meeting.id, [meeting.people[1]])
    assert names(services, meeting.id)[-1] == "Kompol Bambang Wijaya"
    assert services.participants.add_people(meeting.id, []).kinds == frozenset[Entity]()


def steps(services: Services) -> int:
    return services.store.db.value("SELECT count(*) FROM units")


def test_pasted_names_are_one_step_or_none(services: Services) -> None:
    meeting = small_meeting(services)
    before = steps(services)
    rows = [NewParticipant("H. Slamet, S.Sos.", "Camat", "Kecamatan Glagah"), NewParticipant(" ")]
    with pytest.raises(UserError) as caught:
        services.participants.add_named(meeting.id, rows)
    assert str(caught.value) == "baris 2: Nama peserta masih kosong; tulis namanya dahulu."
    assert (len(services.participants.rows(meeting.id)), steps(services)) == (7, before)
    rows[1] = NewParticipant("Dewi Lestari", institution="kecamatan glagah")
    written = services.participants.add_named(meeting.id, rows)
    assert written.change.title == "tambah 2 peserta"
    found = [services.participants.get(row_id) for row_id in written.value]
    assert [(one.full_name, one.post, one.institution, one.sector, one.invited, one.presence) for one in found] == [
        ("H. Slamet, S.Sos.", "Camat", "Kecamatan Glagah", Sector.PD, True, Presence.BELUM),
        ("Dewi Lestari", "", "Kecamatan Glagah", Sector.PD, True, Presence.BELUM),
    ]
    assert steps(services) == before + 1
    services.history.undo()
    assert len(services.participants.rows(meeting.id)) == 7
    assert services.directory.find_persons("slamet") == ()


def test_whoever_is_known_by_name_and_institution_is_not_doubled(services: Services) -> None:
    meeting = small_meeting(services)
    rows = [
        NewParticipant("Budi Contoh, S.H.", "Kepala Bagian", "Bagian Hukum"),
        NewParticipant("BUDI CONTOH", "", "Bagian Hukum"),
        NewParticipant("Budi Contoh", "Staf", "Bagian Hukum"),
        NewParticipant("Budi Contoh", "Kepala Bagian", "Bagian Umum"),
        NewParticipant("Budi Contoh"),
    ]
    first = services.participants.add_named(meeting.id, rows)
    assert len(first.value) == 4
    people = services.directory.count_persons("budi contoh")
    again = services.participants.add_named(meeting.id, rows)
    assert again.value == first.value
    assert services.directory.count_persons("budi contoh") == people == 4
    (known,) = services.participants.add_named(meeting.id, [NewParticipant("Yuni Astuti")]).value
    assert known in meeting.participants


def test_a_row_without_a_name_invites_its_institution_and_empty_fields_are_filled(services: Services) -> None:
    meeting = small_meeting(services)
    rows = [
        NewParticipant("", "Kepala Cabang", "BPJS Kesehatan", Sector.FV, "0333421000"),
        NewParticipant("Sri Wahyuni", "Ketua", "TP PKK", phone="081234567890"),
        NewParticipant("Yuni Astuti", phone="0811111111"),
    ]
    ids = services.participants.add_named(meeting.id, rows).value
    office, chair, known = (services.participants.get(row_id) for row_id in ids)
    assert (office.full_name, office.person_id, office.sector) == ("BPJS Kesehatan", None, Sector.FV)
    assert (chair.institution, chair.sector, chair.phone) == ("TP PKK", Sector.MS, "081234567890")
    assert (known.id, known.phone) == (meeting.participants[6], "0811111111")
    services.participants.add_named(meeting.id, [NewParticipant("Yuni Astuti", phone="0822222222")])
    assert services.participants.get(known.id).phone == "0811111111"


def test_the_same_value_for_several_is_one_step(services: Services) -> None:
    meeting = small_meeting(services)
    before = steps(services)
    change = services.participants.update_many(meeting.participants[:3], invitation_state=InvitationState.TERKIRIM)
    assert change.title == "ubah status undangan 3 peserta"
    services.participants.update_many(meeting.participants[:2], post="Staf Ahli")
    assert steps(services) == before + 2
    states = [one.invitation_state for one in services.participants.rows(meeting.id)]
    assert states == [InvitationState.TERKIRIM] * 3 + [InvitationState.BELUM] * 4
    services.history.undo()
    services.history.undo()
    rows = services.participants.rows(meeting.id)
    assert [one.post for one in rows[:2]] == ["Kepala Dinas", "Kabag Ops"]
    assert {one.invitation_state for one in rows} == {InvitationState.BELUM}
    gone = [meeting.participants[0], "tidak-ada"]
    with pytest.raises(UserError, match="sudah dihapus"):
        services.participants.update_many(gone, invitation_state=InvitationState.TERKIRIM)
    with pytest.raises(UserError, match="sudah dihapus"):
        services.participants.set_presence(gone, Presence.HADIR)


def test_marking_present_at_a_moment_spares_who_came_before(services: Services) -> None:
    meeting = small_meeting(services)
    at = MORNING + timedelta(minutes=20)
    before = steps(services)
    services.participants.set_presence(meeting.participants, Presence.HADIR, at=at)
    rows = services.participants.rows(meeting.id)
    assert [one.arrived_at for one in rows[:4]] == [MORNING, at, MORNING, at]
    assert steps(services) == before + 1


@contextmanager
def asked() -> Iterator[list[str]]:
    """What is asked of the file inside the block."""
    questions: list[str] = []

    class Noting(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            questions.append(record.getMessage())

    log = logging.getLogger("peewee")
    noting = Noting()
    level = log.level
    log.addHandler(noting)
    log.setLevel(logging.DEBUG)
    try:
        yield questions
    finally:
        log.removeHandler(noting)
        log.setLevel(level)


def test_marking_many_takes_few_questions(services: Services) -> None:
    meeting = services.meetings.create("Rapat").value
    rows = [NewParticipant(f"Peserta {number:03d}", "", f"Instansi {number:03d}") for number in range(120)]
    ids = services.participants.add_named(meeting, rows).value
    with asked() as questions:
        services.participants.set_presence(ids, Presence.HADIR)
    assert len(questions) < 15
    with asked() as questions:
        services.agreements.findings(meeting)
    assert len(questions) < 15


def test_a_known_institution_is_found_by_its_short_name(services: Services) -> None:
    meeting = small_meeting(services)
    services.directory.add_institution("Perhimpunan Hotel", short_name="PHRI-B", sector=Sector.DU)
    services.participants.update(meeting.participants[0], institution="phri-b", sector=Sector.MS)
    row = services.participants.get(meeting.participants[0])
    assert (row.institution, row.sector) == ("Perhimpunan Hotel", Sector.DU)
    services.participants.update(meeting.participants[0], institution="Karang Taruna", sector=Sector.MS)
    row = services.participants.get(meeting.participants[0])
    assert (row.institution, row.sector) == ("Karang Taruna", Sector.MS)


def test_a_sector_is_invited_in_one_step(services: Services) -> None:
    meeting = small_meeting(services)
    place = services.directory.add_institution("Kecamatan Licin").value
    person = services.directory.add_person("Wahyu Setiadi").value
    before = steps(services)
    change = services.participants.invite(meeting.id, [person, meeting.people[0]], [place])
    assert change.title == "undang 3 peserta"
    assert names(services, meeting.id)[7:] == ["Wahyu Setiadi", ""]
    assert steps(services) == before + 1
    services.participants.update_many([meeting.participants[0]], role=ParticipantRole.MODERATOR)
    assert services.history.undo_title() == "ubah peran peserta"


def test_who_has_no_institution_counts_in_a_sector_of_their_own(services: Services) -> None:
    meeting = services.meetings.create("Rapat").value
    guest = services.participants.add_new(meeting, "Tamu Warga", sector=Sector.MS, invited=True).value
    assert services.participants.get(guest).sector is Sector.MS
    counts = {line.sector: line.present for line in services.participants.summary(meeting).by_sector}
    assert counts == {Sector.MS: 1}
    services.participants.update(guest, sector=Sector.AK)
    assert services.participants.get(guest).sector is Sector.AK
    services.participants.update(guest, institution="Radar Banyuwangi", sector=Sector.MD)
    assert services.participants.get(guest).sector is Sector.MD


def test_a_sector_is_that_of_the_institution_where_there_is_one(services: Services) -> None:
    meeting = services.meetings.create("Rapat").value
    member = services.participants.add_new(meeting, "Fatimah", institution="TP PKK", invited=True).value
    guest = services.participants.add_new(meeting, "Tamu Warga", invited=True).value
    services.participants.set_sector([member, guest], Sector.AK)
    assert [services.participants.get(one).sector for one in (member, guest)] == [Sector.AK, Sector.AK]
    (place,) = services.directory.find_institutions("pkk")
    assert place.sector is Sector.AK
    services.history.undo()
    assert Sector.AK not in [services.participants.get(one).sector for one in (member, guest)]
