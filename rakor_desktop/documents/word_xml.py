"""Elements of WordprocessingML, their parts in the order that Word's schema wants. Measures are points."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from rakor_desktop.domain.formatting import clean_text

Element = Any


class Style(StrEnum):
    """The styles of a template, by the names that the office sees in Word."""

    TITLE = "Rakor Judul"
    SUBTITLE = "Rakor Nomor"
    HEADING = "Rakor Subjudul"
    BODY = "Rakor Isi"
    FLAT = "Rakor Isi Rata"
    ITEM_1 = "Rakor Butir 1"
    ITEM_2 = "Rakor Butir 2"
    ITEM_3 = "Rakor Butir 3"
    ITEM_4 = "Rakor Butir 4"
    ITEM_5 = "Rakor Butir 5"
    FIELD = "Rakor Isian"
    CELL = "Rakor Sel"
    CELL_ITEM = "Rakor Sel Butir"
    HEAD = "Rakor Sel Kepala"
    SIGN = "Rakor Tanda Tangan"
    NAME = "Rakor Nama"
    ATTACHMENT = "Rakor Lampiran"
    CAPTION = "Rakor Keterangan"
    FOOT = "Rakor Catatan Kaki"
    KOP = "Rakor Kop"
    GAP = "Rakor Jarak"
    TABLE = "Rakor Tabel"


ITEMS = (Style.ITEM_1, Style.ITEM_2, Style.ITEM_3, Style.ITEM_4, Style.ITEM_5)
"""The styles of numbered texts: `1.`, `a.`, `1)`, `a)`, `(1)`."""
LISTED = (*ITEMS, Style.CELL_ITEM)
"""The styles of all levels of the numbering: below the numbers the bullets in cells."""


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph before it is XML: its style, its text (tabs and newlines as such), what differs from the style.

    `number` is (number instance, level); `left`, `hanging` and `first` are indents; `outline` a level from 0.
    """

    style: Style
    text: str = ""
    bold: bool | None = None
    underlined: bool = False
    size: float = 0
    colour: str = ""
    align: str = ""
    left: float | None = None
    hanging: float = 0
    first: float | None = None
    before: float | None = None
    keep_next: bool = False
    number: tuple[int, int] | None = None
    outline: int | None = None
    page_break: bool = False
    parts: tuple[Element, ...] = field(default=(), compare=False)


def element(tag: str, *children: Element, **attributes: object) -> Element:
    """`element("w:jc", val="center")`; children that are None are left out."""
    one = OxmlElement(tag)
    for name, value in attributes.items():
        one.set(qn(f"w:{name}"), str(value))
    one.extend(child for child in children if child is not None)
    return one


def twips(points: float) -> int:
    """Twentieths of a point."""
    return round(points * 20)


def paragraph(para: Para) -> Element:
    """The `w:p` of a paragraph."""
    properties = element(
        "w:pPr",
        element("w:pStyle", val=para.style.value),
        element("w:keepNext") if para.keep_next else None,
        element("w:pageBreakBefore") if para.page_break else None,
        _number(para.number),
        element("w:spacing", before=twips(para.before)) if para.before is not None else None,
        _indent(para),
        element("w:jc", val=para.align) if para.align else None,
        element("w:outlineLvl", val=para.outline) if para.outline is not None else None,
    )
    runs = [run(para.text, _letters(para))] if para.text else []
    return element("w:p", properties, *runs, *para.parts)


def run(text: str, letters: Element | None = None) -> Element:
    """A `w:r` with the text: user text is text, tabs and line ends are Word's."""
    one = element("w:r", letters)
    for number, line in enumerate(clean_text(text).split("\n")):
        if number:
            one.append(element("w:br"))
        for place, piece in enumerate(line.split("\t")):
            if place:
                one.append(element("w:tab"))
            if piece:
                content = OxmlElement("w:t")
                content.text = piece
                content.set(qn("xml:space"), "preserve")
                one.append(content)
    return one


