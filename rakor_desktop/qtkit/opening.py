"""Whether this computer has a program for a file: on Linux handing a file over succeeds even without one."""

from __future__ import annotations

import shutil
import subprocess

from PySide6.QtCore import QMimeDatabase

_PATIENCE = 5.0  # seconds


def has_program(file_name: str) -> bool:
    """Whether a program is known for a file of this name (some tenths of a second: in a job).

    Only freedesktop systems can be asked; elsewhere, and where the answer is not clear, True: the attempt will tell.
    """
    asker = shutil.which("xdg-mime")
    kinds = QMimeDatabase().mimeTypesForFileName(file_name)
    if asker is None or not kinds:
        return True
    # What opens text/plain opens text/markdown too, though only the first is registered. No other wider kind counts:
    # a .docx is a kind of application/zip, but what opens archives does not show it.
    wider = [name for name in kinds[0].allAncestors() if name.startswith("text/")]
    return any(_is_served(asker, name) for name in (kinds[0].name(), *wider))


def _is_served(asker: str, kind: str) -> bool:
    try:
        command = [asker, "query", "default", kind]
        answer = subprocess.run(command, capture_output=True, timeout=_PATIENCE, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return True
    return bool(answer.stdout.strip())
