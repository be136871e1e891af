"""Looks into a finished PDF for the preview, the printer and the check of a file: sizes, pixels, texts."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from typing import TYPE_CHECKING

from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.formatting import clean_line
from rakor_desktop.domain.pages import Box, PagePicture, PageSize, TextHit

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage, PdfTextPage

_MOST_HITS = 2000
# PDFium must not be entered by two threads at once, not even for two files (its own documentation).
_ONE_AT_A_TIME = Lock()


@contextmanager
def _opened(pdf: bytes) -> Iterator[PdfDocument]:
    """Raises UserError when it is no PDF, one with a password, or one of which a page cannot be read."""
    # Imported here: the library belongs to the job, not to the start of the program.
    import pypdfium2

    with _ONE_AT_A_TIME:
        try:
            # A damaged file may open and fail only where its pages are looked at.
            with pypdfium2.PdfDocument(pdf) as document:
                yield document
        except pypdfium2.PdfiumError as error:
            raise UserError("Berkas ini bukan PDF yang dapat dibaca; pilih berkas lain.") from error


@contextmanager
def _page(document: PdfDocument, index: int) -> Iterator[PdfPage]:
    page = document[index]
    try:
        yield page
    finally:
        page.close()


@contextmanager
def _text(page: PdfPage) -> Iterator[PdfTextPage]:
    text = page.get_textpage()
    try:
        yield text
    finally:
        text.close()


def page_sizes(pdf: bytes) -> tuple[PageSize, ...]:
    """The size of every page. Raises UserError for what is no PDF."""
    with _opened(pdf) as document:
        return tuple(PageSize(*document.get_page_size(index)) for index in range(len(document)))


def page_picture(pdf: bytes, index: int, width: int) -> PagePicture:
    """One page, `width` pixels wide."""
    with _opened(pdf) as document, _page(document, index) as page:
        bitmap = page.render(scale=width / page.get_width(), rev_byteorder=True, prefer_bgrx=True)
        try:
            return PagePicture(bitmap.width, bitmap.height, bytes(bitmap.buffer))
        finally:
            bitmap.close()


def find_text(pdf: bytes, text: str) -> tuple[TextHit, ...]:
    """Every place of a text, whatever the case, in reading order; at most 2,000."""
    hits: list[TextHit] = []
    text = clean_line(text)
    if not text:
        return ()
    with _opened(pdf) as document:
        for index in range(len(document)):
            with _page(document, index) as page, _text(page) as found:
                width, height = page.get_size()
                search = found.search(text)
                while (place := search.get_next()) is not None:
                    hits.append(TextHit(index, _boxes(found, place, width, height)))
                    if len(hits) == _MOST_HITS:
                        return tuple(hits)
    return tuple(hits)


def _boxes(text: PdfTextPage, place: tuple[int, int], width: float, height: float) -> tuple[Box, ...]:
    boxes: list[Box] = []
    for number in range(text.count_rects(*place)):
        left, bottom, right, top = text.get_rect(number)
        boxes.append(Box(left / width, 1 - top / height, (right - left) / width, (top - bottom) / height))
    return tuple(boxes)


def page_texts(pdf: bytes) -> tuple[str, ...]:
    """What every page says. Raises UserError for what is no PDF."""
    with _opened(pdf) as document:
        texts: list[str] = []
        for index in range(len(document)):
            with _page(document, index) as page, _text(page) as found:
                texts.append(found.get_text_range())
        return tuple(texts)
