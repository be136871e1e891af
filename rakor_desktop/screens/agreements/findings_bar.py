"""What still has to be looked at before the agreements can be signed, and the way there."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from rakor_desktop.domain.checks import Finding
from rakor_desktop.forms.ui_agreements_screen import Ui_AgreementsScreen
from rakor_desktop.qtkit.icons import Icon
from rakor_desktop.qtkit.jobs import Jobs
from rakor_desktop.qtkit.painting import Tone
from rakor_desktop.services.agreements import AgreementService

_PAUSE = 400  # ms after the last change


class FindingsBar(QObject):
    """Checks in a job after each change; `Tunjukkan` goes from one finding to the next."""

    finding_chosen = Signal(object)  # Finding

    def __init__(self, ui: Ui_AgreementsScreen, agreements: AgreementService, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._ui = ui
        self._agreements = agreements
        self._jobs = jobs
        self._meeting_id = ""
        self._agreement_id = ""
        self._findings: tuple[Finding, ...] | None = None  # None: this meeting has not been checked yet
        self._next = 0
        self._told: Finding | None = None  # by the button
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_PAUSE)
        self._soon.timeout.connect(self._check)
        ui.show_finding_button.clicked.connect(self._show_next)
        self._show()

    def check(self, meeting_id: str, agreement_id: str = "") -> None:
        """Check the agreements of a meeting, a moment from now; what is said of the shown one comes first."""
        self.show_first(agreement_id)
        if meeting_id != self._meeting_id:
            self._meeting_id = meeting_id
            self._findings = None
            self._show()
        self._soon.start()

    def show_first(self, agreement_id: str) -> None:
        """Another agreement is shown: what was found about it is said first, and `Tunjukkan` begins there."""
        if agreement_id == self._agreement_id:
            return
        self._agreement_id = agreement_id
        told = self._told
        if told is None or told.agreement_id != agreement_id:
            self._begin_here()
        self._show()

    def _begin_here(self) -> None:
        found = self._findings or ()
        self._next = next((at for at, one in enumerate(found) if one.agreement_id == self._agreement_id), 0)

    def _check(self) -> None:
        meeting_id = self._meeting_id
        self._jobs.run(
            lambda _progress: (meeting_id, self._agreements.findings(meeting_id)),
            done=self._take,
            title=self.tr("Memeriksa kesepakatan"),
        )

    def _take(self, found: tuple[str, tuple[Finding, ...]]) -> None:
        meeting_id, findings = found
        if meeting_id == self._meeting_id:
            if findings != self._findings:
                self._findings = findings
                self._begin_here()
            self._show()

    def _show(self) -> None:
        ui = self._ui
        findings = sorted(self._findings or (), key=lambda one: one.agreement_id != self._agreement_id)
        if findings:
            text = self.tr("{count} hal perlu diperiksa").format(count=len(findings))
            ui.findings_chip.show_text(text, Tone.WARNING, Icon.WARNING)
        elif self._findings is None:
            ui.findings_chip.show_text(self.tr("Memeriksa…"))
        else:
            ui.findings_chip.show_text(self.tr("Lengkap"), Tone.SUCCESS, Icon.AGREED)
        sentences = [finding.text for finding in findings]
        text = " · ".join(sentences)
        if self._findings == ():
            text = self.tr("Setiap kesepakatan punya penanggung jawab, tenggat, dan indikator.")
        ui.findings_label.setText(text)
        ui.findings_label.setToolTip("\n".join(sentences))
        ui.show_finding_button.setVisible(bool(findings))

    def _show_next(self) -> None:
        if self._findings:
            self._told = self._findings[self._next % len(self._findings)]
            self._next += 1
            self.finding_chosen.emit(self._told)
