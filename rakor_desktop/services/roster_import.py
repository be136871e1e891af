"""Compares an office's list with the directory: what is new, what is known, what the officer must decide.

Nothing is stored here; the plan holds all that storing it needs, as one unit of work.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from rakor_desktop.domain.formatting import clean_line
from rakor_desktop.domain.kinds import Sector
from rakor_desktop.domain.people import Institution, Person
from rakor_desktop.domain.roster import RosterRow
from rakor_desktop.domain.roster_values import institution_key, name_key

SIMILAR_NAME = 86
"""From this likeness of two names (0-100) on, the officer is asked whether it is one person."""
SIMILAR_INSTITUTION = 82
"""From this likeness of two institutions' names (0-100) on, the officer is asked whether it is one institution."""

_GENERIC = frozenset(
    {
        "dinas", "badan", "kantor", "kecamatan", "kelurahan", "desa", "bagian", "dan", "kabupaten", "banyuwangi",
        "cabang", "universitas", "politeknik", "negeri", "pt", "cv", "ud", "asosiasi", "forum", "kelompok", "sadar",
        "wisata", "pemerintah", "daerah", "sekretariat", "pokdarwis", "balai",
    }
)  # fmt: skip
_SHORT = re.compile(r"^(?P<name>.{6,}?)\s*\((?P<short>[^()]{2,24})\)$")


class Standing(StrEnum):
    """How a row of the list stands to the directory."""

    NEW = "new"
    EXISTING = "existing"
    SIMILAR = "similar"
    ERROR = "error"


class Decision(StrEnum):
    """What shall be done with a row; ASK must be answered before the plan is carried out."""

    CREATE = "create"
    USE_EXISTING = "use_existing"
    SKIP = "skip"
    ASK = "ask"


_FIRST_DECISION = {
    Standing.NEW: Decision.CREATE,
    Standing.EXISTING: Decision.USE_EXISTING,
    Standing.SIMILAR: Decision.ASK,
    Standing.ERROR: Decision.SKIP,
}


@dataclass(frozen=True, slots=True)
class PlannedInstitution:
    """An institution the list names, once for all its spellings.

    `existing_id` is the directory's row it equals or resembles; `same_as` the key of another planned institution
    that it resembles instead. `sector` None means that the list does not say: Sector.PD is used when it is created.
    """

    key: str
    name: str
    short_name: str = ""
    sector: Sector | None = None
    standing: Standing = Standing.NEW
    decision: Decision = Decision.CREATE
    existing_id: str | None = None
    existing_name: str = ""
    same_as: str = ""
    score: int = 0
    lines: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class PlannedPerson:
    """A row of the list; `institution` is the key of its PlannedInstitution, empty when it names none."""

    row: RosterRow
    standing: Standing = Standing.NEW
    decision: Decision = Decision.CREATE
    institution: str = ""
    existing_id: str | None = None
    existing_name: str = ""
    score: int = 0


@dataclass(frozen=True, slots=True)
class RosterPlan:
    """What an import would do. Immutable: each decision yields a new plan."""

    institutions: tuple[PlannedInstitution, ...] = ()
    people: tuple[PlannedPerson, ...] = ()

    @property
    def questions(self) -> int:
        """How many rows still wait for the officer's decision."""
        return sum(part.decision is Decision.ASK for part in (*self.institutions, *self.people))

    def count(self, standing: Standing) -> int:
        """How many people stand like this."""
        return sum(person.standing is standing for person in self.people)

    def decide_person(self, line: int, decision: Decision) -> RosterPlan:
        """The plan with another decision for the person in this line of the sheet.

        Raises ValueError for USE_EXISTING without anybody alike, and for taking over a row with an error.
        """
        return replace(
            self,
            people=tuple(
                replace(person, decision=_allowed(decision, person.standing, known=person.existing_id is not None))
                if person.row.line == line
                else person
                for person in self.people
            ),
        )

    def decide_institution(self, key: str, decision: Decision) -> RosterPlan:
        """The plan with another decision for this institution. Raises ValueError as `decide_person` does."""
        return replace(
            self,
            institutions=tuple(
                replace(
                    part,
                    decision=_allowed(
                        decision, part.standing, known=part.existing_id is not None or bool(part.same_as)
                    ),
                )
                if part.key == key
                else part
                for part in self.institutions
            ),
        )

    def decide_similar(self, decision: Decision) -> RosterPlan:
        """The plan with one decision for all that is similar and still open; for all similar when none is open."""
        everything = not self.questions

        def asks(part: PlannedInstitution | PlannedPerson) -> bool:
            return part.decision is Decision.ASK or (everything and part.standing is Standing.SIMILAR)

        return replace(
            self,
            institutions=tuple(replace(one, decision=decision) if asks(one) else one for one in self.institutions),
            people=tuple(replace(one, decision=decision) if asks(one) else one for one in self.people),
        )

    def institution_of(self, person: PlannedPerson) -> PlannedInstitution | None:
        """The institution a person ends up in: one to create or one of the directory; None without one."""
        by_key = {part.key: part for part in self.institutions}
        part = by_key.get(person.institution)
        seen: set[str] = set()
        while part is not None and part.decision is Decision.USE_EXISTING and part.existing_id is None:
            if part.key in seen:
                return part
            seen.add(part.key)
            part = by_key.get(part.same_as)
        return None if part is None or part.decision is Decision.SKIP else part


