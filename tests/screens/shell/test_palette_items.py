"""What the palette offers, and in which order."""

from __future__ import annotations

import pytest

from rakor_desktop.domain.change import Entity
from rakor_desktop.domain.search import SearchHit
from rakor_desktop.qtkit.screen import Command
from rakor_desktop.shell.palette_items import Scope, matching_marks, palette_items, split_scope

COMMANDS = [
    Command("Rapat baru", lambda: None, shortcut="Ctrl+N"),
    Command("Buka Rapat", lambda: None),
    Command("Buka Direktori", lambda: None),
]
HITS = [
    SearchHit(Entity.REMARK, "r", "I Made", "Homestay perlu standar", "m", "Rakor", ((0, 8),)),
    SearchHit(Entity.AGREEMENT, "a", "S-02 Standar homestay", "", "m", "Rakor"),
    SearchHit(Entity.PERSON, "p", "Hari", "Asosiasi Homestay"),
]


def lines(text: str, hits: list[SearchHit] = HITS) -> list[str]:
    return [item.title for item in palette_items(text, COMMANDS, lambda _query: hits)]


@pytest.mark.parametrize(
    ("text", "scope", "query"),
    [
        ("homestay", Scope.ALL, "homestay"),
        ("> rapat", Scope.COMMANDS, "rapat"),
        ("@hari", Scope.PEOPLE, "hari"),
        ("#", Scope.AGREEMENTS, ""),
        ("", Scope.ALL, ""),
    ],
)
def test_the_first_character_chooses_what_is_searched(text: str, scope: Scope, query: str) -> None:
    assert split_scope(text) == (scope, query)


def test_without_a_text_all_commands_are_offered() -> None:
    assert lines("") == ["Perintah", "Rapat baru", "Buka Rapat", "Buka Direktori"]


def test_the_group_of_the_best_hit_stands_first() -> None:
    headings = [item.title for item in palette_items("homestay", COMMANDS, lambda _query: HITS) if item.is_heading]
    assert headings == ["Catatan rapat", "Kesepakatan", "Orang dan instansi"]


def test_a_scope_leaves_the_rest_out() -> None:
    assert lines("@hari") == ["Orang dan instansi", "Hari"]
    assert lines("#standar") == ["Kesepakatan", "S-02 Standar homestay"]
    assert lines(">rapat") == ["Perintah", "Rapat baru", "Buka Rapat"]


def test_a_note_shows_its_words_with_the_marks() -> None:
    item = palette_items("homestay", [], lambda _query: HITS)[1]
    assert (item.title, item.title_marks, item.subtitle) == ("Homestay perlu standar", ((0, 8),), "I Made · Rakor")


def test_a_note_without_a_speaker_is_not_shown_twice() -> None:
    hit = SearchHit(Entity.REMARK, "r", "Tarif homestay berbeda jauh.", "Tarif homestay berbeda jauh.", "m", "Rakor")
    item = palette_items("homestay", [], lambda _query: [hit])[1]
    assert (item.title, item.subtitle) == ("Tarif homestay berbeda jauh.", "Rakor")


def test_marks_are_at_the_beginnings_of_words() -> None:
    assert matching_marks("Buka Direktori", "di bu") == ((0, 2), (5, 7))
    assert matching_marks("Buka Direktori", "rek") == ()
