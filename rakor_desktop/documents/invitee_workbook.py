"""The daftar undangan as a workbook: the printed list by groups, the same to be filtered, and what came of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import BinaryIO

from rakor_desktop.documents.workbook import SheetWriter, write_book
from rakor_desktop.documents.workbook_grid import Book, Column, Grid, SheetPlan, Styled, Value
from rakor_desktop.documents.workbook_matrix import band_row
from rakor_desktop.documents.workbook_papers import STATE_LOOKS, write_invited
from rakor_desktop.documents.workbook_styles import Look
from rakor_desktop.domain.kinds import InvitationState
from rakor_desktop.domain.meeting import Participant
from rakor_desktop.domain.progress import Progress
from rakor_desktop.domain.record import DocumentOptions, MeetingRecord

_COLUMNS = (Column("No.", 6, Look.CENTRE), Column("Jabatan/Nama", 39), Column("Instansi/Lembaga", 37))
_STATE = Column("Status undangan", 16)
_STATES = SheetPlan(
    "Rekap undangan",
    "Rekap status undangan",
    (
        Column("Kelompok", 34),
        *(Column(state.label, 13, Look.INTEGER) for state in InvitationState),
        Column("Jumlah", 10, Look.INTEGER),
    ),
)


def write_invitee_workbook(
    record: MeetingRecord, options: DocumentOptions, stream: BinaryIO, progress: Progress | None = None
) -> None:
    """Write the daftar undangan to `stream`; the same record and options give the same bytes.

    Sheets: Daftar undangan (groups with headings, protocol order, as the letter's lampiran), Data undangan (one row
    each, with filters and the contact), Rekap undangan. A public copy names people and institutions alone and has no
    rekap. Raises Cancelled when the officer cancelled.
    """
    writers: list[SheetWriter] = [_write_list, _write_data]
    if not options.public_copy:
        writers.append(_write_states)
    write_book(record, options, stream, progress, writers, "Daftar undangan")


def _write_list(book: Book, record: MeetingRecord, options: DocumentOptions) -> None:
    # Imported here: groups and order are those of the letter's lampiran, and its library is large.
    from rakor_desktop.documents.addressing import listed_as
    from rakor_desktop.documents.invitee_list import invitee_groups

    public = options.public_copy
    columns = _COLUMNS if public else (*_COLUMNS, _STATE)
    title = "Daftar pejabat/pihak yang diundang"
    grid = book.sheet(SheetPlan("Daftar undangan", title, columns, landscape=False, centred=True))
    grid.freeze(6)
    grid.title_block()
    grid.head()
    grid.repeat_rows(grid.row, grid.row)
    groups = invitee_groups(record)
    looks = [column.look for column in columns]
    number = 0
    for group in groups:
        if len(groups) > 1:
            band_row(grid, group.heading)
        for part in group.invitees:
            number += 1
            values: list[Value | Styled] = [f"{number}.", listed_as(part), part.institution.strip()]
            if not public:
                values.append(Styled(part.invitation_state.label, STATE_LOOKS[part.invitation_state]))
            grid.write(values, looks)
    if not groups:
        grid.write(["", "Belum ada yang diundang."], looks)


def _write_data(book: Book, record: MeetingRecord, options: DocumentOptions) -> None:
    write_invited(book, record, options, name="Data undangan")


def _write_states(book: Book, record: MeetingRecord, _options: DocumentOptions) -> None:
    from rakor_desktop.documents.invitee_list import invited, invitee_groups

    grid = book.sheet(_STATES)
    grid.freeze(6)
    grid.title_block()
    grid.head()
    looks = [column.look for column in _STATES.columns]
    for group in invitee_groups(record):
        _write_counts(grid, group.label, group.invitees, looks)
    totals = [Look.TOTAL, *[Look.TOTAL_INTEGER] * (len(InvitationState) + 1)]
    _write_counts(grid, "Jumlah", invited(record), totals)


def _write_counts(grid: Grid, name: str, people: Iterable[Participant], looks: Sequence[Look]) -> None:
    states = [person.invitation_state for person in people]
    grid.write([name, *(states.count(state) for state in InvitationState), len(states)], looks)
