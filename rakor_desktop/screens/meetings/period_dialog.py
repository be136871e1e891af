"""Rekap kehadiran: attendance of the institutions over a span of dates, as PDF or Excel."""

from __future__ import annotations

import functools
from datetime import date
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QWidget

from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.naskah import Format
from rakor_desktop.domain.period import PeriodOptions
from rakor_desktop.domain.progress import Progress
from rakor_desktop.forms.ui_period_dialog import Ui_PeriodDialog
from rakor_desktop.qtkit.icons import Icon, icon
from rakor_desktop.qtkit.jobs import JobHandle, Jobs, ProgressState
from rakor_desktop.qtkit.save_path import ask_save_path
from rakor_desktop.qtkit.screen import Frame
from rakor_desktop.qtkit.start_folder import StartFolder
from rakor_desktop.qtkit.theme import theme_of
from rakor_desktop.services.period import PeriodService

_WIDTH = 460


class PeriodDialog(QDialog):
    """Begins with the year so far; what was typed stays when it is refused."""

    written = Signal(object)  # Path

    def __init__(
        self,
        period: PeriodService,
        jobs: Jobs,
        today: date,
        folder: StartFolder | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """`folder` is where files of its kind were saved last."""
        super().__init__(parent)
        self._folder = folder or StartFolder()
        self._period = period
        self._jobs = jobs
        self._handle: JobHandle | None = None
        self.ui = Ui_PeriodDialog()
        self.ui.setupUi(self)
        self.ui.pdf_button.setIcon(icon(Icon.PDF, "accent-text"))
        self.ui.excel_button.setIcon(icon(Icon.EXCEL))
        self.ui.progress_bar.hide()
        self.ui.first_field.show_date(date(today.year, 1, 1))
        self.ui.last_field.show_date(today)
        self.setFixedWidth(theme_of(self).px(_WIDTH))
        self._fit()
        self._connect()
        self.ui.first_field.setFocus(Qt.FocusReason.OtherFocusReason)

    def write(self, format: Format, path: Path) -> None:  # noqa: A002
        """Write the recap to `path` in a job; the dialog closes when it is there."""
        first, last = self.ui.first_field.value, self.ui.last_field.value
        if first is None or last is None:
            self._refuse(UserError(self.tr("Tulis kedua tanggal dahulu.")))
            return
        options = PeriodOptions(public_copy=self.ui.public_check.isChecked())
        self.ui.error_panel.hide()
        self.ui.progress_bar.show()
        self._set_enabled(False)

        def work(progress: Progress) -> Path:
            return self._period.write(first, last, format, path, progress, options)

        self._handle = self._jobs.run(work, done=self._finish, failed=self._refuse, lets_writes_pass=True)
        self._handle.progressed.connect(self._show_progress)
        self._handle.finished.connect(self._end)

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:
            self._fit()
        return done

    def reject(self) -> None:
        """Cancel what runs, or close."""
        if self._handle is not None:
            self._handle.cancel()
        else:
            super().reject()

    def _connect(self) -> None:
        self.ui.cancel_button.clicked.connect(self.reject)
        self.ui.pdf_button.clicked.connect(functools.partial(self._choose, Format.PDF))
        self.ui.excel_button.clicked.connect(functools.partial(self._choose, Format.XLSX))

    def _fit(self) -> None:
        """As high as its lines: how many a sentence takes depends on the width."""
        self.setFixedHeight(self.ui.dialog_layout.totalHeightForWidth(self.width()))

    def _choose(self, format: Format, _checked: bool = False) -> None:  # noqa: A002
        first, last = self.ui.first_field.value, self.ui.last_field.value
        if first is None or last is None:
            self.write(format, Path())
            return
        is_public = self.ui.public_check.isChecked()
        suggested = self._period.file_name(first, last, format, public=is_public)
        filters = {Format.PDF: self.tr("Dokumen PDF (*.pdf)"), Format.XLSX: self.tr("Buku kerja Excel (*.xlsx)")}
        title = self.tr("Simpan rekap kehadiran")
        path = ask_save_path(self, title, self._folder, suggested, format.suffix, filters[format])
        if path is not None:
            self.write(format, path)

    def _show_progress(self, state: ProgressState) -> None:
        self.ui.progress_bar.setRange(0, max(state.total, 1))
        self.ui.progress_bar.setValue(state.done)

    def _finish(self, path: Path) -> None:
        self._handle = None
        self.written.emit(path)
        self.accept()

    def _refuse(self, error: UserError) -> None:
        self.ui.error_panel.show_error(error)

    def _end(self) -> None:
        self._handle = None
        self.ui.progress_bar.hide()
        self._set_enabled(True)

    def _set_enabled(self, enabled: bool) -> None:
        for button in (self.ui.pdf_button, self.ui.excel_button):
            button.setEnabled(enabled)


def ask_for_recap(
    period: PeriodService, jobs: Jobs, frame: Frame, parent: QWidget, folder: StartFolder | None = None
) -> PeriodDialog:
    """Open the dialog; a toast leads to the folder of what it wrote, and the next one begins there."""
    dialog = PeriodDialog(period, jobs, date.today(), folder, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.written.connect(functools.partial(_tell_written, frame))
    dialog.open()
    return dialog


def _tell_written(frame: Frame, path: Path) -> None:
    text = QCoreApplication.translate("PeriodDialog", "{name} tersimpan.")
    action = functools.partial(QDesktopServices.openUrl, QUrl.fromLocalFile(str(path.parent)))
    frame.toast(text.format(name=path.name), QCoreApplication.translate("PeriodDialog", "Buka folder"), action)
