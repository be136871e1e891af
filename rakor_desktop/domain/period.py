"""Rekap kehadiran over a period: which institutions were invited to which meetings, and who came."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.kinds import Labelled, MeetingKind, Paper, Presence, Sector
from rakor_desktop.domain.meeting import SectorCount
from rakor_desktop.domain.naskah import Format


class Mark(Labelled):
    """How an institution took part in one meeting; the code is what stands in the grid, the label explains it."""

    HADIR = "H", "hadir"
    DIWAKILI = "W", "diwakili"
    IZIN = "I", "izin"
    SAKIT = "S", "sakit"
    TIDAK_HADIR = "–", "tidak hadir"
    BELUM = "?", "belum tercatat"
    TAMU = "+", "hadir tanpa undangan"
    TIDAK_DIUNDANG = "", "tidak diundang"

    @property
    def is_present(self) -> bool:
        """Whether somebody sat there for the invitation."""
        return self in (Mark.HADIR, Mark.DIWAKILI)

    @property
    def is_absent(self) -> bool:
        """Whether nobody came, with or without an excuse."""
        return self in (Mark.IZIN, Mark.SAKIT, Mark.TIDAK_HADIR)

    @property
    def is_invited(self) -> bool:
        """Whether the institution was invited to this meeting."""
        return self not in (Mark.TAMU, Mark.TIDAK_DIUNDANG)


PRESENCE_MARKS = {
    Presence.HADIR: Mark.HADIR,
    Presence.DIWAKILI: Mark.DIWAKILI,
    Presence.IZIN: Mark.IZIN,
    Presence.SAKIT: Mark.SAKIT,
    Presence.TIDAK_HADIR: Mark.TIDAK_HADIR,
    Presence.BELUM: Mark.BELUM,
}
"""The mark of each presence, best first: of several people of one institution the best one counts."""


def best_mark(presences: Iterable[Presence]) -> Mark:
    """The mark of an institution of which these people were invited; not invited without any."""
    seen = set(presences)
    return next((mark for presence, mark in PRESENCE_MARKS.items() if presence in seen), Mark.TIDAK_DIUNDANG)


@dataclass(frozen=True, slots=True)
class PeriodMeeting:
    """One meeting of the period; `invited` and `present` count people, `walk_ins` came without an invitation."""

    id: str
    title: str = ""
    kind: MeetingKind = MeetingKind.RAKOR
    date: date | None = None
    place: str = ""
    invited: int = 0
    present: int = 0
    walk_ins: int = 0


@dataclass(frozen=True, slots=True)
class InstitutionAttendance:
    """One institution over the period; `marks` stands in the order of the meetings. Its figures count meetings."""

    id: str
    name: str
    short_name: str = ""
    sector: Sector = Sector.PD
    marks: tuple[Mark, ...] = ()

    def count(self, mark: Mark) -> int:
        """In how many meetings it has this mark."""
        return self.marks.count(mark)

    @property
    def invited(self) -> int:
        """To how many meetings it was invited."""
        return sum(mark.is_invited for mark in self.marks)

    @property
    def present(self) -> int:
        """How often the invited came in person."""
        return self.count(Mark.HADIR)

    @property
    def represented(self) -> int:
        """How often a delegate came instead."""
        return self.count(Mark.DIWAKILI)

    @property
    def excused(self) -> int:
        """How often nobody came, but with an excuse (izin or sakit)."""
        return self.count(Mark.IZIN) + self.count(Mark.SAKIT)

    @property
    def absent(self) -> int:
        """How often nobody came, with or without an excuse."""
        return sum(mark.is_absent for mark in self.marks)

    @property
    def percent(self) -> float | None:
        """Present or represented, in percent of the invitations; None without an invitation."""
        return (self.present + self.represented) / self.invited * 100 if self.invited else None

    @property
    def absent_in_a_row(self) -> int:
        """How many of its last invitations it missed one after the other; what was not recorded does not count."""
        count = 0
        for mark in reversed(self.marks):
            if mark.is_present or mark is Mark.TAMU:
                break
            count += mark.is_absent
        return count


@dataclass(frozen=True, slots=True)
class PeriodAttendance:
    """The attendance of all meetings from `first` to `last`, oldest first, institutions by sector and protocol order.

    A meeting counts when its attendance was recorded and it was not called off; `unrecorded` tells how many of the
    period's meetings therefore do not. `sectors` count people, as does the table of a single meeting; `unattached`
    people without an institution are in no row of `institutions`.
    """

    first: date
    last: date
    meetings: tuple[PeriodMeeting, ...] = ()
    institutions: tuple[InstitutionAttendance, ...] = ()
    sectors: tuple[SectorCount, ...] = ()
    unrecorded: int = 0
    unattached: int = 0

    @property
    def invited(self) -> int:
        """Invitations of people over all meetings."""
        return sum(meeting.invited for meeting in self.meetings)

    @property
    def present(self) -> int:
        """How many of these invitations somebody came for."""
        return sum(meeting.present for meeting in self.meetings)

    @property
    def often_absent(self) -> tuple[InstitutionAttendance, ...]:
        """The institutions that missed their last two invitations or more, the longest absence first."""
        missing = [one for one in self.institutions if one.absent_in_a_row >= 2]
        return tuple(sorted(missing, key=lambda one: (-one.absent_in_a_row, one.name)))


@dataclass(frozen=True, slots=True)
class PeriodOptions:
    """How the rekap is made; a `made_at` of None is now."""

    format: Format = Format.PDF
    paper: Paper = Paper.A4
    public_copy: bool = False
    include_charts: bool = True
    made_at: datetime | None = None


def check_period(first: date, last: date) -> None:
    """Raises UserError when the period ends before it begins."""
    if last < first:
        raise UserError("Tanggal akhir lebih dulu dari tanggal awal; tukar kedua tanggal itu.", "Rentang tanggal")
