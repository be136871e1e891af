"""A sheet of 500 and of 50,000 rows, ten columns: the program against xlsxwriter and plain openpyxl.

Each contender runs in a process of its own, in turns; seconds without the imports, and what the peak of memory grew by
after them. The program does more: it measures how high each wrapped text stands, keeps formulas text, and sets up the
print.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any, cast

import pytest

from tests.benchmarks.measuring import Measured, in_turns, show

ROOT = Path(__file__).parents[2]
HEADS = ("No.", "Nama", "Jabatan", "Instansi", "Unsur", "Kegiatan", "Tenggat", "Status", "Capaian", "Keterangan")
WIDTHS = (7, 31, 26, 32, 21, 40, 13, 15, 11, 32)
DATE, PERCENT = "dd-mm-yyyy", "0.0%"

Row = tuple[int, str, str, str, str, str, date, str, float, str]


def rows(count: int) -> Iterator[Row]:
    """Rows as an office has them, made one at a time."""
    first = date(2026, 1, 1)
    for number in range(1, count + 1):
        yield (
            number,
            f"Nama Peserta Rapat {number}",
            "Kepala Bidang Pengembangan Destinasi" if number % 3 else "Camat",
            f"Dinas Kebudayaan dan Pariwisata {number % 40}",
            "Pemerintah daerah",
            "Menyusun rencana kerja dan melaporkan pelaksanaannya setiap bulan kepada pimpinan rapat",
            first + timedelta(days=number % 700),
            ("Selesai", "Dalam Proses", "Terlambat")[number % 3],
            (number % 101) / 100,
            "Menunggu data dukung dari kecamatan" if number % 4 == 0 else "",
        )


def program(count: int, path: Path) -> Callable[[], None]:
    from rakor_desktop.documents.workbook import save_still, set_properties
    from rakor_desktop.documents.workbook_grid import Book, Column, Frame, SheetPlan
    from rakor_desktop.documents.workbook_styles import Look
    from rakor_desktop.domain.kinds import Paper
    from rakor_desktop.domain.progress import Silent

    looks = {0: Look.COUNT, 1: Look.STRONG, 6: Look.DATE, 8: Look.PERCENT}
    columns = tuple(
        Column(head, width, looks.get(index, Look.TEXT))
        for index, (head, width) in enumerate(zip(HEADS, WIDTHS, strict=True))
    )

    def run() -> None:
        book = Book(Frame("Rapat", "Keterangan", Paper.A4, final=True), Silent(), 1)
        book.sheet(SheetPlan("Data", "Data", columns, table="Data")).table(rows(count), empty="Kosong")
        set_properties(book.workbook, "Data", "Kantor", "Data", datetime(2026, 11, 24))
        with path.open("wb") as stream:
            save_still(book.workbook, stream, datetime(2026, 11, 24))

    return run


def xlsxwriter(count: int, path: Path) -> Callable[[], None]:
    import xlsxwriter as library

    def run() -> None:
        book = library.Workbook(path)
        sheet = book.add_worksheet("Data")
        shared = {"font_name": "Arial", "font_size": 10, "border": 1, "text_wrap": True, "valign": "top"}
        text, bold = book.add_format(shared), book.add_format({**shared, "bold": True})
        day, percent = (
            book.add_format({**shared, "num_format": DATE}),
            book.add_format({**shared, "num_format": PERCENT}),
        )
        for column, width in enumerate(WIDTHS):
            sheet.set_column(column, column, width)
        sheet.write_row(0, 0, HEADS, bold)
        for number, row in enumerate(rows(count), 1):
            for column, value in enumerate(row):
                if column == 6:
                    sheet.write_datetime(number, column, cast(Any, value), day)
                else:
                    sheet.write(number, column, value, percent if column == 8 else text)
        sheet.autofilter(0, 0, count, len(HEADS) - 1)
        sheet.freeze_panes(1, 0)
        book.close()

    return run


def openpyxl(count: int, path: Path, *, write_only: bool) -> Callable[[], None]:
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Border, Font, Side

    def run() -> None:
        book: Any = Workbook(write_only=write_only)
        sheet = book.create_sheet("Data") if write_only else book.active
        side = Side(style="thin")
        font, border, wrap = Font(name="Arial", size=10), Border(side, side, side, side), Alignment(wrap_text=True)
        for number, row in enumerate(_with_head(count), 1):
            cells: list[Any] = []
            for column, value in enumerate(row, 1):
                cell: Any = WriteOnlyCell(sheet, value) if write_only else sheet.cell(number, column, value)
                cell.font, cell.border, cell.alignment = font, border, wrap
                if column == 7:
                    cell.number_format = DATE
                elif column == 9:
                    cell.number_format = PERCENT
                cells.append(cell)
            if write_only:
                sheet.append(cells)
        book.save(path)

    return run


def _with_head(count: int) -> Iterator[tuple[Any, ...]]:
    yield HEADS
    yield from rows(count)


CONTENDERS: dict[str, Callable[[int, Path], Callable[[], None]]] = {
    "xlsxwriter": xlsxwriter,
    "openpyxl": partial(openpyxl, write_only=False),
    "openpyxl, write_only": partial(openpyxl, write_only=True),
    "program": program,
}


def peak() -> float:
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def child(name: str, count: int) -> None:
    """Write once and tell (seconds, MB that the peak grew by)."""
    with tempfile.TemporaryDirectory() as folder:
        CONTENDERS[name](1, Path(folder) / "first.xlsx")()  # what is imported on the way counts for neither
        run = CONTENDERS[name](count, Path(folder) / "data.xlsx")
        before, since = peak(), time.perf_counter()
        run()
        sys.stdout.write(json.dumps([time.perf_counter() - since, peak() - before]))


def measured(name: str, count: int) -> tuple[float, float]:
    command = [sys.executable, "-m", "tests.benchmarks.bench_workbook", name, str(count)]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    seconds, megabytes = json.loads(result.stdout)
    return seconds, megabytes


def test_500_rows() -> None:
    found = in_turns([(name, partial(measured, name, 500)) for name in CONTENDERS], 7)
    show("Workbook of 500 rows, 10 columns", found, ["", "", "", "goal 2.00"])


@pytest.mark.parametrize("name", CONTENDERS)
def test_50_000_rows(name: str) -> None:
    """One at a time, and once: the slowest takes half a minute."""
    show("Workbook of 50,000 rows, 10 columns", [Measured(name, *measured(name, 50_000))], ["goal below 40 MB"])


if __name__ == "__main__":
    child(sys.argv[1], int(sys.argv[2]))
