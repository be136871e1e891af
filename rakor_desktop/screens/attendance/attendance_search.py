"""What the typed text means: a person, marks of the printed sheet, a scanned code, a newcomer."""

from __future__ import annotations

import functools
import re
from collections import Counter

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence

from rakor_desktop.domain.attendance import looks_like_sheet, parse_sheet
from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.formatting import clean_line, number
from rakor_desktop.domain.kinds import Presence
from rakor_desktop.domain.meeting import Participant
from rakor_desktop.qtkit.jobs import Jobs
from rakor_desktop.screens.attendance.match_popup import MatchPopup, Offer, OfferKind
from rakor_desktop.screens.attendance.presence_actions import PresenceActions
from rakor_desktop.screens.attendance.search_line import SearchLine
from rakor_desktop.services.participants import ParticipantService

_CODE = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", re.IGNORECASE)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class AttendanceSearch(QObject):
    """Reads the search field at each key; Enter does what the marked offer says."""

    failed = Signal(object)  # UserError
    settled = Signal()  # an earlier error no longer matters
    newcomer_added = Signal(str, str)  # participant id, name
    recorded = Signal(str)  # participant id

    def __init__(
        self,
        line: SearchLine,
        popup: MatchPopup,
        actions: PresenceActions,
        *,
        participants: ParticipantService,
        jobs: Jobs,
    ) -> None:
        super().__init__(line)
        self._line = line
        self._popup = popup
        self._actions = actions
        self._participants = participants
        self._jobs = jobs
        self._meeting_id = ""
        self._rows = 0
        line.textChanged.connect(self._offer)
        line.key_pressed.connect(self._handle_key)
        popup.chosen.connect(self._take)

    def show_meeting(self, meeting_id: str) -> None:
        """Search in another meeting."""
        self._meeting_id = meeting_id
        self._line.clear()

    def set_row_count(self, count: int) -> None:
        """How many rows the printed sheet has."""
        self._rows = count

    def refresh(self) -> None:
        """The data changed: what is offered may have another state now."""
        if self._popup.isVisible():
            self._offer(self._line.text())

    @property
    def target(self) -> list[Participant]:
        """Whom a state key means: the marked hit while searching, else the rows selected in the list."""
        offer = self._popup.current
        if offer is not None and offer.participant is not None:
            return [offer.participant]
        return [] if clean_line(self._line.text()) else self._actions.selected

    def give_state(self, presence: Presence) -> None:
        """Give the target a state and make the field ready for the next name."""
        rows = self.target
        if rows:
            self._actions.set_presence(rows, presence)
            self._line.clear()

    def add_new(self) -> None:
        """Add what is typed as a new participant who is here (Ctrl+Enter)."""
        name = clean_line(self._line.text())
        if name:
            self._jobs.write(
                functools.partial(self._participants.add_new, self._meeting_id, name),
                done=functools.partial(self._tell_newcomer, name),
                failed=self._report,
            )
            self._line.clear()

    def _offers(self, text: str) -> list[Offer]:
        typed = clean_line(text)
        if not typed:
            return []
        if _CODE.fullmatch(typed):
            return [Offer(OfferKind.SCAN, self.tr("Kode undangan: catat hadir"))]
        if looks_like_sheet(typed):
            return [self._sheet_offer(typed)]
        found = self._participants.find(self._meeting_id, typed)
        # Whoever still has to be recorded comes first: that is what the desk is typing for.
        found = sorted(found, key=lambda one: one.presence.counts_as_present)
        offers = [Offer(OfferKind.PERSON, participant=one) for one in found]
        return [*offers, Offer(OfferKind.NEW, self.tr("Tambah “{name}” sebagai peserta baru").format(name=typed))]

    def _sheet_offer(self, typed: str) -> Offer:
        try:
            marks = parse_sheet(typed, self._rows)
        except ValueError as error:
            return Offer(OfferKind.NOTE, str(error), is_wrong=True)
        counts = Counter(mark.presence for mark in marks)
        words = ", ".join(f"{number(counts[one])} {one.label.lower()}" for one in Presence if counts[one])
        return Offer(
            OfferKind.SHEET, self.tr("Tandai {count} baris: {words}").format(count=number(len(marks)), words=words)
        )

    def _offer(self, text: str) -> None:
        if text:
            self.settled.emit()
        self._popup.offer(self._offers(text), clean_line(text), self._line)

    def _handle_key(self, event: QKeyEvent) -> None:
        key, is_open = event.key(), self._popup.isVisible()
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 10, Qt.Key.Key_PageUp: -10}
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in _ENTER and modifiers == Qt.KeyboardModifier.ControlModifier:
            self.add_new()
        elif key in _ENTER:
            self._enter()
        elif key == Qt.Key.Key_Escape and self._line.text():
            self._line.clear()
        elif key in steps and modifiers == Qt.KeyboardModifier.NoModifier:
            (self._popup if is_open else self._actions).step(steps[Qt.Key(key)])
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and modifiers == Qt.KeyboardModifier.ShiftModifier and not is_open:
            self._actions.step(steps[Qt.Key(key)], extends=True)
        elif event.matches(QKeySequence.StandardKey.SelectAll) and not self._line.text():
            self._actions.select_all()
        elif key == Qt.Key.Key_Delete and not self._line.text():
            self._actions.remove()
        else:
            return
        event.accept()

    def _enter(self) -> None:
        offer = self._popup.current
        if offer is not None:
            self._take(offer)
        elif not self._line.text():
            self._mark_present(self._actions.selected)

    def _take(self, offer: Offer) -> None:
        text = clean_line(self._line.text())
        match offer.kind:
            case OfferKind.PERSON if offer.participant is not None:
                self._mark_present([offer.participant])
                self._line.clear()
            case OfferKind.SHEET:
                self._jobs.write(
                    functools.partial(self._participants.mark_sheet, self._meeting_id, text), failed=self._report
                )
                self._line.clear()
            case OfferKind.SCAN:
                self._jobs.write(
                    functools.partial(self._participants.scan, self._meeting_id, text),
                    done=self._tell_recorded,
                    failed=self._report,
                )
                self._line.clear()
            case OfferKind.NEW:
                self.add_new()
            case _:
                return
        self._line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _mark_present(self, rows: list[Participant]) -> None:
        """Enter never turns a delegate into the person, nor moves a time that stands."""
        waiting = [one for one in rows if not one.presence.counts_as_present]
        if waiting:
            self._actions.set_presence(waiting, Presence.HADIR)
        elif rows:
            self.recorded.emit(rows[0].id)

    def _tell_newcomer(self, name: str, participant_id: str) -> None:
        self.newcomer_added.emit(participant_id, name)

    def _tell_recorded(self, participant_id: str) -> None:
        self.recorded.emit(participant_id)

    def _report(self, error: UserError) -> None:
        self.failed.emit(error)
