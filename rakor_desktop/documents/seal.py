"""What a final document carries on its pages: the line at the foot and the code on the last page."""

from __future__ import annotations

from dataclasses import dataclass

from rakor_desktop.domain import formatting
from rakor_desktop.domain.record import DocumentOptions, MeetingRecord

_LONGEST_TITLE = 90  # a longer code would have modules that phones cannot read from paper


@dataclass(frozen=True, slots=True)
class SealMark:
    """`label` leads the line at the foot, `text` is what the code says when it is scanned."""

    label: str
    text: str


def seal_mark(record: MeetingRecord, options: DocumentOptions) -> SealMark | None:
    """The mark of a final document; None while it has no seal."""
    seal = options.seal
    if seal is None:
        return None
    meeting, kind = record.meeting, options.kind
    name = f"{kind.label} versi {seal.version}"
    title = formatting.clean_line(meeting.title) or meeting.kind.label
    if len(title) > _LONGEST_TITLE:
        title = f"{title[: _LONGEST_TITLE - 1].rstrip()}…"
    number = formatting.clean_line(record.number(kind))
    lines = (
        f"{name} (salinan publik)" if options.public_copy else name,
        title,
        formatting.long_date(meeting.date) if meeting.date else "",
        f"Nomor {number}" if number else "",
        f"Kode {seal.code}",
        f"SHA-256 {seal.digest}",
    )
    label = " · ".join((name, f"kode {seal.code}", *(("salinan publik",) if options.public_copy else ())))
    return SealMark(label, "\n".join(line for line in lines if line))
