"""The bar below the invitations: how many of each sector, and which named sector is missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QObject, QRect, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from rakor_desktop.domain.kinds import Sector
from rakor_desktop.domain.meeting import Participant
from rakor_desktop.forms.ui_participants_panel import Ui_ParticipantsPanel
from rakor_desktop.qtkit.icons import Icon
from rakor_desktop.qtkit.painting import Segment, Tone, segment_rects
from rakor_desktop.qtkit.theme import theme_of
from rakor_desktop.widgets.badges import SectorBadge
from rakor_desktop.widgets.flow_layout import FlowLayout


def missing_sectors(rows: Sequence[Participant], named: Sequence[Sector]) -> list[Sector]:
    """The sectors named for the meeting of which nobody is invited."""
    there = {row.sector for row in rows}
    return [sector for sector in named if sector not in there]


class MixBar(QWidget):
    """The shares of the sectors in their colours; the badges beside it say which is which."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._segments: tuple[Segment, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_counts(self, counts: Counter[Sector]) -> None:
        """Show how many of each sector are invited."""
        self._segments = tuple(
            Segment(counts[sector], sector.value, sector.label) for sector in Sector if counts[sector]
        )
        words = ", ".join(f"{part.label} {part.value:g}" for part in self._segments)
        self.setAccessibleName(self.tr("Bauran unsur: {words}").format(words=words))
        self.setToolTip(words)
        self.update()

    def sizeHint(self) -> QSize:
        theme = theme_of(self)
        return QSize(theme.px(120), theme.px(10))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("track"))
        for segment, part in zip(self._segments, segment_rects(self.rect(), self._segments), strict=True):
            painter.fillRect(QRect(part).adjusted(0, 0, -1, 0), theme.sector(segment.chart).fill)


class SectorMix(QObject):
    """Built once; only numbers, bar and chip change afterwards."""

    sector_chosen = Signal(object)  # Sector: the missing one

    def __init__(self, ui: Ui_ParticipantsPanel, parent: QObject) -> None:
        super().__init__(parent)
        self._ui = ui
        self._first_missing: Sector | None = None
        self._parts: dict[Sector, tuple[QWidget, QLabel]] = {}
        self.bar = MixBar(ui.foot_frame)
        ui.foot_layout.insertWidget(0, self.bar)
        flow = FlowLayout(ui.mix_panel, 12)
        for sector in Sector:
            pair = QWidget(ui.mix_panel)
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
        ui.mix_button.clicked.connect(self._choose)

    def show_mix(self, rows: Sequence[Participant], named: Sequence[Sector]) -> None:
        """Show the counts of these participants against the sectors named for the meeting."""
        ui = self._ui
        counts = Counter(row.sector for row in rows)
        for sector, (pair, label) in self._parts.items():
            label.setText(str(counts[sector]))
            pair.setVisible(counts[sector] > 0 or sector in named)
            pair.setToolTip(self.tr("{name}: {count} diundang").format(name=sector.label, count=counts[sector]))
        self.bar.show_counts(counts)
        self.bar.setVisible(bool(counts))
        missing = missing_sectors(rows, named)
        self._first_missing = missing[0] if missing else None
        ui.mix_chip.setVisible(bool(rows) and bool(named))
        ui.mix_button.setVisible(bool(missing))
        if missing:
            names = ", ".join(sector.short_label for sector in missing)
            ui.mix_chip.show_text(self.tr("Belum ada: {names}").format(names=names), Tone.WARNING, Icon.WARNING)
            ui.mix_chip.setToolTip(self.tr("Unsur yang disebut pada identitas belum diundang"))
            ui.mix_button.setToolTip(self.tr("Pilih dari unsur {name}").format(name=missing[0].label))
        else:
            ui.mix_chip.show_text(self.tr("Unsur lengkap"), Tone.SUCCESS, Icon.DONE)
            ui.mix_chip.setToolTip("")

    def _choose(self) -> None:
        if self._first_missing is not None:
            self.sector_chosen.emit(self._first_missing)
