"""The number field of a document: the running number suffices, what becomes of it is shown below the field."""

from __future__ import annotations

import functools
from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLabel, QLineEdit

from rakor_desktop.domain.change import Change
from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.naskah import DocumentKind
from rakor_desktop.domain.office import OfficeStyle, running_number
from rakor_desktop.domain.record import DocumentPlate
from rakor_desktop.qtkit.autosave import Autosave
from rakor_desktop.qtkit.messages import set_property
from rakor_desktop.qtkit.theme import Role, theme_of
from rakor_desktop.services.documents import DocumentService

Style = Callable[[], OfficeStyle]


class NumberHint(QObject):
    """Says what a number becomes, or that it does not look like one of the office; the room for it is kept free."""

    def __init__(self, field: QLineEdit, hint: QLabel, style: Style, *, lines: int = 1) -> None:
        """`lines` is the room that is kept, so that nothing moves when the hint comes and goes."""
        super().__init__(field)
        self._field = field
        self._hint = hint
        self._style = style
        self._lines = lines
        self._day: date | None = None
        self._is_locked = False
        field.textChanged.connect(self._show)
        theme_of(field).theme_changed.connect(self._measure)
        self._measure()
        self._show()

    def show_for(self, plate: DocumentPlate, meeting_day: date | None, *, is_locked: bool) -> None:
        """The document that the number is for; a letter without a date of its own gets the year of today."""
        planned = None if plate.kind is DocumentKind.UNDANGAN else meeting_day
        self._day = plate.date or planned or date.today()
        self._is_locked = is_locked
        self._field.setReadOnly(is_locked)
        self._field.setPlaceholderText(
            self.tr("Nomor urut saja cukup") if plate.kind.is_numbered else self.tr("Tanpa nomor")
        )
        self._show()

    def whole(self, text: str) -> str:
        """The number that is kept for what was typed. Raises UserError when the office's pattern cannot be."""
        text = text.strip()
        return self._style().number(text, self._day) if _is_running(text) else text

    def _show(self) -> None:
        words, is_odd = self._words(self._field.text().strip())
        self._hint.setText(words)
        set_property(self._hint, "role", "warning" if is_odd else "small")
        self._field.setAccessibleDescription(words)

    def _words(self, text: str) -> tuple[str, bool]:
        """The hint, and whether it is a warning."""
        if self._is_locked:
            return self.tr("Terkunci bersama isi rapat; buka kembali dokumen finalnya untuk mengubah."), False
        if not text:
            return "", False
        try:
            if _is_running(text):
                return self.tr("Menjadi {number}").format(number=self.whole(text)), False
            style = self._style()
            if running_number(text, style.number_pattern):
                return "", False
            return self.tr("Tidak sesuai pola {pattern}").format(pattern=style.number("…", self._day)), True
        except UserError as error:
            return str(error), True

    def _measure(self) -> None:
        line = QFontMetrics(theme_of(self._field).font(Role.SMALL)).lineSpacing()
        self._hint.setMinimumHeight(self._lines * line)


class NumberBinding(QObject):
    """Saves what is typed; the field is not made whole under the hand, only when it is left or Enter is pressed."""

    def __init__(
        self, field: QLineEdit, hint: QLabel, documents: DocumentService, autosave: Autosave, style: Style
    ) -> None:
        super().__init__(field)
        self._field = field
        self._hint = NumberHint(field, hint, style)
        self._documents = documents
        self._autosave = autosave
        self._meeting_id = ""
        self._kind = DocumentKind.NOTULA
        self._is_typing = False
        self._saved: str | None = None  # the text that the worker has written last
        field.textEdited.connect(self._note_typing)
        field.editingFinished.connect(self._finish)

    def show_plate(
        self, meeting_id: str, plate: DocumentPlate, meeting_day: date | None, *, is_locked: bool = False
    ) -> None:
        """Show the number of a document."""
        is_other = (meeting_id, plate.kind) != (self._meeting_id, self._kind)
        self._meeting_id, self._kind = meeting_id, plate.kind
        if is_other:
            self._is_typing = False
            self._saved = None
        self._hint.show_for(plate, meeting_day, is_locked=is_locked)
        if self._is_typing:
            return
        pending = self._autosave.pending(self._key)
        text = plate.number if pending is None or pending == self._saved else pending
        if text != self._field.text():
            self._field.setText(text)
            self._field.setCursorPosition(0)
        self._field.setToolTip(text)

    @property
    def _key(self) -> tuple[str, ...]:
        return "plate", self._meeting_id, self._kind, "number"

    def _note_typing(self, text: str) -> None:
        self._is_typing = True
        self._saved = None
        save = functools.partial(self._save, self._meeting_id, self._kind, text)
        self._autosave.edit(self._key, save, text)

    def _save(self, meeting_id: str, kind: DocumentKind, text: str) -> Change:
        # Worker thread: only a plain attribute is set here, the main thread looks at it afterwards.
        change = self._documents.set_plate(meeting_id, kind, number=text)
        self._saved = text
        return change

    def _finish(self) -> None:
        self._is_typing = False
        self._autosave.flush()


def _is_running(text: str) -> bool:
    return text.isascii() and text.isdecimal()
