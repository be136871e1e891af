"""Agreements of other meetings that may overlap with the one being worded: found in a job, shown at the side."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from rakor_desktop.domain.agreement import SimilarAgreement
from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.formatting import long_date
from rakor_desktop.domain.kinds import AgreementState
from rakor_desktop.forms.ui_agreements_screen import Ui_AgreementsScreen
from rakor_desktop.qtkit.icons import Icon, icon
from rakor_desktop.qtkit.jobs import JobHandle, Jobs
from rakor_desktop.qtkit.painting import ChipSpec, chip_width, paint_chip, paint_progress
from rakor_desktop.qtkit.theme import Role, theme_of
from rakor_desktop.screens.agreements.agreement_list import STATE_CHIPS
from rakor_desktop.services.agreements import AgreementService
from rakor_desktop.tables.wrapped_text import draw_wrapped

_Index = QModelIndex | QPersistentModelIndex
_PAUSE = 500  # ms after the last key
_SHORTEST = 12  # characters: fewer do not say what an agreement is about


class SimilarRole(IntEnum):
    """What the delegate asks for."""

    SIMILAR = Qt.ItemDataRole.UserRole + 1


class SimilarModel(QAbstractListModel):
    """The most similar first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[SimilarAgreement, ...] = ()

    def show_rows(self, rows: Sequence[SimilarAgreement]) -> None:
        """Show these."""
        if tuple(rows) != self._rows:
            self.beginResetModel()
            self._rows = tuple(rows)
            self.endResetModel()

    def row_at(self, number: int) -> SimilarAgreement:
        """One of them."""
        return self._rows[number]

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return row.statement
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{row.score}%, {row.statement}, {row.institution}, {source_line(row)}, {row.state_label}"
            case SimilarRole.SIMILAR:
                return row
            case _:
                return None


def source_line(row: SimilarAgreement) -> str:
    """Where a similar agreement stands: `S-02 · Rakor SDM Pariwisata, 12 Mei 2026`."""
    day = f", {long_date(row.meeting_date)}" if row.meeting_date else ""
    return f"{row.code} · {row.meeting_title}{day}"


def _chip_of(label: str) -> ChipSpec:
    state = next((state for state in AgreementState if state.label == label), AgreementState.USULAN)
    return ChipSpec(label, STATE_CHIPS[state][1], STATE_CHIPS[state][0])


