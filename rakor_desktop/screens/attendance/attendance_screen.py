"""Daftar Hadir: the desk at the door. One field takes everything; the list and the counts follow."""

from __future__ import annotations

import functools
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QLayout, QPushButton, QWidget

from rakor_desktop.domain.change import Change, Entity
from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.formatting import number
from rakor_desktop.domain.kinds import Presence, Sector
from rakor_desktop.domain.meeting import AttendanceSummary, Participant
from rakor_desktop.forms.ui_attendance import Ui_Attendance
from rakor_desktop.qtkit.autosave import Autosave
from rakor_desktop.qtkit.icons import Icon, icon
from rakor_desktop.qtkit.jobs import Jobs
from rakor_desktop.qtkit.messages import set_property
from rakor_desktop.qtkit.read_only import STAYS_OPEN, TYPING
from rakor_desktop.qtkit.screen import Frame, StatusItem
from rakor_desktop.qtkit.theme import theme_of
from rakor_desktop.screens.attendance.attendance_printer import AttendancePrinter
from rakor_desktop.screens.attendance.attendance_search import AttendanceSearch
from rakor_desktop.screens.attendance.attendance_table import TIME, dress_table, participant_columns
from rakor_desktop.screens.attendance.detail_panels import DelegatePanel, NewcomerPanel
from rakor_desktop.screens.attendance.match_popup import MatchPopup
from rakor_desktop.screens.attendance.presence import STATE_KEYS
from rakor_desktop.screens.attendance.presence_actions import PresenceActions
from rakor_desktop.screens.attendance.search_line import SearchLine
from rakor_desktop.screens.attendance.summary_panel import SummaryPanel
from rakor_desktop.services.directory import DirectoryService
from rakor_desktop.services.documents import DocumentService
from rakor_desktop.services.participants import ParticipantService
from rakor_desktop.tables.place import replace_rows
from rakor_desktop.tables.rows_model import RowsModel
from rakor_desktop.tables.table_view import TableView

_ROWS = (Entity.PARTICIPANT, Entity.PERSON, Entity.INSTITUTION, Entity.MEETING)
_SIDE_WIDTH = 324  # px at text 100 %
_SIDE_FROM = 1060  # px of the page at text 100 % from which the counts stand beside the list
_CALM_FROM = 780  # px of the page at text 100 % from which the bar has room for words


