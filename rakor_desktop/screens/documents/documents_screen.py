"""Dokumen: choose a document, look at its pages, save it as PDF or Excel."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QModelIndex, QSize, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QWidget

from rakor_desktop.domain.change import Change
from rakor_desktop.domain.kinds import MinutesState, Paper
from rakor_desktop.domain.naskah import DocumentKind
from rakor_desktop.domain.record import DocumentOptions
from rakor_desktop.forms.ui_documents_screen import Ui_DocumentsScreen
from rakor_desktop.qtkit.icons import Icon, icon
from rakor_desktop.qtkit.jobs import Jobs
from rakor_desktop.qtkit.messages import set_property
from rakor_desktop.qtkit.screen import Command, Frame, StatusItem
from rakor_desktop.qtkit.settings import LocalSettings
from rakor_desktop.qtkit.theme import theme_of
from rakor_desktop.screens.documents.document_list import DocumentDelegate, DocumentListModel
from rakor_desktop.screens.documents.document_options import offered
from rakor_desktop.screens.documents.exporter import Exporter
from rakor_desktop.screens.documents.options_place import OptionsPlace
from rakor_desktop.screens.documents.preview_pane import PreviewPane
from rakor_desktop.services.documents import DocumentService
from rakor_desktop.services.meetings import MeetingService

_ENTER_PAUSE = 120  # ms: arrow keys through the list must not start a preview for each line
_CHANGE_PAUSE = 800  # ms: after a change of the data
_LEAST_WIDTH = 600  # px at 100 %


class DocumentsScreen(QWidget):
    """The list left, the pages in the middle, the options right."""

    def __init__(
        self,
        documents: DocumentService,
        meetings: MeetingService,
        jobs: Jobs,
        local: LocalSettings,
        frame: Frame,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.ui = Ui_DocumentsScreen()
        self.ui.setupUi(self)
        self._documents = documents
        self._meetings = meetings
        self._jobs = jobs
        self._frame = frame
        self._meeting_id = ""
        self._state = MinutesState.KONSEP
        self._options = {kind: DocumentOptions(kind) for kind in DocumentKind}
        self._unmarked: set[str] = set()  # meetings whose documents are made without KONSEP, for this session
        self._kind = DocumentKind.NOTULA
        self._is_filling = False
        self._model = DocumentListModel(self)
        self.exporter = Exporter(self.ui, documents, jobs, local, self)
        self.preview = PreviewPane(self.ui, documents, jobs, self)
        self._place = OptionsPlace(self.ui, self)
        self._prepare()
        self._connect()
        self._place.measure()
        self._show_options()

    def _prepare(self) -> None:
        ui = self.ui
        ui.document_list.setModel(self._model)
        ui.document_list.setItemDelegate(DocumentDelegate(self))
        ui.document_list.setCurrentIndex(self._model.index(0))
        ui.documents_count.setText(str(self._model.rowCount()))
        for paper in Paper:
            ui.paper_combo.addItem(paper.label, paper)
        ui.save_all_button.setIcon(icon(Icon.DOCUMENTS))
        ui.save_excel_button.setIcon(icon(Icon.EXCEL))
        ui.no_preview.show_content(
            Icon.EXCEL,
            self.tr("Buku kerja rapat"),
            self.tr(
                "Susunan acara, daftar hadir, diskusi, kesepakatan, dan matriks tindak lanjut dalam satu berkas Excel. "
                "Simpan berkasnya untuk melihat isinya."
            ),
            self.tr("Simpan Excel…"),
            Icon.EXCEL,
        )

    def _connect(self) -> None:
        ui = self.ui
        ui.document_list.selectionModel().currentChanged.connect(self._choose)
        for combo in (ui.paper_combo, ui.signature_combo):
            combo.activated.connect(self._take_options)
        for button in (ui.internal_copy_radio, ui.remarks_check, ui.groups_check, ui.internal_check):
            button.toggled.connect(self._take_options)
        ui.mark_check.toggled.connect(self._take_mark)
        self.preview.pages_counted.connect(self._model.set_pages)
        ui.no_preview.action_requested.connect(self._save_excel)
        ui.save_pdf_button.clicked.connect(self._save_shown)
        ui.save_excel_button.clicked.connect(self._save_excel)
        ui.save_all_button.clicked.connect(self._save_all)
        theme_of(self).theme_changed.connect(self._place.measure)
        for keys, slot in (("Ctrl+S", self._save_shown), ("Ctrl+P", self._save_shown)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    # --- what the frame asks for ---

    def show_meeting(self, meeting_id: str) -> None:
        """Show the documents of a meeting."""
        if meeting_id != self._meeting_id:
            self._meeting_id = meeting_id
            self._model.forget_pages()
            self.preview.clear()
            self.exporter.clear()
        self._reload()

    def reload(self, change: Change) -> None:
        """Anything of a meeting may be printed: make the pages again, a moment after the last change."""
        if change and self._meeting_id:
            self._reload()

    def leave(self) -> None:
        """No preview is made for a screen that is not seen."""
        self.preview.pause()

    def commands(self) -> list[Command]:
        """What the palette offers here."""
        return [
            Command(self.tr("Buat semua dokumen"), self._save_all, Icon.DOCUMENTS),
            Command(self.tr("Simpan dokumen ini"), self._save_shown, Icon.DOCUMENTS, "Ctrl+S"),
            Command(self.tr("Simpan buku kerja Excel"), self._save_excel, Icon.EXCEL),
        ]

    def status_items(self) -> list[StatusItem]:
        """How many documents there are, in which state."""
        is_draft = self._is_marked or self._state is not MinutesState.KONSEP
        state = self._state.label.lower() if is_draft else self.tr("tanpa tanda konsep")
        text = self.tr("{count} dokumen, {state}").format(count=self._model.rowCount(), state=state)
        return [StatusItem(text, Icon.DOCUMENTS)]

    def focus_first(self) -> None:
        """The list is where the keys go first."""
        self.ui.document_list.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- list and options ---

    def _reload(self) -> None:
        self._state = self._meetings.get(self._meeting_id).minutes_state
        self._show_state()
        self._show_preview(_CHANGE_PAUSE if self.ui.page_preview.page_count else 0)

    def _choose(self, current: QModelIndex) -> None:
        if not current.isValid():
            return
        self._kind = self._model.entry(current.row()).kind
        self._show_options()
        self.preview.clear()
        self._show_preview(_ENTER_PAUSE)

    @property
    def _is_marked(self) -> bool:
        """Whether the documents of this meeting carry KONSEP, as far as they can."""
        return self._state is MinutesState.KONSEP and self._meeting_id not in self._unmarked

    def _show_state(self) -> None:
        ui, is_draft = self.ui, self._state is MinutesState.KONSEP
        self._model.set_state(self._state, is_marked=self._is_marked)
        chip = self._model.chip(self._kind)
        ui.state_chip.setVisible(chip is not None)
        if chip is not None:
            ui.state_chip.show_spec(chip)
        self._is_filling = True
        ui.mark_check.setVisible(is_draft and offered(self._kind).mark)
        ui.mark_check.setChecked(self._is_marked)
        self._is_filling = False

    def _take_mark(self, is_marked: bool) -> None:
        if self._is_filling:
            return
        (self._unmarked.discard if is_marked else self._unmarked.add)(self._meeting_id)
        self._show_state()
        self._frame.refresh_status()
        self._show_preview(_ENTER_PAUSE)

    def _show_options(self) -> None:
        ui, has = self.ui, offered(self._kind)
        options = self._options[self._kind]
        self._is_filling = True
        ui.options_title.setText(self._kind.label)
        ui.paper_group.setVisible(has.paper)
        ui.paper_combo.setCurrentIndex(ui.paper_combo.findData(options.paper))
        ui.signature_group.setVisible(has.two_signatures or has.zigzag)
        ui.signature_combo.clear()
        if has.two_signatures:
            ui.signature_combo.addItems([self.tr("Dua penanda tangan"), self.tr("Satu penanda tangan")])
            ui.signature_combo.setCurrentIndex(0 if options.two_signatures else 1)
        elif has.zigzag:
            ui.signature_combo.addItems([self.tr("Berselang-seling"), self.tr("Satu kolom")])
            ui.signature_combo.setCurrentIndex(0 if options.zigzag else 1)
        ui.copy_group.setVisible(has.copies)
        ui.internal_copy_radio.setChecked(not options.public_copy)
        ui.public_copy_radio.setChecked(options.public_copy)
        ui.parts_group.setVisible(has.parts)
        ui.remarks_check.setChecked(options.include_remarks)
        ui.groups_check.setChecked(options.include_groups)
        ui.internal_check.setChecked(options.include_internal)
        self._is_filling = False
        self._show_state()
        ui.save_pdf_button.setVisible(has.preview)
        primary, other = (
            (ui.save_pdf_button, ui.save_excel_button) if has.preview else (ui.save_excel_button, ui.save_pdf_button)
        )
        set_property(primary, "kind", "primary")
        set_property(other, "kind", "")
        ui.save_pdf_button.setIcon(icon(Icon.PDF, "accent-text" if has.preview else "text"))
        # The empty state of the workbook brings the one filled button of the view.
        ui.save_excel_button.setVisible(has.preview)

    def _take_options(self) -> None:
        if self._is_filling:
            return
        ui, has = self.ui, offered(self._kind)
        first = ui.signature_combo.currentIndex() <= 0
        options = self._options[self._kind]
        self._options[self._kind] = replace(
            options,
            paper=Paper(ui.paper_combo.currentData()),
            two_signatures=first if has.two_signatures else options.two_signatures,
            zigzag=first if has.zigzag else options.zigzag,
            public_copy=ui.public_copy_radio.isChecked(),
            include_remarks=ui.remarks_check.isChecked(),
            include_groups=ui.groups_check.isChecked(),
            include_internal=ui.internal_check.isChecked(),
        )
        self._show_preview(_ENTER_PAUSE)

    def _wanted(self, kind: DocumentKind) -> DocumentOptions:
        """How a document is to be made, now and for this meeting."""
        return replace(self._options[kind], final=not self._is_marked)

    def _show_preview(self, pause: int) -> None:
        self.preview.show_document(self._meeting_id, self._wanted(self._kind), pause)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.preview.resume()

    # --- saving ---

    def _save_shown(self) -> None:
        self._save_one(self._kind)

    def _save_excel(self) -> None:
        self._save_one(DocumentKind.BUKU_KERJA)

    def _save_one(self, kind: DocumentKind) -> None:
        if self._meeting_id and not self.exporter.is_running:
            self._place.open()
            self.exporter.save_one(self._meeting_id, self._wanted(kind))

    def _save_all(self) -> None:
        if self._meeting_id and not self.exporter.is_running:
            self._place.open()
            self.exporter.save_all(self._meeting_id, tuple(map(self._wanted, DocumentKind)))

    def minimumSizeHint(self) -> QSize:
        """Narrower than the three cards side by side: the options then step aside."""
        return QSize(theme_of(self).px(_LEAST_WIDTH), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place.measure()
