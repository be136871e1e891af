"""What the lists of letterheads and signatories ask for, carried out alike: choose, add, copy, default, delete."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject

from rakor_desktop.domain.change import Change, Written
from rakor_desktop.domain.errors import UserError
from rakor_desktop.qtkit.autosave import Autosave
from rakor_desktop.qtkit.jobs import Jobs
from rakor_desktop.qtkit.messages import deleted_text
from rakor_desktop.qtkit.screen import Frame
from rakor_desktop.screens.settings.record_list import RecordList


@dataclass(frozen=True, slots=True)
class RecordKind:
    """The services behind a list (all by id), the name that a deleted row is told by, and how its editor shows one.

    `copy` gives the action that the worker runs.
    """

    add: Callable[[], Written[str]]
    copy: Callable[[str], Callable[[], Written[str]]]
    remove: Callable[[str], Change]
    make_default: Callable[[str], Change]
    label: Callable[[str], str]
    show: Callable[[str], bool]
    begin: Callable[[str], None]
    refuse: Callable[[UserError], None]


class RecordOrders(QObject):
    """Saves what is being typed before each order; a new row is shown with its first field ready to be typed."""

    def __init__(self, records: RecordList, kind: RecordKind, jobs: Jobs, autosave: Autosave, frame: Frame) -> None:
        super().__init__(records)
        self._kind = kind
        self._jobs = jobs
        self._autosave = autosave
        self._frame = frame
        records.chosen.connect(self._open)
        records.add_requested.connect(self._add)
        records.copy_requested.connect(self._copy)
        records.remove_requested.connect(self._remove)
        records.default_requested.connect(self._make_default)

    def _open(self, row_id: str) -> None:
        self._autosave.flush()
        self._kind.show(row_id)

    def _add(self) -> None:
        self._autosave.flush()
        self._jobs.write(self._kind.add, done=self._kind.begin, failed=self._kind.refuse)

    def _copy(self, row_id: str) -> None:
        self._autosave.flush()
        self._jobs.write(self._kind.copy(row_id), done=self._kind.begin, failed=self._kind.refuse)

    def _remove(self, row_id: str) -> None:
        self._autosave.flush()
        self._jobs.write(
            functools.partial(self._kind.remove, row_id),
            done=functools.partial(self._tell_removed, self._kind.label(row_id)),
            failed=self._kind.refuse,
        )

    def _tell_removed(self, label: str, _change: Change) -> None:
        self._frame.toast_undo(deleted_text(self, label))

    def _make_default(self, row_id: str) -> None:
        self._jobs.write(functools.partial(self._kind.make_default, row_id), failed=self._kind.refuse)
