"""The documents of a meeting: what is kept for each, writing files, pages for the preview."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from rakor_desktop.domain.change import Change, Entity
from rakor_desktop.domain.errors import LockedError, UserError
from rakor_desktop.domain.formatting import slug
from rakor_desktop.domain.ident import natural_id
from rakor_desktop.domain.meeting import AttendanceSummary
from rakor_desktop.domain.naskah import DocumentKind, Format
from rakor_desktop.domain.pages import PagePicture, PageSize, TextHit
from rakor_desktop.domain.people import Letterhead
from rakor_desktop.domain.progress import Progress
from rakor_desktop.domain.record import DocumentOptions, DocumentPlate, MeetingRecord
from rakor_desktop.services.base import Service, cleaned, field_names
from rakor_desktop.services.parties import KnownParty, parties_like
from rakor_desktop.services.plates import default_options, plates, same_document, written_options
from rakor_desktop.services.record import gather
from rakor_desktop.services.settings import SettingService
from rakor_desktop.services.style import office_style
from rakor_desktop.storage.locks import PRINTED
from rakor_desktop.storage.queries import documents as queries
from rakor_desktop.storage.queries import meetings as meeting_queries

_PRINTED = frozenset(PRINTED)
# Where number and date of a kind stand, if not on its plate.
_OF_MEETING = {
    DocumentKind.UNDANGAN: {"number": "invitation_number", "date": "invitation_date"},
    DocumentKind.NOTULA: {"number": "minutes_number"},
}
_NOBODY = AttendanceSummary(0, 0, (), (), 0)  # names of files count nobody
_GONE = "Rapat ini sudah dihapus; tekan Ctrl+Z untuk mengembalikannya."


class _Part:
    """A listener that shows one document of several as a share of the whole."""

    def __init__(self, whole: Progress, index: int, count: int, name: str) -> None:
        self._whole, self._index, self._count, self._name = whole, index, count, name

    def report(self, done: int, total: int, text: str = "") -> None:
        share = round(100 * done / total) if total else 0
        self._whole.report(
            self._index * 100 + min(share, 100), self._count * 100, f"{self._name} · {text}" if text else self._name
        )


class DocumentService(Service):
    """Use cases of the document screen and of the command line."""

    def record(self, meeting_id: str) -> MeetingRecord:
        """Everything that the documents of a meeting print. Raises UserError when it was deleted."""
        return gather(self._store, meeting_id, self._now().date())

    # ---- what is kept for each document

    def plates(self, meeting_id: str) -> tuple[DocumentPlate, ...]:
        """What is kept for each document of a meeting: every kind, in the order of the list."""
        meeting = meeting_queries.meeting(meeting_id)
        if meeting is None:
            raise UserError(_GONE)
        return plates(meeting, office_style())

    def set_plate(self, meeting_id: str, kind: DocumentKind, **fields: Any) -> Change:
        """Change number, date, addressee, copies, intro, advice or options of a document.

        A number of digits only becomes the whole number by the office's pattern; those of the invitation and the
        notula are the meeting's. Raises UserError; LockedError for what a standing final version was made with.
        """
        if not fields.keys() <= _PRINTED | {"options"}:
            raise TypeError(sorted(fields.keys() - _PRINTED))
        self._refuse_when_final(meeting_id, kind, fields)
        values = {name: cleaned(name, value) for name, value in fields.items() if name != "options"}
        if "options" in fields:
            values["options"] = written_options(fields["options"], default_options(kind, office_style()))
        if "number" in values:
            values["number"] = self._whole_number(meeting_id, kind, values)
        names = _OF_MEETING.get(kind, {})
        of_meeting = {names[name]: value for name, value in values.items() if name in names}
        rest = {name: value for name, value in values.items() if name not in names}
        join = f"plate:{meeting_id}:{kind}:{','.join(sorted(fields))}"
        with self._store.journal.unit(f"ubah {field_names(fields)} {kind.label.lower()}", join=join) as unit:
            if of_meeting:
                unit.update(Entity.MEETING, meeting_id, **of_meeting)
            if rest:
                row_id = natural_id("document", meeting_id, kind.value)
                unit.insert(Entity.DOCUMENT, row_id, meeting_id=meeting_id, kind=kind.value, **rest)
        return unit.change

    def _refuse_when_final(self, meeting_id: str, kind: DocumentKind, fields: dict[str, Any]) -> None:
        """Of a final document only whether its public copy is looked at can still be chosen."""
        standing = queries.current(meeting_id, [kind])
        if not standing:
            return
        held = fields.keys() & _PRINTED
        if "options" in fields and not same_document(fields["options"], self._plate(meeting_id, kind).options):
            held |= {"options"}
        if held:
            raise LockedError(
                f"{kind.label} versi {standing[0].version} sudah final; buka kembali dahulu untuk mengubah "
                f"{field_names(held)}nya."
            )

    def _plate(self, meeting_id: str, kind: DocumentKind) -> DocumentPlate:
        return next(one for one in self.plates(meeting_id) if one.kind is kind)

    def _whole_number(self, meeting_id: str, kind: DocumentKind, values: dict[str, Any]) -> str:
        """`1427` -> `000.1.5/1427/429.011/2026`, with the year of the document."""
        typed: str = values["number"]
        if not (typed.isascii() and typed.isdecimal()):
            return typed
        plate = self._plate(meeting_id, kind)
        meeting = meeting_queries.meeting(meeting_id)
        planned = meeting.date if meeting and kind is not DocumentKind.UNDANGAN else None
        return office_style().number(typed, values.get("date") or plate.date or planned or self._now().date())

    def parties_like(self, meeting_id: str, text: str, limit: int = 8) -> tuple[KnownParty, ...]:
        """Who may be a party of the berita acara: the meeting's people first, then the directory's, institutions."""
        return parties_like(meeting_id, text, limit)

    # ---- files

    def write(self, meeting_id: str, options: DocumentOptions, path: Path, progress: Progress) -> Path:
        """Write one document (long work); nothing half-written ever has that name. Raises UserError."""
        return self.write_from(self.record(meeting_id), options, path, progress)

    def make(self, meeting_id: str, options: DocumentOptions, progress: Progress) -> bytes:
        """The file of one document in memory, for preview and printing (long work). Raises UserError, Cancelled."""
        return self.make_from(self.record(meeting_id), options, progress)

    def make_from(self, record: MeetingRecord, options: DocumentOptions, progress: Progress) -> bytes:
        """The file of one document of a record that was gathered before. Raises UserError, Cancelled."""
        # Imported here: the PDF and Excel libraries belong to this job, not to the start of the program.
        from rakor_desktop.documents.writer import make_document

        return make_document(record, self._ready(options), progress, self._template(options))

    def write_from(self, record: MeetingRecord, options: DocumentOptions, path: Path, progress: Progress) -> Path:
        """Write one document of a record that was gathered before. Raises UserError, Cancelled."""
        from rakor_desktop.documents.writer import write_document

        write_document(record, self._ready(options), path, progress, self._template(options))
        return path

    def _ready(self, options: DocumentOptions) -> DocumentOptions:
        formats = options.kind.formats
        return replace(
            options,
            format=options.format if options.format in formats else formats[0],
            made_at=options.made_at or self._now(),
        )

    def _template(self, options: DocumentOptions) -> bytes:
        return SettingService(self._store).word_template(options.kind) if options.format is Format.DOCX else b""

    def write_many(
        self, meeting_id: str, options: Sequence[DocumentOptions], folder: Path, progress: Progress
    ) -> tuple[Path, ...]:
        """Write several documents into a folder (long work), each with its own options. Raises UserError, Cancelled."""
        record = self.record(meeting_id)
        make_folder(folder)
        paths: list[Path] = []
        for index, one in enumerate(map(self._ready, options)):
            target = folder / self._name(record, one)
            share = _Part(progress, index, len(options), one.kind.label)
            paths.append(self.write_from(record, one, target, share))
        return tuple(paths)

    def has_addressees(self, record: MeetingRecord, kind: DocumentKind) -> bool:
        """Whether anybody gets a letter, or any institution a lembar tugas, of its own."""
        return bool(_found(record, kind))

    def write_each(
        self, record: MeetingRecord, options: DocumentOptions, folder: Path, progress: Progress
    ) -> Iterator[Path]:
        """One file per addressee into a folder (long work): per invitee a letter, per institution its lembar tugas.

        Gives each file as soon as it stands. Raises UserError, also for a document that is for all; Cancelled.
        """
        addressees = _addressees(record, options.kind)
        make_folder(folder)
        options = self._ready(replace(options, per_invitee=options.kind is DocumentKind.UNDANGAN))
        for index, (row_id, name) in enumerate(addressees):
            part = f"{index + 1:03d}-{slug(name, 32)}"
            target = folder / self._name(record, options, part)
            share = _Part(progress, index, len(addressees), name)
            yield self.write_from(record, replace(options, only=row_id), target, share)

    def file_name(
        self,
        meeting_id: str,
        kind: DocumentKind,
        file_format: Format | None = None,
        *,
        public: bool = False,
        version: int = 0,
    ) -> str:
        """The name a document gets: date, kind, number, meeting, `v2`, `publik` (documents.md section 12.1).

        `version` is that of a final document, 0 for a draft. Only what stands in names is read: a screen asks for one
        before it opens a dialog, and must not wait for the whole meeting.
        """
        from rakor_desktop.documents.writer import file_name

        meeting, style = meeting_queries.meeting(meeting_id), office_style()
        if meeting is None:
            raise UserError(_GONE)
        named = MeetingRecord(
            meeting, Letterhead(""), _NOBODY, self._now().date(), plates=plates(meeting, style), style=style
        )
        return file_name(named, kind, file_format, public=public, version=version)

    def _name(self, record: MeetingRecord, options: DocumentOptions, part: str = "") -> str:
        from rakor_desktop.documents.writer import file_name

        return file_name(record, options.kind, options.format, part, public=options.public_copy)

    # ---- pages of a made PDF

    def page_sizes(self, pdf: bytes) -> tuple[PageSize, ...]:
        """The size of each page of a made PDF."""
        from rakor_desktop.documents import pictures

        return pictures.page_sizes(pdf)

    def page_picture(self, pdf: bytes, index: int, width: int) -> PagePicture:
        """One page (from 0) of a made PDF, `width` pixels wide (a job)."""
        from rakor_desktop.documents import pictures

        return pictures.page_picture(pdf, index, width)

    def find_text(self, pdf: bytes, text: str) -> tuple[TextHit, ...]:
        """Where a text stands in a made PDF, whatever the case (a job)."""
        from rakor_desktop.documents import pictures

        return pictures.find_text(pdf, text)


def make_folder(folder: Path) -> None:
    """Make a folder for documents where there is none. Raises UserError."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(f"Folder {folder} tidak dapat dibuat; pilih folder lain.") from error


def _found(record: MeetingRecord, kind: DocumentKind) -> tuple[tuple[str, str], ...]:
    """(id, name) of everybody who gets a file of their own."""
    if kind is DocumentKind.UNDANGAN:
        from rakor_desktop.documents.invitee_list import invited

        return tuple((one.id, one.full_name) for one in invited(record))
    if kind is DocumentKind.LEMBAR_TUGAS:
        from rakor_desktop.documents.task_sheet import task_institutions

        return task_institutions(record)
    return ()


def _addressees(record: MeetingRecord, kind: DocumentKind) -> tuple[tuple[str, str], ...]:
    """The same. Raises UserError when there is nobody."""
    if found := _found(record, kind):
        return found
    if kind is DocumentKind.UNDANGAN:
        raise UserError("Belum ada yang diundang; tambahkan undangan di Persiapan dahulu.")
    if kind is DocumentKind.LEMBAR_TUGAS:
        raise UserError("Belum ada instansi yang mendapat tugas; isi penanggung jawab di Kesepakatan dahulu.")
    raise UserError(f"{kind.label} tidak dibuat satu per penerima; simpan sebagai satu berkas.")
