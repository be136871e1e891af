"""Where the sheets of a document lie under each other, which of them are kept as pictures, and how they are painted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from rakor_desktop.domain.pages import Box, PagePicture, PageSize, TextHit
from rakor_desktop.qtkit.theme import Role, Theme

GAP = 12
_MARGIN = 24
_WIDEST = 1600  # px; more shows nothing new on the screens we know and costs 14 MB a page
_NARROWEST = 200
_KEPT_BYTES = 48 * 1024 * 1024  # of pictures beside those in view
_NEAR = 3  # pages before and after the view that are made ready


@dataclass(slots=True)
class _Shown:
    """The picture of a page and the width it was asked for at; stale when it shows an older state of the document."""

    image: QImage
    width: int
    is_stale: bool = False


class PageDesk:
    """The sheets and their pictures; `top` and `bottom` are the part of the desk in view, `ratio` device pixels."""

    def __init__(self) -> None:
        self.sizes: tuple[tuple[float, float], ...] = ()  # points
        self.rects: list[QRect] = []
        self._shown: dict[int, _Shown] = {}

    @property
    def picture_count(self) -> int:
        """How many pages are kept as pictures now."""
        return len(self._shown)

    def put(self, sizes: Sequence[PageSize], *, keeps_pictures: bool) -> None:
        """Lay these sheets out; the old pictures stay as stale ones when they show the same document."""
        self.sizes = tuple((page.width, page.height) for page in sizes)
        kept = self._shown if keeps_pictures else {}
        self._shown = {
            number: _Shown(one.image, one.width, True) for number, one in kept.items() if number < len(self.sizes)
        }

    def lay_out(self, scale: float | None, room: int) -> int:
        """Place the sheets at `scale` px for a point, or each as wide as `room` allows; gives the desk's height."""
        widths = [fitted_width(room) if scale is None else round(width * scale) for width, _ in self.sizes]
        across, top = max(room, max(widths, default=0) + 2 * GAP), GAP
        self.rects = []
        for (width, height), wide in zip(self.sizes, widths, strict=True):
            self.rects.append(QRect((across - wide) // 2, top, wide, round(height * wide / width)))
            top += self.rects[-1].height() + GAP
        return top

    def wanted_width(self, number: int, ratio: float) -> int:
        """How many device pixels wide the picture of a page should be now."""
        return min(max(round(self.rects[number].width() * ratio), _NARROWEST), _WIDEST)

    def next_wanted(self, top: int, bottom: int, ratio: float) -> tuple[int, int] | None:
        """The page that is needed most, with its width in device pixels; None when all near the view are there."""
        for number in self._near(top, bottom, ratio):
            shown = self._shown.get(number)
            if shown is None or shown.is_stale:
                return number, self.wanted_width(number, ratio)
        return None

    def take(self, number: int, width: int, picture: PagePicture, top: int, bottom: int, ratio: float) -> None:
        """Keep the picture of a page that was asked for at `width`, and forget those that are far from the view."""
        stride, form = picture.width * 4, QImage.Format.Format_RGBX8888
        raw = QImage(picture.rgba, picture.width, picture.height, stride, form)
        # The screen's own format: painting it while scrolling costs a third, and it owns its bytes.
        image = raw.convertToFormat(QImage.Format.Format_RGB32)
        self._shown[number] = _Shown(image, width, width != self.wanted_width(number, ratio))
        kept = set(self._near(top, bottom, ratio))
        self._shown = {page: one for page, one in self._shown.items() if page in kept}

    def note_resolution(self, ratio: float) -> None:
        """The zoom has settled: pictures of another width are stale."""
        for number, one in self._shown.items():
            one.is_stale = one.is_stale or one.width != self.wanted_width(number, ratio)

    def image(self, number: int) -> QImage | None:
        """The picture of a page, stale or not."""
        shown = self._shown.get(number)
        return None if shown is None else shown.image

    def _near(self, top: int, bottom: int, ratio: float) -> list[int]:
        """The pages in view, then those that come next, as far as memory allows."""
        seen = [number for number, rect in enumerate(self.rects) if rect.bottom() >= top and rect.top() <= bottom]
        if not seen:
            return []
        near, left = list(seen), _KEPT_BYTES
        for step in range(1, _NEAR + 1):
            for number in (seen[-1] + step, seen[0] - step):
                if 0 <= number < len(self.rects):
                    width, rect = self.wanted_width(number, ratio), self.rects[number]
                    left -= width * width * rect.height() // max(rect.width(), 1) * 4
                    if left < 0:
                        return near
                    near.append(number)
        return near


def fitted_width(room: int) -> int:
    """How wide a sheet is that fills the room."""
    return max(room - 2 * _MARGIN, 160)


def place_on(page: QRect, box: Box) -> QRectF:
    """A rectangle in fractions of a page, on the desk; a little larger than the letters."""
    return QRectF(
        page.left() + box.left * page.width(),
        page.top() + box.top * page.height(),
        box.width * page.width(),
        box.height * page.height(),
    ).adjusted(-1, -1, 1, 1)


def paint_sheet(painter: QPainter, theme: Theme, rect: QRect, image: QImage | None, words: str) -> None:
    """Paint a page, or a white sheet with `words` while its picture is being made."""
    painter.fillRect(rect, theme.color("paper"))
    if image is not None:
        painter.drawImage(rect, image)
    else:
        ink = QColor(theme.color("ink"))
        ink.setAlpha(140)
        painter.setPen(ink)
        painter.setFont(theme.font(Role.SMALL))
        place = QRect(rect.left(), rect.top(), rect.width(), min(rect.height(), theme.px(200)))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, words)
    painter.setPen(QPen(theme.color("border-strong"), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(rect)


def paint_hit(painter: QPainter, theme: Theme, page: QRect, hit: TextHit, *, is_current: bool) -> None:
    """Mark a found place like a text marker: the letters stay black on white paper, in the dark theme too."""
    for box in hit.boxes:
        place = place_on(page, box)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        painter.fillRect(place, theme.color("paper-hit"))
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        if is_current:
            painter.setPen(QPen(theme.color("paper-focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(place.adjusted(-1, -1, 1, 1))
