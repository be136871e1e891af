"""Group discussion: groups and their members, points, the matrix of interests, who spoke."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from rakor_desktop.domain.attendance import deal
from rakor_desktop.domain.change import Change, Entity, Written
from rakor_desktop.domain.discussion import Activity, DiscussionPoint, Group, GroupMember, Issue, SectorActivity
from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.formatting import clean_line, clean_text
from rakor_desktop.domain.ident import natural_id
from rakor_desktop.domain.kinds import PointKind, Priority, Sector, Side
from rakor_desktop.domain.meeting import Participant
from rakor_desktop.services.base import Service, brief, cleaned, counted
from rakor_desktop.storage import numbers
from rakor_desktop.storage.journal import Unit
from rakor_desktop.storage.queries import discussion as queries
from rakor_desktop.storage.queries import participants as participant_queries


class GroupService(Service):
    """Use cases of the group discussion screen."""

    def rows(self, meeting_id: str) -> tuple[Group, ...]:
        """The groups of a meeting."""
        return queries.groups(meeting_id)

    def add(self, meeting_id: str, topic: str = "") -> Written[str]:
        """A new group with the next code; that of a deleted group is not given again, it may come back."""
        taken = (re.fullmatch(r"K(\d{1,6})", code) for code in queries.group_codes(meeting_id))
        number = max((int(match[1]) for match in taken if match), default=0) + 1
        with self._store.journal.unit(f"tambah kelompok K{number}") as unit:
            row_id = unit.insert(
                Entity.GROUP,
                meeting_id=meeting_id,
                rank=numbers.next_rank(Entity.GROUP, "meeting_id", meeting_id),
                code=f"K{number}",
                topic=clean_line(topic),
            )
        return Written(unit.change, row_id)

    def update(self, group_id: str, **fields: Any) -> Change:
        """Change fields of a group."""
        return self._edit(Entity.GROUP, group_id, "kelompok", fields)

    def delete(self, group_id: str) -> Change:
        """Put a group into the bin; its members are free again."""
        with self._store.journal.unit("hapus kelompok") as unit:
            unit.delete(Entity.GROUP_MEMBER, [one.id for one in self.members(group_id)])
            unit.delete(Entity.GROUP, [group_id])
        return unit.change

    def members(self, group_id: str, people: Sequence[Participant] | None = None) -> tuple[GroupMember, ...]:
        """Who sits in a group; `people` are the participants of the meeting where they are at hand."""
        if people is None:
            people = participant_queries.participants(self._meeting_of(group_id))
        return queries.members(group_id, people)

    def unseated(self, meeting_id: str, people: Sequence[Participant] | None = None) -> tuple[Participant, ...]:
        """Who is present and sits in no group; `people` as for `members`."""
        seats = queries.seated(meeting_id)
        if people is None:
            people = participant_queries.participants(meeting_id)
        return tuple(one for one in people if one.presence.counts_as_present and one.id not in seats)

    def seat(self, participant_ids: Iterable[str], group_id: str | None) -> Change:
        """Put participants into a group, out of any other; None only takes them out."""
        ids = list(participant_ids)
        with self._store.journal.unit(f"pindahkan {counted(len(ids), 'anggota kelompok')}") as unit:
            for row_id in ids:
                self._unseat(unit, row_id)
                if group_id is not None:
                    _seat(unit, group_id, row_id)
        return unit.change

    def _unseat(self, unit: Unit, participant_id: str) -> None:
        meeting_id = numbers.owner_of(Entity.PARTICIPANT, participant_id, "meeting_id") or ""
        group_id = queries.seated(meeting_id).get(participant_id)
        if group_id is not None:
            unit.delete(Entity.GROUP_MEMBER, [natural_id("member", group_id, participant_id)])

    def split(self, meeting_id: str) -> Change:
        """Bagi otomatis: spread who is present over the groups, each with the room's mix of sectors.

        Raises UserError without groups or without anybody present.
        """
        groups = queries.groups(meeting_id)
        people = [one for one in participant_queries.participants(meeting_id) if one.presence.counts_as_present]
        if not groups:
            raise UserError("Belum ada kelompok; tambah kelompok dahulu, lalu bagi otomatis.")
        if not people:
            raise UserError("Belum ada peserta yang hadir; catat kehadiran dahulu, lalu bagi otomatis.")
        seats = queries.seated(meeting_id)
        with self._store.journal.unit("bagi kelompok otomatis") as unit:
            unit.delete(Entity.GROUP_MEMBER, [natural_id("member", group, one) for one, group in seats.items()])
            for group, hand in zip(groups, deal(people, len(groups)), strict=True):
                for one in hand:
                    _seat(unit, group.id, one.id)
        return unit.change

    def start_timer(self, group_id: str, at: datetime | None = None) -> Change:
        """Start the clock of a group."""
        return self._edit(Entity.GROUP, group_id, "kelompok", {"started_at": at or self._now()})

    def points(self, group_id: str, kind: PointKind | None = None) -> tuple[DiscussionPoint, ...]:
        """The points of a group."""
        return queries.points(group_id, kind)

    def add_point(
        self,
        group_id: str,
        text: str,
        *,
        kind: PointKind = PointKind.MASALAH,
        participant_id: str | None = None,
        speaker: str = "",
        priority: Priority = Priority.SEDANG,
        draft: str = "",
    ) -> Written[str]:
        """A new point with the next number of the group; `draft` names the kept text that becomes this row.

        Raises UserError without text.
        """
        text = clean_text(text).strip()
        if not text:
            raise UserError("Butir diskusi masih kosong; tulis isinya dahulu.")
        with self._store.journal.unit(f"tambah butir {brief(text)}") as unit:
            row_id = unit.insert(
                Entity.POINT,
                group_id=group_id,
                rank=numbers.next_rank(Entity.POINT, "group_id", group_id),
                number=numbers.next_number(Entity.POINT, "group_id", group_id),
                kind=kind,
                participant_id=participant_id,
                speaker=clean_line(speaker),
                text=text,
                priority=priority,
            )
            if draft:
                self._store.keep_draft(draft, "")
        return Written(unit.change, row_id)

    def update_point(self, point_id: str, **fields: Any) -> Change:
        """Change fields of a point."""
        return self._edit(Entity.POINT, point_id, "butir diskusi", fields)

    def delete_points(self, point_ids: Sequence[str]) -> Change:
        """Put points into the bin."""
        return self._delete(Entity.POINT, point_ids, f"hapus {counted(len(point_ids), 'butir diskusi')}")

    def shift_point(self, point_id: str, steps: int) -> Change:
        """Move a point up or down."""
        group_id = numbers.owner_of(Entity.POINT, point_id, "group_id") or ""
        rows = [(one.id, one.rank) for one in queries.points(group_id)]
        return self._shift(Entity.POINT, rows, point_id, steps, "pindahkan butir diskusi")

    def raise_points(self, point_ids: Sequence[str], agreement_id: str | None = None) -> Written[str]:
        """Make an agreement from points, or link them to an existing one."""
        if not point_ids:
            raise UserError("Pilih dahulu butir diskusi yang akan dijadikan kesepakatan.")
        group_id = numbers.owner_of(Entity.POINT, point_ids[0], "group_id") or ""
        meeting_id = self._meeting_of(group_id)
        with self._store.journal.unit("jadikan kesepakatan") as unit:
            target = agreement_id or unit.insert(
                Entity.AGREEMENT,
                meeting_id=meeting_id,
                rank=numbers.next_rank(Entity.AGREEMENT, "meeting_id", meeting_id),
                number=numbers.next_number(Entity.AGREEMENT, "meeting_id", meeting_id),
                statement="\n".join(numbers.text_of(Entity.POINT, one) for one in point_ids),
            )
            for one in point_ids:
                source_id = natural_id("source", target, one)
                unit.insert(Entity.AGREEMENT_SOURCE, source_id, agreement_id=target, point_id=one)
        return Written(unit.change, target)

    def issues(self, group_id: str) -> tuple[Issue, ...]:
        """The issues of a group with the positions of all sides."""
        return queries.issues(group_id)

    def add_issue(self, group_id: str, title: str) -> Written[str]:
        """A new issue."""
        with self._store.journal.unit(f"tambah isu {brief(title)}".rstrip()) as unit:
            rank = numbers.next_rank(Entity.ISSUE, "group_id", group_id)
            row_id = unit.insert(Entity.ISSUE, group_id=group_id, rank=rank, title=clean_line(title))
        return Written(unit.change, row_id)

    def update_issue(self, issue_id: str, **fields: Any) -> Change:
        """Change fields of an issue."""
        return self._edit(Entity.ISSUE, issue_id, "isu", fields)

    def delete_issue(self, issue_id: str) -> Change:
        """Put an issue into the bin."""
        return self._delete(Entity.ISSUE, [issue_id], "hapus isu")

    def set_position(self, issue_id: str, side: Side, **fields: Any) -> Change:
        """Write what one side wants; the row is made when it is the first word of that side."""
        row_id = natural_id("position", issue_id, side.value)
        values = {name: cleaned(name, value) for name, value in fields.items()}
        join = f"position:{row_id}:{','.join(sorted(fields))}"
        with self._store.journal.unit(f"ubah posisi {side.label.lower()}", join=join) as unit:
            unit.insert(Entity.POSITION, row_id, issue_id=issue_id, side=side, **values)
        return unit.change

    def activity(self, group_id: str, members: Sequence[GroupMember] | None = None) -> Activity:
        """Keaktifan: how often and how many of each sector spoke, who has not spoken yet."""
        if members is None:
            members = self.members(group_id)
        points = queries.points(group_id)
        spoke = Counter(one.participant_id for one in points if one.participant_id)
        times = Counter(one.sector for one in points if one.sector)
        speakers: dict[Sector, set[str]] = {}
        for one in points:
            if one.sector and (one.participant_id or one.speaker):
                speakers.setdefault(one.sector, set()).add(one.participant_id or one.speaker)
        seats = Counter(one.sector for one in members)
        lines = tuple(
            SectorActivity(sector, times[sector], len(speakers.get(sector, ())), seats[sector])
            for sector in Sector
            if seats[sector] or times[sector]
        )
        silent = tuple(one for one in members if one.participant_id not in spoke)
        return Activity(lines, sum(times.values()), sum(line.people for line in lines), len(members), silent)

    def _meeting_of(self, group_id: str) -> str:
        return numbers.owner_of(Entity.GROUP, group_id, "meeting_id") or ""


def _seat(unit: Unit, group_id: str, participant_id: str) -> None:
    row_id = natural_id("member", group_id, participant_id)
    unit.insert(Entity.GROUP_MEMBER, row_id, group_id=group_id, participant_id=participant_id)
