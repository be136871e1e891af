"""How the cells of an office's list of people become clean values; each reader says what is wrong with a cell."""

from __future__ import annotations

import re
from datetime import date

from rakor_desktop.domain.formatting import clean_line
from rakor_desktop.domain.kinds import Sector
from rakor_desktop.domain.people import split_name
from rakor_desktop.domain.roster_columns import normal_title

_ACRONYM_LIST = (
    "asdp bnpb bpbd bpjs bpkad bpkp bpn bps bri bumd bumdes bumn cv dlh dpd dpc dpmd dpmptsp dpr dprd dpuckpp fkdm "
    "fkub hipmi hpi iai iain kadin kbri kph kpp kpph kpu ksop kua lmdh lpmd lsm mui nu opd pc pd pdam phri pkk pln "
    "polri pp ppid pt ptpn pudam rri rsud rt rw sd skpd sma smk smp tn tni twa ud umkm untag upt uptd"
)
_ACRONYMS = frozenset(_ACRONYM_LIST.split())
_SMALL_WORDS = frozenset(
    {"dan", "di", "ke", "dari", "untuk", "yang", "dengan", "atau", "pada", "serta", "bin", "binti"}
)
_DEGREE_LIST = (
    "S.I.P.|S.IP.|S.T.|S.H.|S.E.|S.Sos.|S.STP.|S.A.P.|S.AP.|S.Pd.|S.Pd.I.|S.Kom.|S.Si.|S.P.|S.Pi.|S.Pt.|S.Hut.|S.Kep.|"
    "S.KM.|S.Ag.|S.Par.|S.Par.I.|S.Tr.Par.|S.S.|S.Sn.|S.Ikom.|S.I.Kom.|S.Farm.|S.Gz.|S.Ked.|S.Ak.|S.M.|S.Th.|S.Fil.|"
    "S.Psi.|S.Tr.T.|S.Tr.Kom.|S.Tr.|A.Md.|A.Md.Par.|A.Md.Kep.|A.Md.Kom.|M.Si.|M.M.|M.T.|M.Eng.|M.Par.|M.H.|M.Pd.|"
    "M.A.P.|M.AP.|M.Kes.|M.Kom.|M.Sc.|M.A.|M.P.|M.Hum.|M.IP.|M.Ag.|M.Sos.|M.Ling.|M.Sn.|M.M.Par.|M.Tr.Par.|M.Ak.|"
    "M.Tr.IP.|M.Pi.|M.Psi.|M.KM.|M.S.|M.E.|M.Ec.Dev.|Ph.D.|Lc.|S.Tr.K.|S.I.K."
)
_SPELLINGS = frozenset(_DEGREE_LIST.split("|"))
_DEGREES = {re.sub(r"[^a-z]", "", degree.lower()): degree for degree in _DEGREE_LIST.split("|")}
_SECTORS: dict[str, Sector] = {
    **{sector.value.lower(): sector for sector in Sector},
    **{normal_title(sector.label): sector for sector in Sector},
    **{normal_title(sector.short_label): sector for sector in Sector},
    **{normal_title(sector.formal): sector for sector in Sector},
    **{
        title: sector
        for sector, titles in {
            Sector.PD: "pemda|pemkab|opd|perangkat daerah|pemerintah kabupaten|kecamatan|desa|skpd|pemdes",
            Sector.FV: "vertikal|instansi vertikal|tni polri|forkopimda vertikal|muspida|instansi pusat|tni|polri",
            Sector.BU: "bumn|bumd|perbankan|bank|bumn dan bumd|badan usaha",
            Sector.DU: "swasta|pengusaha|asosiasi|pelaku usaha|usaha|asosiasi usaha|bisnis",
            Sector.AK: "akademik|perguruan tinggi|kampus|universitas|akademisi perguruan tinggi",
            Sector.MS: "lsm|ormas|komunitas|tokoh masyarakat|masyarakat lsm|organisasi masyarakat|masyarakat komunitas",
            Sector.MD: "pers|wartawan|media massa|jurnalis",
        }.items()
        for title in titles.split("|")
    },
}
_ROUNDED_NIP = (
    "NIP di Excel tersimpan sebagai angka sehingga tiga angka terakhirnya hilang; "
    "perbaiki di berkas asal atau isi di direktori."
)
_BLANKS = frozenset({"", "-", "–", "—", ".", "n/a", "na", "nihil", "tidak ada"})
_YES = frozenset({"x", "v", "✓", "✔", "√", "ya", "y", "1", "*", "diundang", "ok"})
_SEXES = {
    **dict.fromkeys(("l", "lk", "laki laki", "laki", "pria", "m"), "L"),
    **dict.fromkeys(("p", "pr", "perempuan", "wanita", "f"), "P"),
}


