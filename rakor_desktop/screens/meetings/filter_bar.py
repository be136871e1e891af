"""The filters above the meeting list."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QComboBox

from rakor_desktop.domain.kinds import MeetingKind, MeetingState
from rakor_desktop.domain.meeting import MeetingFilter
from rakor_desktop.forms.ui_meetings_screen import Ui_MeetingsScreen
from rakor_desktop.services.meetings import MeetingService

PAGE = 200


class FilterBar(QObject):
    """Turns the search field and the four boxes into one `MeetingFilter`."""

    filter_changed = Signal()

    def __init__(self, ui: Ui_MeetingsScreen, meetings: MeetingService, parent: QObject) -> None:
        super().__init__(parent)
        self._ui = ui
        self._meetings = meetings
        self._boxes = (ui.year_combo, ui.kind_combo, ui.state_combo, ui.series_combo)
        self._is_narrow = False
        self.filter = MeetingFilter(limit=PAGE)
        self.fill()
        ui.filter_edit.search_changed.connect(self._take)
        for box in self._boxes:
            box.activated.connect(self._take)

    @property
    def is_active(self) -> bool:
        """Whether anything is filtered out."""
        return replace(self.filter, sort="date", descending=True) != MeetingFilter(limit=PAGE)

    def fill(self) -> None:
        """Put the years and series that exist now; what was chosen stays chosen."""
        ui, chosen = self._ui, self.filter
        years: list[tuple[str, object]] = [(str(year), year) for year in self._meetings.years()]
        series: list[tuple[str, object]] = [(one.name, one.id) for one in self._meetings.series()]
        _fill(ui.year_combo, years, chosen.year)
        _fill(ui.kind_combo, [(one.label, one.value) for one in MeetingKind], chosen.kind)
        _fill(ui.state_combo, [(one.label, one.value) for one in MeetingState], chosen.state)
        _fill(ui.series_combo, series, chosen.series_id)
        ui.series_combo.setVisible(bool(series))
        self.show_narrow(self._is_narrow)

    def sort(self, key: str, descending: bool) -> None:
        """Sort by a column."""
        self.filter = replace(self.filter, sort=key, descending=descending)
        self.filter_changed.emit()

    def show_narrow(self, narrow: bool) -> None:
        """Say only what each box filters by, where "Semua tahun" would be cut off."""
        words = (
            (self.tr("Semua tahun"), self.tr("Tahun")),
            (self.tr("Semua jenis"), self.tr("Jenis")),
            (self.tr("Semua status"), self.tr("Status")),
            (self.tr("Semua seri"), self.tr("Seri")),
        )
        for box, (long_text, short_text) in zip(self._boxes, words, strict=True):
            box.setItemText(0, short_text if narrow else long_text)
        self._is_narrow = narrow

    def clear(self) -> None:
        """Show all meetings again."""
        self._ui.filter_edit.clear()
        for box in self._boxes:
            box.setCurrentIndex(0)
        self._take()

    def _take(self) -> None:
        ui = self._ui
        kind, state = ui.kind_combo.currentData(), ui.state_combo.currentData()
        self.filter = replace(
            self.filter,
            text=ui.filter_edit.text().strip(),
            year=ui.year_combo.currentData(),
            kind=MeetingKind(kind) if kind else None,
            state=MeetingState(state) if state else None,
            series_id=ui.series_combo.currentData(),
        )
        self.filter_changed.emit()


def _fill(box: QComboBox, choices: list[tuple[str, object]], chosen: object) -> None:
    box.clear()
    box.addItem("", None)
    for label, value in choices:
        box.addItem(label, value)
        if chosen is not None and value == chosen:
            box.setCurrentIndex(box.count() - 1)
