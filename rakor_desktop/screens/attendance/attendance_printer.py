"""Daftar hadir on paper: pre-filled, blank, or as a recap."""

from __future__ import annotations

import functools
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMenu, QPushButton

from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.naskah import DocumentKind
from rakor_desktop.domain.record import DocumentOptions
from rakor_desktop.qtkit.autosave import Autosave
from rakor_desktop.qtkit.icons import Icon, icon
from rakor_desktop.qtkit.jobs import Jobs, Progress
from rakor_desktop.qtkit.read_only import STAYS_OPEN
from rakor_desktop.qtkit.save_path import ask_save_path
from rakor_desktop.qtkit.screen import Frame
from rakor_desktop.qtkit.start_folder import StartFolder
from rakor_desktop.services.documents import DocumentService

_KINDS = (
    (DocumentKind.DAFTAR_HADIR, "Daftar hadir terisi"),
    (DocumentKind.DAFTAR_HADIR_KOSONG, "Daftar hadir kosong"),
    (DocumentKind.DAFTAR_HADIR_REKAP, "Rekap daftar hadir"),
)


class AttendancePrinter(QObject):
    """The print menu: asks where the PDF goes, writes it in a job, offers to open it."""

    failed = Signal(object)  # UserError
    asked = Signal()  # the question for the place is answered: the keyboard is free again

    def __init__(
        self,
        button: QPushButton,
        *,
        documents: DocumentService,
        jobs: Jobs,
        autosave: Autosave,
        frame: Frame,
        choose_path: Callable[[Path], Path | None] | None = None,
    ) -> None:
        super().__init__(button)
        self._button = button
        self._documents = documents
        self._jobs = jobs
        self._autosave = autosave
        self._frame = frame
        self._choose_path = choose_path or self._ask_path
        self._folder = StartFolder()
        self._meeting_id = ""
        self.menu = QMenu(button)
        self.menu.setProperty(STAYS_OPEN, True)
        for kind, title in _KINDS:
            action = self.menu.addAction(icon(Icon.PDF), title)
            action.triggered.connect(functools.partial(self._print_from_menu, kind))
        button.setMenu(self.menu)

    def show_meeting(self, meeting_id: str) -> None:
        """Print the lists of another meeting."""
        self._meeting_id = meeting_id

    def print_list(self, kind: DocumentKind) -> None:
        """Write one kind of list; what is typed is saved first, so that the paper has it."""
        self._autosave.flush()
        path = self._choose_path(Path(self._folder.path(self._documents.file_name(self._meeting_id, kind))))
        if path is not None:
            self._print_to(path, kind)
        self.asked.emit()

    def _print_to(self, path: Path, kind: DocumentKind) -> None:
        self._button.setEnabled(False)
        handle = self._jobs.run(
            functools.partial(_write, self._documents, self._meeting_id, kind, path),
            done=self._tell_written,
            failed=self._report,
            title=self.tr("Mencetak {title}").format(title=kind.label.lower()),
        )
        handle.finished.connect(self._free_button)

    def _print_from_menu(self, kind: DocumentKind, _checked: bool = False) -> None:
        self.print_list(kind)

    def _ask_path(self, suggested: Path) -> Path | None:
        window, title = self._button.window(), self.tr("Simpan daftar hadir")
        return ask_save_path(window, title, self._folder, suggested.name, ".pdf", self.tr("Berkas PDF (*.pdf)"))

    def _tell_written(self, path: Path) -> None:
        self._frame.toast(
            self.tr("{name} tersimpan.").format(name=path.name), self.tr("Buka"), functools.partial(_open, path)
        )

    def _report(self, error: UserError) -> None:
        self.failed.emit(error)

    def _free_button(self) -> None:
        self._button.setEnabled(True)


def _write(documents: DocumentService, meeting_id: str, kind: DocumentKind, path: Path, progress: Progress) -> Path:
    return documents.write(meeting_id, DocumentOptions(kind), path, progress)


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
