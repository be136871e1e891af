"""Everything that the documents of one meeting print, gathered once, and how each document is made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from rakor_desktop.domain.agreement import Agreement
from rakor_desktop.domain.discussion import DiscussionPoint, Group, GroupMember, Issue
from rakor_desktop.domain.kinds import AgendaKind, Paper
from rakor_desktop.domain.letter import Letter, Material, Photo
from rakor_desktop.domain.meeting import AgendaItem, AttendanceSummary, Meeting, Participant, Remark
from rakor_desktop.domain.naskah import DeedVariant, DocumentKind, Format, Security, SignForm
from rakor_desktop.domain.office import OfficeStyle
from rakor_desktop.domain.people import Letterhead, Person, Signatory


@dataclass(frozen=True, slots=True)
class GroupRecord:
    """One discussion group with its members, points and issues."""

    group: Group
    members: tuple[GroupMember, ...] = ()
    points: tuple[DiscussionPoint, ...] = ()
    issues: tuple[Issue, ...] = ()


@dataclass(frozen=True, slots=True)
class Party:
    """One side of a two-party berita acara (documents.md section 7.1)."""

    name: str = ""
    nip: str = ""
    rank: str = ""
    post: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Seal:
    """What marks a final document: its version, the short code, the SHA-256 of the recorded content (hex)."""

    version: int
    code: str
    digest: str


@dataclass(frozen=True, slots=True)
class DocumentOptions:
    """How one document is made.

    `final` leaves out the KONSEP mark; `made_at` fixes the file's dates; `seal` is set by finalising alone.
    `only` narrows to one addressee: the participant of a letter (with `per_invitee`), the institution of a lembar
    tugas; empty means all of them in one file. `signers` are participants who sign a berita acara, in order; empty
    lets the program choose one per sector.
    """

    kind: DocumentKind
    format: Format = Format.PDF
    paper: Paper = Paper.A4
    final: bool = False
    public_copy: bool = False
    security: Security = Security.BIASA
    zigzag: bool = True
    two_signatures: bool = True
    include_remarks: bool = True
    include_groups: bool = True
    include_internal: bool = False
    include_photos: bool = True
    include_attachments: bool = True
    include_charts: bool = True
    include_subtables: bool = True
    per_invitee: bool = False
    only: str = ""
    variant: DeedVariant = DeedVariant.KESEPAKATAN
    sign_form: SignForm = SignForm.TABEL
    signers: tuple[str, ...] = ()
    parties: tuple[Party, Party] = (Party(), Party())
    originals: int = 2
    seal: Seal | None = None
    made_at: datetime | None = None

    @property
    def is_draft(self) -> bool:
        """Whether the document carries the KONSEP mark: not a form, and not wanted without it."""
        return not self.final and not self.kind.is_form


@dataclass(frozen=True, slots=True)
class DocumentPlate:
    """What the officer keeps for one document of a meeting, made or not: number, date, own texts, options.

    `addressee` and `copies` (one per line) serve the nota dinas; `intro` is its reference, and the background of a
    laporan; `advice` their suggestions. A `date` of None prints the date of the meeting.
    """

    kind: DocumentKind
    options: DocumentOptions
    number: str = ""
    date: date | None = None
    addressee: str = ""
    copies: str = ""
    intro: str = ""
    advice: str = ""


def no_content(sha256: str) -> bytes:
    """Stands where no file contents are at hand."""
    raise KeyError(sha256)


@dataclass(frozen=True, slots=True)
class MeetingRecord:
    """One meeting as its documents see it; lists are in printing order. `today` is the status date.

    `content` gives the bytes of a material or photo by its checksum.
    """

    meeting: Meeting
    letterhead: Letterhead
    attendance: AttendanceSummary
    today: date
    chair: Person | None = None
    secretary: Person | None = None
    minute_taker: Person | None = None
    signatory: Signatory | None = None
    agenda: tuple[AgendaItem, ...] = ()
    participants: tuple[Participant, ...] = ()
    remarks: tuple[Remark, ...] = ()
    groups: tuple[GroupRecord, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    letter: Letter | None = None
    materials: tuple[Material, ...] = ()
    photos: tuple[Photo, ...] = ()
    plates: tuple[DocumentPlate, ...] = ()
    style: OfficeStyle = field(default_factory=OfficeStyle)
    content: Callable[[str], bytes] = field(default=no_content, compare=False, repr=False)

    @property
    def opened_at(self) -> datetime | None:
        """When the sitting began: its first item after the registration, else the start that was noted."""
        begun = (item.actual_start for item in self.agenda if item.kind is not AgendaKind.REGISTRASI)
        return min((start for start in begun if start is not None), default=self.meeting.actual_start)

    @property
    def last_day(self) -> date | None:
        """The day on which the sitting ends: the one after its date when it goes over midnight."""
        meeting, opened = self.meeting, self.opened_at
        if meeting.date is None:
            return None
        next_day = meeting.date + timedelta(days=1)
        if opened is not None and meeting.actual_end is not None:
            is_over = (opened.date(), meeting.actual_end.date()) == (meeting.date, next_day)
        else:
            start, end = meeting.planned_start, meeting.planned_end
            is_over = opened is None and start is not None and end is not None and end < start
        return next_day if is_over else meeting.date

    @property
    def city(self) -> str:
        """Where letters are dated; dots where nobody has said it yet."""
        return self.style.dated_in(self.letterhead)

    def plate(self, kind: DocumentKind) -> DocumentPlate:
        """What is kept for one document; an empty plate when nothing is."""
        found = next((one for one in self.plates if one.kind is kind), None)
        return found or DocumentPlate(kind, DocumentOptions(kind, kind.formats[0], paper=self.style.paper))

    def number(self, kind: DocumentKind) -> str:
        """The letter number as it was typed; empty without one."""
        if kind is DocumentKind.UNDANGAN:
            return self.meeting.invitation_number.strip()
        if kind is DocumentKind.NOTULA:
            return self.meeting.minutes_number.strip()
        return self.plate(kind).number.strip()

    def day(self, kind: DocumentKind) -> date | None:
        """The date that a document carries: its own, else the day on which the meeting ended; of a letter its own."""
        if kind is DocumentKind.UNDANGAN:
            return self.meeting.invitation_date
        return self.plate(kind).date or (self.meeting.date if kind is DocumentKind.SUSUNAN_ACARA else self.last_day)

    def printed_number(self, kind: DocumentKind) -> str:
        """The number as it is printed: complete, or with the running number visibly blank where one is needed."""
        typed = self.number(kind)
        if typed or not kind.is_numbered:
            return typed
        return self.style.number("", self.day(kind))
