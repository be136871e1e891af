"""How kinds, priorities and outcomes of a discussion look: one icon and tone for each."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox

from rakor_desktop.domain.kinds import Outcome, PointKind, Priority
from rakor_desktop.qtkit.icons import Icon, icon
from rakor_desktop.qtkit.painting import ChipSpec, Tone

KIND_ICONS = {
    PointKind.MASALAH: Icon.PROBLEM,
    PointKind.PENYEBAB: Icon.CAUSE,
    PointKind.USULAN: Icon.PROPOSAL,
    PointKind.DATA: Icon.DATA_SUPPORT,
    PointKind.REKOMENDASI: Icon.RECOMMENDATION,
}
PRIORITY_CHIPS = {
    Priority.TINGGI: ChipSpec(Priority.TINGGI.label, Tone.DANGER, Icon.ARROW_UP),
    Priority.SEDANG: ChipSpec(Priority.SEDANG.label, Tone.WARNING, Icon.MINUS),
    Priority.RENDAH: ChipSpec(Priority.RENDAH.label, Tone.NEUTRAL, Icon.ARROW_DOWN),
}
OUTCOME_CHIPS = {
    Outcome.BELUM: ChipSpec(Outcome.BELUM.label, Tone.WARNING, Icon.SIDE_OPEN),
    Outcome.SEPAKAT: ChipSpec(Outcome.SEPAKAT.label, Tone.SUCCESS, Icon.SIDE_AGREED),
    Outcome.KOMPROMI: ChipSpec(Outcome.KOMPROMI.label, Tone.INFO, Icon.SIDE_COMPROMISE),
    Outcome.PIMPINAN: ChipSpec(Outcome.PIMPINAN.label, Tone.DANGER, Icon.SIDE_TO_LEADER),
}


def fill_kinds(box: QComboBox) -> None:
    """Put the kinds of points into a box."""
    for kind in PointKind:
        box.addItem(icon(KIND_ICONS[kind]), kind.label, kind)
    _leave_room(box)


def fill_priorities(box: QComboBox) -> None:
    """Put the priorities into a box."""
    for priority in Priority:
        spec = PRIORITY_CHIPS[priority]
        box.addItem(icon(spec.icon or Icon.MINUS, spec.tone.value), priority.label, priority)
    _leave_room(box)


def _leave_room(box: QComboBox) -> None:
    # Beside an icon Qt measures two pixels too few for the text.
    box.setMinimumContentsLength(max(len(box.itemText(row)) for row in range(box.count())))
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
