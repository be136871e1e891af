"""Below a name of the identity card: the post, what is missing for the signature, a name that is not known yet."""

from __future__ import annotations

import functools
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from rakor_desktop.domain.change import Change
from rakor_desktop.domain.people import Person
from rakor_desktop.domain.roster_values import likely_sector, read_nip
from rakor_desktop.qtkit.autosave import Autosave
from rakor_desktop.qtkit.jobs import Jobs
from rakor_desktop.qtkit.messages import set_property
from rakor_desktop.qtkit.theme import theme_of
from rakor_desktop.services.directory import DirectoryService
from rakor_desktop.widgets.completing_field import CompletingField
from rakor_desktop.widgets.elided_label import ElidedLabel
from rakor_desktop.widgets.reference_field import ReferenceField, institution_suggestion
from rakor_desktop.widgets.suggestions import Suggestion
from rakor_desktop.widgets.text_binding import TextBinding

_SHORTEST = 3  # letters of an institution that is added when its field is left
_NOTE = 22  # px at 100 % text: a line of small text with its link


class FieldNote(QWidget):
    """One line below a field: some words and one thing to do.

    It keeps its room when there is nothing to say: a field must not move away from under the hands.
    """

    action_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = ElidedLabel(self)
        self.button = QPushButton(self)
        set_property(self.button, "kind", "link")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.label)
        row.addWidget(self.button)
        row.addStretch(1)
        kept = self.sizePolicy()
        kept.setRetainSizeWhenHidden(True)
        self.setSizePolicy(kept)
        self.button.clicked.connect(self.action_requested)
        theme_of(self).theme_changed.connect(self._measure)
        self._measure()
        self.show_note("")

    def show_note(self, text: str, action_text: str = "", *, is_warning: bool = False) -> None:
        """Say this below the field."""
        set_property(self.label, "role", "warning" if is_warning else "small")
        self.label.setText(text)
        self.label.setVisible(bool(text))
        self.button.setText(action_text)
        self.button.setVisible(bool(action_text))
        self.setVisible(bool(text or action_text))

    def _measure(self) -> None:
        self.setFixedHeight(theme_of(self).px(_NOTE))

    def offer_unknown(self) -> None:
        """Say that the name in the field is not in the directory yet, and offer to add it."""
        self.show_note(self.tr("Belum ada di direktori."), self.tr("Tambahkan"), is_warning=True)