def _letters(para: Para) -> Element | None:
    parts = (
        element("w:b", **({} if para.bold else {"val": 0})) if para.bold is not None else None,
        element("w:bCs", **({} if para.bold else {"val": 0})) if para.bold is not None else None,
        element("w:color", val=para.colour) if para.colour else None,
        element("w:sz", val=round(para.size * 2)) if para.size else None,
        element("w:szCs", val=round(para.size * 2)) if para.size else None,
        element("w:u", val="single") if para.underlined else None,
    )
    return element("w:rPr", *parts) if any(part is not None for part in parts) else None


def _number(number: tuple[int, int] | None) -> Element | None:
    if number is None:
        return None
    return element("w:numPr", element("w:ilvl", val=number[1]), element("w:numId", val=number[0]))


def _indent(para: Para) -> Element | None:
    values: dict[str, int] = {}
    if para.left is not None:
        values["left"] = twips(para.left)
    if para.hanging:
        values["hanging"] = twips(para.hanging)
    elif para.first is not None:
        values["firstLine"] = twips(para.first)
    return element("w:ind", **values) if values else None


# -------------------------------------------------------------------------------------------------------------- tables


@dataclass(frozen=True, slots=True)
class Box:
    """A cell: its paragraphs, how many columns it covers, whether it begins (`restart`) or goes on with a merge down.

    `open` names the edges without a line; `fill` is a colour.
    """

    paras: tuple[Para, ...] = ()
    span: int = 1
    merge: str = ""
    fill: str = ""
    align: str = "top"
    open: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BoxRow:
    """A row: a `head` is repeated on each page; `least` is the height that it has at least, `exact` that it has."""

    boxes: tuple[Box, ...]
    head: bool = False
    whole: bool = True
    least: float = 0
    exact: float = 0


def table(widths: Sequence[float], rows: Iterable[BoxRow], *, style: Style | None = None, left: float = 0) -> Element:
    """The `w:tbl`; `widths` in points, `left` how far it stands in. Without a style it has no lines."""
    shape = element(
        "w:tblPr",
        element("w:tblStyle", val=style.value) if style else None,
        element("w:tblW", w=twips(sum(widths)), type="dxa"),
        element("w:tblInd", w=twips(left), type="dxa"),
        element("w:tblLayout", type="fixed"),
        None if style else _no_margins(),
    )
    grid = element("w:tblGrid", *(element("w:gridCol", w=twips(width)) for width in widths))
    return element("w:tbl", shape, grid, *(_row(row, widths) for row in rows))


def _no_margins() -> Element:
    return element("w:tblCellMar", element("w:left", w=0, type="dxa"), element("w:right", w=0, type="dxa"))


def _row(row: BoxRow, widths: Sequence[float]) -> Element:
    properties = [element("w:cantSplit")] if row.whole else []
    if row.exact:
        properties.append(element("w:trHeight", val=twips(row.exact), hRule="exact"))
    elif row.least:
        properties.append(element("w:trHeight", val=twips(row.least), hRule="atLeast"))
    if row.head:
        properties.append(element("w:tblHeader"))
    cells: list[Element] = []
    index = 0
    for box in row.boxes:
        cells.append(_box(box, sum(widths[index : index + box.span])))
        index += box.span
    return element("w:tr", element("w:trPr", *properties) if properties else None, *cells)


def _box(box: Box, width: float) -> Element:
    borders = element("w:tcBorders", *(element(f"w:{edge}", val="nil") for edge in box.open)) if box.open else None
    merge = element("w:vMerge", **({"val": "restart"} if box.merge == "restart" else {})) if box.merge else None
    properties = element(
        "w:tcPr",
        element("w:tcW", w=twips(width), type="dxa"),
        element("w:gridSpan", val=box.span) if box.span > 1 else None,
        merge,
        borders,
        element("w:shd", val="clear", color="auto", fill=box.fill) if box.fill else None,
        element("w:vAlign", val=box.align) if box.align != "top" else None,
    )
    paras = box.paras or (Para(Style.CELL),)
    return element("w:tc", properties, *(paragraph(para) for para in paras))


def named(elements: Iterable[Element], ids: Mapping[str, str]) -> list[Element]:
    """The elements with the ids of a document's styles, by lower-case name, instead of the names."""
    result = list(elements)
    tags = (qn("w:pStyle"), qn("w:tblStyle"))
    for one in result:
        for style in one.iter(*tags):
            style.set(qn("w:val"), ids[style.get(qn("w:val")).casefold()])
    return result
