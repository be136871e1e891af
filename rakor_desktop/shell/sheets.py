"""The sheet of shortcuts (Ctrl+/) and the manual (F1): two dialogs to read."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLabel, QPushButton, QTextBrowser, QVBoxLayout, QWidget

from rakor_desktop.domain.resources import resource
from rakor_desktop.qtkit.messages import set_property
from rakor_desktop.qtkit.screen import Command
from rakor_desktop.qtkit.theme import Role, theme_of
from rakor_desktop.shell.place_keys import Keys
from rakor_desktop.widgets.badges import KeyHint

_ROWS = 14  # of one column


class ShortcutSheet(QDialog):
    """All keys that work now: those of the visible screen first, then those of the whole program."""

    def __init__(self, here: Sequence[Keys], commands: Sequence[Command], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Pintasan papan ketik"))
        heading = QLabel(self.windowTitle(), self)
        heading.setFont(theme_of(self).font(Role.PAGE_TITLE))
        told = {keys for keys, _ in here}
        everywhere = [
            (command.shortcut, command.title)
            for command in commands
            if command.shortcut and command.shortcut not in told
        ]
        columns = QHBoxLayout()
        columns.setSpacing(28)
        if here:
            columns.addLayout(self._column(self.tr("Di layar ini"), here))
        for start in range(0, len(everywhere), _ROWS):
            title = self.tr("Di seluruh program") if start == 0 else ""
            columns.addLayout(self._column(title, everywhere[start : start + _ROWS]))
        close_button = QPushButton(self.tr("Tutup"), self)
        close_button.setDefault(True)
        close_button.clicked.connect(self.accept)
        footer = QHBoxLayout()
        footer.addStretch(1)
        footer.addWidget(close_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(14)
        layout.addWidget(heading)
        layout.addLayout(columns)
        layout.addLayout(footer)

    def _column(self, title: str, rows: Sequence[Keys]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        label = QLabel(title, self)
        label.setFont(theme_of(self).font(Role.BODY_STRONG))
        grid.addWidget(label, 0, 0, 1, 2)
        for number, (keys, what) in enumerate(rows, start=1):
            hint = KeyHint(self)
            hint.show_keys((keys, ""))
            grid.addWidget(hint, number, 0)
            grid.addWidget(QLabel(what, self), number, 1)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(len(rows) + 1, 1)
        return grid


class ManualDialog(QDialog):
    """The manual of this program, offline, opened at the chapter of the screen."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Bantuan"))
        theme = theme_of(self)
        self.resize(theme.px(760), theme.px(560))
        self._browser = QTextBrowser(self)
        self._browser.setOpenExternalLinks(False)
        self._browser.setAccessibleName(self.windowTitle())
        set_property(self._browser, "kind", "manual")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.addWidget(self._browser)

    def show_chapter(self, key: str) -> None:
        """Show the chapter of a screen; the contents when it has none of its own."""
        path = _chapter(key) or _chapter("index")
        if path is None:
            self._browser.setMarkdown(self.tr("Buku panduan tidak terpasang bersama program ini."))
        elif path.suffix == ".md":
            self._browser.setSearchPaths([str(path.parent)])
            self._browser.setSource(QUrl.fromLocalFile(str(path)))
        else:
            self._browser.setSource(QUrl.fromLocalFile(str(path)))


def _chapter(key: str) -> Path | None:
    for suffix in (".html", ".md"):
        try:
            return resource(f"manual/{key}{suffix}")
        except FileNotFoundError:
            continue
    return None
