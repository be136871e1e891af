"""The fixed phrases and small rules of language that the documents share (documents.md sections 6 and 10)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import datetime, time

from rakor_desktop.documents.addressing import lowered
from rakor_desktop.domain import formatting
from rakor_desktop.domain.agreement import Agreement, Task
from rakor_desktop.domain.discussion import DiscussionPoint, Group, Issue
from rakor_desktop.domain.kinds import AgendaKind, AgreementState, MeetingKind, Outcome, RemarkKind, Side
from rakor_desktop.domain.letter import Photo
from rakor_desktop.domain.meeting import AgendaItem, Meeting, Remark
from rakor_desktop.domain.people import Person
from rakor_desktop.domain.record import DocumentOptions, MeetingRecord
from rakor_desktop.domain.schedule import in_order

DOTS = "............"
"""A blank to be filled in by hand."""

NO_DATE = "–"
_REMARK_LEAD = {
    RemarkKind.PENJELASAN: "",
    RemarkKind.PERTANYAAN: "Pertanyaan",
    RemarkKind.TANGGAPAN: "Tanggapan",
    RemarkKind.USULAN: "Usulan",
    RemarkKind.KRITIK: "Kritik",
    RemarkKind.KEPUTUSAN: "Keputusan, disampaikan oleh",
}
_ABBREVIATION = re.compile(r"(?:^|\W)(?:(?:[A-Z][a-z]{0,3}\.)+[A-Z][A-Za-z]{0,5}|dll|dst|dsb|dkk|Tbk)$")
# How titles begin that name a kind of meeting in words of their own.
_OWN_KIND = re.compile(
    r"(?:rapat|rakor\w*|ratek|raker\w*|rakernis|rapim|fgd|forum|musyawarah|musrenbang\w*|rembuk|lokakarya|workshop|"
    r"seminar|sarasehan|sosialisasi|diskusi|audiensi|konsultasi|pertemuan|bimbingan teknis|bimtek|koordinasi)\b",
    re.IGNORECASE,
)
_NOT_A_TOPIC = (AgendaKind.REGISTRASI, AgendaKind.ISTIRAHAT)


def letters(number: int) -> str:
    """The `number`-th list letter, 1-based: a ... z, aa, ab ..."""
    text = ""
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(ord("a") + rest) + text
    return text


def sentence(text: str) -> str:
    """Text that ends as a sentence does."""
    return closed(text, ".")


def closed(text: str, mark: str) -> str:
    """Text with exactly this mark at its end.

    A question or an exclamation keeps its own mark, an abbreviation (`M.M.`, `dst.`) its dot, which is the full stop
    too.
    """
    bare = text.strip().rstrip(" .;,")
    if bare.endswith(("?", "!", "…")):
        return bare
    if _ABBREVIATION.search(bare) and text[text.rindex(bare) + len(bare) :].startswith("."):
        bare += "."
        return bare if mark == "." else bare + mark
    return bare + mark


def listed(texts: Iterable[str]) -> list[str]:
    """The items of a list: `;` after each, `.` after the last."""
    items = [text for text in texts if text.strip()]
    return [closed(text, "." if index == len(items) else ";") for index, text in enumerate(items, 1)]


def session_time(record: MeetingRecord) -> str:
    """`Pukul 08.33 s.d. 12.19 WIB` from the actual times, else from the plan; empty without either."""
    opened = record.opened_at
    return _span(opened, record.meeting.actual_end) if opened else planned_time(record.meeting)


def planned_time(meeting: Meeting) -> str:
    """The same from the plan alone."""
    return _span(meeting.planned_start, meeting.planned_end)


def _span(start: time | datetime | None, end: time | datetime | None) -> str:
    if start is None:
        return ""
    if end is None:
        return f"Pukul {formatting.clock(start)} {formatting.ZONE} s.d. selesai"
    return f"Pukul {formatting.clock(start)} s.d. {formatting.clock(end)} {formatting.ZONE}"


def meeting_days(record: MeetingRecord) -> str:
    """`Selasa, 24 November 2026`, over midnight `Selasa s.d. Rabu, 24–25 November 2026`; empty without a date."""
    first, last = record.meeting.date, record.last_day
    return formatting.full_date_range(first, last) if first and last else ""


def meeting_name(meeting: Meeting) -> str:
    """The title of the meeting, or its kind when none was typed."""
    return meeting.title.strip() or meeting.kind.label


def kind_and_name(meeting: Meeting) -> tuple[str, str]:
    """`("Rapat Koordinasi", "Pengembangan Desa Wisata")`: the kind, and the name without it.

    A title that begins with a kind of its own (`Rakor Pengendalian Inflasi`) stands whole, without a kind before it.
    """
    name = " ".join(meeting_name(meeting).split())
    for kind in MeetingKind:
        if re.match(rf"{re.escape(kind.label)}\b", name, re.IGNORECASE):
            return name[: len(kind.label)], name[len(kind.label) :].strip()
    return ("", name) if _OWN_KIND.match(name) else (meeting.kind.label, name)


def full_name(meeting: Meeting) -> str:
    """`Rapat Koordinasi Pengembangan Desa Wisata`: the name of the meeting, led by a kind of meeting."""
    return " ".join(part for part in kind_and_name(meeting) if part)


def invitation(meeting: Meeting) -> str:
    """`Nomor 000.1.5/1427/429.011/2026 tanggal 18 November 2026`."""
    number, day = meeting.invitation_number.strip(), meeting.invitation_date
    parts = (f"Nomor {number}" if number else "", f"tanggal {formatting.long_date(day)}" if day else "")
    return " ".join(part for part in parts if part)


def meeting_values(record: MeetingRecord) -> dict[str, str]:
    """The fields that every phrase may name (domain/phrases.py); what is not known yet is a blank to fill in.

    The time is that of the sitting where there was one: a letter of invitation gives its own, the planned one.
    """
    meeting = record.meeting
    time = session_time(record)
    values = {
        "jenis_rapat": kind_and_name(meeting)[0] or meeting.kind.label,
        "nama_rapat": full_name(meeting),
        "judul": meeting_name(meeting),
        "hari_tanggal": meeting_days(record),
        "tanggal": formatting.long_date(meeting.date) if meeting.date else "",
        "waktu": time[:1].lower() + time[1:] if time else f"pukul {DOTS}",
        "tempat": meeting.place,
        "penyelenggara": meeting.organiser or record.letterhead.line_2.title(),
        "pimpinan": chair_name(record.chair),
    }
    return {name: value.strip() or DOTS for name, value in values.items()}


def chair_name(chair: Person | None) -> str:
    """How a sentence names the chair: by the post where there is one."""
    return (chair.post or chair.full_name) if chair is not None else "pimpinan rapat"


def agenda_title(item: AgendaItem) -> str:
    """The title of an item, or its kind."""
    return item.title.strip() or item.kind.label


def hidden_items(agenda: Iterable[AgendaItem], *, include_internal: bool) -> set[str]:
    """The ids of the items that a document may not name: what is internal, with its sub-items, unless wanted."""
    items = () if include_internal else tuple(agenda)
    internal = {item.id for item in items if item.internal}
    return internal | {item.id for item in items if item.parent_id in internal}


def shown_photos(record: MeetingRecord, options: DocumentOptions) -> list[Photo]:
    """The photographs that a document prints: none when they are not wanted, and none of a hidden item."""
    hidden = hidden_items(record.agenda, include_internal=options.include_internal)
    return [one for one in record.photos if one.agenda_item_id not in hidden] if options.include_photos else []


def topics(agenda: Sequence[AgendaItem], *, include_internal: bool) -> list[tuple[AgendaItem, list[AgendaItem]]]:
    """The items that a document names, each with its sub-items: no registration, no break, nothing hidden."""
    hidden = hidden_items(agenda, include_internal=include_internal)
    shown = [item for item in in_order(agenda) if item.kind not in _NOT_A_TOPIC and item.id not in hidden]
    return nested(shown)


def nested(items: Sequence[AgendaItem]) -> list[tuple[AgendaItem, list[AgendaItem]]]:
    """Items in their order, each with those of its sub-items that are among them; orphans stand alone."""
    ids = {item.id for item in items}
    return [
        (item, [child for child in items if child.parent_id == item.id]) for item in items if item.parent_id not in ids
    ]


def remark_text(remark: Remark) -> str:
    """`Tanggapan Nama (jabatan, instansi): pokok pembicaraan.`."""
    post = ", ".join(part for part in (remark.speaker_post, remark.institution) if part)
    who = remark.speaker or post
    if remark.speaker and post:
        who = f"{remark.speaker} ({post})"
    lead = _REMARK_LEAD[remark.kind]
    if not who:
        lead = lead.partition(",")[0]
    head = " ".join(part for part in (lead, who) if part)
    return sentence(f"{head}: {remark.text.strip()}" if head else remark.text)


def point_text(point: DiscussionPoint) -> str:
    """`Usulan: Angkutan pengumpan akhir pekan (Ayu Lestari, Dishub)`: what a group noted, and who said it."""
    said_by = ", ".join(part for part in (point.speaker.strip(), point.institution.strip()) if part)
    text = f"{point.kind.label}: {point.text.strip()}"
    return f"{closed(text, '')} ({said_by})" if said_by else text


def group_name(group: Group) -> str:
    """`Kelompok 1 (Aksesibilitas)`."""
    match = re.fullmatch(r"K(\d+)", group.code)
    name = f"Kelompok {match[1] if match else group.code}".strip()
    return f"{name} ({group.topic})" if group.topic else name


def group_heading(group: Group) -> str:
    """`Kelompok 1 (Aksesibilitas); fasilitator ...; notulis ...:`."""
    return "; ".join((group_name(group), *(f"{role} {name}" for role, name in group_people(group)))) + ":"


def group_people(group: Group) -> list[tuple[str, str]]:
    """Who leads a group and who notes there, `("fasilitator dan notulis", name)` when one does both."""
    leader, notes = group.facilitator.strip(), group.minute_taker.strip()
    if leader and leader.casefold() == notes.casefold():
        return [("fasilitator dan notulis", leader)]
    return [(role, name) for role, name in (("fasilitator", leader), ("notulis", notes)) if name]


def issue_text(issue: Issue, lead: str = "Isu: ") -> str:
    """`Isu: pengaturan parkir – sepakat (Pemerintah)`: who agrees on an issue, who not yet, what goes up.

    A side of which nothing was noted is not named: it has neither agreed nor refused.
    """
    stated = [part for part in issue.positions if part.position.strip() or part.outcome is not Outcome.BELUM]
    agreed_by = {part.side for part in stated if part.outcome is Outcome.SEPAKAT}
    parts: list[str] = []
    if agreed_by == set(Side):
        parts.append("disepakati semua pihak")
    else:
        for outcome, words in (
            (Outcome.SEPAKAT, "sepakat"),
            (Outcome.KOMPROMI, "kompromi"),
            (Outcome.BELUM, "belum sepakat"),
            (Outcome.PIMPINAN, "diteruskan kepada pimpinan"),
        ):
            sides = [part.side.label for part in stated if part.outcome is outcome]
            if sides:
                parts.append(f"{words} ({', '.join(sides)})")
    if issue.escalated and not any(part.outcome is Outcome.PIMPINAN for part in stated):
        parts.append("diteruskan kepada pimpinan")
    title = closed(issue.title, "")
    title = lowered(title) if lead else title
    return f"{lead}{title} – {', '.join(parts) or 'belum ada hasil'}"


def agreement_text(agreement: Agreement) -> str:
    """The statement, with its note when it was agreed with one."""
    statement = agreement.statement.strip()
    if agreement.state is AgreementState.CATATAN and agreement.note.strip():
        note = lowered(closed(agreement.note, ""), _names(agreement))
        return f"{closed(statement, '')} (dengan catatan: {note})"
    return statement


def _names(agreement: Agreement) -> set[str]:
    """Words that are names wherever they stand: those of the institutions, and capitals inside the statement."""
    words = " ".join(one.institution for one in agreement.assignments).split()
    words += [word.strip(".,;:()") for word in agreement.statement.split()[1:]]
    return {word for word in words if word[:1].isupper()}


def agreed(agreements: Iterable[Agreement]) -> list[Agreement]:
    """The agreements that documents may print: taken over by the meeting, with a text."""
    return [part for part in agreements if part.state.is_agreed and part.statement.strip()]


def postponed(agreements: Iterable[Agreement]) -> list[str]:
    """What the meeting put off, in one sentence, so that it does not vanish from the record."""
    texts = [closed(part.statement.strip(), "") for part in agreements if part.state is AgreementState.DITUNDA]
    texts = [lowered(text) for text in texts if text]
    return [sentence(f"Ditunda untuk dibahas kemudian: {'; '.join(texts)}")] if texts else []


def responsible(agreement: Agreement, task: Task | None = None) -> str:
    """The penanggung jawab of a task: its own, else the agreement's."""
    if task is not None and task.lead:
        return task.lead
    lead = agreement.lead
    return lead.institution if lead is not None else NO_DATE
