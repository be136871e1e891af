"""Plots: the figures that they print, and areas that differ without colour."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from reportlab.pdfgen.canvas import Canvas

from rakor_desktop.documents.charts import (
    Pattern,
    StatusCount,
    fill_area,
    sector_chart,
    status_chart,
    status_counts,
)
from rakor_desktop.documents.fonts import Face, widths
from rakor_desktop.documents.sheet import Sheet
from rakor_desktop.domain.kinds import Paper, Sector, TaskState
from rakor_desktop.domain.meeting import SectorCount
from tests.unit.documents.records import make_task

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rakor_desktop.documents.layout import Block

TODAY = date(2027, 1, 15)
SHEET = Sheet.of(Paper.A4)
LINES = tuple(SectorCount(sector, 4 + index, index) for index, sector in enumerate(Sector))


def drawn(blocks: Sequence[Block]) -> pypdfium2.PdfPage:
    """The blocks on one page."""
    stream = BytesIO()
    widths(Face.REGULAR)
    widths(Face.BOLD)
    canvas = Canvas(stream, pagesize=(SHEET.width, SHEET.height), invariant=True)
    top = SHEET.height - 50
    for block in blocks:
        top -= block.space_before
        block.draw(canvas, 85, top)
        top -= block.height
    canvas.save()
    return pypdfium2.PdfDocument(stream.getvalue())[0]


def text_of(blocks: Sequence[Block]) -> str:
    return " ".join(drawn(blocks).get_textpage().get_text_range().split())


def darkness(pattern: Pattern) -> bytes:
    """A filled area as grey pixels."""
    stream = BytesIO()
    canvas = Canvas(stream, pagesize=(60, 30), invariant=True)
    fill_area(canvas, pattern, 5, 5, 50, 20)
    canvas.save()
    return pypdfium2.PdfDocument(stream.getvalue())[0].render(scale=2, grayscale=True).to_pil().tobytes()


def test_every_pattern_looks_different_without_colour() -> None:
    assert len({darkness(pattern) for pattern in Pattern}) == len(Pattern)


def test_sectors_have_the_name_of_the_table_and_both_figures() -> None:
    text = text_of(sector_chart(LINES, SHEET))
    assert "Kehadiran per unsur" in text
    assert "Diundang" in text
    for index, sector in enumerate(Sector):
        assert sector.formal in text
        assert f"{index} (" in text
    assert "6 (60,0%)" in text


def test_a_chart_stays_inside_its_height() -> None:
    caption, chart = sector_chart(LINES, SHEET)
    text = drawn([caption, chart]).get_textpage()
    lowest = min(text.get_rect(index)[1] for index in range(text.count_rects()))
    bottom = SHEET.height - 50 - caption.space_before - caption.height - chart.space_before - chart.height
    assert lowest >= bottom


def test_statuses_are_counted_with_the_late_ones() -> None:
    tasks = [
        make_task(1, "A", state=TaskState.SELESAI),
        make_task(2, "B", due=date(2027, 1, 14)),
        make_task(3, "C", state=TaskState.PROSES),
        make_task(4, "D", state=TaskState.PROSES, due=None),
        make_task(5, "E", state=TaskState.BATAL, due=date(2026, 1, 1)),
    ]
    assert status_counts(tasks, TODAY) == (
        StatusCount("Selesai", 1),
        StatusCount("Dalam Proses", 2),
        StatusCount("Terlambat", 1),
        StatusCount("Dibatalkan", 1),
    )


def test_the_legend_of_the_status_bar_gives_figures_and_shares() -> None:
    counts = [StatusCount("Selesai", 1), StatusCount("Terkendala", 3)]
    assert "Selesai: 1 (25,0%) Terkendala: 3 (75,0%)" in text_of(status_chart(counts, SHEET))


@pytest.mark.parametrize("lines", [(), tuple(SectorCount(one, 0, 0) for one in Sector), LINES[1:3]])
def test_what_the_table_says_at_a_glance_is_not_drawn(lines: tuple[SectorCount, ...]) -> None:
    assert sector_chart(lines, SHEET) == []
    assert status_chart([], SHEET) == []


def test_one_status_alone_needs_no_bar() -> None:
    assert status_chart([StatusCount("Belum Dimulai", 8)], SHEET) == []
