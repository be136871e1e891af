"""Between the composer and the data: drafts kept, remarks written, refused text given back."""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from rakor_desktop.domain.change import Written
from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.meeting import AgendaItem
from rakor_desktop.qtkit.autosave import Autosave
from rakor_desktop.qtkit.jobs import Jobs
from rakor_desktop.screens.proceedings.remark_composer import RemarkComposer, RemarkDraft
from rakor_desktop.services.drafts import DraftService
from rakor_desktop.services.remarks import RemarkService
from rakor_desktop.widgets.suggestions import Suggestion


class RemarkWriter(QObject):
    """Writes what is submitted; what is not yet submitted is safe in the data file within a second."""

    written = Signal(str)  # id of the new remark

    def __init__(
        self,
        composer: RemarkComposer,
        chosen_item: Callable[[], AgendaItem | None],
        *,
        remarks: RemarkService,
        drafts: DraftService,
        jobs: Jobs,
        autosave: Autosave,
    ) -> None:
        super().__init__(composer)
        self._composer = composer
        self._chosen_item = chosen_item
        self._remarks = remarks
        self._drafts = drafts
        self._jobs = jobs
        self._autosave = autosave
        self._meeting_id = ""
        composer.set_phrases(self._offer_phrases)
        composer.submitted.connect(self._add)
        composer.draft_changed.connect(self._keep_draft)

    def show_meeting(self, meeting_id: str) -> None:
        """Another meeting: its draft, left or survived from a crash, stands in the composer again."""
        self._meeting_id = meeting_id
        self.refresh_speakers()
        self._composer.show_draft(RemarkDraft.decoded(self._drafts.text(self._draft_key())))
        self._composer.ui.error_panel.hide()

    def refresh_speakers(self) -> None:
        """Somebody arrived or was renamed."""
        self._composer.show_speakers(self._remarks.speakers(self._meeting_id))

    def _add(self, draft: RemarkDraft) -> None:
        item = self._chosen_item()
        note = _Note(self._meeting_id, item.id if item else None, draft, datetime.now().replace(microsecond=0))
        self._autosave.discard(("draft", self._meeting_id))
        self._jobs.write(
            functools.partial(_add_remark, self._remarks, self._drafts, self._draft_key(), note),
            done=self._tell_written,
            failed=functools.partial(self._give_back, draft),
        )

    def _tell_written(self, remark_id: str) -> None:
        self.written.emit(remark_id)

    def _give_back(self, draft: RemarkDraft, error: UserError) -> None:
        self._composer.give_back(draft, error)

    def _keep_draft(self, draft: RemarkDraft) -> None:
        kept = draft.encoded() if draft.text.strip() else ""
        action = functools.partial(self._drafts.keep, self._draft_key(), kept)
        self._autosave.edit(("draft", self._meeting_id), action)

    def _draft_key(self) -> str:
        return f"remark:{self._meeting_id}"

    def _offer_phrases(self, typed: str) -> Sequence[Suggestion]:
        found = [phrase for phrase in self._remarks.phrases() if phrase.key.startswith(typed.casefold())]
        rows: list[Suggestion] = []
        for phrase in found:
            sentence = self._remarks.expand(self._meeting_id, phrase.key) or phrase.text
            rows.append(Suggestion(phrase.key, f"/{phrase.key}", sentence, value=sentence))
        return rows


@dataclass(frozen=True, slots=True)
class _Note:
    """A submitted draft with its place and moment."""

    meeting_id: str
    item_id: str | None
    draft: RemarkDraft
    moment: datetime


def _add_remark(remarks: RemarkService, drafts: DraftService, draft_key: str, note: _Note) -> Written[str]:
    """Write a remark and drop its draft in one go (worker thread), so that a crash shows it once."""
    draft = note.draft
    written = remarks.add(
        note.meeting_id,
        note.item_id,
        draft.text,
        participant_id=draft.participant_id,
        speaker=draft.speaker,
        kind=draft.kind,
        at=note.moment,
    )
    change = written.change
    if draft.internal:
        change |= remarks.update(written.value, internal=True)
    drafts.keep(draft_key, "")
    return replace(written, change=change)
