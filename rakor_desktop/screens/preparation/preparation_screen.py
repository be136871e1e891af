"""Persiapan: identity, agenda and invitations of one meeting as cards of which one is open."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from rakor_desktop.domain.change import Change, Entity
from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.formatting import duration, full_date, meeting_time
from rakor_desktop.domain.kinds import InvitationState
from rakor_desktop.domain.meeting import Meeting
from rakor_desktop.forms.ui_preparation_screen import Ui_PreparationScreen
from rakor_desktop.qtkit.autosave import Autosave
from rakor_desktop.qtkit.icons import Icon
from rakor_desktop.qtkit.jobs import Jobs
from rakor_desktop.qtkit.painting import Tone
from rakor_desktop.qtkit.screen import Frame, StatusItem
from rakor_desktop.qtkit.theme import theme_of
from rakor_desktop.screens.preparation.agenda_panel import AgendaPanel
from rakor_desktop.screens.preparation.identity_panel import IdentityPanel, summary_of
from rakor_desktop.screens.preparation.nav import NavDelegate, NavEntry, NavModel
from rakor_desktop.screens.preparation.participants_panel import ParticipantsPanel
from rakor_desktop.screens.preparation.sector_mix import missing_sectors
from rakor_desktop.services.agenda import AgendaService
from rakor_desktop.services.directory import DirectoryService
from rakor_desktop.services.meetings import MeetingService
from rakor_desktop.services.participants import ParticipantService
from rakor_desktop.widgets.badges import Chip
from rakor_desktop.widgets.card import Card

IDENTITY, AGENDA, INVITATION = "identity", "agenda", "invitation"
_NAV_FROM = 900  # px at 100 % text: narrower, the list at the left gives way to the cards
_TWO_CARDS_FROM = 900  # px of height


class PreparationScreen(QWidget):
    """Cards are added by one more entry in `_cards` and in `_entries`."""

    def __init__(
        self,
        meetings: MeetingService,
        agenda: AgendaService,
        participants: ParticipantService,
        directory: DirectoryService,
        jobs: Jobs,
        autosave: Autosave,
        frame: Frame,
        open_import: Callable[[str], None] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._meetings = meetings
        self._frame = frame
        self._autosave = autosave
        self._meeting = Meeting("")
        self._opened: list[str] = []
        self.ui = Ui_PreparationScreen()
        self.ui.setupUi(self)
        self.identity = IdentityPanel(meetings, directory, jobs, autosave)
        self.agenda = AgendaPanel(agenda, meetings, jobs, autosave, frame)
        self.participants = ParticipantsPanel(participants, directory, jobs, frame, open_import)
        self._mix_chip = Chip()
        self._cards: dict[str, Card] = {
            IDENTITY: self.ui.identity_card,
            AGENDA: self.ui.agenda_card,
            INVITATION: self.ui.participants_card,
        }
        self._dress()
        self.nav = NavModel(self)
        self.ui.nav_list.setModel(self.nav)
        self.ui.nav_list.setItemDelegate(NavDelegate(self.ui.nav_list))
        self._connect()

    # ---- what the frame asks

    def show_meeting(self, meeting_id: str) -> None:
        """Show this meeting; the first time at what its preparation needs next."""
        is_other = meeting_id != self._meeting.id
        if is_other:
            self._autosave.flush()
        try:
            self._meeting = self._meetings.get(meeting_id)
        except UserError as error:
            self.identity.ui.error_panel.show_error(error)
            return
        self.identity.show_meeting(self._meeting)
        self.agenda.show_meeting(meeting_id)
        self.participants.show_meeting(self._meeting)
        if is_other:
            self.open_card(AGENDA if self._meeting.title and self._meeting.date else IDENTITY)
        self._show_summaries()

    def reload(self, change: Change) -> None:
        """Follow changes; what is being typed stays."""
        if not self._meeting.id:
            return
        before = self._meeting
        if change.touches(Entity.MEETING, Entity.MEETING_SERIES, Entity.INSTITUTION, Entity.PERSON):
            try:
                self._meeting = self._meetings.get(before.id)
            except UserError:
                return  # deleted: the frame leaves the meeting
            self.identity.show_meeting(self._meeting)
        times = (self._meeting.planned_start, self._meeting.planned_end)
        if change.touches(Entity.AGENDA_ITEM) or times != (before.planned_start, before.planned_end):
            self.agenda.refresh()
        people = change.touches(Entity.PARTICIPANT, Entity.PERSON, Entity.INSTITUTION)
        if people or self._meeting.sectors != before.sectors:
            self.participants.show_meeting(self._meeting)
        self._show_summaries()

    def leave(self) -> None:
        """Save what is being typed."""
        self._autosave.flush()

    def focus_first(self) -> None:
        """Into the open card."""
        newest = self._opened[-1] if self._opened else ""
        if newest == IDENTITY:
            self.identity.focus_first()
        elif newest == AGENDA:
            self.agenda.focus_first()
        elif newest == INVITATION:
            self.participants.ui.add_edit.setFocus()
        else:
            self.ui.nav_list.setFocus()

    def show_row(self, row_id: str) -> None:
        """Jump to an agenda item or a participant."""
        if self.agenda.model.number_of(row_id) >= 0:
            self.open_card(AGENDA)
            self.agenda.show_row(row_id)
        elif self.participants.model.number_of(row_id) >= 0:
            self.open_card(INVITATION)
            self.participants.show_row(row_id)

    def status_items(self) -> list[StatusItem]:
        """Length of the agenda and number of invitations."""
        schedule = self.agenda.schedule
        agenda = self.tr("{count} acara, {duration}").format(
            count=len(schedule.items), duration=duration(schedule.minutes)
        )
        invited = sum(row.invited for row in self.participants.rows)
        return [
            StatusItem(agenda, Icon.AGENDA),
            StatusItem(self.tr("{count} undangan").format(count=invited), Icon.INVITATION),
        ]

    # ---- orders

    def open_card(self, key: str) -> None:
        """Unfold a card; on a low window the one open before folds."""
        if key not in self._opened:
            self._opened.append(key)
        most = 2 if self.height() >= theme_of(self).px(_TWO_CARDS_FROM) else 1
        self._opened = self._opened[-most:]
        self._fold_cards()

    # ---- inside

    def _dress(self) -> None:
        for key, title, which, body in (
            (IDENTITY, self.tr("Identitas"), Icon.IDENTITY, self.identity),
            (AGENDA, self.tr("Agenda"), Icon.AGENDA, self.agenda),
            (INVITATION, self.tr("Peserta"), Icon.INVITATION, self.participants),
        ):
            card = self._cards[key]
            card.set_title(title, which)
            # A card takes the room there is; its content must never make the window grow.
            body.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
            card.set_body(body)
            card.set_foldable(True)
            card.set_folded(True)
        for button in self.agenda.actions_of_card():
            self.ui.agenda_card.add_action(button)
        self.ui.participants_card.add_action(self._mix_chip)
        self.ui.cards_layout.addStretch(0)
        self.ui.move_hint.show_keys((self.tr("Alt+↑"), ""), (self.tr("Alt+↓"), self.tr("pindahkan")))
        self.ui.insert_hint.show_keys((self.tr("Ins"), self.tr("sisipkan acara")))
        self.ui.indent_hint.show_keys((self.tr("Alt+→"), self.tr("jadikan sub-acara")))
        self.ui.nav_list.setFrameShape(self.ui.nav_list.Shape.NoFrame)
        self.ui.nav_list.setStyleSheet("background: transparent")
        self.ui.nav_list.setMouseTracking(True)

    def _connect(self) -> None:
        self.identity.person_added.connect(self._tell_added)
        self.ui.nav_list.clicked.connect(self._open_entry)
        self.ui.nav_list.activated.connect(self._open_entry)
        self.ui.identity_card.folded_changed.connect(self._follow_identity)
        self.ui.agenda_card.folded_changed.connect(self._follow_agenda)
        self.ui.participants_card.folded_changed.connect(self._follow_participants)

    def _tell_added(self, name: str) -> None:
        self._frame.toast_undo(self.tr("{name} ditambahkan ke direktori.").format(name=name), Icon.DIRECTORY)

    def _open_entry(self, index: QModelIndex) -> None:
        self.open_card(self.nav.key_at(index.row()))
        self.focus_first()

    def _follow_identity(self, folded: bool) -> None:
        self._follow(IDENTITY, folded)

    def _follow_agenda(self, folded: bool) -> None:
        self._follow(AGENDA, folded)

    def _follow_participants(self, folded: bool) -> None:
        self._follow(INVITATION, folded)

    def _follow(self, key: str, folded: bool) -> None:
        if folded and key in self._opened:
            self._opened.remove(key)
            self._fold_cards()
            self.ui.nav_list.setFocus()
        elif not folded and key not in self._opened:
            self.open_card(key)
            self.focus_first()

    def _fold_cards(self) -> None:
        self._autosave.flush()
        # Folding first: with two cards open at once the window would have to grow for a moment.
        for key, card in sorted(self._cards.items(), key=lambda pair: pair[0] in self._opened):
            is_open = key in self._opened
            card.set_folded(not is_open)
            card.set_active(is_open and key == self._opened[-1])
            self.ui.cards_layout.setStretchFactor(card, 1 if is_open else 0)
        for button in self.agenda.actions_of_card():
            button.setVisible(AGENDA in self._opened)
        self.ui.hint_box.setVisible(AGENDA in self._opened)
        self._show_summaries()

    def _show_summaries(self) -> None:
        if not self._meeting.id:
            return
        meeting, schedule = self._meeting, self.agenda.schedule
        day = full_date(meeting.date) if meeting.date else ""
        time = meeting_time(meeting.planned_start, meeting.planned_end)
        self.ui.identity_card.set_note("" if IDENTITY in self._opened else summary_of(self, meeting, day, time))
        count = self.tr("{count} acara").format(count=len(schedule.items))
        length = self.tr("{count}, {duration}").format(count=count, duration=duration(schedule.minutes))
        self.ui.agenda_card.set_note(count if AGENDA in self._opened else length)
        invited = [row for row in self.participants.rows if row.invited]
        self.ui.participants_card.set_note(self._invitation_note())
        lacking = [
            word
            for word, is_there in (
                (self.tr("judul"), meeting.title),
                (self.tr("tanggal"), meeting.date),
                (self.tr("jam mulai"), meeting.planned_start),
                (self.tr("tempat"), meeting.place),
                (self.tr("pimpinan"), meeting.chair_id),
            )
            if not is_there
        ]
        missing = missing_sectors(invited, meeting.sectors)
        self._mix_chip.setVisible(INVITATION not in self._opened and bool(invited) and bool(meeting.sectors))
        if missing:
            self._mix_chip.show_text(self.tr("Unsur belum lengkap"), Tone.WARNING, Icon.WARNING)
        else:
            self._mix_chip.show_text(self.tr("Unsur lengkap"), Tone.SUCCESS, Icon.DONE)
        identity = self.tr("Lengkap") if not lacking else self.tr("Belum ada {word}").format(word=lacking[0])
        conflicts = sum(row.conflict for row in schedule.items)
        times = count
        if conflicts:
            times = self.tr("{count} waktu bertabrakan").format(count=conflicts)
        elif schedule.overrun:
            times = self.tr("Lewat {minutes} menit").format(minutes=schedule.overrun)
        confirmed = sum(row.invitation_state is InvitationState.KONFIRMASI for row in invited)
        answers = self.tr("{confirmed} dari {count} konfirmasi").format(confirmed=confirmed, count=len(invited))
        self.nav.put(
            [
                NavEntry(IDENTITY, self.tr("Identitas"), Icon.IDENTITY, identity, not lacking),
                NavEntry(AGENDA, self.tr("Agenda"), Icon.AGENDA, times, bool(schedule.items) and times == count),
                NavEntry(INVITATION, self.tr("Peserta"), Icon.INVITATION, answers, bool(invited) and not missing),
            ]
        )
        if self._opened:
            self.ui.nav_list.setCurrentIndex(self.nav.index(self.nav.row_of(self._opened[-1])))
        self._frame.refresh_status()

    def _invitation_note(self) -> str:
        invited = [row for row in self.participants.rows if row.invited]
        text = self.tr("{count} undangan").format(count=len(invited))
        if INVITATION in self._opened or not invited:
            return text
        words = {
            InvitationState.KONFIRMASI: self.tr("{count} konfirmasi hadir"),
            InvitationState.DIWAKILI: self.tr("{count} diwakili"),
            InvitationState.BERHALANGAN: self.tr("{count} berhalangan"),
            InvitationState.TERKIRIM: self.tr("{count} belum menjawab"),
            InvitationState.BELUM: self.tr("{count} belum dikirim"),
        }
        counts = {state: sum(row.invitation_state is state for row in invited) for state in words}
        parts = [words[state].format(count=count) for state, count in counts.items() if count]
        return self.tr("{invitations} · {answers}").format(invitations=text, answers=", ".join(parts))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.ui.nav_panel.setVisible(self.width() >= theme_of(self).px(_NAV_FROM))
