"""Line breaking: user text is text, never markup, and no word is wider than its column."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rakor_desktop.documents.fonts import Face, measure, printable, widths
from rakor_desktop.domain.formatting import MONTHS

_MONTHS = "|".join(MONTHS)
_TOGETHER = re.compile(
    rf"\b\d{{1,2}} (?:{_MONTHS}) \d{{4}}\b"
    r"|\b\d\d\.\d\d WIB\b"
    r"|\b(?:Ruang|Rapat|Sidang|Aula|Gedung|Lantai|Kelompok|Lampiran) (?:[A-Z]|[IVX]+|\d{1,2})(?!\w)"
)
"""A date, a time with its zone, `Ruang Rapat A`: what no line end should part, where the line is long enough."""

_BREAK_AFTER = frozenset("-–/\\_.,;:@?&=")


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line; `stretch` when its words spread over the whole width (not the last of a paragraph).

    `indent` is how far a paragraph's first line stands in; `glued` when the next line goes on with the same word.
    """

    text: str
    width: float
    stretch: bool = False
    indent: float = 0
    glued: bool = False


def break_lines(
    text: str, width: float, face: Face = Face.REGULAR, size: float = 11, hang: str = "", first_line: float = 0
) -> list[Line]:
    r"""Break text into lines of at most `width` points; `\\n` starts a new line.

    `hang` leads every line but the first of its paragraph (blanks under a bullet); `first_line` is how far that first
    line stands in.
    """
    text = _TOGETHER.sub(lambda match: _glued(match[0], width - first_line, face, size), printable(text, face))
    lines: list[Line] = []
    for paragraph in text.split("\n"):
        lines += _paragraph(paragraph.split(" "), width, face, size, hang, first_line)
    while lines and not lines[-1].text:
        lines.pop()
    return lines


def balanced(text: str, width: float, face: Face, size: float) -> tuple[Line, ...]:
    """Lines of nearly equal length instead of a full one and a single word."""
    lines = break_lines(text, width, face, size)
    if len(lines) < 2:
        return tuple(lines)
    count, low, high = len(lines), width / 2, width
    while high - low > 2:
        middle = (low + high) / 2
        if len(break_lines(text, middle, face, size)) <= count:
            high = middle
        else:
            low = middle
    return tuple(break_lines(text, high, face, size))


def _glued(text: str, width: float, face: Face, size: float) -> str:
    return text.replace(" ", "\xa0") if measure(text, face, size) <= width else text


def _paragraph(words: list[str], width: float, face: Face, size: float, hang: str, first_line: float) -> Iterator[Line]:
    table = widths(face)
    space = table[" "] * size
    hanging = measure(hang, face, size)
    current: list[str] = []
    used, indent = 0.0, first_line
    for word in words:
        if not word:
            continue
        for number, (piece, length) in enumerate(_pieces(word, width - max(hanging, indent), table, size)):
            if current and used + space + length > width - indent:
                yield Line(" ".join(current), used, True, indent, glued=number > 0)
                current, used, indent = [hang + piece], hanging + length, 0.0
            else:
                used += space + length if current else length
                current.append(piece)
    yield Line(" ".join(current), used, indent=indent)


def _pieces(word: str, width: float, table: dict[str, float], size: float) -> Iterator[tuple[str, float]]:
    """The word whole, or in pieces that fit; a piece rather ends after a mark than inside a syllable."""
    length = sum(map(table.__getitem__, word)) * size
    if length <= width:
        yield word, length
        return
    start, used, mark = 0, 0.0, 0
    for index, letter in enumerate(word):
        advance = table[letter] * size
        if used + advance > width and index > start:
            end = mark if mark > start + (index - start) // 2 else index
            piece = word[start:end]
            yield piece, sum(map(table.__getitem__, piece)) * size
            used = sum(map(table.__getitem__, word[end:index])) * size
            start = end
        used += advance
        if letter in _BREAK_AFTER:
            mark = index + 1
    yield word[start:], sum(map(table.__getitem__, word[start:])) * size
