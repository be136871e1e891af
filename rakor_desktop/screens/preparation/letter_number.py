"""The number of the surat undangan: the running number suffices, the whole one is said below while it is typed."""

from __future__ import annotations

import functools
from datetime import date

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLineEdit

from rakor_desktop.domain.change import Change
from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.meeting import Meeting
from rakor_desktop.domain.naskah import DocumentKind
from rakor_desktop.qtkit.autosave import Autosave
from rakor_desktop.qtkit.jobs import Jobs
from rakor_desktop.screens.preparation.person_details import FieldNote
from rakor_desktop.services.documents import DocumentService
from rakor_desktop.services.settings import SettingService
from rakor_desktop.widgets.text_binding import TextBinding


class LetterNumber(QObject):
    """Saved as the whole number at each key; the field itself is made whole when it is left or with Enter."""

    def __init__(
        self,
        field: QLineEdit,
        note: FieldNote,
        documents: DocumentService,
        settings: SettingService,
        jobs: Jobs,
        autosave: Autosave,
    ) -> None:
        super().__init__(field)
        self.note = note
        self.binding = TextBinding(field, jobs, autosave)
        self._field = field
        self._documents = documents
        self._settings = settings
        self._meeting = Meeting("")
        self._is_typing = False
        field.textEdited.connect(self._note_typing)
        field.editingFinished.connect(self._end_typing)

    def show_number(self, meeting: Meeting) -> None:
        """Show the stored number, unless it is just being typed."""
        if meeting.id != self._meeting.id:
            self._is_typing = False
        self._meeting = meeting
        # The key under which the document screen types the same number.
        key = ("plate", meeting.id, DocumentKind.UNDANGAN, "number")
        self.binding.attach(key, functools.partial(self._save, meeting.id))
        if not self._is_typing:
            self.binding.show_text(meeting.invitation_number)
            self.note.show_note("")

    def _save(self, meeting_id: str, text: str) -> Change:
        return self._documents.set_plate(meeting_id, DocumentKind.UNDANGAN, number=text)

    def _note_typing(self, text: str) -> None:
        self._is_typing = True
        running, words = text.strip(), ""
        if running.isascii() and running.isdecimal():
            day = self._meeting.invitation_date or date.today()
            try:
                whole = self._settings.style().number(running, day)
                words = self.tr("Menjadi {number}").format(number=whole)
            except UserError as error:
                words = error.message
        self.note.show_note(words)

    def _end_typing(self) -> None:
        # What is on its way into the data file comes back with the answer of the worker, and is shown then.
        self._is_typing = False
        self.note.show_note("")
        self.binding.show_text(self._meeting.invitation_number)
