"""Saving documents: where to, how far it is, what came of it; all in place."""

from __future__ import annotations

import contextlib
import functools
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.naskah import DocumentKind
from rakor_desktop.domain.progress import Progress
from rakor_desktop.domain.record import DocumentOptions
from rakor_desktop.forms.ui_documents_screen import Ui_DocumentsScreen
from rakor_desktop.qtkit.jobs import JobHandle, Jobs, ProgressState
from rakor_desktop.qtkit.messages import Level, Message
from rakor_desktop.qtkit.settings import LocalSettings
from rakor_desktop.services.documents import DocumentService

_FOLDER = "documents/folder"


@dataclass(frozen=True, slots=True)
class _Result:
    """The files written, and how many of them took the place of an older one without being asked about."""

    paths: tuple[Path, ...]
    replaced: int = 0


class Exporter(QObject):
    """Asks for a place, writes in a job, shows progress with `Batalkan` and then the way to the file."""

    def __init__(
        self, ui: Ui_DocumentsScreen, documents: DocumentService, jobs: Jobs, local: LocalSettings, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._ui = ui
        self._documents = documents
        self._jobs = jobs
        self._local = local
        self._handle: JobHandle | None = None
        self._written = Path()
        self._again: Callable[[], None] | None = None
        ui.progress_group.hide()
        ui.cancel_button.clicked.connect(self.cancel)
        ui.export_result.action_requested.connect(self._open_folder)
        ui.export_error.action_requested.connect(self._try_again)

    @property
    def is_running(self) -> bool:
        """Whether documents are being written now."""
        return self._handle is not None

    def save_one(self, meeting_id: str, options: DocumentOptions) -> None:
        """Ask for a file name and write one document there."""
        suggested = Path(self._last_folder()) / self._documents.file_name(meeting_id, options.kind)
        path = self._ask_file(suggested, options.kind)
        if path is None:
            return
        self._local.put(_FOLDER, str(path.parent))
        self._write_one(meeting_id, options, path)

    def save_all(self, meeting_id: str, options: Sequence[DocumentOptions]) -> None:
        """Ask for a folder and write every document into it, each with its own options."""
        folder = self._ask_folder()
        if folder is None:
            return
        self._local.put(_FOLDER, str(folder))
        self._write_all(meeting_id, options, folder)

    def cancel(self) -> None:
        """Stop writing; nothing half done stays."""
        if self._handle is not None:
            self._handle.cancel()

    def clear(self) -> None:
        """Forget what was shown; another meeting is looked at."""
        self._ui.export_error.hide()
        self._ui.export_result.hide()

    def _last_folder(self) -> str:
        folder = self._local.text(_FOLDER)
        if folder and Path(folder).is_dir():
            return folder
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        # A system without that folder would open the dialog wherever the program was started.
        return folder if Path(folder).is_dir() else str(Path.home())

    def _ask_file(self, suggested: Path, kind: DocumentKind) -> Path | None:
        filters = self.tr("Buku kerja Excel (*.xlsx)") if kind.suffix == ".xlsx" else self.tr("Dokumen PDF (*.pdf)")
        title = self.tr("Simpan {document}").format(document=kind.label)
        chosen, _ = QFileDialog.getSaveFileName(self._ui.save_pdf_button.window(), title, str(suggested), filters)
        if not chosen:
            return None
        path = Path(chosen)
        if path.suffix.lower() == kind.suffix:
            return path
        path = path.with_name(path.name + kind.suffix)
        # The dialog asked about the name without its ending: nothing of the whole name is replaced unasked.
        return self._ask_file(path, kind) if path.exists() else path

    def _ask_folder(self) -> Path | None:
        title = self.tr("Pilih folder untuk semua dokumen")
        chosen = QFileDialog.getExistingDirectory(self._ui.save_all_button.window(), title, self._last_folder())
        return Path(chosen) if chosen else None

    def _write_one(self, meeting_id: str, options: DocumentOptions, path: Path) -> None:
        self._again = functools.partial(self._write_one, meeting_id, options, path)
        self._begin(
            lambda progress: _Result((self._documents.write(meeting_id, options, path, progress),)),
            self.tr("Menyimpan {document}").format(document=options.kind.label),
        )

    def _write_all(self, meeting_id: str, options: Sequence[DocumentOptions], folder: Path) -> None:
        self._again = functools.partial(self._write_all, meeting_id, options, folder)
        self._begin(
            functools.partial(_write_each, self._documents, meeting_id, tuple(options), folder),
            self.tr("Menyimpan semua dokumen"),
        )

    def _begin(self, action: Callable[[Progress], _Result], text: str) -> None:
        self.clear()
        self._ui.progress_label.setText(text)
        self._ui.progress_bar.setRange(0, 0)
        self._ui.progress_group.show()
        self._set_enabled(False)
        self._handle = self._jobs.run(action, done=self._finish, failed=self._fail, title=text, lets_writes_pass=True)
        self._handle.progressed.connect(self._show_progress)
        self._handle.finished.connect(self._end)

    def _show_progress(self, state: ProgressState) -> None:
        self._ui.progress_bar.setRange(0, max(state.total, 1))
        self._ui.progress_bar.setValue(state.done)
        if state.text:
            self._ui.progress_label.setText(state.text)
            self._ui.progress_label.setToolTip(state.text)

    def _finish(self, result: _Result) -> None:
        first, count = result.paths[0], len(result.paths)
        self._written = first
        if count == 1:
            heading = self.tr("Tersimpan: {name}").format(name=first.name)
        elif result.replaced:
            heading = self.tr("{count} dokumen tersimpan, {replaced} menggantikan berkas lama")
            heading = heading.format(count=count, replaced=result.replaced)
        else:
            heading = self.tr("{count} dokumen tersimpan").format(count=count)
        message = Message(heading, str(first.parent), self.tr("Buka folder"), Level.SUCCESS)
        self._ui.export_result.show_message(message)

    def _fail(self, error: UserError) -> None:
        self._ui.export_error.show_error(error, self.tr("Coba lagi"))

    def _end(self) -> None:
        self._handle = None
        self._ui.progress_group.hide()
        self._set_enabled(True)

    def _set_enabled(self, enabled: bool) -> None:
        tip = "" if enabled else self.tr("Tunggu sampai dokumen selesai disimpan.")
        for button in (self._ui.save_all_button, self._ui.save_pdf_button, self._ui.save_excel_button):
            button.setEnabled(enabled)
            button.setToolTip(tip)

    def _try_again(self) -> None:
        if self._again is not None:
            self._again()

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._written.parent)))


class _Share:
    """A listener that shows one document of several as its share of the whole."""

    def __init__(self, whole: Progress, index: int, count: int) -> None:
        self._whole, self._index, self._count = whole, index, count

    def report(self, done: int, total: int, text: str = "") -> None:
        share = min(round(100 * done / total), 100) if total else 0
        self._whole.report(self._index * 100 + share, self._count * 100, text)


def _write_each(
    documents: DocumentService, meeting_id: str, options: Sequence[DocumentOptions], folder: Path, progress: Progress
) -> _Result:
    # Worker thread.
    before: set[str] = set()
    with contextlib.suppress(OSError):  # writing says better what is wrong with the folder
        before = {path.name for path in folder.iterdir()}
    paths: list[Path] = []
    for index, one in enumerate(options):
        share = _Share(progress, index, len(options))
        paths += documents.write_all(meeting_id, folder, (one.kind,), share, options=one)
    return _Result(tuple(paths), sum(path.name in before for path in paths))
