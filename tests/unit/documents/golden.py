"""The pictures of record: how pages looked when somebody last looked at them and was content.

    .venv/bin/python -m tests.unit.documents.golden       renew those that no longer match, then look at them

Run in the root of the tree. What it changed is seen with `git status tests/data/golden` and judged by eye, page by
page, before it is committed: a picture renewed without a look is worth nothing.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pypdfium2
from PIL import Image, ImageChops, ImageFilter

from rakor_desktop.documents.writer import make_document
from rakor_desktop.domain.naskah import DocumentKind, Format
from rakor_desktop.domain.progress import Silent
from rakor_desktop.domain.record import DocumentOptions
from tests.unit.documents.records import MADE_AT
from tests.unit.documents.whole_records import MEETINGS

FOLDER = Path(__file__).resolve().parents[2] / "data" / "golden"
KINDS = tuple(kind for kind in DocumentKind if Format.PDF in kind.formats)
SHORT_SIDE = 360  # pixels
_ALL_OF = 15  # pages; of a longer document the first 4, 2 of the middle and the last 3 are kept at this size
_SMALL = 120  # pixels of the short side of the other pages, which stand together on one sheet
_CELL, _COLUMNS = 184, 12  # pixels, pages in a row
_LEVELS = 16  # of grey

# A page differs when, after a slight blur, more than a few pixels differ clearly. Another renderer's smoothing stays
# far below it; a single word in another place is far above.
_BLUR = 1.2
_CLEAR = 40  # of 255
_CLEAR_SMALL = 24  # small letters are pale
SHARE = 0.0002


@dataclass(frozen=True)
class Shown:
    """One page of a document as a picture, and the name of its picture of record."""

    name: str
    picture: Image.Image
    is_sheet: bool = False

    @property
    def path(self) -> Path:
        return FOLDER / f"{self.name}.png"

    def differs(self) -> bool:
        """Whether the page looks different from its picture of record, or has none."""
        if not self.path.exists():
            return True
        with Image.open(self.path) as known:
            if self.is_sheet:
                return sheet_difference(known.convert("L"), self.picture) > SHARE
            return difference(known.convert("L"), self.picture) > SHARE


def sheet_difference(one: Image.Image, other: Image.Image) -> float:
    """The difference of the page on two sheets that differs most; 1 for sheets of different sizes."""
    if one.size != other.size:
        return 1.0
    corners = ((x, y) for y in range(0, one.height, _CELL) for x in range(0, one.width, _CELL))
    cells = ((x, y, x + _CELL, y + _CELL) for x, y in corners)
    return max(difference(one.crop(cell), other.crop(cell), _CLEAR_SMALL) for cell in cells)


def difference(one: Image.Image, other: Image.Image, clear_from: int = _CLEAR) -> float:
    """The share of pixels that differ clearly; 1 for pages of different sizes."""
    if one.size != other.size:
        return 1.0
    soft = (each.filter(ImageFilter.GaussianBlur(_BLUR)) for each in (one, other))
    clear = ImageChops.difference(*soft).point([0] * clear_from + [1] * (256 - clear_from))
    return sum(clear.tobytes()) / (one.width * one.height)


def shown(meeting: str, kind: DocumentKind) -> Iterator[Shown]:
    """Every page of a final document: alone, or small among the others of a long one."""
    options = DocumentOptions(kind, final=True, made_at=MADE_AT)
    document = pypdfium2.PdfDocument(make_document(MEETINGS[meeting](), options, Silent()))
    try:
        count = len(document)
        large = chosen(count)
        for number in large:
            yield Shown(f"{meeting}_{kind.value}_{number:03d}-{count:03d}", draw(document[number - 1]))
        small = [number for number in range(1, count + 1) if number not in large]
        if small:
            pages = [draw(document[number - 1], short_side=_SMALL) for number in small]
            yield Shown(f"{meeting}_{kind.value}_000-{count:03d}", sheet(pages), is_sheet=True)
    finally:
        document.close()


def chosen(count: int) -> list[int]:
    """The numbers of the pages that have a picture of their own."""
    if count <= _ALL_OF:
        return list(range(1, count + 1))
    middle = count // 2
    return [1, 2, 3, 4, middle, middle + 1, count - 2, count - 1, count]


def sheet(pages: list[Image.Image]) -> Image.Image:
    """Small pages beside and below each other in their order."""
    rows = -(-len(pages) // _COLUMNS)
    together = Image.new("L", (_COLUMNS * _CELL, rows * _CELL), 255)
    for place, page in enumerate(pages):
        together.paste(page, (place % _COLUMNS * _CELL, place // _COLUMNS * _CELL))
    return together


def draw(page: pypdfium2.PdfPage, factor: int = 1, short_side: int = SHORT_SIDE) -> Image.Image:
    """A page in few shades of grey."""
    scale = short_side * factor / min(page.get_size())
    grey = page.render(scale=scale, grayscale=True).to_pil().convert("L")
    return grey.point([level * 255 // (_LEVELS - 1) for level in _rounding()])


@cache
def _rounding() -> tuple[int, ...]:
    return tuple(round(value * (_LEVELS - 1) / 255) for value in range(256))


def names(meeting: str, kind: DocumentKind) -> set[str]:
    """The pictures of record that there are of a document."""
    return {path.stem for path in FOLDER.glob(f"{meeting}_{kind.value}_[0-9]*.png")}


def save(picture: Image.Image, path: Path) -> None:
    """Write a picture with a palette of greys: 4 bits for each pixel."""
    small = Image.frombytes("P", picture.size, picture.point(_rounding()).tobytes())
    small.putpalette([level * 255 // (_LEVELS - 1) for level in range(_LEVELS) for _ in "rgb"])
    path.parent.mkdir(parents=True, exist_ok=True)
    small.save(path, bits=4, optimize=True)


def renew() -> int:
    """Replace the pictures that no longer match; how many."""
    changed = 0
    for meeting in MEETINGS:
        for kind in KINDS:
            pages = list(shown(meeting, kind))
            for gone in names(meeting, kind) - {page.name for page in pages}:
                (FOLDER / f"{gone}.png").unlink()
                changed += 1
            for page in pages:
                if page.differs():
                    save(page.picture, page.path)
                    changed += 1
    return changed


if __name__ == "__main__":
    sys.stdout.write(f"{renew()} pictures changed in {FOLDER}\n")
