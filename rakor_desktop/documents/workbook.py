"""Writes one meeting as a workbook that can be filtered, reckoned with and printed."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, time
from pathlib import Path
from typing import Any, BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from rakor_desktop.documents import wording
from rakor_desktop.documents import workbook_follow_up as follow_up
from rakor_desktop.documents import workbook_papers as papers
from rakor_desktop.documents import workbook_sheets as sheets
from rakor_desktop.documents import workbook_summary as summary
from rakor_desktop.documents.workbook_grid import Book, Frame
from rakor_desktop.documents.workbook_matrix import write_matrix
from rakor_desktop.domain.formatting import clean_line
from rakor_desktop.domain.progress import Progress, Silent
from rakor_desktop.domain.record import DocumentOptions, MeetingRecord

_LANGUAGE = "id-ID"
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*(<)")


SheetWriter = Callable[[Book, MeetingRecord, DocumentOptions], None]

_WRITERS: tuple[SheetWriter, ...] = (
    summary.write_summary,
    summary.write_figures,
    papers.write_letter,
    papers.write_invited,
    sheets.write_agenda,
    sheets.write_attendance,
    sheets.write_groups,
    sheets.write_discussion,
    follow_up.write_agreements,
    follow_up.write_tasks,
    follow_up.write_shares,
    follow_up.write_indicators,
    write_matrix,
    papers.write_files,
)


def write_workbook(
    record: MeetingRecord, options: DocumentOptions, stream: BinaryIO, progress: Progress | None = None
) -> None:
    """Write the workbook of a meeting to `stream`; the same record and options give the same bytes.

    Sheets: Ringkasan, Rekap (with charts), Surat dan nomor, Daftar undangan, Susunan acara, Daftar hadir, Kelompok,
    Diskusi, Kesepakatan, Rencana kerja, Pembagian tugas, Indikator, Matriks, Berkas. A public copy leaves out NIP,
    telephone and pos-el, and names only who came. Raises Cancelled when the officer cancelled, UserError when a sheet
    would be too long.
    """
    write_book(record, options, stream, progress, _WRITERS, "Buku kerja rapat")


def write_book(
    record: MeetingRecord,
    options: DocumentOptions,
    stream: BinaryIO,
    progress: Progress | None,
    writers: Sequence[SheetWriter],
    subject: str,
) -> None:
    """Write one sheet after the other into a workbook about a meeting; `subject` is what the workbook is."""
    from rakor_desktop.documents.matrix import status_date

    progress = progress or Silent()
    made_at = options.made_at or datetime.combine(record.today, time())
    record = replace(record, today=status_date(record, options.kind))
    book = Book(_frame(record, options), progress, len(writers))
    try:
        for write in writers:
            write(book, record, options)
        owner = clean_line(record.meeting.organiser or record.letterhead.line_2)
        set_properties(book.workbook, clean_line(record.meeting.title) or subject, owner, subject, made_at)
        save_still(book.workbook, stream, made_at)
    finally:
        book.close()
    progress.report(len(writers), len(writers), "")


def _frame(record: MeetingRecord, options: DocumentOptions) -> Frame:
    meeting = record.meeting
    details = (wording.meeting_days(record), wording.session_time(record), meeting.place)
    return Frame(
        meeting=wording.full_name(meeting) if clean_line(meeting.title) else "Rapat tanpa judul",
        details=clean_line("  ·  ".join(part for part in details if part)) or "Waktu dan tempat belum ditentukan",
        paper=options.paper,
        final=not options.is_draft,
    )


def set_properties(workbook: Any, title: str, owner: str, subject: str, made_at: datetime) -> None:
    """Say in the file what it is, whose, and when it was made."""
    properties = workbook.properties
    properties.title = title
    properties.creator = properties.lastModifiedBy = owner or "Rakor Desktop"
    properties.subject = subject
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


def save_zip(source: BinaryIO, stream: BinaryIO, made_at: datetime) -> None:
    """Copy a package of parts so that the same content gives the same bytes; `made_at` is its only date."""
    package = _StillZip(stream, "w", ZIP_DEFLATED)
    package.moment = made_at
    with package, ZipFile(source) as made:
        for entry in made.infolist():
            package.writestr(entry.filename, made.read(entry))
