"""A cut-out of a printed page, on paper that stays white in the dark theme too."""

from __future__ import annotations

import functools
from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, QSize, QSizeF, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.pages import PagePicture
from rakor_desktop.qtkit.jobs import JobHandle, Jobs, Progress
from rakor_desktop.qtkit.theme import theme_of

Draw = Callable[[int], PagePicture]  # gets the width in pixels; runs in the worker


class SpecimenView(QWidget):
    """Asks a job for its picture, and shows the one before until the new one is there."""

    def __init__(self, jobs: Jobs, *, pixels: int, widest: int, parent: QWidget | None = None) -> None:
        """`pixels` is how wide pictures are drawn, `widest` how wide they are shown at text 100 %."""
        super().__init__(parent)
        self._jobs = jobs
        self._pixels = pixels
        self._widest = widest
        self._image = QImage()
        self._scaled = QImage()
        self._handle: JobHandle | None = None
        self._wanted = 0
        self._room = 0.0
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def image(self) -> QImage:
        """The picture as it was drawn; null before the first."""
        return self._image

    def keep_room(self, room: float) -> None:
        """Be as high for the width whatever is drawn, so that nothing moves below; what is taller is made smaller."""
        if room != self._room:
            self._room = room
            self.updateGeometry()

    def draw(self, draw: Draw) -> None:
        """Ask for a new picture; one that is still waiting is forgotten."""
        if self._handle is not None:
            self._handle.cancel()
        self._wanted += 1
        self._handle = self._jobs.run(
            functools.partial(_drawn, draw, self._pixels),
            done=functools.partial(self._take, self._wanted),
            failed=functools.partial(self._keep_old, self._wanted),
        )

    def _take(self, number: int, picture: PagePicture) -> None:
        if number != self._wanted:
            return
        self._handle = None
        raw = QImage(picture.rgba, picture.width, picture.height, picture.width * 4, QImage.Format.Format_RGBX8888)
        self._image = raw.convertToFormat(QImage.Format.Format_RGB32)  # owns its bytes
        self._scaled = QImage()
        self.updateGeometry()
        self.update()

    def _keep_old(self, number: int, _error: UserError) -> None:
        # What is wrong is said where it is typed.
        if number == self._wanted:
            self._handle = None

    def _height(self, width: int) -> int:
        if not self._room and self._image.isNull():
            return theme_of(self).px(120)
        room = self._room or self._image.height() / self._image.width()
        return round(min(width, theme_of(self).px(self._widest)) * room) + 2

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._height(width)

    def sizeHint(self) -> QSize:
        width = theme_of(self).px(self._widest)
        return QSize(width, self._height(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme_of(self).px(120), theme_of(self).px(40))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        paper = QRect(0, 0, min(self.width(), theme.px(self._widest)), self.height())
        painter.fillRect(paper, theme.color("paper"))
        if not self._image.isNull():
            ratio = self.devicePixelRatioF()
            size = QSize(round((paper.width() - 2) * ratio), round((paper.height() - 2) * ratio))
            fitting = self._image.size().scaled(size, Qt.AspectRatioMode.KeepAspectRatio)
            if self._scaled.size() != fitting:
                modes = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
                self._scaled = self._image.scaled(fitting, *modes)
            place = QRect(QPoint(), (QSizeF(fitting) / ratio).toSize())
            place.moveTopLeft(QPoint((paper.width() - place.width()) // 2, 1))
            painter.drawImage(place, self._scaled)
        painter.setPen(theme.color("border"))
        painter.drawRect(paper.adjusted(0, 0, -1, -1))


def _drawn(draw: Draw, pixels: int, _progress: Progress) -> PagePicture:
    return draw(pixels)