class SimilarDelegate(QStyledItemDelegate):
    """Score with its bar, the statement with the shared words marked, who and where."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        theme = theme_of(option.widget)
        body = QFontMetrics(theme.font(Role.BODY)).lineSpacing() * 2
        small = QFontMetrics(theme.font(Role.SMALL)).lineSpacing() * 2
        return QSize(theme.px(200), theme.px(20 + 2 * 10 + 4) + body + small)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row = index.data(SimilarRole.SIMILAR)
        if not isinstance(row, SimilarAgreement):
            return
        theme = theme_of(option.widget)
        rect: QRect = option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected and option.state & QStyle.StateFlag.State_HasFocus:
            painter.fillRect(rect, theme.color("selection"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.color("hover"))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.color("border"))
        inner = rect.adjusted(theme.px(12), theme.px(10), -theme.px(12), -theme.px(10))
        head = QRect(inner.left(), inner.top(), inner.width(), theme.px(20))
        painter.setFont(theme.font(Role.SMALL_STRONG))
        painter.setPen(theme.color("text"))
        painter.drawText(head, Qt.AlignmentFlag.AlignVCenter, f"{row.score}%")
        chip = _chip_of(row.state_label)
        wide = chip_width(theme, chip)
        paint_chip(painter, QRect(head.right() - wide + 1, head.top(), wide, head.height()), theme, chip)
        left = head.left() + theme.px(36)
        bar = QRect(left, head.center().y() - theme.px(2), head.width() - theme.px(44) - wide, theme.px(6))
        if bar.width() > theme.px(20):
            paint_progress(painter, bar, theme, row.score / 100, theme.chart("kendala"))
        painter.setPen(theme.color("text"))
        body = QRect(inner.left(), head.bottom() + theme.px(4), inner.width(), inner.height())
        font = theme.font(Role.BODY)
        draw_wrapped(painter, body, row.statement, font, 2, row.marks, theme.color("search-hit"))
        small = theme.font(Role.SMALL)
        metrics = QFontMetrics(small)
        top = body.top() + 2 * QFontMetrics(font).lineSpacing()
        painter.setFont(small)
        painter.setPen(theme.color("text-muted"))
        for text in (row.institution or "–", source_line(row)):
            line = QRect(inner.left(), top, inner.width(), metrics.lineSpacing())
            elided = metrics.elidedText(text, Qt.TextElideMode.ElideRight, inner.width())
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, elided)
            top += metrics.lineSpacing()
        painter.restore()


class SimilarSearch(QObject):
    """Asks a moment after typing; closed for one agreement it stays closed until asked for again."""

    opened = Signal(object)  # SimilarAgreement
    shown_changed = Signal()

    def __init__(self, ui: Ui_AgreementsScreen, agreements: AgreementService, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._ui = ui
        self._agreements = agreements
        self._jobs = jobs
        self._asked = ("", "", "")  # statement, meeting, agreement
        self._closed: set[str] = set()
        self._called_for = ""
        self._handle: JobHandle | None = None
        self._model = SimilarModel(self)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_PAUSE)
        self._soon.timeout.connect(self._search)
        ui.similar_list.setModel(self._model)
        ui.similar_list.setItemDelegate(SimilarDelegate(self))
        ui.similar_close_button.setIcon(icon(Icon.CLOSE))
        ui.similar_button.setIcon(icon(Icon.SIMILAR, "warning"))
        ui.similar_close_button.clicked.connect(self.close)
        ui.no_overlap_button.clicked.connect(self.close)
        ui.similar_button.clicked.connect(self.open)
        ui.similar_list.activated.connect(self._open_meeting)

    @property
    def count(self) -> int:
        """How many were found."""
        return self._model.rowCount()

    @property
    def is_open(self) -> bool:
        """Whether the panel should be seen where there is room for it."""
        return self.count > 0 and self._asked[2] not in self._closed

    @property
    def is_called_for(self) -> bool:
        """Whether the officer asked to see the panel: only then it may lie over the page."""
        return self.is_open and self._called_for == self._asked[2]

    def ask(self, statement: str, meeting_id: str, agreement_id: str) -> None:
        """Look for agreements like this one, a moment from now."""
        asked = (statement.strip(), meeting_id, agreement_id)
        if asked == self._asked:
            return
        if agreement_id != self._asked[2]:
            self._show(())
        self._asked = asked
        self._soon.start()

    def close(self) -> None:
        """Close the panel for this agreement."""
        self._closed.add(self._asked[2])
        self._called_for = ""
        self.shown_changed.emit()

    def open(self) -> None:
        """Open it again."""
        self._closed.discard(self._asked[2])
        self._called_for = self._asked[2]
        self.shown_changed.emit()

    def _search(self) -> None:
        statement, meeting_id, agreement_id = asked = self._asked
        if self._handle is not None:
            self._handle.cancel()
            self._handle = None
        if len(statement) < _SHORTEST:
            self._show(())
            return
        self._handle = self._jobs.run(
            lambda _progress: (
                asked,
                self._agreements.similar(statement, meeting_id=meeting_id, agreement_id=agreement_id, limit=5),
            ),
            done=self._take,
            failed=self._ignore,
            title=self.tr("Mencari kesepakatan serupa"),
        )

    def _take(self, found: tuple[tuple[str, str, str], tuple[SimilarAgreement, ...]]) -> None:
        asked, rows = found
        if asked == self._asked:
            self._handle = None
            self._show(rows)

    def _ignore(self, _error: UserError) -> None:
        """A warning that could not be looked for is no reason to disturb somebody who writes."""
        self._show(())

    def _show(self, rows: Sequence[SimilarAgreement]) -> None:
        self._model.show_rows(rows)
        self._ui.similar_title.setText(self.tr("{count} kesepakatan serupa").format(count=len(rows)))
        self._ui.similar_button.setText(self.tr("{count} serupa").format(count=len(rows)))
        self.shown_changed.emit()

    def _open_meeting(self, index: QModelIndex) -> None:
        self.opened.emit(self._model.row_at(index.row()))
