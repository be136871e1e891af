"""Sheets read back as text cells, from every format that offices use."""

from __future__ import annotations

import csv
import io
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from rakor_desktop.documents.sheets import cell_text, read_sheets
from rakor_desktop.documents.sheets_guard import column_index
from rakor_desktop.domain.roster_columns import column_letter
from tests.faults.test_workbook_input import ods, package

RELAXED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


def save(book: Workbook, path: Path) -> Path:
    book.save(path)
    return path


def test_cells_become_text(tmp_path: Path) -> None:
    book = Workbook()
    book.worksheets[0].append(
        ["Siti", 812, 12.5, date(2026, 11, 24), datetime(2026, 11, 24, 8, 30), time(8, 30), True, " rapi "]
    )
    sheet = read_sheets(save(book, tmp_path / "a.xlsx"))[0]
    assert sheet.rows == (("Siti", "812", "12,5", "24-11-2026", "24-11-2026 08.30", "08.30", "ya", "rapi"),)


def test_long_number_is_kept_to_the_last_digit(tmp_path: Path) -> None:
    path = package(tmp_path / "nip.xlsx", '<row r="1"><c r="B1"><v>198002292005011999</v></c></row>')
    assert read_sheets(path)[0].rows == (("", "198002292005011999"),)


def test_long_number_as_text_is_kept(tmp_path: Path) -> None:
    book = Workbook()
    book.worksheets[0].append(["198002292005011999", "081200000000"])
    assert read_sheets(save(book, tmp_path / "a.xlsx"))[0].rows == (("198002292005011999", "081200000000"),)


def test_lines_are_counted_as_the_sheet_counts_them(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet["C4"], sheet["C6"] = "Nama", "Siti"
    found = read_sheets(save(book, tmp_path / "a.xlsx"))[0]
    assert found.first_row == 4
    assert found.rows == (("", "", "Nama"), (), ("", "", "Siti"))


def test_cell_merged_downwards_counts_for_each_row(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    for row in (["Nama", "Instansi"], ["Siti", "Dinas A"], ["Agus"], ["Rini", "Dinas B"]):
        sheet.append(row)
    sheet.merge_cells("B2:B3")
    rows = read_sheets(save(book, tmp_path / "a.xlsx"))[0].rows
    assert [row[1] for row in rows] == ["Instansi", "Dinas A", "Dinas A", "Dinas B"]


def test_only_visible_sheets_with_rows(tmp_path: Path) -> None:
    book = Workbook()
    book.worksheets[0].title = "Kosong"
    book.create_sheet("Peserta").append(["Nama"])
    hidden = book.create_sheet("Sembunyi")
    hidden.append(["Rahasia"])
    hidden.sheet_state = "hidden"
    assert [sheet.name for sheet in read_sheets(save(book, tmp_path / "a.xlsx"))] == ["Peserta"]


def test_control_characters_are_left_out(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"Na\x01ma;Jabatan\n" + b"Siti;Kepala Dinas Perhubungan\n" * 5)
    assert read_sheets(path)[0].rows[0] == ("Nama", "Jabatan")


def test_open_document(tmp_path: Path) -> None:
    path = ods(
        tmp_path / "a.ods",
        '<table:table-row><table:table-cell office:value-type="string"><text:p>Siti</text:p></table:table-cell>'
        '<table:table-cell office:value-type="float" office:value="7"><text:p>7</text:p></table:table-cell>'
        '<table:table-cell table:number-columns-repeated="16382"/></table:table-row>'
        '<table:table-row table:number-rows-repeated="1048575"><table:table-cell '
        'table:number-columns-repeated="16384"/></table:table-row>',
    )
    sheet = read_sheets(path)[0]
    assert sheet.name == "Peserta"
    assert sheet.rows == (("Siti", "7"),)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_text_tables(tmp_path: Path, encoding: str, delimiter: str) -> None:
    rows = [["Nama", "Jabatan", "Instansi"], ["Café André", 'Kepala "Pelaksana"', "Dinas A"], ["Siti", "", "Dinas B"]]
    stream = io.StringIO()
    csv.writer(stream, delimiter=delimiter).writerows(rows)
    path = tmp_path / "daftar.csv"
    path.write_bytes(stream.getvalue().encode(encoding))
    sheet = read_sheets(path)[0]
    assert sheet.name == "daftar"
    assert sheet.rows == tuple(tuple(row) for row in rows)


def test_commas_in_names_do_not_mislead(tmp_path: Path) -> None:
    path = tmp_path / "daftar.csv"
    path.write_text("Nama;Jabatan\nSiti, S.E., M.M.;Camat\nAgus, S.T., M.T.;Lurah\n", encoding="utf-8")
    assert read_sheets(path)[0].rows[1] == ("Siti, S.E., M.M.", "Camat")


def test_separator_line_of_a_spreadsheet(tmp_path: Path) -> None:
    path = tmp_path / "daftar.csv"
    path.write_text("sep=,\nNama,Jabatan\nSiti,Camat\n", encoding="utf-8")
    sheet = read_sheets(path)[0]
    assert sheet.first_row == 2
    assert sheet.rows == (("Nama", "Jabatan"), ("Siti", "Camat"))


def test_progress_is_told(tmp_path: Path) -> None:
    class Listener:
        def __init__(self) -> None:
            self.steps: list[tuple[int, int]] = []

        def report(self, done: int, total: int, text: str = "") -> None:
            self.steps.append((done, total))

    book = Workbook()
    book.worksheets[0].append(["Nama"])
    listener = Listener()
    read_sheets(save(book, tmp_path / "a.xlsx"), listener)
    assert listener.steps[-1] == (1, 1)


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (812.0, "812"),
        (-3.0, "-3"),
        (0.1, "0,1"),
        (1e15, "1000000000000000"),
        (1.98002292005012e17, "198002292005012000"),
        (timedelta(hours=30, minutes=5), "30.05"),
        (datetime(2026, 11, 24), "24-11-2026"),
        (time(8, 30, 15), "08.30.15"),
        (False, "tidak"),
        ("a\x00b\r\nc", "ab\nc"),
    ],
)
def test_cell_text(cell: object, text: str) -> None:
    assert cell_text(cell) == text  # pyright: ignore[reportArgumentType]


@RELAXED
@given(st.integers(min_value=-(10**18), max_value=10**18))
def test_whole_numbers_have_no_point(number: int) -> None:
    assert cell_text(number) == str(number)
    assert "." not in cell_text(float(number))
    assert "," not in cell_text(float(number))


@RELAXED
@given(st.text())
def test_text_cells_hold_no_control_characters(text: str) -> None:
    result = cell_text(text)
    assert result == result.strip()
    assert all(letter >= " " or letter in "\n\t" for letter in result)


@RELAXED
@given(st.integers(min_value=0, max_value=16383))
def test_column_letters_and_back(index: int) -> None:
    assert column_index(column_letter(index)) == index
