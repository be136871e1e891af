"""Full-text search over all meetings."""

from __future__ import annotations

from rakor_desktop.domain.search import SearchHit
from rakor_desktop.services.base import Service
from rakor_desktop.storage.queries import search as queries


class SearchService(Service):
    """The use case of the command palette."""

    def find(self, text: str, limit: int = 20) -> tuple[SearchHit, ...]:
        """Ranked hits; each word is a word start, marks and case do not matter."""
        return queries.find(self._store.db, text, limit)
