"""What a document still lacks before it may be final, as a list that leads to the place.

Only what would make the document wrong blocks; what prints as a visible blank or may be meant so is only told.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from rakor_desktop.domain.checks import check_agreements
from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.formatting import clock, long_date
from rakor_desktop.domain.kinds import AgendaKind, MeetingMode, MeetingState, Presence
from rakor_desktop.domain.letter import Letter
from rakor_desktop.domain.meeting import AgendaItem
from rakor_desktop.domain.naskah import DeedVariant, DocumentKind, LetterOpening
from rakor_desktop.domain.office import check_number_pattern
from rakor_desktop.domain.phrases import PHRASES, check_phrase
from rakor_desktop.domain.record import DocumentOptions, MeetingRecord
from rakor_desktop.domain.schedule import flow
from rakor_desktop.domain.terbilang import terbilang

_K = DocumentKind
_LONGEST_SUBJECT = 120  # documents.md section 3.4
_AFTER_MEETING = frozenset(
    {
        _K.DAFTAR_HADIR_REKAP, _K.NOTULA, _K.BERITA_ACARA, _K.RUMUSAN, _K.MATRIKS, _K.LEMBAR_TUGAS, _K.LAPORAN,
        _K.NOTA_DINAS,
    }
)  # fmt: skip
_WITH_AGREEMENTS = _AFTER_MEETING - {_K.DAFTAR_HADIR_REKAP}
_NOTHING_WITHOUT_AGREEMENT = frozenset({_K.BERITA_ACARA, _K.MATRIKS, _K.LEMBAR_TUGAS})
_SIGNED_BY_CHAIR = frozenset({_K.NOTULA, _K.BERITA_ACARA, _K.DAFTAR_HADIR_REKAP, _K.RUMUSAN, _K.MATRIKS})
_SIGNED_BY_OFFICE = frozenset({_K.UNDANGAN, _K.LAPORAN, _K.NOTA_DINAS, _K.LEMBAR_TUGAS})
_WITH_PHOTOS = frozenset({_K.NOTULA, _K.BERITA_ACARA, _K.LAPORAN})
_WITH_ITEMS = frozenset({_K.SUSUNAN_ACARA, _K.NOTULA})
# Items of which something is noted: not what is only done.
_WORKING = frozenset(
    {
        AgendaKind.SAMBUTAN, AgendaKind.ARAHAN, AgendaKind.PAPARAN, AgendaKind.DISKUSI, AgendaKind.KELOMPOK,
        AgendaKind.PLENO, AgendaKind.PERUMUSAN, AgendaKind.EVALUASI,
    }
)  # fmt: skip
# A document also prints the phrases of what it carries along.
_CONCLUDING = (_K.NOTULA, _K.LAPORAN, _K.NOTA_DINAS)
_NUMBERS = {words: number for number in range(1, 100) for words in (str(number), terbilang(number))}
_CARRIED = {_K.BERITA_ACARA: (_K.BERITA_ACARA, _K.RUMUSAN)}


class GapPlace(StrEnum):
    """Where the officer mends a gap, and what `Gap.target_id` names there."""

    IDENTITY = "identity"  # Persiapan, Identitas; the field: title, date, chair_id, minute_taker_id, signatory_id
    INVITEES = "invitees"  # Persiapan, Undangan
    LETTER = "letter"  # Persiapan, isi surat; the field: subject, attachment, ...
    AGENDA = "agenda"  # Persiapan, Acara
    MATERIAL = "material"  # Persiapan, Materi; a photo
    ATTENDANCE = "attendance"  # Daftar hadir
    PROCEEDINGS = "proceedings"  # Jalannya rapat; an agenda item, or empty for the clock of the meeting
    CONCLUSION = "conclusion"  # Jalannya rapat, kesimpulan
    AGREEMENTS = "agreements"  # Kesepakatan; an agreement, or empty for the list
    DOCUMENT = "document"  # Dokumen, its own options; the field: number, date, addressee, parties
    LETTERHEAD = "letterhead"  # Pengaturan, kop naskah
    PHRASES = "phrases"  # Pengaturan, kalimat baku; the key of the phrase
    NUMBER_PATTERN = "number_pattern"  # Pengaturan, pola nomor


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing that is missing or looks wrong, in one sentence; `blocks` when the document would be wrong with it."""

    place: GapPlace
    target_id: str
    text: str
    blocks: bool = False


