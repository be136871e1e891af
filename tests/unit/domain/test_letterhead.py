"""What the first line of a letterhead tells: the city, and how another kind of letterhead writes it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rakor_desktop.domain.naskah import KopKind
from rakor_desktop.domain.office import OfficeStyle
from rakor_desktop.domain.people import Letterhead


@pytest.mark.parametrize(
    ("line", "city"),
    [
        ("PEMERINTAH KABUPATEN JEMBER", "Jember"),
        ("PEMERINTAH  KOTA  BATU ", "Batu"),
        ("Pemerintah Daerah Kabupaten Hulu Sungai Selatan", "Hulu Sungai Selatan"),
        ("BUPATI FAK-FAK", "Fak-Fak"),
        ("WALI KOTA PROBOLINGGO", "Probolinggo"),
        ("PEMERINTAH PROVINSI JAWA TIMUR", ""),
        ("", ""),
    ],
)
def test_the_city_that_a_letterhead_names(line: str, city: str) -> None:
    assert Letterhead("k", line).city == city
    assert OfficeStyle(city="Genteng").dated_in(Letterhead("k", line)) == "Genteng"


@pytest.mark.parametrize(
    ("line", "region"),
    [
        ("PEMERINTAH KABUPATEN JEMBER", "KABUPATEN JEMBER"),
        ("Pemerintah Daerah  Kabupaten Jember", "KABUPATEN JEMBER"),
        ("BUPATI FAK-FAK", "KABUPATEN FAK-FAK"),
        ("PEMERINTAH KOTA BATU", "KOTA BATU"),
        ("WALI KOTA MADIUN", "KOTA MADIUN"),
        ("WALIKOTA MADIUN", "KOTA MADIUN"),
        ("PEMERINTAH PROVINSI JAWA TIMUR", "PROVINSI JAWA TIMUR"),
        ("GUBERNUR JAWA TIMUR", "PROVINSI JAWA TIMUR"),
        ("PEMERINTAH DAERAH DAERAH ISTIMEWA YOGYAKARTA", "DAERAH ISTIMEWA YOGYAKARTA"),
        ("PEMERINTAH ACEH", "ACEH"),
        ("SEKRETARIAT DAERAH", ""),
        ("", ""),
    ],
)
def test_the_region_that_a_letterhead_names(line: str, region: str) -> None:
    assert Letterhead("k", line).region == region


def test_without_any_city_there_is_a_place_to_write_it() -> None:
    assert set(OfficeStyle().dated_in(Letterhead("k"))) == {"."}


@pytest.mark.parametrize(
    ("region", "head"),
    [("PEMERINTAH KABUPATEN JEMBER", "BUPATI JEMBER"), ("PEMERINTAH KOTA BATU", "WALI KOTA BATU"), ("KOP", "KOP")],
)
def test_line_1_follows_the_kind_of_letterhead(region: str, head: str) -> None:
    assert Letterhead("k", region).line_1_as(KopKind.BUPATI) == head
    assert Letterhead("k", head).line_1_as(KopKind.PERANGKAT) == region


def test_a_regents_letterhead_bears_the_garuda_and_not_the_emblem_of_the_region() -> None:
    office = Letterhead("a", emblem=b"lambang daerah")
    regent = Letterhead("b", emblem=b"lambang daerah", kind=KopKind.BUPATI)
    assert regent.bears_region([office, regent])
    assert not regent.bears_region([regent])
    assert regent.bears_region([regent], before=b"lambang daerah")
    assert not replace(regent, emblem=b"garuda").bears_region([office])
    assert not replace(regent, emblem=b"").bears_region([office], before=b"")
    assert not office.bears_region([office, regent])
