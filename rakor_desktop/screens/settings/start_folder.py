"""Where a file dialog of the settings begins: in the folder used last, first in the one for documents."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths


class StartFolder:
    """One per section, for as long as the window is open."""

    def __init__(self) -> None:
        self._folder: Path | None = None

    def path(self, name: str = "") -> str:
        """The folder, or a file of this name in it."""
        folder = self._folder
        if folder is None or not folder.is_dir():
            folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
        if not folder.is_dir():
            folder = Path.home()  # a system without that folder would begin wherever the program was started
        return str(folder / name)

    def remember(self, path: Path) -> None:
        """The officer chose this file."""
        self._folder = path.parent
