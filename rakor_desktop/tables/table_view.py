"""The table of every list: fixed rows, no sideways scrolling, Excel on the clipboard, kept choice of columns."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractItemModel, QEvent, QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QMenu, QTableView, QWidget

from rakor_desktop.qtkit.settings import LocalSettings
from rakor_desktop.qtkit.theme import theme_of
from rakor_desktop.tables.clipboard import from_tsv, to_tsv
from rakor_desktop.tables.columns import CellKind
from rakor_desktop.tables.delegates import HOVERED_ROW, delegate_for
from rakor_desktop.tables.rows_model import RowsModel

_ROW, _TALL_ROW, _HEADER = 32, 44, 30


class TableView(QTableView):
    """Put a `RowsModel` with `set_rows_model`; rows are opened with Enter or a double click, by whole rows."""

    row_opened = Signal(object)  # the frozen row
    selection_moved = Signal()
    rows_pasted = Signal(list)  # list[list[str]]
    delete_requested = Signal()
    menu_requested = Signal(QPoint)  # global position

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows_model: RowsModel[Any] | None = None
        self._settings: LocalSettings | None = None
        self._settings_key = ""
        self._chosen: set[str] = set()
        self._is_tall = False
        self._kept_ids: list[str] = []
        self._kept_current = ("", -1)
        self.setProperty("kind", "framed")
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.EditKeyPressed | triggers.AnyKeyPressed)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setHighlightSections(False)
        header.setMinimumSectionSize(24)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._show_column_menu)
        self.doubleClicked.connect(self._open_current)
        theme_of(self).theme_changed.connect(self._measure)
        self._measure()

    def set_rows_model(self, model: RowsModel[Any], *, is_tall: bool = False, is_sortable: bool = True) -> None:
        """Show a model. `is_tall` rows have room for a second line."""
        self._rows_model = model
        self._is_tall = is_tall
        self._chosen = {column.key for column in model.columns if not column.is_hidden_first}
        self.setModel(model)
        model.modelAboutToBeReset.connect(self._remember_selection)
        model.modelReset.connect(self._restore_selection)  # after the view's own slot, which forgets all
        for number, column in enumerate(model.columns):
            self.setItemDelegateForColumn(number, delegate_for(column.kind, self))
        self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)  # else enabling sorts at once
        self.setSortingEnabled(is_sortable)
        self._measure()

    def keep_columns(self, settings: LocalSettings, key: str) -> None:
        """Keep the choice of columns under `key`."""
        self._settings, self._settings_key = settings, f"columns/{key}"
        stored = set(settings.texts(self._settings_key))
        if stored:
            self._chosen = stored
        self._lay_out_columns()

    def column_menu(self) -> QMenu:
        """A menu to choose columns, for the header and for a button."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for column in self._rows_model.columns if self._rows_model else ():
            action = menu.addAction(column.title)
            action.setCheckable(True)
            action.setChecked(column.key in self._chosen)
            action.setData(column.key)
        menu.triggered.connect(self._toggle_column)
        return menu

    def selected_rows(self) -> list[Any]:
        """The chosen rows in the order shown; the current one when none is chosen."""
        model = self._rows_model
        if model is None:
            return []
        numbers = sorted(index.row() for index in self.selectionModel().selectedRows())
        if not numbers and self.currentIndex().isValid():
            numbers = [self.currentIndex().row()]
        return [model.rows[number] for number in numbers]

    def select_id(self, row_id: str) -> bool:
        """Choose and show a row by its id; whether it is on this page."""
        number = self._rows_model.number_of(row_id) if self._rows_model else -1
        if number < 0 or self._rows_model is None:
            return False
        index = self._rows_model.index(number, max(self._first_column(), 0))
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().setCurrentIndex(index, flags)
        self.scrollTo(index)
        return True

    def setModel(self, model: QAbstractItemModel | None) -> None:
        super().setModel(model)
        if model is not None:
            self.selectionModel().selectionChanged.connect(self._tell_selection)

    def _tell_selection(self) -> None:
        self.selection_moved.emit()

    def _remember_selection(self) -> None:
        model = self._rows_model
        if model is None:
            return
        count = model.rowCount()
        rows = [index.row() for index in self.selectionModel().selectedRows() if index.row() < count]
        self._kept_ids = [model.id_at(row) for row in rows]
        current = self.currentIndex()
        self._kept_current = (model.id_at(current.row()) if current.isValid() else "", current.column())

    def _restore_selection(self) -> None:
        """Choose the same rows again after a reload, a sort or a filter."""
        model = self._rows_model
        if model is None:
            return
        flags = QItemSelectionModel.SelectionFlag
        row_id, column = self._kept_current
        number = model.number_of(row_id) if row_id else -1
        if number >= 0:
            self.selectionModel().setCurrentIndex(model.index(number, column), flags.NoUpdate)
        for kept in self._kept_ids:
            number = model.number_of(kept)
            if number >= 0:
                self.selectionModel().select(model.index(number, 0), flags.Select | flags.Rows)

    def _first_column(self) -> int:
        count = len(self._rows_model.columns) if self._rows_model else 0
        return next((number for number in range(count) if not self.isColumnHidden(number)), -1)

    def _measure(self) -> None:
        theme = theme_of(self)
        self.verticalHeader().setDefaultSectionSize(theme.px(_TALL_ROW if self._is_tall else _ROW))
        self.horizontalHeader().setFixedHeight(theme.px(_HEADER))
        self._lay_out_columns()

    def _lay_out_columns(self) -> None:
        """Show what fits: drop columns by their order, give the rest to those that stretch."""
        if self._rows_model is None:
            return
        theme = theme_of(self)
        columns = self._rows_model.columns
        shown = [number for number, column in enumerate(columns) if column.key in self._chosen]
        space = self.viewport().width()
        while sum(theme.px(columns[number].width) for number in shown) > space:
            droppable = [number for number in shown if columns[number].drop_order > 0]
            if not droppable:
                break
            shown.remove(max(droppable, key=lambda number: columns[number].drop_order))
        rest = space - sum(theme.px(columns[number].width) for number in shown)
        stretches = sum(columns[number].stretch for number in shown)
        last_stretch = max((number for number in shown if columns[number].stretch), default=-1)
        used = 0
        for number, column in enumerate(columns):
            self.setColumnHidden(number, number not in shown)
            if number not in shown:
                continue
            extra = rest * column.stretch // stretches if stretches else 0
            if number == last_stretch:
                extra = rest - used
            used += extra if column.stretch else 0
            self.setColumnWidth(number, max(theme.px(column.width) + extra, 24))

    def _show_column_menu(self, position: QPoint) -> None:
        self.column_menu().popup(self.horizontalHeader().mapToGlobal(position))

    def _toggle_column(self, action: Any) -> None:
        key = action.data()
        self._chosen ^= {key}
        if not self._chosen:  # a table without columns cannot be mended by its own header
            self._chosen = {key}
        if self._settings is not None:
            self._settings.put(self._settings_key, sorted(self._chosen))
        self._lay_out_columns()

    def _open_current(self) -> None:
        index = self.currentIndex()
        if index.isValid() and self._rows_model is not None:
            self.row_opened.emit(self._rows_model.row_at(index))

    def _copy(self) -> None:
        if self._rows_model is None:
            return
        columns = [column for number, column in enumerate(self._rows_model.columns) if not self.isColumnHidden(number)]
        cells = [[column.text(row) for column in columns] for row in self.selected_rows()]
        QGuiApplication.clipboard().setText(to_tsv(cells))

    def _toggle_check(self) -> bool:
        index = self.currentIndex()
        if self._rows_model is None or not index.isValid():
            return False
        for number, column in enumerate(self._rows_model.columns):
            if column.kind is CellKind.CHECK:
                cell = self._rows_model.index(index.row(), number)
                is_checked = bool(column.value(self._rows_model.row_at(cell)))
                state = Qt.CheckState.Unchecked if is_checked else Qt.CheckState.Checked
                return self._rows_model.setData(cell, state.value, Qt.ItemDataRole.CheckStateRole)
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.rows_pasted.emit(from_tsv(QGuiApplication.clipboard().text()))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open_current()
        elif event.key() == Qt.Key.Key_Delete:
            self.delete_requested.emit()
        elif event.key() == Qt.Key.Key_Space and self._toggle_check():
            event.accept()
        else:
            super().keyPressEvent(event)

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Home and End go to the first and the last row: rows are chosen as a whole."""
        ends = {QAbstractItemView.CursorAction.MoveHome: 0, QAbstractItemView.CursorAction.MoveEnd: -1}
        model = self.model()
        if action not in ends or model is None or not model.rowCount():
            return super().moveCursor(action, modifiers)
        row = ends[action] % model.rowCount()
        return model.index(row, max(self.currentIndex().column(), self._first_column(), 0))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_requested.emit(event.globalPos())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out_columns()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.rowAt(event.position().toPoint().y()))
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(-1)
        super().leaveEvent(event)

    def _hover(self, row: int) -> None:
        if self.property(HOVERED_ROW) != row:
            self.setProperty(HOVERED_ROW, row)
            self.viewport().update()
