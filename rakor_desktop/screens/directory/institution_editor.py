"""The side panel in which one institution of the directory is edited, or a new one begun."""

from __future__ import annotations

import functools
from typing import Any

from PySide6.QtCore import QObject, Signal

from rakor_desktop.domain.change import Change
from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.kinds import Sector
from rakor_desktop.domain.people import Institution
from rakor_desktop.forms.ui_directory_screen import Ui_DirectoryScreen
from rakor_desktop.qtkit.autosave import Autosave
from rakor_desktop.qtkit.jobs import Jobs
from rakor_desktop.services.directory import DirectoryService
from rakor_desktop.services.drafts import DraftService
from rakor_desktop.widgets.text_binding import TextBinding

_NEW = ""
DRAFT = "directory:institution"  # a name that is typed and not entered yet


class InstitutionEditor(QObject):
    """Each field is saved as it is typed; a new institution exists as soon as the name was entered."""

    institution_added = Signal(str)
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
        self._is_adding = False
        fields = {
            "name": ui.institution_name_edit,
            "short_name": ui.institution_short_edit,
            "protocol_order": ui.institution_order_edit,
            "address": ui.institution_address_edit,
            "contact": ui.institution_contact_edit,
        }
        self._bindings = {name: TextBinding(field, jobs, autosave) for name, field in fields.items()}
        self._others = [field for name, field in fields.items() if name != "name"]
        for sector in Sector:
            ui.institution_sector_combo.addItem(sector.label, sector.value)
        ui.institution_name_edit.editingFinished.connect(self._add_if_new)
        ui.institution_sector_combo.activated.connect(self._save_sector)
        for binding in self._bindings.values():
            binding.error_changed.connect(self._tell)

    @property
    def institution_id(self) -> str:
        """What is edited; empty for a new institution."""
        return self._id

    def show_institution(self, institution: Institution) -> None:
        """Edit this institution; what is being typed stays."""
        self._id = institution.id
        self._enable(True)
        for name, binding in self._bindings.items():
            binding.attach(
                ("institution", institution.id, name), functools.partial(self._save_text, institution.id, name)
            )
            binding.show_text(str(getattr(institution, name)))
        box = self._ui.institution_sector_combo
        box.setCurrentIndex(box.findData(institution.sector.value))

    def begin(self) -> None:
        """Begin a new institution: the name first."""
        self._id = _NEW
        for name, binding in self._bindings.items():
            if name == "name":
                binding.attach(("draft", DRAFT), functools.partial(self._drafts.keep, DRAFT))
            else:
                binding.attach(("institution", _NEW, name), _nothing)
            binding.reset()
        self._bindings["name"].show_text(self._drafts.text(DRAFT))
        self._enable(False)
        self._ui.institution_name_edit.setFocus()
        self._ui.institution_name_edit.end(False)

    def settle(self) -> None:
        """Take a new institution's typed name."""
        name = self._ui.institution_name_edit.text().strip()
        if self._id != _NEW or not name or self._is_adding:
            return
        self._is_adding = True
        sector = Sector(self._ui.institution_sector_combo.currentData())
        action = functools.partial(self._directory.add_institution, name, sector=sector)
        self._jobs.write(action, done=self._tell_added, failed=self._refuse)

    def _add_if_new(self) -> None:
        # Not when the officer only looks into another window: half a name is no institution yet.
        if self._ui.institution_name_edit.isActiveWindow():
            self.settle()

    def _enable(self, enabled: bool) -> None:
        for field in self._others:
            field.setEnabled(enabled)

    def _save_text(self, institution_id: str, name: str, text: str) -> Change:
        fields: dict[str, Any] = {name: text}
        if name == "name" and not text.strip():
            return Change()  # the old name stays until there is another
        if name == "protocol_order":
            if not text.strip().isdigit():
                raise UserError("Tulis urutan protokol dengan angka, misalnya 10.")
            fields = {name: int(text)}
        return self._directory.update_institution(institution_id, **fields)

    def _tell_added(self, institution_id: str) -> None:
        self._is_adding = False
        self._jobs.write(functools.partial(self._drafts.drop, DRAFT))
        if self._id != _NEW:
            return  # another institution was opened meanwhile: the panel stays with it
        self._id = institution_id
        self.institution_added.emit(institution_id)

    def _refuse(self, error: UserError) -> None:
        self._is_adding = False
        self.failed.emit(error)

    def _save_sector(self) -> None:
        if self._id == _NEW:
            return
        sector = Sector(self._ui.institution_sector_combo.currentData())
        action = functools.partial(self._directory.update_institution, self._id, sector=sector)
        self._jobs.write(action, failed=self.failed.emit)

    def _tell(self, error: UserError | None) -> None:
        if error is None:
            self.settled.emit()
        else:
            self.failed.emit(error)


def _nothing(_text: str) -> Change:
    return Change()
