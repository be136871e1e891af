"""A meeting, its agenda, its participants and the remarks made in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time

from rakor_desktop.domain.kinds import (
    AgendaKind,
    InvitationState,
    MeetingKind,
    MeetingMode,
    MeetingState,
    MinutesState,
    ParticipantRole,
    Presence,
    Purpose,
    Registration,
    RemarkKind,
    Sector,
)
from rakor_desktop.domain.people import full_name


@dataclass(frozen=True, slots=True)
class Meeting:
    """Identity, times and state of one meeting. A planned end of None prints as `s.d. selesai`."""

    id: str
    title: str = ""
    kind: MeetingKind = MeetingKind.RAKOR
    mode: MeetingMode = MeetingMode.LURING
    state: MeetingState = MeetingState.RENCANA
    theme: str = ""
    series_id: str | None = None
    series: str = ""
    series_number: int | None = None
    follows_id: str | None = None
    basis: str = ""
    purposes: tuple[Purpose, ...] = ()
    purpose_text: str = ""
    expected_result: str = ""
    date: date | None = None
    planned_start: time | None = None
    planned_end: time | None = None
    actual_start: datetime | None = None
    actual_end: datetime | None = None
    venue: str = ""
    room: str = ""
    organiser_id: str | None = None
    organiser: str = ""
    chair_id: str | None = None
    secretary_id: str | None = None
    minute_taker_id: str | None = None
    letterhead_id: str | None = None
    signatory_id: str | None = None
    sectors: tuple[Sector, ...] = ()
    quorum_percent: int = 50
    invitation_number: str = ""
    invitation_date: date | None = None
    minutes_number: str = ""
    minutes_state: MinutesState = MinutesState.KONSEP
    minutes_version: int = 0
    opening_summary: str = ""
    conclusion: str = ""

    @property
    def place(self) -> str:
        """Room and venue in one line."""
        return ", ".join(part for part in (self.room, self.venue) if part)

    def roles_of(self, person_id: str | None) -> tuple[ParticipantRole, ...]:
        """The parts that the identity of the meeting gives to somebody."""
        parts = (
            (ParticipantRole.PIMPINAN, self.chair_id),
            (ParticipantRole.SEKRETARIS, self.secretary_id),
            (ParticipantRole.NOTULIS, self.minute_taker_id),
        )
        return tuple(role for role, holder in parts if holder is not None and holder == person_id)


@dataclass(frozen=True, slots=True)
class MeetingSummary:
    """One line of the meeting list, with its counts."""

    id: str
    title: str
    kind: MeetingKind
    state: MeetingState
    date: date | None
    planned_start: time | None
    venue: str
    series: str
    series_number: int | None
    invited: int
    present: int
    agreements: int
    agreements_done: int


@dataclass(frozen=True, slots=True)
class MeetingFilter:
    """What the meeting list shows; empty fields mean all. `sort` is a column of MeetingSort."""

    text: str = ""
    year: int | None = None
    kind: MeetingKind | None = None
    state: MeetingState | None = None
    series_id: str | None = None
    sort: str = "date"
    descending: bool = True
    offset: int = 0
    limit: int = 200


@dataclass(frozen=True, slots=True)
class MeetingCounts:
    """The figures that tabs and the status bar show for one meeting."""

    invited: int = 0
    present: int = 0
    groups: int = 0
    agreements: int = 0
    remarks: int = 0
    agenda_items: int = 0
    tasks: int = 0


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One item of the agenda; `fixed_start` stands still while the others flow; `minutes` is its plan."""

    id: str
    meeting_id: str
    rank: str = ""
    kind: AgendaKind = AgendaKind.LAIN
    title: str = ""
    speaker: str = ""
    minutes: int = 0
    fixed_start: time | None = None
    actual_start: datetime | None = None
    actual_end: datetime | None = None
    parent_id: str | None = None
    internal: bool = False


@dataclass(frozen=True, slots=True)
class Participant:
    """One invited or walk-in participant with names joined in; `number` is the row on the printed sheet (1-based).

    `protocol_order` is that of the institution, lower first; a daftar undangan is sorted by it.
    """

    id: str
    meeting_id: str
    rank: str = ""
    number: int = 0
    person_id: str | None = None
    institution_id: str | None = None
    title_before: str = ""
    name: str = ""
    title_after: str = ""
    nip: str = ""
    person_rank: str = ""
    post: str = ""
    phone: str = ""
    email: str = ""
    sex: str = ""
    institution: str = ""
    institution_short: str = ""
    protocol_order: int = 1000
    sector: Sector = Sector.PD
    role: ParticipantRole = ParticipantRole.PESERTA
    invited: bool = True
    invitation_state: InvitationState = InvitationState.BELUM
    letter_number: str = ""
    presence: Presence = Presence.BELUM
    delegate_name: str = ""
    delegate_post: str = ""
    may_decide: bool = False
    arrived_at: datetime | None = None
    left_at: datetime | None = None
    registration: Registration = Registration.KETIK
    signature: str = ""

    @property
    def full_name(self) -> str:
        """Name with degrees; the institution's name when no person was named."""
        return full_name(self.title_before, self.name, self.title_after) or self.institution

    @property
    def speaking_name(self) -> str:
        """Who sits there: the delegate where somebody is represented, also when nobody wrote down the name."""
        if self.presence is Presence.DIWAKILI:
            return self.delegate_name or unnamed_delegate(self.full_name)
        return self.full_name

    @property
    def speaking_line(self) -> str:
        """Post and institution of who sits there."""
        post = self.delegate_post if self.presence is Presence.DIWAKILI else self.post
        return " · ".join(part for part in (post, self.institution_label) if part)

    @property
    def institution_label(self) -> str:
        """The institution's short name where there is one."""
        return self.institution_short or self.institution

    @property
    def post_line(self) -> str:
        """Post and institution in one line, as beside a speaker's name."""
        return " · ".join(part for part in (self.post, self.institution_label) if part)


@dataclass(frozen=True, slots=True)
class SectorCount:
    """One line of the attendance table per sector; who came without an invitation is not counted in it."""

    sector: Sector
    invited: int
    present: int


@dataclass(frozen=True, slots=True)
class AttendanceSummary:
    """The counts of the attendance screen; `present` includes delegates, `walk_ins` are not in `invited`."""

    invited: int
    present: int
    by_presence: tuple[tuple[Presence, int], ...]
    by_sector: tuple[SectorCount, ...]
    quorum: int
    walk_ins: int = 0

    @property
    def in_room(self) -> int:
        """Everybody who came, invited or not."""
        return self.present + self.walk_ins

    @property
    def quorum_reached(self) -> bool:
        """Whether enough of the invited are present."""
        return self.present >= self.quorum > 0


@dataclass(frozen=True, slots=True)
class Link:
    """A chip that leads to another row: the agreement raised from a remark, the point an agreement came from."""

    entity: str
    id: str
    code: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Remark:
    """What somebody said during an agenda item, with the speaker's names joined in."""

    id: str
    meeting_id: str
    agenda_item_id: str | None = None
    rank: str = ""
    participant_id: str | None = None
    speaker: str = ""
    speaker_post: str = ""
    institution: str = ""
    sector: Sector | None = None
    kind: RemarkKind = RemarkKind.PENJELASAN
    text: str = ""
    noted_at: datetime | None = None
    internal: bool = False
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class MeetingSeries:
    """Seri rapat: the next meeting knows the one before."""

    id: str
    name: str


def unnamed_delegate(full_name: str) -> str:
    """What a delegate is called whose name nobody wrote down."""
    return f"Wakil {full_name}"
