"""Paper with its margins, and the sections that a document is made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum, auto

from reportlab.lib.units import mm

from rakor_desktop.documents.layout import Block
from rakor_desktop.domain.geometry import Geometry
from rakor_desktop.domain.kinds import Paper
from rakor_desktop.domain.naskah import MarginPreset
from rakor_desktop.domain.office import OfficeStyle

_KEMENDAGRI_KOP_BOTTOM = 15 * mm


@dataclass(frozen=True, slots=True)
class Margins:
    """Ruang tepi in points."""

    top: float
    right: float
    bottom: float
    left: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """Paper with its margins, in points, and the office's style."""

    width: float
    height: float
    margins: Margins
    style: OfficeStyle = field(default_factory=OfficeStyle)

    @classmethod
    def of(cls, paper: Paper, style: OfficeStyle | None = None, *, landscape: bool = False) -> Sheet:
        """The paper upright or lying, with the margins of the style (documents.md section 1.2)."""
        style = style or OfficeStyle()
        width, height = (side * mm for side in paper.millimetres)
        margins = Margins(*(side * mm for side in style.margins.millimetres))
        return cls(height, width, margins, style) if landscape else cls(width, height, margins, style)

    @property
    def geometry(self) -> Geometry:
        """The measures of the office."""
        return self.style.geometry

    @property
    def text_width(self) -> float:
        """Between the left and the right margin."""
        return self.width - self.margins.left - self.margins.right

    @property
    def text_height(self) -> float:
        """Between the top and the bottom margin."""
        return self.height - self.margins.top - self.margins.bottom

    @property
    def bottom_below_kop(self) -> float:
        """The bottom margin of a page with a kop: the preset `kemendagri` has a smaller one there."""
        if self.style.margins is MarginPreset.KEMENDAGRI:
            return min(self.margins.bottom, _KEMENDAGRI_KOP_BOTTOM)
        return self.margins.bottom

    def scaled(self, millimetres: Sequence[float]) -> list[float]:
        """Column widths for the text width, in the proportion of `millimetres`; the last takes the rounding."""
        factor = self.text_width / sum(millimetres)
        result = [round(width * factor, 2) for width in millimetres]
        result[-1] = self.text_width - sum(result[:-1])
        return result


class Numbering(Enum):
    """Where pages are numbered."""

    TOP = auto()  # `- 2 -`, not on a first page with a kop
    FOOTER = auto()  # `Halaman 2 dari 5`


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of pages on one sheet; each section starts a new page.

    Page numbers run on through all sections, unless `restart` begins a new letter within the same file. `footer` is
    the privacy notice at the foot of each page.
    """

    blocks: Sequence[Block]
    sheet: Sheet
    numbering: Numbering = Numbering.TOP
    footer: str = ""
    restart: bool = False
