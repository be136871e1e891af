"""From the start of the process to the last drawing of its first window, against a bare window with a label.

Seen from outside through X Damage: no line of the program knows that it is measured.
"""

from __future__ import annotations

import ctypes
import os
import select
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from tests.benchmarks.measuring import in_turns, show
from tests.end_to_end.driver import environment
from tests.end_to_end.screen import Screen, library
from tests.support import open_services

ROOT = Path(__file__).resolve().parents[2]
# What comes later than this after a drawing is no part of the start: the state of saving, the clock.
QUIET = 0.3
_RAW_RECTANGLES = 0

BARE = """
from PySide6.QtWidgets import QApplication, QLabel
app = QApplication([])
label = QLabel("Rakor Desktop")
label.resize(1366, 768)
label.show()
app.exec()
"""


class DamageWatch:
    """Tells when the screen was drawn on."""

    def __init__(self) -> None:
        self._screen = Screen()
        self._x11, self._display = self._screen.x11, self._screen.display
        xdamage = library("Xdamage")
        xdamage.XDamageCreate.restype = ctypes.c_ulong
        base, error = ctypes.c_int(), ctypes.c_int()
        assert xdamage.XDamageQueryExtension(self._display, ctypes.byref(base), ctypes.byref(error))
        xdamage.XDamageCreate(self._display, self._screen.root, _RAW_RECTANGLES)
        self._x11.XSync(self._display, 1)
        self._socket = self._x11.XConnectionNumber(self._display)

    def last_drawing(self, since: float) -> float:
        """Seconds from `since` until the last drawing before the screen is quiet."""
        event = ctypes.create_string_buffer(192)
        last = 0.0
        while True:
            ready, _, _ = select.select([self._socket], [], [], QUIET if last else 30)
            moment = time.perf_counter()
            if not ready:
                assert last, "nothing was drawn"
                return last - since
            while self._x11.XPending(self._display):
                self._x11.XNextEvent(self._display, event)
                last = moment

    def settle(self) -> None:
        """Wait until the last window is gone from the screen."""
        while select.select([self._socket], [], [], QUIET)[0]:
            self._x11.XSync(self._display, 1)

    def close(self) -> None:
        self._screen.close()


def start(watch: DamageWatch, home: Path, command: Sequence[str], prepare: Callable[[], object]) -> tuple[float, float]:
    """Start a program, see it drawn, end it; seconds and the peak of its resident memory in MB."""
    prepare()
    env = {**environment(home)}
    env.pop("PYTHONDONTWRITEBYTECODE", None)
    watch.settle()
    since = time.perf_counter()
    process = subprocess.Popen([sys.executable, *command], cwd=ROOT, env=env)
    seconds = watch.last_drawing(since)
    status = Path(f"/proc/{process.pid}/status").read_text(encoding="ascii")
    process.kill()
    process.wait()
    peak = next(line.split()[1] for line in status.splitlines() if line.startswith("VmHWM"))
    return seconds, int(peak) / 1024


def fresh(original: Path, path: Path) -> None:
    """Put the data file back: a killed program would be told of at the next start."""
    for old in path.parent.iterdir():
        old.unlink()
    shutil.copy(original, path)


def test_first_window(display: str, tmp_path: Path) -> None:
    assert os.environ["DISPLAY"] == display
    subprocess.run([sys.executable, "-m", "compileall", "-q", "rakor_desktop"], cwd=ROOT, check=True)
    home, folder = tmp_path / "home", tmp_path / "data"
    folder.mkdir()
    demo, empty = tmp_path / "demo.rapat", tmp_path / "kosong.rapat"
    command = [sys.executable, "-m", "rakor_desktop", "contoh", str(demo)]
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL, env={**environment(home)})
    open_services(empty).store.close()
    path = folder / "data.rapat"
    program = ("-m", "rakor_desktop", "--data", str(path))
    watch = DamageWatch()
    run = partial(start, watch, home)
    measured = in_turns(
        [
            ("bare PySide6 window with a label", partial(run, ("-c", BARE), partial(fresh, empty, path))),
            ("program, empty file", partial(run, program, partial(fresh, empty, path))),
            ("program, demo file", partial(run, program, partial(fresh, demo, path))),
        ]
    )
    watch.close()
    goal = "goal 1.50, memory 1.35"
    show("Start to the last drawing of the first window", measured, ["", goal, goal])
