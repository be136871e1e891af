"""What a document still lacks before it may be final, as a list that leads to the place."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class GapPlace(StrEnum):
    """Where the officer mends a gap, and what `Gap.target_id` names there."""

    IDENTITY = "identity"  # Persiapan, Identitas; the field: chair_id, minute_taker_id, date, signatory_id, ...
    INVITEES = "invitees"  # Persiapan, Undangan
    LETTER = "letter"  # Persiapan, isi surat; the field: subject, attachment, ...
    AGENDA = "agenda"  # Persiapan, Acara; an agenda item
    ATTENDANCE = "attendance"  # Daftar hadir
    PROCEEDINGS = "proceedings"  # Jalannya rapat; an agenda item, or empty for the clock of the meeting
    CONCLUSION = "conclusion"  # Jalannya rapat, kesimpulan
    AGREEMENTS = "agreements"  # Kesepakatan; an agreement, or empty for the list
    DOCUMENT = "document"  # Dokumen, its own options; the field: number, date, addressee, parties
    PHRASES = "phrases"  # Pengaturan, kalimat baku; the key of the phrase
    NUMBER_PATTERN = "number_pattern"  # Pengaturan, pola nomor


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing that is missing or looks wrong, in one sentence; `blocks` when the document would be wrong with it."""

    place: GapPlace
    target_id: str
    text: str
    blocks: bool = False