def _allowed(decision: Decision, standing: Standing, *, known: bool) -> Decision:
    if decision is Decision.USE_EXISTING and not known:
        raise ValueError(decision)
    if standing is Standing.ERROR and decision is not Decision.SKIP:
        raise ValueError(decision)
    return decision


def plan(rows: Iterable[RosterRow], institutions: Sequence[Institution], persons: Sequence[Person]) -> RosterPlan:
    """Compare the rows of a list with the directory; pure, and the same plan for the same input."""
    rows = tuple(rows)
    planned = _plan_institutions(rows, institutions)
    homes = {part.key: part.existing_id for part in planned if part.standing is Standing.EXISTING}
    directory = _Directory(persons)
    return RosterPlan(planned, tuple(_plan_person(row, homes, directory) for row in rows))


def filled(person: Person, row: RosterRow) -> Person:
    """A known person with the fields that were empty taken from the list; nothing that is filled is overwritten."""
    return replace(
        person,
        title_before=person.title_before or row.title_before,
        title_after=person.title_after or row.title_after,
        nip=person.nip or row.nip,
        rank=person.rank or row.rank,
        post=person.post or row.post,
        phone=person.phone or row.phone,
        email=person.email or row.email,
        sex=person.sex or row.sex,
    )


# ---------------------------------------------------------------------------------------------------- institutions


def _plan_institutions(
    rows: Sequence[RosterRow], institutions: Sequence[Institution]
) -> tuple[PlannedInstitution, ...]:
    known: dict[str, Institution] = {}
    for institution in institutions:
        for name in (institution.name, institution.short_name):
            if key := institution_key(name):
                known.setdefault(key, institution)
    planned: dict[str, PlannedInstitution] = {}
    for key, lines in _lines_by_key(rows).items():
        name, short_name = split_short(lines[0].institution)
        sector = next((row.sector for row in lines if row.sector is not None), None)
        part = PlannedInstitution(key, name, short_name, sector, lines=tuple(row.line for row in lines))
        planned[key] = _compared(part, known, planned)
    return tuple(planned.values())


def _lines_by_key(rows: Iterable[RosterRow]) -> dict[str, list[RosterRow]]:
    lines: dict[str, list[RosterRow]] = defaultdict(list)
    for row in rows:
        if key := _key(row) if not row.has_error else "":
            lines[key].append(row)
    return lines


def _key(row: RosterRow) -> str:
    return institution_key(split_short(row.institution)[0])


def split_short(name: str) -> tuple[str, str]:
    """`Dinas Perhubungan (Dishub)` -> `Dinas Perhubungan`, `Dishub`; a place in brackets stays in the name."""
    name = clean_line(name)
    match = _SHORT.match(name)
    if match is None or " " in match["short"] or match["short"].lower() == "banyuwangi":
        return name, ""
    return match["name"], match["short"]


def _compared(
    part: PlannedInstitution, known: dict[str, Institution], planned: dict[str, PlannedInstitution]
) -> PlannedInstitution:
    for key in (part.key, institution_key(part.short_name)):
        if key and key in known:
            return _settled(part, known[key], Standing.EXISTING, 100)
    best, score = _most_alike(part.key, known)
    if best:
        return _settled(part, known[best], Standing.SIMILAR, score)
    best, score = _most_alike(part.key, planned)
    if best:
        return replace(
            part, standing=Standing.SIMILAR, decision=Decision.ASK, same_as=best, score=score,
            existing_name=planned[best].name,
        )  # fmt: skip
    return part


