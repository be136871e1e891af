"""The documents against plain scripts for the same content, in turns in one process, libraries loaded.

The program's files are more: a kop, signatures, rows that stay whole, PDF/A-2b, and they are on the disk for good.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import pypdfium2

from rakor_desktop.documents.attendance import attendance_sections
from rakor_desktop.documents.matrix import matrix_sections
from rakor_desktop.documents.notula import notula_sections
from rakor_desktop.documents.page import Section
from rakor_desktop.documents.writer import write_document
from rakor_desktop.domain.attendance import summarise
from rakor_desktop.domain.naskah import DocumentKind
from rakor_desktop.domain.progress import Silent
from rakor_desktop.domain.record import DocumentOptions, MeetingRecord
from tests.benchmarks.measuring import Measured, in_turns, show
from tests.benchmarks.plain_documents import contents, sheets_of, write_pdf, write_workbook
from tests.unit.documents.records import huge_record, make_participant

ROUNDS = 7
MAKERS: dict[DocumentKind, Callable[[MeetingRecord, DocumentOptions], list[Section]]] = {
    DocumentKind.NOTULA: notula_sections,
    DocumentKind.DAFTAR_HADIR: attendance_sections,
    DocumentKind.MATRIKS: matrix_sections,
}


def timed(action: Callable[[], object]) -> tuple[float, float]:
    since = time.perf_counter()
    action()
    return time.perf_counter() - since, 0.0


def own(record: MeetingRecord, kind: DocumentKind, path: Path) -> tuple[float, float]:
    return timed(
        partial(
            write_document, record, DocumentOptions(kind, include_subtables=False, include_charts=False), path, Silent()
        )
    )


def test_pdf_against_plain_reportlab(tmp_path: Path) -> None:
    record = huge_record()
    for kind, maker in MAKERS.items():
        sections = maker(record, DocumentOptions(kind, include_subtables=False, include_charts=False))
        sheet = sections[0].sheet
        content = contents([block for section in sections for block in section.blocks])
        plain, ours = tmp_path / "polos.pdf", tmp_path / "kita.pdf"
        measured = in_turns(
            [
                ("plain reportlab script", partial(timed, partial(write_pdf, content, sheet, plain))),
                (f"program, {kind.label}", partial(own, record, kind, ours)),
            ],
            ROUNDS,
        )
        pages = [len(pypdfium2.PdfDocument(path)) for path in (plain, ours)]
        show(f"{kind.label}: {pages[0]} pages plain, {pages[1]} ours", measured, ["", "goal 1.20"])


def test_growth_of_attendance(tmp_path: Path) -> None:
    measured: list[Measured] = []
    for count in (1_000, 100, 10_000):
        people = tuple(make_participant(number) for number in range(1, count + 1))
        record = replace(huge_record(10, 1), participants=people, attendance=summarise(people, 50))
        path = tmp_path / "hadir.pdf"
        run = partial(own, record, DocumentKind.DAFTAR_HADIR, path)
        measured += in_turns([(f"daftar hadir, {count} rows", run)], 3)
    show("Growth with the rows, against 1,000 rows", measured, ["", "", "goal 11.00"])


def test_workbook_against_plain_openpyxl(tmp_path: Path) -> None:
    record = huge_record(500, 100)
    ours, plain = tmp_path / "kita.xlsx", tmp_path / "polos.xlsx"
    own(record, DocumentKind.BUKU_KERJA, ours)
    content = sheets_of(ours)
    measured = in_turns(
        [
            ("plain openpyxl script", partial(timed, partial(write_workbook, content, plain))),
            ("program, workbook", partial(own, record, DocumentKind.BUKU_KERJA, ours)),
        ],
        ROUNDS,
    )
    rows = sum(len(sheet.rows) for sheet in content)
    show(f"Workbook: {rows} rows in {len(content)} sheets", measured, ["", "goal 1.20"])
