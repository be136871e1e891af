"""What must hold for every PDF that the program makes, of every kind, for a tiny, a usual and a huge meeting."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from rakor_desktop.documents.sheet import Sheet
from rakor_desktop.documents.writer import make_document, write_document
from rakor_desktop.domain.kinds import Paper
from rakor_desktop.domain.naskah import (
    AddresseeProfile,
    DeedVariant,
    DetailBlock,
    DocumentKind,
    Format,
    MarginPreset,
    Security,
    SignAlign,
    SignForm,
)
from rakor_desktop.domain.progress import Silent
from rakor_desktop.domain.record import DocumentOptions, MeetingRecord
from tests.support_pdfa import Standard, validate
from tests.unit.documents.pdf_reading import MM, Read, read
from tests.unit.documents.records import MADE_AT
from tests.unit.documents.whole_records import MEETINGS, PARTIES, SEAL, secrets

PDF_KINDS = tuple(kind for kind in DocumentKind if Format.PDF in kind.formats)
FINAL = {"final": True, "made_at": MADE_AT}
# Everything on one page that can be there, on other paper, in other habits of the office.
LOADED = {
    **FINAL, "seal": SEAL, "security": Security.RAHASIA, "paper": Paper.F4, "sign_form": SignForm.BLOK,
    "per_invitee": True,
}  # fmt: skip
LOADED_STYLE = {
    "catchwords": True, "addressee": AddresseeProfile.KLASIK, "detail_block": DetailBlock.PISAH,
    "margins": MarginPreset.FOLIO_LOKAL, "sign_align": SignAlign.KIRI, "name_underlined": True, "nip_with_dot": True,
    "emblem_in_black": True, "with_sex": True,
}  # fmt: skip
PAIR = {
    "made_at": MADE_AT, "variant": DeedVariant.PIHAK, "parties": PARTIES, "paper": Paper.F4_210, "zigzag": False,
    "two_signatures": False, "include_photos": False, "include_attachments": False, "include_internal": True,
}  # fmt: skip


@dataclass(frozen=True)
class Case:
    """One document: of which meeting, of which kind, how."""

    meeting: str
    kind: DocumentKind
    name: str
    changes: dict[str, Any] = field(compare=False)
    style: dict[str, Any] = field(compare=False, default_factory=dict)

    def __str__(self) -> str:
        return f"{self.meeting}-{self.kind.value}-{self.name}"

    @property
    def record(self) -> MeetingRecord:
        record = MEETINGS[self.meeting]()
        return replace(record, style=replace(record.style, **self.style))

    @property
    def options(self) -> DocumentOptions:
        return DocumentOptions(self.kind, **self.changes)

    @property
    def is_public(self) -> bool:
        return self.options.public_copy


def _cases() -> Iterator[Case]:
    for kind in PDF_KINDS:
        yield Case("tiny", kind, "final", FINAL)
        yield Case("tiny", kind, "draft", {"made_at": MADE_AT})
        yield Case("demo", kind, "final", FINAL)
        yield Case("demo", kind, "public", {**FINAL, "public_copy": True, "seal": SEAL})
        yield Case("demo", kind, "loaded", LOADED, LOADED_STYLE)
        yield Case("demo", kind, "pair", PAIR, {"margins": MarginPreset.KEMENDAGRI})
        yield Case("huge", kind, "public", {**FINAL, "public_copy": True, "seal": SEAL})


CASES = tuple(_cases())
every_case = pytest.mark.parametrize("case", CASES, ids=str)
Maker = Callable[[Case], Read]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Maker:
    """Makes the document of a case, once."""
    folder = tmp_path_factory.mktemp("every")
    known: dict[Case, Read] = {}

    def make(case: Case) -> Read:
        if case not in known:
            path = folder / f"{case}.pdf"
            write_document(case.record, case.options, path, Silent())
            known[case] = read(path)
        return known[case]

    return make


# ------------------------------------------------------------------------------------------------------------ the file


@every_case
def test_the_archive_accepts_it(made: Maker, case: Case) -> None:
    path = made(case).path
    with pikepdf.open(path) as document, document.open_metadata() as metadata:
        standard = {"2B": Standard.PDFA_2B, "2A": Standard.PDFA_2A}[metadata.pdfa_status]
        assert document.check_pdf_syntax() == []
    (validation,) = validate([path], standard)
    assert validation.failures == ()
    assert validation.checks > 500


@pytest.mark.parametrize("case", [case for case in CASES if case.meeting == "demo"], ids=str)
def test_it_can_be_read_aloud(made: Maker, case: Case) -> None:
    """Its structure keeps PDF/UA-1 as far as a machine can judge; the file does not claim it."""
    (validation,) = validate([made(case).path], Standard.PDFUA_1)
    assert [line for line in validation.failures if not line.startswith("5-1: ")] == []


@every_case
def test_the_same_record_gives_the_same_bytes(made: Maker, case: Case) -> None:
    assert make_document(case.record, case.options, Silent()) == made(case).path.read_bytes()


@every_case
def test_the_file_tells_what_it_is(made: Maker, case: Case) -> None:
    found = made(case)
    with pikepdf.open(found.path) as document:
        assert str(document.Root.Lang) == "id-ID"
        assert case.record.meeting.title in str(document.docinfo.Title)
        assert str(document.docinfo.Author)
        with document.open_outline() as outline:
            entries = [entry.title for entry in outline.root]
        assert not entries or len(found.pages) > 4
        fonts = [font for font in document.objects if _is_font(font)]
    assert fonts
    for font in fonts:
        assert re.fullmatch(r"/[A-Z]{6}\+LiberationSans(-Bold)?", str(font.BaseFont))
        assert "/FontFile2" in font.FontDescriptor


@every_case
def test_a_long_document_can_be_leafed_through_by_its_headings(made: Maker, case: Case) -> None:
    found = made(case)
    with pikepdf.open(found.path) as document, document.open_outline() as outline:
        assert len(found.pages) <= 4 or outline.root


def _is_font(thing: Any) -> bool:
    return isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/Font"


# ------------------------------------------------------------------------------------------------------------ the text

KOP, SIGNED = "PEMERINTAH KABUPATEN BANYUWANGI", "Drs. Suryanto Wibowo, M.Si."
DETAILS = ("Hari/Tanggal : Selasa, 24 November 2026", "Tempat : Aula Rempeg Jogopati")
SHEET_OF_NAMES = (*DETAILS, "No.", "Nama", "Jabatan", "Instansi")
NOTICE = ("Data pada daftar hadir ini", "Halaman 1 dari")
# What a reader meets of the whole demo meeting, from the first line to the last.
IN_ORDER: dict[DocumentKind, tuple[str, ...]] = {
    DocumentKind.UNDANGAN: (
        "Nomor : 000.1.5/1427/429.011/2026", "Sifat : Segera", "Hal : Undangan", "Yth.", "Dalam rangka", *DETAILS,
        "ASISTEN PEREKONOMIAN DAN PEMBANGUNAN,", SIGNED, "Tembusan", "LAMPIRAN",
        "DAFTAR PEJABAT", "A. Perangkat Daerah", "SUSUNAN ACARA",
    ),
    DocumentKind.SUSUNAN_ACARA: (
        "SUSUNAN ACARA", *DETAILS, "No.", "Waktu", "Evaluasi tindak lanjut rapat lalu", "Paparan arah", "Perumusan",
    ),
    DocumentKind.DAFTAR_HADIR: (
        "DAFTAR HADIR", *SHEET_OF_NAMES, "Tanda Tangan", "1. Drs. Suryanto Wibowo, S.E.", "2. Ratna Wulandari",
        *NOTICE, SIGNED,
    ),
    DocumentKind.DAFTAR_HADIR_KOSONG: ("DAFTAR HADIR", *SHEET_OF_NAMES, "Tanda Tangan", "17.", *NOTICE),
    DocumentKind.DAFTAR_HADIR_REKAP: (
        "REKAP DAFTAR HADIR", *SHEET_OF_NAMES, "Keterangan", "1. Drs. Suryanto Wibowo, S.E.", *NOTICE, SIGNED,
    ),
    DocumentKind.NOTULA: (
        "NOTULA", "Nomor 000.1.5/1500/429.011/2026", *DETAILS, "Evaluasi tindak lanjut", "Dari 9 (sembilan)",
        "Meminta kepastian perbaikan jalan", "Perbaikan jalan", SIGNED, "DOKUMENTASI", "Registrasi peserta",
    ),
    DocumentKind.BERITA_ACARA: (
        "BERITA ACARA", "NOMOR 000.1.5/1501/429.011/2026", "Pada hari ini Selasa", "Perbaikan jalan", SIGNED,
        "LAMPIRAN", "DOKUMENTASI",
    ),
    DocumentKind.RUMUSAN: (
        "RUMUSAN HASIL RAPAT", "A. Isu Strategis", "B. Kesepakatan", "Perbaikan jalan", SIGNED,
    ),
    DocumentKind.MATRIKS: (
        "MATRIKS TINDAK LANJUT", "No.", "Kesepakatan", "Tenggat", "29 homestay didampingi", SIGNED,
    ),
    DocumentKind.LEMBAR_TUGAS: (
        "LEMBAR TUGAS BADAN PERENCANAAN", "Dasar : Berita Acara", "Perbaikan jalan", "Penerima tugas", SIGNED,
        "LEMBAR TUGAS DINAS",
    ),
    DocumentKind.LAPORAN: (
        "LAPORAN", "NOMOR 000.1.5/1502/429.011/2026", "A. PENDAHULUAN", "B. KEGIATAN", "C. HASIL", "Perbaikan jalan",
        SIGNED, "LAMPIRAN", "DOKUMENTASI",
    ),
    DocumentKind.NOTA_DINAS: (
        "NOTA DINAS", "Yth. : Sekretaris Daerah", "Nomor : 000.1.5/1503/429.011/2026", "Menindaklanjuti",
        "Perbaikan jalan", SIGNED, "LAMPIRAN",
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", PDF_KINDS)
def test_the_text_comes_in_reading_order(made: Maker, kind: DocumentKind) -> None:
    text = made(Case("demo", kind, "final", FINAL)).text
    place = 0
    for part in (KOP, *IN_ORDER[kind]):
        found = text.find(part, place)
        assert found >= 0, f"{part!r} does not come after {text[max(place - 80, 0) : place]!r}"
        place = found + len(part)


NOT_OWN = re.compile(r"- \d+ -|.*Halaman \d+ dari \d+|KONSEP|RAHASIA")


@every_case
def test_no_page_is_empty(made: Maker, case: Case) -> None:
    for number, page in enumerate(made(case).pages, 1):
        own = [line for line in page.splitlines() if line.strip() and not NOT_OWN.fullmatch(line.strip())]
        assert len(" ".join(own).split()) >= 2, f"page {number} says only {own}"


PERSONAL = re.compile(rb"(?:peserta\d+|parkir)@contoh|081[23]-\d{4}-\d{4}|19\d{6} ?\d{6} ?[12] ?999")


@pytest.mark.parametrize("case", [case for case in CASES if case.is_public], ids=str)
def test_a_public_copy_tells_nobodys_number_or_address(made: Maker, case: Case) -> None:
    """In no text and no hidden corner of the file."""
    found = made(case)
    known = secrets(case.record)
    assert all(PERSONAL.search(secret.encode()) for secret in known), "the pattern misses one of them"
    text = "".join("".join(found.pages).split())
    assert [secret for secret in known if secret in text] == []
    with pikepdf.open(found.path) as document:
        hidden = [_bytes(thing) for thing in document.objects]
    assert [match[0] for part in hidden for match in PERSONAL.finditer(part)] == []


@pytest.mark.parametrize("meeting", ["demo", "huge"])
@pytest.mark.parametrize(
    ("kind", "wanted"), [(kind, each) for kind in DocumentKind for each in kind.formats if each is not Format.PDF]
)
def test_nor_does_a_public_workbook_or_word_document(meeting: str, kind: DocumentKind, wanted: Format) -> None:
    options = DocumentOptions(kind, format=wanted, final=True, public_copy=True, made_at=MADE_AT)
    content = make_document(MEETINGS[meeting](), options, Silent())
    with zipfile.ZipFile(BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    found = {name: match[0] for name, part in parts.items() for match in PERSONAL.finditer(part)}
    assert found == {}


def _bytes(thing: Any) -> bytes:
    """What an object of a file holds, unpacked; of pictures and fonts only what is said about them."""
    if isinstance(thing, pikepdf.Stream) and "/Width" not in thing and "/Length1" not in thing:
        return thing.read_bytes() + thing.unparse()
    return thing.unparse()


# ---------------------------------------------------------------------------------------------------------- the margins

# What may stand in the upper and lower margin (documents.md sections 1.5, 1.6, 11.2, 11.4).
AROUND = re.compile(r"- \d+ -|.* versi 2 · kode .*|Halaman \d+ dari \d+|RAHASIA|Data pada daftar hadir ini .*")
EDGE = 4 * MM  # what printers cannot reach


@pytest.mark.parametrize("case", [case for case in CASES if case.options.final], ids=str)
def test_nothing_stands_outside_the_text_area(made: Maker, case: Case) -> None:
    """But page numbers, marks, notices and the code of a final document."""
    found = made(case)
    document = pypdfium2.PdfDocument(found.path)
    try:
        for number, words in enumerate(found.words):
            sheet = Sheet.of(case.options.paper, case.record.style, landscape=_lies(found.sizes[number]))
            pixels = document[number].render(scale=1, grayscale=True).to_pil()
            is_last = number == len(found.words) - 1
            for side, box in _bands(sheet, has_code=is_last and case.options.seal is not None):
                assert _is_white(pixels, box), f"ink at the {side} of page {number + 1}"
            has_kop = any("PEMERINTAH KABUPATEN" in word.text for word in words)
            low = " ".join(word.text for word in words if word.top < sheet.margins.bottom - 15 * MM * has_kop)
            high = [word.text for word in words if word.bottom > sheet.height - sheet.margins.top]
            assert not low or AROUND.fullmatch(low), f"page {number + 1} has at its foot: {low}"
            assert has_kop or all(AROUND.fullmatch(text) for text in high), f"page {number + 1} has on top: {high}"
    finally:
        document.close()


def _lies(size: tuple[float, float]) -> bool:
    return size[0] > size[1]


def _bands(sheet: Sheet, *, has_code: bool) -> Iterator[tuple[str, tuple[float, float, float, float]]]:
    """The edges of the sheet that stay white: left, upper, right, lower, from the upper left corner."""
    code = 25 * MM if has_code else 0
    yield "left", (0, 0, sheet.margins.left - 1.5, sheet.height - code)
    yield "right", (sheet.width - sheet.margins.right + 1.5, 0, sheet.width, sheet.height)
    yield "top", (0, 0, sheet.width, EDGE)
    yield "foot", (0, sheet.height - EDGE, sheet.width, sheet.height)


def _is_white(pixels: Image.Image, box: tuple[float, float, float, float]) -> bool:
    left, upper, right, lower = (round(value) for value in box)
    return min(pixels.crop((left, upper, right, lower)).tobytes()) > 240


# ------------------------------------------------------------------------------------------------------- the validator


def test_the_validator_finds_what_is_wrong(tmp_path: Path) -> None:
    path, bare, broken = tmp_path / "baik.pdf", tmp_path / "tanpa.pdf", tmp_path / "rusak.pdf"
    content = make_document(MEETINGS["tiny"](), DocumentOptions(DocumentKind.NOTULA, made_at=MADE_AT), Silent())
    path.write_bytes(content)
    with pikepdf.open(BytesIO(content)) as document:
        del document.Root.Metadata
        for thing in document.objects:
            if _is_font(thing):
                del thing.FontDescriptor["/FontFile2"]
        document.save(bare)
    broken.write_bytes(content[:2000])
    good, lacking, unreadable = validate([path, bare, broken])
    assert good.failures == ()
    assert any("Metadata" in line for line in lacking.failures)
    assert any("font" in line for line in lacking.failures)
    assert unreadable.failures
