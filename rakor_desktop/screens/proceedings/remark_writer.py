"""Between the composer and the data: drafts kept, remarks written, refused text given back."""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.meeting import AgendaItem
from rakor_desktop.qtkit.autosave import Autosave
from rakor_desktop.qtkit.draft_box import DraftBox
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
        self._meeting_id = ""
        self._box = DraftBox(drafts, jobs, autosave, self, _joined)
        self._box.refused.connect(self._give_back)
        composer.set_phrases(self._offer_phrases)
        composer.ui.text_edit.phrase_taken.connect(self._follow_phrase)
        composer.submitted.connect(self._add)
        composer.draft_changed.connect(self._keep_draft)

    def show_meeting(self, meeting_id: str) -> None:
        """Another meeting: its draft, left or survived from a crash, stands in the composer again."""
        self._meeting_id = meeting_id
        self.refresh_speakers()
        self._composer.show_draft(RemarkDraft.decoded(self._box.text(self._draft_key())))
        self._composer.ui.error_panel.hide()

    def refresh_speakers(self) -> None:
        """Somebody arrived or was renamed."""
        self._composer.show_speakers(self._remarks.speakers(self._meeting_id))

    def _add(self, draft: RemarkDraft) -> None:
        item, key = self._chosen_item(), self._draft_key()
        add = functools.partial(
            self._remarks.add,
            self._meeting_id,
            item.id if item else None,
            draft.text,
            participant_id=draft.participant_id,
            speaker=draft.speaker,
            kind=draft.kind,
            at=datetime.now().replace(microsecond=0),
            internal=draft.internal,
            draft=key,
        )
        self._box.send(key, draft.encoded(), add, self.written.emit)

    def _give_back(self, key: str, whole: str, error: UserError) -> None:
        """A remark was refused: its text stands before what was typed meanwhile, in its own meeting."""
        if key == self._draft_key():
            self._composer.show_draft(RemarkDraft.decoded(whole))
        self._composer.ui.error_panel.show_error(error)

    def _keep_draft(self, draft: RemarkDraft) -> None:
        self._box.keep(self._draft_key(), draft.encoded() if draft.text.strip() else "")

    def _draft_key(self) -> str:
        return f"remark:{self._meeting_id}"

    def _offer_phrases(self, typed: str) -> Sequence[Suggestion]:
        found = [phrase for phrase in self._remarks.phrases() if phrase.key.startswith(typed.casefold())]
        rows: list[Suggestion] = []
        for phrase in found:
            sentence = self._remarks.expand(self._meeting_id, phrase.key) or phrase.text
            rows.append(Suggestion(phrase.key, f"/{phrase.key}", sentence, value=sentence))
        return rows

    def _follow_phrase(self, row: Suggestion) -> None:
        kind = next((one.kind for one in self._remarks.phrases() if one.key == row.id), None)
        if kind is not None:
            self._composer.tell_of_meeting(kind)


def _joined(first: str, second: str) -> str:
    """Two drafts as one, with the speaker and the kind of the first."""
    earlier, later = RemarkDraft.decoded(first), RemarkDraft.decoded(second)
    return replace(earlier, text=f"{earlier.text}\n{later.text}").encoded()
