"""Who signs a berita acara: the dialogs behind the options, and the names in words."""

from __future__ import annotations

import functools

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from rakor_desktop.domain.change import Change, Entity
from rakor_desktop.domain.meeting import Participant
from rakor_desktop.domain.naskah import DocumentKind
from rakor_desktop.screens.documents.options_panel import OptionsPanel
from rakor_desktop.screens.documents.parties_dialog import PartiesDialog
from rakor_desktop.screens.documents.signers_dialog import SignersDialog
from rakor_desktop.services.documents import DocumentService
from rakor_desktop.services.participants import ParticipantService


class Signing(QObject):
    """Lets signers and parties be chosen; what is chosen goes through the options at once."""

    def __init__(
        self, options: OptionsPanel, documents: DocumentService, participants: ParticipantService, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._options = options
        self._documents = documents
        self._participants = participants
        self._page = parent
        self._meeting_id = ""
        self._names: dict[str, str] | None = None  # of those present; read when they are needed
        options.ui.signers_button.clicked.connect(self.choose_signers)
        options.ui.parties_button.clicked.connect(self.fill_parties)

    def show_names(self, meeting_id: str) -> None:
        """Say who signs, when the shown document asks for it."""
        if meeting_id != self._meeting_id:
            self._names = None
        self._meeting_id = meeting_id
        options = self._options.options
        if options.kind is not DocumentKind.BERITA_ACARA:
            return
        if self._names is None and options.signers:
            self._names = {one.id: one.speaking_name for one in self._present()}
        names = self._names or {}
        chosen = [names[one] for one in options.signers if one in names]
        self._options.show_signers("\n".join(chosen) or self.tr("Dipilih otomatis, satu wakil per unsur"))

    def follow(self, change: Change) -> None:
        """Somebody came, left, or is called otherwise now."""
        if change.touches(Entity.PARTICIPANT, Entity.PERSON):
            self.forget()

    def forget(self) -> None:
        """Read the names again when they are needed."""
        self._names = None

    def choose_signers(self) -> None:
        """Show those present with their ticks."""
        dialog = SignersDialog(self._present(), self._options.options.signers, self._page.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.signers_changed.connect(self._options.set_signers)
        dialog.open()

    def fill_parties(self) -> None:
        """Show the fields of both sides."""
        known = functools.partial(self._documents.parties_like, self._meeting_id)
        dialog = PartiesDialog(self._options.options.parties, known, self._page.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.parties_changed.connect(self._options.set_parties)
        dialog.open()

    def _present(self) -> list[Participant]:
        rows = self._participants.rows(self._meeting_id)
        return [one for one in rows if one.presence.counts_as_present]
