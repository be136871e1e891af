"""What a berita acara says, whatever its layout (documents.md section 7): sentences, dictums, attachments that exist.

Nothing here names an attachment, a speaker or a group discussion that the record does not hold.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, auto

from reportlab.lib.units import mm

from rakor_desktop.documents import wording
from rakor_desktop.documents.fonts import Face
from rakor_desktop.documents.text import balanced
from rakor_desktop.domain import formatting, phrases
from rakor_desktop.domain.kinds import AgendaKind, ParticipantRole
from rakor_desktop.domain.meeting import AgendaItem
from rakor_desktop.domain.naskah import DeedVariant, DocumentKind
from rakor_desktop.domain.record import DocumentOptions, GroupRecord, MeetingRecord
from rakor_desktop.domain.schedule import in_order
from rakor_desktop.domain.terbilang import ordinal

_SPEECHES = (AgendaKind.SAMBUTAN, AgendaKind.ARAHAN)
_NO_DAY = "hari ini ............ tanggal ............ bulan ............ tahun ........................ (..-..-....)"


class Attachment(Enum):
    """The lampiran of a berita acara in their order; the value tells nothing."""

    PRESENT = auto()  # daftar hadir
    RESULTS = auto()  # rumusan, hasil diskusi kelompok
    MATRIX = auto()  # matriks tindak lanjut
    PHOTOS = auto()  # dokumentasi


@dataclass(frozen=True, slots=True)
class Dictum:
    """One decided point: its ordinal in capitals and its text, paragraphs divided by newlines."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class DeedText:
    """The elements of section 7.2 up to the close, in their order; `number` may show a blank running number."""

    title: tuple[str, ...]
    number: str
    opening: str
    lead: str
    considerations: tuple[str, ...]
    details: tuple[tuple[str, str], ...]
    dictums: tuple[Dictum, ...]
    closing: str


def deed_text(record: MeetingRecord, options: DocumentOptions, width: float = 160 * mm) -> DeedText:
    """The berita acara kesepakatan as text, its title in lines of `width` points.

    Raises UserError for an office phrase with an unknown field.
    """
    values = deed_values(record)
    present = Attachment.PRESENT in attachments(record, options)
    return DeedText(
        title=_title(record, width),
        number=number_line(record),
        opening=_fill(record, "pembuka" if present else "pembuka_tanpa_daftar", values),
        lead=_fill(record, "menimbang", values),
        considerations=_considerations(record, options, values),
        details=_details(record),
        dictums=_dictums(record, options, values),
        closing=_fill(record, "penutup", values),
    )


def attachments(record: MeetingRecord, options: DocumentOptions) -> tuple[Attachment, ...]:
    """The lampiran that have a content, in the order in which they are numbered."""
    if not options.include_attachments or options.variant is DeedVariant.PIHAK:
        return ()
    agreed = bool(wording.agreed(record.agreements))
    drafted = agreed and any(part.role is ParticipantRole.PERUMUS for part in record.participants)
    there = {
        Attachment.PRESENT: any(part.presence.counts_as_present for part in record.participants),
        Attachment.RESULTS: drafted or bool(group_results(record, options)),
        Attachment.MATRIX: agreed,
        Attachment.PHOTOS: bool(wording.shown_photos(record, options)),
    }
    return tuple(one for one in Attachment if there[one])


def group_results(record: MeetingRecord, options: DocumentOptions) -> list[tuple[GroupRecord, list[str]]]:
    """The groups that noted something, each with what it noted; nothing when groups are not wanted."""
    results: list[tuple[GroupRecord, list[str]]] = []
    for one in record.groups if options.include_groups else ():
        texts = [f"{point.kind.label}: {point.text.strip()}" for point in one.points if point.text.strip()]
        texts += [wording.issue_text(issue) for issue in one.issues if issue.title.strip()]
        if texts:
            results.append((one, texts))
    return results


def number_line(record: MeetingRecord) -> str:
    """`NOMOR 000.1.5/1427/429.011/2026`, a blank running number kept as wide as it is."""
    return f"NOMOR {record.printed_number(DocumentKind.BERITA_ACARA)}".replace(" ", "\xa0")


def deed_values(record: MeetingRecord) -> dict[str, str]:
    """What the fields mean that the phrases of a berita acara may name."""
    day = record.meeting.date
    return wording.meeting_values(record) | {"hari_terbilang": formatting.opening_date(day) if day else _NO_DAY}


def joined(texts: Iterable[str], last: str = "dan") -> str:
    """`a`, `a dan b`, `a, b, dan c`; `a dan b serta c` where one of two has an `dan` of its own."""
    items = [text for text in texts if text]
    if len(items) < 3:
        own = any(f" {last} " in text for text in items)
        return f" {'serta' if own else last} ".join(items)
    return f"{', '.join(items[:-1])}, {last} {items[-1]}"


