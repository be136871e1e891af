"""The venue card (Sarana): a checklist that one key goes through, with a note per line."""

from __future__ import annotations

import functools
from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QWidget

from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.kinds import VenueState
from rakor_desktop.domain.letter import VenueCheck
from rakor_desktop.forms.ui_venue_panel import Ui_VenuePanel
from rakor_desktop.qtkit.autosave import Autosave
from rakor_desktop.qtkit.icons import Icon, icon
from rakor_desktop.qtkit.jobs import Jobs
from rakor_desktop.qtkit.messages import deleted_text
from rakor_desktop.qtkit.painting import Tone
from rakor_desktop.qtkit.read_only import STAYS_OPEN
from rakor_desktop.qtkit.screen import Frame
from rakor_desktop.screens.preparation.agenda_panel import ROUND_FOOT
from rakor_desktop.screens.preparation.venue_columns import ITEM, NOTE, STATE, venue_columns
from rakor_desktop.screens.preparation.venue_editing import VenueEditing
from rakor_desktop.services.venue import VenueService
from rakor_desktop.tables.place import replace_rows
from rakor_desktop.tables.rows_model import RowsModel

_TEXTS = (ITEM, NOTE)
_NEXT = {
    VenueState.BELUM: VenueState.SIAP,
    VenueState.SIAP: VenueState.MASALAH,
    VenueState.MASALAH: VenueState.BELUM,
}


