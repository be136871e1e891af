"""The pages of a document on their desk."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from rakor_desktop.domain.pages import Box, PagePicture, PageSize, TextHit
from rakor_desktop.qtkit.theme import ThemeMode, theme_of
from rakor_desktop.widgets.page_preview import PagePreview

A4 = PageSize(595.28, 841.89)
LYING = PageSize(841.89, 595.28)
RED = b"\xff\x00\x00\xff"
WHITE = b"\xff\xff\xff\xff"


def picture(size: PageSize, width: int, ink: bytes = WHITE) -> PagePicture:
    height = round(width * size.height / size.width)
    return PagePicture(width, height, ink * (width * height))


def paint(preview: PagePreview, sizes: list[PageSize], ink: bytes = WHITE, most: int = 1000) -> list[int]:
    """Paint what the preview asks for until it is content; the pages in the order of its wishes."""
    painted: list[int] = []
    while (wanted := preview.next_wanted()) is not None and len(painted) < most:
        number, width = wanted
        painted.append(number)
        preview.show_picture(number, width, picture(sizes[number], width - 1, ink))  # as renderers round
    return painted


@pytest.fixture
def preview(qtbot: QtBot) -> PagePreview:
    preview = PagePreview()
    qtbot.addWidget(preview)
    preview.resize(500, 600)
    preview.show()
    preview.show_document([A4] * 5)
    return preview


def centre(preview: PagePreview) -> QColor:
    return preview.grab().toImage().pixelColor(250, 300)


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


def test_the_pages_in_view_are_asked_for_first(preview: PagePreview) -> None:
    preview.show_document([A4] * 30)
    preview.turn_to(12)
    painted = paint(preview, [A4] * 30)
    assert painted[0] in (10, 11)  # page 12, and the edge of the one before it
    assert 11 in painted[:2]
    assert set(painted) <= set(range(7, 16))


def test_of_a_long_document_only_pages_near_the_view_are_kept(preview: PagePreview) -> None:
    sizes = [A4] * 100
    preview.show_document(sizes)
    for page in range(1, 101, 7):
        preview.turn_to(page)
        paint(preview, sizes)
    assert preview.page_count == 100
    assert preview._desk.picture_count < 12


def test_pictures_are_bounded_in_width_however_far_one_zooms_in(qtbot: QtBot, preview: PagePreview) -> None:
    with qtbot.waitSignal(preview.pictures_wanted):
        for _ in range(10):
            preview.zoom(1)
    wanted = preview.next_wanted()
    assert wanted is not None
    assert wanted[1] == 1600


def test_a_newer_state_keeps_the_old_pages_until_the_new_ones_are_painted(preview: PagePreview) -> None:
    paint(preview, [A4] * 5, RED)
    assert centre(preview) == QColor("#FF0000")
    preview.turn_to(3)
    place = preview.verticalScrollBar().value()
    preview.show_document([A4] * 5, keeps_pictures=True)
    assert preview.verticalScrollBar().value() == place
    assert centre(preview) == QColor("#FF0000")
    assert paint(preview, [A4] * 5)
    assert centre(preview) == QColor("#FFFFFF")


def test_another_document_begins_at_its_first_page_without_old_pictures(preview: PagePreview) -> None:
    paint(preview, [A4] * 5, RED)
    preview.turn_to(4)
    preview.show_document([A4] * 2)
    assert preview.page == 1
    assert centre(preview) == QColor("#FFFFFF")


def test_a_document_that_is_being_made_has_a_white_sheet_and_no_pages(preview: PagePreview) -> None:
    preview.show_document([A4], is_waiting=True)
    assert preview.page_count == 0
    assert preview.next_wanted() is None
    assert centre(preview) == QColor("#FFFFFF")


def test_zoom_asks_for_sharper_pages(qtbot: QtBot, preview: PagePreview) -> None:
    paint(preview, [A4] * 5)
    before = preview.zoom_percent
    with qtbot.waitSignal(preview.pictures_wanted):
        qtbot.keyClick(preview, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert preview.zoom_percent > before
    wanted = preview.next_wanted()
    assert wanted is not None
    assert wanted[1] > 452
    qtbot.keyClick(preview, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert preview.zoom_percent == before


def test_upright_and_lying_pages_both_fit_the_room(preview: PagePreview) -> None:
    preview.show_document([A4, LYING])
    assert preview.horizontalScrollBar().maximum() == 0
    assert {rect.width() for rect in preview._desk.rects} == {preview._desk.rects[0].width()}


def test_paper_stays_white_in_the_dark(preview: PagePreview) -> None:
    theme = theme_of(preview)
    before = theme.mode
    theme.set_mode(ThemeMode.DARK)
    shown = centre(preview)
    theme.set_mode(before)
    assert shown == QColor("#FFFFFF")


def test_a_found_place_is_brought_into_view_and_marked(preview: PagePreview) -> None:
    paint(preview, [A4] * 5)
    hits = [TextHit(page, (Box(0.4, 0.5, 0.2, 0.02),)) for page in (0, 3)]
    preview.show_hits(hits, 1)
    paint(preview, [A4] * 5)
    assert preview.page == 4
    image = preview.grab().toImage()
    marked = {image.pixelColor(x, y).name() for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)}
    assert theme_of(preview).color("paper-hit").name() in marked
    preview.show_hits(())
    image = preview.grab().toImage()
    assert theme_of(preview).color("paper-hit").name() not in {
        image.pixelColor(x, y).name() for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)
    }


def test_an_empty_desk(preview: PagePreview) -> None:
    preview.clear()
    assert preview.page_count == 0
    assert preview.next_wanted() is None
    assert preview.accessibleDescription() == ""
