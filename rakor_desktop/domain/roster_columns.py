"""Finds the header row of an office's list of people and what each of its columns means."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from rakor_desktop.domain.kinds import Labelled

HEADER_SEARCH = 40
"""How many leading rows may hold titles before the header."""


class RosterField(Labelled):
    """What a column of the list can hold."""

    NAME = "name", "Nama"
    TITLE_BEFORE = "title_before", "Gelar depan"
    TITLE_AFTER = "title_after", "Gelar belakang"
    POST = "post", "Jabatan"
    INSTITUTION = "institution", "Instansi"
    SECTOR = "sector", "Unsur"
    NIP = "nip", "NIP"
    RANK = "rank", "Pangkat"
    PHONE = "phone", "Telepon"
    EMAIL = "email", "Pos-el"
    SEX = "sex", "L/P"
    INVITED = "invited", "Diundang"


# The order of the fields is that of precedence when a title names two things: "Nama Instansi" is an institution.
_SYNONYMS: dict[RosterField, tuple[str, ...]] = {
    RosterField.EMAIL: ("email", "e mail", "pos el", "surel", "surat elektronik", "alamat email", "mail"),
    RosterField.PHONE: (
        "telepon", "telp", "tlp", "tlpn", "hp", "no hp", "nomor hp", "no telepon", "no telp", "nomor telepon", "wa",
        "no wa", "whatsapp", "handphone", "ponsel", "no handphone", "kontak", "hp wa", "no hp wa", "seluler",
        "nomor kontak", "narahubung", "phone",
    ),
    RosterField.NIP: ("nip", "nrp", "nip nrp", "nomor induk pegawai", "nip nipppk", "nipppk", "no induk pegawai"),
    RosterField.SEX: ("l p", "jenis kelamin", "jk", "kelamin", "gender", "laki laki perempuan", "sex"),
    RosterField.TITLE_BEFORE: ("gelar depan", "gelar di depan", "gelar sebelum nama"),
    RosterField.TITLE_AFTER: ("gelar belakang", "gelar", "gelar di belakang", "gelar sesudah nama", "gelar akademik"),
    RosterField.RANK: ("pangkat", "golongan", "pangkat golongan", "pangkat gol", "pangkat gol ruang", "gol"),
    RosterField.SECTOR: ("unsur", "kelompok unsur", "sektor", "kategori", "pentahelix", "unsur pentahelix"),
    RosterField.INVITED: ("diundang", "undang", "undangan", "diundang x", "tanda undangan"),
    RosterField.POST: ("jabatan", "kedudukan", "posisi", "jabatan dinas", "nama jabatan", "jabatan dalam dinas"),
    RosterField.INSTITUTION: (
        "instansi", "lembaga", "instansi lembaga", "asal", "asal instansi", "unit kerja", "opd", "skpd",
        "perangkat daerah", "organisasi", "instansi asal", "satuan kerja", "dinas instansi", "nama instansi",
        "nama lembaga", "kantor", "institusi", "perusahaan", "nama opd", "lembaga instansi", "dinas", "satker",
    ),
    RosterField.NAME: (
        "nama", "nama lengkap", "nama peserta", "nama pegawai", "nama lengkap dan gelar", "nama dan gelar",
        "nama undangan", "nama pejabat", "peserta", "nama gelar", "nama lengkap dengan gelar", "nama orang",
    ),
}  # fmt: skip
NOT_A_FIELD = frozenset(
    {"no", "nomor", "no urut", "nomor urut", "tanda tangan", "ttd", "paraf", "keterangan", "alamat"}
)
"""Titles that lists of people have and that are not read."""
_EXACT = {title: field for field, titles in _SYNONYMS.items() for title in titles}
_WORDS = tuple((frozenset(title.split()), field) for field, titles in _SYNONYMS.items() for title in titles)
_PRECEDENCE = {field: place for place, field in enumerate(_SYNONYMS)}
_COLUMN_NUMBER = re.compile(r"\(?(\d{1,2})[.)]?")


@dataclass(frozen=True, slots=True)
class ColumnMatch:
    """What one column holds: `column` counted from 0, `field` None for a column that is not read.

    `sure` is False when the title only resembles a known one; the officer should look at it.
    """

    column: int
    title: str
    field: RosterField | None = None
    sure: bool = False

    @property
    def letter(self) -> str:
        """The column as the sheet shows it: `C`."""
        return column_letter(self.column)


@dataclass(frozen=True, slots=True)
class Header:
    """Where the list begins: `row` is the index of the header, `data` that of the first row below it."""

    row: int
    data: int
    columns: tuple[ColumnMatch, ...]


def column_letter(index: int) -> str:
    """0 -> `A`, 27 -> `AB`."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def normal_title(text: str) -> str:
    """A title without case, marks and accents: `No. HP/WA` -> `no hp wa`."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return " ".join(re.findall(r"[a-z0-9]+", plain))


def match_title(text: str) -> tuple[RosterField | None, bool]:
    """The field a title names, and whether it is one of the known titles to the letter."""
    title = normal_title(text)
    if not title or title in NOT_A_FIELD or len(title) > 60:
        return None, False
    if title in _EXACT:
        return _EXACT[title], True
    words = frozenset(title.split())
    found = [(field, known) for known, field in _WORDS if known <= words]
    if not found:
        return None, False
    # A specific field wins over a general one, so that "nama unit kerja" is no person's name.
    field, _ = min(found, key=lambda pair: (_PRECEDENCE[pair[0]], -len(pair[1])))
    return field, False


def match_columns(titles: Sequence[str]) -> tuple[ColumnMatch, ...]:
    """One match per titled column; each field is given to one column only, to the surest and then the leftmost."""
    guesses = [(column, title, *match_title(title)) for column, title in enumerate(titles)]
    taken: dict[RosterField, int] = {}
    for column, _, field, _ in sorted(guesses, key=lambda guess: (not guess[3], guess[0])):
        if field is not None:
            taken.setdefault(field, column)
    matches: list[ColumnMatch] = []
    for column, title, field, sure in guesses:
        own = field if field is not None and taken[field] == column else None
        if own is not None or title.strip():
            matches.append(ColumnMatch(column, " ".join(title.split()), own, sure and own is not None))
    return tuple(matches)


def override(columns: Iterable[ColumnMatch], choices: dict[int, RosterField | None]) -> tuple[ColumnMatch, ...]:
    """The matches after the officer chose a field (or None) for some columns; a field moves, it is never doubled."""
    chosen = {field for field in choices.values() if field is not None}
    result: list[ColumnMatch] = []
    for match in columns:
        if match.column in choices:
            result.append(ColumnMatch(match.column, match.title, choices[match.column], sure=True))
        elif match.field in chosen:
            result.append(ColumnMatch(match.column, match.title))
        else:
            result.append(match)
    return tuple(result)


def find_header(rows: Sequence[Sequence[str]]) -> Header | None:
    """The row among the first HEADER_SEARCH that names the most fields, with its sub-titles; None without a name.

    A title row such as `DAFTAR NAMA PESERTA` names one field at most; a header names at least two, or is the single
    filled title `Nama` of a one-column list.
    """
    best: tuple[int, int] | None = None
    for index, row in enumerate(rows[:HEADER_SEARCH]):
        fields = [match.field for match in match_columns(row) if match.field is not None]
        filled = sum(bool(cell.strip()) for cell in row)
        sure = any(match.sure and match.field is RosterField.NAME for match in match_columns(row))
        good = RosterField.NAME in fields and (len(fields) >= 2 or (filled <= 2 and sure))
        if good and (best is None or len(fields) > best[0]):
            best = (len(fields), index)
    if best is None:
        return None
    row = best[1]
    titles, data = list(rows[row]), row + 1
    if data < len(rows) and _is_sub_header(rows[data], titles):
        below = rows[data]
        titles += [""] * (len(below) - len(titles))
        titles = [
            _joined(titles[column], below[column] if column < len(below) else "") for column in range(len(titles))
        ]
        data += 1
    if data < len(rows) and is_number_row(rows[data]):
        data += 1
    return Header(row, data, match_columns(titles))


def _is_sub_header(row: Sequence[str], titles: Sequence[str]) -> bool:
    """Whether a row names columns too; a title merged over both rows says again what stands above it."""
    new = [cell for cell, above in zip_longest(row, titles, fillvalue="") if cell.strip() and cell != above]
    return bool(new) and all(match_title(cell)[1] for cell in new)


def _joined(title: str, below: str) -> str:
    return below if below.strip() and match_title(below)[0] is not None else title


def is_number_row(row: Sequence[str]) -> bool:
    """Whether a row only numbers its columns: `(1) (2) (3)`."""
    found = [_COLUMN_NUMBER.fullmatch(cell.strip()) for cell in row if cell.strip()]
    numbers = [int(match[1]) for match in found if match]
    return len(found) >= 3 and len(numbers) == len(found) and numbers == list(range(1, len(numbers) + 1))
