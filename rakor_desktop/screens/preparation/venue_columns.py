"""The columns of the venue checklist."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject

from rakor_desktop.domain.kinds import VenueState
from rakor_desktop.domain.letter import VenueCheck
from rakor_desktop.qtkit.icons import Icon
from rakor_desktop.qtkit.painting import ChipSpec, Tone
from rakor_desktop.tables.columns import CellKind, Column, EditorKind

STATE, ITEM, NOTE = "state", "item", "note"
_LOOKS = {
    VenueState.BELUM: (Tone.NEUTRAL, Icon.NOT_RECORDED),
    VenueState.SIAP: (Tone.SUCCESS, Icon.DONE),
    VenueState.MASALAH: (Tone.WARNING, Icon.WARNING),
}


def venue_columns(owner: QObject) -> tuple[Column[VenueCheck], ...]:
    """What there should be, how it stands, what is to be done."""
    line = EditorKind.LINE
    return (
        Column(ITEM, owner.tr("Sarana"), _item, width=150, stretch=2, editor=line, replace=_edited(ITEM)),
        Column(STATE, owner.tr("Status"), _state_word, CellKind.CHIP, _state, width=150, tooltip=_state_hint),
        Column(NOTE, owner.tr("Catatan"), _note, width=150, stretch=3, editor=line, replace=_edited(NOTE)),
    )


def _edited(key: str) -> Any:
    def change(row: VenueCheck, text: str) -> VenueCheck:
        return replace(row, **{key: text})

    return change


def _item(row: VenueCheck) -> str:
    return row.item


def _note(row: VenueCheck) -> str:
    return row.note


def _state_word(row: VenueCheck) -> str:
    return row.state.label


def _state_hint(row: VenueCheck) -> str:
    text = QCoreApplication.translate("VenuePanel", "{state} (ubah dengan Spasi atau klik ganda)")
    return text.format(state=row.state.label)


def _state(row: VenueCheck) -> ChipSpec:
    tone, which = _LOOKS[row.state]
    return ChipSpec(row.state.label, tone, which)
