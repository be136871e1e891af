"""The middle of the agreements screen: wording, state, sources and the three parts of one agreement."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from rakor_desktop.domain.agreement import Agreement, Assignment, Indicator, Task
from rakor_desktop.domain.change import Change
from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.kinds import AgreementState
from rakor_desktop.domain.meeting import Link
from rakor_desktop.forms.ui_agreements_screen import Ui_AgreementsScreen
from rakor_desktop.qtkit.autosave import Autosave
from rakor_desktop.qtkit.icons import Icon, icon, icon_pixmap
from rakor_desktop.qtkit.jobs import Jobs
from rakor_desktop.qtkit.painting import Tone
from rakor_desktop.qtkit.read_only import OPEN_COLUMNS
from rakor_desktop.qtkit.theme import theme_of
from rakor_desktop.screens.agreements.agreement_list import STATE_CHIPS
from rakor_desktop.screens.agreements.part_section import PartSection, PartStore, PartWidgets, PartWords
from rakor_desktop.screens.agreements.parts import (
    AssignmentStore,
    IndicatorStore,
    TaskStore,
    assignment_cells,
    indicator_cells,
    task_cells,
)
from rakor_desktop.screens.agreements.parts_delegate import PartsDelegate
from rakor_desktop.screens.agreements.parts_model import PartsModel
from rakor_desktop.screens.agreements.parts_view import PartsView
from rakor_desktop.services.agreements import AgreementService
from rakor_desktop.services.directory import DirectoryService
from rakor_desktop.widgets.badges import Chip
from rakor_desktop.widgets.flow_layout import FlowLayout
from rakor_desktop.widgets.suggestions import Suggestion
from rakor_desktop.widgets.text_binding import TextBinding


class AgreementEditor(QObject):
    """Shows one agreement; every edit goes to the data file by itself."""

    statement_typed = Signal(str)
    source_chosen = Signal(object)  # Link
    part_deleted = Signal(str)  # what to say in the toast

    def __init__(
        self,
        ui: Ui_AgreementsScreen,
        agreements: AgreementService,
        directory: DirectoryService,
        jobs: Jobs,
        autosave: Autosave,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._ui = ui
        self._agreements = agreements
        self._directory = directory
        self._jobs = jobs
        self._agreement: Agreement | None = None
        self._statement = TextBinding(ui.statement_edit, jobs, autosave)
        self._note = TextBinding(ui.note_edit, jobs, autosave)
        self._sources = FlowLayout(ui.sources_box)
        self._shown_sources: tuple[Link, ...] | None = None
        for state in AgreementState:
            which, tone = STATE_CHIPS[state]
            ui.state_combo.addItem(icon(which, tone.value), state.label, state)
        self.tasks = self._section(
            "tasks",
            PartsModel(task_cells(), Task("", ""), self),
            TaskStore(agreements),
            PartWords(self.tr("{count} kegiatan"), self.tr("Belum ada kegiatan"), self.tr("Kegiatan dihapus."), "task"),
            PartWidgets(ui.tasks_count, ui.add_tasks_button, self._view(ui.tasks_box), ui.tasks_mistake),
            autosave,
        )
        self.assignments = self._section(
            "assignments",
            PartsModel(assignment_cells(), Assignment("", "", ""), self),
            AssignmentStore(agreements),
            PartWords(
                self.tr("{count} instansi"),
                self.tr("Belum ada instansi"),
                self.tr("Instansi dihapus dari kesepakatan."),
                "assignment",
            ),
            PartWidgets(
                ui.assignments_count, ui.add_assignments_button, self._view(ui.assignments_box), ui.assignments_mistake
            ),
            autosave,
        )
        self.indicators = self._section(
            "indicators",
            PartsModel(indicator_cells(), Indicator("", ""), self),
            IndicatorStore(agreements),
            PartWords(
                self.tr("{count} indikator"), self.tr("Belum ada indikator"), self.tr("Indikator dihapus."), "indicator"
            ),
            PartWidgets(
                ui.indicators_count, ui.add_indicators_button, self._view(ui.indicators_box), ui.indicators_mistake
            ),
            autosave,
        )
        # How far a task is stays open in a final meeting.
        self.tasks.view.setProperty(OPEN_COLUMNS, [n for n, cell in enumerate(task_cells()) if cell.field == "state"])
        self._connect()
        self._colour()

    def _connect(self) -> None:
        ui = self._ui
        ui.state_combo.activated.connect(self._choose_state)
        ui.statement_edit.edited.connect(self.statement_typed)
        ui.statement_edit.submitted.connect(self.tasks.focus_first)
        self._statement.error_changed.connect(self._show_statement_error)
        theme_of(ui.editor_card).theme_changed.connect(self._colour)
        before: QWidget = ui.note_edit
        for section, add in (
            (self.tasks, ui.add_tasks_button),
            (self.assignments, ui.add_assignments_button),
            (self.indicators, ui.add_indicators_button),
        ):
            section.row_deleted.connect(self.part_deleted)
            QWidget.setTabOrder(before, section.view)
            QWidget.setTabOrder(section.view, add)
            before = add

    def _view(self, box: QWidget) -> PartsView:
        view = PartsView(box)
        layout = box.layout()
        assert layout is not None
        layout.addWidget(view)
        return view

    def _section(
        self,
        name: str,
        model: PartsModel[Any],
        store: PartStore,
        words: PartWords,
        widgets: PartWidgets,
        autosave: Autosave,
    ) -> PartSection:
        widgets.view.setObjectName(f"{name}_view")
        widgets.view.setAccessibleName(words.empty)
        delegate = PartsDelegate(self._suggest_institutions, self)
        return PartSection(widgets, model, delegate, store, words, self._jobs, autosave, self)

    @property
    def agreement(self) -> Agreement | None:
        """What is shown."""
        return self._agreement

    @property
    def statement(self) -> str:
        """The wording as it stands in the field, perhaps not saved yet."""
        return self._ui.statement_edit.toPlainText()

    def show_agreement(self, agreement: Agreement) -> None:
        """Show an agreement, or what changed of it; what is being typed stands."""
        ui, is_other = self._ui, self._agreement is None or agreement.id != self._agreement.id
        self._agreement = agreement
        update = functools.partial(_update, self._agreements, agreement.id)
        self._statement.attach(("agreement", agreement.id, "statement"), functools.partial(update, "statement"))
        self._note.attach(("agreement", agreement.id, "note"), functools.partial(update, "note"))
        if is_other:
            ui.editor_scroll.verticalScrollBar().setValue(0)
        self._statement.show_text(agreement.statement)
        self._note.show_text(agreement.note)
        ui.code_label.setText(agreement.code)
        ui.state_combo.setCurrentIndex(ui.state_combo.findData(agreement.state))
        needs_note = agreement.state in (AgreementState.CATATAN, AgreementState.DITUNDA, AgreementState.DITOLAK)
        ui.note_group.setVisible(needs_note or bool(agreement.note) or ui.note_edit.hasFocus())
        self._show_sources(agreement.sources)
        self.tasks.show_rows(agreement.id, agreement.tasks)
        self.assignments.show_rows(agreement.id, agreement.assignments)
        self.indicators.show_rows(agreement.id, agreement.indicators)
        leads = sum(1 for part in agreement.assignments if part.lead)
        if leads:
            ui.assignments_count.setText(self.tr("{count} penanggung jawab").format(count=leads))

    def focus_field(self, field: str) -> None:
        """Put the focus where something is missing (`field` of a finding)."""
        if field == "state":
            self._ui.state_combo.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        section = {"tasks": self.tasks, "assignments": self.assignments, "indicators": self.indicators}.get(field)
        if section is None:
            self._ui.statement_edit.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._ui.editor_scroll.ensureWidgetVisible(section.view)
        section.focus_first()

    def _choose_state(self, index: int) -> None:
        if self._agreement is not None:
            state = AgreementState(self._ui.state_combo.itemData(index))
            self._jobs.write(functools.partial(self._agreements.update, self._agreement.id, state=state))

    def _show_sources(self, sources: tuple[Link, ...]) -> None:
        if sources == self._shown_sources:
            return
        self._shown_sources = sources
        self._sources.clear()
        self._ui.sources_label.setVisible(bool(sources))
        for link in sources:
            chip = Chip(self._ui.sources_box)
            chip.show_text(link.code, Tone.LINK, Icon.SUB_ITEM)
            chip.setToolTip(link.text[:500])
            chip.setAccessibleDescription(self.tr("Buka asal kesepakatan"))
            chip.clicked.connect(functools.partial(self.source_chosen.emit, link))
            self._sources.addWidget(chip)
            chip.show()

    def _show_statement_error(self, error: UserError | None) -> None:
        self._ui.statement_error.setText(error.message if error else "")
        self._ui.statement_error.setVisible(error is not None)

    def _suggest_institutions(self, text: str) -> Sequence[Suggestion]:
        found = self._directory.find_institutions(text) if text else self._directory.institutions(limit=8)
        return [
            Suggestion(row.id, row.label, row.name if row.short_name else "", row.sector, value=row.label)
            for row in found
        ]

    def _colour(self) -> None:
        theme, ui = theme_of(self._ui.editor_card), self._ui
        self._sources.setContentsMargins(0, theme.px(6), 0, 0)
        pairs: tuple[tuple[QLabel, QPushButton, Icon], ...] = (
            (ui.tasks_icon, ui.add_tasks_button, Icon.WORK_PLAN),
            (ui.assignments_icon, ui.add_assignments_button, Icon.ASSIGNMENT),
            (ui.indicators_icon, ui.add_indicators_button, Icon.INDICATOR),
        )
        for label, _, which in pairs:
            label.setPixmap(icon_pixmap(which, "accent", theme.px(18), label.devicePixelRatioF()))
        ui.code_label.setStyleSheet(f"color: {theme.color('accent').name()}; font-size: {13 * theme.text_scale:.1f}pt")
        ui.statement_error.hide()


def _update(agreements: AgreementService, agreement_id: str, field: str, text: str) -> Change:
    return agreements.update(agreement_id, **{field: text})
