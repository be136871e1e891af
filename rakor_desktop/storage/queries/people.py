"""Institutions, people, letterhead, signatory."""

from __future__ import annotations

from typing import Any

from peewee import JOIN, Case, IntegerField, fn

from rakor_desktop.domain.ident import natural_id
from rakor_desktop.domain.kinds import Sector
from rakor_desktop.domain.people import Institution, Letterhead, Person, Signatory
from rakor_desktop.storage import models as m
from rakor_desktop.storage.queries import settings
from rakor_desktop.storage.queries.common import built, fetch, first, match_all, records
from rakor_desktop.storage.store import Store

# The office's own letterhead and signatory, which serve where a meeting names no other.
OFFICE_HEAD = natural_id("letterhead", "kantor")
OFFICE_SIGNATORY = natural_id("signatory", "kantor")
# Settings that name the default by its id; without one it is the first there was.
DEFAULT_HEAD, DEFAULT_SIGNATORY = "kop_utama", "penandatangan_utama"
# As documents order the unsur, not by their codes; who has no institution comes last.
_SECTOR = Case(m.Institution.sector, [(sector.value, place) for place, sector in enumerate(Sector)], len(Sector))
_PROTOCOL = (_SECTOR, m.Institution.protocol_order, m.Institution.name)
_PERSON_SORT = {
    "name": (m.Person.name,),
    "post": (m.Person.post, m.Person.name),
    "institution": (m.Institution.name, m.Person.name),
    "sector": (_SECTOR, m.Person.name),
    "protocol": (*_PROTOCOL, m.Person.name),
    "nip": (m.Person.nip, m.Person.name),
    "phone": (m.Person.phone, m.Person.name),
    "email": (m.Person.email, m.Person.name),
}
_INSTITUTION_SORT = {
    "name": (m.Institution.name,),
    "short_name": (m.Institution.short_name, m.Institution.name),
    "sector": _PROTOCOL,
    "protocol": _PROTOCOL,
    "protocol_order": (m.Institution.protocol_order, m.Institution.name),
    "address": (m.Institution.address, m.Institution.name),
    "contact": (m.Institution.contact, m.Institution.name),
}


def _ordered(columns: tuple[Any, ...], *, descending: bool) -> list[Any]:
    # A number in small letters would be a text, and 100 before 20.
    are_numbers = (Case, IntegerField)
    head, *rest = (column if isinstance(column, are_numbers) else fn.LOWER(column) for column in columns)
    return [head.desc() if descending else head.asc(), *rest]


def _person_query() -> Any:
    return m.Person.select(
        m.Person,
        fn.COALESCE(m.Institution.name, "").alias("institution"),
        fn.COALESCE(m.Institution.short_name, "").alias("institution_short"),
        m.Institution.sector.alias("joined_sector"),
    ).join(m.Institution, JOIN.LEFT_OUTER, on=(m.Person.institution_id == m.Institution.id))


def _alive() -> Any:
    return _person_query().where(m.Person.deleted_at.is_null())


def _people(query: Any) -> tuple[Person, ...]:
    return tuple(_person(record) for record in records(query))


def _person(record: dict[str, Any]) -> Person:
    return built(Person, record, sector=Sector(record["joined_sector"] or Sector.PD))


def _person_filter(query: Any, text: str, sector: Sector | None, institution_id: str | None) -> Any:
    for condition in match_all(text, m.Person.name, m.Person.post, m.Institution.name, m.Institution.short_name):
        query = query.where(condition)
    if sector is not None:
        query = query.where(m.Institution.sector == sector)
    if institution_id is not None:
        query = query.where(m.Person.institution_id == institution_id)
    return query


