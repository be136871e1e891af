"""Where a file dialog begins: in the folder used last, first in the one for documents."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths


def documents_folder() -> Path:
    """The user's folder for documents; the home of a system that has none, wherever the program was started."""
    folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    return folder if folder.is_dir() else Path.home()


class StartFolder:
    """One per place that asks for files, for as long as the window is open."""

    def __init__(self) -> None:
        self._folder: Path | None = None

    def path(self, name: str = "") -> str:
        """The folder, or a file of this name in it."""
        folder = self._folder
        return str((folder if folder is not None and folder.is_dir() else documents_folder()) / name)

    def remember(self, path: Path) -> None:
        """The officer chose this file."""
        self._folder = path.parent
