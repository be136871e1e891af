"""Everything that the documents of one meeting print, gathered once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from rakor_desktop.domain.agreement import Agreement
from rakor_desktop.domain.discussion import DiscussionPoint, Group, GroupMember, Issue
from rakor_desktop.domain.kinds import DocumentKind, Paper
from rakor_desktop.domain.meeting import AgendaItem, AttendanceSummary, Meeting, Participant, Remark
from rakor_desktop.domain.people import Letterhead, Person, Signatory


@dataclass(frozen=True, slots=True)
class GroupRecord:
    """One discussion group with its members, points and issues."""

    group: Group
    members: tuple[GroupMember, ...] = ()
    points: tuple[DiscussionPoint, ...] = ()
    issues: tuple[Issue, ...] = ()


@dataclass(frozen=True, slots=True)
class MeetingRecord:
    """One meeting as its documents see it; lists are in printing order. `today` is the status date."""

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
    city: str = "Banyuwangi"


@dataclass(frozen=True, slots=True)
class DocumentOptions:
    """How one document is made. `final` leaves out the KONSEP mark; `made_at` fixes the file's dates."""

    kind: DocumentKind
    paper: Paper = Paper.A4
    final: bool = False
    public_copy: bool = False
    zigzag: bool = True
    two_signatures: bool = True
    include_remarks: bool = True
    include_groups: bool = True
    include_internal: bool = False
    made_at: datetime | None = None

    @property
    def is_draft(self) -> bool:
        """Whether the document carries the KONSEP mark: not a form, and not wanted without it."""
        return not self.final and not self.kind.is_form
