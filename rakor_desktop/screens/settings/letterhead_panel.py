"""The letterhead of the office: lines, address, emblem, with a preview."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFileDialog, QWidget

from rakor_desktop.domain.change import Change
from rakor_desktop.domain.errors import UserError
from rakor_desktop.forms.ui_letterhead_panel import Ui_LetterheadPanel
from rakor_desktop.qtkit.autosave import Autosave
from rakor_desktop.qtkit.icons import Icon, icon
from rakor_desktop.qtkit.jobs import Jobs
from rakor_desktop.qtkit.messages import Level, Message
from rakor_desktop.qtkit.theme import theme_of
from rakor_desktop.screens.settings.letterhead_preview import LetterheadPreview, emblem_pixmap
from rakor_desktop.services.settings import SettingService
from rakor_desktop.widgets.text_binding import TextBinding

_LARGEST_EMBLEM = 2_000_000  # bytes: more only makes each document heavy


class LetterheadPanel(QWidget):
    """Each field is saved as it is typed; the preview follows."""

    def __init__(self, settings: SettingService, jobs: Jobs, autosave: Autosave, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._jobs = jobs
        self.ui = Ui_LetterheadPanel()
        self.ui.setupUi(self)
        self._preview = LetterheadPreview(self)
        self.ui.letterhead_layout.replaceWidget(self.ui.preview_box, self._preview)
        self.ui.preview_box.hide()
        self.ui.emblem_button.setIcon(icon(Icon.IMAGE))
        fields = {
            "line_1": self.ui.line_1_edit,
            "line_2": self.ui.line_2_edit,
            "address": self.ui.address_edit,
            "contact": self.ui.contact_edit,
        }
        self._bindings = {name: TextBinding(field, jobs, autosave) for name, field in fields.items()}
        for name, binding in self._bindings.items():
            binding.attach(("letterhead", name), functools.partial(self._save_text, name))
        self._connect()
        self.refresh()

    def refresh(self) -> None:
        """Show the stored letterhead."""
        head = self._settings.letterhead()
        for name, binding in self._bindings.items():
            binding.show_text(getattr(head, name))
        self._preview.show_letterhead(head)
        theme = theme_of(self)
        self.ui.emblem_label.setPixmap(emblem_pixmap(head.emblem, QSize(theme.px(88), theme.px(104))))
        if not head.emblem:
            self.ui.emblem_label.setText(self.tr("Belum ada"))
        self.ui.emblem_clear_button.setEnabled(bool(head.emblem))

    def use_emblem(self, path: Path) -> None:
        """Take an image file as emblem; says in place when it cannot be used."""
        self.ui.letterhead_error.hide()
        try:
            content = path.read_bytes()
        except OSError:
            self._complain(self.tr("Berkas “{name}” tidak dapat dibaca; pilih berkas lain.").format(name=path.name))
            return
        if len(content) > _LARGEST_EMBLEM:
            self._complain(self.tr("Gambar lambang lebih dari 2 MB; pilih gambar yang lebih kecil."))
        elif emblem_pixmap(content, QSize(8, 8)).isNull() or path.suffix.lower() not in (".png", ".jpg", ".jpeg"):
            self._complain(
                self.tr("“{name}” bukan gambar PNG atau JPEG; pilih gambar lambang lain.").format(name=path.name)
            )
        else:
            self._write_emblem(content)

    def _connect(self) -> None:
        self.ui.emblem_button.clicked.connect(self._choose_emblem)
        self.ui.emblem_clear_button.clicked.connect(functools.partial(self._write_emblem, b""))

    def _save_text(self, name: str, text: str) -> Change:
        fields: dict[str, Any] = {name: text}
        return self._settings.save_letterhead(**fields)

    def _choose_emblem(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self, self.tr("Pilih lambang"), "", self.tr("Gambar (*.png *.jpg *.jpeg)")
        )
        if name:
            self.use_emblem(Path(name))

    def _write_emblem(self, content: bytes, _checked: bool = False) -> None:
        self._jobs.write(functools.partial(self._settings.save_letterhead, emblem=content), failed=self._show_error)

    def _show_error(self, error: UserError) -> None:
        self.ui.letterhead_error.show_error(error)

    def _complain(self, text: str) -> None:
        self.ui.letterhead_error.show_message(Message(text, level=Level.DANGER))
