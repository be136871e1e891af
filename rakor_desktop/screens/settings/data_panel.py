"""The data file: where it lies, whether it is sound, its last backup."""

from __future__ import annotations

import functools
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.formatting import clock, full_date
from rakor_desktop.forms.ui_data_panel import Ui_DataPanel
from rakor_desktop.qtkit.icons import Icon, icon
from rakor_desktop.qtkit.jobs import JobHandle, Jobs, Progress, ProgressState
from rakor_desktop.qtkit.messages import Level, Message
from rakor_desktop.services.backup import BackupService


class DataPanel(QWidget):
    """Backup and integrity check run as jobs and answer in place."""

    def __init__(self, backup: BackupService, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._backup = backup
        self._jobs = jobs
        self._handle: JobHandle | None = None
        self.ui = Ui_DataPanel()
        self.ui.setupUi(self)
        self.ui.data_path_label.setText(str(backup.path))
        self.ui.backup_button.setIcon(icon(Icon.RESTORE))
        self.ui.check_button.setIcon(icon(Icon.DATABASE))
        self.ui.folder_button.setIcon(icon(Icon.FOLDER, "accent"))
        self._connect()
        self._show_busy(False)
        self.refresh()

    def focus_first(self) -> None:
        """To the backup."""
        self.ui.backup_button.setFocus()

    def refresh(self) -> None:
        """Show the last backup."""
        last = self._backup.last()
        if last is None:
            self.ui.backup_label.setText(self.tr("Belum pernah dicadangkan."))
            return
        text = self.tr("{when}, pukul {clock}\n{path}").format(
            when=full_date(last.moment.date()), clock=clock(last.moment), path=last.path
        )
        self.ui.backup_label.setText(text)

    def make_backup(self) -> None:
        """Write a verified copy to the usual folder."""
        self._start(
            self._jobs.run(
                self._run_backup,
                done=self._show_backup,
                failed=self._show_error,
                title=self.tr("Mencadangkan"),
            )
        )

    def check(self) -> None:
        """Check that the file is sound."""
        self._start(
            self._jobs.run(
                self._backup.check, done=self._show_check, failed=self._show_error, title=self.tr("Memeriksa")
            )
        )

    def _run_backup(self, progress: Progress) -> Path:
        return self._backup.now(progress=progress)

    def _connect(self) -> None:
        self.ui.backup_button.clicked.connect(self.make_backup)
        self.ui.check_button.clicked.connect(self.check)
        self.ui.folder_button.clicked.connect(self._open_folder)
        self.ui.job_cancel_button.clicked.connect(self._cancel)

    def _start(self, handle: JobHandle) -> None:
        self.ui.data_error.hide()
        self._handle = handle
        self.ui.job_label.setText(handle.title)
        self.ui.job_bar.setRange(0, 0)
        self._show_busy(True)
        handle.progressed.connect(self._show_progress)
        handle.finished.connect(functools.partial(self._show_busy, False))

    def _show_busy(self, busy: bool) -> None:
        for widget in (self.ui.job_label, self.ui.job_bar, self.ui.job_cancel_button):
            widget.setVisible(busy)
        for button in (self.ui.backup_button, self.ui.check_button):
            button.setEnabled(not busy)

    def _show_progress(self, state: ProgressState) -> None:
        self.ui.job_bar.setRange(0, state.total)
        self.ui.job_bar.setValue(state.done)
        if state.text:
            self.ui.job_label.setText(state.text)

    def _show_backup(self, path: Path) -> None:
        self.refresh()
        self._say(
            self.tr("Cadangan selesai dan sudah diperiksa pukul {clock}.").format(clock=clock(datetime.now())),
            str(path),
        )

    def _show_check(self, problems: tuple[str, ...]) -> None:
        if not problems:
            self._say(self.tr("Berkas data utuh."), self.tr("Tidak ada kerusakan yang ditemukan."))
            return
        message = Message(self.tr("Berkas data bermasalah: pulihkan dari cadangan terakhir."), "\n".join(problems[:5]))
        self.ui.data_error.show_message(message)

    def _say(self, heading: str, detail: str) -> None:
        self.ui.data_error.show_message(Message(heading, detail, level=Level.SUCCESS))

    def _show_error(self, error: UserError) -> None:
        self.ui.data_error.show_error(error)

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._backup.path.parent)))

    def _cancel(self) -> None:
        if self._handle is not None:
            self._handle.cancel()
