"""The rekap kehadiran over a period as a workbook."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest
from openpyxl import load_workbook

from rakor_desktop.documents.period_workbook import write_period_workbook
from rakor_desktop.domain.formatting import short_date
from rakor_desktop.domain.kinds import Sector
from rakor_desktop.domain.meeting import SectorCount
from rakor_desktop.domain.naskah import Format
from rakor_desktop.domain.period import InstitutionAttendance, Mark, PeriodAttendance, PeriodMeeting, PeriodOptions
from tests.unit.documents.records import MADE_AT
from tests.unit.documents.test_workbook import scale, texts

OPTIONS = PeriodOptions(Format.XLSX, made_at=MADE_AT)
MARKS = (Mark.HADIR, Mark.DIWAKILI, Mark.SAKIT, Mark.TIDAK_HADIR, Mark.IZIN, Mark.TIDAK_DIUNDANG, Mark.TAMU)


def period(meetings: int = 6, institutions: int = 12) -> PeriodAttendance:
    return PeriodAttendance(
        date(2026, 1, 1),
        date(2026, 12, 31),
        tuple(
            PeriodMeeting(f"rapat-{index}", f"Rapat Koordinasi {index}", date=date(2026, 1 + index // 2 % 12, 7),
                          place="Aula", invited=40, present=30 + index % 9, walk_ins=index % 2)
            for index in range(meetings)
        ),
        tuple(
            InstitutionAttendance(f"instansi-{index}", f"Dinas {index}", "", list(Sector)[index % len(Sector)],
                                  tuple(MARKS[(index + step) % len(MARKS)] for step in range(meetings)))
            for index in range(institutions)
        ),
        (SectorCount(Sector.PD, 60, 50), SectorCount(Sector.DU, 20, 9)),
        unrecorded=1,
    )  # fmt: skip


def written(attendance: PeriodAttendance, options: PeriodOptions = OPTIONS) -> bytes:
    stream = io.BytesIO()
    write_period_workbook(attendance, options, stream)
    return stream.getvalue()


def opened(attendance: PeriodAttendance, options: PeriodOptions = OPTIONS) -> Any:
    return load_workbook(io.BytesIO(written(attendance, options)))


@pytest.mark.parametrize("attendance", [period(), period(1, 1), period(60, 200), PeriodAttendance(date.min, date.max)])
def test_always_four_sheets(attendance: PeriodAttendance) -> None:
    assert opened(attendance).sheetnames == ["Rekap", "Rapat", "Instansi", "Kisi"]


def test_meetings_have_real_dates_and_percentages() -> None:
    row = [cell.value for cell in opened(period())["Rapat"][6]]
    assert row[1] == datetime(2026, 1, 7)
    assert row[2] == "Rapat Koordinasi 0"
    assert row[7] == pytest.approx(30 / 40)


def test_institutions_have_their_sums() -> None:
    one = period().institutions[2]
    row = [cell.value for cell in opened(period())["Instansi"][8]]
    assert row[1:3] == [one.name, one.sector.label]
    assert row[3:8] == [one.invited, one.present, one.represented, one.excused, one.count(Mark.TIDAK_HADIR)]
    assert row[9] == one.absent_in_a_row


def test_grid_has_a_column_for_each_meeting() -> None:
    sheet = opened(period())["Kisi"]
    heads = [cell.value for cell in sheet[6]]
    assert heads == ["No.", "Instansi", "7 Jan 2026", "7 Jan 2026 (2)", "7 Feb 2026", "7 Feb 2026 (2)", "7 Mar 2026",
                     "7 Mar 2026 (2)"]  # fmt: skip
    assert [cell.value for cell in sheet[7]][2:] == ["H", "W", "S", "–", "I", None]
    assert "+\xa0hadir tanpa undangan" in sheet["A4"].value
    (table,) = sheet.tables.values()
    assert table.ref == "A6:H18"


def test_public_copy_tells_no_illness() -> None:
    sheet = opened(period(), replace(OPTIONS, public_copy=True))["Kisi"]
    assert "S" not in texts(sheet)
    assert "I\xa0izin atau sakit" in sheet["A4"].value
    assert "S\xa0sakit" not in sheet["A4"].value


def test_title_and_legend_stand_whole_on_every_page_of_a_wide_grid() -> None:
    sheet = opened(period(30))["Kisi"]
    assert sheet.print_title_cols == "$A:$B"
    assert {str(one) for one in sheet.merged_cells.ranges} == {"A1:B1", "A2:B2", "A3:B3", "A4:B4"}
    assert sheet.freeze_panes == "C7"
    height = sheet.row_dimensions[4].height
    assert height is not None
    assert height > 2 * 12  # the legend needs more than one line there


@pytest.mark.parametrize("meetings", [1, 6, 13])
def test_type_is_large_enough_to_be_read_in_print(meetings: int) -> None:
    for sheet in opened(period(meetings)).worksheets:
        assert scale(sheet) * 10 >= 8.5, sheet.title


def test_meetings_stand_in_their_order_with_date_and_whole_title() -> None:
    title = "Rapat Koordinasi Percepatan Penurunan Stunting dan Penanggulangan Kemiskinan Ekstrem Semester II"
    base = period(25)
    attendance = replace(base, meetings=tuple(replace(one, title=f"{title} {one.id}") for one in base.meetings))
    sheet = opened(attendance)["Rekap"]
    shown = [(row[0].value, row[1].value) for row in sheet.iter_rows() if str(row[0].value).startswith(title)]
    assert shown == [(one.title, short_date(one.date)) for one in attendance.meetings if one.date]
    chart = sheet._charts[1]
    assert chart.title.tx.rich.p[0].r[0].t == "Kehadiran pada 20 rapat terakhir"
    dates = [cell.value for (cell,) in sheet[chart.series[0].cat.numRef.f.partition("!")[2].replace("$", "")]]
    assert dates == [short_date(one.date) for one in attendance.meetings[5:] if one.date]


def test_charts_beside_the_figures() -> None:
    assert len(opened(period())["Rekap"]._charts) == 2
    assert len(opened(period(), replace(OPTIONS, include_charts=False))["Rekap"]._charts) == 0


def test_no_draft_and_the_same_bytes() -> None:
    assert not any("KONSEP" in text for sheet in opened(period()).worksheets for text in texts(sheet))
    assert written(period()) == written(period())
    assert opened(period()).properties.title == "Rekap kehadiran rapat 1 Januari s.d. 31 Desember 2026"
