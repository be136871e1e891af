"""The side panel that invites many at once: people and institutions of the directory with check boxes."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QObject, Signal

from rakor_desktop.domain.formatting import number
from rakor_desktop.domain.kinds import Sector
from rakor_desktop.forms.ui_participants_panel import Ui_ParticipantsPanel
from rakor_desktop.screens.preparation.candidates import Candidate, CandidateModel
from rakor_desktop.services.directory import DirectoryService

_MOST = 200


class DirectoryPicker(QObject):
    """Lists who of the directory, or of one sector, is not invited yet."""

    invitation_requested = Signal(list, list)  # person ids, institution ids

    def __init__(self, ui: Ui_ParticipantsPanel, directory: DirectoryService, parent: QObject) -> None:
        super().__init__(parent)
        self._ui = ui
        self._directory = directory
        self._people: frozenset[str] = frozenset()
        self._institutions: frozenset[str] = frozenset()
        self._model = CandidateModel(self)
        self._shown = (0, 0)  # rows shown, rows found
        ui.side_list.setModel(self._model)
        ui.side_sector_combo.addItem(self.tr("Semua unsur"), "")
        for sector in Sector:
            ui.side_sector_combo.addItem(sector.label, sector.value)
        self._connect()
        self._show_number()

    @property
    def sector(self) -> Sector | None:
        """The sector that is being invited; None while all are shown, or none."""
        value = self._ui.side_sector_combo.currentData()
        return Sector(value) if value and self._is_shown else None

    def open(self, sector: Sector | None = None) -> None:
        """Show who can be invited, of this sector."""
        if sector is not None:
            self._ui.side_sector_combo.setCurrentIndex(self._ui.side_sector_combo.findData(sector.value))
        self.fill()
        self._ui.side_filter_edit.setFocus()

    def forget_choice(self) -> None:
        """Begin anew, for another meeting."""
        self._model.clear()

    def show_invited(self, people: Collection[str], institutions: Collection[str]) -> None:
        """Leave out who is on the list already."""
        self._people, self._institutions = frozenset(people), frozenset(institutions)
        self._model.forget(self._people, self._institutions)
        if self._is_shown:
            self.fill()

    @property
    def _is_shown(self) -> bool:
        ui = self._ui
        return ui.pick_side.isVisible() and ui.side_stack.currentWidget() is ui.directory_page

    def _connect(self) -> None:
        ui = self._ui
        ui.side_sector_combo.activated.connect(self.fill)
        ui.side_filter_edit.search_changed.connect(self.fill)
        ui.side_all_button.clicked.connect(self._model.check_all)
        ui.side_add_button.clicked.connect(self._ask)
        self._model.checked_changed.connect(self._show_number)

    def fill(self) -> None:
        """Ask the directory again."""
        value = self._ui.side_sector_combo.currentData()
        sector = Sector(value) if value else None
        text = self._ui.side_filter_edit.text().strip()
        persons = self._directory.persons(text, sector=sector, sort="protocol", limit=_MOST)
        places = self._directory.institutions(text, sector=sector, sort="protocol", limit=_MOST)
        people = [
            Candidate(one.id, "", one.full_name, " · ".join(part for part in (one.post, one.institution) if part))
            for one in persons
            if one.id not in self._people
        ]
        institutions = [
            Candidate("", one.id, self.tr("{name} (instansi)").format(name=one.name), one.short_name)
            for one in places
            if one.id not in self._institutions
        ]
        found = len(persons) + len(places)
        if len(persons) == _MOST or len(places) == _MOST:
            counts = (self._directory.count_persons, self._directory.count_institutions)
            found = sum(count(text, sector=sector) for count in counts)
        self._shown = (len(persons) + len(places), found)
        self._model.put((*people, *institutions))

    def _show_number(self) -> None:
        count, hidden = len(self._model.checked), self._model.hidden
        ui = self._ui
        ui.side_add_button.setEnabled(count > 0)
        ui.side_add_button.setText(self.tr("Undang {count}").format(count=count) if count else self.tr("Undang"))
        ui.side_all_button.setEnabled(self._model.rowCount() > 0)
        ui.side_all_button.setText(
            self.tr("Lepas semua yang tampak") if self._model.are_all_checked else self.tr("Pilih semua yang tampak")
        )
        shown, found = self._shown
        notes = (
            self.tr("{shown} dari {found} ditampilkan; persempit dengan mencari.").format(
                shown=number(shown), found=number(found)
            )
            if found > shown
            else "",
            self.tr("{count} yang dipilih tidak tampak.").format(count=hidden) if hidden else "",
            self.tr("Semua sudah diundang.") if found and not self._model.rowCount() else "",
            self.tr("Tidak ada yang cocok.") if not found else "",
        )
        note = " ".join(part for part in notes if part)
        ui.side_note_label.setText(note)
        ui.side_note_label.setVisible(bool(note))

    def _ask(self) -> None:
        chosen = self._model.checked
        self.invitation_requested.emit(
            [row.person_id for row in chosen if row.person_id],
            [row.institution_id for row in chosen if not row.person_id],
        )
        self._ui.side_filter_edit.setFocus()
