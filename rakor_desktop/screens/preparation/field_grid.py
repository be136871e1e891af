"""How the fields of a form stand in their cells."""

from __future__ import annotations

from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QVBoxLayout


def keep_at_top(layout: QBoxLayout | QGridLayout) -> None:
    """Let the label and the field of each cell stand at its top, however high a neighbour gets."""
    for number in range(layout.count()):
        item = layout.itemAt(number)
        cell = item.layout() if item is not None else None
        if isinstance(cell, QHBoxLayout):
            keep_at_top(cell)
        elif isinstance(cell, QVBoxLayout):
            cell.addStretch(1)
