"""The workbook of a meeting, read back with the libraries that read it in an office."""

from __future__ import annotations

import hashlib
import io
import os
import re
import subprocess
import sys
import zipfile
from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter, range_boundaries
from openpyxl.worksheet.worksheet import Worksheet

from rakor_desktop.documents.sheets import read_sheets
from rakor_desktop.documents.workbook import write_workbook
from rakor_desktop.documents.workbook_grid import CUT_NOTE, MAX_CELL, cell_string
from rakor_desktop.documents.workbook_measure import line_count
from rakor_desktop.domain.errors import Cancelled
from rakor_desktop.domain.kinds import Paper, Presence
from rakor_desktop.domain.meeting import Remark
from rakor_desktop.domain.naskah import DocumentKind
from rakor_desktop.domain.record import DocumentOptions, MeetingRecord
from tests.unit.documents.records import MADE_AT, demo_record, empty_record, huge_record, tiny_record

SHEETS = [
    "Ringkasan", "Rekap", "Surat dan nomor", "Daftar undangan", "Susunan acara", "Daftar hadir", "Kelompok", "Diskusi",
    "Kesepakatan", "Rencana kerja", "Pembagian tugas", "Indikator", "Matriks", "Berkas",
]  # fmt: skip
NOT_LISTS = {"Ringkasan", "Rekap", "Surat dan nomor", "Matriks"}
LISTS = [name for name in SHEETS if name not in NOT_LISTS]
OPTIONS = DocumentOptions(DocumentKind.BUKU_KERJA, made_at=MADE_AT)


def written(record: MeetingRecord, options: DocumentOptions = OPTIONS) -> bytes:
    stream = io.BytesIO()
    write_workbook(record, options, stream)
    return stream.getvalue()


def opened(record: MeetingRecord, options: DocumentOptions = OPTIONS) -> Workbook:
    return load_workbook(io.BytesIO(written(record, options)))


def texts(sheet: Worksheet) -> list[str]:
    return [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None]


def right_margin(sheet: Worksheet) -> tuple[str, str]:
    """What is printed at the right of head and foot."""
    assert sheet.oddHeader is not None
    assert sheet.oddFooter is not None
    return sheet.oddHeader.right.text or "", sheet.oddFooter.right.text or ""


def with_remark(text: str) -> MeetingRecord:
    return replace(empty_record(), remarks=(Remark(id="r", meeting_id="rapat-1", text=text),))


@pytest.mark.parametrize("record", [demo_record(), tiny_record(), empty_record(), huge_record(60, 30)])
def test_every_meeting_has_all_sheets(record: MeetingRecord) -> None:
    assert opened(record).sheetnames == SHEETS


def test_readable_by_the_import(tmp_path: Path) -> None:
    path = tmp_path / "buku.xlsx"
    path.write_bytes(written(demo_record()))
    sheets = {sheet.name: sheet for sheet in read_sheets(path)}
    assert list(sheets) == SHEETS
    assert sheets["Daftar hadir"].rows[4][:4] == ("No.", "Nama", "Jabatan", "Instansi")


def test_same_input_same_bytes() -> None:
    first, second = written(demo_record()), written(demo_record())
    assert hashlib.sha256(first).hexdigest() == hashlib.sha256(second).hexdigest()
    with zipfile.ZipFile(io.BytesIO(first)) as package:
        # A zip keeps even seconds only.
        assert {entry.date_time for entry in package.infolist()} == {(2026, 11, 24, 12, 31, 8)}


def test_title_block_and_properties() -> None:
    book = opened(demo_record())
    for sheet in book.worksheets:
        if sheet.title == "Matriks":  # with the title of the printed one
            continue
        assert "Rapat Koordinasi Pengembangan Desa Wisata" in texts(sheet)
        assert any(text.startswith("Selasa, 24 November 2026") for text in texts(sheet))
    properties = book.properties
    assert properties.title == "Rapat Koordinasi Pengembangan Desa Wisata"
    assert properties.language == "id-ID"
    assert properties.creator
    assert properties.created == properties.modified == MADE_AT


