"""The agreements of a meeting as cards: model and delegate."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from rakor_desktop.domain.agreement import Agreement
from rakor_desktop.domain.formatting import short_date
from rakor_desktop.domain.kinds import AgreementState
from rakor_desktop.qtkit.icons import Icon, paint_icon
from rakor_desktop.qtkit.painting import ChipSpec, Tone, chip_width, paint_chip
from rakor_desktop.qtkit.theme import Role, Theme, theme_of
from rakor_desktop.tables.row_sync import sync_rows
from rakor_desktop.tables.wrapped_text import draw_wrapped

BRIEF_HEIGHT = 36  # px at 100 % text
_Index = QModelIndex | QPersistentModelIndex

STATE_CHIPS = {
    AgreementState.USULAN: (Icon.PROPOSED, Tone.NEUTRAL),
    AgreementState.DISEPAKATI: (Icon.AGREED, Tone.SUCCESS),
    AgreementState.CATATAN: (Icon.AGREED_WITH_NOTE, Tone.INFO),
    AgreementState.DITUNDA: (Icon.DEFERRED, Tone.WARNING),
    AgreementState.DITOLAK: (Icon.REJECTED, Tone.DANGER),
}


def state_chip(state: AgreementState) -> ChipSpec:
    """How the state of an agreement is shown."""
    chip_icon, tone = STATE_CHIPS[state]
    return ChipSpec(state.label, tone, chip_icon)


class AgreementRole(IntEnum):
    """What the delegate asks for."""

    AGREEMENT = Qt.ItemDataRole.UserRole + 1


class AgreementListModel(QAbstractListModel):
    """The agreements in their order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Agreement] = []

    @property
    def rows(self) -> tuple[Agreement, ...]:
        """The agreements shown."""
        return tuple(self._rows)

    def show_rows(self, rows: Sequence[Agreement]) -> None:
        """Show these agreements; what stays keeps its place."""
        sync_rows(self, self._rows, rows, _id_of)

    def number_of(self, agreement_id: str) -> int:
        """The place of an agreement, -1 when it is gone."""
        return next((number for number, row in enumerate(self._rows) if row.id == agreement_id), -1)

    def put_rows(self, rows: list[Agreement]) -> None:
        """For `sync_rows`."""
        self._rows = rows

    def announce_row(self, row: int) -> None:
        """For `sync_rows`."""
        self.dataChanged.emit(self.index(row), self.index(row))

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return f"{row.code} {row.statement}"
            case Qt.ItemDataRole.ToolTipRole:
                return row.statement[:1000] or None
            case Qt.ItemDataRole.AccessibleTextRole:
                return ", ".join(part for part in (row.code, row.state.label, row.statement, lead_of(row)) if part)
            case AgreementRole.AGREEMENT:
                return row
            case _:
                return None


def _id_of(row: Agreement) -> str:
    return row.id


def lead_of(row: Agreement) -> str:
    """The responsible institution, empty when none is named."""
    return row.lead.label if row.lead else ""


class AgreementDelegate(QStyledItemDelegate):
    """Code and state, two lines of the statement, who answers for it and until when.

    `is_brief` leaves the code and the sign of the state, for a strip where there is little height.
    """

    is_brief = False

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        theme = theme_of(option.widget)
        if self.is_brief:
            code = QFontMetrics(theme.font(Role.BODY_STRONG)).horizontalAdvance("S-000")
            return QSize(code + theme.px(16 + 6 + 20), theme.px(BRIEF_HEIGHT))
        lines = QFontMetrics(theme.font(Role.BODY)).lineSpacing() * 2
        return QSize(theme.px(160), lines + QFontMetrics(theme.font(Role.SMALL)).lineSpacing() + theme.px(44))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row = index.data(AgreementRole.AGREEMENT)
        if not isinstance(row, Agreement):
            return
        theme = theme_of(option.widget)
        rect: QRect = option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if selected:
            painter.fillRect(rect, theme.color("selection"))
            painter.fillRect(QRect(rect.left(), rect.top(), theme.px(4), rect.height()), theme.color("accent"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.color("hover"))
        if self.is_brief:
            _paint_brief(painter, rect, theme, row)
            painter.restore()
            return
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.color("border"))
        inner = rect.adjusted(theme.px(12), theme.px(9), -theme.px(12), -theme.px(9))
        head = QRect(inner.left(), inner.top(), inner.width(), theme.px(20))
        painter.setFont(theme.font(Role.BODY_STRONG))
        painter.setPen(theme.color("accent"))
        painter.drawText(head, Qt.AlignmentFlag.AlignVCenter, row.code)
        code_width = QFontMetrics(theme.font(Role.BODY_STRONG)).horizontalAdvance(row.code)
        chip = state_chip(row.state)
        room = head.width() - code_width - theme.px(8)
        wide = min(chip_width(theme, chip), room)
        paint_chip(painter, QRect(head.right() - wide + 1, head.top(), wide, head.height()), theme, chip)
        text = row.statement or self.tr("Belum dirumuskan")
        painter.setPen(theme.color(("selection-text" if selected else "text") if row.statement else "text-muted"))
        body = QRect(inner.left(), head.bottom() + theme.px(4), inner.width(), inner.height())
        draw_wrapped(painter, body, text, theme.font(Role.BODY_STRONG if selected else Role.BODY), 2)
        small = theme.font(Role.SMALL)
        height = QFontMetrics(small).lineSpacing()
        foot = QRect(inner.left(), inner.bottom() - height + 1, inner.width(), height)
        due = short_date(row.due) if row.due else "–"
        painter.setFont(small)
        painter.setPen(theme.color("text-muted"))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(foot, right, due)
        left_room = foot.width() - QFontMetrics(small).horizontalAdvance(due) - theme.px(8)
        lead = lead_of(row) or self.tr("Belum ada penanggung jawab")
        elided = QFontMetrics(small).elidedText(lead, Qt.TextElideMode.ElideRight, left_room)
        painter.drawText(foot, Qt.AlignmentFlag.AlignVCenter, elided)
        painter.restore()


def _paint_brief(painter: QPainter, rect: QRect, theme: Theme, row: Agreement) -> None:
    inner = rect.adjusted(theme.px(10), 0, -theme.px(6), 0)
    which, tone = STATE_CHIPS[row.state]
    side = theme.px(16)
    ink = theme.color("text-muted" if tone is Tone.NEUTRAL else tone.value)
    paint_icon(painter, QRect(inner.left(), rect.center().y() - side // 2, side, side), which, ink)
    painter.setFont(theme.font(Role.BODY_STRONG))
    painter.setPen(theme.color("accent"))
    painter.drawText(inner.adjusted(side + theme.px(6), 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, row.code)
