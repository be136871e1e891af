"""Nota dinas as its reader sees it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from rakor_desktop.domain.kinds import AgreementState
from rakor_desktop.domain.letter import Letter
from rakor_desktop.domain.naskah import Delegation, DocumentKind, Security
from rakor_desktop.domain.people import Signatory
from rakor_desktop.domain.record import DocumentOptions, DocumentPlate, MeetingRecord
from tests.unit.documents.pdf_reading import Read, make
from tests.unit.documents.records import demo_record, empty_record, huge_record, make_agreement, tiny_record

if TYPE_CHECKING:
    from pathlib import Path

MEMO = DocumentKind.NOTA_DINAS
PLATE = DocumentPlate(
    MEMO,
    DocumentOptions(MEMO),
    number="000.1.5/1501/429.011/2026",
    date=date(2026, 11, 25),
    addressee="Yth. Sekretaris Daerah Kabupaten Banyuwangi",
    copies="Bupati Banyuwangi\nArsip",
)


def memo(record: MeetingRecord, folder: Path, **changes: object) -> Read:
    return make(record, folder, MEMO, **changes)


def filled(**fields: object) -> MeetingRecord:
    return replace(demo_record(), plates=(replace(PLATE, **fields),))


def test_the_head_has_its_lines_in_order(tmp_path: Path) -> None:
    assert (
        "NOTA DINAS Yth. : Sekretaris Daerah Kabupaten Banyuwangi Dari : Asisten Perekonomian dan Pembangunan "
        "Tembusan : 1. Bupati Banyuwangi 2. Arsip Tanggal : 25 November 2026 Nomor : 000.1.5/1501/429.011/2026 "
        "Sifat : Biasa Lampiran : 2 (dua) lembar Hal : Laporan Hasil Rapat Koordinasi Pengembangan Desa Wisata "
        "Menindaklanjuti"
    ) in memo(filled(), tmp_path).text


def test_four_points_then_the_closing(tmp_path: Path) -> None:
    text = memo(filled(), tmp_path).text
    order = [
        "1. Pelaksanaan",
        "2. Peserta",
        "3. Hasil",
        "4. Rekomendasi/Tindak Lanjut",
        "Demikian disampaikan, mohon arahan lebih lanjut.",
        "ASISTEN PEREKONOMIAN DAN PEMBANGUNAN, Drs. Suryanto Wibowo",
    ]
    places = [text.index(part) for part in order]
    assert places == sorted(places)


def test_who_came_is_told_by_the_one_name_of_each_unsur(tmp_path: Path) -> None:
    text = memo(filled(), tmp_path).text
    assert "Peserta undangan yang hadir terdiri atas Pemerintah Daerah " in text
    assert "Forkopimda dan Instansi Vertikal " in text
    assert ", dan Media " in text


@pytest.mark.parametrize(
    ("conclusion", "is_led"),
    [("Rapat menyepakati lima hal.", False), ("Semua pihak sepakat.", False), ("Kunjungan naik.", True), ("", True)],
)
def test_the_agreements_are_announced_once(tmp_path: Path, conclusion: str, is_led: bool) -> None:
    record = filled()
    record = replace(record, meeting=replace(record.meeting, conclusion=conclusion))
    assert ("Rapat menyepakati hal-hal sebagai berikut:" in memo(record, tmp_path).text) is is_led


def test_what_was_put_off_is_not_lost(tmp_path: Path) -> None:
    later = make_agreement(7, "Sampah diangkut setiap minggu", state=AgreementState.DITUNDA)
    record = replace(filled(), agreements=(*filled().agreements, later))
    assert "sampah diangkut setiap minggu." in memo(record, tmp_path).text


def test_no_place_and_date_above_the_signature(tmp_path: Path) -> None:
    text = memo(filled(), tmp_path, include_attachments=False).text
    assert "Banyuwangi, 25 November" not in text
    assert text.count("25 November 2026") == 1


@pytest.mark.parametrize(
    ("intro", "words"),
    [
        ("Disposisi Sekretaris Daerah tanggal 20 November 2026.", "Disposisi Sekretaris Daerah tanggal 20 November "),
        ("", "surat undangan Nomor 000.1.5/1427/429.011/2026 tanggal 18 November 2026 hal Undangan Rapat"),
    ],
)
def test_what_it_follows_up(tmp_path: Path, intro: str, words: str) -> None:
    text = memo(filled(intro=intro), tmp_path).text
    assert f"Menindaklanjuti {words}" in text
    assert "2026, dengan ini kami laporkan" in text if intro else "dengan ini kami laporkan" in text


def test_the_letter_is_named_by_its_own_subject(tmp_path: Path) -> None:
    record = replace(filled(), letter=Letter("surat-1", "rapat-1", subject="Undangan Rakor Desa"))
    assert "hal Undangan Rakor Desa, dengan ini" in memo(record, tmp_path).text


def test_without_an_invitation_it_follows_up_the_meeting(tmp_path: Path) -> None:
    assert "Menindaklanjuti pelaksanaan Rapat Teknis Persiapan, dengan ini" in memo(tiny_record(), tmp_path).text


def test_who_acts_for_a_post_says_so(tmp_path: Path) -> None:
    signatory = Signatory("ttd-3", post="KEPALA BAGIAN PEREKONOMIAN", delegation=Delegation.PLT, name="Ratna")
    text = memo(replace(filled(), signatory=signatory), tmp_path).text
    assert "Dari : Plt. Kepala Bagian Perekonomian" in text
    assert "Plt. KEPALA BAGIAN PEREKONOMIAN," in text


@pytest.mark.parametrize("delegation", [Delegation.AN, Delegation.UB])
def test_nobody_signs_in_the_name_of_whom_it_is_addressed_to(tmp_path: Path, delegation: Delegation) -> None:
    signatory = Signatory("ttd-4", post="ASISTEN PEMERINTAHAN", delegation=delegation, authority="SEKRETARIS DAERAH",
                          passed_by="SEKRETARIS DAERAH", name="Ratna Wulandari")  # fmt: skip
    text = memo(replace(filled(), signatory=signatory), tmp_path).text
    assert "Dari : Asisten Pemerintahan Tembusan" in text
    assert "lebih lanjut. ASISTEN PEMERINTAHAN, Ratna Wulandari" in text


def test_without_a_signatory_post_and_name_are_dots(tmp_path: Path) -> None:
    text = memo(replace(filled(), signatory=None, chair=None), tmp_path).text
    assert "Dari : ............ Tembusan" in text
    assert "Pimpinan Rapat" not in text
    assert "....., (......" in text


def test_the_state_of_the_tasks_is_not_later_than_the_nota_dinas(tmp_path: Path) -> None:
    text = memo(replace(filled(), today=date(2027, 1, 15)), tmp_path).text
    assert "KEADAAN TANGGAL 25 NOVEMBER 2026" in text


def test_the_matrix_goes_along_or_the_tasks_stand_inside(tmp_path: Path) -> None:
    read = memo(filled(), tmp_path)
    assert "pada Lampiran." in read.text
    assert "MATRIKS TINDAK LANJUT" in read.pages[-2]
    assert read.sizes[-1][0] > read.sizes[-1][1]
    alone = memo(filled(), tmp_path, include_attachments=False).text
    assert "Lampiran : - " in alone
    assert "MATRIKS" not in alone
    assert "8. Menyiapkan formulir dan panduan pelaporan Dinas Kebudayaan dan Pariwisata 28 Februari 2027" in alone


def test_the_counted_pages_are_those_of_the_attachment(tmp_path: Path) -> None:
    read = memo(huge_record(60, 12), tmp_path)
    lying = sum(width > height for width, height in read.sizes)
    assert f"Lampiran : {lying} (" in read.text


def test_advice_is_listed(tmp_path: Path) -> None:
    text = memo(filled(advice="Anggaran disiapkan\nRapat lanjutan diadakan"), tmp_path).text
    assert "a. Anggaran disiapkan; b. Rapat lanjutan diadakan." in text
    assert "Rapat lanjutan diadakan." in memo(filled(advice="Rapat lanjutan diadakan"), tmp_path).text


def test_secrecy_is_said_in_the_head(tmp_path: Path) -> None:
    assert "Sifat : Rahasia" in memo(filled(), tmp_path, security=Security.RAHASIA).text


@pytest.mark.parametrize("record", [tiny_record(), empty_record()], ids=["tiny", "empty"])
def test_what_is_not_known_stays_blank(tmp_path: Path, record: MeetingRecord) -> None:
    text = memo(record, tmp_path).text
    assert "Yth. : ............ Dari : ............ Tembusan : -" in text
    assert "3. " not in text


def test_the_public_copy_names_nobodys_number(tmp_path: Path) -> None:
    assert "NIP" not in memo(filled(), tmp_path, public_copy=True).text
