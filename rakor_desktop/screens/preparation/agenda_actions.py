"""What can be done with the items of an agenda: each order becomes one write in the worker."""

from __future__ import annotations

import functools
from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu

from rakor_desktop.domain.change import Change
from rakor_desktop.domain.schedule import Schedule, ScheduledItem
from rakor_desktop.qtkit.autosave import Autosave
from rakor_desktop.qtkit.icons import Icon, icon
from rakor_desktop.qtkit.jobs import Jobs
from rakor_desktop.qtkit.screen import Frame
from rakor_desktop.screens.preparation.agenda_model import AgendaModel
from rakor_desktop.services.agenda import AgendaService, NewItem
from rakor_desktop.services.meetings import MeetingService
from rakor_desktop.tables.table_view import TableView


class AgendaActions(QObject):
    """Acts on the current row of the agenda table; the panel tells which meeting and schedule are shown."""

    item_added = Signal(str)
    failed = Signal(object)  # UserError

    def __init__(
        self,
        agenda: AgendaService,
        meetings: MeetingService,
        jobs: Jobs,
        autosave: Autosave,
        frame: Frame,
        table: TableView,
        model: AgendaModel,
    ) -> None:
        super().__init__(table)
        self._agenda = agenda
        self._meetings = meetings
        self._jobs = jobs
        self._autosave = autosave
        self._frame = frame
        self._table = table
        self._model = model
        self.meeting_id = ""
        self.schedule = Schedule((), None, None, None, 0, 0)

    def _current(self) -> ScheduledItem | None:
        index = self._table.currentIndex()
        return self._model.row_at(index) if index.isValid() else None

    def _write(self, action: Callable[[], object], done: Callable[[object], None] | None = None) -> None:
        self._autosave.flush()
        self._jobs.write(action, done=done, failed=self.failed.emit)  # pyright: ignore[reportArgumentType]

    def delete(self) -> None:
        """Delete the chosen items; a toast offers to take it back."""
        rows: list[ScheduledItem] = self._table.selected_rows()
        if not rows:
            return
        if len(rows) == 1:
            text = self.tr("Acara “{title}” dihapus.").format(title=rows[0].item.title or rows[0].number)
        else:
            text = self.tr("{count} acara dihapus.").format(count=len(rows))
        ids = [row.item.id for row in rows]
        self._write(functools.partial(self._agenda.delete, ids), functools.partial(self._toast, text, Icon.DELETE))

    def _toast(self, text: str, which: Icon, _value: object) -> None:
        self._frame.toast_undo(text, which)

    def shift(self, steps: int) -> None:
        """Move the current item up or down on its level."""
        self._with_current(self._agenda.shift, steps)

    def indent(self) -> None:
        """Make the current item a sub-item of the one before."""
        self._with_current(self._agenda.indent)

    def outdent(self) -> None:
        """Make the current sub-item an item of its own."""
        self._with_current(self._agenda.outdent)

    def _with_current(self, order: Callable[..., Change], *arguments: object) -> None:
        row = self._current()
        if row is not None:
            self._write(functools.partial(order, row.item.id, *arguments))

    def drop(self, item_id: str, after_id: str | None) -> None:
        """Put a dragged item after another."""
        self._write(functools.partial(self._agenda.move, item_id, after_id))

    def use_template(self, key: str) -> None:
        """Replace the agenda by a template."""
        text = self.tr("Susunan acara diganti dengan templat.")
        had_items = bool(self.schedule.items)
        done = functools.partial(self._toast, text, Icon.DONE) if had_items else None
        self._write(functools.partial(self._agenda.apply_template, self.meeting_id, key), done)

    def use_standard(self) -> None:
        """Fill an empty agenda with the standard order."""
        self.use_template(self._agenda.templates()[0].key)

    def replan(self) -> None:
        """Take the end that results as the planned end."""
        self._write(functools.partial(self._meetings.update, self.meeting_id, planned_end=self.schedule.end))

    def paste(self, cells: list[list[str]]) -> None:
        """Append rows copied from Excel, as one step."""
        rows = [_new_item(row) for row in cells if row and row[0].strip()]
        if rows:
            self._write(functools.partial(self._agenda.add_many, self.meeting_id, rows))

    def show_menu(self, place: QPoint) -> None:
        """What can be done with the current item."""
        row = self._current()
        menu = QMenu(self._table)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(icon(Icon.ADD), self.tr("Sisipkan acara"), "Ins", self.add_item)
        if row is not None:
            fixed = menu.addAction(icon(Icon.FIXED_TIME), self.tr("Waktu mulai tetap"))
            fixed.setCheckable(True)
            fixed.setChecked(row.item.fixed_start is not None)
            fixed.toggled.connect(functools.partial(self.fix_time, row))
            internal = menu.addAction(icon(Icon.INTERNAL), self.tr("Internal, tidak dicetak"))
            internal.setCheckable(True)
            internal.setChecked(row.item.internal)
            internal.toggled.connect(functools.partial(self.set_internal, row.item.id))
            menu.addAction(icon(Icon.SUB_ITEM), self.tr("Jadikan sub-acara"), "Alt+Right", self.indent)
            menu.addAction(self.tr("Keluarkan dari induknya"), "Alt+Left", self.outdent)
            menu.addSeparator()
            menu.addAction(icon(Icon.DELETE, "danger"), self.tr("Hapus"), "Del", self.delete)
        menu.popup(place)

    def fix_time(self, row: ScheduledItem, fixed: bool) -> None:
        """Let an item stand still at its time, or flow again."""
        start = row.start if fixed else None
        self._write(functools.partial(self._agenda.update, row.item.id, fixed_start=start))

    def set_internal(self, item_id: str, internal: bool) -> None:
        """Keep an item off the printed agenda, or print it again."""
        self._write(functools.partial(self._agenda.update, item_id, internal=internal))

    def add_item(self) -> None:
        """Insert an item below the current one, and edit its title."""
        current = self._current()
        after = current.item if current else None
        action = functools.partial(
            self._agenda.add,
            self.meeting_id,
            after_id=after.id if after else None,
            parent_id=after.parent_id if after else None,
        )
        self._write(action, self._tell_added)

    def _tell_added(self, item_id: object) -> None:
        self.item_added.emit(str(item_id))


def _new_item(row: list[str]) -> NewItem:
    """A row of Excel as an item: title, then minutes and speaker in any order."""
    minutes = next((int(cell) for cell in row[1:] if cell.strip().isdecimal()), 10)
    speaker = next((cell for cell in row[1:] if cell.strip() and not cell.strip().isdecimal()), "")
    return NewItem(row[0], minutes, speaker)
