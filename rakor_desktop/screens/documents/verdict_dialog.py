"""Periksa keaslian berkas: what checking a PDF against the final versions of this data file found."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QWidget

from rakor_desktop.domain.formatting import clock, full_date
from rakor_desktop.domain.versions import FinalDocument, Verdict, Verification
from rakor_desktop.forms.ui_verdict_dialog import Ui_VerdictDialog
from rakor_desktop.qtkit.messages import Level, Message
from rakor_desktop.qtkit.theme import theme_of
from rakor_desktop.screens.documents.long_work import show_waiting

_WIDTH = 520
_LEVELS = {
    Verdict.UNCHANGED: Level.SUCCESS,
    Verdict.PUBLIC_COPY: Level.SUCCESS,
    Verdict.CHANGED: Level.DANGER,
    Verdict.UNKNOWN: Level.WARNING,
}


class VerdictDialog(QDialog):
    """The sentence, then what the file names, then its checksum to be copied."""

    another_wanted = Signal()

    def __init__(self, path: Path, found: Verification, parent: QWidget) -> None:
        super().__init__(parent)
        self.ui = Ui_VerdictDialog()
        self.ui.setupUi(self)
        ui = self.ui
        level = _LEVELS[found.verdict]
        if level is Level.SUCCESS and found.document is not None and not found.document.is_current:
            level = Level.WARNING  # genuine, but another version took its place
        ui.verdict_panel.show_message(Message(found.sentence, path.name, level=level))
        ui.detail_label.setText(self._detail(found.document) if found.document is not None else "")
        ui.detail_label.setVisible(found.document is not None)
        ui.sum_edit.setText(found.sha256)
        ui.sum_edit.setCursorPosition(0)
        ui.again_button.clicked.connect(self._want_another)
        ui.close_button.clicked.connect(self.accept)
        ui.close_button.setDefault(True)
        ui.close_button.setFocus()
        self.setFixedWidth(theme_of(self).px(_WIDTH))
        self.adjustSize()
        self.resize(self.width(), self.heightForWidth(self.width()))

    def show_working(self, is_working: bool) -> None:
        """While something else is written or checked, no other file can be asked about."""
        show_waiting(self.ui.again_button, is_working)

    def _detail(self, final: FinalDocument) -> str:
        lines = (
            self.tr("{document} versi {version}").format(document=final.kind.label, version=final.version),
            self.tr("Nomor {number}").format(number=final.number) if final.number else "",
            self.tr("Kode {code}").format(code=final.code),
            self.tr("Difinalkan {day} pukul {time}").format(
                day=full_date(final.made_at.date()), time=clock(final.made_at)
            ),
            self.tr("Dibuka kembali: {reason}").format(reason=final.reason) if not final.is_current else "",
        )
        return "\n".join(line for line in lines if line)

    def _want_another(self) -> None:
        self.accept()
        self.another_wanted.emit()
