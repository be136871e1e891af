"""Drives the real program as somebody in front of it: keys in, pictures and the data file out."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar

from tests.end_to_end.screen import Screen

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 30.0  # s until a condition that never came true fails the test
_PAUSE = 0.02  # s between two looks
_SAME_LOOKS = 4  # a caret blinks slower than this many looks last

T = TypeVar("T")


def wait_for(look: Callable[[], T], what: str) -> T:
    """Look until there is something, and give it. Raises AssertionError after PATIENCE."""
    deadline = time.monotonic() + PATIENCE
    while True:
        found = look()
        if found:
            return found
        if time.monotonic() > deadline:
            raise AssertionError(f"waited {PATIENCE:.0f} s for {what}")
        time.sleep(_PAUSE)  # noqa: TID251 - another process sends no signal


class Program:
    """The program on one data file, in a home that holds nothing else."""

    def __init__(self, data: Path, home: Path, screen: Screen) -> None:
        self.data = data
        self._screen = screen
        self._home = home
        self._process: subprocess.Popen[str] | None = None
        self._window = ""

    # its life

    def start(self) -> Program:
        """Start and wait until the window is drawn and has the keyboard."""
        self._process = self._spawn()
        self._window = wait_for(self._find_window, "the window")
        # No window manager is running that would do this.
        _xdotool("windowsize", self._window, str(self._screen.width), str(self._screen.height))
        self.focus()
        self.wait_until_still()
        return self

    def start_again(self) -> tuple[int, str]:
        """A second start on the same file: its exit code and what it said."""
        process = self._spawn()
        _, told = process.communicate(timeout=PATIENCE)
        return process.returncode, told

    def close_window(self) -> int:
        """Close the window as its title bar does; the exit code."""
        process = self._running()
        self._screen.ask_to_close(int(self._window))
        told = self.end(stop=False)
        assert told == "", told
        return process.returncode

    def kill(self) -> None:
        """End the process as a power cut does."""
        self._running().send_signal(signal.SIGKILL)
        told = self.end()
        assert told == "", told

    def end(self, *, stop: bool = True) -> str:
        """Wait until the process ended, by itself or (`stop`) by force; what it wrote to stderr."""
        process, self._process = self._process, None
        if process is None:
            return ""
        if stop:
            process.kill()
        try:
            _, told = process.communicate(timeout=PATIENCE)
        finally:
            process.kill()
        return told

    def is_running(self) -> bool:
        """Whether the process is there."""
        return self._process is not None and self._process.poll() is None

    # hands

    def key(self, *keys: str) -> None:
        """Press keys one after another, named as X names them: `ctrl+n`, `Tab`, `Return`."""
        _xdotool("key", "--delay", "8", *keys)

    def press(self, *keys: str) -> None:
        """Press keys and wait until the screen shows what came of them."""
        self.key(*keys)
        self.wait_until_still()

    def type(self, text: str, *, delay_ms: int = 3) -> None:
        """Type text as it stands on a keyboard."""
        _xdotool("type", "--delay", str(delay_ms), "--", text)

    def fill(self, text: str) -> None:
        """Put text in the place of what the field holds, and go on to the next field."""
        self.key("ctrl+a")
        self.type(text)
        self.key("Tab")

    def command(self, words: str) -> None:
        """Carry out the first command that the palette finds for these words."""
        self.press("ctrl+k")
        self.type(words)
        self.wait_until_still()
        self.press("Return")

    def click(self, x: int, y: int) -> None:
        """Click at a place of the screen."""
        _xdotool("mousemove", str(x), str(y), "click", "1")

    def focus(self) -> None:
        """Give the keyboard to the window."""
        _xdotool("windowfocus", "--sync", self._window)

    # eyes

    def wait_until_still(self) -> None:
        """Wait until the program did all that it was asked and the screen stands still, but for a blinking caret."""
        looks: list[bytes] = []

        def is_still() -> bool:
            self.wait_for_answer()
            looks.append(self._screen.digest())
            return len(looks) >= _SAME_LOOKS and len(set(looks[-_SAME_LOOKS:])) == 1

        wait_for(is_still, "a picture that stands still")

    def wait_for_answer(self) -> None:
        """Wait until the program took all keys that were pressed."""
        number = self._screen.ping(int(self._window))

        def is_answered() -> bool:
            return self._screen.is_answered(number)

        wait_for(is_answered, "an answer of the program")

    def take_picture(self, path: Path) -> None:
        """Keep what the screen shows."""
        self._screen.save(path)

    def _spawn(self) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "rakor_desktop", "--data", str(self.data)]
        return subprocess.Popen(
            command, cwd=ROOT, env=environment(self._home), stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def _find_window(self) -> str:
        if not self.is_running():
            raise AssertionError(f"the program ended: {self.end()}")
        pid = str(self._running().pid)
        found = _xdotool("search", "--all", "--onlyvisible", "--pid", pid, "--name", "^Rakor Desktop$", check=False)
        return found.splitlines()[0] if found else ""

    def _running(self) -> subprocess.Popen[str]:
        assert self._process is not None, "the program was not started"
        return self._process


def environment(home: Path) -> Mapping[str, str]:
    """The environment of a user who never started the program before."""
    home.mkdir(parents=True, exist_ok=True)
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "QT_", "COV_"))}
    return {**kept, "HOME": str(home), "QT_QPA_PLATFORM": "xcb", "LC_ALL": "C.UTF-8"}


def _xdotool(*words: str, check: bool = True) -> str:
    done = subprocess.run(["xdotool", *words], capture_output=True, text=True, check=False, timeout=PATIENCE)
    assert not check or done.returncode == 0, f"xdotool {' '.join(words)}: {done.stderr}"
    return done.stdout.strip()
