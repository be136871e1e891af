"""Who may be a party of a two-party berita acara: people of the meeting, then of the directory, then institutions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rakor_desktop.domain.kinds import Sector
from rakor_desktop.domain.meeting import Participant
from rakor_desktop.domain.people import Institution, Person
from rakor_desktop.domain.record import Party
from rakor_desktop.services.directory import DirectoryService
from rakor_desktop.services.participants import ParticipantService
from rakor_desktop.storage.store import Store

_MOST_INSTITUTIONS = 3


@dataclass(frozen=True, slots=True)
class KnownParty:
    """A party as it is known already; of an institution the name of the person is still to be written."""

    id: str
    party: Party
    sector: Sector
    institution: str = ""


def parties_like(store: Store, meeting_id: str, text: str, limit: int) -> tuple[KnownParty, ...]:
    """Whom the typed words may mean; without words the first of the meeting."""
    participants, directory = ParticipantService(store), DirectoryService(store)
    text = text.strip()
    found = participants.find(meeting_id, text, limit) if text else participants.rows(meeting_id)[:limit]
    people = [_participant(one, directory) for one in found]
    if text:
        here = {one.person_id for one in found}
        known = (one for one in directory.find_persons(text, limit) if one.id not in here)
        people += [_person(one, directory) for one in known]
        offices = [_institution(one) for one in directory.find_institutions(text, _MOST_INSTITUTIONS)]
        people = [*people[: limit - len(offices)], *offices]
    return tuple(_each_once(people))


def _participant(one: Participant, directory: DirectoryService) -> KnownParty:
    name = one.full_name if one.name.strip() else ""
    person = Person("", name, nip=one.nip, rank=one.person_rank, post=one.post, institution=one.institution,
                    institution_short=one.institution_short)  # fmt: skip
    known = None if one.institution_id else directory.person(one.person_id)
    place = known.institution_id if known is not None else one.institution_id
    return KnownParty(one.id, _party(person, directory.institution(place)), one.sector, one.institution)


def _person(one: Person, directory: DirectoryService) -> KnownParty:
    return KnownParty(one.id, _party(one, directory.institution(one.institution_id)), one.sector, one.institution)


def _institution(one: Institution) -> KnownParty:
    return KnownParty(one.id, _party(Person("", "", institution=one.name), one), one.sector, one.name)


def _party(person: Person, institution: Institution | None) -> Party:
    # Imported here like all of the documents: how a post is called together with its office is theirs to know.
    from rakor_desktop.documents.addressing import head_title, post_title

    office = person.institution
    has_post = bool(person.post.strip() or person.name.strip())
    post = post_title(person.post, office, person.institution_short) if has_post else head_title(office)
    address = institution.address if institution is not None else ""
    return Party(person.full_name, person.nip, person.rank, post, " ".join(address.split()))


def _each_once(found: list[KnownParty]) -> Iterator[KnownParty]:
    seen: set[Party] = set()
    for one in found:
        if one.party not in seen:
            seen.add(one.party)
            yield one
