"""How a point looks: code, two lines of text, priority; below kind, sector, speaker and links."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from rakor_desktop.domain.discussion import DiscussionPoint
from rakor_desktop.qtkit.icons import Icon, paint_icon
from rakor_desktop.qtkit.painting import BADGE_WIDTH, ChipSpec, Tone, chip_width, paint_chip, paint_sector
from rakor_desktop.qtkit.theme import Role, Theme, theme_of
from rakor_desktop.screens.groups.looks import KIND_ICONS, PRIORITY_CHIPS
from rakor_desktop.screens.groups.point_model import Index, PointRole
from rakor_desktop.tables.wrapped_text import draw_wrapped

_CODE_WIDTH = 56
_PADDING = 12
_TOP = 6


@dataclass(frozen=True, slots=True)
class _Places:
    """Where the parts of a row lie."""

    tick: QRect
    code: QRect
    text: QRect
    priority: QRect
    meta: QRect


class PointDelegate(QStyledItemDelegate):
    """`is_narrow` leaves the priority to the second line, for the columns of the plenary."""

    priority_clicked = Signal(str, object)  # point id, global position
    kind_clicked = Signal(str, object)
    link_clicked = Signal(object)  # Link
    ticked = Signal(str, bool)

    def __init__(self, parent: QObject | None = None, *, lines: int = 2, is_narrow: bool = False) -> None:
        super().__init__(parent)
        self._lines = lines
        self._is_narrow = is_narrow

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        theme = theme_of(option.widget)
        text = QFontMetrics(theme.font(Role.BODY)).lineSpacing() * self._lines
        return QSize(theme.px(160), text + theme.px(2 * _TOP + 20 + 3))

    def _places(self, theme: Theme, rect: QRect, point: DiscussionPoint, is_tickable: bool) -> _Places:
        inner = rect.adjusted(theme.px(_PADDING), theme.px(_TOP), -theme.px(_PADDING), -theme.px(_TOP))
        line = QFontMetrics(theme.font(Role.BODY)).lineSpacing()
        tick = QRect(inner.left(), inner.top() + theme.px(1), theme.px(16), theme.px(16))
        left = inner.left() + (theme.px(24) if is_tickable else 0)
        code = QRect(left, inner.top(), theme.px(_CODE_WIDTH), line)
        meta_height = theme.px(20)
        meta_top = inner.bottom() - meta_height + 1
        chip = chip_width(theme, PRIORITY_CHIPS[point.priority])
        if self._is_narrow:
            priority = QRect(inner.right() - chip + 1, meta_top, chip, meta_height)
            text_left, text_right = code.right(), inner.right()
            meta_left, meta_right = left, priority.left() - theme.px(6)
        else:
            priority = QRect(inner.right() - chip + 1, inner.top(), chip, theme.px(20))
            text_left, text_right = code.right(), inner.right() - theme.px(92)
            meta_left, meta_right = text_left, inner.right()
        text = QRect(text_left, inner.top(), max(text_right - text_left, 1), line * self._lines)
        meta = QRect(meta_left, meta_top, max(meta_right - meta_left, 1), meta_height)
        return _Places(tick, code, text, priority, meta)

    def text_rect(self, option: QStyleOptionViewItem, point: DiscussionPoint) -> QRect:
        """Where the text of a row stands, for its editor."""
        return self._places(theme_of(option.widget), option.rect, point, False).text

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        point = index.data(PointRole.POINT)
        if not isinstance(point, DiscussionPoint):
            return
        theme = theme_of(option.widget)
        ticked = index.data(PointRole.TICKED)
        selected = bool(option.state & QStyle.StateFlag.State_Selected) or bool(ticked)
        painter.save()
        if selected or index.data(PointRole.FRESH):
            painter.fillRect(option.rect, theme.color("selection"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, theme.color("hover"))
        bottom = option.rect.bottom()
        painter.fillRect(QRect(option.rect.left(), bottom, option.rect.width(), 1), theme.color("border"))
        places = self._places(theme, option.rect, point, ticked is not None)
        if ticked is not None:
            _paint_tick(painter, places.tick, theme, bool(ticked))
        painter.setFont(theme.font(Role.BODY_STRONG))
        painter.setPen(theme.color("accent"))
        painter.drawText(places.code, Qt.AlignmentFlag.AlignVCenter, point.code)
        painter.setPen(theme.color("selection-text" if selected else "text"))
        draw_wrapped(painter, places.text, point.text, theme.font(Role.BODY), self._lines)
        paint_chip(painter, places.priority, theme, PRIORITY_CHIPS[point.priority])
        self._paint_meta(painter, places.meta, theme, point)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(theme.color("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(option.rect.adjusted(1, 1, -1, -2))
        painter.restore()

    def _paint_meta(self, painter: QPainter, rect: QRect, theme: Theme, point: DiscussionPoint) -> None:
        muted, small = theme.color("text-muted"), theme.font(Role.SMALL)
        kind, link_places = self._meta_places(theme, rect, point)
        side = theme.px(15)
        icon_rect = QRect(kind.left(), kind.center().y() - side // 2, side, side)
        paint_icon(painter, icon_rect, KIND_ICONS[point.kind], muted)
        painter.setFont(small)
        painter.setPen(muted)
        painter.drawText(kind.adjusted(theme.px(19), 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, point.kind.label)
        left = kind.right() + theme.px(8)
        if point.sector is not None:
            paint_sector(painter, QRect(left, rect.top(), rect.width(), rect.height()), theme, point.sector.value)
            left += theme.px(BADGE_WIDTH + 8)
        end = link_places[0].left() - theme.px(6) if link_places else rect.right()
        speaker = QFontMetrics(small).elidedText(point.speaker, Qt.TextElideMode.ElideRight, max(end - left, 0))
        painter.drawText(
            QRect(left, rect.top(), max(end - left, 0), rect.height()), Qt.AlignmentFlag.AlignVCenter, speaker
        )
        for link, place in zip(point.links, link_places, strict=False):
            paint_chip(painter, place, theme, ChipSpec(link.code, Tone.LINK))

    def _meta_places(self, theme: Theme, rect: QRect, point: DiscussionPoint) -> tuple[QRect, list[QRect]]:
        width = theme.px(19) + QFontMetrics(theme.font(Role.SMALL)).horizontalAdvance(point.kind.label)
        kind = QRect(rect.left(), rect.top(), width, rect.height())
        places: list[QRect] = []
        right = rect.right()
        for link in reversed(point.links[:3]):
            wide = chip_width(theme, ChipSpec(link.code, Tone.LINK))
            places.insert(0, QRect(right - wide + 1, rect.top(), wide, rect.height()))
            right -= wide + theme.px(4)
        return kind, places

    def editorEvent(self, event: QEvent, model: object, option: QStyleOptionViewItem, index: Index) -> bool:
        point = index.data(PointRole.POINT)
        if (
            not isinstance(event, QMouseEvent)
            or event.type() is not QEvent.Type.MouseButtonRelease
            or event.button() is not Qt.MouseButton.LeftButton
            or not isinstance(point, DiscussionPoint)
        ):
            return False
        theme, spot = theme_of(option.widget), event.position().toPoint()
        ticked = index.data(PointRole.TICKED)
        places = self._places(theme, option.rect, point, ticked is not None)
        kind, link_places = self._meta_places(theme, places.meta, point)
        for link, place in zip(point.links, link_places, strict=False):
            if place.contains(spot):
                self.link_clicked.emit(link)
                return True
        if ticked is not None:
            self.ticked.emit(point.id, not ticked)
        elif places.priority.contains(spot):
            self.priority_clicked.emit(point.id, event.globalPosition().toPoint())
        elif kind.contains(spot):
            self.kind_clicked.emit(point.id, event.globalPosition().toPoint())
        else:
            return False
        return True


def _paint_tick(painter: QPainter, box: QRect, theme: Theme, is_ticked: bool) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(theme.color("accent" if is_ticked else "surface-raised"))
    painter.setPen(theme.color("accent" if is_ticked else "border-strong"))
    painter.drawRoundedRect(box, 4, 4)
    if is_ticked:
        paint_icon(painter, box.adjusted(1, 1, -1, -1), Icon.CHECK, theme.color("accent-text"))
    painter.restore()
