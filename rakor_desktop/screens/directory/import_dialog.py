"""Imports a list of people from an office's sheet: file, columns, rows, then all of it as one step of undo."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QDialog, QFileDialog, QProgressBar, QWidget

from rakor_desktop.domain.errors import UserError
from rakor_desktop.forms.ui_import_dialog import Ui_ImportDialog
from rakor_desktop.qtkit.icons import Icon, icon
from rakor_desktop.qtkit.jobs import JobHandle, Jobs, Progress, ProgressState
from rakor_desktop.qtkit.theme import theme_of
from rakor_desktop.screens.directory.import_columns import (
    Mapping,
    SheetColumn,
    best_sheet,
    chosen,
    field_of,
    first_mapping,
    mapping_columns,
    sheet_columns,
)
from rakor_desktop.screens.directory.import_rows import (
    ImportRow,
    decided,
    decision_of,
    import_rows,
    row_columns,
    standing_label,
)
from rakor_desktop.services.roster import RosterResult, RosterService
from rakor_desktop.services.roster_import import Decision, RosterPlan, Standing
from rakor_desktop.tables.place import replace_rows
from rakor_desktop.tables.rows_model import RowsModel
from rakor_desktop.tables.table_view import TableView

if TYPE_CHECKING:
    from rakor_desktop.documents.sheets import Sheet

_SIZE = (960, 600)
_ALL = "all"


class ImportDialog(QDialog):
    """`meeting_id` puts the people on that meeting's list as well."""

    imported = Signal(object)  # RosterResult

    def __init__(
        self, roster: RosterService, jobs: Jobs, meeting_id: str | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._roster = roster
        self._jobs = jobs
        self._meeting_id = meeting_id
        self._sheets: Sequence[Sheet] = ()
        self._mapping = Mapping(1, ())
        self._plan = RosterPlan()
        self._handle: JobHandle | None = None
        self.ui = Ui_ImportDialog()
        self.ui.setupUi(self)
        self.columns_model: RowsModel[SheetColumn] = RowsModel(mapping_columns(self), _column_id, self)
        self.rows_model: RowsModel[ImportRow] = RowsModel(row_columns(self), _row_key, self)
        self.ui.preview_table.set_rows_model(self.columns_model, is_sortable=False)
        self.ui.rows_table.set_rows_model(self.rows_model, is_tall=True, is_sortable=False)
        triggers = QAbstractItemView.EditTrigger
        for table in (self.ui.preview_table, self.ui.rows_table):
            table.setEditTriggers(triggers.EditKeyPressed | triggers.AnyKeyPressed)
        self.ui.choose_button.setIcon(icon(Icon.FOLDER))
        self.ui.start_state.show_content(
            Icon.EXCEL,
            self.tr("Pilih daftar orang"),
            self.tr("Judul kolom seperti Nama, Jabatan, dan Instansi dikenali sendiri; baris kosong dilewati."),
            self.tr("Pilih berkas…"),
            Icon.FOLDER,
        )
        self.ui.lead_label.setText(
            self.tr("Berkas Excel, OpenDocument, atau CSV dengan satu baris per orang.")
            if meeting_id is None
            else self.tr("Orang di daftar masuk ke direktori dan ke undangan rapat ini.")
        )
        theme, room = theme_of(self), self.screen().availableSize()
        self.resize(QSize(theme.px(_SIZE[0]), theme.px(_SIZE[1])).boundedTo(room * 0.94))
        self._connect()
        self._show_columns()

    # ---- orders

    def load(self, path: Path) -> None:
        """Read a file; its columns are shown when it is read."""
        self.ui.error_panel.hide()
        self.ui.file_label.setText(path.name)
        self._run(
            self._jobs.run(
                functools.partial(self._roster.read, path),
                done=self._show_sheets,
                failed=self._show_error,
                title=self.tr("Membaca {name}").format(name=path.name),
            )
        )

    def compare(self) -> None:
        """Compare the list with the directory; the rows are shown when that is done."""
        self.ui.error_panel.hide()
        self._run(
            self._jobs.run(
                functools.partial(_planned, self._roster, self._sheet, self._mapping),
                done=self._show_plan,
                failed=self._show_error,
                title=self.tr("Membandingkan dengan direktori"),
            )
        )

    def take_over(self) -> None:
        """Carry out the plan."""
        self.ui.next_button.setEnabled(False)
        self._jobs.write(
            functools.partial(self._roster.apply, self._plan, self._meeting_id),
            done=self._finish,
            failed=self._show_error,
        )

    # ---- inside

    @property
    def _sheet(self) -> Sheet:
        return self._sheets[max(self.ui.sheet_combo.currentIndex(), 0)]

    def _connect(self) -> None:
        ui = self.ui
        ui.start_state.action_requested.connect(self._choose_file)
        ui.choose_button.clicked.connect(self._choose_file)
        ui.sheet_combo.activated.connect(self._use_sheet)
        ui.cancel_button.clicked.connect(self.reject)
        ui.back_button.clicked.connect(self._show_columns)
        ui.next_button.clicked.connect(self._go_on)
        ui.state_choice.choice_changed.connect(self._show_rows)
        ui.same_button.clicked.connect(functools.partial(self._decide_similar, Decision.USE_EXISTING))
        ui.apart_button.clicked.connect(functools.partial(self._decide_similar, Decision.CREATE))
        ui.rows_table.selection_moved.connect(self._show_detail)
        ui.preview_table.row_opened.connect(
            functools.partial(_edit_cell, ui.preview_table, self.columns_model.column_number("field"))
        )
        ui.rows_table.row_opened.connect(
            functools.partial(_edit_cell, ui.rows_table, self.rows_model.column_number("decision"))
        )
        self.columns_model.cell_edited.connect(self._choose_field)
        self.rows_model.cell_edited.connect(self._decide)

    def _choose_file(self) -> None:
        kinds = self.tr("Daftar orang (*.xlsx *.xls *.ods *.csv *.txt)")
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Pilih berkas daftar orang"), "", kinds)
        if name:
            self.load(Path(name))

    def _run(self, handle: JobHandle) -> None:
        self._handle = handle
        self.ui.busy_label.setText(handle.title)
        self.ui.busy_bar.setRange(0, 0)
        handle.progressed.connect(functools.partial(_show_progress, self.ui.busy_bar))
        handle.finished.connect(self._forget_job)
        self._show_page(self.ui.busy_page)

    def _forget_job(self) -> None:
        self._handle = None
        if self.ui.step_stack.currentWidget() is self.ui.busy_page:
            self._show_columns()

    def _show_sheets(self, sheets: tuple[Sheet, ...]) -> None:
        self._sheets = sheets
        self.ui.sheet_combo.clear()
        self.ui.sheet_combo.addItems([sheet.name for sheet in sheets])
        self.ui.sheet_combo.setCurrentIndex(best_sheet(sheets))
        self._use_sheet()

    def _use_sheet(self, _index: int = 0) -> None:
        self.ui.error_panel.hide()
        self._mapping = first_mapping(self._sheet)
        self._show_columns()

    def _show_columns(self) -> None:
        has_sheet = bool(self._sheets)
        self.ui.sheet_combo.setEnabled(len(self._sheets) > 1)
        self.ui.start_state.setVisible(not has_sheet)
        for part in (self.ui.preview_table, self.ui.columns_label, self.ui.choose_button, self.ui.sheet_combo):
            part.setVisible(has_sheet)
        self.ui.sheet_label.setVisible(has_sheet)
        if has_sheet:
            rows = sheet_columns(self, self._sheet, self._mapping)
            replace_rows(self.ui.preview_table, self.columns_model, rows)
        self._show_page(self.ui.columns_page)

    def _choose_field(self, row: SheetColumn, _key: str, text: str) -> None:
        self._mapping = chosen(self._mapping, row.match.column, field_of(text))
        self._show_columns()

    def _show_plan(self, plan: RosterPlan) -> None:
        self._plan = plan
        choices: list[tuple[str, str, Icon | None]] = [(_ALL, self.tr("Semua"), None)]
        rows = import_rows(self, plan)
        for standing in Standing:
            if count := sum(row.standing is standing for row in rows):
                label = self.tr("{standing} {count}").format(standing=standing_label(self, standing), count=count)
                choices.append((standing.value, label, None))
        self.ui.state_choice.set_choices(choices, Standing.SIMILAR.value if plan.questions else _ALL)
        self._show_rows()
        self._show_page(self.ui.rows_page)

    def _show_rows(self, _key: str = "") -> None:
        key = self.ui.state_choice.choice
        standing = None if key in (_ALL, "") else Standing(key)
        replace_rows(self.ui.rows_table, self.rows_model, import_rows(self, self._plan, standing))
        has_similar = any(one.standing is Standing.SIMILAR for one in (*self._plan.institutions, *self._plan.people))
        self.ui.same_button.setVisible(has_similar)
        self.ui.apart_button.setVisible(has_similar)
        text = self.tr("{count} orang akan diimpor.").format(count=_wanted(self._plan))
        if self._plan.questions:
            text = self.tr("{count} baris mirip belum diputuskan.").format(count=self._plan.questions)
        self.ui.summary_label.setText(text)
        self._show_detail()
        self._show_buttons()

    def _decide(self, row: ImportRow, _key: str, text: str) -> None:
        self.ui.error_panel.hide()
        picked: list[ImportRow] = self.ui.rows_table.selected_rows()
        targets = picked if row.key in {one.key for one in picked} else [row]
        try:
            for one in targets:
                self._plan = decided(self._plan, one, decision_of(self, text))
        except UserError as error:
            self.ui.error_panel.show_error(error)
        self._show_rows()

    def _decide_similar(self, decision: Decision) -> None:
        self.ui.error_panel.hide()
        self._plan = self._plan.decide_similar(decision)
        self._show_rows()
        self.ui.next_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_detail(self) -> None:
        rows: list[ImportRow] = self.ui.rows_table.selected_rows()
        self.ui.row_label.setText(rows[0].detail if rows else "")

    def _show_page(self, page: QWidget) -> None:
        self.ui.step_stack.setCurrentWidget(page)
        self._show_buttons()
        if self.ui.next_button.isEnabled():
            self.ui.next_button.setFocus(Qt.FocusReason.OtherFocusReason)  # Enter goes on
        elif page is self.ui.rows_page:
            _focus_open_row(self.ui.rows_table, self.rows_model.rows)

    def _show_buttons(self) -> None:
        page = self.ui.step_stack.currentWidget()
        is_rows = page is self.ui.rows_page
        self.ui.back_button.setVisible(is_rows)
        self.ui.next_button.setText(
            self.tr("Impor {count} orang").format(count=_wanted(self._plan)) if is_rows else self.tr("Lanjut")
        )
        is_ready = _wanted(self._plan) > 0 and not self._plan.questions if is_rows else bool(self._sheets)
        self.ui.next_button.setEnabled(page is not self.ui.busy_page and is_ready)
        self.ui.next_button.setToolTip(self.ui.summary_label.text() if is_rows and not is_ready else "")

    def _go_on(self) -> None:
        if self.ui.step_stack.currentWidget() is self.ui.rows_page:
            self.take_over()
        else:
            self.compare()

    def _show_error(self, error: UserError) -> None:
        self.ui.error_panel.show_error(error)
        self._show_buttons()

    def _finish(self, result: RosterResult) -> None:
        self.imported.emit(result)
        self.accept()

    def reject(self) -> None:
        if self._handle is not None:
            self._handle.cancel()
        super().reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return  # Enter belongs to the tables; the step goes on with its button
        super().keyPressEvent(event)


def _focus_open_row(table: TableView, rows: Sequence[ImportRow]) -> None:
    """To the first row that waits for a decision: the hands are needed there."""
    first = next((row for row in rows if row.decision is Decision.ASK), rows[0] if rows else None)
    if first is not None:
        table.select_id(first.key)
    table.setFocus(Qt.FocusReason.OtherFocusReason)


def _show_progress(bar: QProgressBar, state: ProgressState) -> None:
    bar.setRange(0, state.total)
    bar.setValue(state.done)


def _planned(roster: RosterService, sheet: Sheet, mapping: Mapping, progress: Progress) -> RosterPlan:
    """Read the people and compare them with the directory (worker thread)."""
    progress.report(0, 2)
    people = roster.roster(sheet, columns=mapping.columns, header_line=mapping.header_line)
    progress.report(1, 2)
    return roster.plan(people)


def _column_id(row: SheetColumn) -> str:
    return row.match.letter


def _row_key(row: ImportRow) -> str:
    return row.key


def _wanted(plan: RosterPlan) -> int:
    return sum(one.decision in (Decision.CREATE, Decision.USE_EXISTING) for one in plan.people)


def _edit_cell(table: TableView, column: int, _row: object) -> None:
    table.edit(table.currentIndex().siblingAtColumn(column))
