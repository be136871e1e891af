"""The follow-up matrix as a workbook: the matrix, its figures with charts, and its sub-tables as sheets."""

from __future__ import annotations

from typing import BinaryIO

from rakor_desktop.documents import workbook_follow_up as follow_up
from rakor_desktop.documents.workbook import SheetWriter, write_book
from rakor_desktop.documents.workbook_matrix import write_matrix, write_schedule
from rakor_desktop.documents.workbook_summary import write_task_sheet
from rakor_desktop.domain.progress import Progress
from rakor_desktop.domain.record import DocumentOptions, MeetingRecord


def write_matrix_workbook(
    record: MeetingRecord, options: DocumentOptions, stream: BinaryIO, progress: Progress | None = None
) -> None:
    """Write the matriks tindak lanjut to `stream`; the same record and options give the same bytes.

    Sheets: Matriks; Rekap with charts unless these are not wanted; the sub-tables Jadwal, Rencana kerja, Pembagian
    tugas and Indikator when they are. Raises Cancelled when the officer cancelled.
    """
    writers: list[SheetWriter] = [write_matrix]
    if options.include_charts:
        writers.append(write_task_sheet)
    if options.include_subtables:
        writers += (write_schedule, follow_up.write_tasks, follow_up.write_shares, follow_up.write_indicators)
    write_book(record, options, stream, progress, writers, "Matriks tindak lanjut")