def check_document(
    record: MeetingRecord,
    kind: DocumentKind,
    *,
    absent: Collection[str] = (),
    day_off: Callable[[date], str | None] = lambda _: None,
    attached: int | None = None,
) -> tuple[Gap, ...]:
    """What a document of this kind lacks, what blocks it first.

    `absent` are ids of invited institutions of which nobody came; `day_off` names the holiday on a date; `attached`
    is how many sheets are attached to the letter of invitation, None when nobody counted.
    """
    options = record.plate(kind).options
    found = [
        *_settings(record, kind),
        *_identity(record, kind),
        *_signers(record, kind, options),
        *_numbering(record, kind),
        *(_letter(record, attached) if kind is _K.UNDANGAN else ()),
        *(_own_fields(record, kind, options)),
        *(_course(record, kind) if kind in _AFTER_MEETING else ()),
        *(_minutes(record) if kind is _K.NOTULA else ()),
        *(_conclusion(record, kind)),
        *(_agreements(record, kind, absent, day_off) if kind in _WITH_AGREEMENTS else ()),
        *(_photos(record, options) if kind in _WITH_PHOTOS else ()),
    ]
    return tuple(sorted(found, key=lambda gap: not gap.blocks))


def _settings(record: MeetingRecord, kind: DocumentKind) -> Iterator[Gap]:
    for phrase in PHRASES:
        if phrase.kind in _CARRIED.get(kind, (kind,)):
            try:
                check_phrase(phrase, record.style.phrases.get(phrase.key, ""))
            except UserError as error:
                yield Gap(GapPlace.PHRASES, phrase.key, f"Kalimat “{phrase.label}”: {error.message}", blocks=True)
    if kind.is_numbered and not record.number(kind):
        try:
            check_number_pattern(record.style.number_pattern)
        except UserError as error:
            yield Gap(GapPlace.NUMBER_PATTERN, "", f"Pola nomor: {error.message}", blocks=True)
    if kind.is_numbered and not record.number(kind) and record.style.lacks_unit_code:
        yield Gap(GapPlace.NUMBER_PATTERN, "", "Kode unit untuk nomor surat belum diisi; isi di Pengaturan.")
    if not (record.letterhead.line_1.strip() or record.letterhead.line_2.strip()):
        yield Gap(GapPlace.LETTERHEAD, "", "Kop naskah belum diisi; isi di Pengaturan.")
    elif "xxx" in record.letterhead.contact.casefold():
        yield Gap(GapPlace.LETTERHEAD, "", "Nomor telepon di kop masih contoh (xxx); lengkapi di Pengaturan.")
    if record.letterhead.line_1.strip() and not record.letterhead.emblem:
        yield Gap(GapPlace.LETTERHEAD, "", "Kop belum berlambang; pilih berkas lambangnya di Pengaturan.")


def _identity(record: MeetingRecord, kind: DocumentKind) -> Iterator[Gap]:
    meeting = record.meeting
    if not meeting.title.strip():
        yield Gap(GapPlace.IDENTITY, "title", "Judul rapat belum diisi; isi di Persiapan.", blocks=True)
    if meeting.date is None:
        yield Gap(GapPlace.IDENTITY, "date", "Tanggal rapat belum diisi; isi di Persiapan.", blocks=True)
    if not meeting.place and meeting.mode is not MeetingMode.DARING:
        text = "Tempat rapat belum diisi; isi di Persiapan."
        yield Gap(GapPlace.IDENTITY, "venue", text, blocks=kind is _K.UNDANGAN)
    if meeting.planned_start is None and kind in (_K.UNDANGAN, _K.SUSUNAN_ACARA):
        text = "Waktu mulai rapat belum diisi; isi di Persiapan."
        yield Gap(GapPlace.IDENTITY, "planned_start", text, blocks=True)
    if kind in _WITH_ITEMS and not record.agenda:
        text = "Susunan acara masih kosong; isi acaranya di Persiapan."
        yield Gap(GapPlace.AGENDA, "", text, blocks=kind is _K.SUSUNAN_ACARA)
    if kind in (_K.UNDANGAN, _K.SUSUNAN_ACARA):
        yield from _programme(record)


