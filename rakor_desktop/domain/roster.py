"""Reads an office's list of people, as it really is kept, into clean rows with a place for every fault."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.formatting import clean_line
from rakor_desktop.domain.kinds import Sector
from rakor_desktop.domain.people import full_name
from rakor_desktop.domain.roster_columns import (
    ColumnMatch,
    RosterField,
    column_letter,
    find_header,
    is_number_row,
    match_title,
    normal_title,
)
from rakor_desktop.domain.roster_values import (
    blank,
    institution_key,
    name_key,
    read_email,
    read_institution,
    read_mark,
    read_name,
    read_nip,
    read_phone,
    read_sector,
    read_sex,
    tidy_case,
)

_FOOTER = re.compile(r"^(jumlah|total|keterangan|catatan|sumber)\b")
_SIGN_OFF = re.compile(r"^(mengetahui|menyetujui|banyuwangi \d)")


class Severity(StrEnum):
    """How much a fault in a row matters."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class RowIssue:
    """What is wrong in one row: `line` as the sheet counts it, `column` from 0 or None for the row as a whole."""

    severity: Severity
    line: int
    column: int | None
    message: str

    @property
    def place(self) -> str:
        """`baris 17, kolom C`."""
        return f"baris {self.line}" + ("" if self.column is None else f", kolom {column_letter(self.column)}")


@dataclass(frozen=True, slots=True)
class RosterRow:
    """One person of the list; `sector` None when the list does not say, `invited` True unless a mark column says no."""

    line: int
    name: str = ""
    title_before: str = ""
    title_after: str = ""
    nip: str = ""
    rank: str = ""
    post: str = ""
    institution: str = ""
    sector: Sector | None = None
    phone: str = ""
    email: str = ""
    sex: str = ""
    invited: bool = True
    issues: tuple[RowIssue, ...] = ()

    @property
    def full_name(self) -> str:
        """Name with degrees."""
        return full_name(self.title_before, self.name, self.title_after)

    @property
    def has_error(self) -> bool:
        """Whether the row cannot be taken over as it is."""
        return any(issue.severity is Severity.ERROR for issue in self.issues)


@dataclass(frozen=True, slots=True)
class Roster:
    """A list as it was read: `header_line` as the sheet counts, `columns` that were used, `rows` of people."""

    header_line: int
    columns: tuple[ColumnMatch, ...]
    rows: tuple[RosterRow, ...]
    has_marks: bool = False

    @property
    def issues(self) -> tuple[RowIssue, ...]:
        """Every fault and warning of every row."""
        return tuple(issue for row in self.rows for issue in row.issues)


def read_roster(
    rows: Sequence[Sequence[str]],
    first_row: int = 1,
    *,
    columns: Sequence[ColumnMatch] | None = None,
    header_line: int | None = None,
    today: date | None = None,
) -> Roster:
    """Read the list in `rows`, the first of which is line `first_row` of the sheet.

    `columns` overrides what the titles seem to mean (see `roster_columns.override`), `header_line` where they stand.
    Empty lines, column numbers, repeated heads, section titles and footers such as `Jumlah` are skipped; a section
    title that names a sector gives it to the rows below.

    Raises UserError when no header row can be found or no column holds names.
    """
    header = find_header(rows if header_line is None else rows[header_line - first_row :])
    if header is None and (header_line is None or columns is None):
        raise UserError(
            "Baris judul kolom tidak ditemukan; pastikan ada baris berjudul Nama, Jabatan, Instansi, dan seterusnya."
        )
    start = (header_line or first_row) - first_row
    row_of_titles = start + (header.row if header else 0)
    data = start + (header.data if header else 1)
    used = tuple(columns if columns is not None else header.columns if header else ())
    places = {match.field: match.column for match in used if match.field is not None}
    if RosterField.NAME not in places:
        raise UserError("Belum ada kolom Nama; tentukan kolom mana yang berisi nama.")
    people = _people(rows, data, first_row, places, today)
    return Roster(row_of_titles + first_row, used, _without_doubles(people, places), RosterField.INVITED in places)


def _people(
    rows: Sequence[Sequence[str]],
    data: int,
    first_row: int,
    places: Mapping[RosterField, int],
    today: date | None,
) -> list[RosterRow]:
    people: list[RosterRow] = []
    section: Sector | None = None
    for index in range(data, len(rows)):
        row = rows[index]
        filled = [cell for cell in row if not blank(cell)]
        if not filled or is_number_row(row):
            continue
        lead = normal_title(filled[0])
        if _SIGN_OFF.match(lead) and len(filled) <= 2:
            break
        if _FOOTER.match(lead) or _is_header_again(row, places):
            continue
        if len(filled) == 1:
            found = read_sector(filled[0])
            if found is not None:
                section = found
                continue
            if re.match(r"\s*(?:[A-Z]|[IVX]+)[.)]\s", filled[0]) and len(rows[index]) < 3:
                section = None
                continue
        if all(blank(_cell(row, column)) for field, column in places.items() if field is not RosterField.INVITED):
            continue
        people.append(_RowReader(row, index + first_row, places, today).read(section))
    return people


