"""The Word documents as LibreOffice Writer lays them out, beside our own PDF of the same record."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest

from rakor_desktop.documents.writer import write_document
from rakor_desktop.domain.naskah import DocumentKind, Format
from rakor_desktop.domain.progress import Silent
from rakor_desktop.domain.record import DocumentOptions
from tests.office.conftest import Convert
from tests.unit.documents.pdf_reading import Read, read
from tests.unit.documents.records import MADE_AT
from tests.unit.documents.whole_records import MEETINGS

KINDS = tuple(kind for kind in DocumentKind if Format.DOCX in kind.formats)
# Of the huge meeting one document is enough: Writer takes long, and breaks its endless words elsewhere than we do.
CASES = (*((meeting, kind) for meeting in ("tiny", "demo") for kind in KINDS), ("huge", DocumentKind.NOTULA))


@dataclass(frozen=True)
class Pair:
    """One document as our PDF and as Writer's PDF of our Word document."""

    name: str
    ours: Read
    theirs: Read


@pytest.fixture(scope="module")
def pairs(tmp_path_factory: pytest.TempPathFactory, convert: Convert) -> list[Pair]:
    folder = tmp_path_factory.mktemp("ours")
    names = [f"{meeting}_{kind.value}" for meeting, kind in CASES]
    for name, (meeting, kind) in zip(names, CASES, strict=True):
        for wanted in (Format.PDF, Format.DOCX):
            options = DocumentOptions(kind, format=wanted, final=True, made_at=MADE_AT)
            write_document(MEETINGS[meeting](), options, folder / f"{name}{wanted.suffix}", Silent())
    made = convert([folder / f"{name}.docx" for name in names], "pdf")
    return [Pair(name, read(folder / f"{name}.pdf"), read(path)) for name, path in zip(names, made, strict=True)]


def _words(document: Read) -> set[str]:
    """The words of a document, each once: how often the head of a table is repeated depends on where pages break."""
    return set(re.findall(r"[^\W\d_]{3,}", document.text.casefold()))


def test_writer_shows_the_same_words(pairs: list[Pair]) -> None:
    for pair in pairs:
        if not pair.name.startswith("huge"):
            assert _words(pair.ours) ^ _words(pair.theirs) == set(), pair.name


def test_writer_needs_about_as_many_pages(pairs: list[Pair]) -> None:
    for pair in pairs:
        ours, theirs = len(pair.ours.pages), len(pair.theirs.pages)
        assert abs(ours - theirs) <= max(2, ours * 0.15), f"{pair.name}: {ours} and {theirs} pages"


def test_signatures_are_never_alone_on_a_page(pairs: list[Pair]) -> None:
    deed = next(pair for pair in pairs if pair.name == f"demo_{DocumentKind.BERITA_ACARA.value}")
    page = next(text for text in deed.theirs.pages if "Mengetahui," in text)
    assert "Demikian Berita Acara" in page


def test_paper_is_the_same(pairs: list[Pair]) -> None:
    for pair in pairs:
        assert pair.theirs.sizes[0] == pytest.approx(pair.ours.sizes[0], abs=1), pair.name