def _programme(record: MeetingRecord) -> Iterator[Gap]:
    """The letter and its own programme must not name two ends."""
    meeting = record.meeting
    plan = flow(record.agenda, meeting.planned_start, meeting.planned_end)
    if plan.overrun > 0 and plan.end is not None and meeting.planned_end is not None:
        text = f"Susunan acara berakhir pukul {clock(plan.end)}, sesudah waktu selesai {clock(meeting.planned_end)}."
        yield Gap(GapPlace.AGENDA, "", text)


def _signers(record: MeetingRecord, kind: DocumentKind, options: DocumentOptions) -> Iterator[Gap]:
    has_signatory = record.signatory is not None and bool(
        record.signatory.name.strip() or record.signatory.post.strip()
    )
    if kind in _SIGNED_BY_CHAIR and record.chair is None:
        text = "Pimpinan rapat belum dipilih; pilih di Persiapan, Identitas."
        yield Gap(GapPlace.IDENTITY, "chair_id", text, blocks=not has_signatory or kind is _K.NOTULA)
    if kind in _SIGNED_BY_OFFICE and not has_signatory:
        if record.chair is None:
            text = "Penandatangan belum dipilih; pilih di Persiapan, Identitas."
            yield Gap(GapPlace.IDENTITY, "signatory_id", text, blocks=True)
        else:
            text = f"Penandatangan belum dipilih, jadi {record.chair.full_name} yang menandatangani."
            yield Gap(GapPlace.IDENTITY, "signatory_id", text)
    if kind is _K.NOTULA and options.two_signatures and record.minute_taker is None:
        text = "Notulis belum dipilih; pilih di Persiapan, Identitas."
        yield Gap(GapPlace.IDENTITY, "minute_taker_id", text, blocks=True)


def _numbering(record: MeetingRecord, kind: DocumentKind) -> Iterator[Gap]:
    if kind.is_numbered and not record.number(kind):
        text = f"Nomor {kind.label.lower()} belum diisi; tempatnya dikosongkan untuk ditulis tangan."
        yield Gap(GapPlace.DOCUMENT, "number", text)
    day, meeting_day = record.plate(kind).date, record.meeting.date
    if kind in _AFTER_MEETING and day is not None and meeting_day is not None and day < meeting_day:
        text = f"Tanggal dokumen {long_date(day)} lebih awal daripada rapatnya, {long_date(meeting_day)}."
        yield Gap(GapPlace.DOCUMENT, "date", text, blocks=True)


def _letter(record: MeetingRecord, attached: int | None) -> Iterator[Gap]:
    meeting = record.meeting
    letter = record.letter or Letter("", meeting.id)
    if not any(one.invited for one in record.participants):
        text = "Belum ada yang diundang; tambahkan undangan di Persiapan."
        yield Gap(GapPlace.INVITEES, "", text, blocks=True)
    if meeting.invitation_date is None:
        yield Gap(GapPlace.DOCUMENT, "date", "Tanggal surat undangan belum diisi.")
    elif meeting.date is not None and meeting.invitation_date > meeting.date:
        text = f"Tanggal surat {long_date(meeting.invitation_date)} sesudah rapatnya, {long_date(meeting.date)}."
        yield Gap(GapPlace.DOCUMENT, "date", text, blocks=True)
    subject = letter.subject.strip() or f"Undangan {meeting.title.strip()}"
    if len(subject) > _LONGEST_SUBJECT:
        text = f"Hal surat {len(subject)} huruf; persingkat menjadi paling banyak {_LONGEST_SUBJECT}."
        yield Gap(GapPlace.LETTER, "subject", text)
    typed = letter.attachment.strip()
    if typed and attached is not None and _count(typed) not in (None, attached):
        text = f"Lampiran tertulis “{typed}”, padahal yang dilampirkan {attached} lembar; kosongkan agar dihitung."
        yield Gap(GapPlace.LETTER, "attachment", text)
    if letter.opening is LetterOpening.RUJUKAN:
        yield from _reference(letter)
    if meeting.mode is not MeetingMode.LURING and not letter.online_link.strip():
        yield Gap(GapPlace.LETTER, "online_link", f"Tautan rapat {meeting.mode.label.lower()} belum diisi.")
    if letter.confirm_by is not None and meeting.date is not None and letter.confirm_by > meeting.date:
        yield Gap(GapPlace.LETTER, "confirm_by", "Batas konfirmasi sesudah tanggal rapat.", blocks=True)


