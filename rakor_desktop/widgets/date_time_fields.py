"""Dates and clock times as they are typed here: `24-11-2026`, `08.30`; mistakes are explained below the field."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QSizePolicy, QWidget

from rakor_desktop.domain.formatting import clock, numeric_date, parse_date, parse_time, weekday
from rakor_desktop.qtkit.icons import Icon, icon_pixmap
from rakor_desktop.qtkit.messages import set_property
from rakor_desktop.qtkit.theme import theme_of

_MINUTE_STEP = 5
_GAP = 6


class _CheckedField(QWidget):
    """A line, something computed beside it, and an error below; the text is kept when it is wrong."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line_edit = QLineEdit(self)
        self.setFocusProxy(self.line_edit)
        self._beside = QLineEdit(self)
        self._beside.setReadOnly(True)
        self._beside.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._error_icon = QLabel(self)
        self._error = QLabel(self)
        self._error.setWordWrap(True)
        set_property(self._error, "role", "error")
        layout = self._layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(_GAP)
        layout.setVerticalSpacing(4)
        layout.addWidget(self.line_edit, 0, 0, 1, 2)
        layout.addWidget(self._beside, 0, 2)
        layout.addWidget(self._error_icon, 1, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._error, 1, 1, 1, 2)
        layout.setColumnStretch(1, 1)
        layout.setColumnStretch(2, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.line_edit.textEdited.connect(self._read_while_typing)
        self.line_edit.editingFinished.connect(self._read_finally)
        self.line_edit.installEventFilter(self)
        self._show_error("")

    @property
    def is_misread(self) -> bool:
        """Whether the typed text means no value: it is kept until it is corrected."""
        try:
            self._read(self.line_edit.text().strip())
        except ValueError:
            return True
        return False

    @property
    def has_error(self) -> bool:
        """Whether the typed text is not understood."""
        return bool(self._error.text())

    @property
    def error_text(self) -> str:
        """The sentence that is shown below the field."""
        return self._error.text()

    def show_error(self, text: str) -> None:
        """Show a rule of the screen that this value breaks; empty removes it."""
        self._show_error(text)

    def setAccessibleName(self, name: str) -> None:  # noqa: N802 - Qt's name
        super().setAccessibleName(name)
        self.line_edit.setAccessibleName(name)

    def set_read_only(self, read_only: bool) -> None:
        """Show the value only."""
        self.line_edit.setReadOnly(read_only)

    def _show_error(self, text: str) -> None:
        theme = theme_of(self)
        self._error.setText(text)
        self._error.setVisible(bool(text))
        self._error_icon.setVisible(bool(text))
        if text:
            pixmap = icon_pixmap(Icon.NOT_SAVED, "danger", theme.px(15), self.devicePixelRatioF())
            self._error_icon.setPixmap(pixmap)
        set_property(self.line_edit, "error", "true" if text else "false")
        self.line_edit.setAccessibleDescription(text)

    def _read_while_typing(self, text: str) -> None:
        raise NotImplementedError

    def _read_finally(self) -> None:
        raise NotImplementedError

    def _step(self, direction: int) -> None:
        raise NotImplementedError

    def _read(self, text: str) -> object:
        """The value that a text means, None when it is empty. Raises ValueError with the mistake."""
        raise NotImplementedError

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and not self.line_edit.isReadOnly():
            direction = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()))
            if direction is not None and event.modifiers() == Qt.KeyboardModifier.NoModifier:
                self._step(direction)
                return True
        return False


class DateField(_CheckedField):
    """A date; the weekday is computed beside it. Arrow up and down move by a day."""

    date_changed = Signal(object)  # date or None

    def __init__(self, parent: QWidget | None = None) -> None:
        self._date: date | None = None
        super().__init__(parent)
        self.line_edit.setPlaceholderText(self.tr("hh-bb-tttt"))
        self._beside.setAccessibleName(self.tr("Hari"))
        self.setAccessibleName(self.tr("Tanggal"))

    @property
    def value(self) -> date | None:
        """The last date that was understood; None when empty."""
        return self._date

    def show_date(self, day: date | None) -> None:
        """Show a stored date."""
        self._date = day
        self.line_edit.setText(numeric_date(day) if day else "")
        self._beside.setText(weekday(day) if day else "")
        self._show_error("")

    def set_weekday_visible(self, visible: bool) -> None:
        """Hide the weekday where there is no room; the date then has all of it."""
        self._beside.setVisible(visible)
        self._layout.setColumnStretch(2, int(visible))
        self._layout.setHorizontalSpacing(_GAP if visible else 0)

    def _read_while_typing(self, text: str) -> None:
        try:
            day = self._read(text.strip())
        except ValueError as error:
            self._beside.setText("")
            self._show_error(str(error) if len(text.strip()) >= len("24-11-2026") else "")
            return
        self._show_error("")
        self._beside.setText(weekday(day) if day else "")
        if day is None or len(text.strip()) >= len("24-11-2026"):
            self._take(day)  # a shorter date may still grow: `1-1-20` into `1-1-2026`

    def _read_finally(self) -> None:
        text = self.line_edit.text().strip()
        try:
            day = self._read(text)
        except ValueError as error:
            self._show_error(str(error))
            return
        self.line_edit.setText(numeric_date(day) if day else "")
        self._beside.setText(weekday(day) if day else "")
        if day != self._date:
            self._show_error("")
        self._take(day)

    def _step(self, direction: int) -> None:
        day = self._date or date.today() - timedelta(days=direction)
        day += timedelta(days=direction)
        self.line_edit.setText(numeric_date(day))
        self._read_finally()

    def _read(self, text: str) -> date | None:
        return parse_date(text) if text else None

    def _take(self, day: date | None) -> None:
        if day != self._date:
            self._date = day
            self.date_changed.emit(day)


class TimeField(_CheckedField):
    """A clock time; arrow up and down move by five minutes."""

    time_changed = Signal(object)  # time or None

    def __init__(self, parent: QWidget | None = None) -> None:
        self._time: time | None = None
        super().__init__(parent)
        self._beside.hide()
        self.line_edit.setPlaceholderText(self.tr("jj.mm"))
        self.setAccessibleName(self.tr("Waktu"))

    @property
    def value(self) -> time | None:
        """The last time that was understood; None when empty."""
        return self._time

    def show_time(self, moment: time | None) -> None:
        """Show a stored time."""
        self._time = moment
        self.line_edit.setText(clock(moment) if moment else "")
        self._show_error("")

    def _read_while_typing(self, text: str) -> None:
        self._show_error("")
        if len(text.strip()) >= len("08.30") or not text.strip():
            try:
                self._take(self._read(text.strip()))
            except ValueError as error:
                self._show_error(str(error))

    def _read_finally(self) -> None:
        text = self.line_edit.text().strip()
        try:
            moment = self._read(text)
        except ValueError as error:
            self._show_error(str(error))
            return
        self.line_edit.setText(clock(moment) if moment else "")
        if moment != self._time:
            self._show_error("")
        self._take(moment)

    def _step(self, direction: int) -> None:
        if self._time is None:
            return
        moved = datetime.combine(date.min + timedelta(days=1), self._time) + timedelta(minutes=_MINUTE_STEP * direction)
        self.line_edit.setText(clock(moved))
        self._read_finally()

    def _read(self, text: str) -> time | None:
        return parse_time(text) if text else None

    def _take(self, moment: time | None) -> None:
        if moment != self._time:
            self._time = moment
            self.time_changed.emit(moment)
