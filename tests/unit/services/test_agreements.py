"""Agreements: wording, parts, sources, overlap with others, what is missing before they can be signed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from rakor_desktop.domain.change import Entity
from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.kinds import AgreementState, FundSource, Presence, TaskState
from rakor_desktop.services.agreements import day_off
from tests.support import small_meeting

if TYPE_CHECKING:
    from rakor_desktop.services.catalogue import Services


def codes(services: Services, meeting: str) -> list[str]:
    return [one.code for one in services.agreements.rows(meeting)]


def parts(services: Services, agreement: str) -> list[tuple[str, bool, str]]:
    return [(one.institution, one.lead, one.role) for one in services.agreements.get(agreement).assignments]


def test_an_agreement_comes_with_all_its_parts(services: Services) -> None:
    meeting = small_meeting(services)
    one = services.agreements.get(meeting.agreements[0])
    assert one.lead is not None
    assert (one.code, one.state, one.lead.institution) == ("S-01", AgreementState.DISEPAKATI, "Dinas Perhubungan")
    assert [part.institution for part in one.supporters] == ["Pokdarwis Kemiren"]
    assert [(task.activity, task.percent, task.fund) for task in one.tasks] == [
        ("Survei titik rambu", 40, FundSource.NONE),
        ("Pemasangan rambu", 0, FundSource.APBD),
    ]
    assert [(two.name, two.unit, two.baseline, two.target) for two in one.indicators] == [
        ("Rambu terpasang", "buah", 0.0, 12.0)
    ]
    assert {(link.entity, link.code) for link in one.sources} == {
        (Entity.POINT, "K1-02"),
        (Entity.REMARK, "Catatan 08.00"),
    }
    assert one.due == date(2027, 2, 26)


def test_a_number_is_never_given_twice(services: Services) -> None:
    meeting = small_meeting(services)
    change = services.agreements.delete(meeting.agreements[1])
    assert change.title == "hapus kesepakatan S-02"
    assert services.agreements.add(meeting.id, "Baru").change.title == "tambah kesepakatan S-03"
    assert codes(services, meeting.id) == ["S-01", "S-03"]
    with pytest.raises(UserError, match="Kesepakatan ini sudah dihapus"):
        services.agreements.update(meeting.agreements[1], statement="x")


def test_a_moved_agreement_keeps_its_number(services: Services) -> None:
    meeting = small_meeting(services)
    services.agreements.shift(meeting.agreements[1], -1)
    assert codes(services, meeting.id) == ["S-02", "S-01"]


def test_there_is_one_lead_at_most(services: Services) -> None:
    meeting = small_meeting(services)
    first = meeting.agreements[0]
    pokdarwis = services.agreements.get(first).supporters[0].id
    services.agreements.update_assignment(pokdarwis, lead=True, role="Semua")
    assert parts(services, first) == [
        ("Pokdarwis Kemiren", True, "Semua"),
        ("Dinas Perhubungan", False, "Pemasangan"),
    ]
    services.agreements.assign(first, "Polresta Banyuwangi", lead=True)
    assert [name for name, lead, _ in parts(services, first) if lead] == ["Polresta Banyuwangi"]
    services.agreements.update_assignment(pokdarwis, role="Titik rambu")
    assert ("Pokdarwis Kemiren", False, "Titik rambu") in parts(services, first)


def test_naming_an_institution_again_takes_nothing_away(services: Services) -> None:
    meeting = small_meeting(services)
    first = meeting.agreements[0]
    assert not services.agreements.assign(first, "dinas perhubungan").change
    assert parts(services, first)[0] == ("Dinas Perhubungan", True, "Pemasangan")
    written = services.agreements.assign(first, "Pokdarwis Kemiren", lead=True)
    assert parts(services, first)[0] == ("Pokdarwis Kemiren", True, "Penentuan titik")
    services.agreements.remove_assignment(written.value)
    assert len(parts(services, first)) == 1
    assert services.agreements.assign(first, "Pokdarwis Kemiren").value == written.value
    assert parts(services, first)[1] == ("Pokdarwis Kemiren", False, "")


def test_an_institution_without_a_name_is_refused(services: Services) -> None:
    meeting = small_meeting(services)
    with pytest.raises(UserError, match="Nama instansi masih kosong"):
        services.agreements.assign(meeting.agreements[0], " ")


def test_a_task_is_not_due_before_it_starts(services: Services) -> None:
    meeting = small_meeting(services)
    task = meeting.tasks[0]
    with pytest.raises(UserError, match="Tenggat lebih awal daripada tanggal mulai"):
        services.agreements.update_task(task, start=date(2026, 12, 12))
    services.agreements.update_task(task, start=date(2026, 12, 12), due=date(2026, 12, 12), state=TaskState.SELESAI)
    services.agreements.update_task(task, start=None)
    lead = services.agreements.get(meeting.agreements[0]).supporters[0].institution_id
    services.agreements.update_task(task, due=date(2026, 1, 1), lead_id=lead)
    assert services.agreements.get(meeting.agreements[0]).tasks[0].lead == "Pokdarwis Kemiren"


def test_parts_are_deleted(services: Services) -> None:
    meeting = small_meeting(services)
    services.agreements.delete_task(meeting.tasks[0])
    services.agreements.delete_indicator(meeting.indicators[0])
    one = services.agreements.get(meeting.agreements[0])
    assert ([task.id for task in one.tasks], one.indicators) == ([meeting.tasks[1]], ())
    with pytest.raises(UserError, match="sudah dihapus"):
        services.agreements.delete_task("tidak-ada")
    with pytest.raises(UserError, match="sudah dihapus"):
        services.agreements.update_task(meeting.tasks[0], percent=50)


def test_the_latest_measurement_counts(services: Services) -> None:
    meeting = small_meeting(services)
    with services.store.journal.unit("ukur") as unit:
        for day, value in ((5, 3.0), (20, 9.0), (12, 6.0)):
            unit.insert(Entity.MEASUREMENT, indicator_id=meeting.indicators[0], date=date(2027, 1, day), value=value)
    (indicator,) = services.agreements.get(meeting.agreements[0]).indicators
    assert (indicator.latest_value, indicator.achievement) == (9.0, 75.0)


def test_sources_are_linked_and_unlinked(services: Services) -> None:
    meeting = small_meeting(services)
    second = meeting.agreements[1]
    services.agreements.link_source(second, point_id=meeting.points[2])
    assert [link.code for link in services.agreements.get(second).sources] == ["K2-01"]
    services.agreements.unlink_source(second, meeting.points[2])
    assert services.agreements.get(second).sources == ()
    services.remarks.update(meeting.remarks[1], noted_at=None)
    codes = {link.code for link in services.agreements.get(meeting.agreements[0]).sources}
    assert codes == {"K1-02", "Catatan"}


def test_overlap_with_agreements_of_other_meetings_is_shown(services: Services) -> None:
    old = small_meeting(services, title="Rapat tahun lalu", day=date(2025, 11, 4))
    meeting = services.meetings.create("Rapat baru").value
    statement = "Pemasangan rambu penunjuk arah menuju desa wisata Kemiren dan Glagah"
    agreement = services.agreements.add(meeting, statement).value
    (hit, *others) = services.agreements.similar(statement, meeting_id=meeting, agreement_id=agreement)
    assert (hit.id, hit.code, hit.meeting_title, hit.meeting_date) == (
        old.agreements[0],
        "S-01",
        "Rapat tahun lalu",
        date(2025, 11, 4),
    )
    assert (hit.institution, hit.state_label) == ("Dinas Perhubungan", "Disepakati")
    assert 55 <= hit.score <= 100
    assert {hit.statement[start:end] for start, end in hit.marks} >= {"rambu", "penunjuk", "arah", "Kemiren"}
    assert all(one.id != agreement for one in others)
    assert services.agreements.similar("rambu", meeting_id=meeting) == ()
    assert services.agreements.similar("Menanam padi di lahan tidur", meeting_id=meeting) == ()
    services.agreements.update(old.agreements[0], state=AgreementState.DITOLAK)
    assert services.agreements.similar(statement, meeting_id=meeting, agreement_id=agreement) == ()


def test_findings_lead_to_what_is_missing(services: Services) -> None:
    meeting = small_meeting(services)
    services.agreements.assign(meeting.agreements[0], "Polresta Banyuwangi")
    texts = [finding.text for finding in services.agreements.findings(meeting.id)]
    assert texts == [
        "S-01: Polresta Banyuwangi diberi tugas tetapi tidak hadir",
        "S-02 belum punya penanggung jawab, tenggat dan indikator",
    ]
    services.agreements.update_task(meeting.tasks[1], due=date(2027, 8, 17))
    services.agreements.update_indicator(meeting.indicators[0], due=date(2027, 8, 14))
    texts = [finding.text for finding in services.agreements.findings(meeting.id)]
    assert "tenggat indikator S-01 jatuh pada akhir pekan, Sabtu, 14 Agustus 2027" in texts
    assert any("hari libur" in text and "17 Agustus 2027" in text for text in texts)


def test_nobody_is_absent_before_presence_was_recorded(services: Services) -> None:
    meeting = small_meeting(services)
    services.participants.set_presence(meeting.participants, Presence.BELUM)
    texts = [finding.text for finding in services.agreements.findings(meeting.id)]
    assert not any("tidak hadir" in text for text in texts)


def test_institutions_invited_without_a_name_can_be_absent_too(services: Services) -> None:
    meeting = small_meeting(services)
    place = services.directory.add_institution("Dinas PU").value
    services.participants.add_institutions(meeting.id, [place])
    services.agreements.assign(meeting.agreements[0], place)
    assert any("Dinas PU diberi tugas" in one.text for one in services.agreements.findings(meeting.id))


def test_days_off() -> None:
    assert day_off(date(2026, 11, 24)) is None
    assert day_off(date(2026, 11, 29)) == "akhir pekan"
    named = day_off(date(2027, 8, 17))
    assert named is not None
    assert named.startswith("hari libur ")
    assert "perkiraan" not in "".join(str(day_off(date(2027, month, day))) for month in range(1, 13) for day in (1, 20))


def test_tasks_that_need_attention(services: Services) -> None:
    meeting = small_meeting(services)
    due = {
        "lewat": date(2026, 11, 23),
        "hari ini": date(2026, 11, 24),
        "akhir": date(2026, 12, 8),
        "nanti": date(2026, 12, 9),
    }
    for name, day in due.items():
        services.agreements.update_task(services.agreements.add_task(meeting.agreements[0], name).value, due=day)
    done = services.agreements.add_task(meeting.agreements[0], "beres").value
    services.agreements.update_task(done, due=date(2026, 11, 1), state=TaskState.SELESAI)
    proposed = services.agreements.add_task(meeting.agreements[1], "baru diusulkan").value
    services.agreements.update_task(proposed, due=date(2026, 11, 1))
    found = services.agreements.attention()
    assert [(one.activity, one.institution) for one in found.late] == [("lewat", "Dinas Perhubungan")]
    assert [one.activity for one in found.soon] == ["hari ini", "akhir"]
    assert [one.activity for one in services.agreements.attention(days=0).soon] == ["hari ini"]
    services.meetings.delete([meeting.id])
    assert services.agreements.attention().late == ()


def steps(services: Services) -> int:
    return services.store.db.value("SELECT count(*) FROM units")


def test_pasted_rows_are_one_step_or_none(services: Services) -> None:
    meeting = small_meeting(services)
    second = meeting.agreements[1]
    before = steps(services)
    with pytest.raises(UserError) as caught:
        services.agreements.add_tasks(
            second,
            [{"activity": "Satu"}, {"activity": "Dua", "start": date(2026, 12, 9), "due": date(2026, 12, 1)}],
        )
    assert str(caught.value) == "baris 2: Tenggat lebih awal daripada tanggal mulai; ubah salah satunya."
    assert (services.agreements.get(second).tasks, steps(services)) == ((), before)
    change = services.agreements.add_tasks(
        second, [{"activity": "Satu", "fund": FundSource.APBD}, {"due": date(2026, 12, 1)}, {"activity": " Tiga "}]
    )
    assert change.title == "tambah 3 kegiatan"
    rows = services.agreements.get(second).tasks
    assert [(one.activity, one.fund, one.due) for one in rows] == [
        ("Satu", FundSource.APBD, None),
        ("", FundSource.NONE, date(2026, 12, 1)),
        ("Tiga", FundSource.NONE, None),
    ]
    services.agreements.add_indicators(second, [{"name": "Kalender"}, {"name": "Acara", "target": 12.0}])
    assert [(one.name, one.target) for one in services.agreements.get(second).indicators] == [
        ("Kalender", None),
        ("Acara", 12.0),
    ]
    assert steps(services) == before + 2
    services.history.undo()
    services.history.undo()
    found = services.agreements.get(second)
    assert (found.tasks, found.indicators) == ((), ())


def test_pasted_institutions_are_one_step_with_one_lead(services: Services) -> None:
    meeting = small_meeting(services)
    second = meeting.agreements[1]
    before, had = steps(services), parts(services, second)
    with pytest.raises(UserError, match="Nama instansi masih kosong") as caught:
        services.agreements.assign_many(second, [{"institution": "Satpol PP"}, {"role": "Pengamanan"}])
    assert caught.value.where == "baris 2"
    assert (parts(services, second), steps(services)) == (had, before)
    services.agreements.assign_many(
        second,
        [
            {"institution": "Satpol PP", "role": "Pengamanan"},
            {"institution": "Dinas Pariwisata", "lead": True},
            {"institution": "Dinas Kominfo", "lead": True, "role": "Publikasi"},
        ],
    )
    assert parts(services, second) == [
        ("Dinas Kominfo", True, "Publikasi"),
        ("Dinas Pariwisata", False, ""),
        ("Satpol PP", False, "Pengamanan"),
    ]
    assert steps(services) == before + 1
    services.history.undo()
    assert parts(services, second) == had


def test_a_first_value_of_a_new_row_is_one_step(services: Services) -> None:
    meeting = small_meeting(services)
    second = meeting.agreements[1]
    before = steps(services)
    services.agreements.add_task(second, due=date(2026, 12, 1))
    services.agreements.add_indicator(second, target=3.0)
    assert steps(services) == before + 2
    with pytest.raises(UserError, match="di luar jangkauan"):
        services.agreements.add_task(second, due=date(1026, 12, 1))
    assert len(services.agreements.get(second).tasks) == 1


def test_another_institution_takes_over_standing_role_and_place_in_one_step(services: Services) -> None:
    meeting = small_meeting(services)
    first = meeting.agreements[0]
    before, had = steps(services), parts(services, first)
    lead, supporter = services.agreements.get(first).assignments
    written = services.agreements.replace_assignment(lead.id, "Dinas PU")
    assert parts(services, first) == [("Dinas PU", True, "Pemasangan"), ("Pokdarwis Kemiren", False, "Penentuan titik")]
    assert steps(services) == before + 1
    services.history.undo()
    assert parts(services, first) == had
    services.history.redo()
    # One that is listed already keeps its own role, and takes over that it answers for the agreement.
    written = services.agreements.replace_assignment(written.value, "pokdarwis kemiren")
    assert (written.value, parts(services, first)) == (supporter.id, [("Pokdarwis Kemiren", True, "Penentuan titik")])
    assert not services.agreements.replace_assignment(supporter.id, "Pokdarwis Kemiren").change
    with pytest.raises(UserError, match="Nama instansi masih kosong"):
        services.agreements.replace_assignment(supporter.id, " ")
    services.agreements.remove_assignment(supporter.id)
    with pytest.raises(UserError, match="sudah dihapus"):
        services.agreements.replace_assignment(supporter.id, "Dinas PU")


def test_overlap_is_looked_for_among_those_that_share_words(services: Services) -> None:
    meeting = small_meeting(services)
    with services.store.journal.unit("banyak") as unit:
        unit.insert_many(
            Entity.AGREEMENT,
            [
                {"meeting_id": meeting.id, "rank": "a", "number": number, "statement": f"Urusan lain nomor {number}"}
                for number in range(10, 400)
            ],
        )
    # Two of one meeting that say the same are told, too: only the row itself is left out.
    again = services.agreements.add(meeting.id, "Memasang rambu penunjuk arah di desa wisata").value
    asked = services.agreements.get(again).statement
    found = services.agreements.similar(asked, meeting_id=meeting.id, agreement_id=again)
    assert [one.code for one in found] == ["S-01"]


def test_what_was_carried_over_needs_attention_once(services: Services) -> None:
    meeting = small_meeting(services)
    services.agreements.update_task(meeting.tasks[0], due=date(2026, 11, 1), start=None)
    follow_up = services.meetings.continue_from(meeting.id).value
    assert [one.meeting_id for one in services.agreements.attention().late] == [follow_up]
    services.meetings.delete([follow_up])
    assert [one.meeting_id for one in services.agreements.attention().late] == [meeting.id]
