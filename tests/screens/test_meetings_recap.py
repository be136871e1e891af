"""Rekap kehadiran over a span of dates, from the list of meetings."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from rakor_desktop.domain.naskah import Format
from rakor_desktop.qtkit.settings import LocalSettings
from rakor_desktop.qtkit.start_folder import StartFolder
from rakor_desktop.screens.meetings.meetings_screen import MeetingsScreen
from rakor_desktop.screens.meetings.period_dialog import PeriodDialog, ask_for_recap
from tests.screens.meeting_world import World, open_world, show


@pytest.fixture
def world(tmp_path: Path, qtbot: QtBot) -> Iterator[World]:
    with open_world(tmp_path) as opened:
        yield opened


@pytest.fixture
def dialog(world: World, qtbot: QtBot) -> PeriodDialog:
    made = PeriodDialog(world.services.period, world.jobs, date(2026, 11, 24))
    return show(qtbot, made, 460, 320)


def test_the_year_so_far_is_offered(dialog: PeriodDialog) -> None:
    assert (dialog.ui.first_field.value, dialog.ui.last_field.value) == (date(2026, 1, 1), date(2026, 11, 24))


@pytest.mark.parametrize(("form", "start"), [(Format.PDF, b"%PDF"), (Format.XLSX, b"PK")])
def test_the_recap_is_written_and_the_dialog_closes(
    dialog: PeriodDialog, world: World, tmp_path: Path, qtbot: QtBot, form: Format, start: bytes
) -> None:
    with qtbot.waitSignal(dialog.written):
        dialog.write(form, tmp_path / f"rekap{form.suffix}")
    assert (tmp_path / f"rekap{form.suffix}").read_bytes().startswith(start)
    assert not dialog.isVisible()


def test_a_span_the_wrong_way_round_is_refused_in_place(dialog: PeriodDialog, world: World, tmp_path: Path) -> None:
    dialog.ui.last_field.show_date(date(2025, 1, 1))
    dialog.write(Format.PDF, tmp_path / "rekap.pdf")
    world.settle()
    assert dialog.ui.error_panel.isVisible()
    assert dialog.ui.pdf_button.isEnabled()
    assert not (tmp_path / "rekap.pdf").exists()
    dialog.ui.last_field.show_date(None)
    dialog.ui.pdf_button.click()
    assert dialog.ui.error_panel.message.heading == "Tulis kedua tanggal dahulu."


def test_a_name_without_its_ending_gets_it(
    dialog: PeriodDialog, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(tmp_path / "hadir.2026"), ""))
    with qtbot.waitSignal(dialog.written) as answer:
        dialog.ui.pdf_button.click()
    assert answer.args == [tmp_path / "hadir.2026.pdf"]


def test_a_name_that_got_its_ending_replaces_nothing_unasked(
    dialog: PeriodDialog, world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "rekap.pdf").write_bytes(b"lama")
    answers = [str(tmp_path / "rekap"), ""]
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (answers.pop(0), ""))
    dialog.ui.pdf_button.click()
    world.settle()
    assert answers == []  # asked again, with the whole name
    assert (tmp_path / "rekap.pdf").read_bytes() == b"lama"


def test_the_next_recap_begins_in_the_folder_of_the_last(
    world: World, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    local, asked = LocalSettings(tmp_path / "window.ini"), list[Path]()

    def ask(_parent: QWidget, _title: str, start: str, _filters: str) -> tuple[str, str]:
        asked.append(Path(start).parent)
        return str(tmp_path / "rekap.pdf"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    for _ in range(2):
        folder = StartFolder(local, "recap/folder")
        dialog = PeriodDialog(world.services.period, world.jobs, date(2026, 11, 24), folder)
        show(qtbot, dialog, 460, 320)
        with qtbot.waitSignal(dialog.written):
            dialog.ui.pdf_button.click()
    assert asked[1] == tmp_path != asked[0]


def test_the_list_offers_the_recap(world: World, qtbot: QtBot) -> None:
    asked: list[bool] = []
    screen = MeetingsScreen(
        world.services.meetings, world.jobs, world.frame, ask_for_recap=lambda *_args: asked.append(True)
    )
    show(qtbot, screen)
    screen.ui.recap_button.click()
    next(one for one in screen.commands() if one.title.startswith("Rekap kehadiran")).run()
    assert asked == [True, True]


def test_a_toast_leads_to_the_file(world: World, qtbot: QtBot, tmp_path: Path) -> None:
    screen = MeetingsScreen(world.services.meetings, world.jobs, world.frame)
    show(qtbot, screen)
    dialog = ask_for_recap(world.services.period, world.jobs, world.frame, screen)
    dialog.ui.last_field.show_date(date(2026, 12, 31))
    with qtbot.waitSignal(dialog.written):
        dialog.write(Format.PDF, tmp_path / "rekap.pdf")
    assert world.frame.toasts == ["rekap.pdf tersimpan."]
