"""Pages of a Word file: paper and sections, kop, security marks, the mark KONSEP, feet."""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy
from io import BytesIO
from typing import Any

from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.section import Section as WordSection
from docx.shared import Length, Pt

from rakor_desktop.documents.emblem import picture
from rakor_desktop.documents.fonts import Face, measure
from rakor_desktop.documents.kop import Kop, OfficeKop, kop
from rakor_desktop.documents.sheet import Section, Sheet
from rakor_desktop.documents.word_tables import printed_lines
from rakor_desktop.documents.word_xml import Box, BoxRow, Element, Para, Style, element, named, paragraph, table
from rakor_desktop.domain.naskah import Security
from rakor_desktop.domain.record import DocumentOptions, MeetingRecord

_SECURITY_RED = "C00000"
_EDGES = ("header", "footer")
_ADDRESS_SIZES = (9, 8.5, 8, 7.5)
_ACROSS = (
    "position:absolute;margin-left:0;margin-top:0;width:430pt;height:108pt;rotation:315;z-index:-251658240;"
    "mso-position-horizontal:center;mso-position-horizontal-relative:margin;"
    "mso-position-vertical:center;mso-position-vertical-relative:margin"
)
_WATERMARK = """
<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
 xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"><w:rPr><w:noProof/></w:rPr>
<w:pict><v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800"
 path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/>
<v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/>
<v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/>
<v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/><v:f eqn="sum @6 0 @5"/></v:formulas>
<v:path textpathok="t" o:connecttype="custom" o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800"
 o:connectangles="270,180,90,0"/><v:textpath on="t" fitshape="t"/></v:shapetype>
<v:shape id="Konsep{number}" o:spid="_x0000_s{spid}" type="#_x0000_t136" alt="KONSEP"
 style="{style}"
 o:allowincell="f" fillcolor="#e4e4e4" stroked="f">
<v:textpath style="font-family:&quot;Arial&quot;;font-size:1pt" string="KONSEP"/></v:shape></w:pict></w:r>
"""


class Pages:
    """The sections of an open document, from the template's own."""

    def __init__(self, document: Any, ids: dict[str, str], *, own_margins: bool) -> None:
        self._document = document
        self._ids = ids
        self._own_margins = own_margins
        self._body: Any = document.element.body
        self._first: Any = next(self._body.iter(qn("w:sectPr")))

    def text_width(self, sheet: Sheet) -> float:
        """Points between the margins of a page of the template on this sheet's paper."""
        section = self._made(sheet)
        return _points(section.page_width) - _points(section.left_margin) - _points(section.right_margin)

    def lay_out(self, anchor: Any, parts: Iterable[tuple[Section, list[Element]]]) -> None:
        """Put the elements of each section where the anchor stands, each section on its paper."""
        shapes = list(parts)
        last: Any = self._body.find(qn("w:sectPr"))
        template = deepcopy(self._first)
        previous_foot = False
        for number, (section, elements) in enumerate(shapes):
            made = last if number == len(shapes) - 1 else deepcopy(template)
            self._shape(made, section.sheet)
            if number:
                _without_first_page(made)
                _unlink_edges(made)
            else:
                _link_edges(made, template)
            for one in named(elements, self._ids):
                anchor.addprevious(one)
            closing = paragraph(Para(Style.GAP))  # after a table Word wants a paragraph anyway
            if made is not last:
                closing.get_or_add_pPr().append(made)
            anchor.addprevious(named([closing], self._ids)[0])
            if number and (section.footer or previous_foot):
                self._put_foot(made, section.footer)
            previous_foot = bool(section.footer)
        anchor.getparent().remove(anchor)

    def mark(self, *, draft: bool, security: Security) -> None:
        """KONSEP across every page of a draft, the security class on top and at the foot of every page."""
        mark = security.label.upper() if security is not Security.BIASA else ""
        for number, (kind, part) in enumerate(self._own_edges()):
            content: Any = part.element
            if mark:
                para = Para(Style.FOOT, mark, bold=True, size=14, colour=_SECURITY_RED, align="center")
                content.insert(0 if kind == "header" else len(content), named([paragraph(para)], self._ids)[0])
            if draft and kind == "header":
                first = content.find(qn("w:p"))
                first.append(parse_xml(_WATERMARK.format(number=number + 1, spid=2049 + number, style=_ACROSS)))

    def _own_edges(self) -> list[tuple[str, Any]]:
        """Heads and feet of all sections, those that a page can show; made where the template has none."""
        found: list[tuple[str, Any]] = []
        for place, section in enumerate(self._document.sections):
            edges = [("header", section.header), ("footer", section.footer)]
            if section.different_first_page_header_footer:
                edges += [("header", section.first_page_header), ("footer", section.first_page_footer)]
            for kind, edge in edges:
                if place and edge.is_linked_to_previous:
                    continue
                edge.is_linked_to_previous = False
                found.append((kind, edge.part))
        return found

    def _made(self, sheet: Sheet) -> WordSection:
        made = deepcopy(self._first)
        self._shape(made, sheet)
        return WordSection(made, self._document.part)

    def _shape(self, properties: Any, sheet: Sheet) -> None:
        section = WordSection(properties, self._document.part)
        section.page_width, section.page_height = Pt(sheet.width), Pt(sheet.height)
        size = properties.find(qn("w:pgSz"))
        if sheet.width > sheet.height:
            size.set(qn("w:orient"), "landscape")
        if not self._own_margins:
            margins = sheet.margins
            section.top_margin, section.right_margin = Pt(margins.top), Pt(margins.right)
            section.bottom_margin, section.left_margin = Pt(margins.bottom), Pt(margins.left)

    def _put_foot(self, properties: Any, text: str) -> None:
        """A foot for this section alone."""
        footer = WordSection(properties, self._document.part).footer
        footer.is_linked_to_previous = False
        content: Any = footer.part.element
        for child in list(content):
            content.remove(child)
        content.append(named([paragraph(Para(Style.FOOT, text))], self._ids)[0])


