"""Diskusi Kelompok: groups across the top, points left, interests and activity right, and the plenary."""

from __future__ import annotations

import functools
from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from rakor_desktop.domain.agreement import Agreement
from rakor_desktop.domain.change import Change, Entity
from rakor_desktop.domain.discussion import Group, GroupMember
from rakor_desktop.forms.ui_groups_screen import Ui_GroupsScreen
from rakor_desktop.qtkit.autosave import Autosave
from rakor_desktop.qtkit.icons import Icon, icon
from rakor_desktop.qtkit.jobs import Jobs
from rakor_desktop.qtkit.screen import Frame, StatusItem
from rakor_desktop.qtkit.theme import theme_of
from rakor_desktop.screens.groups.activity_card import ActivityCard
from rakor_desktop.screens.groups.composer import PointComposer
from rakor_desktop.screens.groups.group_cards import GroupDelegate, GroupModel
from rakor_desktop.screens.groups.group_panel import GroupPanel
from rakor_desktop.screens.groups.issue_matrix import IssueMatrix
from rakor_desktop.screens.groups.plenary_board import PlenaryBoard
from rakor_desktop.screens.groups.point_pane import PointPane
from rakor_desktop.screens.groups.raising import Raising
from rakor_desktop.screens.groups.speakers import SpeakerSource
from rakor_desktop.services.agreements import AgreementService
from rakor_desktop.services.drafts import DraftService
from rakor_desktop.services.groups import GroupService
from rakor_desktop.services.participants import ParticipantService

_FOLLOWED = (
    Entity.GROUP,
    Entity.GROUP_MEMBER,
    Entity.POINT,
    Entity.ISSUE,
    Entity.POSITION,
    Entity.AGREEMENT,
    Entity.AGREEMENT_SOURCE,
    Entity.PARTICIPANT,
    Entity.PERSON,
    Entity.INSTITUTION,
)
_OF_THE_MATRIX = {Entity.ISSUE, Entity.POSITION}
_MINUTE = 20_000  # ms: the cards show whole minutes


