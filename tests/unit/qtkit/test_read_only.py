"""A locked page stays locked, whatever its screen does meanwhile."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QScrollArea, QSlider, QTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from rakor_desktop.qtkit.read_only import STAYS_OPEN, is_closed, set_read_only


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    page = QWidget()
    QVBoxLayout(page)
    qtbot.addWidget(page)
    return page


@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit, QTextEdit])
def test_a_field_that_its_screen_opens_stays_closed_until_the_page_is_opened(
    page: QWidget, qtbot: QtBot, kind: type[QLineEdit | QPlainTextEdit | QTextEdit]
) -> None:
    field = kind(page)
    field.setReadOnly(True)
    set_read_only(page, True, "Terkunci.")
    field.setReadOnly(False)
    qtbot.keyClicks(field, "ketik")
    assert field.isReadOnly()
    set_read_only(page, False, "")
    assert not field.isReadOnly()


def test_a_slider_is_closed_and_what_scrolls_is_not(page: QWidget) -> None:
    slider, area = QSlider(Qt.Orientation.Horizontal, page), QScrollArea(page)
    set_read_only(page, True, "Terkunci.")
    assert not slider.isEnabled()
    assert area.verticalScrollBar().isEnabled()
    set_read_only(page, False, "")
    assert slider.isEnabled()


def test_a_part_that_a_lock_of_its_own_holds_stays_closed_when_the_page_is_opened(page: QWidget, qtbot: QtBot) -> None:
    part = QWidget(page)
    field, other = QLineEdit(part), QLineEdit(page)
    set_read_only(page, True, "Halaman terkunci.")
    part.setProperty(STAYS_OPEN, True)
    set_read_only(part, True, "Bagian terkunci.")
    set_read_only(page, False, "")
    assert (field.isReadOnly(), is_closed(field)) == (True, True)
    assert (other.isReadOnly(), is_closed(other)) == (False, False)
    set_read_only(part, False, "")
    qtbot.keyClicks(field, "ketik")
    assert field.text() == "ketik"
