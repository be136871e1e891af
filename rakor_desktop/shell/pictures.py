"""Draws every screen into a PNG, without a display: for the README, and to look at what was changed."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

from PySide6.QtCore import (
    QEventLoop,
    QMessageLogContext,
    QTimer,
    QtMsgType,
    qFormatLogMessage,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QApplication

from rakor_desktop.domain.completeness import GapPlace
from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.kinds import AgendaKind, MeetingState
from rakor_desktop.domain.meeting import MeetingFilter
from rakor_desktop.qtkit.screen import PageKey, TabKey
from rakor_desktop.qtkit.settings import LocalSettings
from rakor_desktop.qtkit.theme import ThemeMode
from rakor_desktop.services.catalogue import Services, services_on
from rakor_desktop.shell.application import dress, make_application
from rakor_desktop.shell.arguments import Arguments
from rakor_desktop.shell.start import Session
from rakor_desktop.storage.store import Store

# The running item has used this share of its minutes, so that the timer shows its warning colour.
_USED = 0.92
# Pages of a document arrive from a job; a check of the agreements waits a moment.
_SETTLE_MS, _DOCUMENT_MS = 900, 2500
# The running meeting last: it moves the copy's meeting to this hour.
_TABS = (*(tab for tab in TabKey if tab is not TabKey.PROCEEDINGS), TabKey.PROCEEDINGS)
# Sections of Pengaturan beside the first: the key of each, and how its picture is called.
_SECTIONS = (("signatory", "penandatangan"), ("phrases", "kalimat"), ("measures", "ukuran"))
# Said by the offscreen platform for each window with size hints; it means nothing for a picture.
_NOISE = "This plugin does not support propagateSizeHints()"


def draw_screens(arguments: Arguments) -> Iterator[Path]:
    """Draw each screen of the file's last meeting; works on a copy. Raises UserError."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    width, height = _size(arguments.ukuran)
    try:
        arguments.keluar.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(f"Folder {arguments.keluar} tidak dapat dibuat; pilih folder lain.") from error
    with without_offscreen_noise():
        yield from _draw_copy(arguments, width, height)


