"""The wheel holds all that the program needs: it works in a folder far from the source tree."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]

# Run with the unpacked wheel first on the path: every module, every page and tab, and the window's own parts.
VISIT = """
import faulthandler, importlib, pkgutil, sys
from pathlib import Path
faulthandler.dump_traceback_later(45, exit=True)  # a window that waits for ever says where
import rakor_desktop
from PySide6.QtWidgets import QApplication
from rakor_desktop.domain.meeting import MeetingFilter
from rakor_desktop.qtkit.icons import Icon, icon
from rakor_desktop.qtkit.screen import PageKey, TabKey
from rakor_desktop.qtkit.settings import LocalSettings
from rakor_desktop.services.catalogue import services_on
from rakor_desktop.shell.application import dress, make_application
from rakor_desktop.shell.start import Session
from rakor_desktop.storage.store import Store

file = Path(sys.argv[1])
for module in pkgutil.walk_packages(rakor_desktop.__path__, "rakor_desktop."):
    if not module.name.endswith("__main__"):
        importlib.import_module(module.name)
app = make_application([])
settings = LocalSettings(file.with_name("window.ini"))
theme = dress(app, settings)
assert all(not icon(one).isNull() for one in Icon)
session = Session(services_on(Store(file, device="uji")), theme, settings)
session.open()
window = session.window
(meeting,) = session.services.meetings.rows(MeetingFilter())
for page in (PageKey.HOME, PageKey.MEETINGS, PageKey.DIRECTORY, PageKey.SETTINGS):
    window.go(page)
    assert window.navigation.page_key == page
for tab in TabKey:
    window.open_meeting(meeting.id, tab)
    assert not window.grab().isNull()
window._show_manual()
window.close()
session.close()
files = [m.__file__ for name, m in sys.modules.items() if name.startswith("rakor_desktop") and m.__file__]
print(len(files), *(path for path in files if not path.startswith(sys.argv[2])))
"""


def test_the_wheel_works_outside_the_tree(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True, timeout=60)
    (wheel,) = tmp_path.glob("*.whl")
    place = tmp_path / "tempat"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(place)
    assert {path.name.partition("-")[0] for path in place.iterdir()} == {"rakor_desktop"}
    assert files_below(place / "rakor_desktop" / "_resources") == files_below(ROOT / "resources")

    data = tmp_path / "contoh.rapat"
    assert run(place, "-m", "rakor_desktop", "contoh", str(data)).returncode == 0
    assert run(place, "-m", "rakor_desktop", "periksa", str(data)).returncode == 0
    visit = run(place, "-c", VISIT, str(data), str(place))
    assert visit.returncode == 0, visit.stderr
    count, *from_the_tree = visit.stdout.split()
    assert int(count) > 100
    assert from_the_tree == []


def run(place: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "PYTHONPATH": str(place), "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, *arguments]
    return subprocess.run(command, cwd=place.parent, env=env, capture_output=True, text=True, timeout=60, check=False)


def files_below(folder: Path) -> set[Path]:
    return {
        path.relative_to(folder) for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts
    }
