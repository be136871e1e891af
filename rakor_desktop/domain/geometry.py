"""Measures of the documents that the rules leave open: settings, each with its default (documents.md 0.1, 1, 2, 5, 7).

Every figure marked [OK] or [D] in the specification is one; the office changes it in Pengaturan, never the program.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import StrEnum


class Unit(StrEnum):
    """What a measure counts."""

    MM = "mm"
    PT = "pt"
    ROWS = "baris"
    TIMES = "kali"


@dataclass(frozen=True, slots=True)
class Geometry:
    """The measures, in the unit that `MEASURES` gives for each."""

    kop_top: float = 12
    kop_gap: float = 9
    kop_emblem_width: float = 20
    kop_emblem_height: float = 25
    kop_emblem_gap: float = 4
    kop_line_1: float = 12
    kop_line_2: float = 16
    kop_address: float = 9.5
    kop_rule_thick: float = 2.25
    kop_rule_thin: float = 0.75
    kop_rule_between: float = 1.5
    garuda_height: float = 24
    garuda_text: float = 15
    page_number_top: float = 12
    security_size: float = 14
    letter_size: float = 12
    body_size: float = 11
    table_size: float = 10
    matrix_size: float = 9
    line_height: float = 1.2
    paragraph_gap: float = 6
    first_line: float = 12.5
    letter_label: float = 24
    letter_value: float = 57
    detail_label: float = 32
    minutes_label: float = 52
    deed_label: float = 28
    note_label: float = 26
    attachment_width: float = 85
    attachment_label: float = 22
    sign_width: float = 80
    sign_pair_width: float = 75
    sign_space: float = 23
    deed_row: float = 12
    sheet_row: float = 10
    blank_rows_a4: float = 20
    blank_rows_f4: float = 24
    spare_rows: float = 5
    copies_size: float = 11
    photo_caption: float = 9
    privacy_size: float = 8


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure as Pengaturan shows it: its field in Geometry, what it is, its unit, and the range it may have."""

    name: str
    section: str
    label: str
    unit: Unit
    least: float
    most: float

    @property
    def default(self) -> float:
        """The value of the specification."""
        return float(getattr(_DEFAULT, self.name))


_DEFAULT = Geometry()
_KOP, _PAGE, _TEXT, _SIGN, _TABLE = "Kop", "Halaman", "Naskah", "Tanda tangan", "Tabel"
MEASURES: tuple[Measure, ...] = (
    Measure("kop_top", _KOP, "Jarak kop dari tepi atas", Unit.MM, 5, 30),
    Measure("kop_gap", _KOP, "Jarak naskah di bawah garis kop", Unit.MM, 4, 20),
    Measure("kop_emblem_width", _KOP, "Lebar lambang paling besar", Unit.MM, 10, 35),
    Measure("kop_emblem_height", _KOP, "Tinggi lambang paling besar", Unit.MM, 10, 35),
    Measure("kop_emblem_gap", _KOP, "Jarak tulisan dari lambang", Unit.MM, 0, 15),
    Measure("kop_line_1", _KOP, "Huruf baris pertama", Unit.PT, 9, 18),
    Measure("kop_line_2", _KOP, "Huruf nama perangkat daerah", Unit.PT, 11, 24),
    Measure("kop_address", _KOP, "Huruf alamat", Unit.PT, 7, 12),
    Measure("kop_rule_thick", _KOP, "Garis tebal", Unit.PT, 0.5, 5),
    Measure("kop_rule_thin", _KOP, "Garis tipis", Unit.PT, 0.25, 3),
    Measure("kop_rule_between", _KOP, "Sela kedua garis", Unit.PT, 0.5, 5),
    Measure("garuda_height", _KOP, "Tinggi Lambang Negara", Unit.MM, 18, 30),
    Measure("garuda_text", _KOP, "Huruf nama jabatan (kop Bupati)", Unit.PT, 12, 18),
    Measure("page_number_top", _PAGE, "Nomor halaman dari tepi atas", Unit.MM, 6, 18),
    Measure("security_size", _PAGE, "Huruf tanda keamanan", Unit.PT, 10, 20),
    Measure("privacy_size", _PAGE, "Huruf catatan kaki", Unit.PT, 7, 10),
    Measure("letter_size", _TEXT, "Huruf surat", Unit.PT, 11, 13),
    Measure("body_size", _TEXT, "Huruf notula, berita acara, laporan", Unit.PT, 10, 13),
    Measure("line_height", _TEXT, "Jarak baris", Unit.TIMES, 1, 2),
    Measure("paragraph_gap", _TEXT, "Jarak antaralinea", Unit.PT, 0, 14),
    Measure("first_line", _TEXT, "Awal alinea menjorok", Unit.MM, 0, 25),
    Measure("letter_label", _TEXT, "Lajur Nomor/Sifat/Lampiran/Hal", Unit.MM, 16, 40),
    Measure("letter_value", _TEXT, "Lajur isi Hal", Unit.MM, 40, 100),
    Measure("detail_label", _TEXT, "Lajur Hari/Tanggal, Waktu, Tempat", Unit.MM, 20, 50),
    Measure("minutes_label", _TEXT, "Lajur kepala notula", Unit.MM, 30, 70),
    Measure("deed_label", _TEXT, "Lajur KESATU, KEDUA, …", Unit.MM, 22, 45),
    Measure("note_label", _TEXT, "Lajur kepala nota dinas", Unit.MM, 18, 45),
    Measure("attachment_width", _TEXT, "Lebar kepala lampiran", Unit.MM, 60, 120),
    Measure("attachment_label", _TEXT, "Lajur Nomor/Tanggal lampiran", Unit.MM, 14, 40),
    Measure("copies_size", _TEXT, "Huruf tembusan", Unit.PT, 9, 12),
    Measure("photo_caption", _TEXT, "Huruf keterangan foto", Unit.PT, 8, 11),
    Measure("sign_width", _SIGN, "Lebar blok tanda tangan", Unit.MM, 60, 100),
    Measure("sign_pair_width", _SIGN, "Lebar tiap blok bila berdampingan", Unit.MM, 50, 80),
    Measure("sign_space", _SIGN, "Ruang untuk tanda tangan dan stempel", Unit.MM, 15, 40),
    Measure("deed_row", _SIGN, "Tinggi baris tanda tangan berita acara", Unit.MM, 10, 25),
    Measure("table_size", _TABLE, "Huruf tabel", Unit.PT, 8, 12),
    Measure("matrix_size", _TABLE, "Huruf matriks", Unit.PT, 8.5, 11),
    Measure("sheet_row", _TABLE, "Tinggi baris daftar hadir", Unit.MM, 9, 20),
    Measure("blank_rows_a4", _TABLE, "Baris daftar hadir kosong, A4", Unit.ROWS, 5, 30),
    Measure("blank_rows_f4", _TABLE, "Baris daftar hadir kosong, F4", Unit.ROWS, 5, 36),
    Measure("spare_rows", _TABLE, "Baris cadangan di akhir daftar hadir", Unit.ROWS, 0, 20),
)

if {one.name for one in MEASURES} != {field.name for field in fields(Geometry)}:
    raise RuntimeError("a measure without a name for the screen")
