"""What a final document carries: the line at the foot of every page and the code on the last."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from rakor_desktop.documents.qr import QUIET, modules
from rakor_desktop.documents.seal import seal_mark
from rakor_desktop.domain.kinds import Paper
from rakor_desktop.domain.naskah import DocumentKind, MarginPreset, Security
from rakor_desktop.domain.office import OfficeStyle
from rakor_desktop.domain.record import DocumentOptions, MeetingRecord, Seal
from tests.unit.documents.pdf_reading import MM, Read, make, picture
from tests.unit.documents.records import demo_record, huge_record, tiny_record

NOTULA = DocumentKind.NOTULA
DIGEST = "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"
SEAL = Seal(1, "7K2M-9QXT-4B", DIGEST)
SCALE = 8
SIZE = 18 * MM  # with the white around it
EDGE = 4.5 * MM
LEFT = 30 * MM  # the left margin


def code_text(record: MeetingRecord, kind: DocumentKind = NOTULA, *, public: bool = False) -> str:
    mark = seal_mark(record, DocumentOptions(kind, seal=SEAL, public_copy=public))
    assert mark is not None
    return mark.text


def printed_code(read: Read, page: int, count: int) -> list[list[bool]]:
    """The modules of the code at the foot, where the left margin ends, read from the picture of the page."""
    pixels = picture(read.path, page, SCALE).convert("L")
    unit = SIZE * SCALE / (count + 2 * QUIET)
    top = pixels.height - (EDGE + SIZE) * SCALE
    left = LEFT * SCALE
    return [
        [
            (pixels.getpixel((int(left + (QUIET + column + 0.5) * unit), int(top + (QUIET + row + 0.5) * unit))) == 0)
            for column in range(count)
        ]
        for row in range(count)
    ]


def test_every_page_names_version_code_and_page(tmp_path: Path) -> None:
    read = make(huge_record(60, 20), tmp_path, NOTULA, seal=SEAL)
    total = len(read.pages)
    assert total > 4
    for number, page in enumerate(read.pages, 1):
        assert f"Notula versi 1 · kode 7K2M-9QXT-4B · Halaman {number} dari {total}" in page


def test_sheet_with_page_count_names_it_once(tmp_path: Path) -> None:
    page = make(demo_record(), tmp_path, DocumentKind.DAFTAR_HADIR_REKAP, seal=SEAL).pages[0]
    assert page.count("Halaman 1 dari") == 1
    assert "Rekap daftar hadir versi 1 · kode" in page


def test_nothing_of_it_before_the_document_is_final(tmp_path: Path) -> None:
    read = make(demo_record(), tmp_path, NOTULA)
    assert "kode" not in read.text
    assert "Halaman" not in read.text
    corner = picture(read.path, len(read.pages) - 1).convert("L").crop((0, 3368 - 270, 2380, 3368 - 20))
    assert corner.getextrema() == (255, 255)


@pytest.mark.parametrize("record", [tiny_record(), demo_record()], ids=["tiny", "demo"])
@pytest.mark.parametrize("paper", [Paper.A4, Paper.F4])
def test_code_stands_on_the_last_page_as_it_was_computed(tmp_path: Path, record: MeetingRecord, paper: Paper) -> None:
    read = make(record, tmp_path, NOTULA, seal=SEAL, paper=paper)
    expected = modules(code_text(record))
    assert printed_code(read, len(read.pages) - 1, len(expected)) == [list(row) for row in expected]
    if len(read.pages) > 1:
        assert not any(map(any, printed_code(read, 0, len(expected))))


@pytest.mark.parametrize("preset", list(MarginPreset))
def test_code_and_its_white_never_touch_the_text(tmp_path: Path, preset: MarginPreset) -> None:
    record = replace(demo_record(), style=OfficeStyle(margins=preset))
    read = make(record, tmp_path, NOTULA, seal=SEAL, security=Security.SANGAT_RAHASIA)
    left, code = preset.millimetres[3] * MM, (EDGE, EDGE + SIZE)
    beside = [word for word in read.words[-1] if word.bottom < code[1]]
    assert {word.text for word in beside if word.text.startswith("Notula versi 1")}
    assert min(word.left for word in beside) >= left + SIZE
    margins = picture(read.path, len(read.pages) - 1, 2).convert("L").crop((0, 0, round(left * 2) - 2, 1684))
    assert margins.getextrema() == (255, 255)  # nothing where the sheet is punched


def test_last_page_tells_how_to_check_it_and_a_public_copy_what_it_is(tmp_path: Path) -> None:
    read = make(demo_record(), tmp_path, NOTULA, seal=SEAL, public_copy=True)
    assert "Notula versi 1 · kode 7K2M-9QXT-4B · salinan publik · Halaman 1 dari" in read.pages[0]
    assert "Periksa keasliannya dengan Rakor Desktop" in read.pages[-1]
    assert "Periksa keasliannya" not in read.pages[0]
    assert "salinan publik" not in make(demo_record(), tmp_path, NOTULA, seal=SEAL).text


@pytest.mark.parametrize("kind", [DocumentKind.MATRIKS, DocumentKind.DAFTAR_HADIR_REKAP])
def test_code_of_other_documents(tmp_path: Path, kind: DocumentKind) -> None:
    read = make(demo_record(), tmp_path, kind, seal=SEAL)
    expected = modules(code_text(demo_record(), kind))
    assert printed_code(read, len(read.pages) - 1, len(expected)) == [list(row) for row in expected]


def test_code_says_which_document_it_is() -> None:
    record = demo_record()
    record = replace(record, meeting=replace(record.meeting, minutes_number="000.1.5/1430/429.011/2026"))
    assert code_text(record).split("\n") == [
        "Notula versi 1",
        "Rapat Koordinasi Pengembangan Desa Wisata",
        "24 November 2026",
        "Nomor 000.1.5/1430/429.011/2026",
        "Kode 7K2M-9QXT-4B",
        f"SHA-256 {DIGEST}",
    ]
    assert code_text(record, public=True).startswith("Notula versi 1 (salinan publik)\n")
    assert "Nomor" not in code_text(demo_record())


def test_code_stays_coarse_enough_for_a_phone_whatever_the_title() -> None:
    record = demo_record()
    for title in ("Rapat", "Rapat Koordinasi Pengembangan Kawasan " * 12, "Ä" * 500):
        long = replace(record, meeting=replace(record.meeting, title=title, minutes_number="000.1.5/1/429.011/2026"))
        count = len(modules(code_text(long)))
        assert SIZE / MM / (count + 2 * QUIET) > 0.2  # mm per module: two and a half dots of a 300 dpi printer


def test_same_seal_gives_the_same_bytes(tmp_path: Path) -> None:
    first = make(demo_record(), tmp_path, NOTULA, seal=SEAL).path.read_bytes()
    assert make(demo_record(), tmp_path, NOTULA, seal=SEAL).path.read_bytes() == first
