"""Matriks tindak lanjut as its reader sees it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from rakor_desktop.documents.matrix import agreement_groups
from rakor_desktop.domain.kinds import Paper, TaskState
from rakor_desktop.domain.naskah import DocumentKind
from rakor_desktop.domain.people import Signatory
from rakor_desktop.domain.record import DocumentOptions, DocumentPlate, MeetingRecord
from tests.unit.documents.pdf_reading import MM, Read
from tests.unit.documents.pdf_reading import make as make_file
from tests.unit.documents.records import (
    demo_record,
    huge_record,
    make_agreement,
    make_indicator,
    make_task,
    tiny_record,
)

MATRIX = DocumentKind.MATRIKS


def make(record: MeetingRecord, folder: Path, kind: DocumentKind = MATRIX, **changes: object) -> Read:
    """The matrix alone, unless its sub-tables and its chart are asked for."""
    return make_file(record, folder, kind, **{"include_subtables": False, "include_charts": False, **changes})


@pytest.mark.parametrize(
    ("paper", "size"), [(Paper.A4, (297, 210)), (Paper.F4, (330, 215)), (Paper.F4_210, (330, 210))]
)
def test_paper_lies(tmp_path: Path, paper: Paper, size: tuple[int, int]) -> None:
    read = make(demo_record(), tmp_path, MATRIX, paper=paper)
    assert read.sizes[0] == pytest.approx((size[0] * MM, size[1] * MM), abs=0.05)


def test_title_and_status_date(tmp_path: Path) -> None:
    text = make(demo_record(), tmp_path, MATRIX).text
    assert (
        "MATRIKS TINDAK LANJUT HASIL RAPAT KOORDINASI PENGEMBANGAN DESA WISATA KEADAAN TANGGAL 15 JANUARI 2027" in text
    )
    assert "Banyuwangi, 15 Januari 2027 a.n. SEKRETARIS DAERAH" in text


def test_nine_columns_with_their_numbers_on_each_page(tmp_path: Path) -> None:
    read = make(huge_record(), tmp_path, MATRIX)
    for page in read.pages[:-1]:
        assert "(1) (2) (3) (4) (5) (6) (7) (8) (9)" in " ".join(page.split())
        assert "Indikator" in page


def test_late_tasks_are_computed_for_the_status_date(tmp_path: Path) -> None:
    text = make(demo_record(), tmp_path, MATRIX).text
    assert text.count("Terlambat") == 2
    assert "Terlambat 60%" in text
    early = make(replace(demo_record(), today=date(2026, 12, 1)), tmp_path, MATRIX).text
    assert "Terlambat" not in early
    assert "Dalam Proses 60%" in early


def test_only_what_was_agreed_is_followed_up(tmp_path: Path) -> None:
    text = make(demo_record(), tmp_path, MATRIX).text
    assert "Kalender acara desa" in text
    assert "gerbang desa wisata" not in text


def test_agreement_is_printed_once_beside_all_its_tasks(tmp_path: Path) -> None:
    text = make(demo_record(), tmp_path, MATRIX).text
    assert text.count("Perbaikan jalan") == 1
    assert "Menyusun detail rancangan teknis jalan" in text
    assert "Panjang jalan diperbaiki: 3,2 km" in text
    assert "85% (awal 71,5%)" in text


def test_agreement_without_tasks_still_has_its_row(tmp_path: Path) -> None:
    agreement = make_agreement(1, "Butir tanpa tugas", indicators=(make_indicator(1, "Jumlah", "unit", 3),))
    text = make(replace(demo_record(), agreements=(agreement,)), tmp_path, MATRIX).text
    assert "Butir tanpa tugas" in text
    assert "30 Juni 2027" in text


def test_nothing_agreed_yet(tmp_path: Path) -> None:
    text = make(tiny_record(), tmp_path, MATRIX).text
    assert "Belum ada kesepakatan yang disetujui rapat." in text
    assert "Sumber:" not in text


def test_a_group_of_tasks_longer_than_a_page_goes_on(tmp_path: Path) -> None:
    tasks = tuple(make_task(index, f"Tahap {index:03d}", state=TaskState.PROSES, percent=5) for index in range(1, 81))
    agreement = make_agreement(1, "Satu kesepakatan besar", tasks=tasks)
    read = make(replace(demo_record(), agreements=(agreement,)), tmp_path, MATRIX)
    assert len(read.pages) > 3
    assert all(f"Tahap {index:03d}" in read.text for index in range(1, 81))
    assert read.text.count("Satu kesepakatan besar") == 1
    assert "(lanjutan)" in read.pages[1]


def test_a_statement_longer_than_a_page_goes_on(tmp_path: Path) -> None:
    words = [f"kata{number}" for number in range(2000)]
    agreement = make_agreement(1, " ".join(words), tasks=(make_task(1, "Tugas"),))
    read = make(replace(demo_record(), agreements=(agreement,)), tmp_path, MATRIX)
    assert set(words) <= set(read.text.split())
    for number, runs in enumerate(read.words):
        body = [word for word in runs if word.text != f"- {number + 1} -"]
        assert min(word.bottom for word in body) >= 25 * MM - 1


EMPTY_SIGNATORY = Signatory(id="ttd-0")


@pytest.mark.parametrize("signatory", [None, EMPTY_SIGNATORY], ids=["none", "empty"])
def test_without_a_signatory_the_chair_signs_by_post(tmp_path: Path, signatory: Signatory | None) -> None:
    text = make(replace(demo_record(), signatory=signatory), tmp_path, MATRIX).text
    assert "Banyuwangi, 15 Januari 2027 ASISTEN PEREKONOMIAN DAN PEMBANGUNAN, Drs. Suryanto Wibowo" in text


@pytest.mark.parametrize("signatory", [None, EMPTY_SIGNATORY], ids=["none", "empty"])
def test_without_a_signatory_and_a_chair_there_is_a_line_to_sign_on(
    tmp_path: Path, signatory: Signatory | None
) -> None:
    text = make(replace(demo_record(), signatory=signatory, chair=None), tmp_path, MATRIX).text
    assert "Banyuwangi, 15 Januari 2027 Pimpinan Rapat, (......" in text


def test_place_and_date_end_without_a_comma(tmp_path: Path) -> None:
    signatory = Signatory(id="ttd-2", name="Wahyu Setiawan")
    text = make(replace(demo_record(), signatory=signatory), tmp_path, MATRIX).text
    assert "Banyuwangi, 15 Januari 2027 Wahyu Setiawan" in text


def test_the_status_date_is_never_before_the_meeting(tmp_path: Path) -> None:
    text = make(replace(demo_record(), today=date(2026, 11, 1)), tmp_path).text
    assert "KEADAAN TANGGAL 24 NOVEMBER 2026" in text
    assert "Banyuwangi, 24 November 2026" in text


def test_agreements_stand_below_the_group_that_they_came_from_by_their_due_dates(tmp_path: Path) -> None:
    text = make(demo_record(), tmp_path).text
    order = [
        "Kelompok 1 (Aksesibilitas)",
        "29 homestay",
        "Kelompok 2 (Amenitas)",
        "Kalender acara",
        "Perbaikan jalan",
        "Kelompok 3 (Atraksi)",
    ]
    places = [text.index(part) for part in order]
    assert places == sorted(places)


def test_what_came_from_no_group_comes_last(tmp_path: Path) -> None:
    record = demo_record()
    first, *others = record.agreements
    text = make(replace(record, agreements=(replace(first, sources=()), *others)), tmp_path).text
    assert text.index("Kelompok 3 (Atraksi)") < text.index("Lain-lain") < text.index("Perbaikan jalan")


def test_without_groups_the_agreements_keep_their_order(tmp_path: Path) -> None:
    text = make(demo_record(), tmp_path, include_groups=False).text
    assert "Kelompok 1" not in text
    assert text.index("Perbaikan jalan") < text.index("29 homestay") < text.index("Kalender acara")


def test_no_page_ends_with_the_name_of_a_group(tmp_path: Path) -> None:
    for page in make(huge_record(), tmp_path).pages:
        assert not page.strip().splitlines()[-1].startswith("Kelompok")


def test_the_source_is_the_berita_acara_when_it_has_a_number(tmp_path: Path) -> None:
    record = demo_record()
    assert "Sumber: kesepakatan Rapat Koordinasi Pengembangan Desa Wisata tanggal 24 November 2026." in (
        make(record, tmp_path).text
    )
    kind = DocumentKind.BERITA_ACARA
    plate = DocumentPlate(kind, DocumentOptions(kind), number="000.1.5/1500/429.011/2026", date=date(2026, 11, 25))
    text = make(replace(record, plates=(plate,)), tmp_path).text
    assert "Sumber: Berita Acara Nomor 000.1.5/1500/429.011/2026 tanggal 25 November 2026." in text


def test_a_number_of_its_own_stands_below_the_title(tmp_path: Path) -> None:
    plate = DocumentPlate(MATRIX, DocumentOptions(MATRIX), number="000.1.5/7/429.011/2026")
    text = make(replace(demo_record(), plates=(plate,)), tmp_path).text
    assert "NOMOR 000.1.5/7/429.011/2026" in text


def test_the_chart_counts_the_tasks_by_their_status(tmp_path: Path) -> None:
    text = make(demo_record(), tmp_path, include_charts=True).text
    assert "Status tindak lanjut" in text
    assert "Selesai: 1 (12,5%) Terlambat: 2 (25,0%) Belum Dimulai: 5 (62,5%)" in text


def test_progress_is_told_of_work_that_has_begun_alone(tmp_path: Path) -> None:
    record = demo_record()
    tasks = {
        TaskState.BELUM: ("Belum Dimulai", 0),
        TaskState.PROSES: ("Dalam Proses 41%", 41),
        TaskState.SELESAI: ("Selesai 100%", 94),
        TaskState.BATAL: ("Dibatalkan", 72),
    }
    first = record.agreements[0]
    made = tuple(
        replace(first.tasks[0], id=f"t{number}", state=state, percent=percent, due=None)
        for number, (state, (_, percent)) in enumerate(tasks.items())
    )
    text = make(replace(record, agreements=(replace(first, tasks=made),)), tmp_path).text
    for printed, _ in tasks.values():
        assert printed in text
    assert "72%" not in text
    assert "94%" not in text
    assert "Belum Dimulai 0%" not in text


def test_in_a_berita_acara_the_rows_follow_the_dictums(tmp_path: Path) -> None:
    record = demo_record()
    options = DocumentOptions(DocumentKind.BERITA_ACARA)
    ((name, agreements),) = agreement_groups(record, options)
    assert name == ""
    assert [one.number for one in agreements] == sorted(one.number for one in agreements)
    assert len(agreement_groups(record, DocumentOptions(MATRIX))) > 1


@pytest.mark.parametrize(
    ("today", "own", "shown"),
    [
        (date(2027, 1, 15), date(2026, 11, 25), "25 NOVEMBER 2026"),
        (date(2027, 1, 15), None, "15 JANUARI 2027"),
        (date(2026, 11, 20), date(2026, 11, 25), "24 NOVEMBER 2026"),
    ],
)
def test_the_status_is_not_younger_than_the_document(tmp_path: Path, today: date, own: date | None, shown: str) -> None:
    plate = DocumentPlate(MATRIX, DocumentOptions(MATRIX), date=own)
    text = make(replace(demo_record(), today=today, plates=(plate,)), tmp_path).text
    assert f"KEADAAN TANGGAL {shown}" in text
