"""Lembar tugas as the institutions that receive it see it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from rakor_desktop.documents.task_sheet import task_institutions
from rakor_desktop.domain.kinds import AgreementState
from rakor_desktop.domain.naskah import DocumentKind
from rakor_desktop.domain.record import DocumentOptions, DocumentPlate, MeetingRecord
from tests.unit.documents.pdf_reading import MM, Read, make
from tests.unit.documents.records import (
    demo_record,
    empty_record,
    huge_record,
    make_agreement,
    make_task,
    tiny_record,
)

if TYPE_CHECKING:
    from pathlib import Path

KIND = DocumentKind.LEMBAR_TUGAS
TOURISM = "instansi-Dinas Kebudayaan dan Pariwisata"
ROADS = "instansi-Dinas Pekerjaan Umum Cipta Karya, Perumahan dan Permukiman"
GLAGAH = "instansi-Kecamatan Glagah"


def sheet(record: MeetingRecord, folder: Path, **changes: object) -> Read:
    return make(record, folder, KIND, **changes)


def test_every_institution_with_something_to_do_by_name() -> None:
    names = [name for _, name in task_institutions(demo_record())]
    assert names == sorted(names)
    assert len(names) == len(set(names)) == 10
    assert "Kecamatan Glagah" in names
    rejected = make_agreement(9, "Ditolak", lead="Dinas Perikanan", state=AgreementState.DITOLAK)
    assert task_institutions(replace(demo_record(), agreements=(rejected,))) == ()


def test_who_leads_only_a_task_has_a_sheet_too(tmp_path: Path) -> None:
    agreement = make_agreement(1, "Rambu dipasang", tasks=(make_task(1, "Memasang rambu", lead="Dinas Perhubungan"),))
    record = replace(demo_record(), agreements=(agreement,))
    assert [name for _, name in task_institutions(record)] == [
        "Dinas Kebudayaan dan Pariwisata",
        "Dinas Perhubungan",
    ]
    text = sheet(record, tmp_path, only="instansi-Dinas Perhubungan").text
    assert "Rambu dipasang Memasang rambu 31 Maret 2027 APBD" in text


def test_the_sheet_of_a_penanggung_jawab(tmp_path: Path) -> None:
    text = sheet(demo_record(), tmp_path, only=ROADS).text
    assert "LEMBAR TUGAS DINAS PEKERJAAN UMUM CIPTA KARYA, PERUMAHAN DAN PERMUKIMAN" in text
    assert "Rapat : Rapat Koordinasi Pengembangan Desa Wisata Hari/Tanggal : Selasa, 24 November 2026" in text
    order = [
        "A. Tugas sebagai Penanggung Jawab",
        "Menyusun detail rancangan teknis jalan 31 Desember 2026 APBD",
        "B. Indikator yang Harus Dicapai",
        "Panjang jalan diperbaiki 3,2 km 30 Juni 2027 Laporan triwulan",
        "C. Laporan Pelaksanaan (diisi oleh penerima tugas)",
        "Penerima tugas,",
    ]
    places = [text.index(part) for part in order]
    assert places == sorted(places)
    assert "homestay" not in text


def test_the_sheet_of_a_supporter_names_its_role_and_who_leads(tmp_path: Path) -> None:
    text = sheet(demo_record(), tmp_path, only=GLAGAH).text
    assert "A. Tugas sebagai Instansi Pendukung" in text
    assert "Menyiapkan data dan pendampingan Dinas Pekerjaan Umum Cipta Karya" in text
    assert (
        "Mendukung: Perbaikan jalan Kemiren–Tamansuruh sepanjang 3,2 kilometer menjadi prioritas tahun 2027 "
        "(menyiapkan data dan pendampingan)"
    ) in text
    assert "Indikator yang Harus Dicapai" not in text


@pytest.mark.parametrize(
    ("lead", "shown"),
    [
        ("Badan Perencanaan Pembangunan Daerah", "Penerima tugas, KEPALA BADAN PERENCANAAN PEMBANGUNAN DAERAH, "),
        ("Kecamatan Glagah", "Penerima tugas, CAMAT GLAGAH, "),
        ("Radar Banyuwangi", "Penerima tugas, PIMPINAN RADAR BANYUWANGI, "),
    ],
)
def test_the_receiver_signs_by_the_post(tmp_path: Path, lead: str, shown: str) -> None:
    record = replace(demo_record(), agreements=(make_agreement(1, "Rambu dipasang", lead=lead),), signatory=None)
    text = sheet(record, tmp_path).text
    assert shown in text
    assert ("NIP/NRP ....." in text) is ("PIMPINAN" not in shown)


@pytest.mark.parametrize("count", range(1, 14))
def test_no_large_part_of_a_page_is_left_white(tmp_path: Path, count: int) -> None:
    tasks = tuple(make_task(number, f"Memasang rambu nomor {number}") for number in range(1, count + 1))
    record = replace(demo_record(), agreements=(make_agreement(1, "Rambu dipasang", tasks=tasks),))
    read = sheet(record, tmp_path)
    for words in read.words[:-1]:
        assert min(word.bottom for word in words) / MM < 25 + 80  # the signatures and one row


def test_there_is_room_to_report_every_task(tmp_path: Path) -> None:
    text = sheet(demo_record(), tmp_path, only=TOURISM).text
    report = text[text.index("C. Laporan Pelaksanaan") :]
    assert report.count("Belum Dimulai") == 4
    assert "Status Capaian (%) Kendala dan Bukti Dukung" in report
    assert "Lembar ini dikembalikan kepada Sekretariat Daerah Kabupaten Banyuwangi setelah diisi." in report


def test_all_in_one_file_each_numbered_from_one(tmp_path: Path) -> None:
    read = sheet(demo_record(), tmp_path)
    firsts = [page for page in read.pages if "LEMBAR TUGAS" in page]
    assert len(firsts) == 10
    assert all("- 1 -" not in page and "- 3 -" not in page for page in firsts)
    assert sum("- 2 -" in page for page in read.pages) == len(read.pages) - 10


def test_no_heading_is_left_behind_by_its_table(tmp_path: Path) -> None:
    for page in sheet(demo_record(), tmp_path).pages:
        assert "(diisi oleh penerima tugas)" not in page.strip().splitlines()[-1]


def test_number_date_and_basis(tmp_path: Path) -> None:
    deed = DocumentKind.BERITA_ACARA
    plates = (
        DocumentPlate(KIND, DocumentOptions(KIND), number="000.1.5/9/429.011/2026", date=date(2026, 11, 26)),
        DocumentPlate(deed, DocumentOptions(deed), number="000.1.5/8/429.011/2026"),
    )
    text = sheet(replace(demo_record(), plates=plates), tmp_path, only=GLAGAH).text
    assert "NOMOR 000.1.5/9/429.011/2026" in text
    assert "Dasar : Berita Acara Kesepakatan Nomor 000.1.5/8/429.011/2026" in text
    assert "Banyuwangi, 26 November 2026 a.n. SEKRETARIS DAERAH" in text


@pytest.mark.parametrize("record", [tiny_record(), empty_record()], ids=["tiny", "empty"])
def test_nobody_has_anything_to_do_yet(tmp_path: Path, record: MeetingRecord) -> None:
    read = sheet(record, tmp_path)
    assert len(read.pages) == 1
    assert "Belum ada kesepakatan yang menugaskan instansi." in read.text


def test_a_meeting_at_its_limits(tmp_path: Path) -> None:
    record = huge_record(60, 100)
    read = sheet(record, tmp_path)
    assert sum("LEMBAR TUGAS" in page for page in read.pages) == len(task_institutions(record))


def test_the_public_copy_names_nobodys_number(tmp_path: Path) -> None:
    assert "NIP" in sheet(demo_record(), tmp_path, only=GLAGAH).text
    assert "NIP" not in sheet(demo_record(), tmp_path, only=GLAGAH, public_copy=True).text
