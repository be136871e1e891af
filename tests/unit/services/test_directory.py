"""The directory of institutions and people, and the office's own values."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rakor_desktop.domain.change import Entity
from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.kinds import Presence, Sector
from tests.support import open_services, small_meeting

if TYPE_CHECKING:
    from rakor_desktop.services.catalogue import Services
    from tests.support import Clock


def test_people_are_found_by_name_post_and_institution(services: Services) -> None:
    small_meeting(services)
    assert [one.name for one in services.directory.find_persons("ketua phri")] == ["I Made Suardana"]
    assert services.directory.count_persons("ketua") == 2
    assert services.directory.count_persons(sector=Sector.MD) == 1
    assert [one.name for one in services.directory.persons(sector=Sector.PD)] == ["Siti Rahayu"]
    (place,) = services.directory.find_institutions("jember")
    assert [one.name for one in services.directory.persons(institution_id=place.id)] == ["Retno Wulandari"]
    assert services.directory.count_persons(institution_id=place.id) == 1
    assert services.directory.find_persons("100%") == ()


@pytest.mark.parametrize(
    "sort", ["name", "post", "institution", "sector", "protocol", "nip", "phone", "email", "tidak dikenal"]
)
def test_people_are_sorted_and_paged(services: Services, sort: str) -> None:
    small_meeting(services)
    up = services.directory.persons(sort=sort)
    assert len(up) == services.directory.count_persons() == 7
    down = services.directory.persons(sort=sort, descending=True)
    assert {one.id for one in down} == {one.id for one in up}
    pages = [services.directory.persons(sort=sort, offset=offset, limit=3) for offset in (0, 3, 6)]
    assert [one.id for page in pages for one in page] == [one.id for one in up]
    if sort == "name":
        assert [one.name for one in up][:2] == ["Agus Priyambodo", "Ahmad Jum'ah"]
        assert down[0].name == "Yuni Astuti"


@pytest.mark.parametrize(
    "sort", ["name", "short_name", "sector", "protocol", "protocol_order", "address", "contact", "?"]
)
def test_institutions_are_sorted_and_paged(services: Services, sort: str) -> None:
    small_meeting(services)
    up = services.directory.institutions(sort=sort)
    pages = [services.directory.institutions(sort=sort, offset=offset, limit=4) for offset in (0, 4, 8)]
    assert [one.id for page in pages for one in page] == [one.id for one in up]
    assert len(up) == services.directory.count_institutions() == 8
    assert services.directory.count_institutions(sector=Sector.PD) == 2


def test_protocol_order_decides_what_is_offered_first(services: Services) -> None:
    services.directory.add_institution("Dinas A")
    second = services.directory.add_institution("Dinas B").value
    services.directory.update_institution(second, protocol_order=1)
    assert [one.name for one in services.directory.find_institutions("dinas")] == ["Dinas B", "Dinas A"]
    services.directory.update_institution(second, protocol_order=1000, address="Jl. A. Yani")
    assert services.directory.institutions("dinas")[1].address == "Jl. A. Yani"


def test_who_can_be_invited_stands_in_the_order_of_documents(services: Services) -> None:
    directory = services.directory
    for name, sector, order in (
        ("Radar", Sector.MD, 20),
        ("Universitas", Sector.AK, 20),
        ("Dinas Lama", Sector.PD, 100),
        ("Dinas Baru", Sector.PD, 20),
    ):
        written = directory.add_institution(name, sector=sector)
        directory.update_institution(written.value, protocol_order=order)
        directory.add_person(f"Orang {name}", institution=name)
    directory.add_person("Tanpa Instansi")
    names = ["Dinas Baru", "Dinas Lama", "Universitas", "Radar"]
    assert [one.name for one in directory.institutions(sort="protocol")] == names
    assert [one.name for one in directory.institutions(sort="protocol_order")][-1] == "Dinas Lama"
    people = [*(f"Orang {name}" for name in names), "Tanpa Instansi"]
    assert [one.name for one in directory.persons(sort="protocol")] == people


def test_a_typed_name_is_split_and_an_unknown_institution_added(services: Services) -> None:
    written = services.directory.add_person(
        "Dr. H. Ahmad Contoh, M.Si.", post="Camat", institution="Kecamatan Glagah", sector=Sector.FV
    )
    person = services.directory.person(written.value)
    assert person is not None
    assert (person.title_before, person.name, person.title_after) == ("Dr. H.", "Ahmad Contoh", "M.Si.")
    assert (person.institution, person.sector) == ("Kecamatan Glagah", Sector.FV)
    other = services.directory.add_person("Budi", institution="KECAMATAN GLAGAH")
    assert Entity.INSTITUTION not in other.change.kinds
    assert services.directory.person(None) is None
    assert services.directory.person("tidak-ada") is None
    assert services.directory.institution(None) is None


def test_institutions_have_one_entry_each(services: Services) -> None:
    services.directory.add_institution("Dinas Perhubungan", short_name="Dishub")
    for name in ("dinas perhubungan", "DISHUB"):
        with pytest.raises(UserError, match=f"{name} sudah ada di direktori"):
            services.directory.add_institution(name)


def test_fields_are_changed(services: Services) -> None:
    person = services.directory.add_person("Budi", institution="Dinas A").value
    services.directory.update_person(person, phone="0812-0000-0000", nip="19800229 200501 1 999")
    services.directory.update_person(person, institution="Dinas B", post="Kepala")
    found = services.directory.person(person)
    assert found is not None
    assert (found.phone, found.institution, found.post) == ("0812-0000-0000", "Dinas B", "Kepala")
    services.directory.update_person(person, institution=" ")
    found = services.directory.person(person)
    assert found is not None
    assert found.institution_id is None


def test_deleted_rows_stay_in_the_meetings_that_name_them(services: Services) -> None:
    meeting = small_meeting(services)
    (place,) = services.directory.find_institutions("phri")
    change = services.directory.delete([place.id], [meeting.people[3]])
    assert change.title == "hapus 2 orang"
    assert services.directory.find_persons("suardana") == ()
    assert services.directory.find_institutions("phri") == ()
    row = services.participants.rows(meeting.id)[3]
    assert (row.name, row.institution) == ("I Made Suardana", "PHRI Banyuwangi")
    assert services.directory.delete(["tidak-ada"]).title == "hapus instansi"


def test_merged_people_stand_for_all_that_named_them(services: Services) -> None:
    meeting = small_meeting(services)
    twin = services.directory.add_person("Siti Rahayu").value
    services.participants.add_people(meeting.id, [twin])
    services.meetings.update(meeting.id, secretary_id=twin)
    change = services.directory.merge_persons(meeting.people[0], [twin, meeting.people[0]])
    assert change.ids(Entity.PERSON) == {twin}
    assert services.meetings.get(meeting.id).secretary_id == meeting.people[0]
    rows = services.participants.rows(meeting.id)
    # Once on the list, with the presence that was recorded.
    assert [one.person_id for one in rows].count(meeting.people[0]) == 1
    assert rows[0].presence is Presence.HADIR
    assert not services.participants.add_people(meeting.id, [meeting.people[0]])
    services.history.undo()
    assert len(services.participants.rows(meeting.id)) == 8


def test_a_merged_guest_keeps_the_row_and_is_not_added_twice(services: Services) -> None:
    meeting = small_meeting(services)
    keep = services.directory.add_person("Ani Lestari").value
    guest = services.participants.add_new(meeting.id, "Ani L.").value
    old = services.participants.get(guest).person_id
    assert old is not None
    services.directory.merge_persons(keep, [old])
    assert services.participants.get(guest).name == "Ani Lestari"
    assert not services.participants.add_people(meeting.id, [keep])


def test_merged_institutions_have_one_part_in_an_agreement(services: Services) -> None:
    meeting = small_meeting(services)
    first = meeting.agreements[0]
    services.agreements.assign(first, "Dishub Kab. Banyuwangi")
    keep, twin = (
        services.directory.find_institutions(name)[0].id for name in ("dinas perhubungan", "dishub kab banyuwangi")
    )
    services.directory.merge_institutions(keep, [twin])
    assert [(one.institution, one.lead) for one in services.agreements.get(first).assignments] == [
        ("Dinas Perhubungan", True),
        ("Pokdarwis Kemiren", False),
    ]


def test_nearly_the_same_names_are_offered_for_merging(services: Services) -> None:
    services.directory.add_person("Siti Rahayu, M.Si.", institution="Dinas Pariwisata")
    services.directory.add_person("Hj. Siti Rahayu")
    services.directory.add_person("Budi Santoso")
    services.directory.add_institution("DINAS  PARIWISATAA")
    pairs = services.directory.duplicates()
    assert {(one.entity, one.keep_label.split(" · ")[0]) for one in pairs} == {
        (Entity.PERSON, "Siti Rahayu, M.Si."),
        (Entity.INSTITUTION, "DINAS PARIWISATAA"),
    }
    assert [one.score for one in pairs] == sorted((one.score for one in pairs), reverse=True)


PNG = b"\x89PNG\r\n\x1a\n" + bytes(64)


def test_the_letterhead_and_its_emblem(services: Services) -> None:
    assert services.settings.letterhead().line_1 == ""
    services.settings.save_letterhead(line_1="PEMERINTAH KABUPATEN BANYUWANGI", double_rule=False)
    services.settings.save_letterhead(emblem=PNG, address="Jl. A. Yani 100")
    found = services.settings.letterhead()
    assert (found.line_1, found.address, found.double_rule, found.emblem) == (
        "PEMERINTAH KABUPATEN BANYUWANGI",
        "Jl. A. Yani 100",
        False,
        PNG,
    )
    for bad, part in ((b"GIF89a", "PNG atau JPEG"), (PNG + bytes(5 * 1024 * 1024), "lebih dari 5 MB")):
        with pytest.raises(UserError, match=part):
            services.settings.save_letterhead(emblem=bad)
    services.settings.save_letterhead(emblem=b"")
    assert services.settings.letterhead().emblem == b""


def test_the_signatory(services: Services) -> None:
    assert services.settings.signatory().name == ""
    services.settings.save_signatory(name="Ahmad Contoh", post="SEKRETARIS DAERAH")
    services.settings.save_signatory(title_before="Dr.")
    assert services.settings.signatory().full_name == "Dr. Ahmad Contoh"
    assert services.settings.signatory().post == "SEKRETARIS DAERAH"


def test_the_operator_signs_what_follows(services: Services, clock: Clock) -> None:
    assert services.settings.text("operator", "?") == "?"
    services.settings.set_text("operator", "Sari")
    meeting = services.meetings.create("Rapat").value
    assert services.history.of_row(Entity.MEETING, meeting)[0].operator == "Sari"
    path = services.store.path
    services.store.close()
    again = open_services(path, now=clock, operator="")
    meeting = again.meetings.create("Rapat").value
    assert again.history.of_row(Entity.MEETING, meeting)[0].operator == "Sari"
    again.store.close()
