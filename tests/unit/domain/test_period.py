"""The figures of an institution over a period."""

from __future__ import annotations

from datetime import date

import pytest

from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.kinds import Presence
from rakor_desktop.domain.period import InstitutionAttendance, Mark, PeriodAttendance, best_mark, check_period


def institution(marks: str, name: str = "Dinas Perhubungan") -> InstitutionAttendance:
    return InstitutionAttendance(name, name, marks=tuple(Mark("" if mark == " " else mark) for mark in marks))


def test_figures_count_the_meetings_it_was_invited_to() -> None:
    one = institution("HW I–?+ ")
    assert (one.invited, one.present, one.represented, one.excused, one.absent) == (5, 1, 1, 1, 2)
    assert one.percent == pytest.approx(40)


def test_no_percentage_without_an_invitation() -> None:
    assert institution("+ ").percent is None


@pytest.mark.parametrize(
    ("marks", "count"),
    [("H––", 2), ("–H", 0), ("–– –", 3), ("H–?S", 2), ("–+", 0), ("IS–", 3), ("W–W", 0), ("", 0), ("  ", 0)],
)
def test_absent_in_a_row_at_the_end(marks: str, count: int) -> None:
    assert institution(marks).absent_in_a_row == count


def test_of_several_people_of_one_institution_the_best_counts() -> None:
    assert best_mark([Presence.TIDAK_HADIR, Presence.DIWAKILI]) is Mark.DIWAKILI
    assert best_mark([Presence.IZIN, Presence.HADIR]) is Mark.HADIR
    assert best_mark([Presence.BELUM, Presence.TIDAK_HADIR]) is Mark.TIDAK_HADIR
    assert best_mark([]) is Mark.TIDAK_DIUNDANG


def test_who_stays_away_is_named_the_longest_absence_first() -> None:
    rows = (institution("H––", "A"), institution("–––", "B"), institution("HH–", "C"))
    found = PeriodAttendance(date(2026, 1, 1), date(2026, 12, 31), institutions=rows).often_absent
    assert [one.name for one in found] == ["B", "A"]


def test_a_period_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(UserError, match="tukar"):
        check_period(date(2026, 2, 1), date(2026, 1, 1))
    check_period(date(2026, 2, 1), date(2026, 2, 1))
