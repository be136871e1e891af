"""Taking over a list of people: one step, onto a meeting's list, nothing filled is overwritten."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.kinds import Sector
from rakor_desktop.domain.progress import Silent
from rakor_desktop.services.roster import Decision, RosterResult, Standing
from tests.support import small_meeting

if TYPE_CHECKING:
    from pathlib import Path

    from rakor_desktop.services.catalogue import Services
    from rakor_desktop.services.roster import RosterPlan

LIST = """No;Nama;Instansi;Jabatan;Telepon;Diundang
1;Orang Baru, S.T.;Dinas Perhubungan (Dishub);Kabid;0812-0000-0000;x
2;Siti Rahayu;Dinas Pariwisata;Kepala Dinas;0813-0000-0000;x
3;Yuni Astutik;Radar Banyuwangi;Wartawan;;x
4;Tidak Ditandai;Desa Glagah;Kepala Desa;;
"""


def planned(services: Services, folder: Path, text: str = LIST, *, only_marked: bool = True) -> RosterPlan:
    path = folder / "undangan.csv"
    path.write_text(text, encoding="utf-8")
    (sheet,) = services.roster.read(path, Silent())
    return services.roster.plan(services.roster.roster(sheet), only_marked=only_marked)


def test_a_list_is_taken_over_in_one_step(services: Services, tmp_path: Path) -> None:
    meeting = small_meeting(services)
    plan = planned(services, tmp_path)
    assert [(one.row.name, one.standing) for one in plan.people] == [
        ("Orang Baru", Standing.NEW),
        ("Siti Rahayu", Standing.EXISTING),
        ("Yuni Astutik", Standing.SIMILAR),
    ]
    with pytest.raises(UserError, match="Masih ada 1 baris mirip"):
        services.roster.apply(plan, meeting.id)
    line = plan.people[2].row.line
    written = services.roster.apply(plan.decide_person(line, Decision.SKIP), meeting.id)
    assert written.value == RosterResult(added=1, matched=1, skipped=1, participants=2)
    assert written.change.title == "impor 2 orang"
    rows = services.participants.rows(meeting.id)
    assert [one.full_name for one in rows][7:] == ["Orang Baru, S.T."]
    (new,) = services.directory.find_persons("orang baru")
    assert (new.post, new.phone, new.institution) == ("Kabid", "0812-0000-0000", "Dinas Perhubungan")
    (known,) = services.directory.find_persons("siti rahayu")
    assert (known.phone, known.post, known.title_before) == ("0813-0000-0000", "Kepala Dinas", "Dra. Hj.")
    services.history.undo()
    assert services.directory.find_persons("orang baru") == ()
    assert len(services.participants.rows(meeting.id)) == 7


def test_unmarked_rows_are_taken_when_asked_for(services: Services, tmp_path: Path) -> None:
    plan = planned(services, tmp_path, only_marked=False)
    assert len(plan.people) == 4
    result = services.roster.apply(plan).value
    assert (result.added, result.participants) == (4, 0)
    assert services.directory.count_institutions() == 4


def test_a_known_institution_is_used_and_a_skipped_one_left_out(services: Services, tmp_path: Path) -> None:
    services.directory.add_institution("Dinas Perhubungan", sector=Sector.FV)
    services.directory.add_person("Tanpa Instansi")
    text = "Nama;Instansi;Unsur\nSatu Orang;Dishub\nDua Orang;Dinas Perhubungan\nTanpa Instansi;Dinas Perhubungan;\n"
    plan = planned(services, tmp_path, text.replace("Dishub", "Dinas Baru"))
    skipped = next(part for part in plan.institutions if part.name == "Dinas Baru")
    for person in plan.people:
        if person.decision is Decision.ASK:
            plan = plan.decide_person(person.row.line, Decision.USE_EXISTING)
    services.roster.apply(plan.decide_institution(skipped.key, Decision.SKIP))
    assert services.directory.count_institutions() == 1
    homes = {one.name: one.institution for one in services.directory.persons()}
    assert homes == {"Satu Orang": "", "Dua Orang": "Dinas Perhubungan", "Tanpa Instansi": "Dinas Perhubungan"}


def test_taking_a_list_over_again_changes_nothing(services: Services, tmp_path: Path) -> None:
    services.roster.apply(planned(services, tmp_path))
    again = services.roster.apply(planned(services, tmp_path))
    assert (again.value.added, again.value.matched) == (0, 3)
    assert not again.change
