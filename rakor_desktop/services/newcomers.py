"""People and institutions that are invited by what was typed or pasted: found in the directory, or added to it."""

from __future__ import annotations

from dataclasses import dataclass

from rakor_desktop.domain.change import Entity
from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.formatting import clean_line
from rakor_desktop.domain.kinds import Sector
from rakor_desktop.domain.people import split_name
from rakor_desktop.domain.roster_values import likely_sector
from rakor_desktop.services.directory import add_person, ensure_institution
from rakor_desktop.storage.journal import Unit
from rakor_desktop.storage.queries import people as queries

_DETAILS = ("post", "nip", "rank", "phone", "email", "sex")


@dataclass(frozen=True, slots=True)
class NewParticipant:
    """Somebody to invite by name, or an institution alone where there is no name.

    `sector` is for an institution that is new, and for who has none; None means what its name makes likely.
    """

    name: str
    post: str = ""
    institution: str = ""
    sector: Sector | None = None
    phone: str = ""
    nip: str = ""
    rank: str = ""
    email: str = ""
    sex: str = ""

    @property
    def own_sector(self) -> Sector:
        """The sector where no institution of the directory says it."""
        return self.sector or likely_sector(self.institution)


def new_person(unit: Unit, name: str, post: str, institution: str, sector: Sector) -> str:
    """The id of a new person; an unknown institution is added with this sector. Raises UserError without a name."""
    if not clean_line(name):
        raise UserError("Nama peserta masih kosong; tulis namanya dahulu.")
    place = ensure_institution(unit, institution, sector) if clean_line(institution) else None
    return add_person(unit, name, post=post, institution_id=place)


def named(unit: Unit, row: NewParticipant) -> tuple[str | None, str | None]:
    """Person id and institution id, one of them None, of who is invited. Raises UserError without any name."""
    if clean_line(row.name) or not clean_line(row.institution):
        return _named_person(unit, row), None
    return None, _named_institution(unit, row)


def _named_person(unit: Unit, row: NewParticipant) -> str:
    """Whoever has this name in this institution, unless the posts differ; else somebody new."""
    sector = row.own_sector
    place = ensure_institution(unit, row.institution, sector) if clean_line(row.institution) else None
    post = clean_line(row.post).casefold()
    namesakes = queries.persons_named(split_name(clean_line(row.name))[1])
    is_only_one = place is None and len(namesakes) == 1  # a bare name means whom the directory knows by it
    for one in namesakes:
        if (is_only_one or one.institution_id == place) and (not (post and one.post) or post == one.post.casefold()):
            # What the directory does not know yet is filled in; what it knows stands.
            news = {name: value for name in _DETAILS if (value := _typed(row, name)) and not getattr(one, name)}
            if news:
                unit.update(Entity.PERSON, one.id, **news)
            return one.id
    person_id = new_person(unit, row.name, row.post, row.institution, sector)
    details = {name: value for name in _DETAILS[1:] if (value := _typed(row, name))}
    if details:
        unit.update(Entity.PERSON, person_id, **details)
    return person_id


def _named_institution(unit: Unit, row: NewParticipant) -> str:
    place = ensure_institution(unit, row.institution, row.own_sector)
    known = queries.institution(place)
    if row.phone and known is not None and not known.contact:
        unit.update(Entity.INSTITUTION, place, contact=clean_line(row.phone))
    return place


def _typed(row: NewParticipant, name: str) -> str:
    return clean_line(getattr(row, name))
