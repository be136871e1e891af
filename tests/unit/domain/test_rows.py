"""What the rows say about themselves: names, codes, states, checks before signing, and the labels of the lists."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from rakor_desktop.domain import kinds
from rakor_desktop.domain.agreement import Agreement, Assignment, Indicator, Task
from rakor_desktop.domain.change import Change, Entity
from rakor_desktop.domain.checks import check_agreements
from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.kinds import AgreementState, Paper, Presence, Sector, Side, TaskState
from rakor_desktop.domain.meeting import Meeting, Participant
from rakor_desktop.domain.naskah import DocumentKind
from rakor_desktop.domain.people import Institution, Person, Signatory, full_name, split_name
from rakor_desktop.domain.progress import Silent
from rakor_desktop.domain.resources import resource

TODAY = date(2026, 11, 24)
COMPLETE = Agreement(
    "1",
    "m",
    number=3,
    statement="Memasang rambu",
    state=AgreementState.DISEPAKATI,
    assignments=(
        Assignment("p", "1", "i1", "Dinas Perhubungan", "Dishub", lead=True),
        Assignment("q", "1", "i2", "Pokdarwis Kemiren"),
    ),
    tasks=(Task("t", "1", due=date(2026, 12, 11)), Task("u", "1", state=TaskState.SELESAI)),
    indicators=(Indicator("n", "1", due=date(2027, 2, 26)),),
)


@pytest.mark.parametrize(
    ("typed", "parts"),
    [
        ("Dr. H. Ahmad Contoh, M.Si.", ("Dr. H.", "Ahmad Contoh", "M.Si.")),
        ("Dra. Hj. Siti Rahayu, M.Si., M.Pd.", ("Dra. Hj.", "Siti Rahayu", "M.Si., M.Pd.")),
        ("Hj Siti", ("Hj", "Siti", "")),
        ("KH Hasan", ("KH", "Hasan", "")),
        ("Prof. Dr. Retno", ("Prof. Dr.", "Retno", "")),
        ("I Made Suardana", ("", "I Made Suardana", "")),
        ("M. Yusuf", ("", "M. Yusuf", "")),
        ("Dr.", ("", "Dr.", "")),
        ("Budi", ("", "Budi", "")),
        ("H Abdul", ("", "H Abdul", "")),
    ],
)
def test_degrees_are_split_from_a_typed_name_and_joined_again(typed: str, parts: tuple[str, str, str]) -> None:
    assert split_name(typed) == parts
    assert full_name(*parts) == typed


def test_names_as_documents_print_them() -> None:
    assert Person("1", "Siti", "Hj.", "M.Si.").full_name == "Hj. Siti, M.Si."
    assert Signatory("1", name="Budi", title_after="S.H.").full_name == "Budi, S.H."
    assert Institution("1", "Dinas Perhubungan", "Dishub").label == "Dishub"
    assert Institution("1", "PHRI").label == "PHRI"


def test_a_participant_without_a_person_goes_by_the_institution() -> None:
    one = Participant("1", "m", institution="Dinas Perhubungan", institution_short="Dishub", post="Kabid")
    assert one.full_name == "Dinas Perhubungan"
    assert one.institution_label == "Dishub"
    assert one.post_line == "Kabid · Dishub"
    assert replace(one, name="Budi", title_after="S.T.").full_name == "Budi, S.T."
    assert replace(one, institution_short="", post="").post_line == "Dinas Perhubungan"


def test_place_of_a_meeting() -> None:
    assert Meeting("1", room="Pendopo", venue="Kantor Bupati").place == "Pendopo, Kantor Bupati"
    assert Meeting("1", venue="Kantor Bupati").place == "Kantor Bupati"


def test_parts_of_an_agreement() -> None:
    assert COMPLETE.code == "S-03"
    assert COMPLETE.lead is not None
    assert COMPLETE.lead.label == "Dishub"
    assert [part.label for part in COMPLETE.supporters] == ["Pokdarwis Kemiren"]
    assert COMPLETE.due == date(2027, 2, 26)
    assert not COMPLETE.is_done
    assert Agreement("1", "m").due is None
    assert not Agreement("1", "m").is_done
    assert replace(
        COMPLETE, tasks=(Task("u", "1", state=TaskState.SELESAI), Task("v", "1", state=TaskState.BATAL))
    ).is_done


def test_a_task_is_late_only_while_somebody_still_has_to_do_it() -> None:
    late = Task("t", "1", due=date(2026, 11, 23))
    assert late.is_late(TODAY)
    assert late.state_label(TODAY) == "Terlambat"
    assert not replace(late, due=TODAY).is_late(TODAY)
    assert not replace(late, due=None).is_late(TODAY)
    for state in (TaskState.SELESAI, TaskState.BATAL):
        assert replace(late, state=state).state_label(TODAY) == state.label
    assert replace(late, state=TaskState.KENDALA).is_late(TODAY)


def test_achievement_of_an_indicator() -> None:
    assert Indicator("n", "1", target=12.0, latest_value=9.0).achievement == pytest.approx(75.0)
    assert Indicator("n", "1", target=0.0, latest_value=9.0).achievement is None
    assert Indicator("n", "1", target=12.0).achievement is None


def _findings(*agreements: Agreement, absent: frozenset[str] = frozenset(), off: dict[date, str] | None = None):
    return check_agreements(agreements, absent, (off or {}).get)


def test_a_complete_agreement_has_no_findings() -> None:
    assert _findings(COMPLETE) == ()


def test_a_complete_proposal_is_not_passed_over_in_silence() -> None:
    (one,) = _findings(replace(COMPLETE, state=AgreementState.USULAN))
    assert one.field == "state"
    assert "masih usulan" in one.text


def test_says_what_is_missing_in_one_sentence() -> None:
    (empty, missing) = _findings(Agreement("1", "m", number=1))
    assert (empty.field, empty.text) == ("statement", "S-01 belum dirumuskan")
    assert (missing.field, missing.text) == ("assignments", "S-01 belum punya penanggung jawab, tenggat dan indikator")
    (one,) = _findings(replace(COMPLETE, indicators=()))
    assert (one.field, one.text, one.agreement_id, one.code) == (
        "indicators",
        "S-03 belum punya indikator",
        "1",
        "S-03",
    )
    (due,) = _findings(replace(COMPLETE, tasks=(), indicators=(Indicator("n", "1"),)))
    assert (due.field, due.text) == ("tasks", "S-03 belum punya tenggat")


def test_tells_of_absent_institutions_and_days_off() -> None:
    (absent,) = _findings(COMPLETE, absent=frozenset({"i2"}))
    assert absent.text == "S-03: Pokdarwis Kemiren diberi tugas tetapi tidak hadir"
    (off,) = _findings(COMPLETE, off={date(2026, 12, 11): "hari libur Contoh"})
    assert (off.field, off.text) == ("tasks", "tenggat S-03 jatuh pada hari libur Contoh, Jumat, 11 Desember 2026")
    saturday = date(2026, 12, 12)
    measured = replace(COMPLETE, indicators=(Indicator("n", "1", due=saturday),))
    (off,) = _findings(measured, off={saturday: "akhir pekan"})
    assert off.field == "indicators"
    assert off.text == "tenggat indikator S-03 jatuh pada akhir pekan, Sabtu, 12 Desember 2026"


def test_rejected_agreements_need_nothing() -> None:
    assert _findings(Agreement("1", "m", state=AgreementState.DITOLAK)) == ()


def test_a_change_knows_its_rows() -> None:
    one = Change.of([(Entity.REMARK, "a"), (Entity.REMARK, "b"), (Entity.MEETING, "m")], "tambah", "u1")
    assert one
    assert not Change()
    assert one.kinds == {Entity.REMARK, Entity.MEETING}
    assert one.ids(Entity.REMARK) == {"a", "b"}
    assert one.touches(Entity.TASK, Entity.MEETING)
    assert not one.touches(Entity.TASK)
    both = Change() | one | Change.of([(Entity.TASK, "t")], "lain", "u2")
    assert (both.title, both.unit, len(both.rows)) == ("tambah", "u1", 4)


def test_a_user_error_leads_with_its_place() -> None:
    assert str(UserError("Bukan tanggal.", "lembar Peserta, sel C17")) == "lembar Peserta, sel C17: Bukan tanggal."
    assert str(UserError("Penuh.")) == "Penuh."


ALL = [kind for kind in vars(kinds).values() if isinstance(kind, type) and issubclass(kind, kinds.Labelled)]


@pytest.mark.parametrize("kind", [kind for kind in ALL if kind is not kinds.Labelled])
def test_every_code_has_its_own_label(kind: type[kinds.Labelled]) -> None:
    labels = [member.label for member in kind]
    assert all(labels)
    assert len(set(labels)) == len(labels)
    for member in kind:
        assert kind(str(member.value)) is member
        assert f"{member}" == member.value


def test_labels_of_the_glossary() -> None:
    assert [state.label for state in TaskState] == [
        "Belum Dimulai",
        "Dalam Proses",
        "Terkendala",
        "Selesai",
        "Dibatalkan",
    ]
    assert kinds.MeetingKind.FGD.label == "Focus Group Discussion"
    assert kinds.MinutesState.DITANDATANGANI.label == "Ditandatangani"
    assert Presence.TIDAK_HADIR.label == "Tidak hadir"


def test_what_codes_know_besides_their_label() -> None:
    assert all(sector.short_label for sector in Sector)
    assert {side.sector for side in Side} == {Sector.PD, Sector.MS, Sector.DU, Sector.AK, Sector.MD}
    assert [one for one in Presence if one.counts_as_present] == [Presence.HADIR, Presence.DIWAKILI]
    assert [one for one in AgreementState if one.is_agreed] == [AgreementState.DISEPAKATI, AgreementState.CATATAN]
    assert {kind.suffix for kind in DocumentKind} == {".pdf", ".xlsx"}
    assert DocumentKind.BUKU_KERJA.suffix == ".xlsx"
    assert [paper.millimetres for paper in Paper] == [(210.0, 297.0), (215.0, 330.0), (210.0, 330.0)]


def test_shipped_files_are_found_and_missing_ones_named() -> None:
    assert resource("fonts").is_dir()
    with pytest.raises(FileNotFoundError, match=r"tidak-ada\.png"):
        resource("tidak-ada.png")


def test_nobody_needs_to_listen_to_progress() -> None:
    Silent().report(1, 2, "menyalin")
