"""Ties a text field to a stored text: saves what is typed, shows what changed elsewhere, never overwrites typing."""

from __future__ import annotations

import functools
from collections.abc import Callable, Hashable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLineEdit

from rakor_desktop.domain.change import Change
from rakor_desktop.domain.errors import LockedError, UserError
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
        self._saved: str | None = None
        self._is_new_here = True
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
        """Whether the field holds text that is not in the data file: it waits, or a final document refused it."""
        if isinstance(self._error, LockedError):
            return True
        pending = self._autosave.pending(self._key)
        return pending is not None and pending != self._saved

    def attach(self, key: Hashable, save: Save) -> None:
        """From now on the field belongs to `key`; `save` runs in the worker.

        Text typed earlier under `key` that is still on its way into the data file is shown at once.
        """
        is_other = key != self._key
        if is_other:
            self._autosave.flush()
            self._saved = None
            self._is_new_here = True
            self._error = None
            self._show_outcome()
        self._key = key
        self._save = save
        if is_other and (pending := self._autosave.pending(key)) is not None:
            self._put(pending)

    def show_text(self, text: str) -> None:
        """Show the stored text, unless the officer is just writing something else."""
        if self.is_unsaved:
            return
        current = self._text()
        is_same = " ".join(clean_text(current).split()) == " ".join(text.split())
        if self._field.hasFocus() and is_same and not self._is_new_here:
            return  # only cleaned by the service: a space typed last must not vanish under the hand
        self._put(text)

    def reset(self) -> None:
        """Empty the field for a row that is only begun, but for what was typed for it and is still to be saved."""
        self._saved = None
        self._put(self._autosave.pending(self._key) or "")

    def _put(self, text: str) -> None:
        self._is_new_here = False
        if self._text() == text:
            return
        if isinstance(self._field, QLineEdit):
            place = self._field.cursorPosition() if self._field.hasFocus() else 0
            self._field.setText(text)
            self._field.setCursorPosition(min(place, len(text)))
        else:
            self._field.show_text(text)

    def _text(self) -> str:
        return self._field.text() if isinstance(self._field, QLineEdit) else self._field.toPlainText()

    def _note_typing(self, text: str) -> None:
        if self._save is None:
            return
        self._saved = None
        self._is_new_here = False
        self._autosave.edit(self._key, functools.partial(self._write, self._key, self._save, text), text)

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
        # What a final document refused is told by the window.
        self.error_changed.emit(None if isinstance(self._error, LockedError) else self._error)
