"""Makes a document file: chooses the maker, writes beside the target, and puts the whole file in place at once."""

from __future__ import annotations

import errno
import os
import re
import secrets
from contextlib import suppress
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from rakor_desktop.domain import formatting
from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.naskah import DocumentKind
from rakor_desktop.domain.progress import Progress
from rakor_desktop.domain.record import DocumentOptions, MeetingRecord


def write_document(record: MeetingRecord, options: DocumentOptions, path: Path, progress: Progress) -> None:
    """Write the document in `options` to `path`, replacing a file of that name only once the new one is complete.

    Raises UserError when the environment forbids it, Cancelled when `progress` does; either leaves nothing behind.
    """
    temporary = path.with_name(f".{secrets.token_hex(6)}.tmp")
    try:
        try:
            with temporary.open("xb") as stream:
                _write(record, options, stream, progress)
                stream.flush()
                os.fsync(stream.fileno())
            temporary.replace(path)
        except OSError as error:
            raise UserError(_sentence(error, path)) from error
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def file_name(record: MeetingRecord, kind: DocumentKind) -> str:
    """`2026-11-24_notula_rakor-desa-wisata.pdf`: ASCII without blanks (documents.md section 12.1).

    A notula with a number carries its running number: `2026-11-24_notula_1427_rakor-...`.
    """
    meeting = record.meeting
    title = re.sub(r"\brapat koordinasi\b", "rakor", meeting.title or meeting.kind.label, flags=re.IGNORECASE)
    running = re.fullmatch(r"[^/]*/\s*(\d+)\s*/.*", meeting.minutes_number) if kind is DocumentKind.NOTULA else None
    parts = (
        meeting.date.isoformat() if meeting.date else "",
        kind.value.replace("_", "-"),
        running[1] if running else "",
        formatting.slug(title),
    )
    return "_".join(part for part in parts if part) + kind.suffix


def _write(record: MeetingRecord, options: DocumentOptions, stream: BinaryIO, progress: Progress) -> None:
    """Each maker is imported when it is needed: the libraries are large and start-up must not wait for them."""
    progress.report(0, 1, f"Menyusun {options.kind.label.lower()}")
    if options.kind is DocumentKind.BUKU_KERJA:
        from rakor_desktop.documents.workbook import write_workbook

        write_workbook(record, options, stream, progress)
    else:
        _write_pdf(record, options, stream, progress)


def _write_pdf(record: MeetingRecord, options: DocumentOptions, stream: BinaryIO, progress: Progress) -> None:
    from rakor_desktop.documents.archive import to_archive
    from rakor_desktop.documents.attendance import attendance_blocks, privacy_notice
    from rakor_desktop.documents.matrix import matrix_blocks
    from rakor_desktop.documents.notula import notula_blocks
    from rakor_desktop.documents.page import FileInfo, Numbering, Sheet, write_pages

    kind = options.kind
    sheet = Sheet.of(options.paper, landscape=kind is DocumentKind.MATRIKS)
    numbering, footer = Numbering.TOP, ""
    if kind is DocumentKind.NOTULA:
        blocks = notula_blocks(record, options, sheet)
    elif kind is DocumentKind.MATRIKS:
        blocks = matrix_blocks(record, options, sheet)
    else:
        blocks = attendance_blocks(record, options, sheet)
        numbering, footer = Numbering.FOOTER, privacy_notice(record)
    meeting = record.meeting
    name = formatting.clean_line(meeting.title) or meeting.kind.label
    info = FileInfo(
        title=f"{kind.label} {name}",
        author=formatting.clean_line(meeting.organiser or record.letterhead.line_2),
        subject=", ".join(
            part for part in (kind.label, formatting.full_date(meeting.date) if meeting.date else "") if part
        ),
        made_at=options.made_at or datetime.now(),
    )
    drawn = BytesIO()
    write_pages(drawn, blocks, sheet, info, progress, draft=options.is_draft, numbering=numbering, footer=footer)
    to_archive(drawn, stream)


def _sentence(error: OSError, path: Path) -> str:
    """What happened and what to do, for the officer."""
    folder = path.parent
    if not folder.is_dir():
        return f"Folder {folder} tidak ada; pilih folder lain lalu simpan lagi."
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return f"Ruang penyimpanan penuh; kosongkan ruang atau pilih tempat lain, lalu simpan {path.name} lagi."
    if error.errno in (errno.ENAMETOOLONG, errno.EINVAL):
        return f"Nama berkas {path.name} tidak dapat dipakai; pakai nama yang lebih pendek tanpa tanda khusus."
    if error.errno == errno.EROFS:
        return f"Tempat {folder} hanya dapat dibaca; pilih tempat lain lalu simpan lagi."
    if path.is_dir():
        return f"{path.name} adalah folder; pakai nama berkas lain lalu simpan lagi."
    if isinstance(error, PermissionError):
        if path.exists():
            return (
                f"Berkas {path.name} tidak dapat diganti; tutup berkas itu di program lain atau pakai nama lain, "
                "lalu simpan lagi."
            )
        return f"Tidak ada izin menulis di {folder}; pilih folder lain lalu simpan lagi."
    return f"Berkas {path.name} tidak dapat disimpan ({error.strerror or error}); pilih tempat lain lalu simpan lagi."
