"""Where a file dialog begins: in the folder used last, first in the one for documents."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths

from rakor_desktop.qtkit.settings import LocalSettings


def documents_folder() -> Path:
    """The user's folder for documents; the home of a system that has none, wherever the program was started."""
    folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    return folder if folder.is_dir() else Path.home()


class StartFolder:
    """One per place that asks for files; kept on the laptop where it is given a key there, else while it lives."""

    def __init__(self, local: LocalSettings | None = None, key: str = "") -> None:
        self._local = local
        self._key = key
        kept = local.text(key) if local is not None else ""
        self._folder = Path(kept) if kept else None

    def path(self, name: str = "") -> str:
        """The folder, or a file of this name in it."""
        folder = self._folder
        return str((folder if folder is not None and folder.is_dir() else documents_folder()) / name)

    def remember(self, path: Path) -> None:
        """The officer chose this file."""
        self.remember_folder(path.parent)

    def remember_folder(self, folder: Path) -> None:
        """The officer chose this folder."""
        self._folder = folder
        if self._local is not None:
            self._local.put(self._key, str(folder))
