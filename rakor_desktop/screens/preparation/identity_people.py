"""The fields of the identity card that complete from the directory: series, organiser, chair, secretary, minutes."""

from __future__ import annotations

import functools

from PySide6.QtCore import QObject, Signal

from rakor_desktop.domain.change import Change
from rakor_desktop.domain.meeting import Meeting
from rakor_desktop.forms.ui_identity_panel import Ui_IdentityPanel
from rakor_desktop.qtkit.jobs import Jobs
from rakor_desktop.services.directory import DirectoryService
from rakor_desktop.services.meetings import MeetingService
from rakor_desktop.widgets.reference_field import ReferenceField, institution_suggestion, person_suggestion
from rakor_desktop.widgets.suggestions import Suggestion

_MOST_SERIES = 8


class IdentityPeople(QObject):
    """Fills and saves the completing fields; a typed name that is new is added to the directory."""

    failed = Signal(object)  # UserError
    unknown_left = Signal(str)  # typed, but neither chosen nor added

    def __init__(
        self,
        ui: Ui_IdentityPanel,
        meetings: MeetingService,
        directory: DirectoryService,
        jobs: Jobs,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._meetings = meetings
        self._directory = directory
        self._jobs = jobs
        self._meeting_id = ""
        self._unknown: ReferenceField | None = None
        person = self.tr("Tambah orang baru: {text}")
        self._series = ReferenceField(ui.series_edit, self._find_series, self.tr("Seri baru: {text}"))
        self._organiser = ReferenceField(
            ui.organiser_edit, self._find_institutions, self.tr("Tambah instansi baru: {text}")
        )
        self._people = {
            "chair_id": ReferenceField(ui.chair_edit, self._find_persons, person),
            "secretary_id": ReferenceField(ui.secretary_edit, self._find_persons, person),
            "minute_taker_id": ReferenceField(ui.minute_taker_edit, self._find_persons, person),
        }
        self._connect()

    def show_meeting(self, meeting: Meeting) -> None:
        """Show whom the meeting names."""
        self._meeting_id = meeting.id
        self._series.show(meeting.series_id, meeting.series, owner=meeting.id)
        self._organiser.show(meeting.organiser_id, meeting.organiser, owner=meeting.id)
        for name, field in self._people.items():
            person_id: str | None = getattr(meeting, name)
            person = self._directory.person(person_id) if person_id else None
            field.show(person_id, person.full_name if person else "", owner=meeting.id)

    def add_unknown(self) -> None:
        """Add to the directory what was left typed in a field."""
        if self._unknown is not None:
            self._unknown.add_typed()
            self._unknown = None

    def _connect(self) -> None:
        for field in (self._series, self._organiser, *self._people.values()):
            field.left_unknown.connect(functools.partial(self._note_unknown, field))
        self._series.taken.connect(self._take_series)
        self._series.new_named.connect(self._set_series)
        self._series.emptied.connect(functools.partial(self._set_series, ""))
        self._organiser.taken.connect(self._take_organiser)
        self._organiser.new_named.connect(self._set_organiser)
        self._organiser.emptied.connect(functools.partial(self._set_organiser, ""))
        for name, field in self._people.items():
            field.taken.connect(functools.partial(self._set_person, name))
            field.new_named.connect(functools.partial(self._add_person, name))
            field.emptied.connect(functools.partial(self._set_person, name, None))

    def _note_unknown(self, field: ReferenceField, text: str) -> None:
        self._unknown = field
        self.unknown_left.emit(text)

    def _find_series(self, text: str) -> list[Suggestion]:
        found = [one for one in self._meetings.series() if text.casefold() in one.name.casefold()]
        return [Suggestion(one.id, one.name) for one in found[:_MOST_SERIES]]

    def _find_institutions(self, text: str) -> list[Suggestion]:
        return [institution_suggestion(one) for one in self._directory.find_institutions(text)]

    def _find_persons(self, text: str) -> list[Suggestion]:
        return [person_suggestion(one) for one in self._directory.find_persons(text)]

    def _take_series(self, series_id: str) -> None:
        name = next((one.name for one in self._meetings.series() if one.id == series_id), "")
        self._set_series(name)

    def _set_series(self, name: str) -> None:
        self._write(functools.partial(self._meetings.set_series, self._meeting_id, name))

    def _take_organiser(self, institution_id: str) -> None:
        self._write(functools.partial(self._meetings.update, self._meeting_id, organiser_id=institution_id))

    def _set_organiser(self, name: str) -> None:
        self._write(functools.partial(self._meetings.set_organiser, self._meeting_id, name))

    def _set_person(self, name: str, person_id: str | None) -> None:
        self._write(functools.partial(self._meetings.update, self._meeting_id, **{name: person_id}))

    def _add_person(self, name: str, text: str) -> None:
        self._write(functools.partial(self._meetings.set_person, self._meeting_id, name, text))

    def _write(self, action: functools.partial[Change]) -> None:
        self._jobs.write(action, failed=self.failed.emit)
