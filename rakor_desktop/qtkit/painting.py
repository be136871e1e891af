"""The small painted parts that widgets and table delegates share: chips, badges, bars, hatches, keys."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetrics, QPainter, QPen, QPixmap

from rakor_desktop.qtkit.icons import Icon, paint_icon
from rakor_desktop.qtkit.theme import Role, Theme

BADGE_WIDTH = 26
BADGE_HEIGHT = 18
CHIP_HEIGHT = 20
_CHIP_ICON = 14
_CHIP_PADDING = 6
_HATCH_TILE = 6


class Tone(StrEnum):
    """What a chip or panel means; FILLED is the running meeting, LINK leads somewhere else."""

    NEUTRAL = "neutral"
    INFO = "info"
    SUCCESS = "success"
    WARNING = "warning"
    DANGER = "danger"
    FILLED = "filled"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class ChipSpec:
    """What a chip shows; `icon` may be missing."""

    text: str
    tone: Tone = Tone.NEUTRAL
    icon: Icon | None = None


@dataclass(frozen=True, slots=True)
class Segment:
    """One part of a bar: its share, a chart token (`selesai`, `lambat`...) and the word for it."""

    value: float
    chart: str
    label: str = ""


def tone_colors(theme: Theme, tone: Tone) -> tuple[QColor, QColor]:
    """Text colour and ground of a tone."""
    if tone is Tone.FILLED:
        return theme.color("accent-text"), theme.color("accent")
    if tone is Tone.LINK:
        return theme.color("accent"), theme.color("surface-raised")
    return theme.color(tone.value), theme.color(f"{tone.value}-bg")


def chip_width(theme: Theme, spec: ChipSpec) -> int:
    """How wide a chip is painted."""
    metrics = QFontMetrics(_chip_font(theme, spec))
    icon_part = theme.px(_CHIP_ICON) + theme.px(4) if spec.icon else theme.px(2)
    return metrics.horizontalAdvance(spec.text) + icon_part + 2 * theme.px(_CHIP_PADDING) + theme.px(1)


def paint_chip(painter: QPainter, rect: QRect, theme: Theme, spec: ChipSpec, *, is_hovered: bool = False) -> None:
    """Paint a chip at the left of `rect`, centred in its height, elided when it does not fit."""
    ink, ground = tone_colors(theme, spec.tone)
    height = min(theme.px(CHIP_HEIGHT), rect.height())
    width = min(chip_width(theme, spec), rect.width())
    box = QRect(rect.left(), rect.center().y() - height // 2 + (1 - height % 2), width, height)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(theme.color("hover") if is_hovered and spec.tone is Tone.LINK else ground)
    painter.setPen(QPen(ink, 1) if spec.tone is Tone.LINK else Qt.PenStyle.NoPen)
    outline = QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5) if spec.tone is Tone.LINK else QRectF(box)
    painter.drawRoundedRect(outline, height / 2, height / 2)
    left = box.left() + theme.px(_CHIP_PADDING)
    if spec.icon:
        side = theme.px(_CHIP_ICON)
        paint_icon(painter, QRect(left, box.center().y() - side // 2 + 1, side, side), spec.icon, ink)
        left += side + theme.px(4)
    else:
        left += theme.px(1)
    font = _chip_font(theme, spec)
    painter.setFont(font)
    painter.setPen(ink)
    space = box.right() - theme.px(_CHIP_PADDING) - left + 2
    text = QFontMetrics(font).elidedText(spec.text, Qt.TextElideMode.ElideRight, max(space, 0))
    painter.drawText(QRect(left, box.top(), space + 4, height), Qt.AlignmentFlag.AlignVCenter, text)
    painter.restore()


def _chip_font(theme: Theme, spec: ChipSpec) -> QFont:
    return theme.font(Role.SMALL_STRONG if spec.tone is Tone.FILLED else Role.SMALL)


def paint_sector(painter: QPainter, rect: QRect, theme: Theme, code: str) -> None:
    """Paint the two letters of a sector at the left of `rect`, centred in its height."""
    colors = theme.sector(code)
    width, height = theme.px(BADGE_WIDTH), theme.px(BADGE_HEIGHT)
    box = QRect(rect.left(), rect.center().y() - height // 2 + 1, width, height)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(colors.fill)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawRoundedRect(box, 4, 4)
    painter.setFont(theme.font(Role.TINY_STRONG))
    painter.setPen(colors.on)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, code)
    painter.restore()


def key_width(theme: Theme, text: str) -> int:
    """How wide the box of a key is."""
    return max(QFontMetrics(theme.font(Role.TINY)).horizontalAdvance(text) + theme.px(12), theme.px(16))


def paint_key(painter: QPainter, rect: QRect, theme: Theme, text: str, ink: QColor | None = None) -> None:
    """Paint a key in its small box at the left of `rect`; `ink` for a ground that is not white."""
    height = theme.px(18)
    box = QRectF(rect.left(), rect.center().y() - height // 2 + 1, key_width(theme, text), height)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush if ink else QBrush(theme.color("surface-raised")))
    painter.setPen(QPen(ink or theme.color("border"), 1))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    painter.setFont(theme.font(Role.TINY))
    painter.setPen(ink or theme.color("text-muted"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()


def hatch_brush(colour: QColor, line: QColor, ratio: float) -> QBrush:
    """45 degree stripes that stay visible on dense screens."""
    side = round(_HATCH_TILE * ratio)
    tile = QPixmap(side, side)
    tile.fill(colour)
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(line, 1.2 * ratio))
    for shift in (-side, 0, side):
        painter.drawLine(QPointF(shift - 1, -1), QPointF(shift + side + 1, side + 1))
    painter.end()
    tile.setDevicePixelRatio(ratio)
    return QBrush(tile)


def chart_brush(painter: QPainter, theme: Theme, chart: str) -> QBrush:
    """The fill of a task state; late parts are hatched as well as red."""
    colour = theme.chart(chart)
    if chart != "lambat":
        return QBrush(colour)
    line = QColor(theme.color("surface-raised"))
    line.setAlphaF(0.75)
    return hatch_brush(colour, line, painter.device().devicePixelRatioF())


def paint_progress(painter: QPainter, rect: QRect, theme: Theme, share: float, fill: QColor | QBrush) -> None:
    """A thin bar filled to `share` (0 to 1) on the track colour."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    radius = min(rect.height() / 2, 3)
    painter.setBrush(theme.color("track"))
    painter.drawRoundedRect(rect, radius, radius)
    width = round(rect.width() * min(max(share, 0.0), 1.0))
    if width > 0:
        painter.setBrush(fill)
        painter.drawRoundedRect(QRect(rect.left(), rect.top(), width, rect.height()), radius, radius)
    painter.restore()


def segment_rects(rect: QRect, segments: Sequence[Segment], scale: float = 0.0) -> list[QRect]:
    """Where each segment lies; `scale` is the value of the whole width (0: the sum of the segments)."""
    whole = scale or sum(segment.value for segment in segments) or 1.0
    rects: list[QRect] = []
    before = 0.0
    for segment in segments:
        left = rect.left() + round(before / whole * rect.width())
        before += segment.value
        right = rect.left() + round(before / whole * rect.width())
        rects.append(QRect(left, rect.top(), max(right - left, 0), rect.height()))
    return rects


def paint_segments(
    painter: QPainter, rect: QRect, theme: Theme, segments: Sequence[Segment], scale: float = 0.0
) -> None:
    """A stacked bar: its parts are kept apart by a line in the colour of the card."""
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    for segment, part in zip(segments, segment_rects(rect, segments, scale), strict=True):
        if part.width() > 1:
            painter.setBrushOrigin(part.topLeft())
            painter.fillRect(part.adjusted(0, 0, -1, 0), chart_brush(painter, theme, segment.chart))
    painter.restore()
