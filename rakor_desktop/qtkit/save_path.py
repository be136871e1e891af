"""Where to save: the one way to ask for the name of a new file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from rakor_desktop.qtkit.start_folder import StartFolder


def ask_save_path(
    parent: QWidget, title: str, folder: StartFolder, name: str, suffix: str = "", filters: str = ""
) -> Path | None:
    """Ask for a file, beginning with `name` in the folder used last; None when the officer leaves it.

    A name without the ending `suffix` (`.pdf`; empty for any) gets it.
    """
    suggested = folder.path(name)
    while True:
        chosen, _ = QFileDialog.getSaveFileName(parent, title, suggested, filters)
        if not chosen:
            return None
        path = Path(chosen)
        if path.suffix.lower() != suffix and suffix:
            path = path.with_name(path.name + suffix)
            if path.exists():
                # The dialog asked about the name without its ending: nothing of the whole name is replaced unasked.
                suggested = str(path)
                continue
        folder.remember(path)
        return path
