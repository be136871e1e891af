"""The pages of a document as pictures on a desk: scrolled, zoomed, never inverted in the dark theme."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from rakor_desktop.qtkit.theme import theme_of

_GAP = 12
_MARGIN = 24
_STEPS = (0.25, 0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0)
_DOTS_PER_MM = 96 / 25.4
_LONG_DOCUMENT = 12  # pages; more of them are kept at a lower resolution, or memory runs out
_WIDEST = 1600
_WIDEST_OF_LONG = 900


class Picture(Protocol):
    """A page as the document service makes it: 32-bit RGBA, rows packed, sizes in pixels."""

    @property
    def width(self) -> int:
        """Pixels across."""
        ...

    @property
    def height(self) -> int:
        """Pixels down."""
        ...

    @property
    def rgba(self) -> bytes:
        """`width * height * 4` bytes."""
        ...


class PagePreview(QAbstractScrollArea):
    """Shows the pages one under the other; PageUp/PageDown turn them, Ctrl with +, - and 0 zooms."""

    page_turned = Signal(int, int)  # page (1-based), number of pages
    zoomed = Signal(int)  # percent of the paper's real size
    resolution_changed = Signal()  # the pictures should be made again, at `wanted_width`

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._data: list[bytes] = []  # a QImage does not own the bytes it shows
        self._images: list[QImage] = []
        self._rects: list[QRect] = []
        self._zoom: float | None = None  # None: as wide as the room there is
        self._paper_mm = (210.0, 297.0)
        self._page = 0
        self._wanted = 0
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(250)
        self._settle.timeout.connect(self._ask_for_resolution)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.verticalScrollBar().valueChanged.connect(self._note_page)
        self.verticalScrollBar().setSingleStep(48)

    @property
    def page_count(self) -> int:
        """How many pages are shown."""
        return len(self._images)

    @property
    def wanted_width(self) -> int:
        """The width in device pixels at which a page should be rendered for the zoom shown now."""
        widest = _WIDEST_OF_LONG if len(self._images) > _LONG_DOCUMENT else _WIDEST
        return min(max(round(self._page_width() * self.devicePixelRatioF()), 200), widest)

    @property
    def zoom_percent(self) -> int:
        """The zoom against the paper's real size at 96 dpi."""
        return round(self._page_width() / self._natural_width() * 100)

    def show_pages(self, pages: Sequence[Picture], paper_mm: tuple[float, float]) -> None:
        """Show these pages; the page that was in view stays in view."""
        share = self._scroll_share()
        self._paper_mm = paper_mm
        self._data = [page.rgba for page in pages]
        self._images = [
            QImage(data, page.width, page.height, page.width * 4, QImage.Format.Format_RGBA8888)
            for page, data in zip(pages, self._data, strict=True)
        ]
        self._wanted = self.wanted_width
        self._arrange(share)

    def clear(self) -> None:
        """Show an empty desk."""
        self.show_pages((), self._paper_mm)

    def turn_to(self, page: int) -> None:
        """Bring a page (1-based) to the top."""
        if self._rects:
            rect = self._rects[min(max(page, 1), len(self._rects)) - 1]
            self.verticalScrollBar().setValue(rect.top() - _GAP)

    def turn(self, steps: int) -> None:
        """Go some pages on or back."""
        self.turn_to(self._page + steps)

    def zoom(self, steps: int) -> None:
        """Take the next larger (+1) or smaller (-1) zoom."""
        now = self._page_width() / self._natural_width()
        if steps > 0:
            self._set_zoom(next((step for step in _STEPS if step > now + 0.01), _STEPS[-1]))
        else:
            self._set_zoom(next((step for step in reversed(_STEPS) if step < now - 0.01), _STEPS[0]))

    def fit_width(self) -> None:
        """Make the pages as wide as the room."""
        self._set_zoom(None)

    def _set_zoom(self, zoom: float | None) -> None:
        share = self._scroll_share()
        self._zoom = zoom
        self._arrange(share)
        self._settle.start()

    def _ask_for_resolution(self) -> None:
        if self._images and self.wanted_width != self._wanted:
            self._wanted = self.wanted_width
            self.resolution_changed.emit()

    def _natural_width(self) -> float:
        short, tall = self._paper_mm
        lies = bool(self._images) and self._images[0].width() > self._images[0].height()
        return (tall if lies else short) * _DOTS_PER_MM

    def _page_width(self) -> int:
        if self._zoom is not None:
            return round(self._natural_width() * self._zoom)
        return max(self.viewport().width() - 2 * _MARGIN, 160)

    def _arrange(self, share: float = 0.0) -> None:
        width = self._page_width()
        left = max((self.viewport().width() - width) // 2, _GAP)
        top = _GAP
        self._rects = []
        for image in self._images:
            height = round(width * image.height() / max(image.width(), 1))
            self._rects.append(QRect(left, top, width, height))
            top += height + _GAP
        bar = self.verticalScrollBar()
        bar.setRange(0, max(top - self.viewport().height(), 0) if self._images else 0)
        bar.setPageStep(self.viewport().height())
        bar.setValue(round(share * bar.maximum()))
        across = self.horizontalScrollBar()
        across.setRange(0, max(width + 2 * _GAP - self.viewport().width(), 0) if self._zoom is not None else 0)
        across.setPageStep(self.viewport().width())
        self.zoomed.emit(self.zoom_percent)
        self._page = 0
        self._note_page()
        self.viewport().update()

    def _scroll_share(self) -> float:
        bar = self.verticalScrollBar()
        return bar.value() / bar.maximum() if bar.maximum() else 0.0

    def _note_page(self) -> None:
        middle = self.verticalScrollBar().value() + self.viewport().height() // 3
        page = sum(1 for rect in self._rects if rect.top() <= middle)
        at_end = self._rects and self.verticalScrollBar().value() == self.verticalScrollBar().maximum() > 0
        page = len(self._rects) if at_end else page
        if page != self._page or not self._rects:
            self._page = page
            self.page_turned.emit(page, len(self._rects))
            self.setAccessibleDescription(
                self.tr("Halaman {page} dari {count}").format(page=page, count=len(self._rects))
            )

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), theme.color("surface-sunken"))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.translate(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())
        seen = event.rect().translated(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        for image, rect in zip(self._images, self._rects, strict=True):
            if rect.intersects(seen):
                painter.fillRect(rect, theme.color("paper"))
                painter.drawImage(rect, image)
                painter.setPen(QPen(theme.color("border-strong"), 1))
                painter.drawRect(rect)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(self._scroll_share())
        self._settle.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        match event.key():
            case Qt.Key.Key_PageDown:
                self.turn(1)
            case Qt.Key.Key_PageUp:
                self.turn(-1)
            case Qt.Key.Key_Home:
                self.turn_to(1)
            case Qt.Key.Key_End:
                self.verticalScrollBar().setValue(self.verticalScrollBar().maximum())
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal if control:
                self.zoom(1)
            case Qt.Key.Key_Minus if control:
                self.zoom(-1)
            case Qt.Key.Key_0 if control:
                self.fit_width()
            case _:
                super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
            return
        super().wheelEvent(event)