def _points(length: Length | None) -> float:
    return length.pt if length is not None else 0.0


def _without_first_page(properties: Any) -> None:
    """Only the first section begins with a kop."""
    for one in properties.findall(qn("w:titlePg")):
        properties.remove(one)


def _unlink_edges(properties: Any) -> None:
    """A later section shows the heads and feet of the one before it."""
    for name in _EDGES:
        for one in properties.findall(qn(f"w:{name}Reference")):
            properties.remove(one)


def _link_edges(properties: Any, template: Any) -> None:
    """The first section has the template's heads and feet."""
    if properties.find(qn("w:headerReference")) is None and properties.find(qn("w:footerReference")) is None:
        for number, one in enumerate(child for child in template if child.tag.endswith("Reference")):
            properties.insert(number, deepcopy(one))


# ----------------------------------------------------------------------------------------------------------------- kop


def put_kop(para: Any, record: MeetingRecord, options: DocumentOptions, document: Any, ids: dict[str, str]) -> None:
    """Replace a paragraph by the letterhead, or by nothing when there is none."""
    blocks = kop(record.letterhead, Sheet.of(options.paper, record.style), draft=options.is_draft)
    block = blocks[0] if blocks else None
    if isinstance(block, Kop):
        for one in named(_kop(block, para, document), ids):
            para.addprevious(one)
        if block.foot:
            _put_address(block, document, ids)
    if para.getnext() is None and para.getparent().tag != qn("w:body"):
        _emptied(para, ids)  # a head or a cell needs a paragraph at its end
    else:
        para.getparent().remove(para)


def _put_address(block: Kop, document: Any, ids: dict[str, str]) -> None:
    """The address of a kop Bupati stands at the foot of the first page, where the template has such a foot.

    It is smaller where that makes it fit into one line.
    """
    section = document.sections[0]
    if not section.different_first_page_header_footer:
        return
    footer = section.first_page_footer
    footer.is_linked_to_previous = False
    content: Any = footer.part.element
    if len(content) == 1 and len(content[0]) <= 1:  # a blank paragraph
        content.remove(content[0])
    fitting = (size for size in _ADDRESS_SIZES if measure(block.foot, Face.REGULAR, size) <= block.width)
    size = next(fitting, _ADDRESS_SIZES[0])
    content.insert(0, named([paragraph(Para(Style.KOP, block.foot, size=size))], ids)[0])


