"""What stands in the surat undangan (documents.md section 3): every field saved as it is filled in."""

from __future__ import annotations

import functools
from datetime import date
from itertools import pairwise
from typing import Any

from PySide6.QtGui import QShowEvent, QTextCursor
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from rakor_desktop.domain.change import Change
from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.kinds import MeetingMode
from rakor_desktop.domain.letter import Letter
from rakor_desktop.domain.meeting import Meeting
from rakor_desktop.domain.naskah import AttendanceRule, DocumentKind, LetterOpening, Urgency
from rakor_desktop.domain.progress import Progress
from rakor_desktop.forms.ui_letter_panel import Ui_LetterPanel
from rakor_desktop.qtkit.autosave import Autosave
from rakor_desktop.qtkit.jobs import Jobs
from rakor_desktop.qtkit.screen import Frame
from rakor_desktop.screens.preparation.field_grid import keep_at_top
from rakor_desktop.screens.preparation.letter_lock import LetterLock
from rakor_desktop.screens.preparation.letter_number import LetterNumber
from rakor_desktop.screens.preparation.person_details import FieldNote
from rakor_desktop.services.directory import DirectoryService
from rakor_desktop.services.documents import DocumentService
from rakor_desktop.services.finals import FinalService
from rakor_desktop.services.letters import LetterService
from rakor_desktop.services.settings import SettingService
from rakor_desktop.widgets.error_panel import ErrorPanel
from rakor_desktop.widgets.note_edit import NoteEdit
from rakor_desktop.widgets.reference_field import person_suggestion
from rakor_desktop.widgets.suggestions import Suggestion
from rakor_desktop.widgets.text_binding import TextBinding

_Choice = type[Urgency] | type[LetterOpening] | type[AttendanceRule]


