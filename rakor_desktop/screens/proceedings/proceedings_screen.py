"""Jalannya Rapat: the meeting as it happens, item by item, remark by remark."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QModelIndex, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QLayout, QWidget

from rakor_desktop.domain.change import Change, Entity
from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.formatting import clock, deviation, number
from rakor_desktop.domain.meeting import AgendaItem, Remark
from rakor_desktop.domain.schedule import Live
from rakor_desktop.forms.ui_proceedings import Ui_Proceedings
from rakor_desktop.qtkit.autosave import Autosave
from rakor_desktop.qtkit.icons import Icon, icon
from rakor_desktop.qtkit.jobs import Jobs
from rakor_desktop.qtkit.messages import set_property
from rakor_desktop.qtkit.screen import Command, Frame, StatusItem
from rakor_desktop.qtkit.theme import theme_of
from rakor_desktop.screens.proceedings.agenda_list import LOOSE
from rakor_desktop.screens.proceedings.clock_card import ClockCard
from rakor_desktop.screens.proceedings.meeting_clock import MeetingClock
from rakor_desktop.screens.proceedings.remark_actions import RemarkActions
from rakor_desktop.screens.proceedings.remark_composer import RemarkComposer
from rakor_desktop.screens.proceedings.remark_delegate import RemarkDelegate
from rakor_desktop.screens.proceedings.remark_keys import RemarkKeys
from rakor_desktop.screens.proceedings.remark_menu import RemarkMenu
from rakor_desktop.screens.proceedings.remark_model import RemarkModel
from rakor_desktop.screens.proceedings.remark_writer import RemarkWriter
from rakor_desktop.screens.proceedings.speakers import SpeakerSource
from rakor_desktop.services.agenda import AgendaService
from rakor_desktop.services.drafts import DraftService
from rakor_desktop.services.meetings import MeetingService
from rakor_desktop.services.remarks import RemarkService

_CLOCK_ROWS = (Entity.MEETING, Entity.AGENDA_ITEM)
_SPEAKER_ROWS = (Entity.PARTICIPANT, Entity.PERSON, Entity.INSTITUTION)
_REMARK_ROWS = (Entity.REMARK, Entity.AGREEMENT, Entity.AGREEMENT_SOURCE, Entity.ASPIRATION, *_SPEAKER_ROWS)
_LEFT_WIDTHS = (250, 364)  # px at text 100 %
_WORDS_FROM = 760  # px of the page at text 100 % from which buttons have their full words
_AT_BOTTOM = 48  # px from the end within which the list follows new remarks


class ProceedingsScreen(QWidget):
    """Clock and agenda at the left, remarks and composer at the right; typing never loses its field."""

    def __init__(
        self,
        *,
        agenda: AgendaService,
        remarks: RemarkService,
        meetings: MeetingService,
        drafts: DraftService,
        jobs: Jobs,
        autosave: Autosave,
        frame: Frame,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._remarks = remarks
        self._autosave = autosave
        self._frame = frame
        self._meeting_id = ""
        self._loose: tuple[Remark, ...] = ()
        self._theme = theme_of(self)
        self.ui = Ui_Proceedings()
        self.ui.setupUi(self)
        self._card = ClockCard(self._theme, self)
        self.ui.left_layout.insertWidget(0, self._card)
        speakers = SpeakerSource()
        self.composer = RemarkComposer(self._theme, speakers, self)
        self.ui.remark_layout.addWidget(self.composer)
        self._model = RemarkModel(self)
        self.ui.remark_list.setModel(self._model)
        self._delegate = RemarkDelegate(self.ui.remark_list, self._theme, speakers)
        self.ui.remark_list.setItemDelegate(self._delegate)
        self.clock = MeetingClock(
            self._card, self.ui.agenda_list, agenda=agenda, meetings=meetings, jobs=jobs, theme=self._theme
        )
        self.actions_of_remarks = RemarkActions(
            self.ui.remark_list,
            self._model,
            self._delegate,
            remarks=remarks,
            jobs=jobs,
            autosave=autosave,
            frame=frame,
        )
        self.menu_of_remarks = RemarkMenu(self.ui.remark_list, self.actions_of_remarks, self.clock)
        self._writer = RemarkWriter(
            self.composer, self._chosen_item, remarks=remarks, drafts=drafts, jobs=jobs, autosave=autosave
        )
        self._keys = RemarkKeys(self.ui.remark_list, self.composer, self._delegate, self.actions_of_remarks)
        self.ui.page_layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self._dress()
        self._connect()

    def _chosen_item(self) -> AgendaItem | None:
        return self.clock.chosen

    def _dress(self) -> None:
        ui = self.ui
        ui.agreement_button.setIcon(icon(Icon.AGREEMENT))
        ui.agreement_button.show_key("F6")
        ui.aspiration_button.setIcon(icon(Icon.ASPIRATION))
        ui.aspiration_button.show_key("F7")
        ui.more_button.setIcon(icon(Icon.MORE))
        ui.more_button.setMenu(self.menu_of_remarks)
        ui.empty_state.show_content(
            Icon.EXPLANATION,
            self.tr("Belum ada catatan untuk acara ini"),
            self.tr(
                "Pilih pembicara, tulis apa yang disampaikan, lalu tekan Enter. "
                "Setiap catatan diberi waktu dan dapat dijadikan kesepakatan."
            ),
            self.tr("Tulis catatan pertama"),
            Icon.EDIT,
        )
        # A click on these must not take the keyboard from somebody who is typing.
        for part in (ui.agenda_list, ui.agreement_button, ui.aspiration_button, ui.more_button):
            part.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for button in (self._card.ui.advance_button, self._card.ui.extend_button):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def _connect(self) -> None:
        ui, acts = self.ui, self.actions_of_remarks
        ui.agreement_button.clicked.connect(acts.raise_to_agreement)
        ui.aspiration_button.clicked.connect(acts.raise_to_aspiration)
        ui.empty_state.action_requested.connect(self.composer.focus_text)
        ui.remark_list.viewport().installEventFilter(self)
        ui.remark_list.selectionModel().currentChanged.connect(self._open_current)
        self.clock.item_chosen.connect(self._show_item)
        self.clock.live_changed.connect(self._show_live)
        self.clock.failed.connect(self._show_error)
        self.clock.state_changed.connect(self._frame.toast_undo)
        acts.failed.connect(self._show_error)
        self._writer.written.connect(self._select_new)
        self._theme.theme_changed.connect(self._restyle)
        keys: tuple[tuple[str, Callable[[], None]], ...] = (
            ("F2", acts.edit),
            ("F6", acts.raise_to_agreement),
            ("F7", acts.raise_to_aspiration),
            ("F8", self.clock.advance),
            ("Alt+Up", acts.shift_up),
            ("Alt+Down", acts.shift_down),
        )
        for key, slot in keys:
            QShortcut(QKeySequence(key), self).activated.connect(slot)

    # What the frame asks

    def show_meeting(self, meeting_id: str) -> None:
        """Show a meeting; a draft that was left, or survived a crash, stands in the composer again."""
        if meeting_id != self._meeting_id:
            self._autosave.flush()
            self._meeting_id = meeting_id
            self._writer.show_meeting(meeting_id)
            self.clock.show_meeting(meeting_id)

    def reload(self, change: Change) -> None:
        """Follow a change of the data; what is typed stays untouched."""
        if not self._meeting_id:
            return
        if change.touches(*_CLOCK_ROWS):
            self.clock.reload()
        if change.touches(*_SPEAKER_ROWS):
            self._writer.refresh_speakers()
        if change.touches(Entity.AGENDA_ITEM, *_REMARK_ROWS):
            shown = {one.id for one in self._model.rows}
            if (
                change.touches(Entity.AGENDA_ITEM)
                or not change.ids(Entity.REMARK) <= shown
                or self.clock.chosen is None
            ):
                self._look_for_loose()
            self._load_remarks()

    def leave(self) -> None:
        """Save what is typed before the screen is hidden."""
        self._autosave.flush()

    def show_row(self, row_id: str) -> None:
        """Jump to an agenda item or to a remark."""
        found = next((one for one in self._remarks.of_meeting(self._meeting_id) if one.id == row_id), None)
        item_id = row_id if found is None else found.agenda_item_id or ""
        self.clock.choose(item_id if found is None or item_id in self.clock.item_ids else LOOSE)
        if found is not None:
            self.actions_of_remarks.select(self._model.row_of(row_id))

    def status_items(self) -> list[StatusItem]:
        """How many remarks the shown item has."""
        count = self.tr("{count} catatan").format(count=number(self._model.rowCount()))
        return [StatusItem(count, Icon.EXPLANATION)]

    def focus_first(self) -> None:
        """Typing starts in the composer."""
        self.composer.focus_text()

    def commands(self) -> list[Command]:
        """What the palette offers here."""
        acts = self.actions_of_remarks
        return [
            Command(self.tr("Akhiri acara dan lanjut"), self.clock.advance, Icon.NEXT, "F8"),
            Command(self.tr("Jadikan catatan kesepakatan"), acts.raise_to_agreement, Icon.AGREEMENT, "F6"),
            Command(self.tr("Jadikan catatan aspirasi"), acts.raise_to_aspiration, Icon.ASPIRATION, "F7"),
        ]

    # Remarks

    def _show_item(self, _item: AgendaItem | None) -> None:
        self._look_for_loose()
        self._load_remarks(jump_to_end=True)
        self.composer.setEnabled(bool(self._meeting_id))

    def _look_for_loose(self) -> None:
        """Find the remarks whose item is gone: they are printed, so they must be seen."""
        items = self.clock.item_ids
        self._loose = tuple(
            one for one in self._remarks.of_meeting(self._meeting_id) if one.agenda_item_id not in items
        )
        self.clock.show_loose(bool(self._loose))

    def _load_remarks(self, *, jump_to_end: bool = False) -> None:
        item = self.clock.chosen
        bar = self.ui.remark_list.verticalScrollBar()
        follows = jump_to_end or bar.maximum() - bar.value() <= _AT_BOTTOM
        rows = self._remarks.rows(self._meeting_id, item.id) if item else self._loose
        before = self._model.rowCount()
        known = {one.id for one in self._model.rows}
        self._model.show_rows([self._autosave.overlay(one, ("remark", one.id), ("text",)) for one in rows])
        title = (item.title or item.kind.label) if item else self.tr("tanpa acara")
        count = self.tr("{count} catatan").format(count=number(len(rows)))
        self.ui.item_label.setText(f"{title} · {count}")
        self.ui.remark_stack.setCurrentWidget(self.ui.remark_list if rows else self.ui.empty_state)
        for button in (self.ui.agreement_button, self.ui.aspiration_button, self.ui.more_button):
            button.setEnabled(bool(rows))
        returned = [one.id for one in rows if one.id in self.actions_of_remarks.deleted_ids - known]
        if returned and not jump_to_end:
            self.actions_of_remarks.select(self._model.row_of(returned[0]))
        elif rows and jump_to_end:
            self.actions_of_remarks.select(len(rows) - 1)
        elif follows and len(rows) > before:
            self.ui.remark_list.scrollToBottom()
        self._frame.refresh_status()

    def _select_new(self, remark_id: str) -> None:
        row = self._model.row_of(remark_id)
        if row >= 0:
            self.actions_of_remarks.select(row)

    def _show_error(self, error: UserError) -> None:
        self.composer.ui.error_panel.show_error(error)

    # Keys and looks

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # The list view does not measure its rows again by itself when it gets another width.
        if event.type() is QEvent.Type.Resize and watched is self.ui.remark_list.viewport():
            view = self.ui.remark_list
            bar = view.verticalScrollBar()
            is_at_end = bar.maximum() - bar.value() <= _AT_BOTTOM
            view.scheduleDelayedItemsLayout()
            if is_at_end:
                QTimer.singleShot(0, view, view.scrollToBottom)
        return False

    def _open_current(self, current: QModelIndex, _previous: QModelIndex) -> None:
        remark = self._model.remark(current.row())
        opened = remark.id if remark else ""
        if opened != self._delegate.open_id:
            self._delegate.open_id = opened
            self.ui.remark_list.scheduleDelayedItemsLayout()

    def _show_live(self, shown: Live) -> None:
        ui = self.ui
        ui.end_label.setText(clock(shown.expected_end) if shown.expected_end else "–")
        ui.end_title.setText(self.tr("Selesai pukul") if shown.is_over else self.tr("Perkiraan selesai"))
        delay = shown.delay_minutes
        ui.delay_label.setText(deviation(delay) if delay else "")
        set_property(ui.delay_label, "role", "warning" if delay > 0 else "small")
        set_property(ui.end_label, "role", "section")

    def _restyle(self) -> None:
        self._delegate.layouter.forget()
        self.ui.remark_list.scheduleDelayedItemsLayout()
        self._fit_columns(self.width())

    def _fit_columns(self, width: int) -> None:
        is_narrow = width < self._theme.px(_WORDS_FROM)
        self._card.set_compact(is_narrow)
        self.ui.agreement_button.setText(self.tr("Kesepakatan") if is_narrow else self.tr("Jadikan kesepakatan"))
        least, most = (self._theme.px(one) for one in _LEFT_WIDTHS)
        self.ui.left_column.setFixedWidth(max(min(most, round(width * 0.34)), min(least, round(width * 0.4))))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(480), self._theme.px(320))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns(event.size().width())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.clock.run()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.clock.pause()
