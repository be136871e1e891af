"""The fields of the identity card that complete from the directory: series, organiser, chair, secretary, minutes."""

from __future__ import annotations

import functools

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from rakor_desktop.domain.change import Change
from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.meeting import Meeting
from rakor_desktop.domain.people import Person, split_name
from rakor_desktop.forms.ui_identity_panel import Ui_IdentityPanel
from rakor_desktop.qtkit.autosave import Autosave
from rakor_desktop.qtkit.jobs import Jobs
from rakor_desktop.qtkit.painting import ChipSpec, Tone
from rakor_desktop.screens.preparation.person_details import FieldNote, PersonDetails
from rakor_desktop.services.directory import DirectoryService
from rakor_desktop.services.meetings import MeetingService
from rakor_desktop.widgets.reference_field import ReferenceField, institution_suggestion, person_suggestion
from rakor_desktop.widgets.suggestions import Suggestion

_SIGNATORY = "signatory:"
_MOST_SERIES = 8
_SHORTEST = 3  # letters of a name that is added when its field is left


class IdentityPeople(QObject):
    """Fills and saves the completing fields; a typed name that is new is added to the directory."""

    failed = Signal(object)  # UserError
    person_added = Signal(str)  # somebody new is in the directory now

    def __init__(
        self,
        ui: Ui_IdentityPanel,
        meetings: MeetingService,
        directory: DirectoryService,
        jobs: Jobs,
        autosave: Autosave,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._meetings = meetings
        self._directory = directory
        self._jobs = jobs
        self._meeting_id = ""
        self._series = ReferenceField(ui.series_edit, self._find_series, self.tr("Seri baru: {text}"))
        self._organiser = ReferenceField(
            ui.organiser_edit, self._find_institutions, self.tr("Tambah instansi baru: {text}")
        )
        self._notes = {self._series: FieldNote(parent), self._organiser: FieldNote(parent)}
        for note, layout in zip(self._notes.values(), (ui.series_layout, ui.organiser_layout), strict=True):
            layout.addWidget(note)
        person = self.tr("Tambah orang baru: {text}")
        self._people: dict[str, ReferenceField] = {}
        self._holders: dict[str, str] = {}  # the name, without degrees, of who has each part now
        self._shown: dict[str, Person | None] = {}
        self.details: dict[str, PersonDetails] = {}
        for name, edit, layout in (
            ("chair_id", ui.chair_edit, ui.chair_layout),
            ("secretary_id", ui.secretary_edit, ui.secretary_layout),
            ("minute_taker_id", ui.minute_taker_edit, ui.minute_taker_layout),
        ):
            self._people[name] = ReferenceField(
                edit, self._find_persons, person, functools.partial(self._may_take, name)
            )
            self.details[name] = PersonDetails(directory, jobs, autosave, edit.accessibleName(), parent)
            layout.addWidget(self.details[name])
            self.details[name].closed.connect(edit.setFocus)
        self._connect()

    def show_meeting(self, meeting: Meeting) -> None:
        """Show whom the meeting names."""
        if self._meeting_id not in ("", meeting.id):
            for field in self._people.values():
                field.settle()  # a name typed last still belongs to the meeting before
        self._meeting_id = meeting.id
        self._series.show(meeting.series_id, meeting.series, owner=meeting.id)
        self._organiser.show(meeting.organiser_id, meeting.organiser, owner=meeting.id)
        for field, note in self._notes.items():
            if not field.is_unsettled:
                note.show_note("")
        for name, field in self._people.items():
            person_id: str | None = getattr(meeting, name)
            person = self._directory.person(person_id) if person_id else None
            self._holders[name] = person.name if person else ""
            field.show(person_id, person.full_name if person else "", owner=meeting.id)
            self._shown[name] = person
            if not field.is_unsettled:
                self.details[name].show_person(person)

    @property
    def lacking(self) -> list[str]:
        """What signatures would show and nobody knows yet: a hint, as not everybody has an NIP."""
        words = {
            "chair_id": self.tr("pimpinan"),
            "secretary_id": self.tr("sekretaris"),
            "minute_taker_id": self.tr("notulis"),
        }
        found: list[str] = []
        for name, word in words.items():
            person = self._shown.get(name)
            if person is not None and not person.nip:
                found.append(self.tr("NIP {part}").format(part=word))
            elif person is not None and not person.post:
                found.append(self.tr("jabatan {part}").format(part=word))
        return found

    def part_of(self, edit: QWidget) -> tuple[QWidget, ...]:
        """What stands below a field, in the order of Tab."""
        for field, note in self._notes.items():
            if field.edit is edit:
                return (note.button,)
        return next((self.details[name].parts for name, field in self._people.items() if field.edit is edit), ())

    def _connect(self) -> None:
        for field, note in self._notes.items():
            field.left_unknown.connect(functools.partial(_offer, note))
            note.action_requested.connect(field.add_typed)
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
            field.left_unknown.connect(functools.partial(_offer, self.details[name]))
            self.details[name].add_requested.connect(field.add_typed)

    def _may_take(self, name: str, text: str) -> bool:
        """Whether a typed name can be taken without asking: it corrects who is named, or is whole and like nobody's."""
        bare = split_name(text)[1]
        holder = self._holders.get(name)
        if holder and bare.casefold() == holder.casefold():
            return True
        letters = sum(letter.isalpha() for letter in bare)
        known = self._directory.find_persons(bare, limit=1) or self._directory.find_signatories(bare, limit=1)
        return letters >= _SHORTEST and not known

    def _find_series(self, text: str) -> list[Suggestion]:
        found = [one for one in self._meetings.series() if text.casefold() in one.name.casefold()]
        return [Suggestion(one.id, one.name) for one in found[:_MOST_SERIES]]

    def _find_institutions(self, text: str) -> list[Suggestion]:
        return [institution_suggestion(one) for one in self._directory.find_institutions(text)]

    def _find_persons(self, text: str) -> list[Suggestion]:
        chip = ChipSpec(self.tr("Penandatangan"), Tone.NEUTRAL)
        return [
            *(person_suggestion(one) for one in self._directory.find_persons(text)),
            *(
                Suggestion(_SIGNATORY + one.id, one.full_name, one.post, chip=chip)
                for one in self._directory.find_signatories(text)
            ),
        ]

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
        if person_id is not None and person_id.startswith(_SIGNATORY):
            signatory_id = person_id.removeprefix(_SIGNATORY)
            self._write(functools.partial(self._meetings.set_signatory_person, self._meeting_id, name, signatory_id))
            return
        self._write(functools.partial(self._meetings.update, self._meeting_id, **{name: person_id}))

    def _add_person(self, name: str, text: str) -> None:
        self.details[name].show_person(None)
        self._jobs.write(
            functools.partial(self._meetings.set_person, self._meeting_id, name, text),
            done=functools.partial(self._tell_added, text),
            failed=functools.partial(self._give_back, name, text),
        )

    def _tell_added(self, text: str, _change: Change) -> None:
        self.person_added.emit(text)

    def _give_back(self, name: str, text: str, error: UserError) -> None:
        self._people[name].give_back(text)
        self.failed.emit(error)

    def _write(self, action: functools.partial[Change]) -> None:
        self._jobs.write(action, failed=self.failed.emit)


def _offer(note: FieldNote | PersonDetails, _text: str) -> None:
    note.offer_unknown()
