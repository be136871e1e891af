"""Number and date of a document while they are only typed: kept by the dialog, not by the data file."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLabel, QLineEdit

from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.naskah import DocumentKind
from rakor_desktop.domain.record import DocumentOptions, DocumentPlate
from rakor_desktop.screens.documents.number_binding import NumberHint, Style
from rakor_desktop.widgets.date_time_fields import DateField


class PlateFields(QObject):
    """Shows what is kept until something else is typed; `typed` is what the dialog has to hand over."""

    changed = Signal()  # what is filled in here is different now

    def __init__(self, number: QLineEdit, hint: QLabel, day: DateField, style: Style) -> None:
        super().__init__(number)
        self._number = number
        self._date = day
        self._hint = NumberHint(number, hint, style, lines=2)
        self._plate = DocumentPlate(DocumentKind.NOTULA, DocumentOptions(DocumentKind.NOTULA))
        self._meeting_day: date | None = None
        self._is_locked = False
        self._is_dated = False
        day.set_weekday_visible(False)
        number.textChanged.connect(self.changed)
        number.editingFinished.connect(self._make_whole)
        day.date_changed.connect(self._take_date)

    @property
    def is_misread(self) -> bool:
        """Whether the typed date is none."""
        return self._date.is_misread

    @property
    def filled(self) -> frozenset[str]:
        """Which fields are filled in here."""
        has_number = self._number.isModified() and bool(self._number.text().strip())
        has_date = self._is_dated and self._date.value is not None
        return frozenset(name for name, has in (("number", has_number), ("date", has_date)) if has)

    @property
    def typed(self) -> dict[str, Any]:
        """What is different from what is kept, by the names of a plate's fields."""
        found: dict[str, Any] = {}
        if self._number.isModified() and self._number.text().strip() != self._plate.number:
            found["number"] = self._number.text()
        if self._is_dated and self._date.value != self._plate.date:
            found["date"] = self._date.value
        return found

    def show_plate(self, plate: DocumentPlate, meeting_day: date | None, *, is_locked: bool) -> None:
        """Show what is kept; what was typed here stays."""
        self._plate, self._meeting_day, self._is_locked = plate, meeting_day, is_locked
        self._date.set_read_only(is_locked)
        if not self._is_dated and not self._date.is_misread:
            self._date.show_date(plate.date)
        self._show_hint()
        if not self._number.isModified() and self._number.text() != plate.number:
            self._number.setText(plate.number)
            self._number.setCursorPosition(0)

    def forget_typed(self) -> None:
        """What was typed is kept in the data file by now."""
        self._is_dated = False
        self._number.setModified(False)

    def focus_date(self) -> None:
        """To the date that cannot be read."""
        self._date.line_edit.setFocus()

    def _show_hint(self) -> None:
        dated = replace(self._plate, date=self._date.value)
        self._hint.show_for(dated, self._meeting_day, is_locked=self._is_locked)

    def _make_whole(self) -> None:
        try:
            whole = self._hint.whole(self._number.text())
        except UserError:
            return  # said below the field
        if self._number.isModified() and whole != self._number.text():
            self._number.setText(whole)
            self._number.setModified(True)
            self.changed.emit()

    def _take_date(self, _day: date | None) -> None:
        self._is_dated = True
        self._show_hint()
        self.changed.emit()
