"""Makes a document in a test and reads it back: pages, texts with their places, fonts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import pikepdf
import pypdfium2

from rakor_desktop.documents.writer import write_document
from rakor_desktop.domain.naskah import DocumentKind
from rakor_desktop.domain.progress import Silent
from rakor_desktop.domain.record import DocumentOptions, MeetingRecord
from tests.unit.documents.records import MADE_AT

MM = 72 / 25.4


@dataclass(frozen=True, slots=True)
class Word:
    """A run of text on one line with its box in points from the lower left corner."""

    text: str
    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True, slots=True)
class Read:
    """A document as its reader sees it."""

    path: Path
    pages: tuple[str, ...]
    words: tuple[tuple[Word, ...], ...]
    sizes: tuple[tuple[float, float], ...]

    @property
    def text(self) -> str:
        """All pages, with line breaks and runs of blanks as one blank."""
        return " ".join(" ".join(page.split()) for page in self.pages)

    def find(self, text: str, page: int = 0) -> Word:
        """The first run on a page with exactly this text."""
        return next(word for word in self.words[page] if word.text == text)


def make(record: MeetingRecord, folder: Path, kind: DocumentKind, **changes: object) -> Read:
    """Write a final document of the record and read it back."""
    path = folder / f"{kind.value}.pdf"
    options = replace(DocumentOptions(kind, final=True, made_at=MADE_AT), **changes)
    write_document(record, options, path, Silent())
    return read(path)


def read(path: Path) -> Read:
    """Read a document."""
    document = pypdfium2.PdfDocument(path)
    pages: list[str] = []
    words: list[tuple[Word, ...]] = []
    sizes: list[tuple[float, float]] = []
    try:
        for page in document:
            text = page.get_textpage()
            pages.append(text.get_text_range())
            runs: list[Word] = []
            for index in range(text.count_rects()):
                left, bottom, right, top = text.get_rect(index)
                runs.append(Word(text.get_text_bounded(left, bottom, right, top).strip(), left, bottom, right, top))
            words.append(tuple(runs))
            sizes.append(page.get_size())
            text.close()
            page.close()
    finally:
        document.close()
    return Read(path, tuple(pages), tuple(words), tuple(sizes))


def fonts(path: Path) -> dict[str, bool]:
    """The fonts of a file and whether each is embedded."""
    found: dict[str, bool] = {}
    with pikepdf.open(path) as document:
        for page in document.pages:
            for font in page.resources.get("/Font", {}).values():
                descriptor = font.get("/FontDescriptor")
                found[str(font.BaseFont)] = descriptor is not None and "/FontFile2" in descriptor
    return found
