"""Agreements and what must follow from them: work plan, division of tasks, success indicators."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from rakor_desktop.domain.kinds import AgreementState, FundSource, Sector, TaskState
from rakor_desktop.domain.meeting import Link

_PERCENT = frozenset({"%", "persen", "prosen"})


@dataclass(frozen=True, slots=True)
class Assignment:
    """An institution's part in an agreement: penanggung jawab (`lead`) or instansi pendukung, and its role.

    `contact` is the institution's narahubung: personal data that a public copy leaves out.
    """

    id: str
    agreement_id: str
    institution_id: str
    institution: str = ""
    institution_short: str = ""
    sector: Sector = Sector.PD
    lead: bool = False
    role: str = ""
    rank: str = ""
    contact: str = ""

    @property
    def label(self) -> str:
        """The institution's short name where there is one."""
        return self.institution_short or self.institution


@dataclass(frozen=True, slots=True)
class Task:
    """Kegiatan of the work plan. `lead_id` None means the agreement's penanggung jawab; `percent` 0-100."""

    id: str
    agreement_id: str
    rank: str = ""
    activity: str = ""
    lead_id: str | None = None
    lead: str = ""
    start: date | None = None
    due: date | None = None
    fund: FundSource = FundSource.NONE
    state: TaskState = TaskState.BELUM
    percent: int = 0
    note: str = ""

    def is_late(self, today: date) -> bool:
        """Terlambat: past its due date and neither done nor cancelled (documents.md section 9)."""
        return self.due is not None and self.due < today and self.state.is_open

    def state_label(self, today: date) -> str:
        """The status as shown, `Terlambat` when it is late."""
        return "Terlambat" if self.is_late(today) else self.state.label


@dataclass(frozen=True, slots=True)
class Indicator:
    """Indikator keberhasilan: measurable, with where it starts and what must be reached."""

    id: str
    agreement_id: str
    rank: str = ""
    name: str = ""
    unit: str = ""
    baseline: float | None = None
    target: float | None = None
    due: date | None = None
    verification: str = ""
    latest_value: float | None = None

    @property
    def achievement(self) -> float | None:
        """Capaian in percent: latest value / target x 100; None without both."""
        if self.latest_value is None or not self.target:
            return None
        return self.latest_value / self.target * 100

    @property
    def printed_unit(self) -> str:
        """The unit in print: `%` however percent was typed."""
        unit = self.unit.strip()
        return "%" if unit.casefold() in _PERCENT else unit

    @property
    def unit_beside(self) -> str:
        """The unit as it stands right after a figure: `48 unit`, but `85%`."""
        unit = self.printed_unit
        return unit if unit in ("", "%") else f" {unit}"


@dataclass(frozen=True, slots=True)
class Agreement:
    """Kesepakatan S-01 with its parts and sources; `follows_id` is the one that it was carried over from."""

    id: str
    meeting_id: str
    rank: str = ""
    number: int = 0
    statement: str = ""
    state: AgreementState = AgreementState.USULAN
    note: str = ""
    follows_id: str | None = None
    assignments: tuple[Assignment, ...] = ()
    tasks: tuple[Task, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    sources: tuple[Link, ...] = ()

    @property
    def code(self) -> str:
        """`S-01`."""
        return f"S-{self.number:02d}"

    @property
    def lead(self) -> Assignment | None:
        """The penanggung jawab, if one is named."""
        return next((part for part in self.assignments if part.lead), None)

    @property
    def supporters(self) -> tuple[Assignment, ...]:
        """The instansi pendukung."""
        return tuple(part for part in self.assignments if not part.lead)

    @property
    def due(self) -> date | None:
        """The latest due date of its tasks and indicators."""
        dates = [part.due for part in (*self.tasks, *self.indicators) if part.due is not None]
        return max(dates, default=None)

    @property
    def is_done(self) -> bool:
        """Whether every task is settled."""
        return bool(self.tasks) and not any(task.state.is_open for task in self.tasks)


@dataclass(frozen=True, slots=True)
class SimilarAgreement:
    """An agreement of another meeting that may overlap; `score` 0-100, `marks` are (start, end) of shared words."""

    id: str
    meeting_id: str
    code: str
    statement: str
    institution: str
    meeting_title: str
    meeting_date: date | None
    state_label: str
    score: int
    marks: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class DueTask:
    """An open task of any meeting that is late or due soon, as Beranda lists it."""

    id: str
    agreement_id: str
    meeting_id: str
    activity: str
    institution: str
    due: date


@dataclass(frozen=True, slots=True)
class Attention:
    """What needs attention today: open tasks past their due date, and those due soon, earliest first."""

    late: tuple[DueTask, ...] = ()
    soon: tuple[DueTask, ...] = ()
