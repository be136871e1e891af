"""How the cells of the invitation list are painted where a standard cell will not do."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter

from rakor_desktop.domain.meeting import Participant
from rakor_desktop.qtkit.painting import paint_sector
from rakor_desktop.qtkit.theme import Role, Theme
from rakor_desktop.tables.delegates import CellDelegate, draw_text
from rakor_desktop.tables.rows_model import ROW_ROLE, Index


class BadgeDelegate(CellDelegate):
    """The badge of the sector alone; its word is in the tooltip, on the clipboard and for the screen reader."""

    def paint_cell(self, painter: QPainter, rect: QRect, theme: Theme, index: Index, ink: QColor) -> None:
        row: Participant = index.data(ROW_ROLE)
        if row.institution:
            paint_sector(painter, rect, theme, row.sector.value)
        else:
            draw_text(painter, rect, theme, "?", Role.BODY, theme.color("text-muted"), Qt.AlignmentFlag.AlignCenter)