def _settled(part: PlannedInstitution, found: Institution, standing: Standing, score: int) -> PlannedInstitution:
    return replace(
        part, standing=standing, decision=_FIRST_DECISION[standing], existing_id=found.id, existing_name=found.name,
        score=score,
    )  # fmt: skip


def _most_alike(key: str, others: Iterable[str]) -> tuple[str, int]:
    best = max(((_likeness(key, other), other) for other in others), default=(0, ""))
    return (best[1], min(best[0], 99)) if best[0] >= SIMILAR_INSTITUTION else ("", 0)


def _likeness(one: str, other: str) -> int:
    """How alike two institutions are, by all their words and by those that tell them apart."""
    from rapidfuzz import fuzz

    whole = max(fuzz.token_sort_ratio(one, other), fuzz.token_set_ratio(one, other))
    if whole < SIMILAR_INSTITUTION:
        return 0
    rest_one, rest_other = _telling(one), _telling(other)
    if not rest_one or not rest_other:
        return round(fuzz.ratio(one, other))
    rest = max(fuzz.token_sort_ratio(rest_one, rest_other), fuzz.token_set_ratio(rest_one, rest_other))
    return round(min(whole, rest))


def _telling(key: str) -> str:
    return " ".join(word for word in key.split() if word not in _GENERIC)


# ---------------------------------------------------------------------------------------------------------- people


class _Directory:
    """The known people, found by NIP, by name and by the beginnings of the words of a name."""

    def __init__(self, persons: Sequence[Person]) -> None:
        self.by_nip = {re.sub(r"\s", "", person.nip): person for person in persons if person.nip.strip()}
        self.by_name: dict[str, list[Person]] = defaultdict(list)
        self._by_start: dict[str, set[str]] = defaultdict(set)
        for person in persons:
            key = name_key(person.name)
            self.by_name[key].append(person)
            for word in key.split():
                self._by_start[word[:2]].add(key)

    def alike(self, key: str) -> tuple[str, int]:
        """The known name most like this one and its likeness, 0 below SIMILAR_NAME."""
        from rapidfuzz import fuzz, process

        candidates = sorted(set().union(*(self._by_start.get(word[:2], set()) for word in key.split())))
        found = process.extractOne(key, candidates, scorer=fuzz.token_sort_ratio, score_cutoff=SIMILAR_NAME)
        return (found[0], round(found[1])) if found else ("", 0)


def _plan_person(row: RosterRow, homes: dict[str, str | None], directory: _Directory) -> PlannedPerson:
    institution = _key(row)
    if row.has_error:
        return PlannedPerson(row, Standing.ERROR, Decision.SKIP, institution)
    home = homes.get(institution)
    person = directory.by_nip.get(row.nip) if row.nip else None
    if person is not None:
        return _found(row, institution, person, Standing.EXISTING, 100)
    key = name_key(row.name)
    namesakes = [person for person in directory.by_name.get(key, []) if not _other_nip(person, row)]
    for person in namesakes:
        if person.institution_id == home and (home is not None or not institution):
            return _found(row, institution, person, Standing.EXISTING, 100)
    if namesakes:
        return _found(row, institution, namesakes[0], Standing.SIMILAR, 99)
    alike, score = directory.alike(key)
    close = [person for person in directory.by_name.get(alike, []) if not _other_nip(person, row)]
    close.sort(key=lambda person: (person.institution_id != home, person.id))
    if close:
        return _found(row, institution, close[0], Standing.SIMILAR, min(score, 99))
    return PlannedPerson(row, institution=institution)


def _other_nip(person: Person, row: RosterRow) -> bool:
    """Whether both carry an NIP and they differ: then they are two people, whatever their names."""
    return bool(row.nip and person.nip.strip()) and re.sub(r"\s", "", person.nip) != row.nip


def _found(row: RosterRow, institution: str, person: Person, standing: Standing, score: int) -> PlannedPerson:
    label = " · ".join(part for part in (person.full_name, person.post, person.institution) if part)
    return PlannedPerson(row, standing, _FIRST_DECISION[standing], institution, person.id, label, score)
