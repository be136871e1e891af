"""How letters name people and offices: by the post, not by the person, for officials (documents.md section 2.5)."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from rakor_desktop.domain.kinds import Sector
from rakor_desktop.domain.meeting import Participant


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_SMALL = _words("dan di ke dari yang untuk pada dalam dengan oleh atau serta tentang")
# In a text typed in capitals nothing else tells an abbreviation from a word.
_ABBREVIATIONS = _words(
    "APBD APBN ASN BKKBN BLUD BPBD BPKAD BPS BUMD BUMDES BUMN CSR DAK DPRD FGD FKP HIPMI HPI IKM KADIN KB KPU LPPM LSM "
    "MPP OPD PAD PDAM PHRI PKK PLN PMI PNS PPID PPPK PTSP RAPBD RDTR RI RKPD RPJMD RPJPD RSUD RTRW SAKIP SDM SKPD SMA "
    "SMK SMP SPBE SPM TNI TPID TPPS UMKM UNESCO UPT UPTD"
)
# The head of such an office bears a name of its own instead of `Kepala ...`.
_HOLDERS = {
    "kecamatan": "Camat",
    "kelurahan": "Lurah",
    "inspektorat": "Inspektur",
    "sekretariat": "Sekretaris",
    "polresta": "Kapolresta",
    "polres": "Kapolres",
    "polsek": "Kapolsek",
    "kodim": "Dandim",
    "koramil": "Danramil",
    "lanal": "Danlanal",
}
_HEADED = _words(
    "dinas badan bagian kantor satuan balai bidang desa kejaksaan puskesmas upt uptd sma smk smp sd satpol bpbd bappeda"
)
_HEADS = ("kepala", "pimpinan")
_WELL_KNOWN = ("asisten ", "staf ahli ")  # of the Sekretariat Daerah, which there is but once
_LEADERS = _words("ketua direktur pimpinan pemimpin kepala rektor dekan manajer")
_REGENTS = _words("bupati gubernur")  # there is but one, whatever else is known

_ACTING = re.compile(r"(?:plt|plh|pjs?|penjabat)\b\.?\s*", re.IGNORECASE)
_UNIT = r"(?:bidang|bagian|seksi|sub\w*|urusan|ruang|unit|upt\w*)"
_LEVELS = (
    re.compile(
        r"bupati|wakil bupati|sekretaris daerah|asisten|staf ahli|inspektur(?! pembantu)|camat|ketua"
        rf"|kepala(?! {_UNIT})|direktur|rektor|dekan|pimpinan|pemimpin|komandan|dandim|danlanal|kapolres",
        re.IGNORECASE,
    ),
    re.compile(r"kepala bagian|kabag\b", re.IGNORECASE),
    re.compile(r"wakil|sekretaris|inspektur|kepala|kabid|kasat|kasdim|palaksa|kapolsek|danramil|lurah|manajer",
               re.IGNORECASE),
)  # fmt: skip


def standing(post: str) -> int:
    """The protocol level of a post in an office, lower is higher: head, Kepala Bagian, deputies and units, staff."""
    bare = _ACTING.sub("", " ".join(post.split()), count=1)
    return next((level for level, found in enumerate(_LEVELS) if found.match(bare)), len(_LEVELS))


def title_case(text: str) -> str:
    """Title Case by the rules of Indonesian: small words stay small, abbreviations and figures as they are typed."""
    shouted = text.isupper()
    words = text.split()
    return " ".join(_titled(word, index == 0, shouted=shouted) for index, word in enumerate(words))


def _titled(word: str, first: bool, *, shouted: bool) -> str:
    bare = re.sub(r"\W", "", word)
    if shouted and bare not in _ABBREVIATIONS and re.search(r"[AEIOU]", bare) and not _is_roman(bare):
        word = word.lower()
    if word.lower() in _SMALL:
        return word.lower().capitalize() if first else word.lower()
    # `rakor-desa` has two words, `e-Government` none that wants changing.
    if any(letter.isupper() for letter in word):
        return word
    return re.sub(r"[^\W\d_]+", lambda match: match[0][0].upper() + match[0][1:], word)


def _is_roman(word: str) -> bool:
    return bool(re.fullmatch(r"[IVX]+", word))


def lowered(text: str, names: Collection[str] = ()) -> str:
    """A phrase as it stands inside a sentence: a small first letter, unless it begins with a name or abbreviation."""
    first, _, rest = text.partition(" ")
    if first in names or not first[1:].islower() or rest[:1].isupper():
        return text
    return text[:1].lower() + text[1:]


def post_title(post: str, institution: str, short: str = "") -> str:
    """A post with its office, once: `Kepala Dinas` at `Dinas Perhubungan` is `Kepala Dinas Perhubungan`.

    `Camat` at `Kecamatan Glagah` is `Camat Glagah`, `Sekretaris Daerah` at `Sekretariat Daerah` stays as it is.
    """
    institution = " ".join(institution.split())
    acting, post = _parted(post)
    if not post or not institution:
        return acting + post or institution
    return acting + _post_title(post, institution, short)


def _post_title(post: str, institution: str, short: str) -> str:
    office = institution.partition(" ")[0].casefold()
    if post.casefold() in _HEADS and office in _HOLDERS:
        return head_title(institution)
    if office == "sekretariat" and post.casefold().startswith(_WELL_KNOWN):
        return post
    return _merged(post, institution, short) or f"{post} {institution}"


def _parted(post: str) -> tuple[str, str]:
    """`Plt. ` and the post itself, in one line."""
    post = " ".join(post.split())
    match = _ACTING.match(post)
    lead = match[0] if match else ""
    return (lead, post[len(lead) :]) if lead != post else ("", post)


def head_title(institution: str) -> str:
    """How the head of an office is addressed whose name is not known: `Camat Glagah`, `Kepala Dinas Perhubungan`."""
    words = institution.split()
    office = words[0].lower() if words else ""
    if office in _HOLDERS:
        return " ".join((_HOLDERS[office], *words[1:]))
    return f"{'Kepala' if office in _HEADED else 'Pimpinan'} {' '.join(words)}".strip()


def is_official(part: Participant) -> bool:
    """Whether somebody is addressed by the post: an official, or who heads an organisation."""
    post = _parted(part.post)[1].casefold()
    if not post or not _says_where(part):
        return False
    return part.sector in (Sector.PD, Sector.FV) or post.split()[0] in _LEADERS


def _says_where(part: Participant) -> bool:
    """Whether a letter can be delivered to the post: `Kepala` alone, of an office that is not known, is nobody's."""
    post = _parted(part.post)[1].casefold()
    return bool(part.institution.strip()) or " " in post or post in _REGENTS


