"""The columns of the invitation list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject

from rakor_desktop.domain.kinds import InvitationState, ParticipantRole, Sector
from rakor_desktop.domain.meeting import Meeting, Participant
from rakor_desktop.qtkit.icons import Icon
from rakor_desktop.qtkit.painting import ChipSpec, Tone
from rakor_desktop.tables.columns import Align, CellKind, Column, EditorKind

_ROLE_BY_LABEL = {one.label: one for one in ParticipantRole}
_STATE_BY_LABEL = {one.label: one for one in InvitationState}
SECTOR_BY_LABEL = {one.short_label: one for one in Sector}
_LEADING = (
    ParticipantRole.PIMPINAN, ParticipantRole.SEKRETARIS, ParticipantRole.NOTULIS, ParticipantRole.MODERATOR,
)  # fmt: skip
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
        case "sector":
            return {"sector": SECTOR_BY_LABEL[text]}
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
        Column(
            "sector", owner.tr("Unsur"), _sector_word, CellKind.SECTOR, _sector, width=64, tooltip=_sector_name,
            editor=choice, choices=_sectors, replace=_edited("sector"),
        ),
        Column(
            "role", owner.tr("Kedudukan"), _role, width=120, drop_order=1, editor=choice, choices=_roles,
            replace=_edited("role"),
        ),
        Column(
            "invitation_state", owner.tr("Undangan"), _state_word, CellKind.CHIP, _state, width=146, editor=choice,
            choices=_states, replace=_edited("invitation_state"),
        ),
    )  # fmt: skip


def removed_text(owner: QObject, rows: Sequence[Participant], meeting: Meeting) -> str:
    """The sentence of a toast after removing these; it tells whom the meeting still names in a part."""
    named = [row for row in rows if meeting.roles_of(row.person_id)]
    if len(rows) == 1:
        name, role = rows[0].full_name, rows[0].role
        if named:
            roles = ", ".join(role.label for role in meeting.roles_of(rows[0].person_id))
            text = owner.tr("{name} dihapus dari undangan; masih tercatat sebagai {roles} di Identitas.")
            return text.format(name=name, roles=roles)
        if role in _LEADING:
            return owner.tr("{name} ({role}) dihapus dari undangan.").format(name=name, role=role.label.lower())
        return owner.tr("{name} dihapus dari undangan.").format(name=name)
    text = owner.tr("{count} peserta dihapus dari undangan.").format(count=len(rows))
    if named:
        still = ", ".join(f"{row.full_name} ({meeting.roles_of(row.person_id)[0].label})" for row in named)
        return owner.tr("{text} Masih tercatat di Identitas: {names}.").format(text=text, names=still)
    leading = [f"{row.full_name} ({row.role.label.lower()})" for row in rows if row.role in _LEADING]
    return owner.tr("{text} Termasuk {names}.").format(text=text, names=", ".join(leading)) if leading else text


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
    return row.sector.short_label


def _sector_name(row: Participant) -> str:
    if row.institution:
        return row.sector.label
    return _tr("{sector} (instansinya belum diisi; ubah dengan F2)").format(sector=row.sector.label)


def _sector(row: Participant) -> Sector:
    return row.sector


def _sectors() -> list[tuple[str, str]]:
    return [(one.value, one.short_label) for one in Sector]


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
