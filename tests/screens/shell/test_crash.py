"""A bug never costs work: it is saved first, then the report is shown."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from rakor_desktop.shell.crash import CrashDialog, CrashGuard, report_of


class Program:
    def __init__(self, log_file: Path) -> None:
        self.events: list[str] = []
        self.can_save = True
        self.guard = CrashGuard(self.save, self.close, log_file, "1.0")

    def save(self) -> bool:
        self.events.append("save")
        if not self.can_save:
            raise OSError("disk")
        return True

    def close(self) -> None:
        self.events.append("close")


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[Program]:
    program = Program(tmp_path / "laporan" / "galat.txt")
    yield program
    for dialog in dialogs():
        dialog.accept()


def dialogs() -> list[CrashDialog]:
    return [window for window in QApplication.topLevelWidgets() if isinstance(window, CrashDialog)]


def bug() -> ZeroDivisionError:
    try:
        raise ZeroDivisionError("angka nol")
    except ZeroDivisionError as error:
        return error


def press(dialog: CrashDialog, text: str) -> None:
    next(button for button in dialog.findChildren(QPushButton) if button.text() == text).click()


def test_work_is_saved_before_the_report_is_shown(
    program: Program, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    program.guard.handle(bug())
    assert program.events == ["save"]
    assert len([dialog for dialog in dialogs() if dialog.isVisible()]) == 1
    assert "ZeroDivisionError: angka nol" in (tmp_path / "laporan" / "galat.txt").read_text("utf-8")
    assert "ZeroDivisionError" in capsys.readouterr().err


def test_the_report_can_be_copied_and_work_goes_on(program: Program, capsys: pytest.CaptureFixture[str]) -> None:
    program.guard.handle(bug())
    press(dialogs()[0], "Salin laporan")
    assert "Rakor Desktop 1.0" in QGuiApplication.clipboard().text()
    press(dialogs()[0], "Lanjutkan")
    assert program.events == ["save"]


def test_the_program_can_be_closed(program: Program, capsys: pytest.CaptureFixture[str]) -> None:
    program.guard.handle(bug())
    press(dialogs()[0], "Tutup program")
    assert program.events == ["save", "close"]


def test_a_second_bug_opens_no_second_dialog(program: Program, capsys: pytest.CaptureFixture[str]) -> None:
    program.guard.handle(bug())
    program.guard.handle(bug())
    assert len(dialogs()) == 1


def test_a_bug_is_shown_even_when_saving_fails(program: Program, capsys: pytest.CaptureFixture[str]) -> None:
    program.can_save = False
    program.guard.handle(bug())
    assert len(dialogs()) == 1


@pytest.mark.expects_logs  # Qt speaks through the installed handler too
def test_what_reaches_the_event_loop_is_caught(program: Program, capsys: pytest.CaptureFixture[str]) -> None:
    hook = sys.excepthook
    program.guard.install()
    try:
        error = bug()
        sys.excepthook(type(error), error, error.__traceback__)
    finally:
        program.guard.uninstall()
        sys.excepthook = hook
    assert program.events == ["save"]


def test_the_report_names_versions_and_no_content() -> None:
    report = report_of(bug(), "1.0")
    assert report.startswith("Rakor Desktop 1.0\nPython ")
    assert "ZeroDivisionError: angka nol" in report
