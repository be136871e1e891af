"""The sub-tables of the matriks as their reader sees them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from rakor_desktop.documents.matrix_tables import Span, indicator_texts, plan_years
from rakor_desktop.domain.naskah import DocumentKind
from tests.unit.documents.pdf_reading import Read, make
from tests.unit.documents.records import demo_record, make_agreement, make_indicator, make_task, tiny_record

if TYPE_CHECKING:
    from pathlib import Path

    from rakor_desktop.domain.record import MeetingRecord


def tables(record: MeetingRecord, folder: Path, **changes: object) -> Read:
    return make(record, folder, DocumentKind.MATRIKS, include_charts=False, **changes)


def test_three_tables_under_letters(tmp_path: Path) -> None:
    text = tables(demo_record(), tmp_path).text
    assert text.index("A. Rencana Kerja") < text.index("B. Pembagian Tugas") < text.index("C. Indikator Keberhasilan")
    assert "Drs. Suryanto Wibowo" in text[text.index("C. Indikator Keberhasilan") :]


def test_tables_without_content_are_left_out_and_the_others_lettered_on(tmp_path: Path) -> None:
    agreement = make_agreement(1, "Butir tanpa tugas", indicators=(make_indicator(1, "Jumlah", "unit", 3),))
    text = tables(replace(demo_record(), agreements=(agreement,)), tmp_path).text
    assert "A. Pembagian Tugas" in text
    assert "B. Indikator Keberhasilan" in text
    assert "Rencana Kerja Kegiatan" not in text
    assert "Pembagian Tugas" not in tables(tiny_record(), tmp_path).text


def test_tables_only_when_they_are_wanted(tmp_path: Path) -> None:
    assert "Pembagian Tugas" not in tables(demo_record(), tmp_path, include_subtables=False).text


def test_a_plan_over_two_years_names_each(tmp_path: Path) -> None:
    text = tables(demo_record(), tmp_path).text
    assert text.index("Jadwal Tahun 2026 (bulan)") < text.index("Jadwal Tahun 2027 (bulan)")
    later = text[text.index("Jadwal Tahun 2027") :]
    assert later.count("Melaksanakan perbaikan jalan") == 2  # there, and in the tasks


def test_each_page_of_the_plan_names_its_year(tmp_path: Path) -> None:
    tasks = [replace(make_task(n, f"Tahap {n}", due=date(2027, 5, 31)), start=date(2026, 12, 1)) for n in range(60)]
    agreements = tuple(make_agreement(n, f"Butir {n}", tasks=(task,)) for n, task in enumerate(tasks, 1))
    read = tables(replace(demo_record(), agreements=agreements), tmp_path)
    plan = [page for page in read.pages if "Tahapan" in page]
    assert len(plan) > 2
    assert all("Jadwal Tahun 202" in page for page in plan)


def test_a_plan_of_one_year_names_it_in_the_head(tmp_path: Path) -> None:
    task = replace(make_task(1, "Menyusun panduan", due=date(2027, 5, 31)), start=date(2027, 2, 1))
    record = replace(demo_record(), agreements=(make_agreement(1, "Panduan disusun", tasks=(task,)),))
    text = tables(record, tmp_path).text
    assert "Jadwal Tahun 2027 (bulan)" in text
    assert "1 2 3 4 5 6 7 8 9 10 11 12" in text


def test_tasks_without_dates_stand_apart(tmp_path: Path) -> None:
    task = replace(make_task(1, "Menyusun panduan", due=None), start=None)
    record = replace(demo_record(), agreements=(make_agreement(1, "Panduan disusun", tasks=(task,)),))
    text = tables(record, tmp_path).text
    assert text.index("Belum dijadwalkan") < text.index("1. Panduan disusun", text.index("Belum dijadwalkan"))


def test_the_months_of_a_task() -> None:
    task = replace(make_task(1, "Uji coba", due=date(2027, 2, 3)), start=date(2026, 12, 30))
    span = Span.of(task)
    assert span is not None
    assert [(year, month) for year in span.years for month in range(1, 13) if span.covers(year, month)] == [
        (2026, 12),
        (2027, 1),
        (2027, 2),
    ]
    assert plan_years([task, replace(task, start=None, due=date(2029, 1, 1))]) == (2026, 2027, 2029)
    assert Span.of(replace(task, start=date(2027, 3, 1))) == Span(2027 * 12 + 1, 2027 * 12 + 2)
    assert Span.of(replace(task, start=None, due=None)) is None


def test_contacts_stay_inside_the_office(tmp_path: Path) -> None:
    record = demo_record()
    agreements = tuple(
        replace(one, assignments=tuple(replace(part, contact="Budi, 0812-0000-0000") for part in one.assignments))
        for one in record.agreements
    )
    record = replace(record, agreements=agreements)
    text = tables(record, tmp_path).text
    assert "Narahubung" in text
    assert "0812-0000-0000" in text
    public = tables(record, tmp_path, public_copy=True).text
    assert "Narahubung" not in public
    assert "0812" not in public
    assert "Uraian Tugas" in public


def test_a_column_without_any_contact_is_left_to_the_others(tmp_path: Path) -> None:
    text = tables(demo_record(), tmp_path).text
    assert "Uraian Tugas" in text
    assert "Narahubung" not in text


@pytest.mark.parametrize("typed", ["persen", " Persen", "%"])
def test_percent_is_a_sign_however_it_was_typed(typed: str) -> None:
    part = make_indicator(1, "Kepuasan", typed, 85)
    assert indicator_texts(1, part)[2] == "%"
    assert part.unit_beside == "%"
    assert make_indicator(1, "Homestay", "unit", 48).unit_beside == " unit"


def test_each_institution_has_one_row_with_its_roles(tmp_path: Path) -> None:
    text = tables(demo_record(), tmp_path).text
    duties = text[text.index("B. Pembagian Tugas") : text.index("C. Indikator")]
    assert duties.count("Dinas Kebudayaan dan Pariwisata") == 1
    assert "Menyiapkan formulir dan panduan pelaporan" in duties  # a task that it leads in another's agreement
    assert "Kecamatan Glagah Instansi pendukung Menyiapkan data dan pendampingan" in duties


@pytest.mark.parametrize(
    ("latest", "texts"),
    [(19, ("19", "48", "19", "39,6")), (None, ("19", "48", "–", "–"))],
)
def test_achievement_has_one_decimal(latest: float | None, texts: tuple[str, ...]) -> None:
    part = make_indicator(3, "Homestay bersertifikat.", "unit", 48, baseline=19, latest=latest)
    assert indicator_texts(2, part) == ("2.", "Homestay bersertifikat", "unit", *texts)