def _emptied(para: Any, ids: dict[str, str]) -> None:
    para.addprevious(named([paragraph(Para(Style.GAP))], ids)[0])
    para.getparent().remove(para)


def _kop(block: Kop, para: Any, document: Any) -> list[Element]:
    lines = tuple(
        Para(Style.KOP, "\n".join(printed_lines(strip.lines)), size=strip.size, bold=strip.face is Face.BOLD,
             before=strip.gap)
        for strip in block.strips
    )  # fmt: skip
    measures = block.measures
    if not isinstance(block, OfficeKop):
        run = _emblem(block, para, document, 1.2 * measures.garuda_height, measures.garuda_height)
        top = [paragraph(Para(Style.KOP, parts=(run,)))] if run is not None else []
        return [*top, *map(paragraph, lines), paragraph(Para(Style.GAP, before=block.gap_below))]
    side = (measures.kop_emblem_width + measures.kop_emblem_gap) / 25.4 * 72
    run = _emblem(block, para, document, measures.kop_emblem_width, measures.kop_emblem_height)
    emblem = Box((Para(Style.KOP, align="left", parts=(run,) if run is not None else ()),), align="center")
    widths, boxes = [side, block.width - side], (emblem, Box(lines, align="center"))
    if not block.left:  # centred on the whole width
        widths, boxes = [side, block.width - 2 * side, side], (*boxes, Box((Para(Style.KOP),)))
    least = measures.kop_emblem_height / 25.4 * 72
    return [
        table(widths, [BoxRow(boxes, least=least)]),
        _rule(block),
        paragraph(Para(Style.GAP, before=block.gap_below)),
    ]


def _rule(block: OfficeKop) -> Element:
    """The line below the kop: thick and thin, or one."""
    one = paragraph(Para(Style.GAP))
    shape = "thickThinSmallGap" if block.double_rule else "single"
    width = round(block.measures.kop_rule_thick * 8)
    border = element("w:pBdr", element("w:bottom", val=shape, sz=width, space=1, color="auto"))
    one.get_or_add_pPr().find(qn("w:pStyle")).addnext(border)
    return one


def _emblem(block: Kop, para: Any, document: Any, width: float, height: float) -> Element | None:
    """The run of the emblem, at most so large (mm)."""
    image = picture(block.emblem, in_black=block.in_black)
    if image is None:
        return None
    stream = BytesIO()
    image.save(stream, "PNG")
    return picture_run(stream.getvalue(), width / 25.4 * 72, height / 25.4 * 72, _owner(para, document), "Lambang")


def _owner(para: Any, document: Any) -> Any:
    """Whose part keeps the picture: the head in which the paragraph stands, else the body."""
    root = para.getroottree().getroot()
    for relation in document.part.rels.values():
        if not relation.is_external and getattr(relation.target_part, "element", None) is root:
            return relation.target_part
    return document.part


def picture_run(data: bytes, width: float, height: float, part: Any, name: str) -> Element:
    """A run with a picture that fits into a box of points; `name` is what a screen reader says."""
    inline = part.new_pic_inline(BytesIO(data), None, None)
    extent = inline.extent
    scale = min(width / Length(extent.cx).pt, height / Length(extent.cy).pt)
    shape = inline.graphic.graphicData.pic.spPr
    extent.cx = shape.cx = Length(round(extent.cx * scale))
    extent.cy = shape.cy = Length(round(extent.cy * scale))
    for edge in ("distT", "distB", "distL", "distR"):  # without them Writer keeps 3 mm free
        inline.set(edge, "0")
    inline.docPr.set("name", name)
    inline.docPr.set("descr", name)
    return element("w:r", element("w:drawing", inline))
