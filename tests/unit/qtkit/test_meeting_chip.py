"""The state of a meeting is told by a word and a sign, never by colour alone."""

from __future__ import annotations

from rakor_desktop.domain.kinds import MeetingState
from rakor_desktop.qtkit.meeting_chip import meeting_chip
from rakor_desktop.qtkit.painting import Tone


def test_every_state_has_its_own_word_and_sign() -> None:
    chips = [meeting_chip(state) for state in MeetingState]
    assert [chip.text for chip in chips] == [state.label for state in MeetingState]
    assert all(chip.icon is not None for chip in chips)
    assert len({chip.icon for chip in chips}) == len(chips)


def test_only_the_running_meeting_is_filled() -> None:
    assert [state for state in MeetingState if meeting_chip(state).tone is Tone.FILLED] == [MeetingState.BERLANGSUNG]
