"""Where the file of a document comes from: made anew from what was recorded, or kept as a final version."""

from __future__ import annotations

from dataclasses import dataclass

from rakor_desktop.domain.naskah import DocumentKind, Format
from rakor_desktop.domain.progress import Progress
from rakor_desktop.domain.record import DocumentOptions
from rakor_desktop.domain.versions import FinalDocument
from rakor_desktop.services.documents import DocumentService
from rakor_desktop.services.finals import FinalService


@dataclass(frozen=True, slots=True)
class Source:
    """One document as it is looked at, printed and saved; `final` is the version that stands, None for a draft."""

    meeting_id: str
    options: DocumentOptions
    final: FinalDocument | None = None

    @property
    def kind(self) -> DocumentKind:
        """Which document it is."""
        return self.options.kind

    @property
    def is_kept(self) -> bool:
        """Whether its file is the kept one of a final version: only PDF is kept."""
        return self.final is not None and self.options.format is Format.PDF

    @property
    def version(self) -> int:
        """The final version whose content the file holds; 0 for a draft and for what is made anew beside a version."""
        return self.final.version if self.final is not None and (self.is_kept or self.options.final) else 0


@dataclass(frozen=True, slots=True)
class Files:
    """The two services that give files; used in the worker."""

    documents: DocumentService
    finals: FinalService

    def name(self, source: Source) -> str:
        """What the file of a document is called."""
        options = source.options
        return self.documents.file_name(
            source.meeting_id, source.kind, options.format, public=options.public_copy, version=source.version
        )

    def content(self, source: Source, progress: Progress) -> bytes:
        """The file of a document in memory (long work). Raises UserError, Cancelled."""
        if source.final is not None and source.is_kept:
            return self.finals.content(source.final.id, public=source.options.public_copy)
        return self.documents.make(source.meeting_id, source.options, progress)
