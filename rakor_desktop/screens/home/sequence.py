"""The agenda of the next meeting as a small table: planned times, or actual ones while it runs."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject

from rakor_desktop.domain.formatting import clock_range
from rakor_desktop.domain.schedule import ItemState, Live, Schedule
from rakor_desktop.qtkit.icons import Icon
from rakor_desktop.qtkit.painting import ChipSpec, Tone
from rakor_desktop.tables.columns import CellKind, Column

_CHIPS = {
    ItemState.DONE: (Tone.SUCCESS, Icon.DONE),
    ItemState.RUNNING: (Tone.FILLED, Icon.RUNNING),
}


@dataclass(frozen=True, slots=True)
class SequenceRow:
    """One item: when, what, who, and where it stands while the meeting runs."""

    id: str
    time: str
    title: str
    speaker: str
    state: ItemState = ItemState.WAITING


def planned_rows(schedule: Schedule) -> tuple[SequenceRow, ...]:
    """The agenda as planned."""
    return tuple(
        SequenceRow(
            one.item.id, clock_range(one.start, one.end) if one.start else "–", one.item.title, one.item.speaker
        )
        for one in schedule.items
        if not one.depth
    )


def live_rows(live: Live) -> tuple[SequenceRow, ...]:
    """The agenda as it runs."""
    return tuple(
        SequenceRow(
            one.item.id,
            clock_range(one.start, one.end) if one.start else "–",
            one.item.title,
            one.item.speaker,
            one.state,
        )
        for one in live.rows
    )


def sequence_columns(owner: QObject) -> tuple[Column[SequenceRow], ...]:
    """Time, item, speaker, state."""
    words = {ItemState.DONE: owner.tr("Selesai"), ItemState.RUNNING: owner.tr("Berjalan")}

    def chip(row: SequenceRow) -> ChipSpec | None:
        if row.state not in _CHIPS:
            return None
        tone, which = _CHIPS[row.state]
        return ChipSpec(words[row.state], tone, which)

    return (
        Column("time", owner.tr("Waktu (WIB)"), _time, width=108),
        Column("title", owner.tr("Acara"), _title, width=150, stretch=2, is_strong=_is_running),
        Column("speaker", owner.tr("Petugas"), _speaker, width=120, stretch=1, drop_order=1),
        Column("state", "", _nothing, CellKind.CHIP, chip, width=98, drop_order=2),
    )


def _time(row: SequenceRow) -> str:
    return row.time


def _title(row: SequenceRow) -> str:
    return row.title


def _speaker(row: SequenceRow) -> str:
    return row.speaker


def _is_running(row: SequenceRow) -> bool:
    return row.state is ItemState.RUNNING


def _nothing(_row: SequenceRow) -> str:
    return ""
