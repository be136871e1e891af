"""Beranda: tasks that are late or due soon are counted per institution and lead to their agreement."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtWidgets import QListView, QWidget
from pytestqt.qtbot import QtBot

from rakor_desktop.domain.kinds import AgreementState, TaskState
from rakor_desktop.qtkit.screen import TabKey
from rakor_desktop.screens.home.attention_panel import AttentionPanel
from rakor_desktop.screens.home.home_screen import HomeScreen
from rakor_desktop.widgets.bars import StackedBar
from tests.screens.meeting_world import World, open_world, show
from tests.support import Clock

WIDE, NARROW = QSize(1190, 650), QSize(1000, 560)


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with open_world(tmp_path) as opened:
        yield opened


@pytest.fixture
def screen(world: World, qtbot: QtBot) -> HomeScreen:
    services = world.services
    made = HomeScreen(
        services.meetings,
        services.agenda,
        services.participants,
        services.agreements,
        services.backup,
        world.jobs,
        world.frame,
        Clock(),
    )
    world.jobs.changed.connect(made.reload)
    show(qtbot, made)
    return made


@pytest.fixture
def panel(screen: HomeScreen, world: World) -> AttentionPanel:
    """Filled: the survey is late by nine days, the signs are due in two; of another institution one is due today."""
    agreements = world.services.agreements
    survey, signs = world.meeting.tasks
    second = world.meeting.agreements[1]
    world.jobs.write(lambda: agreements.update_task(survey, start=None, due=date(2026, 11, 15)))
    world.jobs.write(lambda: agreements.update_task(signs, due=date(2026, 11, 26)))
    world.jobs.write(lambda: agreements.update(second, state=AgreementState.DISEPAKATI))
    world.jobs.write(lambda: agreements.assign(second, "Dinas Pariwisata", lead=True))
    world.jobs.write(lambda: agreements.add_task(second, "Mengundang pelaku seni"))
    world.settle()
    added = agreements.get(second).tasks[0].id
    world.jobs.write(lambda: agreements.update_task(added, due=date(2026, 11, 24)))
    world.settle()
    return screen.findChildren(AttentionPanel)[0]


def spoken(tasks: QListView) -> list[str]:
    model = tasks.model()
    return [model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(model.rowCount())]


def visible_bars(panel: AttentionPanel) -> list[StackedBar]:
    return [bar for bar in panel.bars.findChildren(StackedBar) if bar.isVisible()]


def place(widget: QWidget, screen: HomeScreen) -> QPoint:
    return widget.mapTo(screen, QPoint(0, 0))


def test_nothing_late_is_one_calm_sentence(screen: HomeScreen) -> None:
    assert not screen.ui.attention_card.isVisible()
    assert screen.ui.calm_label.isVisible()
    assert screen.ui.calm_label.text() == "Tidak ada tugas yang terlambat atau jatuh tempo dalam 14 hari."


def test_late_and_soon_tasks_are_counted_and_listed(panel: AttentionPanel, screen: HomeScreen) -> None:
    assert panel.isVisible()
    assert not screen.ui.calm_card.isVisible()
    assert (panel.ui.late_figure.text(), panel.ui.soon_figure.text()) == ("1", "2")
    assert spoken(panel.ui.task_list) == [
        "Survei titik rambu, Dinas Perhubungan, Lewat 9 hari",
        "Mengundang pelaku seni, Dinas Pariwisata, Hari ini",
        "Pemasangan rambu, Dinas Perhubungan, 26 Nov",
    ]


def test_each_institution_has_its_bar(panel: AttentionPanel) -> None:
    assert [bar.accessibleName() for bar in visible_bars(panel)] == [
        "Dinas Perhubungan: Terlambat 1, Jatuh tempo 1",
        "Dinas Pariwisata: Jatuh tempo 1",
    ]
    assert not panel.ui.more_label.isVisible()


def test_enter_on_a_task_opens_its_agreement(panel: AttentionPanel, world: World, qtbot: QtBot) -> None:
    panel.ui.task_list.setFocus()
    qtbot.keyClick(panel.ui.task_list, Qt.Key.Key_Down)
    qtbot.keyClick(panel.ui.task_list, Qt.Key.Key_Return)
    assert world.frame.opened == [(world.meeting.id, TabKey.AGREEMENTS, world.meeting.agreements[1])]


def test_a_click_on_a_task_opens_its_agreement(panel: AttentionPanel, world: World, qtbot: QtBot) -> None:
    tasks = panel.ui.task_list
    middle = tasks.visualRect(tasks.model().index(0, 0)).center()
    qtbot.mouseClick(tasks.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert world.frame.opened == [(world.meeting.id, TabKey.AGREEMENTS, world.meeting.agreements[0])]


def test_a_bar_leads_to_its_first_task_in_the_list(panel: AttentionPanel, qtbot: QtBot) -> None:
    bar = visible_bars(panel)[0]
    bar.setFocus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Return):  # its second part: what is due soon
        qtbot.keyClick(bar, key)
    assert panel.ui.task_list.currentIndex().data() == "Pemasangan rambu"
    assert panel.ui.task_list.hasFocus()


def test_a_settled_task_leaves_and_the_current_one_stays(panel: AttentionPanel, world: World) -> None:
    tasks = panel.ui.task_list
    tasks.setCurrentIndex(tasks.model().index(2, 0))
    survey = world.meeting.tasks[0]
    world.jobs.write(lambda: world.services.agreements.update_task(survey, state=TaskState.SELESAI))
    world.settle()
    assert panel.ui.late_figure.text() == "0"
    assert tasks.model().rowCount() == 2
    assert tasks.currentIndex().data() == "Pemasangan rambu"


def test_at_most_five_institutions_have_a_bar(panel: AttentionPanel, world: World) -> None:
    agreements = world.services.agreements
    names = ["Dinas Perhubungan", "Dinas Pariwisata", "Dinas Kesehatan", "DLH", "DPMD", "Diskominfo", "Bappeda"]
    for name in names[2:]:
        agreement = agreements.add(world.meeting.id, f"Rumusan {name}").value
        agreements.update(agreement, state=AgreementState.DISEPAKATI)
        agreements.assign(agreement, name, lead=True)
        task = agreements.add_task(agreement, f"Kegiatan {name}").value
        last = agreements.update_task(task, due=date(2026, 11, 20))
        world.jobs.write(lambda change=last: change)
    world.settle()
    assert len(visible_bars(panel)) == 5
    assert panel.ui.more_label.text() == "dan 2 instansi lain dalam daftar"
    assert panel.ui.task_list.model().rowCount() == 8


def test_a_narrow_window_puts_the_sequence_below(panel: AttentionPanel, screen: HomeScreen, qtbot: QtBot) -> None:
    cards = (screen.ui.attention_card, screen.ui.attendance_card, screen.ui.sequence_card)
    screen.resize(WIDE)
    qtbot.waitUntil(lambda: len({place(card, screen).y() for card in cards}) == 1)
    assert len({place(card, screen).x() for card in cards}) == 3
    screen.resize(NARROW)
    qtbot.waitUntil(lambda: place(cards[2], screen).x() == place(cards[0], screen).x())
    assert place(cards[2], screen).y() > place(cards[0], screen).y()
    assert screen.ui.scroll_area.horizontalScrollBar().maximum() == 0
    assert screen.ui.cards_page.width() <= screen.ui.scroll_area.viewport().width()
