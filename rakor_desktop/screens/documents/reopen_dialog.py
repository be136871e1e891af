"""Buka kembali: a final document is opened again only with a reason, which is kept with its version."""

from __future__ import annotations

import functools
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QWidget

from rakor_desktop.domain.change import Change
from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.versions import FinalDocument
from rakor_desktop.forms.ui_reopen_dialog import Ui_ReopenDialog
from rakor_desktop.qtkit.icons import Icon, icon
from rakor_desktop.qtkit.jobs import Jobs
from rakor_desktop.qtkit.theme import theme_of
from rakor_desktop.services.finals import FinalService

_WIDTH = 480


class ReopenDialog(QDialog):
    """Asks for the reason; what was typed stays when the answer is a refusal."""

    reopened = Signal(object)  # FinalDocument

    def __init__(
        self,
        finals: FinalService,
        jobs: Jobs,
        final: FinalDocument,
        together: Sequence[FinalDocument],
        parent: QWidget,
    ) -> None:
        """`together` are the other final documents that lock the meeting: they are opened with it."""
        super().__init__(parent)
        self.ui = Ui_ReopenDialog()
        self.ui.setupUi(self)
        self._finals = finals
        self._jobs = jobs
        self._final = final
        ui = self.ui
        ui.reason_edit.submits = False
        ui.reason_edit.set_lines(3, 8)
        ui.reopen_button.setIcon(icon(Icon.REOPEN, "accent-text"))
        text = self.tr(
            "Versi {version} tetap tersimpan dengan alasan ini; yang difinalkan berikutnya menjadi versi {next}."
        )
        if final.kind.locks_meeting:
            text += " " + self.tr("Isi rapat dapat diubah lagi.")
        if together:
            text += " " + self.tr("Ikut dibuka kembali: {names}.")
        name = self.tr("{document} versi {version}")
        names = ", ".join(name.format(document=one.kind.label, version=one.version) for one in together)
        ui.title_label.setText(self.tr("Buka kembali {document}").format(document=final.kind.label.lower()))
        ui.lead_label.setText(text.format(version=final.version, next=final.version + 1, names=names))
        ui.reason_edit.edited.connect(self._show_button)
        ui.cancel_button.clicked.connect(self.reject)
        ui.reopen_button.clicked.connect(self._reopen)
        self.setFixedWidth(theme_of(self).px(_WIDTH))
        self._show_button()
        self.adjustSize()
        ui.reason_edit.setFocus()

    def _show_button(self, _text: str = "") -> None:
        has_reason = bool(self.ui.reason_edit.toPlainText().strip())
        self.ui.reopen_button.setEnabled(has_reason)
        self.ui.reopen_button.setToolTip("" if has_reason else self.tr("Tulis alasannya dahulu."))

    def _reopen(self) -> None:
        self.ui.reopen_button.setEnabled(False)
        reason = self.ui.reason_edit.toPlainText().strip()
        action = functools.partial(self._finals.reopen, self._final.meeting_id, self._final.kind, reason)
        self._jobs.write(action, done=self._finish, failed=self._show_error)

    def _finish(self, _change: Change) -> None:
        self.reopened.emit(self._final)
        self.accept()

    def _show_error(self, error: UserError) -> None:
        self.ui.error_panel.show_error(error)
        self._show_button()
