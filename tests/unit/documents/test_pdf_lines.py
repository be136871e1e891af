"""Line breaking and the division over pages, for any text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rakor_desktop.documents.fonts import Face, measure, printable
from rakor_desktop.documents.layout import Block, TextBlock, paginate
from rakor_desktop.documents.tables import Band, Column, HeadCell, Table, cell
from rakor_desktop.documents.text import Line, balanced, break_lines

letters = st.characters(min_codepoint=32, max_codepoint=0x24F)
texts = st.text(letters | st.just("\n") | st.just(" "), max_size=400)


@settings(max_examples=150, deadline=None)
@given(text=texts, width=st.floats(20, 500), bold=st.booleans(), size=st.sampled_from((8, 9, 11)))
def test_no_line_is_wider_than_its_column_and_no_letter_is_lost(
    text: str, width: float, bold: bool, size: float
) -> None:
    face = Face.BOLD if bold else Face.REGULAR
    lines = break_lines(text, width, face, size)
    assert all(line.width <= width + 0.01 for line in lines)
    assert all(measure(line.text, face, size) == pytest.approx(line.width, abs=0.01) for line in lines)
    assert "".join(line.text for line in lines).replace(" ", "") == printable(text).replace(" ", "").replace("\n", "")


def test_long_word_breaks_after_a_mark() -> None:
    lines = [line.text for line in break_lines("pengembangan/pemberdayaan-masyarakat", 100)]
    assert lines[0].endswith("/")


def test_bullets_hang() -> None:
    lines = break_lines("• satu dua tiga empat lima", 60, hang="\xa0\xa0")
    assert [line.text.startswith("\xa0\xa0") for line in lines] == [False] + [True] * (len(lines) - 1)


def test_balanced_lines_are_nearly_equal() -> None:
    lines = balanced("ASISTEN PEREKONOMIAN DAN PEMBANGUNAN,", 210, Face.REGULAR, 11)
    assert [line.text for line in lines] == ["ASISTEN PEREKONOMIAN", "DAN PEMBANGUNAN,"]


def text_of(block: Block) -> tuple[Line, ...]:
    assert isinstance(block, TextBlock)
    return block.lines


blocks = st.lists(st.tuples(st.integers(1, 40), st.booleans(), st.floats(0, 30)), min_size=1, max_size=25)


@settings(max_examples=150, deadline=None)
@given(shapes=blocks, height=st.floats(150, 700))
def test_pages_hold_all_lines_in_order_within_their_height(
    shapes: list[tuple[int, bool, float]], height: float
) -> None:
    made = [
        TextBlock.of("\n".join(f"{number}-{line}" for line in range(count)), 300, keep_with_next=keep, space_before=gap)
        for number, (count, keep, gap) in enumerate(shapes)
    ]
    pages = paginate(made, height, height + 20)
    printed = [line.text for page in pages for block, _ in page.blocks for line in text_of(block)]
    assert printed == [line.text for block in made for line in block.lines]
    assert all(page.used <= height + (20.1 if index == 0 else 0.1) for index, page in enumerate(pages))


@settings(max_examples=100, deadline=None)
@given(rows=st.lists(st.integers(1, 60), min_size=1, max_size=60), height=st.floats(200, 700))
def test_table_pages_hold_all_rows_in_order(rows: list[int], height: float) -> None:
    column = Column(200)
    bands = [
        Band.of([(cell("\n".join(f"{number}-{line}" for line in range(count)), column, 9),)])
        for number, count in enumerate(rows)
    ]
    table = Table.of((column,), [[HeadCell("Kepala")]], bands, size=9, tallest=height / 2)
    pages = paginate([table], height, height)
    printed: list[str] = []
    for page in pages:
        assert page.used <= height + 0.1
        for block, _ in page.blocks:
            assert isinstance(block, Table)
            for band in block.bands[block.start : block.stop]:
                printed += [line.text for row in band.rows for part in row if part for line in part.lines]
    assert printed == [f"{number}-{line}" for number, count in enumerate(rows) for line in range(count)]


def test_heading_goes_with_the_text_below_it() -> None:
    filler = TextBlock.of("\n".join("x" * 3 for _ in range(10)), 300)
    heading = TextBlock.of("Judul", 300, keep_with_next=True)
    pages = paginate([filler, heading, TextBlock.of("isi", 300)], filler.height + heading.height + 2, 0)
    assert [text_of(block)[0].text for block, _ in pages[-1].blocks] == ["Judul", "isi"]
