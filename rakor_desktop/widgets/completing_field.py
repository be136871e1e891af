"""A line that completes from rows of the data: type a part, Enter takes, Esc closes."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from rakor_desktop.widgets.suggestions import Suggestion, SuggestionList

Source = Callable[[str], Sequence[Suggestion]]


class CompletingField(QLineEdit):
    """Asks its source at each key; the source answers at once with a bounded number of rows.

    `opens_when_empty` shows rows before anything is typed (Arrow down always does). `new_text`, such as
    "Tambah sebagai peserta baru: {text}", adds a last row that emits `new_text_entered`.
    """

    suggestion_taken = Signal(object)  # Suggestion
    text_entered = Signal(str)  # Enter without a suggestion
    new_text_entered = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._source: Source | None = None
        self._new_text = ""
        self._clears_after_taking = False
        self.opens_when_empty = False
        self.marks_first = True
        self._list = SuggestionList(self)
        self.textEdited.connect(self._offer)
        self._list.taken.connect(self._take)

    def set_source(self, source: Source) -> None:
        """Where the rows come from."""
        self._source = source

    def set_new_text(self, template: str) -> None:
        """Offer what was typed as something new; `{text}` stands for it."""
        self._new_text = template

    def set_clears_after_taking(self, clears: bool) -> None:
        """Empty the field after each taking, ready for the next name."""
        self._clears_after_taking = clears

    def close_list(self) -> None:
        """Close the list."""
        self._list.hide()

    def _offer(self, text: str) -> None:
        typed = text.strip()
        if self._source is None or not (typed or self.opens_when_empty):
            self._list.hide()
            return
        rows = list(self._source(typed))
        if typed and self._new_text:
            rows.append(Suggestion("", self._new_text.format(text=typed), value=typed, is_new=True))
        self._list.offer(rows, self.rect(), mark_first=self.marks_first)

    def _take(self, row: Suggestion) -> None:
        self.setText("" if self._clears_after_taking else row.text)
        if row.id:
            self.suggestion_taken.emit(row)
        else:
            self.new_text_entered.emit(row.text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if self._list.handle_key(key):
            return
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not self._list.take():
                self.text_entered.emit(self.text().strip())
            return
        if key == Qt.Key.Key_Down and self._source is not None:
            self._list.offer(list(self._source(self.text().strip())), self.rect())
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._list.hide()
        super().focusOutEvent(event)
