"""How the state of a meeting looks wherever one is shown."""

from __future__ import annotations

from rakor_desktop.domain.kinds import MeetingState
from rakor_desktop.qtkit.icons import Icon
from rakor_desktop.qtkit.painting import ChipSpec, Tone

_LOOKS = {
    MeetingState.RENCANA: (Tone.NEUTRAL, Icon.PLANNED),
    MeetingState.TERJADWAL: (Tone.INFO, Icon.SCHEDULED),
    MeetingState.BERLANGSUNG: (Tone.FILLED, Icon.RUNNING),
    MeetingState.SELESAI: (Tone.SUCCESS, Icon.DONE),
    MeetingState.DITUNDA: (Tone.WARNING, Icon.DEFERRED),
    MeetingState.DIBATALKAN: (Tone.NEUTRAL, Icon.CANCELLED),
}


def meeting_chip(state: MeetingState) -> ChipSpec:
    """The state of a meeting as icon, word and colour."""
    tone, which = _LOOKS[state]
    return ChipSpec(state.label, tone, which)
