"""Rapat: every meeting, newest first; find one, open it, begin a new one."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import replace
from enum import Enum

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QMenu, QWidget

from rakor_desktop.domain.change import Change, Entity
from rakor_desktop.domain.formatting import number
from rakor_desktop.domain.meeting import MeetingSummary
from rakor_desktop.forms.ui_meetings_screen import Ui_MeetingsScreen
from rakor_desktop.qtkit.icons import Icon, icon
from rakor_desktop.qtkit.jobs import Jobs
from rakor_desktop.qtkit.screen import Command, Frame, StatusItem, TabKey
from rakor_desktop.qtkit.settings import LocalSettings
from rakor_desktop.qtkit.theme import theme_of
from rakor_desktop.screens.meetings.columns import columns
from rakor_desktop.screens.meetings.filter_bar import PAGE, FilterBar
from rakor_desktop.services.meetings import MeetingService
from rakor_desktop.tables.clipboard import to_tsv
from rakor_desktop.tables.place import replace_rows
from rakor_desktop.tables.rows_model import RowsModel

_WORDS_FROM = 1120  # px at 100 % text: narrower, the filter boxes say one word
_HINTS_FROM = 760  # px at 100 % text: narrower, the key hints give way to the count


class EmptyPage(Enum):
    """Why the list shows nothing."""

    NO_MEETING = 1
    NO_MATCH = 2


class MeetingsScreen(QWidget):
    """The list with its filters; rows come page by page, sorted and filtered by the service."""

    def __init__(
        self,
        meetings: MeetingService,
        jobs: Jobs,
        frame: Frame,
        local: LocalSettings | None = None,
        ask_for_recap: Callable[[], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._meetings = meetings
        self._ask_for_recap = ask_for_recap
        self._jobs = jobs
        self._frame = frame
        self._total = 0
        self._empty = EmptyPage.NO_MEETING
        self.ui = Ui_MeetingsScreen()
        self.ui.setupUi(self)
        self.model: RowsModel[MeetingSummary] = RowsModel(columns(self), _row_id, self)
        self.ui.meeting_table.set_rows_model(self.model, is_tall=True)
        self.ui.meeting_table.horizontalHeader().setSortIndicator(0, Qt.SortOrder.DescendingOrder)
        if local is not None:
            self.ui.meeting_table.keep_columns(local, "meetings")
        self.ui.key_hint.show_keys(
            (self.tr("Enter"), self.tr("buka")),
            (self.tr("F2"), self.tr("ubah")),
            (self.tr("Ctrl+D"), self.tr("lanjutkan sebagai rapat baru")),
        )
        self._new_menu = QMenu(self)
        self._continue_action = QAction(icon(Icon.POSTPONED), self.tr("Lanjutkan rapat terpilih"), self)
        self.ui.new_button.setIcon(icon(Icon.ADD, "accent-text"))
        self.ui.new_menu_button.setIcon(icon(Icon.CHEVRON_DOWN))
        self.ui.columns_button.setIcon(icon(Icon.COLUMNS))
        self.ui.copy_button.setIcon(icon(Icon.EXPORT))
        self.ui.recap_button.setIcon(icon(Icon.ATTENDANCE))
        self.ui.recap_button.setVisible(ask_for_recap is not None)
        new = QAction(icon(Icon.ADD), self.tr("Rapat kosong dengan susunan acara baku"), self)
        new.triggered.connect(self.create_meeting)
        self._continue_action.setShortcutVisibleInContextMenu(True)
        self._continue_action.triggered.connect(self.continue_meeting)
        self._new_menu.addActions([new, self._continue_action])
        self._new_menu.aboutToShow.connect(self._show_continuation)
        self.ui.new_menu_button.setMenu(self._new_menu)
        self._filters = FilterBar(self.ui, meetings, self)
        self._connect()
        self.refresh()

    # ---- what the frame asks

    def reload(self, change: Change) -> None:
        """Follow changes of meetings and of what their counts are made of."""
        if change.touches(Entity.MEETING, Entity.MEETING_SERIES):
            self._filters.fill()
        if change.touches(Entity.MEETING, Entity.MEETING_SERIES, Entity.PARTICIPANT, Entity.AGREEMENT, Entity.TASK):
            self.refresh()

    def focus_first(self) -> None:
        """The list, so that Enter opens the newest meeting."""
        if self.model.rowCount():
            if not self.ui.meeting_table.currentIndex().isValid():
                self.ui.meeting_table.select_id(self.model.id_at(0))
            self.ui.meeting_table.setFocus()
        else:
            self.ui.new_button.setFocus()

    def show_row(self, row_id: str) -> None:
        """Choose a meeting of the list."""
        self.ui.meeting_table.select_id(row_id)

    def status_items(self) -> list[StatusItem]:
        """How many meetings there are."""
        return [StatusItem(self.tr("{count} rapat").format(count=number(self._total)), Icon.MEETING)]

    def commands(self) -> list[Command]:
        """What can be done here, for the palette."""
        found = [Command(self.tr("Lanjutkan rapat terpilih"), self.continue_meeting, Icon.POSTPONED, "Ctrl+D")]
        if self._ask_for_recap is not None:
            found.append(Command(self.tr("Rekap kehadiran instansi…"), self._ask_for_recap, Icon.ATTENDANCE))
        return found

    # ---- orders

    def refresh(self, current_id: str = "") -> None:
        """Ask for the rows again; selection and scroll position stay."""
        self._total = self._meetings.count(self._filters.filter)
        rows = self._meetings.rows(replace(self._filters.filter, limit=max(PAGE, self.model.rowCount())))
        replace_rows(self.ui.meeting_table, self.model, rows, current_id)
        self._show_empty()
        self._show_count()
        self._frame.refresh_status()

    def create_meeting(self) -> None:
        """A new meeting with the standard agenda; opens its preparation."""
        self._jobs.write(self._meetings.create, done=self._open_new, failed=self.ui.error_panel.show_error)

    def continue_meeting(self) -> None:
        """A new meeting that takes people and open agreements of the chosen one."""
        row = self._current()
        if row is not None:
            self._jobs.write(
                functools.partial(self._meetings.continue_from, row.id),
                done=self._open_new,
                failed=self.ui.error_panel.show_error,
            )

    def delete_chosen(self) -> None:
        """Delete the chosen meetings; a toast offers to take it back."""
        rows: list[MeetingSummary] = self.ui.meeting_table.selected_rows()
        if not rows:
            return
        if len(rows) == 1:
            text = self.tr("Rapat “{title}” dihapus.").format(title=rows[0].title or "–")
        else:
            text = self.tr("{count} rapat dihapus.").format(count=len(rows))
        self._jobs.write(
            functools.partial(self._meetings.delete, [row.id for row in rows]),
            done=functools.partial(self._after_delete, text),
            failed=self.ui.error_panel.show_error,
        )

    # ---- inside

    def _connect(self) -> None:
        table = self.ui.meeting_table
        self.ui.new_button.clicked.connect(self.create_meeting)
        self.ui.empty_state.action_requested.connect(self._answer_empty)
        self.ui.columns_button.clicked.connect(self._show_columns)
        self.ui.copy_button.clicked.connect(self._copy)
        if self._ask_for_recap is not None:
            self.ui.recap_button.clicked.connect(self._ask_for_recap)
        self._filters.filter_changed.connect(self.refresh)
        self.model.sort_requested.connect(self._filters.sort)
        table.row_opened.connect(self._open)
        table.delete_requested.connect(self.delete_chosen)
        table.selection_moved.connect(self._show_count)
        table.menu_requested.connect(self._show_menu)
        table.verticalScrollBar().valueChanged.connect(self._fetch_more)
        for keys, order in (
            ("F2", self._edit_chosen),
            ("Ctrl+D", self.continue_meeting),
            ("Ctrl+F", self.ui.filter_edit.setFocus),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(order)

    def _fetch_more(self, value: int) -> None:
        bar = self.ui.meeting_table.verticalScrollBar()
        shown = self.model.rowCount()
        if value >= bar.maximum() - bar.pageStep() and shown < self._total:
            rows = self._meetings.rows(replace(self._filters.filter, offset=shown))
            replace_rows(self.ui.meeting_table, self.model, (*self.model.rows, *rows))

    def _current(self) -> MeetingSummary | None:
        index = self.ui.meeting_table.currentIndex()
        return self.model.row_at(index) if index.isValid() else None

    def _open(self, row: MeetingSummary) -> None:
        self._frame.open_meeting(row.id)

    def _edit_chosen(self) -> None:
        row = self._current()
        if row is not None:
            self._frame.open_meeting(row.id, TabKey.PREPARATION)

    def _open_new(self, meeting_id: str) -> None:
        self.ui.error_panel.hide()
        self._frame.open_meeting(meeting_id, TabKey.PREPARATION)

    def _after_delete(self, text: str, _change: object) -> None:
        self._frame.toast_undo(text)

    def _show_continuation(self) -> None:
        row = self._current()
        self._continue_action.setEnabled(row is not None)
        if row is not None:
            self._continue_action.setText(self.tr("Lanjutkan “{title}”").format(title=row.title))

    def _show_columns(self) -> None:
        corner = self.ui.columns_button.rect().bottomLeft()
        self.ui.meeting_table.column_menu().popup(self.ui.columns_button.mapToGlobal(corner))

    def _copy(self) -> None:
        chosen = self.ui.meeting_table.selectionModel().hasSelection()
        rows: list[MeetingSummary] = self.ui.meeting_table.selected_rows() if chosen else list(self.model.rows)
        titles = [column.title for column in self.model.columns]
        cells = [[column.text(row) for column in self.model.columns] for row in rows]
        QGuiApplication.clipboard().setText(to_tsv([titles, *cells]))
        self._frame.toast(self.tr("{count} baris disalin; tempel di Excel.").format(count=number(len(rows))))

    def _show_menu(self, place: QPoint) -> None:
        row = self._current()
        if row is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(icon(Icon.ARROW_RIGHT), self.tr("Buka"), functools.partial(self._open, row))
        menu.addAction(icon(Icon.EDIT), self.tr("Ubah identitas"), self._edit_chosen)
        menu.addAction(icon(Icon.POSTPONED), self.tr("Lanjutkan sebagai rapat baru"), self.continue_meeting)
        menu.addSeparator()
        menu.addAction(icon(Icon.DELETE, "danger"), self.tr("Hapus"), self.delete_chosen)
        menu.popup(place)

    def _show_empty(self) -> None:
        is_empty = self.model.rowCount() == 0
        self.ui.list_stack.setCurrentWidget(self.ui.empty_page if is_empty else self.ui.list_page)
        if not is_empty:
            return
        is_filtered = self._filters.is_active
        self._empty = EmptyPage.NO_MATCH if is_filtered else EmptyPage.NO_MEETING
        if is_filtered:
            self.ui.empty_state.show_content(
                Icon.SEARCH,
                self.tr("Tidak ada rapat yang cocok"),
                self.tr("Ubah saringan atau tampilkan semua rapat."),
                self.tr("Tampilkan semua"),
                Icon.CLOSE,
            )
        else:
            self.ui.empty_state.show_content(
                Icon.MEETING,
                self.tr("Belum ada rapat"),
                self.tr(
                    "Setiap rapat menyimpan persiapan, daftar hadir, catatan, dan kesepakatannya di satu tempat."
                    " Rapat baru sudah berisi susunan acara baku."
                ),
                self.tr("Buat rapat pertama"),
            )

    def _answer_empty(self) -> None:
        if self._empty is EmptyPage.NO_MEETING:
            self.create_meeting()
        else:
            self._filters.clear()

    def _show_count(self) -> None:
        selection = self.ui.meeting_table.selectionModel()
        chosen = len(selection.selectedRows()) if selection else 0
        text = self.tr("{count} rapat").format(count=number(self._total))
        if chosen:
            text = self.tr("{meetings} · {chosen} dipilih").format(meetings=text, chosen=number(chosen))
        self.ui.count_label.setText(text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._filters.show_narrow(self.width() < theme_of(self).px(_WORDS_FROM))
        self.ui.key_hint.setVisible(self.width() >= theme_of(self).px(_HINTS_FROM))


def _row_id(row: MeetingSummary) -> str:
    return row.id
