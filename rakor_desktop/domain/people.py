"""Institutions, people, letterheads and signatories."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from rakor_desktop.domain.kinds import Sector
from rakor_desktop.domain.naskah import Delegation, KopKind


@dataclass(frozen=True, slots=True)
class Institution:
    """Instansi/lembaga; `rank` is the protocol order, lower first."""

    id: str
    name: str
    short_name: str = ""
    sector: Sector = Sector.PD
    parent_id: str | None = None
    address: str = ""
    contact: str = ""
    protocol_order: int = 1000

    @property
    def label(self) -> str:
        """The short name where there is one."""
        return self.short_name or self.name


@dataclass(frozen=True, slots=True)
class Person:
    """A person of the directory, with the institution's names joined in."""

    id: str
    name: str
    title_before: str = ""
    title_after: str = ""
    nip: str = ""
    rank: str = ""
    post: str = ""
    institution_id: str | None = None
    phone: str = ""
    email: str = ""
    sex: str = ""
    institution: str = ""
    institution_short: str = ""
    sector: Sector = Sector.PD

    @property
    def full_name(self) -> str:
        """Name with degrees as documents print it: `Dr. H. Nama, M.Si.` (documents.md section 2.7)."""
        return full_name(self.title_before, self.name, self.title_after)


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Kop naskah dinas (documents.md section 2.2); `emblem` is the image file's content or empty.

    `name` tells it from the office's others on the screen; `unit` is the line of a UPT, kelurahan or BLUD below the
    Perangkat Daerah; a kop Bupati prints line 1 alone and the address at the foot of the page.
    """

    id: str
    line_1: str = ""
    line_2: str = ""
    address: str = ""
    contact: str = ""
    emblem: bytes = b""
    double_rule: bool = True
    name: str = ""
    kind: KopKind = KopKind.PERANGKAT
    unit: str = ""

    @property
    def label(self) -> str:
        """How lists name it."""
        return self.name or self.unit or self.line_2 or self.line_1

    @property
    def city(self) -> str:
        """The city that line 1 names: `Jember` of `PEMERINTAH KABUPATEN JEMBER` or `BUPATI JEMBER`; else empty."""
        level, place = self._government
        if level not in ("KABUPATEN", "KOTA"):
            return ""
        return place.title() if place.isupper() else place

    @property
    def region(self) -> str:
        """The region whose government line 1 names, in capitals: `KABUPATEN JEMBER`, also of `BUPATI JEMBER`.

        Empty where line 1 names no government.
        """
        return " ".join(self._government).strip().upper()

    @property
    def _government(self) -> tuple[str, str]:
        """What line 1 names: the kind of region in capitals, empty for `PEMERINTAH ACEH`, and its name as written."""
        match = _REGION.fullmatch(" ".join(self.line_1.split()))
        if match is None:
            return "", ""
        kind = (match["kind"] or match["head"] or "").upper()
        return _RULED.get(kind, kind), match["place"]

    def bears_region(self, others: Iterable[Letterhead], before: bytes = b"") -> bool:
        """Whether this regent's letterhead has the emblem of the region in place of the Garuda (documents.md 2.1).

        `before` is the emblem that it had while it was not a regent's yet.
        """
        regional = {before, *(one.emblem for one in others if one.kind is KopKind.PERANGKAT)}
        return self.kind is KopKind.BUPATI and bool(self.emblem) and self.emblem in regional

    def line_1_as(self, kind: KopKind) -> str:
        """Line 1 as a letterhead of this kind has it: `PEMERINTAH KABUPATEN JEMBER`, `BUPATI JEMBER`.

        Words that name no region stay as they are.
        """
        words = " ".join(self.line_1.split())
        for region, head in (("PEMERINTAH KABUPATEN ", "BUPATI "), ("PEMERINTAH KOTA ", "WALI KOTA ")):
            before, after = (region, head) if kind is KopKind.BUPATI else (head, region)
            if words.upper().startswith(before):
                return after + words[len(before) :]
        return self.line_1


_REGION = re.compile(
    r"(?:pemerintah (?:daerah (?=kabupaten|kota|provinsi|daerah))?(?:(?P<kind>kabupaten|kota|provinsi) )?"
    r"|(?P<head>bupati|wali ?kota|gubernur) )(?P<place>.+)",
    re.IGNORECASE,
)
# What the head of a government rules.
_RULED = {"BUPATI": "KABUPATEN", "WALI KOTA": "KOTA", "WALIKOTA": "KOTA", "GUBERNUR": "PROVINSI"}


@dataclass(frozen=True, slots=True)
class Signatory:
    """Penandatangan (documents.md section 2.7): the post, by which right it signs, then the person.

    `authority` is the post in whose name is signed (a.n.), `passed_by` the post between (u.b.: the a.n. holder).
    Pejabat negara and non-ASN leave `rank` and `nip` empty.
    """

    id: str
    post: str = ""
    delegation: Delegation = Delegation.NONE
    authority: str = ""
    passed_by: str = ""
    name: str = ""
    title_before: str = ""
    title_after: str = ""
    rank: str = ""
    nip: str = ""

    @property
    def full_name(self) -> str:
        """Name with degrees."""
        return full_name(self.title_before, self.name, self.title_after)

    @property
    def label(self) -> str:
        """How lists name it."""
        return " – ".join(part for part in (self.full_name, self.post) if part)

    @property
    def post_lines(self) -> tuple[str, ...]:
        """The lines above the name, without the closing comma: `a.n. BUPATI BANYUWANGI`, `SEKRETARIS DAERAH`."""
        authority, post = bare_post(self.authority), bare_post(self.post)
        if self.delegation is Delegation.AN and authority:
            return f"{self.delegation.label} {authority}", post
        if self.delegation is Delegation.UB and authority:
            passed_by = bare_post(self.passed_by)
            return f"{Delegation.AN.label} {authority}", passed_by, self.delegation.label, post
        if self.delegation in (Delegation.PLT, Delegation.PLH, Delegation.PJ, Delegation.PJS):
            return (f"{self.delegation.label} {post}",)
        # Files of the first release hold `a.n. BUPATI ...` as one typed text.
        return (*self.authority.splitlines(), self.post)


_RIGHT = re.compile(r"(?:a\.\s*n\.?|u\.\s*b\.?|plt\.?|plh\.?|pjs?\.?)\s+", re.IGNORECASE)


def bare_post(text: str) -> str:
    """A post without the abbreviation of the right to sign, which some type along: it is printed once."""
    text = text.strip()
    match = _RIGHT.match(text)
    return text[match.end() :] if match else text


def full_name(before: str, name: str, after: str) -> str:
    """Join degrees and name: `{gelar_depan} {nama}, {gelar_belakang}`."""
    front = f"{before} {name}".strip()
    return f"{front}, {after}" if after else front


def split_name(text: str) -> tuple[str, str, str]:
    """Split a typed name into degrees before, name, degrees after.

    Everything after the first comma is a degree after the name; leading words that end with a dot
    (`Dr.`, `H.`, `Ir.`) or are known bare degrees (`Hj`, `KH`) are degrees before it.
    """
    front, _, after = (part.strip() for part in text.partition(","))
    words = front.split()
    count = 0
    while count < len(words) - 1 and _is_degree(words[count]):
        count += 1
    return " ".join(words[:count]), " ".join(words[count:]), after


_DEGREES = frozenset({"dr", "dra", "drs", "drg", "ir", "prof", "h", "hj", "kh", "k.h", "apt", "ns", "gus", "nyai"})


def _is_degree(word: str) -> bool:
    # "I." or "M." before a Balinese or shortened name is an initial, not a degree.
    return word.rstrip(".").lower() in _DEGREES and (word.endswith(".") or len(word) > 1)
