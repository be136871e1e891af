"""Pangkat of civil servants with their golongan, as fields offer them (documents.md section 10.4)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ServiceRank:
    """One pangkat: `Pembina Tingkat I` of golongan `IV/b`."""

    grade: str
    name: str


SERVICE_RANKS: tuple[ServiceRank, ...] = tuple(
    ServiceRank(grade, name)
    for grade, name in (
        ("IV/e", "Pembina Utama"),
        ("IV/d", "Pembina Utama Madya"),
        ("IV/c", "Pembina Utama Muda"),
        ("IV/b", "Pembina Tingkat I"),
        ("IV/a", "Pembina"),
        ("III/d", "Penata Tingkat I"),
        ("III/c", "Penata"),
        ("III/b", "Penata Muda Tingkat I"),
        ("III/a", "Penata Muda"),
        ("II/d", "Pengatur Tingkat I"),
        ("II/c", "Pengatur"),
        ("II/b", "Pengatur Muda Tingkat I"),
        ("II/a", "Pengatur Muda"),
        ("I/d", "Juru Tingkat I"),
        ("I/c", "Juru"),
        ("I/b", "Juru Muda Tingkat I"),
        ("I/a", "Juru Muda"),
    )
)
"""Highest first: who signs documents holds one of the upper ranks."""


def ranks_like(text: str) -> tuple[ServiceRank, ...]:
    """The ranks whose words begin like the typed ones (`pemb ut mu`), or whose golongan does (`iv`); else all."""
    words = text.casefold().split()
    return tuple(one for one in SERVICE_RANKS if _fits(one, words))


def _fits(rank: ServiceRank, words: list[str]) -> bool:
    if len(words) == 1 and rank.grade.casefold().startswith(words[0]):
        return True
    begun = rank.name.casefold().split()
    return all(any(part.startswith(word) for part in begun) for word in words)
