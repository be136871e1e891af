"""The Word templates of notula and berita acara: built-in, or the office's own."""

from __future__ import annotations

import functools
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFileDialog, QFrame, QWidget

from rakor_desktop.domain.change import Change
from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.formatting import file_size
from rakor_desktop.domain.naskah import DocumentKind, Format
from rakor_desktop.forms.ui_word_panel import Ui_WordPanel
from rakor_desktop.forms.ui_word_template_row import Ui_WordTemplateRow
from rakor_desktop.qtkit.icons import Icon, icon
from rakor_desktop.qtkit.jobs import Jobs, Progress
from rakor_desktop.qtkit.messages import Level, Message
from rakor_desktop.qtkit.save_path import ask_save_path
from rakor_desktop.qtkit.start_folder import StartFolder
from rakor_desktop.qtkit.theme import theme_of
from rakor_desktop.services.settings import SettingService, TemplateFile
from rakor_desktop.services.specimens import SpecimenService

KINDS = tuple(kind for kind in DocumentKind if Format.DOCX in kind.formats)
_BESIDE = 680  # px at 100 % text: narrower, the buttons stand below the name


class _TemplateRow(QWidget):
    """One document."""

    choose_requested = Signal()
    save_requested = Signal()
    restore_requested = Signal()

    def __init__(self, kind: DocumentKind) -> None:
        super().__init__()
        self.ui = Ui_WordTemplateRow()
        self.ui.setupUi(self)
        self.ui.kind_label.setText(kind.label)
        for button, which, verb in (
            (self.ui.choose_button, Icon.FOLDER, self.tr("Pilih templat {document}")),
            (self.ui.save_button, Icon.WORD, self.tr("Simpan templat {document}")),
            (self.ui.restore_button, Icon.UNDO, self.tr("Kembalikan templat bawaan {document}")),
        ):
            button.setIcon(icon(which, "accent" if button is self.ui.restore_button else "text"))
            button.setAccessibleName(verb.format(document=kind.label.lower()))
        self.ui.choose_button.clicked.connect(self.choose_requested)
        self.ui.save_button.clicked.connect(self.save_requested)
        self.ui.restore_button.clicked.connect(self.restore_requested)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        sideways, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self.ui.row_layout.setDirection(sideways if self.width() >= theme_of(self).px(_BESIDE) else down)

    def show_template(self, own: TemplateFile | None) -> None:
        """The office's own template, None for the built-in one."""
        if own is None:
            text = self.tr("Templat bawaan")
        elif own.name:
            text = self.tr("Templat sendiri: {name}, {size}").format(name=own.name, size=file_size(own.size))
        else:
            text = self.tr("Templat sendiri, {size}").format(size=file_size(own.size))
        self.ui.state_label.setText(text)
        self.ui.restore_button.setEnabled(own is not None)


class WordPanel(QWidget):
    """Files are read and checked in a job; what is wrong with one is said in place."""

    def __init__(
        self, settings: SettingService, specimens: SpecimenService, jobs: Jobs, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._specimens = specimens
        self._jobs = jobs
        self._folder = StartFolder()
        self.ui = Ui_WordPanel()
        self.ui.setupUi(self)
        self.rows = {kind: _TemplateRow(kind) for kind in KINDS}
        for kind, row in self.rows.items():
            if self.ui.rows_layout.count():
                line = QFrame()
                line.setProperty("kind", "line")
                self.ui.rows_layout.addWidget(line)
            self.ui.rows_layout.addWidget(row)
            row.choose_requested.connect(functools.partial(self._choose, kind))
            row.save_requested.connect(functools.partial(self._save, kind))
            row.restore_requested.connect(functools.partial(self._restore, kind))
        self.refresh()

    def refresh(self) -> None:
        """Show which templates are the office's own."""
        for kind, row in self.rows.items():
            row.show_template(self._settings.word_template_file(kind))

    def focus_first(self) -> None:
        """Start at the first document."""
        self.rows[KINDS[0]].ui.choose_button.setFocus()

    def use_template(self, kind: DocumentKind, path: Path) -> None:
        """Take this file as the template of a document."""
        self.ui.word_error.hide()
        self._jobs.run(
            functools.partial(_read, self._specimens, path),
            done=functools.partial(self._take, kind, path.name),
            failed=self._show_error,
        )

    def save_template(self, kind: DocumentKind, path: Path) -> None:
        """Write the template of a document to this file."""
        self.ui.word_error.hide()
        self._jobs.run(
            functools.partial(_written, self._specimens, kind, path), done=self._tell_saved, failed=self._show_error
        )

    # ---- inside

    def _choose(self, kind: DocumentKind) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self,
            self.tr("Pilih templat {document}").format(document=kind.label.lower()),
            self._folder.path(),
            self.tr("Word (*.docx)"),
        )
        if name:
            self._folder.remember(Path(name))
            self.use_template(kind, Path(name))

    def _save(self, kind: DocumentKind) -> None:
        title = self.tr("Simpan templat {document}").format(document=kind.label.lower())
        name = f"templat-{kind.value.replace('_', '-')}.docx"
        path = ask_save_path(self, title, self._folder, name, ".docx", self.tr("Word (*.docx)"))
        if path is not None:
            self.save_template(kind, path)

    def _restore(self, kind: DocumentKind) -> None:
        self._take(kind, "", b"")

    def _take(self, kind: DocumentKind, name: str, content: bytes) -> None:
        self.ui.word_error.hide()
        self._jobs.write(
            functools.partial(self._settings.set_word_template, kind, content, name),
            done=functools.partial(self._tell_taken, kind, name),
            failed=self._show_error,
        )

    def _tell_taken(self, kind: DocumentKind, name: str, _change: Change) -> None:
        document = kind.label.lower()
        if name:
            heading = self.tr("Templat {document} dipakai: {name}").format(document=document, name=name)
            detail = self.tr("Dokumen Word berikutnya dibuat dari templat ini.")
        else:
            heading = self.tr("Templat bawaan {document} dipakai lagi.").format(document=document)
            detail = ""
        self.ui.word_error.show_message(Message(heading, detail, level=Level.SUCCESS))

    def _tell_saved(self, path: Path) -> None:
        heading = self.tr("Templat tersimpan: {name}").format(name=path.name)
        self.ui.word_error.show_message(Message(heading, str(path.parent), level=Level.SUCCESS))

    def _show_error(self, error: UserError) -> None:
        self.ui.word_error.show_error(error)


def _read(specimens: SpecimenService, path: Path, _progress: Progress) -> bytes:
    return specimens.read_template(path)


def _written(specimens: SpecimenService, kind: DocumentKind, path: Path, _progress: Progress) -> Path:
    return specimens.save_template(kind, path)
