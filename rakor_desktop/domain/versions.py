"""Final versions of documents: what is kept of each, what differs between two, what a file turns out to be."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime, time
from enum import Enum, StrEnum
from typing import TYPE_CHECKING

from rakor_desktop.domain.kinds import MinutesState
from rakor_desktop.domain.naskah import DocumentKind

if TYPE_CHECKING:
    from rakor_desktop.domain.record import MeetingRecord

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's base 32: no I, L, O, U to be misread
# What does not belong to the recorded content: who looks when, how the office prints, where versions are counted.
_OUTSIDE = frozenset({"today", "style", "plates", "content", "letterhead", "minutes_state", "minutes_version"})


@dataclass(frozen=True, slots=True)
class FinalDocument:
    """One final version of a document; `code` is the short code printed on it, the checksums are SHA-256 in hex.

    `mark` is the journal's clock at that moment, `reason` why it was reopened afterwards (empty while it stands).
    """

    id: str
    meeting_id: str
    kind: DocumentKind
    version: int
    number: str
    state: MinutesState
    file_name: str
    size: int
    sha256: str
    public_sha256: str
    digest: str
    code: str
    made_at: datetime
    operator: str
    mark: str = ""
    reason: str = ""
    reopened_at: datetime | None = None

    @property
    def is_current(self) -> bool:
        """Whether it stands: it was not reopened."""
        return self.reopened_at is None


@dataclass(frozen=True, slots=True)
class Difference:
    """One field that changed between two versions: the row it belongs to, the field, before and after, who, when."""

    subject: str
    field: str
    old: str
    new: str
    operator: str = ""
    moment: datetime | None = None


class Verdict(StrEnum):
    """What checking a file against the data file found."""

    UNCHANGED = "unchanged"
    PUBLIC_COPY = "public_copy"  # unchanged public copy of a final version
    CHANGED = "changed"  # it carries the code of a final version, but its bytes differ
    UNKNOWN = "unknown"  # nothing in this data file matches


@dataclass(frozen=True, slots=True)
class Verification:
    """The outcome of checking one file, with the sentence for the officer."""

    verdict: Verdict
    sentence: str
    sha256: str
    document: FinalDocument | None = None


def content_digest(record: MeetingRecord) -> str:
    """SHA-256 (hex) of what was recorded in a meeting, whatever the looks of its documents."""
    text = json.dumps(_plain(record), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def short_code(kind: DocumentKind, version: int, meeting_id: str, digest: str) -> str:
    """A code that can be read out and typed, `7K2M-9QXT-4B`: 50 bits of what the document names."""
    seed = hashlib.sha256(f"{kind}:{version}:{meeting_id}:{digest}".encode()).digest()
    number = int.from_bytes(seed[:7], "big") >> 6
    letters = "".join(_ALPHABET[(number >> (5 * place)) & 31] for place in reversed(range(10)))
    return f"{letters[:4]}-{letters[4:8]}-{letters[8:]}"


def _plain(value: object) -> object:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, (date, datetime, time)):
        return value.isoformat()
    if isinstance(value, bytes):
        return hashlib.sha256(value).hexdigest()
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    if is_dataclass(value):
        names = (one.name for one in fields(value) if one.name not in _OUTSIDE)
        return {name: _plain(getattr(value, name)) for name in names}
    return value
