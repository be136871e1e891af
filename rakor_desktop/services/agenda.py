"""The agenda: planning it, and running it on the day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from rakor_desktop.domain.change import Change, Entity, Written
from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.formatting import clean_line
from rakor_desktop.domain.kinds import AgendaKind, MeetingState
from rakor_desktop.domain.meeting import AgendaItem
from rakor_desktop.domain.rank import rank_after
from rakor_desktop.domain.schedule import Live, Schedule, flow, live
from rakor_desktop.services.base import Service, brief, cleaned, counted, in_line
from rakor_desktop.services.templates import TEMPLATES, AgendaTemplate, insert_template
from rakor_desktop.storage.journal import Unit
from rakor_desktop.storage.queries import meetings as meeting_queries
from rakor_desktop.storage.queries import participants as queries


@dataclass(frozen=True, slots=True)
class NewItem:
    """A line of an agenda that was typed elsewhere."""

    title: str
    minutes: int = 10
    speaker: str = ""


class AgendaService(Service):
    """Use cases of the agenda card and of the running meeting."""

    def items(self, meeting_id: str) -> tuple[AgendaItem, ...]:
        """The agenda in order."""
        return queries.agenda(meeting_id)

    def schedule(self, meeting_id: str) -> Schedule:
        """The agenda with its flowing times."""
        meeting = meeting_queries.meeting(meeting_id)
        start, end = (meeting.planned_start, meeting.planned_end) if meeting else (None, None)
        return flow(self.items(meeting_id), start, end)

    def live(self, meeting_id: str, now: datetime) -> Live:
        """The running meeting at a moment."""
        meeting = meeting_queries.meeting(meeting_id)
        return live(self.items(meeting_id), meeting.planned_start if meeting else None, now)

    def templates(self) -> tuple[AgendaTemplate, ...]:
        """The orders to choose from."""
        return TEMPLATES

    def apply_template(self, meeting_id: str, key: str) -> Change:
        """Replace the agenda by a template's."""
        template = next(one for one in TEMPLATES if one.key == key)
        with self._store.journal.unit(f"pakai templat {template.title}") as unit:
            unit.delete(Entity.AGENDA_ITEM, [item.id for item in self.items(meeting_id)])
            insert_template(unit, meeting_id, template)
        return unit.change

    def add(
        self,
        meeting_id: str,
        *,
        kind: AgendaKind = AgendaKind.LAIN,
        title: str = "",
        minutes: int = 10,
        after_id: str | None = None,
        parent_id: str | None = None,
    ) -> Written[str]:
        """A new item after another, at the end without one."""
        siblings = [item for item in self.items(meeting_id) if item.parent_id == parent_id]
        ids = [item.id for item in siblings]
        position = ids.index(after_id) + 1 if after_id in ids else len(ids)
        with self._store.journal.unit("tambah acara") as unit:
            item_id = unit.insert(
                Entity.AGENDA_ITEM,
                meeting_id=meeting_id,
                rank=rank_after([item.rank for item in siblings], position),
                kind=kind,
                title=clean_line(title),
                minutes=minutes,
                parent_id=parent_id,
            )
        return Written(unit.change, item_id)

    def add_many(self, meeting_id: str, rows: Sequence[NewItem]) -> Change:
        """Pasted lines as items at the end, all or none. Raises UserError that names the line."""
        ranks = [item.rank for item in self.items(meeting_id) if item.parent_id is None]
        with self._store.journal.unit(f"tambah {counted(len(rows), 'acara')}") as unit:
            for number, row in enumerate(rows, 1):
                with in_line(number):
                    minutes = cleaned("minutes", row.minutes)
                ranks.append(rank_after(ranks, len(ranks)))
                unit.insert(
                    Entity.AGENDA_ITEM,
                    meeting_id=meeting_id,
                    rank=ranks[-1],
                    title=clean_line(row.title),
                    minutes=minutes,
                    speaker=clean_line(row.speaker),
                )
        return unit.change

    def update(self, item_id: str, **fields: Any) -> Change:
        """Change fields of an item."""
        return self._edit(Entity.AGENDA_ITEM, item_id, "acara", fields)

    def move(self, item_id: str, after_id: str | None) -> Change:
        """Put an item after another of its level, first without one."""
        item = self._item(item_id)
        siblings = [one for one in self._siblings(item) if one.id != item_id]
        ids = [one.id for one in siblings]
        if after_id is not None and after_id not in ids:
            return Change()
        position = 0 if after_id is None else ids.index(after_id) + 1
        with self._store.journal.unit(f"pindahkan acara {brief(item.title)}") as unit:
            unit.update(Entity.AGENDA_ITEM, item_id, rank=rank_after([one.rank for one in siblings], position))
        return unit.change

    def shift(self, item_id: str, steps: int) -> Change:
        """Move an item up or down among its level."""
        item = self._item(item_id)
        rows = [(one.id, one.rank) for one in self._siblings(item)]
        return self._shift(Entity.AGENDA_ITEM, rows, item_id, steps, f"pindahkan acara {brief(item.title)}")

    def indent(self, item_id: str) -> Change:
        """Make an item a sub-item of the one before it."""
        item = self._item(item_id)
        siblings = self._siblings(item)
        ids = [one.id for one in siblings]
        position = ids.index(item_id)
        if item.parent_id is not None or position == 0:
            return Change()
        if any(one.parent_id == item_id for one in self.items(item.meeting_id)):
            raise UserError("Acara ini punya sub-acara; pindahkan sub-acaranya dahulu.")
        parent = siblings[position - 1]
        children = [one.rank for one in self.items(item.meeting_id) if one.parent_id == parent.id]
        with self._store.journal.unit(f"jadikan sub-acara {brief(item.title)}") as unit:
            rank = rank_after(children, len(children))
            unit.update(Entity.AGENDA_ITEM, item_id, parent_id=parent.id, rank=rank)
        return unit.change

    def outdent(self, item_id: str) -> Change:
        """Make a sub-item an item of its own, after its parent."""
        item = self._item(item_id)
        if item.parent_id is None:
            return Change()
        parent = self._item(item.parent_id)
        siblings = self._siblings(parent)
        position = [one.id for one in siblings].index(parent.id) + 1
        with self._store.journal.unit(f"jadikan acara {brief(item.title)}") as unit:
            rank = rank_after([one.rank for one in siblings], position)
            unit.update(Entity.AGENDA_ITEM, item_id, parent_id=None, rank=rank)
        return unit.change

    def delete(self, item_ids: Sequence[str]) -> Change:
        """Delete items with their sub-items; remarks made on them stay with the meeting."""
        chosen = set(item_ids)
        items = self.items(self._item(next(iter(item_ids))).meeting_id) if item_ids else ()
        chosen |= {item.id for item in items if item.parent_id in chosen}
        return self._delete(Entity.AGENDA_ITEM, sorted(chosen), f"hapus {counted(len(item_ids), 'acara')}")

    def start(self, item_id: str, at: datetime | None = None) -> Change:
        """Start an item now: what runs ends, and the meeting runs."""
        item = self._item(item_id)
        with self._store.journal.unit(f"mulai {brief(item.title)}") as unit:
            self._start(unit, item, at or self._now())
        return unit.change

    def finish(self, item_id: str, at: datetime | None = None) -> Change:
        """End a running item."""
        item = self._item(item_id)
        with self._store.journal.unit(f"akhiri {brief(item.title)}") as unit:
            unit.update(Entity.AGENDA_ITEM, item_id, actual_end=at or self._now())
        return unit.change

    def advance(self, meeting_id: str, at: datetime | None = None) -> Change:
        """F8: end what runs and start the next; the first start opens the meeting, the end of the last closes it."""
        moment = at or self._now()
        roots = [item for item in self.items(meeting_id) if item.parent_id is None]
        running = next((item for item in roots if item.actual_start and not item.actual_end), None)
        rest = roots[roots.index(running) + 1 :] if running else roots
        following = next((item for item in rest if not item.actual_start), None)
        if running is None and following is None:
            return Change()
        title = f"mulai {brief(following.title)}" if following else "akhiri rapat"
        with self._store.journal.unit(title) as unit:
            if following is not None:
                self._start(unit, following, moment)
            else:
                self._end_running(unit, meeting_id, moment)
                unit.update(Entity.MEETING, meeting_id, state=MeetingState.SELESAI, actual_end=moment)
        return unit.change

    def extend(self, item_id: str, minutes: int) -> Change:
        """Give an item more planned minutes."""
        item = self._item(item_id)
        return self.update(item_id, minutes=max(0, item.minutes + minutes))

    def _start(self, unit: Unit, item: AgendaItem, moment: datetime) -> None:
        # A sub-item runs within its parent.
        self._end_running(unit, item.meeting_id, moment, keep=(item.id, item.parent_id))
        unit.update(Entity.AGENDA_ITEM, item.id, actual_start=item.actual_start or moment, actual_end=None)
        meeting = meeting_queries.meeting(item.meeting_id)
        if meeting is not None and meeting.state is not MeetingState.BERLANGSUNG:
            start = meeting.actual_start or moment
            unit.update(Entity.MEETING, meeting.id, state=MeetingState.BERLANGSUNG, actual_start=start, actual_end=None)

    def _end_running(self, unit: Unit, meeting_id: str, moment: datetime, keep: Sequence[str | None] = ()) -> None:
        for item in self.items(meeting_id):
            if item.actual_start and not item.actual_end and item.id not in keep:
                unit.update(Entity.AGENDA_ITEM, item.id, actual_end=moment)

    def _item(self, item_id: str) -> AgendaItem:
        item = queries.agenda_item(item_id)
        if item is None:
            raise UserError("Acara ini sudah dihapus; tekan Ctrl+Z untuk mengembalikannya.")
        return item

    def _siblings(self, item: AgendaItem) -> list[AgendaItem]:
        return [one for one in self.items(item.meeting_id) if one.parent_id == item.parent_id]
