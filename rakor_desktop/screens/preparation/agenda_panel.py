"""The agenda card: the order of the meeting, edited in its cells, with times that flow."""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from html import escape
from pathlib import Path
from typing import Any

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QMenu, QPushButton, QWidget

from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.formatting import clock, duration
from rakor_desktop.domain.schedule import Schedule, ScheduledItem
from rakor_desktop.forms.ui_agenda_panel import Ui_AgendaPanel
from rakor_desktop.qtkit.autosave import Autosave
from rakor_desktop.qtkit.icons import Icon, icon
from rakor_desktop.qtkit.jobs import Jobs
from rakor_desktop.qtkit.messages import set_property
from rakor_desktop.qtkit.painting import Tone
from rakor_desktop.qtkit.screen import Frame
from rakor_desktop.qtkit.theme import theme_of
from rakor_desktop.screens.preparation.agenda_actions import AgendaActions
from rakor_desktop.screens.preparation.agenda_cells import (
    FilesDelegate,
    HandleDelegate,
    MutedChoiceDelegate,
    SignDelegate,
    TimeDelegate,
    TitleDelegate,
)
from rakor_desktop.screens.preparation.agenda_model import FILES, AgendaModel, agenda_columns, fields_of
from rakor_desktop.screens.preparation.file_drop import FileDrop
from rakor_desktop.screens.preparation.live_cells import LiveCellDelegate
from rakor_desktop.services.agenda import AgendaService
from rakor_desktop.services.files import FileService
from rakor_desktop.services.meetings import MeetingService
from rakor_desktop.tables.place import replace_rows

_TEXTS = ("title", "speaker")
_ROW = 31  # px at 100 % text
# The foot lies on the round corners of its card.
ROUND_FOOT = "QFrame#foot_frame { border-bottom-left-radius: 7px; border-bottom-right-radius: 7px; }"


