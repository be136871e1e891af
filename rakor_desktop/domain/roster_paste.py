"""Reads cells pasted from a spreadsheet as people and institutions to invite; whatever is left out is told with why."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from rakor_desktop.domain.formatting import clean_line
from rakor_desktop.domain.kinds import Sector
from rakor_desktop.domain.roster import Roster, RosterRow, RowIssue, Severity, read_roster
from rakor_desktop.domain.roster_columns import (
    NOT_A_FIELD,
    ColumnMatch,
    RosterField,
    find_header,
    match_columns,
    normal_title,
)
from rakor_desktop.domain.roster_values import (
    blank,
    looks_like_institution,
    read_institution,
    read_sector,
    read_sex,
)

_HEADER_SEARCH = 5  # leading rows that may hold titles; what is copied seldom has more above its header
_MOSTLY = 0.6  # of the filled cells of a column must look alike to tell what it holds
_NEEDLESS = frozenset({"no", "nomor", "no urut", "nomor urut", "tanda tangan", "ttd", "paraf"})
_SHORT_NUMBER = re.compile(r"\(?\d{1,4}[.)]?")
_RANK = re.compile(r"(?:pembina|penata|pengatur|juru)\b|\(?\b[IV]+\s*/\s*[a-e]\b", re.IGNORECASE)
_POST_LIST = (
    "kepala ketua wakil sekretaris bendahara camat lurah bupati asisten staf direktur manajer pimpinan rektor dekan "
    "komandan dandim kapolres kapolresta kapolsek danramil kabag kabid kasi kasubag plt plh anggota koordinator"
)
_POSTS = frozenset(_POST_LIST.split())
_LABELS = frozenset(
    normal_title(text) for sector in Sector for text in (sector, sector.label, sector.short_label, sector.formal)
)


@dataclass(frozen=True, slots=True)
class PastedList:
    """What was pasted: `rows` to invite (without a name: an institution), what was `skipped`, and what else is odd.

    Lines count from 1, the first pasted one.
    """

    rows: tuple[RosterRow, ...] = ()
    skipped: tuple[RowIssue, ...] = ()
    remarks: tuple[RowIssue, ...] = ()
    unread_columns: tuple[str, ...] = ()


def read_pasted(cells: Sequence[Sequence[str]]) -> PastedList:
    """Read pasted rows, with a head or without one: then each column is known by what stands in it.

    Columns that tell nothing by themselves are name, post and institution, in this order.
    """
    width = max((len(row) for row in cells), default=0)
    # Wide rows: a short one would be taken for the title of a section.
    rows = [[*row, *[""] * (max(width, 3) - len(row))] for row in cells]
    if not any(not blank(cell) for row in rows for cell in row):
        return PastedList()
    titles = _titles(rows)
    if titles is not None:
        used = titles.columns
        roster = read_roster(rows, 1, columns=used, header_line=titles.line)
    else:
        used = _guessed(rows)
        heads = [""] * len(rows[0])
        for match in used:
            if match.field is not None and match.column < len(heads):
                heads[match.column] = match.field.label
        roster = read_roster([heads, *rows], 0, columns=used, header_line=0)
    unread = [match.title for match in used if match.field is None and normal_title(match.title) not in _NEEDLESS]
    return _sorted(roster, unread)


@dataclass(frozen=True, slots=True)
class _Titles:
    """Where the titles stand (from 1) and what they mean."""

    line: int
    columns: tuple[ColumnMatch, ...]


def _titles(rows: Sequence[Sequence[str]]) -> _Titles | None:
    header = find_header(rows[:_HEADER_SEARCH])
    if header is not None:
        return _Titles(header.row + 1, header.columns)
    matches = match_columns(rows[0])
    known = [match for match in matches if match.sure or normal_title(match.title) in NOT_A_FIELD]
    if any(match.sure for match in matches) and len(known) == len(matches):
        # A list of institutions or posts alone: its names stand in a column that is not there.
        return _Titles(1, (*matches, ColumnMatch(len(rows[0]), "", RosterField.NAME, sure=True)))
    return None


def _guessed(rows: Sequence[Sequence[str]]) -> tuple[ColumnMatch, ...]:
    """What each column holds, by its cells; those without content or with running numbers are left out."""
    found: dict[int, RosterField] = {}
    free: list[tuple[int, list[str]]] = []
    unread: list[int] = []
    for column in range(len(rows[0])):
        values = [clean_line(row[column]) for row in rows if not blank(row[column])]
        if not values or all(_SHORT_NUMBER.fullmatch(value) for value in values):
            continue
        field = _field_of(values, after_names=len(free))
        if field is None:
            free.append((column, values))
        elif field in found.values():
            unread.append(column)
        else:
            found[column] = field
    found |= _texts(free)
    unread += [column for column, _ in free if column not in found]
    if RosterField.NAME not in found.values():
        found[len(rows[0])] = RosterField.NAME
    return (
        *(ColumnMatch(column, field.label, field, sure=True) for column, field in sorted(found.items())),
        *(ColumnMatch(column, f"ke-{column + 1}") for column in sorted(unread)),
    )


def _field_of(values: Sequence[str], *, after_names: int) -> RosterField | None:
    """What a column holds by its cells alone; None for words. `after_names` columns of words stand before it."""
    tests: tuple[tuple[RosterField, Callable[[str], bool]], ...] = (
        (RosterField.EMAIL, lambda value: "@" in value),
        (RosterField.NIP, lambda value: len(_digits(value)) == 18),
        (RosterField.PHONE, lambda value: not re.search(r"[^\W\d_]", value) and 8 <= len(_digits(value)) <= 15),
        (RosterField.RANK, lambda value: _RANK.match(value) is not None),
        (RosterField.SEX, lambda value: bool(read_sex(value))),
    )
    if after_names:  # the first words of a row are a name, whatever they are like
        is_late = after_names >= 3  # before that, "Polri" or "Media" may be somebody's institution
        tests = (*tests, (RosterField.SECTOR, _names_sector if is_late else _is_label_of_sector))
    for field, test in tests:
        if sum(map(test, values)) >= _MOSTLY * len(values):
            return field
    return None


def _names_sector(text: str) -> bool:
    return read_sector(text) is not None


def _is_label_of_sector(text: str) -> bool:
    return normal_title(text).removeprefix("unsur ") in _LABELS


def _looks_like_post(text: str) -> bool:
    return normal_title(text).partition(" ")[0] in _POSTS


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def _texts(free: Sequence[tuple[int, Sequence[str]]]) -> dict[int, RosterField]:
    """Name, post and institution among the columns of words; the last two are known by their first words."""
    found: dict[int, RosterField] = {}
    left = [column for column, _ in free]
    tests = ((RosterField.INSTITUTION, looks_like_institution), (RosterField.POST, _looks_like_post))
    for field, test in tests:
        shares = {column: sum(map(test, values)) / len(values) for column, values in free if column in left}
        best = max(left, key=lambda column, shares=shares: shares[column], default=-1)
        if len(left) > 1 and shares[best] >= _MOSTLY:
            found[best] = field
            left.remove(best)
    order = (RosterField.NAME, RosterField.POST, RosterField.INSTITUTION)
    found |= dict(zip(left, (field for field in order if field not in found.values()), strict=False))
    return found


def _sorted(roster: Roster, unread: list[str]) -> PastedList:
    """The rows that can be invited, apart from those that cannot."""
    rows: list[RosterRow] = []
    skipped: list[RowIssue] = []
    remarks: list[RowIssue] = []
    sectors = {match.column for match in roster.columns if match.field is RosterField.SECTOR}
    for row in roster.rows:
        for issue in row.issues:
            if issue.severity is Severity.WARNING:
                fault = issue.message.partition(";")[0]
                words = f"{fault}; periksa kolom Unsur." if issue.column in sectors else issue.message
                remarks.append(replace(issue, column=None, message=words))
        place = row.institution
        if not place and not (row.post or row.nip) and looks_like_institution(row.full_name):
            row, place = replace(row, name="", title_before="", title_after=""), read_institution(row.full_name)
        if not re.search(r"[^\W\d_]", row.name):
            if not place:
                skipped.append(RowIssue(Severity.ERROR, row.line, None, "Tidak ada nama orang maupun instansi."))
                continue
            if row.post:
                words = f"Jabatan “{row.post}” tidak ikut karena namanya kosong; yang diundang instansinya."
                remarks.append(RowIssue(Severity.WARNING, row.line, None, words))
            rows.append(replace(row, name="", title_before="", title_after="", institution=place, issues=()))
        elif row.has_error:
            fault = next(issue for issue in row.issues if issue.severity is Severity.ERROR)
            skipped.append(replace(fault, column=None))
        else:
            rows.append(replace(row, issues=()))
    return PastedList(tuple(rows), tuple(skipped), tuple(remarks), tuple(unread))
