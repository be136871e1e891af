"""Blocks of a document and how they are divided over pages.

A document is a list of blocks, each as high as it needs. They are placed first and drawn later, so that every page
knows how many there are. Measures are points; `top` is the distance from the page's lower edge to a block's top.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import Enum, auto
from typing import Any, Protocol, Self, cast

from reportlab.pdfgen.canvas import Canvas

from rakor_desktop.documents.fonts import Face
from rakor_desktop.documents.tagging import Role, tagged
from rakor_desktop.documents.text import Line, break_lines

LINE_HEIGHT = 1.2
_MOST_STRETCH = 1.0  # of the font size, per space: beyond that a line looks torn and stays ragged


class Align(Enum):
    """How lines stand in their width."""

    LEFT = auto()
    CENTRE = auto()
    RIGHT = auto()
    JUSTIFY = auto()


class Block(Protocol):
    """Something that takes a strip of the page.

    `space_before` is left out at the top of a page; `keep_with_next` forbids a page break after the block; `outline`
    names the block in the file's bookmarks.
    """

    @property
    def space_before(self) -> float: ...
    @property
    def keep_with_next(self) -> bool: ...
    @property
    def outline(self) -> str: ...
    @property
    def height(self) -> float: ...
    @property
    def least(self) -> float:
        """The height of the smallest part that may start on a page (the whole, when it never splits)."""
        ...

    def split(self, room: float) -> tuple[Block, Block] | None:
        """The part that fits into `room` and the rest; None when nothing may be cut off."""
        ...

    def split_tail(self) -> tuple[Block, Block] | None:
        """All but the last two lines, and these: what goes along to keep a following block company."""
        ...

    def draw(self, canvas: Canvas, left: float, top: float) -> None: ...


@dataclass(frozen=True, slots=True)
class Mark:
    """A short text on the first line of a block: a number, a label, a colon. `x` is from the block's left edge."""

    x: float
    text: str
    face: Face = Face.REGULAR


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A paragraph, or any lines; `indent` is where its lines start, `marks` stand left of the first line."""

    lines: tuple[Line, ...]
    width: float
    size: float = 11
    face: Face = Face.REGULAR
    align: Align = Align.LEFT
    indent: float = 0
    marks: tuple[Mark, ...] = ()
    space_before: float = 0
    keep_with_next: bool = False
    outline: str = ""
    leading: float = 0
    is_title: bool = False

    @classmethod
    def of(
        cls,
        text: str,
        width: float,
        *,
        size: float = 11,
        face: Face = Face.REGULAR,
        align: Align = Align.LEFT,
        indent: float = 0,
        marks: tuple[Mark, ...] = (),
        space_before: float = 0,
        keep_with_next: bool = False,
        outline: str = "",
        leading: float = 0,
        first_line: float = 0,
    ) -> Self:
        """Break `text` for a block that is `width` wide, indent included; `first_line` stands in further."""
        lines = tuple(break_lines(text, width - indent, face, size, first_line=first_line)) or (Line("", 0),)
        return cls(lines, width, size, face, align, indent, marks, space_before, keep_with_next, outline, leading)

    @property
    def line_height(self) -> float:
        """From one baseline to the next."""
        return self.leading or self.size * LINE_HEIGHT

    @property
    def height(self) -> float:
        return len(self.lines) * self.line_height

    @property
    def least(self) -> float:
        return self.height if len(self.lines) <= 3 else 2 * self.line_height

    def split(self, room: float) -> tuple[Block, Block] | None:
        # At least two lines stay together on either side.
        count = min(int((room + 0.01) / self.line_height), len(self.lines) - 2)
        return self._cut(count) if count >= 2 else None

    def split_tail(self) -> tuple[Block, Block] | None:
        return self._cut(len(self.lines) - 2) if len(self.lines) >= 4 else None

    def _cut(self, count: int) -> tuple[Block, Block]:
        head = replace(self, lines=self.lines[:count], keep_with_next=False)
        return head, replace(self, lines=self.lines[count:], marks=(), space_before=0, outline="")

    @property
    def role(self) -> Role:
        """What it is in the structure of the file."""
        return Role.TITLE if self.is_title else Role.HEADING if self.outline else Role.PARAGRAPH

    def draw(self, canvas: Canvas, left: float, top: float) -> None:
        baseline = top - self.size * 0.95
        with tagged(canvas, self.role):
            for mark in self.marks:
                canvas.setFont(mark.face.value, self.size)
                canvas.drawString(left + mark.x, baseline, mark.text)
            canvas.setFont(self.face.value, self.size)
            draw_lines(canvas, self.lines, left + self.indent, baseline, self.width - self.indent, self.line_height,
                       self.align, self.size)  # fmt: skip


def draw_lines(
    canvas: Canvas,
    lines: Iterable[Line],
    left: float,
    baseline: float,
    width: float,
    line_height: float,
    align: Align,
    size: float,
) -> None:
    """Draw lines downwards from `baseline` in the canvas's current font."""
    for line in lines:
        x, gap = left + line.indent, 0.0
        rest = width - line.indent - line.width
        if align is Align.CENTRE:
            x += rest / 2
        elif align is Align.RIGHT:
            x += rest
        elif align is Align.JUSTIFY and line.stretch:
            spaces = line.text.count(" ") + line.text.count("\xa0")
            gap = rest / spaces if spaces else 0.0
        if 0 < gap <= size * _MOST_STRETCH:
            canvas.drawString(x, baseline, line.text, wordSpace=gap)
        elif line.text:
            canvas.drawString(x, baseline, line.text)
        baseline -= line_height


