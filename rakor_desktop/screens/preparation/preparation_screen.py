"""Persiapan: identity, agenda, invitation, materials and venue of one meeting as cards of which one is open."""

from __future__ import annotations

import functools
from collections.abc import Callable

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from rakor_desktop.domain.change import Change, Entity
from rakor_desktop.domain.completeness import GapPlace
from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.formatting import duration
from rakor_desktop.domain.meeting import Meeting
from rakor_desktop.forms.ui_preparation_screen import Ui_PreparationScreen
from rakor_desktop.qtkit.autosave import Autosave
from rakor_desktop.qtkit.icons import Icon
from rakor_desktop.qtkit.jobs import Jobs
from rakor_desktop.qtkit.painting import Tone
from rakor_desktop.qtkit.screen import Frame, StatusItem
from rakor_desktop.qtkit.theme import theme_of
from rakor_desktop.screens.preparation.adding_bar import AddingBar
from rakor_desktop.screens.preparation.agenda_panel import AgendaPanel
from rakor_desktop.screens.preparation.identity_panel import IdentityPanel
from rakor_desktop.screens.preparation.invitation_panel import InvitationPanel
from rakor_desktop.screens.preparation.letter_panel import LetterPanel
from rakor_desktop.screens.preparation.materials_panel import MaterialsPanel
from rakor_desktop.screens.preparation.nav import NavDelegate, NavModel
from rakor_desktop.screens.preparation.participants_panel import ParticipantsPanel
from rakor_desktop.screens.preparation.sector_mix import missing_sectors
from rakor_desktop.screens.preparation.summaries import CardKey, Overview, Summaries
from rakor_desktop.screens.preparation.venue_panel import VenuePanel
from rakor_desktop.services.agenda import AgendaService
from rakor_desktop.services.directory import DirectoryService
from rakor_desktop.services.documents import DocumentService
from rakor_desktop.services.files import FileService
from rakor_desktop.services.finals import FinalService
from rakor_desktop.services.letters import LetterService
from rakor_desktop.services.meetings import MeetingService
from rakor_desktop.services.participants import ParticipantService
from rakor_desktop.services.settings import SettingService
from rakor_desktop.services.venue import VenueService
from rakor_desktop.widgets.badges import Chip
from rakor_desktop.widgets.card import Card

IDENTITY, AGENDA, INVITATION = CardKey.IDENTITY, CardKey.AGENDA, CardKey.INVITATION
MATERIALS, VENUE = CardKey.MATERIALS, CardKey.VENUE
_NAV, _NAV_FOLDED = 204, 44  # px at 100 % text
_NAV_FROM = 900  # px at 100 % text: narrower, the list at the left folds to icons
_TWO_CARDS_FROM = 900  # px of height
_NEIGHBOURS_FROM = 520  # px of height at 100 % text: lower, the open card has the page for itself
_PLACES = {
    GapPlace.IDENTITY: IDENTITY,
    GapPlace.AGENDA: AGENDA,
    GapPlace.INVITEES: INVITATION,
    GapPlace.MATERIAL: MATERIALS,
}


