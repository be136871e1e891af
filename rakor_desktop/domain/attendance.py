"""Presence: counts, quorum, and the marks of the printed sheet."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rakor_desktop.domain.kinds import Presence, Sector
from rakor_desktop.domain.meeting import AttendanceSummary, Participant, SectorCount

_MARKS = {
    "": Presence.HADIR,
    "h": Presence.HADIR,
    "i": Presence.IZIN,
    "s": Presence.SAKIT,
    "w": Presence.DIWAKILI,
    "t": Presence.TIDAK_HADIR,
}
_PART = re.compile(r"^(\d{1,5})(?:\s*[-–]\s*(\d{1,5}))?\s*([hiswt]?)$", re.IGNORECASE)
# Letters alone, and more of them than a mark with a slip of the finger has.
_WORD = re.compile(r"(?<!\w)[^\W\d_]{3,}(?!\w)")


@dataclass(frozen=True, slots=True)
class SheetMark:
    """One row number of the printed sheet with what stands on it."""

    number: int
    presence: Presence


def looks_like_sheet(text: str) -> bool:
    """Whether typed text is meant as sheet marks, right or wrong: it starts with a digit and holds no word."""
    return text.strip()[:1].isdecimal() and _WORD.search(text) is None


def parse_sheet(text: str, rows: int) -> tuple[SheetMark, ...]:
    """Read `1-5, 8, 12i, 14w` against a sheet of `rows` rows (i izin, s sakit, w diwakili, t tidak hadir).

    A number named twice keeps its last mark. Raises ValueError whose text is the Indonesian sentence to show.
    """
    marks: dict[int, Presence] = {}
    for part in (piece.strip() for piece in text.split(",")):
        if not part:
            continue
        match = _PART.match(part)
        if match is None:
            raise ValueError(f"“{part}” tidak dikenal; tulis nomor baris seperti 1-5, 8, 12i, 14w.")
        first, last = int(match[1]), int(match[2] or match[1])
        if first > last:
            raise ValueError(f"“{part}” terbalik; tulis {last}-{first}.")
        if first < 1 or last > rows:
            raise ValueError(f"“{part}” di luar lembar; nomor baris 1 sampai {rows}.")
        for number in range(first, last + 1):
            marks[number] = _MARKS[match[3].lower()]
    return tuple(SheetMark(number, presence) for number, presence in sorted(marks.items()))


def summarise(participants: Iterable[Participant], quorum_percent: int) -> AttendanceSummary:
    """Count who is present. The quorum is the smallest whole number of at least `quorum_percent` of the invited."""
    people = list(participants)
    invited = [one for one in people if one.invited]
    present = [one for one in invited if one.presence.counts_as_present]
    walk_ins = [one for one in people if not one.invited and one.presence.counts_as_present]
    by_presence = tuple((state, sum(one.presence is state for one in invited)) for state in Presence)
    sectors = tuple(
        SectorCount(
            sector,
            sum(one.sector is sector for one in invited),
            sum(one.sector is sector for one in present),
        )
        for sector in Sector
    )
    return AttendanceSummary(
        invited=len(invited),
        present=len(present),
        by_presence=by_presence,
        by_sector=tuple(line for line in sectors if line.invited),
        quorum=-(-len(invited) * quorum_percent // 100),
        walk_ins=len(walk_ins),
    )


def deal(participants: Sequence[Participant], groups: int) -> tuple[tuple[Participant, ...], ...]:
    """Spread people over groups so that each has the room's mix of sectors.

    Cards are dealt sector by sector, colleagues of one institution next to each other, and the dealing goes on
    where it stopped: sizes differ by at most one, and so does each sector's share.
    """
    if groups < 1:
        raise ValueError(groups)
    order = list(Sector)
    cards = sorted(participants, key=lambda one: (order.index(one.sector), one.institution, one.rank, one.id))
    hands: list[list[Participant]] = [[] for _ in range(groups)]
    for index, card in enumerate(cards):
        hands[index % groups].append(card)
    return tuple(tuple(hand) for hand in hands)
