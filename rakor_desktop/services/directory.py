"""The directory of institutions and people: finding, adding, merging."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from rakor_desktop.domain.change import Change, Entity, Written
from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.formatting import clean_line
from rakor_desktop.domain.ident import new_id
from rakor_desktop.domain.kinds import Sector
from rakor_desktop.domain.people import Institution, Person, Signatory, split_name
from rakor_desktop.services.base import Service, brief, cleaned, counted
from rakor_desktop.storage.journal import Unit
from rakor_desktop.storage.locks import MERGE
from rakor_desktop.storage.queries import people as queries
from rakor_desktop.storage.queries import references
from rakor_desktop.storage.queries.common import words

_SIMILAR = 92


@dataclass(frozen=True, slots=True)
class Duplicate:
    """Two rows that may be the same one; `score` 0-100."""

    entity: Entity
    keep_id: str
    other_id: str
    keep_label: str
    other_label: str
    score: int


def ensure_institution(unit: Unit, name: str, sector: Sector = Sector.PD) -> str:
    """The id of the institution of this name or id, added to the directory when it is unknown."""
    name = clean_line(name)
    known = queries.institution(name) or queries.institution_named(name)
    return known.id if known else unit.insert(Entity.INSTITUTION, name=name, sector=sector)


def add_person(unit: Unit, name: str, *, post: str = "", institution_id: str | None = None) -> str:
    """A new person from a typed name with degrees."""
    before, bare, after = split_name(clean_line(name))
    return unit.insert(
        Entity.PERSON,
        name=bare,
        title_before=before,
        title_after=after,
        post=clean_line(post),
        institution_id=institution_id,
    )


class DirectoryService(Service):
    """Use cases of the directory screen and of every field that completes names."""

    def institutions(
        self,
        text: str = "",
        *,
        sector: Sector | None = None,
        sort: str = "name",
        descending: bool = False,
        offset: int = 0,
        limit: int = 200,
    ) -> tuple[Institution, ...]:
        """One page of institutions."""
        return queries.institutions(text, sector=sector, sort=sort, descending=descending, offset=offset, limit=limit)

    def count_institutions(self, text: str = "", *, sector: Sector | None = None) -> int:
        """How many institutions over all pages."""
        return queries.count_institutions(text, sector=sector)

    def persons(
        self,
        text: str = "",
        *,
        sector: Sector | None = None,
        institution_id: str | None = None,
        sort: str = "name",
        descending: bool = False,
        offset: int = 0,
        limit: int = 200,
    ) -> tuple[Person, ...]:
        """One page of people."""
        return queries.persons(
            text,
            sector=sector,
            institution_id=institution_id,
            sort=sort,
            descending=descending,
            offset=offset,
            limit=limit,
        )

    def count_persons(self, text: str = "", *, sector: Sector | None = None, institution_id: str | None = None) -> int:
        """How many people over all pages."""
        return queries.count_persons(text, sector=sector, institution_id=institution_id)

    def institution(self, institution_id: str | None) -> Institution | None:
        """One institution."""
        return queries.institution(institution_id)

    def person(self, person_id: str | None) -> Person | None:
        """One person."""
        return queries.person(person_id)

    def find_institutions(self, text: str, limit: int = 8) -> tuple[Institution, ...]:
        """Institutions whose names hold the typed words, protocol order first."""
        return queries.institutions(text, sort="protocol_order", limit=limit)

    def find_persons(self, text: str, limit: int = 8) -> tuple[Person, ...]:
        """People whose name, post or institution holds the typed words."""
        return queries.persons(text, limit=limit)

    def find_signatories(self, text: str, limit: int = 8) -> tuple[Signatory, ...]:
        """Signatories of the office whose name or post holds the typed words, and whom the directory lacks."""
        asked = words(text)
        found = [one for one in queries.signatories() if one.name and _holds(one, asked)]
        return tuple(one for one in found if not queries.persons_named(one.name))[:limit]

    def add_institution(self, name: str, *, short_name: str = "", sector: Sector = Sector.PD) -> Written[str]:
        """A new institution. Raises UserError for an empty or known name."""
        name = clean_line(name)
        if not name:
            raise UserError("Nama instansi masih kosong; tulis namanya dahulu.")
        if queries.institution_named(name):
            raise UserError(f"{name} sudah ada di direktori; pakai yang sudah ada.")
        with self._store.journal.unit(f"tambah instansi {brief(name)}") as unit:
            row_id = unit.insert(Entity.INSTITUTION, name=name, short_name=clean_line(short_name), sector=sector)
        return Written(unit.change, row_id)

    def add_person(
        self, name: str, *, post: str = "", institution: str = "", sector: Sector = Sector.PD
    ) -> Written[str]:
        """A new person; degrees are split off, an unknown institution is added. Raises UserError without a name."""
        if not clean_line(name):
            raise UserError("Nama orang masih kosong; tulis namanya dahulu.")
        with self._store.journal.unit(f"tambah {brief(name)}") as unit:
            place = ensure_institution(unit, institution, sector) if clean_line(institution) else None
            row_id = add_person(unit, name, post=post, institution_id=place)
        return Written(unit.change, row_id)

    def update_institution(self, institution_id: str, **fields: Any) -> Change:
        """Change fields of an institution."""
        return self._edit(Entity.INSTITUTION, institution_id, "instansi", fields)

    def update_person(
        self, person_id: str, *, institution: str | None = None, sector: Sector = Sector.PD, **fields: Any
    ) -> Change:
        """Change fields of a person; `institution` is a typed name or an id, added with `sector` when unknown."""
        if institution is None:
            return self._edit(Entity.PERSON, person_id, "orang", fields)
        with self._store.journal.unit("ubah instansi orang") as unit:
            place = ensure_institution(unit, institution, sector) if clean_line(institution) else None
            values = {name: cleaned(name, value) for name, value in fields.items()}
            unit.update(Entity.PERSON, person_id, institution_id=place, **values)
        return unit.change

    def delete(self, institution_ids: Sequence[str] = (), person_ids: Sequence[str] = ()) -> Change:
        """Put rows into the bin; meetings that name them keep them."""
        count = len(institution_ids) + len(person_ids)
        with self._store.journal.unit(f"hapus {counted(count, 'orang' if person_ids else 'instansi')}") as unit:
            unit.delete(Entity.INSTITUTION, institution_ids)
            unit.delete(Entity.PERSON, person_ids)
        return unit.change

    def merge_persons(self, keep_id: str, other_ids: Sequence[str]) -> Change:
        """Let one person stand for several: everything that named the others names the kept one."""
        return self._merge(Entity.PERSON, keep_id, other_ids, "gabungkan orang")

    def merge_institutions(self, keep_id: str, other_ids: Sequence[str]) -> Change:
        """Let one institution stand for several."""
        return self._merge(Entity.INSTITUTION, keep_id, other_ids, "gabungkan instansi")

    def _merge(self, entity: Entity, keep_id: str, other_ids: Sequence[str], title: str) -> Change:
        others = [one for one in other_ids if one != keep_id]
        # A key of its own: each merge is a step of its own, and known as one to the lock of final meetings.
        with self._store.journal.unit(title, join=f"{MERGE}{new_id()}") as unit:
            referring = references.referring_to(entity, others)
            # First: a final meeting lets its rows name another only where a merge deleted the one that they named.
            unit.delete(entity, others)
            for owner, column, row_id in referring:
                if owner is not entity or row_id not in others:
                    unit.update(owner, row_id, **{column: keep_id})
            for owner, row_id in references.doubled(entity, keep_id):
                unit.delete(owner, [row_id])
        return unit.change

    def duplicates(self) -> tuple[Duplicate, ...]:
        """Pairs with nearly the same name, most alike first (long work)."""
        people = [
            (one.id, one.name, f"{one.full_name} · {one.institution_short or one.institution}")
            for one in queries.all_persons()
        ]
        places = [(one.id, one.name, one.name) for one in queries.all_institutions()]
        pairs = _alike(Entity.PERSON, people) + _alike(Entity.INSTITUTION, places)
        return tuple(sorted(pairs, key=lambda pair: -pair.score))


def _holds(one: Signatory, asked: Sequence[str]) -> bool:
    haystack = f"{one.full_name} {one.post}".casefold()
    return all(word in haystack for word in asked)


def _alike(entity: Entity, rows: Sequence[tuple[str, str, str]]) -> list[Duplicate]:
    # Imported here: only this rare job needs it.
    from rapidfuzz import fuzz, process, utils

    names = [utils.default_process(name) for _, name, _ in rows]
    found: list[Duplicate] = []
    for index, name in enumerate(names):
        for _, score, offset in process.extract(
            name, names[index + 1 :], scorer=fuzz.token_sort_ratio, score_cutoff=_SIMILAR, limit=None
        ):
            keep, other = rows[index], rows[index + 1 + offset]
            found.append(Duplicate(entity, keep[0], other[0], keep[2], other[2], round(score)))
    return found
