"""What a full-text search finds."""

from __future__ import annotations

from dataclasses import dataclass

from rakor_desktop.domain.change import Entity


@dataclass(frozen=True, slots=True)
class SearchHit:
    """One ranked hit; `marks` are (start, end) character ranges of the matched words in `snippet`."""

    entity: Entity
    id: str
    title: str
    snippet: str = ""
    meeting_id: str | None = None
    meeting_title: str = ""
    marks: tuple[tuple[int, int], ...] = ()