def test_attendance_per_unsur_adds_up() -> None:
    record = demo_record()
    sheet = opened(record)["Rekap"]
    rows = {str(row[0].value): row for row in reversed(list(sheet.iter_rows(max_col=4)))}
    total = rows["Jumlah"]
    assert (total[1].value, total[2].value) == (45, 38)
    assert total[3].value == pytest.approx(38 / 45)
    assert "0.0%" in total[3].number_format
    for line in record.attendance.by_sector:
        assert (rows[line.sector.formal][1].value, rows[line.sector.formal][2].value) == (line.invited, line.present)


def test_dates_times_and_numbers_are_real() -> None:
    book = opened(demo_record())
    agenda, tasks, figures = book["Susunan acara"], book["Rencana kerja"], book["Indikator"]
    assert isinstance(agenda["B6"].value, time)
    assert agenda["B6"].number_format == "[$-421]hh\\.mm"
    assert isinstance(agenda["D6"].value, int)
    due = tasks["E6"].value
    assert isinstance(due, datetime)
    assert due.date() == demo_record().agreements[0].tasks[0].due
    assert tasks["E6"].number_format == "[$-421]dd\\-mm\\-yyyy"
    assert isinstance(figures["E6"].value, (int, float))


@pytest.mark.parametrize("name", LISTS)
def test_lists_have_filters_and_frozen_heads(name: str) -> None:
    sheet = opened(demo_record())[name]
    (table,) = sheet.tables.values()
    head, _, end = table.ref.partition(":")
    assert head == "A5"
    assert table.autoFilter.ref == table.ref
    assert end.endswith(str(sheet.max_row))
    assert [column.name for column in table.tableColumns] == [cell.value for cell in sheet[5]]
    assert len({column.name for column in table.tableColumns}) == len(table.tableColumns)
    assert sheet.freeze_panes == "B6"


def test_table_names_are_unique_and_valid() -> None:
    names = [table.displayName for sheet in opened(demo_record()).worksheets for table in sheet.tables.values()]
    assert len({name.lower() for name in names}) == len(names)
    assert all(re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]{3,}", name) for name in names)


def scale(sheet: Worksheet) -> float:
    """How much of its size the type keeps in print, with columns as wide as LibreOffice draws them."""
    last = range_boundaries(sheet.print_area.rpartition("!")[2])[2] if sheet.print_area else sheet.max_column
    width = sum(sheet.column_dimensions[get_column_letter(one)].width for one in range(1, (last or 0) + 1))
    margins, landscape = sheet.page_margins, sheet.page_setup.orientation == "landscape"
    room = (297 if landscape else 210) / 25.4 - margins.left - margins.right
    return room / (width * 7.41 / 96)


@pytest.mark.parametrize("public", [False, True])
@pytest.mark.parametrize("name", SHEETS)
def test_type_is_large_enough_to_be_read_in_print(name: str, public: bool) -> None:
    sheet = opened(demo_record(), replace(OPTIONS, public_copy=public))[name]
    assert scale(sheet) * 10 >= 8.5
    assert sheet.oddFooter is not None
    assert sheet.HeaderFooter.scaleWithDoc is False
    assert (sheet.oddFooter.left.size, sheet.oddFooter.right.size) == (9, 9)


@pytest.mark.parametrize("name", SHEETS)
def test_prints_on_the_width_of_the_paper(name: str) -> None:
    sheet = opened(demo_record())[name]
    assert sheet.sheet_properties.pageSetUpPr is not None
    if name == "Rekap":  # fits by itself, so that its page breaks hold
        assert not sheet.sheet_properties.pageSetUpPr.fitToPage
        assert scale(sheet) >= 1
    else:
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    assert int(sheet.page_setup.paperSize or 0) == 9
    assert "&P" in right_margin(sheet)[1]
    assert sheet.protection.sheet is False
    if name in (*LISTS, "Matriks"):
        assert sheet.print_title_rows


def test_folio_paper() -> None:
    setup = opened(demo_record(), replace(OPTIONS, paper=Paper.F4))["Matriks"].page_setup
    assert (setup.paperWidth, setup.paperHeight) == ("215mm", "330mm")
    assert setup.orientation == "landscape"


