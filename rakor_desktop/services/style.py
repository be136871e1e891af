"""Reading how the office makes its documents from the settings of the file."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import fields
from enum import StrEnum
from typing import Any

from rakor_desktop.domain.geometry import MEASURES, Geometry
from rakor_desktop.domain.office import OfficeStyle
from rakor_desktop.domain.phrases import PHRASES
from rakor_desktop.storage.queries import settings as queries

GEOMETRY, PHRASE = "ukuran.", "phrase"
# Field of OfficeStyle -> key of the setting; the city had its key before the others came.
STYLE = {
    one.name: "city" if one.name == "city" else f"naskah.{one.name}"
    for one in fields(OfficeStyle)
    if one.name not in ("geometry", "phrases")
}
_PLAIN = OfficeStyle()


def office_style() -> OfficeStyle:
    """The office's settings over the defaults; a value that this version does not know counts as not set."""
    values = queries.all_values()
    chosen: dict[str, Any] = {}
    for name, key in STYLE.items():
        if key in values:
            with suppress(ValueError):
                chosen[name] = _read(values[key], getattr(_PLAIN, name))
    known = {phrase.key for phrase in PHRASES}
    phrases = {key: text for key, text in queries.phrases().items() if key in known}
    return OfficeStyle(geometry=_geometry(values), phrases=phrases, **chosen)


def stored(value: object) -> str:
    """A setting's value as text; numbers without a needless fraction."""
    if isinstance(value, bool):
        return "1" if value else "0"
    return f"{value:g}" if isinstance(value, float) else str(value)


def _geometry(values: dict[str, str]) -> Geometry:
    chosen: dict[str, float] = {}
    for measure in MEASURES:
        with suppress(ValueError):
            value = float(values.get(GEOMETRY + measure.name, ""))
            if measure.least <= value <= measure.most:
                chosen[measure.name] = value
    return Geometry(**chosen)


def _read(text: str, default: object) -> object:
    if isinstance(default, bool):
        return text == "1"
    if isinstance(default, StrEnum):
        return type(default)(text)
    return text
