"""The pages of a document on their desk."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from rakor_desktop.qtkit.theme import ThemeMode, theme_of
from rakor_desktop.widgets.page_preview import PagePreview

A4 = (210.0, 297.0)


@dataclass(frozen=True)
class Page:
    width: int = 210
    height: int = 297

    @property
    def rgba(self) -> bytes:
        return b"\xff\xff\xff\xff" * (self.width * self.height)


@pytest.fixture
def preview(qtbot: QtBot) -> PagePreview:
    preview = PagePreview()
    qtbot.addWidget(preview)
    preview.resize(500, 600)
    preview.show()
    preview.show_pages([Page()] * 5, A4)
    return preview


def test_pages_are_turned_and_counted(qtbot: QtBot, preview: PagePreview) -> None:
    turned: list[tuple[int, int]] = []
    preview.page_turned.connect(lambda page, count: turned.append((page, count)))
    qtbot.keyClick(preview, Qt.Key.Key_PageDown)
    qtbot.keyClick(preview, Qt.Key.Key_PageDown)
    assert turned[-1] == (3, 5)
    qtbot.keyClick(preview, Qt.Key.Key_End)
    assert turned[-1] == (5, 5)
    qtbot.keyClick(preview, Qt.Key.Key_Home)
    assert turned[-1] == (1, 5)
    assert preview.accessibleDescription() == "Halaman 1 dari 5"


def test_new_pages_keep_the_place(qtbot: QtBot, preview: PagePreview) -> None:
    preview.turn_to(3)
    place = preview.verticalScrollBar().value()
    preview.show_pages([Page(420, 594)] * 5, A4)  # the same, sharper
    assert preview.verticalScrollBar().value() == place


def test_zoom_asks_for_sharper_pages(qtbot: QtBot, preview: PagePreview) -> None:
    with qtbot.waitSignal(preview.resolution_changed):
        qtbot.keyClick(preview, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert preview.horizontalScrollBar().maximum() > 0 or preview.zoom_percent <= 100
    assert preview.wanted_width > 400


def test_many_pages_are_asked_for_at_a_bounded_width(preview: PagePreview) -> None:
    preview.show_pages([Page()] * 40, A4)
    for _ in range(10):
        preview.zoom(1)
    assert preview.wanted_width <= 900


def test_paper_stays_white_in_the_dark(preview: PagePreview) -> None:
    theme = theme_of(preview)
    before = theme.mode
    theme.set_mode(ThemeMode.DARK)
    picture = preview.grab().toImage()
    theme.set_mode(before)
    assert picture.pixelColor(250, 300) == QColor("#FFFFFF")


def test_a_lying_page_fits_the_width(preview: PagePreview) -> None:
    preview.show_pages([Page(297, 210)], A4)
    assert preview.verticalScrollBar().maximum() == 0
    preview.clear()
    assert preview.page_count == 0
