"""What can be done with participants: their state, their delegate, their times, their place on the list."""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from PySide6.QtCore import QItemSelectionModel, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu

from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.formatting import number
from rakor_desktop.domain.kinds import Presence
from rakor_desktop.domain.meeting import Participant
from rakor_desktop.qtkit.autosave import Autosave
from rakor_desktop.qtkit.icons import Icon, icon
from rakor_desktop.qtkit.jobs import Jobs
from rakor_desktop.qtkit.messages import deleted_text
from rakor_desktop.qtkit.screen import Frame
from rakor_desktop.screens.attendance.attendance_table import TIME, parse_times
from rakor_desktop.services.participants import ParticipantService
from rakor_desktop.tables.rows_model import RowsModel
from rakor_desktop.tables.table_view import TableView


class PresenceActions(QObject):
    """Acts on given participants, or on those selected in the table."""

    failed = Signal(object)  # UserError
    delegate_asked = Signal(object)  # Participant: whose delegate is it?
    recorded = Signal(str)  # participant id: show this row

    def __init__(
        self,
        view: TableView,
        model: RowsModel[Participant],
        *,
        participants: ParticipantService,
        jobs: Jobs,
        autosave: Autosave,
        frame: Frame,
    ) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self._participants = participants
        self._jobs = jobs
        self._autosave = autosave
        self._frame = frame
        self.menu = QMenu(view)
        self.menu.setAccessibleName(self.tr("Tindakan peserta"))
        self._fill_menu()
        view.delete_requested.connect(self.remove)
        view.menu_requested.connect(self._open_menu)
        model.cell_edited.connect(self._save_times)
        model.edit_refused.connect(self.failed)

    @property
    def selected(self) -> list[Participant]:
        """The selected participants in the order of the list."""
        return self._view.selected_rows()

    def set_presence(self, rows: Sequence[Participant], presence: Presence) -> None:
        """Give participants a state; for one delegate it is asked who came."""
        if not rows:
            return
        ids = [one.id for one in rows]
        # They arrive at the moment of the key, not of the write.
        moment = datetime.now().replace(microsecond=0)
        action = functools.partial(self._participants.set_presence, ids, presence, at=moment)
        asks = presence is Presence.DIWAKILI and len(rows) == 1
        self._write(action, functools.partial(self._show_recorded, rows[0], len(rows), asks))

    def step(self, steps: int, *, extends: bool = False) -> None:
        """Select the next or the previous row, or add it to the selection, without leaving the search field."""
        if not self._model.rowCount():
            return
        current = self._view.currentIndex()
        row = current.row() + steps if current.isValid() else 0
        row = min(max(row, 0), self._model.rowCount() - 1)
        if not extends:
            self._view.select_id(self._model.id_at(row))
            return
        flags = QItemSelectionModel.SelectionFlag
        index = self._model.index(row, max(current.column(), 0))
        self._view.selectionModel().setCurrentIndex(index, flags.Select | flags.Rows)
        self._view.scrollTo(index)

    def select_all(self) -> None:
        """Select every row that the filter shows."""
        self._view.selectAll()

    def edit_times(self) -> None:
        """Type the time of the selected participant in its cell (F2)."""
        index = self._view.currentIndex()
        if index.isValid() and self.selected:
            cell = self._model.index(index.row(), self._model.column_number(TIME))
            self._view.setCurrentIndex(cell)
            self._view.edit(cell)

    def leave_now(self) -> None:
        """The selected participants go home now (Alt+P)."""
        ids = [one.id for one in self.selected if one.presence.counts_as_present]
        if ids:
            self._write(functools.partial(self._participants.leave, ids, datetime.now().replace(microsecond=0)))

    def remove(self) -> None:
        """Take the selected participants off the list; the toast takes it back."""
        rows = self.selected
        if not rows:
            return
        what = rows[0].full_name if len(rows) == 1 else self.tr("{count} peserta").format(count=number(len(rows)))
        self._write(
            functools.partial(self._participants.remove, [one.id for one in rows]),
            functools.partial(self._tell_removed, what),
        )

    def shift_up(self) -> None:
        """One place up on the printed sheet (Alt+Up)."""
        self._shift(-1)

    def shift_down(self) -> None:
        """One place down on the printed sheet (Alt+Down)."""
        self._shift(1)

    def ask_delegate(self) -> None:
        """Change who represents the selected participant."""
        rows = self.selected
        if len(rows) == 1:
            self.set_presence(rows, Presence.DIWAKILI)

    def _shift(self, steps: int) -> None:
        rows = self.selected
        if len(rows) == 1:
            self._write(functools.partial(self._participants.shift, rows[0].id, steps))

    def _save_times(self, one: Participant, key: str, text: str) -> None:
        if key != TIME:
            return
        arrived, left = parse_times(text, one, datetime.now())
        fields: dict[str, Any] = {"arrived_at": arrived, "left_at": left}
        if arrived is not None and not one.presence.counts_as_present:
            fields["presence"] = Presence.HADIR
        self._write(functools.partial(self._participants.update, one.id, **fields))

    def _show_recorded(self, first: Participant, count: int, asks: bool, _change: object) -> None:
        if count == 1:
            self.recorded.emit(first.id)
        if asks:
            self.delegate_asked.emit(first)

    def _tell_removed(self, what: str, _change: object) -> None:
        self._frame.toast_undo(deleted_text(self, what))

    def _write(self, action: Callable[[], Any], done: Callable[[Any], None] | None = None) -> None:
        self._jobs.write(action, done=done, failed=self._report)

    def _report(self, error: UserError) -> None:
        self.failed.emit(error)

    def _fill_menu(self) -> None:
        self._add(self.tr("Ubah wakil"), Icon.REPRESENTED, self.ask_delegate, "Alt+W")
        self._add(self.tr("Ubah waktu"), Icon.CLOCK, self.edit_times, "F2")
        self._add(self.tr("Pulang sekarang"), Icon.NEXT, self.leave_now, "Alt+P")
        self.menu.addSeparator()
        self._add(self.tr("Naikkan pada lembar"), Icon.ARROW_UP, self.shift_up, "Alt+Up")
        self._add(self.tr("Turunkan pada lembar"), Icon.ARROW_DOWN, self.shift_down, "Alt+Down")
        self.menu.addSeparator()
        self._add(self.tr("Hapus dari daftar"), Icon.DELETE, self.remove, "Del")

    def _add(self, text: str, which: Icon, slot: Callable[[], None], key: str) -> None:
        action = self.menu.addAction(icon(which), text)
        action.setShortcut(QKeySequence(key))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)  # shown only: the screen binds the keys
        action.triggered.connect(slot)

    def _open_menu(self, point: QPoint) -> None:
        if self.selected:
            self.menu.popup(point)