def blank(text: str) -> bool:
    """Whether a cell says nothing: empty or a dash."""
    return text.strip().lower() in _BLANKS


def tidy_case(text: str, *, single: bool = True) -> str:
    """Capital letters calmed down: `DINAS PERHUBUNGAN DAN LLAJ` -> `Dinas Perhubungan dan LLAJ`; mixed case stays.

    With `single` False one lone word in capitals stays as it is: it may be an acronym.
    """
    text = clean_line(text)
    if not text or not (text.isupper() or text.islower()):
        return text
    if not single and " " not in text:
        return text
    words = [_cased(word, first=place == 0) for place, word in enumerate(text.split(" "))]
    return " ".join(words)


def _cased(word: str, *, first: bool) -> str:
    bare = re.sub(r"[^a-z]", "", word.lower())
    if bare in _SMALL_WORDS and not first:
        return word.lower()
    if bare in _ACRONYMS or (len(bare) > 1 and not re.search(r"[aeiouy]", bare)) or re.fullmatch(r"[ivx]+", bare):
        return word.upper()
    return re.sub(r"[^\W\d_]+(?:['’][^\W\d_]+)?", lambda match: match[0].capitalize(), word)


def read_name(text: str, before: str = "", after: str = "") -> tuple[str, str, str]:
    """Degrees before, name, degrees after, from one cell or three; capitals calmed, degrees in their usual spelling."""
    text = clean_line(text.replace(";", ","))
    own_before, name, own_after = split_name(text)
    words = name.split()
    tail: list[str] = []
    while len(words) > 1 and "." in words[-1] and _degree_key(words[-1]) in _DEGREES:
        tail.insert(0, words.pop())  # "Agus Priyambodo S.T." without its comma
    before_column, after_column = _split_degrees(after)
    befores = [clean_line(before), before_column, own_before]
    afters = [*tail, own_after, after_column]
    return (
        _unique_words(" ".join(_before(part) for part in befores if part)),
        tidy_case(" ".join(words)),
        _unique_degrees([degree for part in afters for degree in _degrees(part)]),
    )


def read_institution(text: str) -> str:
    """An institution's name with capitals calmed and the usual shortenings written out: `KEC. LICIN`."""
    name = re.sub(r"^kec\b\.?\s*", "Kecamatan ", clean_line(text), flags=re.IGNORECASE)
    name = re.sub(r"\s*&\s*", " dan ", name)
    bare = name.removeprefix("Kecamatan ")
    return name.removesuffix(bare) + tidy_case(bare, single=name != bare)


def _degree_key(text: str) -> str:
    return re.sub(r"[^a-z]", "", text.lower())


def _degrees(text: str) -> list[str]:
    parts = [part.strip() for part in text.split(",") if part.strip()]
    found: list[str] = []
    for part in parts:
        if part in _SPELLINGS:
            found.append(part)
            continue
        if _degree_key(part) in _DEGREES:
            found.append(_DEGREES[_degree_key(part)])
            continue
        words = part.split()
        known = [_DEGREES.get(_degree_key(word), "") for word in words]
        found += known if len(words) > 1 and all(known) else [clean_line(part)]
    return found


