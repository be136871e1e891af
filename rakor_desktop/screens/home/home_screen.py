"""Beranda: what is next, what is late, and whether the data is safe."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from rakor_desktop.domain.agreement import DueTask
from rakor_desktop.domain.change import Change, Entity
from rakor_desktop.domain.formatting import clock, meeting_time, number, percent
from rakor_desktop.domain.kinds import MeetingState, Sector
from rakor_desktop.domain.meeting import Meeting, MeetingFilter, MeetingSummary
from rakor_desktop.domain.schedule import Live
from rakor_desktop.forms.ui_home_screen import Ui_HomeScreen
from rakor_desktop.qtkit.icons import Icon, icon, icon_pixmap
from rakor_desktop.qtkit.jobs import Jobs
from rakor_desktop.qtkit.meeting_chip import meeting_chip
from rakor_desktop.qtkit.messages import set_property
from rakor_desktop.qtkit.screen import Frame, TabKey
from rakor_desktop.qtkit.theme import Role, theme_of
from rakor_desktop.screens.home.attention_panel import AttentionPanel
from rakor_desktop.screens.home.backup_card import BackupCard
from rakor_desktop.screens.home.sequence import SequenceRow, live_rows, planned_rows, sequence_columns
from rakor_desktop.screens.home.upcoming import ENTRY_HEIGHT, UpcomingDelegate, UpcomingModel, upcoming_line
from rakor_desktop.services.agenda import AgendaService
from rakor_desktop.services.agreements import AgreementService
from rakor_desktop.services.backup import BackupService
from rakor_desktop.services.meetings import MeetingService
from rakor_desktop.services.participants import ParticipantService
from rakor_desktop.tables.place import replace_rows
from rakor_desktop.tables.rows_model import RowsModel
from rakor_desktop.tables.table_view import TableView
from rakor_desktop.widgets.bars import SectorBar

_UPCOMING = 3
_TICK = 1000  # ms, while the page is visible and a meeting runs
_THREE_COLUMNS, _THREE_LOWER = 940, 1100  # px at 100 % text
_SOON = 14  # days


class HomeScreen(QWidget):
    """Built from what the services know; nothing is invented where there is no data yet."""

    def __init__(
        self,
        meetings: MeetingService,
        agenda: AgendaService,
        participants: ParticipantService,
        agreements: AgreementService,
        backup: BackupService,
        jobs: Jobs,
        frame: Frame,
        now: Callable[[], datetime] = datetime.now,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._meetings = meetings
        self._agenda = agenda
        self._participants = participants
        self._agreements = agreements
        self._jobs = jobs
        self._frame = frame
        self._now = now
        self._meeting: Meeting | None = None
        self._has_later = False
        self._needs_attention = False
        self.ui = Ui_HomeScreen()
        self.ui.setupUi(self)
        self.backup = BackupCard(self.ui, backup, jobs, self)
        self._upcoming = UpcomingModel(self)
        self._sequence: RowsModel[SequenceRow] = RowsModel(sequence_columns(self), _row_id, self)
        self._sequence_table = TableView(self.ui.sequence_card)
        self._attention = AttentionPanel(self.ui.attention_card)
        self._bars = {sector: SectorBar() for sector in Sector}
        self._no_guests = QLabel()
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK)
        self._dress()
        self._connect()
        self._measure()
        self.refresh()

    # ---- what the frame asks

    def reload(self, change: Change) -> None:
        """Follow changes of meetings, agenda, presence and tasks."""
        if change.touches(Entity.MEETING, Entity.AGENDA_ITEM, Entity.PARTICIPANT, Entity.INSTITUTION):
            self.refresh()
        elif change.touches(Entity.TASK, Entity.AGREEMENT, Entity.ASSIGNMENT):
            self._show_attention()

    def focus_first(self) -> None:
        """The one button that goes on."""
        self.ui.now_open_button.setFocus()

    # ---- orders

    def refresh(self) -> None:
        """Ask for everything again."""
        summary = self._meetings.current() or next(iter(self._meetings.rows(MeetingFilter(limit=1))), None)
        self._meeting = self._meetings.get(summary.id) if summary else None
        self._show_meeting(summary)
        today = self._now().date()
        later = [
            row
            for row in self._meetings.rows(MeetingFilter(limit=50))
            if row.date is not None and row.date >= today and (summary is None or row.id != summary.id)
            if row.state in (MeetingState.RENCANA, MeetingState.TERJADWAL)
        ]
        lines = [upcoming_line(self, row, today) for row in reversed(later[-_UPCOMING:])]
        self._upcoming.put(lines)
        self.ui.next_list.setFixedHeight(theme_of(self).px(ENTRY_HEIGHT) * max(len(lines), 1) + 2)
        self._has_later = bool(later)
        self.ui.next_card.setVisible(self._has_later)
        self._arrange()
        self._show_attention()
        self.backup.refresh(self._now())

    # ---- inside

    def _dress(self) -> None:
        ui = self.ui
        ui.now_attendance_button.setIcon(icon(Icon.ATTENDANCE))
        ui.next_list.setModel(self._upcoming)
        ui.next_list.setItemDelegate(UpcomingDelegate(ui.next_list))
        ui.next_list.setMouseTracking(True)
        ui.next_list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._sequence_table.set_rows_model(self._sequence, is_sortable=False)
        self._sequence_table.setProperty("kind", "plain")
        self._sequence_table.setAccessibleName(self.tr("Susunan acara"))
        ui.attention_card.set_title(self.tr("Perlu perhatian"), Icon.FOLLOW_UP)
        ui.attention_card.set_body(self._attention)
        ui.sequence_card.set_title(self.tr("Susunan acara"), Icon.AGENDA)
        ui.sequence_card.set_body(self._sequence_table)
        ui.attendance_card.set_title(self.tr("Kehadiran per unsur"), Icon.ATTENDANCE)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(12, 8, 12, 12)
        self._no_guests.setText(
            self.tr("Belum ada peserta. Setelah daftar undangan diisi, kehadirannya tampil di sini.")
        )
        self._no_guests.setWordWrap(True)
        set_property(self._no_guests, "role", "small")
        for bar in self._bars.values():
            column.addWidget(bar)
        column.addWidget(self._no_guests)
        column.addStretch(1)
        ui.attendance_card.set_body(body)

    def _connect(self) -> None:
        ui = self.ui
        ui.now_open_button.clicked.connect(self._go_on)
        ui.now_attendance_button.clicked.connect(self._open_attendance)
        ui.next_list.clicked.connect(self._open_upcoming)
        ui.next_list.activated.connect(self._open_upcoming)
        self._sequence_table.row_opened.connect(self._go_on)
        self._attention.task_chosen.connect(self._open_task)
        for bar in self._bars.values():
            bar.chosen.connect(self._open_attendance)
        self.backup.failed.connect(ui.error_panel.show_error)
        self.backup.made.connect(self._tell_backup)
        self._timer.timeout.connect(self._tick)
        theme_of(self).theme_changed.connect(self._measure)

    def _measure(self) -> None:
        theme = theme_of(self)
        self.ui.next_list.setFixedHeight(theme.px(ENTRY_HEIGHT) * max(self._upcoming.rowCount(), 1) + 2)
        side, ratio = theme.px(18), self.devicePixelRatioF()
        self.ui.calm_icon.setPixmap(icon_pixmap(Icon.TASK_DONE, "success", side, ratio))
        # By sheet, not by setFont: a font is forgotten when the page gets its place in the window.
        title = f"font-size: {theme.font(Role.HOME_TITLE).pointSizeF():.1f}pt; font-weight: 600;"
        self.ui.now_title.setStyleSheet(title)
        self.ui.backup_age.setStyleSheet(title)
        heading = f"font-size: {theme.font(Role.SMALL_STRONG).pointSizeF():.1f}pt; font-weight: 600;"
        for label in (self.ui.now_heading, self.ui.next_heading):
            label.setStyleSheet(f"{heading} color: {theme.color('text-muted').name()};")
        self.ui.now_mark.setStyleSheet(
            f"background: {theme.color('accent').name()}; border-top-left-radius: 7px; border-bottom-left-radius: 7px;"
        )

    def _show_meeting(self, summary: MeetingSummary | None) -> None:
        ui = self.ui
        for part in (ui.now_chip, ui.now_attendance_button, ui.attendance_card, ui.sequence_card):
            part.setVisible(summary is not None)
        self._timer.stop()
        if summary is None or self._meeting is None:
            ui.now_heading.setText(self.tr("BELUM ADA RAPAT MENDATANG"))
            ui.now_title.setText(self.tr("Siapkan rapat koordinasi berikutnya"))
            ui.now_facts_label.setText(self.tr("Rapat baru sudah berisi susunan acara baku."))
            ui.now_side_label.setText("")
            ui.now_open_button.setText(self.tr("Rapat baru"))
            ui.now_open_button.setIcon(icon(Icon.ADD, "accent-text"))
            self._show_item(None)
            return
        is_running = summary.state is MeetingState.BERLANGSUNG
        is_today = summary.date == self._now().date()
        is_over = summary.state is MeetingState.SELESAI
        if is_today or is_running:
            heading = self.tr("RAPAT HARI INI")
        else:
            heading = self.tr("RAPAT TERAKHIR") if is_over else self.tr("RAPAT BERIKUTNYA")
        ui.now_heading.setText(heading)
        ui.now_chip.show_spec(meeting_chip(summary.state))
        ui.now_title.setText(summary.title or self.tr("Rapat tanpa judul"))
        facts = [meeting_time(summary.planned_start, self._meeting.planned_end), self._meeting.place]
        counts = self.tr("{present} hadir dari {invited}").format(
            present=number(summary.present), invited=number(summary.invited)
        )
        share = f" ({percent(summary.present, summary.invited)})" if summary.invited and summary.present else ""
        facts.append(counts + share if summary.present else self.tr("{count} undangan").format(count=summary.invited))
        ui.now_facts_label.setText("   ·   ".join(fact for fact in facts if fact))
        words = {
            MeetingState.BERLANGSUNG: self.tr("Lanjutkan rapat"),
            MeetingState.SELESAI: self.tr("Buka kesepakatan"),
        }
        ui.now_open_button.setText(words.get(summary.state, self.tr("Buka persiapan")))
        icons = {MeetingState.BERLANGSUNG: Icon.RUNNING, MeetingState.SELESAI: Icon.AGREEMENT}
        ui.now_open_button.setIcon(icon(icons.get(summary.state, Icon.PREPARATION), "accent-text"))
        self._show_attendance(summary.id)
        if is_running:
            self._tick()
            if self.isVisible():
                self._timer.start()
        elif is_over:
            live = self._agenda.live(summary.id, self._now())
            replace_rows(self._sequence_table, self._sequence, live_rows(live))
            self._show_item(None)
        else:
            replace_rows(self._sequence_table, self._sequence, planned_rows(self._agenda.schedule(summary.id)))
            self._show_item(None)

    def _show_attention(self) -> None:
        ui = self.ui
        attention = self._agreements.attention(_SOON)
        self._attention.show_attention(attention, self._now().date())
        self._needs_attention = bool(attention.late or attention.soon)
        ui.attention_card.setVisible(self._meeting is not None and self._needs_attention)
        ui.calm_card.setVisible(self._meeting is not None and not self._needs_attention)
        self._arrange_lower()

    def _show_attendance(self, meeting_id: str) -> None:
        summary = self._participants.summary(meeting_id)
        counts = {line.sector: line for line in summary.by_sector}
        for sector, bar in self._bars.items():
            line = counts.get(sector)
            bar.setVisible(line is not None)
            if line is not None:
                share = line.present / line.invited if line.invited else 0.0
                bar.show_share(sector, share, percent(line.present, line.invited), f"{line.present}/{line.invited}")
        self._no_guests.setVisible(not counts)
        note = self.tr("{present}/{invited} hadir").format(present=summary.present, invited=summary.invited)
        self.ui.attendance_card.set_note(note if counts else "")

    def _tick(self) -> None:
        if self._meeting is None:
            return
        live = self._agenda.live(self._meeting.id, self._now())
        replace_rows(self._sequence_table, self._sequence, live_rows(live))
        self._show_item(live)

    def _show_item(self, live: Live | None) -> None:
        ui = self.ui
        running = live.running if live else None
        for part in (ui.item_label, ui.item_time_label, ui.item_bar):
            part.setVisible(running is not None)
        if live is None or running is None:
            ui.now_side_label.setText("")
            return
        ui.item_label.setText(running.title)
        used, planned = (int(span.total_seconds() // 60) for span in (live.elapsed, live.planned))
        ui.item_time_label.setText(self.tr("{used}/{planned} menit").format(used=used, planned=planned))
        ui.item_bar.show_share(live.share)
        if live.expected_end is not None:
            late = self.tr(" (+{count} menit)").format(count=live.delay_minutes) if live.delay_minutes > 0 else ""
            text = self.tr("Perkiraan selesai {clock}").format(clock=clock(live.expected_end))
            ui.now_side_label.setText(text + late)

    def _go_on(self) -> None:
        if self._meeting is None:
            self._jobs.write(self._meetings.create, done=self._open_new, failed=self.ui.error_panel.show_error)
            return
        tabs = {MeetingState.BERLANGSUNG: TabKey.PROCEEDINGS, MeetingState.SELESAI: TabKey.AGREEMENTS}
        self._frame.open_meeting(self._meeting.id, tabs.get(self._meeting.state, TabKey.PREPARATION))

    def _open_new(self, meeting_id: str) -> None:
        self._frame.open_meeting(meeting_id, TabKey.PREPARATION)

    def _open_attendance(self) -> None:
        if self._meeting is not None:
            self._frame.open_meeting(self._meeting.id, TabKey.ATTENDANCE)

    def _open_task(self, task: DueTask) -> None:
        self._frame.open_meeting(task.meeting_id, TabKey.AGREEMENTS, task.agreement_id)

    def _open_upcoming(self, index: QModelIndex) -> None:
        self._frame.open_meeting(self._upcoming.meeting_at(index.row()), TabKey.PREPARATION)

    def _tell_backup(self) -> None:
        self.backup.refresh(self._now())
        self._frame.toast(self.tr("Cadangan selesai dan sudah diperiksa."))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._meeting is not None and self._meeting.state is MeetingState.BERLANGSUNG:
            self._tick()
            self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
        self._arrange_lower()

    def _arrange(self) -> None:
        """Three cards side by side, or the meeting above the other two; a card that is not there leaves no gap."""
        ui = self.ui
        is_wide = self.width() >= theme_of(self).px(_THREE_COLUMNS)
        ui.top_grid.setColumnStretch(2, 2 if is_wide else 0)
        ui.top_grid.addWidget(ui.now_card, 0, 0, 1, 1 if is_wide and self._has_later else 2)
        ui.top_grid.addWidget(ui.next_card, *((0, 1) if is_wide else (1, 0)))
        if is_wide:
            ui.top_grid.addWidget(ui.backup_card, 0, 2)
        elif self._has_later:
            ui.top_grid.addWidget(ui.backup_card, 1, 1)
        else:
            ui.top_grid.addWidget(ui.backup_card, 1, 0, 1, 2)

    def _arrange_lower(self) -> None:
        """Three cards side by side, or the sequence below the other two; a calm line needs no column of its own."""
        ui, grid, theme = self.ui, self.ui.lower_grid, theme_of(self)
        table = self._sequence_table
        is_stacked = self._needs_attention and self.width() < theme.px(_THREE_LOWER)
        # Stacked, the page scrolls: then nothing scrolls within it.
        whole = table.horizontalHeader().height() + table.verticalHeader().length() + 2
        table.setMinimumHeight(whole if is_stacked else theme.px(220))
        self._attention.make_room(5 if is_stacked else 2)
        if not self._needs_attention:
            places = ((ui.attendance_card, 0, 0, 1, 1), (ui.calm_card, 1, 0, 1, 1), (ui.sequence_card, 0, 1, 2, 1))
            columns, rows = (2, 3, 0), (1, 0)
        elif not is_stacked:
            places = ((ui.attention_card, 0, 0, 1, 1), (ui.attendance_card, 0, 1, 1, 1), (ui.sequence_card, 0, 2, 1, 1))
            columns, rows = (19, 18, 24), (1, 0)
        else:
            places = ((ui.attention_card, 0, 0, 1, 1), (ui.attendance_card, 0, 1, 1, 1), (ui.sequence_card, 1, 0, 1, 2))
            columns, rows = (1, 1, 0), (0, 1)
        for card, *place in places:
            grid.addWidget(card, *place)
        for number_, stretch in enumerate(columns):
            grid.setColumnStretch(number_, stretch)
        for number_, stretch in enumerate(rows):
            grid.setRowStretch(number_, stretch)


def _row_id(row: SequenceRow) -> str:
    return row.id
