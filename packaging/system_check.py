"""What the operating system must bring: the libraries that Qt loads, Python's venv, and what the tests need.

Standard library alone: it runs before anything is installed. The list of libraries is what the wheels of
PySide6-Essentials 6.11 (QtCore, QtGui, QtWidgets, QtSvg, QtPrintSupport and the plugins `xcb` and `offscreen`) are
linked against and do not bring themselves; Windows wheels bring all of it.
"""

from __future__ import annotations

import ctypes
import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

# Library -> Debian and Ubuntu package.
QT_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libstdc++.so.6": "libstdc++6",
    "libxcb.so.1": "libxcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
}
# Command -> package: the real window of the end-to-end tests, and the hand that clicks in it.
WINDOW_TOOLS = {"Xvfb": "xvfb", "xdotool": "xdotool"}
# Part of LibreOffice -> package: it reads our workbooks and Word documents back. `nogui` leaves out its windows; the
# full packages serve as well.
OFFICE_COMMAND = "soffice"
OFFICE_PARTS = {"libsclo.so": "libreoffice-calc-nogui", "libswlo.so": "libreoffice-writer-nogui"}
# The face that the design is drawn with; without it the pictures and the widths differ from machine to machine.
PICTURE_FONT = ("NotoSans-Regular.ttf", "fonts-noto-core")
FONT_FOLDERS = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path.home() / ".local/share/fonts")


class Missing(NamedTuple):
    """One thing that the system lacks, and the package that brings it."""

    thing: str
    package: str


class SystemLacksError(Exception):
    """Something is missing and cannot be installed from here; the text says what to type."""


def venv_package() -> str:
    """The package with `ensurepip` for the Python that runs this."""
    return f"python3.{sys.version_info.minor}-venv"


def missing(*, pictures: bool, window: bool, office: bool = False) -> list[Missing]:
    """All that this system lacks.

    Args:
        pictures: screens will be drawn into files, which needs a font.
        window: a real window will be opened on a display of our own.
        office: LibreOffice will read files back.
    """
    if sys.platform != "linux":
        return []
    lacks = [Missing(name, QT_LIBRARIES[name]) for name in absent_libraries()]
    if importlib.util.find_spec("ensurepip") is None:
        lacks.append(Missing("Python's ensurepip", venv_package()))
    if pictures and not any(list(folder.rglob(PICTURE_FONT[0])) for folder in FONT_FOLDERS if folder.is_dir()):
        lacks.append(Missing(*PICTURE_FONT))
    if window:
        lacks += [Missing(name, package) for name, package in WINDOW_TOOLS.items() if shutil.which(name) is None]
    if office:
        lacks += absent_office_parts()
    return lacks


def absent_office_parts() -> list[Missing]:
    """What LibreOffice lacks of Calc and Writer: its command alone may come without either."""
    command = shutil.which(OFFICE_COMMAND)
    folder = Path(command).resolve().parent if command else None
    return [
        Missing(f"LibreOffice ({part})", package)
        for part, package in OFFICE_PARTS.items()
        if folder is None or not (folder / part).exists()
    ]


def absent_libraries() -> list[str]:
    """Those of `QT_LIBRARIES` that the loader would not find."""
    known = known_libraries(_loader_cache())
    return [name for name in QT_LIBRARIES if name not in known and not _loads(name)]


def known_libraries(listing: str) -> set[str]:
    """The libraries of 64 bits, the only ones that the wheels can use, in the output of `ldconfig -p`."""
    lines = re.findall(r"^\s+(\S+) \(([^)]*)\)", listing, flags=re.MULTILINE)
    return {name for name, kind in lines if "64" in kind}


def _loader_cache() -> str:
    # A user's PATH seldom holds /sbin.
    command = shutil.which("ldconfig", path=os.environ.get("PATH", "") + ":/sbin:/usr/sbin")
    if command is None:
        return ""
    return subprocess.run([command, "-p"], capture_output=True, text=True, check=False).stdout


def _loads(name: str) -> bool:
    # Covers LD_LIBRARY_PATH and systems whose loader keeps no cache.
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def packages(lacks: list[Missing]) -> list[str]:
    """The packages to install, each once."""
    return sorted({item.package for item in lacks})


def line_to_type(lacks: list[Missing]) -> str:
    """The one line that a person without root's rights types."""
    return f"sudo apt-get update && sudo apt-get install -y --no-install-recommends {' '.join(packages(lacks))}"


def complaint(lacks: list[Missing], *, has_apt: bool) -> str:
    """What is missing and what to do about it, for a person."""
    things = ", ".join(item.thing for item in lacks)
    if has_apt:
        return f"This system lacks: {things}.\nType this line, then start again:\n\n  {line_to_type(lacks)}\n"
    return (
        f"This system lacks: {things}.\nInstall them with the package manager of this system, then start again.\n"
        f"(On Debian and Ubuntu the packages are called: {' '.join(packages(lacks))})\n"
    )


def ensure(*, pictures: bool, window: bool, office: bool = False) -> None:
    """Install what is missing when we are root and apt is there. Raises SystemLacksError with what to type."""
    lacks = missing(pictures=pictures, window=window, office=office)
    if not lacks:
        return
    apt = shutil.which("apt-get")
    if apt is None or os.geteuid() != 0:
        raise SystemLacksError(complaint(lacks, has_apt=apt is not None))
    print(f"Installing with apt: {' '.join(packages(lacks))}", flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for arguments in (["update"], ["install", "-y", "--no-install-recommends", *packages(lacks)]):
        result = subprocess.run(
            [apt, "-qq", "-o=Dpkg::Use-Pty=0", *arguments],
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        # A failing update (one mirror is down) is no reason to stop: what follows shows whether it mattered.
        if result.returncode != 0 and arguments[0] == "install":
            raise SystemLacksError(f"{result.stdout}\napt could not install: {' '.join(packages(lacks))}")
    importlib.invalidate_caches()
    if still := missing(pictures=pictures, window=window, office=office):
        raise SystemLacksError(complaint(still, has_apt=True))
