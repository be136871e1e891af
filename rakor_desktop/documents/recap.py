"""What the recap says about each participant: how they came, when, and who did not (documents.md section 5)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from rakor_desktop.domain import formatting
from rakor_desktop.domain.kinds import Presence, Registration
from rakor_desktop.domain.meeting import AttendanceSummary, Participant
from rakor_desktop.domain.record import MeetingRecord

# Who slips in while the meeting opens is not late.
_TOLERANCE = timedelta(minutes=15)
# Who is ill is nobody's business: one word covers both, always, so that it gives nothing away.
_ABSENT = (
    ("izin atau sakit", (Presence.IZIN, Presence.SAKIT)),
    ("tanpa keterangan", (Presence.TIDAK_HADIR,)),
)


def manner(part: Participant, record: MeetingRecord) -> str:
    """`Hadir`, `Hadir (diwakili)` or `Hadir, wakil dari Nama`, with the time of who came late or left early."""
    words = "Hadir"
    if part.presence is Presence.DIWAKILI:
        words = f"Hadir, wakil dari {part.full_name}" if part.delegate_name.strip() else "Hadir (diwakili)"
    return ", ".join((words, *_times(part, record)))


def absence(attendance: AttendanceSummary) -> str:
    """`Jumlah tidak hadir: 7 (tujuh) orang, terdiri atas izin atau sakit 4 orang dan tanpa keterangan 3 orang`.

    With `; belum tercatat: 2 orang` when that is so; empty when everybody came.
    """
    counts = dict(attendance.by_presence)
    sums = [(words, sum(counts.get(kind, 0) for kind in kinds)) for words, kinds in _ABSENT]
    shown = [(words, count) for words, count in sums if count]
    parts: list[str] = []
    if shown:
        listed = " dan ".join(f"{words} {formatting.number(count)} orang" for words, count in shown)
        way = f"terdiri atas {listed}" if len(shown) > 1 else shown[0][0]
        total = formatting.counted(sum(count for _, count in shown))
        parts.append(f"Jumlah tidak hadir: {total} orang, {way}")
    unknown = counts.get(Presence.BELUM, 0)
    if unknown:
        parts.append(f"{'belum' if parts else 'Belum'} tercatat: {formatting.number(unknown)} orang")
    return "; ".join(parts)


def absentees(participants: Iterable[Participant]) -> list[tuple[str, str]]:
    """`("Izin atau sakit", "Nama (instansi); Nama (instansi)")` for each manner of absence that occurs."""
    invited = [part for part in participants if part.invited]
    groups = ((words, [part for part in invited if part.presence in kinds]) for words, kinds in _ABSENT)
    return [(words.capitalize(), "; ".join(map(_with_place, parts))) for words, parts in groups if parts]


def _with_place(part: Participant) -> str:
    place = part.institution_label
    return f"{part.full_name} ({place})" if part.name.strip() and place else part.full_name


def _times(part: Participant, record: MeetingRecord) -> list[str]:
    start, end = record.opened_at, record.meeting.actual_end
    times: list[str] = []
    # Marks of the paper sheet, and whatever was noted after the end, tell when it was noted, not when somebody came.
    if (
        part.arrived_at is not None and start is not None and part.registration is not Registration.LEMBAR
        and start + _TOLERANCE < part.arrived_at and (end is None or part.arrived_at < end)
    ):  # fmt: skip
        times.append(f"datang {formatting.clock(part.arrived_at)}")
    if part.left_at is not None and end is not None and part.left_at.replace(second=0) < end.replace(second=0):
        times.append(f"pulang {formatting.clock(part.left_at)}")
    return times
