"""The composition root: the only place that knows all. Builds services, hands each screen what it needs."""

from __future__ import annotations

import gc
import logging
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from rakor_desktop import __version__
from rakor_desktop.domain.change import Change
from rakor_desktop.domain.errors import UserError
from rakor_desktop.qtkit.autosave import Autosave
from rakor_desktop.qtkit.jobs import Jobs
from rakor_desktop.qtkit.meeting_chip import meeting_chip
from rakor_desktop.qtkit.screen import MeetingHead, PageKey, TabKey
from rakor_desktop.qtkit.settings import LocalSettings
from rakor_desktop.qtkit.theme import Theme
from rakor_desktop.services.catalogue import Services, services_on
from rakor_desktop.shell.application import dress, make_application
from rakor_desktop.shell.arguments import Arguments
from rakor_desktop.shell.crash import CrashGuard
from rakor_desktop.shell.ending import EndRequests, follow_session
from rakor_desktop.shell.main_window import MainWindow
from rakor_desktop.shell.meeting_lock import MeetingLock
from rakor_desktop.shell.places import default_file, demo_file, device_id
from rakor_desktop.shell.screens import places
from rakor_desktop.shell.single_instance import SingleInstance
from rakor_desktop.storage.store import Store

if TYPE_CHECKING:
    from rakor_desktop.domain.versions import FinalDocument

# Stands among the drafts while the program runs: found at a start, the last run did not end by itself.
_RUNNING = "sesi"


class Session(QObject):
    """One open data file with its window, from the first paint to the verified copy at the end."""

    def __init__(
        self, services: Services, theme: Theme, settings: LocalSettings, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._is_closed = False
        self.services = services
        self.jobs = Jobs(services.store.join_thread, services.store.leave_thread, self)
        self.autosave = Autosave(self.jobs, self)
        self.window = MainWindow(
            theme, self.jobs, self.autosave, services.history, settings, services.search.find, self._head_of
        )
        pages, workspace, commands = places(services, self.jobs, self.autosave, settings, self.window, self.window)
        self.window.set_places(pages, workspace, commands)
        self.lock = MeetingLock(self.window.lock_bar, self.window.navigation, self._locked_by, self.window.notices)
        self.window.navigation.place_changed.connect(self._show_counts)
        self.jobs.changed.connect(self._show_counts)
        self.jobs.changed.connect(self.lock.follow)

    def open(self) -> None:
        """Show the first page; what may wait is done after the first paint."""
        self.window.go(PageKey.HOME)
        self.window.show_in_place()
        # Showing brings the style, and with its fonts the sizes change: laid out now, all is painted once, not thrice.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        QTimer.singleShot(0, self, self._mark_running)

    def end(self) -> bool:
        """Close the window and all behind it, as the system asks; False when something could not be saved."""
        if not self.window.close():
            return False
        self.close()
        QApplication.quit()
        return True

    def close(self) -> None:
        """Write what is pending, end the worker, and leave a verified copy when anything changed since the last."""
        if self._is_closed:
            return
        self._is_closed = True
        self.autosave.flush_and_wait()
        self.jobs.close()
        try:
            self.services.drafts.drop(_RUNNING)
            if self.services.backup.is_due():
                self.services.backup.now()
        except UserError as error:
            # The window is gone; Beranda shows at the next start how old the last copy is.
            logging.getLogger(__name__).info("no copy at close: %s", error)
        self.services.store.close()

    def _mark_running(self) -> None:
        drafts = self.services.drafts
        kept = drafts.all()
        if any(key == _RUNNING for key, _ in kept):
            unfinished = len(kept) - 1
            text = self.tr("Program terakhir kali terhenti mendadak. Semua yang tersimpan lengkap.")
            if unfinished:
                text += " " + self.tr("{count} tulisan yang belum selesai dikembalikan ke tempatnya.").format(
                    count=unfinished
                )
            self.window.toast(text)
        self.autosave.edit(_RUNNING, self._keep_running)

    def _keep_running(self) -> Change:
        return self.services.drafts.keep(_RUNNING, "berjalan")

    def _head_of(self, meeting_id: str) -> MeetingHead | None:
        try:
            meeting = self.services.meetings.get(meeting_id)
        except UserError:
            return None
        return MeetingHead(meeting.title or self.tr("Rapat tanpa judul"), meeting_chip(meeting.state))

    def _locked_by(self, meeting_id: str) -> FinalDocument | None:
        return self.services.finals.locked_by(meeting_id)

    def _show_counts(self) -> None:
        navigation = self.window.navigation
        if not navigation.is_in_meeting:
            return
        counts = self.services.meetings.counts(navigation.meeting_id)
        self.window.set_badge(TabKey.ATTENDANCE, f"{counts.present}/{counts.invited}" if counts.invited else "")
        self.window.set_badge(TabKey.GROUPS, str(counts.groups or ""))
        self.window.set_badge(TabKey.AGREEMENTS, str(counts.agreements or ""))


def data_file(arguments: Arguments) -> Path:
    """The file that the words on the command line mean; the demo is made when it is missing. Raises UserError."""
    if arguments.data is not None:
        return arguments.data
    if not arguments.demo:
        return default_file()
    path = demo_file()
    if not path.exists():
        # Imported here: the demo is made once.
        from rakor_desktop.shell.sample import make_sample

        make_sample(path)
    return path


def start(arguments: Arguments) -> int:
    """Open the window and run until it is closed; the exit code."""
    app = make_application(sys.argv[:1])
    try:
        path = data_file(arguments)
    except UserError as error:
        return _refuse(str(error))
    lock = SingleInstance(path, app)
    if not lock.acquire():
        return _already_open(lock, path)
    try:
        store = Store(path, device=device_id())
    except UserError as error:
        lock.release()
        return _refuse(str(error))
    settings = LocalSettings.for_user()
    theme = dress(app, settings)
    session = Session(services_on(store), theme, settings, app)
    guard = CrashGuard(session.autosave.flush_and_wait, app.quit, path.parent / "galat.txt", __version__, app)
    guard.install()
    requests = EndRequests(app)
    requests.install()
    requests.end_requested.connect(session.end)
    follow_session(app, session.end)
    session.jobs.bug_raised.connect(guard.handle)
    lock.raise_requested.connect(session.window.activateWindow)
    lock.raise_requested.connect(session.window.raise_)
    gc.freeze()  # the modules are never garbage: no later look needs to go through them
    # In the event loop: a bug in the first screen is told in the crash dialog like any other.
    QTimer.singleShot(0, session, session.open)
    code = QApplication.exec()
    gc.unfreeze()
    session.close()
    requests.uninstall()
    guard.uninstall()
    lock.release()
    return code


def _already_open(lock: SingleInstance, path: Path) -> int:
    if lock.ask_to_raise():
        text = _tr("{file} sudah terbuka; jendelanya dimunculkan.").format(file=path.name)
        sys.stderr.write(f"rakor-desktop: {text}\n")
        return 0
    return _refuse(_tr("{file} sedang dibuka program lain; tutup dahulu jendela itu.").format(file=path.name))


def _tr(text: str) -> str:
    return QCoreApplication.translate("Start", text)


def _refuse(sentence: str) -> int:
    sys.stderr.write(f"rakor-desktop: {sentence}\n")
    from PySide6.QtWidgets import QMessageBox  # here: no window needs it

    box = QMessageBox(QMessageBox.Icon.Warning, "Rakor Desktop", sentence)
    box.exec()
    return 2
