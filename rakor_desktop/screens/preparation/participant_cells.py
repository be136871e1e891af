"""How the cells of the invitation list are painted where a standard cell will not do."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from rakor_desktop.domain.meeting import Participant
from rakor_desktop.qtkit.painting import paint_sector
from rakor_desktop.qtkit.theme import Theme
from rakor_desktop.tables.delegates import CellDelegate
from rakor_desktop.tables.rows_model import ROW_ROLE, Index


class BadgeDelegate(CellDelegate):
    """The badge of the sector alone; its word is in the tooltip, on the clipboard and for the screen reader."""

    def paint_cell(self, painter: QPainter, rect: QRect, theme: Theme, index: Index, ink: QColor) -> None:
        row: Participant = index.data(ROW_ROLE)
        paint_sector(painter, rect, theme, row.sector.value)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        place, table = QRect(option.rect), editor.parentWidget()
        # The words of the choice are wider than the badge: they lie over the neighbours.
        place.setWidth(max(place.width(), editor.sizeHint().width()))
        if table is not None:
            place.moveRight(min(place.right(), table.rect().right()))
        editor.setGeometry(place)
