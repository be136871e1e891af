"""The letter of invitation, and what belongs to a meeting besides its words: materials, photos, venue, lists."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from rakor_desktop.domain.kinds import VenueState
from rakor_desktop.domain.naskah import AttendanceRule, LetterOpening, Urgency


@dataclass(frozen=True, slots=True)
class Letter:
    """What the officer fills in for the surat undangan of a meeting; number and date stand in the meeting.

    Empty `subject` prints `Undangan {judul}`, empty `attachment` the counted pages, empty `place` `Tempat`.
    `copies` (tembusan) has one item per line.
    """

    id: str
    meeting_id: str
    urgency: Urgency = Urgency.BIASA
    attachment: str = ""
    subject: str = ""
    place: str = ""
    opening: LetterOpening = LetterOpening.MAKSUD
    reference: str = ""
    reference_number: str = ""
    reference_date: date | None = None
    reference_subject: str = ""
    rule: AttendanceRule = AttendanceRule.NONE
    dress: str = ""
    note: str = ""
    extra: str = ""
    contact_name: str = ""
    contact_phone: str = ""
    confirm_by: date | None = None
    online_link: str = ""
    online_id: str = ""
    online_password: str = ""
    copies: str = ""


@dataclass(frozen=True, slots=True)
class Material:
    """A file kept inside the data file, once per checksum; `size` in bytes."""

    id: str
    meeting_id: str
    agenda_item_id: str | None = None
    rank: str = ""
    file_name: str = ""
    media_type: str = ""
    size: int = 0
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Photo:
    """A photograph with its caption; the picture is kept like a material."""

    id: str
    meeting_id: str
    agenda_item_id: str | None = None
    rank: str = ""
    caption: str = ""
    file_name: str = ""
    media_type: str = ""
    size: int = 0
    sha256: str = ""
    taken_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class VenueCheck:
    """One line of the venue checklist (Sarana)."""

    id: str
    meeting_id: str
    rank: str = ""
    item: str = ""
    state: VenueState = VenueState.BELUM
    note: str = ""


@dataclass(frozen=True, slots=True)
class InvitationList:
    """A saved list of people and institutions, with how many are on it."""

    id: str
    name: str
    people: int = 0
    institutions: int = 0
