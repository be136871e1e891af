"""The identity card: every field of a meeting, saved as it is filled in."""

from __future__ import annotations

import functools
from collections.abc import Callable
from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QWidget

from rakor_desktop.domain.change import Change
from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.kinds import Labelled, MeetingKind, MeetingMode, MeetingState, Purpose, Sector
from rakor_desktop.domain.meeting import Meeting
from rakor_desktop.forms.ui_identity_panel import Ui_IdentityPanel
from rakor_desktop.qtkit.autosave import Autosave
from rakor_desktop.qtkit.jobs import Jobs
from rakor_desktop.screens.preparation.field_grid import keep_at_top
from rakor_desktop.screens.preparation.identity_offices import IdentityOffices, OfficeChoice
from rakor_desktop.screens.preparation.identity_people import IdentityPeople
from rakor_desktop.services.directory import DirectoryService
from rakor_desktop.services.meetings import MeetingService
from rakor_desktop.services.settings import SettingService
from rakor_desktop.widgets.badges import SectorBadge
from rakor_desktop.widgets.flow_layout import FlowLayout
from rakor_desktop.widgets.text_binding import TextBinding


class IdentityPanel(QWidget):
    """Shows one meeting; no field waits for a button."""

    person_added = Signal(str)  # a typed name is in the directory now

    def __init__(
        self,
        meetings: MeetingService,
        directory: DirectoryService,
        settings: SettingService,
        jobs: Jobs,
        autosave: Autosave,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._meetings = meetings
        self._jobs = jobs
        self._autosave = autosave
        self._meeting = Meeting("")
        self.ui = Ui_IdentityPanel()
        self.ui.setupUi(self)
        ui = self.ui
        for edit in (ui.basis_edit, ui.result_edit):
            edit.submits = False
            edit.set_lines(2, 4)
        for box, kinds in ((ui.kind_combo, MeetingKind), (ui.mode_combo, MeetingMode), (ui.state_combo, MeetingState)):
            for one in kinds:
                box.addItem(one.label, one.value)
        texts = {
            "title": ui.title_edit,
            "theme": ui.theme_edit,
            "room": ui.room_edit,
            "venue": ui.venue_edit,
            "basis": ui.basis_edit,
            "expected_result": ui.result_edit,
            "purpose_text": ui.purpose_edit,
            "series_number": ui.series_number_edit,
            "quorum_percent": ui.quorum_edit,
        }
        self._bindings = {name: TextBinding(field, jobs, autosave) for name, field in texts.items()}
        self.purposes = {purpose: QCheckBox(purpose.label) for purpose in Purpose}
        self.sectors = {sector: QCheckBox(sector.label) for sector in Sector}
        self._lay_out_choices()
        self.people = IdentityPeople(ui, meetings, directory, jobs, autosave, self)
        self.offices = IdentityOffices(
            OfficeChoice(ui.letterhead_combo, self), OfficeChoice(ui.signatory_combo, self), settings
        )
        keep_at_top(ui.fields_grid)
        self._order_tabs()
        self._connect()

    def show_meeting(self, meeting: Meeting) -> None:
        """Show this meeting; what is being typed stays."""
        is_other = meeting.id != self._meeting.id
        if is_other:
            self.ui.error_panel.hide()
            self.ui.scroll_area.verticalScrollBar().setValue(0)
        self._meeting = meeting
        ui = self.ui
        for name, binding in self._bindings.items():
            binding.attach(("meeting", meeting.id, name), functools.partial(self._save_text, meeting.id, name))
            value = getattr(meeting, name)
            binding.show_text("" if value is None else str(value))
        _choose(ui.kind_combo, meeting.kind)
        _choose(ui.mode_combo, meeting.mode)
        _choose(ui.state_combo, meeting.state)
        if is_other or not (ui.date_edit.line_edit.hasFocus() or ui.date_edit.is_misread):
            ui.date_edit.show_date(meeting.date)
        for time_field, moment in ((ui.start_edit, meeting.planned_start), (ui.end_edit, meeting.planned_end)):
            if is_other or not (time_field.line_edit.hasFocus() or time_field.is_misread):
                time_field.show_time(moment)
        for purpose, check in self.purposes.items():
            check.setChecked(purpose in meeting.purposes)
        for sector, check in self.sectors.items():
            check.setChecked(sector in meeting.sectors)
        self.people.show_meeting(meeting)
        if is_other:
            self.offices.fill()
        self.offices.show_choice(meeting.letterhead_id, meeting.signatory_id)
        self._check_times()

    def fill_offices(self) -> None:
        """The letterheads or signatories of the office changed."""
        self.offices.fill()
        self.offices.show_choice(self._meeting.letterhead_id, self._meeting.signatory_id)

    def show_field(self, name: str) -> bool:
        """Go to a field by its name in Meeting; whether there is one."""
        ui = self.ui
        fields: dict[str, QWidget] = {
            "title": ui.title_edit, "date": ui.date_edit, "planned_start": ui.start_edit, "planned_end": ui.end_edit,
            "venue": ui.venue_edit, "room": ui.room_edit, "chair_id": ui.chair_edit,
            "secretary_id": ui.secretary_edit, "minute_taker_id": ui.minute_taker_edit,
            "letterhead_id": ui.letterhead_combo, "signatory_id": ui.signatory_combo,
        }  # fmt: skip
        if name not in fields:
            return False
        fields[name].setFocus()
        ui.scroll_area.ensureWidgetVisible(fields[name])
        return True

    def focus_first(self) -> None:
        """Start at the title."""
        self.ui.title_edit.setFocus()

    # ---- inside

    def _lay_out_choices(self) -> None:
        purposes = FlowLayout(self.ui.purpose_panel, 12)
        for check in self.purposes.values():
            purposes.addWidget(check)
        sectors = FlowLayout(self.ui.sector_panel, 12)
        for sector, check in self.sectors.items():
            pair = QWidget(self.ui.sector_panel)
            row = QHBoxLayout(pair)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(6)
            badge = SectorBadge(pair)
            badge.show_sector(sector)
            row.addWidget(check)
            row.addWidget(badge)
            sectors.addWidget(pair)

    def _order_tabs(self) -> None:
        """As the eye reads; what is made here would otherwise come after all that the form holds."""
        ui = self.ui
        fields: list[QWidget] = [
            ui.title_edit, ui.kind_combo, ui.mode_combo, ui.state_combo,
            ui.date_edit.line_edit, ui.start_edit.line_edit, ui.end_edit.line_edit,
            ui.series_edit, ui.series_number_edit, ui.room_edit, ui.venue_edit, ui.organiser_edit,
            ui.chair_edit, ui.secretary_edit, ui.minute_taker_edit, ui.theme_edit, ui.basis_edit, ui.result_edit,
            *self.purposes.values(), ui.purpose_edit, *self.sectors.values(),
            ui.quorum_edit, ui.letterhead_combo, ui.signatory_combo,
        ]  # fmt: skip
        order = [part for field in fields for part in (field, *self.people.part_of(field))]
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def _connect(self) -> None:
        ui = self.ui
        for name, box in (("kind", ui.kind_combo), ("mode", ui.mode_combo), ("state", ui.state_combo)):
            box.activated.connect(functools.partial(self._save_choice, name, box))
        ui.date_edit.date_changed.connect(functools.partial(self._save, "date"))
        self.offices.letterhead.chosen.connect(functools.partial(self._save, "letterhead_id"))
        self.offices.signatory.chosen.connect(functools.partial(self._save, "signatory_id"))
        ui.start_edit.time_changed.connect(functools.partial(self._save, "planned_start"))
        ui.end_edit.time_changed.connect(functools.partial(self._save, "planned_end"))
        for check in self.purposes.values():
            check.clicked.connect(self._save_purposes)
        for check in self.sectors.values():
            check.clicked.connect(self._save_sectors)
        for binding in self._bindings.values():
            binding.error_changed.connect(self._show_error)
        self.people.failed.connect(ui.error_panel.show_error)
        self.people.person_added.connect(self.person_added)

    def _save_text(self, meeting_id: str, name: str, text: str) -> Change:
        if name in ("series_number", "quorum_percent"):
            return self._meetings.update(meeting_id, **{name: _number(name, text)})
        return self._meetings.update(meeting_id, **{name: text})

    def _save(self, name: str, value: object) -> None:
        self.ui.error_panel.hide()
        action = functools.partial(self._meetings.update, self._meeting.id, **{name: value})
        self._jobs.write(action, failed=self.ui.error_panel.show_error)
        self._check_times()

    def _save_choice(self, name: str, box: QComboBox, _index: int) -> None:
        kinds: dict[str, Callable[[str], Labelled]] = {
            "kind": MeetingKind, "mode": MeetingMode, "state": MeetingState,
        }  # fmt: skip
        self._save(name, kinds[name](str(box.currentData())))

    def _save_purposes(self) -> None:
        self._save("purposes", tuple(one for one, check in self.purposes.items() if check.isChecked()))

    def _save_sectors(self) -> None:
        self._save("sectors", tuple(one for one, check in self.sectors.items() if check.isChecked()))

    def _check_times(self) -> None:
        start, end = self.ui.start_edit.value, self.ui.end_edit.value
        if self.ui.end_edit.is_misread:
            return  # its own mistake stands below it
        if start is not None and end is not None and end <= start:
            self.ui.end_edit.show_error(self.tr("Selesai harus sesudah mulai."))
        else:
            self.ui.end_edit.show_error("")

    def _show_error(self, error: UserError | None) -> None:
        if error is None:
            self.ui.error_panel.hide()
        else:
            self.ui.error_panel.show_error(error)


def _choose(box: QComboBox, value: Labelled) -> None:
    box.setCurrentIndex(box.findData(value.value))


def _number(name: str, text: str) -> int | None:
    """A typed whole number; None for an empty series number. Raises UserError."""
    text = text.strip().removesuffix("%").strip()
    if not text and name == "series_number":
        return None
    if not text.isascii() or not text.isdigit():
        if name == "series_number":
            raise UserError("Tulis urutan rapat dalam seri dengan angka, misalnya 3.")
        raise UserError("Tulis kuorum dengan angka 0 sampai 100, misalnya 50.")
    return int(text)
