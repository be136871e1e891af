"""Writes one meeting as a workbook that can be filtered, reckoned with and printed."""

from __future__ import annotations

import re
import shutil
from datetime import datetime, time
from pathlib import Path
from typing import Any, BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from rakor_desktop.documents.workbook_follow_up import FOLLOW_UP_SHEETS
from rakor_desktop.documents.workbook_grid import SHEET_COUNT, Book, Frame
from rakor_desktop.documents.workbook_sheets import MEETING_SHEETS
from rakor_desktop.domain.formatting import clean_line, full_date, meeting_time
from rakor_desktop.domain.progress import Progress, Silent
from rakor_desktop.domain.record import DocumentOptions, MeetingRecord

_LANGUAGE = "id-ID"
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*(<)")


def write_workbook(
    record: MeetingRecord, options: DocumentOptions, stream: BinaryIO, progress: Progress | None = None
) -> None:
    """Write the workbook of a meeting to `stream`; the same record and options give the same bytes.

    Sheets: Ringkasan, Susunan acara, Daftar hadir, Diskusi, Kesepakatan, Rencana kerja, Pembagian tugas, Indikator,
    Matriks. A public copy leaves out NIP and telephone. Raises Cancelled when the officer cancelled, UserError when a
    sheet would be too long.
    """
    progress = progress or Silent()
    made_at = options.made_at or datetime.combine(record.today, time())
    book = Book(_frame(record, options), progress)
    try:
        for write in MEETING_SHEETS:
            write(book, record, options)
        for write_follow_up in FOLLOW_UP_SHEETS:
            write_follow_up(book, record)
        _set_properties(book.workbook, record, made_at)
        save_still(book.workbook, stream, made_at)
    finally:
        book.close()
    progress.report(SHEET_COUNT, SHEET_COUNT, "")


def _frame(record: MeetingRecord, options: DocumentOptions) -> Frame:
    meeting = record.meeting
    details = (
        full_date(meeting.date) if meeting.date else "",
        _actual_time(record) or meeting_time(meeting.planned_start, meeting.planned_end),
        meeting.place,
    )
    return Frame(
        meeting=clean_line(meeting.title) or "Rapat tanpa judul",
        details=clean_line("  ·  ".join(part for part in details if part)) or "Waktu dan tempat belum ditentukan",
        paper=options.paper,
        final=not options.is_draft,
    )


def _actual_time(record: MeetingRecord) -> str:
    start, end = record.meeting.actual_start, record.meeting.actual_end
    return meeting_time(start.time(), end.time()) if start and end else ""


def _set_properties(workbook: Any, record: MeetingRecord, made_at: datetime) -> None:
    properties = workbook.properties
    properties.title = clean_line(record.meeting.title) or "Buku kerja rapat"
    properties.creator = clean_line(record.meeting.organiser or record.letterhead.line_2) or "Rakor Desktop"
    properties.lastModifiedBy = properties.creator
    properties.subject = "Buku kerja rapat"
    properties.language = _LANGUAGE
    properties.created = made_at.replace(microsecond=0, tzinfo=None)


class _StillZip(ZipFile):
    """A zip whose entries all carry the moment the document was made, so that nothing depends on the clock."""

    moment = datetime(1980, 1, 1)

    def _entry(self, name: str) -> ZipInfo:
        moment = max(self.moment, datetime(1980, 1, 1))
        entry = ZipInfo(name, moment.timetuple()[:6])
        entry.compress_type = ZIP_DEFLATED
        entry.create_system = 0
        return entry

    def writestr(self, zinfo_or_arcname: Any, data: Any, *args: Any, **options: Any) -> None:
        """Write a small part."""
        content = data.encode() if isinstance(data, str) else data
        if zinfo_or_arcname == "docProps/core.xml":
            content = _MODIFIED.sub(rb"\g<1>%s\g<2>" % self.moment.strftime("%Y-%m-%dT%H:%M:%SZ").encode(), content)
        super().writestr(self._entry(str(zinfo_or_arcname)), content)

    def write(self, filename: Any, arcname: Any = None, *args: Any, **options: Any) -> None:
        """Write a sheet from its file, piece by piece."""
        with Path(filename).open("rb") as source, self.open(self._entry(str(arcname)), "w") as target:
            shutil.copyfileobj(source, target, 256 * 1024)


def save_still(workbook: Any, stream: BinaryIO, made_at: datetime) -> None:
    """Save an openpyxl workbook so that the same content gives the same bytes; `made_at` is its only date."""
    from openpyxl.writer.excel import ExcelWriter

    package = _StillZip(stream, "w", ZIP_DEFLATED, allowZip64=True)
    package.moment = made_at
    ExcelWriter(workbook, package).save()
