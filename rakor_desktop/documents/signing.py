"""How a document is signed that more than one person signs: place and date, and tables that stay on one page."""

from __future__ import annotations

from dataclasses import dataclass

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from rakor_desktop.documents.layout import Align, Block, Solid, TextBlock
from rakor_desktop.documents.sheet import Sheet
from rakor_desktop.documents.tables import Table
from rakor_desktop.domain.naskah import SignAlign

_SPASI = 13.8  # one line of Arial 12 (documents.md section 1.4)
_MOST = 0.6  # of the text height: a higher table is divided like any other


@dataclass(frozen=True, slots=True)
class Whole(Solid):
    """A table that never splits, so that all sign on one page."""

    table: Table | None = None

    @property
    def height(self) -> float:
        return self.table.height if self.table is not None else 0

    def draw(self, canvas: Canvas, left: float, top: float) -> None:
        if self.table is not None:
            self.table.draw(canvas, left, top)


def whole(table: Table, sheet: Sheet, *, company: int = 0) -> Block:
    """The table in one piece, unless it takes most of a page; `company` lines above it go along."""
    if table.height > _MOST * sheet.text_height:
        return table
    return Whole(space_before=table.space_before, company=company, table=table)


def placed(place: str, sheet: Sheet) -> TextBlock:
    """Place and date above signatures that take the whole width, where a single block would have them."""
    align = Align.LEFT if sheet.style.sign_align is SignAlign.KIRI else Align.CENTRE
    width = min(sheet.geometry.sign_width * mm, sheet.text_width / 2)
    return TextBlock.of(place, sheet.text_width, size=sheet.geometry.body_size, align=align, keep_with_next=True,
                        indent=sheet.text_width - width, space_before=_SPASI)  # fmt: skip
