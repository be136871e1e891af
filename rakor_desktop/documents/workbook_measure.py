"""How high a wrapped text stands in a cell, reckoned from the widths of Arial's letters.

Readers do not fit rows by themselves when a file comes from another program, and never where cells are merged.
"""

from __future__ import annotations

LINE = 12.75
"""Points of one line of Arial 10 in a cell."""
_PADDING = 3.5
_DIGIT = 556


class _Widths(dict[str, int]):
    """Letter widths; a letter that is not listed counts as a digit, beyond the Latin alphabets as a full square."""

    def __missing__(self, letter: str) -> int:
        self[letter] = width = _DIGIT if letter < "\u0250" else 1000
        return width


# Widths in thousandths of the letter size (Arial).
_WIDTHS = _Widths({
    **dict.fromkeys("ijl'", 222), **dict.fromkeys(" ,./:;I[]!\\ft", 278), **dict.fromkeys("()r-", 333),
    **dict.fromkeys("csxyzvkJ", 500), **dict.fromkeys("FTZ", 611), **dict.fromkeys("ABEKPSVXY&", 667),
    **dict.fromkeys("CDHNRUw", 722), **dict.fromkeys("GOQ", 778), **dict.fromkeys("mM", 833), "W": 944, "%": 889,
})  # fmt: skip
# A column's unit is a digit as the screen draws it; printers draw a little wider, and the borders take their part.
_SCALE = 0.98
_MARGIN = 0.9


def text_width(text: str, *, bold: bool = False) -> float:
    """The width of a line in digits of Arial."""
    width = sum(map(_WIDTHS.__getitem__, text)) / _DIGIT
    return width * 1.07 if bold else width


def line_count(text: str, column: float, *, bold: bool = False, size: float = 10) -> int:
    """The lines that a text takes when wrapped in a column of this width (in a sheet's column units)."""
    room = max(1.0, (column * _SCALE - _MARGIN) * 10 / size)
    return sum(_wrapped(part, room, bold=bold) for part in text.split("\n"))


def _wrapped(line: str, room: float, *, bold: bool) -> int:
    if len(line) * 1.7 <= room or text_width(line, bold=bold) <= room:
        return 1
    space = text_width(" ", bold=bold)
    count, used = 1, 0.0
    for word in line.split():
        width = text_width(word, bold=bold)
        if used and used + space + width > room:
            count, used = count + 1, 0.0
        if width > room:  # a word longer than the column breaks within
            extra = int(width // room)
            count, width = count + extra, width - extra * room
        used += width + (space if used else 0.0)
    return count


def height(lines: int) -> float:
    """Points of a row of so many lines."""
    return LINE * lines + _PADDING
