"""The office's own values: letterheads, signatories, how documents are made."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.geometry import MEASURES
from rakor_desktop.domain.kinds import Paper
from rakor_desktop.domain.naskah import AddresseeProfile, Delegation, DocumentKind, KopKind, MarginPreset
from rakor_desktop.domain.office import OfficeStyle, running_number
from rakor_desktop.domain.people import Signatory
from rakor_desktop.domain.phrases import PHRASES, fill

if TYPE_CHECKING:
    from rakor_desktop.services.catalogue import Services


def test_a_new_file_has_the_defaults_of_the_specification(services: Services) -> None:
    assert services.settings.style() == OfficeStyle()
    assert OfficeStyle().number("1427", date(2026, 11, 18)) == "000.1.5/1427/        /2026"
    office = OfficeStyle(unit_code="429.011")
    assert office.number("1427", date(2026, 11, 18)) == "000.1.5/1427/429.011/2026"
    assert office.number("", date(2026, 11, 18)) == "000.1.5/        /429.011/2026"


def test_every_setting_of_the_style_is_kept(services: Services) -> None:
    other: dict[str, Any] = {
        "city": "Genteng", "paper": Paper.F4, "margins": MarginPreset.KEMENDAGRI, "catchwords": True,
        "number_pattern": "{kode_klasifikasi}/{nomor_urut}/{bulan_romawi}/{tahun}", "classification": "005",
        "unit_code": "429.112", "addressee": AddresseeProfile.KLASIK, "name_underlined": True, "nip_with_dot": True,
    }  # fmt: skip
    services.settings.set_style(**other)
    style = services.settings.style()
    assert {name: getattr(style, name) for name in other} == other
    assert style.number("7", date(2026, 11, 18)) == "005/7/XI/2026"
    services.history.undo()
    assert services.settings.style() == OfficeStyle()


def test_a_number_pattern_names_its_faults(services: Services) -> None:
    with pytest.raises(UserError, match=r"Isian \{kode_dinas\} tidak dikenal"):
        services.settings.set_style(number_pattern="{kode_dinas}/{nomor_urut}")
    with pytest.raises(UserError, match=r"harus memuat \{nomor_urut\}"):
        services.settings.set_style(number_pattern="{tahun}")
    with pytest.raises(UserError, match="tidak berpasangan"):
        services.settings.set_style(number_pattern="{nomor_urut}/{tahun")
    assert services.settings.style() == OfficeStyle()


@pytest.mark.parametrize("measure", MEASURES, ids=lambda one: one.name)
def test_every_measure_can_be_changed_within_its_range(services: Services, measure: Any) -> None:
    services.settings.set_measure(measure.name, measure.most)
    assert getattr(services.settings.style().geometry, measure.name) == measure.most
    for value in (measure.least - 1, measure.most + 1):
        with pytest.raises(UserError, match="di luar jangkauan") as caught:
            services.settings.set_measure(measure.name, value)
        assert caught.value.where == measure.label
    services.settings.set_measure(measure.name, None)
    assert services.settings.style() == OfficeStyle()
    assert measure.least <= measure.default <= measure.most


def test_a_phrase_is_the_offices_own_until_it_is_given_back(services: Services) -> None:
    services.settings.set_phrase("undangan.penutup", "Atas kehadiran Saudara pada {tanggal}, terima kasih.")
    style = services.settings.style()
    assert fill("undangan.penutup", style.phrases, {"tanggal": "24 November 2026"}) == (
        "Atas kehadiran Saudara pada 24 November 2026, terima kasih."
    )
    services.settings.set_phrase("undangan.penutup", "")
    assert services.settings.style().phrases == {}


@pytest.mark.parametrize("text", ["Pada {tangal} ini", "Pada {} ini", "Pada {tanggal", "Pada tanggal}"])
def test_a_phrase_with_an_unknown_field_is_refused(services: Services, text: str) -> None:
    with pytest.raises(UserError) as caught:
        services.settings.set_phrase("undangan.penutup", text)
    assert caught.value.where == "Penutup"
    if "tangal" in text:
        assert "{tangal}" in caught.value.message
    assert services.settings.style().phrases == {}


@given(st.data())
def test_every_default_phrase_fills_without_a_brace_left(data: st.DataObject) -> None:
    one = data.draw(st.sampled_from(PHRASES))
    words = st.text(st.characters(exclude_characters="{}", exclude_categories=("Cs",)))
    values = {name: data.draw(words) for name in one.fields}
    assert "{" not in fill(one.key, {}, values)


def test_several_letterheads_and_the_offices_first(services: Services) -> None:
    services.settings.save_letterhead(line_1="PEMERINTAH KABUPATEN BANYUWANGI", line_2="SEKRETARIAT DAERAH")
    other = services.settings.add_letterhead("Bupati").value
    services.settings.save_letterhead(other, kind=KopKind.BUPATI, line_1="BUPATI BANYUWANGI")
    first, second = services.settings.letterheads()
    assert (first.line_2, second.label, second.kind) == ("SEKRETARIAT DAERAH", "Bupati", KopKind.BUPATI)
    assert services.settings.letterhead() == first
    assert services.settings.letterhead(other) == second
    meeting = services.meetings.create("Rapat").value
    services.meetings.update(meeting, letterhead_id=other)
    services.settings.remove_letterhead(other)
    assert services.settings.letterheads() == (first,)
    assert services.settings.letterhead(other).line_1 == "BUPATI BANYUWANGI"
    with pytest.raises(UserError, match="satu-satunya"):
        services.settings.remove_letterhead(first.id)


def test_a_deleted_letterhead_or_signatory_does_not_come_back_by_typing(services: Services) -> None:
    settings = services.settings
    settings.save_letterhead(line_1="Satu")
    settings.save_signatory(name="Satu")
    head, hand = settings.add_letterhead("Dua").value, settings.add_signatory().value
    first_head, first_hand = settings.letterhead().id, settings.signatory().id
    for row in (head, first_head):
        settings.remove_letterhead(row)
        with pytest.raises(UserError, match="sudah dihapus"):
            settings.save_letterhead(row, address="Jalan", emblem=b"\x89PNG\r\n\x1a\n")
        assert row not in [one.id for one in settings.letterheads()]
        services.history.undo()
    for row in (hand, first_hand):
        settings.remove_signatory(row)
        with pytest.raises(UserError, match="sudah dihapus"):
            settings.save_signatory(row, post="Kepala")
        assert row not in [one.id for one in settings.signatories()]
        services.history.undo()
    assert services.store.db.value("SELECT count(*) FROM blob") == 0
    settings.save_letterhead(first_head, address="Jalan")
    assert (settings.letterhead().line_1, settings.letterhead().address) == ("Satu", "Jalan")


def test_several_signatories(services: Services) -> None:
    services.settings.save_signatory(post="SEKRETARIS DAERAH", name="Contoh")
    other = services.settings.add_signatory().value
    services.settings.save_signatory(other, post="ASISTEN", delegation=Delegation.AN, authority="SEKRETARIS DAERAH")
    first, second = services.settings.signatories()
    assert services.settings.signatory() == first
    assert second.post_lines == ("a.n. SEKRETARIS DAERAH", "ASISTEN")
    services.settings.remove_signatory(other)
    with pytest.raises(UserError, match="satu-satunya"):
        services.settings.remove_signatory(first.id)


@pytest.mark.parametrize(
    ("delegation", "lines"),
    [
        (Delegation.NONE, ("SEKRETARIS DAERAH",)),
        (Delegation.PLT, ("Plt. SEKRETARIS DAERAH",)),
        (Delegation.PLH, ("Plh. SEKRETARIS DAERAH",)),
        (Delegation.PJ, ("Pj. SEKRETARIS DAERAH",)),
        (Delegation.PJS, ("Pjs. SEKRETARIS DAERAH",)),
    ],
)
def test_the_right_to_sign_leads_the_post(delegation: Delegation, lines: tuple[str, ...]) -> None:
    assert Signatory("1", post="SEKRETARIS DAERAH", delegation=delegation).post_lines == lines


def test_a_second_step_of_delegation_has_its_own_line() -> None:
    one = Signatory("1", "ASISTEN", Delegation.UB, "BUPATI BANYUWANGI", "SEKRETARIS DAERAH")
    assert one.post_lines == ("a.n. BUPATI BANYUWANGI", "SEKRETARIS DAERAH", "u.b.", "ASISTEN")


def test_a_word_template_is_kept_and_given_back(services: Services) -> None:
    assert services.settings.word_template(DocumentKind.NOTULA) == b""
    services.settings.set_word_template(DocumentKind.NOTULA, b"PK\x03\x04isi")
    assert services.settings.word_template(DocumentKind.NOTULA) == b"PK\x03\x04isi"
    assert services.settings.word_template(DocumentKind.BERITA_ACARA) == b""
    with pytest.raises(UserError, match=r"harus berkas Word \.docx"):
        services.settings.set_word_template(DocumentKind.NOTULA, b"bukan")
    services.settings.set_word_template(DocumentKind.NOTULA, b"")
    assert services.settings.word_template(DocumentKind.NOTULA) == b""


@pytest.mark.parametrize(
    ("number", "running"),
    [("000.1.5/1427/429.011/2026", "1427"), ("000.1.5/        /429.011/2026", ""), ("", ""), ("12/2026", "")],
)
def test_the_running_number_is_read_out_of_a_letter_number(number: str, running: str) -> None:
    assert running_number(number) == running


@pytest.mark.parametrize(
    ("pattern", "number", "running"),
    [
        ("{kode_unit}/{tahun}/{nomor_urut}", "429.011/2026/15", "15"),
        ("{nomor_urut}/{kode_klasifikasi}/{bulan_romawi}/{tahun}", "7/005/XI/2026", "7"),
        ("{nomor_urut}/{kode_klasifikasi}/{bulan_romawi}/{tahun}", "000.1.5/7/429.011/2026", ""),
        ("No. {nomor_urut} ({tahun})", "No. 8 (2026)", "8"),
    ],
)
def test_the_running_number_stands_where_the_office_puts_it(pattern: str, number: str, running: str) -> None:
    assert running_number(number, pattern) == running


def test_a_setting_of_a_later_version_does_not_hurt(services: Services) -> None:
    services.settings.set_text("naskah.paper", "A3")
    services.settings.set_text("ukuran.kop_top", "banyak")
    services.settings.set_text("naskah.tidak_dikenal", "1")
    assert services.settings.style() == OfficeStyle()
    assert {one.name for one in fields(OfficeStyle)} >= {"paper"}


def test_another_letterhead_becomes_the_default_and_falls_back_when_it_is_deleted(services: Services) -> None:
    settings = services.settings
    settings.save_letterhead(line_1="PEMERINTAH KABUPATEN BANYUWANGI", line_2="SEKRETARIAT DAERAH")
    first = settings.letterhead()
    second = settings.add_letterhead("Dinas Pariwisata").value
    settings.use_letterhead(second)
    assert [one.id for one in settings.letterheads()] == [second, first.id]
    assert settings.letterhead().id == second
    settings.remove_letterhead(second)
    assert settings.letterhead().id == first.id
    services.history.undo()
    assert settings.letterhead().id == second


def test_a_letterhead_is_copied_with_all_it_has(services: Services) -> None:
    settings = services.settings
    emblem = b"\x89PNG\r\n\x1a\n lambang"
    settings.save_letterhead(line_1="BUPATI BANYUWANGI", kind=KopKind.BUPATI, unit="UPT", emblem=emblem)
    copied = settings.letterhead(settings.add_letterhead("Salinan", like=settings.letterhead().id).value)
    assert (copied.name, copied.line_1, copied.kind) == ("Salinan", "BUPATI BANYUWANGI", KopKind.BUPATI)
    assert (copied.unit, copied.emblem) == ("UPT", emblem)


def test_a_new_letterhead_never_gets_the_garuda_of_the_regents(services: Services) -> None:
    settings, emblem = services.settings, b"\x89PNG\r\n\x1a\n lambang"
    settings.save_letterhead(line_1="PEMERINTAH KABUPATEN BANYUWANGI", emblem=emblem)
    assert settings.letterhead(settings.add_letterhead("Dinas").value).emblem == emblem
    settings.save_letterhead(kind=KopKind.BUPATI)
    assert settings.letterhead(settings.add_letterhead("Badan").value).emblem == b""


def test_another_signatory_becomes_the_default_and_is_copied(services: Services) -> None:
    settings = services.settings
    settings.save_signatory(post="SEKRETARIS DAERAH", name="Suryanto Wibowo", delegation=Delegation.AN)
    first = settings.signatory()
    second = settings.add_signatory(like=first.id).value
    copied = settings.signatory(second)
    assert (copied.post, copied.name, copied.delegation) == (first.post, first.name, Delegation.AN)
    settings.use_signatory(second)
    assert settings.signatory().id == second
    services.history.undo()
    assert settings.signatory().id == first.id
