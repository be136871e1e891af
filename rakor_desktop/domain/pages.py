"""Pages of a finished PDF as the preview and the printer see them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PageSize:
    """Width and height of one page in points (1/72 inch)."""

    width: float
    height: float


@dataclass(frozen=True, slots=True)
class PagePicture:
    """One page of a PDF as pixels: `rgba` holds width x height x 4 bytes."""

    width: int
    height: int
    rgba: bytes


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page as fractions (0-1) of its width and height, from the top left corner."""

    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class TextHit:
    """One place where a text was found: the page index (from 0) and a rectangle per printed line."""

    page: int
    boxes: tuple[Box, ...]