@dataclass(frozen=True, slots=True)
class Solid:
    """The common part of blocks that never split.

    `company` counts the lines of text that must stand above the block on its page (a signature is never alone);
    `beside` puts it to the right of the block before it instead of below.
    """

    space_before: float = 0
    keep_with_next: bool = False
    outline: str = ""
    company: int = 0
    beside: bool = False

    @property
    def height(self) -> float:
        raise NotImplementedError

    @property
    def least(self) -> float:
        return self.height

    def split(self, room: float) -> tuple[Block, Block] | None:
        return None

    def split_tail(self) -> tuple[Block, Block] | None:
        return None


@dataclass(frozen=True, slots=True)
class NewPage(Solid):
    """What follows starts a new page, unless all that stands on the page already is the head of what follows."""

    @property
    def height(self) -> float:
        return 0

    def draw(self, canvas: Canvas, left: float, top: float) -> None:
        """Nothing."""


@dataclass(frozen=True, slots=True)
class Columns(Solid):
    """Blocks that stand beside each other, their tops on one line."""

    parts: tuple[Block, ...] = ()

    @property
    def height(self) -> float:
        return max(part.height for part in self.parts)

    def draw(self, canvas: Canvas, left: float, top: float) -> None:
        for part in self.parts:
            part.draw(canvas, left, top)


@dataclass(slots=True)
class Page:
    """The blocks of one page with the top of each, measured down from the top of the text area."""

    blocks: list[tuple[Block, float]] = field(default_factory=list[tuple[Block, float]])
    used: float = 0

    def add(self, block: Block) -> None:
        if self.blocks:
            self.used += block.space_before
        self.blocks.append((block, self.used))
        self.used += block.height

    def room(self, height: float, block: Block) -> float:
        """What is left for `block` after its gap, on a page whose text area is `height` high."""
        return height - self.used - (block.space_before if self.blocks else 0)


def paginate(blocks: Iterable[Block], height: float, first_height: float) -> list[Page]:
    """Divide blocks over pages; the first page's text area may be higher (a kop reaches into the margin)."""
    queue = deque(accompanied(_side_by_side(blocks)))
    pages = [Page()]
    while queue:
        page = pages[-1]
        page_height = first_height if len(pages) == 1 else height
        block = queue.popleft()
        if isinstance(block, NewPage):
            if any(not placed.keep_with_next for placed, _ in page.blocks):
                pages.append(Page())
            continue
        room = page.room(page_height, block)
        fits = block.height <= room + 0.01
        needed = _with_followers(block, queue) if fits else 0
        if fits and needed <= room + 0.01:
            page.add(block)
            continue
        parts = block.split_tail() if fits else block.split(room)
        if parts is not None:
            page.add(parts[0])
            queue.appendleft(parts[1])
        elif page.blocks and needed <= page_height:
            queue.appendleft(block)
        else:
            # Higher than any page, alone or with what must follow: it has to break somewhere.
            page.add(block)
            if fits:
                continue
        pages.append(Page())
    if not pages[-1].blocks and len(pages) > 1:
        pages.pop()
    return pages


def _side_by_side(blocks: Iterable[Block]) -> list[Block]:
    """Join each block that stands beside another to it."""
    result: list[Block] = []
    for block in blocks:
        if isinstance(block, Solid) and block.beside and result:
            before = result.pop()
            block = Columns(
                space_before=before.space_before, keep_with_next=before.keep_with_next, outline=before.outline,
                company=before.company if isinstance(before, Solid) else 0, parts=(before, block),
            )  # fmt: skip
        result.append(block)
    return result


def accompanied(blocks: list[Block]) -> list[Block]:
    """Tie the last lines of text before a signature to it, and the last of several signatures to the one above."""
    result = list(blocks)
    for place, block in enumerate(result):
        missing = _company(block)
        for index in reversed(range(place)):
            before = result[index]
            if missing <= 0 or isinstance(before, NewPage):
                break
            if _company(before):
                # Only the last: all of a long row of signatures would fit on no page.
                if place + 1 == len(result) or not _company(result[place + 1]):
                    result[index] = _tied(before)
                break
            # Of a table two rows come along, as of a long paragraph two lines. A head is no text.
            if not isinstance(before, TextBlock):
                missing -= 2
            elif not before.keep_with_next:
                missing -= len(before.lines)
            result[index] = _tied(before)
    return result


def _company(block: Block) -> int:
    return block.company if isinstance(block, Solid) else 0


def _tied(block: Block) -> Block:
    return replace(cast(Any, block), keep_with_next=True)


def _with_followers(block: Block, queue: deque[Block]) -> float:
    """The height of a block with what must stand below it on the same page."""
    needed = block.height
    if not block.keep_with_next:
        return needed
    for follower in queue:
        # What must stay above its own follower, and cannot leave a part behind, comes whole.
        whole = follower.keep_with_next and follower.split_tail() is None
        needed += follower.space_before + (follower.height if whole else follower.least)
        if not follower.keep_with_next or (not whole and follower.least < follower.height):
            break
    return needed
