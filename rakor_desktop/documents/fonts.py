"""The typefaces of the documents: Arial's metrics, embedded as subsets, with widths for line breaking."""

from __future__ import annotations

import unicodedata
from enum import StrEnum
from functools import cache
from typing import cast

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from rakor_desktop.domain.formatting import clean_text
from rakor_desktop.domain.resources import resource

REPLACEMENT = "□"
"""Printed for each letter that the typeface does not have, so that nothing vanishes unseen."""


# What is pasted from letters and chats, in the nearest sign that the typeface has; the last are Wingdings bullets.
_STAND_INS = str.maketrans(
    {
        **dict.fromkeys("✓✔☑✅", "√"),
        **dict.fromkeys("✗✘☒❌", "×"),
        **dict.fromkeys("▶➢➤➔❯", "►"),
        **dict.fromkeys("☐◻", "□"),
        **dict.fromkeys("◆❖★☆◇", "▪"),
        "⇒": "→",
        "\u2011": "-",
        "٪": "%",
        **dict.fromkeys("\uf0b7\uf0a7\uf076", "•"),
        "\uf0d8": "►",
        "\uf0fc": "√",
    }
)
_VARIANTS = frozenset(map(chr, range(0xFE00, 0xFE10)))  # they only choose how the letter before them looks


class Face(StrEnum):
    """A typeface; the value is the name that reportlab knows it by."""

    REGULAR = "LiberationSans"
    BOLD = "LiberationSans-Bold"


_FILES = {Face.REGULAR: "fonts/LiberationSans-Regular.ttf", Face.BOLD: "fonts/LiberationSans-Bold.ttf"}


class _Widths(dict[str, float]):
    """Advance per letter for size 1; an unknown letter is as wide as the typeface's default."""

    def __init__(self, font: TTFont) -> None:
        widths = cast("dict[int, float]", font.face.charWidths)
        super().__init__((chr(code), width / 1000) for code, width in widths.items())
        self._default = cast(float, font.face.defaultWidth) / 1000

    def __missing__(self, letter: str) -> float:
        return self._default


@cache
def widths(face: Face) -> dict[str, float]:
    """The advance of each letter at size 1; registers the typeface on first use."""
    font = TTFont(face.value, str(resource(_FILES[face])))
    pdfmetrics.registerFont(font)
    # The font of an empty page must be embedded as well, or the file can never become PDF/A.
    rl_config.canvas_basefontname = Face.REGULAR.value
    # Photographs stay binary: as text each would be a quarter larger.
    rl_config.useA85 = 0
    return _Widths(font)


def measure(text: str, face: Face, size: float) -> float:
    """The width of a line in points."""
    return sum(map(widths(face).__getitem__, text)) * size


@cache
def _letters(face: Face) -> frozenset[str]:
    return frozenset(widths(face)) | {"\n"}


def printable(text: str, face: Face = Face.REGULAR) -> str:
    """Text as the typeface can print it: composed, without invisible marks, REPLACEMENT for what it lacks."""
    if text.isascii() and text.isprintable():
        return text
    text = unicodedata.normalize("NFC", clean_text(text)).replace("\t", " ")
    text = text.replace("\u2028", "\n").replace("\u2029", "\n").translate(_STAND_INS)
    known = _letters(face)
    return "".join(
        letter if letter in known else _plain(letter, known)
        for letter in text
        if unicodedata.category(letter) != "Cf" and letter not in _VARIANTS
    )


def _plain(letter: str, known: frozenset[str]) -> str:
    """A letter in its plain form (`Ａ` as `A`, `①` as `1`), or REPLACEMENT."""
    plain = unicodedata.normalize("NFKC", letter)
    return plain if plain != letter and known.issuperset(plain) else REPLACEMENT
