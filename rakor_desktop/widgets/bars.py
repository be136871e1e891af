"""Painted bars: time used, tasks per state, attendance per sector; each one says its numbers aloud."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from rakor_desktop.domain.kinds import Sector
from rakor_desktop.qtkit.painting import (
    Segment,
    chart_brush,
    paint_progress,
    paint_sector,
    paint_segments,
    segment_rects,
)
from rakor_desktop.qtkit.theme import Role, theme_of

_WARNING_AT = 0.7


class TimerBar(QWidget):
    """How much of the planned time is used: accent, from 70 % amber, from 100 % red and hatched."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_share(self, share: float) -> None:
        """Show the used share of the plan; above 1 the item runs over."""
        self._share = share
        percent = round(share * 100)
        self.setAccessibleName(self.tr("{percent}% waktu terpakai").format(percent=percent))
        self.update()

    def sizeHint(self) -> QSize:
        theme = theme_of(self)
        return QSize(theme.px(120), theme.px(12))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        height = theme.px(8)
        bar = QRect(0, (self.height() - height) // 2, self.width(), height)
        if self._share >= 1:
            fill = chart_brush(painter, theme, "lambat")
        elif self._share >= _WARNING_AT:
            fill = chart_brush(painter, theme, "kendala")
        else:
            fill = theme.color("accent")
        paint_progress(painter, bar, theme, self._share, fill)
        tick = round(self.width() * _WARNING_AT)
        painter.fillRect(QRect(tick - 1, 0, 2, self.height()), theme.color("text"))


class StackedBar(QWidget):
    """Tasks of one institution by state; each part can be clicked, or chosen with the arrow keys."""

    segment_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._segments: tuple[Segment, ...] = ()
        self._scale = 0.0
        self._current = -1
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_segments(self, title: str, segments: Sequence[Segment], scale: float = 0.0) -> None:
        """Show the parts of `title`; `scale` is the value that fills the width (0: their sum)."""
        self._segments = tuple(segments)
        self._scale = scale
        self._current = -1
        words = ", ".join(f"{part.label} {part.value:g}" for part in self._segments)
        self.setAccessibleName(f"{title}: {words}")
        self.update()

    def sizeHint(self) -> QSize:
        theme = theme_of(self)
        return QSize(theme.px(160), theme.px(18))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        paint_segments(painter, self.rect(), theme, self._segments, self._scale)
        if self.hasFocus() and 0 <= self._current < len(self._segments):
            part = segment_rects(self.rect(), self._segments, self._scale)[self._current]
            painter.setPen(QPen(theme.color("focus"), 2))
            painter.drawRect(part.adjusted(1, 1, -2, -1))

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._current = max(self._current, 0)  # else nothing would show where the focus is
        super().focusInEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        index = self._segment_at(event.position().toPoint())
        if index >= 0:
            self.segment_chosen.emit(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and self._segments:
            step = 1 if key == Qt.Key.Key_Right else -1
            self._current = min(max(self._current + step, 0), len(self._segments) - 1)
            self.update()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._segments:
            self.segment_chosen.emit(max(self._current, 0))
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            index = self._segment_at(event.pos())
            if index >= 0:
                part = self._segments[index]
                QToolTip.showText(event.globalPos(), f"{part.label}: {part.value:g}", self)
                return True
        return super().event(event)

    def _segment_at(self, point: QPoint) -> int:
        rects = segment_rects(self.rect(), self._segments, self._scale)
        return next((index for index, rect in enumerate(rects) if rect.contains(point)), -1)


class SectorBar(QWidget):
    """One sector: badge, name, share as a bar in its colour; opens the list behind it."""

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sector = Sector.PD
        self._share = 0.0
        self._percent = ""
        self._counts = ""
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_share(self, sector: Sector, share: float, percent: str, counts: str) -> None:
        """Show the share (0 to 1) with its written percentage ("84,4%") and counts ("38/45")."""
        self._sector, self._share, self._percent, self._counts = sector, share, percent, counts
        self.setAccessibleName(f"{sector.label}: {percent}, {counts}")
        self.update()

    def sizeHint(self) -> QSize:
        theme = theme_of(self)
        return QSize(theme.px(280), theme.px(40))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        height = self.height()
        paint_sector(painter, QRect(0, 0, theme.px(26), height), theme, self._sector.value)
        left, numbers = theme.px(34), theme.px(116)
        width = self.width() - left - numbers - theme.px(8)
        painter.setFont(theme.font(Role.SMALL))
        painter.setPen(theme.color("text-muted"))
        name = painter.fontMetrics().elidedText(self._sector.label, Qt.TextElideMode.ElideRight, width)
        painter.drawText(QRect(left, 0, width, height // 2), Qt.AlignmentFlag.AlignBottom, name)
        bar = QRect(left, height // 2 + theme.px(2), width, theme.px(12))
        painter.fillRect(bar, theme.color("track"))
        filled = QRect(bar.left(), bar.top(), round(bar.width() * min(self._share, 1.0)), bar.height())
        painter.fillRect(filled, theme.sector(self._sector.value).fill)
        right = QRect(left + width + theme.px(8), 0, numbers, height)
        end = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(right, end, self._counts)
        painter.setFont(theme.font(Role.BODY_STRONG))
        painter.setPen(theme.color("text"))
        painter.drawText(right.adjusted(0, 0, -theme.px(60), 0), end, self._percent)
        if self.hasFocus():
            painter.setPen(theme.color("focus"))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.rect().contains(event.position().toPoint()):
            self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit()
        else:
            super().keyPressEvent(event)
