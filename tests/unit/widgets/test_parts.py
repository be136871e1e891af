"""Chips, cards, bars, messages: they say their words, react to keys and clicks, and paint in both themes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.kinds import Sector
from rakor_desktop.qtkit.icons import Icon
from rakor_desktop.qtkit.painting import Segment, Tone
from rakor_desktop.qtkit.theme import Theme, ThemeMode, theme_of
from rakor_desktop.widgets.badges import Chip, CounterBadge, KeyHint, SectorBadge
from rakor_desktop.widgets.bars import SectorBar, StackedBar, TimerBar
from rakor_desktop.widgets.card import Card
from rakor_desktop.widgets.elided_label import ElidedLabel
from rakor_desktop.widgets.empty_state import EmptyState
from rakor_desktop.widgets.error_panel import ErrorPanel
from rakor_desktop.widgets.flow_layout import FlowLayout
from rakor_desktop.widgets.segmented_control import SegmentedControl
from rakor_desktop.widgets.toast import Toast


@pytest.fixture
def theme(qapp: object) -> Iterator[Theme]:
    theme = theme_of()
    mode = theme.mode
    theme.set_mode(ThemeMode.LIGHT)
    theme.apply()
    yield theme
    theme.set_mode(mode)


@pytest.fixture
def area(qtbot: QtBot) -> Iterator[QWidget]:
    area = QWidget()
    qtbot.addWidget(area)
    area.resize(600, 400)
    area.show()
    yield area
    area.close()


def colours(widget: QWidget) -> set[str]:
    image = widget.grab().toImage()
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


def name(color: QColor) -> str:
    return color.name()


def test_a_chip_says_its_word_and_has_its_colour(qtbot: QtBot, theme: Theme) -> None:
    chip = Chip()
    qtbot.addWidget(chip)
    chip.show_text("Terlambat", Tone.DANGER, Icon.TASK_LATE)
    assert chip.accessibleName() == "Terlambat"
    chip.resize(chip.sizeHint())
    assert name(theme.color("danger-bg")) in colours(chip)
    theme.set_mode(ThemeMode.DARK)
    assert name(theme.color("danger-bg")) in colours(chip)


def test_only_a_link_chip_can_be_clicked(qtbot: QtBot) -> None:
    chip = Chip()
    qtbot.addWidget(chip)
    chip.show_text("Selesai", Tone.SUCCESS)
    with qtbot.assertNotEmitted(chip.clicked):
        qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    chip.show_text("Kesepakatan S-01", Tone.LINK, Icon.ARROW_RIGHT)
    with qtbot.waitSignal(chip.clicked):
        qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(chip.clicked):
        qtbot.keyClick(chip, Qt.Key.Key_Return)


def test_a_sector_badge_says_the_sector(qtbot: QtBot) -> None:
    badge = SectorBadge()
    qtbot.addWidget(badge)
    badge.show_sector(Sector.DU)
    assert badge.accessibleName() == "unsur Dunia usaha"
    badge.show_sector(None)
    assert badge.accessibleName() == ""


def test_an_empty_counter_is_hidden(qtbot: QtBot, area: QWidget) -> None:
    badge = CounterBadge(area)
    badge.show_text("38/45")
    assert badge.isVisible()
    badge.show_text("")
    assert not badge.isVisible()


def test_key_hints_are_read_aloud(qtbot: QtBot) -> None:
    hint = KeyHint()
    qtbot.addWidget(hint)
    hint.show_keys(("Ctrl+Enter", "baris baru"), ("/", "frasa"))
    assert hint.accessibleName() == "Ctrl+Enter baris baru, / frasa"


@pytest.mark.parametrize(("share", "token"), [(0.5, "accent"), (0.8, "chart-kendala"), (1.2, "chart-lambat")])
def test_the_timer_changes_its_colour(qtbot: QtBot, theme: Theme, share: float, token: str) -> None:
    bar = TimerBar()
    qtbot.addWidget(bar)
    bar.resize(200, 12)
    bar.show_share(share)
    assert name(theme.color(token)) in colours(bar)
    assert bar.accessibleName() == f"{share * 100:.0f}% waktu terpakai"


def test_a_part_of_a_bar_opens_its_list(qtbot: QtBot) -> None:
    bar = StackedBar()
    qtbot.addWidget(bar)
    bar.resize(200, 18)
    bar.show_segments("Dishub", [Segment(3, "selesai", "Selesai"), Segment(1, "lambat", "Terlambat")])
    assert bar.accessibleName() == "Dishub: Selesai 3, Terlambat 1"
    with qtbot.waitSignal(bar.segment_chosen) as caught:
        qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=QPoint(190, 9))
    assert caught.args == [1]
    with qtbot.waitSignal(bar.segment_chosen) as caught:
        qtbot.keyClick(bar, Qt.Key.Key_Right)
        qtbot.keyClick(bar, Qt.Key.Key_Return)
    assert caught.args == [0]


def test_a_sector_bar_says_its_numbers(qtbot: QtBot, theme: Theme) -> None:
    bar = SectorBar()
    qtbot.addWidget(bar)
    bar.resize(300, 40)
    bar.show_share(Sector.AK, 0.5, "50%", "1/2")
    assert bar.accessibleName() == "Akademisi: 50%, 1/2"
    assert name(theme.sector("AK").fill) in colours(bar)
    with qtbot.waitSignal(bar.chosen):
        qtbot.keyClick(bar, Qt.Key.Key_Space)


def test_a_toast_undoes_and_goes(qtbot: QtBot, area: QWidget) -> None:
    toast = Toast(area)
    undone: list[bool] = []
    toast.show_message("S-03 dihapus.", "Urungkan", lambda: undone.append(True), Icon.DELETE)
    button = next(button for button in toast.findChildren(QPushButton) if button.text() == "Urungkan")
    assert toast.geometry().bottom() <= area.height()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert undone == [True]
    assert not toast.isVisible()


def test_a_new_toast_replaces_the_old_one(area: QWidget) -> None:
    toast = Toast(area)
    toast.show_message("Satu")
    toast.show_message("Dua")
    assert toast.text == "Dua"
    assert not any(button.isVisible() for button in toast.findChildren(QPushButton))
    toast.hide()


def test_a_toast_stays_in_the_strip_at_the_foot_however_long_it_is(area: QWidget, theme: Theme) -> None:
    toast = Toast(area)
    text = "Rapat koordinasi dengan judul yang sangat panjang " * 6
    toast.show_message(text, "Urungkan", list)
    assert toast.geometry().top() >= area.height() - theme.px(40)
    assert area.rect().contains(toast.geometry())
    assert next(button for button in toast.findChildren(QPushButton) if button.text() == "Urungkan").isVisible()
    assert toast.text == text
    toast.hide()


def test_an_error_is_shown_with_its_place_and_button(qtbot: QtBot, area: QWidget) -> None:
    panel = ErrorPanel(area)
    assert not panel.isVisible()
    panel.show_error(UserError("Bukan tanggal.", "lembar Peserta, sel C17"), "Coba lagi")
    texts = [label.text() for label in panel.findChildren(QLabel) if label.isVisible()]
    assert "Bukan tanggal." in texts
    assert "lembar Peserta, sel C17" in texts
    with qtbot.waitSignal(panel.action_requested):
        qtbot.mouseClick(panel.findChildren(QPushButton)[0], Qt.MouseButton.LeftButton)


def test_the_second_error_looks_like_the_first(qtbot: QtBot, theme: Theme, area: QWidget) -> None:
    panel = ErrorPanel(area)
    panel.show_error(UserError("Bukan tanggal."))
    fonts = [label.font() for label in panel.findChildren(QLabel)]
    panel.hide()
    panel.show_error(UserError("Bukan tanggal."))
    assert [label.font() for label in panel.findChildren(QLabel)] == fonts


def test_segments_are_chosen_with_arrows(qtbot: QtBot, area: QWidget) -> None:
    control = SegmentedControl(area)
    control.set_choices([("table", "Tabel", Icon.TABLE), ("board", "Papan", None)])
    assert control.choice == "table"
    with qtbot.waitSignal(control.choice_changed) as caught:
        qtbot.keyClick(control, Qt.Key.Key_Right)
    assert caught.args == ["board"]
    assert control.choice == "board"


def test_a_card_folds_to_its_heading(qtbot: QtBot, area: QWidget) -> None:
    card = Card(area)
    card.set_title("Agenda", Icon.AGENDA)
    card.set_note("13 acara, selesai 12.15")
    body = QLabel("isi")
    card.set_body(body)
    card.set_foldable(True)
    card.show()
    card.set_folded(True)
    assert not body.isVisible()
    assert card.sizeHint().height() <= 44
    card.set_folded(False)
    assert body.isVisible()


def test_an_empty_screen_offers_its_beginning(qtbot: QtBot) -> None:
    state = EmptyState()
    qtbot.addWidget(state)
    state.show_content(Icon.AGREEMENT, "Belum ada kesepakatan", "Kesepakatan memuat rencana kerja.", "Tulis")
    with qtbot.waitSignal(state.action_requested):
        state.button.click()


def test_chips_flow_into_a_second_row(area: QWidget) -> None:
    holder = QWidget(area)
    layout = FlowLayout(holder)
    for _ in range(6):
        label = QLabel("Dinas Kebudayaan")
        label.setFixedSize(120, 20)
        layout.addWidget(label)
    assert layout.heightForWidth(800) == 20
    assert layout.heightForWidth(300) == 3 * 20 + 2 * 6
    layout.clear()
    assert layout.count() == 0


def test_an_elided_title_keeps_its_words_in_the_tooltip(area: QWidget) -> None:
    label = ElidedLabel(area)
    label.setText("Rapat Koordinasi Pengembangan Desa Wisata")
    label.resize(80, 20)
    label.show()
    assert label.toolTip() == label.text()
    label.resize(800, 20)
    assert label.toolTip() == ""
