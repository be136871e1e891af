"""Who signs a berita acara: one representative of each sector, chosen or proposed (documents.md section 7.3)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rakor_desktop.documents.addressing import post_title
from rakor_desktop.domain.formatting import clean_line
from rakor_desktop.domain.kinds import ParticipantRole, Presence, Sector
from rakor_desktop.domain.meeting import Participant
from rakor_desktop.domain.record import MeetingRecord

_ACTING = re.compile(r"^(?:plt|plh|pjs?|penjabat)\b\.?\s*", re.IGNORECASE)
_BELOW = r"(?!\s+(?:bidang|bagian|seksi|sub|urusan|ruang|unit))"
_HEADS = re.compile(
    rf"(?:wakil\s+)?bupati|sekretaris\s+daerah|asisten|staf\s+ahli|inspektur|camat|ketua|kepala{_BELOW}|direktur"
    rf"|rektor|dekan|pimpinan|pemimpin|komandan|dandim|danlanal|kapolres|presiden|general\s+manager",
    re.IGNORECASE,
)
_DEPUTIES = re.compile(
    r"wakil|sekretaris|kepala\s+(?:bidang|bagian)|kab[ai][gd]|kasat|kasdim|palaksa|kapolsek|danramil|lurah|manajer",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Representative:
    """One who signs; `name` is empty when it was not noted, so that the hand can write it."""

    name: str
    post: str
    institution: str
    sector: Sector
    present: bool
    short: str = ""

    @property
    def office(self) -> str:
        """Post and institution in one line, each once: `Kepala Dinas Perhubungan`."""
        return post_title(self.post, self.institution, self.short)


def representatives(record: MeetingRecord, chosen: Sequence[str] = ()) -> list[Representative]:
    """The `chosen` participants (ids) in their order, else the highest of each sector among those present.

    The chair signs apart, as `Mengetahui`: neither the chair nor, for the government, the chair's own institution is
    proposed. A chosen one who is absent keeps the row, with nothing but the name.
    """
    if chosen:
        known = {part.id: part for part in record.participants}
        return [_representative(known[one]) for one in chosen if one in known]
    found: list[Representative] = []
    for sector in Sector:
        here = [
            part
            for part in record.participants
            if part.sector is sector
            and part.presence.counts_as_present
            and _speaks_for_somebody(part)
            and not _beside_the_chair(part, record)
        ]
        if here:
            found.append(_representative(min(here, key=_standing)))
    return found


def sector_name(sector: Sector) -> str:
    """`Unsur Pemerintah Daerah`."""
    return f"Unsur {sector.formal}"


def _representative(part: Participant) -> Representative:
    name, post = part.full_name if part.name.strip() else "", part.post
    if part.presence is Presence.DIWAKILI:
        name, post = part.delegate_name, part.delegate_post
    here = part.presence.counts_as_present
    return Representative(
        clean_line(name), clean_line(post), clean_line(part.institution), part.sector, here, part.institution_short
    )


def _speaks_for_somebody(part: Participant) -> bool:
    """Whether an office or an institution is known: nobody signs for an unsur as a bare name."""
    one = _representative(part)
    return bool(one.post or one.institution)


def _standing(part: Participant) -> tuple[bool, bool, int, int]:
    """Lower is higher: known by name, invited, the head before the deputy before others, then the protocol order."""
    one = _representative(part)
    post = _ACTING.sub("", one.post)
    level = 0 if _HEADS.match(post) else 1 if _DEPUTIES.match(post) else 2 if post else 3
    return not one.name, not part.invited, level, part.protocol_order


def _beside_the_chair(part: Participant, record: MeetingRecord) -> bool:
    chair = record.chair
    if part.role is ParticipantRole.PIMPINAN:
        return True
    if chair is None:
        return False
    if part.person_id is not None and part.person_id == chair.id:
        return True
    if part.sector is not Sector.PD:
        return False
    same_id = part.institution_id is not None and part.institution_id == chair.institution_id
    return same_id or (bool(chair.institution) and part.institution == chair.institution)
