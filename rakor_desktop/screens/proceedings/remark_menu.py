"""The menu of written remarks, at the mouse and behind the button."""

from __future__ import annotations

import functools
from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QListView, QMenu

from rakor_desktop.domain.kinds import RemarkKind
from rakor_desktop.domain.meeting import AgendaItem
from rakor_desktop.qtkit.icons import Icon, icon
from rakor_desktop.qtkit.read_only import STAYS_OPEN
from rakor_desktop.screens.proceedings.meeting_clock import MeetingClock
from rakor_desktop.screens.proceedings.remark_actions import RemarkActions
from rakor_desktop.screens.proceedings.remark_layout import KIND_ICONS


class RemarkMenu(QMenu):
    """Offers what `RemarkActions` does; the clock knows the agenda when somebody wants to move a remark."""

    def __init__(self, view: QListView, actions: RemarkActions, clock: MeetingClock) -> None:
        super().__init__(view)
        self._view = view
        self._actions = actions
        self._clock = clock
        self.setAccessibleName(self.tr("Tindakan catatan"))
        self._fill()
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(self._open)

    def _fill(self) -> None:
        acts = self._actions
        self._add(self.tr("Ubah isi"), Icon.EDIT, acts.edit, "F2")
        self._add(self.tr("Ubah pembicara…"), Icon.SPEAKER, acts.edit_speaker)
        kinds = self.addMenu(icon(Icon.EXPLANATION), self.tr("Ubah jenis"))
        for kind in RemarkKind:
            action = kinds.addAction(icon(KIND_ICONS[kind]), kind.label)
            action.triggered.connect(functools.partial(self._set_kind, kind))
        self.places = self.addMenu(icon(Icon.ARROW_RIGHT), self.tr("Pindahkan ke acara…"))
        self.places.aboutToShow.connect(self._fill_places)
        self._add(self.tr("Tandai atau lepas tanda internal"), Icon.KEY, acts.toggle_internal)
        self._add(self.tr("Buka tautan"), Icon.LINK, acts.open_first_link).setProperty(STAYS_OPEN, True)
        self.addSeparator()
        self._add(self.tr("Jadikan kesepakatan"), Icon.AGREEMENT, acts.raise_to_agreement, "F6")
        self._add(self.tr("Jadikan aspirasi"), Icon.ASPIRATION, acts.raise_to_aspiration, "F7")
        self._add(self.tr("Naikkan"), Icon.ARROW_UP, acts.shift_up, "Alt+Up")
        self._add(self.tr("Turunkan"), Icon.ARROW_DOWN, acts.shift_down, "Alt+Down")
        self.addSeparator()
        self._add(self.tr("Hapus"), Icon.DELETE, acts.delete, "Del")

    def _fill_places(self) -> None:
        self.places.clear()
        here = {remark.agenda_item_id for remark in self._actions.selected}
        for item in self._clock.items:
            action = self.places.addAction((item.title or item.kind.label).replace("&", "&&"))
            action.setEnabled(here != {item.id})
            action.triggered.connect(functools.partial(self._move_to, item))

    def _set_kind(self, kind: RemarkKind, _checked: bool = False) -> None:
        self._actions.set_kind(kind)

    def _move_to(self, item: AgendaItem, _checked: bool = False) -> None:
        self._actions.move_to(item)

    def _add(self, text: str, which: Icon, slot: Callable[[], None], key: str = "") -> QAction:
        action = self.addAction(icon(which), text)
        if key:
            action.setShortcut(QKeySequence(key))
            # Shown only: the screen binds the keys, so that they also work from the typing field.
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(slot)
        return action

    def _open(self, point: QPoint) -> None:
        index = self._view.indexAt(point)
        if index.isValid():
            if not self._view.selectionModel().isSelected(index):
                self._actions.select(index.row())
            self.popup(self._view.viewport().mapToGlobal(point))
