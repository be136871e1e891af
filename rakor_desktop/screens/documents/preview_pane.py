"""The middle of the document screen: makes the pages in a job and turns them."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.record import DocumentOptions
from rakor_desktop.forms.ui_documents_screen import Ui_DocumentsScreen
from rakor_desktop.qtkit.icons import Icon, icon
from rakor_desktop.qtkit.jobs import JobHandle, Jobs
from rakor_desktop.screens.documents.document_options import offered
from rakor_desktop.services.documents import DocumentService
from rakor_desktop.widgets.page_preview import Picture


class PreviewPane(QObject):
    """Renders a document a moment after it was asked for; only the newest wish counts."""

    pages_counted = Signal(object, int)  # DocumentKind, number of pages

    def __init__(self, ui: Ui_DocumentsScreen, documents: DocumentService, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._ui = ui
        self._documents = documents
        self._jobs = jobs
        self._meeting_id = ""
        self._options: DocumentOptions | None = None
        self._is_stale = False
        self._is_paused = True
        self._render: JobHandle | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._start)
        self._bar = (
            ui.previous_button,
            ui.page_label,
            ui.next_button,
            ui.zoom_out_button,
            ui.zoom_label,
            ui.zoom_in_button,
            ui.fit_button,
        )
        for button, which in (
            (ui.previous_button, Icon.CHEVRON_LEFT),
            (ui.next_button, Icon.CHEVRON_RIGHT),
            (ui.zoom_out_button, Icon.ZOOM_OUT),
            (ui.zoom_in_button, Icon.ZOOM_IN),
            (ui.fit_button, Icon.FIT_WIDTH),
        ):
            button.setIcon(icon(which))
        ui.previous_button.clicked.connect(self._turn_back)
        ui.next_button.clicked.connect(self._turn_on)
        ui.zoom_in_button.clicked.connect(self._zoom_in)
        ui.zoom_out_button.clicked.connect(self._zoom_out)
        ui.fit_button.clicked.connect(ui.page_preview.fit_width)
        ui.page_preview.page_turned.connect(self._show_page)
        ui.page_preview.zoomed.connect(self._show_zoom)
        ui.page_preview.resolution_changed.connect(self._start)
        ui.preview_error.action_requested.connect(self._start)

    def show_document(self, meeting_id: str, options: DocumentOptions, pause: int) -> None:
        """Show this document, `pause` ms from now unless something else is asked for meanwhile."""
        self._meeting_id = meeting_id
        self._options = options
        self._is_stale = True
        has_pages = offered(options.kind).preview
        self._ui.preview_stack.setCurrentWidget(self._ui.preview_page if has_pages else self._ui.no_preview_page)
        for part in self._bar:
            part.setVisible(has_pages)
        if not self._is_paused:
            self._soon.start(pause)

    def clear(self) -> None:
        """Take the pages away."""
        self._ui.page_preview.clear()

    def pause(self) -> None:
        """Make no pages while nobody looks."""
        self._is_paused = True
        self._soon.stop()
        if self._render is not None:
            self._render.cancel()
            self._is_stale = True

    def resume(self) -> None:
        """Somebody looks again."""
        self._is_paused = False
        if self._is_stale:
            self._soon.start(0)

    def _start(self) -> None:
        if self._render is not None:
            self._render.cancel()
        self._ui.preview_error.hide()
        options = self._options
        if options is None or not self._meeting_id or not offered(options.kind).preview:
            return
        self._is_stale = False
        self._ui.preview_state.setText(self.tr("Menyiapkan…"))
        meeting_id, width = self._meeting_id, self._ui.page_preview.wanted_width
        handle = self._jobs.run(
            lambda progress: (options, self._documents.pictures(meeting_id, options, progress, width=width)),
            done=self._show_pages,
            failed=self._show_error,
            title=self.tr("Pratinjau {document}").format(document=options.kind.label),
            lets_writes_pass=True,
        )
        handle.finished.connect(self._end)
        self._render = handle

    def _show_pages(self, made: tuple[DocumentOptions, tuple[Picture, ...]]) -> None:
        options, pages = made
        if options != self._options:
            return  # another document or option was chosen meanwhile
        self._ui.page_preview.show_pages(pages, options.paper.millimetres)
        self.pages_counted.emit(options.kind, len(pages))

    def _show_error(self, error: UserError) -> None:
        self._ui.preview_error.show_error(error, self.tr("Coba lagi"))

    def _end(self) -> None:
        if self.sender() is self._render:
            self._render = None
            self._ui.preview_state.clear()

    def _show_page(self, page: int, count: int) -> None:
        text = self.tr("Halaman <b>{page}</b> dari {count}").format(page=page, count=count) if count else ""
        self._ui.page_label.setText(text)
        self._ui.previous_button.setEnabled(page > 1)
        self._ui.next_button.setEnabled(page < count)

    def _show_zoom(self, percent: int) -> None:
        self._ui.zoom_label.setText(f"{percent}%")

    def _turn_back(self) -> None:
        self._ui.page_preview.turn(-1)

    def _turn_on(self) -> None:
        self._ui.page_preview.turn(1)

    def _zoom_in(self) -> None:
        self._ui.page_preview.zoom(1)

    def _zoom_out(self) -> None:
        self._ui.page_preview.zoom(-1)