def persons(
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
    query = _person_filter(_alive(), text, sector, institution_id)
    order = _ordered(_PERSON_SORT.get(sort, (m.Person.name,)), descending=descending)
    return _people(query.order_by(*order).offset(offset).limit(limit))


def persons_with_address(text: str, limit: int) -> tuple[tuple[Person, str], ...]:
    """The first people of whom the words speak, by name, with the address of their institution."""
    query = _person_filter(_alive(), text, None, None).select_extend(fn.COALESCE(m.Institution.address, "").alias("at"))
    found = records(query.order_by(fn.LOWER(m.Person.name)).limit(limit))
    return tuple((_person(record), record["at"]) for record in found)


def count_persons(text: str = "", *, sector: Sector | None = None, institution_id: str | None = None) -> int:
    """How many people `persons` would give over all pages."""
    return int(_person_filter(_alive(), text, sector, institution_id).count())


def person(person_id: str | None) -> Person | None:
    """One person, also a deleted one: old documents still name them."""
    if person_id is None:
        return None
    found = _people(_person_query().where(m.Person.id == person_id))
    return found[0] if found else None


def persons_named(name: str) -> tuple[Person, ...]:
    """The people of exactly this name (without titles), whatever the case."""
    return _people(_alive().where(fn.LOWER(m.Person.name) == name.lower()).order_by(m.Person.id))


def all_persons() -> tuple[Person, ...]:
    """Everybody, for matching an imported roster (long work: in a job)."""
    return _people(_alive().order_by(m.Person.name))


def _institution_filter(text: str, sector: Sector | None) -> Any:
    query = m.Institution.select().where(m.Institution.deleted_at.is_null())
    for condition in match_all(text, m.Institution.name, m.Institution.short_name):
        query = query.where(condition)
    return query if sector is None else query.where(m.Institution.sector == sector)


def institutions(
    text: str = "",
    *,
    sector: Sector | None = None,
    sort: str = "name",
    descending: bool = False,
    offset: int = 0,
    limit: int = 200,
) -> tuple[Institution, ...]:
    """One page of institutions."""
    order = _ordered(_INSTITUTION_SORT.get(sort, (m.Institution.name,)), descending=descending)
    return fetch(Institution, _institution_filter(text, sector).order_by(*order).offset(offset).limit(limit))


def count_institutions(text: str = "", *, sector: Sector | None = None) -> int:
    """How many institutions `institutions` would give over all pages."""
    return int(_institution_filter(text, sector).count())


def institution(institution_id: str | None) -> Institution | None:
    """One institution, also a deleted one."""
    if institution_id is None:
        return None
    return first(Institution, m.Institution.select().where(m.Institution.id == institution_id))


def institution_named(name: str) -> Institution | None:
    """The institution with exactly this name or short name, whatever the case."""
    lowered = name.lower()
    query = m.Institution.select().where(
        m.Institution.deleted_at.is_null(),
        (fn.LOWER(m.Institution.name) == lowered)
        | ((fn.LOWER(m.Institution.short_name) == lowered) & (m.Institution.short_name != "")),
    )
    return first(Institution, query.order_by(m.Institution.id))


def all_institutions() -> tuple[Institution, ...]:
    """Every institution, for matching an imported roster (long work: in a job)."""
    return fetch(Institution, _institution_filter("", None).order_by(m.Institution.name))


def letterheads(store: Store) -> tuple[Letterhead, ...]:
    """The office's letterheads, the one that serves by default first."""
    query = m.Letterhead.select().where(m.Letterhead.deleted_at.is_null())
    chosen = settings.value(natural_id("setting", DEFAULT_HEAD)) or OFFICE_HEAD
    found = records(query.order_by(m.Letterhead.id != chosen, m.Letterhead.id != OFFICE_HEAD, m.Letterhead.id))
    return tuple(_letterhead(store, record) for record in found)


def letterhead(store: Store, letterhead_id: str | None = None) -> Letterhead | None:
    """A letterhead with its emblem, also a deleted one; the office's default without an id."""
    if letterhead_id is None:
        return next(iter(letterheads(store)), None)
    found = records(m.Letterhead.select().where(m.Letterhead.id == letterhead_id))
    return _letterhead(store, found[0]) if found else None


def _letterhead(store: Store, record: dict[str, Any]) -> Letterhead:
    emblem = store.blob(record["emblem_sha256"]) if record["emblem_sha256"] else b""
    return built(Letterhead, record, emblem=emblem)


def signatories() -> tuple[Signatory, ...]:
    """The office's signatories, the one that serves by default first."""
    query = m.Signatory.select().where(m.Signatory.deleted_at.is_null())
    chosen = settings.value(natural_id("setting", DEFAULT_SIGNATORY)) or OFFICE_SIGNATORY
    order = (m.Signatory.id != chosen, m.Signatory.id != OFFICE_SIGNATORY, m.Signatory.id)
    return fetch(Signatory, query.order_by(*order))


def signatory(signatory_id: str | None = None) -> Signatory | None:
    """A signatory, also a deleted one; the office's default without an id."""
    if signatory_id is None:
        return next(iter(signatories()), None)
    return first(Signatory, m.Signatory.select().where(m.Signatory.id == signatory_id))
