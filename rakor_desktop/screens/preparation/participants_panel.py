"""The invitation card: who is invited, in what part, and whether every named sector is there."""

from __future__ import annotations

import functools
from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QMenu, QWidget

from rakor_desktop.domain.kinds import InvitationState, Presence, Sector
from rakor_desktop.domain.meeting import Meeting, Participant
from rakor_desktop.domain.roster_values import likely_sector
from rakor_desktop.forms.ui_participants_panel import Ui_ParticipantsPanel
from rakor_desktop.qtkit.autosave import Autosave
from rakor_desktop.qtkit.icons import Icon, icon
from rakor_desktop.qtkit.jobs import Jobs
from rakor_desktop.qtkit.screen import Frame
from rakor_desktop.screens.preparation.agenda_panel import ROUND_FOOT
from rakor_desktop.screens.preparation.invitation_side import InvitationSide
from rakor_desktop.screens.preparation.invitee_paste import InviteePaste
from rakor_desktop.screens.preparation.inviting_field import InvitingField
from rakor_desktop.screens.preparation.participant_cells import BadgeDelegate
from rakor_desktop.screens.preparation.participant_columns import (
    SECTOR_BY_LABEL,
    fields_of,
    participant_columns,
    removed_text,
)
from rakor_desktop.screens.preparation.sector_mix import SectorMix
from rakor_desktop.services.directory import DirectoryService
from rakor_desktop.services.letters import LetterService
from rakor_desktop.services.newcomers import NewParticipant
from rakor_desktop.services.participants import ParticipantService
from rakor_desktop.tables.clipboard import from_tsv
from rakor_desktop.tables.place import replace_rows
from rakor_desktop.tables.rows_model import RowsModel