def _reference(letter: Letter) -> Iterator[Gap]:
    parts = (
        ("reference", letter.reference.strip(), "surat yang dirujuk"),
        ("reference_number", letter.reference_number.strip(), "nomor surat yang dirujuk"),
        ("reference_date", letter.reference_date, "tanggal surat yang dirujuk"),
        ("reference_subject", letter.reference_subject.strip(), "hal surat yang dirujuk"),
    )
    for name, value, words in parts:
        if not value:
            text = f"Pembuka merujuk surat lain, tetapi {words} belum diisi."
            yield Gap(GapPlace.LETTER, name, text, blocks=True)


def _count(text: str) -> int | None:
    """How many sheets a typed `2 (dua) lembar` names; None for a berkas, which may have any."""
    if "lembar" not in text.casefold():
        return 0 if text == "-" else None
    digits = text.split(maxsplit=1)[0]
    return int(digits) if digits.isascii() and digits.isdecimal() else None


def _own_fields(record: MeetingRecord, kind: DocumentKind, options: DocumentOptions) -> Iterator[Gap]:
    plate = record.plate(kind)
    if kind is _K.NOTA_DINAS:
        if not plate.addressee.strip():
            text = "Tujuan nota dinas (Yth.) belum diisi."
            yield Gap(GapPlace.DOCUMENT, "addressee", text, blocks=True)
        if not plate.intro.strip():
            yield Gap(GapPlace.DOCUMENT, "intro", "Rujukan nota dinas belum diisi.")
    if kind is _K.BERITA_ACARA and options.variant is DeedVariant.PIHAK:
        for party, words in zip(options.parties, ("PIHAK KESATU", "PIHAK KEDUA"), strict=True):
            if not party.name.strip():
                yield Gap(GapPlace.DOCUMENT, "parties", f"Nama {words} belum diisi.", blocks=True)
    elif kind is _K.BERITA_ACARA:
        for part in record.participants:
            post = part.delegate_post if part.presence is Presence.DIWAKILI else part.post
            if part.id in options.signers and not (post.strip() or part.institution.strip()):
                text = f"{part.full_name} menandatangani, tetapi jabatan dan instansinya belum diisi."
                yield Gap(GapPlace.INVITEES, part.id, text)


def _course(record: MeetingRecord, kind: DocumentKind) -> Iterator[Gap]:
    meeting = record.meeting
    if meeting.state is not MeetingState.SELESAI:
        text = "Rapat belum ditutup; akhiri rapat di Jalannya rapat."
        yield Gap(GapPlace.PROCEEDINGS, "", text, blocks=kind.locks_meeting)
    elif kind is _K.NOTULA:
        if meeting.actual_start is None:
            yield Gap(GapPlace.PROCEEDINGS, "", "Waktu rapat dibuka belum tercatat.")
        if meeting.actual_end is None:
            yield Gap(GapPlace.PROCEEDINGS, "", "Waktu rapat ditutup belum tercatat.")
    if record.attendance.in_room == 0:
        text = "Belum ada yang tercatat hadir; catat kehadiran di Daftar hadir."
        yield Gap(GapPlace.ATTENDANCE, "", text, blocks=kind is _K.DAFTAR_HADIR_REKAP)


