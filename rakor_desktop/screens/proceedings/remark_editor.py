"""The field in which the text of a remark is changed, at its place in the list."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from rakor_desktop.widgets.note_edit import NoteEdit

_LINES = (2, 12)


class RemarkEditor(NoteEdit):
    """Enter or Esc ends, Ctrl+Enter begins a new line; each change is told at once."""

    text_edited = Signal(str, str)  # remark id, text
    ended = Signal(object)  # this editor
    height_changed = Signal(str, int)

    def __init__(self, parent: QWidget, remark_id: str) -> None:
        super().__init__(parent)
        self.remark_id = remark_id
        self.is_filled = False
        self.setAccessibleName(self.tr("Isi catatan"))
        self.set_lines(*_LINES)
        self.edited.connect(self._tell)
        self.submitted.connect(self._end)

    def fill(self, text: str) -> None:
        """Show the stored text, once: what is typed is newer than any later reload."""
        self.is_filled = True
        self.show_text(text)

    def _tell(self, text: str) -> None:
        self.text_edited.emit(self.remark_id, text)

    def _end(self) -> None:
        self.ended.emit(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.ended.emit(self)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().height() != event.oldSize().height():
            self.height_changed.emit(self.remark_id, self.height())
