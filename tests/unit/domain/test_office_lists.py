"""The lists that fields of an office complete from: ranks, classification codes."""

from __future__ import annotations

from rakor_desktop.domain.classification import CLASSIFICATIONS, classifications_like, meaning_of
from rakor_desktop.domain.office import OfficeStyle
from rakor_desktop.domain.service_ranks import SERVICE_RANKS, ranks_like


def test_ranks_are_found_by_the_beginnings_of_their_words_and_by_golongan() -> None:
    assert [one.name for one in ranks_like("pemb ut mu")] == ["Pembina Utama Muda"]
    assert [one.grade for one in ranks_like("iv/b")] == ["IV/b"]
    assert {one.grade[:3] for one in ranks_like("iv")} == {"IV/"}
    assert ranks_like("") == SERVICE_RANKS
    assert ranks_like("kolonel") == ()
    assert len({one.grade for one in SERVICE_RANKS}) == len(SERVICE_RANKS) == 17


def test_codes_are_found_by_number_and_by_meaning() -> None:
    assert meaning_of(OfficeStyle().classification).startswith("Rapat pimpinan")
    assert [one.code for one in classifications_like("400.14.5.")] == [
        "400.14.5.2", "400.14.5.3", "400.14.5.4", "400.14.5.6",
    ]  # fmt: skip
    assert [one.code for one in classifications_like("perguruan tinggi")] == ["400.14.5.4"]
    assert classifications_like("") == CLASSIFICATIONS
    assert meaning_of("999") == ""
