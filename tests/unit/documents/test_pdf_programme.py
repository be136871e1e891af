"""Susunan acara as its reader sees it."""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from pathlib import Path
from typing import Any

import pytest

from rakor_desktop.domain.kinds import AgendaKind, Paper
from rakor_desktop.domain.meeting import AgendaItem
from rakor_desktop.domain.naskah import DocumentKind
from rakor_desktop.domain.record import MeetingRecord
from tests.unit.documents.pdf_reading import MM, Read, make
from tests.unit.documents.records import demo_record, empty_record, huge_record, tiny_record

PROGRAMME = DocumentKind.SUSUNAN_ACARA


def item(number: int, title: str, minutes: int = 30, **fields: Any) -> AgendaItem:
    return AgendaItem(
        id=f"i{number}", meeting_id="rapat-1", rank=f"{number:02d}", title=title, minutes=minutes, **fields
    )


def planned(*items: AgendaItem) -> MeetingRecord:
    return replace(demo_record(), agenda=items, groups=())


def test_title_day_and_place(tmp_path: Path) -> None:
    text = make(demo_record(), tmp_path, PROGRAMME).text
    assert "SUSUNAN ACARA RAPAT KOORDINASI PENGEMBANGAN DESA WISATA TAHUN 2026" in text
    assert "Hari/Tanggal : Selasa, 24 November 2026" in text
    assert "Tempat : Aula Rempeg Jogopati, Kantor Pemerintah Kabupaten Banyuwangi" in text
    assert "No. Waktu (WIB) Acara/Kegiatan Petugas/Pengisi Acara" in text


def test_a_year_in_the_title_is_not_said_twice(tmp_path: Path) -> None:
    record = demo_record()
    record = replace(record, meeting=replace(record.meeting, title="Rapat Koordinasi Desa Wisata Tahun Anggaran 2027"))
    text = make(record, tmp_path, PROGRAMME).text
    assert "RAPAT KOORDINASI DESA WISATA TAHUN ANGGARAN 2027 Hari/Tanggal" in text
    assert "TAHUN 2026" not in text


def test_times_flow_from_the_plan(tmp_path: Path) -> None:
    record = planned(
        item(1, "Registrasi peserta", speaker="Panitia"),
        item(2, "Menyanyikan lagu Indonesia Raya", minutes=0),
        item(3, "Paparan", minutes=40, speaker="Bappeda"),
        item(4, "Penutup", minutes=15, fixed_start=time(11, 0)),
    )
    text = make(record, tmp_path, PROGRAMME).text
    assert "1. 08.00–08.30 Registrasi peserta Panitia" in text
    assert "2. 08.30 Menyanyikan lagu Indonesia Raya" in text
    assert "3. 08.30–09.10 Paparan Bappeda" in text
    assert "4. 11.00–11.15 Penutup" in text


def test_sub_items_stand_below_their_item_with_a_dash(tmp_path: Path) -> None:
    record = planned(
        item(1, "Paparan narasumber"),
        item(2, "Akses jalan", 20, parent_id="i1", speaker="Dishub"),
        item(3, "Tanya jawab", 0, parent_id="i1"),
        item(4, "Penutup", 10),
    )
    text = make(record, tmp_path, PROGRAMME).text
    assert "08.00–08.30 Paparan narasumber" in text
    assert "08.00–08.20 - Akses jalan Dishub" in text
    assert "- Tanya jawab – 2. 08.30–08.40 Penutup –" in text


def test_internal_items_keep_their_time_and_are_not_named(tmp_path: Path) -> None:
    record = planned(
        item(1, "Rapat panitia", internal=True),
        item(2, "Uji pengeras suara", 10, parent_id="i1"),
        item(3, "Pembukaan"),
    )
    text = make(record, tmp_path, PROGRAMME).text
    assert "1. 08.30–09.00 Pembukaan" in text
    assert "panitia" not in text
    assert "pengeras" not in text
    assert "1. 08.00–08.30 Rapat panitia" in make(record, tmp_path, PROGRAMME, include_internal=True).text


def test_the_first_group_discussion_names_the_groups(tmp_path: Path) -> None:
    text = make(demo_record(), tmp_path, PROGRAMME).text
    assert "- Kelompok 1 (Aksesibilitas), Ruang 1" in text
    assert "Fasilitator: Bagus Hariyanto Notulis: Nur Hidayati" in text
    assert text.count("Kelompok 3 (Atraksi)") == 1
    twice = replace(
        demo_record(),
        agenda=(item(1, "Sesi pertama", kind=AgendaKind.KELOMPOK), item(2, "Sesi kedua", kind=AgendaKind.KELOMPOK)),
    )
    assert make(twice, tmp_path, PROGRAMME).text.count("Kelompok 3 (Atraksi)") == 1


@pytest.mark.parametrize(("paper", "edges"), [(Paper.A4, (30, 40, 72, 142)), (Paper.F4, (30, 40, 73, 145))])
def test_columns_have_the_widths_of_the_specification(tmp_path: Path, paper: Paper, edges: tuple[int, ...]) -> None:
    read = make(planned(item(1, "Paparan", speaker="Bappeda")), tmp_path, PROGRAMME, paper=paper)
    assert _column(read, "Paparan") == pytest.approx(edges[2] + 1, abs=0.5)
    assert _column(read, "Bappeda") == pytest.approx(edges[3] + 1, abs=0.5)


def _column(read: Read, text: str) -> float:
    return read.find(text).left / MM


@pytest.mark.parametrize("record", [empty_record(), tiny_record()], ids=["empty", "tiny"])
def test_nothing_planned_leaves_an_empty_row(tmp_path: Path, record: MeetingRecord) -> None:
    read = make(record, tmp_path, PROGRAMME)
    assert len(read.pages) == 1
    assert read.text.endswith("Petugas/Pengisi Acara")


def test_a_long_programme_repeats_its_head(tmp_path: Path) -> None:
    read = make(huge_record(20, 2), tmp_path, PROGRAMME)
    assert len(read.pages) >= 2
    assert all("Petugas/Pengisi Acara" in page for page in read.pages)
    assert "Kelompok 12" in read.text


def test_a_night_has_a_row_for_each_of_its_days(tmp_path: Path) -> None:
    record = planned(*(item(number, f"Acara {number}", 90) for number in range(1, 5)))
    meeting = replace(record.meeting, planned_start=time(21, 0), planned_end=time(3, 0))
    text = make(replace(record, meeting=meeting), tmp_path, PROGRAMME).text
    assert "Hari/Tanggal : Selasa s.d. Rabu, 24–25 November 2026" in text
    assert "Hari Pertama — Selasa, 24 November 2026 1. 21.00–22.30 Acara 1" in text
    assert "2. 22.30–00.00 Acara 2 – Hari Kedua — Rabu, 25 November 2026 3. 00.00–01.30 Acara 3" in text
    assert text.count("Hari Kedua") == 1


def test_a_day_alone_needs_no_row(tmp_path: Path) -> None:
    assert "Hari Pertama" not in make(demo_record(), tmp_path, PROGRAMME).text


def test_all_cells_of_a_row_begin_on_one_line(tmp_path: Path) -> None:
    read = make(planned(item(1, "Paparan", speaker="Kepala Dinas Perhubungan dan " * 4)), tmp_path, PROGRAMME)
    first = next(word for word in read.words[0] if word.text.startswith("Kepala Dinas"))
    assert read.find("Paparan").top == pytest.approx(first.top, abs=1.5)
