"""The panel beside the list of the invited: the directory to pick from, and the lists saved for the next time."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QObject

from rakor_desktop.domain.kinds import Sector
from rakor_desktop.forms.ui_participants_panel import Ui_ParticipantsPanel
from rakor_desktop.qtkit.autosave import Autosave
from rakor_desktop.qtkit.icons import Icon, icon
from rakor_desktop.qtkit.jobs import Jobs
from rakor_desktop.qtkit.screen import Frame
from rakor_desktop.qtkit.theme import theme_of
from rakor_desktop.screens.preparation.agenda_panel import ROUND_FOOT
from rakor_desktop.screens.preparation.directory_picker import DirectoryPicker
from rakor_desktop.screens.preparation.saved_lists import SavedLists
from rakor_desktop.services.directory import DirectoryService
from rakor_desktop.services.letters import LetterService

_DIRECTORY, _LISTS = "directory", "lists"
# Beside the list, on the round corner of the card; the foot of the list then has but the other one.
_ROUND_SIDE = (
    "QFrame#pick_side { border-left: 1px solid palette(mid); border-top: none; border-bottom-right-radius: 7px; }"
)
_HALF_FOOT = "QFrame#foot_frame { border-bottom-left-radius: 7px; }"
_WIDTH = 308  # px at 100 % text


class InvitationSide(QObject):
    """Closed until it is asked for; Esc closes it."""

    def __init__(
        self,
        ui: Ui_ParticipantsPanel,
        directory: DirectoryService,
        letters: LetterService,
        jobs: Jobs,
        autosave: Autosave,
        frame: Frame,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._ui = ui
        self._meeting_id = ""
        self.picker = DirectoryPicker(ui, directory, self)
        self.lists = SavedLists(ui, letters, jobs, autosave, frame, self)
        ui.close_side_button.setIcon(icon(Icon.CLOSE))
        ui.side_choice.set_choices(
            [(_DIRECTORY, self.tr("Direktori"), None), (_LISTS, self.tr("Daftar tersimpan"), None)]
        )
        ui.pick_side.setStyleSheet(_ROUND_SIDE)
        ui.pick_side.hide()
        ui.close_side_button.clicked.connect(self.close)
        ui.side_choice.choice_changed.connect(self._turn_to)
        theme_of(self).theme_changed.connect(self._measure)
        self._measure()

    def open(self, sector: Sector | None = None) -> None:
        """Show the directory, at this sector."""
        self._show(True)
        self._ui.side_choice.show_choice(_DIRECTORY)
        self._ui.side_stack.setCurrentWidget(self._ui.directory_page)
        self.picker.open(sector)

    def open_lists(self) -> None:
        """Show the saved lists."""
        self._show(True)
        self._ui.side_choice.show_choice(_LISTS)
        self._ui.side_stack.setCurrentWidget(self._ui.lists_page)
        self.lists.open()

    def close(self) -> None:
        """Hide the panel; the hands go on in the field that invites by name."""
        self._show(False)
        self._ui.add_edit.setFocus()

    def show_meeting(self, meeting_id: str) -> None:
        """Invite to this meeting; who was chosen for another is not invited to it."""
        if meeting_id != self._meeting_id:
            self.picker.forget_choice()
        self._meeting_id = meeting_id
        self.lists.show_meeting(meeting_id)

    def show_invited(self, people: Collection[str], institutions: Collection[str]) -> None:
        """Leave out who is on the list already."""
        self.picker.show_invited(people, institutions)

    def follow_lists(self) -> None:
        """The saved lists changed."""
        if self._ui.pick_side.isVisible():
            self.lists.refresh()

    def _show(self, shown: bool) -> None:
        self._ui.pick_side.setVisible(shown)
        self._ui.foot_frame.setStyleSheet(_HALF_FOOT if shown else ROUND_FOOT)
        self._ui.pick_button.setHidden(shown)  # where there is little room, it goes to the list

    def _turn_to(self, choice: str) -> None:
        if choice == _LISTS:
            self.open_lists()
        else:
            self.open()

    def _measure(self) -> None:
        self._ui.pick_side.setFixedWidth(theme_of(self).px(_WIDTH))
