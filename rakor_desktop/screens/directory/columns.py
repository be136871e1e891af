"""The columns of the directory's two tables; the keys are those the service sorts by."""

from __future__ import annotations

from PySide6.QtCore import QObject

from rakor_desktop.domain.formatting import nip
from rakor_desktop.domain.kinds import Sector
from rakor_desktop.domain.people import Institution, Person
from rakor_desktop.tables.columns import Align, CellKind, Column


def person_columns(owner: QObject) -> tuple[Column[Person], ...]:
    """People: name over post, institution, sector, NIP, phone, e-mail."""
    return (
        Column("name", owner.tr("Nama"), _full_name, CellKind.TWO_LINES, _post, width=230, stretch=3),
        Column("institution", owner.tr("Instansi"), _place, width=150, stretch=2, drop_order=1, tooltip=_place_full),
        Column(
            "sector", owner.tr("Unsur"), _person_sector_word, CellKind.SECTOR, _person_sector, width=136, drop_order=2
        ),
        Column("phone", owner.tr("Telepon"), _phone, width=132, drop_order=3),
        Column("nip", owner.tr("NIP"), _nip, width=168, drop_order=4),
        Column("email", owner.tr("Pos-el"), _email, width=180, drop_order=5, is_hidden_first=True),
    )


def institution_columns(owner: QObject) -> tuple[Column[Institution], ...]:
    """Institutions: name over address, short name, sector, contact, protocol order."""
    return (
        Column("name", owner.tr("Instansi"), _name, CellKind.TWO_LINES, _address, width=260, stretch=3),
        Column("short_name", owner.tr("Singkatan"), _short, width=130, stretch=1, drop_order=1),
        Column("sector", owner.tr("Unsur"), _sector_word, CellKind.SECTOR, _sector, width=180, drop_order=2),
        Column("contact", owner.tr("Kontak"), _contact, width=140, stretch=1, drop_order=4),
        Column("protocol_order", owner.tr("Urutan protokol"), _order, align=Align.RIGHT, width=120, drop_order=3),
    )


def _full_name(row: Person) -> str:
    return row.full_name


def _post(row: Person) -> str:
    return row.post


def _place(row: Person) -> str:
    return row.institution_short or row.institution


def _place_full(row: Person) -> str:
    return row.institution


def _person_sector(row: Person) -> Sector | None:
    return row.sector if row.institution_id else None


def _person_sector_word(row: Person) -> str:
    return row.sector.short_label if row.institution_id else "–"


def _nip(row: Person) -> str:
    return nip(row.nip)


def _phone(row: Person) -> str:
    return row.phone


def _email(row: Person) -> str:
    return row.email


def _name(row: Institution) -> str:
    return row.name


def _address(row: Institution) -> str:
    return row.address


def _short(row: Institution) -> str:
    return row.short_name


def _sector(row: Institution) -> Sector:
    return row.sector


def _sector_word(row: Institution) -> str:
    return row.sector.label


def _contact(row: Institution) -> str:
    return row.contact


def _order(row: Institution) -> str:
    return str(row.protocol_order)
