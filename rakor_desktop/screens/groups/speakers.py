"""Who may be the speaker of a point: the group's members first, then everybody present."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from rakor_desktop.domain.discussion import GroupMember
from rakor_desktop.domain.meeting import Participant
from rakor_desktop.widgets.completing_field import CompletingField
from rakor_desktop.widgets.suggestions import Suggestion

_MOST = 8


@dataclass(frozen=True, slots=True)
class Speaker:
    """A participant by id, or a free name."""

    participant_id: str | None = None
    name: str = ""


class SpeakerSource:
    """Finds speakers in lists that were read once; asked at each key."""

    def __init__(self) -> None:
        self._rows: list[Suggestion] = []

    def show_people(self, members: Sequence[GroupMember], participants: Sequence[Participant]) -> None:
        """Offer these; the members of the group stand first, then who is present."""
        seated = {member.participant_id for member in members}
        by_id = {one.id: one for one in participants}
        rows = [
            Suggestion(one.participant_id, one.name, one.institution, one.sector)
            for one in members
            if one.participant_id in by_id
        ]
        others = [one for one in participants if one.id not in seated]
        others.sort(key=lambda one: not one.presence.counts_as_present)
        rows += [Suggestion(one.id, one.speaking_name, one.speaking_line, one.sector) for one in others]
        self._rows = rows

    def find(self, text: str) -> Sequence[Suggestion]:
        """Those whose name or institution holds every typed word."""
        words = text.casefold().split()
        found = [row for row in self._rows if _holds(row, words)]
        return found[:_MOST]

    def meaning(self, text: str) -> Suggestion | None:
        """The one row whose name is the typed text, or holds words that begin with it; None for a free name."""
        typed = text.strip().casefold()
        exact = [row for row in self._rows if row.title.casefold() == typed]
        found = exact or [row for row in self._rows if _begins(row.title, typed.split())]
        return found[0] if typed and len(found) == 1 else None

    def name_of(self, participant_id: str | None) -> str:
        """The name of a participant."""
        return next((row.title for row in self._rows if row.id == participant_id), "")


def _begins(name: str, words: Sequence[str]) -> bool:
    parts = re.findall(r"[\w'’.-]+", name.casefold())
    return all(any(part.startswith(word) for part in parts) for word in words)


def _holds(row: Suggestion, words: Sequence[str]) -> bool:
    text = f"{row.title} {row.subtitle}".casefold()
    return all(word in text for word in words)


class SpeakerField(QObject):
    """Makes a speaker out of a completing field: a name taken from the list has an id, a typed one has none."""

    speaker_changed = Signal(object)  # Speaker
    entered = Signal()  # Enter: back to the text

    def __init__(self, field: CompletingField, source: SpeakerSource) -> None:
        super().__init__(field)
        self._field = field
        self._source = source
        self._speaker = Speaker()
        field.set_source(source.find)
        field.opens_when_empty = True
        field.suggestion_taken.connect(self._take)
        field.text_entered.connect(self._enter)
        field.editingFinished.connect(self._settle)

    @property
    def speaker(self) -> Speaker:
        """Who is meant now."""
        text = self._field.text().strip()
        if text == self._speaker.name:
            return self._speaker
        meant = self._source.meaning(text)
        return Speaker(meant.id, meant.title) if meant is not None else Speaker(None, text)

    def show_speaker(self, speaker: Speaker) -> None:
        """Show a speaker."""
        self._speaker = speaker
        self._field.setText(speaker.name)
        self._field.setCursorPosition(0)
        self._field.setToolTip(speaker.name)

    def _take(self, row: Suggestion) -> None:
        self._speaker = Speaker(row.id, row.title)
        self.speaker_changed.emit(self._speaker)
        self.entered.emit()

    def _enter(self, _text: str) -> None:
        self._settle()
        self.entered.emit()

    def _settle(self) -> None:
        speaker = self.speaker
        if speaker != self._speaker:
            self.show_speaker(speaker)
            self.speaker_changed.emit(speaker)
