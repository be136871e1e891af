"""The workbooks of single documents: the follow-up matrix and the daftar undangan."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from rakor_desktop.documents.invitee_workbook import write_invitee_workbook
from rakor_desktop.documents.matrix_workbook import write_matrix_workbook
from rakor_desktop.domain.kinds import InvitationState, Paper
from rakor_desktop.domain.naskah import DocumentKind, Format
from rakor_desktop.domain.record import DocumentOptions, DocumentPlate, MeetingRecord
from tests.unit.documents.pdf_reading import make
from tests.unit.documents.records import MADE_AT, demo_record, empty_record, huge_record, tiny_record
from tests.unit.documents.test_workbook import scale, texts

MATRIX = DocumentOptions(DocumentKind.MATRIKS, Format.XLSX, made_at=MADE_AT)
INVITED = DocumentOptions(DocumentKind.UNDANGAN, Format.XLSX, made_at=MADE_AT)


def matrix_bytes(record: MeetingRecord, options: DocumentOptions = MATRIX) -> bytes:
    stream = io.BytesIO()
    write_matrix_workbook(record, options, stream)
    return stream.getvalue()


def matrix(record: MeetingRecord, options: DocumentOptions = MATRIX) -> Any:
    return load_workbook(io.BytesIO(matrix_bytes(record, options)))


def invitees(record: MeetingRecord, options: DocumentOptions = INVITED) -> Any:
    stream = io.BytesIO()
    write_invitee_workbook(record, options, stream)
    return load_workbook(io.BytesIO(stream.getvalue()))


def column(sheet: Any, number: int, first: int = 6) -> list[Any]:
    return [row[number - 1].value for row in sheet.iter_rows(min_row=first)]


# ---------------------------------------------------------------------------------------------------------- matriks


@pytest.mark.parametrize("record", [demo_record(), tiny_record(), empty_record(), huge_record(20, 40)])
def test_matrix_has_its_sub_tables_as_sheets(record: MeetingRecord) -> None:
    names = ["Matriks", "Rekap", "Jadwal", "Rencana kerja", "Pembagian tugas", "Indikator"]
    assert matrix(record).sheetnames == names


def test_matrix_alone() -> None:
    options = replace(MATRIX, include_charts=False, include_subtables=False)
    assert matrix(demo_record(), options).sheetnames == ["Matriks"]


def test_matrix_is_grouped_by_discussion_group() -> None:
    sheet = matrix(demo_record())["Matriks"]
    heads = [cell for cell in column(sheet, 1, 7) if str(cell).startswith("Kelompok")]
    assert heads == ["Kelompok 1 (Aksesibilitas)", "Kelompok 2 (Amenitas)", "Kelompok 3 (Atraksi)"]
    numbers = [cell for cell in column(sheet, 1, 7) if str(cell).rstrip(".").isdigit()]
    assert numbers == ["1.", "2.", "3.", "4.", "5."]
    plain = matrix(demo_record(), replace(MATRIX, include_groups=False))["Matriks"]
    assert not any(str(cell).startswith("Kelompok") for cell in column(plain, 1, 7))


def test_only_what_was_agreed_is_followed_up() -> None:
    book = matrix(demo_record())
    assert all("S-06" not in text for sheet in book.worksheets for text in texts(sheet))


def test_matrix_says_what_the_printed_one_says(tmp_path: Path) -> None:
    record = demo_record()
    printed = make(record, tmp_path, DocumentKind.MATRIKS, include_charts=False, include_subtables=False).text
    sheet = matrix(record, replace(MATRIX, final=True))["Matriks"]
    codes = {agreement.code for agreement in record.agreements}  # for the other sheets, which name the code alone
    words = [word for text in texts(sheet) for word in text.split() if word not in codes]
    assert "(awal" in words
    assert set(words) <= set(printed.split())
    assert sheet["A1"].alignment.horizontal == "center"


def test_no_status_is_older_than_the_meeting() -> None:
    record = replace(demo_record(), today=date(2026, 1, 5))
    assert "KEADAAN TANGGAL 24 NOVEMBER 2026" in texts(matrix(record)["Matriks"])


def test_no_status_is_younger_than_the_document() -> None:
    plate = DocumentPlate(DocumentKind.MATRIKS, MATRIX, date=date(2026, 11, 25))
    late = replace(demo_record(), today=date(2027, 12, 31))
    assert "Terlambat" in " ".join(texts(matrix(late)["Matriks"]))
    book = matrix(replace(late, plates=(plate,)))
    assert "KEADAAN TANGGAL 25 NOVEMBER 2026" in texts(book["Matriks"])
    for name in ("Matriks", "Rencana kerja"):
        assert "Terlambat" not in " ".join(texts(book[name]))
    counted = {row[0]: row[1] for row in book["Rekap"].iter_rows(max_col=2, values_only=True)}
    assert counted["Terlambat"] == 0


def test_source_is_the_numbered_deed() -> None:
    record = demo_record()
    assert any(text.startswith("Sumber: kesepakatan Rapat Koordinasi") for text in texts(matrix(record)["Matriks"]))
    plate = DocumentPlate(DocumentKind.BERITA_ACARA, DocumentOptions(DocumentKind.BERITA_ACARA), number="BA/7/2026")
    shown = texts(matrix(replace(record, plates=(plate,)))["Matriks"])
    assert "Sumber: Berita Acara Nomor BA/7/2026 tanggal 24 November 2026." in shown


def test_schedule_shades_the_months_of_each_stage() -> None:
    sheet = matrix(demo_record())["Jadwal"]
    rows = {(row[2].value): row for row in sheet.iter_rows(min_row=7)}
    shaded = [index - 2 for index, cell in enumerate(rows["Melaksanakan pelatihan dan uji sertifikasi"]) if
              cell.fill.fgColor.rgb == "FFA6A6A6"]  # fmt: skip
    assert shaded == [1, 2, 3, 4, 5, 6]  # the row of the year 2027
    years = [text for text in texts(sheet) if text.startswith("Tahun ")]
    assert years == ["Tahun 2026", "Tahun 2027"]
    assert sheet.print_title_rows == "$5:$6"


@pytest.mark.parametrize("name", ["Matriks", "Jadwal", "Rencana kerja", "Pembagian tugas", "Indikator"])
def test_type_of_the_matrix_is_large_enough(name: str) -> None:
    assert scale(matrix(demo_record())[name]) * 10 >= 8.5


def test_contacts_are_not_public() -> None:
    record = demo_record()
    first = record.agreements[0]
    parts = tuple(replace(part, contact="0812-3333-4444") for part in first.assignments)
    record = replace(record, agreements=(replace(first, assignments=parts),))
    assert "0812-3333-4444" in texts(matrix(record)["Pembagian tugas"])
    public = matrix(record, replace(MATRIX, public_copy=True))
    assert all("0812-3333-4444" not in texts(sheet) for sheet in public.worksheets)


def test_matrix_is_the_same_each_time() -> None:
    assert matrix_bytes(demo_record()) == matrix_bytes(demo_record())


# ---------------------------------------------------------------------------------------------------- daftar undangan


def test_invitees_stand_in_groups() -> None:
    book = invitees(demo_record())
    assert book.sheetnames == ["Daftar undangan", "Data undangan", "Rekap undangan"]
    sheet = book["Daftar undangan"]
    heads = [cell for cell in column(sheet, 1) if cell and not str(cell).rstrip(".").isdigit()]
    assert heads[0] == "A. Perangkat Daerah"
    assert heads[-1].endswith("Media")
    numbers = [int(str(cell).rstrip(".")) for cell in column(sheet, 1) if str(cell).rstrip(".").isdigit()]
    assert numbers == list(range(1, 45))  # who signs the letter is not on it


@pytest.mark.parametrize("public", [False, True])
def test_type_of_the_list_is_large_enough(public: bool) -> None:
    for sheet in invitees(demo_record(), replace(INVITED, public_copy=public)).worksheets:
        assert scale(sheet) * 10 >= 8.5, sheet.title


def test_states_are_counted() -> None:
    base = demo_record()
    people = tuple(
        replace(person, invitation_state=InvitationState.KONFIRMASI) if person.number <= 7 else person
        for person in base.participants
    )
    sheet = invitees(replace(base, participants=people))["Rekap undangan"]
    total = [cell.value for cell in list(sheet.iter_rows())[-1]]
    assert total == ["Jumlah", 38, 0, 6, 0, 0, 44]


def test_public_list_has_neither_contact_nor_state() -> None:
    record = demo_record()
    book = invitees(record, replace(INVITED, public_copy=True))
    assert book.sheetnames == ["Daftar undangan", "Data undangan"]
    shown = {text for sheet in book.worksheets for text in texts(sheet)}
    private = {person.phone for person in record.participants} | {person.email for person in record.participants}
    private |= {person.nip for person in record.participants if person.nip}
    assert not private & shown
    assert not {state.label for state in InvitationState} & shown


@pytest.mark.parametrize("record", [tiny_record(), empty_record(), huge_record(120, 1)])
def test_any_list_can_be_made(record: MeetingRecord) -> None:
    sheet = invitees(record, replace(INVITED, paper=Paper.F4))["Daftar undangan"]
    assert sheet.page_setup.orientation == "portrait"
    assert (sheet.page_setup.paperWidth, sheet.page_setup.paperHeight) == ("215mm", "330mm")