class PreparationScreen(QWidget):
    """A card is one more key with its panel in `_dress`, and its words in `Summaries`."""

    def __init__(
        self,
        *,
        meetings: MeetingService,
        agenda: AgendaService,
        participants: ParticipantService,
        directory: DirectoryService,
        letters: LetterService,
        documents: DocumentService,
        finals: FinalService,
        files: FileService,
        venue: VenueService,
        settings: SettingService,
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
        self._opened: list[CardKey] = []
        self.ui = Ui_PreparationScreen()
        self.ui.setupUi(self)
        self.adding = AddingBar(files, jobs, frame, self)
        self.identity = IdentityPanel(meetings, directory, settings, jobs, autosave)
        self.agenda = AgendaPanel(agenda, meetings, files, jobs, autosave, frame)
        self.participants = ParticipantsPanel(participants, directory, letters, jobs, autosave, frame, open_import)
        self.letter = LetterPanel(letters, documents, finals, settings, directory, jobs, autosave, frame)
        self.invitation = InvitationPanel(self.participants, self.letter)
        self.materials = MaterialsPanel(files, agenda, self.adding, jobs, autosave, frame)
        self.venue = VenuePanel(venue, jobs, autosave, frame)
        self._mix_chip = Chip()
        self._summaries = Summaries(self)
        self._cards: dict[CardKey, Card] = {
            IDENTITY: self.ui.identity_card,
            AGENDA: self.ui.agenda_card,
            INVITATION: self.ui.invitation_card,
            MATERIALS: self.ui.materials_card,
            VENUE: self.ui.venue_card,
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
        self.invitation.show_meeting(self._meeting)
        self.materials.show_meeting(meeting_id)
        self.venue.show_meeting(meeting_id)
        if is_other:
            self.invitation.show_people()
            self.open_card(AGENDA if self._meeting.title and self._meeting.date else IDENTITY)
        self._show_summaries()

    def reload(self, change: Change) -> None:
        """Follow changes; what is being typed stays."""
        if not self._meeting.id:
            return
        before = self._meeting
        is_about_meeting = change.touches(Entity.MEETING, Entity.MEETING_SERIES, Entity.INSTITUTION, Entity.PERSON)
        if is_about_meeting:
            try:
                self._meeting = self._meetings.get(before.id)
            except UserError:
                return  # deleted: the frame leaves the meeting
            self.identity.show_meeting(self._meeting)
        if change.touches(Entity.LETTERHEAD, Entity.SIGNATORY):
            self.identity.fill_offices()
        times = (self._meeting.planned_start, self._meeting.planned_end)
        if change.touches(Entity.AGENDA_ITEM) or times != (before.planned_start, before.planned_end):
            self.agenda.refresh()
        if change.touches(Entity.PARTICIPANT, Entity.PERSON, Entity.INSTITUTION) or (
            self._meeting.sectors != before.sectors
        ):
            self.participants.show_meeting(self._meeting)
        if is_about_meeting or change.touches(Entity.LETTER, Entity.DOCUMENT):
            self.letter.show_meeting(self._meeting)
        if change.touches(Entity.INVITATION_LIST, Entity.INVITATION_LIST_ENTRY):
            self.participants.side.follow_lists()
        if change.touches(Entity.MATERIAL, Entity.PHOTO, Entity.AGENDA_ITEM):
            self.materials.refresh()
            self.agenda.count_files()
        if change.touches(Entity.VENUE_CHECK):
            self.venue.refresh()
        self._show_summaries()

    def leave(self) -> None:
        """Save what is being typed."""
        self._autosave.flush()

    def focus_first(self) -> None:
        """Into the open card."""
        panels = {
            IDENTITY: self.identity,
            AGENDA: self.agenda,
            INVITATION: self.invitation,
            MATERIALS: self.materials,
            VENUE: self.venue,
        }
        if self._opened:
            panels[self._opened[-1]].focus_first()
        else:
            self.ui.nav_list.setFocus()

    def show_row(self, row_id: str) -> None:
        """Jump to a row of any card, to a field of the identity or the letter by its name, or to a `GapPlace`."""
        if row_id == GapPlace.LETTER:
            self.invitation.show_letter()
            self._open_at(INVITATION, self.letter.focus_first)
        elif row_id in _PLACES:
            self.invitation.show_people()
            self._open_at(_PLACES[GapPlace(row_id)], self.focus_first)
        elif self.agenda.model.number_of(row_id) >= 0:
            self._open_at(AGENDA, functools.partial(self.agenda.show_row, row_id))
        elif self.participants.model.number_of(row_id) >= 0:
            self.invitation.show_people()
            self._open_at(INVITATION, functools.partial(self.participants.show_row, row_id))
        elif any(one.id == row_id for one in (*self.materials.materials, *self.materials.pictures)):
            self._open_at(MATERIALS, functools.partial(self.materials.show_row, row_id))
        elif self.venue.model.number_of(row_id) >= 0:
            self._open_at(VENUE, functools.partial(self.venue.show_row, row_id))
        elif self.identity.show_field(row_id):
            self._open_at(IDENTITY, functools.partial(self.identity.show_field, row_id))
        elif self.letter.show_field(row_id):
            self.invitation.show_letter()
            self._open_at(INVITATION, functools.partial(self.letter.show_field, row_id))

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

    def open_card(self, key: CardKey) -> None:
        """Unfold a card; on a low window the one open before folds."""
        if key not in self._opened:
            self._opened.append(key)
        self._opened = self._opened[-(2 if self._is_high else 1) :]
        self._fold_cards()

    # ---- inside

    @property
    def _is_high(self) -> bool:
        return self.height() >= theme_of(self).px(_TWO_CARDS_FROM)

    def _dress(self) -> None:
        panels: tuple[tuple[CardKey, str, Icon, QWidget], ...] = (
            (IDENTITY, self.tr("Identitas"), Icon.IDENTITY, self.identity),
            (AGENDA, self.tr("Agenda"), Icon.AGENDA, self.agenda),
            (INVITATION, self.tr("Undangan"), Icon.INVITATION, self.invitation),
            (MATERIALS, self.tr("Materi"), Icon.MATERIAL, self.materials),
            (VENUE, self.tr("Sarana"), Icon.VENUE, self.venue),
        )
        for key, title, which, body in panels:
            card = self._cards[key]
            card.set_title(title, which)
            # A card takes the room there is; its content must never make the window grow.
            body.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
            card.set_body(body)
            card.set_foldable(True)
            card.set_folded(True)
        for button in self.agenda.actions_of_card():
            self.ui.agenda_card.add_action(button)
        self.ui.invitation_card.add_action(self._mix_chip)
        self.ui.invitation_card.add_action(self.invitation.choice)
        self.ui.cards_layout.addStretch(0)
        self.ui.cards_layout.addWidget(self.adding)
        self.ui.nav_list.setFrameShape(self.ui.nav_list.Shape.NoFrame)
        self.ui.nav_list.setStyleSheet("background: transparent")
        self.ui.nav_list.setMouseTracking(True)
        self._hints = {
            AGENDA: (
                ((self.tr("Alt+↑"), ""), (self.tr("Alt+↓"), self.tr("pindahkan"))),
                ((self.tr("Ins"), self.tr("sisipkan acara")),),
                ((self.tr("Alt+→"), self.tr("jadikan sub-acara")),),
            ),
            INVITATION: (
                ((self.tr("1–5"), self.tr("status undangan")),),
                ((self.tr("Ins"), self.tr("undang")), (self.tr("Del"), self.tr("hapus"))),
                ((self.tr("F2"), self.tr("ubah sel")),),
            ),
            MATERIALS: (
                ((self.tr("Enter"), self.tr("buka")), (self.tr("F2"), self.tr("ubah"))),
                ((self.tr("Ins"), self.tr("tambah")), (self.tr("Del"), self.tr("hapus"))),
                ((self.tr("Ctrl+S"), self.tr("simpan salinan")),),
            ),
            VENUE: (
                ((self.tr("Spasi"), self.tr("ubah status")),),
                ((self.tr("Enter"), self.tr("catatan")), (self.tr("F2"), self.tr("ubah sel"))),
                ((self.tr("Ins"), self.tr("tambah")), (self.tr("Del"), self.tr("hapus"))),
            ),
        }

    def _connect(self) -> None:
        self.identity.person_added.connect(self._tell_added)
        self.ui.nav_list.clicked.connect(self._open_entry)
        self.ui.nav_list.activated.connect(self._open_entry)
        self.invitation.page_turned.connect(self._show_neighbours)
        self.agenda.files_dropped.connect(self._add_files)
        self.agenda.files_wanted.connect(self._show_files)
        for key, card in self._cards.items():
            card.folded_changed.connect(functools.partial(self._follow, key))

    def _tell_added(self, name: str) -> None:
        self._frame.toast_undo(self.tr("{name} ditambahkan ke direktori.").format(name=name), Icon.DIRECTORY)

    def _add_files(self, paths: list[object], agenda_item_id: str | None) -> None:
        self.adding.add_materials(self._meeting.id, paths, agenda_item_id)  # pyright: ignore[reportArgumentType]

    def _show_files(self, agenda_item_id: str) -> None:
        self._open_at(MATERIALS, functools.partial(self.materials.show_item, agenda_item_id))

    def _open_entry(self, index: QModelIndex) -> None:
        self.open_card(CardKey(self.nav.key_at(index.row())))
        self.focus_first()

    def _open_at(self, key: CardKey, show: Callable[[], object]) -> None:
        self.open_card(key)
        self.focus_first()  # else the hands would be nowhere when the card that had them folds
        show()

    def _follow(self, key: CardKey, folded: bool) -> None:
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
        self.invitation.choice.setVisible(INVITATION in self._opened)
        self._show_neighbours()
        self._show_summaries()

    def _show_neighbours(self) -> None:
        """On a low window the open card has but its neighbours beside it: the list at the left leads to all."""
        keys = list(self._cards)
        open_at = [keys.index(key) for key in self._opened]
        reach = 1 if self.height() >= theme_of(self).px(_NEIGHBOURS_FROM) else 0
        for place, card in enumerate(self._cards.values()):
            is_near = any(abs(place - one) <= reach for one in open_at)
            card.setVisible(is_near or not open_at or self._is_high)
        newest = self._opened[-1] if self._opened else None
        hints = self._hints.get(newest, ()) if newest else ()
        if newest is INVITATION and self.invitation.shows_letter:
            hints = ()
        for hint, keys_of in zip((self.ui.first_hint, self.ui.second_hint, self.ui.third_hint), hints, strict=False):
            hint.show_keys(*keys_of)
        self.ui.hint_box.setVisible(bool(hints) and not self._is_narrow)

    def _show_summaries(self) -> None:
        if not self._meeting.id:
            return
        view = Overview(
            self._meeting,
            self.agenda.schedule,
            self.participants.rows,
            self.materials.materials,
            self.materials.pictures,
            self.venue.rows,
            self.identity.people.lacking,
        )
        for key, card in self._cards.items():
            card.set_note(self._summaries.note(key, view, is_open=key in self._opened))
        invited, sectors = view.invited, self._meeting.sectors
        self._mix_chip.setVisible(INVITATION not in self._opened and bool(invited) and bool(sectors))
        if missing_sectors(invited, sectors):
            self._mix_chip.show_text(self.tr("Unsur belum lengkap"), Tone.WARNING, Icon.WARNING)
        else:
            self._mix_chip.show_text(self.tr("Unsur lengkap"), Tone.SUCCESS, Icon.DONE)
        self.nav.put(self._summaries.entries(view))
        if self._opened:
            self.ui.nav_list.setCurrentIndex(self.nav.index(self.nav.row_of(self._opened[-1])))
        self._frame.refresh_status()

    @property
    def _is_narrow(self) -> bool:
        return self.width() < theme_of(self).px(_NAV_FROM)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.ui.nav_panel.setFixedWidth(theme_of(self).px(_NAV_FOLDED if self._is_narrow else _NAV))
        self._show_neighbours()
