"""The workbook of a meeting: its letter, files and groups, and the native charts beside their tables."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from rakor_desktop.domain.kinds import InvitationState
from rakor_desktop.domain.letter import Letter, Material, Photo
from rakor_desktop.domain.naskah import AttendanceRule, DocumentKind, Urgency
from rakor_desktop.domain.record import DocumentOptions, DocumentPlate, MeetingRecord
from tests.unit.documents.records import demo_record, empty_record, huge_record
from tests.unit.documents.test_workbook import OPTIONS, opened, texts

# ---------------------------------------------------------------------------------------------------------- papers


def with_papers() -> MeetingRecord:
    base = demo_record()
    letter = Letter(
        "surat-1", "rapat-1", urgency=Urgency.SEGERA, attachment="2 (dua) lembar", contact_name="Panitia",
        contact_phone="0812-1111-2222", online_link="https://rapat.contoh.test/x", online_password="rahasia-7",
    )  # fmt: skip
    plates = (DocumentPlate(DocumentKind.BERITA_ACARA, DocumentOptions(DocumentKind.BERITA_ACARA), number="BA/7/2026"),)
    secret = next(item for item in base.agenda if item.internal)
    materials = (
        Material("m-1", "rapat-1", None, "01", "paparan arah.pdf", "application/pdf", 1_250_400, "a" * 64),
        Material("m-2", "rapat-1", secret.id, "02", "catatan panitia.docx", "", 800, "b" * 64),
    )
    photos = (
        Photo("f-1", "rapat-1", base.agenda[1].id, "01", "Pembukaan", "IMG_1.jpg", "image/jpeg", 300_000, "c" * 64,
              datetime(2026, 11, 24, 8, 40)),
    )  # fmt: skip
    return replace(base, letter=letter, plates=plates, materials=materials, photos=photos)


def test_letter_and_numbers() -> None:
    sheet = opened(with_papers())["Surat dan nomor"]
    shown = texts(sheet)
    assert {"Segera", "2 (dua) lembar", "BA/7/2026", "000.1.5/1427/429.011/2026", "0812-1111-2222"} <= set(shown)
    assert "belum diisi" in shown
    public = texts(opened(with_papers(), replace(OPTIONS, public_copy=True))["Surat dan nomor"])
    assert not {"0812-1111-2222", "https://rapat.contoh.test/x", "rahasia-7"} & set(public)


def test_invited_with_their_state() -> None:
    base = demo_record()
    people = tuple(
        replace(person, invitation_state=InvitationState.KONFIRMASI, letter_number="12")
        if person.number == 3 else replace(person, invited=person.number != 4)
        for person in base.participants
    )  # fmt: skip
    sheet = opened(replace(base, participants=people))["Daftar undangan"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=6)]
    assert len(rows) == len(people) - 1
    assert "Konfirmasi hadir" in rows[2]
    assert "12" in rows[2]
    assert sheet.print_area.endswith(f"$H${sheet.max_row}")  # the contact stands beside the print


def test_who_may_come_is_a_whole_sentence() -> None:
    base = with_papers()
    assert base.letter is not None
    asked = replace(base, letter=replace(base.letter, rule=AttendanceRule.BERWENANG))
    shown = texts(opened(asked)["Surat dan nomor"])
    assert shown[shown.index("Kehadiran") + 1] == "Hadir tepat waktu atau menugaskan pejabat yang berwenang"


def test_files_with_their_captions() -> None:
    sheet = opened(with_papers())["Berkas"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=6)]
    assert [row[2] for row in rows] == ["paparan arah.pdf", "IMG_1.jpg"]
    assert rows[1][3] == "Pembukaan"
    assert rows[0][5] == pytest.approx(1250.4)
    assert rows[1][6] == datetime(2026, 11, 24, 8, 40)
    everything = opened(with_papers(), replace(OPTIONS, include_internal=True))["Berkas"]
    assert "catatan panitia.docx" in texts(everything)
    without = opened(with_papers(), replace(OPTIONS, include_photos=False))["Berkas"]
    assert "IMG_1.jpg" not in texts(without)


def test_groups_with_their_seats() -> None:
    record = demo_record()
    sheet = opened(record)["Kelompok"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=6)]
    members = sum(len(group.members) for group in record.groups)
    assert sum(row[3] == "Anggota" for row in rows) == members
    assert [row[4] for row in rows if row[3] == "Fasilitator"] == [group.group.facilitator for group in record.groups]


# ---------------------------------------------------------------------------------------------------------- charts


def figures(record: MeetingRecord, options: DocumentOptions = OPTIONS) -> Any:
    return opened(record, options)["Rekap"]


def charts(record: MeetingRecord, options: DocumentOptions = OPTIONS) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for chart in figures(record, options)._charts:
        found[chart.title.tx.rich.p[0].r[0].t] = chart
    return found


def test_charts_stand_beside_their_tables_with_visible_axes() -> None:
    found = charts(demo_record())
    assert list(found) == ["Kehadiran per unsur", "Status tindak lanjut", "Kegiatan per instansi"]
    for chart in found.values():
        assert chart.x_axis.delete is False
        assert chart.y_axis.delete is False
        assert chart.x_axis.title is None  # it stood over long names
        assert chart.y_axis.title.tx.rich.p[0].r[0].t in ("Orang", "Kegiatan")
        assert chart.anchor._from.col == 6


def test_bars_have_the_colour_of_their_legend() -> None:
    for series in charts(demo_record())["Kehadiran per unsur"].series:
        assert not series.dPt


def test_charts_read_the_figures_of_their_tables() -> None:
    record = demo_record()
    sheet = figures(record)
    for chart in charts(record).values():
        for series in chart.series:
            cells = [cell.value for (cell,) in sheet[series.val.numRef.f.partition("!")[2].replace("$", "")]]
            assert all(value is None or isinstance(value, int) for value in cells)
            names = [cell.value for (cell,) in sheet[series.cat.numRef.f.partition("!")[2].replace("$", "")]]
            assert "Jumlah" not in names
            assert len(names) == len(cells)
            head = sheet[series.tx.strRef.f.partition("!")[2].replace("$", "")].value
            assert head in ("Diundang", "Hadir", "Kegiatan", "Selesai", "Berjalan", "Terlambat")


def test_charts_can_be_left_out_and_need_figures() -> None:
    assert not charts(demo_record(), replace(OPTIONS, include_charts=False))
    assert not charts(empty_record())


def test_a_chart_never_lies_over_a_page_break_or_the_next_table() -> None:
    sheet = figures(huge_record(60, 60))
    assert list(sheet.row_breaks.brk)
    limit = 482 + 1  # points of a lying A4 page
    breaks = [0, *(one.id for one in sheet.row_breaks.brk), sheet.max_row + 40]
    heights = {row: dimension.height or 15 for row, dimension in sheet.row_dimensions.items()}
    for chart in sheet._charts:
        first = chart.anchor._from.row + 1
        page_end = next(end for end in breaks if end >= first)
        room = sum(heights.get(row, 15) for row in range(first, page_end + 1))
        assert room >= chart.anchor.ext.height / 12700
        assert chart.anchor.ext.height / 12700 < limit
