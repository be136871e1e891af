"""Dokumen: choose a document, look at its pages, save, print or make it final."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QModelIndex, QSize, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from rakor_desktop.domain.change import Change, Entity
from rakor_desktop.domain.naskah import DocumentKind
from rakor_desktop.domain.record import DocumentOptions
from rakor_desktop.forms.ui_documents_screen import Ui_DocumentsScreen
from rakor_desktop.qtkit.autosave import Autosave
from rakor_desktop.qtkit.icons import Icon, icon, icon_pixmap
from rakor_desktop.qtkit.jobs import Jobs
from rakor_desktop.qtkit.messages import locked_text
from rakor_desktop.qtkit.screen import Command, Frame, StatusItem
from rakor_desktop.qtkit.settings import LocalSettings
from rakor_desktop.qtkit.theme import theme_of
from rakor_desktop.screens.documents.actions import DocumentActions
from rakor_desktop.screens.documents.document_list import DocumentDelegate, DocumentListModel
from rakor_desktop.screens.documents.exporter import Exporter
from rakor_desktop.screens.documents.final_actions import FinalActions
from rakor_desktop.screens.documents.find_bar import FindBar
from rakor_desktop.screens.documents.long_work import LongWork
from rakor_desktop.screens.documents.meeting_documents import MeetingDocuments
from rakor_desktop.screens.documents.options_panel import OptionsPanel
from rakor_desktop.screens.documents.options_place import OptionsPlace
from rakor_desktop.screens.documents.preview_pane import PreviewPane
from rakor_desktop.screens.documents.printing import Printing
from rakor_desktop.screens.documents.signing import Signing
from rakor_desktop.screens.documents.source import Files
from rakor_desktop.services.documents import DocumentService
from rakor_desktop.services.finals import FinalService
from rakor_desktop.services.meetings import MeetingService
from rakor_desktop.services.participants import ParticipantService
from rakor_desktop.services.settings import SettingService

_ENTER_PAUSE = 120  # ms: arrow keys through the list must not start a preview for each line
_CHANGE_PAUSE = 800  # ms: after a change of the data
_LEAST_WIDTH = 600  # px at 100 %


class DocumentsScreen(QWidget):
    """The list left, the pages in the middle, the options right."""

    def __init__(
        self,
        *,
        documents: DocumentService,
        finals: FinalService,
        meetings: MeetingService,
        participants: ParticipantService,
        settings: SettingService,
        jobs: Jobs,
        autosave: Autosave,
        local: LocalSettings,
        frame: Frame,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.ui = Ui_DocumentsScreen()
        self.ui.setupUi(self)
        files = Files(documents, finals)
        self._state = MeetingDocuments(files, meetings, jobs, autosave)
        self._model = DocumentListModel(self)
        self.options = OptionsPanel(documents, jobs, autosave, settings.style, self)
        self.work = LongWork(self.ui, jobs, self)
        self.exporter = Exporter(files, self.work, local, self)
        self.printing = Printing(files, self.work, self)
        self.preview = PreviewPane(self.ui, files, jobs, self)
        self.find_bar = FindBar(self.ui, self.preview, documents, jobs, self)
        self.finals = FinalActions(files, jobs, autosave, self.work, self.exporter, settings.style, frame, self)
        self.signing = Signing(self.options, documents, participants, self)
        self._place = OptionsPlace(self.ui, self)
        self.actions_of_document = DocumentActions(
            self.ui,
            self._state,
            self._place,
            self.work,
            self.exporter,
            self.printing,
            self.finals,
            self.preview,
            self.find_bar,
            self,
        )
        self._prepare()
        self._connect()
        self._place.measure()

    def _prepare(self) -> None:
        ui = self.ui
        ui.options_scroll.setWidget(self.options)
        ui.document_list.setModel(self._model)
        ui.document_list.setItemDelegate(DocumentDelegate(self))
        ui.document_list.setCurrentIndex(self._model.index(self._model.row_of(self._state.kind)))
        ui.documents_count.setText(str(self._model.rowCount()))
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
        # From the pages through the options to the buttons below them; the options were built last.
        buttons = (ui.save_pdf_button, ui.save_excel_button, ui.save_word_button, ui.print_button, ui.finalise_button)
        for before, after in pairwise((self.options.ui.internal_check, *buttons)):
            self.setTabOrder(before, after)
        self.options.ui.reopen_button.setIcon(icon(Icon.REOPEN))
        self.options.ui.versions_button.setIcon(icon(Icon.COMPARE))
        ui.lock_bar.hide()

    def _connect(self) -> None:
        self.ui.document_list.selectionModel().currentChanged.connect(self._choose)
        self.options.options_changed.connect(self._take_options)
        self.options.ui.reopen_button.clicked.connect(self.actions_of_document.reopen)
        self.options.ui.versions_button.clicked.connect(self.actions_of_document.show_versions)
        self.preview.pages_counted.connect(self._model.set_pages)
        self.finals.field_wanted.connect(self._show_field)
        self.finals.finalise_wanted.connect(self._finalise_again)
        theme_of(self).theme_changed.connect(self._measure)

    # --- what the frame asks for ---

    def show_meeting(self, meeting_id: str) -> None:
        """Show the documents of a meeting."""
        if meeting_id != self._state.meeting_id:
            self._state.meeting_id = meeting_id
            self._model.forget_pages()
            self.preview.clear()
            self.work.clear()
        self.signing.forget()
        self._state.read()
        self._show_all()
        self._show_document(0)

    def reload(self, change: Change) -> None:
        """Anything of a meeting may be printed: make the pages again, a moment after the last change."""
        if not change or not self._state.meeting_id:
            return
        self.signing.follow(change)
        final = self._state.final
        is_new = self._state.read()
        if change.kinds == {Entity.DOCUMENT} and not is_new:
            return  # the options that this screen has kept itself
        self._show_all()
        self.preview.forget()
        self._show_document(_CHANGE_PAUSE if self._state.final == final else 0)

    def leave(self) -> None:
        """No preview is made for a screen that is not seen."""
        self.preview.pause()

    def show_row(self, row_id: str) -> None:
        """Choose a document by its kind."""
        if row_id in list(DocumentKind):
            self.ui.document_list.setCurrentIndex(self._model.index(self._model.row_of(DocumentKind(row_id))))

    def commands(self) -> list[Command]:
        """What the palette offers here."""
        return self.actions_of_document.commands()

    def status_items(self) -> list[StatusItem]:
        """How many documents are final, how many are drafts."""
        finals = len(self._state.current)
        drafts = sum(kind.can_be_final for kind in DocumentKind) - finals
        text = self.tr("{finals} final, {drafts} konsep").format(finals=finals, drafts=drafts)
        return [StatusItem(text, Icon.DOCUMENTS)]

    def focus_first(self) -> None:
        """The list is where the keys go first."""
        self.ui.document_list.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- what is shown ---

    def _choose(self, current: QModelIndex) -> None:
        if not current.isValid():
            return
        self._state.kind = self._model.entry(current.row()).kind
        if self._state.meeting_id:
            self.work.clear()  # what is said there was of the document before
            self.find_bar.close_quietly()
            self._show_plate()
            self._show_document(_ENTER_PAUSE)

    def _show_all(self) -> None:
        self._model.show_states(tuple(self._state.plates.values()), self._state.current)
        self._show_lock()
        self._show_foot()
        self._show_plate()

    def _show_plate(self) -> None:
        """The options, the state and the buttons of the chosen document."""
        ui, state = self.ui, self._state
        plate = state.plates[state.kind]
        self.options.show_plate(state.meeting_id, plate, state.day, state.final, is_locked=state.is_locked)
        self.signing.show_names(state.meeting_id)
        ui.options_title.setText(state.kind.label)
        chip = self._model.chip(state.kind)
        ui.state_chip.setVisible(chip is not None)
        if chip is not None:
            ui.state_chip.show_spec(chip)
        self.actions_of_document.show_buttons()

    def _show_lock(self) -> None:
        locking = self._state.locking
        self.ui.lock_bar.setVisible(locking is not None)
        if locking is not None:
            self.ui.lock_note.show_text(locked_text(self, locking), Icon.FINALISE)

    def _show_foot(self) -> None:
        ui, theme = self.ui, theme_of(self)
        lacking = [entry.kind.label for entry in self._model.entries if entry.lacks_number]
        ui.documents_foot.setVisible(bool(lacking))
        ui.foot_line.setVisible(bool(lacking))
        if len(lacking) == 1:
            text = self.tr("{document}: nomor belum diisi.").format(document=lacking[0])
        else:
            text = self.tr("Nomor belum diisi pada {count} dokumen.").format(count=len(lacking))
        ui.foot_label.setText(text)
        ui.foot_label.setToolTip(", ".join(lacking))
        ui.foot_icon.setPixmap(icon_pixmap(Icon.WARNING, "warning", theme.px(15), self.devicePixelRatioF()))

    def _finalise_again(self) -> None:
        if self._state.final is None:  # nobody made it final meanwhile
            self.actions_of_document.finalise_or_save()

    def _show_field(self, name: str) -> None:
        self._place.open()
        panel = self.options.ui
        fields: dict[str, QWidget] = {
            "number": panel.number_edit,
            "date": panel.date_field,
            "addressee": panel.addressee_edit,
            "intro": panel.intro_edit,
            "parties": panel.parties_button,
        }
        field = fields.get(name, panel.number_edit)
        self.ui.options_scroll.ensureWidgetVisible(field)
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_document(self, pause: int) -> None:
        self.preview.show_document(self._state.source(), pause)

    def _take_options(self, options: DocumentOptions) -> None:
        self._state.take_options(options)
        self.signing.show_names(self._state.meeting_id)
        self._show_document(_ENTER_PAUSE)

    # --- sizes ---

    def _measure(self) -> None:
        self._place.measure()
        self._show_foot()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.preview.resume()

    def minimumSizeHint(self) -> QSize:
        """Narrower than the three cards side by side: the options then step aside."""
        return QSize(theme_of(self).px(_LEAST_WIDTH), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place.measure()