class AgendaPanel(QWidget):
    """Shows one meeting's agenda and turns keys, clicks and drags into service calls."""

    files_dropped = Signal(list, object)  # list[Path], agenda item id or None
    files_wanted = Signal(str)  # agenda item id: show its files

    def __init__(
        self,
        agenda: AgendaService,
        meetings: MeetingService,
        files: FileService,
        jobs: Jobs,
        autosave: Autosave,
        frame: Frame,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._agenda = agenda
        self._files = files
        self._autosave = autosave
        self._meeting_id = ""
        self._counts: Counter[str] = Counter()
        self.ui = Ui_AgendaPanel()
        self.ui.setupUi(self)
        self.model = AgendaModel(agenda_columns(self, self._counts), _row_id, self)
        self._set_up_table()
        table = self.ui.agenda_table
        self.actions_of_rows = AgendaActions(agenda, meetings, jobs, autosave, frame, table, self.model)
        self.template_button = QPushButton(icon(Icon.PREPARATION), self.tr("Templat"))
        self.sub_button = QPushButton(icon(Icon.SUB_ITEM), self.tr("Sub-acara"))
        self.add_button = QPushButton(icon(Icon.ADD, "accent-text"), self.tr("Tambah acara"))
        set_property(self.add_button, "kind", "primary")
        self.template_button.setStyleSheet("QPushButton::menu-indicator { image: none; width: 0; }")
        self.ui.foot_frame.setStyleSheet(ROUND_FOOT)
        self._drop = FileDrop(self)
        self._fill_templates()
        self.ui.empty_state.show_content(
            Icon.AGENDA,
            self.tr("Susunan acara masih kosong"),
            self.tr("Mulai dari templat, lalu ubah menitnya: waktu setiap acara mengalir sendiri."),
            self.tr("Pakai susunan acara baku"),
        )
        self._connect()
        self._measure()

    @property
    def schedule(self) -> Schedule:
        """The agenda shown now."""
        return self.actions_of_rows.schedule

    def actions_of_card(self) -> tuple[QPushButton, ...]:
        """The buttons for the heading of the card."""
        return (self.template_button, self.sub_button, self.add_button)

    def show_meeting(self, meeting_id: str) -> None:
        """Show this meeting's agenda."""
        self.actions_of_rows.meeting_id = meeting_id
        if meeting_id != self._meeting_id:
            self.model.set_rows(())
        self._meeting_id = meeting_id
        self.ui.error_panel.hide()
        self.refresh()

    def refresh(self, current_id: str = "") -> None:
        """Ask for the agenda again; place, selection and an open editor stay."""
        known = {row.item.id for row in self.model.rows}
        schedule = self._agenda.schedule(self._meeting_id)
        self.actions_of_rows.schedule = schedule
        self.model.planned_end = schedule.planned_end
        is_editing = self.ui.agenda_table.state() is QAbstractItemView.State.EditingState
        if not is_editing:
            self.ui.error_panel.hide()
            if known and not current_id:
                # What comes back with an undo, or was pasted, is where the hands go on.
                current_id = next((row.item.id for row in schedule.items if row.item.id not in known), "")
        self.count_files()
        rows = [self._with_typing(row) for row in schedule.items]
        replace_rows(self.ui.agenda_table, self.model, rows, current_id)
        is_empty = not schedule.items
        self.ui.list_stack.setCurrentWidget(self.ui.empty_page if is_empty else self.ui.list_page)
        self.ui.foot_frame.setVisible(not is_empty)
        self._show_foot()

    def count_files(self) -> None:
        """Count the files of each item again."""
        counts = Counter(one.agenda_item_id for one in self._files.materials(self._meeting_id) if one.agenda_item_id)
        if counts != self._counts:
            self._counts.clear()
            self._counts.update(counts)
            self.ui.agenda_table.viewport().update()

    def focus_first(self) -> None:
        """The table, at a title."""
        table = self.ui.agenda_table
        if not table.currentIndex().isValid() and self.model.rowCount():
            table.setCurrentIndex(self.model.index(0, self.model.column_number("title")))
        table.setFocus()

    def show_row(self, item_id: str) -> None:
        """Choose an item."""
        self.ui.agenda_table.select_id(item_id)

    # ---- inside

    def _set_up_table(self) -> None:
        table = self.ui.agenda_table
        table.set_rows_model(self.model, is_sortable=False)
        triggers = QAbstractItemView.EditTrigger
        table.setEditTriggers(triggers.EditKeyPressed | triggers.AnyKeyPressed)
        table.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        table.setDragDropOverwriteMode(False)
        table.setDefaultDropAction(Qt.DropAction.MoveAction)
        delegates = {
            "handle": HandleDelegate(table),
            "time": TimeDelegate(table, fields_of),
            "kind": MutedChoiceDelegate(table),
            "title": TitleDelegate(table),
            "signs": SignDelegate(table),
            "speaker": LiveCellDelegate(table),
            "minutes": LiveCellDelegate(table, fields_of),
            FILES: FilesDelegate(table),
        }
        for key, delegate in delegates.items():
            table.setItemDelegateForColumn(self.model.column_number(key), delegate)
            if isinstance(delegate, LiveCellDelegate):
                delegate.text_typed.connect(self._save_typing)
                delegate.text_refused.connect(self.ui.error_panel.show_error)
                delegate.given_up.connect(self.ui.error_panel.hide)

    def _fill_templates(self) -> None:
        menu = QMenu(self.template_button)
        for template in self._agenda.templates():
            menu.addAction(template.title, functools.partial(self.actions_of_rows.use_template, template.key))
        self.template_button.setMenu(menu)

    def _connect(self) -> None:
        table, actions = self.ui.agenda_table, self.actions_of_rows
        self.add_button.clicked.connect(actions.add_item)
        self.sub_button.clicked.connect(actions.indent)
        self.ui.empty_state.action_requested.connect(actions.use_standard)
        self.ui.replan_button.clicked.connect(actions.replan)
        actions.item_added.connect(self._edit_new)
        actions.failed.connect(self.ui.error_panel.show_error)
        self.model.cell_edited.connect(self._save_cell)
        self.model.edit_refused.connect(self.ui.error_panel.show_error)
        self.model.row_dropped.connect(actions.drop)
        table.delete_requested.connect(actions.delete)
        table.menu_requested.connect(actions.show_menu)
        table.rows_pasted.connect(actions.paste)
        table.row_opened.connect(self._edit_row)
        table.clicked.connect(self._show_files)
        self._drop.dropped.connect(self._take_files)
        theme_of(self).theme_changed.connect(self._show_foot)
        theme_of(self).theme_changed.connect(self._measure)
        orders: tuple[tuple[str, Callable[[], None]], ...] = (
            ("Ins", actions.add_item),
            ("Alt+Up", functools.partial(actions.shift, -1)),
            ("Alt+Down", functools.partial(actions.shift, 1)),
            ("Alt+Right", actions.indent),
            ("Alt+Left", actions.outdent),
        )
        for keys, order in orders:
            shortcut = QShortcut(QKeySequence(keys), table)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(order)

    def _with_typing(self, row: ScheduledItem) -> ScheduledItem:
        return replace(row, item=self._autosave.overlay(row.item, ("agenda", row.item.id), _TEXTS))

    def _save_typing(self, row_id: str, key: str, text: str) -> None:
        try:
            fields = fields_of(key, text)
        except UserError:
            return  # half a number or time: said when the cell is left
        self._save_fields(row_id, key, text, fields)

    def _save_cell(self, row: ScheduledItem, key: str, text: str) -> None:
        self.ui.error_panel.hide()
        fields = fields_of(key, text)
        self._save_fields(row.item.id, key, text, fields)
        self._autosave.flush()

    def _save_fields(self, row_id: str, key: str, text: str, fields: dict[str, Any]) -> None:
        self._autosave.edit(("agenda", row_id, key), functools.partial(self._agenda.update, row_id, **fields), text)

    def _measure(self) -> None:
        # A little lower than other rows: a whole day of thirteen items fits on a small laptop without scrolling.
        self.ui.agenda_table.verticalHeader().setDefaultSectionSize(theme_of(self).px(_ROW))

    def _show_files(self, index: QModelIndex) -> None:
        item = self.model.row_at(index).item
        if self.model.columns[index.column()].key == FILES and self._counts[item.id]:
            self.files_wanted.emit(item.id)

    def _take_files(self, paths: list[Path], place: QPoint) -> None:
        """Files that fall on an item belong to it, others to the meeting."""
        viewport = self.ui.agenda_table.viewport()
        index = self.ui.agenda_table.indexAt(viewport.mapFrom(self, place))
        self.files_dropped.emit(paths, self.model.row_at(index).item.id if index.isValid() else None)

    def _edit_row(self, _row: ScheduledItem) -> None:
        index = self.ui.agenda_table.currentIndex()
        if not index.flags() & Qt.ItemFlag.ItemIsEditable:
            index = index.siblingAtColumn(self.model.column_number("title"))
            self.ui.agenda_table.setCurrentIndex(index)
        if self.ui.agenda_table.state() is not QAbstractItemView.State.EditingState:
            self.ui.agenda_table.edit(index)

    def _edit_new(self, item_id: object) -> None:
        self.refresh(str(item_id))
        index = self.model.index(self.model.number_of(str(item_id)), self.model.column_number("title"))
        self.ui.agenda_table.setFocus()
        self.ui.agenda_table.setCurrentIndex(index)
        self.ui.agenda_table.edit(index)

    def _show_foot(self) -> None:
        schedule = self.schedule
        start = clock(schedule.start) if schedule.start else "–"
        end = clock(schedule.end) if schedule.end else "–"
        red = f' style="color:{theme_of(self).color("danger").name()}"' if schedule.overrun else ""
        self.ui.start_label.setText(f"{escape(self.tr('Mulai'))} <b>{start}</b>")
        self.ui.end_label.setText(f"{escape(self.tr('Selesai'))} <b{red}>{end}</b>")
        self.ui.total_label.setText(f"{escape(self.tr('Jumlah'))} <b>{duration(schedule.minutes)}</b>")
        self.ui.overrun_chip.setVisible(schedule.overrun > 0)
        self.ui.replan_button.setVisible(schedule.overrun > 0)
        if schedule.overrun and schedule.planned_end:
            text = self.tr("Lewat {minutes} menit dari rencana {clock}")
            self.ui.overrun_chip.show_text(
                text.format(minutes=schedule.overrun, clock=clock(schedule.planned_end)), Tone.DANGER, Icon.TASK_LATE
            )


def _row_id(row: ScheduledItem) -> str:
    return row.item.id
