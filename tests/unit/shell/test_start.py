"""From the first paint to the verified copy at the end, and what a start says when it cannot open the file."""

from __future__ import annotations

import functools
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.meeting import MeetingFilter
from rakor_desktop.qtkit.settings import LocalSettings
from rakor_desktop.qtkit.theme import Theme, theme_of
from rakor_desktop.services.catalogue import Services
from rakor_desktop.shell import start as start_module
from rakor_desktop.shell.arguments import parse
from rakor_desktop.shell.places import device_id
from rakor_desktop.shell.single_instance import SingleInstance
from rakor_desktop.shell.start import Session, data_file, start
from rakor_desktop.storage.database import problems_of
from rakor_desktop.widgets.toast import Toast
from tests.support import open_services

ROOT = Path(__file__).resolve().parents[3]
Open = Callable[[], Session]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data.rapat"


@pytest.fixture
def open_session(qtbot: QtBot, path: Path, tmp_path: Path) -> Iterator[Open]:
    """Opens the window on `path` as the program does; what is still open at the end is closed."""
    opened: list[Session] = []
    theme = a_theme()

    def open_it() -> Session:
        services = open_services(path, now=datetime.now)
        session = Session(services, theme, LocalSettings(tmp_path / "window.ini"))
        qtbot.addWidget(session.window)
        opened.append(session)
        session.open()
        return session

    yield open_it
    for session in opened:
        session.deleteLater()


def a_theme() -> Theme:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return theme_of(app)


def close(session: Session) -> None:
    session.window.close()
    session.close()


def copies(path: Path) -> list[Path]:
    return sorted((path.parent / "cadangan").glob("*.rakor-cadangan"))


def make_meeting(services: Services, title: str) -> None:
    services.meetings.create(title)


def toast_of(session: Session) -> str:
    return next(child.text for child in session.window.findChildren(Toast))


def test_nothing_changed_leaves_no_copy(open_session: Open, path: Path) -> None:
    close(open_session())
    assert copies(path) == []
    assert [found.name for found in path.parent.glob("data.rapat*")] == ["data.rapat"]


def test_a_change_leaves_a_sound_copy_that_holds_it(open_session: Open, path: Path, qtbot: QtBot) -> None:
    session = open_session()
    with qtbot.waitSignal(session.jobs.changed):
        session.jobs.write(functools.partial(session.services.meetings.create, "Rapat Uji Salinan"))
    close(session)
    (copy,) = copies(path)
    assert problems_of(copy) == ()
    services = open_services(copy, create=False)
    assert [row.title for row in services.meetings.rows(MeetingFilter())] == ["Rapat Uji Salinan"]
    services.store.close()


def test_text_typed_just_before_the_end_is_written_and_copied(open_session: Open, path: Path) -> None:
    services = open_services(path, now=datetime.now)
    meeting = services.meetings.create("Rapat").value
    services.store.close()
    session = open_session()
    change = functools.partial(session.services.meetings.update, meeting, title="Rapat sampai huruf terakhir")
    session.autosave.edit("judul", change)
    close(session)
    for file in (path, *copies(path)):
        services = open_services(file, create=False)
        assert services.meetings.get(meeting).title == "Rapat sampai huruf terakhir"
        services.store.close()
    assert len(copies(path)) == 1


def test_a_clean_end_is_not_told(open_session: Open, qtbot: QtBot) -> None:
    first = open_session()
    wait_until_marked(first, qtbot)
    close(first)
    second = open_session()
    wait_until_marked(second, qtbot)
    assert toast_of(second) == ""
    close(second)


def test_an_end_without_warning_is_told_with_what_was_kept(open_session: Open, path: Path, qtbot: QtBot) -> None:
    services = open_services(path)
    services.drafts.keep("sesi", "berjalan")
    services.drafts.keep("remark:1", "kalimat yang belum selesai")
    services.store.close()
    session = open_session()
    wait_until_marked(session, qtbot)
    assert "terhenti mendadak" in toast_of(session)
    assert "1 tulisan" in toast_of(session)
    close(session)


def wait_until_marked(session: Session, qtbot: QtBot) -> None:
    def is_marked() -> bool:
        return session.autosave.has_pending

    qtbot.waitUntil(is_marked)
    assert session.autosave.flush_and_wait()


