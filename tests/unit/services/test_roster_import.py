"""A list of people compared with the directory."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from rakor_desktop.documents.sheets import read_sheets
from rakor_desktop.domain.kinds import Sector
from rakor_desktop.domain.people import Institution, Person
from rakor_desktop.domain.resources import resource
from rakor_desktop.domain.roster import RosterRow, read_roster
from rakor_desktop.services.roster_import import Decision, RosterPlan, Standing, filled, plan, split_short

DISHUB = Institution("i1", "Dinas Perhubungan", "Dishub", Sector.PD)
DISBUDPAR = Institution("i2", "Dinas Kebudayaan dan Pariwisata", "Disbudpar", Sector.PD)
GLAGAH = Institution("i3", "Kecamatan Glagah", "", Sector.PD)
POLRESTA = Institution("i4", "Polresta Banyuwangi", "", Sector.FV)
INSTITUTIONS = (DISHUB, DISBUDPAR, GLAGAH, POLRESTA)
NIP = "198002292005011999"
AGUS = Person(
    "p1", "Agus Priyambodo", title_after="S.T.", nip=NIP, institution_id="i1", institution="Dinas Perhubungan"
)
SITI = Person("p2", "Siti Maesaroh", institution_id="i2")


def row(name: str, institution: str = "", line: int = 5, nip: str = "", sector: Sector | None = None) -> RosterRow:
    return RosterRow(line, name, nip=nip, institution=institution, sector=sector)


def planned(*rows: RosterRow, persons: tuple[Person, ...] = (AGUS, SITI)) -> RosterPlan:
    return plan(rows, INSTITUTIONS, persons)


@pytest.mark.parametrize(
    ("candidate", "standing", "existing"),
    [
        (row("Orang Baru", "Dishub"), Standing.NEW, None),
        (row("Nama Lain", "Dishub", nip=NIP), Standing.EXISTING, "p1"),
        (row("AGUS PRIYAMBODO", "Dinas Perhubungan"), Standing.EXISTING, "p1"),
        (row("Agus Priyambodo", "Disbudpar"), Standing.SIMILAR, "p1"),
        (row("Agus Priambodo", "Dishub"), Standing.SIMILAR, "p1"),
        (row("Siti Maisaroh", "Disbudpar"), Standing.SIMILAR, "p2"),
        (row("Agus Priyambodo", "Dishub", nip="199002282015011999"), Standing.NEW, None),
    ],
)
def test_people(candidate: RosterRow, standing: Standing, existing: str | None) -> None:
    (person,) = planned(candidate).people
    assert person.standing is standing
    assert person.existing_id == existing
    assert (person.decision is Decision.ASK) is (standing is Standing.SIMILAR)


@pytest.mark.parametrize(
    ("name", "standing", "existing"),
    [
        ("Dishub", Standing.EXISTING, "i1"),
        ("DINAS  PERHUBUNGAN", Standing.EXISTING, "i1"),
        ("Dinas Perhubungan Kab. Banyuwangi", Standing.EXISTING, "i1"),
        ("Dinas Perhubungan (Dishub)", Standing.EXISTING, "i1"),
        ("Dinas Pariwisata", Standing.SIMILAR, "i2"),
        ("Dinas Perhubunan", Standing.SIMILAR, "i1"),
        ("Polres Banyuwangi", Standing.SIMILAR, "i4"),
        ("Kecamatan Giri", Standing.NEW, None),
        ("Kecamatan Glenmore", Standing.NEW, None),
        ("Desa Glagah", Standing.NEW, None),
        ("Kecamatan Banyuwangi", Standing.NEW, None),
        ("Komunitas Kopi", Standing.NEW, None),
    ],
)
def test_institutions(name: str, standing: Standing, existing: str | None) -> None:
    (institution,) = planned(row("Orang", name)).institutions
    assert institution.standing is standing
    assert institution.existing_id == existing


def test_spellings_of_a_new_institution_are_one() -> None:
    result = planned(
        row("A B", "Komunitas Kopi", 5),
        row("C D", "KOMUNITAS  KOPI", 6, sector=Sector.MS),
        row("E F", "Komunitas Kopy", 7),
    )
    first, second = result.institutions
    assert first.lines == (5, 6)
    assert first.sector is Sector.MS
    assert second.standing is Standing.SIMILAR
    assert second.same_as == first.key


def test_institution_that_is_the_same_as_another_of_the_list() -> None:
    result = planned(row("A B", "Komunitas Kopi", 5), row("E F", "Komunitas Kopy", 7))
    second = result.institutions[1]
    assert result.questions == 1
    joined = result.decide_institution(second.key, Decision.USE_EXISTING)
    assert joined.questions == 0
    assert joined.institution_of(joined.people[1]) == joined.institutions[0]
    apart = result.decide_institution(second.key, Decision.CREATE)
    assert apart.institution_of(apart.people[1]) == apart.institutions[1]
    skipped = result.decide_institution(second.key, Decision.SKIP)
    assert skipped.institution_of(skipped.people[1]) is None


def test_row_with_an_error_is_skipped() -> None:
    found = read_roster((("Nama", "Instansi", "NIP"), ("123", "Dishub", ""), ("Agus", "Dishub", "")))
    result = planned(*found.rows, persons=())
    assert [person.standing for person in result.people] == [Standing.ERROR, Standing.NEW]
    assert result.people[0].decision is Decision.SKIP
    assert result.institutions[0].lines == (3,)
    with pytest.raises(ValueError, match="create"):
        result.decide_person(2, Decision.CREATE)


def test_decisions_make_new_plans() -> None:
    result = planned(row("Agus Priambodo", "Dishub"))
    assert result.questions == 1
    taken = result.decide_person(5, Decision.USE_EXISTING)
    assert taken.questions == 0
    assert result.questions == 1
    assert taken.people[0].existing_id == "p1"
    with pytest.raises(ValueError, match="use_existing"):
        planned(row("Orang Baru")).decide_person(5, Decision.USE_EXISTING)


def test_counts() -> None:
    result = planned(row("Orang Baru", line=5), row("Agus Priyambodo", "Dishub", 6), row("Agus Priambodo", "Dishub", 7))
    assert [result.count(standing) for standing in Standing] == [1, 1, 1, 0]


def test_person_without_an_institution() -> None:
    result = planned(row("Orang Baru"))
    assert result.institutions == ()
    assert result.institution_of(result.people[0]) is None


def test_known_person_is_completed_not_overwritten() -> None:
    found = replace(row("Agus"), phone="0812-0000-0000", post="Kepala Dinas", title_after="M.T.")
    result = filled(AGUS, found)
    assert (result.phone, result.post, result.title_after, result.nip) == (
        "0812-0000-0000",
        "Kepala Dinas",
        "S.T.",
        NIP,
    )


def test_same_input_same_plan() -> None:
    rows = (row("Agus Priambodo", "Dishub"), row("Orang", "Dinas Pariwisata", 6))
    assert planned(*rows) == planned(*rows)


def test_short_names_in_brackets() -> None:
    assert split_short("Dinas Perhubungan (Dishub)") == ("Dinas Perhubungan", "Dishub")
    assert split_short("Hotel (Banyuwangi)") == ("Hotel (Banyuwangi)", "")
    assert split_short("Dinas Perhubungan") == ("Dinas Perhubungan", "")


# ---------------------------------------------------------------------------------------------------- shipped samples


def sample_institutions() -> tuple[Institution, ...]:
    (sheet,) = read_sheets(resource("contoh/instansi.csv"))
    return tuple(
        Institution(str(index), name, short, Sector(sector), protocol_order=int(order))
        for index, (name, short, sector, order) in enumerate(sheet.rows[1:])
    )


def test_sample_list_is_read_without_questions() -> None:
    (sheet,) = read_sheets(resource("contoh/peserta-rakor-desa-wisata.xlsx"))
    found = read_roster(sheet.rows, sheet.first_row)
    assert found.header_line == 4
    assert len(found.rows) == 60
    assert found.issues == ()
    invited = Counter(person.sector for person in found.rows if person.invited)
    assert invited == {
        Sector.PD: 20, Sector.FV: 5, Sector.BU: 3, Sector.DU: 6, Sector.AK: 3, Sector.MS: 6, Sector.MD: 2,
    }  # fmt: skip
    assert all(not person.nip or person.nip.endswith("999") for person in found.rows)
    assert {person.phone for person in found.rows} == {"0812-0000-0000"}
    assert all(person.email.endswith("@contoh.test") for person in found.rows)
    result = plan(found.rows, sample_institutions(), ())
    assert result.questions == 0
    assert {part.standing for part in result.institutions} == {Standing.EXISTING}
    again = plan(
        found.rows,
        sample_institutions(),
        [
            Person(str(person.row.line), person.row.name, nip=person.row.nip,
                   institution_id=next(part.existing_id for part in result.institutions
                                       if part.key == person.institution))
            for person in result.people
        ],
    )  # fmt: skip
    assert again.count(Standing.EXISTING) == 60


def test_sample_institutions_cover_every_sector() -> None:
    institutions = sample_institutions()
    assert len({institution.name for institution in institutions}) == len(institutions)
    assert {institution.sector for institution in institutions} == set(Sector)
    assert sum(institution.name.startswith("Kecamatan ") for institution in institutions) == 25
    assert [institution.protocol_order for institution in institutions] == sorted(
        institution.protocol_order for institution in institutions
    )
