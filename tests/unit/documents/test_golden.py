"""Every page looks as it did when it was last looked at; golden.py says how the pictures are renewed."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageChops

from rakor_desktop.documents.writer import make_document
from rakor_desktop.domain.naskah import DocumentKind
from rakor_desktop.domain.progress import Silent
from rakor_desktop.domain.record import DocumentOptions
from tests.unit.documents import golden
from tests.unit.documents.records import MADE_AT
from tests.unit.documents.whole_records import MEETINGS


@pytest.mark.parametrize("kind", golden.KINDS)
@pytest.mark.parametrize("meeting", MEETINGS)
def test_pages_look_as_they_did(tmp_path: Path, meeting: str, kind: DocumentKind) -> None:
    pages = list(golden.shown(meeting, kind))
    assert {page.name for page in pages} == golden.names(meeting, kind), "other pages than the pictures of record"
    changed = [page for page in pages if page.differs()]
    for page in changed:
        golden.save(page.picture, tmp_path / page.path.name)
    assert [page.name for page in changed] == [], f"as they look now: {tmp_path}"


# --------------------------------------------------------------------------------------------- what the measure notices


def page(content: bytes, *, factor: int = 1) -> Image.Image:
    document = pypdfium2.PdfDocument(content)
    try:
        return golden.draw(document[0], factor)
    finally:
        document.close()


def notula() -> bytes:
    return make_document(
        MEETINGS["demo"](), DocumentOptions(DocumentKind.NOTULA, final=True, made_at=MADE_AT), Silent()
    )


def with_line_moved(content: bytes, line: str, points: float) -> bytes:
    """The same page with one line of text elsewhere."""
    with pikepdf.open(BytesIO(content)) as document:
        stream = document.pages[0].Contents
        commands = pikepdf.parse_content_stream(document.pages[0])
        spot = next(
            number
            for number, command in enumerate(commands)
            if str(command.operator) == "Tj" and line in str(command.operands[0])
        )
        where = max(number for number in range(spot) if str(commands[number].operator) in ("Tm", "Td"))
        numbers = [float(value) for value in commands[where].operands]
        numbers[-1] += points
        commands[where] = pikepdf.ContentStreamInstruction(numbers, commands[where].operator)
        stream.write(pikepdf.unparse_content_stream(commands))
        target = BytesIO()
        document.save(target)
        return target.getvalue()


def test_a_line_that_moved_is_noticed() -> None:
    content = notula()
    moved = page(with_line_moved(content, "Waktu Sidang/Rapat", 2.5))
    assert golden.difference(page(content), moved) > golden.SHARE


def test_another_smoothing_is_not() -> None:
    """A renderer that draws each letter a little softer changes nothing that anybody would see."""
    content = notula()
    soft = page(content, factor=3).resize(page(content).size, Image.Resampling.LANCZOS)
    assert ImageChops.difference(page(content), soft).getbbox() is not None
    assert golden.difference(page(content), soft) < golden.SHARE / 2


def test_one_changed_page_of_a_sheet_is_noticed() -> None:
    before, after = (small_pages(content) for content in (notula(), with_line_moved(notula(), "NOTULA", 12)))
    others = before * 20
    assert golden.sheet_difference(golden.sheet([*others, before[0]]), golden.sheet([*others, after[0]])) > golden.SHARE
    assert golden.sheet_difference(golden.sheet(others), golden.sheet(others)) == 0
    assert golden.sheet_difference(golden.sheet(others), golden.sheet(others * 2)) == 1


def small_pages(content: bytes) -> list[Image.Image]:
    document = pypdfium2.PdfDocument(content)
    try:
        return [golden.draw(document[0], short_side=120)]
    finally:
        document.close()
