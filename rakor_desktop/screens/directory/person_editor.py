"""The side panel in which one person of the directory is edited, or a new one begun."""

from __future__ import annotations

import functools
from typing import Any

from PySide6.QtCore import QObject, Signal

from rakor_desktop.domain.change import Change, Written
from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.people import Person, split_name
from rakor_desktop.forms.ui_directory_screen import Ui_DirectoryScreen
from rakor_desktop.qtkit.autosave import Autosave
from rakor_desktop.qtkit.draft_box import DraftBox
from rakor_desktop.qtkit.jobs import Jobs
from rakor_desktop.services.directory import DirectoryService
from rakor_desktop.services.drafts import DraftService
from rakor_desktop.widgets.reference_field import ReferenceField, institution_suggestion
from rakor_desktop.widgets.suggestions import Suggestion
from rakor_desktop.widgets.text_binding import TextBinding

_NEW = ""
DRAFT = "directory:person"  # a name that is typed and not entered yet


class PersonEditor(QObject):
    """Each field is saved as it is typed; a new person exists as soon as the name was entered."""

    person_added = Signal(str)
    failed = Signal(object)  # UserError
    settled = Signal()  # the last failure is gone

    def __init__(
        self,
        ui: Ui_DirectoryScreen,
        directory: DirectoryService,
        drafts: DraftService,
        jobs: Jobs,
        autosave: Autosave,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._ui = ui
        self._directory = directory
        self._drafts = drafts
        self._jobs = jobs
        self._id = _NEW
        self._begun = 0  # counts the new persons begun here
        self._adding = 0  # the one of them that is on its way
        self._box = DraftBox(drafts, jobs, autosave, self, _beside)
        fields = {
            "full_name": ui.person_name_edit,
            "post": ui.person_post_edit,
            "nip": ui.person_nip_edit,
            "rank": ui.person_rank_edit,
            "phone": ui.person_phone_edit,
            "email": ui.person_email_edit,
        }
        self._bindings = {name: TextBinding(field, jobs, autosave) for name, field in fields.items()}
        self._others = [field for name, field in fields.items() if name != "full_name"]
        self._institution = ReferenceField(
            ui.person_institution_edit, self._find, self.tr("Tambah instansi baru: {text}")
        )
        for label, value in (("–", ""), (self.tr("Laki-laki"), "L"), (self.tr("Perempuan"), "P")):
            ui.person_sex_combo.addItem(label, value)
        self._connect()

    @property
    def person_id(self) -> str:
        """Who is edited; empty for a new person."""
        return self._id

    def show_person(self, person: Person) -> None:
        """Edit this person; what is being typed stays."""
        self._id = person.id
        self._enable(True)
        for name, binding in self._bindings.items():
            binding.attach(("person", person.id, name), functools.partial(self._save_text, person.id, name))
            binding.show_text(getattr(person, name))
        self._institution.show(person.institution_id, person.institution)
        self._ui.person_sex_combo.setCurrentIndex(max(self._ui.person_sex_combo.findData(person.sex), 0))

    def begin(self) -> None:
        """Begin a new person: the name first."""
        self._id = _NEW
        self._begun += 1
        for name, binding in self._bindings.items():
            if name == "full_name":
                binding.attach(("draft", DRAFT), functools.partial(self._drafts.keep, DRAFT))
            else:
                binding.attach(("person", _NEW, name), _nothing)
            binding.reset()
        self._bindings["full_name"].show_text(self._box.text(DRAFT))
        self._institution.show(None, "")
        self._ui.person_sex_combo.setCurrentIndex(0)
        self._enable(False)
        self._ui.person_name_edit.setFocus()
        self._ui.person_name_edit.end(False)

    def settle(self) -> None:
        """Take a new person's typed name before the panel goes."""
        if self._id == _NEW and self._ui.person_name_edit.text().strip():
            self._add()

    # ---- inside

    def _connect(self) -> None:
        self._ui.person_name_edit.editingFinished.connect(self._add_if_new)
        self._ui.person_sex_combo.activated.connect(self._save_sex)
        self._box.refused.connect(self._refuse)
        self._institution.taken.connect(self._take_institution)
        self._institution.new_named.connect(self._name_institution)
        self._institution.emptied.connect(functools.partial(self._take_institution, None))
        self._institution.left_unknown.connect(self._name_institution)
        for binding in self._bindings.values():
            binding.error_changed.connect(self._tell)

    def _enable(self, enabled: bool) -> None:
        for field in (*self._others, self._ui.person_institution_edit, self._ui.person_sex_combo):
            field.setEnabled(enabled)

    def _find(self, text: str) -> list[Suggestion]:
        return [institution_suggestion(one) for one in self._directory.find_institutions(text)]

    def _save_text(self, person_id: str, name: str, text: str) -> Change:
        if name != "full_name":
            fields: dict[str, Any] = {name: text}
            return self._directory.update_person(person_id, **fields)
        before, bare, after = split_name(text)
        if not bare:
            return Change()  # a person without a name could not be found again; the old name stays
        return self._directory.update_person(person_id, title_before=before, name=bare, title_after=after)

    def _add_if_new(self) -> None:
        # Not when the officer only looks into another window: half a name is no person yet.
        if self._ui.person_name_edit.isActiveWindow():
            self.settle()

    def _add(self) -> None:
        if self._adding == self._begun:
            return
        self._adding = self._begun
        name = self._ui.person_name_edit.text()
        add = functools.partial(_add_person, self._directory, self._drafts, name)
        self._box.send(DRAFT, name, add, functools.partial(self._tell_added, self._begun))

    def _tell_added(self, begun: int, person_id: str) -> None:
        self._end_adding(begun)
        # Not when somebody else, or another new person, is shown by now: the panel stays under the hands.
        if self._id == _NEW and begun == self._begun:
            self._id = person_id
            self.person_added.emit(person_id)

    def _end_adding(self, begun: int) -> None:
        if self._adding == begun:
            self._adding = 0

    def _refuse(self, _place: str, _whole: str, error: UserError) -> None:
        self._adding = 0
        if self._id == _NEW:
            self._bindings["full_name"].reset()
        self.failed.emit(error)

    def _take_institution(self, institution_id: str | None) -> None:
        self._write(functools.partial(self._directory.update_person, self._id, institution_id=institution_id))

    def _name_institution(self, name: str) -> None:
        self._write(functools.partial(self._directory.update_person, self._id, institution=name))

    def _save_sex(self) -> None:
        sex = str(self._ui.person_sex_combo.currentData())
        self._write(functools.partial(self._directory.update_person, self._id, sex=sex))

    def _write(self, action: functools.partial[Change]) -> None:
        if self._id != _NEW:
            self._jobs.write(action, failed=self.failed.emit)

    def _tell(self, error: UserError | None) -> None:
        if error is None:
            self.settled.emit()
        else:
            self.failed.emit(error)


def _add_person(directory: DirectoryService, drafts: DraftService, name: str) -> Written[str]:
    """Worker thread: the draft goes only once the person is in the data file."""
    written = directory.add_person(name)
    drafts.drop(DRAFT)
    return written


def _beside(first: str, second: str) -> str:
    return f"{first}; {second}"


def _nothing(_text: str) -> Change:
    return Change()
