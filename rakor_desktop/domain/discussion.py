"""Group discussion: groups, points, interests of the sides, activity of the sectors."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from rakor_desktop.domain.kinds import Outcome, PointKind, Priority, Sector, Side
from rakor_desktop.domain.meeting import Link


@dataclass(frozen=True, slots=True)
class Group:
    """Kelompok diskusi: code `K1`, topic, guiding questions, roles (participant ids with names joined in)."""

    id: str
    meeting_id: str
    rank: str = ""
    code: str = ""
    topic: str = ""
    questions: str = ""
    room: str = ""
    facilitator_id: str | None = None
    facilitator: str = ""
    minute_taker_id: str | None = None
    minute_taker: str = ""
    reporter_id: str | None = None
    reporter: str = ""
    minutes: int = 45
    started_at: datetime | None = None
    members: int = 0
    points: int = 0


@dataclass(frozen=True, slots=True)
class GroupMember:
    """A participant seated in a group."""

    id: str
    group_id: str
    participant_id: str
    name: str = ""
    institution: str = ""
    sector: Sector = Sector.PD


@dataclass(frozen=True, slots=True)
class DiscussionPoint:
    """Butir diskusi; `code` is `K2-03`."""

    id: str
    group_id: str
    rank: str = ""
    number: int = 0
    code: str = ""
    kind: PointKind = PointKind.MASALAH
    participant_id: str | None = None
    speaker: str = ""
    sector: Sector | None = None
    institution: str = ""
    text: str = ""
    priority: Priority = Priority.SEDANG
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Position:
    """What one side wants on an issue, why, and what it can accept."""

    id: str
    issue_id: str
    side: Side
    position: str = ""
    reason: str = ""
    acceptable: str = ""
    outcome: Outcome = Outcome.BELUM


@dataclass(frozen=True, slots=True)
class Issue:
    """An issue of a group with the positions of the sides, one per Side in the order of the enum."""

    id: str
    group_id: str
    rank: str = ""
    title: str = ""
    escalated: bool = False
    positions: tuple[Position, ...] = ()


@dataclass(frozen=True, slots=True)
class SectorActivity:
    """How often and how many of one sector spoke in a group."""

    sector: Sector
    times: int
    people: int
    members: int


@dataclass(frozen=True, slots=True)
class Activity:
    """Keaktifan of a group; `silent` names the members who have not spoken yet."""

    by_sector: tuple[SectorActivity, ...]
    times: int
    speakers: int
    members: int
    silent: tuple[GroupMember, ...]
