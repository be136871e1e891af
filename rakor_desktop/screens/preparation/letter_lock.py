"""The letter of a final surat undangan: it is read only, says so, and leads to where it is opened again."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from rakor_desktop.domain.formatting import clock, full_date
from rakor_desktop.domain.naskah import DocumentKind
from rakor_desktop.domain.versions import FinalDocument
from rakor_desktop.qtkit.messages import Level, Message
from rakor_desktop.qtkit.read_only import STAYS_OPEN, set_read_only
from rakor_desktop.qtkit.screen import Frame, TabKey
from rakor_desktop.services.finals import FinalService
from rakor_desktop.widgets.error_panel import ErrorPanel


class LetterLock(QObject):
    """Closes the page of the letter; `fields` stay open while only the meeting is locked: they are not its content."""

    def __init__(
        self, page: QWidget, note: ErrorPanel, fields: Sequence[QWidget], finals: FinalService, frame: Frame
    ) -> None:
        super().__init__(page)
        self._page = page
        self._note = note
        self._fields = fields
        self._finals = finals
        self._frame = frame
        self._meeting_id = ""
        self._reason = ""
        self._set_open(True)
        set_read_only(page, False, "").refused.connect(self._tell_refused)
        note.action_requested.connect(self._open_documents)

    @property
    def is_closed(self) -> bool:
        """Whether a final invitation holds the letter."""
        return bool(self._reason)

    def follow(self, meeting_id: str) -> None:
        """Close or open the page as the invitation of this meeting is final or not."""
        self._meeting_id = meeting_id
        versions = self._finals.versions(meeting_id, DocumentKind.UNDANGAN)
        final = next((one for one in versions if one.is_current), None)
        if final is None:
            self._note.hide()
            self._reason = ""
            set_read_only(self._page, False, "")
            self._set_open(True)
        else:
            self._tell_final(final)
            self._set_open(False)
            set_read_only(self._page, True, self._reason)

    def _set_open(self, is_open: bool) -> None:
        for field in self._fields:
            field.setProperty(STAYS_OPEN, is_open)
        self._page.setProperty(STAYS_OPEN, not is_open)  # to the lock of the meeting: this one serves the page

    def _tell_final(self, final: FinalDocument) -> None:
        self._reason = self.tr(
            "Isi surat terkunci sejak surat undangan versi {version} final; buka kembali di Dokumen."
        ).format(version=final.version)
        text = self.tr("{document} versi {version} final sejak {day} pukul {time}; isi surat ini terkunci.").format(
            document=final.kind.label,
            version=final.version,
            day=full_date(final.made_at.date()),
            time=clock(final.made_at),
        )
        self._note.show_message(Message(text, "", self.tr("Buka kembali di Dokumen"), Level.INFO))

    def _tell_refused(self) -> None:
        self._frame.toast(self._reason, self.tr("Dokumen"), self._open_documents)

    def _open_documents(self) -> None:
        self._frame.open_meeting(self._meeting_id, TabKey.DOCUMENTS, DocumentKind.UNDANGAN)