def test_a_copy_that_cannot_be_written_does_not_keep_the_program_open(
    open_session: Open, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    services = open_services(path, now=datetime.now)
    make_meeting(services, "Rapat")
    services.store.close()
    (path.parent / "cadangan").write_text("bukan folder", encoding="utf-8")
    close(open_session())
    assert problems_of(path) == ()


# --- which file ---


def test_demo_is_made_once(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    path = data_file(parse(["--demo"]))
    services = open_services(path, create=False)
    (meeting,) = services.meetings.rows(MeetingFilter())
    counts = services.meetings.counts(meeting.id)
    # documents.md section 13.4
    assert (counts.invited, counts.present, counts.groups, counts.agreements, counts.tasks) == (45, 38, 3, 5, 8)
    services.meetings.update(meeting.id, title="Diubah")
    services.store.close()
    assert data_file(parse(["--demo"])) == path
    services = open_services(path, create=False)
    assert services.meetings.get(meeting.id).title == "Diubah"
    services.store.close()


def test_without_words_the_own_file_opens(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert data_file(parse([])) == tmp_path / "rakor-desktop" / "data.rapat"
    assert (tmp_path / "rakor-desktop").is_dir()


def test_a_named_file_is_taken_as_it_is(tmp_path: Path) -> None:
    assert data_file(parse(["--data", str(tmp_path / "x.rapat"), "--demo"])) == tmp_path / "x.rapat"


def test_a_laptop_keeps_its_name(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert device_id() == device_id()
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "lain"))
    assert device_id() != (tmp_path / "rakor-desktop" / "perangkat.txt").read_text(encoding="ascii")


def test_a_data_folder_that_cannot_be_made(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "berkas").touch()
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "berkas"))
    with pytest.raises(UserError, match="tidak dapat dibuat"):
        data_file(parse([]))


# --- starts that end at once ---


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch, qapp: QApplication) -> list[str]:
    """The sentences of the message boxes; nobody is there to close them."""
    sentences: list[str] = []

    def note(box: QMessageBox) -> int:
        sentences.append(box.text())
        return 0

    def the_application(_arguments: object) -> QApplication:
        return qapp

    monkeypatch.setattr(QMessageBox, "exec", note)
    monkeypatch.setattr(start_module, "make_application", the_application)
    return sentences


def test_a_file_that_is_no_data_file(shown: list[str], path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path.write_text("Yth. Bapak Bupati", encoding="utf-8")
    assert start(parse(["--data", str(path)])) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert "bukan berkas data" in line
    assert shown == [line.removeprefix("rakor-desktop: ")]
    assert path.read_text(encoding="utf-8") == "Yth. Bapak Bupati"
    assert [found.name for found in path.parent.iterdir()] == [path.name]


def test_a_file_in_a_missing_folder(shown: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert start(parse(["--data", str(tmp_path / "tidak" / "data.rapat")])) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert "tidak ada" in shown[0]
    assert list(tmp_path.iterdir()) == []


def test_a_second_start_raises_the_first_and_ends(
    shown: list[str], path: Path, qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    first = SingleInstance(path)
    assert first.acquire()
    with qtbot.waitSignal(first.raise_requested):
        assert start(parse(["--data", str(path)])) == 0
    assert "sudah terbuka" in capsys.readouterr().err
    assert shown == []
    first.release()


def test_a_run_from_start_to_end(path: Path) -> None:
    program = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from rakor_desktop.__main__ import main
run = QApplication.exec
def close_soon():
    QTimer.singleShot(0, QApplication.instance().closeAllWindows)
    return run()
QApplication.exec = staticmethod(close_soon)
sys.exit(main(sys.argv[1:]))
"""
    command = [sys.executable, "-c", program, "--data", str(path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=120)
    told = [line for line in done.stderr.splitlines() if not line.startswith("This plugin does not support")]
    assert (done.returncode, done.stdout, told) == (0, "", []), done.stderr
    assert [found.name for found in path.parent.iterdir()] == ["data.rapat"]
    assert problems_of(path) == ()


@pytest.mark.parametrize("number", ["SIGTERM", "SIGINT"])
def test_a_request_of_the_system_to_end_is_a_clean_end_with_a_copy(path: Path, number: str) -> None:
    services = open_services(path, now=datetime.now)
    make_meeting(services, "Rapat sebelum laptop dimatikan")
    services.store.close()
    program = f"""
import os, signal, sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from rakor_desktop.__main__ import main
run = QApplication.exec
def end_soon():
    QTimer.singleShot(0, lambda: QTimer.singleShot(0, lambda: os.kill(os.getpid(), signal.{number})))
    return run()
QApplication.exec = staticmethod(end_soon)
sys.exit(main(sys.argv[1:]))
"""
    command = [sys.executable, "-c", program, "--data", str(path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    assert len(copies(path)) == 1
    services = open_services(path, create=False)
    assert services.drafts.all() == ()
    services.store.close()


def test_logging_off_closes_all_before_the_desktop_ends(open_session: Open, path: Path) -> None:
    services = open_services(path, now=datetime.now)
    make_meeting(services, "Rapat")
    services.store.close()
    session = open_session()
    assert session.end()
    session.close()  # what follows when the event loop ends
    assert not session.window.isVisible()
    assert len(copies(path)) == 1