class AttendanceScreen(QWidget):
    """Search field, list, counts; each of the three is its own part, this class only ties them."""

    def __init__(
        self,
        *,
        participants: ParticipantService,
        directory: DirectoryService,
        documents: DocumentService,
        jobs: Jobs,
        autosave: Autosave,
        frame: Frame,
        choose_path: Callable[[Path], Path | None] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._participants = participants
        self._autosave = autosave
        self._frame = frame
        self._meeting_id = ""
        self._counts: AttendanceSummary | None = None
        self._theme = theme_of(self)
        self.ui = Ui_Attendance()
        self.ui.setupUi(self)
        self.search_edit = SearchLine(self._theme, self)
        self.delegate_panel = DelegatePanel(participants, autosave, self)
        self.newcomer_panel = NewcomerPanel(participants, directory, jobs, autosave, self)
        self.summary = SummaryPanel(self._theme, self)
        self.popup = MatchPopup(self._theme, self)
        for place, part in enumerate((self.search_edit, self.delegate_panel, self.newcomer_panel)):
            self.ui.left_layout.insertWidget(place, part)
        # The page may become narrower than what stands on it: the counts then float, the words of the bar go.
        self.ui.page_layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.model: RowsModel[Participant] = RowsModel(participant_columns(), _participant_id, self, sorts_rows=True)
        dress_table(self.ui.participant_table, self.model)
        self.presence_actions = PresenceActions(
            self.ui.participant_table,
            self.model,
            participants=participants,
            jobs=jobs,
            autosave=autosave,
            frame=frame,
        )
        self.search = AttendanceSearch(
            self.search_edit, self.popup, self.presence_actions, participants=participants, jobs=jobs
        )
        self.printer = AttendancePrinter(
            self.ui.print_button,
            documents=documents,
            jobs=jobs,
            autosave=autosave,
            frame=frame,
            choose_path=choose_path,
        )
        self._state_buttons: list[QPushButton] = []
        self._dress()
        self._connect()

    def _dress(self) -> None:
        ui = self.ui
        for state in STATE_KEYS:
            button = QPushButton(state.word, self)
            set_property(button, "dense", "true")
            button.setToolTip(f"{state.presence.label} ({state.shortcut})")
            button.setAccessibleDescription(state.shortcut)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(functools.partial(self._give_state, state.presence))
            ui.state_layout.addWidget(button)
            self._state_buttons.append(button)
            shortcut = QShortcut(QKeySequence(state.shortcut), self)
            shortcut.activated.connect(functools.partial(self._give_state, state.presence))
        ui.print_button.setIcon(icon(Icon.PRINT))
        ui.print_button.setAccessibleName(self.tr("Cetak daftar hadir"))
        ui.summary_button.setIcon(icon(Icon.ATTENDANCE))
        ui.more_button.setIcon(icon(Icon.MORE))
        ui.more_button.setMenu(self.presence_actions.menu)
        for part in (ui.print_button, ui.summary_button, ui.more_button):
            part.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        ui.participant_table.setProperty(STAYS_OPEN, TYPING)
        ui.participant_table.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        ui.participant_table.setEditTriggers(ui.participant_table.EditTrigger.EditKeyPressed)

    def _connect(self) -> None:
        ui, acts = self.ui, self.presence_actions
        self.search.failed.connect(self._show_error)
        self.search.settled.connect(ui.error_panel.hide)
        self.search.newcomer_added.connect(self._ask_newcomer)
        self.search.recorded.connect(self._select_recorded)
        acts.failed.connect(self._show_error)
        acts.recorded.connect(self._select_recorded)
        acts.delegate_asked.connect(self._ask_delegate)
        self.printer.failed.connect(self._show_error)
        self.printer.asked.connect(self.focus_first)
        for panel in (self.delegate_panel, self.newcomer_panel):
            panel.closed.connect(self.focus_first)
            self.search_edit.textEdited.connect(panel.dismiss)
            panel.failed.connect(self._show_error)
        self.summary.filter_changed.connect(self._filter)
        ui.participant_table.selection_moved.connect(self._show_selection)
        ui.participant_table.doubleClicked.connect(acts.edit_times)
        ui.participant_table.installEventFilter(self)
        times = ui.participant_table.itemDelegateForColumn(self.model.column_number(TIME))
        times.closeEditor.connect(self.focus_first, Qt.ConnectionType.QueuedConnection)
        ui.summary_button.toggled.connect(self._fold_summary)
        ui.empty_state.action_requested.connect(self._leave_empty)
        keys: tuple[tuple[str, Callable[[], None]], ...] = (
            ("F2", acts.edit_times),
            ("Alt+P", acts.leave_now),
            ("Alt+Up", acts.shift_up),
            ("Alt+Down", acts.shift_down),
        )
        for key, slot in keys:
            QShortcut(QKeySequence(key), self).activated.connect(slot)

    # What the frame asks

    def show_meeting(self, meeting_id: str) -> None:
        """Show the participants of a meeting."""
        if meeting_id != self._meeting_id:
            self.leave()
            self._meeting_id = meeting_id
            self._counts = None
            self.search.show_meeting(meeting_id)
            self.printer.show_meeting(meeting_id)
            self.delegate_panel.hide()
            self.newcomer_panel.hide()
            self.ui.error_panel.hide()
            self.summary.clear_filter()

    def reload(self, change: Change) -> None:
        """Follow a change of the data; selection, place and typed text stay."""
        if self._meeting_id and change.touches(*_ROWS):
            self._load()

    def leave(self) -> None:
        """Save what is typed before the screen is hidden."""
        for panel in (self.delegate_panel, self.newcomer_panel):
            if panel.isVisible():
                panel.settle()
        self._autosave.flush()

    def show_row(self, row_id: str) -> None:
        """Select and show a participant, also one that a filter hides."""
        if self.model.number_of(row_id) < 0:
            self.summary.clear_filter()
        self.ui.participant_table.select_id(row_id)

    def status_items(self) -> list[StatusItem]:
        """How many are here."""
        counts = self._counts  # as loaded: the frame asks for them after every change
        if counts is None:
            return []
        words = self.tr("{present} hadir dari {invited}")
        return [
            StatusItem(words.format(present=number(counts.present), invited=number(counts.invited)), Icon.ATTENDANCE)
        ]

    def focus_first(self) -> None:
        """Typing starts in the search field."""
        self.search_edit.setFocus(Qt.FocusReason.OtherFocusReason)

    # The list

    def _load(self) -> None:
        rows = self._participants.rows(self._meeting_id, presence=self.summary.presence, sector=self.summary.sector)
        self._counts = counts = self._participants.summary(self._meeting_id)
        replace_rows(self.ui.participant_table, self.model, rows)
        self.summary.show_summary(counts)
        is_filtered = self.summary.presence is not None or self.summary.sector is not None
        everybody = self._participants.rows(self._meeting_id) if is_filtered else rows
        self.search.set_row_count(len(everybody))
        known = {one.id for one in everybody}
        for panel in (self.delegate_panel, self.newcomer_panel):
            if panel.close_if_gone(known):
                self.focus_first()
        self.search.refresh()
        self._show_empty(is_empty=not rows, counts=counts)
        self._show_selection()
        self.ui.summary_button.setText(f"{number(counts.present)}/{number(counts.invited)}")
        self._frame.refresh_status()

    def _show_empty(self, *, is_empty: bool, counts: AttendanceSummary) -> None:
        ui = self.ui
        ui.list_stack.setCurrentWidget(ui.empty_state if is_empty else ui.participant_table)
        if not is_empty:
            return
        if self.summary.presence is not None or self.summary.sector is not None:
            ui.empty_state.show_content(
                Icon.FILTER,
                self.tr("Tidak ada peserta pada saringan ini"),
                self.tr("Saringan menampilkan satu status atau unsur saja."),
                self.tr("Tampilkan semua"),
                None,
            )
        else:
            ui.empty_state.show_content(
                Icon.ATTENDANCE,
                self.tr("Belum ada peserta"),
                self.tr(
                    "Undang peserta pada Persiapan, atau ketik nama orang yang datang di atas lalu tekan Ctrl+Enter. "
                    "Enter mencatat hadir dengan waktunya."
                ),
                self.tr("Ketik nama peserta"),
                Icon.PERSON_ADD,
            )

    def _leave_empty(self) -> None:
        if self.summary.presence is not None or self.summary.sector is not None:
            self.summary.clear_filter()
        self.focus_first()

    def _filter(self, _presence: Presence | None, _sector: Sector | None) -> None:
        if self._meeting_id:
            self._load()

    def _show_selection(self) -> None:
        rows = self.presence_actions.selected
        if len(rows) > 1:
            text = self.tr("{count} dipilih").format(count=number(len(rows)))
        elif rows:
            text = rows[0].full_name
        else:
            text = self.tr("{count} peserta").format(count=number(self.model.rowCount()))
        self.ui.selection_label.setText(text)
        for button in self._state_buttons:
            button.setEnabled(bool(rows) or bool(self.search_edit.text()))

    def _select_recorded(self, participant_id: str) -> None:
        """Show the row that was just written; under a filter it may have left the list, and the filter stays."""
        if self.model.number_of(participant_id) >= 0:
            self.ui.participant_table.select_id(participant_id)

    def _give_state(self, presence: Presence, _checked: bool = False) -> None:
        self.search.give_state(presence)

    def _ask_newcomer(self, participant_id: str, name: str) -> None:
        self._select_recorded(participant_id)
        self.delegate_panel.hide()
        self.newcomer_panel.ask(participant_id, name)
        self._keep_current_visible()

    def _ask_delegate(self, one: Participant) -> None:
        self.newcomer_panel.hide()
        self.delegate_panel.ask(next((row for row in self.model.rows if row.id == one.id), one))
        self._keep_current_visible()

    def _keep_current_visible(self) -> None:
        """A panel that opens makes the list lower; the row it is about stays in sight."""
        table = self.ui.participant_table
        QTimer.singleShot(0, table, functools.partial(_show_current, table))

    def _show_error(self, error: UserError) -> None:
        self.ui.error_panel.show_error(error)

    # Keys and looks

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Typing in the list means searching: the desk never has to aim at the field.
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            plain = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
            is_text = bool(event.text().strip()) and event.text().isprintable()
            if (is_text and plain == Qt.KeyboardModifier.NoModifier) or event.key() == Qt.Key.Key_Escape:
                self.focus_first()
                if is_text:
                    self.search_edit.insert(event.text())
                return True
        return False

    def _fold_summary(self, is_open: bool) -> None:
        self.summary.setVisible(is_open or not self.ui.summary_button.isVisibleTo(self))
        self._place_summary()

    def _place_summary(self) -> None:
        width = self._theme.px(_SIDE_WIDTH)
        is_floating = self.ui.right_layout.indexOf(self.summary) < 0
        width += 2 * self._theme.px(8) if is_floating else 0
        self.summary.setFixedWidth(width)
        self.summary.set_floating(is_floating)
        if is_floating:
            below = self.ui.list_stack.mapTo(self, self.ui.list_stack.rect().topRight())
            height = min(self.summary.sizeHint().height(), self.height() - below.y() - self._theme.px(8))
            self.summary.setGeometry(below.x() - width + 1, below.y(), width, height)
            self.summary.raise_()

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(480), self._theme.px(320))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_wide = event.size().width() >= self._theme.px(_SIDE_FROM)
        ui = self.ui
        in_page = ui.right_layout.indexOf(self.summary) >= 0
        ui.summary_button.setVisible(not is_wide)
        has_room = event.size().width() >= self._theme.px(_CALM_FROM)
        ui.selection_label.setVisible(has_room)
        ui.print_button.setText(self.tr("Cetak") if has_room else "")
        if is_wide and not in_page:
            ui.right_layout.addWidget(self.summary)
        elif not is_wide and in_page:
            ui.right_layout.removeWidget(self.summary)
        self._fold_summary(ui.summary_button.isChecked())
        if self.popup.isVisible():
            self.search.refresh()


def _show_current(table: TableView) -> None:
    table.scrollTo(table.currentIndex())


def _participant_id(one: Participant) -> str:
    return one.id
