"""The left side of Jalannya Rapat: the running item with its clock, and the agenda to choose from."""

from __future__ import annotations

import functools
from collections.abc import Callable
from datetime import datetime, time

from PySide6.QtCore import QModelIndex, QObject, QTimer, Signal
from PySide6.QtWidgets import QListView

from rakor_desktop.domain.change import Change, Entity
from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.formatting import clock
from rakor_desktop.domain.meeting import AgendaItem
from rakor_desktop.domain.schedule import ItemState, Live, LiveItem, live
from rakor_desktop.qtkit.icons import Icon
from rakor_desktop.qtkit.jobs import Jobs
from rakor_desktop.qtkit.theme import Theme
from rakor_desktop.screens.proceedings.agenda_list import LOOSE, AgendaDelegate, AgendaModel
from rakor_desktop.screens.proceedings.clock_card import EXTRA_MINUTES, ClockCard
from rakor_desktop.services.agenda import AgendaService
from rakor_desktop.services.meetings import MeetingService

_TICK = 1000  # ms


class MeetingClock(QObject):
    """Shows time passing without asking the data; asks it only when something changed."""

    item_chosen = Signal(object)  # AgendaItem, or None when the meeting has none
    live_changed = Signal(object)  # Live: at each new minute or change of the data
    state_changed = Signal(str, object)  # what F8 did to the whole meeting, in words, and its Icon
    failed = Signal(object)  # UserError

    def __init__(
        self,
        card: ClockCard,
        view: QListView,
        *,
        agenda: AgendaService,
        meetings: MeetingService,
        jobs: Jobs,
        theme: Theme,
        now: Callable[[], datetime] = datetime.now,
    ) -> None:
        super().__init__(view)
        self._card = card
        self._view = view
        self._agenda = agenda
        self._meetings = meetings
        self._jobs = jobs
        self._now = now
        self._meeting_id = ""
        self._items: tuple[AgendaItem, ...] = ()
        self._start: time | None = None
        self._live: Live | None = None
        self._chosen_id = ""
        self._has_loose = False
        self._minute: datetime | None = None
        self._is_advancing = False
        self._model = AgendaModel(self)
        view.setModel(self._model)
        view.setItemDelegate(AgendaDelegate(view, theme))
        view.selectionModel().currentChanged.connect(self._choose)
        card.advance_requested.connect(self.advance)
        card.extension_requested.connect(self.extend)
        theme.theme_changed.connect(view.doItemsLayout)
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK)
        self._timer.timeout.connect(self._tick)

    @property
    def chosen(self) -> AgendaItem | None:
        """The item whose remarks are shown; None for those without an item."""
        return next((item for item in self._items if item.id == self._chosen_id), None)

    @property
    def items(self) -> tuple[AgendaItem, ...]:
        """The agenda as it is now."""
        return self._items

    @property
    def item_ids(self) -> frozenset[str]:
        """The items that the meeting has now."""
        return frozenset(item.id for item in self._items)

    @property
    def live(self) -> Live | None:
        """The meeting as last computed."""
        return self._live

    def show_meeting(self, meeting_id: str) -> None:
        """Show another meeting; its running item is chosen, else the one that comes next."""
        self._meeting_id = meeting_id
        self._chosen_id = ""
        self._has_loose = False
        self._live = None
        self.reload()

    def reload(self) -> None:
        """Read agenda and start of the meeting again; keeps the choice, but follows the running item."""
        before = self._live.running.id if self._live and self._live.running else ""
        is_following = self._is_advancing or not self._chosen_id or self._chosen_id == before
        self._is_advancing = False
        try:
            self._start = self._meetings.get(self._meeting_id).planned_start
        except UserError as error:  # deleted meanwhile, perhaps by undoing
            self.failed.emit(error)
            return
        self._items = self._agenda.items(self._meeting_id)
        self._compute()
        running = self._live.running.id if self._live and self._live.running else ""
        if self.chosen is None and self._chosen_id != LOOSE:
            wanted = running or self._next_id()
        else:
            wanted = running if is_following and running and running != before else self._chosen_id
        self.choose(wanted)

    def choose(self, item_id: str) -> None:
        """Show the remarks of an item."""
        row = self._model.row_of(item_id)
        changed = item_id != self._chosen_id
        self._chosen_id = item_id if row >= 0 else ""
        index = self._model.index(row) if row >= 0 else QModelIndex()
        self._view.setCurrentIndex(index)
        if row >= 0:
            self._view.scrollTo(index)
        if changed or row < 0:
            self.item_chosen.emit(self.chosen)

    def show_loose(self, has_loose: bool) -> None:
        """Offer the remarks whose item is gone as a last entry, as long as there are some."""
        if has_loose == self._has_loose:
            return
        self._has_loose = has_loose
        self._compute()
        if has_loose and not self._items:
            self._chosen_id = LOOSE
        if not has_loose and self._chosen_id == LOOSE:
            running = self._live.running.id if self._live and self._live.running else ""
            self.choose(running or self._next_id())
        else:
            self._view.setCurrentIndex(self._model.index(self._model.row_of(self._chosen_id)))

    def advance(self) -> None:
        """End the running item and start the next one (F8)."""
        self._is_advancing = True
        moment = self._now().replace(microsecond=0)
        self._jobs.write(
            functools.partial(self._agenda.advance, self._meeting_id, at=moment),
            done=functools.partial(self._tell_state, moment),
            failed=self._report,
        )

    def extend(self) -> None:
        """Give the running item more minutes."""
        if self._live and self._live.running:
            self._write(functools.partial(self._agenda.extend, self._live.running.id, EXTRA_MINUTES))

    def run(self) -> None:
        """Let the clock tick: the screen is visible."""
        if not self._timer.isActive():
            self._timer.start()
            self._tick()

    def pause(self) -> None:
        """Nobody looks."""
        self._timer.stop()

    def _write(self, action: Callable[[], object]) -> None:
        self._jobs.write(action, failed=self._report)  # type: ignore[arg-type]

    def _tell_state(self, moment: datetime, change: Change) -> None:
        """Say that the meeting was opened or closed: F8 asks nothing, and is easily pressed once too often."""
        if self._live is None or not change.touches(Entity.MEETING):
            return
        if self._live.running is None:
            text, which = self.tr("Rapat ditutup pukul {clock}."), Icon.DONE
        elif any(row.state is ItemState.DONE for row in self._live.rows):
            text, which = self.tr("Rapat dilanjutkan pukul {clock}."), Icon.RUNNING
        else:
            text, which = self.tr("Rapat dimulai pukul {clock}."), Icon.RUNNING
        self.state_changed.emit(text.format(clock=clock(moment)), which)

    def _report(self, error: UserError) -> None:
        self._is_advancing = False
        self.failed.emit(error)

    def _tick(self) -> None:
        if not self._meeting_id:
            return
        now = self._now()
        minute = now.replace(second=0, microsecond=0)
        if minute != self._minute:
            self._compute()
        else:
            self._live = live(self._items, self._start, now)
            self._card.show_live(self._live)

    def _compute(self) -> None:
        now = self._now()
        self._minute = now.replace(second=0, microsecond=0)
        self._live = live(self._items, self._start, now)
        self._card.show_live(self._live)
        self._model.show_rows(self._with_children(self._live))
        self.live_changed.emit(self._live)

    def _with_children(self, shown: Live) -> list[LiveItem]:
        """Sub-items stand under their item: they have no clock of their own, but remarks; loose ones come last."""
        rows: list[LiveItem] = []
        for row in shown.rows:
            rows.append(row)
            rows += [LiveItem(item, row.state, None, None) for item in self._items if item.parent_id == row.item.id]
        if self._has_loose:
            item = AgendaItem(LOOSE, self._meeting_id, title=self.tr("Tanpa acara"))
            rows.append(LiveItem(item, ItemState.WAITING, None, None))
        return rows

    def _next_id(self) -> str:
        items = [row.item for row in self._model.rows if row.item.id != LOOSE]
        waiting = next((item.id for item in items if item.actual_start is None), "")
        last = items[-1].id if items else LOOSE if self._has_loose else ""
        return waiting or last

    def _choose(self, index: QModelIndex) -> None:
        item_id = self._model.item_id(index.row())
        if index.isValid() and item_id != self._chosen_id:
            self._chosen_id = item_id
            self.item_chosen.emit(self.chosen)
