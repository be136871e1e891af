"""A completing field that refers to a row of the directory: a person or an institution."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from rakor_desktop.domain.people import Institution, Person
from rakor_desktop.qtkit.messages import set_property
from rakor_desktop.widgets.completing_field import CompletingField
from rakor_desktop.widgets.suggestions import Suggestion


def person_suggestion(person: Person, prefix: str = "") -> Suggestion:
    """A person as a row to take."""
    post = " · ".join(part for part in (person.post, person.institution_short or person.institution) if part)
    sector = person.sector if person.institution_id else None  # nobody knows it
    return Suggestion(prefix + person.id, person.full_name, post, sector)


def institution_suggestion(institution: Institution, prefix: str = "") -> Suggestion:
    """An institution as a row to take."""
    return Suggestion(prefix + institution.id, institution.name, institution.short_name, institution.sector)


class ReferenceField(QObject):
    """Keeps a completing field and a reference to a row together.

    `taken` tells the row that was chosen, `new_named` a name to add, `emptied` that the officer took the reference
    out. A name that was typed and left without choosing is told by `left_unknown` and stays in the field: half a
    name must neither vanish nor get into the directory. Where `may_add` says that a name left so is whole and like
    no other, it is taken as new at once: who types it wants it.
    """

    taken = Signal(str)
    new_named = Signal(str)
    left_unknown = Signal(str)
    emptied = Signal()

    def __init__(
        self,
        field: CompletingField,
        source: Callable[[str], Sequence[Suggestion]],
        new_text: str = "",
        may_add: Callable[[str], bool] | None = None,
    ) -> None:
        """Without `new_text` only rows of `source` can be taken; a name that is left unknown is marked."""
        super().__init__(field)
        self._field = field
        self._source = source
        self._takes_new = bool(new_text)
        self._may_add = may_add
        self._shown = ""
        self._shown_id: str | None = None
        self._owner = ""
        self._is_adding = False
        field.set_source(source)
        field.set_new_text(new_text)
        field.suggestion_taken.connect(self._take)
        field.new_text_entered.connect(self._name_new)
        field.text_entered.connect(self._settle)
        field.editingFinished.connect(self._settle)
        field.textChanged.connect(self._unmark)

    @property
    def edit(self) -> CompletingField:
        """The field."""
        return self._field

    @property
    def is_unsettled(self) -> bool:
        """Whether the field holds something that is not stored yet."""
        return self._field.text().strip() != self._shown

    def show(self, row_id: str | None, text: str, *, owner: str = "") -> None:
        """Show the stored reference of `owner`, unless something else was typed for it, also if that was left."""
        is_same = owner == self._owner and row_id == self._shown_id
        self._owner = owner
        if is_same and (self.is_unsettled or self._is_adding):
            return
        self._is_adding = False
        self._shown, self._shown_id = text, row_id
        if self._field.text() != text:
            self._field.setText(text)
            self._field.setCursorPosition(0 if not self._field.hasFocus() else len(text))

    def _take(self, row: Suggestion) -> None:
        self._shown = row.text
        self._is_adding = False
        self.taken.emit(row.id)

    def _name_new(self, text: str) -> None:
        self._shown = text.strip()
        self._is_adding = True  # until it is stored, the old name must not come back into the field
        self.new_named.emit(self._shown)

    def _settle(self, _text: str = "") -> None:
        text = self._field.text().strip()
        if text == self._shown:
            return
        if not text:
            self._shown = ""
            self._is_adding = False
            self.emptied.emit()
            return
        same = [row for row in self._source(text) if row.id and row.text.casefold() == text.casefold()]
        if len(same) == 1:
            self._take(same[0])
        elif self._may_add is not None and self._field.isActiveWindow() and self._may_add(text):
            # Not when the officer only looks into another window: the name may be half of one.
            self._name_new(text)
        else:
            if not self._takes_new:
                self._mark(self.tr("“{name}” belum dipilih dari daftar.").format(name=text))
            self.left_unknown.emit(text)

    def _unmark(self) -> None:
        self._mark("")

    def _mark(self, mistake: str) -> None:
        set_property(self._field, "error", "true" if mistake else "false")
        self._field.setToolTip(mistake)
        self._field.setAccessibleDescription(mistake)

    def settle(self) -> None:
        """Take what stands in the field as leaving it would."""
        self._settle()

    def give_back(self, text: str) -> None:
        """A new name could not be stored: it stands in the field again, not settled."""
        self._shown = ""
        self._is_adding = False
        if not self._field.text().strip():
            self._field.setText(text)

    def add_typed(self) -> None:
        """Take what stands in the field as a new name."""
        text = self._field.text().strip()
        if text and text != self._shown:
            self._name_new(text)
