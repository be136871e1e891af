"""A completing field that refers to a row of the directory: a person or an institution."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from rakor_desktop.domain.people import Institution, Person
from rakor_desktop.widgets.completing_field import CompletingField
from rakor_desktop.widgets.suggestions import Suggestion


def person_suggestion(person: Person, prefix: str = "") -> Suggestion:
    """A person as a row to take."""
    post = " · ".join(part for part in (person.post, person.institution_short or person.institution) if part)
    return Suggestion(prefix + person.id, person.full_name, post, person.sector)


def institution_suggestion(institution: Institution, prefix: str = "") -> Suggestion:
    """An institution as a row to take."""
    return Suggestion(prefix + institution.id, institution.name, institution.short_name, institution.sector)


class ReferenceField(QObject):
    """Keeps a completing field and a reference to a row together.

    `taken` tells the row that was chosen, `new_named` a name to add, `emptied` that the officer took the reference
    out. A name that was typed and left without choosing is told by `left_unknown` and stays in the field: half a
    name must neither vanish nor get into the directory.
    """

    taken = Signal(str)
    new_named = Signal(str)
    left_unknown = Signal(str)
    emptied = Signal()

    def __init__(self, field: CompletingField, source: Callable[[str], Sequence[Suggestion]], new_text: str) -> None:
        super().__init__(field)
        self._field = field
        self._source = source
        self._shown = ""
        self._shown_id: str | None = None
        field.set_source(source)
        field.set_new_text(new_text)
        field.suggestion_taken.connect(self._take)
        field.new_text_entered.connect(self._name_new)
        field.text_entered.connect(self._settle)
        field.editingFinished.connect(self._settle)

    @property
    def is_unsettled(self) -> bool:
        """Whether the field holds something that is not stored yet."""
        return self._field.text().strip() != self._shown

    def show(self, row_id: str | None, text: str) -> None:
        """Show the stored reference, unless something else is being typed."""
        if self._field.hasFocus() and self.is_unsettled and row_id == self._shown_id:
            return
        self._shown, self._shown_id = text, row_id
        if self._field.text() != text:
            self._field.setText(text)
            self._field.setCursorPosition(0 if not self._field.hasFocus() else len(text))

    def _take(self, row: Suggestion) -> None:
        self._shown = row.text
        self.taken.emit(row.id)

    def _name_new(self, text: str) -> None:
        self._shown = text.strip()
        self.new_named.emit(self._shown)

    def _settle(self, _text: str = "") -> None:
        text = self._field.text().strip()
        if text == self._shown:
            return
        if not text:
            self._shown = ""
            self.emptied.emit()
            return
        same = [row for row in self._source(text) if row.id and row.text.casefold() == text.casefold()]
        if len(same) == 1:
            self._take(same[0])
        else:
            self.left_unknown.emit(text)

    def add_typed(self) -> None:
        """Take what stands in the field as a new name."""
        text = self._field.text().strip()
        if text and text != self._shown:
            self._name_new(text)
