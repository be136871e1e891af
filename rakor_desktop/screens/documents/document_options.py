"""What can be chosen for each document: which fields it has and what they give."""

from __future__ import annotations

from dataclasses import dataclass

from rakor_desktop.domain.naskah import DocumentKind

_K = DocumentKind
_SHEETS = frozenset({_K.DAFTAR_HADIR, _K.DAFTAR_HADIR_KOSONG, _K.DAFTAR_HADIR_REKAP})


@dataclass(frozen=True, slots=True)
class Offered:
    """Which options make a difference for one kind of document."""

    paper: bool
    two_signatures: bool
    zigzag: bool
    copies: bool
    parts: bool
    preview: bool
    mark: bool


def offered(kind: DocumentKind) -> Offered:
    """The options that a document has; what makes no difference is not shown."""
    is_pdf = kind is not _K.BUKU_KERJA
    return Offered(
        paper=is_pdf,
        two_signatures=kind is _K.NOTULA,
        zigzag=kind in _SHEETS,
        copies=kind in (_K.NOTULA, _K.DAFTAR_HADIR, _K.DAFTAR_HADIR_REKAP, _K.BUKU_KERJA),
        parts=kind is _K.NOTULA,
        preview=is_pdf,
        mark=not kind.is_form,
    )
