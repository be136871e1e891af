"""What can be chosen for each document: only what makes a difference for it is offered."""

from __future__ import annotations

from enum import StrEnum

from rakor_desktop.domain.naskah import DeedVariant, DocumentKind, SignForm
from rakor_desktop.domain.record import DocumentOptions


class Choice(StrEnum):
    """One thing that the officer can set for a document."""

    NUMBER = "number"
    DATE = "date"
    ADDRESSEE = "addressee"
    COPIES = "copies"
    INTRO = "intro"
    ADVICE = "advice"
    PAPER = "paper"
    SECURITY = "security"
    VARIANT = "variant"
    SIGN_FORM = "sign_form"
    SIGNERS = "signers"
    PARTIES = "parties"
    TWO_SIGNATURES = "two_signatures"
    ZIGZAG = "zigzag"
    PUBLIC = "public_copy"
    PER_INVITEE = "per_invitee"
    REMARKS = "include_remarks"
    GROUPS = "include_groups"
    SUBTABLES = "include_subtables"
    CHARTS = "include_charts"
    ATTACHMENTS = "include_attachments"
    PHOTOS = "include_photos"
    INTERNAL = "include_internal"


PARTS = (
    Choice.PER_INVITEE,
    Choice.REMARKS,
    Choice.GROUPS,
    Choice.SUBTABLES,
    Choice.CHARTS,
    Choice.ATTACHMENTS,
    Choice.PHOTOS,
    Choice.INTERNAL,
)
"""The tick boxes, in the order in which they stand; each is a field of DocumentOptions."""

_K, _C = DocumentKind, Choice
_LETTER = frozenset({_C.NUMBER, _C.DATE})
_OFFERED: dict[DocumentKind, frozenset[Choice]] = {
    _K.UNDANGAN: _LETTER | {_C.ATTACHMENTS, _C.PER_INVITEE, _C.INTERNAL},
    _K.SUSUNAN_ACARA: frozenset({_C.INTERNAL}),
    _K.DAFTAR_HADIR: frozenset({_C.ZIGZAG}),
    _K.DAFTAR_HADIR_KOSONG: frozenset({_C.ZIGZAG}),
    _K.DAFTAR_HADIR_REKAP: frozenset(),
    _K.NOTULA: frozenset({_C.NUMBER, _C.TWO_SIGNATURES, _C.REMARKS, _C.GROUPS, _C.PHOTOS, _C.INTERNAL}),
    _K.BERITA_ACARA: _LETTER | {_C.VARIANT},
    _K.RUMUSAN: _LETTER | {_C.GROUPS, _C.INTERNAL},
    _K.MATRIKS: frozenset({_C.NUMBER, _C.GROUPS, _C.SUBTABLES, _C.CHARTS}),
    _K.LEMBAR_TUGAS: _LETTER,
    _K.LAPORAN: _LETTER | {_C.INTRO, _C.ADVICE, _C.REMARKS, _C.CHARTS, _C.ATTACHMENTS, _C.PHOTOS, _C.INTERNAL},
    _K.NOTA_DINAS: _LETTER | {_C.ADDRESSEE, _C.COPIES, _C.INTRO, _C.ADVICE, _C.ATTACHMENTS},
    _K.BUKU_KERJA: frozenset({_C.REMARKS, _C.GROUPS, _C.CHARTS, _C.PHOTOS, _C.INTERNAL}),
}
_AGREED = frozenset({_C.SIGN_FORM, _C.ATTACHMENTS, _C.INTERNAL})
_DEED_PARTS = frozenset({_C.GROUPS, _C.SUBTABLES, _C.PHOTOS})  # what its attachments hold


def offered(kind: DocumentKind, options: DocumentOptions | None = None) -> frozenset[Choice]:
    """The choices of a document; those of a berita acara follow from its form."""
    found = _OFFERED[kind] | {_C.PAPER}
    if kind is not _K.BUKU_KERJA:
        found |= {_C.SECURITY}
    if kind.has_public_copy and kind is not _K.DAFTAR_HADIR_KOSONG:
        found |= {_C.PUBLIC}
    if kind is _K.BERITA_ACARA and options is not None:
        if options.variant is DeedVariant.PIHAK:
            return found | {_C.PARTIES}
        found |= _AGREED | (_DEED_PARTS if options.include_attachments else frozenset())
        if options.sign_form is not SignForm.PIMPINAN:
            found |= {_C.SIGNERS}
    return found


def has_pages(kind: DocumentKind) -> bool:
    """Whether it is made as pages that can be looked at and printed."""
    return kind is not DocumentKind.BUKU_KERJA
