"""Who may be a party of a two-party berita acara: people of the meeting, then of the directory, then institutions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rakor_desktop.domain.kinds import Sector
from rakor_desktop.domain.meeting import Participant
from rakor_desktop.domain.people import Institution, Person
from rakor_desktop.domain.record import Party
from rakor_desktop.storage.queries import participants, people

_MOST_INSTITUTIONS = 3


@dataclass(frozen=True, slots=True)
class KnownParty:
    """A party as it is known already; of an institution the name of the person is still to be written."""

    id: str
    party: Party
    sector: Sector
    institution: str = ""


def parties_like(meeting_id: str, text: str, limit: int) -> tuple[KnownParty, ...]:
    """Whom the typed words may mean; without words the first of the meeting. Asked at each key: three short reads."""
    text = text.strip()
    found = participants.matching(meeting_id, text, limit)
    parties = [_participant(one, address) for one, address in found]
    if text:
        here = {one.person_id for one, _ in found}
        known = people.persons_with_address(text, limit)
        parties += [_person(one, address) for one, address in known if one.id not in here]
        offices = people.institutions(text, sort="protocol_order", limit=_MOST_INSTITUTIONS)
        parties = [*parties[: limit - len(offices)], *map(_institution, offices)]
    return tuple(_each_once(parties))


def _participant(one: Participant, address: str) -> KnownParty:
    name = one.full_name if one.name.strip() else ""
    person = Person("", name, nip=one.nip, rank=one.person_rank, post=one.post, institution=one.institution,
                    institution_short=one.institution_short)  # fmt: skip
    return KnownParty(one.id, _party(person, address), one.sector, one.institution)


def _person(one: Person, address: str) -> KnownParty:
    return KnownParty(one.id, _party(one, address), one.sector, one.institution)


def _institution(one: Institution) -> KnownParty:
    return KnownParty(one.id, _party(Person("", "", institution=one.name), one.address), one.sector, one.name)


def _party(person: Person, address: str) -> Party:
    # Imported here like all of the documents: how a post is called together with its office is theirs to know.
    from rakor_desktop.documents.addressing import head_title, post_title

    office = person.institution
    has_post = bool(person.post.strip() or person.name.strip())
    post = post_title(person.post, office, person.institution_short) if has_post else head_title(office)
    return Party(person.full_name, person.nip, person.rank, post, " ".join(address.split()))


def _each_once(found: list[KnownParty]) -> Iterator[KnownParty]:
    seen: set[Party] = set()
    for one in found:
        if one.party not in seen:
            seen.add(one.party)
            yield one
