"""Makes a document in a test and reads it back: pages, texts with their places, fonts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, cast

import pikepdf
import pypdfium2
from PIL import Image

from rakor_desktop.documents.metadata import FileInfo
from rakor_desktop.documents.page import Section, write_pages
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


def draw(folder: Path, sections: Sequence[Section], *, draft: bool = False, **options: Any) -> Read:
    """Draw sections as a final document and read them back."""
    path = folder / "lembar.pdf"
    info = FileInfo("Judul", "Instansi", "Perihal", MADE_AT)
    with path.open("wb") as stream:
        write_pages(stream, sections, info, Silent(), draft=draft, **options)
    return read(path)


def picture(path: Path, page: int = 0, scale: int = 4) -> Image.Image:
    """A page as pixels, `scale` per point."""
    document = pypdfium2.PdfDocument(path)
    try:
        return document[page].render(scale=scale).to_pil().convert("RGB")
    finally:
        document.close()


def colours(image: Image.Image) -> dict[tuple[int, int, int], int]:
    """How many pixels have each colour."""
    found = image.getcolors(image.width * image.height) or []
    return {cast("tuple[int, int, int]", colour): count for count, colour in found}


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
