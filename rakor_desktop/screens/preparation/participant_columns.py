"""The columns of the invitation list."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject

from rakor_desktop.domain.kinds import InvitationState, ParticipantRole, Sector
from rakor_desktop.domain.meeting import Participant
from rakor_desktop.qtkit.icons import Icon
from rakor_desktop.qtkit.painting import ChipSpec, Tone
from rakor_desktop.tables.columns import Align, CellKind, Column, EditorKind

_ROLE_BY_LABEL = {one.label: one for one in ParticipantRole}
_STATE_BY_LABEL = {one.label: one for one in InvitationState}
_STATES = {
    InvitationState.BELUM: (Tone.NEUTRAL, Icon.NOT_RECORDED),
    InvitationState.TERKIRIM: (Tone.INFO, Icon.SEND),
    InvitationState.KONFIRMASI: (Tone.SUCCESS, Icon.DONE),
    InvitationState.DIWAKILI: (Tone.INFO, Icon.REPRESENTED),
    InvitationState.BERHALANGAN: (Tone.WARNING, Icon.ABSENT),
}


def fields_of(key: str, text: str) -> dict[str, Any]:
    """The field that a cell's text stands for."""
    match key:
        case "role":
            return {"role": _ROLE_BY_LABEL[text]}
        case "invitation_state":
            return {"invitation_state": _STATE_BY_LABEL[text]}
        case _:
            return {key: text}


def participant_columns(owner: QObject) -> tuple[Column[Participant], ...]:
    """Number, who, where from, sector, part in the meeting, state of the invitation."""
    choice = EditorKind.CHOICE
    return (
        Column("number", owner.tr("No."), _number, align=Align.RIGHT, width=44),
        Column("name", owner.tr("Nama"), _name, CellKind.TWO_LINES, _post, width=200, stretch=3),
        Column(
            "institution", owner.tr("Instansi"), _institution, width=140, stretch=2, drop_order=2, tooltip=_full,
            editor=EditorKind.LINE, replace=_edited("institution"),
        ),
        Column("sector", owner.tr("Unsur"), _sector_word, CellKind.SECTOR, _sector, width=64, tooltip=_sector_name),
        Column(
            "role", owner.tr("Kedudukan"), _role, width=120, drop_order=1, editor=choice, choices=_roles,
            replace=_edited("role"),
        ),
        Column(
            "invitation_state", owner.tr("Undangan"), _state_word, CellKind.CHIP, _state, width=146, editor=choice,
            choices=_states, replace=_edited("invitation_state"),
        ),
    )  # fmt: skip


def _edited(key: str) -> Any:
    def change(row: Participant, text: str) -> Participant:
        return replace(row, **fields_of(key, text))

    return change


def _number(row: Participant) -> str:
    return str(row.number)


def _name(row: Participant) -> str:
    return row.full_name


def _post(row: Participant) -> str:
    return row.post


def _institution(row: Participant) -> str:
    return row.institution_label if row.person_id else ""


def _full(row: Participant) -> str:
    return row.institution


def _sector_word(row: Participant) -> str:
    return row.sector.short_label if row.institution else ""


def _sector_name(row: Participant) -> str:
    return row.sector.label if row.institution else _tr("Unsur belum diketahui; isi instansinya dengan F2")


def _sector(row: Participant) -> Sector | None:
    return row.sector if row.institution else None


def _tr(text: str) -> str:
    return QCoreApplication.translate("ParticipantColumns", text)


def _role(row: Participant) -> str:
    return row.role.label


def _roles() -> list[tuple[str, str]]:
    return [(one.value, one.label) for one in ParticipantRole]


def _state_word(row: Participant) -> str:
    return row.invitation_state.label


def _states() -> list[tuple[str, str]]:
    return [(one.value, one.label) for one in InvitationState]


def _state(row: Participant) -> ChipSpec:
    tone, which = _STATES[row.invitation_state]
    return ChipSpec(row.invitation_state.label, tone, which)
