"""The columns of the meeting list."""

from __future__ import annotations

from PySide6.QtCore import QObject

from rakor_desktop.domain.formatting import clock, list_date, number
from rakor_desktop.domain.kinds import MeetingKind, MeetingState
from rakor_desktop.domain.meeting import MeetingSummary
from rakor_desktop.qtkit.meeting_chip import meeting_chip
from rakor_desktop.qtkit.painting import ChipSpec
from rakor_desktop.tables.columns import Align, CellKind, Column, Share


def columns(owner: QObject) -> tuple[Column[MeetingSummary], ...]:
    """The columns as rapat.png shows them; the keys are those the service sorts by."""
    return (
        Column("date", owner.tr("Tanggal"), _day, CellKind.TWO_LINES, _start, width=140),
        Column(
            "title",
            owner.tr("Rapat"),
            _title,
            CellKind.TWO_LINES,
            lambda row: _subtitle(owner, row),
            width=240,
            stretch=3,
            is_strong=_is_running,
        ),
        Column("venue", owner.tr("Tempat"), _venue, width=150, stretch=1, drop_order=4),
        Column("invited", owner.tr("Diundang"), _invited, align=Align.RIGHT, width=80, drop_order=3),
        Column("present", owner.tr("Hadir"), _present, align=Align.RIGHT, width=64, drop_order=2),
        Column(
            "agreements",
            owner.tr("Kesepakatan selesai"),
            _agreements,
            CellKind.PROGRESS,
            _share,
            width=152,
            drop_order=1,
        ),
        Column("state", owner.tr("Status"), _state_word, CellKind.CHIP, _state, width=134),
    )


def _is_running(row: MeetingSummary) -> bool:
    return row.state is MeetingState.BERLANGSUNG


def _day(row: MeetingSummary) -> str:
    return list_date(row.date) if row.date else "–"


def _start(row: MeetingSummary) -> str:
    return clock(row.planned_start) if row.planned_start else ""


def _title(row: MeetingSummary) -> str:
    return row.title or "–"


def _subtitle(owner: QObject, row: MeetingSummary) -> str:
    kind = owner.tr("Rakor") if row.kind is MeetingKind.RAKOR else row.kind.label
    if not row.series:
        return kind
    if row.series_number is None:
        return owner.tr("{kind} · seri {series}").format(kind=kind, series=row.series)
    text = owner.tr("{kind} · seri {series}, ke-{number}")
    return text.format(kind=kind, series=row.series, number=row.series_number)


def _venue(row: MeetingSummary) -> str:
    return row.venue or "–"


def _invited(row: MeetingSummary) -> str:
    return number(row.invited) if row.invited else "–"


def _present(row: MeetingSummary) -> str:
    return number(row.present) if row.present else "–"


def _agreements(row: MeetingSummary) -> str:
    return f"{row.agreements_done}/{row.agreements}" if row.agreements else "–"


def _share(row: MeetingSummary) -> Share | None:
    return Share(row.agreements_done / row.agreements) if row.agreements else None


def _state_word(row: MeetingSummary) -> str:
    return row.state.label


def _state(row: MeetingSummary) -> ChipSpec:
    return meeting_chip(row.state)
