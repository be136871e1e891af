"""What can be done with the chosen document: its buttons, its keys, its commands."""

from __future__ import annotations

import functools
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QWidget

from rakor_desktop.domain.naskah import DocumentKind, Format
from rakor_desktop.forms.ui_documents_screen import Ui_DocumentsScreen
from rakor_desktop.qtkit.icons import Icon, icon
from rakor_desktop.qtkit.messages import style_button
from rakor_desktop.qtkit.screen import Command
from rakor_desktop.screens.documents.document_options import has_pages
from rakor_desktop.screens.documents.exporter import Exporter
from rakor_desktop.screens.documents.final_actions import FinalActions
from rakor_desktop.screens.documents.find_bar import FindBar
from rakor_desktop.screens.documents.long_work import LongWork
from rakor_desktop.screens.documents.meeting_documents import MeetingDocuments
from rakor_desktop.screens.documents.options_place import OptionsPlace
from rakor_desktop.screens.documents.preview_pane import PreviewPane
from rakor_desktop.screens.documents.printing import Printing

_FORMAT_ICONS = {Format.PDF: Icon.PDF, Format.XLSX: Icon.EXCEL, Format.DOCX: Icon.WORD}


class DocumentActions(QObject):
    """One piece of work at a time; each is reached by button, by key and by the palette."""

    def __init__(
        self,
        ui: Ui_DocumentsScreen,
        state: MeetingDocuments,
        place: OptionsPlace,
        work: LongWork,
        exporter: Exporter,
        printing: Printing,
        finals: FinalActions,
        preview: PreviewPane,
        find_bar: FindBar,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._ui = ui
        self._state = state
        self._place = place
        self._work = work
        self._exporter = exporter
        self._printing = printing
        self._finals = finals
        self._preview = preview
        self._find_bar = find_bar
        self._page = parent
        self._buttons = (
            ui.save_all_button,
            ui.save_pdf_button,
            ui.save_excel_button,
            ui.save_word_button,
            ui.print_button,
            ui.finalise_button,
        )
        for button, which in (
            (ui.save_all_button, Icon.DOCUMENTS),
            (ui.menu_button, Icon.MORE),
            (ui.save_pdf_button, Icon.PDF),
            (ui.save_excel_button, Icon.EXCEL),
            (ui.save_word_button, Icon.WORD),
            (ui.print_button, Icon.PRINT),
        ):
            button.setIcon(icon(which))
        for button in (ui.save_pdf_button, ui.save_excel_button, ui.print_button):
            stays = button.sizePolicy()
            stays.setRetainSizeWhenHidden(True)  # each keeps its place: who prints by habit must not hit another
            button.setSizePolicy(stays)
        work.running_changed.connect(self._show_running)
        ui.no_preview.action_requested.connect(self.save_shown)
        ui.save_pdf_button.clicked.connect(functools.partial(self.save, Format.PDF))
        ui.save_excel_button.clicked.connect(functools.partial(self.save, Format.XLSX))
        ui.save_word_button.clicked.connect(functools.partial(self.save, Format.DOCX))
        ui.print_button.clicked.connect(self.print_shown)
        ui.finalise_button.clicked.connect(self.finalise_or_save)
        ui.save_all_button.clicked.connect(self.save_all)
        ui.menu_button.clicked.connect(self._show_menu)
        for keys, slot in (("Ctrl+S", self.save_shown), ("Ctrl+P", self.print_shown), ("Ctrl+F", find_bar.open)):
            shortcut = QShortcut(QKeySequence(keys), parent)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    def show_buttons(self) -> None:
        """Offer what the chosen document has: its formats, printing, and one primary button."""
        ui, kind, is_final = self._ui, self._state.kind, self._state.final is not None
        pages = has_pages(kind)
        ui.save_pdf_button.setVisible(kind.can_be_final and not is_final)
        ui.save_excel_button.setVisible(Format.XLSX in kind.formats and pages)
        ui.save_word_button.setVisible(Format.DOCX in kind.formats)
        ui.print_button.setVisible(pages)
        ui.formats_group.setVisible(pages)
        ui.finalise_button.setVisible(pages)
        ui.outcome_line.setVisible(pages)
        if is_final:
            text, which = self.tr("Simpan berkas final…"), Icon.PDF
        elif kind.can_be_final:
            text, which = self.tr("Finalkan {document}").format(document=_short(kind)), Icon.FINALISE
        else:
            text, which = self.tr("Simpan PDF…"), Icon.PDF
        ui.finalise_button.setText(text)
        ui.finalise_button.setIcon(icon(which, style_button(ui.finalise_button, "primary")))

    def commands(self) -> list[Command]:
        """What the palette and the screen's menu offer."""
        kind = self._state.kind
        found = [Command(self.tr("Buat semua dokumen"), self.save_all, Icon.DOCUMENTS)]
        for form in kind.formats:
            title = self.tr("Simpan sebagai {format}").format(format=form.label)
            keys = "Ctrl+S" if form is kind.formats[0] else ""
            found.append(Command(title, functools.partial(self.save, form), _FORMAT_ICONS[form], keys))
        if has_pages(kind):
            found.append(Command(self.tr("Cetak dokumen ini"), self.print_shown, Icon.PRINT, "Ctrl+P"))
            found.append(Command(self.tr("Cari di dokumen ini"), self._find_bar.open, Icon.SEARCH, "Ctrl+F"))
        if kind.can_be_final:
            if self._state.final is not None:
                title = self.tr("Buka kembali {document}").format(document=_short(kind))
                found.append(Command(title, self.reopen, Icon.REOPEN))
            else:
                title = self.tr("Finalkan {document}").format(document=_short(kind))
                found.append(Command(title, self.finalise_or_save, Icon.FINALISE))
            found.append(Command(self.tr("Bandingkan versi"), self.show_versions, Icon.COMPARE))
        found.append(Command(self.tr("Periksa keaslian berkas"), self.check_file, Icon.VERIFY))
        return found

    def save(self, form: Format, _checked: bool = False) -> None:
        """Save the chosen document as a file of this format."""
        if self._may_begin():
            self._exporter.save_one(self._state.source(form=form))

    def save_shown(self) -> None:
        """Save the chosen document as its own format."""
        self.save(self._state.kind.formats[0])

    def save_all(self) -> None:
        """Save every document into a folder, in the formats that are wanted."""
        if self._may_begin():
            self._exporter.save_all(self._state.source)

    def print_shown(self) -> None:
        """Print the chosen document."""
        is_saved = self._state.save_typed()  # what is shown may lack what was typed just now
        if has_pages(self._state.kind) and self._may_begin():
            source = self._state.source()
            made = self._preview.newest(source) if is_saved else None
            self._printing.print_document(source, made.pdf if made else None, self._ui.page_preview.page)

    def finalise_or_save(self) -> None:
        """The primary button: make the draft final, or save what needs no such step."""
        if self._state.final is not None or not self._state.kind.can_be_final:
            self.save_shown()
        elif self._may_begin():
            self._finals.finalise(self._state.source(), self._state.day, is_locked=self._state.is_locked)

    def reopen(self) -> None:
        """Open the final document again."""
        if self._state.final is not None:
            self._finals.reopen(self._state.final, self._state.locking_together)

    def show_versions(self) -> None:
        """Show the versions of the chosen document."""
        self._state.save_typed()
        if self._state.meeting_id:
            self._finals.show_versions(self._state.meeting_id, self._state.kind)

    def check_file(self) -> None:
        """Ask for a PDF and say whether it is genuine."""
        if self._may_begin():
            self._finals.check_file()

    # ---- inside

    def _may_begin(self) -> bool:
        if not self._state.meeting_id or self._work.is_running:
            return False
        self._place.open()
        self._state.save_typed()  # writes are done before the work that begins now
        return True

    def _show_running(self, is_running: bool) -> None:
        tip = self.tr("Tunggu sampai pekerjaan ini selesai.") if is_running else ""
        for button in self._buttons:
            button.setEnabled(not is_running)
            button.setAccessibleDescription(tip)

    def menu(self) -> QMenu:
        """The commands as a menu; it goes when it is closed."""
        menu = QMenu(self._page)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for command in self.commands():
            text = f"{command.title}\t{command.shortcut}" if command.shortcut else command.title
            action = menu.addAction(icon(command.icon or Icon.MORE), text)
            action.triggered.connect(functools.partial(_call, command.run))
        return menu

    def _show_menu(self) -> None:
        button = self._ui.menu_button
        self.menu().popup(button.mapToGlobal(button.rect().bottomLeft()))


def _short(kind: DocumentKind) -> str:
    """The name of a document on a button: `berita acara`, not `berita acara kesepakatan`."""
    label = kind.label.lower()
    return " ".join(label.split()[:2]) if len(label) > _BUTTON_LETTERS else label


_BUTTON_LETTERS = 21  # `Finalkan matriks tindak lanjut` still has room


def _call(run: Callable[[], object], _checked: bool = False) -> None:
    run()
