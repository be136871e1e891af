"""LibreOffice as the reader of our files: what it makes of workbooks and Word documents.

These tests need LibreOffice's Calc and Writer; `packaging/dev.py test` asks the system for them, `--fast` leaves them
out.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

Convert = Callable[[Sequence[Path], str], list[Path]]
_OWN_VARIABLES = ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY")
_FONTS = Path(__file__).resolve().parents[2] / "resources" / "fonts"
# The same face on every machine, and no other: Arial's metrics, as in our own documents.
_FONT_SETTINGS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>{fonts}</dir>
  <cachedir>{cache}</cachedir>
  <alias binding="same"><family>Arial</family><prefer><family>Liberation Sans</family></prefer></alias>
</fontconfig>
"""


@pytest.fixture(scope="session")
def convert(tmp_path_factory: pytest.TempPathFactory) -> Convert:
    """Opens files in LibreOffice, without a window, and saves them in another format; one start for all of them."""
    program = shutil.which("soffice")
    assert program, "LibreOffice is missing: `python3 packaging/dev.py test` says how to get it"
    profile = tmp_path_factory.mktemp("libreoffice-profile")
    settings = profile / "fonts.conf"
    settings.write_text(_FONT_SETTINGS.format(fonts=_FONTS, cache=profile / "fonts"), encoding="utf-8")
    environment = {name: value for name, value in os.environ.items() if name not in _OWN_VARIABLES}
    environment["FONTCONFIG_FILE"] = str(settings)

    def run(paths: Sequence[Path], ending: str) -> list[Path]:
        folder = tmp_path_factory.mktemp("libreoffice")
        result = subprocess.run(
            [program, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore",
             "--convert-to", ending, "--outdir", str(folder), *map(str, paths)],
            env=environment, capture_output=True, text=True, timeout=300, check=False,
        )  # fmt: skip
        made = [folder / f"{path.stem}.{ending}" for path in paths]
        assert all(path.exists() for path in made), (
            f"LibreOffice opened not all of them: {result.stdout}{result.stderr}"
        )
        return made

    return run
