"""Small pictures of the photos of a meeting, made one by one in the worker."""

from __future__ import annotations

import functools
from collections.abc import Iterable

from PySide6.QtCore import QBuffer, QByteArray, QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage, QImageReader, QPixmap

from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.progress import Progress
from rakor_desktop.qtkit.jobs import Jobs
from rakor_desktop.services.files import FileService

_SIDE = 240  # px: enough for 96 px at 150 % text on a dense screen, 230 KB each


class Thumbnails(QObject):
    """Keeps what was made; each photo is a job of its own, so that nothing typed waits for more than one."""

    made = Signal()

    def __init__(self, files: FileService, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._files = files
        self._jobs = jobs
        self._pictures: dict[str, QPixmap] = {}
        self._asked: set[str] = set()

    def want(self, digests: Iterable[str]) -> None:
        """Make the pictures of these files that are not there yet; forget all others."""
        wanted = list(dict.fromkeys(digests))
        self._pictures = {digest: self._pictures[digest] for digest in wanted if digest in self._pictures}
        self._asked &= set(wanted)
        for digest in wanted:
            if digest not in self._asked:
                self._asked.add(digest)
                action = functools.partial(_small, self._files, digest)
                self._jobs.run(
                    action,
                    done=functools.partial(self._keep, digest),
                    failed=functools.partial(self._leave_empty, digest),
                )

    def picture(self, digest: str) -> QPixmap | None:
        """The picture of a file; None while it is not there, a null one of what is no picture."""
        return self._pictures.get(digest)

    def _keep(self, digest: str, image: QImage) -> None:
        if digest in self._asked:
            self._pictures[digest] = QPixmap.fromImage(image)
            self.made.emit()

    def _leave_empty(self, digest: str, _error: UserError) -> None:
        self._keep(digest, QImage())


def _small(files: FileService, digest: str, _progress: Progress) -> QImage:
    """Worker thread: read no more of a picture than is shown, upright as the camera was held."""
    buffer = QBuffer()
    buffer.setData(QByteArray(files.content(digest)))
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid():
        # Within a square: it does not matter whether the picture is turned afterwards.
        box = QSize(_SIDE, _SIDE)
        if size.width() > _SIDE or size.height() > _SIDE:
            reader.setScaledSize(size.scaled(box, Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()
