"""What a use case changed: kinds and ids of rows, so that each screen decides whether to reload."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

T = TypeVar("T")


class Entity(StrEnum):
    """Every kind of row that the journal records; the value is the table's name."""

    INSTITUTION = "institution"
    PERSON = "person"
    INVITATION_LIST = "invitation_list"
    INVITATION_LIST_ENTRY = "invitation_list_entry"
    LETTERHEAD = "letterhead"
    SIGNATORY = "signatory"
    MEETING_SERIES = "meeting_series"
    MEETING = "meeting"
    AGENDA_ITEM = "agenda_item"
    PARTICIPANT = "participant"
    LETTER = "letter"
    MATERIAL = "material"
    PHOTO = "photo"
    EVIDENCE = "evidence"
    REMARK = "remark"
    GROUP = "discussion_group"
    GROUP_MEMBER = "group_member"
    POINT = "discussion_point"
    ISSUE = "issue"
    POSITION = "position"
    AGREEMENT = "agreement"
    AGREEMENT_SOURCE = "agreement_source"
    ASSENT = "assent"
    ASSIGNMENT = "assignment"
    TASK = "task"
    INDICATOR = "indicator"
    MEASUREMENT = "measurement"
    PROGRESS_REPORT = "progress_report"
    PROGRAM_EVALUATION = "program_evaluation"
    ASPIRATION = "aspiration"
    VENUE_CHECK = "venue_check"
    DOCUMENT = "document"
    TEMPLATE = "template"
    PHRASE = "phrase"
    SETTING = "setting"


@dataclass(frozen=True, slots=True)
class Change:
    """The rows that one unit of work touched, with its title and journal id."""

    rows: frozenset[tuple[Entity, str]] = frozenset()
    title: str = ""
    unit: str = ""

    @classmethod
    def of(cls, rows: Iterable[tuple[Entity, str]], title: str = "", unit: str = "") -> Change:
        """Collect rows into a change."""
        return cls(frozenset(rows), title, unit)

    @property
    def kinds(self) -> frozenset[Entity]:
        """The kinds of rows touched."""
        return frozenset(entity for entity, _ in self.rows)

    def ids(self, entity: Entity) -> frozenset[str]:
        """The ids of the touched rows of one kind."""
        return frozenset(row for kind, row in self.rows if kind is entity)

    def touches(self, *entities: Entity) -> bool:
        """Whether a row of any of these kinds was touched."""
        return not self.kinds.isdisjoint(entities)

    def __bool__(self) -> bool:
        """True when at least one row was touched."""
        return bool(self.rows)

    def __or__(self, other: Change) -> Change:
        """Both changes as one; the first title wins."""
        return Change(self.rows | other.rows, self.title or other.title, self.unit or other.unit)


@dataclass(frozen=True, slots=True)
class Written(Generic[T]):
    """A change together with what the use case made (usually the id of the new row)."""

    change: Change
    value: T
