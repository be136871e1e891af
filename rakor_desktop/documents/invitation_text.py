"""What a surat undangan says, whatever its layout (documents.md sections 2.4, 2.6, 3.2)."""

from __future__ import annotations

import re

from rakor_desktop.documents import wording
from rakor_desktop.documents.addressing import lowered, post_title, title_case
from rakor_desktop.documents.deed_text import joined
from rakor_desktop.documents.privacy import masked
from rakor_desktop.documents.programme import planned_days
from rakor_desktop.domain import formatting, phrases
from rakor_desktop.domain.kinds import MeetingMode
from rakor_desktop.domain.letter import Letter
from rakor_desktop.domain.naskah import AttendanceRule, Delegation, DetailBlock, LetterOpening
from rakor_desktop.domain.people import bare_post
from rakor_desktop.domain.record import DocumentOptions, MeetingRecord

CODE_CAPTION = "Tunjukkan kode ini di meja registrasi."
_LETTER = "Surat Undangan"
_UNKNOWN = "\x00"  # stands for a field without a value until its words are taken out; no text holds it
_BRACKET = re.compile(r"\s*\(([^()]*)\)")
_LATEST = re.compile(rf"\s*,?\s*paling lambat(?: tanggal)? {_UNKNOWN}")


def letter_of(record: MeetingRecord) -> Letter:
    """What was filled in for the letter; an empty one when nothing was."""
    return record.letter or Letter("", record.meeting.id)


def subject(record: MeetingRecord) -> str:
    """Hal: as it was typed, else `Undangan` and the title of the meeting in Title Case."""
    typed = formatting.clean_line(letter_of(record).subject).rstrip(" .")
    if typed:
        return typed
    name = title_case(wording.meeting_name(record.meeting).rstrip(" ."))
    return name if name.startswith("Undangan") else f"Undangan {name}"


def opening(record: MeetingRecord) -> str:
    """The first paragraph by the opening that was chosen; dots for what its reference lacks."""
    letter = letter_of(record)
    key = letter.opening.value
    values = _values(record)
    if letter.opening is LetterOpening.RUJUKAN:
        day = letter.reference_date
        values |= {
            "rujukan": formatting.clean_line(letter.reference) or wording.DOTS,
            "nomor": formatting.clean_line(letter.reference_number) or wording.DOTS,
            "tanggal_surat": formatting.long_date(day) if day else wording.DOTS,
            "hal": formatting.clean_line(letter.reference_subject).rstrip(" .") or wording.DOTS,
        }
    return phrases.fill(f"undangan.{key}", record.style.phrases, values)


def purpose(record: MeetingRecord) -> str:
    """What the meeting is for, to follow `Dalam rangka`: the purpose in own words, the standard ones, or its title."""
    meeting = record.meeting
    lines = [line.strip().rstrip(" .;") for line in meeting.purpose_text.splitlines() if line.strip(" .;")]
    # Several sentences do not fit into one clause.
    if not lines or any(". " in line for line in lines):
        held = f"pelaksanaan {wording.meeting_name(meeting).rstrip(' .')}"
        return joined(one.noun for one in meeting.purposes) or held
    return joined(lowered(line, (record.city,)) for line in lines)


def details(record: MeetingRecord, options: DocumentOptions) -> list[tuple[str, str]]:
    """Day, time, place and agenda, dots for what is not known yet; further lines only when they are known."""
    meeting, letter = record.meeting, letter_of(record)
    days = planned_days(meeting)
    if record.style.detail_block is DetailBlock.PISAH:
        rows = [
            ("Hari", " s.d. ".join(dict.fromkeys(map(formatting.weekday, days))) if days else wording.DOTS),
            ("Tanggal", formatting.date_range(*days) if days else wording.DOTS),
            ("Pukul", _time(record) or wording.DOTS),
        ]
    else:
        rows = [
            ("Hari/Tanggal", formatting.full_date_range(*days) if days else wording.DOTS),
            ("Waktu", _time(record) or wording.DOTS),
        ]
    online = MeetingMode.DARING.label if meeting.mode is MeetingMode.DARING else ""
    rows += [
        ("Tempat", meeting.place or online or wording.DOTS),
        ("Acara", wording.meeting_name(meeting).rstrip(" .")),
        ("Pimpinan", _chair(record)),
        ("Pakaian", _public(letter.dress, options)),
        ("Catatan", _public(letter.note, options)),
    ]
    return [(name, value) for name, value in rows if value]


