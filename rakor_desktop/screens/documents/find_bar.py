"""Searching in the shown document: hits are counted and marked on its pages, Enter goes on to the next."""

from __future__ import annotations

import functools

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent

from rakor_desktop.domain.pages import TextHit
from rakor_desktop.domain.progress import Progress
from rakor_desktop.forms.ui_documents_screen import Ui_DocumentsScreen
from rakor_desktop.qtkit.icons import Icon, icon
from rakor_desktop.qtkit.jobs import Jobs
from rakor_desktop.qtkit.messages import set_property
from rakor_desktop.screens.documents.preview_pane import Made, PreviewPane
from rakor_desktop.services.documents import DocumentService

_PAUSE = 200  # ms after the last key


class FindBar(QObject):
    """Opened with Ctrl+F, closed with Esc; a document made anew is searched again."""

    def __init__(
        self, ui: Ui_DocumentsScreen, preview: PreviewPane, documents: DocumentService, jobs: Jobs, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._ui = ui
        self._preview = preview
        self._documents = documents
        self._jobs = jobs
        self._hits: tuple[TextHit, ...] = ()
        self._current = -1
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_PAUSE)
        self._soon.timeout.connect(self._search)
        for button, which in (
            (ui.find_previous_button, Icon.CHEVRON_UP),
            (ui.find_next_button, Icon.CHEVRON_DOWN),
            (ui.find_close_button, Icon.CLOSE),
        ):
            button.setIcon(icon(which))
        ui.find_edit.textChanged.connect(self._soon.start)
        ui.find_edit.installEventFilter(self)
        ui.find_button.clicked.connect(self.open)
        ui.find_previous_button.clicked.connect(self._go_back)
        ui.find_next_button.clicked.connect(self._go_on)
        ui.find_close_button.clicked.connect(self.close)
        preview.document_shown.connect(self._search_again)
        ui.find_bar.hide()

    def open(self) -> None:
        """Show the bar, ready for typing."""
        if self._preview.shown is None:
            return
        self._ui.find_bar.show()
        self._ui.find_edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._ui.find_edit.selectAll()
        self._search()

    def close(self) -> None:
        """Take the bar and the marks away; the keys go to the pages."""
        self.close_quietly()
        self._ui.page_preview.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_quietly(self) -> None:
        """The same, and the focus stays where it is."""
        self._soon.stop()
        self._ui.find_bar.hide()
        self._show_hits((), -1)

    # ---- inside

    @property
    def _is_open(self) -> bool:
        return not self._ui.find_bar.isHidden()

    def _search_again(self) -> None:
        if self._is_open:
            self._search()

    def _search(self) -> None:
        self._soon.stop()
        made, text = self._preview.shown, self._ui.find_edit.text().strip()
        if made is None or not text:
            self._show_hits((), -1)
            return
        self._jobs.run(functools.partial(_find, self._documents, made, text), done=self._take_hits)

    def _take_hits(self, found: tuple[Made, str, tuple[TextHit, ...]]) -> None:
        made, text, hits = found
        if not self._is_open or made is not self._preview.shown or text != self._ui.find_edit.text().strip():
            return  # something else is searched meanwhile
        page = max(self._ui.page_preview.page - 1, 0)
        first = next((number for number, hit in enumerate(hits) if hit.page >= page), 0)
        self._show_hits(hits, first if hits else -1)

    def _go_on(self) -> None:
        self._go(1)

    def _go_back(self) -> None:
        self._go(-1)

    def _go(self, step: int) -> None:
        if self._soon.isActive():
            self._search()  # Enter does not wait for the pause
        elif self._hits:
            self._show_hits(self._hits, (self._current + step) % len(self._hits))

    def _show_hits(self, hits: tuple[TextHit, ...], current: int) -> None:
        self._hits, self._current = hits, current
        self._ui.page_preview.show_hits(hits, current)
        has_text = bool(self._ui.find_edit.text().strip())
        words = self.tr("{number} dari {count}").format(number=current + 1, count=len(hits)) if hits else ""
        self._ui.find_count.setText(words or (self.tr("Tidak ada") if has_text and self._is_open else ""))
        set_property(self._ui.find_count, "role", "small" if hits or not has_text else "error")
        for button in (self._ui.find_previous_button, self._ui.find_next_button):
            button.setEnabled(bool(hits))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._go(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.close()
                return True
            if event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
                self._ui.page_preview.turn(-1 if event.key() == Qt.Key.Key_PageUp else 1)
                return True
        return False


def _find(
    documents: DocumentService, made: Made, text: str, _progress: Progress
) -> tuple[Made, str, tuple[TextHit, ...]]:
    # Worker thread.
    return made, text, documents.find_text(made.pdf, text)
