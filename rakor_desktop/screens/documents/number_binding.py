"""Ties the number field of a document to its plate: the running number suffices, the whole one is shown below it."""

from __future__ import annotations

import functools
from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLabel, QLineEdit

from rakor_desktop.domain.change import Change
from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.naskah import DocumentKind
from rakor_desktop.domain.record import DocumentPlate
from rakor_desktop.qtkit.autosave import Autosave
from rakor_desktop.services.documents import DocumentService

WholeNumber = Callable[[str, date | None], str]


class NumberBinding(QObject):
    """Saves what is typed; the field is not made whole under the hand, only when it is left or Enter is pressed."""

    def __init__(
        self, field: QLineEdit, hint: QLabel, documents: DocumentService, autosave: Autosave, whole: WholeNumber
    ) -> None:
        """`whole` gives the number by the office's pattern; it may raise UserError when the pattern is wrong."""
        super().__init__(field)
        self._field = field
        self._hint = hint
        self._documents = documents
        self._autosave = autosave
        self._whole = whole
        self._meeting_id = ""
        self._kind = DocumentKind.NOTULA
        self._day: date | None = None
        self._is_typing = False
        self._saved: str | None = None  # the text that the worker has written last
        field.textEdited.connect(self._note_typing)
        field.editingFinished.connect(self._finish)
        self._show_hint("")

    def show_plate(
        self, meeting_id: str, plate: DocumentPlate, meeting_day: date | None, *, is_locked: bool = False
    ) -> None:
        """Show the number of a document; a letter without a date of its own gets the year of today."""
        is_other = (meeting_id, plate.kind) != (self._meeting_id, self._kind)
        self._meeting_id, self._kind = meeting_id, plate.kind
        planned = None if plate.kind is DocumentKind.UNDANGAN else meeting_day
        self._day = plate.date or planned or date.today()
        if is_other:
            self._is_typing = False
            self._saved = None
        self._field.setPlaceholderText(
            self.tr("Nomor urut saja cukup") if plate.kind.is_numbered else self.tr("Tanpa nomor")
        )
        self._field.setReadOnly(is_locked)
        if self._is_typing:
            return
        pending = self._autosave.pending(self._key)
        text = plate.number if pending is None or pending == self._saved else pending
        if text != self._field.text():
            self._field.setText(text)
            self._field.setCursorPosition(0)
        self._field.setToolTip(text)
        self._show_hint(text)
        if is_locked:
            self._hint.setText(self.tr("Terkunci bersama isi rapat; buka kembali dokumen finalnya untuk mengubah."))
            self._hint.show()

    @property
    def _key(self) -> tuple[str, ...]:
        return "plate", self._meeting_id, self._kind, "number"

    def _note_typing(self, text: str) -> None:
        self._is_typing = True
        self._saved = None
        save = functools.partial(self._save, self._meeting_id, self._kind, text)
        self._autosave.edit(self._key, save, text)
        self._show_hint(text)

    def _save(self, meeting_id: str, kind: DocumentKind, text: str) -> Change:
        # Worker thread: only a plain attribute is set here, the main thread looks at it afterwards.
        change = self._documents.set_plate(meeting_id, kind, number=text)
        self._saved = text
        return change

    def _finish(self) -> None:
        self._is_typing = False
        self._autosave.flush()

    def _show_hint(self, text: str) -> None:
        text, words = text.strip(), ""
        if text.isdigit():
            try:
                words = self.tr("Menjadi {number}").format(number=self._whole(text, self._day))
            except UserError as error:
                words = str(error)
        self._hint.setText(words)
        self._hint.setVisible(bool(words))
