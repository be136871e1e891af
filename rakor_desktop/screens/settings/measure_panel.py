"""The measures of the documents: each with its default, changed in the cell."""

from __future__ import annotations

import functools

from PySide6.QtCore import QItemSelectionModel, QModelIndex
from PySide6.QtWidgets import QAbstractItemView, QWidget

from rakor_desktop.domain.errors import UserError
from rakor_desktop.forms.ui_measure_panel import Ui_MeasurePanel
from rakor_desktop.qtkit.icons import Icon, icon
from rakor_desktop.qtkit.jobs import Jobs
from rakor_desktop.qtkit.messages import set_property
from rakor_desktop.screens.settings.measure_rows import (
    LABEL,
    RESET,
    VALUE,
    LabelDelegate,
    MeasureModel,
    MeasureRow,
    ResetDelegate,
    ValueDelegate,
    read_value,
    rows_of,
)
from rakor_desktop.services.settings import SettingService


class MeasurePanel(QWidget):
    """A value out of its range is refused in its row: the text stays in its cell, the last good value serves."""

    def __init__(self, settings: SettingService, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._jobs = jobs
        self._refused: dict[str, tuple[str, str]] = {}
        self.ui = Ui_MeasurePanel()
        self.ui.setupUi(self)
        self.model = MeasureModel(self)
        table = self.ui.measure_table
        table.set_rows_model(self.model, is_sortable=False)
        table.setItemDelegateForColumn(self.model.column_number(LABEL), LabelDelegate(table))
        table.setItemDelegateForColumn(self.model.column_number(VALUE), ValueDelegate(table))
        table.setItemDelegateForColumn(self.model.column_number(RESET), ResetDelegate(table))
        self.ui.reset_button.setIcon(icon(Icon.UNDO))
        self._connect()
        self.refresh()
        for number, row in enumerate(self.model.rows):
            if row.measure is None:
                table.setSpan(number, 0, 1, self.model.columnCount())
        self.show_record(next(row.key for row in self.model.rows if row.measure))

    def refresh(self) -> None:
        """Show the stored values."""
        rows = rows_of(self._settings.style().geometry, self._refused)
        self.model.set_rows(rows)
        changed = sum(row.measure is not None and row.value != row.measure.default for row in rows)
        words = self.tr("{count} ukuran diubah").format(count=changed) if changed else self.tr("Semua ukuran bawaan")
        if self._refused:
            words += "; " + self.tr("{count} nilai tidak dipakai").format(count=len(self._refused))
        self.ui.changed_label.setText(words)
        set_property(self.ui.changed_label, "role", "error" if self._refused else "small")
        self._follow_choice()

    def show_record(self, name: str) -> bool:
        """Go to the value of this measure; whether there is one of this name."""
        row = self.model.number_of(name)
        if row < 0:
            return False
        self.ui.measure_table.setCurrentIndex(self.model.index(row, self.model.column_number(VALUE)))
        return True

    def focus_first(self) -> None:
        """Into the table."""
        self.ui.measure_table.setFocus()

    # ---- inside

    def _connect(self) -> None:
        self.model.cell_edited.connect(self._take)
        self.ui.measure_table.row_opened.connect(self._edit)
        self.ui.measure_table.delete_requested.connect(self._reset)
        self.ui.measure_table.clicked.connect(self._follow_click)
        self.ui.measure_table.selectionModel().currentChanged.connect(self._keep_to_values)
        self.ui.measure_table.selection_moved.connect(self._follow_choice)
        self.ui.reset_button.clicked.connect(self._reset)

    def _edit(self, row: MeasureRow) -> None:
        """Enter or a double click edits the value."""
        table = self.ui.measure_table
        if table.state() is QAbstractItemView.State.EditingState:
            return  # the Enter that ends an edit comes by here too
        if row.measure is not None and self.show_record(row.key):
            table.edit(table.currentIndex())

    def _take(self, row: MeasureRow, _column: str, text: str) -> None:
        if row.measure is None:
            return
        name = row.measure.name
        self.ui.measure_error.hide()
        try:
            value = read_value(row.measure, text)
        except ValueError as error:
            self._refused[name] = (text, str(error))
            self.refresh()
            return
        self._refused.pop(name, None)
        if value == row.value:
            self.refresh()
        else:
            self._jobs.write(functools.partial(self._settings.set_measure, name, value), failed=self._tell)

    def _reset(self) -> None:
        """Give the defaults of the chosen rows back, in one step of undo."""
        changed = [row for row in self.ui.measure_table.selected_rows() if row.measure is not None and row.is_changed]
        for row in changed:
            self._refused.pop(row.key, None)
        stored = {row.key: None for row in changed if row.measure is not None and row.value != row.measure.default}
        if stored:
            self._jobs.write(functools.partial(self._settings.set_measures, stored), failed=self._tell)
        self.refresh()

    def _follow_click(self, index: QModelIndex) -> None:
        if self.model.columns[index.column()].key == RESET and self.model.row_at(index).measure is not None:
            self._reset()

    def _keep_to_values(self, index: QModelIndex) -> None:
        """Only values are typed: the current cell is always one, so that the first key of a number is not lost."""
        value = self.model.column_number(VALUE)
        if index.isValid() and index.column() != value:
            flags = QItemSelectionModel.SelectionFlag.NoUpdate
            self.ui.measure_table.selectionModel().setCurrentIndex(self.model.index(index.row(), value), flags)

    def _follow_choice(self) -> None:
        rows = self.ui.measure_table.selected_rows()
        self.ui.reset_button.setEnabled(any(row.is_changed for row in rows))

    def _tell(self, error: UserError) -> None:
        self.ui.measure_error.show_error(error)
