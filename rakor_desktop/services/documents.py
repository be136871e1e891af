"""Making the documents of a meeting: gathering the record, writing files, pictures for the preview."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from rakor_desktop.domain.attendance import summarise
from rakor_desktop.domain.change import Change
from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.naskah import DocumentKind, Format
from rakor_desktop.domain.pages import PagePicture, PageSize, TextHit
from rakor_desktop.domain.people import Letterhead
from rakor_desktop.domain.progress import Progress
from rakor_desktop.domain.record import DocumentOptions, DocumentPlate, GroupRecord, MeetingRecord
from rakor_desktop.services.base import Service
from rakor_desktop.storage.queries import agreements as agreement_queries
from rakor_desktop.storage.queries import discussion as discussion_queries
from rakor_desktop.storage.queries import meetings as meeting_queries
from rakor_desktop.storage.queries import participants as participant_queries
from rakor_desktop.storage.queries import people as people_queries


class _Part:
    """A listener that shows one document of several as a share of the whole."""

    def __init__(self, whole: Progress, index: int, count: int, name: str) -> None:
        self._whole, self._index, self._count, self._name = whole, index, count, name

    def report(self, done: int, total: int, text: str = "") -> None:
        share = round(100 * done / total) if total else 0
        self._whole.report(self._index * 100 + min(share, 100), self._count * 100, f"{self._name} {text}".strip())


class DocumentService(Service):
    """Use cases of the document screen and of the command line."""

    def record(self, meeting_id: str) -> MeetingRecord:
        """Everything that the documents of a meeting print. Raises UserError when it was deleted."""
        meeting = meeting_queries.meeting(meeting_id)
        if meeting is None:
            raise UserError("Rapat ini sudah dihapus; tekan Ctrl+Z untuk mengembalikannya.")
        participants = participant_queries.participants(meeting_id)
        head = people_queries.letterhead(self._store, meeting.letterhead_id)
        groups = tuple(
            GroupRecord(
                group,
                discussion_queries.members(group.id, participants),
                discussion_queries.points(group.id),
                discussion_queries.issues(group.id),
            )
            for group in discussion_queries.groups(meeting_id)
        )
        return MeetingRecord(
            meeting=meeting,
            letterhead=head or Letterhead(""),
            attendance=summarise(participants, meeting.quorum_percent),
            today=self._now().date(),
            chair=people_queries.person(meeting.chair_id),
            secretary=people_queries.person(meeting.secretary_id),
            minute_taker=people_queries.person(meeting.minute_taker_id),
            signatory=people_queries.signatory(meeting.signatory_id),
            agenda=participant_queries.agenda(meeting_id),
            participants=participants,
            remarks=discussion_queries.remarks(meeting_id),
            groups=groups,
            agreements=agreement_queries.agreements(meeting_id),
        )

    def plates(self, meeting_id: str) -> tuple[DocumentPlate, ...]:
        """What is kept for each document of a meeting: every kind, in the order of the list."""
        raise NotImplementedError

    def set_plate(self, meeting_id: str, kind: DocumentKind, **fields: Any) -> Change:
        """Change number, date, addressee, copies, intro, advice or options of a document.

        A number of digits only becomes the whole number by the office's pattern; those of the invitation and the
        notula are the meeting's. Raises UserError.
        """
        raise NotImplementedError

    def write(self, meeting_id: str, options: DocumentOptions, path: Path, progress: Progress) -> Path:
        """Write one document (long work); nothing half-written ever has that name. Raises UserError."""
        return self._write(self.record(meeting_id), options, path, progress)

    def _write(self, record: MeetingRecord, options: DocumentOptions, path: Path, progress: Progress) -> Path:
        # Imported here: the PDF and Excel libraries belong to this job, not to the start of the program.
        from rakor_desktop.documents.writer import write_document

        write_document(record, replace(options, made_at=options.made_at or self._now()), path, progress)
        return path

    def write_all(
        self,
        meeting_id: str,
        folder: Path,
        kinds: Sequence[DocumentKind],
        progress: Progress,
        options: DocumentOptions | None = None,
    ) -> tuple[Path, ...]:
        """Write several documents into a folder (long work). Raises UserError."""
        record = self.record(meeting_id)
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise UserError(f"Folder {folder} tidak dapat dibuat; pilih folder lain.") from error
        paths: list[Path] = []
        for index, kind in enumerate(kinds):
            wanted = replace(options, kind=kind) if options else DocumentOptions(kind)
            target = folder / self._name(record, kind)
            paths.append(self._write(record, wanted, target, _Part(progress, index, len(kinds), kind.label)))
        return tuple(paths)

    def write_each(
        self, meeting_id: str, options: DocumentOptions, folder: Path, progress: Progress
    ) -> tuple[Path, ...]:
        """One file per addressee into a folder (long work): per invitee a letter, per institution its lembar tugas.

        Raises UserError, Cancelled.
        """
        raise NotImplementedError

    def make(self, meeting_id: str, options: DocumentOptions, progress: Progress) -> bytes:
        """The file of one document in memory, for preview and printing (long work). Raises UserError, Cancelled."""
        raise NotImplementedError

    def page_sizes(self, pdf: bytes) -> tuple[PageSize, ...]:
        """The size of each page of a made PDF."""
        raise NotImplementedError

    def page_picture(self, pdf: bytes, index: int, width: int) -> PagePicture:
        """One page (from 0) of a made PDF, `width` pixels wide (a job)."""
        raise NotImplementedError

    def find_text(self, pdf: bytes, text: str) -> tuple[TextHit, ...]:
        """Where a text stands in a made PDF, whatever the case (a job)."""
        raise NotImplementedError

    def file_name(self, meeting_id: str, kind: DocumentKind, file_format: Format | None = None) -> str:
        """The name a document gets: date, kind, meeting (documents.md section 12.1)."""
        return self._name(self.record(meeting_id), kind)

    def _name(self, record: MeetingRecord, kind: DocumentKind) -> str:
        from rakor_desktop.documents.writer import file_name

        return file_name(record, kind)

    def pictures(
        self, meeting_id: str, options: DocumentOptions, progress: Progress, *, width: int
    ) -> tuple[PagePicture, ...]:
        """The pages of a PDF document as pictures `width` pixels wide (long work)."""
        from rakor_desktop.documents.pictures import page_pictures

        with tempfile.TemporaryDirectory(prefix="rakor-") as folder:
            path = self.write(meeting_id, options, Path(folder) / "pratinjau.pdf", progress)
            return tuple(PagePicture(*page) for page in page_pictures(path.read_bytes(), width, progress))
