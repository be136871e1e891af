"""Numbers in words: the vectors of documents.md section 10.3."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rakor_desktop.domain.terbilang import ordinal, terbilang

VECTORS = {
    0: "nol",
    10: "sepuluh",
    11: "sebelas",
    12: "dua belas",
    19: "sembilan belas",
    20: "dua puluh",
    21: "dua puluh satu",
    100: "seratus",
    101: "seratus satu",
    110: "seratus sepuluh",
    111: "seratus sebelas",
    999: "sembilan ratus sembilan puluh sembilan",
    1000: "seribu",
    1001: "seribu satu",
    1100: "seribu seratus",
    1999: "seribu sembilan ratus sembilan puluh sembilan",
    2026: "dua ribu dua puluh enam",
    101_000: "seratus satu ribu",
    1_000_000: "satu juta",
    1_001_000: "satu juta seribu",
    1_250_000: "satu juta dua ratus lima puluh ribu",
    1_000_000_000: "satu miliar",
    2_026_000_000_000: "dua triliun dua puluh enam miliar",
    10**15: "satu kuadriliun",
    -42: "minus empat puluh dua",
}


@pytest.mark.parametrize(("number", "words"), VECTORS.items())
def test_vectors(number: int, words: str) -> None:
    assert terbilang(number) == words


@pytest.mark.parametrize("number", [10**18, -(10**18)])
def test_refuses_what_no_formal_line_needs(number: int) -> None:
    with pytest.raises(ValueError, match=str(number)):
        terbilang(number)


_DIGITS = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")
_SMALL = {word: n for n, word in enumerate(_DIGITS)}
_SCALES = {"ribu": 10**3, "juta": 10**6, "miliar": 10**9, "triliun": 10**12, "kuadriliun": 10**15}


def _read(words: str) -> int:
    """The number that Indonesian words name; written apart from the code that writes them."""
    total = part = last = 0
    for word in words.split():
        if word in ("sepuluh", "sebelas", "seratus", "seribu"):
            plain = {"sepuluh": 10, "sebelas": 11, "seratus": 100, "seribu": 1000}[word]
            total, part = (total + plain, part) if plain == 1000 else (total, part + plain)
        elif word in _SMALL:
            last = _SMALL[word]
            part += last
        elif word == "belas":
            part += 10
        elif word == "puluh":
            part += last * 9
        elif word == "ratus":
            part += last * 99
        else:
            total, part = total + part * _SCALES[word], 0
    return total + part


@given(st.integers(0, 10**18 - 1))
def test_words_say_the_number_and_nothing_else(number: int) -> None:
    words = terbilang(number)
    assert _read(words) == number
    assert words == words.strip().lower()
    assert "  " not in words
    assert "satu ribu" not in words or "puluh satu ribu" in words or "ratus satu ribu" in words


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1, "KESATU"),
        (2, "KEDUA"),
        (3, "KETIGA"),
        (4, "KEEMPAT"),
        (5, "KELIMA"),
        (6, "KEENAM"),
        (7, "KETUJUH"),
        (8, "KEDELAPAN"),
        (9, "KESEMBILAN"),
        (10, "KESEPULUH"),
        (11, "KESEBELAS"),
        (12, "KEDUA BELAS"),
        (19, "KESEMBILAN BELAS"),
        (20, "KEDUA PULUH"),
        (21, "KEDUA PULUH SATU"),
        (99, "KESEMBILAN PULUH SEMBILAN"),
        (100, "KESERATUS"),
        (102, "KESERATUS DUA"),
        (1000, "KESERIBU"),
    ],
)
def test_ordinals_of_dictums(number: int, words: str) -> None:
    assert ordinal(number).upper() == words


@pytest.mark.parametrize("number", [0, -1])
def test_nothing_stands_at_no_place(number: int) -> None:
    with pytest.raises(ValueError, match=str(number)):
        ordinal(number)
