"""Daftar hadir as its reader sees it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime
from itertools import pairwise
from pathlib import Path

import pytest

from rakor_desktop.documents.attendance import attendance_attachment
from rakor_desktop.documents.page import Section, Sheet
from rakor_desktop.domain.attendance import summarise
from rakor_desktop.domain.geometry import Geometry
from rakor_desktop.domain.kinds import Paper, Presence, Registration
from rakor_desktop.domain.meeting import Participant
from rakor_desktop.domain.naskah import DocumentKind
from rakor_desktop.domain.office import OfficeStyle
from rakor_desktop.domain.record import DocumentOptions
from tests.unit.documents.pdf_reading import MM, Read, draw, make
from tests.unit.documents.records import (
    demo_record,
    empty_record,
    huge_record,
    long_name,
    make_participant,
    tiny_record,
)

FILLED = DocumentKind.DAFTAR_HADIR
BLANK = DocumentKind.DAFTAR_HADIR_KOSONG
RECAP = DocumentKind.DAFTAR_HADIR_REKAP


def numbers(read: Read, left: float, right: float) -> list[list[int]]:
    """Per page the numbers `7.` that begin between two distances (mm) from the left edge."""
    return [
        [
            int(match[1])
            for word in words
            if (match := re.fullmatch(r"(\d+)\.", word.text)) and left * MM <= word.left < right * MM
        ]
        for words in read.words
    ]


def test_filled_sheet_names_everybody_on_the_list_and_five_spare_rows(tmp_path: Path) -> None:
    read = make(demo_record(), tmp_path, FILLED)
    rows = [number for page in numbers(read, 30, 40) for number in page]
    assert rows == list(range(1, 51))
    assert "Andi Firmansyah, S.E." in read.text  # the last of 45, absent
    assert "Hadir " not in read.text.replace("DAFTAR HADIR", "")


def test_signatures_zigzag(tmp_path: Path) -> None:
    read = make(demo_record(), tmp_path, FILLED)
    left = [number for page in numbers(read, 146, 150) for number in page]
    right = [number for page in numbers(read, 168, 172) for number in page]
    assert left == list(range(1, 51, 2))
    assert right == list(range(2, 51, 2))


def test_signatures_in_one_column(tmp_path: Path) -> None:
    read = make(demo_record(), tmp_path, FILLED, zigzag=False)
    assert [number for page in numbers(read, 146, 150) for number in page] == list(range(1, 51))
    assert not any(numbers(read, 168, 172))


@pytest.mark.parametrize(("paper", "rows"), [(Paper.A4, 20), (Paper.F4, 24), (Paper.F4_210, 24)])
def test_blank_sheet_has_numbers_for_all_in_rows_of_one_height(tmp_path: Path, paper: Paper, rows: int) -> None:
    read = make(demo_record(), tmp_path, BLANK, paper=paper)
    pages = numbers(read, 30, 40)
    listed = [number for page in pages for number in page]
    assert listed == list(range(1, len(listed) + 1))
    assert len(listed) >= 50
    assert {len(page) for page in pages[1:-1]} == {rows}
    # The kop and the signature take rows, not height.
    assert rows - 4 <= len(pages[0]) < rows
    assert rows - 4 <= len(pages[-1]) < rows
    for words, page in zip(read.words, pages, strict=True):
        tops = [next(one.top for one in words if one.text == f"{row}." and one.left < 40 * MM) for row in page]
        assert {round((high - low) / MM, 1) for high, low in pairwise(tops)} == {10.0}
    assert "Suryanto Wibowo, S.E." not in read.text
    assert "Mengetahui," in read.pages[-1]


@pytest.mark.parametrize("record", [empty_record(), tiny_record()], ids=["empty", "tiny"])
def test_blank_sheet_of_a_new_meeting(tmp_path: Path, record) -> None:
    first, second = (len(page) for page in numbers(make(record, tmp_path, BLANK), 30, 40))
    assert first >= 16
    assert second >= 16


def test_recap_lists_only_those_present(tmp_path: Path) -> None:
    read = make(demo_record(), tmp_path, RECAP)
    assert [number for page in numbers(read, 30, 40) for number in page] == list(range(1, 39))
    assert "Jumlah peserta hadir: 38 (tiga puluh delapan) orang" in read.text
    assert "Sukma Nirmala, S.T." in read.text
    assert "Hadir, wakil dari Nur Hidayati" in read.text
    assert "Unsur Diundang Hadir Persentase Pemerintah Daerah 25 19 76,0%" in read.text
    assert "Jumlah undangan 45 38 84,4%" in read.text


def recap_of(tmp_path: Path, *participants: Participant, **changes: object) -> str:
    attendance = summarise(participants, 50)
    return make(
        replace(demo_record(), participants=participants, attendance=attendance), tmp_path, RECAP, **changes
    ).text


def test_who_sent_a_delegate_is_not_said_to_have_come(tmp_path: Path) -> None:
    sent = make_participant(1, name="Suryanto Wibowo", presence=Presence.DIWAKILI)
    text = recap_of(tmp_path, sent)
    assert "Keterangan" in text
    assert "Tanda Tangan" not in text
    assert "Sekretariat Daerah Hadir (diwakili)" in text
    assert "Wakil dari Drs. Suryanto Wibowo" in recap_of(tmp_path, sent, public_copy=True)
    named = replace(sent, delegate_name="Sukma Nirmala", delegate_post="Analis")
    assert "Sukma Nirmala Analis Sekretariat Daerah Hadir, wakil dari Drs. Suryanto" in recap_of(tmp_path, named)


def test_filled_sheet_names_the_delegate_below_the_official(tmp_path: Path) -> None:
    sent = make_participant(2, name="Suryanto", presence=Presence.DIWAKILI, delegate=("Sukma Nirmala", "Analis"))
    text = make(replace(demo_record(), participants=(sent,)), tmp_path, FILLED).text
    assert "Suryanto diwakili Sukma Nirmala Analis mewakili Kepala" in text


@pytest.mark.parametrize(
    ("changes", "printed"),
    [
        ({"arrived_at": datetime(2026, 11, 24, 9, 40)}, "Hadir, datang 09.40"),
        ({"arrived_at": datetime(2026, 11, 24, 8, 45)}, "Hadir"),  # a few minutes after the opening at 08.33
        ({"arrived_at": datetime(2026, 11, 24, 9, 40), "registration": Registration.LEMBAR}, "Hadir"),
        ({"arrived_at": datetime(2026, 11, 25, 8, 0)}, "Hadir"),  # noted on the day after
        ({"left_at": datetime(2026, 11, 24, 11, 5)}, "Hadir, pulang 11.05"),
        ({"left_at": datetime(2026, 11, 24, 12, 19, 55)}, "Hadir"),
    ],
)
def test_late_arrival_and_early_leaving_are_told(tmp_path: Path, changes: dict[str, object], printed: str) -> None:
    text = recap_of(tmp_path, replace(make_participant(1), **changes))
    assert f"Sekretariat Daerah {printed} Rekapitulasi Kehadiran Unsur" in text


def test_who_did_not_come_is_counted_and_named_inside_alone(tmp_path: Path) -> None:
    people = (
        make_participant(1),
        make_participant(2, name="Ratna Wulandari", presence=Presence.IZIN),
        make_participant(3, name="Dewi Kartikasari", presence=Presence.SAKIT),
        make_participant(4, name="Bagus Hariyanto", presence=Presence.TIDAK_HADIR),
        make_participant(5, presence=Presence.BELUM),
    )
    text = recap_of(tmp_path, *people)
    counted = (
        "Jumlah tidak hadir: 3 (tiga) orang, terdiri atas izin atau sakit 2 orang dan tanpa keterangan 1 orang; belum "
        "tercatat: 1 orang"
    )
    assert counted in text
    listed = text.partition("Izin atau sakit : ")[2].partition("Tanpa keterangan")[0]
    assert "Ratna Wulandari" in listed
    assert "Dewi Kartikasari" in listed
    assert "Sakit :" not in text
    public = recap_of(tmp_path, *people, public_copy=True)
    assert counted in public
    assert "Ratna Wulandari" not in public
    assert "tidak hadir" not in recap_of(tmp_path, people[0])


def test_somebody_without_a_name_is_not_called_like_the_institution(tmp_path: Path) -> None:
    nobody = replace(make_participant(2), name="", title_before="", title_after="")
    assert recap_of(tmp_path, nobody).count("Dinas Kebudayaan dan Pariwisata") == 1


@pytest.mark.parametrize("count", range(15, 45, 3))
def test_figures_of_the_sectors_stay_together(tmp_path: Path, count: int) -> None:
    record = demo_record()
    read = make(replace(record, participants=record.participants[:count]), tmp_path, RECAP)
    page = next(page for page in read.pages if "Jumlah undangan 45 38 84,4%" in page)
    assert "Pemerintah Daerah 25" in page


@pytest.mark.parametrize("count", range(15, 45, 3))
def test_end_of_the_recap_leaves_no_large_gap_and_no_signature_alone(tmp_path: Path, count: int) -> None:
    record = demo_record()
    read = make(replace(record, participants=record.participants[:count]), tmp_path, RECAP)
    assert "Mengetahui," in read.pages[-1]
    assert "Tanpa keterangan :" in read.pages[-1] or "Izin atau sakit :" in read.pages[-1]
    for words in read.words[:-1]:
        # Above the privacy notice; the figures of the sectors, which stay together, are 60 mm high.
        assert min(word.bottom for word in words if word.bottom > 25 * MM) < (25 + 68) * MM


def test_office_that_counts_women_and_men_has_a_column_for_it(tmp_path: Path) -> None:
    record = replace(demo_record(), style=OfficeStyle(with_sex=True))
    assert "Instansi Tanda Tangan" in make(record, tmp_path, FILLED).text
    assert "L/P" in make(record, tmp_path, FILLED).pages[0]
    assert "L/P" not in make(record, tmp_path, FILLED, public_copy=True).text
    assert "L/P" not in make(demo_record(), tmp_path, FILLED).text


def test_rows_follow_the_office(tmp_path: Path) -> None:
    geometry = Geometry(blank_rows_a4=15, spare_rows=0, sheet_row=14)
    record = replace(demo_record(), style=OfficeStyle(geometry=geometry))
    pages = numbers(make(record, tmp_path, BLANK), 30, 40)
    assert {len(page) for page in pages[1:-1]} == {15}
    assert max(map(len, pages)) == 15
    filled = make(record, tmp_path, FILLED)
    assert [number for page in numbers(filled, 30, 40) for number in page] == list(range(1, 46))
    first, second = filled.find("1."), filled.find("2.")
    assert first.top - second.top == pytest.approx(14 * MM, abs=0.5)


def test_more_blank_rows_than_a_page_holds_are_not_squeezed(tmp_path: Path) -> None:
    record = replace(demo_record(), style=OfficeStyle(geometry=Geometry(blank_rows_a4=30)))
    pages = numbers(make(record, tmp_path, BLANK), 30, 40)
    assert 15 < len(pages[0]) < len(pages[1]) < 30


def test_rows_for_a_hand_are_never_lower_than_nine_millimetres(tmp_path: Path) -> None:
    record = replace(demo_record(), style=OfficeStyle(geometry=Geometry(sheet_row=7)))
    read = make(record, tmp_path, BLANK)
    first, second = read.find("1."), read.find("2.")
    assert first.top - second.top == pytest.approx(9 * MM, abs=0.5)


def test_recap_without_anybody(tmp_path: Path) -> None:
    read = make(tiny_record(), tmp_path, RECAP)
    assert "Jumlah peserta hadir: 0 (nol) orang" in read.text
    assert "Instansi" not in read.text


@pytest.mark.parametrize("kind", [FILLED, BLANK, RECAP])
def test_privacy_notice_and_page_count_on_every_page(tmp_path: Path, kind: DocumentKind) -> None:
    read = make(demo_record(), tmp_path, kind)
    for number, page in enumerate(read.pages, 1):
        assert "Undang-Undang Nomor 27 Tahun" in page
        assert "dikumpulkan oleh Sekretariat Daerah Kabupaten Banyuwangi" in page
        assert f"Halaman {number} dari {len(read.pages)}" in page


@pytest.mark.parametrize("kind", [FILLED, RECAP])
def test_public_copy_has_names_and_institutions_only(tmp_path: Path, kind: DocumentKind) -> None:
    text = make(demo_record(), tmp_path, kind, public_copy=True).text
    assert "Lestari Handayani" in text
    assert "Polresta Banyuwangi" in text
    for hidden in ("Jabatan", "Tanda Tangan", "NIP", "Kepala", "0812", "@"):
        assert hidden not in text


@pytest.mark.parametrize("kind", [FILLED, RECAP])
def test_contact_data_never_stands_on_a_sheet(tmp_path: Path, kind: DocumentKind) -> None:
    text = make(demo_record(), tmp_path, kind).text
    assert "0812-0000-0000" not in text
    assert "@contoh.test" not in text


def test_head_repeats_and_numbers_run_on_for_500(tmp_path: Path) -> None:
    read = make(huge_record(), tmp_path, FILLED)
    # 500 on the list, walk-ins among them, and five spare rows: the numbers that sheet marks name.
    assert [number for page in numbers(read, 30, 40) for number in page] == list(range(1, 506))
    assert all("Tanda Tangan" in page for page in read.pages)


def test_the_longest_name_is_printed_whole(tmp_path: Path) -> None:
    name = long_name(1)
    assert len(name) == 120
    participants = (make_participant(1, name=name), make_participant(2, name="Tanpaspasi" * 12))
    read = make(replace(demo_record(), participants=participants), tmp_path, FILLED)
    assert name in read.text
    assert "Tanpaspasi" * 12 in read.text.replace(" ", "")
    column = [word for word in read.words[0] if word.left > 40 * MM and word.text in name and len(word.text) > 4]
    assert max(word.right for word in column) <= 84 * MM


def test_unnamed_invitation_leaves_the_name_blank(tmp_path: Path) -> None:
    participant = replace(make_participant(2), name="", title_before="", title_after="")
    text = make(replace(demo_record(), participants=(participant,)), tmp_path, FILLED).text
    assert text.count("Dinas Kebudayaan dan Pariwisata") == 1


@pytest.mark.parametrize("count", range(1, 40, 3))
def test_signature_keeps_company(tmp_path: Path, count: int) -> None:
    """Two rows at least go to the signature's page."""
    participants = tuple(make_participant(index) for index in range(1, count + 1))
    read = make(replace(demo_record(), participants=participants), tmp_path, FILLED)
    assert "Mengetahui," in read.pages[-1]
    assert len(numbers(read, 30, 40)[-1]) >= 2