def _minutes(record: MeetingRecord) -> Iterator[Gap]:
    for item in record.agenda:
        if item.kind in _WORKING and not item.internal and not _is_noted(record, item):
            title = item.title.strip() or item.kind.label
            yield Gap(GapPlace.PROCEEDINGS, item.id, f"Acara “{title}” belum punya catatan.")


def _photos(record: MeetingRecord, options: DocumentOptions) -> Iterator[Gap]:
    """Photos below which nothing would stand: one with an agenda item is named after that, or not printed."""
    if not options.include_photos or (options.kind is _K.BERITA_ACARA and not _has_attachments(options)):
        return
    items = {item.id for item in record.agenda}
    bare = [one for one in record.photos if not one.caption.strip() and one.agenda_item_id not in items]
    if bare:
        name = f"“{bare[0].file_name}”"
        who = f"Foto {name}" if len(bare) == 1 else f"{len(bare)} foto, di antaranya {name},"
        text = f"{who} belum diberi keterangan; isi di Persiapan, Materi."
        yield Gap(GapPlace.MATERIAL, bare[0].id, text)


def _has_attachments(options: DocumentOptions) -> bool:
    return options.include_attachments and options.variant is not DeedVariant.PIHAK


def _is_noted(record: MeetingRecord, item: AgendaItem) -> bool:
    """Whether the notula says something of an item: remarks on it, around it, or what was recorded elsewhere."""
    near = {item.id, *(one.id for one in record.agenda if one.parent_id == item.id)}
    if item.parent_id is not None:
        near.add(item.parent_id)
    if any(remark.agenda_item_id in near for remark in record.remarks):
        return True
    if item.kind in (AgendaKind.KELOMPOK, AgendaKind.PLENO):
        return any(group.points or group.issues for group in record.groups)
    if item.kind is AgendaKind.PERUMUSAN:
        return bool(record.agreements)
    return item.kind in (AgendaKind.SAMBUTAN, AgendaKind.ARAHAN) and bool(record.meeting.opening_summary.strip())


def _conclusion(record: MeetingRecord, kind: DocumentKind) -> Iterator[Gap]:
    if kind not in _CONCLUDING:
        return
    conclusion = record.meeting.conclusion
    if conclusion.strip():
        agreed = sum(one.state.is_agreed and bool(one.statement.strip()) for one in record.agreements)
        # Only `menyepakati lima kesepakatan`: other numbers may count anything.
        named = re.search(
            r"menyepakati\s+(\w+(?:\s+(?:belas|puluh))?)\s.{0,20}kesepakatan\b", conclusion, re.IGNORECASE
        )
        count = _NUMBERS.get(" ".join(named[1].casefold().split())) if named else None
        if count is not None and count != agreed:
            text = f"Kesimpulan menyebut {count} kesepakatan, padahal yang disepakati {agreed}; sesuaikan."
            yield Gap(GapPlace.CONCLUSION, "", text)
        return
    if kind is _K.NOTA_DINAS:
        return
    is_empty = kind is _K.NOTULA and not _has_agreement(record)
    yield Gap(GapPlace.CONCLUSION, "", "Kesimpulan rapat masih kosong.", blocks=is_empty)


def _has_agreement(record: MeetingRecord) -> bool:
    return any(one.state.is_agreed and one.statement.strip() for one in record.agreements)


def _agreements(
    record: MeetingRecord, kind: DocumentKind, absent: Collection[str], day_off: Callable[[date], str | None]
) -> Iterator[Gap]:
    is_two_party = record.plate(kind).options.variant is DeedVariant.PIHAK
    if not _has_agreement(record) and kind is not _K.NOTULA:
        text = "Belum ada kesepakatan yang disepakati; tandai Disepakati di Kesepakatan."
        yield Gap(GapPlace.AGREEMENTS, "", text, blocks=kind in _NOTHING_WITHOUT_AGREEMENT and not is_two_party)
    for finding in check_agreements(record.agreements, absent, day_off):
        yield Gap(GapPlace.AGREEMENTS, finding.agreement_id, f"{finding.text[0].upper()}{finding.text[1:]}.")
