"""Matriks kepentingan: one issue at a time, chosen, named and edited in place."""

from __future__ import annotations

import functools
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QWidget

from rakor_desktop.domain.change import Change
from rakor_desktop.domain.discussion import Issue, Position
from rakor_desktop.forms.ui_groups_screen import Ui_GroupsScreen
from rakor_desktop.qtkit.autosave import Autosave
from rakor_desktop.qtkit.icons import Icon, icon
from rakor_desktop.qtkit.jobs import Jobs
from rakor_desktop.qtkit.read_only import STAYS_OPEN
from rakor_desktop.qtkit.theme import theme_of
from rakor_desktop.screens.groups.matrix_delegate import MatrixDelegate, row_height
from rakor_desktop.screens.groups.matrix_model import MatrixColumn, MatrixModel
from rakor_desktop.services.groups import GroupService
from rakor_desktop.widgets.text_binding import TextBinding

_SHARES = {MatrixColumn.POSITION: 10, MatrixColumn.REASON: 9, MatrixColumn.ACCEPTABLE: 9}
_TEXTS = ("position", "reason", "acceptable")
_FIXED = {MatrixColumn.SIDE: 126, MatrixColumn.OUTCOME: 108}


class IssueMatrix(QObject):
    """Shows the chosen issue of a group; every cell is saved by itself."""

    issue_deleted = Signal(str)  # what to say in the toast

    def __init__(
        self, ui: Ui_GroupsScreen, groups: GroupService, jobs: Jobs, autosave: Autosave, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._ui = ui
        self._groups = groups
        self._jobs = jobs
        self._autosave = autosave
        self._group_id = ""
        self._issues: tuple[Issue, ...] = ()
        self._chosen: dict[str, str] = {}  # group -> issue
        self.model = MatrixModel(self)
        self._title = TextBinding(ui.issue_edit, jobs, autosave)
        self._menu = QMenu(ui.issue_button)
        self._delegate = MatrixDelegate(self)
        self._prepare()

    def _prepare(self) -> None:
        ui, view = self._ui, self._ui.matrix_view
        view.setModel(self.model)
        view.setItemDelegate(self._delegate)
        view.setTabKeyNavigation(False)
        triggers = QAbstractItemView.EditTrigger
        view.setEditTriggers(triggers.EditKeyPressed | triggers.AnyKeyPressed | triggers.DoubleClicked)
        view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = view.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setHighlightSections(False)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        header.setSectionsClickable(False)
        ui.issue_button.setMenu(self._menu)
        ui.escalate_button.setIcon(icon(Icon.SIDE_TO_LEADER, "text", "selection-text"))
        ui.add_issue_button.setIcon(icon(Icon.ADD))
        enter = QShortcut(QKeySequence(Qt.Key.Key_Return), view)
        enter.setContext(Qt.ShortcutContext.WidgetShortcut)
        enter.activated.connect(self._edit_current)
        view.selectionModel().currentChanged.connect(self._pass_over_side)
        self._menu.triggered.connect(self._act)
        self._delegate.closeEditor.connect(autosave_flush(self._autosave))
        self.model.position_edited.connect(self._save)
        ui.escalate_button.clicked.connect(self._escalate)
        ui.add_issue_button.clicked.connect(self._add)
        theme_of(view).theme_changed.connect(self.measure)
        view.viewport().installEventFilter(self)

    @property
    def issue(self) -> Issue | None:
        """The issue shown."""
        wanted = self._chosen.get(self._group_id, "")
        found = next((issue for issue in self._issues if issue.id == wanted), None)
        return found or (self._issues[0] if self._issues else None)

    def show_group(self, group_id: str, issues: tuple[Issue, ...]) -> None:
        """Show the issues of a group."""
        self._group_id = group_id
        self._issues = issues
        self._show()

    def choose(self, issue_id: str) -> None:
        """Show another issue of the group."""
        self._autosave.flush()
        self._chosen[self._group_id] = issue_id
        self._show()

    def _show(self) -> None:
        ui, issue = self._ui, self.issue
        ui.matrix_stack.setCurrentWidget(ui.matrix_page if issue else ui.no_issue_page)
        ui.add_issue_button.setEnabled(bool(self._group_id))
        for part in (ui.issue_button, ui.escalate_button, ui.issue_edit):
            part.setVisible(issue is not None)
        self.model.show_positions(
            [self._autosave.overlay(one, ("position", one.id), _TEXTS) for one in issue.positions] if issue else ()
        )
        if issue is None:
            return
        number = self._issues.index(issue) + 1
        ui.issue_button.setText(self.tr("Isu {number} dari {count}").format(number=number, count=len(self._issues)))
        ui.escalate_button.setChecked(issue.escalated)
        self._title.attach(("issue", issue.id), functools.partial(_rename, self._groups, issue.id))
        self._title.show_text(issue.title)
        self._fill_menu()
        self.measure()

    def _fill_menu(self) -> None:
        self._menu.clear()
        for issue in self._issues:
            action = self._menu.addAction(issue.title or self.tr("Isu tanpa judul"))
            action.setProperty(STAYS_OPEN, True)
            action.setCheckable(True)
            action.setChecked(issue == self.issue)
            action.setData(issue.id)
        self._menu.addSeparator()
        self._add_action = self._menu.addAction(icon(Icon.ADD), self.tr("Tambah isu"))
        self._delete_action = self._menu.addAction(icon(Icon.DELETE), self.tr("Hapus isu ini"))

    def _act(self, action: QAction) -> None:
        if action is self._add_action:
            self._add()
        elif action is self._delete_action:
            self._delete()
        else:
            self.choose(str(action.data()))

    def _add(self) -> None:
        if self._group_id:
            self._jobs.write(functools.partial(self._groups.add_issue, self._group_id, ""), done=self._take_new)

    def _take_new(self, issue_id: str) -> None:
        self._issues = self._groups.issues(self._group_id)
        self.choose(issue_id)
        self._ui.issue_edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _delete(self) -> None:
        issue = self.issue
        if issue is not None:
            self._autosave.flush()
            self._jobs.write(functools.partial(self._groups.delete_issue, issue.id), done=self._announce_deleted)

    def _announce_deleted(self, _change: object) -> None:
        self.issue_deleted.emit(self.tr("Isu dihapus."))

    def _escalate(self, checked: bool) -> None:
        issue = self.issue
        if issue is not None:
            self._jobs.write(functools.partial(self._groups.update_issue, issue.id, escalated=checked))

    def _save(self, before: Position, field: str, value: Any) -> None:
        action = functools.partial(self._groups.set_position, before.issue_id, before.side, **{field: value})
        if field == "outcome":
            self._jobs.write(action)
        else:
            self._autosave.edit(("position", before.id, field), action, str(value))

    def _pass_over_side(self, current: QModelIndex) -> None:
        if current.column() == MatrixColumn.SIDE:  # nothing to type there: Tab goes on to the position
            self._ui.matrix_view.setCurrentIndex(current.siblingAtColumn(MatrixColumn.POSITION))

    def _edit_current(self) -> None:
        view = self._ui.matrix_view
        if view.currentIndex().isValid():
            view.edit(view.currentIndex())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and watched is self._ui.matrix_view.viewport():
            self.measure()
        return False

    def measure(self) -> None:
        """Fit rows and columns to the room and the text size."""
        view, theme = self._ui.matrix_view, theme_of(self._ui.matrix_view)
        view.verticalHeader().setDefaultSectionSize(row_height(theme))
        view.horizontalHeader().setFixedHeight(theme.px(29))
        space = view.viewport().width()
        fixed = {column: theme.px(width) for column, width in _FIXED.items()}
        rest = space - sum(fixed.values())
        for column in MatrixColumn:
            width = fixed.get(column) or rest * _SHARES[column] // sum(_SHARES.values())
            view.setColumnWidth(column, max(width, theme.px(60)))


def autosave_flush(autosave: Autosave) -> Any:
    """A slot that saves at once when an editor closes, whatever the signal carries."""

    def flush(*_args: object) -> None:
        autosave.flush()

    return flush


def _rename(groups: GroupService, issue_id: str, title: str) -> Change:
    return groups.update_issue(issue_id, title=title)
