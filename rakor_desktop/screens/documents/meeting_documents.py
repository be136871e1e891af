"""What is kept for the documents of the open meeting, as it was last read, and which of them is chosen."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from rakor_desktop.domain.kinds import MinutesState
from rakor_desktop.domain.naskah import DocumentKind, Format
from rakor_desktop.domain.record import DocumentOptions, DocumentPlate
from rakor_desktop.domain.versions import FinalDocument
from rakor_desktop.qtkit.autosave import Autosave
from rakor_desktop.qtkit.jobs import Jobs, SaveKind
from rakor_desktop.screens.documents.source import Files, Source
from rakor_desktop.services.meetings import MeetingService


class MeetingDocuments:
    """Shared by the parts of the screen; the screen alone reads and chooses.

    Options that are on their way into the data file stand here only, above what can be read.
    """

    def __init__(self, files: Files, meetings: MeetingService, jobs: Jobs, autosave: Autosave) -> None:
        self._files = files
        self._meetings = meetings
        self._jobs = jobs
        self._autosave = autosave
        self._taken: dict[tuple[str, DocumentKind], DocumentOptions] = {}
        self.meeting_id = ""
        self.kind = DocumentKind.NOTULA
        self.day: date | None = None
        self.minutes_state = MinutesState.KONSEP
        self.plates: dict[DocumentKind, DocumentPlate] = {}
        self.current: dict[DocumentKind, FinalDocument] = {}  # the final versions that stand
        self.locking: FinalDocument | None = None

    @property
    def final(self) -> FinalDocument | None:
        """The final version of the chosen document, None while it is a draft."""
        return self.current.get(self.kind)

    @property
    def locking_together(self) -> tuple[FinalDocument, ...]:
        """The other final documents that lock the meeting, when the chosen one does: one lock, one reopening."""
        if not self.kind.locks_meeting:
            return ()
        return tuple(one for kind, one in self.current.items() if kind.locks_meeting and kind is not self.kind)

    @property
    def is_locked(self) -> bool:
        """Whether number and date of the chosen document are the meeting's, which a final document has closed."""
        return self.kind is DocumentKind.UNDANGAN and self.locking is not None

    def read(self) -> bool:
        """Read what is kept; whether it differs from what was known."""
        before = self.day, self.minutes_state, self.plates, self.current
        meeting = self._meetings.get(self.meeting_id)
        self.day, self.minutes_state = meeting.date, meeting.minutes_state
        versions = self._files.finals.versions(self.meeting_id)
        self.current = {one.kind: one for one in versions if one.is_current}
        plates = map(self._overlaid, self._files.documents.plates(self.meeting_id))
        self.plates = {plate.kind: plate for plate in plates}
        self.locking = self._files.finals.locked_by(self.meeting_id)
        return before != (self.day, self.minutes_state, self.plates, self.current)

    def take_options(self, options: DocumentOptions) -> None:
        """Note options that are on their way into the data file."""
        self._taken[self.meeting_id, options.kind] = options
        self.plates[options.kind] = replace(self.plates[options.kind], options=options)

    def save_typed(self) -> bool:
        """Send all that is typed to the data file, ahead of any work that begins now; whether it was there already."""
        is_saved = self._jobs.save_state.kind is SaveKind.SAVED
        self._autosave.flush()
        return is_saved

    def _overlaid(self, plate: DocumentPlate) -> DocumentPlate:
        key = self.meeting_id, plate.kind
        taken = self._taken.get(key)
        if taken is None:
            return plate
        if self._autosave.pending(options_key(*key)) is None:
            del self._taken[key]  # written, or refused for good
            return plate
        if plate.kind in self.current:
            taken = replace(plate.options, public_copy=taken.public_copy)  # all else was made final
        return replace(plate, options=taken)

    def source(self, kind: DocumentKind | None = None, form: Format | None = None) -> Source:
        """How a document is made now: the chosen one and its own format unless others are named.

        A workbook of final minutes is no draft, and neither is what is written beside a final document of a locked
        meeting.
        """
        kind = kind or self.kind
        final = self.current.get(kind)
        settled = self.minutes_state is not MinutesState.KONSEP
        is_final = final is not None and kind.locks_meeting if kind.can_be_final else settled
        options = replace(self.plates[kind].options, format=form or kind.formats[0], final=is_final)
        return Source(self.meeting_id, options, final)


def options_key(meeting_id: str, kind: DocumentKind) -> tuple[str, ...]:
    """Under which key options wait to be saved."""
    return "plate", meeting_id, kind, "options"
