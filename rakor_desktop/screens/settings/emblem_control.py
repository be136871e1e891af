"""The emblem of a letterhead: shown, chosen from a file, removed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QByteArray, QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QFileDialog, QWidget

from rakor_desktop.forms.ui_letterhead_panel import Ui_LetterheadPanel
from rakor_desktop.qtkit.icons import Icon, icon
from rakor_desktop.qtkit.messages import Level, Message
from rakor_desktop.qtkit.theme import Role, theme_of
from rakor_desktop.screens.settings.start_folder import StartFolder

_LARGEST = 2_000_000  # bytes: more only makes each document heavy
_PICTURES = (".png", ".jpg", ".jpeg")
_BOX, _PICTURE = (104, 112), (88, 104)  # px at 100 % text


class EmblemControl(QObject):
    """Looks after the emblem's part of the form; `write` gets the content of the file."""

    refused = Signal(object)  # Message
    begun = Signal()  # a file is being looked at: what was said of the one before is settled

    def __init__(self, ui: Ui_LetterheadPanel, write: Callable[[bytes], None], parent: QWidget) -> None:
        super().__init__(parent)
        self._ui = ui
        self._write = write
        self._window = parent
        self._folder = StartFolder()
        ui.emblem_button.setIcon(icon(Icon.IMAGE))
        ui.emblem_button.clicked.connect(self._choose)
        ui.emblem_clear_button.clicked.connect(self._clear)
        theme_of(parent).theme_changed.connect(self._dress)
        self._dress()

    def show_emblem(self, content: bytes, title: str) -> None:
        """Show a picture, or that there is none."""
        theme = theme_of(self._window)
        self._ui.emblem_title.setText(title)
        self._ui.emblem_label.setPixmap(_pixmap(content, QSize(theme.px(_PICTURE[0]), theme.px(_PICTURE[1]))))
        if not content:
            self._ui.emblem_label.setText(self.tr("Belum ada; jatuhkan gambar di sini"))
        self._ui.emblem_clear_button.setEnabled(bool(content))

    def use(self, path: Path) -> None:
        """Take an image file as emblem; says in place when it cannot be used."""
        self.begun.emit()
        try:
            size = path.stat().st_size
            content = path.read_bytes() if size <= _LARGEST else b""
        except OSError:
            self._refuse(self.tr("Berkas “{name}” tidak dapat dibaca; pilih berkas lain.").format(name=path.name))
            return
        if size > _LARGEST:
            self._refuse(self.tr("Gambar lambang lebih dari 2 MB; pilih gambar yang lebih kecil."))
        elif _pixmap(content, QSize(8, 8)).isNull() or path.suffix.lower() not in _PICTURES:
            self._refuse(
                self.tr("“{name}” bukan gambar PNG atau JPEG; pilih gambar lambang lain.").format(name=path.name)
            )
        else:
            self._write(content)

    def _dress(self) -> None:
        theme = theme_of(self._window)
        self._ui.emblem_label.setFixedSize(theme.px(_BOX[0]), theme.px(_BOX[1]))
        border, ink = theme.color("border-strong").name(), theme.color("text-muted").name()
        self._ui.emblem_label.setStyleSheet(f"border: 1px dashed {border}; border-radius: 6px; color: {ink}")
        self._ui.emblem_label.setFont(theme.font(Role.SMALL))

    def _choose(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self._window, self.tr("Pilih lambang"), self._folder.path(), self.tr("Gambar (*.png *.jpg *.jpeg)")
        )
        if name:
            self._folder.remember(Path(name))
            self.use(Path(name))

    def _clear(self) -> None:
        self.begun.emit()
        self._write(b"")

    def _refuse(self, text: str) -> None:
        self.refused.emit(Message(text, level=Level.DANGER))


def _pixmap(content: bytes, size: QSize) -> QPixmap:
    """The picture scaled into `size` (logical px); a null pixmap when there is none or it cannot be read."""
    image = QImage.fromData(QByteArray(content)) if content else QImage()
    if image.isNull():
        return QPixmap()
    return QPixmap.fromImage(
        image.scaled(size, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
    )