def addressed(part: Participant) -> str:
    """Whom a letter goes to, without `Yth.`; a second line says who `Sdr. Nama` is."""
    if not part.name.strip():
        return head_title(part.institution) if part.institution.strip() else ""
    if is_official(part):
        return post_title(part.post, part.institution, part.institution_short)
    who = f"Sdr. {part.full_name}"
    place = post_title(part.post, part.institution, part.institution_short) if _says_where(part) else ""
    return f"{who}\n{place}" if place else who


def listed_as(part: Participant) -> str:
    """The first column of a daftar undangan, beside the institution: the post, or the name of who has none."""
    acting, post = _parted(part.post)
    if not part.name.strip():
        return head_title(part.institution) if part.institution.strip() else ""
    if not is_official(part):
        return f"Sdr. {part.full_name}"
    if post.casefold() in _LEADERS and part.sector in (Sector.PD, Sector.FV):
        return post_title(part.post, part.institution, part.institution_short)
    return acting + (_merged(post, part.institution, part.institution_short) or post)


def _merged(post: str, institution: str, short: str) -> str:
    """The post with the office where the one already names the other; empty where they do not meet."""
    words = post.split()
    said = [word.casefold() for word in words]
    for place in _names(institution):
        named = [word.casefold() for word in place]
        if _holds(said, named):
            return post
        for count in range(min(len(said), len(named)), 0, -1):
            if said[-count:] == named[:count]:
                return " ".join((*words, *place[count:]))
    if short and _holds(said, [word.casefold() for word in short.split()]):
        return post
    # `Kepala Dinas Pariwisata` at `Dinas Kebudayaan dan Pariwisata` says where as well.
    office = institution.partition(" ")[0].casefold()
    return post if office in said and (office in _HEADED or office in _HOLDERS) else ""


def _names(institution: str) -> list[list[str]]:
    words = institution.split()
    if not words:
        return []
    holder = _HOLDERS.get(words[0].casefold())
    return [words, [holder, *words[1:]]] if holder else [words]


def _holds(words: Sequence[str], wanted: Sequence[str]) -> bool:
    count = len(wanted)
    return any(list(words[start : start + count]) == list(wanted) for start in range(len(words) - count + 1))