@contextmanager
def without_offscreen_noise() -> Iterator[None]:
    """Keep one line of the offscreen platform from stderr; every other message of Qt goes where it went before."""

    def handle(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        if message == _NOISE:
            return
        if before is not None:
            before(kind, context, message)
        else:
            sys.stderr.write(f"{qFormatLogMessage(kind, context, message)}\n")

    before = qInstallMessageHandler(handle)
    try:
        yield
    finally:
        qInstallMessageHandler(before)


def _draw_copy(arguments: Arguments, width: int, height: int) -> Iterator[Path]:
    app = make_application(["rakor-desktop"])
    with tempfile.TemporaryDirectory(prefix="rakor-") as folder:
        copy = _copy(arguments.file, Path(folder))
        settings = LocalSettings(Path(folder) / "window.ini")
        theme = dress(app, settings)
        theme.set_mode(ThemeMode.DARK if arguments.tema == "gelap" else ThemeMode.LIGHT)
        theme.set_text_scale(arguments.teks / 100)
        services = services_on(Store(copy, create=False))
        session = Session(services, theme, settings, app)
        session.window.resize(width, height)
        try:
            yield from _draw(session, services, arguments)
        finally:
            session.window.hide()
            session.close()


def _size(text: str) -> tuple[int, int]:
    width, _, height = text.partition("x")
    if not (width.isdecimal() and height.isdecimal() and 640 <= int(width) <= 7680 and 480 <= int(height) <= 4320):
        raise UserError("Ukuran ditulis seperti 1366x768.")
    return int(width), int(height)


def _copy(path: Path, folder: Path) -> Path:
    store = Store(path, create=False)
    store.close()
    return Path(shutil.copy2(path, folder / "gambar.rapat"))


def _draw(session: Session, services: Services, arguments: Arguments) -> Iterator[Path]:
    meetings = services.meetings.rows(MeetingFilter(limit=1))
    window = session.window
    window.go(PageKey.HOME)
    window.show()
    for page in (PageKey.HOME, PageKey.MEETINGS, PageKey.DIRECTORY, PageKey.SETTINGS):
        window.go(page)
        yield _picture(session, arguments.keluar, page)
    for key, name in _SECTIONS:
        window.go(PageKey.SETTINGS, key)
        yield _picture(session, arguments.keluar, f"{PageKey.SETTINGS}-{name}")
    if meetings:
        yield from _draw_meeting(session, services, arguments.keluar, meetings[0].id)


def _draw_meeting(session: Session, services: Services, folder: Path, meeting_id: str) -> Iterator[Path]:
    window = session.window
    agreements = services.agreements.rows(meeting_id)
    for tab in _TABS:
        if tab is TabKey.PROCEEDINGS:
            _rewind(services, meeting_id)
        window.open_meeting(meeting_id, tab, agreements[-1].id if tab is TabKey.AGREEMENTS and agreements else "")
        yield _picture(session, folder, tab, _DOCUMENT_MS if tab is TabKey.DOCUMENTS else _SETTLE_MS)
        if tab is TabKey.PREPARATION:
            for card, row_id in _cards(services, meeting_id):
                window.open_meeting(meeting_id, tab, row_id)
                yield _picture(session, folder, f"{tab}-{card}")


def _cards(services: Services, meeting_id: str) -> list[tuple[str, str]]:
    """The other cards of Persiapan, each with one of its rows; without rows there is nothing to show."""
    rows = (
        ("undangan", services.participants.rows(meeting_id)),
        ("materi", services.files.materials(meeting_id)),
        ("sarana", services.venue.checks(meeting_id)),
    )
    return [("surat", GapPlace.LETTER.value), *((card, found[0].id) for card, found in rows if found)]


def _rewind(services: Services, meeting_id: str) -> None:
    """Put the copy's meeting back into its discussion, so that the picture shows a running meeting."""
    items = services.agenda.items(meeting_id)
    running = next((item for item in items if item.kind is AgendaKind.DISKUSI), None)
    if running is None:
        return
    now = datetime.now().replace(microsecond=0)
    started = now - timedelta(minutes=running.minutes * _USED)
    # The meeting is moved to today at this hour: what is past ends when the running item starts.
    shift = started - (running.actual_start or started)
    for item in items[: items.index(running)]:
        if item.actual_start and item.actual_end:
            services.agenda.update(item.id, actual_start=item.actual_start + shift, actual_end=item.actual_end + shift)
    services.agenda.update(running.id, actual_start=started, actual_end=None)
    for item in items[items.index(running) + 1 :]:
        services.agenda.update(item.id, actual_start=None, actual_end=None)
    first = items[0].actual_start
    start = (first + shift) if first else started
    services.meetings.update(
        meeting_id,
        state=MeetingState.BERLANGSUNG,
        planned_start=start.replace(second=0).time(),
        actual_start=start,
        actual_end=None,
    )
    for item in items:
        if item.fixed_start is not None:
            moved = datetime.combine(now.date(), item.fixed_start) + shift
            services.agenda.update(item.id, fixed_start=moved.time().replace(second=0, microsecond=0))
    for remark in services.remarks.of_meeting(meeting_id):
        if remark.noted_at is not None:
            services.remarks.update(remark.id, noted_at=remark.noted_at + shift)


def _picture(session: Session, folder: Path, name: str, wait: int = _SETTLE_MS) -> Path:
    loop = QEventLoop()
    QTimer.singleShot(wait, loop.quit)
    loop.exec()
    session.jobs.flush()
    QApplication.sendPostedEvents()
    path = folder / f"{name.replace('_', '-')}.png"
    if not session.window.grab().save(str(path)):
        raise UserError(f"Gambar {path.name} tidak dapat ditulis; periksa folder tujuan.")
    return path