class PersonDetails(QWidget):
    """Institution, post, rank and NIP of the person in a field, completed in place and kept in the directory."""

    add_requested = Signal()
    closed = Signal()

    def __init__(
        self, directory: DirectoryService, jobs: Jobs, autosave: Autosave, name: str, parent: QWidget | None = None
    ) -> None:
        """`name` says whose details they are, for who cannot see it."""
        super().__init__(parent)
        self._directory = directory
        self._jobs = jobs
        self._person: Person | None = None
        self._offers = False
        self.note = FieldNote(self)
        self.form = QWidget(self)
        self.post_edit, self.rank_edit, self.nip_edit = QLineEdit(self), QLineEdit(self), QLineEdit(self)
        self.institution_edit = CompletingField(self)
        self._institution = ReferenceField(
            self.institution_edit, self._find_institutions, self.tr("Tambah instansi baru: {text}"), self._may_add
        )
        self.warning_label = QLabel(self)
        self._lay_out(name)
        fields = {"post": self.post_edit, "rank": self.rank_edit, "nip": self.nip_edit}
        self._bindings = {key: TextBinding(field, jobs, autosave) for key, field in fields.items()}
        self.note.action_requested.connect(self._answer)
        self.nip_edit.textChanged.connect(self._check_nip)
        for field in fields.values():
            field.returnPressed.connect(self._close_form)
        self._institution.taken.connect(self._save_institution)
        self._institution.new_named.connect(self._save_institution)
        self._institution.emptied.connect(functools.partial(self._save_institution, ""))

    @property
    def parts(self) -> tuple[QWidget, ...]:
        """What Tab goes through."""
        return (self.note.button, *self._fields)

    @property
    def _fields(self) -> tuple[QLineEdit, ...]:
        return (self.post_edit, self.institution_edit, self.rank_edit, self.nip_edit)

    def show_person(self, person: Person | None) -> None:
        """Show the details of the person in the field above; nothing is typed over."""
        if person is None or self._person is None or person.id != self._person.id:
            self.form.hide()
        self._person = person
        self._offers = False
        if person is not None:
            for key, binding in self._bindings.items():
                binding.attach(("person", person.id, key), functools.partial(self._save, person.id, key))
                binding.show_text(getattr(person, key))
            self._institution.show(person.institution_id, person.institution, owner=person.id)
        self._show_note()

    def offer_unknown(self) -> None:
        """The field above holds a name that is neither chosen nor added."""
        self._person = None
        self._offers = True
        self.form.hide()
        self.note.offer_unknown()

    def _lay_out(self, name: str) -> None:
        for field, text in (
            (self.post_edit, self.tr("Jabatan")),
            (self.institution_edit, self.tr("Instansi")),
            (self.rank_edit, self.tr("Pangkat")),
            (self.nip_edit, self.tr("NIP")),
        ):
            field.setPlaceholderText(text)
            field.setAccessibleName(f"{text} {name}")
            field.setToolTip(text)
        set_property(self.warning_label, "role", "warning")
        self.warning_label.setWordWrap(True)
        self.warning_label.hide()
        form = QVBoxLayout(self.form)
        form.setContentsMargins(3, 3, 3, 3)  # room for the focus ring
        form.setSpacing(4)
        # One below the other: three people stand side by side, and half of a column is too narrow for an NIP.
        for field in self._fields:
            form.addWidget(field)
        form.addWidget(self.warning_label)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(2)
        whole.addWidget(self.note)
        whole.addWidget(self.form)
        self.form.hide()

    def _show_note(self) -> None:
        person = self._person
        if person is None:
            self.note.show_note("")
            return
        words = {
            "post": self.tr("jabatan"),
            "institution": self.tr("instansi"),
            "rank": self.tr("pangkat"),
            "nip": self.tr("NIP"),
        }
        missing = [word for key, word in words.items() if not getattr(person, key)]
        if self.form.isVisibleTo(self):
            self.note.show_note(person.post, self.tr("Tutup"))
        elif missing:
            self.note.show_note(person.post, self.tr("Lengkapi {words}").format(words=", ".join(missing)))
        else:
            self.note.show_note(person.post)

    def _answer(self) -> None:
        if self._offers:
            self.add_requested.emit()
        elif self.form.isVisibleTo(self):
            self._close_form()
        else:
            self.form.show()
            self._show_note()
            empty = (field for field in self._fields if not field.text())
            next(empty, self.post_edit).setFocus()

    def _close_form(self) -> None:
        self.form.hide()
        self._show_note()
        self.closed.emit()

    def _save(self, person_id: str, key: str, text: str) -> Change:
        values: dict[str, Any] = {key: text}
        return self._directory.update_person(person_id, **values)

    def _find_institutions(self, text: str) -> list[Suggestion]:
        return [institution_suggestion(one) for one in self._directory.find_institutions(text)]

    def _may_add(self, text: str) -> bool:
        """Whether a typed institution is taken as new when its field is left: whole, and like none that is known."""
        return len(text) >= _SHORTEST and not self._directory.find_institutions(text, limit=1)

    def _save_institution(self, institution: str) -> None:
        """An id of the directory, or the name of a new institution."""
        if self._person is not None:
            sector = likely_sector(institution)
            action = functools.partial(
                self._directory.update_person, self._person.id, institution=institution, sector=sector
            )
            self._jobs.write(action)

    def _check_nip(self, text: str) -> None:
        fault = read_nip(text)[1] if text.strip() else ""
        self.warning_label.setText(fault)
        self.warning_label.setVisible(bool(fault))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.form.isVisibleTo(self):
            self._close_form()
        else:
            super().keyPressEvent(event)
