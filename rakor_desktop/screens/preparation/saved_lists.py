"""The saved lists of the side panel: invite everybody on one, keep whom this meeting invites, rename, delete."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QAbstractItemView

from rakor_desktop.domain.change import Change, Entity
from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.letter import InvitationList
from rakor_desktop.forms.ui_participants_panel import Ui_ParticipantsPanel
from rakor_desktop.qtkit.autosave import Autosave
from rakor_desktop.qtkit.icons import Icon, icon
from rakor_desktop.qtkit.jobs import Jobs
from rakor_desktop.qtkit.read_only import STAYS_OPEN
from rakor_desktop.qtkit.screen import Frame
from rakor_desktop.screens.preparation.live_cells import LiveCellDelegate
from rakor_desktop.services.letters import LetterService
from rakor_desktop.tables.columns import Align, Column, EditorKind
from rakor_desktop.tables.place import replace_rows
from rakor_desktop.tables.rows_model import RowsModel

_NAME = "name"


class SavedLists(QObject):
    """Acts on the list of lists; a name is changed in its cell."""

    failed = Signal(object)  # UserError

    def __init__(
        self,
        ui: Ui_ParticipantsPanel,
        letters: LetterService,
        jobs: Jobs,
        autosave: Autosave,
        frame: Frame,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._ui = ui
        self._letters = letters
        self._jobs = jobs
        self._autosave = autosave
        self._frame = frame
        self._meeting_id = ""
        columns = (
            Column(
                _NAME, self.tr("Daftar"), _name, width=120, stretch=1, editor=EditorKind.LINE, replace=_renamed
            ),
            Column("count", self.tr("Isi"), _count, align=Align.RIGHT, width=56, tooltip=self._contents),
        )  # fmt: skip
        self.model: RowsModel[InvitationList] = RowsModel(columns, _row_id, self)
        ui.list_table.set_rows_model(self.model, is_sortable=False)
        ui.list_table.setProperty(STAYS_OPEN, True)  # lists belong to the office, not to the meeting
        self._names = LiveCellDelegate(ui.list_table, _check)
        ui.list_table.setItemDelegateForColumn(self.model.column_number(_NAME), self._names)
        ui.list_table.setEditTriggers(ui.list_table.EditTrigger.EditKeyPressed)
        ui.list_name_edit.setProperty(STAYS_OPEN, True)
        ui.rename_list_button.setIcon(icon(Icon.EDIT))
        ui.remove_list_button.setIcon(icon(Icon.DELETE))
        self._connect()
        self._show_buttons()

    def show_meeting(self, meeting_id: str) -> None:
        """Invite to this meeting."""
        self._meeting_id = meeting_id

    def refresh(self, current_id: str = "") -> None:
        """Ask for the lists again."""
        rows = [self._autosave.overlay(row, ("list", row.id), (_NAME,)) for row in self._letters.lists()]
        replace_rows(self._ui.list_table, self.model, rows, current_id)
        self._ui.list_note_label.setVisible(not rows)
        self._ui.list_note_label.setText(
            self.tr("Belum ada daftar. Undang orangnya untuk satu rapat, lalu simpan di sini untuk rapat berikutnya.")
        )
        self._show_buttons()

    def open(self) -> None:
        """Into the lists, or to the name of the first one."""
        self.refresh()
        table = self._ui.list_table
        if not self.model.rowCount():
            self._ui.list_name_edit.setFocus()
            return
        if not table.currentIndex().isValid():
            table.select_id(self.model.id_at(0))
        table.setFocus()

    # ---- inside

    def _connect(self) -> None:
        ui, table = self._ui, self._ui.list_table
        ui.invite_list_button.clicked.connect(self._invite)
        table.row_opened.connect(self._open_row)
        ui.rename_list_button.clicked.connect(self._rename)
        ui.remove_list_button.clicked.connect(self._remove)
        table.delete_requested.connect(self._remove)
        table.selection_moved.connect(self._show_buttons)
        ui.save_list_button.clicked.connect(self._save)
        ui.list_name_edit.returnPressed.connect(self._save)
        ui.list_name_edit.textChanged.connect(self._show_buttons)
        self._names.text_typed.connect(self._save_name)
        self._names.text_refused.connect(self.failed)
        self.model.cell_edited.connect(self._save_cell)

    def _contents(self, row: InvitationList) -> str:
        return self.tr("{people} orang, {institutions} instansi").format(
            people=row.people, institutions=row.institutions
        )

    def _current(self) -> InvitationList | None:
        rows: list[InvitationList] = self._ui.list_table.selected_rows()
        return rows[0] if rows else None

    def _show_buttons(self) -> None:
        ui, has_one = self._ui, self._current() is not None
        for button in (ui.invite_list_button, ui.rename_list_button, ui.remove_list_button):
            button.setEnabled(has_one)
        ui.save_list_button.setEnabled(bool(ui.list_name_edit.text().strip()))

    def _write(self, action: Callable[[], Any], done: Callable[[Any], None] | None = None) -> None:
        self._autosave.flush()
        self._jobs.write(action, done=done, failed=self.failed.emit)

    def _open_row(self, _row: InvitationList) -> None:
        # Enter in an open cell ends its editing, and reaches the table too.
        if self._ui.list_table.state() is not QAbstractItemView.State.EditingState:
            self._invite()

    def _invite(self) -> None:
        row = self._current()
        if row is not None:
            action = functools.partial(self._letters.invite_list, self._meeting_id, row.id)
            self._write(action, functools.partial(self._tell_invited, row.name))

    def _tell_invited(self, name: str, change: Change) -> None:
        count = len(change.ids(Entity.PARTICIPANT))
        if count:
            text = self.tr("{count} diundang dari daftar {name}.").format(count=count, name=name)
            self._frame.toast_undo(text, Icon.INVITATION)
        else:
            self._frame.toast(self.tr("Semua di daftar {name} sudah diundang.").format(name=name))

    def _save(self) -> None:
        name = self._ui.list_name_edit.text().strip()
        if name:
            action = functools.partial(self._letters.save_list, name, self._meeting_id)
            self._write(action, functools.partial(self._tell_saved, name))

    def _tell_saved(self, name: str, list_id: str) -> None:
        self._ui.list_name_edit.clear()
        self.refresh(list_id)
        self._ui.list_table.setFocus()
        self._frame.toast_undo(self.tr("Daftar {name} disimpan.").format(name=name), Icon.DONE)

    def _rename(self) -> None:
        table = self._ui.list_table
        row = self._current()
        if row is not None:
            index = self.model.index(self.model.number_of(row.id), self.model.column_number(_NAME))
            table.setFocus()
            table.setCurrentIndex(index)
            table.edit(index)

    def _save_name(self, list_id: str, _key: str, text: str) -> None:
        if text.strip():
            action = functools.partial(self._letters.rename_list, list_id, text)
            self._autosave.edit(("list", list_id, _NAME), action, text)

    def _save_cell(self, row: InvitationList, key: str, text: str) -> None:
        self._save_name(row.id, key, text)
        self._autosave.flush()

    def _remove(self) -> None:
        row = self._current()
        if row is not None:
            text = self.tr("Daftar {name} dihapus.").format(name=row.name)
            self._write(functools.partial(self._letters.remove_lists, [row.id]), functools.partial(self._toast, text))

    def _toast(self, text: str, _change: object) -> None:
        self._frame.toast_undo(text)


def _check(_key: str, text: str) -> None:
    if not text.strip():
        raise UserError("Nama daftar masih kosong; tulis namanya dahulu.")


def _renamed(row: InvitationList, text: str) -> InvitationList:
    _check(_NAME, text)
    return replace(row, name=text.strip())


def _row_id(row: InvitationList) -> str:
    return row.id


def _name(row: InvitationList) -> str:
    return row.name


def _count(row: InvitationList) -> str:
    return str(row.people + row.institutions)
