"""What a full-text search finds."""

from __future__ import annotations

from dataclasses import dataclass

from rakor_desktop.domain.change import Entity


@dataclass(frozen=True, slots=True)
class SearchHit:
    """One ranked hit; `marks` are (start, end) character ranges of the matched words in `snippet`.

    `owner_id` is the row among whose parts it is shown: the agreement of a task or indicator, the group of an issue,
    the remark of an aspiration or evaluation. None for what is shown itself.
    """

    entity: Entity
    id: str
    title: str
    snippet: str = ""
    meeting_id: str | None = None
    meeting_title: str = ""
    marks: tuple[tuple[int, int], ...] = ()
    owner_id: str | None = None
