"""Personal numbers inside sentences, as a public copy prints them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rakor_desktop.documents.privacy import masked


@pytest.mark.parametrize(
    "secret",
    [
        "0813 7777 8888", "0813-6666-5555", "081234567890", "+62 812 3456 789", "(0333) 425001", "0333-425119",
        "0333 425 119", "021-5551234", "nota@kantor.id", "rapat.desa+1@contoh.go.id", "198002292005011999",
        "19800229 200501 1 999",
    ],
)  # fmt: skip
def test_a_personal_number_is_hidden(secret: str) -> None:
    assert masked(f"Hubungi {secret} sebelum rapat.") == "Hubungi [...] sebelum rapat."


@pytest.mark.parametrize(
    "harmless",
    [
        "Rp1.250.000", "24 November 2026", "pukul 08.00 s.d. 12.15", "Nomor 000.1.5/1427/429.011/2026", "45 orang",
        "Jalan Ahmad Yani Nomor 100, 68416", "tahun 2026–2027", "12 desa dan 25 kecamatan",
    ],
)  # fmt: skip
def test_other_numbers_stay(harmless: str) -> None:
    assert masked(harmless) == harmless


@given(st.from_regex(r"08\d{8,11}", fullmatch=True), st.text("abc .,;:()", max_size=20))
def test_no_mobile_number_survives_whatever_stands_beside_it(number: str, beside: str) -> None:
    assert number not in masked(f"{beside}{number}{beside}")
