"""How the office makes its documents: paper, margins, habits, number pattern, measures, own phrases."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.geometry import Geometry
from rakor_desktop.domain.kinds import Paper
from rakor_desktop.domain.naskah import AddresseeProfile, DetailBlock, MarginPreset, SignAlign
from rakor_desktop.domain.people import Letterhead

NUMBER_PATTERN = "{kode_klasifikasi}/{nomor_urut}/{kode_unit}/{tahun}"
NUMBER_FIELDS = ("kode_klasifikasi", "nomor_urut", "kode_unit", "bulan_romawi", "tahun")
BLANK_NUMBER = " " * 8  # left for the hand of the registry (documents.md section 2.3)
BLANK_PLACE = "." * 20
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_FIELD = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class OfficeStyle:
    """The settings behind every document; `phrases` are the office's own texts by key.

    Nothing here belongs to a certain office: without a `city` letters are dated where the letterhead says, without a
    `unit_code` its place in a number stays blank.
    """

    city: str = ""
    paper: Paper = Paper.A4
    margins: MarginPreset = MarginPreset.NASIONAL
    catchwords: bool = False
    number_pattern: str = NUMBER_PATTERN
    classification: str = "000.1.5"
    unit_code: str = ""
    addressee: AddresseeProfile = AddresseeProfile.BARU
    detail_block: DetailBlock = DetailBlock.GABUNG
    sign_align: SignAlign = SignAlign.TENGAH
    name_underlined: bool = False
    nip_with_dot: bool = False
    emblem_in_black: bool = False
    attachment_signed: bool = True
    with_sex: bool = False
    geometry: Geometry = field(default_factory=Geometry)
    phrases: Mapping[str, str] = field(default_factory=dict[str, str], hash=False)

    def dated_in(self, letterhead: Letterhead) -> str:
        """Where letters are dated: the office's own city, else that of its letterhead, else dots to fill in."""
        return self.city.strip() or letterhead.city or BLANK_PLACE

    @property
    def lacks_unit_code(self) -> bool:
        """Whether numbers have a blank where the code of the office belongs."""
        return not self.unit_code.strip() and "{kode_unit}" in self.number_pattern

    def number(self, running: str, day: date | None) -> str:
        """A letter number by the office's pattern; what is not known stays blank: `running`, unit code, year.

        Raises UserError when the pattern names a field that does not exist.
        """
        check_number_pattern(self.number_pattern)
        values = {
            "kode_klasifikasi": self.classification,
            "nomor_urut": running or BLANK_NUMBER,
            "kode_unit": self.unit_code or BLANK_NUMBER,
            "bulan_romawi": _ROMAN[day.month - 1] if day else "  ",
            "tahun": str(day.year) if day else "    ",
        }
        return _FIELD.sub(lambda match: values[match[1]], self.number_pattern)


def check_number_pattern(pattern: str) -> None:
    """Raises UserError that names the field which a number pattern does not have, or that the running number lacks."""
    for name in _FIELD.findall(pattern):
        if name not in NUMBER_FIELDS:
            known = ", ".join(f"{{{one}}}" for one in NUMBER_FIELDS)
            raise UserError(f"Isian {{{name}}} tidak dikenal di pola nomor; pakai {known}.", "Pola nomor")
    if {"{", "}"} & set(_FIELD.sub("", pattern)):
        raise UserError("Kurung kurawal tidak berpasangan; tulis isian seperti {nomor_urut}.", "Pola nomor")
    if "{nomor_urut}" not in pattern:
        raise UserError("Pola nomor harus memuat {nomor_urut}.", "Pola nomor")


def running_number(number: str, pattern: str = NUMBER_PATTERN) -> str:
    """The running number inside a letter number of this pattern, `1427` of `000.1.5/1427/429.011/2026`; else empty."""
    parts = _FIELD.split(pattern)  # texts and names of fields by turns
    expression = "".join(
        re.escape(part) if index % 2 == 0 else r"\s*(\d+)\s*" if part == "nomor_urut" else "[^/]*"
        for index, part in enumerate(parts)
    )
    match = re.fullmatch(expression, number)
    return match[1] if match else ""
