"""Remarks of the running meeting, and the discussion in groups."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from rakor_desktop.domain.change import Entity
from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.kinds import Outcome, PointKind, Presence, RemarkKind, Sector, Side
from tests.support import MORNING, small_meeting

if TYPE_CHECKING:
    from rakor_desktop.services.catalogue import Services
    from tests.support import Clock


def test_remarks_name_who_spoke_when(services: Services) -> None:
    meeting = small_meeting(services)
    first, second, third = services.remarks.rows(meeting.id, meeting.agenda[5])
    assert (first.speaker, first.speaker_post, first.institution, first.sector) == (
        "Dra. Hj. Siti Rahayu, M.Si.",
        "Kepala Dinas",
        "Dinas Pariwisata",
        Sector.PD,
    )
    assert (second.kind, second.noted_at) == (RemarkKind.USULAN, MORNING)
    # Nobody knows to which side a typed name belongs.
    assert (third.speaker, third.institution, third.sector) == ("Warga Kemiren", "", None)


def test_an_empty_remark_is_refused(services: Services) -> None:
    meeting = small_meeting(services)
    with pytest.raises(UserError, match="Catatan masih kosong"):
        services.remarks.add(meeting.id, meeting.agenda[0], " \n ")


def test_remarks_move_among_those_of_their_item(services: Services) -> None:
    meeting = small_meeting(services)
    item, other = meeting.agenda[5], meeting.agenda[6]
    elsewhere = services.remarks.add(meeting.id, other, "Lain acara").value
    fourth = services.remarks.add(meeting.id, item, "Keempat").value
    services.remarks.shift(fourth, -1)
    expected = [*meeting.remarks[:2], fourth, meeting.remarks[2]]
    assert [one.id for one in services.remarks.rows(meeting.id, item)] == expected
    services.remarks.shift(meeting.remarks[0], 99)
    expected = [meeting.remarks[1], fourth, meeting.remarks[2], meeting.remarks[0]]
    assert [one.id for one in services.remarks.rows(meeting.id, item)] == expected
    assert not services.remarks.shift(elsewhere, -1)
    assert not services.remarks.shift("tidak-ada", 1)
    services.remarks.delete([fourth])
    assert not services.remarks.shift(fourth, 1)
    assert [one.id for one in services.remarks.rows(meeting.id, other)] == [elsewhere]


def test_remarks_are_changed_and_deleted(services: Services) -> None:
    meeting = small_meeting(services)
    services.remarks.update(meeting.remarks[0], text="Diperbaiki\r\nbaris dua", internal=True)
    assert services.remarks.of_meeting(meeting.id)[0].text == "Diperbaiki\nbaris dua"
    change = services.remarks.delete(meeting.remarks[1:])
    assert change.title == "hapus 2 catatan"
    assert [one.id for one in services.remarks.of_meeting(meeting.id)] == [meeting.remarks[0]]


def test_agreements_and_aspirations_are_raised_from_remarks_and_stay_linked(services: Services) -> None:
    meeting = small_meeting(services)
    agreement = services.remarks.raise_to_agreement(meeting.remarks[:2]).value
    found = services.agreements.get(agreement)
    assert found.statement == "Kunjungan naik 12% dibanding tahun lalu.\nPerlu rambu penunjuk arah ke Kemiren."
    assert (found.code, len(found.sources)) == ("S-03", 2)
    aspiration = services.remarks.raise_to_aspiration(meeting.remarks[1]).value
    links = services.remarks.of_meeting(meeting.id)[1].links
    assert [(link.code, link.id) for link in links] == [
        ("S-01", meeting.agreements[0]),
        ("S-03", agreement),
        ("A-01", aspiration),
    ]
    assert services.remarks.raise_to_aspiration(meeting.remarks[2]).change.kinds == {Entity.ASPIRATION}
    for use in (services.remarks.raise_to_aspiration, lambda row: services.remarks.raise_to_agreement([row])):
        with pytest.raises(UserError, match="Pilih dahulu catatan"):
            use("tidak-ada")
    with pytest.raises(UserError, match="Pilih dahulu catatan"):
        services.remarks.raise_to_agreement([])


def test_speakers_who_are_present_come_first(services: Services) -> None:
    meeting = small_meeting(services)
    present = [one.presence.counts_as_present for one in services.remarks.speakers(meeting.id)]
    assert present == [True] * 5 + [False] * 2


def test_a_delegate_without_a_name_is_nowhere_called_by_the_name_of_who_stayed_away(services: Services) -> None:
    meeting = small_meeting(services)
    absent = meeting.participants[0]
    services.participants.set_presence([absent], Presence.DIWAKILI)
    services.groups.split(meeting.id)
    wanted = "Wakil Dra. Hj. Siti Rahayu, M.Si."
    spoken = services.remarks.of_meeting(meeting.id)[0]
    assert (spoken.speaker, spoken.speaker_post, spoken.institution) == (wanted, "", "Dinas Pariwisata")
    assert wanted in [one.speaking_name for one in services.remarks.speakers(meeting.id)]
    members = [one for group in meeting.groups for one in services.groups.members(group)]
    assert [one.name for one in members if one.participant_id == absent] == [wanted]
    assert "Rini Kusuma" in [one.name for one in members]


def test_text_blocks_fill_in_the_meeting(services: Services, clock: Clock) -> None:
    meeting = small_meeting(services)
    clock.advance(timedelta(minutes=5))
    assert services.remarks.expand(meeting.id, " BUKA") == "Rapat dibuka oleh Kepala Dinas pada pukul 08.05 WIB."
    services.meetings.update(meeting.id, chair_id=None, date=None)
    assert services.remarks.expand(meeting.id, "tutup") == "Rapat ditutup oleh pimpinan rapat pada pukul 08.05 WIB."
    assert services.remarks.expand(meeting.id, "tidak-ada") is None
    assert services.remarks.expand("tidak-ada", "buka") is None
    for phrase in services.remarks.phrases():
        text = services.remarks.expand(meeting.id, phrase.key)
        assert text
        assert "{" not in text


def test_a_code_of_a_group_is_never_given_twice(services: Services) -> None:
    meeting = small_meeting(services)
    services.groups.update(meeting.groups[1], code="Desa")
    services.groups.delete(meeting.groups[0])
    again = services.groups.add(meeting.id, "Topik baru")
    assert again.change.title == "tambah kelompok K2"
    services.groups.delete(again.value)
    services.groups.add(meeting.id)
    services.bin.restore([(Entity.GROUP, meeting.groups[0]), (Entity.GROUP, again.value)])
    assert sorted(one.code for one in services.groups.rows(meeting.id)) == ["Desa", "K1", "K2", "K3"]


def test_a_group_comes_back_from_the_bin_with_its_members(services: Services, clock: Clock) -> None:
    meeting = small_meeting(services)
    first, second = meeting.groups
    members = [one.participant_id for one in services.groups.members(first)]
    assert len(members) == 3
    services.groups.seat([members[0]], None)
    clock.advance(timedelta(minutes=1))
    services.groups.delete(first)
    services.groups.seat([members[1]], second)
    services.bin.restore([(Entity.GROUP, first)])
    assert [one.participant_id for one in services.groups.members(first)] == [members[2]]
    assert members[1] in [one.participant_id for one in services.groups.members(second)]
    services.history.undo()
    assert [one.id for one in services.groups.rows(meeting.id)] == [second]


def test_a_remark_is_one_aspiration_however_often_it_is_raised(services: Services) -> None:
    meeting = small_meeting(services)
    first = services.remarks.raise_to_aspiration(meeting.remarks[2])
    services.remarks.update(meeting.remarks[2], text="Teks lain")
    again = services.remarks.raise_to_aspiration(meeting.remarks[2])
    assert (again.value, bool(again.change)) == (first.value, False)
    (link,) = services.remarks.of_meeting(meeting.id)[2].links
    assert (link.code, link.text) == ("A-01", "Kapan perbaikan jalan dimulai?")


def test_roles_of_a_group_are_named(services: Services) -> None:
    meeting = small_meeting(services)
    services.groups.update(
        meeting.groups[0], facilitator_id=meeting.participants[4], reporter_id=meeting.participants[6], minutes=30
    )
    group = services.groups.rows(meeting.id)[0]
    assert (group.facilitator, group.minute_taker, group.reporter) == (
        "Prof. Dr. Retno Wulandari, M.T.",
        "",
        "Yuni Astuti",
    )
    assert (group.members, group.points, group.minutes) == (3, 2, 30)
    services.groups.start_timer(meeting.groups[0])
    assert services.groups.rows(meeting.id)[0].started_at == MORNING


def test_automatic_division_mixes_the_sectors(services: Services) -> None:
    meeting = small_meeting(services)
    for number in range(9):
        services.participants.add_new(meeting.id, f"Warga {number}", institution="Desa", sector=Sector.MS)
    assert len(services.groups.unseated(meeting.id)) == 9
    services.groups.split(meeting.id)
    hands = [services.groups.members(group) for group in meeting.groups]
    assert sorted(map(len, hands)) == [7, 7]
    assert abs(Counter(one.sector for one in hands[0])[Sector.MS] - 5) <= 1
    assert services.groups.unseated(meeting.id) == ()
    services.history.undo()
    assert len(services.groups.unseated(meeting.id)) == 9


def test_automatic_division_says_what_it_lacks(services: Services) -> None:
    meeting = services.meetings.create("Rapat").value
    with pytest.raises(UserError, match="Belum ada kelompok"):
        services.groups.split(meeting)
    services.groups.add(meeting)
    with pytest.raises(UserError, match="Belum ada peserta yang hadir"):
        services.groups.split(meeting)


def test_seats_are_moved_and_given_up(services: Services) -> None:
    meeting = small_meeting(services)
    mover = services.groups.members(meeting.groups[0])[0].participant_id
    services.groups.seat([mover], meeting.groups[1])
    assert mover in {one.participant_id for one in services.groups.members(meeting.groups[1])}
    assert mover not in {one.participant_id for one in services.groups.members(meeting.groups[0])}
    services.groups.seat([mover], meeting.groups[0])
    services.groups.seat([mover], None)
    assert mover in {one.id for one in services.groups.unseated(meeting.id)}
    services.groups.seat([mover, meeting.participants[3]], meeting.groups[0])
    assert len(services.groups.members(meeting.groups[0])) == 4


def test_points_are_numbered_for_good(services: Services) -> None:
    meeting = small_meeting(services)
    group = meeting.groups[0]
    services.groups.delete_points([meeting.points[1]])
    services.groups.add_point(group, "Ketiga", kind=PointKind.DATA)
    assert [one.code for one in services.groups.points(group)] == ["K1-01", "K1-03"]
    assert [one.code for one in services.groups.points(group, PointKind.DATA)] == ["K1-03"]
    services.groups.shift_point(services.groups.points(group)[1].id, -1)
    assert [one.code for one in services.groups.points(group)] == ["K1-03", "K1-01"]
    services.groups.update_point(meeting.points[0], kind=PointKind.PENYEBAB, text="Paket belum laku")
    assert services.groups.points(group)[1].text == "Paket belum laku"
    assert not services.groups.shift_point("tidak-ada", 1)
    with pytest.raises(UserError, match="Butir diskusi masih kosong"):
        services.groups.add_point(group, "  ")


def test_points_become_agreements(services: Services) -> None:
    meeting = small_meeting(services)
    written = services.groups.raise_points([meeting.points[0], meeting.points[2]])
    found = services.agreements.get(written.value)
    assert found.statement == "Paket wisata belum terpadu\nJalan ke desa sempit"
    assert [link.code for link in found.sources] == ["K1-01", "K2-01"]
    assert services.groups.raise_points([meeting.points[0]], meeting.agreements[1]).value == meeting.agreements[1]
    assert [link.code for link in services.groups.points(meeting.groups[0])[0].links] == ["S-02", "S-03"]
    with pytest.raises(UserError, match="Pilih dahulu butir diskusi"):
        services.groups.raise_points([])


def test_every_side_has_a_place_in_the_matrix_of_an_issue(services: Services) -> None:
    meeting = small_meeting(services)
    (issue,) = services.groups.issues(meeting.groups[0])
    assert [position.side for position in issue.positions] == list(Side)
    assert issue.positions[0].outcome is Outcome.KOMPROMI
    assert (issue.positions[1].position, issue.positions[2].position) == ("Sebagian untuk desa", "")
    services.groups.set_position(issue.id, Side.SWASTA, acceptable="Paling banyak 10%")
    assert services.groups.issues(meeting.groups[0])[0].positions[2].id == issue.positions[2].id
    services.groups.update_issue(issue.id, escalated=True)
    assert services.groups.issues(meeting.groups[0])[0].escalated
    assert services.groups.add_issue(meeting.groups[0], "").change.title == "tambah isu"
    services.groups.delete_issue(issue.id)
    assert [one.title for one in services.groups.issues(meeting.groups[0])] == [""]


def test_who_spoke_and_who_is_silent(services: Services) -> None:
    meeting = small_meeting(services)
    activity = services.groups.activity(meeting.groups[0])
    assert [(line.sector, line.times, line.people, line.members) for line in activity.by_sector] == [
        (Sector.PD, 1, 1, 1),
        (Sector.AK, 0, 0, 1),
        (Sector.MD, 0, 0, 1),
    ]
    assert (activity.times, activity.speakers, activity.members) == (1, 1, 3)
    assert {one.name for one in activity.silent} == {"Prof. Dr. Retno Wulandari, M.T.", "Yuni Astuti"}
    services.participants.set_presence([meeting.participants[6]], Presence.TIDAK_HADIR)
    assert services.groups.activity("tidak-ada").members == 0
