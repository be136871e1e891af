"""Typed text that is not yet a row: kept durably, given back after a crash."""

from __future__ import annotations

from rakor_desktop.domain.change import Change
from rakor_desktop.domain.formatting import clean_text
from rakor_desktop.services.base import Service


class DraftService(Service):
    """Use cases of the composers. Drafts belong to this laptop and are no steps of undo."""

    def text(self, key: str) -> str:
        """The kept text of a composer."""
        return self._store.draft(key)

    def keep(self, key: str, text: str) -> Change:
        """Keep what stands in a composer."""
        self._store.keep_draft(key, clean_text(text))
        return Change()

    def drop(self, key: str) -> Change:
        """Forget a composer's text: it became a row."""
        self._store.keep_draft(key, "")
        return Change()

    def all(self) -> tuple[tuple[str, str], ...]:
        """Every kept text as (key, text), oldest first: what a start after a crash reports."""
        return self._store.drafts()
