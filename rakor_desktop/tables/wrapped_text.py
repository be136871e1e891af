"""A few lines of running text in a list row, the last one elided; words found in it may be marked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextLayout, QTextOption

_PER_LINE = 400  # characters looked at for each line: a very long text must not slow the list down


def draw_wrapped(
    painter: QPainter,
    rect: QRect,
    text: str,
    font: QFont,
    lines: int,
    marks: Sequence[tuple[int, int]] = (),
    mark_colour: QColor | None = None,
) -> int:
    """Draw at most `lines` lines from the top of `rect` in the painter's pen; gives the height used.

    `marks` are (start, end) of the words to lay `mark_colour` under.
    """
    shown = text[: lines * _PER_LINE].replace("\n", " ")
    layout, count = _laid_out(shown, font, rect.width(), lines + 1)
    metrics = QFontMetrics(font)
    top = float(rect.top())
    for number in range(min(count, lines)):
        line = layout.lineAt(number)
        start, length = line.textStart(), line.textLength()
        is_last = number == lines - 1 and (count > lines or len(text) > len(shown))
        end = len(shown) if is_last else start + length
        if mark_colour is not None:
            for first, last in marks:
                left, right = max(first, start), min(last, end)
                if left < right:
                    x = metrics.horizontalAdvance(shown[start:left])
                    width = min(metrics.horizontalAdvance(shown[left:right]), max(rect.width() - x, 0))
                    painter.fillRect(
                        QRectF(rect.left() + x - 1, top + 1, width + 2, metrics.lineSpacing() - 1), mark_colour
                    )
        words = shown[start:end].rstrip()
        if is_last:
            words = metrics.elidedText(shown[start:] + "…", Qt.TextElideMode.ElideRight, rect.width())
        painter.setFont(font)
        painter.drawText(QPointF(rect.left(), top + metrics.ascent()), words)
        top += metrics.lineSpacing()
    return round(top) - rect.top()


def wrapped_lines(text: str, font: QFont, width: int, most: int) -> int:
    """How many lines a text takes, at most `most`."""
    return min(_laid_out(text[: most * _PER_LINE].replace("\n", " "), font, width, most)[1], most)


def _laid_out(text: str, font: QFont, width: int, most: int) -> tuple[QTextLayout, int]:
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    count = 0
    while count < most:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(max(width, 1))
        count += 1
    layout.endLayout()
    return layout, count
