"""Ctrl+Z for text and data: the text field first, when it has something of its own to undo."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from rakor_desktop.domain.change import Change
from rakor_desktop.qtkit.autosave import Autosave
from rakor_desktop.qtkit.jobs import Jobs
from rakor_desktop.qtkit.save_state import SaveKind
from rakor_desktop.qtkit.screen import History

_TEXT = (QLineEdit, QPlainTextEdit, QTextEdit)
REDO_KEYS = "Ctrl+Shift+Z"
_UNDO_MARK, _REDO_MARK = "Urungkan: ", "Ulangi: "  # before the title of the step, in the title of the change


class UndoControl(QObject):
    """Undoes and redoes data, and lets the keys through to it when the focused text has nothing to undo."""

    titles_changed = Signal(object, object)  # str or None: undo, redo
    undone = Signal(str)
    redone = Signal(str)
    nothing_left = Signal()

    def __init__(self, history: History, jobs: Jobs, autosave: Autosave, parent: QWidget) -> None:
        super().__init__(parent)
        self._history = history
        self._jobs = jobs
        self._autosave = autosave
        self._watched: QWidget | None = None
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._watch)
        jobs.changed.connect(self._announce)

    def undo(self) -> None:
        """Take the newest data change back, after saving what was just typed."""
        # What it takes back is known only when the worker has saved what was typed: its answer says it.
        self._autosave.flush()
        if self._is_idle and self._history.undo_title() is None:
            self.nothing_left.emit()  # not written: it would only move the moment of the last saving
            return
        self._jobs.write(self._history.undo, done=self._tell_undone)

    def redo(self) -> None:
        """Do the change undone last again."""
        self._autosave.flush()
        if self._is_idle and self._history.redo_title() is None:
            self.nothing_left.emit()
            return
        self._jobs.write(self._history.redo, done=self._tell_redone)

    @property
    def _is_idle(self) -> bool:
        """Whether no write is under way that could become something to undo."""
        return self._jobs.saves.state.kind is not SaveKind.SAVING

    def refresh(self) -> None:
        """Ask again what could be undone."""
        self.titles_changed.emit(self._history.undo_title(), self._history.redo_title())

    def _announce(self, _change: Change) -> None:
        self.refresh()

    def _tell_undone(self, change: Change) -> None:
        if change.title:
            self.undone.emit(change.title.removeprefix(_UNDO_MARK))

    def _tell_redone(self, change: Change) -> None:
        if change.title:
            self.redone.emit(change.title.removeprefix(_REDO_MARK))

    def _watch(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Only the focused text is filtered: a filter on the application would cost at every event."""
        if self._watched is not None:
            self._watched.removeEventFilter(self)
            self._watched.destroyed.disconnect(self._forget)
        self._watched = new if isinstance(new, _TEXT) else None
        if self._watched is not None:
            self._watched.installEventFilter(self)
            self._watched.destroyed.connect(self._forget)

    def _forget(self) -> None:
        self._watched = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is not QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        is_undo = event.matches(QKeySequence.StandardKey.Undo)
        is_redo = event.matches(QKeySequence.StandardKey.Redo) or QKeySequence(event.keyCombination()) == QKeySequence(
            REDO_KEYS
        )
        if not (is_undo or is_redo) or _has_own(watched, is_redo=is_redo):
            return False
        event.ignore()
        return True


def _has_own(widget: QObject, *, is_redo: bool) -> bool:
    if isinstance(widget, QLineEdit):
        return not widget.isReadOnly() and (widget.isRedoAvailable() if is_redo else widget.isUndoAvailable())
    if isinstance(widget, QPlainTextEdit | QTextEdit):
        document = widget.document()
        return not widget.isReadOnly() and (document.isRedoAvailable() if is_redo else document.isUndoAvailable())
    return False
