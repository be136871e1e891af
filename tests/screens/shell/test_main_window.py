"""The window: screens are built when visited, follow changes, and undo reaches text and data as it should."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from rakor_desktop.domain.change import Change, Entity
from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.search import SearchHit
from rakor_desktop.qtkit.autosave import Autosave
from rakor_desktop.qtkit.icons import Icon
from rakor_desktop.qtkit.jobs import Jobs, Progress
from rakor_desktop.qtkit.painting import ChipSpec, Tone
from rakor_desktop.qtkit.screen import Command, MeetingHead, PageSpec, StatusItem, TabSpec
from rakor_desktop.qtkit.settings import LocalSettings
from rakor_desktop.qtkit.theme import Theme, theme_of
from rakor_desktop.shell.main_window import MainWindow
from rakor_desktop.shell.rail import FOLDED_WIDTH, WIDTH, Rail

CHANGE = Change.of([(Entity.AGREEMENT, "s3")], "hapus kesepakatan S-03")


class PlainHistory:
    """Undo and redo of one change."""

    def __init__(self) -> None:
        self.done: list[str] = []
        self.undo_name: str | None = "hapus kesepakatan S-03"
        self.redo_name: str | None = None

    def undo_title(self) -> str | None:
        return self.undo_name

    def redo_title(self) -> str | None:
        return self.redo_name

    def undo(self) -> Change:
        self.done.append("undo")
        self.undo_name, self.redo_name = None, "hapus kesepakatan S-03"
        return CHANGE

    def redo(self) -> Change:
        self.done.append("redo")
        self.undo_name, self.redo_name = "hapus kesepakatan S-03", None
        return CHANGE


class PlainScreen(QWidget):
    """Notes what it is told."""

    def __init__(self, name: str, log: list[tuple[str, object]]) -> None:
        super().__init__()
        self.name = name
        self.log = log
        self.line_edit = QLineEdit(self)
        self.note_edit = QPlainTextEdit(self)
        layout = QVBoxLayout(self)
        layout.addWidget(self.line_edit)
        layout.addWidget(self.note_edit)
        log.append(("built", name))

    def show_meeting(self, meeting_id: str) -> None:
        self.log.append((f"{self.name} meeting", meeting_id))

    def reload(self, change: Change) -> None:
        self.log.append((f"{self.name} reload", change.kinds))

    def leave(self) -> None:
        self.log.append((f"{self.name} leave", None))

    def show_row(self, row_id: str) -> None:
        self.log.append((f"{self.name} row", row_id))

    def focus_first(self) -> None:
        self.line_edit.setFocus()

    def status_items(self) -> list[StatusItem]:
        return [StatusItem(f"isi {self.name}", Icon.ATTENDANCE)]

    def commands(self) -> list[Command]:
        return [Command(f"Perintah {self.name}", lambda: self.log.append(("command", self.name)))]


class Desk:
    """A window with plain screens and everything it stands on."""

    def __init__(self, settings_path: Path) -> None:
        self.log: list[tuple[str, object]] = []
        self.hits: Sequence[SearchHit] = ()
        self.history = PlainHistory()
        self.jobs = Jobs()
        self.autosave = Autosave(self.jobs, self.jobs)
        self.theme: Theme = theme_of()
        self.settings = LocalSettings(settings_path)
        self.window = MainWindow(
            self.theme,
            self.jobs,
            self.autosave,
            self.history,
            self.settings,
            lambda _text: self.hits,
            lambda meeting_id: MeetingHead(f"Rakor {meeting_id}", ChipSpec("Berlangsung", Tone.FILLED, Icon.RUNNING)),
        )
        pages = [
            PageSpec(
                "beranda",
                "Beranda",
                Icon.HOME,
                tabs=[
                    TabSpec("ringkasan", "Ringkasan", Icon.HOME, self.factory("ringkasan")),
                    TabSpec("statistik", "Statistik", Icon.STATISTICS, self.factory("statistik")),
                ],
            ),
            PageSpec("rapat", "Rapat", Icon.MEETING, self.factory("rapat")),
            PageSpec("direktori", "Direktori", Icon.DIRECTORY, self.factory("direktori")),
            PageSpec("pengaturan", "Pengaturan", Icon.SETTINGS, self.factory("pengaturan"), at_bottom=True),
        ]
        tabs = [
            TabSpec("daftar_hadir", "Daftar Hadir", Icon.ATTENDANCE, self.factory("hadir")),
            TabSpec("jalannya_rapat", "Jalannya Rapat", Icon.PROCEEDINGS, self.factory("jalan")),
            TabSpec("kesepakatan", "Kesepakatan", Icon.AGREEMENT, self.factory("sepakat")),
        ]
        self.window.set_places(pages, tabs)
        self.window.resize(1366, 768)

    def factory(self, name: str) -> Callable[[], QWidget]:
        return lambda: PlainScreen(name, self.log)

    def screen(self) -> PlainScreen:
        return next(screen for screen in self.window.findChildren(PlainScreen) if screen.isVisible())

    def texts(self) -> list[str]:
        return [label.text() for label in self.window.findChildren(QLabel) if label.isVisible()]


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path / "window.ini")
    scale = desk.theme.text_scale
    desk.theme.apply()
    desk.window.go("beranda")
    desk.window.show()
    qtbot.waitExposed(desk.window)
    desk.window.activateWindow()
    yield desk
    desk.window.close()
    desk.jobs.close()
    desk.theme.set_text_scale(scale)
    desk.window.deleteLater()


def press(qtbot: QtBot, desk: Desk, keys: str) -> None:
    """A key as it reaches the widget that has the focus."""
    *modifiers, key = keys.split("+")
    flags = Qt.KeyboardModifier.NoModifier
    for modifier in modifiers:
        flags |= {
            "Ctrl": Qt.KeyboardModifier.ControlModifier,
            "Shift": Qt.KeyboardModifier.ShiftModifier,
            "Alt": Qt.KeyboardModifier.AltModifier,
        }[modifier]
    target = QApplication.focusWidget() or desk.window
    qtbot.keyClick(target, getattr(Qt.Key, f"Key_{key}"), flags)


def test_a_screen_is_built_on_its_first_visit_only(desk: Desk) -> None:
    desk.window.go("direktori")
    desk.window.go("rapat")
    desk.window.go("direktori")
    built = [name for what, name in desk.log if what == "built"]
    assert built == ["ringkasan", "direktori", "rapat"]


def test_alt_and_a_number_jumps_to_a_page(qtbot: QtBot, desk: Desk) -> None:
    press(qtbot, desk, "Alt+3")
    assert desk.screen().name == "direktori"


def test_the_screen_gets_the_focus_where_typing_starts(desk: Desk) -> None:
    desk.window.go("direktori")
    assert QApplication.focusWidget() is desk.screen().line_edit


def test_a_page_may_have_tabs(qtbot: QtBot, desk: Desk) -> None:
    desk.window.go("beranda/statistik")
    assert desk.screen().name == "statistik"
    press(qtbot, desk, "Ctrl+1")
    assert desk.screen().name == "ringkasan"


def test_a_meeting_shows_its_title_state_and_tabs(qtbot: QtBot, desk: Desk) -> None:
    desk.window.open_meeting("m1", "jalannya_rapat")
    assert "Rakor m1" in desk.texts()
    assert ("jalan meeting", "m1") in desk.log
    press(qtbot, desk, "Ctrl+3")
    assert desk.screen().name == "sepakat"
    assert ("jalan leave", None) in desk.log


def test_rapat_leads_back_into_the_open_meeting_then_to_the_list(qtbot: QtBot, desk: Desk) -> None:
    desk.window.open_meeting("m1", "kesepakatan")
    press(qtbot, desk, "Alt+3")
    press(qtbot, desk, "Alt+2")
    assert desk.screen().name == "sepakat"
    press(qtbot, desk, "Alt+2")
    assert desk.screen().name == "rapat"


def test_the_visible_screen_reloads_and_hidden_ones_catch_up(desk: Desk) -> None:
    desk.window.go("direktori")
    desk.window.go("rapat")
    desk.log.clear()
    desk.jobs.write(lambda: Change.of([(Entity.PERSON, "p")]))
    desk.jobs.write(lambda: Change.of([(Entity.MEETING, "m")]))
    desk.jobs.flush()
    assert [what for what, _ in desk.log] == ["rapat reload", "rapat reload"]
    desk.window.go("direktori")
    assert ("direktori reload", frozenset({Entity.PERSON, Entity.MEETING})) in desk.log


def test_another_meeting_is_shown_in_the_same_tabs(desk: Desk) -> None:
    desk.window.open_meeting("m1", "daftar_hadir")
    desk.window.open_meeting("m2")
    desk.window.open_meeting("m2")
    assert [value for what, value in desk.log if what == "hadir meeting"] == ["m1", "m2"]


def test_the_status_bar_shows_what_the_screen_counts(desk: Desk) -> None:
    assert "isi ringkasan" in desk.texts()
    desk.window.go("direktori")
    assert "isi direktori" in desk.texts()
    assert "isi ringkasan" not in desk.texts()


def test_saving_is_told_with_its_moment(desk: Desk) -> None:
    desk.jobs.write(lambda: CHANGE)
    assert "Menyimpan…" in desk.texts()
    desk.jobs.flush()
    assert any(text.startswith("Tersimpan ") for text in desk.texts())


def test_failed_saving_is_told_until_it_succeeds(qtbot: QtBot, desk: Desk) -> None:
    trouble = [True]

    def write() -> Change:
        if trouble:
            raise UserError("penyimpanan penuh")
        return CHANGE

    desk.autosave.edit("remark", write)
    desk.autosave.flush()
    desk.jobs.flush()
    assert desk.texts().count("Belum tersimpan: penyimpanan penuh") == 2, "in the status bar and above the screen"
    trouble.clear()
    retry = next(button for button in desk.window.findChildren(QPushButton) if button.text() == "Coba lagi")
    qtbot.mouseClick(retry, Qt.MouseButton.LeftButton)
    desk.jobs.flush()
    assert "Belum tersimpan: penyimpanan penuh" not in desk.texts()


def test_an_error_that_no_screen_took_is_shown_and_can_be_closed(qtbot: QtBot, desk: Desk) -> None:
    def write() -> Change:
        raise UserError("Flashdisk dicabut: pasang lagi, lalu ulangi.")

    desk.jobs.run(lambda _progress: write())
    desk.jobs.flush()
    assert "Flashdisk dicabut: pasang lagi, lalu ulangi." in desk.texts()
    close = next(button for button in desk.window.findChildren(QPushButton) if button.text() == "Tutup")
    qtbot.mouseClick(close, Qt.MouseButton.LeftButton)
    assert "Flashdisk dicabut: pasang lagi, lalu ulangi." not in desk.texts()


def test_ctrl_z_undoes_the_text_that_was_typed_first(qtbot: QtBot, desk: Desk) -> None:
    field = desk.screen().line_edit
    qtbot.keyClicks(field, "abc")
    press(qtbot, desk, "Ctrl+Z")
    assert field.text() != "abc"
    assert desk.history.done == []


@pytest.mark.parametrize("which", ["line_edit", "note_edit"])
def test_ctrl_z_undoes_data_when_the_text_has_nothing_to_undo(qtbot: QtBot, desk: Desk, which: str) -> None:
    getattr(desk.screen(), which).setFocus()
    press(qtbot, desk, "Ctrl+Z")
    desk.jobs.flush()
    assert desk.history.done == ["undo"]
    press(qtbot, desk, "Ctrl+Shift+Z")
    desk.jobs.flush()
    assert desk.history.done == ["undo", "redo"]


def test_undo_saves_what_was_just_typed_before(qtbot: QtBot, desk: Desk) -> None:
    order: list[str] = []

    def save() -> Change:
        order.append("save")
        return CHANGE

    desk.jobs.changed.connect(lambda _change: order.append("changed"))
    desk.autosave.edit("remark", save)
    press(qtbot, desk, "Ctrl+Z")
    desk.jobs.flush()
    assert order[0] == "save"
    assert desk.history.done == ["undo"]


def test_a_toast_after_deleting_takes_it_back(qtbot: QtBot, desk: Desk) -> None:
    desk.window.toast_undo("S-03 dihapus.")
    assert "S-03 dihapus." in desk.texts()
    button = next(button for button in desk.window.findChildren(QPushButton) if button.text() == "Urungkan")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    desk.jobs.flush()
    assert desk.history.done == ["undo"]
    assert "Diurungkan: hapus kesepakatan S-03" in desk.texts()


def test_the_rail_folds_in_a_narrow_window_and_with_large_text(desk: Desk) -> None:
    rail = desk.window.findChild(Rail)
    assert rail is not None
    assert rail.width() == WIDTH
    desk.window.resize(1093, 690)
    assert rail.width() == FOLDED_WIDTH
    desk.window.resize(1366, 768)
    desk.theme.set_text_scale(1.5)
    assert rail.width() == desk.theme.px(FOLDED_WIDTH)


@pytest.mark.parametrize(("width", "scale"), [(1366, 1.0), (1093, 1.0), (1366, 1.5), (1093, 1.5)])
def test_the_frame_needs_no_more_than_the_screen(desk: Desk, width: int, scale: float) -> None:
    desk.theme.set_text_scale(scale)
    desk.window.open_meeting("m1", "kesepakatan")
    desk.window.set_badge("daftar_hadir", "38/45")
    desk.window.resize(width, 690)
    QApplication.sendPostedEvents()
    assert desk.window.minimumSizeHint().width() <= width
    assert desk.window.minimumSizeHint().height() <= 690


def test_the_palette_runs_commands_of_the_screen(qtbot: QtBot, desk: Desk) -> None:
    press(qtbot, desk, "Ctrl+K")
    qtbot.keyClicks(QApplication.focusWidget(), ">perintah ringkasan")
    press(qtbot, desk, "Return")
    assert ("command", "ringkasan") in desk.log


def test_the_palette_leads_to_what_was_found(qtbot: QtBot, desk: Desk) -> None:
    desk.hits = [
        SearchHit(Entity.AGREEMENT, "s2", "S-02 Standar homestay", meeting_id="m7"),
        SearchHit(Entity.PERSON, "p1", "Hari Kusuma", "Ketua Asosiasi Homestay"),
    ]
    press(qtbot, desk, "Ctrl+K")
    qtbot.keyClicks(QApplication.focusWidget(), "homestay")
    press(qtbot, desk, "Return")
    assert ("sepakat meeting", "m7") in desk.log
    assert ("sepakat row", "s2") in desk.log
    press(qtbot, desk, "Ctrl+K")
    qtbot.keyClicks(QApplication.focusWidget(), "@homestay")
    press(qtbot, desk, "Return")
    assert ("direktori row", "p1") in desk.log


def test_escape_closes_the_palette_and_gives_the_focus_back(qtbot: QtBot, desk: Desk) -> None:
    before = desk.screen().line_edit
    press(qtbot, desk, "Ctrl+K")
    assert QApplication.focusWidget() is not before
    press(qtbot, desk, "Escape")
    assert QApplication.focusWidget() is before


def test_keys_of_the_screen_rest_while_the_palette_is_open(qtbot: QtBot, desk: Desk) -> None:
    pressed: list[str] = []
    QShortcut(QKeySequence("F8"), desk.screen()).activated.connect(lambda: pressed.append("F8"))
    press(qtbot, desk, "Ctrl+K")
    press(qtbot, desk, "F8")
    assert pressed == []
    press(qtbot, desk, "Escape")
    press(qtbot, desk, "F8")
    assert pressed == ["F8"]


def test_the_chosen_text_size_is_kept(desk: Desk, tmp_path: Path) -> None:
    actions = [action for action in desk.window.findChildren(QAction) if action.text() == "125%"]
    actions[0].trigger()
    desk.settings.sync()
    assert LocalSettings(tmp_path / "window.ini").text_scale() == 1.25


def test_the_window_comes_back_where_it_was(qtbot: QtBot, desk: Desk) -> None:
    desk.window.resize(700, 500)
    desk.window.close()
    desk.window.resize(600, 400)
    desk.window.show_in_place()
    assert (desk.window.width(), desk.window.height()) == (700, 500)


def test_closing_saves_what_is_pending(desk: Desk) -> None:
    saved: list[bool] = []

    def save() -> Change:
        saved.append(True)
        return CHANGE

    desk.autosave.edit("remark", save)
    desk.window.close()
    assert saved == [True]


def test_closing_waits_for_what_is_typed_but_not_for_long_work(desk: Desk) -> None:
    started, never = threading.Event(), threading.Event()
    log: list[str] = []

    def export(progress: Progress) -> None:
        started.set()
        for _ in range(5000):
            never.wait(0.001)
            progress.report(1, 2)
        log.append("exported")

    def save() -> Change:
        log.append("saved")
        return CHANGE

    desk.jobs.run(export)
    started.wait(5)
    desk.autosave.edit("remark", save)
    desk.window.close()
    assert log == ["saved"]


def test_the_window_does_not_close_over_unsaved_text_at_once(desk: Desk) -> None:
    def write() -> Change:
        raise UserError("penyimpanan penuh")

    desk.autosave.edit("remark", write)
    assert not desk.window.close()
    assert desk.window.isVisible()
    assert "Belum ditutup: ada tulisan yang belum tersimpan" in desk.texts()
    assert desk.window.close()
    desk.autosave.discard("remark")


def test_the_shortcut_sheet_and_the_manual_open(qtbot: QtBot, desk: Desk) -> None:
    press(qtbot, desk, "Ctrl+Slash")
    assert "Pintasan papan ketik" in [window.windowTitle() for window in QApplication.topLevelWidgets()]
    for window in QApplication.topLevelWidgets():
        if window.windowTitle() == "Pintasan papan ketik":
            window.close()
    press(qtbot, desk, "F1")
    manual = next(window for window in QApplication.topLevelWidgets() if window.windowTitle() == "Bantuan")
    assert manual.isVisible()
    manual.close()


def test_every_control_has_a_name_for_the_screen_reader(desk: Desk) -> None:
    desk.window.open_meeting("m1", "kesepakatan")
    from PySide6.QtWidgets import QAbstractButton

    nameless = [
        button
        for button in desk.window.findChildren(QAbstractButton)
        if button.isVisible() and not (button.accessibleName() or button.text())
    ]
    assert nameless == []
