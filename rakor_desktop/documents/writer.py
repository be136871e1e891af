"""Makes a document file: chooses the maker, writes beside the target, and puts the whole file in place at once."""

from __future__ import annotations

import errno
import gc
import os
import re
import secrets
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from datetime import datetime
from importlib import import_module
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from rakor_desktop.domain import formatting
from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.naskah import DocumentKind, Format
from rakor_desktop.domain.office import running_number
from rakor_desktop.domain.progress import Progress
from rakor_desktop.domain.record import DocumentOptions, MeetingRecord

if TYPE_CHECKING:
    from rakor_desktop.documents.metadata import FileInfo

_SECTIONS: dict[DocumentKind, tuple[str, str]] = {
    DocumentKind.UNDANGAN: ("invitation", "invitation_sections"),
    DocumentKind.SUSUNAN_ACARA: ("programme", "programme_sections"),
    DocumentKind.DAFTAR_HADIR: ("attendance", "attendance_sections"),
    DocumentKind.DAFTAR_HADIR_KOSONG: ("attendance", "attendance_sections"),
    DocumentKind.DAFTAR_HADIR_REKAP: ("attendance", "attendance_sections"),
    DocumentKind.NOTULA: ("notula", "notula_sections"),
    DocumentKind.BERITA_ACARA: ("deed", "deed_sections"),
    DocumentKind.RUMUSAN: ("formulation", "formulation_sections"),
    DocumentKind.MATRIKS: ("matrix", "matrix_sections"),
    DocumentKind.LEMBAR_TUGAS: ("task_sheet", "task_sheet_sections"),
    DocumentKind.LAPORAN: ("report", "report_sections"),
    DocumentKind.NOTA_DINAS: ("memo", "memo_sections"),
}
_WORKBOOKS: dict[DocumentKind, tuple[str, str]] = {
    DocumentKind.UNDANGAN: ("invitee_workbook", "write_invitee_workbook"),
    DocumentKind.MATRIKS: ("matrix_workbook", "write_matrix_workbook"),
    DocumentKind.BUKU_KERJA: ("workbook", "write_workbook"),
}
_INVITEE_BOOK = "daftar-undangan"


def write_document(
    record: MeetingRecord, options: DocumentOptions, path: Path, progress: Progress, template: bytes = b""
) -> None:
    """Write the document in `options` to `path`, replacing a file of that name only once the new one is complete.

    `template` is the office's own Word template, or empty. Raises UserError when the environment forbids it, Cancelled
    when `progress` does; either leaves nothing behind.
    """

    def content(stream: BinaryIO) -> None:
        _write(record, options, stream, progress, template)

    replace_file(path, content)


def replace_file(path: Path, content: Callable[[BinaryIO], None]) -> None:
    """Let `content` write a file beside `path`, and put it in place once it is whole. Raises UserError."""
    temporary = path.with_name(f".{secrets.token_hex(6)}.tmp")
    try:
        try:
            with temporary.open("xb") as stream:
                content(stream)
                stream.flush()
                os.fsync(stream.fileno())
            temporary.replace(path)
        except OSError as error:
            raise UserError(_sentence(error, path)) from error
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def make_document(record: MeetingRecord, options: DocumentOptions, progress: Progress, template: bytes = b"") -> bytes:
    """The document as bytes, for the preview, the printer and the final versions."""
    stream = BytesIO()
    _write(record, options, stream, progress, template)
    return stream.getvalue()


def file_name(
    record: MeetingRecord,
    kind: DocumentKind,
    format: Format | None = None,  # noqa: A002
    part: str = "",
    *,
    public: bool = False,
    version: int = 0,
) -> str:
    """`2026-11-24_notula_1427_rakor-desa-wisata.pdf`: ASCII without blanks (documents.md section 12.1).

    The running number is that of the document's own letter number, when it has one. `part` names what one file of
    several is for, an invitee or an institution. A final `version` (0 for none) and a public copy say so: neither
    replaces another version or the internal file.
    """
    meeting = record.meeting
    title = re.sub(r"\brapat koordinasi\b", "rakor", meeting.title or meeting.kind.label, flags=re.IGNORECASE)
    format = format or kind.formats[0]  # noqa: A001
    is_list = kind is DocumentKind.UNDANGAN and format is Format.XLSX
    parts = (
        meeting.date.isoformat() if meeting.date else "",
        _INVITEE_BOOK if is_list else kind.value.replace("_", "-"),
        running_number(record.number(kind), record.style.number_pattern),
        formatting.slug(title),
        formatting.slug(part) if part else "",
        f"v{version}" if version else "",
        "publik" if public else "",
    )
    return "_".join(part for part in parts if part) + format.suffix


def _write(
    record: MeetingRecord, options: DocumentOptions, stream: BinaryIO, progress: Progress, template: bytes
) -> None:
    """Each maker is imported when it is needed: the libraries are large and start-up must not wait for them."""
    kind = options.kind
    wanted = options.format if options.format in kind.formats else kind.formats[0]
    progress.report(0, 1, f"Menyusun {kind.label.lower()}")
    if wanted is Format.DOCX:
        _maker(("word", "write_word"))(record, options, template, stream)
    elif wanted is Format.XLSX:
        _maker(_WORKBOOKS[kind])(record, options, stream, progress)
    else:
        _write_pdf(record, options, stream, progress)


def _maker(place: tuple[str, str]) -> Callable[..., Any]:
    module, name = place
    return getattr(import_module(f"rakor_desktop.documents.{module}"), name)


def _write_pdf(record: MeetingRecord, options: DocumentOptions, stream: BinaryIO, progress: Progress) -> None:
    from rakor_desktop.documents.archive import to_archive
    from rakor_desktop.documents.page import write_pages
    from rakor_desktop.documents.seal import seal_mark
    from rakor_desktop.documents.tagging import Tags

    with _collector_paused():
        sections = _maker(_SECTIONS[options.kind])(record, options)
        info = _info(record, options)
        drawn, tags = BytesIO(), Tags()
        write_pages(
            drawn, sections, info, progress, draft=options.is_draft, security=options.security,
            seal=seal_mark(record, options), catchwords=record.style.catchwords, tags=tags,
        )  # fmt: skip
        to_archive(drawn, stream, info, tags)


@contextmanager
def _collector_paused() -> Generator[None]:
    """Thousands of cells are no garbage yet: the collector would go through all of them again and again."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _info(record: MeetingRecord, options: DocumentOptions) -> FileInfo:
    """What the file says about itself: number and subject, the office, the classification of the archive."""
    from rakor_desktop.documents.metadata import FileInfo

    kind, meeting, letter = options.kind, record.meeting, record.letter
    name = formatting.clean_line(meeting.title) or meeting.kind.label
    subject, urgency = f"{kind.label} {name}", options.security.label
    if kind is DocumentKind.UNDANGAN:
        subject = (formatting.clean_line(letter.subject) if letter is not None else "") or f"Undangan {name}"
        urgency = letter.urgency.label if letter is not None else urgency
    number = formatting.clean_line(record.number(kind))
    status = f"Final versi {options.seal.version}" if options.seal else "Konsep" if options.is_draft else ""
    return FileInfo(
        title=f"{number} {subject}".strip(),
        author=formatting.clean_line(meeting.organiser or record.letterhead.line_2),
        subject=", ".join(
            part for part in (kind.label, formatting.full_date(meeting.date) if meeting.date else "") if part
        ),
        made_at=options.made_at or datetime.now(),
        classification=record.style.classification,
        number=number,
        urgency=urgency,
        status=status + (" (salinan publik)" if options.public_copy and status else ""),
    )


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
