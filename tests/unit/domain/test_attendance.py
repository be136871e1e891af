"""Presence: counts, quorum, marks of the printed sheet, dealing people out over groups."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rakor_desktop.domain.attendance import deal, looks_like_sheet, parse_sheet, summarise
from rakor_desktop.domain.kinds import Presence, Sector
from rakor_desktop.domain.meeting import Participant


def person(name: str, presence: Presence = Presence.BELUM, sector: Sector = Sector.PD, *, invited: bool = True):
    return Participant(name, "m", rank=name, name=name, presence=presence, sector=sector, invited=invited)


def marks(text: str, rows: int = 20) -> dict[int, Presence]:
    return {mark.number: mark.presence for mark in parse_sheet(text, rows)}


def test_reads_the_marks_of_the_sheet() -> None:
    assert marks("1-3, 8, 12i, 14w,15s, 16T , 2h") == {
        1: Presence.HADIR,
        2: Presence.HADIR,
        3: Presence.HADIR,
        8: Presence.HADIR,
        12: Presence.IZIN,
        14: Presence.DIWAKILI,
        15: Presence.SAKIT,
        16: Presence.TIDAK_HADIR,
    }


def test_the_last_mark_of_a_number_holds() -> None:
    assert marks("1-5, 3i, 3s") == dict.fromkeys((1, 2, 4, 5), Presence.HADIR) | {3: Presence.SAKIT}
    assert marks("4–6t") == dict.fromkeys((4, 5, 6), Presence.TIDAK_HADIR)
    assert marks(" , ,") == {}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("1, dua", "“dua” tidak dikenal; tulis nomor baris seperti 1-5, 8, 12i, 14w."),
        ("12x", "“12x” tidak dikenal; tulis nomor baris seperti 1-5, 8, 12i, 14w."),
        ("5-2", "“5-2” terbalik; tulis 2-5."),
        ("0", "“0” di luar lembar; nomor baris 1 sampai 20."),
        ("18-21", "“18-21” di luar lembar; nomor baris 1 sampai 20."),
    ],
)
def test_names_the_bad_part(text: str, message: str) -> None:
    with pytest.raises(ValueError) as caught:  # noqa: PT011 - the sentence is compared whole
        parse_sheet(text, 20)
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("text", "sheet"),
    [
        ("1-5, 8", True),
        ("12i", True),
        ("siti", False),
        ("", False),
        ("7 b", True),
        ("3x, 99, 7-", True),
        ("7-", True),
        ("3 Diva", False),
        ("2 PT KAI", False),
    ],
)
def test_tells_marks_from_a_name(text: str, sheet: bool) -> None:
    assert looks_like_sheet(text) is sheet


def test_counts_by_presence_and_sector() -> None:
    people = [
        person("a", Presence.HADIR),
        person("b", Presence.DIWAKILI, Sector.FV),
        person("c", Presence.IZIN),
        person("d", Presence.BELUM, Sector.MS),
        person("e", Presence.HADIR, Sector.MD, invited=False),
        person("f", Presence.BELUM, Sector.AK, invited=False),
    ]
    found = summarise(people, 50)
    assert (found.invited, found.present, found.walk_ins, found.quorum) == (4, 2, 1, 2)
    assert found.quorum_reached
    assert dict(found.by_presence) == {
        Presence.BELUM: 1,
        Presence.HADIR: 1,
        Presence.DIWAKILI: 1,
        Presence.IZIN: 1,
        Presence.SAKIT: 0,
        Presence.TIDAK_HADIR: 0,
    }
    assert [(line.sector, line.invited, line.present) for line in found.by_sector] == [
        (Sector.PD, 2, 1),
        (Sector.FV, 1, 1),
        (Sector.MS, 1, 0),
    ]
    assert found.in_room == 3


@pytest.mark.parametrize(
    ("invited", "percent", "quorum"), [(45, 50, 23), (44, 50, 22), (3, 67, 3), (1, 50, 1), (0, 50, 0), (10, 0, 0)]
)
def test_quorum_is_the_smallest_whole_number_that_is_enough(invited: int, percent: int, quorum: int) -> None:
    found = summarise([person(str(n), Presence.HADIR) for n in range(invited)], percent)
    assert found.quorum == quorum
    assert found.quorum_reached is (quorum > 0)


def test_no_quorum_with_one_too_few() -> None:
    people = [person(str(n), Presence.HADIR if n < 22 else Presence.IZIN) for n in range(45)]
    assert not summarise(people, 50).quorum_reached


@given(st.lists(st.sampled_from(list(Sector)), max_size=60), st.integers(1, 7))
def test_dealing_is_even_in_size_and_in_sectors(sectors: list[Sector], groups: int) -> None:
    people = [person(f"{n:03d}", Presence.HADIR, sector) for n, sector in enumerate(sectors)]
    hands = deal(people, groups)
    assert sorted(one.id for hand in hands for one in hand) == [one.id for one in people]
    sizes = [len(hand) for hand in hands]
    assert max(sizes) - min(sizes) <= 1
    shares = [Counter(one.sector for one in hand) for hand in hands]
    for sector in Sector:
        counts = [share[sector] for share in shares]
        assert max(counts) - min(counts) <= 1


def test_dealing_over_no_group_is_a_bug() -> None:
    with pytest.raises(ValueError, match="0"):
        deal([], 0)
