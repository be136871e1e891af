"""What the window itself has to say: toasts of undo and redo, the way back, errors that no screen took."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from rakor_desktop.domain.errors import LockedError, UserError
from rakor_desktop.qtkit.autosave import Autosave
from rakor_desktop.qtkit.icons import Icon
from rakor_desktop.qtkit.messages import Message, message_of
from rakor_desktop.qtkit.save_state import SaveKind, SaveState
from rakor_desktop.shell.return_bar import ReturnBar
from rakor_desktop.shell.undo import UndoControl
from rakor_desktop.widgets.error_panel import ErrorPanel
from rakor_desktop.widgets.toast import Toast


class Notices(QObject):
    """Owns the toast over `area` and speaks through the error panel above the screen."""

    documents_requested = Signal()  # where a locked meeting is opened again

    def __init__(self, area: QWidget, panel: ErrorPanel, undo: UndoControl, autosave: Autosave) -> None:
        super().__init__(area)
        self._toast = Toast(area)
        self.return_bar = ReturnBar(area)
        self._panel = panel
        self._undo = undo
        self._autosave = autosave
        self._is_save_failing = False
        self.has_warned_of_closing = False
        self.lock_reason = ""
        undo.undone.connect(self._tell_undone)
        undo.nothing_left.connect(self._tell_nothing_left)
        undo.redone.connect(self._tell_redone)
        panel.action_requested.connect(self._answer)

    def toast(self, text: str, action_text: str = "", action: Callable[[], object] | None = None) -> None:
        """Show a short message."""
        self._toast.show_message(text, action_text, action)

    def toast_undo(self, text: str, which: Icon = Icon.DELETE) -> None:
        """Show a message whose button takes the newest change back."""
        self._toast.show_message(text, self.tr("Urungkan"), self._undo.undo, which)

    def tell_locked(self, text: str) -> None:
        """Say that something is closed, and lead to where it is opened; while it is shown it is not said again."""
        self._toast.show_message(text, self.tr("Dokumen"), self.documents_requested.emit, Icon.FINALISE)

    def show_error(self, error: UserError) -> None:
        """Show an error that no screen took."""
        if isinstance(error, LockedError):
            self.tell_locked(self.lock_reason or error.message)
        elif not self._is_save_failing:
            self._panel.show_message(message_of(error, self.tr("Tutup")))

    def settle_errors(self) -> None:
        """The officer is elsewhere now: a refusal was about the place before; what is not saved stays told."""
        if not self._is_save_failing:
            self._panel.hide()

    def show_save_state(self, state: SaveState) -> None:
        """Show that something could not be saved, until it could."""
        if state.kind is SaveKind.FAILED:
            self._is_save_failing = True
            heading = self.tr("Belum tersimpan: {reason}").format(reason=state.reason)
            detail = self.tr("Tulisan Anda tetap ada di layar.")
            self._panel.show_message(Message(heading, detail, self.tr("Coba lagi")))
        elif state.kind is SaveKind.SAVED and self._is_save_failing:
            self._is_save_failing = self.has_warned_of_closing = False
            self._panel.hide()

    def warn_of_closing(self) -> None:
        """Something could not be saved: say so before the window goes, once."""
        self.has_warned_of_closing = True
        heading = self.tr("Belum ditutup: ada tulisan yang belum tersimpan")
        detail = self.tr(
            "Perbaiki penyimpanan atau salin tulisan itu ke tempat lain. Tutup sekali lagi untuk meninggalkannya."
        )
        self._panel.show_message(Message(heading, detail, self.tr("Coba lagi")))

    def _answer(self) -> None:
        if self._is_save_failing and self._autosave.has_pending:
            self._autosave.flush()
        else:
            self._is_save_failing = False
            self._panel.hide()

    def _tell_undone(self, title: str) -> None:
        text = self.tr("Diurungkan: {title}").format(title=title)
        self._toast.show_message(text, self.tr("Ulangi"), self._undo.redo, Icon.UNDO)

    def _tell_redone(self, title: str) -> None:
        self._toast.show_message(self.tr("Diulangi: {title}").format(title=title), which=Icon.REDO)

    def _tell_nothing_left(self) -> None:
        text = self.tr("Tidak ada yang dapat diurungkan atau diulangi.")
        if self.lock_reason:
            self.tell_locked(f"{text} {self.lock_reason}")
        else:
            self._toast.show_message(text, which=Icon.INFO)