def _unique_degrees(degrees: list[str]) -> str:
    return ", ".join(dict.fromkeys(degrees))


def _unique_words(text: str) -> str:
    return " ".join(dict.fromkeys(text.split()))


def _before(text: str) -> str:
    # `Dr.` (doctor) and `dr.` (physician) differ by their case alone, so only other shapes are mended.
    if not text.isupper():
        return text
    return " ".join(word if len(word.rstrip(".")) == 1 else word.capitalize() for word in text.split())


def _split_degrees(text: str) -> tuple[str, str]:
    """The content of a column `Gelar`: what stands before a name, what after it."""
    front: list[str] = []
    parts = [part.strip() for part in clean_line(text).split(",") if not blank(part)]
    while parts and split_name(f"{parts[0]} X")[0] == parts[0]:
        front.append(parts.pop(0))
    return " ".join(front), ", ".join(parts)


def read_sector(text: str) -> Sector | None:
    """The sector a cell names by code, label or a usual word; None for a word that names none."""
    title = normal_title(re.sub(r"^\s*(?:[A-Z]|[IVX]+|\d{1,2})[.)]\s+", "", text))
    return _SECTORS.get(title) or _SECTORS.get(title.removeprefix("unsur ").strip())


_SECTOR_BY_FIRST_WORD = {
    word: sector
    for sector, words in {
        Sector.PD: "dinas badan bagian kecamatan kelurahan desa sekretariat inspektorat satpol rsud uptd upt puskesmas "
        "setda bappeda bpbd bapenda bpkad bkpsdm bkpp dpmd dpmptsp dlh dinkes dinsos dishub disdik disbudpar "
        "diskominfo dispora bakesbangpol pemerintah pemkab pemkot pemdes satuan",
        Sector.FV: "polresta polres polsek kodim koramil lanal kantor kejaksaan kejari pengadilan kepolisian bps bpn "
        "bpjs kemenag kpu bawaslu dprd kpp ksop lapas basarnas bmkg",
        Sector.BU: "bank bumn bumd perumda pudam pdam pln telkom perusahaan bri bni btn bsi bulog ptpn asdp",
        Sector.DU: "pt cv ud asosiasi phri kadin hipmi apindo asita hpi koperasi hotel restoran toko",
        Sector.AK: "universitas politeknik institut akademi fakultas stikes stie stikom untag uniba poliwangi iai iain",
        Sector.MD: "radar rri tv radio harian media pwi",
    }.items()
    for word in words.split()
}
_SOCIETY_LIST = (
    "yayasan lembaga forum kelompok paguyuban persatuan perhimpunan perkumpulan ikatan himpunan komunitas dewan karang "
    "tp pkk pokdarwis lsm lpmd mui fkub fkdm muhammadiyah komisi balai rumah sekolah sma smk smp madrasah pondok "
    "pesantren unit gerakan serikat aliansi gabungan majelis organisasi perum "
    "sanggar padepokan klub gapoktan poktan pokmas posyandu"
)
_SOCIETIES = frozenset(_SOCIETY_LIST.split())


def likely_sector(institution: str) -> Sector:
    """The sector of a new institution by the first word of its name; MS, that of most walk-ins, when it tells none."""
    first = institution_key(institution).partition(" ")[0]
    return _SECTOR_BY_FIRST_WORD.get(first, Sector.MS)


def looks_like_institution(name: str) -> bool:
    """Whether a name starts as those of institutions do: `Dinas Kesehatan`, `TP PKK`, `PT Maju Jaya`."""
    first = institution_key(name).partition(" ")[0]
    return first in _SECTOR_BY_FIRST_WORD or first in _SOCIETIES


def read_sex(text: str) -> str | None:
    """`L` or `P`; None for anything else."""
    return _SEXES.get(normal_title(text))


