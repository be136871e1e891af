"""Daftar undangan: who is invited, by groups and in protocol order (documents.md section 3.3)."""

from __future__ import annotations

from dataclasses import dataclass

from reportlab.lib.units import mm

from rakor_desktop.documents.addressing import is_official, listed_as, post_title, standing
from rakor_desktop.documents.blocks import title
from rakor_desktop.documents.layout import Align, Block
from rakor_desktop.documents.sheet import Sheet
from rakor_desktop.documents.tables import Band, Column, HeadCell, Table, cell
from rakor_desktop.domain import formatting
from rakor_desktop.domain.kinds import Sector
from rakor_desktop.domain.meeting import Participant
from rakor_desktop.domain.people import Signatory, bare_post
from rakor_desktop.domain.record import MeetingRecord

TITLE = "DAFTAR PEJABAT/PIHAK YANG DIUNDANG"
COLUMNS = ("No.", "Jabatan/Nama", "Instansi/Lembaga")
_WIDTHS = (12, 78, 70)
_HEAD = 8 * mm
_ROW = 7 * mm
_DISTRICTS = ("kecamatan", "kelurahan", "desa")
_DISTRICT = "Kecamatan"
_LABELS = (
    (Sector.PD, "Perangkat Daerah"),  # section 3.3: kecamatan stand by themselves
    (Sector.FV, Sector.FV.formal),
    (None, _DISTRICT),
    *((sector, sector.formal) for sector in (Sector.BU, Sector.DU, Sector.AK, Sector.MS, Sector.MD)),
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


def invited(record: MeetingRecord) -> tuple[Participant, ...]:
    """Who gets a letter: everybody on the list who was invited and can be named, but not who signs it."""
    return tuple(
        part
        for part in record.participants
        if part.invited and (part.name.strip() or part.institution.strip()) and not _signs(part, record.signatory)
    )


def invitee_groups(record: MeetingRecord) -> tuple[InviteeGroup, ...]:
    """The invited by groups: heads before their staff, then by the protocol order of the institution, then as listed.

    Kecamatan, kelurahan and desa have a group of their own; groups without anybody are left out.
    """
    everybody = invited(record)
    groups: list[InviteeGroup] = []
    for sector, label in _LABELS:
        members = [part for part in everybody if _sector(part) is sector]
        if members:
            letter = chr(ord("A") + len(groups))
            groups.append(InviteeGroup(letter, label, tuple(sorted(members, key=_standing))))
    return tuple(groups)


def in_protocol_order(record: MeetingRecord) -> tuple[Participant, ...]:
    """The invited as the daftar undangan names them."""
    return tuple(part for group in invitee_groups(record) for part in group.invitees)


def _signs(part: Participant, signatory: Signatory | None) -> bool:
    """Whether the letter would go to who signs it: the same person, or the same post, of the government itself."""
    if signatory is None or part.sector is not Sector.PD:
        return False
    own, theirs = ("".join(nip.split()) for nip in (signatory.nip, part.nip))
    if own and own == theirs:
        return True
    name = signatory.name.strip().casefold()
    if name and name == part.name.strip().casefold() and not (own and theirs):
        return True
    held = post_title(part.post, part.institution, part.institution_short) if is_official(part) else ""
    post = bare_post(formatting.clean_line(signatory.post)).rstrip(" ,").casefold()
    # `Sekretaris Daerah` signs as `SEKRETARIS DAERAH KABUPATEN BANYUWANGI`.
    return bool(post and held) and post.partition(" kabupaten ")[0] == held.casefold().partition(" kabupaten ")[0]


def _standing(part: Participant) -> tuple[int, int]:
    """Lower is higher; people without an office have no standing among each other."""
    is_office = part.sector in (Sector.PD, Sector.FV)
    return (standing(part.post) if is_office and part.name.strip() else 0), part.protocol_order


def _sector(part: Participant) -> Sector | None:
    """The sector, None for a district and what lies in it."""
    if part.sector is Sector.PD and part.institution.partition(" ")[0].casefold() in _DISTRICTS:
        return None
    return part.sector


def invitee_list_blocks(record: MeetingRecord, sheet: Sheet, *, gap: float = 0, dense: bool = False) -> list[Block]:
    """Title and table, `gap` points below what stands above; a single group needs no heading.

    `dense` rows are as high as their text.
    """
    size = sheet.geometry.table_size
    number, name, institution = sheet.scaled(_WIDTHS)
    columns = (Column(number, Align.CENTRE), Column(name), Column(institution))
    groups = invitee_groups(record)
    bands: list[Band] = []
    count = 0
    for group in groups:
        if len(groups) > 1:
            bands.append(Band.heading(group.heading, columns, size))
        for part in group.invitees:
            count += 1
            texts = (f"{count}.", listed_as(part), part.institution.strip())
            row = tuple(cell(text, column, size) for text, column in zip(texts, columns, strict=True))
            bands.append(Band.of([row], least=0 if dense else _ROW))
    table = Table.of(columns, [[HeadCell(text) for text in COLUMNS]], bands, size=size, tallest=sheet.text_height / 2,
                     head_least=_HEAD, space_before=10)  # fmt: skip
    return [*title((TITLE,), sheet, gap=gap), table]
