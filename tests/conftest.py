"""What holds for every test: nothing of the user's is touched, and nothing unexpected passes in silence.

Qt messages and Python warnings fail a test by the settings in pyproject.toml; here the same is done for log lines, for
bugs in jobs and their callbacks, and for what a test leaves behind.
"""

from __future__ import annotations

import gc
import logging
import os
import shutil
import sys
import tempfile
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rakor_desktop.services.catalogue import Services
    from tests.support import Clock

_HOME = Path(tempfile.mkdtemp(prefix="rakor-"))


def _move_into_empty_home() -> None:
    # While this file is imported, thus before Qt or a child process asks for any of these.
    folders = {
        "HOME": "",
        "USERPROFILE": "",
        "APPDATA": "AppData/Roaming",
        "LOCALAPPDATA": "AppData/Local",
        "XDG_CONFIG_HOME": ".config",
        "XDG_CACHE_HOME": ".cache",
        "XDG_DATA_HOME": ".local/share",
        "XDG_STATE_HOME": ".local/state",
        "XDG_RUNTIME_DIR": "run",
    }
    for variable, folder in folders.items():
        path = _HOME / folder
        path.mkdir(parents=True, exist_ok=True, mode=0o700)
        os.environ[variable] = str(path)
    os.environ["LC_ALL"] = "C.UTF-8"  # Qt complains about anything but UTF-8, which a bare system does not set
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


_move_into_empty_home()

settings.register_profile("rakor", deadline=None, print_blob=True)
settings.load_profile("rakor")


def pytest_unconfigure() -> None:
    shutil.rmtree(_HOME, ignore_errors=True)


@pytest.fixture(scope="session")
def empty_home() -> Path:
    """The home of this test session; it held nothing when the session began."""
    return _HOME


class _Lines(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"{record.levelname} {record.name}: {record.getMessage()}")


@pytest.fixture(autouse=True)
def _no_unexpected_log_lines(request: pytest.FixtureRequest) -> Iterator[None]:
    handler = _Lines()
    logging.getLogger().addHandler(handler)
    yield
    logging.getLogger().removeHandler(handler)
    if handler.lines and request.node.get_closest_marker("expects_logs") is None:
        pytest.fail("unexpected log lines:\n" + "\n".join(handler.lines), pytrace=False)


@pytest.fixture(autouse=True)
def _no_bugs_in_jobs(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """What the program would show in its crash dialog fails the test."""
    module = sys.modules.get("rakor_desktop.qtkit.jobs")  # a test without windows need not load Qt for this
    if module is None or request.node.get_closest_marker("expects_bugs") is not None:
        yield
        return
    bugs: list[BaseException] = []
    begin = module.Jobs.__init__

    def begin_watched(jobs: Any, *args: Any, **named: Any) -> None:
        begin(jobs, *args, **named)
        jobs.bug_raised.connect(bugs.append)

    monkeypatch.setattr(module.Jobs, "__init__", begin_watched)
    yield
    if bugs:
        raise BaseExceptionGroup("bugs in jobs or their callbacks, and no marker `expects_bugs`", bugs)


@pytest.fixture(autouse=True)
def _nothing_left_behind() -> Iterator[None]:
    threads_before = set(threading.enumerate())
    qt_before = set(map(id, _qt_left()))
    yield
    left = [f"thread {thread.name}" for thread in _threads_left(threads_before)]
    left += [_describe(thing) for thing in _qt_left_for_good(qt_before)]
    if left:
        pytest.fail(f"left behind: {', '.join(left)}", pytrace=False)


def _threads_left(before: set[threading.Thread]) -> list[threading.Thread]:
    new = [t for t in threading.enumerate() if t not in before and not isinstance(t, threading._DummyThread)]
    for thread in new:
        thread.join(timeout=2)  # one that is just ending is not left behind
    return [thread for thread in new if thread.is_alive()]


def _qt_left_for_good(before: set[int]) -> list[Any]:
    """Running threads, active timers and visible windows that this test began and nobody will end."""
    if not _application():
        return []
    from PySide6.QtCore import QCoreApplication, QEvent

    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    if not [thing for thing in _qt_left() if id(thing) not in before]:
        return []
    gc.collect()  # a screen in a reference cycle goes when Python gets to it
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    left = [thing for thing in _qt_left() if id(thing) not in before]
    for thing in left:  # the next test must not pay for this one
        for order in ("stop", "close", "requestInterruption", "quit"):
            if hasattr(thing, order):
                getattr(thing, order)()
    return left


def _application() -> Any:
    widgets = sys.modules.get("PySide6.QtWidgets")
    return widgets.QApplication.instance() if widgets else None


def _qt_left() -> list[Any]:
    if not _application():
        return []
    import shiboken6
    from PySide6.QtCore import QThread, QTimer
    from PySide6.QtWidgets import QApplication

    main_thread = _application().thread()
    found: list[Any] = [window for window in QApplication.topLevelWidgets() if window.isVisible()]
    for thing in shiboken6.getAllValidWrappers():
        running = isinstance(thing, QThread) and thing is not main_thread and thing.isRunning()
        if running or (isinstance(thing, QTimer) and thing.isActive()):
            found.append(thing)
    return found


def _describe(thing: Any) -> str:
    name = thing.objectName()
    return f"{type(thing).__name__} {name!r}" if name else type(thing).__name__


@pytest.fixture
def clock() -> Clock:
    """The time of the services of a test."""
    from tests.support import Clock

    return Clock()


@pytest.fixture
def services(tmp_path: Path, clock: Clock) -> Iterator[Services]:
    """All services on a fresh data file."""
    from tests.support import open_services

    opened = open_services(tmp_path / "uji.rakor", now=clock)
    yield opened
    opened.store.close()
