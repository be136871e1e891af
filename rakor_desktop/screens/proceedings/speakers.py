"""Who may be speaking: what the fields for the speaker complete from, and what a typed name means."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rakor_desktop.domain.meeting import Participant
from rakor_desktop.qtkit.painting import ChipSpec
from rakor_desktop.widgets.suggestions import Suggestion

_OFFERED = 8


class SpeakerSource:
    """Finds speakers among participants that were read once; asked at each key."""

    def __init__(self) -> None:
        self._people: tuple[Participant, ...] = ()

    def show_people(self, people: Sequence[Participant]) -> None:
        """Offer these, in the order of preference."""
        self._people = tuple(people)

    def find(self, participant_id: str | None) -> Participant | None:
        """The participant of an id."""
        return next((one for one in self._people if one.id == participant_id), None)

    def offer(self, text: str) -> Sequence[Suggestion]:
        """The rows for a typed text; a name that was chosen already offers everybody."""
        typed = "" if any(text == display(one) for one in self._people) else text
        return [_suggestion(one) for one in self._matching(typed)[:_OFFERED]]

    def meaning(self, text: str) -> Participant | None:
        """The one participant that a typed text can mean; None for a free name.

        The whole name comes first, then beginnings of its words, then anything that is known of them.
        """
        typed = text.strip().casefold()
        if not typed:
            return None
        exact = [one for one in self._people if typed in (display(one).casefold(), *_names(one))]
        found = exact or [one for one in self._people if _begins(one, typed.split())] or self._matching(typed)
        return found[0] if len(found) == 1 else None

    def _matching(self, text: str) -> list[Participant]:
        words = text.casefold().replace("·", " ").split()
        return [one for one in self._people if all(word in _searched(one) for word in words)]


def display(one: Participant) -> str:
    """A chosen speaker as the field shows them."""
    return " · ".join(part for part in (one.speaking_name, one.institution_label) if part)


def _names(one: Participant) -> tuple[str, ...]:
    return one.speaking_name.casefold(), one.full_name.casefold(), one.name.casefold()


def _begins(one: Participant, words: Sequence[str]) -> bool:
    name = re.findall(r"[\w'’.-]+", " ".join(_names(one)))
    return all(any(part.startswith(word) for part in name) for word in words)


def _searched(one: Participant) -> str:
    who = f"{one.speaking_name} {one.full_name} {one.delegate_post} {one.post}"
    return f"{who} {one.institution} {one.institution_short}".casefold()


def _suggestion(one: Participant) -> Suggestion:
    chip = None if one.presence.counts_as_present else ChipSpec(one.presence.label)
    return Suggestion(one.id, one.speaking_name, one.speaking_line, one.sector, chip, value=display(one))
