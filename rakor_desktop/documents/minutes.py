"""What the notula says in its own words about the opening and the closing, and how it says nothing twice."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime

from rakor_desktop.documents import wording
from rakor_desktop.documents.addressing import post_title
from rakor_desktop.documents.deed_text import in_full
from rakor_desktop.domain import formatting
from rakor_desktop.domain.meeting import Remark
from rakor_desktop.domain.phrases import fill
from rakor_desktop.domain.record import MeetingRecord

_TIME = re.compile(r"\d{1,2}\.\d{2}")
_SAME_MINUTES = 15  # a sentence typed while the meeting opened may name a slightly different time


def opening_sentence(record: MeetingRecord) -> str:
    """`Rapat dibuka oleh ... pada pukul 08.33 WIB.`; a time that was not noted is a blank."""
    return _framed(record, "notula.pembukaan", "waktu_mulai", record.opened_at)


def closing_sentence(record: MeetingRecord) -> str:
    """`Rapat ditutup pada pukul 12.19 WIB oleh ....`."""
    return _framed(record, "notula.penutup", "waktu_selesai", record.meeting.actual_end)


def without_frame(record: MeetingRecord) -> list[Remark]:
    """The remarks without those that only say again when the meeting was opened or closed."""
    frame = [sentence for sentence in (opening_sentence(record), closing_sentence(record)) if _TIME.search(sentence)]
    return [remark for remark in record.remarks if not any(repeats(remark.text, sentence) for sentence in frame)]


def without_lead(text: str, sentence: str) -> list[str]:
    """The paragraphs of a typed text without a first sentence that repeats `sentence`."""
    paragraphs = [part.strip() for part in text.split("\n") if part.strip()]
    if paragraphs:
        first, zone, rest = paragraphs[0].partition(f"{formatting.ZONE}.")
        if repeats(first + zone, sentence):
            paragraphs = [part for part in (rest.strip(), *paragraphs[1:]) if part]
    return paragraphs


def remark_line(remark: Remark, record: MeetingRecord) -> str:
    """`Tanggapan Nama (Kepala Dinas Perhubungan): ...`: the speaker by the post as letters name it."""
    place = post_title(remark.speaker_post, in_full(remark.institution, record), remark.institution)
    return wording.remark_text(replace(remark, speaker_post=place, institution=""))


def repeats(text: str, sentence: str) -> bool:
    """Whether a text says the same as a sentence: the same words in any order, at nearly the same time."""
    if _words(text) != _words(sentence):
        return False
    times = [_minutes(found) for found in (_TIME.search(text), _TIME.search(sentence)) if found]
    return len(times) != 2 or abs(times[0] - times[1]) <= _SAME_MINUTES


def _framed(record: MeetingRecord, key: str, name: str, moment: datetime | None) -> str:
    values = {**wording.meeting_values(record), name: formatting.clock(moment) if moment else wording.DOTS}
    return wording.sentence(fill(key, record.style.phrases, values))


def _words(text: str) -> list[str]:
    return sorted(re.findall(r"\w+", _TIME.sub(" ", text).casefold()))


def _minutes(match: re.Match[str]) -> int:
    hour, minute = match[0].split(".")
    return int(hour) * 60 + int(minute)
