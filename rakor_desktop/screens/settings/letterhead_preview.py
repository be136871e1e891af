"""The letterhead as documents print it, on paper that stays white in the dark theme too."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QImage, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from rakor_desktop.domain.people import Letterhead
from rakor_desktop.qtkit.theme import Role, theme_of

_HEIGHT = 116
_EMBLEM = QSize(58, 72)


def emblem_pixmap(content: bytes, size: QSize) -> QPixmap:
    """The emblem scaled into `size` (logical px); a null pixmap when there is none or it cannot be read."""
    image = QImage.fromData(QByteArray(content)) if content else QImage()
    if image.isNull():
        return QPixmap()
    return QPixmap.fromImage(
        image.scaled(size, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
    )


class LetterheadPreview(QWidget):
    """Emblem at the left, lines centred, rule below: small, but in the proportions of the page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._letterhead = Letterhead("")
        self._emblem = QPixmap()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Pratinjau kop"))

    def show_letterhead(self, letterhead: Letterhead) -> None:
        """Show this letterhead."""
        if letterhead.emblem != self._letterhead.emblem:
            theme = theme_of(self)
            self._emblem = emblem_pixmap(letterhead.emblem, QSize(theme.px(58), theme.px(72)))
        self._letterhead = letterhead
        lines = (letterhead.line_1, letterhead.line_2, letterhead.address, letterhead.contact)
        self.setAccessibleDescription(", ".join(line for line in lines if line))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme_of(self).px(360), theme_of(self).px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, theme_of(self).px(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        paper = self.rect()
        painter.fillRect(paper, theme.color("paper"))
        painter.setPen(theme.color("border"))
        painter.drawRect(paper.adjusted(0, 0, -1, -1))
        inner = paper.adjusted(theme.px(16), theme.px(10), -theme.px(16), -theme.px(14))
        self._paint_emblem(painter, inner)
        words = inner.adjusted(theme.px(_EMBLEM.width() + 10), 0, 0, 0)
        self._paint_lines(painter, words)
        rule = inner.bottom() + theme.px(4)
        painter.setPen(QPen(theme.color("ink"), 2))
        painter.drawLine(inner.left(), rule, inner.right(), rule)
        if self._letterhead.double_rule:
            painter.setPen(QPen(theme.color("ink"), 1))
            painter.drawLine(inner.left(), rule + 3, inner.right(), rule + 3)

    def _paint_emblem(self, painter: QPainter, inner: QRect) -> None:
        theme = theme_of(self)
        box = QRect(inner.left(), inner.top(), theme.px(_EMBLEM.width()), theme.px(_EMBLEM.height()))
        if not self._emblem.isNull():
            target = self._emblem.rect()
            target.moveCenter(box.center())
            painter.drawPixmap(target, self._emblem)
            return
        painter.setPen(QPen(theme.color("ink"), 1, Qt.PenStyle.DotLine))
        painter.drawRect(box)
        painter.setFont(theme.font(Role.TINY))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.tr("LAMBANG"))

    def _paint_lines(self, painter: QPainter, words: QRect) -> None:
        theme = theme_of(self)
        head = self._letterhead
        painter.setPen(theme.color("ink"))
        top = words.top()
        for text, points, strong in (
            (head.line_1.upper(), 10.0, False),
            (head.line_2.upper(), 12.0, True),
            (head.address, 7.5, False),
            (head.contact, 7.5, False),
        ):
            if not text:
                continue
            font = QFont("Liberation Sans")
            font.setPointSizeF(points * theme.text_scale)
            font.setBold(strong)
            painter.setFont(font)
            metrics = QFontMetrics(font)
            line = QRect(words.left(), top, words.width(), metrics.height())
            elided = metrics.elidedText(text, Qt.TextElideMode.ElideRight, line.width())
            painter.drawText(line, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter, elided)
            top += metrics.height() + 1
