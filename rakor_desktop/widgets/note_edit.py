"""The field in which sentences are typed while somebody talks."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from PySide6.QtCore import QMimeData, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from rakor_desktop.domain.formatting import clean_text
from rakor_desktop.qtkit.theme import Role, theme_of
from rakor_desktop.widgets.suggestions import Suggestion, SuggestionList

_PHRASE = re.compile(r"(?:^|\s)/(\w*)$")

PhraseSource = Callable[[str], Sequence[Suggestion]]


class NoteEdit(QPlainTextEdit):
    """Grows from two to six lines. Enter submits, Ctrl+Enter or Shift+Enter begins a new line.

    With `submits` off (a long text in a form) Enter begins a new line. `/kode` offers the phrases of the office; a
    whole key becomes its phrase with a space or Enter, also when the list is closed.
    """

    submitted = Signal()
    edited = Signal(str)  # the text after each change by the user
    focus_left = Signal()
    phrase_taken = Signal(object)  # Suggestion: it is the whole text

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.submits = True
        self._lines = (2, 6)
        self._phrases: PhraseSource | None = None
        self._is_showing = False
        self._list = SuggestionList(self)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.textChanged.connect(self._react)
        self.document().documentLayout().documentSizeChanged.connect(self._fit_height)
        self._list.taken.connect(self._expand)
        theme_of(self).theme_changed.connect(self._measure)
        self._measure()

    def set_lines(self, least: int, most: int) -> None:
        """How many lines the field shows before it scrolls."""
        self._lines = (least, most)
        self._fit_height()

    def set_phrases(self, source: PhraseSource) -> None:
        """Where phrases come from: asked with what stands behind `/`; `value` is the sentence."""
        self._phrases = source

    def show_text(self, text: str) -> None:
        """Show a stored text without announcing it as edited; keeps the caret when nothing changes."""
        if text == self.toPlainText():
            return
        self._is_showing = True
        self.setPlainText(text)
        self.moveCursor(QTextCursor.MoveOperation.End)
        self._is_showing = False

    def has_own_undo(self, *, redo: bool = False) -> bool:
        """Whether Ctrl+Z belongs to the text before it belongs to the data."""
        return self.document().isRedoAvailable() if redo else self.document().isUndoAvailable()

    def _react(self) -> None:
        if self._is_showing:
            return
        self.edited.emit(self.toPlainText())
        self._offer_phrases()

    def _offer_phrases(self) -> None:
        match = self._typed_code()
        if self._phrases is None or match is None:
            self._list.hide()
            return
        anchor = QRect(self.cursorRect())
        anchor.setLeft(self.cursorRect().left() + self.viewport().x())
        self._list.offer(self._phrases(match.group(1)), anchor)

    def _typed_code(self) -> re.Match[str] | None:
        cursor = self.textCursor()
        return _PHRASE.search(cursor.block().text()[: cursor.positionInBlock()])

    def _expand(self, row: Suggestion) -> None:
        match = self._typed_code()
        cursor = self.textCursor()
        if match is not None:
            back = len(match.group(1)) + 1
            cursor.movePosition(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor, back)
        cursor.insertText(row.text)
        if self.toPlainText() == row.text:
            self.phrase_taken.emit(row)

    def _expand_whole_key(self) -> bool:
        """Expand the key before the caret when it is one in full; whether it was."""
        match = self._typed_code()
        if self._phrases is None or match is None or not match.group(1):
            return False
        key = match.group(1).casefold()
        row = next((one for one in self._phrases(key) if one.id == key), None)
        if row is None:
            return False
        self._list.hide()
        self._expand(row)
        return True

    def _measure(self) -> None:
        theme = theme_of(self)
        self.setStyleSheet(f"font-size: {Role.NOTE.points * theme.text_scale:.1f}pt")
        self._fit_height()

    def _fit_height(self) -> None:
        least, most = self._lines
        lines = min(max(int(self.document().size().height()), least), most)
        self.setVerticalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAlwaysOff
            if self.document().size().height() <= most
            else Qt.ScrollBarPolicy.ScrollBarAsNeeded
        )
        spacing = QFontMetrics(theme_of(self).font(Role.NOTE)).lineSpacing()
        height = lines * spacing + 2 * int(self.document().documentMargin()) + theme_of(self).px(8) + 4
        if height != self.height():
            self.setFixedHeight(height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_height()

    def insertFromMimeData(self, source: QMimeData) -> None:
        self.textCursor().insertText(clean_text(source.text()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if self._list.handle_key(key):
            return
        is_enter = key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if (is_enter or key == Qt.Key.Key_Tab) and self._list.take():
            return
        if (is_enter or key == Qt.Key.Key_Space) and self._expand_whole_key():
            if key == Qt.Key.Key_Space and not self.toPlainText()[: self.textCursor().position()].endswith(" "):
                super().keyPressEvent(event)
            return
        if is_enter:
            with_modifier = event.modifiers() & (
                Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
            )
            if self.submits and not with_modifier:
                self.submitted.emit()
            else:
                self.textCursor().insertText("\n")
                self.ensureCursorVisible()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._list.hide()
        super().focusOutEvent(event)
        self.focus_left.emit()
