"""The panel beside the directory's table: edits the chosen row, begins a new one, or lists pairs to merge."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from rakor_desktop.domain.people import Institution, Person
from rakor_desktop.forms.ui_directory_screen import Ui_DirectoryScreen
from rakor_desktop.qtkit.autosave import Autosave
from rakor_desktop.qtkit.icons import Icon, icon
from rakor_desktop.qtkit.jobs import Jobs
from rakor_desktop.qtkit.theme import theme_of
from rakor_desktop.screens.directory.duplicates_panel import DuplicatesPanel
from rakor_desktop.screens.directory.institution_editor import InstitutionEditor
from rakor_desktop.screens.directory.person_editor import PersonEditor
from rakor_desktop.services.directory import DirectoryService
from rakor_desktop.services.drafts import DraftService

_WIDTH = 304  # px at 100 % text


class SidePanel(QObject):
    """Knows which of its pages is shown and whose row it edits."""

    row_added = Signal(str)
    row_merged = Signal(str)  # label of the row that was kept
    closed = Signal()

    def __init__(
        self,
        ui: Ui_DirectoryScreen,
        directory: DirectoryService,
        drafts: DraftService,
        jobs: Jobs,
        autosave: Autosave,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._ui = ui
        self._autosave = autosave
        self.person = PersonEditor(ui, directory, drafts, jobs, autosave, self)
        self.institution = InstitutionEditor(ui, directory, drafts, jobs, autosave, self)
        self.duplicates = DuplicatesPanel(ui, directory, jobs, self)
        ui.close_side_button.setIcon(icon(Icon.CLOSE))
        ui.merge_button.setIcon(icon(Icon.MERGE, "accent-text"))
        ui.side_panel.hide()
        self._connect()
        self._measure()

    @property
    def is_editing(self) -> bool:
        """Whether a row is being edited."""
        return self._ui.side_panel.isVisible() and self._ui.side_stack.currentWidget() is not self._ui.duplicates_page

    def edit(self, row: Person | Institution) -> None:
        """Edit this row; the focus stays where it is."""
        self.settle()
        if isinstance(row, Person):
            self._open(self._ui.person_page, row.full_name)
            self.person.show_person(row)
        else:
            self._open(self._ui.institution_page, row.label)
            self.institution.show_institution(row)

    def focus(self, *, is_new: bool = False) -> None:
        """Put the focus into the first field, or behind the name of a row just added."""
        ui = self._ui
        if ui.side_stack.currentWidget() is ui.person_page:
            field = ui.person_post_edit if is_new else ui.person_name_edit
        else:
            field = ui.institution_short_edit if is_new else ui.institution_name_edit
        field.setFocus()

    def begin_person(self) -> None:
        """Begin a new person."""
        self.settle()
        self._open(self._ui.person_page, self.tr("Orang baru"))
        self.person.begin()

    def begin_institution(self) -> None:
        """Begin a new institution."""
        self.settle()
        self._open(self._ui.institution_page, self.tr("Instansi baru"))
        self.institution.begin()

    def show_duplicates(self) -> None:
        """List pairs that may be the same."""
        self.settle()
        self._open(self._ui.duplicates_page, self.tr("Nama kembar"))
        self.duplicates.search()

    def refresh(self, find: Callable[[str], Person | Institution | None]) -> None:
        """Show the edited row as it is now; a row that is gone closes the panel."""
        page = self._ui.side_stack.currentWidget()
        row_id = ""
        if self.is_editing:
            row_id = self.person.person_id if page is self._ui.person_page else self.institution.institution_id
        if not row_id:
            return
        row = find(row_id)
        if isinstance(row, Person):
            self.person.show_person(row)
        elif isinstance(row, Institution):
            self.institution.show_institution(row)
        else:
            self._ui.side_panel.hide()

    def settle(self) -> None:
        """Take what is typed."""
        if self.is_editing:
            self.person.settle()
            self.institution.settle()
        self._autosave.flush()

    def close(self) -> None:
        """Hide the panel."""
        self.settle()
        self._ui.side_panel.hide()
        self.closed.emit()

    def _connect(self) -> None:
        ui = self._ui
        theme_of(self).theme_changed.connect(self._measure)
        ui.close_side_button.clicked.connect(self.close)
        self.person.person_added.connect(self.row_added)
        self.institution.institution_added.connect(self.row_added)
        self.duplicates.merged.connect(self.row_merged)
        for part in (self.person, self.institution, self.duplicates):
            part.failed.connect(ui.side_error.show_error)
        self.person.settled.connect(ui.side_error.hide)
        self.institution.settled.connect(ui.side_error.hide)
        escape = QShortcut(QKeySequence("Esc"), ui.side_panel)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.close)

    def _measure(self) -> None:
        self._ui.side_panel.setFixedWidth(theme_of(self).px(_WIDTH))

    def _open(self, page: QWidget, title: str) -> None:
        self._ui.side_title.setText(title)
        self._ui.side_title.setToolTip(title)
        self._ui.side_stack.setCurrentWidget(page)
        self._ui.side_error.hide()
        self._ui.side_panel.show()
