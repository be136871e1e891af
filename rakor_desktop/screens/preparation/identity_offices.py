"""Which letterhead and which signatory the documents of a meeting have, of those that the office has."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QComboBox

from rakor_desktop.domain.people import Letterhead, Signatory
from rakor_desktop.qtkit.read_only import STAYS_OPEN
from rakor_desktop.services.settings import SettingService


class OfficeChoice(QObject):
    """A combo whose first entry is what the office uses when a meeting names nothing else."""

    chosen = Signal(object)  # id or None

    def __init__(self, box: QComboBox, parent: QObject) -> None:
        super().__init__(parent)
        self._box = box
        self._usual_id = ""
        self._shown: str | None = None
        self._former = 0  # entries behind the list: what was deleted and is still named
        box.setProperty(STAYS_OPEN, True)  # for further documents of a meeting whose notula is final
        box.activated.connect(self._tell)

    def put(self, rows: Sequence[Letterhead | Signatory]) -> None:
        """Offer these, the default first."""
        self._box.clear()
        self._former = 0
        usual = rows[0] if rows else None
        self._usual_id = usual.id if usual else ""
        name = usual.label if usual and usual.label else self.tr("belum diisi di Pengaturan")
        self._box.addItem(self.tr("Bawaan: {name}").format(name=name), None)
        for row in rows[1:]:
            self._box.addItem(row.label or self.tr("Tanpa nama"), row.id)

    def show_choice(self, row_id: str | None, former: Letterhead | Signatory | None) -> None:
        """Show what a meeting names; `former` is that row when it is not offered any more."""
        for _ in range(self._former):
            self._box.removeItem(self._box.count() - 1)
        self._former = 0
        if former is not None:
            self._box.addItem(self.tr("{name} (dihapus)").format(name=former.label), former.id)
            self._former = 1
        wanted = None if row_id == self._usual_id else row_id
        self._box.setCurrentIndex(max(self._box.findData(wanted), 0) if wanted else 0)
        self._box.setToolTip(self._box.currentText())

    def offers(self, row_id: str | None) -> bool:
        """Whether what a meeting names is on the list."""
        if not row_id or row_id == self._usual_id:
            return True
        return 0 <= self._box.findData(row_id) < self._box.count() - self._former

    def _tell(self, _index: int) -> None:
        self.chosen.emit(self._box.currentData())


class IdentityOffices:
    """Both choices of the identity card."""

    def __init__(self, letterhead: OfficeChoice, signatory: OfficeChoice, settings: SettingService) -> None:
        self.letterhead = letterhead
        self.signatory = signatory
        self._settings = settings

    def fill(self) -> None:
        """Ask for what the office has."""
        self.letterhead.put(self._settings.letterheads())
        self.signatory.put(self._settings.signatories())

    def show_choice(self, letterhead_id: str | None, signatory_id: str | None) -> None:
        """Show what a meeting names."""
        head, sign = self.letterhead, self.signatory
        head.show_choice(
            letterhead_id, None if head.offers(letterhead_id) else self._settings.letterhead(letterhead_id)
        )
        sign.show_choice(signatory_id, None if sign.offers(signatory_id) else self._settings.signatory(signatory_id))