class GroupsScreen(QWidget):
    """Chooses, adds and splits groups; the parts of the page do the rest."""

    def __init__(
        self,
        groups: GroupService,
        participants: ParticipantService,
        agreements: AgreementService,
        drafts: DraftService,
        jobs: Jobs,
        autosave: Autosave,
        frame: Frame,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.ui = Ui_GroupsScreen()
        self.ui.setupUi(self)
        self._groups = groups
        self._participants = participants
        self._agreements = agreements
        self._jobs = jobs
        self._autosave = autosave
        self._frame = frame
        self._meeting_id = ""
        self._wanted_id = ""
        self._wanted_point = ""
        self._shown_id = ""
        self._members: tuple[GroupMember, ...] = ()
        self._agreement_rows: tuple[Agreement, ...] = ()
        source = SpeakerSource()
        self._source = source
        self._model = GroupModel(self)
        self._cards = GroupDelegate(self)
        self.points = PointPane(self.ui, groups, source, jobs, autosave, self)
        self.composer = PointComposer(self.ui, groups, drafts, source, jobs, autosave, self)
        self.matrix = IssueMatrix(self.ui, groups, jobs, autosave, self)
        self.panel = GroupPanel(self.ui, groups, source, jobs, autosave, self)
        self.plenary = PlenaryBoard(self.ui.plenary_page)
        self.activity = ActivityCard(self.ui, self)
        self.raising = Raising(groups, agreements, jobs, autosave, frame, self.ui.composer_error)
        self._clock = QTimer(self)
        self._clock.setInterval(_MINUTE)
        self._prepare()
        self._connect()
        self._measure()

    def _prepare(self) -> None:
        ui = self.ui
        layout = ui.plenary_page.layout()
        assert layout is not None
        layout.addWidget(self.plenary)
        ui.group_list.setModel(self._model)
        ui.group_list.setItemDelegate(self._cards)
        ui.group_list.setStyleSheet("background: transparent")
        ui.add_group_button.setIcon(icon(Icon.ADD))
        ui.split_button.setIcon(icon(Icon.SHUFFLE))
        ui.plenary_button.setIcon(icon(Icon.PLENARY, "text", "selection-text"))
        ui.edit_group_button.setIcon(icon(Icon.EDIT))
        ui.empty_state.show_content(
            Icon.GROUPS,
            self.tr("Belum ada kelompok"),
            self.tr(
                "Kelompok membahas satu topik, mencatat butir diskusi, dan membawa hasilnya ke pleno. "
                "Setelah ada kelompok, peserta dapat dibagi otomatis."
            ),
            self.tr("Tambah kelompok"),
        )

    def _connect(self) -> None:
        ui = self.ui
        ui.group_list.selectionModel().currentChanged.connect(self._choose)
        ui.group_list.doubleClicked.connect(self.open_panel)
        for button in (ui.add_group_button, ui.empty_state.button):
            button.clicked.connect(self.add_group)
        ui.split_button.clicked.connect(self.raising.split)
        self.raising.raised.connect(self.plenary.clear_ticks)
        ui.plenary_button.toggled.connect(self._show_plenary)
        ui.edit_group_button.clicked.connect(self.open_panel)
        self.panel.closed.connect(self.close_panel)
        for signal in (self.panel.group_deleted, self.points.points_deleted, self.matrix.issue_deleted):
            signal.connect(self._frame.toast_undo)
        self.points.filter_changed.connect(self._show_current)
        for signal in (self.points.raise_requested, self.plenary.raise_requested):
            signal.connect(self.raising.raise_points)
        for signal in (self.points.link_chosen, self.plenary.link_chosen):
            signal.connect(self.raising.open_link)
        self.composer.point_added.connect(self.points.mark_fresh)
        self._clock.timeout.connect(ui.group_list.viewport().update)
        theme_of(self).theme_changed.connect(self._measure)
        for keys, owner, slot in (("F6", self, self.raise_chosen), ("F2", ui.group_list, self.open_panel)):
            shortcut = QShortcut(QKeySequence(keys), owner)
            shortcut.setContext(
                Qt.ShortcutContext.WidgetWithChildrenShortcut if owner is self else Qt.ShortcutContext.WidgetShortcut
            )
            shortcut.activated.connect(slot)

    # --- what the frame asks for ---

    def show_meeting(self, meeting_id: str) -> None:
        """Show the groups of a meeting."""
        if meeting_id != self._meeting_id:
            self._autosave.flush()
            self._meeting_id = meeting_id
            self.raising.set_meeting(meeting_id)
            self.ui.plenary_button.setChecked(False)
            self.close_panel()
        self._reload()

    def reload(self, change: Change) -> None:
        """Follow what changed; selection, caret and typing stay."""
        group = self._current()
        if group is not None and change.kinds <= _OF_THE_MATRIX:  # several times a second while somebody types there
            self.matrix.show_group(group.id, self._groups.issues(group.id))
        elif self._meeting_id and change.touches(*_FOLLOWED):
            self._reload(only_points=change.kinds == {Entity.POINT})

    def leave(self) -> None:
        """Save what is in the fields now."""
        self.points.editor.close_editor()
        self._autosave.flush()

    def show_row(self, row_id: str) -> None:
        """Choose a group, or the group of a point and the point."""
        for group in self._groups.rows(self._meeting_id):
            if group.id == row_id:
                self._wanted_id = row_id
            elif any(point.id == row_id for point in self._groups.points(group.id)):
                self._wanted_id, self._wanted_point = group.id, row_id
                self.ui.kind_filter.setCurrentIndex(0)
        self.ui.plenary_button.setChecked(False)
        is_point = bool(self._wanted_point)
        self._reload()
        if is_point:
            self.ui.point_list.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.focus_first()

    def status_items(self) -> list[StatusItem]:
        """The chosen group and its time."""
        group = self._current()
        if group is None:
            return []
        text = self.tr("Kelompok {code}, {time}").format(code=group.code, time=self._model.time_text(group))
        return [StatusItem(text, Icon.GROUPS)]

    def focus_first(self) -> None:
        """Typing starts in the composer."""
        if self._model.rowCount():
            self.composer.focus_text()
        else:
            self.ui.empty_state.button.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- groups ---

    def _reload(self, *, only_points: bool = False) -> None:
        ui = self.ui
        rows = self._groups.rows(self._meeting_id)
        current = self._current()
        place = ui.group_list.currentIndex().row()
        wanted = self._wanted_id or (current.id if current else "")
        selection = ui.group_list.selectionModel()
        blocked = selection.blockSignals(True)
        self._model.show_rows(rows)
        number = self._model.number_of(wanted)
        if number < 0 and rows:
            number = min(max(place, 0), len(rows) - 1)
        self._wanted_id = ""
        ui.group_list.setCurrentIndex(self._model.index(number) if number >= 0 else QModelIndex())
        selection.blockSignals(blocked)
        _share_room(ui, self._cards, self.width(), self._model.rowCount())
        ui.groups_bar.setVisible(bool(rows))
        if not rows:
            ui.screen_stack.setCurrentWidget(ui.empty_page)
        elif not ui.plenary_button.isChecked():
            ui.screen_stack.setCurrentWidget(ui.groups_page)
        self._frame.refresh_status()
        group = self._current()
        if only_points and group is not None and group.id == self._shown_id:
            self._show_points(group)
        else:
            self._show_current()
        if ui.plenary_button.isChecked():
            _fill_plenary(self.plenary, self._groups, self._model.rows, self._agreement_rows)

    def _current(self) -> Group | None:
        number = self.ui.group_list.currentIndex().row()
        return self._model.rows[number] if 0 <= number < self._model.rowCount() else None

    def _choose(self) -> None:
        self._autosave.flush()
        self.ui.plenary_button.setChecked(False)
        self._show_current()
        self._frame.refresh_status()

    def _show_current(self) -> None:
        group = self._current()
        self._shown_id = group.id if group else ""
        self.composer.show_group(self._shown_id)
        if group is None:
            self.points.show_points(None, (), ())
            self.matrix.show_group("", ())
            return
        people = self._participants.rows(self._meeting_id)
        self._members = self._groups.members(group.id, people)
        self._agreement_rows = self._agreements.rows(self._meeting_id)
        self._source.show_people(self._members, people)
        self.matrix.show_group(group.id, self._groups.issues(group.id))
        self.panel.show_group(group, self._members, self._groups.unseated(self._meeting_id, people))
        self._show_points(group)

    def _show_points(self, group: Group) -> None:
        """The points alone: what is read most often, at each pause of somebody who types into one."""
        points = self._groups.points(group.id, self.points.kind)
        self.points.show_points(group, points, self._agreement_rows)
        if self._wanted_point:
            self.points.choose(self._wanted_point)
            self._wanted_point = ""
        self.activity.show_activity(self._groups.activity(group.id, self._members))

    def add_group(self) -> None:
        """A new group, its panel open for the topic."""
        if self._meeting_id:
            self._autosave.flush()
            self._jobs.write(functools.partial(self._groups.add, self._meeting_id), done=self._take_new)

    def _take_new(self, group_id: str) -> None:
        self.show_row(group_id)
        self.open_panel()

    def open_panel(self) -> None:
        """Open the panel of the chosen group."""
        self.ui.side_stack.setCurrentWidget(self.ui.panel_page)
        self.ui.topic_edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.ui.topic_edit.selectAll()
        self.ui.columns_scroll.ensureWidgetVisible(self.ui.topic_edit)

    def close_panel(self) -> None:
        """Show interests and activity again."""
        had_focus = self.ui.group_panel.isAncestorOf(self.focusWidget() or self)
        self.ui.side_stack.setCurrentWidget(self.ui.overview_page)
        if had_focus:
            self.composer.focus_text()

    # --- agreements and the plenary ---

    def raise_chosen(self) -> None:
        """F6: what is chosen (in the plenary: ticked) becomes a new agreement."""
        if self.ui.plenary_button.isChecked():
            self.plenary.raise_ticked()
        else:
            self.raising.raise_points(self.points.chosen_ids)

    def _show_plenary(self, shown: bool) -> None:
        ui = self.ui
        self._autosave.flush()
        if shown:
            _fill_plenary(self.plenary, self._groups, self._model.rows, self._agreement_rows)
            ui.screen_stack.setCurrentWidget(ui.plenary_page)
            self.plenary.focus_first()
        elif self._model.rowCount():
            ui.screen_stack.setCurrentWidget(ui.groups_page)

    # --- measures ---

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.ui.side_stack.currentWidget() is self.ui.panel_page:
            self.close_panel()
        elif event.key() == Qt.Key.Key_Escape and self.ui.plenary_button.isChecked():
            self.ui.plenary_button.setChecked(False)
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._clock.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._clock.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    def _measure(self) -> None:
        """Two columns side by side; with large text or little room one above the other in one scroll area."""
        theme, ui = theme_of(self), self.ui
        ui.group_list.setFixedHeight(theme.px(54))
        is_stacked = self.width() < theme.px(960)
        direction = QBoxLayout.Direction.TopToBottom if is_stacked else QBoxLayout.Direction.LeftToRight
        ui.columns_layout.setDirection(direction)
        seen = self.height() - theme.px(54) - 40
        ui.points_card.setMinimumHeight(min(theme.px(380), seen) if is_stacked else 0)
        ui.side_stack.setMinimumHeight(theme.px(560) if is_stacked else 0)
        ui.minutes_spin.setFixedHeight(ui.topic_edit.sizeHint().height())
        _share_room(ui, self._cards, self.width(), self._model.rowCount())


def _fill_plenary(
    board: PlenaryBoard, groups: GroupService, rows: Sequence[Group], agreements: Sequence[Agreement]
) -> None:
    board.show_points([(group, groups.points(group.id)) for group in rows], agreements)


def _share_room(ui: Ui_GroupsScreen, cards: GroupDelegate, width: int, count: int) -> None:
    """Give the cards what the buttons beside them leave."""
    buttons = (ui.add_group_button, ui.split_button, ui.plenary_button)
    taken = 32 + sum(button.sizeHint().width() + 8 for button in buttons)
    cards.set_room(width - taken, count)
    ui.group_list.scheduleDelayedItemsLayout()
