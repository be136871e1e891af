"""What is kept for each document of a meeting: reading plates, and options as JSON in the data file."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, fields, replace
from enum import StrEnum
from typing import Any, cast

from rakor_desktop.domain.meeting import Meeting
from rakor_desktop.domain.naskah import DocumentKind
from rakor_desktop.domain.office import OfficeStyle
from rakor_desktop.domain.record import DocumentOptions, DocumentPlate, Party
from rakor_desktop.storage.queries import documents as queries

# What a single making decides, not the plate: for whom, as which file, with which seal, at which moment.
_PASSING = frozenset({"kind", "format", "final", "only", "seal", "made_at"})
_KEPT = tuple(one.name for one in fields(DocumentOptions) if one.name not in _PASSING)
_PARTY = tuple(one.name for one in fields(Party))
_MOST_ORIGINALS = 100


def plates(meeting: Meeting, style: OfficeStyle) -> tuple[DocumentPlate, ...]:
    """One plate per kind, in the order of the list; number and date of the letter and the notula are the meeting's."""
    kept, sealed = queries.plates(meeting.id), queries.sealed_options(meeting.id)
    return tuple(_plate(meeting, style, kind, kept.get(kind, {}), sealed.get(kind, "")) for kind in DocumentKind)


def _plate(meeting: Meeting, style: OfficeStyle, kind: DocumentKind, row: dict[str, Any], sealed: str) -> DocumentPlate:
    default = default_options(kind, style)
    options = read_options(row.get("options", ""), default)
    if sealed:
        # Beside a final version Word and Excel are made as it was; only the public copy is still chosen.
        options = replace(read_options(sealed, default), public_copy=options.public_copy)
    plate = DocumentPlate(
        kind,
        options=options,
        **{name: row[name] for name in ("number", "date", "addressee", "copies", "intro", "advice") if name in row},
    )
    if kind is DocumentKind.UNDANGAN:
        return replace(plate, number=meeting.invitation_number, date=meeting.invitation_date)
    if kind is DocumentKind.NOTULA:
        return replace(plate, number=meeting.minutes_number)
    return plate


def default_options(kind: DocumentKind, style: OfficeStyle) -> DocumentOptions:
    """How a document is made before anybody chose otherwise."""
    return DocumentOptions(kind, kind.formats[0], paper=style.paper)


def written_options(options: DocumentOptions, default: DocumentOptions) -> str:
    """What differs from the default as JSON, so that the office's later choices still reach the rest."""
    names = [name for name in _KEPT if getattr(options, name) != getattr(default, name)]
    return _json(options, names) if names else ""


def whole_options(options: DocumentOptions) -> str:
    """All of them as JSON: what a final version was made with, whatever the office chooses later."""
    return _json(options, _KEPT)


def same_document(one: DocumentOptions, other: DocumentOptions) -> bool:
    """Whether two options make the same document, be it as the public copy or not."""
    return whole_options(replace(one, public_copy=False)) == whole_options(replace(other, public_copy=False))


def _json(options: DocumentOptions, names: Sequence[str]) -> str:
    chosen = {name: getattr(options, name) for name in names}
    if "parties" in chosen:
        chosen["parties"] = [asdict(party) for party in options.parties]
    return json.dumps(chosen, ensure_ascii=False, sort_keys=True)


def read_options(text: str, default: DocumentOptions) -> DocumentOptions:
    """The default with what the JSON changes; what is unknown or unreadable there changes nothing."""
    try:
        found = json.loads(text) if text else {}
    except ValueError:
        return default
    if not isinstance(found, dict):
        return default
    chosen: dict[str, Any] = {}
    for name, value in cast("dict[str, Any]", found).items():
        if name in _KEPT:
            try:
                chosen[name] = _READERS.get(name, _plain)(value, getattr(default, name))
            except (TypeError, ValueError):
                continue
    return replace(default, **chosen)


def _plain(value: Any, default: Any) -> Any:
    if isinstance(default, StrEnum):
        return type(default)(value)
    if type(value) is not type(default):
        raise TypeError(value)
    return value


def _signers(value: Any, _default: Any) -> tuple[str, ...]:
    return tuple(_text(one) for one in _list(value))


def _parties(value: Any, _default: Any) -> tuple[Party, Party]:
    first, second = (Party(**{name: _text(one.get(name, "")) for name in _PARTY}) for one in map(_dict, _list(value)))
    return first, second


def _originals(value: Any, default: Any) -> int:
    if not 1 <= _plain(value, default) <= _MOST_ORIGINALS:
        raise ValueError(value)
    return value


def _list(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise TypeError(value)
    return cast("list[Any]", value)


def _dict(value: Any) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise TypeError(value)
    return cast("dict[str, Any]", value)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


_READERS: dict[str, Callable[[Any, Any], Any]] = {"signers": _signers, "parties": _parties, "originals": _originals}
