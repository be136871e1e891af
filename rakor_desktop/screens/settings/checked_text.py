"""Ties a text with a rule to its field: what the rule refuses stays in the field as a draft, the last good text serves.

A refused text is kept in the data file like any draft, so it is neither lost nor an error of saving.
"""

from __future__ import annotations

import functools
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QLineEdit

from rakor_desktop.domain.change import Change
from rakor_desktop.domain.errors import UserError
from rakor_desktop.qtkit.autosave import Autosave
from rakor_desktop.qtkit.jobs import Jobs
from rakor_desktop.qtkit.messages import set_property
from rakor_desktop.services.drafts import DraftService
from rakor_desktop.widgets.note_edit import NoteEdit
from rakor_desktop.widgets.text_binding import TextBinding

Check = Callable[[str], None]  # raises UserError
Save = Callable[[str], Change]
_PAUSE = 400  # ms after the last key: nobody is told of a field whose name is half typed


class CheckedText(QObject):
    """One field; `attach` says which text it holds now, and by which rule."""

    fault_changed = Signal(object)  # UserError, or None when what stands in the field can serve

    def __init__(self, field: QLineEdit | NoteEdit, drafts: DraftService, jobs: Jobs, autosave: Autosave) -> None:
        super().__init__(field)
        self._field = field
        self._drafts = drafts
        self._jobs = jobs
        self._autosave = autosave
        self._binding = TextBinding(field, jobs, autosave)
        self._key = ("", "")
        self._check: Check | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._tell)
        field.textChanged.connect(self._follow_text)

    @property
    def text(self) -> str:
        """What stands in the field."""
        return self._field.text() if isinstance(self._field, QLineEdit) else self._field.toPlainText()

    @property
    def fault(self) -> UserError | None:
        """Why it cannot serve; None when it can."""
        if self._check is None:
            return None
        try:
            self._check(self.text)
        except UserError as error:
            return error
        return None

    def attach(self, key: tuple[str, str], check: Check, save: Save) -> None:
        """From now on the field belongs to `key`; both functions run in the worker too."""
        self._key, self._check = key, check
        self._binding.attach(key, functools.partial(_written, self._drafts, _draft_of(key), check, save))

    def show_text(self, stored: str) -> None:
        """Show the text that was refused, else the stored one; what is being typed stays."""
        self._binding.show_text(self._drafts.text(_draft_of(self._key)) or stored)
        self._tell()

    def give_back(self, default: str, save: Callable[[], Change]) -> None:
        """Forget what was refused and write the default by `save`."""
        self._autosave.discard(self._key)
        self._binding.show_text(default)
        self._jobs.write(functools.partial(_given_back, self._drafts, _draft_of(self._key), save))

    def _follow_text(self) -> None:
        if self.fault is None:
            self._tell()
        else:
            self._pause.start()

    def _tell(self) -> None:
        self._pause.stop()
        fault = self.fault
        set_property(self._field, "error", "true" if fault else "false")
        self.fault_changed.emit(fault)


def _draft_of(key: tuple[str, str]) -> str:
    return "pengaturan:" + ":".join(key)


def _written(drafts: DraftService, draft: str, check: Check, save: Save, text: str) -> Change:
    try:
        check(text)
    except UserError:
        return drafts.keep(draft, text)
    change = save(text)
    drafts.drop(draft)
    return change


def _given_back(drafts: DraftService, draft: str, save: Callable[[], Change]) -> Change:
    drafts.drop(draft)
    return save()
