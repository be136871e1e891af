"""Styles and numberings of a Word file: found by their names, lent from the built-in template, restarted for lists."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml.ns import qn
from docx.parts.numbering import NumberingPart

from rakor_desktop.documents.word_xml import ITEMS, LISTED, Style, element, twips
from rakor_desktop.domain.geometry import Geometry

_PREFIX = "Rakor"
_VALUE = qn("w:val")
_SINGLE = 1.15  # single spacing in Arial, of the font size


class Styles:
    """The styles of an open document by their names, and the numberings behind them."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self.ids = {_name(one): one.get(qn("w:styleId")) for one in _styles(document)}
        """The id of each style by its lower-case name."""

    def fit(self, geometry: Geometry) -> None:
        """Give the running text of the built-in template the office's measures: size, lines, gap, first line."""
        defaults = self._document.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
        for name in ("w:sz", "w:szCs"):
            defaults.find(qn(name)).set(_VALUE, str(round(geometry.body_size * 2)))
        for name in (Style.BODY, Style.FLAT, Style.FIELD, *ITEMS):
            properties = self._style(name).find(qn("w:pPr"))
            spacing = properties.find(qn("w:spacing"))
            spacing.set(qn("w:line"), str(round(geometry.line_height / _SINGLE * 240)))
            spacing.set(qn("w:lineRule"), "auto")
            if name in (Style.BODY, Style.FLAT):
                spacing.set(qn("w:before"), str(twips(geometry.paragraph_gap)))
            if name is Style.BODY:
                properties.find(qn("w:ind")).set(qn("w:firstLine"), str(twips(geometry.first_line / 25.4 * 72)))

    def _style(self, name: str) -> Any:
        return next(one for one in _styles(self._document) if _name(one) == name.casefold())

    def restarted(self, level: int, start: int) -> tuple[int, int]:
        """A new numbering for a list that begins with `start`: (instance, level) for its paragraphs."""
        abstract, place = self._numbering(level)
        numbers = self._document.part.numbering_part.element
        number = 1 + max((int(one.get(qn("w:numId"))) for one in numbers.findall(qn("w:num"))), default=0)
        numbers.append(
            element(
                "w:num",
                element("w:abstractNumId", val=abstract),
                element("w:lvlOverride", element("w:startOverride", val=start), ilvl=place),
                numId=number,
            )
        )
        return number, place

    def _numbering(self, level: int) -> tuple[int, int]:
        """The abstract numbering (id, level) behind the style of a level."""
        shape = _number(self._style(ITEMS[level]))
        instance, place = shape.find(qn("w:numId")).get(_VALUE), shape.find(qn("w:ilvl"))
        numbers = self._document.part.numbering_part.element.findall(qn("w:num"))
        found = next(one for one in numbers if one.get(qn("w:numId")) == instance)
        return int(found.find(qn("w:abstractNumId")).get(_VALUE)), 0 if place is None else int(place.get(_VALUE))


def lend_styles(document: Any, source: Any) -> None:
    """Copy the styles `Rakor ...` that a template lacks from the built-in one, with their numbering."""
    have = {_name(one) for one in _styles(document)}
    bases = {_default(source, kind): _default(document, kind) for kind in ("paragraph", "table")}
    lender = _Lender(document, source)
    for one in _styles(source):
        if one.find(qn("w:name")).get(_VALUE).startswith(_PREFIX) and _name(one) not in have:
            copy = deepcopy(one)
            base = copy.find(qn("w:basedOn"))
            if base is not None and (inherited := bases.get(base.get(_VALUE))) is not None:
                if inherited:
                    base.set(_VALUE, inherited)
                else:
                    copy.remove(base)
            document.styles.element.append(copy)
    # An own style for numbered texts may have no numbering of its own, and a lent one has that of its source.
    for level, style in enumerate(LISTED):
        name = style.casefold()
        own = next(one for one in _styles(document) if _name(one) == name)
        if _number(own) is None or name not in have:
            lender.give(own, level)


class _Lender:
    """Gives styles the numbering of the built-in template, copied once when the first asks."""

    def __init__(self, document: Any, source: Any) -> None:
        self._document = document
        self._source = source
        self._instance = 0

    def give(self, style: Any, level: int) -> None:
        self._instance = self._instance or self._copied()
        properties = style.get_or_add_pPr()
        properties._remove_numPr()
        properties._insert_numPr(
            element("w:numPr", element("w:ilvl", val=level), element("w:numId", val=self._instance))
        )

    def _copied(self) -> int:
        lent = self._source.part.numbering_part.element
        numbers = self._part().element
        abstracts = numbers.findall(qn("w:abstractNum"))
        abstract = 1 + max((int(one.get(qn("w:abstractNumId"))) for one in abstracts), default=-1)
        instance = 1 + max((int(one.get(qn("w:numId"))) for one in numbers.findall(qn("w:num"))), default=0)
        shape = deepcopy(lent.find(qn("w:abstractNum")))
        shape.set(qn("w:abstractNumId"), str(abstract))
        for level in shape.findall(qn("w:lvl")):  # the styles may bear other ids here
            linked = level.find(qn("w:pStyle"))
            if linked is not None:
                level.remove(linked)
        # The schema wants all abstract numberings before the instances.
        numbers.insert(len(abstracts), shape)
        numbers.append(element("w:num", element("w:abstractNumId", val=abstract), numId=instance))
        return instance

    def _part(self) -> Any:
        part = self._document.part
        try:
            return part.numbering_part
        except (KeyError, NotImplementedError):  # the library knows no empty one
            empty = deepcopy(self._source.part.numbering_part.element)
            for child in list(empty):
                empty.remove(child)
            made = NumberingPart(PackURI("/word/numbering.xml"), CONTENT_TYPE.WML_NUMBERING, empty, part.package)
            part.relate_to(made, RELATIONSHIP_TYPE.NUMBERING)
            return made


def _styles(document: Any) -> list[Any]:
    return document.styles.element.findall(qn("w:style"))


def _name(style: Any) -> str:
    return style.find(qn("w:name")).get(_VALUE).casefold()


def _number(style: Any) -> Any:
    properties = style.find(qn("w:pPr"))
    return None if properties is None else properties.find(qn("w:numPr"))


def _default(document: Any, kind: str) -> str:
    defaults = (one for one in _styles(document) if one.get(qn("w:type")) == kind and one.get(qn("w:default")) == "1")
    found = next(defaults, None)
    return found.get(qn("w:styleId")) if found is not None else ""
