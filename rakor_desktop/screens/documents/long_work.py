"""Long work of the document screen, one at a time: how far it is, what came of it, what went wrong; all in place."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QAbstractButton

from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.progress import Progress
from rakor_desktop.forms.ui_documents_screen import Ui_DocumentsScreen
from rakor_desktop.qtkit.jobs import JobHandle, Jobs, ProgressState
from rakor_desktop.qtkit.messages import Message

T = TypeVar("T")
Finish = Callable[[T], Message | None]


class LongWork(QObject):
    """Runs a job with progress and `Batalkan`, then shows its message and the button that goes with it."""

    running_changed = Signal(bool)

    def __init__(self, ui: Ui_DocumentsScreen, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._ui = ui
        self._jobs = jobs
        self._handle: JobHandle | None = None
        self._again: Callable[[], None] | None = None
        self._action: Callable[[], None] | None = None
        ui.progress_group.hide()
        ui.cancel_button.clicked.connect(self.cancel)
        ui.export_result.action_requested.connect(self._act)
        ui.export_error.action_requested.connect(self._try_again)

    @property
    def is_running(self) -> bool:
        """Whether something is being written or printed now."""
        return self._handle is not None

    def run(self, text: str, action: Callable[[Progress], T], finish: Finish[T], again: Callable[[], None]) -> None:
        """Do `action` in the worker; `finish` gives the message of its result, `again` is what `Coba lagi` does.

        While something runs nothing else begins: `Batalkan` and the bar belong to what was begun first.
        """
        if self.is_running:
            self._ui.progress_label.setText(self.tr("Tunggu sampai pekerjaan ini selesai."))
            return
        self.clear()
        self._again = again
        self._ui.progress_label.setText(text)
        self._ui.progress_bar.setRange(0, 0)
        self._ui.progress_group.show()
        done = functools.partial(self._finish, finish)
        self._handle = self._jobs.run(action, done=done, failed=self.show_error, title=text, lets_writes_pass=True)
        self._handle.progressed.connect(self._show_progress)
        self._handle.finished.connect(self._end)
        self.running_changed.emit(True)

    def cancel(self) -> None:
        """Stop; no file is left half written, those that were finished before stay."""
        if self._handle is not None:
            self._handle.cancel()

    def clear(self) -> None:
        """Forget what was shown."""
        self._ui.export_error.hide()
        self._ui.export_result.hide()

    def show_message(self, message: Message) -> None:
        """Show a result."""
        self.clear()
        self._ui.export_result.show_message(message)

    def show_error(self, error: UserError) -> None:
        """Show what went wrong, with `Coba lagi` when there is something to try."""
        self._ui.export_error.show_error(error, self.tr("Coba lagi") if self._again else "")

    def set_action(self, action: Callable[[], None]) -> None:
        """What the button of the next message does."""
        self._action = action

    def _finish(self, finish: Finish[T], result: T) -> None:
        message = finish(result)
        if message is not None:
            self._ui.export_result.show_message(message)

    def _show_progress(self, state: ProgressState) -> None:
        self._ui.progress_bar.setRange(0, max(state.total, 1))
        self._ui.progress_bar.setValue(state.done)
        if state.text:
            self._ui.progress_label.setText(state.text)
            self._ui.progress_label.setToolTip(state.text)

    def _end(self) -> None:
        self._handle = None
        self._ui.progress_group.hide()
        self.running_changed.emit(False)

    def _act(self) -> None:
        if self._action is not None:
            self._action()

    def _try_again(self) -> None:
        if self._again is not None:
            self._again()


def show_waiting(button: QAbstractButton, is_waiting: bool) -> None:
    """Close a button while work runs that it would disturb, and say why."""
    button.setEnabled(not is_waiting)
    tip = QCoreApplication.translate("LongWork", "Tunggu sampai pekerjaan ini selesai.") if is_waiting else ""
    button.setToolTip(tip)
    button.setAccessibleDescription(tip)