class VenuePanel(QWidget):
    """Shows one meeting's checklist; Space, or a double click on a state, takes the chosen lines to the next one."""

    def __init__(
        self, venue: VenueService, jobs: Jobs, autosave: Autosave, frame: Frame, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._venue = venue
        self._jobs = jobs
        self._autosave = autosave
        self._frame = frame
        self._meeting_id = ""
        self.ui = Ui_VenuePanel()
        self.ui.setupUi(self)
        self.setProperty(STAYS_OPEN, True)  # the checklist is printed nowhere
        self.model: RowsModel[VenueCheck] = RowsModel(venue_columns(self), _row_id, self)
        self.ui.venue_table.set_rows_model(self.model, is_sortable=False)
        self._editing = VenueEditing(self.ui.venue_table, self.model, venue, autosave)
        self.ui.add_edit.addAction(icon(Icon.ADD, "text-muted"), self.ui.add_edit.ActionPosition.LeadingPosition)
        self.ui.foot_frame.setStyleSheet(ROUND_FOOT)
        self.ui.empty_state.show_content(
            Icon.VENUE,
            self.tr("Sarana belum didaftar"),
            self.tr("Periksa listrik, proyektor, pengeras suara, dan lainnya sebelum rapat: satu tombol per baris."),
            self.tr("Pakai daftar baku"),
        )
        self._connect()

    @property
    def rows(self) -> tuple[VenueCheck, ...]:
        """The lines shown."""
        return self.model.rows

    def show_meeting(self, meeting_id: str) -> None:
        """Show this meeting's checklist."""
        if meeting_id != self._meeting_id:
            self.model.set_rows(())
            self.ui.add_edit.clear()
            self.ui.error_panel.hide()
        self._meeting_id = meeting_id
        self.refresh()

    def refresh(self, current_id: str = "") -> None:
        """Ask for the checklist again; place, selection and an open editor stay."""
        rows = [self._autosave.overlay(row, ("venue", row.id), _TEXTS) for row in self._venue.checks(self._meeting_id)]
        replace_rows(self.ui.venue_table, self.model, rows, current_id)
        ui = self.ui
        ui.list_stack.setCurrentWidget(ui.venue_table_page if rows else ui.empty_state_page)
        ui.foot_frame.setVisible(bool(rows))
        ready = sum(row.state is VenueState.SIAP for row in rows)
        ui.total_label.setText(self.tr("{ready} dari {count} siap").format(ready=ready, count=len(rows)))
        problems = [row.item for row in rows if row.state is VenueState.MASALAH]
        ui.problem_chip.setVisible(bool(problems))
        if problems:
            text = self.tr("Bermasalah: {items}").format(items=", ".join(problems))
            ui.problem_chip.show_text(text, Tone.WARNING, Icon.WARNING)

    def focus_first(self) -> None:
        """Into the list, at the first line that was not looked at yet; into the one button when there is none."""
        if not self.model.rowCount():
            self.ui.empty_state.button.setFocus()
            return
        if not self.ui.venue_table.currentIndex().isValid():
            open_rows = (row.id for row in self.rows if row.state is VenueState.BELUM)
            self.ui.venue_table.select_id(next(open_rows, self.rows[0].id))
        self.ui.venue_table.setFocus()

    def show_row(self, check_id: str) -> None:
        """Choose a line."""
        self.ui.venue_table.select_id(check_id)

    # ---- inside

    def _connect(self) -> None:
        ui, table = self.ui, self.ui.venue_table
        ui.add_edit.returnPressed.connect(self._add)
        ui.empty_state.action_requested.connect(self._add_standard)
        table.doubleClicked.connect(self._double_click)
        table.delete_requested.connect(self._remove)
        table.menu_requested.connect(self._show_menu)
        for keys, order in (
            ("Space", self.cycle),
            ("Return", self._editing.edit_note),
            ("Enter", self._editing.edit_note),
            ("Ins", ui.add_edit.setFocus),
            ("Alt+Up", functools.partial(self._shift, -1)),
            ("Alt+Down", functools.partial(self._shift, 1)),
        ):
            shortcut = QShortcut(QKeySequence(keys), table)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(order)

    def cycle(self) -> None:
        """Take the chosen lines to the state that follows that of the current one."""
        index = self.ui.venue_table.currentIndex()
        if index.isValid():
            self._set_state(_NEXT[self.model.row_at(index).state])

    def _set_state(self, state: VenueState) -> None:
        ids = [row.id for row in self.ui.venue_table.selected_rows()]
        if ids:
            self._write(functools.partial(self._venue.set_state, ids, state))

    def _double_click(self, index: QModelIndex) -> None:
        """One click only chooses a line: a state must not change in passing."""
        if self.model.columns[index.column()].key == STATE:
            self.cycle()

    def _write(self, action: Callable[[], object], done: Callable[[object], None] | None = None) -> None:
        self.ui.error_panel.hide()
        self._autosave.flush()
        self._jobs.write(action, done=done, failed=self.ui.error_panel.show_error)  # pyright: ignore[reportArgumentType]

    def _add(self) -> None:
        text = self.ui.add_edit.text().strip()
        if text:
            self.ui.error_panel.hide()
            self.ui.add_edit.clear()
            action = functools.partial(self._venue.add, self._meeting_id, text)
            self._jobs.write(action, done=self._show_added, failed=functools.partial(self._give_back, text))

    def _show_added(self, check_id: str) -> None:
        self.show_row(check_id)

    def _give_back(self, text: str, error: UserError) -> None:
        self.ui.error_panel.show_error(error)
        if not self.ui.add_edit.text():
            self.ui.add_edit.setText(text)

    def _add_standard(self) -> None:
        self._write(functools.partial(self._venue.add_standard, self._meeting_id), self._start_list)

    def _start_list(self, _change: object) -> None:
        self.focus_first()

    def _remove(self) -> None:
        rows: list[VenueCheck] = self.ui.venue_table.selected_rows()
        if rows:
            what = rows[0].item if len(rows) == 1 else self.tr("{count} sarana").format(count=len(rows))
            action = functools.partial(self._venue.remove, [row.id for row in rows])
            self._write(action, functools.partial(self._tell_removed, deleted_text(self, what)))

    def _tell_removed(self, text: str, _change: object) -> None:
        self._frame.toast_undo(text)

    def _shift(self, steps: int) -> None:
        index = self.ui.venue_table.currentIndex()
        if index.isValid():
            self._write(functools.partial(self._venue.shift, self.model.row_at(index).id, steps))

    def _show_menu(self, place: QPoint) -> None:
        if not self.ui.venue_table.selected_rows():
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for state in VenueState:
            menu.addAction(state.label, functools.partial(self._set_state, state))
        menu.addSeparator()
        menu.addAction(icon(Icon.DELETE, "danger"), self.tr("Hapus"), "Del", self._remove)
        menu.popup(place)


def _row_id(row: VenueCheck) -> str:
    return row.id
