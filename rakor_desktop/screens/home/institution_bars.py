"""One bar per institution: its late tasks hatched, then those due soon."""

from __future__ import annotations

import functools
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget

from rakor_desktop.domain.formatting import number
from rakor_desktop.qtkit.painting import Segment
from rakor_desktop.qtkit.theme import Role, theme_of
from rakor_desktop.screens.home.attention_list import Load, institution_name
from rakor_desktop.widgets.bars import StackedBar
from rakor_desktop.widgets.elided_label import ElidedLabel

MOST_BARS = 5
_NAME, _FIGURE = 96, 24  # px at 100 % text


class InstitutionBars(QWidget):
    """At most five bars, all on the scale of the longest."""

    part_chosen = Signal(str, bool)  # institution, whether it was its late part

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._loads: tuple[Load, ...] = ()
        self._parts: list[list[bool]] = []
        self._rows = [(ElidedLabel(), StackedBar(), QLabel()) for _ in range(MOST_BARS)]
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for row, (name, bar, figure) in enumerate(self._rows):
            figure.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            name.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
            for column, part in enumerate((name, bar, figure)):
                grid.addWidget(part, row, column)
            bar.segment_chosen.connect(functools.partial(self._choose, row))
        theme_of(self).theme_changed.connect(self._measure)
        self._measure()

    def show_loads(self, loads: Sequence[Load]) -> None:
        """Show the first five."""
        self._loads = tuple(loads[:MOST_BARS])
        self._parts = []
        scale = max((load.total for load in self._loads), default=1)
        for row, (name, bar, figure) in enumerate(self._rows):
            is_used = row < len(self._loads)
            for part in (name, bar, figure):
                part.setVisible(is_used)
            if not is_used:
                continue
            load = self._loads[row]
            title = institution_name(self, load.institution)
            parts = [(True, load.late), (False, load.soon)]
            self._parts.append([is_late for is_late, count in parts if count])
            segments = [self._segment(is_late, count) for is_late, count in parts if count]
            name.setText(title)
            bar.show_segments(title, segments, scale)
            figure.setText(number(load.total))

    def _segment(self, is_late: bool, count: int) -> Segment:
        if is_late:
            return Segment(count, "lambat", self.tr("Terlambat"))
        return Segment(count, "kendala", self.tr("Jatuh tempo"))

    def _choose(self, row: int, part: int) -> None:
        self.part_chosen.emit(self._loads[row].institution, self._parts[row][part])

    def _measure(self) -> None:
        theme = theme_of(self)
        for name, _bar, figure in self._rows:
            name.setFixedWidth(theme.px(_NAME))
            figure.setFixedWidth(theme.px(_FIGURE))
            # By sheet, not by setFont: a font is forgotten when the page gets its place in the window.
            figure.setStyleSheet(f"font-size: {theme.font(Role.BODY_STRONG).pointSizeF():.1f}pt; font-weight: 600;")
