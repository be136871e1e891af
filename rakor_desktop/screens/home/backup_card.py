"""The card that says how old the last backup is, and makes one."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.formatting import clock, full_date
from rakor_desktop.forms.ui_home_screen import Ui_HomeScreen
from rakor_desktop.qtkit.icons import Icon, icon, icon_pixmap
from rakor_desktop.qtkit.jobs import JobHandle, Jobs, Progress
from rakor_desktop.qtkit.theme import theme_of
from rakor_desktop.services.backup import BackupService

_STALE_AFTER = 7  # days


class BackupCard(QObject):
    """Amber when there is no backup of the last week."""

    failed = Signal(object)  # UserError
    made = Signal()

    def __init__(self, ui: Ui_HomeScreen, backup: BackupService, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._ui = ui
        self._backup = backup
        self._jobs = jobs
        self._handle: JobHandle | None = None
        self._is_stale = False
        ui.backup_button.setIcon(icon(Icon.RESTORE))
        ui.backup_bar.setRange(0, 0)
        ui.backup_bar.hide()
        ui.backup_button.clicked.connect(self.make)
        theme_of(self).theme_changed.connect(self._colour)

    def refresh(self, now: datetime) -> None:
        """Show the age of the last backup."""
        last = self._backup.last()
        if last is None:
            self._is_stale = True
            self._ui.backup_age.setText(self.tr("Belum ada"))
            self._ui.backup_when.setText(self.tr("Berkas data belum pernah dicadangkan."))
        else:
            days = (now.date() - last.moment.date()).days
            self._is_stale = days > _STALE_AFTER
            words = {0: self.tr("Hari ini"), 1: self.tr("Kemarin")}
            self._ui.backup_age.setText(words.get(days, self.tr("{count} hari lalu").format(count=days)))
            text = self.tr("{day}, {clock}").format(day=full_date(last.moment.date()), clock=clock(last.moment))
            self._ui.backup_when.setText(text)
        self._colour()

    def make(self) -> None:
        """Make a verified copy in a job."""
        if self._handle is not None:
            return
        self._ui.backup_button.setEnabled(False)
        self._ui.backup_bar.show()
        self._handle = self._jobs.run(
            self._run, done=self._tell_made, failed=self._tell_failed, title=self.tr("Mencadangkan")
        )
        self._handle.finished.connect(self._end)

    def _run(self, progress: Progress) -> Path:
        return self._backup.now(progress=progress)

    def _end(self) -> None:
        self._handle = None
        self._ui.backup_button.setEnabled(True)
        self._ui.backup_bar.hide()

    def _tell_made(self, _path: Path) -> None:
        self.made.emit()

    def _tell_failed(self, error: UserError) -> None:
        self.failed.emit(error)

    def _colour(self) -> None:
        theme = theme_of(self)
        ink = theme.color("warning" if self._is_stale else "text").name()
        ground = theme.color("warning-bg" if self._is_stale else "surface-raised").name()
        line = theme.color("warning" if self._is_stale else "border").name()
        self._ui.backup_card.setStyleSheet(f"QFrame#backup_card {{ background: {ground}; border-color: {line}; }}")
        self._ui.backup_heading.setStyleSheet(f"color: {ink}; font-weight: 600;")
        which, token = (Icon.WARNING, "warning") if self._is_stale else (Icon.DONE, "success")
        pixmap = icon_pixmap(which, token, theme.px(18), self._ui.backup_icon.devicePixelRatioF())
        self._ui.backup_icon.setPixmap(pixmap)
