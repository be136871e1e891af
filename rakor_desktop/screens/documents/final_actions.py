"""What can be done with final versions from the document screen: making, reopening, comparing, checking."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from rakor_desktop.domain.completeness import Gap, GapPlace
from rakor_desktop.domain.naskah import DocumentKind
from rakor_desktop.domain.progress import Progress
from rakor_desktop.domain.record import DocumentOptions
from rakor_desktop.domain.versions import FinalDocument, Verification
from rakor_desktop.qtkit.autosave import Autosave
from rakor_desktop.qtkit.jobs import Jobs
from rakor_desktop.qtkit.messages import Level, Message
from rakor_desktop.qtkit.screen import Frame, PageKey, TabKey
from rakor_desktop.screens.documents.exporter import Exporter
from rakor_desktop.screens.documents.finalise_dialog import FinaliseDialog
from rakor_desktop.screens.documents.long_work import LongWork
from rakor_desktop.screens.documents.number_binding import Style
from rakor_desktop.screens.documents.reopen_dialog import ReopenDialog
from rakor_desktop.screens.documents.source import Files, Source
from rakor_desktop.screens.documents.verdict_dialog import VerdictDialog
from rakor_desktop.screens.documents.versions_dialog import VersionsDialog

_TABS = {
    GapPlace.IDENTITY: TabKey.PREPARATION,
    GapPlace.INVITEES: TabKey.PREPARATION,
    GapPlace.LETTER: TabKey.PREPARATION,
    GapPlace.AGENDA: TabKey.PREPARATION,
    GapPlace.MATERIAL: TabKey.PREPARATION,
    GapPlace.ATTENDANCE: TabKey.ATTENDANCE,
    GapPlace.PROCEEDINGS: TabKey.PROCEEDINGS,
    GapPlace.CONCLUSION: TabKey.PROCEEDINGS,
    GapPlace.AGREEMENTS: TabKey.AGREEMENTS,
}


_OPERATOR = "operator"  # the section of Pengaturan


class FinalActions(QObject):
    """Opens the dialogs and leads from a gap to its place."""

    field_wanted = Signal(str)  # a gap in the options of the shown document: the name of its field
    finalise_wanted = Signal()  # the officer comes back from a gap; the document is shown

    def __init__(
        self,
        files: Files,
        jobs: Jobs,
        autosave: Autosave,
        work: LongWork,
        exporter: Exporter,
        style: Style,
        frame: Frame,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._files = files
        self._jobs = jobs
        self._autosave = autosave
        self._work = work
        self._exporter = exporter
        self._style = style
        self._frame = frame
        self._page = parent
        self._meeting_id = ""

    def finalise(self, source: Source, day: date | None, *, is_locked: bool) -> None:
        """Show what is missing and make the final version; `day` is the date of the meeting."""
        self._frame.offer_return("")
        dialog = FinaliseDialog(
            self._files.documents,
            self._files.finals,
            self._jobs,
            self._autosave,
            self._style,
            self._page.window(),
        )
        dialog.gap_chosen.connect(functools.partial(self._go_to, source.meeting_id, source.kind))
        dialog.finalised.connect(self._tell_final)
        dialog.show_document(source.meeting_id, source.options, day, is_locked=is_locked)
        self._open(dialog)

    def reopen(self, final: FinalDocument, together: Sequence[FinalDocument]) -> None:
        """Ask why a final version is opened again, and with it those that lock the meeting together with it."""
        dialog = ReopenDialog(self._files.finals, self._jobs, final, together, self._page.window())
        dialog.reopened.connect(self._tell_reopened)
        self._open(dialog)

    def show_versions(self, meeting_id: str, kind: DocumentKind) -> None:
        """Show the versions of a document and what changed between them."""
        versions = self._files.finals.versions(meeting_id, kind)
        if not versions:
            text = self.tr("{document} belum pernah difinalkan; belum ada versi untuk dibandingkan.")
            self._frame.toast(text.format(document=kind.label))
            return
        title = self.tr("Versi {document}").format(document=kind.label.lower())
        dialog = VersionsDialog(self._files.finals, self._jobs, title, versions, self._page.window())
        dialog.save_requested.connect(self.save_final)
        self._work.running_changed.connect(dialog.show_working)
        dialog.show_working(self._work.is_running)
        dialog.operator_wanted.connect(functools.partial(self._frame.go, PageKey.SETTINGS, _OPERATOR))
        self._open(dialog)

    def save_final(self, final: FinalDocument, *, public: bool = False) -> None:
        """Ask for a name and write the kept file there."""
        options = DocumentOptions(final.kind, final.kind.formats[0], public_copy=public)
        self._exporter.save_one(Source(final.meeting_id, options, final))

    def check_file(self) -> None:
        """Ask for a PDF and say whether it is a final version of this data file."""
        title, kinds = self.tr("Periksa keaslian berkas"), self.tr("Dokumen PDF (*.pdf)")
        chosen, _ = QFileDialog.getOpenFileName(self._page.window(), title, self._exporter.folder.path(), kinds)
        if chosen:
            self._check(Path(chosen))

    # ---- inside

    def _open(self, dialog: QDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _check(self, path: Path) -> None:
        self._work.run(
            self.tr("Memeriksa {name}").format(name=path.name),
            functools.partial(_verified, self._files, path),
            functools.partial(self._show_verdict, path),
            functools.partial(self._check, path),
        )

    def _show_verdict(self, path: Path, found: Verification) -> None:
        dialog = VerdictDialog(path, found, self._page.window())
        dialog.another_wanted.connect(self.check_file)
        self._work.running_changed.connect(dialog.show_working)
        dialog.show_working(self._work.is_running)
        self._open(dialog)

    def _go_to(self, meeting_id: str, kind: DocumentKind, gap: Gap) -> None:
        match gap.place:
            case GapPlace.DOCUMENT:
                self.field_wanted.emit(gap.target_id)
            case GapPlace.PHRASES | GapPlace.NUMBER_PATTERN | GapPlace.LETTERHEAD:
                self._frame.go(PageKey.SETTINGS, gap.target_id or gap.place.value)
            case _:
                self._frame.open_meeting(meeting_id, _TABS[gap.place], gap.target_id)
        text = self.tr("Finalkan {document}: {gap}").format(document=kind.label.lower(), gap=gap.text)
        back = functools.partial(self._come_back, meeting_id, kind)
        self._frame.offer_return(text, self.tr("Kembali ke Finalkan"), back)

    def _come_back(self, meeting_id: str, kind: DocumentKind) -> None:
        self._frame.open_meeting(meeting_id, TabKey.DOCUMENTS, kind)
        self.finalise_wanted.emit()

    def _tell_final(self, final: FinalDocument) -> None:
        heading = self.tr("{document} final versi {version}").format(document=final.kind.label, version=final.version)
        self._work.show_message(Message(heading, self.tr("Kode {code}").format(code=final.code), level=Level.SUCCESS))

    def _tell_reopened(self, final: FinalDocument) -> None:
        text = self.tr("{document} dibuka kembali; versi {version} tetap tersimpan.")
        self._work.clear()
        self._frame.toast(text.format(document=final.kind.label, version=final.version))


def _verified(files: Files, path: Path, _progress: Progress) -> Verification:
    # Worker thread.
    return files.finals.verify(path)
