"""The pages of a document on a desk: scrolled, zoomed, searched; never inverted in the dark theme.

Only the pages near the view are kept as pictures; the others are white sheets of their size until they come near.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from rakor_desktop.domain.pages import PagePicture, PageSize, TextHit
from rakor_desktop.qtkit.theme import theme_of
from rakor_desktop.widgets.page_desk import GAP, PageDesk, fitted_width, paint_hit, paint_sheet, place_on

_MARGIN = 24
_STEPS = (0.25, 0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0)
_DOTS_PER_POINT = 96 / 72
_A4_WIDTH = 210 / 25.4 * 72


class PagePreview(QAbstractScrollArea):
    """Shows the pages one under the other; PageUp/PageDown turn them, Ctrl with +, - and 0 zooms.

    Whoever owns it paints the page that `next_wanted` names each time `pictures_wanted` says so.
    """

    page_turned = Signal(int, int)  # page (1-based), number of pages
    zoomed = Signal(int)  # percent of the paper's real size
    pictures_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = PageDesk()
        self._zoom: float | None = None  # None: as wide as the room there is
        self._page = 0
        self._is_waiting = False  # one white sheet stands for a document that is not made yet
        self._hits: tuple[TextHit, ...] = ()
        self._current_hit = -1
        self._settle = QTimer(self)  # a page is not painted for each step of a zoom or of a window being dragged
        self._settle.setSingleShot(True)
        self._settle.setInterval(250)
        self._settle.timeout.connect(self._note_resolution)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.verticalScrollBar().valueChanged.connect(self._note_page)
        self.verticalScrollBar().setSingleStep(48)

    @property
    def page_count(self) -> int:
        """How many pages the document has."""
        return 0 if self._is_waiting else len(self._desk.sizes)

    @property
    def page(self) -> int:
        """The page in view, from 1; 0 without a document."""
        return self._page

    @property
    def zoom_percent(self) -> int:
        """The zoom against the paper's real size at 96 dpi."""
        return round(self._scale() / _DOTS_PER_POINT * 100)

    # ---- what is shown

    def show_document(
        self, sizes: Sequence[PageSize], *, keeps_pictures: bool = False, is_waiting: bool = False
    ) -> None:
        """Show a document as white sheets and ask for its pages.

        With `keeps_pictures` it is a newer state of the same one: its old pages stay until they are painted anew.
        With `is_waiting` the sheets stand for a document that is still being made.
        """
        share = self._scroll_share() if keeps_pictures else 0.0
        self._is_waiting = is_waiting
        self._desk.put(sizes, keeps_pictures=keeps_pictures)
        self.show_hits(())
        self._arrange(share)

    def clear(self) -> None:
        """Show an empty desk."""
        self.show_document(())

    def show_picture(self, number: int, width: int, picture: PagePicture) -> None:
        """Show the picture of a page (from 0), asked for at `width`, and ask for the next one."""
        if number >= self.page_count:
            return
        self._desk.take(number, width, picture, *self._view())
        self.viewport().update(self._desk.rects[number].translated(-self._offset()).adjusted(-1, -1, 1, 1))
        self._ask_for_pictures()

    def next_wanted(self) -> tuple[int, int] | None:
        """The page (from 0) that is needed most and the width in device pixels to paint it at; None when none is."""
        return None if self._is_waiting else self._desk.next_wanted(*self._view())

    # ---- found places

    def show_hits(self, hits: Sequence[TextHit], current: int = -1) -> None:
        """Mark found places; the current one is framed and brought into view."""
        self._hits = tuple(hits)
        self._current_hit = current
        if 0 <= current < len(self._hits):
            self._bring_into_view(self._hits[current])
        self.viewport().update()

    def _bring_into_view(self, hit: TextHit) -> None:
        if not 0 <= hit.page < self.page_count or not hit.boxes:
            return
        place, view = place_on(self._desk.rects[hit.page], hit.boxes[0]), self.viewport()
        for bar, low, high, room in (
            (self.verticalScrollBar(), place.top(), place.bottom(), view.height()),
            (self.horizontalScrollBar(), place.left(), place.right(), view.width()),
        ):
            if low < bar.value() + _MARGIN or high > bar.value() + room - _MARGIN:
                bar.setValue(round((low + high - room) / 2))

    # ---- moving about

    def turn_to(self, page: int) -> None:
        """Bring a page (1-based) to the top."""
        if self.page_count:
            rect = self._desk.rects[min(max(page, 1), self.page_count) - 1]
            self.verticalScrollBar().setValue(rect.top() - GAP)

    def turn(self, steps: int) -> None:
        """Go some pages on or back."""
        self.turn_to(self._page + steps)

    def zoom(self, steps: int) -> None:
        """Take the next larger (+1) or smaller (-1) zoom; 0 makes the pages as wide as the room."""
        now = self._scale() / _DOTS_PER_POINT
        larger = (step for step in _STEPS if step > now + 0.01)
        smaller = (step for step in reversed(_STEPS) if step < now - 0.01)
        if steps:
            self._zoom = next(larger, _STEPS[-1]) if steps > 0 else next(smaller, _STEPS[0])
        else:
            self._zoom = None
        self._arrange(self._scroll_share(), is_settled=False)

    # ---- inside

    def _scale(self) -> float:
        """Device-independent pixels for one point, of the page in view."""
        if self._zoom is not None:
            return self._zoom * _DOTS_PER_POINT
        sizes = self._desk.sizes
        width = sizes[min(max(self._page, 1), len(sizes)) - 1][0] if sizes else _A4_WIDTH
        return fitted_width(self.viewport().width()) / width

    def _offset(self) -> QPoint:
        return QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def _view(self) -> tuple[int, int, float]:
        """Top and bottom of the part of the desk in view, and the device pixels for one of Qt's."""
        top = self.verticalScrollBar().value()
        return top, top + self.viewport().height(), self.devicePixelRatioF()

    def _scroll_share(self) -> float:
        bar = self.verticalScrollBar()
        return bar.value() / bar.maximum() if bar.maximum() else 0.0

    def _arrange(self, share: float = 0.0, *, is_settled: bool = True) -> None:
        view = self.viewport()
        height = self._desk.lay_out(self._scale() if self._zoom is not None else None, view.width())
        bar, across = self.verticalScrollBar(), self.horizontalScrollBar()
        bar.setRange(0, max(height - view.height(), 0) if self.page_count else 0)
        bar.setPageStep(view.height())
        widest = max((rect.width() for rect in self._desk.rects), default=0)
        across.setRange(0, max(widest + 2 * GAP - view.width(), 0) if self._zoom is not None else 0)
        across.setPageStep(view.width())
        if is_settled:
            self._settle.stop()
        else:
            self._settle.start()
        self._page = 0
        bar.setValue(round(share * bar.maximum()))
        self._note_page()
        view.update()

    def _note_page(self) -> None:
        bar, count = self.verticalScrollBar(), self.page_count
        middle = bar.value() + self.viewport().height() // 3
        page = sum(1 for rect in self._desk.rects[:count] if rect.top() <= middle)
        page = count if bar.value() == bar.maximum() > 0 else page
        if page != self._page or not count:
            self._page = page
            self.page_turned.emit(page, count)
            self.zoomed.emit(self.zoom_percent)  # a lying page fits the room at another zoom than an upright one
            words = self.tr("Halaman {page} dari {count}").format(page=page, count=count)
            self.setAccessibleDescription(words if count else "")
        self._ask_for_pictures()

    def _note_resolution(self) -> None:
        self._desk.note_resolution(self.devicePixelRatioF())
        self._ask_for_pictures()

    def _ask_for_pictures(self) -> None:
        if not self._settle.isActive() and self.next_wanted() is not None:
            self.pictures_wanted.emit()

    # ---- what Qt tells

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, desk = theme_of(self), self._desk
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), theme.color("surface-sunken"))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.translate(-self._offset())
        seen = event.rect().translated(self._offset())
        words = self.tr("Menyiapkan dokumen…") if self._is_waiting else self.tr("Halaman {page}")
        for number, rect in enumerate(desk.rects):
            if rect.intersects(seen):
                paint_sheet(painter, theme, rect, desk.image(number), words.format(page=number + 1))
        for place, hit in enumerate(self._hits):
            rect = desk.rects[hit.page]
            if rect.intersects(seen):
                paint_hit(painter, theme, rect, hit, is_current=place == self._current_hit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(self._scroll_share(), is_settled=False)

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
                self.zoom(0)
            case _:
                super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
            return
        super().wheelEvent(event)
