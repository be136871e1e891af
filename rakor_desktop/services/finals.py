"""Final versions: what is missing before one, making and reopening one, comparing two, checking a file."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rakor_desktop.domain.change import Change, Entity, Written
from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.formatting import clean_text, clock, long_date
from rakor_desktop.domain.ident import natural_id, new_id
from rakor_desktop.domain.kinds import MinutesState
from rakor_desktop.domain.naskah import DocumentKind, Format
from rakor_desktop.domain.progress import Progress
from rakor_desktop.domain.versions import (
    Difference,
    FinalDocument,
    Verdict,
    Verification,
    content_digest,
    short_code,
)
from rakor_desktop.services.base import Service
from rakor_desktop.services.plates import whole_options
from rakor_desktop.storage.journal import PLAIN
from rakor_desktop.storage.locks import HELD, LETTER, PRINTED
from rakor_desktop.storage.queries import documents as queries
from rakor_desktop.storage.queries import participants as participant_queries

if TYPE_CHECKING:
    from rakor_desktop.domain.completeness import Gap
    from rakor_desktop.domain.record import DocumentOptions, MeetingRecord, Seal

_LOCKING = tuple(kind for kind in DocumentKind if kind.locks_meeting)
_CODE = re.compile(r"\b[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{2}\b")
_LARGEST = 500 * 1024 * 1024
_CHANGED_MEANWHILE = "Isi rapat berubah selagi dokumen dibuat; periksa, lalu finalkan sekali lagi."


class _Half:
    """A listener that shows the file and its public copy as one piece of work."""

    def __init__(self, whole: Progress, index: int, count: int) -> None:
        self._whole, self._index, self._count = whole, index, count

    def report(self, done: int, total: int, text: str = "") -> None:
        share = min(round(100 * done / total), 100) if total else 0
        self._whole.report(self._index * 100 + share, self._count * 100, text)


class FinalService(Service):
    """Use cases of Finalkan, Buka kembali, Bandingkan versi and Periksa keaslian.

    Each imports what only it needs: whether a meeting is locked is asked whenever one is opened, and must not wait.
    """

    def gaps(self, meeting_id: str, kind: DocumentKind) -> tuple[Gap, ...]:
        """What the document still lacks, what blocks it first."""
        from rakor_desktop.services.record import gather

        return self._gaps(gather(self._store, meeting_id, self._now().date()), kind)

    def _gaps(self, record: MeetingRecord, kind: DocumentKind) -> tuple[Gap, ...]:
        from rakor_desktop.domain.completeness import check_document
        from rakor_desktop.services.workdays import day_off

        absent = participant_queries.absent_institutions(record.meeting.id)
        return check_document(record, kind, absent=absent, day_off=day_off, attached=_attached(record, kind))

    def finalise(self, meeting_id: str, options: DocumentOptions, progress: Progress) -> Written[FinalDocument]:
        """Make the next final version (long work): its file, its public copy, and the lock where the kind has one.

        Raises UserError: something blocking is missing; the content changed meanwhile; Cancelled.
        """
        from rakor_desktop.documents.writer import file_name
        from rakor_desktop.domain.record import Seal
        from rakor_desktop.services.record import gather

        kind, now = options.kind, self._now()
        if not kind.can_be_final:
            raise UserError(f"{kind.label} tidak dapat difinalkan; simpan atau cetak saja.")
        record = gather(self._store, meeting_id, now.date())
        known = self._refuse_second(meeting_id, kind)
        # The options may be newer than those that the plate keeps.
        chosen = replace(record.plate(kind), options=options)
        plates = tuple(chosen if plate.kind is kind else plate for plate in record.plates)
        blocking = next((gap for gap in self._gaps(replace(record, plates=plates), kind) if gap.blocks), None)
        if blocking is not None:
            raise UserError(blocking.text)
        version = known + 1
        digest = content_digest(record)
        seal = Seal(version, short_code(kind, version, meeting_id, digest), digest)
        file, public = self._files(record, options, seal, now, progress)
        final = FinalDocument(
            id=new_id(),
            meeting_id=meeting_id,
            kind=kind,
            version=version,
            number=record.number(kind),
            state=MinutesState.FINAL,
            file_name=file_name(record, kind),
            size=len(file),
            sha256=hashlib.sha256(file).hexdigest(),
            public_sha256=hashlib.sha256(public).hexdigest() if public else "",
            digest=digest,
            code=seal.code,
            made_at=now,
            operator=self._store.journal.operator,
        )
        return self._keep(record, final, options, (file, public))

    def _refuse_second(self, meeting_id: str, kind: DocumentKind) -> int:
        """The newest version so far, 0 without one. Raises UserError while one stands."""
        known = queries.finals(meeting_id, kind)
        standing = next((one for one in known if one.is_current), None)
        if standing is not None:
            raise UserError(
                f"{kind.label} versi {standing.version} sudah final; buka kembali dahulu bila perlu diubah."
            )
        return max((one.version for one in known), default=0)

    def _files(
        self, record: MeetingRecord, options: DocumentOptions, seal: Seal, now: datetime, progress: Progress
    ) -> tuple[bytes, bytes]:
        """The file and its public copy, empty where the kind has none."""
        from rakor_desktop.services.documents import DocumentService

        documents = DocumentService(self._store)
        wanted = replace(options, format=Format.PDF, final=True, public_copy=False, only="", seal=seal, made_at=now)
        count = 2 if options.kind.has_public_copy else 1
        file = documents.make_from(record, wanted, _Half(progress, 0, count))
        if count == 1:
            return file, b""
        return file, documents.make_from(record, replace(wanted, public_copy=True), _Half(progress, 1, count))

    def _keep(
        self, record: MeetingRecord, final: FinalDocument, options: DocumentOptions, files: tuple[bytes, bytes]
    ) -> Written[FinalDocument]:
        """Write the version and the state of the meeting in one go; the files were made before, out of any lock."""
        from rakor_desktop.services.record import gather

        kind, meeting = final.kind, record.meeting
        # Beyond undo: a signed paper cannot be taken back by Ctrl+Z, only be reopened for a reason.
        with self._store.journal.unit(f"finalkan {kind.label} versi {final.version}", origin=PLAIN) as unit:
            if gather(self._store, meeting.id, record.today) != record:
                raise UserError(_CHANGED_MEANWHILE)
            if self._refuse_second(meeting.id, kind) != final.version - 1:
                raise UserError(_CHANGED_MEANWHILE)
            final = replace(final, mark=self._store.journal.mark())
            for content in files:
                if content:
                    self._store.keep_blob(content)
            if kind.locks_meeting:
                fields: dict[str, Any] = {"minutes_state": MinutesState.FINAL}
                if kind is DocumentKind.NOTULA:
                    fields["minutes_version"] = final.version
                unit.update(Entity.MEETING, meeting.id, **fields)
                # No step before may be taken back any more: it would run into the lock.
                self._store.journal.settle()
            self._settle_printed(meeting.id, kind)
            unit.insert(Entity.DOCUMENT, final.id, **_columns(final), options=whole_options(options))
        return Written(unit.change, final)

    def _settle_printed(self, meeting_id: str, kind: DocumentKind) -> None:
        """Keep Ctrl+Z from the steps that typed what the document printed: each would stop there and never go on."""
        journal, plate = self._store.journal, natural_id("document", meeting_id, kind.value)
        journal.settle_writes(Entity.DOCUMENT, plate, (*PRINTED, "options", "deleted_at"), made=True)
        journal.settle_writes(Entity.MEETING, meeting_id, HELD.get(kind, ()))
        if kind is DocumentKind.UNDANGAN:
            journal.settle_writes(Entity.LETTER, natural_id("letter", meeting_id), LETTER, made=True)

    def reopen(self, meeting_id: str, kind: DocumentKind, reason: str) -> Change:
        """Open a final document again; one that locks the meeting is reopened with all others that lock it.

        They print the same content: as soon as it may be changed, none of them holds any more, and the officer has one
        thing to do instead of finding out which other document still locks. Raises UserError without a reason, or
        when no final version stands.
        """
        reason = clean_text(reason).strip()
        if not reason:
            raise UserError("Alasan membuka kembali masih kosong; tulis alasannya dahulu.")
        if not queries.current(meeting_id, [kind]):
            raise UserError(f"{kind.label} tidak sedang final; tidak ada yang perlu dibuka kembali.")
        standing = queries.current(meeting_id, _LOCKING if kind.locks_meeting else [kind])
        names = ", ".join(f"{one.kind.label} versi {one.version}" for one in standing)
        # Like finalising it is no step of undo: who reopened, when and why stays on record.
        with self._store.journal.unit(f"buka kembali {names}", origin=PLAIN) as unit:
            moment = self._now()
            for one in standing:
                unit.update(Entity.DOCUMENT, one.id, reopened_at=moment, reason=reason, state=MinutesState.KONSEP)
            if kind.locks_meeting:
                unit.update(Entity.MEETING, meeting_id, minutes_state=MinutesState.KONSEP)
        return unit.change

    def versions(self, meeting_id: str, kind: DocumentKind | None = None) -> tuple[FinalDocument, ...]:
        """The final versions of a meeting, of one kind or of all, newest first."""
        return queries.finals(meeting_id, kind)

    def locked_by(self, meeting_id: str) -> FinalDocument | None:
        """The first final document that locks the meeting now, None while it is open."""
        return next(iter(queries.current(meeting_id, _LOCKING)), None)

    def content(self, final_id: str, *, public: bool = False) -> bytes:
        """The kept file of a final version, or its public copy. Raises UserError when there is none."""
        final = queries.final(final_id)
        digest = "" if final is None else final.public_sha256 if public else final.sha256
        content = self._store.blob(digest) if digest else b""
        if not content:
            raise UserError("Berkas versi ini tidak ada di berkas data; pulihkan dari cadangan.")
        return content

    def compare(self, meeting_id: str, older: FinalDocument, newer: FinalDocument | None) -> tuple[Difference, ...]:
        """What changed between two versions, whichever is named first, or from one to the state now (None)."""
        from rakor_desktop.services.differences import differences

        return differences(self._store.db, meeting_id, older.id, newer.id if newer else None)

    def verify(self, path: Path) -> Verification:
        """Check a PDF against every final version of this data file. Raises UserError: no PDF, unreadable."""
        from rakor_desktop.documents.pictures import page_texts

        content = _read(path)
        digest = hashlib.sha256(content).hexdigest()
        final = queries.final_with(digest)
        if final is not None:
            verdict = Verdict.UNCHANGED if digest == final.sha256 else Verdict.PUBLIC_COPY
            return Verification(verdict, _sentence(verdict, final), digest, final)
        codes = {code for text in page_texts(content) for code in _CODE.findall(text)}
        final = queries.final_coded(codes) if codes else None
        verdict = Verdict.UNKNOWN if final is None else Verdict.CHANGED
        return Verification(verdict, _sentence(verdict, final), digest, final)


def _columns(final: FinalDocument) -> dict[str, Any]:
    names = (
        "meeting_id", "version", "number", "state", "file_name", "size", "sha256", "public_sha256", "digest", "code",
        "made_at", "operator", "mark",
    )  # fmt: skip
    return {"kind": final.kind.value, **{name: getattr(final, name) for name in names}}


def _attached(record: MeetingRecord, kind: DocumentKind) -> int | None:
    """How many sheets are attached to the letter; only where a number was typed, for they have to be laid out."""
    if kind is not DocumentKind.UNDANGAN or record.letter is None or not record.letter.attachment.strip():
        return None
    from rakor_desktop.documents.invitation import attachment_pages

    return attachment_pages(record, record.plate(kind).options)


def _read(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise UserError(f"{path.name} adalah folder; pilih berkas PDF di dalamnya.")
        if path.stat().st_size > _LARGEST:
            raise UserError(f"{path.name} lebih dari 500 MB; ini bukan dokumen rapat.")
        content = path.read_bytes()
    except FileNotFoundError as error:
        raise UserError(f"{path.name} tidak ditemukan; periksa nama dan foldernya.") from error
    except OSError as error:
        raise UserError(f"{path.name} tidak dapat dibaca; periksa berkasnya lalu coba lagi.") from error
    if b"%PDF-" not in content[:1024]:
        raise UserError(f"{path.name} bukan berkas PDF; pilih berkas PDF yang akan diperiksa.")
    return content


def _sentence(verdict: Verdict, final: FinalDocument | None) -> str:
    """The outcome for the officer."""
    if final is None:
        return "Berkas ini tidak dikenal: tidak ada dokumen final di berkas data ini yang cocok dengannya."
    made = f"{long_date(final.made_at.date())} pukul {clock(final.made_at)}"
    name = f"{final.kind.label} versi {final.version} ({made})"
    if verdict is Verdict.PUBLIC_COPY:
        name = f"salinan publik {name}"
    if verdict is not Verdict.CHANGED and final.is_current:
        return f"Asli: berkas ini sama persis dengan {name}."
    if verdict is not Verdict.CHANGED:
        standing = next(iter(queries.current(final.meeting_id, [final.kind])), None)
        now = f"yang berlaku versi {standing.version}" if standing is not None else "belum ada penggantinya yang final"
        return (
            f"Asli, tetapi tidak berlaku lagi: berkas ini sama persis dengan {name}, yang sudah dibuka kembali: "
            f"{final.reason.rstrip(' .')}; {now}."
        )
    return (
        f"Tidak sama: berkas ini memuat kode {final.code} dari {name}, tetapi isinya berbeda dari yang disimpan; "
        "jangan dipakai sebelum diperiksa."
    )
