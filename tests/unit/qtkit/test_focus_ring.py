"""The ring around the field that has the focus is never cut off by what holds the field tightly."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QLineEdit, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from rakor_desktop.qtkit import focus_ring
from rakor_desktop.qtkit.focus_ring import FocusRing


@pytest.fixture(autouse=True)
def rings(qapp: QApplication) -> Iterator[None]:
    keeper = FocusRing(qapp)
    yield
    keeper.deleteLater()


def ring_of(window: QWidget) -> QWidget:
    (ring,) = (one for one in window.findChildren(focus_ring._Ring) if one.isVisible())
    return ring


def place_in(part: QWidget, window: QWidget) -> QRect:
    return QRect(part.mapTo(window, QPoint(0, 0)), part.size())


def tight_field(parent: QWidget, margin: int) -> QLineEdit:
    """A field that fills the widget it stands in, which stands in `parent` with this much room around it."""
    holder = QWidget(parent)
    inner = QVBoxLayout(holder)
    inner.setContentsMargins(0, 0, 0, 0)
    field = QLineEdit(holder)
    inner.addWidget(field)
    outer = QVBoxLayout(parent)
    outer.setContentsMargins(margin, margin, margin, margin)
    outer.addWidget(holder)
    return field


def show(qtbot: QtBot, window: QWidget) -> None:
    qtbot.addWidget(window)
    window.resize(300, 120)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()


def test_the_ring_is_whole_around_a_field_that_fills_its_parent(qtbot: QtBot) -> None:
    window = QWidget()
    field = tight_field(window, 12)
    show(qtbot, window)
    field.setFocus()
    ring = ring_of(window)
    assert ring.parentWidget() is window
    assert ring.geometry().contains(place_in(field, window))


def test_the_ring_follows_what_holds_the_field(qtbot: QtBot) -> None:
    window = QWidget()
    field = tight_field(window, 12)
    show(qtbot, window)
    field.setFocus()
    holder = field.parentWidget()
    assert holder is not None
    holder.move(40, 30)
    assert ring_of(window).geometry().center() == place_in(field, window).center()
    holder.hide()
    assert not any(one.isVisible() for one in window.findChildren(focus_ring._Ring))


def test_the_ring_scrolls_with_its_field_and_is_cut_off_with_it(qtbot: QtBot) -> None:
    window = QScrollArea()
    page = QWidget()
    field = tight_field(page, 0)
    page.setMinimumHeight(400)
    window.setWidget(page)
    window.setWidgetResizable(True)
    show(qtbot, window)
    field.setFocus()
    assert window.viewport().isAncestorOf(ring_of(window))
    window.verticalScrollBar().setValue(100)
    ring = ring_of(window)
    assert place_in(ring, window).center() == place_in(field, window).center()