def speakers(record: MeetingRecord, kinds: tuple[AgendaKind, ...], *, include_internal: bool) -> list[str]:
    """Who is named as speaker of agenda items of these kinds, each once, in the agenda's order."""
    hidden = wording.hidden_items(record.agenda, include_internal=include_internal)
    items: list[AgendaItem] = [one for one in in_order(record.agenda) if one.kind in kinds and one.id not in hidden]
    return list(dict.fromkeys(in_full(one.speaker, record) for one in items if one.speaker.strip()))


def in_full(text: str, record: MeetingRecord) -> str:
    """A typed text in one line with the short names of institutions in full: `Kepala Dinas Perhubungan`.

    The agenda calls institutions by their short names; a signed document does not.
    """
    parts = (*record.participants, *(part for one in record.agreements for part in one.assignments))
    names = {one.institution_short.strip(): one.institution.strip() for one in parts if one.institution.strip()}
    names.pop("", None)
    line = formatting.clean_line(text)
    for short, name in names.items():
        if name not in line:
            line = re.sub(rf"(?<!\w){re.escape(short)}(?!\w)", lambda _, name=name: name, line, flags=re.IGNORECASE)
    return line


def subject_lines(record: MeetingRecord) -> tuple[str, str]:
    """The kind of meeting and its name in capitals, the name without the kind that it begins with."""
    kind, name = wording.kind_and_name(record.meeting)
    return kind.upper(), name.upper()


def title_lines(lead: str, record: MeetingRecord, width: float, size: float = 12) -> tuple[str, ...]:
    """`HASIL RAPAT KOORDINASI`, `PENGEMBANGAN DESA WISATA`: the kind of meeting after `lead`, then its name.

    A long name breaks into lines of about one length, and a single word does not stand alone: it joins the line
    above. `width` and `size` are in points.
    """
    kind, name = subject_lines(record)
    head = f"{lead} {kind}".strip()
    parts = (head, name) if kind and " " in name else (f"{head} {name}".strip(),)
    return tuple(line.text for part in parts for line in balanced(part, width, Face.BOLD, size))


def region_line(record: MeetingRecord) -> str:
    """`KABUPATEN BANYUWANGI TAHUN 2026`, without what is not known or what the name of the meeting says already."""
    day = record.meeting.date or record.day(DocumentKind.BERITA_ACARA)
    _, name = subject_lines(record)
    place = record.letterhead.region
    parts = ["" if place in name else place]
    if day is not None and not re.search(rf"\b{day.year}\b", name):
        parts.append(f"TAHUN {day.year}")
    return " ".join(part for part in parts if part)


# --------------------------------------------------------------------------------------------------------------- parts


def _title(record: MeetingRecord, width: float) -> tuple[str, ...]:
    lines = ("BERITA ACARA", *title_lines("KESEPAKATAN HASIL", record, width), region_line(record))
    return tuple(line for line in lines if line)


def _considerations(record: MeetingRecord, options: DocumentOptions, values: dict[str, str]) -> tuple[str, ...]:
    internal = options.include_internal
    texts: list[str] = []
    for key, field, kinds in (
        ("sambutan", "pemberi_sambutan", _SPEECHES),
        ("paparan", "narasumber", (AgendaKind.PAPARAN,)),
    ):
        names = speakers(record, kinds, include_internal=internal)
        if names:
            texts.append(_fill(record, key, {**values, field: joined(names)}))
    grouped = bool(group_results(record, options))
    texts.append(_fill(record, "tanggapan" if grouped else "tanggapan_tanpa_kelompok", values))
    return tuple(wording.closed(text, ";") for text in texts)


def _details(record: MeetingRecord) -> tuple[tuple[str, str], ...]:
    meeting = record.meeting
    return (
        ("Hari/Tanggal", wording.meeting_days(record) or wording.DOTS),
        ("Jam", wording.session_time(record).removeprefix("Pukul ") or wording.DOTS),
        ("Tempat", meeting.place or wording.DOTS),
    )


def _dictums(record: MeetingRecord, options: DocumentOptions, values: dict[str, str]) -> tuple[Dictum, ...]:
    texts = [wording.sentence(wording.agreement_text(part)) for part in wording.agreed(record.agreements)]
    texts = texts or [wording.DOTS * 4]  # a form to be completed by hand rather than a decision that nobody took
    there = attachments(record, options)
    named: list[str] = []
    if Attachment.RESULTS in there:
        named.append("hasil diskusi kelompok" if group_results(record, options) else "rumusan hasil rapat")
    if Attachment.PRESENT in there:
        named.append("daftar hadir peserta")
    if named:
        content = joined(named)
        texts.append(_fill(record, "kesatuan", {**values, "isi_lampiran": content[:1].upper() + content[1:]}))
    if Attachment.MATRIX in there:
        texts.append(_fill(record, "tanggung_jawab", values))
    return tuple(Dictum(ordinal(number).upper(), text) for number, text in enumerate(texts, 1))


def _fill(record: MeetingRecord, key: str, values: dict[str, str]) -> str:
    return phrases.fill(f"berita_acara.{key}", record.style.phrases, values)
