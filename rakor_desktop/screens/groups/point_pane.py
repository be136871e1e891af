"""The points of one group: list, filter, menu of actions, editing in place, order, deleting."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QItemSelectionModel, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QWidget

from rakor_desktop.domain.agreement import Agreement
from rakor_desktop.domain.discussion import DiscussionPoint, Group
from rakor_desktop.domain.kinds import PointKind, Priority
from rakor_desktop.forms.ui_groups_screen import Ui_GroupsScreen
from rakor_desktop.qtkit.autosave import Autosave
from rakor_desktop.qtkit.icons import Icon, icon
from rakor_desktop.qtkit.jobs import Jobs
from rakor_desktop.qtkit.read_only import STAYS_OPEN
from rakor_desktop.screens.groups.looks import KIND_ICONS, PRIORITY_CHIPS
from rakor_desktop.screens.groups.plenary_board import fill_agreements
from rakor_desktop.screens.groups.point_delegate import PointDelegate
from rakor_desktop.screens.groups.point_editor import PointEditor
from rakor_desktop.screens.groups.point_model import PointModel
from rakor_desktop.screens.groups.speakers import SpeakerSource
from rakor_desktop.services.groups import GroupService

_FRESH = 1000  # ms that a new point stays marked


class PointPane(QObject):
    """All that can be done with points but adding them."""

    raise_requested = Signal(list, str)  # point ids, agreement id (empty: a new one)
    link_chosen = Signal(object)  # Link
    points_deleted = Signal(str)  # what to say in the toast
    filter_changed = Signal()

    def __init__(
        self,
        ui: Ui_GroupsScreen,
        groups: GroupService,
        source: SpeakerSource,
        jobs: Jobs,
        autosave: Autosave,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._ui = ui
        self._groups = groups
        self._jobs = jobs
        self._autosave = autosave
        self._agreements: tuple[Agreement, ...] = ()
        self._group_id = ""
        self.model = PointModel(self)
        self._delegate = PointDelegate(self)
        ui.point_list.setModel(self.model)
        ui.point_list.setItemDelegate(self._delegate)
        self.editor = PointEditor(ui.point_list, groups, source, jobs, autosave)
        ui.kind_filter.setProperty(STAYS_OPEN, True)
        ui.kind_filter.addItem(icon(Icon.FILTER), self.tr("Semua jenis"), None)
        for kind in PointKind:
            ui.kind_filter.addItem(icon(KIND_ICONS[kind]), kind.label, kind)
        ui.points_menu_button.setIcon(icon(Icon.MORE))
        self._menu = QMenu(ui.points_menu_button)
        ui.points_menu_button.setMenu(self._menu)
        ui.no_points.show_content(
            Icon.GROUPS,
            self.tr("Belum ada butir"),
            self.tr("Catat masalah, penyebab, data, usulan, dan rekomendasi kelompok ini di isian bawah."),
        )
        self._fresh_over = QTimer(self)
        self._fresh_over.setSingleShot(True)
        self._fresh_over.setInterval(_FRESH)
        self._connect()

    def _connect(self) -> None:
        ui, view = self._ui, self._ui.point_list
        self._fresh_over.timeout.connect(self._end_fresh)
        self._menu.aboutToShow.connect(self._fill_menu)
        ui.kind_filter.activated.connect(self.filter_changed)
        view.doubleClicked.connect(self.edit_current)
        view.customContextMenuRequested.connect(self._show_menu)
        self._delegate.link_clicked.connect(self.link_chosen)
        self._delegate.priority_clicked.connect(self._offer_priorities)
        self._delegate.kind_clicked.connect(self._offer_kinds)
        for keys, slot in (
            ("F2", self.edit_current),
            ("Return", self.edit_current),
            ("Del", self.delete_chosen),
        ):
            shortcut = QShortcut(QKeySequence(keys), view)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(slot)
        for keys, steps in (("Alt+Up", -1), ("Alt+Down", 1)):
            shortcut = QShortcut(QKeySequence(keys), ui.points_card)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(functools.partial(self.shift_current, steps))

    @property
    def kind(self) -> PointKind | None:
        """The kind that is shown alone, None for all."""
        stored = self._ui.kind_filter.currentData()
        return PointKind(stored) if stored else None

    @property
    def chosen_ids(self) -> list[str]:
        """The chosen points in their order."""
        rows = sorted(index.row() for index in self._ui.point_list.selectionModel().selectedIndexes())
        return [self.model.rows[row].id for row in rows]

    def show_points(
        self, group: Group | None, points: Sequence[DiscussionPoint], agreements: Sequence[Agreement]
    ) -> None:
        """Show the points of a group."""
        ui = self._ui
        self._agreements = tuple(agreements)
        if group is None or group.id != self._group_id:
            self.editor.close_editor()
            self._group_id = group.id if group else ""
        at_end = self._is_at_end()
        current = self._current_id()
        self.model.show_rows([self._autosave.overlay(one, ("point", one.id), ("text",)) for one in points])
        if self.editor.point_id and self.model.number_of(self.editor.point_id) < 0:
            self.editor.close_editor()
        number = self.model.number_of(current)
        if number >= 0 and number != ui.point_list.currentIndex().row():
            self.choose(current)
        if at_end:
            ui.point_list.scrollToBottom()
        ui.points_title.setText(self.tr("Butir diskusi {code}").format(code=group.code if group else ""))
        ui.points_count.setText(self.tr("{count} butir").format(count=len(points)))
        ui.points_stack.setCurrentWidget(ui.points_page if points else ui.no_points_page)

    def choose(self, point_id: str) -> None:
        """Choose a point and bring it into view."""
        number = self.model.number_of(point_id)
        if number >= 0:
            index = self.model.index(number)
            self._ui.point_list.selectionModel().setCurrentIndex(
                index, QItemSelectionModel.SelectionFlag.ClearAndSelect
            )
            self._ui.point_list.scrollTo(index)

    def mark_fresh(self, point_id: str) -> None:
        """Show for a moment which point was just written."""
        self.model.mark_fresh(point_id)
        number = self.model.number_of(point_id)
        if number >= 0:
            self._ui.point_list.scrollTo(self.model.index(number))
        self._fresh_over.start()

    def edit_current(self) -> None:
        """Open the current point in its place."""
        row = self._ui.point_list.currentIndex().row()
        if 0 <= row < self.model.rowCount():
            self.editor.edit_point(self.model.rows[row])

    def delete_chosen(self) -> None:
        """Delete what is chosen."""
        ids = self.chosen_ids
        if ids:
            text = self.tr("{count} butir diskusi dihapus.").format(count=len(ids))
            if len(ids) == 1:
                code = self.model.rows[self.model.number_of(ids[0])].code
                text = self.tr("{code} dihapus.").format(code=code)
            self._autosave.flush()  # what was typed into a point comes back with it
            self._jobs.write(
                functools.partial(self._groups.delete_points, ids),
                done=functools.partial(self._announce_deleted, ids, text),
            )

    def shift_current(self, steps: int) -> None:
        """Move the current point up or down."""
        point_id = self._current_id()
        if point_id:
            self._jobs.write(functools.partial(self._groups.shift_point, point_id, steps))

    def _announce_deleted(self, ids: Sequence[str], text: str, _change: object) -> None:
        for point_id in ids:
            self._autosave.discard(("point", point_id, "text"))  # refused before, it would be tried for ever
        self.points_deleted.emit(text)

    def _current_id(self) -> str:
        row = self._ui.point_list.currentIndex().row()
        return self.model.rows[row].id if 0 <= row < self.model.rowCount() else ""

    def _is_at_end(self) -> bool:
        bar = self._ui.point_list.verticalScrollBar()
        return bar.value() == bar.maximum() and bar.maximum() > 0

    def _end_fresh(self) -> None:
        self.model.mark_fresh("")

    # --- menus ---

    def _show_menu(self, place: QPoint) -> None:
        self._menu.popup(self._ui.point_list.viewport().mapToGlobal(place))

    def _fill_menu(self) -> None:
        menu, ids = self._menu, self.chosen_ids
        menu.clear()
        self._add(menu, Icon.AGREEMENT, self.tr("Jadikan kesepakatan"), "F6", self._raise)
        link = menu.addMenu(icon(Icon.LINK), self.tr("Tautkan ke kesepakatan"))
        fill_agreements(link, self._agreements, functools.partial(_link, self))
        menu.addSeparator()
        self._add(menu, Icon.EDIT, self.tr("Ubah"), "F2", self.edit_current)
        kinds = menu.addMenu(self.tr("Jenis"))
        self._fill_kinds(kinds, ids)
        priorities = menu.addMenu(self.tr("Prioritas"))
        self._fill_priorities(priorities, ids)
        up, down = functools.partial(self.shift_current, -1), functools.partial(self.shift_current, 1)
        self._add(menu, Icon.ARROW_UP, self.tr("Naikkan"), "Alt+Up", up)
        self._add(menu, Icon.ARROW_DOWN, self.tr("Turunkan"), "Alt+Down", down)
        menu.addSeparator()
        self._add(menu, Icon.DELETE, self.tr("Hapus"), "Del", self.delete_chosen)
        for action in menu.actions():
            action.setEnabled(bool(ids))

    def _add(self, menu: QMenu, which: Icon, text: str, keys: str, slot: Any) -> None:
        action = QAction(
            icon(which), f"{text}\t{QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)}", menu
        )
        action.triggered.connect(slot)
        menu.addAction(action)

    def _raise(self) -> None:
        self.raise_requested.emit(self.chosen_ids, "")

    def _offer_kinds(self, point_id: str, place: QPoint) -> None:
        menu = QMenu(self._ui.point_list)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._fill_kinds(menu, [point_id])
        menu.popup(place)

    def _offer_priorities(self, point_id: str, place: QPoint) -> None:
        menu = QMenu(self._ui.point_list)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._fill_priorities(menu, [point_id])
        menu.popup(place)

    def _fill_kinds(self, menu: QMenu, ids: Sequence[str]) -> None:
        for kind in PointKind:
            action = menu.addAction(icon(KIND_ICONS[kind]), kind.label)
            action.triggered.connect(functools.partial(self._set, ids, "kind", kind))

    def _fill_priorities(self, menu: QMenu, ids: Sequence[str]) -> None:
        for priority in Priority:
            spec = PRIORITY_CHIPS[priority]
            action = menu.addAction(icon(spec.icon or Icon.MINUS, spec.tone.value), priority.label)
            action.triggered.connect(functools.partial(self._set, ids, "priority", priority))

    def _set(self, ids: Sequence[str], field: str, value: object, *_args: object) -> None:
        for point_id in ids:
            self._jobs.write(functools.partial(self._groups.update_point, point_id, **{field: value}))


def _link(pane: PointPane, agreement_id: str, *_args: object) -> None:
    pane.raise_requested.emit(pane.chosen_ids, agreement_id)