class ParticipantsPanel(QWidget):
    """Shows the participants of one meeting; `open_import` starts the import of a list for it."""

    def __init__(
        self,
        participants: ParticipantService,
        directory: DirectoryService,
        letters: LetterService,
        jobs: Jobs,
        autosave: Autosave,
        frame: Frame,
        open_import: Callable[[str], None] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._participants = participants
        self._directory = directory
        self._jobs = jobs
        self._frame = frame
        self._open_import = open_import
        self._meeting = Meeting("")
        self.ui = Ui_ParticipantsPanel()
        self.ui.setupUi(self)
        self.model: RowsModel[Participant] = RowsModel(participant_columns(self), _row_id, self)
        table = self.ui.participant_table
        table.set_rows_model(self.model, is_tall=True, is_sortable=False)
        table.setItemDelegateForColumn(self.model.column_number("sector"), BadgeDelegate(table))
        triggers = QAbstractItemView.EditTrigger
        table.setEditTriggers(triggers.EditKeyPressed)
        self.ui.foot_frame.setStyleSheet(ROUND_FOOT)
        self.side = InvitationSide(self.ui, directory, letters, jobs, autosave, frame, self)
        self.mix = SectorMix(self.ui, self)
        self.inviting = InvitingField(self.ui.add_edit, directory, self._sector_of, self)
        self.pasting = InviteePaste(participants, jobs, frame, self)
        self.ui.pick_button.setIcon(icon(Icon.DIRECTORY))
        self.ui.import_button.setIcon(icon(Icon.EXCEL))
        self.ui.import_button.setVisible(open_import is not None)
        self.ui.empty_state.show_content(
            Icon.INVITATION,
            self.tr("Belum ada yang diundang"),
            self.tr("Ketik nama di atas, pilih dari direktori, pakai daftar tersimpan, tempel dari Excel, atau impor."),
            self.tr("Pilih dari direktori…"),
            Icon.DIRECTORY,
        )
        self.ui.empty_state_page.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # so that Ctrl+V there comes here
        self._connect()

    @property
    def rows(self) -> tuple[Participant, ...]:
        """The participants shown."""
        return self.model.rows

    def show_meeting(self, meeting: Meeting) -> None:
        """Show this meeting's list."""
        if meeting.id != self._meeting.id:
            self.ui.error_panel.hide()
            self.ui.add_edit.clear()
        self._meeting = meeting
        self.side.show_meeting(meeting.id)
        self.refresh()

    def refresh(self) -> None:
        """Ask for the list again; place and selection stay."""
        rows = self._participants.rows(self._meeting.id)
        replace_rows(self.ui.participant_table, self.model, rows)
        self.ui.list_stack.setCurrentWidget(self.ui.participant_table_page if rows else self.ui.empty_state_page)
        self.mix.show_mix([row for row in rows if row.invited], self._meeting.sectors)
        self.inviting.show_listed(rows)
        self.side.show_invited(
            {row.person_id for row in rows if row.person_id},
            {row.institution_id for row in rows if row.institution_id and not row.person_id},
        )

    def show_row(self, participant_id: str) -> None:
        """Choose a participant."""
        self.ui.participant_table.select_id(participant_id)

    # ---- inside

    def _connect(self) -> None:
        ui, table = self.ui, self.ui.participant_table
        self.inviting.chosen.connect(self._add_many)
        self.inviting.participant_chosen.connect(self.show_row)
        self.inviting.person_named.connect(self._add_new_person)
        self.inviting.institution_named.connect(self._add_new_institution)
        self.inviting.rows_pasted.connect(self._paste)
        self.pasting.told.connect(ui.error_panel.show_message)
        self.pasting.failed.connect(ui.error_panel.show_error)
        self.pasting.pasted.connect(self.show_row)
        ui.error_panel.action_requested.connect(ui.error_panel.hide)
        ui.pick_button.clicked.connect(functools.partial(self.side.open, None))
        ui.empty_state.action_requested.connect(self.side.open)
        ui.import_button.clicked.connect(self._import)
        self.side.picker.invitation_requested.connect(self._add_many)
        self.side.lists.failed.connect(ui.error_panel.show_error)
        self.mix.sector_chosen.connect(self.side.open)
        self.model.cell_edited.connect(self._save_cell)
        table.delete_requested.connect(self._remove)
        table.rows_pasted.connect(self._paste)
        table.menu_requested.connect(self._show_menu)
        table.row_opened.connect(self._edit_row)
        for keys, order in (
            ("Ins", ui.add_edit.setFocus),
            ("Alt+Up", functools.partial(self._shift, -1)),
            ("Alt+Down", functools.partial(self._shift, 1)),
            *((str(key), functools.partial(self._set_state, state)) for key, state in enumerate(InvitationState, 1)),
        ):
            shortcut = QShortcut(QKeySequence(keys), table)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(order)

    def _write(self, action: Callable[[], object], done: Callable[[object], None] | None = None) -> None:
        self.ui.error_panel.hide()
        self._jobs.write(action, done=done, failed=self.ui.error_panel.show_error)  # pyright: ignore[reportArgumentType]

    def _add_many(self, people: list[str], institutions: list[str]) -> None:
        if people or institutions:
            self._write(functools.partial(self._participants.invite, self._meeting.id, people, institutions))

    def _add_new_person(self, name: str) -> None:
        add = functools.partial(self._participants.add_new, invited=True, presence=Presence.BELUM)
        sector = self._sector_of("")
        self._write(functools.partial(add, self._meeting.id, name, sector=sector), self._show_new)

    def _add_new_institution(self, name: str) -> None:
        row = NewParticipant("", institution=name, sector=self._sector_of(name))
        self._write(functools.partial(self._participants.add_named, self._meeting.id, [row]), self._show_new)

    def _show_new(self, added: object) -> None:
        """Choose who was added: an id, or several of which the first."""
        self.show_row(str(added[0] if isinstance(added, tuple) else added))

    def _paste(self, cells: list[list[str]]) -> None:
        self.ui.error_panel.hide()
        self.pasting.paste(self._meeting.id, cells)

    def _toast(self, text: str, which: Icon, _value: object) -> None:
        self._frame.toast_undo(text, which)

    def _import(self) -> None:
        if self._open_import is not None:
            self._open_import(self._meeting.id)

    def _save_cell(self, row: Participant, key: str, text: str) -> None:
        chosen = {one.id for one in self.ui.participant_table.selected_rows()}
        ids = sorted(chosen) if row.id in chosen else [row.id]
        if key == "institution":
            sector = self._sector_of(text)
            self._write(functools.partial(self._participants.update, row.id, institution=text, sector=sector))
        elif key == "sector":
            self._set_sector(ids, SECTOR_BY_LABEL[text])
        else:
            self._write(functools.partial(self._participants.update_many, ids, **fields_of(key, text)))

    def _set_sector(self, ids: list[str], sector: Sector) -> None:
        """That of an institution is one for all of its people: it is told that the directory has it changed."""
        names = {row.institution for row in self.model.rows if row.id in ids and row.institution}
        done = None
        if names:
            which = next(iter(names)) if len(names) == 1 else self.tr("{count} instansi").format(count=len(names))
            text = self.tr("Unsur {which} di direktori: {sector}.").format(which=which, sector=sector.label)
            done = functools.partial(self._toast, text, Icon.DONE)
        self._write(functools.partial(self._participants.set_sector, ids, sector), done)

    def _sector_of(self, institution: str) -> Sector:
        """That of a new institution, or of who has none: the one picked from, else what the name makes likely."""
        return self.side.picker.sector or likely_sector(institution)

    def _set_state(self, state: InvitationState) -> None:
        """Give all chosen invitations one state; several are told, with the way back."""
        ids = [row.id for row in self.ui.participant_table.selected_rows()]
        if ids:
            done = None
            if len(ids) > 1:
                text = self.tr("{count} undangan: {state}.").format(count=len(ids), state=state.label.lower())
                done = functools.partial(self._toast, text, Icon.DONE)
            self._write(functools.partial(self._participants.update_many, ids, invitation_state=state), done)

    def _edit_row(self, _row: Participant) -> None:
        index = self.ui.participant_table.currentIndex()
        if index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.ui.participant_table.edit(index)

    def _remove(self) -> None:
        rows: list[Participant] = self.ui.participant_table.selected_rows()
        if rows:
            text = removed_text(self, rows, self._meeting)
            action = functools.partial(self._participants.remove, [row.id for row in rows])
            self._write(action, functools.partial(self._toast, text, Icon.DELETE))

    def _shift(self, steps: int) -> None:
        index = self.ui.participant_table.currentIndex()
        if index.isValid():
            self._write(functools.partial(self._participants.shift, self.model.row_at(index).id, steps))

    def _show_menu(self, place: QPoint) -> None:
        rows: list[Participant] = self.ui.participant_table.selected_rows()
        if not rows:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for key, state in enumerate(InvitationState, 1):
            text = self.tr("Undangan: {state}").format(state=state.label.lower())
            menu.addAction(text, str(key), functools.partial(self._set_state, state))
        menu.addSeparator()
        menu.addAction(icon(Icon.DELETE, "danger"), self.tr("Hapus dari undangan"), "Del", self._remove)
        menu.popup(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.ui.pick_side.isVisible():
            self.side.close()
        elif event.matches(QKeySequence.StandardKey.Paste) and self._is_empty_and_open():
            self._paste(from_tsv(QGuiApplication.clipboard().text()))
        else:
            super().keyPressEvent(event)

    def _is_empty_and_open(self) -> bool:
        field = self.ui.add_edit
        return not self.model.rowCount() and field.isEnabled() and not field.isReadOnly()


def _row_id(row: Participant) -> str:
    return row.id