def requests(record: MeetingRecord, options: DocumentOptions) -> list[str]:
    """The paragraphs between the details and the close: who may come, own words, confirmation, the way in online."""
    letter = letter_of(record)
    texts: list[str] = []
    if letter.rule is not AttendanceRule.NONE:
        texts.append(phrases.fill(f"undangan.{letter.rule.value}", record.style.phrases, _values(record)))
    texts += [line for line in _public(letter.extra, options).split("\n") if line.strip()]
    texts += [text for text in (_confirmation(record, options), _online(record, options)) if text]
    return texts


def close(record: MeetingRecord) -> str:
    """The last paragraph."""
    return phrases.fill("undangan.penutup", record.style.phrases, _values(record))


def parent(record: MeetingRecord) -> str:
    """Whose letter an attachment belongs to: `Surat Sekretaris Daerah Kabupaten Banyuwangi`."""
    one = record.signatory
    if one is None:
        return _LETTER
    typed = formatting.clean_line(one.authority)
    authority = bare_post(typed)
    # Files of the first release hold `a.n. BUPATI ...` as one typed text.
    is_mandate = one.delegation in (Delegation.AN, Delegation.UB) or authority != typed
    post = formatting.clean_line(authority if authority and is_mandate else one.post).rstrip(" ,")
    return f"Surat {title_case(post)}" if post else _LETTER


def _values(record: MeetingRecord) -> dict[str, str]:
    """The fields of phrases; of an invitation the planned time is meant."""
    time = _time(record)
    return wording.meeting_values(record) | {"maksud": purpose(record), "waktu": f"pukul {time or wording.DOTS}"}


def _time(record: MeetingRecord) -> str:
    return formatting.meeting_time(record.meeting.planned_start, record.meeting.planned_end)


def _chair(record: MeetingRecord) -> str:
    chair = record.chair
    if chair is None:
        return ""
    return post_title(chair.post, chair.institution, chair.institution_short) if chair.post else chair.full_name


def _confirmation(record: MeetingRecord, options: DocumentOptions) -> str:
    letter = letter_of(record)
    name, phone = (
        formatting.clean_line(_public(letter.contact_name, options)),
        formatting.clean_line(letter.contact_phone),
    )
    if options.public_copy:
        phone = ""
    if not name:
        name, phone = phone, ""
    if not name:
        return ""
    values = {
        "narahubung": name,
        "telepon": phone or _UNKNOWN,
        "tanggal_konfirmasi": formatting.long_date(letter.confirm_by) if letter.confirm_by else _UNKNOWN,
    }
    return _without_gaps(phrases.fill("undangan.konfirmasi", record.style.phrases, _values(record) | values))


def _online(record: MeetingRecord, options: DocumentOptions) -> str:
    """The link with its ID and password. A public copy has none: a link often opens the door by itself."""
    letter = letter_of(record)
    link = formatting.clean_line(letter.online_link)
    if not link or options.public_copy:
        return ""
    values = {
        "tautan": link,
        "id": formatting.clean_line(letter.online_id) or _UNKNOWN,
        "sandi": formatting.clean_line(letter.online_password) or _UNKNOWN,
    }
    text = phrases.fill("undangan.daring", record.style.phrases, _values(record) | values)
    if record.meeting.mode is MeetingMode.DARING:
        text = text.replace("dapat juga diikuti", "diikuti").replace("juga dapat diikuti", "diikuti")
    return _without_gaps(text)


def _without_gaps(text: str) -> str:
    """Take out the words around a field that has no value: its part of a bracket, or `paling lambat ...`.

    A phrase of the office's own that names such a field elsewhere is left out: half a sentence says nothing.
    """

    def bracket(match: re.Match[str]) -> str:
        parts = [part for part in match[1].split(", ") if _UNKNOWN not in part]
        return f"{match[0][: match[0].index('(')]}({', '.join(parts)})" if parts else ""

    text = _LATEST.sub("", _BRACKET.sub(bracket, text))
    return "" if _UNKNOWN in text else text


def _public(text: str, options: DocumentOptions) -> str:
    """Own words as a public copy may hold them: without personal numbers and addresses."""
    return masked(text) if options.public_copy else text.strip()
