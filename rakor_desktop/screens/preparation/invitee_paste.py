"""Pasting people and institutions into the invitation list, and telling what came of every line."""

from __future__ import annotations

import functools
from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.roster import RosterRow, RowIssue
from rakor_desktop.domain.roster_paste import PastedList, read_pasted
from rakor_desktop.qtkit.icons import Icon
from rakor_desktop.qtkit.jobs import Jobs
from rakor_desktop.qtkit.messages import Level, Message
from rakor_desktop.qtkit.screen import Frame
from rakor_desktop.services.newcomers import NewParticipant
from rakor_desktop.services.participants import ParticipantService

_MOST_TOLD = 6  # lines that are named; the rest is counted


class InviteePaste(QObject):
    """Invites what can be read in one step; `told` says in place what was left out, with line and reason."""

    told = Signal(object)  # Message
    failed = Signal(object)  # UserError
    pasted = Signal(str)  # the first of the new participants, or of all

    def __init__(self, participants: ParticipantService, jobs: Jobs, frame: Frame, parent: QObject) -> None:
        super().__init__(parent)
        self._participants = participants
        self._jobs = jobs
        self._frame = frame

    def paste(self, meeting_id: str, cells: Sequence[Sequence[str]]) -> None:
        """Invite everybody that the cells name."""
        found = read_pasted(cells)
        if not found.rows:
            self._tell_left_out(found)
            return
        action = functools.partial(self._participants.add_named, meeting_id, [_newcomer(row) for row in found.rows])
        listed = frozenset(row.id for row in self._participants.rows(meeting_id))
        done = functools.partial(self._tell, meeting_id, found, listed)
        self._jobs.write(action, done=done, failed=functools.partial(self._fail, found))

    def _tell(self, meeting_id: str, found: PastedList, listed: frozenset[str], ids: tuple[str, ...]) -> None:
        new = [one for one in ids if one not in listed]
        places = {row.id for row in self._participants.rows(meeting_id) if not row.person_id}
        institutions = sum(one in places for one in new)
        again = len(ids) - len(new)
        counts = (
            (self.tr("{count} nama"), len(new) - institutions),
            (self.tr("{count} instansi"), institutions),
        )
        added = self.tr(" dan ").join(words.format(count=count) for words, count in counts if count)
        parts = [
            self.tr("{added} ditempel.").format(added=added) if added else "",
            self.tr("{count} sudah diundang.").format(count=again) if again and new else "",
            self.tr("{count} baris dilewati.").format(count=len(found.skipped)) if found.skipped else "",
        ]
        text = " ".join(part for part in parts if part)
        if new:
            self._frame.toast_undo(text, Icon.DONE)
        else:
            self._frame.toast(f"{self.tr('Semua nama itu sudah diundang.')} {text}".strip())
        self._tell_left_out(found)
        if ids:
            self.pasted.emit((new or list(ids))[0])

    def _tell_left_out(self, found: PastedList) -> None:
        lines = [*found.skipped, *found.remarks]
        if not (lines or found.unread_columns):
            return
        count = len(found.skipped)
        heading = self.tr("Periksa hasil tempelan.")
        if count:
            heading = self.tr("{count} baris tidak ditempel.").format(count=count)
        words = [self._line(issue) for issue in lines[:_MOST_TOLD]]
        if len(lines) > _MOST_TOLD:
            words.append(self.tr("Dan {count} catatan lain.").format(count=len(lines) - _MOST_TOLD))
        if found.unread_columns:
            words.append(self.tr("Kolom tidak dibaca: {names}.").format(names=", ".join(found.unread_columns)))
        self.told.emit(Message(heading, "\n".join(words), self.tr("Tutup"), Level.WARNING))

    def _line(self, issue: RowIssue) -> str:
        return self.tr("Baris {line}: {message}").format(line=issue.line, message=issue.message)

    def _fail(self, found: PastedList, error: UserError) -> None:
        """The service counts the rows it was given; the officer counts the lines that were copied."""
        number = error.where.removeprefix("baris ")
        if number.isdecimal() and 0 < int(number) <= len(found.rows):
            error = UserError(error.message, f"baris {found.rows[int(number) - 1].line}")
        self.failed.emit(error)


def _newcomer(row: RosterRow) -> NewParticipant:
    return NewParticipant(
        row.full_name, row.post, row.institution, row.sector, row.phone, row.nip, row.rank, row.email, row.sex
    )
