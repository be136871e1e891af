"""How each state of presence looks and which keys and words it has on this screen."""

from __future__ import annotations

from dataclasses import dataclass

from rakor_desktop.domain.formatting import clock
from rakor_desktop.domain.kinds import Presence
from rakor_desktop.domain.meeting import Participant
from rakor_desktop.qtkit.icons import Icon
from rakor_desktop.qtkit.painting import ChipSpec, Tone

_LOOKS = {
    Presence.HADIR: (Tone.SUCCESS, Icon.PRESENT),
    Presence.DIWAKILI: (Tone.INFO, Icon.GROUPS),
    Presence.IZIN: (Tone.WARNING, Icon.EXCUSED),
    Presence.SAKIT: (Tone.WARNING, Icon.SICK),
    Presence.TIDAK_HADIR: (Tone.DANGER, Icon.ABSENT),
    Presence.BELUM: (Tone.NEUTRAL, Icon.NOT_RECORDED),
}


@dataclass(frozen=True, slots=True)
class StateKey:
    """A state that can be given to participants: its key together with Alt, and the word of its button."""

    presence: Presence
    letter: str
    word: str

    @property
    def shortcut(self) -> str:
        """As it is shown and bound: `Alt+H`."""
        return f"Alt+{self.letter}"


STATE_KEYS = (
    StateKey(Presence.HADIR, "H", "Hadir"),
    StateKey(Presence.DIWAKILI, "W", "Diwakili"),
    StateKey(Presence.IZIN, "I", "Izin"),
    StateKey(Presence.SAKIT, "S", "Sakit"),
    StateKey(Presence.TIDAK_HADIR, "T", "Tidak hadir"),
    StateKey(Presence.BELUM, "B", "Batal"),
)


def presence_chip(presence: Presence, text: str = "") -> ChipSpec:
    """The chip of a state; `text` instead of its own word."""
    tone, which = _LOOKS[presence]
    return ChipSpec(text or presence.label, tone, which)


def match_chip(one: Participant) -> ChipSpec:
    """The chip of a search hit: `Hadir 08.19`."""
    if one.presence.counts_as_present and one.arrived_at is not None:
        return presence_chip(one.presence, f"{one.presence.label} {clock(one.arrived_at)}")
    return presence_chip(one.presence)


def count_chip(presence: Presence, count: int) -> ChipSpec:
    """The chip of a filter: `30 hadir`, `2 belum`."""
    word = "belum" if presence is Presence.BELUM else presence.label.lower()
    return presence_chip(presence, f"{count} {word}")


def post_parts(one: Participant) -> tuple[str, str]:
    """Post and institution as the list shows them: `diwakili Rini Kusuma, Sekretaris Badan`, `Bappeda`."""
    if one.presence is Presence.DIWAKILI:
        who = ", ".join(part for part in (one.delegate_name, one.delegate_post) if part)
        return (f"diwakili {who}" if who else "diwakili"), one.institution_label
    return one.post, one.institution_label


def who_line(one: Participant) -> str:
    """Everything about the person in one line, for tooltips and the screen reader."""
    parts = [one.full_name, one.post, one.institution]
    if one.presence is Presence.DIWAKILI and (one.delegate_name or one.delegate_post):
        delegate = ", ".join(part for part in (one.delegate_name, one.delegate_post) if part)
        power = "boleh mengambil keputusan" if one.may_decide else "tidak mengambil keputusan"
        parts.append(f"diwakili {delegate} ({power})")
    if not one.invited:
        parts.append("peserta tambahan")
    return " · ".join(part for part in parts if part)
