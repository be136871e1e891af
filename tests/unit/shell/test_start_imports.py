"""A start brings only what the first window needs: libraries for documents, lists and holidays come with their jobs."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]

# The real start, but for the event loop: it ends when the window was painted and nothing more is due at once.
PROGRAM = """
import json, sys
from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication

class Painted(QObject):
    def __init__(self, loop):
        super().__init__()
        self.loop = loop

    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and watched.isWindowType() or event.type() == QEvent.Type.UpdateRequest:
            QTimer.singleShot(0, self.loop.quit)
        return False

def until_painted():
    loop = QEventLoop()
    painted = Painted(loop)
    app = QApplication.instance()
    app.installEventFilter(painted)
    loop.exec()
    app.removeEventFilter(painted)
    windows = [window for window in app.topLevelWidgets() if window.isVisible()]
    print(json.dumps({"modules": sorted(sys.modules), "windows": [window.windowTitle() for window in windows]}))
    for window in windows:
        window.close()
    return 0

QApplication.exec = staticmethod(until_painted)
from rakor_desktop.__main__ import main
sys.exit(main(sys.argv[1:]))
"""
LATER = (
    "reportlab",
    "openpyxl",
    "python_calamine",
    "pikepdf",
    "pypdfium2",
    "rapidfuzz",
    "holidays",
    "psutil",
    "PIL",
    "lxml",
    "qtawesome",
    "fontTools",
    "playhouse.migrations",
    "rakor_desktop.services.documents",
    "rakor_desktop.services.groups",
    "rakor_desktop.services.roster",
)
# Screens of places that were not visited.
UNSEEN = tuple(
    f"rakor_desktop.screens.{name}"
    for name in ("preparation", "attendance", "proceedings", "groups", "agreements", "documents", "directory")
)


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("contoh") / "contoh.rapat"
    run("contoh", str(path), program=("-m", "rakor_desktop"))
    return path


def run(*arguments: str, program: tuple[str, ...] = ("-c", PROGRAM)) -> str:
    command = [sys.executable, *program, *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_first_window_brings_no_library_of_a_job(demo: Path) -> None:
    told = json.loads(run("--data", str(demo)))
    assert told["windows"] == ["Rakor Desktop"]
    modules = set(told["modules"])
    assert "rakor_desktop.screens.home.home_screen" in modules
    assert [name for name in LATER if name in modules] == []
    assert [name for name in UNSEEN if any(module.startswith(f"{name}.") for module in modules)] == []


def test_commands_bring_no_window(demo: Path) -> None:
    program = "import sys; from rakor_desktop.__main__ import main; code = main(); print(*sys.modules); sys.exit(code)"
    modules = run("periksa", str(demo), program=("-c", program)).split()
    assert [name for name in modules if name.startswith("PySide6")] == []