def _is_header_again(row: Sequence[str], places: Mapping[RosterField, int]) -> bool:
    return all(
        match_title(_cell(row, places[field]))[0] is field
        for field in (RosterField.NAME, RosterField.POST, RosterField.INSTITUTION)
        if field in places
    )


def _cell(row: Sequence[str], column: int) -> str:
    return row[column] if column < len(row) else ""


class _RowReader:
    """Reads one row and gathers what is wrong with it."""

    def __init__(self, row: Sequence[str], line: int, places: Mapping[RosterField, int], today: date | None) -> None:
        self._row, self._line, self._places, self._today = row, line, places, today
        self._issues: list[RowIssue] = []

    def read(self, section: Sector | None) -> RosterRow:
        before, name, after = read_name(
            self._text(RosterField.NAME), self._text(RosterField.TITLE_BEFORE), self._text(RosterField.TITLE_AFTER)
        )
        if not re.search(r"[^\W\d_]", name):
            self._note(Severity.ERROR, RosterField.NAME, "Nama kosong; isi nama orangnya atau hapus barisnya.")
        sex = self._sex()
        nip = self._nip(sex)
        sector = self._sector()
        return RosterRow(
            line=self._line,
            name=name,
            title_before=before,
            title_after=after,
            nip=nip,
            rank=self._text(RosterField.RANK),
            post=tidy_case(self._text(RosterField.POST)),
            institution=read_institution(self._text(RosterField.INSTITUTION)),
            sector=sector or section,
            phone=self._checked(RosterField.PHONE, read_phone),
            email=self._checked(RosterField.EMAIL, read_email),
            sex=sex,
            invited=read_mark(self._text(RosterField.INVITED)) if RosterField.INVITED in self._places else True,
            issues=tuple(self._issues),
        )

    def _text(self, field: RosterField) -> str:
        column = self._places.get(field)
        text = "" if column is None else clean_line(_cell(self._row, column))
        return "" if field is not RosterField.INVITED and blank(text) else text

    def _note(self, severity: Severity, field: RosterField, message: str) -> None:
        self._issues.append(RowIssue(severity, self._line, self._places[field], message))

    def _checked(self, field: RosterField, reader: Callable[[str], tuple[str, str]]) -> str:
        text = self._text(field)
        if not text:
            return ""
        value, fault = reader(text)
        if fault:
            self._note(Severity.WARNING, field, fault)
        return value

    def _nip(self, sex: str) -> str:
        text = self._text(RosterField.NIP)
        if not text:
            return ""
        nip, fault = read_nip(text, self._today)
        if fault:
            # A wrong number must not cost the person: the row is taken over without it.
            self._note(Severity.WARNING, RosterField.NIP, fault)
            return ""
        if sex and len(nip) == 18 and nip.isdigit() and nip[14] != {"L": "1", "P": "2"}[sex]:
            self._note(Severity.WARNING, RosterField.NIP, "Angka ke-15 NIP tidak cocok dengan kolom L/P; periksa.")
        return nip

    def _sex(self) -> str:
        text = self._text(RosterField.SEX)
        sex = read_sex(text) if text else ""
        if sex is None:
            self._note(Severity.WARNING, RosterField.SEX, "Isi kolom ini dengan L atau P.")
        return sex or ""

    def _sector(self) -> Sector | None:
        text = self._text(RosterField.SECTOR)
        sector = read_sector(text) if text else None
        if text and sector is None:
            self._note(
                Severity.WARNING,
                RosterField.SECTOR,
                f"Unsur “{text}” tidak dikenal; pilih salah satu unsur saat impor.",
            )
        return sector


def _without_doubles(people: Sequence[RosterRow], places: Mapping[RosterField, int]) -> tuple[RosterRow, ...]:
    """The same rows, with a fault on each that names a person already named above (NIP, or name and institution)."""
    seen: dict[tuple[str, str], int] = {}
    result: list[RosterRow] = []
    for row in people:
        keys = [("nip", row.nip)] if row.nip else []
        if row.name:
            keys.append((name_key(row.name), institution_key(row.institution)))
        earlier = next((seen[key] for key in keys if key in seen), None)
        for key in keys:
            seen.setdefault(key, row.line)
        if earlier is not None:
            issue = RowIssue(
                Severity.ERROR, row.line, places[RosterField.NAME], f"Orang ini sudah ada di baris {earlier}."
            )
            row = replace(row, issues=(*row.issues, issue))
        result.append(row)
    return tuple(result)
