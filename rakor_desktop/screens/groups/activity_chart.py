"""Keaktifan: how often and how many of each sector spoke, as bars in two columns."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from rakor_desktop.domain.discussion import Activity, SectorActivity
from rakor_desktop.qtkit.painting import paint_sector
from rakor_desktop.qtkit.theme import Role, Theme, theme_of

_ROW = 24
_ONE_COLUMN = 480  # px at text 100 %: below it the bars stand in one column


class ActivityChart(QWidget):
    """The longest bar is the sector that spoke most."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[SectorActivity, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        theme_of(self).theme_changed.connect(self.updateGeometry)

    def show_activity(self, activity: Activity) -> None:
        """Show the activity of a group."""
        self._lines = activity.by_sector
        spoken = [
            self.tr("{sector} {times} kali oleh {people} orang").format(
                sector=line.sector.label, times=line.times, people=line.people
            )
            for line in self._lines
        ]
        self.setAccessibleName(self.tr("Keaktifan per unsur"))
        self.setAccessibleDescription("; ".join(spoken))
        self.setToolTip("\n".join(spoken))
        self.updateGeometry()
        self.update()

    def _columns(self) -> int:
        return 1 if self.width() < theme_of(self).px(_ONE_COLUMN) else 2

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()  # one column or two: the height follows

    def sizeHint(self) -> QSize:
        theme = theme_of(self)
        rows = -(-len(self._lines) // self._columns())
        return QSize(theme.px(300), theme.px(_ROW) * max(rows, 1))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme_of(self).px(200), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = theme_of(self), QPainter(self)
        columns = self._columns()
        gap = theme.px(24)
        width = (self.width() - gap * (columns - 1)) // columns
        rows = -(-len(self._lines) // columns)
        most = max((line.times for line in self._lines), default=0)
        for number, line in enumerate(self._lines):
            column, row = divmod(number, max(rows, 1))
            rect = QRect(column * (width + gap), row * theme.px(_ROW), width, theme.px(_ROW))
            self._paint_line(painter, rect, theme, line, most)

    def _paint_line(self, painter: QPainter, rect: QRect, theme: Theme, line: SectorActivity, most: int) -> None:
        strong, small = theme.font(Role.BODY_STRONG), theme.font(Role.SMALL)
        paint_sector(painter, rect, theme, line.sector.value)
        middle = Qt.AlignmentFlag.AlignVCenter
        name = QRect(rect.left() + theme.px(34), rect.top(), theme.px(82), rect.height())
        painter.setFont(small)
        painter.setPen(theme.color("text"))
        label = QFontMetrics(small).elidedText(line.sector.short_label, Qt.TextElideMode.ElideRight, name.width())
        painter.drawText(name, middle, label)
        people = QRect(rect.right() - theme.px(56), rect.top(), theme.px(57), rect.height())
        times = QRect(people.left() - theme.px(38), rect.top(), theme.px(30), rect.height())
        bar_left = name.right() + theme.px(4)
        bar = QRect(bar_left, rect.center().y() - theme.px(6), times.left() - theme.px(6) - bar_left, theme.px(13))
        if bar.width() > 0:
            painter.fillRect(bar, theme.color("track"))
            share = line.times / most if most else 0.0
            filled = QRect(bar.left(), bar.top(), round(bar.width() * share), bar.height())
            painter.fillRect(filled, theme.sector(line.sector.value).fill)
        painter.setFont(strong)
        painter.drawText(times, middle | Qt.AlignmentFlag.AlignRight, f"{line.times}×")
        painter.setFont(small)
        painter.setPen(theme.color("text-muted"))
        text = self.tr("{people} orang").format(people=line.people)
        painter.drawText(people, middle | Qt.AlignmentFlag.AlignRight, text)
