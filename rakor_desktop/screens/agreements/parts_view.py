"""The small table of one part of an agreement: as high as its rows, all by keyboard."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QFocusEvent,
    QGuiApplication,
    QHideEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QApplication,
    QFrame,
    QHeaderView,
    QTableView,
    QWidget,
)

from rakor_desktop.qtkit.theme import Role, theme_of
from rakor_desktop.screens.agreements.parts_model import PartsModel
from rakor_desktop.tables.clipboard import from_tsv, to_tsv
from rakor_desktop.tables.rows_model import Index

_ROW, _HEADER = 28, 25
_NARROW = 440  # px at text 100 %: below it a column may be dropped


class PartsView(QTableView):
    """Tab goes to the next cell, Enter to the row below (or a new one at the end), Del deletes the row."""

    row_wanted = Signal()
    delete_requested = Signal(str)  # key of the row
    draft_abandoned = Signal()
    rows_pasted = Signal(list)  # list[list[str]]

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._empty_text = ""
        self._parts: PartsModel[Any] | None = None
        self.setProperty("kind", "framed")
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabKeyNavigation(True)
        self.setCornerButtonEnabled(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.EditKeyPressed | triggers.AnyKeyPressed | triggers.DoubleClicked)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionsClickable(False)
        theme_of(self).theme_changed.connect(self._measure)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow_focus)

    def show_parts(self, model: PartsModel[Any], empty_text: str) -> None:
        """Show a model; `empty_text` stands where rows will be."""
        self._parts = model
        self._empty_text = empty_text
        self.setModel(model)
        model.rowsInserted.connect(self._fit_height)
        model.rowsRemoved.connect(self._fit_height)
        self._measure()

    def edit_cell(self, row: int, column: int) -> None:
        """Put the hands into a cell."""
        model = self.model()
        index = model.index(row, column) if model is not None else QModelIndex()
        if index.isValid():
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            self.setCurrentIndex(index)
            self.edit(index)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        hints = QAbstractItemDelegate.EndEditHint
        model, index = self.model(), self.currentIndex()
        last_row = model.rowCount() - 1
        if hint == hints.EditNextItem and index.row() == last_row and index.column() == self._last_column():
            super().closeEditor(editor, hints.NoHint)
            self.setFocus(Qt.FocusReason.TabFocusReason)
            return
        super().closeEditor(editor, hint)
        if hint == hints.SubmitModelCache:
            self._go_below(index.row(), index.column())
        elif hint == hints.RevertModelCache:
            self._drop_empty_draft()

    def _go_below(self, row: int, column: int) -> None:
        model = self.model()
        if row >= model.rowCount() - 1:
            if self._parts is not None and self._parts.draft() is not None:
                self.draft_abandoned.emit()  # Enter in an empty row ends the typing of rows
            else:
                self.row_wanted.emit()
        else:
            self.setCurrentIndex(model.index(row + 1, column))

    def _drop_empty_draft(self) -> None:
        draft = self._parts.draft() if self._parts is not None else None
        if self._parts is None or draft is None or self.currentIndex().row() != self._parts.rowCount() - 1:
            return
        self.draft_abandoned.emit()

    @Slot()
    def _follow_focus(self) -> None:
        # Asked for, not taken from the signal, whose widgets may be going away. Later: an editor writes first.
        if self._parts is not None and self._parts.draft() is not None:
            QTimer.singleShot(0, self, self._leave_draft)

    def _leave_draft(self) -> None:
        """An empty row in which nobody stays goes away again."""
        if self._parts is None or self._parts.draft() is None:
            return
        is_on_it = self.isVisible() and self.currentIndex().row() == self._parts.rowCount() - 1
        focused = QApplication.focusWidget()
        # Without a focus, or with one elsewhere, another window is in front or a list of choices is open.
        is_elsewhere = focused is not None and focused.window() is self.window() and not self._holds(focused)
        if not is_on_it or is_elsewhere:
            self.draft_abandoned.emit()

    def _holds(self, widget: QWidget) -> bool:
        return widget is self or self.isAncestorOf(widget)

    def _last_column(self) -> int:
        count = self.model().columnCount()
        return max(column for column in range(count) if not self.isColumnHidden(column))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.state() == QAbstractItemView.State.EditingState:
            event.ignore()  # what an editor left over is no order to the table
            return
        index, model = self.currentIndex(), self.model()
        key = Qt.Key(event.key())
        is_first = not index.isValid() or (index.row() == 0 and index.column() == 0)
        is_last = not index.isValid() or (index.row() == model.rowCount() - 1 and index.column() == self._last_column())
        if (key == Qt.Key.Key_Tab and is_last) or (key == Qt.Key.Key_Backtab and is_first):
            event.ignore()  # the focus leaves the table
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            if not index.isValid() or index.row() == model.rowCount() - 1:
                self._go_below(model.rowCount(), 0)
            else:
                self.edit(index)
        elif key == Qt.Key.Key_Delete and index.isValid() and self._parts is not None:
            self.delete_requested.emit(self._parts.key_at(index.row()))
        elif event.matches(QKeySequence.StandardKey.Copy) and index.isValid():
            cells = [str(model.index(index.row(), column).data() or "") for column in range(model.columnCount())]
            QGuiApplication.clipboard().setText(to_tsv([cells]))
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.rows_pasted.emit(from_tsv(QGuiApplication.clipboard().text()))
        elif event.modifiers() & (Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ControlModifier):
            event.ignore()  # moving and making agreements belongs to the screen
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        model = self.model()
        if model is not None and model.rowCount() and not self.currentIndex().isValid():
            self.setCurrentIndex(model.index(0, 0))
        if event.reason() == Qt.FocusReason.BacktabFocusReason and model is not None and model.rowCount():
            self.setCurrentIndex(model.index(model.rowCount() - 1, self._last_column()))
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the page scrolls, not the table

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        model = self.model()
        if model is not None and not model.rowCount():
            theme = theme_of(self)
            painter = QPainter(self.viewport())
            painter.setFont(theme.font(Role.BODY))
            painter.setPen(theme.color("text-muted"))
            room = self.viewport().rect().adjusted(theme.px(8), 0, -theme.px(8), 0)
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self._empty_text)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self._follow_focus()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._follow_focus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out_columns()

    def setModel(self, model: QAbstractItemModel | None) -> None:
        super().setModel(model)
        self._lay_out_columns()

    def _measure(self) -> None:
        theme = theme_of(self)
        self.verticalHeader().setDefaultSectionSize(theme.px(_ROW))
        self.horizontalHeader().setFixedHeight(theme.px(_HEADER))
        self._fit_height()
        self._lay_out_columns()

    def _fit_height(self) -> None:
        model = self.model()
        rows = max(model.rowCount() if model is not None else 0, 1)
        self.setFixedHeight(theme_of(self).px(_HEADER) + rows * theme_of(self).px(_ROW) + 2)

    def _lay_out_columns(self) -> None:
        if self._parts is None:
            return
        theme, cells = theme_of(self), self._parts.cells
        space = self.viewport().width()
        is_narrow = space < theme.px(_NARROW)
        for column, cell in enumerate(cells):
            self.setColumnHidden(column, cell.drops and is_narrow)
        shown = [column for column in range(len(cells)) if not self.isColumnHidden(column)]
        fixed = sum(theme.px(cells[column].width) for column in shown)
        shares = sum(cells[column].share for column in shown if not cells[column].width)
        for column in shown:
            cell = cells[column]
            width = theme.px(cell.width) if cell.width else (space - fixed) * cell.share // max(shares, 1)
            self.setColumnWidth(column, max(width, theme.px(40)))
