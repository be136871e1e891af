"""Dokumentasi: photographs in two columns and three rows per page (documents.md section 6.3)."""

from __future__ import annotations

from rakor_desktop.documents.layout import Block
from rakor_desktop.documents.sheet import Sheet
from rakor_desktop.domain.record import MeetingRecord


def photo_blocks(record: MeetingRecord, sheet: Sheet) -> list[Block]:
    """The photographs with their captions; they start a new page, unless only the head of an attachment stands on it.

    Nothing when there are none.
    """
    return []
