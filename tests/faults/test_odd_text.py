"""Text and values that nobody expects: kept as they can be stored, or refused in words; nothing breaks."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

import pytest

from rakor_desktop.domain.change import Entity
from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.kinds import Presence, Side
from rakor_desktop.domain.naskah import DocumentKind
from rakor_desktop.services.base import LONGEST_LINE
from tests.support import small_meeting
from tests.unit.storage.states import assert_sound, rows_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from rakor_desktop.services.catalogue import Services
    from tests.support import SmallMeeting

# What is typed or pasted, and what is kept of it in a field of many lines and in a field of one line.
TEXTS = {
    "100,000 characters": ("a b" * 33_333, "a b" * 33_333, ("a b" * 33_333)[:LONGEST_LINE]),
    "emoji": ("👨‍👩‍👧 hadir 🇮🇩", "👨‍👩‍👧 hadir 🇮🇩", "👨‍👩‍👧 hadir 🇮🇩"),
    "right to left": ("مرحبا \u202bשלום\u202c", "مرحبا \u202bשלום\u202c", "مرحبا \u202bשלום\u202c"),
    "control characters": ("a\x01b\x1fc\x7fd\x85e", "abcde", "abcde"),
    "NUL": ("sebelum\x00sesudah", "sebelumsesudah", "sebelumsesudah"),
    "lone surrogates": ("a\ud83db\ude00c", "abc", "abc"),
    "line ends": ("satu\r\ndua\rtiga\n\tempat", "satu\ndua\ntiga\n\tempat", "satu dua tiga empat"),
    "combining marks": ("e\u0301 z\u0335\u0322\u0321", "e\u0301 z\u0335\u0322\u0321", "e\u0301 z\u0335\u0322\u0321"),
    "quotes and wildcards": ('Jum\'at "50%" _x_ \\ ; -- DROP', 'Jum\'at "50%" _x_ \\ ; -- DROP', None),
}


@pytest.mark.parametrize(("typed", "kept", "kept_line"), TEXTS.values(), ids=TEXTS)
def test_text_goes_through_every_kind_of_field(
    services: Services, typed: str, kept: str, kept_line: str | None
) -> None:
    line = kept if kept_line is None else kept_line
    short = typed[:LONGEST_LINE]  # more does not go into one line, see below
    meeting = small_meeting(services)
    services.meetings.update(meeting.id, title=short, conclusion=typed)
    found = services.meetings.get(meeting.id)
    assert (found.title, found.conclusion) == (line, kept)
    remark = services.remarks.add(meeting.id, meeting.agenda[0], typed, speaker=short).value
    (noted,) = services.remarks.rows(meeting.id, meeting.agenda[0])
    assert (noted.id, noted.text, noted.speaker) == (remark, kept, line)
    point = services.groups.add_point(meeting.groups[1], typed).value
    assert services.groups.points(meeting.groups[1])[-1].text == kept
    agreement = services.groups.raise_points([point]).value
    assert services.agreements.get(agreement).statement == kept
    services.agreements.assign(agreement, short, role=short)
    assert services.agreements.get(agreement).assignments[0].institution == line
    services.groups.set_position(meeting.issue, Side.MEDIA, position=typed)
    assert services.groups.issues(meeting.groups[0])[0].positions[5].position == kept
    participant = services.participants.add_new(
        meeting.id, f"Ani {short}"[:LONGEST_LINE], post=short, institution=short
    ).value
    assert services.participants.get(participant).post == line
    services.participants.set_delegate(participant, short, short)
    assert services.participants.get(participant).delegate_name == line
    services.settings.save_letterhead(line_1=short)
    services.settings.set_text("operator", short)
    services.drafts.keep("remark:1", typed)
    assert services.settings.letterhead().line_1 == services.settings.text("operator") == line
    assert services.drafts.text("remark:1") == kept
    # Searching for it in every way that a screen offers.
    services.search.find(typed)
    services.directory.find_persons(typed)
    services.directory.find_institutions(typed)
    services.participants.find(meeting.id, typed)
    services.participants.rows(meeting.id, text=typed)
    services.agreements.similar(typed, meeting_id=meeting.id)
    with pytest.raises(UserError):
        services.participants.mark_sheet(meeting.id, f"1, {typed}")
    with pytest.raises(UserError):
        services.participants.scan(meeting.id, typed)
    while services.history.undo():
        pass
    while services.history.redo():
        pass
    assert services.meetings.get(meeting.id).conclusion == kept
    assert_sound(services.store.db)


def test_a_line_that_no_page_can_hold_is_refused_and_changes_nothing(services: Services) -> None:
    meeting = small_meeting(services)
    before = rows_of(services.store.db)
    endless = "a" * (LONGEST_LINE + 1)
    for use in (
        lambda: services.meetings.update(meeting.id, title=endless),
        lambda: services.settings.save_signatory(post=endless),
        lambda: services.letters.update(meeting.id, subject=endless),
        lambda: services.documents.set_plate(meeting.id, DocumentKind.LAPORAN, number=endless),
    ):
        with pytest.raises(UserError, match="tulis paling banyak 1000 huruf"):
            use()
    assert rows_of(services.store.db) == before


def test_text_of_control_characters_alone_is_no_text(services: Services) -> None:
    meeting = small_meeting(services)
    nothing = "\x00\x01 \ud800"
    before = rows_of(services.store.db)
    for use in (
        lambda: services.remarks.add(meeting.id, None, nothing),
        lambda: services.groups.add_point(meeting.groups[0], nothing),
        lambda: services.directory.add_person(nothing),
        lambda: services.directory.add_institution(nothing),
        lambda: services.participants.add_new(meeting.id, nothing),
        lambda: services.agreements.assign(meeting.agreements[0], nothing),
    ):
        with pytest.raises(UserError, match="masih kosong"):
            use()
    assert rows_of(services.store.db) == before


WRONG: dict[str, Callable[[Services, SmallMeeting], Any]] = {
    "year 1": lambda s, m: s.meetings.update(m.id, date=date(1, 1, 1)),
    "year 9999": lambda s, m: s.meetings.update(m.id, date=date(9999, 12, 31)),
    "moment of year 1": lambda s, m: s.agenda.update(m.agenda[0], actual_start=datetime(1, 1, 1)),
    "due in 9999": lambda s, m: s.agreements.update_task(m.tasks[1], due=date(9999, 12, 31)),
    "due before its start": lambda s, m: s.agreements.update_task(m.tasks[0], due=date(2026, 11, 1)),
    "minutes": lambda s, m: s.agenda.update(m.agenda[0], minutes=100_000),
    "negative minutes": lambda s, m: s.groups.update(m.groups[0], minutes=-1),
    "percent": lambda s, m: s.agreements.update_task(m.tasks[0], percent=101),
    "quorum": lambda s, m: s.meetings.update(m.id, quorum_percent=1000),
    "huge number": lambda s, m: s.meetings.update(m.id, series_number=10**30),
    "infinite": lambda s, m: s.agreements.update_indicator(m.indicators[0], target=float("inf")),
    "not a number": lambda s, m: s.agreements.update_indicator(m.indicators[0], baseline=float("nan")),
}


@pytest.mark.parametrize("use", WRONG.values(), ids=WRONG)
def test_impossible_values_are_refused_and_change_nothing(
    services: Services, use: Callable[[Services, SmallMeeting], Any]
) -> None:
    meeting = small_meeting(services)
    before = rows_of(services.store.db)
    with pytest.raises(UserError) as caught:
        use(services, meeting)
    assert caught.value.message.endswith(".")
    assert rows_of(services.store.db) == before


def test_the_first_and_last_possible_dates(services: Services) -> None:
    meeting = services.meetings.create("Rapat").value
    for day in (date(1945, 1, 1), date(2200, 12, 31)):
        services.meetings.update(meeting, date=day, planned_start=time(0), planned_end=time(23, 59))
        assert services.meetings.get(meeting).date == day
        assert services.meetings.years() == (day.year,)


def test_codes_of_a_later_version_read_as_the_default(services: Services) -> None:
    meeting = small_meeting(services)
    services.store.db.run("UPDATE participant SET presence = 'hologram' WHERE id = ?", meeting.participants[0])
    services.store.db.run("UPDATE institution SET sector = 'XX'")
    services.store.db.run("UPDATE meeting SET purposes = 'persepsi,baru', sectors = 'XX'")
    assert services.participants.rows(meeting.id)[0].presence is Presence.BELUM
    assert services.meetings.get(meeting.id).sectors == ()
    assert len(services.meetings.get(meeting.id).purposes) == 1
    assert services.directory.institutions()
    assert services.history.of_row(Entity.PARTICIPANT, meeting.participants[0])
