"""Turns the blocks of a document into Word: the same words in the same order, in the styles of the template.

Numbers become real numberings, `label : value` lines a table without lines, so that the text can be changed in Word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from rakor_desktop.documents.blocks import STEPS, Rule, Stack
from rakor_desktop.documents.deed import Hanging
from rakor_desktop.documents.fonts import Face
from rakor_desktop.documents.kop import Kop
from rakor_desktop.documents.layout import Align, Block, Columns, Mark, NewPage, TextBlock, accompanied
from rakor_desktop.documents.photos import PhotoRow
from rakor_desktop.documents.signature import Signatures
from rakor_desktop.documents.signing import Whole
from rakor_desktop.documents.tables import Table
from rakor_desktop.documents.word_styles import Styles
from rakor_desktop.documents.word_tables import Picture, joined, photographs, ruled, signatures
from rakor_desktop.documents.word_xml import ITEMS, Box, BoxRow, Element, Para, Style, paragraph, table

_COLON = ":"
_NEAR = 1.0  # points within which two places are the same
_HEADING_GAP, _ITEM_GAP = 10.0, 3.0  # points above headings, and above items and fields, in the built-in styles
_SHAPES = (r"(\d+)\.", r"([a-z]+)\.", r"(\d+)\)", r"([a-z]+)\)", r"\((\d+)\)")


@dataclass(slots=True)
class _Field:
    """One row of a table of fields while it is collected."""

    number: str
    label: str
    values: list[Para]
    keep: bool


@dataclass(slots=True)
class _Fields:
    """Rows of fields whose labels and colons stand below each other (points from the left edge)."""

    left: float
    label: float
    colon: float
    start: float
    before: float
    rows: list[_Field] = field(default_factory=list[_Field])


class Composer:
    """Collects the elements of one section; `width` is the template's text width, `drawn` that of the blocks.

    `gap` is the usual space above a paragraph, which the template's style has; another is written into the paragraph.
    """

    def __init__(self, styles: Styles, picture: Picture, *, width: float, drawn: float, gap: float) -> None:
        self.elements: list[Element] = []
        self._styles = styles
        self._picture = picture
        self._width = width
        self._drawn = drawn
        self._factor = width / drawn
        self._gap = gap
        self._depth = 0  # the level of titles in the outline: 1 below the head of an attachment
        self._fields: _Fields | None = None
        self._photos: list[PhotoRow] = []
        self._lists: dict[int, tuple[int, int, int]] = {}  # level -> instance, its level, the number expected next
        self._new_page = False
        self._begun = False  # more than heads stands on the page: a new one may begin
        self._last: Style | None = None

    def add(self, blocks: Iterable[Block]) -> None:
        """Write the blocks; a kop is left to the template. What stays on one page in the PDF does so here."""
        for block in accompanied(list(blocks)):
            if not isinstance(block, PhotoRow):
                self._close_photos()
            if not isinstance(block, (TextBlock, Hanging)):
                self._close_fields()
            self._one(block)
            self._begun = self._begun or not (block.keep_with_next or isinstance(block, (Kop, NewPage)))
        self.close()

    def close(self) -> None:
        """Write what is still collected."""
        self._close_photos()
        self._close_fields()

    def _one(self, block: Block) -> None:
        match block:
            case TextBlock():
                self._text(block)
            case Hanging():
                marks = (Mark(0, joined(block.label)), *block.body.marks)
                keep = block.keep_with_next
                self._text(replace(block.body, marks=marks, space_before=block.space_before, keep_with_next=keep))
            case Stack():
                self._stack(block)
            case Columns():
                self.add(block.parts)
            case Whole() if block.table is not None:
                self._table(replace(block.table, space_before=block.space_before), together=True)
            case Table():
                self._table(block, together=False)
            case Signatures():
                self._put_table(signatures(block, self._drawn, self._factor), block.space_before)
            case PhotoRow():
                self._photos.append(block)
            case NewPage():
                self._new_page = self._begun
            case Kop() | Rule():
                pass
            case _:
                raise TypeError(f"no Word for {type(block).__name__}")

    def _stack(self, block: Stack) -> None:
        """The head of an attachment."""
        self._depth = 1
        for number, part in enumerate(block.parts):
            if part.marks:
                self._field(part)
            else:
                outline = 0 if block.outline and not number else None
                left = part.indent * self._factor
                self._put(Para(Style.ATTACHMENT, joined(part.lines), left=left, outline=outline))
        self._close_fields()

    # ------------------------------------------------------------------------------------------------------- texts

    def _text(self, block: TextBlock) -> None:
        marks = block.marks
        level = _level(marks, block)
        if any(mark.text == _COLON for mark in marks):
            self._field(block)
            return
        if self._fields is not None and self._continues(self._fields, block):
            self._continue(self._fields, block)
            return
        self._close_fields()
        text = joined(block.lines)
        if level is not None:
            number = self._number(level, marks[0].text)
            if number is not None:
                self._put(Para(ITEMS[level], text, bold=_bold(block), number=number, keep_next=block.keep_with_next,
                               before=_unusual(block, _ITEM_GAP),
                               outline=self._depth + 2 + level if block.outline else None))  # fmt: skip
                return
        if marks:
            text = "\t".join([*(mark.text for mark in marks), text])
        self._put(self._plain(block, text))

    def _plain(self, block: TextBlock, text: str) -> Para:
        keep = block.keep_with_next
        if block.face is Face.BOLD and block.align is Align.CENTRE:
            return Para(Style.TITLE, text, before=block.space_before or None, outline=self._title_level(block))
        if block.face is Face.BOLD and block.outline:
            return Para(Style.HEADING, text, before=_unusual(block, _HEADING_GAP), outline=self._depth + 1)
        if block.align is Align.CENTRE and not block.indent:
            return Para(Style.SUBTITLE, text, before=block.space_before or None)
        left, before = block.indent * self._factor, _unusual(block, self._gap)
        if block.lines[0].indent:
            return Para(Style.BODY, text, bold=_bold(block), left=left or None, before=before, keep_next=keep)
        align = {Align.JUSTIFY: "", Align.LEFT: "left", Align.RIGHT: "right", Align.CENTRE: "center"}[block.align]
        hanging = left - block.marks[0].x * self._factor if block.marks else 0
        return Para(Style.FLAT, text, bold=_bold(block), left=left or None, hanging=hanging, before=before, align=align,
                    keep_next=keep)  # fmt: skip

    def _title_level(self, block: TextBlock) -> int | None:
        """The place in the outline; of titles below each other only the first has one."""
        if not block.outline or self._last is Style.TITLE:
            return None
        return self._depth if block.is_title else self._depth + 1

    def _number(self, level: int, text: str) -> tuple[int, int] | None:
        """The numbering of an item: that of its list, or a new one where a list begins; None when it would differ."""
        ordinal = _ordinal(level, text)
        if ordinal is None:
            return None
        known = self._lists.get(level)
        if known is None or known[2] != ordinal or ordinal == 1:
            known = (*self._styles.restarted(level, ordinal), ordinal)
        self._lists[level] = (known[0], known[1], ordinal + 1)
        return known[0], known[1]

    # ------------------------------------------------------------------------------------------------------ fields

    def _field(self, block: TextBlock) -> None:
        marks = block.marks
        colon = next(index for index, mark in enumerate(marks) if mark.text == _COLON)
        before, after = marks[:colon], marks[colon + 1 :]
        label = before[-1] if before else Mark(0, "")
        number = before[-2].text if len(before) > 1 else ""
        left = before[0].x if before else 0.0
        start = after[0].x if after else block.indent
        open_now = self._fields
        same = open_now is not None and (
            abs(open_now.colon - marks[colon].x) < _NEAR
            and (abs(open_now.left - left) < _NEAR or abs(open_now.label - left) < _NEAR)
        )
        if not same:
            self._close_fields()
            self._fields = _Fields(left, label.x, marks[colon].x, start, block.space_before)
        row = _Field(number, label.text, [self._value(block, after)], block.keep_with_next)
        if self._fields is not None:
            self._fields.rows.append(row)

    def _value(self, block: TextBlock, marks: tuple[Mark, ...]) -> Para:
        align = "both" if block.align is Align.JUSTIFY else ""
        para = Para(Style.FIELD, joined(block.lines), bold=_bold(block), align=align, keep_next=block.keep_with_next)
        if not marks:
            return para
        level = 3 if marks[0].text.endswith(")") else 0
        number = self._number(level, marks[0].text)
        hanging = block.indent - marks[0].x
        start = self._fields.start if self._fields is not None else marks[0].x
        text = para.text if number is not None else f"{marks[0].text}\t{para.text}"
        return replace(para, text=text, number=number, left=max(0.0, marks[0].x - start) + hanging, hanging=hanging)

    def _continues(self, fields: _Fields, block: TextBlock) -> bool:
        """Whether a text without label goes on with the value above it: a further number, or a further paragraph."""
        place = block.marks[0].x if block.marks else block.indent
        return place >= fields.start - _NEAR and not block.outline and block.indent > fields.colon

    def _continue(self, fields: _Fields, block: TextBlock) -> None:
        fields.rows[-1].values.append(self._value(block, block.marks))
        fields.rows[-1].keep = block.keep_with_next

    def _close_fields(self) -> None:
        fields, self._fields = self._fields, None
        if fields is None:
            return
        numbered = any(row.number for row in fields.rows)
        first = (fields.label - fields.left) * self._factor if numbered else 0.0
        left = fields.left * self._factor
        label = (fields.colon - (fields.label if numbered else fields.left)) * self._factor
        colon = (fields.start - fields.colon) * self._factor
        widths = [label, colon, self._width - left - first - label - colon]
        rows: list[BoxRow] = []
        for row in fields.rows:
            texts = ([row.number] if numbered else []) + [row.label, _COLON if row.label else ""]
            heads = [Box((Para(Style.FIELD, text, keep_next=row.keep),)) for text in texts]
            rows.append(BoxRow((*heads, Box(tuple(row.values))), whole=len(row.values) == 1))
        made = table([first, *widths] if numbered else widths, rows, left=left)
        self._put_table(made, fields.before - _ITEM_GAP)

    # ----------------------------------------------------------------------------------------------------- the rest

    def _table(self, block: Table, *, together: bool) -> None:
        self._put_table(ruled(block, self._factor, together=together), block.space_before)

    def _close_photos(self) -> None:
        rows, self._photos = self._photos, []
        if rows:
            self._put_table(photographs(rows, self._width, self._picture), 0)

    def _put(self, para: Para) -> None:
        self.elements.append(paragraph(replace(para, page_break=self._new_page)))
        self._new_page = False
        self._last = para.style

    def _put_table(self, made: Element, space_before: float) -> None:
        """A table below a small gap: without one Word joins tables that follow each other."""
        self._put(Para(Style.GAP, before=max(space_before - 1, 0), keep_next=True))
        self.elements.append(made)


def _bold(block: TextBlock) -> bool | None:
    return True if block.face is Face.BOLD else None


def _unusual(block: TextBlock, usual: float) -> float | None:
    """The space above a text when it is not that of its style."""
    return block.space_before if abs(block.space_before - usual) > 0.1 else None


def _level(marks: tuple[Mark, ...], block: TextBlock) -> int | None:
    """The level of a numbered text, by where its number stands and what it looks like."""
    if len(marks) != 1 or block.indent <= marks[0].x:
        return None
    for level, shape in enumerate(_SHAPES):
        if abs(marks[0].x - STEPS[level]) < _NEAR and re.fullmatch(shape, marks[0].text):
            return level
    return None


def _ordinal(level: int, text: str) -> int | None:
    """The place that a number names, from 1; None when Word does not count so (`aa`, `bb` after `z`, and not `ab`)."""
    match = re.fullmatch(_SHAPES[level], text)
    if match is None:
        return None
    if match[1].isdigit():
        return int(match[1])
    return ord(match[1]) - ord("a") + 1 if len(match[1]) == 1 else None
