"""Ties a text field to a stored text: saves what is typed, shows what changed elsewhere, never overwrites typing."""

from __future__ import annotations

import functools
from collections.abc import Callable, Hashable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLineEdit

from rakor_desktop.domain.change import Change
from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.formatting import clean_text
from rakor_desktop.qtkit.autosave import Autosave
from rakor_desktop.qtkit.jobs import Jobs
from rakor_desktop.qtkit.messages import set_property
from rakor_desktop.widgets.note_edit import NoteEdit

Save = Callable[[str], Change]


class TextBinding(QObject):
    """One field and what it stands for; `attach` says which row it belongs to now."""

    error_changed = Signal(object)  # UserError, or None when the text could be saved after all

    def __init__(self, field: QLineEdit | NoteEdit, jobs: Jobs, autosave: Autosave) -> None:
        super().__init__(field)
        self._field = field
        self._autosave = autosave
        self._key: Hashable = None
        self._save: Save | None = None
        self._typed: str | None = None
        self._saved: str | None = None
        self._error: UserError | None = None
        self._shown_error: UserError | None = None
        if isinstance(field, QLineEdit):
            field.textEdited.connect(self._note_typing)
            field.editingFinished.connect(autosave.flush)
        else:
            field.edited.connect(self._note_typing)
            field.focus_left.connect(autosave.flush)
        jobs.save_state_changed.connect(self._show_outcome)

    @property
    def is_unsaved(self) -> bool:
        """Whether the field holds text that is not in the data file yet."""
        return self._typed is not None and self._saved != self._typed

    def attach(self, key: Hashable, save: Save) -> None:
        """From now on the field belongs to `key`; `save` runs in the worker."""
        if key != self._key:
            self._autosave.flush()
            self._typed = self._saved = None
            self._error = None
            self._show_outcome()
        self._key = key
        self._save = save

    def show_text(self, text: str) -> None:
        """Show the stored text, unless the officer is just writing something else."""
        current = self._text()
        if self.is_unsaved or current == text:
            return
        if self._field.hasFocus() and " ".join(clean_text(current).split()) == " ".join(text.split()):
            return  # only cleaned by the service: a space typed last must not vanish under the hand
        if isinstance(self._field, QLineEdit):
            place = self._field.cursorPosition() if self._field.hasFocus() else 0
            self._field.setText(text)
            self._field.setCursorPosition(min(place, len(text)))
        else:
            self._field.show_text(text)
        self._typed = None

    def reset(self) -> None:
        """Empty the field for a row that is only begun."""
        self._typed = self._saved = None
        if isinstance(self._field, QLineEdit):
            self._field.clear()
        else:
            self._field.show_text("")

    def _text(self) -> str:
        return self._field.text() if isinstance(self._field, QLineEdit) else self._field.toPlainText()

    def _note_typing(self, text: str) -> None:
        if self._save is None:
            return
        self._typed = text
        self._autosave.edit(self._key, functools.partial(self._write, self._key, self._save, text))

    def _write(self, key: Hashable, save: Save, text: str) -> Change:
        # Worker thread: only plain attributes are set here, the main thread looks at them afterwards.
        try:
            change = save(text)
        except UserError as error:
            if key == self._key:
                self._error = error
            raise
        if key == self._key:
            self._saved = text
            self._error = None
        return change

    def _show_outcome(self, _state: object = None) -> None:
        if self._error is self._shown_error:
            return
        self._shown_error = self._error
        set_property(self._field, "error", "true" if self._error else "false")
        self._field.setToolTip(self._error.message if self._error else "")
        self.error_changed.emit(self._error)
