"""What stands in a composer and is no row yet: kept while it is typed, written as a row, given back when refused."""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from rakor_desktop.domain.change import Written
from rakor_desktop.domain.errors import UserError
from rakor_desktop.qtkit.autosave import Autosave
from rakor_desktop.qtkit.jobs import Jobs
from rakor_desktop.services.drafts import DraftService


def _below(first: str, second: str) -> str:
    return f"{first}\n{second}"


class DraftBox(QObject):
    """Holds one draft per place (a meeting, a group); a text never leaves the place it was typed for."""

    refused = Signal(str, str, object)  # place, its whole draft with what was given back, UserError

    def __init__(
        self,
        drafts: DraftService,
        jobs: Jobs,
        autosave: Autosave,
        parent: QObject,
        join: Callable[[str, str], str] = _below,
    ) -> None:
        """`join` puts a draft that was typed later behind an earlier one."""
        super().__init__(parent)
        self._join = join
        self._drafts = drafts
        self._jobs = jobs
        self._autosave = autosave
        self._sent: Counter[str] = Counter()  # not answered yet
        self._returned: dict[str, list[tuple[str, UserError]]] = {}

    def text(self, place: str) -> str:
        """The newest draft of a place, whether or not it is in the data file yet."""
        pending = self._autosave.pending(("draft", place))
        if pending is not None:
            return pending
        # While a sent text is on its way, its draft is still in the data file: shown, it would be sent twice.
        return "" if self._sent[place] else self._drafts.text(place)

    def keep(self, place: str, text: str) -> None:
        """Note what stands in the composer of a place."""
        self._autosave.edit(("draft", place), functools.partial(self._drafts.keep, place, text), text)

    def send(self, place: str, text: str, add: Callable[[], Written[str]], done: Callable[[str], None]) -> None:
        """Write the draft of a place as a row; `add` drops the draft itself, `done` gets the id of the row."""
        self._autosave.discard(("draft", place))
        self._sent[place] += 1
        self._jobs.write(
            add,
            done=functools.partial(self._tell_written, place, done),
            failed=functools.partial(self._tell_refused, place, text),
        )

    def _tell_written(self, place: str, done: Callable[[str], None], row_id: str) -> None:
        self._sent[place] -= 1
        done(row_id)
        self._give_back(place)

    def _tell_refused(self, place: str, text: str, error: UserError) -> None:
        self._sent[place] -= 1
        self._returned.setdefault(place, []).append((text, error))
        self._give_back(place)

    def _give_back(self, place: str) -> None:
        """When all that was sent is answered: what was refused stands in its order before what was typed since."""
        if self._sent[place] or place not in self._returned:
            return
        returned = self._returned.pop(place)
        newer = self._autosave.pending(("draft", place))
        texts = [text for text, _ in returned] + ([newer] if newer else [])
        whole = functools.reduce(self._join, texts)
        self.keep(place, whole)
        self.refused.emit(place, whole, returned[-1][1])
