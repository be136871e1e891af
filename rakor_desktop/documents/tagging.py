"""The structure of a document behind its looks: paragraphs, tables, figures with a text instead (ISO 32000-1, 14.8).

Readers for the blind, and programs that take text out, follow it; PDF/A-2a and PDF/UA ask for it. Blocks say what
they draw with `tagged`; whatever is drawn outside (rules, page numbers, watermarks) is marked as an artifact.
"""

from __future__ import annotations

from collections.abc import Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import StrEnum

import pikepdf
from pikepdf import Array, Dictionary, Name, String
from reportlab.pdfgen.canvas import Canvas

_ARTIFACT = "/Artifact BMC"
_END = "EMC"


class Role(StrEnum):
    """What a part of a document is; the value is the standard structure type."""

    DOCUMENT = "Document"
    TITLE = "H1"
    HEADING = "H2"
    PARAGRAPH = "P"
    FIGURE = "Figure"
    TABLE = "Table"
    ROW = "TR"
    HEAD = "TH"
    CELL = "TD"


@dataclass(slots=True)
class Element:
    """One part: what holds it, which stretch of a page it is (`mark` on `page`, from 0), the text instead of it.

    `order` sorts the cells of a row, which may be drawn in another order.
    """

    role: Role
    parent: Element | None
    alt: str = ""
    page: int = -1
    mark: int = -1
    order: int = 0
    columns: int = 1
    rows: int = 1
    kids: list[Element] = field(default_factory=list["Element"])


class Tags:
    """Collects the structure of one file while its pages are drawn."""

    def __init__(self) -> None:
        self.root = Element(Role.DOCUMENT, None)
        self._around = self.root
        self._marks = 0
        self._page = -1
        self._in_leaf = False

    def begin_page(self, code: list[str]) -> None:
        """A page begins: all on it is an artifact until something says what it is."""
        self._page += 1
        self._marks = 0
        code.append(_ARTIFACT)

    def end_page(self, code: list[str]) -> None:
        """The page ends."""
        code.append(_END)

    def add(self, role: Role, *, parent: Element | None = None, order: int = 0) -> Element:
        """An element without content of its own."""
        element = Element(role, parent or self._around, order=order)
        (parent or self._around).kids.append(element)
        return element

    @contextmanager
    def leaf(self, code: list[str], element: Element) -> Generator[None]:
        """What is drawn meanwhile belongs to the element."""
        if self._in_leaf:  # a part of a part says nothing more
            (element.parent or self.root).kids.remove(element)
            yield
            return
        element.page, element.mark = self._page, self._marks
        self._marks += 1
        code.append(f"{_END} /{element.role} <</MCID {element.mark}>> BDC")
        self._in_leaf = True
        yield
        self._in_leaf = False
        code.append(f"{_END} {_ARTIFACT}")


class PageCanvas(Canvas):
    """A canvas that knows the structure of what is drawn on it."""

    tags: Tags


def code_of(canvas: Canvas) -> list[str]:
    """The operators of the page that is being drawn."""
    return getattr(canvas, "_code")  # noqa: B009 - no public way to mark content


@contextmanager
def tagged(
    canvas: Canvas, role: Role, *, alt: str = "", parent: Element | None = None, order: int = 0, columns: int = 1,
    rows: int = 1,
) -> Generator[None]:  # fmt: skip
    """Say what is drawn meanwhile; a canvas without structure draws just the same."""
    if not isinstance(canvas, PageCanvas):
        yield
        return
    element = canvas.tags.add(role, parent=parent, order=order)
    element.alt, element.columns, element.rows = alt, columns, rows
    with canvas.tags.leaf(code_of(canvas), element):
        yield


def add_part(canvas: Canvas, role: Role, *, parent: Element | None = None, order: int = 0) -> Element | None:
    """A part that holds others (a table, its rows), or an empty cell; None on a canvas without structure."""
    return canvas.tags.add(role, parent=parent, order=order) if isinstance(canvas, PageCanvas) else None


def add_structure(document: pikepdf.Pdf, tags: Tags) -> None:
    """Write the structure into a drawn file."""
    root = document.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    pages = [page.obj for page in document.pages]
    marked: list[list[pikepdf.Object]] = [[] for _ in pages]
    root.K = _written(document, tags.root, root, pages, marked)
    numbers: list[object] = []
    for number, (page, elements) in enumerate(zip(pages, marked, strict=True)):
        page.StructParents = number
        page.Tabs = Name.S
        numbers += [number, document.make_indirect(Array(elements))]
    root.ParentTree = document.make_indirect(Dictionary(Nums=Array(numbers)))
    root.ParentTreeNextKey = len(pages)
    document.Root.StructTreeRoot = root
    document.Root.MarkInfo = Dictionary(Marked=True)


def _written(
    document: pikepdf.Pdf,
    element: Element,
    parent: pikepdf.Object,
    pages: Sequence[pikepdf.Object],
    marked: list[list[pikepdf.Object]],
) -> pikepdf.Object:
    made = document.make_indirect(Dictionary(S=Name(f"/{element.role}"), P=parent))
    if element.alt:
        made.Alt = String(element.alt)
    attributes = _attributes(element)
    if attributes is not None:
        made.A = attributes
    if element.mark >= 0:
        made.Pg, made.K = pages[element.page], element.mark
        # Marks of a page are counted up in the order of drawing, and rows sort their cells only afterwards.
        places = marked[element.page]
        places.extend([made] * (element.mark + 1 - len(places)))
        places[element.mark] = made
    elif element.kids:
        kids = sorted(element.kids, key=lambda kid: kid.order) if element.role is Role.ROW else element.kids
        made.K = Array([_written(document, kid, made, pages, marked) for kid in kids])
    return made


def _attributes(element: Element) -> Dictionary | None:
    if element.role is Role.HEAD:
        found = Dictionary(O=Name.Table, Scope=Name.Column)
    elif element.columns > 1 or element.rows > 1:
        found = Dictionary(O=Name.Table)
    else:
        return None
    if element.columns > 1:
        found.ColSpan = element.columns
    if element.rows > 1:
        found.RowSpan = element.rows
    return found
