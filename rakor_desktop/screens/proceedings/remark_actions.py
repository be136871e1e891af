"""What can be done with remarks that are already written: change, reorder, raise, mark, delete."""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QItemSelectionModel, QObject, Signal
from PySide6.QtWidgets import QListView

from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.formatting import number
from rakor_desktop.domain.kinds import RemarkKind
from rakor_desktop.domain.meeting import AgendaItem, Link, Remark
from rakor_desktop.qtkit.autosave import Autosave
from rakor_desktop.qtkit.jobs import Jobs
from rakor_desktop.qtkit.messages import deleted_text
from rakor_desktop.qtkit.screen import Frame, TabKey
from rakor_desktop.screens.proceedings.remark_delegate import RemarkDelegate
from rakor_desktop.screens.proceedings.remark_editor import RemarkEditor
from rakor_desktop.screens.proceedings.remark_model import RemarkModel
from rakor_desktop.services.remarks import RemarkService


class RemarkActions(QObject):
    """Acts on the selected remarks of the list; the newest one when none is selected."""

    failed = Signal(object)  # UserError

    def __init__(
        self,
        view: QListView,
        model: RemarkModel,
        delegate: RemarkDelegate,
        *,
        remarks: RemarkService,
        jobs: Jobs,
        autosave: Autosave,
        frame: Frame,
    ) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self._remarks = remarks
        self._jobs = jobs
        self._autosave = autosave
        self._frame = frame
        self.deleted_ids: frozenset[str] = frozenset()  # the last ones: they are selected when they come back
        delegate.link_activated.connect(self.open_link)
        delegate.text_changed.connect(self._save_text)
        delegate.speaker_changed.connect(self._save_speaker)
        delegate.kind_changed.connect(self._save_kind)
        delegate.editing_ended.connect(self._end_editing)
        view.doubleClicked.connect(self.edit)

    @property
    def selected(self) -> list[Remark]:
        """The selected remarks in the order of the list; the last remark when nothing is selected."""
        rows = sorted(index.row() for index in self._view.selectionModel().selectedRows())
        if not rows and self._model.rowCount():
            rows = [self._model.rowCount() - 1]
        return [remark for row in rows if (remark := self._model.remark(row)) is not None]

    def select(self, row: int) -> None:
        """Make a row the only selected one and show it."""
        row = max(0, min(row, self._model.rowCount() - 1))
        index = self._model.index(row)
        # Not through the view: it would look at the keys that are held and add to the selection.
        flags = QItemSelectionModel.SelectionFlag
        self._view.selectionModel().setCurrentIndex(index, flags.ClearAndSelect)
        self._view.scrollTo(index)

    def step(self, steps: int) -> None:
        """Move the selection without leaving the typing field."""
        current = self._view.currentIndex()
        self.select((current.row() if current.isValid() else self._model.rowCount()) + steps)

    def edit(self) -> None:
        """Change text, speaker and kind in place (F2)."""
        chosen = self.selected
        if chosen:
            row = self._model.row_of(chosen[-1].id)
            self.select(row)
            self._view.edit(self._model.index(row))

    def edit_speaker(self) -> None:
        """Change in place who said it."""
        self.edit()
        editor = self._view.indexWidget(self._view.currentIndex())
        if isinstance(editor, RemarkEditor):
            editor.focus_speaker()

    def move_to(self, item: AgendaItem) -> None:
        """Put the selected remarks under another agenda item; the toast takes it back."""
        chosen = [remark for remark in self.selected if remark.agenda_item_id != item.id]
        if chosen:
            self._autosave.flush()
            text = self.tr("Catatan dipindahkan ke {item}.").format(item=item.title or item.kind.label)
            self._write(
                functools.partial(self._remarks.move_to, [remark.id for remark in chosen], item.id),
                functools.partial(self._tell_moved, text),
            )

    def shift(self, steps: int) -> None:
        """Move the selected remark up or down."""
        chosen = self.selected
        if len(chosen) == 1:
            self._write(functools.partial(self._remarks.shift, chosen[0].id, steps))

    def shift_up(self) -> None:
        """One place up (Alt+Up)."""
        self.shift(-1)

    def shift_down(self) -> None:
        """One place down (Alt+Down)."""
        self.shift(1)

    def delete(self) -> None:
        """Delete the selected remarks; the toast takes it back."""
        chosen = self.selected
        if not chosen or self._view.selectionModel().selectedRows() == []:
            return
        self._autosave.flush()  # what was typed into a remark comes back with it
        ids = [remark.id for remark in chosen]
        what = self.tr("Catatan") if len(chosen) == 1 else self.tr("{count} catatan").format(count=number(len(chosen)))
        self._write(
            functools.partial(self._remarks.delete, ids),
            functools.partial(self._tell_deleted, ids, what),
        )

    def raise_to_agreement(self) -> None:
        """Make one agreement of the selected remarks (F6); the chip that appears says so and leads there."""
        chosen = self.selected
        if chosen:
            self._autosave.flush()
            ids = [remark.id for remark in chosen]
            self._write(functools.partial(self._remarks.raise_to_agreement, ids))

    def raise_to_aspiration(self) -> None:
        """Make aspirations of the selected remarks (F7)."""
        chosen = self.selected
        self._autosave.flush()
        for remark in chosen:
            self._write(functools.partial(self._remarks.raise_to_aspiration, remark.id))

    def toggle_internal(self) -> None:
        """Keep the selected remarks out of the printed minutes, or let them in."""
        chosen = self.selected
        internal = not all(remark.internal for remark in chosen)
        for remark in chosen:
            self._write(functools.partial(self._remarks.update, remark.id, internal=internal))

    def set_kind(self, kind: RemarkKind) -> None:
        """Change the kind of the selected remarks."""
        for remark in self.selected:
            self._write(functools.partial(self._remarks.update, remark.id, kind=kind))

    def open_link(self, link: Link) -> None:
        """Go to what a remark was raised to."""
        remark = next((one for one in self._model.rows if link in one.links), None)
        if link.entity == "aspiration":
            self._frame.toast(self.tr("Aspirasi {code} tercatat pada rapat ini.").format(code=link.code))
        elif remark is not None:
            self._frame.open_meeting(remark.meeting_id, TabKey.AGREEMENTS, link.id)

    def open_first_link(self) -> None:
        """Go to what the selected remark was raised to."""
        links = [link for remark in self.selected for link in remark.links]
        if links:
            self.open_link(links[0])

    def _save_text(self, remark_id: str, text: str) -> None:
        action = functools.partial(self._remarks.update, remark_id, text=text)
        self._autosave.edit(("remark", remark_id, "text"), action, text)

    def _save_speaker(self, remark_id: str, participant_id: str | None, speaker: str) -> None:
        fields = {"participant_id": participant_id, "speaker": speaker}
        self._write(functools.partial(self._remarks.update, remark_id, **fields))

    def _save_kind(self, remark_id: str, kind: RemarkKind) -> None:
        self._write(functools.partial(self._remarks.update, remark_id, kind=kind))

    def _end_editing(self, _remark_id: str) -> None:
        self._autosave.flush()

    def _write(self, action: Callable[[], Any], done: Callable[[Any], None] | None = None) -> None:
        self._jobs.write(action, done=done, failed=self._report)

    def _report(self, error: UserError) -> None:
        self.failed.emit(error)

    def _tell_deleted(self, ids: Sequence[str], what: str, _change: object) -> None:
        for remark_id in ids:
            self._autosave.discard(("remark", remark_id, "text"))  # refused before, it would be tried for ever
        self.deleted_ids = frozenset(ids)
        self._frame.toast_undo(deleted_text(self, what))

    def _tell_moved(self, text: str, _change: object) -> None:
        self._frame.toast_undo(text)
