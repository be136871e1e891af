"""A bug: work is saved first, then the report is shown, to copy and to go on or to close."""

from __future__ import annotations

import logging
import platform
import sys
import traceback
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QObject, QtMsgType, qInstallMessageHandler, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from rakor_desktop.qtkit.messages import style_button
from rakor_desktop.qtkit.theme import Role, theme_of

_log = logging.getLogger("rakor_desktop.qt")
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def report_of(error: BaseException, version: str) -> str:
    """The text that helps to find a bug: versions, time, traceback. No content of the data file."""
    trace = "".join(traceback.format_exception(error))
    return (
        f"Rakor Desktop {version}\n"
        f"Python {platform.python_version()}, Qt {qVersion()}, {platform.platform()}\n"
        f"{datetime.now():%Y-%m-%d %H:%M:%S}\n\n{trace}"
    )


class CrashDialog(QDialog):
    """Says that something went wrong in the program and what became of the work."""

    def __init__(self, report: str, is_saved: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._report = report
        self.setWindowTitle(self.tr("Kesalahan program"))
        theme = theme_of(self)
        self.resize(theme.px(620), theme.px(420))
        heading = QLabel(self.tr("Terjadi kesalahan pada program"), self)
        heading.setFont(theme.font(Role.PAGE_TITLE))
        saved = self.tr("Pekerjaan Anda sudah tersimpan. Salin laporan ini untuk pengelola, lalu lanjutkan.")
        kept = self.tr("Ada tulisan yang belum tersimpan. Pilih Lanjutkan, lalu salin tulisan itu ke tempat lain.")
        sentence = QLabel(saved if is_saved else kept, self)
        sentence.setWordWrap(True)
        text = QPlainTextEdit(report, self)
        text.setReadOnly(True)
        text.setAccessibleName(self.tr("Laporan kesalahan"))
        copy_button = QPushButton(self.tr("Salin laporan"), self)
        close_button = QPushButton(self.tr("Tutup program"), self)
        go_on_button = QPushButton(self.tr("Lanjutkan"), self)
        style_button(go_on_button, "primary")
        go_on_button.setDefault(True)
        footer = QHBoxLayout()
        footer.addWidget(copy_button)
        footer.addStretch(1)
        footer.addWidget(close_button)
        footer.addWidget(go_on_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        for part in (heading, sentence, text):
            layout.addWidget(part)
        layout.addLayout(footer)
        copy_button.clicked.connect(self._copy)
        close_button.clicked.connect(self.reject)
        go_on_button.clicked.connect(self.accept)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._report)


class CrashGuard(QObject):
    """Takes every exception that nobody expected; one dialog at a time, however many there are."""

    def __init__(
        self,
        save_all: Callable[[], bool],
        close_program: Callable[[], object],
        log_file: Path | None = None,
        version: str = "",
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._save_all = save_all
        self._close_program = close_program
        self._log_file = log_file
        self._version = version
        self._dialog: CrashDialog | None = None
        self._is_handling = False

    def install(self) -> None:
        """Catch what reaches the event loop, and write Qt's messages to the log."""
        sys.excepthook = self._take_exception
        qInstallMessageHandler(log_qt_message)

    def uninstall(self) -> None:
        """Give both back."""
        sys.excepthook = sys.__excepthook__
        qInstallMessageHandler(None)

    def handle(self, error: BaseException) -> None:
        """Save all, keep the report, show it."""
        report = report_of(error, self._version)
        print(report, file=sys.stderr)  # noqa: T201 - a start from a terminal shows it there too
        self._append(report)
        if self._is_handling or self._dialog is not None:
            return  # a bug while a bug is being told would never end
        self._is_handling = True
        try:
            is_saved = self._save_all()
        except Exception:  # noqa: BLE001 - whatever saving met, the first report must be seen
            is_saved = False
        finally:
            self._is_handling = False
        self._show(report, is_saved)

    def _show(self, report: str, is_saved: bool) -> None:
        app = QApplication.instance()
        window = app.activeWindow() if isinstance(app, QApplication) else None
        self._dialog = CrashDialog(report, is_saved, window)
        self._dialog.finished.connect(self._finish)
        self._dialog.open()

    def _finish(self, result: int) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None
        if result == QDialog.DialogCode.Rejected:
            self._close_program()

    def _append(self, report: str) -> None:
        if self._log_file is None:
            return
        try:
            self._log_file.parent.mkdir(parents=True, exist_ok=True)
            with self._log_file.open("a", encoding="utf-8") as file:
                file.write(report + "\n")
        except OSError:
            pass  # a full disk must not hide the report on the screen

    def _take_exception(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            self._close_program()
            return
        self.handle(error.with_traceback(trace))


def log_qt_message(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    """Qt's own messages belong in the log, not on the terminal."""
    _log.log(_LEVELS.get(kind, logging.WARNING), "%s", message)
