"""The emblem of a letterhead: shown, chosen from a file, removed."""

from __future__ import annotations

import functools
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QByteArray, QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QFileDialog, QWidget

from rakor_desktop.domain.errors import UserError
from rakor_desktop.forms.ui_letterhead_panel import Ui_LetterheadPanel
from rakor_desktop.qtkit.icons import Icon, icon
from rakor_desktop.qtkit.jobs import Jobs, Progress
from rakor_desktop.qtkit.start_folder import StartFolder
from rakor_desktop.qtkit.theme import Role, theme_of
from rakor_desktop.services.specimens import SpecimenService

_PICTURES = (".png", ".jpg", ".jpeg")
_BOX, _PICTURE = (104, 112), (88, 104)  # px at 100 % text


class EmblemControl(QObject):
    """Looks after the emblem's part of the form; files are read in a job: a stick may be slow.

    `writer` gives what writes an emblem into the letterhead that is shown now.
    """

    refused = Signal(object)  # UserError
    begun = Signal()  # a file is being looked at: what was said of the one before is settled

    def __init__(
        self,
        ui: Ui_LetterheadPanel,
        specimens: SpecimenService,
        jobs: Jobs,
        writer: Callable[[], Callable[[bytes], None]],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._ui = ui
        self._specimens = specimens
        self._jobs = jobs
        self._writer = writer
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
        self._jobs.run(
            functools.partial(_read, self._specimens, path),
            done=functools.partial(self._take, path, self._writer()),
            failed=self._refuse,
        )

    def _take(self, path: Path, write: Callable[[bytes], None], content: bytes) -> None:
        if path.suffix.lower() in _PICTURES and not _pixmap(content, QSize(8, 8)).isNull():
            write(content)
            return
        text = self.tr("“{name}” bukan gambar PNG atau JPEG; pilih gambar lambang lain.").format(name=path.name)
        self._refuse(UserError(text))

    def _refuse(self, error: UserError) -> None:
        self.refused.emit(error)

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
        self._writer()(b"")


def _read(specimens: SpecimenService, path: Path, _progress: Progress) -> bytes:
    return specimens.read_emblem(path)


def _pixmap(content: bytes, size: QSize) -> QPixmap:
    """The picture scaled into `size` (logical px); a null pixmap when there is none or it cannot be read."""
    image = QImage.fromData(QByteArray(content)) if content else QImage()
    if image.isNull():
        return QPixmap()
    return QPixmap.fromImage(
        image.scaled(size, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
    )
