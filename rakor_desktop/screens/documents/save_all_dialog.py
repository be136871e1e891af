"""Buat semua: which files of the meeting are wanted; asked before the folder."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QDialog, QWidget

from rakor_desktop.domain.naskah import DocumentKind, Format
from rakor_desktop.forms.ui_save_all_dialog import Ui_SaveAllDialog
from rakor_desktop.qtkit.icons import Icon, icon
from rakor_desktop.qtkit.settings import LocalSettings
from rakor_desktop.qtkit.theme import theme_of

_UNWANTED = "documents/unwanted"  # what was unticked last: by that, what is new one day is wanted
_EACH = "each"
_WIDTH = 480


@dataclass(frozen=True, slots=True)
class Wanted:
    """The formats in which documents are written, and whether each addressee gets a file of their own."""

    formats: frozenset[Format]
    each: bool


class SaveAllDialog(QDialog):
    """Begins with the choice of the last time; Enter goes on to the folder."""

    folder_wanted = Signal(object)  # Wanted

    def __init__(self, local: LocalSettings, parent: QWidget) -> None:
        super().__init__(parent)
        self._local = local
        self.ui = Ui_SaveAllDialog()
        self.ui.setupUi(self)
        ui = self.ui
        labels = {Format.PDF: ui.pdf_label, Format.DOCX: ui.docx_label, Format.XLSX: ui.xlsx_label}
        self._checks = {Format.PDF: ui.pdf_check, Format.DOCX: ui.docx_check, Format.XLSX: ui.xlsx_check}
        for form, check in self._checks.items():
            text = self._kinds(form)
            labels[form].setText(text)
            check.setAccessibleDescription(text)
        ui.each_check.setAccessibleDescription(ui.each_label.text())
        ui.folder_button.setIcon(icon(Icon.FOLDER, "accent-text"))
        unwanted = local.texts(_UNWANTED)
        for name, check in self._named():
            check.setChecked(name not in unwanted)
            check.toggled.connect(self._show_button)
        ui.cancel_button.clicked.connect(self.reject)
        ui.folder_button.clicked.connect(self.accept)
        self._show_button()
        self.setFixedWidth(theme_of(self).px(_WIDTH))
        ui.folder_button.setFocus()

    @property
    def wanted(self) -> Wanted:
        """What is ticked."""
        formats = frozenset(form for form, check in self._checks.items() if check.isChecked())
        return Wanted(formats, self.ui.each_check.isChecked())

    def accept(self) -> None:
        """Remember the choice and go on."""
        self._local.put(_UNWANTED, [name for name, check in self._named() if not check.isChecked()])
        super().accept()
        self.folder_wanted.emit(self.wanted)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # By itself a dialog takes two thirds of the screen at most: with large text that would squeeze its fields.
        self.resize(self.width(), max(self.height(), self.heightForWidth(self.width())))

    def _named(self) -> list[tuple[str, QCheckBox]]:
        return [*((form.value, check) for form, check in self._checks.items()), (_EACH, self.ui.each_check)]

    def _kinds(self, form: Format) -> str:
        kinds = [kind for kind in DocumentKind if form in kind.formats]
        if form is Format.PDF:
            return self.tr("{count} dokumen resmi").format(count=len(kinds))
        names = [self.tr("daftar undangan") if _is_list(kind, form) else kind.label.lower() for kind in kinds]
        text = ", ".join(names)
        return text[:1].upper() + text[1:]

    def _show_button(self) -> None:
        wanted = self.wanted
        self.ui.folder_button.setEnabled(bool(wanted.formats) or wanted.each)


def _is_list(kind: DocumentKind, form: Format) -> bool:
    """Of the letter, the workbook holds who is invited."""
    return kind is DocumentKind.UNDANGAN and form is Format.XLSX
