"""Drawing the screens says nothing but the names of its files; a warning of Qt is still heard."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
NOISE = "This plugin does not support propagateSizeHints()"
# In a process of its own: here the messages of Qt belong to the test runner.
PROGRAM = f"""
from PySide6.QtCore import qInstallMessageHandler, qWarning
from rakor_desktop.shell.pictures import without_offscreen_noise

with without_offscreen_noise():
    qWarning("{NOISE}")
    qWarning("This plugin does not support raise()")
qWarning("after")
qInstallMessageHandler(lambda kind, context, message: print("own:", message))
with without_offscreen_noise():
    qWarning("{NOISE}")
    qWarning("another")
qWarning("{NOISE}")
"""


def test_one_line_of_the_offscreen_platform_is_kept_silent() -> None:
    command = [sys.executable, "-c", PROGRAM]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True, timeout=60)
    assert done.stderr.splitlines() == ["This plugin does not support raise()", "after"]
    assert done.stdout.splitlines() == ["own: another", f"own: {NOISE}"]
