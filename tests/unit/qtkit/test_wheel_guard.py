"""The wheel over a field that nobody chose scrolls the page; over a chosen one it steps the field."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QScrollArea, QSpinBox, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from rakor_desktop.qtkit.wheel_guard import WheelGuard
from rakor_desktop.widgets.date_time_fields import DateField

_NOTCH = QPoint(0, -120)


class _Page(QScrollArea):
    """A page higher than its window, with one field of each kind at its top."""

    def __init__(self) -> None:
        super().__init__()
        self.name = QLineEdit()
        self.copies = QSpinBox()
        self.copies.setValue(5)
        self.paper = QComboBox()
        self.paper.addItems(["A4", "F4", "A3"])
        self.day = DateField()
        self.day.show_date(date(2026, 11, 24))
        content = QWidget()
        column = QVBoxLayout(content)
        for field in (self.name, self.copies, self.paper, self.day):
            column.addWidget(field)
        column.addStretch(1)
        content.setMinimumHeight(2000)
        self.setWidget(content)
        self.setWidgetResizable(True)
        self.resize(400, 300)


@pytest.fixture
def page(qtbot: QtBot) -> Iterator[_Page]:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    guard = WheelGuard(app)
    page = _Page()
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.name.setFocus()
    yield page
    page.close()
    guard.deleteLater()


def turn_wheel(page: QWidget, field: QWidget) -> None:
    """As a mouse does it: the event comes to the window, and Qt looks for the widget below the pointer."""
    window = page.windowHandle()
    assert window is not None
    QTest.wheelEvent(window, QPointF(field.mapTo(page, field.rect().center())), _NOTCH)


@pytest.mark.parametrize("which", ["copies", "paper", "day"])
def test_the_wheel_over_an_unchosen_field_scrolls_the_page(page: _Page, which: str) -> None:
    turn_wheel(page, getattr(page, which))
    assert (page.copies.value(), page.paper.currentText(), page.day.value) == (5, "A4", date(2026, 11, 24))
    assert page.verticalScrollBar().value() > 0
    assert page.name.hasFocus()


@pytest.mark.parametrize("which", ["copies", "paper"])
def test_nor_does_it_step_the_field_that_was_used_last(page: _Page, which: str) -> None:
    field = getattr(page, which)
    field.setFocus()
    turn_wheel(page, field)
    assert (page.copies.value(), page.paper.currentText()) == (5, "A4")
    assert page.verticalScrollBar().value() > 0
