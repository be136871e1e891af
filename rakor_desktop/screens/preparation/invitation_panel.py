"""The invitation card (Undangan): who is invited, and what the letter says, as two pages of one card."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from rakor_desktop.domain.meeting import Meeting
from rakor_desktop.screens.preparation.letter_panel import LetterPanel
from rakor_desktop.screens.preparation.participants_panel import ParticipantsPanel
from rakor_desktop.widgets.segmented_control import SegmentedControl

_PEOPLE, _LETTER = "people", "letter"


class InvitationPanel(QWidget):
    """Owns both pages; the control that turns between them stands in the heading of the card."""

    page_turned = Signal()

    def __init__(self, people: ParticipantsPanel, letter: LetterPanel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.people = people
        self.letter = letter
        self.choice = SegmentedControl()
        self.choice.setAccessibleName(self.tr("Bagian undangan"))
        self.choice.set_choices([(_PEOPLE, self.tr("Peserta"), None), (_LETTER, self.tr("Isi surat"), None)])
        self._pages = QStackedWidget(self)
        self._pages.addWidget(people)
        self._pages.addWidget(letter)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._pages)
        self.choice.choice_changed.connect(self._turn_to)

    @property
    def shows_letter(self) -> bool:
        """Whether the page of the letter is open."""
        return self._pages.currentWidget() is self.letter

    def show_meeting(self, meeting: Meeting) -> None:
        """Show the people and the letter of this meeting."""
        self.people.show_meeting(meeting)
        self.letter.show_meeting(meeting)

    def show_people(self) -> None:
        """Turn to the people."""
        self._turn_to(_PEOPLE)

    def show_letter(self) -> None:
        """Turn to the letter."""
        self._turn_to(_LETTER)

    def focus_first(self) -> None:
        """Into the page that is open."""
        if self.shows_letter:
            self.letter.focus_first()
        else:
            self.people.ui.add_edit.setFocus()

    def _turn_to(self, choice: str) -> None:
        self._pages.setCurrentWidget(self.letter if choice == _LETTER else self.people)
        self.choice.show_choice(choice)
        self.page_turned.emit()
