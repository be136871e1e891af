"""Full-text search: whatever is typed finds words, never a syntax error and never what was deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rakor_desktop.domain.change import Entity
from rakor_desktop.storage.queries.search import match_expression
from tests.support import small_meeting

if TYPE_CHECKING:
    from rakor_desktop.services.catalogue import Services


def test_finds_what_was_written_with_where_it_stands(services: Services) -> None:
    meeting = small_meeting(services)
    hits = services.search.find("rambu kemiren")
    assert {(hit.entity, hit.id) for hit in hits} == {
        (Entity.REMARK, meeting.remarks[1]),
        (Entity.AGREEMENT, meeting.agreements[0]),
    }
    for hit in hits:
        assert (hit.meeting_id, hit.meeting_title) == (meeting.id, "Rapat Koordinasi Desa Wisata")
        assert {hit.snippet[start:end].lower() for start, end in hit.marks} == {"rambu", "kemiren"}


def test_people_and_institutions_belong_to_no_meeting(services: Services) -> None:
    small_meeting(services)
    (hit,) = services.search.find("Suardana")
    assert (hit.entity, hit.title, hit.meeting_id, hit.meeting_title) == (Entity.PERSON, "I Made Suardana", None, "")


@pytest.mark.parametrize(
    ("typed", "count"),
    [
        ("jum'ah", 1),
        ("JUM", 1),
        ("sua", 1),
        ('"Suardana"', 1),
        ("suardana*", 1),
        ("suardana) OR (", 0),
        ("suardana NEAR wisata", 0),
        ("NOT suardana", 0),
        ("title:suardana", 0),
        ("^suardana", 1),
        ("-suardana", 1),
        ("", 0),
        ("  ", 0),
        ('"', 0),
        ("*", 0),
        ("'", 0),
        ("_", 0),
        ("👋🏽", 0),
        ("su\x00ardana", 0),
        ("\ud800suardana", 1),
        ("—", 0),
    ],
)
def test_marks_of_the_query_language_are_only_text(services: Services, typed: str, count: int) -> None:
    small_meeting(services)
    assert len(services.search.find(typed)) == count


def test_accents_and_case_do_not_matter(services: Services) -> None:
    meeting = services.meetings.create("Kafé Ménara", with_agenda=False).value
    for typed in ("kafe", "KAFÉ", "kafe\u0301 menara", "ménara"):
        assert [hit.id for hit in services.search.find(typed)] == [meeting], typed


def test_the_name_of_a_meeting_comes_before_a_mention(services: Services) -> None:
    first = services.meetings.create("Rapat lain", with_agenda=False).value
    services.remarks.add(first, None, "Kita bahas retribusi parkir.")
    second = services.meetings.create("Retribusi", with_agenda=False).value
    assert services.search.find("retribusi")[0].id == second


def test_what_was_deleted_is_not_found(services: Services) -> None:
    meeting = small_meeting(services)
    assert services.search.find("kalender")
    services.groups.delete(meeting.groups[0])
    services.agreements.delete(meeting.agreements[1])
    services.agreements.delete(meeting.agreements[0])
    assert services.search.find("kalender") == ()  # the point of the group, the agreement
    assert services.search.find("pemasangan rambu") == ()  # the task of the agreement
    assert services.search.find("retribusi") == ()  # the issue of the group
    services.meetings.delete([meeting.id])
    assert services.search.find("kunjungan") == ()
    services.history.undo()
    assert len(services.search.find("kunjungan")) == 1


def test_deleted_meetings_do_not_crowd_out_living_ones(services: Services) -> None:
    gone = services.meetings.create("Rapat lama").value
    for number in range(40):
        services.remarks.add(gone, None, f"jembatan {number}")
    services.meetings.delete([gone])
    here = services.meetings.create("Rapat baru").value
    services.remarks.add(here, None, "Perbaikan dan pelebaran ruas jalan serta jembatan di wilayah utara")
    assert [hit.meeting_id for hit in services.search.find("jembatan", limit=5)] == [here]


def test_no_more_hits_than_asked_for(services: Services) -> None:
    meeting = services.meetings.create("Rapat").value
    for number in range(12):
        services.remarks.add(meeting, None, f"jembatan {number}")
    assert len(services.search.find("jembatan", limit=5)) == 5
    assert len(services.search.find("jembatan")) == 12


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters()))
def test_any_text_can_be_searched_for(services: Services, text: str) -> None:
    services.search.find(text)
    assert match_expression(text).count('"') % 2 == 0


@pytest.mark.parametrize(
    ("text", "snippet", "marked"),
    [
        ("rambu", "rambu", ["rambu"]),
        ("pendek rambu\nbaru", "pendek rambu baru", ["rambu"]),
        (f"{'awal ' * 50}rambu {'akhir ' * 50}", None, ["rambu"]),
        (f"{'awal ' * 50}rambu", None, ["rambu"]),
        (f"rambu {'rambu ' * 400}", None, ["rambu"] * 13),
        (f"{'x' * 300} rambu", None, ["rambu"]),
        (f"rambu{'x' * 300} selesai", None, [f"rambu{'x' * 300}"]),
    ],
)
def test_an_excerpt_shows_the_first_hit_with_its_surroundings(
    services: Services, text: str, snippet: str | None, marked: list[str]
) -> None:
    meeting = services.meetings.create("Rapat", with_agenda=False).value
    services.remarks.add(meeting, None, text)
    (hit,) = services.search.find("rambu")
    assert snippet is None or hit.snippet == snippet
    assert [hit.snippet[start:end] for start, end in hit.marks] == marked
    assert len(hit.snippet) <= max(112, len(marked[0]) + 2)
    assert hit.snippet.strip("…") in text.replace("\n", " ")
    assert len(hit.title) <= 200
