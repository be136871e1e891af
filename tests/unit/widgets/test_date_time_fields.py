"""Dates and times are understood as they are typed here; mistakes are explained in place."""

from __future__ import annotations

from datetime import date, time

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from rakor_desktop.widgets.date_time_fields import DateField, TimeField


@pytest.fixture
def date_field(qtbot: QtBot) -> DateField:
    field = DateField()
    qtbot.addWidget(field)
    return field


@pytest.fixture
def time_field(qtbot: QtBot) -> TimeField:
    field = TimeField()
    qtbot.addWidget(field)
    return field


def enter(qtbot: QtBot, field: DateField | TimeField, text: str) -> None:
    field.line_edit.clear()
    qtbot.keyClicks(field.line_edit, text)
    qtbot.keyClick(field.line_edit, Qt.Key.Key_Return)


@pytest.mark.parametrize("text", ["24-11-2026", "24/11/26", "24 Nov 2026"])
def test_a_date_is_understood_and_written_in_one_way(qtbot: QtBot, date_field: DateField, text: str) -> None:
    enter(qtbot, date_field, text)
    assert date_field.value == date(2026, 11, 24)
    assert date_field.line_edit.text() == "24-11-2026"
    assert not date_field.has_error


def test_the_weekday_stands_beside_the_date(date_field: DateField) -> None:
    date_field.show_date(date(2026, 11, 24))
    assert "Selasa" in [child.text() for child in date_field.findChildren(type(date_field.line_edit))]


def test_a_day_that_does_not_exist_is_explained_and_kept(qtbot: QtBot, date_field: DateField) -> None:
    changes: list[object] = []
    date_field.date_changed.connect(changes.append)
    enter(qtbot, date_field, "31-11-2026")
    assert date_field.error_text == "November hanya sampai tanggal 30."
    assert date_field.line_edit.text() == "31-11-2026"
    assert changes == []


def test_one_date_is_announced_once(qtbot: QtBot, date_field: DateField) -> None:
    changes: list[object] = []
    date_field.date_changed.connect(changes.append)
    enter(qtbot, date_field, "24-11-2026")
    assert changes == [date(2026, 11, 24)]


def test_an_emptied_date_is_none(qtbot: QtBot, date_field: DateField) -> None:
    date_field.show_date(date(2026, 11, 24))
    with qtbot.waitSignal(date_field.date_changed) as caught:
        date_field.line_edit.selectAll()
        qtbot.keyClick(date_field.line_edit, Qt.Key.Key_Delete)
    assert caught.args == [None]


def test_arrows_move_by_a_day(qtbot: QtBot, date_field: DateField) -> None:
    date_field.show_date(date(2026, 11, 30))
    qtbot.keyClick(date_field.line_edit, Qt.Key.Key_Up)
    assert date_field.value == date(2026, 12, 1)


def test_showing_a_date_announces_nothing(qtbot: QtBot, date_field: DateField) -> None:
    with qtbot.assertNotEmitted(date_field.date_changed):
        date_field.show_date(date(2026, 11, 24))


@pytest.mark.parametrize("text", ["08.30", "8.30", "0830", "8:30"])
def test_a_time_is_understood(qtbot: QtBot, time_field: TimeField, text: str) -> None:
    enter(qtbot, time_field, text)
    assert time_field.value == time(8, 30)
    assert time_field.line_edit.text() == "08.30"


def test_a_wrong_time_is_explained(qtbot: QtBot, time_field: TimeField) -> None:
    enter(qtbot, time_field, "26.10")
    assert time_field.has_error
    assert time_field.value is None


def test_arrows_move_by_five_minutes(qtbot: QtBot, time_field: TimeField) -> None:
    time_field.show_time(time(8, 30))
    qtbot.keyClick(time_field.line_edit, Qt.Key.Key_Down)
    assert time_field.value == time(8, 25)
