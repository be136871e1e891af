"""Rekap kehadiran over a period as its reader sees it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from rakor_desktop.documents.period import GRID_MEETINGS, write_period
from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.kinds import Paper, Sector
from rakor_desktop.domain.meeting import SectorCount
from rakor_desktop.domain.people import Letterhead
from rakor_desktop.domain.period import (
    InstitutionAttendance,
    Mark,
    PeriodAttendance,
    PeriodMeeting,
    PeriodOptions,
)
from rakor_desktop.domain.progress import Silent
from tests.unit.documents.parts import STYLE
from tests.unit.documents.pdf_reading import MM, Read, fonts, read
from tests.unit.documents.records import INSTITUTIONS, LETTERHEAD, demo_record

if TYPE_CHECKING:
    from pathlib import Path

MADE_AT = datetime(2026, 12, 31, 10, 0)
SIGNATORY = demo_record().signatory


def period(meetings: int, marks: str = "H–", institutions: int = 3) -> PeriodAttendance:
    """Meetings a week apart; every institution has the same marks, repeated."""
    row = tuple(Mark(marks[index % len(marks)].strip()) for index in range(meetings))
    return PeriodAttendance(
        first=date(2026, 1, 1),
        last=date(2026, 12, 31),
        meetings=tuple(
            PeriodMeeting(f"rapat-{index}", f"Rapat ke-{index}", date=date(2026, 1, 6) + timedelta(weeks=index),
                          place="Pendopo", invited=10, present=7)
            for index in range(1, meetings + 1)
        ),
        institutions=tuple(
            InstitutionAttendance(f"instansi-{index}", *INSTITUTIONS[index % len(INSTITUTIONS)], row)
            for index in range(institutions)
        ),
        sectors=(SectorCount(Sector.PD, 8, 6), SectorCount(Sector.MD, 2, 1)),
    )  # fmt: skip


def write(attendance: PeriodAttendance, folder: Path, **changes: object) -> Read:
    path = folder / "rekap.pdf"
    options = replace(PeriodOptions(made_at=MADE_AT), **changes)
    write_period(attendance, options, STYLE, LETTERHEAD, SIGNATORY, path, Silent())
    return read(path)


def test_four_tables_under_letters(tmp_path: Path) -> None:
    text = write(period(2, "––"), tmp_path).text
    order = [
        "REKAPITULASI KEHADIRAN RAPAT 1 JANUARI S.D. 31 DESEMBER 2026",
        "2 (dua) rapat dengan 20 undangan; 14 di antaranya hadir atau diwakili (70,0%).",
        "A. Rapat",
        "1. Selasa, 13 Januari 2026 Rapat ke-1 Pendopo 10 7 70,0%",
        "Jumlah 20 14 70,0%",
        "B. Kehadiran per Unsur",
        "C. Kehadiran per Instansi",
        "D. Instansi yang Berturut-turut Tidak Hadir",
        "1. Dinas Kebudayaan dan Pariwisata 2 kali",
        "Banyuwangi, 31 Desember 2026 a.n. SEKRETARIS DAERAH",
    ]
    places = [text.index(part) for part in order]
    assert places == sorted(places)


def test_each_meeting_has_its_mark_and_the_marks_their_meaning(tmp_path: Path) -> None:
    text = write(period(7, "HWIS–? "), tmp_path).text
    assert "1. Sekretariat Daerah H W I S – ? 6 1 1 3 33,3% 3" in text
    assert (
        "Keterangan: H = hadir, W = diwakili, I = izin, S = sakit, – = tidak hadir, ? = belum tercatat, "
        "kosong = tidak diundang."
    ) in text


def test_the_meaning_of_the_marks_stands_above_the_grid(tmp_path: Path) -> None:
    text = write(period(2), tmp_path).text
    assert text.index("C. Kehadiran per Instansi Keterangan: H =") < text.index("No. Instansi Rapat")
    assert "Absen % Tidak hadir berturut" in text


def test_the_sum_of_the_meetings_stands_below_them_in_one_wide_cell(tmp_path: Path) -> None:
    result = write(period(30), tmp_path)
    page = next(number for number, text in enumerate(result.pages) if "Rapat ke-30" in text)
    total = result.find("Jumlah", page)
    assert (total.left + total.right) / 2 == pytest.approx((30 + (9 + 29 + 45 + 36) / 2) * MM, abs=2)
    assert "300 210 70,0%" in " ".join(result.pages[page].split())


def test_no_meaning_of_a_mark_that_does_not_occur(tmp_path: Path) -> None:
    assert "Keterangan: H = hadir." in write(period(2, "H"), tmp_path).text


@pytest.mark.parametrize(("meetings", "lying"), [(1, False), (3, False), (4, True), (12, True), (13, False)])
def test_the_sheet_lies_where_the_grid_needs_it(tmp_path: Path, meetings: int, lying: bool) -> None:
    width, height = write(period(meetings), tmp_path, paper=Paper.F4).sizes[0]
    assert (width > height) is lying


def test_beyond_the_grid_there_are_sums(tmp_path: Path) -> None:
    text = write(period(GRID_MEETINGS + 1), tmp_path).text
    assert "Keterangan:" not in text
    assert "1. Sekretariat Daerah 13 7 0 6 53,8%" in text


def test_what_is_not_counted_is_told(tmp_path: Path) -> None:
    text = write(replace(period(1), unrecorded=2, unattached=3), tmp_path).text
    assert "Dua rapat lain pada rentang ini belum memiliki catatan kehadiran dan tidak dihitung." in text
    assert "Tiga kehadiran atau undangan perorangan tanpa instansi" in text


def test_institutions_that_are_often_absent_only_where_there_are_some(tmp_path: Path) -> None:
    assert "Berturut-turut Tidak Hadir" not in write(period(2, "–H"), tmp_path).text


def test_plot_only_when_it_is_wanted(tmp_path: Path) -> None:
    several = replace(period(1), sectors=tuple(SectorCount(sector, 4, 3) for sector in Sector))
    assert "Kehadiran per unsur" in write(several, tmp_path).text
    assert "Kehadiran per unsur" not in write(several, tmp_path, include_charts=False).text


def test_the_public_copy_names_nobodys_number(tmp_path: Path) -> None:
    assert "NIP" in write(period(1), tmp_path).text
    assert "NIP" not in write(period(1), tmp_path, public_copy=True).text


def test_without_letterhead_and_signatory_there_is_a_line_to_sign_on(tmp_path: Path) -> None:
    path = tmp_path / "rekap.pdf"
    options = PeriodOptions(made_at=MADE_AT)
    write_period(period(1), options, STYLE, Letterhead(""), None, path, Silent())
    assert "Banyuwangi, 31 Desember 2026 (......" in read(path).text


def test_many_institutions_stay_inside_the_margins(tmp_path: Path) -> None:
    result = write(period(12, institutions=150), tmp_path)
    assert result.text.count("149. ") == 1
    for number, runs in enumerate(result.words, 1):
        body = [word for word in runs if word.text != f"- {number} -"]
        assert min(word.bottom for word in body) >= 25 * MM - 1
        assert max(word.right for word in body) <= (297 - 20) * MM + 1


def test_the_file_is_fit_for_the_archive_and_always_the_same(tmp_path: Path) -> None:
    first = write(period(5), tmp_path).path.read_bytes()
    second = write(period(5), tmp_path).path
    assert second.read_bytes() == first
    assert all(fonts(second).values())


def test_a_folder_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="tidak ada"):
        write(period(1), tmp_path / "hilang")
