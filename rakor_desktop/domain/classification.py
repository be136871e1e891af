"""Kode klasifikasi arsip that letters of a meeting may begin with (Permendagri 83/2022; documents.md section 2.3)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Classification:
    """One code and what it stands for."""

    code: str
    meaning: str


CLASSIFICATIONS: tuple[Classification, ...] = tuple(
    Classification(code, meaning)
    for code, meaning in (
        ("000.1.5", "Rapat pimpinan, antara lain notula/risalah rapat"),
        ("000", "Umum"),
        ("000.1", "Ketatausahaan dan Kerumahtanggaan"),
        ("000.5", "Kearsipan"),
        ("000.7", "Perencanaan Pembangunan"),
        ("000.8", "Organisasi dan Tata Laksana"),
        ("100", "Pemerintahan"),
        ("100.3", "Hukum"),
        ("400.3", "Pendidikan"),
        ("400.7", "Kesehatan"),
        ("400.14", "Hubungan Masyarakat"),
        ("400.14.5", "Hubungan antar lembaga dan Pemerintahan Daerah"),
        ("400.14.5.2", "Hubungan dengan organisasi sosial/LSM"),
        ("400.14.5.3", "Hubungan dengan perusahaan"),
        ("400.14.5.4", "Hubungan dengan perguruan tinggi"),
        ("400.14.5.6", "Hubungan dengan media massa"),
        ("900.1", "Keuangan Daerah"),
        ("005", "Undangan (kode lama, sebelum 2022)"),
    )
)
"""The code of meetings first: it serves invitation, notula, berita acara and laporan."""
_MEANINGS = {one.code: one.meaning for one in CLASSIFICATIONS}


def classifications_like(text: str) -> tuple[Classification, ...]:
    """The codes that begin with the text or whose meaning holds its words; all without a text."""
    words = text.casefold().split()
    return tuple(
        one
        for one in CLASSIFICATIONS
        if one.code.startswith(text.strip()) or all(word in one.meaning.casefold() for word in words)
    )


def meaning_of(code: str) -> str:
    """What a listed code stands for; empty for the office's own."""
    return _MEANINGS.get(code.strip(), "")
