"""The bar below the invitations: how many of each sector, and which named sector is missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from rakor_desktop.domain.kinds import Sector
from rakor_desktop.domain.meeting import Participant
from rakor_desktop.qtkit.icons import Icon
from rakor_desktop.qtkit.painting import Tone
from rakor_desktop.widgets.badges import Chip, SectorBadge
from rakor_desktop.widgets.flow_layout import FlowLayout


def missing_sectors(rows: Sequence[Participant], named: Sequence[Sector]) -> list[Sector]:
    """The sectors named for the meeting of which nobody is invited."""
    there = {row.sector for row in rows if row.institution}
    return [sector for sector in named if sector not in there]


class SectorMix(QObject):
    """Built once; only numbers and the chip change afterwards."""

    sector_chosen = Signal(object)  # Sector: the missing one

    def __init__(self, panel: QWidget, chip: Chip) -> None:
        super().__init__(panel)
        self._chip = chip
        self._first_missing: Sector | None = None
        self._parts: dict[Sector, tuple[QWidget, QLabel]] = {}
        flow = FlowLayout(panel, 12)
        for sector in Sector:
            pair = QWidget(panel)
            row = QHBoxLayout(pair)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(5)
            badge = SectorBadge(pair)
            badge.show_sector(sector)
            count = QLabel(pair)
            row.addWidget(badge)
            row.addWidget(count)
            flow.addWidget(pair)
            self._parts[sector] = (pair, count)
        chip.clicked.connect(self._choose)

    def show_mix(self, rows: Sequence[Participant], named: Sequence[Sector]) -> None:
        """Show the counts of these participants against the sectors named for the meeting."""
        counts = Counter(row.sector for row in rows if row.institution)  # else the sector is not known yet
        for sector, (pair, label) in self._parts.items():
            label.setText(str(counts[sector]))
            pair.setVisible(counts[sector] > 0 or sector in named)
            pair.setToolTip(self.tr("{name}: {count} diundang").format(name=sector.label, count=counts[sector]))
        missing = missing_sectors(rows, named)
        self._first_missing = missing[0] if missing else None
        self._chip.setVisible(bool(rows) and bool(named))
        if missing:
            names = ", ".join(sector.short_label for sector in missing)
            self._chip.show_text(self.tr("Belum ada: {names}").format(names=names), Tone.WARNING, Icon.WARNING)
            self._chip.setToolTip(self.tr("Unsur yang disebut pada identitas belum diundang"))
        else:
            self._chip.show_text(self.tr("Unsur lengkap"), Tone.SUCCESS, Icon.DONE)
            self._chip.setToolTip("")

    def _choose(self) -> None:
        if self._first_missing is not None:
            self.sector_chosen.emit(self._first_missing)
