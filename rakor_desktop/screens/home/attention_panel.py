"""What needs attention: how many tasks are late or due soon, whose they are, and the way to each."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QModelIndex, QRect, Signal
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QLabel, QWidget

from rakor_desktop.domain.agreement import Attention
from rakor_desktop.domain.formatting import number
from rakor_desktop.forms.ui_attention_panel import Ui_AttentionPanel
from rakor_desktop.qtkit.painting import chart_brush
from rakor_desktop.qtkit.theme import theme_of
from rakor_desktop.screens.home.attention_list import (
    ENTRY_HEIGHT,
    AttentionDelegate,
    AttentionModel,
    attention_lines,
    loads,
)
from rakor_desktop.screens.home.institution_bars import MOST_BARS, InstitutionBars


class AttentionPanel(QWidget):
    """A bar leads to the first of its tasks in the list; a task leads to its agreement."""

    task_chosen = Signal(object)  # DueTask

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._attention = Attention()
        self._least_lines = 2
        self.ui = Ui_AttentionPanel()
        self.ui.setupUi(self)
        self.bars = InstitutionBars()
        self.ui.bars_layout.addWidget(self.bars)
        self._model = AttentionModel(self)
        self.ui.task_list.setModel(self._model)
        self.ui.task_list.setItemDelegate(AttentionDelegate(self.ui.task_list))
        self._connect()
        self._measure()

    def show_attention(self, attention: Attention, today: date) -> None:
        """Show these tasks; the current one and the scroll position stay."""
        self._attention = attention
        ui = self.ui
        ui.late_figure.setText(number(len(attention.late)))
        ui.soon_figure.setText(number(len(attention.soon)))
        by_institution = loads(attention)
        self.bars.show_loads(by_institution)
        rest = len(by_institution) - MOST_BARS
        ui.more_label.setVisible(rest > 0)
        ui.more_label.setText(self.tr("dan {count} instansi lain dalam daftar").format(count=rest))
        current = ui.task_list.currentIndex()
        chosen = self._model.task_at(current.row()).id if current.isValid() else ""
        scroll = ui.task_list.verticalScrollBar().value()
        self._model.put(attention_lines(self, attention, today))
        row = self._model.row_of(chosen)
        if row >= 0 and ui.task_list.currentIndex().row() != row:
            ui.task_list.setCurrentIndex(self._model.index(row, 0))
        ui.task_list.verticalScrollBar().setValue(scroll)
        self._measure()

    def make_room(self, lines: int) -> None:
        """Show at least so many tasks without scrolling, if there are as many."""
        self._least_lines = lines
        self._measure()

    def _connect(self) -> None:
        ui = self.ui
        ui.task_list.clicked.connect(self._tell_task)
        ui.task_list.activated.connect(self._tell_task)
        self.bars.part_chosen.connect(self._show_first)
        theme_of(self).theme_changed.connect(self._measure)

    def _tell_task(self, index: QModelIndex) -> None:
        self.task_chosen.emit(self._model.task_at(index.row()))

    def _show_first(self, institution: str, is_late: bool) -> None:
        tasks = self._attention.late if is_late else self._attention.soon
        row = self._model.row_of(next((task.id for task in tasks if task.institution == institution), ""))
        if row >= 0:
            self.ui.task_list.setCurrentIndex(self._model.index(row, 0))
            self.ui.task_list.setFocus()

    def _measure(self) -> None:
        theme = theme_of(self)
        lines = min(self._least_lines, self._model.rowCount())
        self.ui.task_list.setMinimumHeight(theme.px(ENTRY_HEIGHT) * lines)
        self._mark(self.ui.late_mark, "lambat")
        self._mark(self.ui.soon_mark, "kendala")
        # A number speaks up only when there is something.
        figures = (
            (self.ui.late_figure, self._attention.late, "danger"),
            (self.ui.soon_figure, self._attention.soon, "warning"),
        )
        for label, tasks, token in figures:
            label.setStyleSheet(f"color: {theme.color(token if tasks else 'text-muted').name()};")

    def _mark(self, label: QLabel, chart: str) -> None:
        theme, ratio = theme_of(self), self.devicePixelRatioF()
        side = theme.px(12)
        pixmap = QPixmap(theme.size(12) * ratio)
        pixmap.setDevicePixelRatio(ratio)
        painter = QPainter(pixmap)
        painter.fillRect(QRect(0, 0, side, side), chart_brush(painter, theme, chart))
        painter.end()
        label.setPixmap(pixmap)
