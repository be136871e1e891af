"""Daftar undangan: who is invited, by groups and in protocol order (documents.md section 3.3)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from reportlab.lib.units import mm

from rakor_desktop.documents.addressing import listed_as
from rakor_desktop.documents.blocks import title
from rakor_desktop.documents.layout import Align, Block
from rakor_desktop.documents.sheet import Sheet
from rakor_desktop.documents.tables import Band, Column, HeadCell, Table, cell
from rakor_desktop.domain.kinds import Sector
from rakor_desktop.domain.meeting import Participant

TITLE = "DAFTAR PEJABAT/PIHAK YANG DIUNDANG"
COLUMNS = ("No.", "Jabatan/Nama", "Instansi/Lembaga")
_WIDTHS = (12, 78, 70)
_HEAD = 8 * mm
_ROW = 7 * mm
_DISTRICTS = ("kecamatan", "kelurahan", "desa")
_DISTRICT = "Kecamatan"
_LABELS = (
    (Sector.PD, "Perangkat Daerah"),
    (Sector.FV, "Forkopimda dan Instansi Vertikal"),
    (None, _DISTRICT),
    (Sector.BU, "BUMN dan BUMD"),
    (Sector.DU, "Dunia Usaha"),
    (Sector.AK, "Akademisi"),
    (Sector.MS, "Masyarakat/LSM"),
    (Sector.MD, "Media"),
)


@dataclass(frozen=True, slots=True)
class InviteeGroup:
    """The invited of one heading, `A. Perangkat Daerah`, in protocol order."""

    letter: str
    label: str
    invitees: tuple[Participant, ...]

    @property
    def heading(self) -> str:
        """As it is printed."""
        return f"{self.letter}. {self.label}"


def invited(participants: Iterable[Participant]) -> tuple[Participant, ...]:
    """Who gets a letter: everybody on the list who was invited and can be named."""
    return tuple(part for part in participants if part.invited and (part.name.strip() or part.institution.strip()))


def invitee_groups(participants: Iterable[Participant]) -> tuple[InviteeGroup, ...]:
    """The invited by groups, inside a group by the protocol order of the institution and then as on the list.

    Kecamatan, kelurahan and desa have a group of their own; groups without anybody are left out.
    """
    everybody = invited(participants)
    groups: list[InviteeGroup] = []
    for sector, label in _LABELS:
        members = [part for part in everybody if _sector(part) is sector]
        if members:
            letter = chr(ord("A") + len(groups))
            groups.append(InviteeGroup(letter, label, tuple(sorted(members, key=lambda part: part.protocol_order))))
    return tuple(groups)


def in_protocol_order(participants: Iterable[Participant]) -> tuple[Participant, ...]:
    """The invited as the daftar undangan names them."""
    return tuple(part for group in invitee_groups(participants) for part in group.invitees)


def _sector(part: Participant) -> Sector | None:
    """The sector, None for a district and what lies in it."""
    if part.sector is Sector.PD and part.institution.partition(" ")[0].casefold() in _DISTRICTS:
        return None
    return part.sector


def invitee_list_blocks(participants: Iterable[Participant], sheet: Sheet, *, gap: float = 0) -> list[Block]:
    """Title and table, `gap` points below what stands above; a single group needs no heading."""
    size = sheet.geometry.table_size
    number, name, institution = sheet.scaled(_WIDTHS)
    columns = (Column(number, Align.CENTRE), Column(name), Column(institution))
    groups = invitee_groups(participants)
    bands: list[Band] = []
    count = 0
    for group in groups:
        if len(groups) > 1:
            bands.append(Band.heading(group.heading, columns, size))
        for part in group.invitees:
            count += 1
            texts = (f"{count}.", listed_as(part), part.institution.strip())
            row = tuple(cell(text, column, size) for text, column in zip(texts, columns, strict=True))
            bands.append(Band.of([row], least=_ROW))
    table = Table.of(columns, [[HeadCell(text) for text in COLUMNS]], bands, size=size, tallest=sheet.text_height / 2,
                     head_least=_HEAD, space_before=10)  # fmt: skip
    return [*title((TITLE,), sheet, gap=gap), table]