@pytest.mark.parametrize("text", ["=1+1", "+62 812", "-tiga", "@semua", '=HYPERLINK("http://x";"y")', "#N/A", "#REF!"])
def test_text_that_looks_like_a_formula_stays_text(text: str) -> None:
    cell = opened(with_remark(text))["Diskusi"]["H6"]
    assert cell.value == text
    assert cell.data_type == "s"
    assert bool(cell.quotePrefix) is (text[0] in "=+-@")
    with zipfile.ZipFile(io.BytesIO(written(with_remark(text)))) as package:
        assert all(b"<f>" not in package.read(name) for name in package.namelist())


def test_control_characters_are_left_out() -> None:
    assert opened(with_remark("a\x00b\x0bc\ud800d\ufffee"))["Diskusi"]["H6"].value == "abcde"


def test_line_breaks_are_kept() -> None:
    assert opened(with_remark("satu\r\ndua\ntiga"))["Diskusi"]["H6"].value == "satu\ndua\ntiga"


def test_text_beyond_the_limit_says_that_it_was_cut() -> None:
    value = opened(with_remark("kata " * 10_000))["Diskusi"]["H6"].value
    assert isinstance(value, str)
    assert len(value) <= MAX_CELL
    assert value.endswith(CUT_NOTE)


def test_limit_counts_as_the_format_counts() -> None:
    text = cell_string("😀" * 20_000)
    assert len(text.encode("utf-16-le")) // 2 <= MAX_CELL
    assert text.endswith(CUT_NOTE)
    assert cell_string("😀" * 16_000) == "😀" * 16_000


def test_public_copy_has_no_personal_data() -> None:
    record = demo_record()
    private = {person.nip for person in record.participants if person.nip}
    private |= {person.phone for person in record.participants if person.phone}
    private |= {person.email for person in record.participants if person.email}
    assert private
    shown = {text for sheet in opened(record, replace(OPTIONS, public_copy=True)).worksheets for text in texts(sheet)}
    assert not private & shown
    assert private <= set(texts(opened(record)["Daftar hadir"]))


def test_public_copy_names_those_who_came_and_not_who_stayed_away() -> None:
    record = demo_record()
    sheet = opened(record, replace(OPTIONS, public_copy=True))["Daftar hadir"]
    assert [cell.value for cell in sheet[5]] == ["No.", "Nama", "Instansi", "Unsur"]
    present = [person for person in record.participants if person.presence.counts_as_present]
    assert sheet.max_row - 5 == len(present)
    assert "Sukma Nirmala, S.T." in texts(sheet)  # the delegate, who was there


def test_public_copy_tells_no_illness() -> None:
    record = demo_record()
    counts = dict(record.attendance.by_presence)
    excused = counts[Presence.IZIN] + counts[Presence.SAKIT]
    assert counts[Presence.SAKIT]
    book = opened(record, replace(OPTIONS, public_copy=True))
    assert all("sakit" not in text.lower().split() or text == "    Izin atau sakit"
               for sheet in book.worksheets for text in texts(sheet))  # fmt: skip
    assert {row[0].value: row[1].value for row in book["Ringkasan"].iter_rows()}["    Izin atau sakit"] == excused


def test_what_was_not_agreed_is_nobodys_task() -> None:
    record = demo_record()
    others = [part for part in record.agreements if not part.state.is_agreed]
    assert any(part.assignments for part in others)
    book = opened(record)
    for name in ("Rencana kerja", "Pembagian tugas", "Indikator"):
        assert not {part.code for part in others} & set(texts(book[name])), name
    assert {part.code for part in others} <= set(texts(book["Kesepakatan"]))
    figures = {row[3].value: row[4].value for row in book["Ringkasan"].iter_rows()}
    assert figures["Kesepakatan"] == len(record.agreements) - len(others)
    assert figures["Usulan di luar kesepakatan"] == len(others)
    public = opened(record, replace(OPTIONS, public_copy=True))
    assert not {part.code for part in others} & set(texts(public["Kesepakatan"]))


def test_internal_items_are_left_out_unless_asked_for() -> None:
    record = demo_record()
    titles = {item.title for item in record.agenda if item.internal}
    titles |= {remark.text for remark in record.remarks if remark.internal}
    assert titles
    without = {text.strip() for sheet in opened(record).worksheets for text in texts(sheet)}
    assert not titles & without
    with_all = opened(record, replace(OPTIONS, include_internal=True))
    assert titles <= {text.strip() for sheet in with_all.worksheets for text in texts(sheet)}