def read_mark(text: str) -> bool:
    """Whether a marking column is ticked: x, v, ya, 1, a check mark."""
    return text.strip().lower() in _YES


def read_phone(text: str) -> tuple[str, str]:
    """A phone number with the leading zero that spreadsheets drop, and what is odd about it."""
    text = clean_line(text).lstrip("'`")
    digits = re.sub(r"\D", "", text)
    if len(digits) < 6 or re.search(r"[^\d\s()+./,;-]", text):
        return text, "Nomor telepon tidak lengkap atau berisi huruf; periksa kembali."
    if text.startswith("+62") or (digits.startswith("62") and len(digits) > 10):
        rest = re.sub(r"^\+?62[\s-]*", "", text).removeprefix("0")
        return f"0{rest}", ""
    if text.isdigit() and text.startswith("8") and 9 <= len(text) <= 12:
        return f"0{text}", ""
    return text, ""


def read_email(text: str) -> tuple[str, str]:
    """An e-mail address in lower case, and what is odd about it."""
    text = clean_line(text).lower()
    if not re.fullmatch(r"[^@\s,;]+@[^@\s,;]+\.[^@\s,;.]+", text):
        return text, "Alamat pos-el tidak lengkap; tulis seperti nama@contoh.go.id."
    return text, ""


def read_nip(text: str, today: date | None = None) -> tuple[str, str]:
    """An NIP as 18 digits (or an NRP as typed) and the sentence that says what is wrong with it, empty when right.

    The parts are those of documents.md section 10.4: birth date, first month of service (21 for PPPK), sex, sequence.
    """
    bare = re.sub(r"[\s.'`’-]|^NIP[.:\s]*", "", clean_line(text), flags=re.IGNORECASE)
    if bare.upper().startswith("NRP"):
        return clean_line(text), ""
    if re.fullmatch(r"\d[,\d]*E\+?\d+", bare, re.IGNORECASE):
        return bare, _ROUNDED_NIP
    if not bare.isascii() or not bare.isdigit():
        return clean_line(text), "NIP hanya boleh berisi angka; periksa kembali."
    if len(bare) != 18:
        return bare, f"NIP harus 18 angka, yang tertulis {len(bare)} angka."
    if bare.endswith("000"):
        return bare, _ROUNDED_NIP
    return bare, _nip_fault(bare, (today or date.today()).year)


def _nip_fault(digits: str, this_year: int) -> str:
    try:
        birth = date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError:
        return "Delapan angka pertama NIP bukan tanggal lahir; periksa kembali."
    year, month = int(digits[8:12]), int(digits[12:14])
    if not 1930 <= birth.year <= this_year - 15:
        return f"Tahun lahir {birth.year} pada NIP tidak wajar; periksa kembali."
    if not (1 <= month <= 12 or month == 21) or not birth.year + 15 <= year <= this_year + 1:
        return "Angka ke-9 sampai ke-14 NIP bukan tahun dan bulan pengangkatan; periksa kembali."
    if digits[14] not in "12":
        return "Angka ke-15 NIP harus 1 (laki-laki) atau 2 (perempuan); periksa kembali."
    return ""


def name_key(name: str) -> str:
    """A name for comparing: no case, marks or degrees."""
    return normal_title(split_name(name)[1] or name)


_PLACE = re.compile(r"\b(?:pemerintah )?(?:kabupaten|kab|pemkab) banyuwangi$")
_SHORT_WORDS = {
    "kec": "kecamatan",
    "kel": "kelurahan",
    "ds": "desa",
    "univ": "universitas",
    "pemkab": "pemerintah kabupaten",
}


def institution_key(name: str) -> str:
    """An institution's name for comparing: `DINAS  PARIWISATA Kab. Banyuwangi` equals `Dinas Pariwisata`."""
    words = [_SHORT_WORDS.get(word, word) for word in normal_title(name.replace("&", " dan ")).split()]
    key = " ".join(words)
    return _PLACE.sub("", key).strip() or key
