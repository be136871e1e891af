"""Points become agreements: F6, the menu, the plenary; and the way from a point to its agreement."""

from __future__ import annotations

import functools

from PySide6.QtCore import QObject, Signal

from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.meeting import Link
from rakor_desktop.qtkit.autosave import Autosave
from rakor_desktop.qtkit.icons import Icon
from rakor_desktop.qtkit.jobs import Jobs
from rakor_desktop.qtkit.screen import Frame, TabKey
from rakor_desktop.services.agreements import AgreementService
from rakor_desktop.services.groups import GroupService
from rakor_desktop.widgets.error_panel import ErrorPanel


class Raising(QObject):
    """Makes or links the agreement, says so, and offers to open it."""

    raised = Signal(str)  # agreement id

    def __init__(
        self,
        groups: GroupService,
        agreements: AgreementService,
        jobs: Jobs,
        autosave: Autosave,
        frame: Frame,
        errors: ErrorPanel,
    ) -> None:
        super().__init__(errors)
        self._groups = groups
        self._agreements = agreements
        self._jobs = jobs
        self._autosave = autosave
        self._frame = frame
        self._errors = errors
        self._meeting_id = ""
        errors.action_requested.connect(errors.hide)

    def set_meeting(self, meeting_id: str) -> None:
        """Work for this meeting."""
        self._meeting_id = meeting_id
        self._errors.hide()

    def raise_points(self, point_ids: list[str], agreement_id: str = "") -> None:
        """Make a new agreement of points, or link them to the one given."""
        self._autosave.flush()
        action = functools.partial(self._groups.raise_points, point_ids, agreement_id or None)
        self._jobs.write(action, done=self._announce, failed=self._fail)

    def split(self) -> None:
        """Bagi otomatis."""
        action = functools.partial(self._groups.split, self._meeting_id)
        self._jobs.write(action, done=self._announce_split, failed=self._fail)

    def open_link(self, link: Link) -> None:
        """Go to the agreement that came from a point."""
        self._frame.open_meeting(self._meeting_id, TabKey.AGREEMENTS, link.id)

    def _announce(self, agreement_id: str) -> None:
        self._errors.hide()
        self.raised.emit(agreement_id)
        code = self._agreements.get(agreement_id).code
        self._frame.toast(
            self.tr("Butir menjadi asal kesepakatan {code}.").format(code=code),
            self.tr("Buka {code}").format(code=code),
            functools.partial(self._frame.open_meeting, self._meeting_id, TabKey.AGREEMENTS, agreement_id),
        )

    def _announce_split(self, _change: object) -> None:
        self._errors.hide()
        self._frame.toast_undo(self.tr("Peserta yang hadir dibagi ke semua kelompok."), Icon.DONE)

    def _fail(self, error: UserError) -> None:
        self._errors.show_error(error, self.tr("Mengerti"))
