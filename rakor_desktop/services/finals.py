"""Final versions: what is missing before one, making and reopening one, comparing two, checking a file."""

from __future__ import annotations

from pathlib import Path

from rakor_desktop.domain.change import Change, Written
from rakor_desktop.domain.completeness import Gap
from rakor_desktop.domain.naskah import DocumentKind
from rakor_desktop.domain.progress import Progress
from rakor_desktop.domain.record import DocumentOptions
from rakor_desktop.domain.versions import Difference, FinalDocument, Verification
from rakor_desktop.services.base import Service


class FinalService(Service):
    """Use cases of Finalkan, Buka kembali, Bandingkan versi and Periksa keaslian."""

    def gaps(self, meeting_id: str, kind: DocumentKind) -> tuple[Gap, ...]:
        """What the document still lacks, what blocks it first."""
        raise NotImplementedError

    def finalise(self, meeting_id: str, options: DocumentOptions, progress: Progress) -> Written[FinalDocument]:
        """Make the next final version (long work): its file, its public copy, and the lock where the kind has one.

        Raises UserError: something blocking is missing; the content changed meanwhile; Cancelled.
        """
        raise NotImplementedError

    def reopen(self, meeting_id: str, kind: DocumentKind, reason: str) -> Change:
        """Open a final document again; one that locks the meeting is reopened with all others that lock it.

        Raises UserError without a reason, or when no final version stands.
        """
        raise NotImplementedError

    def versions(self, meeting_id: str, kind: DocumentKind | None = None) -> tuple[FinalDocument, ...]:
        """The final versions of a meeting, of one kind or of all, newest first."""
        raise NotImplementedError

    def locked_by(self, meeting_id: str) -> FinalDocument | None:
        """The first final document that locks the meeting now, None while it is open."""
        raise NotImplementedError

    def content(self, final_id: str, *, public: bool = False) -> bytes:
        """The kept file of a final version, or its public copy. Raises UserError when there is none."""
        raise NotImplementedError

    def compare(self, meeting_id: str, older: FinalDocument, newer: FinalDocument | None) -> tuple[Difference, ...]:
        """What changed from one version to another, or to the state now (None)."""
        raise NotImplementedError

    def verify(self, path: Path) -> Verification:
        """Check a PDF against every final version of this data file. Raises UserError: no PDF, unreadable."""
        raise NotImplementedError