def test_attachment_of_another_document_names_those_present_alone(tmp_path: Path) -> None:
    sheet = Sheet.of(Paper.A4)
    blocks = attendance_attachment(demo_record(), DocumentOptions(DocumentKind.BERITA_ACARA), sheet)
    text = draw(tmp_path, [Section(blocks, sheet)]).text
    assert text.startswith("DAFTAR HADIR PESERTA RAPAT KOORDINASI")
    assert "Jumlah undangan 45 38 84,4%" in text
    assert "Jumlah peserta hadir: 38 (tiga puluh delapan) orang" in text
    for told in ("PEMERINTAH KABUPATEN", "Mengetahui", "Tidak hadir", "Sakit"):
        assert told not in text


def test_a_public_copy_of_the_filled_sheet_names_who_came_alone(tmp_path: Path) -> None:
    people = (
        make_participant(1, name="Ratna Wulandari", presence=Presence.HADIR),
        make_participant(2, name="Dewi Kartikasari", presence=Presence.TIDAK_HADIR),
    )
    text = make(replace(demo_record(), participants=people), tmp_path, FILLED, public_copy=True).text
    assert "Ratna Wulandari" in text
    assert "Dewi Kartikasari" not in text
    before = tuple(replace(one, presence=Presence.BELUM) for one in people)
    text = make(replace(demo_record(), participants=before), tmp_path, FILLED, public_copy=True).text
    assert "Dewi Kartikasari" in text
