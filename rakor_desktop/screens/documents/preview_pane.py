"""The middle of the document screen: makes the document in one job, then paints its pages, those in view first."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.naskah import DocumentKind
from rakor_desktop.domain.pages import PagePicture, PageSize
from rakor_desktop.domain.progress import Progress
from rakor_desktop.forms.ui_documents_screen import Ui_DocumentsScreen
from rakor_desktop.qtkit.icons import Icon, icon
from rakor_desktop.qtkit.jobs import JobHandle, Jobs
from rakor_desktop.screens.documents.document_options import has_pages
from rakor_desktop.screens.documents.source import Files, Source


@dataclass(frozen=True, slots=True)
class Made:
    """A document as it was made: its file and the sizes of its pages."""

    source: Source
    pdf: bytes
    sizes: tuple[PageSize, ...]


class PreviewPane(QObject):
    """Shows a document a moment after it was asked for; only the newest wish counts.

    What is shown stays until its newer state is there. A document that was looked at before and has not changed since
    is shown again without being made.
    """

    pages_counted = Signal(object, int)  # DocumentKind, number of pages
    document_shown = Signal()

    def __init__(self, ui: Ui_DocumentsScreen, files: Files, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._ui = ui
        self._files = files
        self._jobs = jobs
        self._source: Source | None = None
        self._made: Made | None = None
        self._known: dict[DocumentKind, Made] = {}
        self._is_paused = True
        self._making: JobHandle | None = None
        self._painting: JobHandle | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._make)
        self._bar = (
            ui.previous_button,
            ui.page_label,
            ui.next_button,
            ui.find_button,
            ui.zoom_out_button,
            ui.zoom_label,
            ui.zoom_in_button,
            ui.fit_button,
        )
        for button, which in (
            (ui.previous_button, Icon.CHEVRON_LEFT),
            (ui.next_button, Icon.CHEVRON_RIGHT),
            (ui.find_button, Icon.SEARCH),
            (ui.zoom_out_button, Icon.ZOOM_OUT),
            (ui.zoom_in_button, Icon.ZOOM_IN),
            (ui.fit_button, Icon.FIT_WIDTH),
        ):
            button.setIcon(icon(which))
        view = ui.page_preview
        for button, slot, step in (
            (ui.previous_button, view.turn, -1),
            (ui.next_button, view.turn, 1),
            (ui.zoom_in_button, view.zoom, 1),
            (ui.zoom_out_button, view.zoom, -1),
            (ui.fit_button, view.zoom, 0),
        ):
            button.clicked.connect(functools.partial(_step, slot, step))
        view.page_turned.connect(self._show_page)
        view.zoomed.connect(self._show_zoom)
        view.pictures_wanted.connect(self._paint)
        ui.preview_error.action_requested.connect(self._make)
        ui.preview_error_bar.hide()

    @property
    def shown(self) -> Made | None:
        """What is shown now, be it an older state."""
        return self._made

    def newest(self, source: Source) -> Made | None:
        """The document as it is now, if it is made already."""
        known = self._known.get(source.kind)
        return known if known is not None and known.source == source else None

    def show_document(self, source: Source, pause: int) -> None:
        """Show this document, `pause` ms from now unless something else is asked for meanwhile."""
        shown = self._made.source if self._made is not None else self._source
        is_other = shown is None or (shown.meeting_id, shown.kind) != (source.meeting_id, source.kind)
        self._source = source
        pages = has_pages(source.kind)
        self._ui.preview_stack.setCurrentWidget(self._ui.preview_page if pages else self._ui.no_preview_page)
        for part in self._bar:
            part.setVisible(pages)
        known = self.newest(source)
        if known is not None:
            self._stop()
            self._show_made(known)
            return
        if is_other:
            self._made = None
            width, height = source.options.paper.millimetres
            sheet = PageSize(width / 25.4 * 72, height / 25.4 * 72)
            self._ui.page_preview.show_document((sheet,) if pages else (), is_waiting=True)
        if not self._is_paused:
            self._soon.start(pause)

    def forget(self) -> None:
        """The data has changed: every document has to be made again; what is shown stays for the moment."""
        self._known.clear()

    def clear(self) -> None:
        """Take the pages away: another meeting is looked at."""
        self._stop()
        self._known.clear()
        self._made = self._source = None
        self._ui.page_preview.clear()

    def pause(self) -> None:
        """Make no pages while nobody looks."""
        self._is_paused = True
        self._stop()

    def resume(self) -> None:
        """Somebody looks again."""
        self._is_paused = False
        if self._source is not None and self.newest(self._source) is None:
            self._soon.start(0)
        else:
            self._paint()

    # ---- making

    def _stop(self) -> None:
        self._soon.stop()
        for handle in (self._making, self._painting):
            if handle is not None:
                handle.cancel()
        self._making = self._painting = None
        self._ui.preview_state.clear()

    def _make(self) -> None:
        self._stop()
        self._ui.preview_error_bar.hide()
        source = self._source
        if source is None or not has_pages(source.kind):
            return
        self._ui.preview_state.setText(self.tr("Menyiapkan…"))
        self._making = self._jobs.run(
            functools.partial(_make, self._files, source),
            done=self._show_new,
            failed=self._show_error,
            title=self.tr("Pratinjau {document}").format(document=source.kind.label),
            lets_writes_pass=True,
        )
        self._making.finished.connect(functools.partial(self._end_making, self._making))

    def _show_new(self, made: Made) -> None:
        if made.source != self._source:
            return  # another document or option was chosen meanwhile
        self._known[made.source.kind] = made
        self._show_made(made)

    def _show_made(self, made: Made) -> None:
        before = self._made
        is_same = before is not None and (before.source.meeting_id, before.source.kind) == (
            made.source.meeting_id,
            made.source.kind,
        )
        self._made = made
        self._ui.preview_error_bar.hide()
        if before is not made:
            self._ui.page_preview.show_document(made.sizes, keeps_pictures=is_same)
        self.pages_counted.emit(made.source.kind, len(made.sizes))
        self.document_shown.emit()

    def _show_error(self, error: UserError) -> None:
        self._ui.preview_error.show_error(error, self.tr("Coba lagi"))
        self._ui.preview_error_bar.show()

    def _end_making(self, handle: JobHandle) -> None:
        if handle is self._making:
            self._making = None
            self._ui.preview_state.clear()

    # ---- painting

    def _paint(self) -> None:
        """Have the page painted that is needed most; one at a time, so that scrolling changes which comes next."""
        made, wanted = self._made, self._ui.page_preview.next_wanted()
        if self._is_paused or self._painting is not None or made is None or wanted is None:
            return
        self._painting = self._jobs.run(
            functools.partial(_paint, self._files, made, *wanted), done=self._show_picture, failed=self._show_error
        )
        self._painting.finished.connect(functools.partial(self._end_painting, self._painting))

    def _show_picture(self, painted: tuple[Made, int, int, PagePicture]) -> None:
        made, number, width, picture = painted
        if made is self._made:
            self._ui.page_preview.show_picture(number, width, picture)

    def _end_painting(self, handle: JobHandle) -> None:
        if handle is self._painting:
            self._painting = None
            if not self._ui.preview_error_bar.isVisibleTo(self._ui.preview_card):
                self._paint()

    # ---- the bar above

    def _show_page(self, page: int, count: int) -> None:
        text = self.tr("Halaman <b>{page}</b> dari {count}").format(page=page, count=count) if count else ""
        self._ui.page_label.setText(text)
        self._ui.previous_button.setEnabled(page > 1)
        self._ui.next_button.setEnabled(page < count)

    def _show_zoom(self, percent: int) -> None:
        self._ui.zoom_label.setText(f"{percent}%")


def _step(slot: Callable[[int], None], step: int, _checked: bool = False) -> None:
    slot(step)


def _make(files: Files, source: Source, progress: Progress) -> Made:
    # Worker thread.
    pdf = files.content(source, progress)
    return Made(source, pdf, files.documents.page_sizes(pdf))


def _paint(
    files: Files, made: Made, number: int, width: int, _progress: Progress
) -> tuple[Made, int, int, PagePicture]:
    # Worker thread.
    return made, number, width, files.documents.page_picture(made.pdf, number, width)