def test_agenda_numbers_leave_no_gap() -> None:
    sheet = opened(demo_record())["Susunan acara"]
    tops = [int(str(row[0].value)) for row in sheet.iter_rows(min_row=6) if "." not in str(row[0].value)]
    assert tops == list(range(1, len(tops) + 1))


def test_discussion_can_be_left_out() -> None:
    sheet = opened(demo_record(), replace(OPTIONS, include_remarks=False, include_groups=False))["Diskusi"]
    assert "Belum ada catatan diskusi." in texts(sheet)


def test_draft_says_so_and_final_does_not() -> None:
    draft, final = opened(demo_record()), opened(demo_record(), replace(OPTIONS, final=True))
    for name in SHEETS:
        assert any("KONSEP" in text for text in texts(draft[name])[:1])
        assert not any("KONSEP" in text for text in texts(final[name])[:1])
        assert right_margin(draft[name])[0] == "KONSEP"
        assert not right_margin(final[name])[0]


def test_matrix_has_the_official_columns() -> None:
    record = demo_record()
    sheet = opened(record)["Matriks"]
    assert [cell.value for cell in sheet[5]] == [
        "No.", "Kesepakatan/\nPermasalahan", "Rencana Kerja/\nTindak Lanjut", "Penanggung Jawab", "Instansi Pendukung",
        "Indikator Keberhasilan", "Tenggat", "Status/\nCapaian", "Keterangan",
    ]  # fmt: skip
    assert [cell.value for cell in sheet[6]] == [f"({number})" for number in range(1, 10)]
    assert sheet.print_title_rows == "$5:$6"
    assert sheet.freeze_panes == "B7"
    agreed = [agreement for agreement in record.agreements if agreement.state.is_agreed]
    activities = {task.activity for agreement in agreed for task in agreement.tasks}
    assert activities <= set(texts(sheet))
    late = [task for agreement in agreed for task in agreement.tasks if task.is_late(record.today)]
    assert sum(text.startswith("Terlambat") for text in texts(sheet)) == len(late) > 0


def test_rows_are_high_enough_for_their_texts() -> None:
    sheet = opened(huge_record(20, 5))["Diskusi"]
    for row in range(6, 40):
        text = str(sheet.cell(row, 8).value)
        height = sheet.row_dimensions[row].height
        assert height is not None
        assert height >= min(409, 13 * (len(text) // 60))


def test_footer_holds_any_title() -> None:
    record = demo_record()
    titled = replace(record, meeting=replace(record.meeting, title='Rapat & "Temu" &P ' + "panjang " * 60))
    book = opened(titled)
    assert all(len(str(sheet.oddFooter)) < 255 for sheet in book.worksheets)


def test_cancelling_leaves_nothing_behind() -> None:
    class Impatient:
        def report(self, done: int, total: int, text: str = "") -> None:
            if done == 3:
                raise Cancelled

    with pytest.raises(Cancelled):
        write_workbook(demo_record(), OPTIONS, io.BytesIO(), Impatient())


def test_without_a_moment_the_status_date_is_used() -> None:
    record = replace(empty_record(), today=date(2026, 12, 3))
    options = replace(OPTIONS, made_at=None)
    assert written(record, options) == written(record, options)
    assert opened(record, options).properties.created == datetime(2026, 12, 3)


def test_line_count_follows_width_and_breaks() -> None:
    assert line_count("pendek", 20) == 1
    assert line_count("a\nb\nc", 20) == 3
    assert line_count("kata " * 40, 20) > line_count("kata " * 40, 60) > 1
    assert line_count("x" * 100, 10) >= 9


def test_works_for_the_next_computer_too() -> None:
    """The bytes depend neither on the process nor on how it orders sets."""
    script = (
        "import hashlib, io, sys; from tests.unit.documents.test_workbook import written; "
        "from tests.unit.documents.records import demo_record; "
        "sys.stdout.write(hashlib.sha256(written(demo_record())).hexdigest())"
    )
    results = {
        subprocess.run(
            [sys.executable, "-c", script], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True,
            cwd=Path(__file__).parents[3],
        ).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    assert len(results) == 1