class LetterPanel(QWidget):
    """Shows the letter of one meeting; number and date are those of the meeting."""

    def __init__(
        self,
        letters: LetterService,
        documents: DocumentService,
        finals: FinalService,
        settings: SettingService,
        directory: DirectoryService,
        jobs: Jobs,
        autosave: Autosave,
        frame: Frame,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._letters = letters
        self._documents = documents
        self._directory = directory
        self._jobs = jobs
        self._autosave = autosave
        self._meeting = Meeting("")
        self._letter = Letter("", "")
        self._asked: tuple[str, date | None, date | None] = ("", None, None)  # for what an urgency was proposed
        self._proposal = Urgency.BIASA
        self.ui = Ui_LetterPanel()
        self.ui.setupUi(self)
        ui = self.ui
        self._texts: dict[str, QLineEdit | NoteEdit] = {
            "subject": ui.subject_edit,
            "attachment": ui.attachment_edit,
            "place": ui.place_edit,
            "reference": ui.reference_edit,
            "reference_number": ui.reference_number_edit,
            "reference_subject": ui.reference_subject_edit,
            "dress": ui.dress_edit,
            "online_link": ui.online_link_edit,
            "online_id": ui.online_id_edit,
            "online_password": ui.online_password_edit,
            "contact_name": ui.contact_name_edit,
            "contact_phone": ui.contact_phone_edit,
            "note": ui.note_edit,
            "extra": ui.extra_edit,
            "copies": ui.copies_edit,
        }
        self._choices: dict[str, tuple[QComboBox, _Choice]] = {
            "urgency": (ui.urgency_combo, Urgency),
            "opening": (ui.opening_combo, LetterOpening),
            "rule": (ui.rule_combo, AttendanceRule),
        }
        self._dates = {"reference_date": ui.reference_date_edit, "confirm_by": ui.confirm_edit}
        self._bindings = {name: TextBinding(field, jobs, autosave) for name, field in self._texts.items()}
        self.number = LetterNumber(ui.number_edit, FieldNote(self), documents, settings, jobs, autosave)
        ui.number_layout.addWidget(self.number.note)
        self.urgency_note = FieldNote(self)
        ui.urgency_layout.addWidget(self.urgency_note)
        self.final_note = ErrorPanel(self)
        ui.panel_layout.insertWidget(0, self.final_note)
        # A held meeting is locked, its letter not: number and date alone are what was recorded.
        fields = (*self._texts.values(), *self._dates.values(), *(box for box, _ in self._choices.values()))
        self._lock = LetterLock(self, self.final_note, fields, finals, frame)
        for grid in (ui.fields_grid, ui.reference_grid):
            keep_at_top(grid)
        self._dress()
        self._order_tabs()
        self._connect()

    def show_meeting(self, meeting: Meeting) -> None:
        """Show the letter of this meeting; what is being typed stays."""
        is_other = meeting.id != self._meeting.id
        if is_other:
            self.ui.error_panel.hide()
            self.ui.scroll_area.verticalScrollBar().setValue(0)
        self._meeting = meeting
        self._lock.follow(meeting.id)
        letter = self._letter = self._letters.letter(meeting.id)
        ui = self.ui
        for name, binding in self._bindings.items():
            binding.attach(("letter", meeting.id, name), functools.partial(self._save_text, meeting.id, name))
            binding.show_text(getattr(letter, name))
        self.number.show_number(meeting)
        for name, (box, _) in self._choices.items():
            box.setCurrentIndex(box.findData(getattr(letter, name).value))
        days = {name: getattr(letter, name) for name in self._dates}
        fields = ((ui.letter_date_edit, meeting.invitation_date), *((self._dates[name], days[name]) for name in days))
        for field, day in fields:
            if is_other or not (field.line_edit.hasFocus() or field.is_misread):
                field.show_date(day)
        ui.subject_edit.setPlaceholderText(self.tr("Undangan {title}").format(title=meeting.title).rstrip())
        ui.reference_box.setVisible(letter.opening is LetterOpening.RUJUKAN)
        ui.online_box.setVisible(meeting.mode in (MeetingMode.HIBRIDA, MeetingMode.DARING))
        if is_other:
            for edit in (ui.note_edit, ui.extra_edit, ui.copies_edit):
                edit.moveCursor(QTextCursor.MoveOperation.Start)
        self._check_dates()
        if self.isVisible():
            self._propose_urgency()

    def focus_first(self) -> None:
        """Start at the number."""
        self.ui.number_edit.setFocus()

    def show_field(self, name: str) -> bool:
        """Go to a field by its name in Letter, also to `number` and `date`; whether there is one."""
        field: QWidget | None = self._texts.get(name) or self._dates.get(name)
        if name in self._choices:
            field = self._choices[name][0]
        elif name in ("number", "date"):
            field = self.ui.number_edit if name == "number" else self.ui.letter_date_edit
        if field is None:
            return False
        field.setFocus()
        self.ui.scroll_area.ensureWidgetVisible(field)
        return True

    # ---- inside

    def _dress(self) -> None:
        ui = self.ui
        for box, kinds in self._choices.values():
            for one in kinds:
                box.addItem(one.label, one.value)
        for edit in (ui.note_edit, ui.extra_edit, ui.copies_edit):
            edit.submits = False
            edit.set_lines(2, 5)
        ui.contact_name_edit.set_source(self._find_person)
        ui.contact_name_edit.marks_first = False  # a name that nobody has is as good

    def _order_tabs(self) -> None:
        """As the eye reads; what is made here would otherwise come after all that the form holds."""
        ui = self.ui
        order: list[QWidget] = [
            ui.number_edit, ui.letter_date_edit.line_edit, ui.urgency_combo, self.urgency_note.button,
            ui.subject_edit, ui.attachment_edit, ui.opening_combo, ui.place_edit,
            ui.reference_edit, ui.reference_number_edit, ui.reference_date_edit.line_edit, ui.reference_subject_edit,
            ui.rule_combo, ui.dress_edit, ui.online_link_edit, ui.online_id_edit, ui.online_password_edit,
            ui.contact_name_edit, ui.contact_phone_edit, ui.confirm_edit.line_edit,
            ui.note_edit, ui.extra_edit, ui.copies_edit,
        ]  # fmt: skip
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def _connect(self) -> None:
        ui = self.ui
        for name, (box, _) in self._choices.items():
            box.activated.connect(functools.partial(self._save_choice, name))
        for name, field in self._dates.items():
            field.date_changed.connect(functools.partial(self._save, name))
        ui.letter_date_edit.date_changed.connect(self._save_letter_date)
        ui.contact_name_edit.suggestion_taken.connect(self._take_contact)
        self.urgency_note.action_requested.connect(self._take_proposal)
        for binding in (self.number.binding, *self._bindings.values()):
            binding.error_changed.connect(self._show_error)

    def _save_text(self, meeting_id: str, name: str, text: str) -> Change:
        return self._letters.update(meeting_id, **{name: text})

    def _save(self, name: str, value: object) -> None:
        fields: dict[str, Any] = {name: value}
        self._write(functools.partial(self._letters.update, self._meeting.id, **fields))
        self._check_dates()

    def _write(self, action: functools.partial[Change]) -> None:
        self.ui.error_panel.hide()
        self._jobs.write(action, failed=self.ui.error_panel.show_error)

    def _save_choice(self, name: str, _index: int) -> None:
        box, kinds = self._choices[name]
        self._save(name, kinds(str(box.currentData())))

    def _save_letter_date(self, day: date | None) -> None:
        self._write(functools.partial(self._documents.set_plate, self._meeting.id, DocumentKind.UNDANGAN, date=day))

    def _find_person(self, text: str) -> list[Suggestion]:
        return [person_suggestion(one) for one in self._directory.find_persons(text)]

    def _take_contact(self, row: Suggestion) -> None:
        """A contact of the directory brings the telephone number along."""
        person = self._directory.person(row.id)
        fields = {"contact_name": row.text}
        if person is not None and person.phone:
            fields["contact_phone"] = person.phone
        action = functools.partial(self._letters.update, self._meeting.id, **fields)
        # Under the key of the field: what was typed to find the name must not be written after it.
        self._autosave.edit(("letter", self._meeting.id, "contact_name"), action, row.text)
        self._autosave.flush()

    def _check_dates(self) -> None:
        day, meeting_day = self.ui.confirm_edit.value, self._meeting.date
        if not self.ui.confirm_edit.is_misread:
            is_late = day is not None and meeting_day is not None and day > meeting_day
            self.ui.confirm_edit.show_error(self.tr("Sesudah hari rapat.") if is_late else "")

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._propose_urgency()

    def _propose_urgency(self) -> None:
        """Ask in the worker, and only who looks: the first look at the holidays of a year takes a moment."""
        meeting = self._meeting
        wanted = (meeting.id, meeting.date, meeting.invitation_date)
        if wanted != self._asked:
            self._asked, self._proposal = wanted, Urgency.BIASA
            self._jobs.run(
                functools.partial(_proposed, self._letters, meeting),
                done=functools.partial(self._take_answer, wanted),
                lets_writes_pass=True,
            )
        self._show_proposal()

    def _take_answer(self, asked: object, urgency: Urgency) -> None:
        if asked == self._asked:
            self._proposal = urgency
            self._show_proposal()

    def _show_proposal(self) -> None:
        is_wanted = self._proposal is Urgency.SEGERA and self._letter.urgency is Urgency.BIASA
        if is_wanted and not self._lock.is_closed:
            self.urgency_note.show_note(self.tr("Kurang dari 3 hari kerja."), self.tr("Pakai Segera"), is_warning=True)
        else:
            self.urgency_note.show_note("")

    def _take_proposal(self) -> None:
        self.ui.urgency_combo.setFocus()
        self._save("urgency", self._proposal)

    def _show_error(self, error: UserError | None) -> None:
        if error is None:
            self.ui.error_panel.hide()
        else:
            self.ui.error_panel.show_error(error)


def _proposed(letters: LetterService, meeting: Meeting, _progress: Progress) -> Urgency:
    return letters.suggested_urgency(meeting)
