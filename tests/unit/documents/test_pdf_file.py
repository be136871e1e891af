"""What holds for every PDF: the file itself, the page system, the kop, hostile text, writing safely."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rakor_desktop.documents.metadata import NAMESPACE
from rakor_desktop.documents.writer import file_name, make_document, write_document
from rakor_desktop.domain.errors import Cancelled, UserError
from rakor_desktop.domain.kinds import Paper
from rakor_desktop.domain.naskah import DocumentKind, Format, Security
from rakor_desktop.domain.people import Letterhead
from rakor_desktop.domain.progress import Silent
from rakor_desktop.domain.record import DocumentOptions, DocumentPlate, MeetingRecord
from tests.unit.documents.pdf_reading import MM, fonts, make
from tests.unit.documents.records import (
    MADE_AT,
    demo_record,
    empty_record,
    huge_record,
    make_agreement,
    make_participant,
    png_emblem,
    tiny_record,
)

PDF_KINDS = tuple(kind for kind in DocumentKind if kind.suffix == ".pdf")
NOTULA = DocumentKind.NOTULA
every_kind = pytest.mark.parametrize("kind", PDF_KINDS)


def titled(title: str) -> MeetingRecord:
    record = tiny_record()
    agreements = (make_agreement(1, "Kesepakatan"),)
    return replace(record, meeting=replace(record.meeting, title=title), agreements=agreements)


class Counting:
    """A listener that notes the steps and cancels at one of them."""

    def __init__(self, cancel_at: int | None = None) -> None:
        self.steps: list[tuple[int, int]] = []
        self._cancel_at = cancel_at

    def report(self, done: int, total: int, text: str = "") -> None:
        self.steps.append((done, total))
        if len(self.steps) == self._cancel_at:
            raise Cancelled


# ------------------------------------------------------------------------------------------------------------- file


@every_kind
@pytest.mark.parametrize("record", [empty_record(), tiny_record(), demo_record()], ids=["empty", "tiny", "demo"])
def test_same_record_gives_the_same_bytes(tmp_path: Path, kind: DocumentKind, record: MeetingRecord) -> None:
    first = make(record, tmp_path, kind).path.read_bytes()
    assert make(record, tmp_path, kind).path.read_bytes() == first


@every_kind
def test_all_fonts_are_embedded(tmp_path: Path, kind: DocumentKind) -> None:
    embedded = fonts(make(demo_record(), tmp_path, kind, final=False).path)
    assert embedded
    assert all(embedded.values())
    assert all("LiberationSans" in name for name in embedded)


@every_kind
def test_file_says_what_it_is(tmp_path: Path, kind: DocumentKind) -> None:
    with pikepdf.open(make(demo_record(), tmp_path, kind).path) as document:
        lead = "000.1.5/1427/429.011/2026 Undangan" if kind is DocumentKind.UNDANGAN else kind.label
        assert str(document.docinfo.Title) == f"{lead} Rapat Koordinasi Pengembangan Desa Wisata"
        assert str(document.docinfo.Author) == "Sekretariat Daerah Kabupaten Banyuwangi"
        assert str(document.docinfo.Subject) == f"{kind.label}, Selasa, 24 November 2026"
        assert str(document.docinfo.CreationDate) == "D:20261124123109+07'00'"
        assert str(document.Root.Lang) == "id-ID"
        assert "/JavaScript" not in document.Root


@every_kind
def test_file_is_made_for_the_archive(tmp_path: Path, kind: DocumentKind) -> None:
    with pikepdf.open(make(demo_record(), tmp_path, kind).path) as document:
        with document.open_metadata() as metadata:
            assert metadata.pdfa_status == "2A"
            assert metadata["dc:title"] == str(document.docinfo.Title)
            assert metadata["dc:language"] == {"id-ID"}
            assert metadata["dc:creator"] == ["Sekretariat Daerah Kabupaten Banyuwangi"]
            assert metadata["dc:subject"] == {"000.1.5"}
            assert metadata["xmp:CreateDate"] == "2026-11-24T12:31:09+07:00"
        (intent,) = document.Root.OutputIntents
        assert int(intent.DestOutputProfile.N) == 3


@pytest.mark.parametrize("kind", [NOTULA, DocumentKind.DAFTAR_HADIR_REKAP, DocumentKind.MATRIKS])
def test_draft_carries_konsep_on_every_page_and_a_final_document_on_none(tmp_path: Path, kind: DocumentKind) -> None:
    draft = make(demo_record(), tmp_path, kind, final=False)
    assert all("KONSEP" in page for page in draft.pages)
    assert "KONSEP" not in make(demo_record(), tmp_path, kind).text


@pytest.mark.parametrize("kind", [DocumentKind.DAFTAR_HADIR, DocumentKind.DAFTAR_HADIR_KOSONG])
def test_sheets_to_be_signed_in_the_room_are_never_drafts(tmp_path: Path, kind: DocumentKind) -> None:
    assert "KONSEP" not in make(demo_record(), tmp_path, kind, final=False).text


@pytest.mark.parametrize(
    ("paper", "size"), [(Paper.A4, (210, 297)), (Paper.F4, (215, 330)), (Paper.F4_210, (210, 330))]
)
def test_paper_sizes_are_exact(tmp_path: Path, paper: Paper, size: tuple[int, int]) -> None:
    read = make(demo_record(), tmp_path, NOTULA, paper=paper)
    assert all(page == pytest.approx((size[0] * MM, size[1] * MM), abs=0.05) for page in read.sizes)


@every_kind
def test_no_made_at_uses_the_present(tmp_path: Path, kind: DocumentKind) -> None:
    before = datetime.now().replace(microsecond=0)
    with pikepdf.open(make(tiny_record(), tmp_path, kind, made_at=None).path) as document:
        made = datetime.strptime(str(document.docinfo.CreationDate)[2:16], "%Y%m%d%H%M%S")
    assert before <= made <= datetime.now()


# -------------------------------------------------------------------------------------------------------------- kop


def test_kop_stands_on_the_first_page_only(tmp_path: Path) -> None:
    read = make(huge_record(), tmp_path, DocumentKind.DAFTAR_HADIR)
    assert "PEMERINTAH KABUPATEN BANYUWANGI" in read.pages[0]
    assert not any("PEMERINTAH KABUPATEN" in page for page in read.pages[1:])


def test_kop_names_are_three_to_four(tmp_path: Path) -> None:
    read = make(demo_record(), tmp_path, NOTULA)
    first, second = read.find("PEMERINTAH KABUPATEN BANYUWANGI"), read.find("SEKRETARIAT DAERAH")
    assert (first.top - first.bottom) / (second.top - second.bottom) == pytest.approx(3 / 4, abs=0.02)
    middle = (30 + 160 / 2) * MM
    assert (second.left + second.right) / 2 == pytest.approx(middle, abs=1)


def test_long_office_name_breaks_into_two_lines_beside_the_emblem(tmp_path: Path) -> None:
    read = make(huge_record(), tmp_path, NOTULA)
    first = read.find("DINAS PEKERJAAN UMUM CIPTA KARYA, PERUMAHAN")
    second = read.find("DAN PERMUKIMAN SERTA PENATAAN RUANG")
    assert first.bottom > second.top
    assert min(first.left, second.left) >= (30 + 20 + 3.9) * MM
    assert max(first.right, second.right) <= 190 * MM + 0.5


@pytest.mark.parametrize("emblem", [b"", b"not a picture", png_emblem()[:60]], ids=["none", "other", "broken"])
def test_only_a_draft_marks_the_place_of_a_missing_emblem(tmp_path: Path, emblem: bytes) -> None:
    record = demo_record()
    record = replace(record, letterhead=replace(record.letterhead, emblem=emblem))
    assert "LAMBANG" in make(record, tmp_path, NOTULA, final=False).pages[0]
    assert "LAMBANG" not in make(record, tmp_path, NOTULA).pages[0]
    assert "LAMBANG" not in make(record, tmp_path, DocumentKind.DAFTAR_HADIR, final=False).pages[0]


@pytest.mark.parametrize(
    ("mode", "format_"), [("RGB", "JPEG"), ("RGBA", "PNG"), ("P", "PNG"), ("CMYK", "JPEG"), ("L", "PNG")]
)
def test_emblem_of_any_common_kind_is_drawn(tmp_path: Path, mode: str, format_: str) -> None:
    from io import BytesIO

    from PIL import Image

    stream = BytesIO()
    Image.new(mode, (1200, 1500)).save(stream, format_)
    record = demo_record()
    read = make(replace(record, letterhead=replace(record.letterhead, emblem=stream.getvalue())), tmp_path, NOTULA)
    assert "LAMBANG" not in read.pages[0]
    with pikepdf.open(read.path) as document:
        (image,) = document.pages[0].resources["/XObject"].values()
        assert max(int(image.Width), int(image.Height)) <= 900


def test_no_kop_without_a_letterhead(tmp_path: Path) -> None:
    record = replace(demo_record(), letterhead=Letterhead(id="kop"))
    read = make(record, tmp_path, NOTULA)
    assert read.pages[0].split()[0] == "NOTULA"
    assert "- 1 -" in read.pages[0]


# ------------------------------------------------------------------------------------------------------------- text


@every_kind
def test_text_that_looks_like_markup_is_printed_as_typed(tmp_path: Path, kind: DocumentKind) -> None:
    text = make(titled("Rapat <b>A & B</i> &amp; <font size=99> %s {x}"), tmp_path, kind).text
    lowered = text.lower()
    assert "<b>a & b</i> &amp; <font size=99> %s {x}" in lowered


@every_kind
def test_control_characters_do_not_harm(tmp_path: Path, kind: DocumentKind) -> None:
    text = make(titled("Rapat\x00 \x07Teknis\x1b[0m\tdan\u202e\ufeff evaluasi\ud800"), tmp_path, kind).text
    assert "rapat teknis[0m dan evaluasi" in text.lower()


@pytest.mark.parametrize("letter", ["\U0001f600", "م", "中", "\U0001f468\u200d\U0001f469"])
def test_unknown_letters_leave_a_visible_mark(tmp_path: Path, letter: str) -> None:
    assert "Rapat □" in make(titled(f"Rapat {letter} bersama"), tmp_path, NOTULA).text


@pytest.mark.parametrize(
    ("typed", "printed"), [("✓ siap", "√ siap"), ("\uf0b7 butir", "• butir"), ("3\u2011D", "3-D"), ("ＡＢ ①", "AB 1")]
)
def test_signs_that_the_typeface_lacks_are_printed_in_the_nearest(tmp_path: Path, typed: str, printed: str) -> None:
    assert f"Rapat {printed}" in make(titled(f"Rapat {typed}"), tmp_path, NOTULA).text


def test_letters_of_the_region_are_printed(tmp_path: Path) -> None:
    title = "Café Osing “Kémirèn” – ā ḍ ṭ é ½ m² … ≥ 5°"
    assert title in make(titled(title), tmp_path, NOTULA).text


def test_word_without_blanks_is_broken_inside_its_column(tmp_path: Path) -> None:
    word = "https://contoh.test/" + "abcdefghij" * 20
    record = replace(demo_record(), agreements=(make_agreement(1, word),))
    for kind in (NOTULA, DocumentKind.MATRIKS):
        read = make(record, tmp_path, kind)
        pages = (page.replace(f"- {number} -", "") for number, page in enumerate(read.pages, 1))
        assert word in "".join("".join(pages).split())
        width, _ = read.sizes[0]
        assert max(run.right for runs in read.words for run in runs) <= width - 20 * MM + 1


anything = st.text(max_size=300)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(title=anything, name=anything, statement=anything, kind=st.sampled_from(PDF_KINDS))
def test_any_text_makes_a_document(tmp_path: Path, title: str, name: str, statement: str, kind: DocumentKind) -> None:
    record = demo_record()
    record = replace(
        record,
        meeting=replace(record.meeting, title=title, conclusion=statement),
        participants=(make_participant(1, name=name),),
        agreements=(make_agreement(1, statement),),
    )
    read = make(record, tmp_path, kind)
    margins = [run for page, runs in enumerate(read.words) for run in runs if run.right > read.sizes[page][0] - 19 * MM]
    assert margins == []


# ---------------------------------------------------------------------------------------------------------- writing


def options(kind: DocumentKind = NOTULA) -> DocumentOptions:
    return DocumentOptions(kind, made_at=MADE_AT)


@every_kind
def test_file_names(kind: DocumentKind) -> None:
    number = "_1427" if kind is DocumentKind.UNDANGAN else ""
    assert file_name(demo_record(), kind) == (
        f"2026-11-24_{kind.value.replace('_', '-')}{number}_rakor-pengembangan-desa-wisata.pdf"
    )


def test_file_name_carries_the_running_number_of_the_notula() -> None:
    record = demo_record()
    record = replace(record, meeting=replace(record.meeting, minutes_number="000.1.5/1427/429.011/2026"))
    assert file_name(record, NOTULA) == "2026-11-24_notula_1427_rakor-pengembangan-desa-wisata.pdf"
    assert "_1427_" not in file_name(record, DocumentKind.MATRIKS)
    blank = replace(record, meeting=replace(record.meeting, minutes_number="000.1.5/        /429.011/2026"))
    assert file_name(blank, NOTULA) == "2026-11-24_notula_rakor-pengembangan-desa-wisata.pdf"


def test_file_names_tell_versions_and_public_copies_apart() -> None:
    record = demo_record()
    names = [
        file_name(record, NOTULA, public=public, version=version) for version in (0, 1, 2) for public in (False, True)
    ]
    assert len(set(names)) == len(names)
    assert names[4].endswith("-desa-wisata_v2.pdf")
    assert names[5].endswith("-desa-wisata_v2_publik.pdf")


def test_file_name_carries_the_running_number_of_any_document_that_has_one() -> None:
    record = demo_record()
    plates = (DocumentPlate(DocumentKind.BERITA_ACARA, options(DocumentKind.BERITA_ACARA), number="100/77/429/2026"),)
    record = replace(record, plates=plates)
    assert "_berita-acara_77_rakor-" in file_name(record, DocumentKind.BERITA_ACARA)
    assert "_surat-undangan_1427_rakor-" in file_name(record, DocumentKind.UNDANGAN)


def test_file_name_tells_format_and_part() -> None:
    record = demo_record()
    assert file_name(record, NOTULA, Format.DOCX).endswith("_notula_rakor-pengembangan-desa-wisata.docx")
    assert file_name(record, DocumentKind.UNDANGAN, Format.XLSX) == (
        "2026-11-24_daftar-undangan_1427_rakor-pengembangan-desa-wisata.xlsx"
    )
    name = file_name(record, DocumentKind.UNDANGAN, part="Dinas Perhubungan (Kepala)")
    assert name.endswith("_rakor-pengembangan-desa-wisata_dinas-perhubungan-kepala.pdf")


def test_document_in_memory_is_the_same_as_the_file(tmp_path: Path) -> None:
    write_document(demo_record(), options(), tmp_path / "n.pdf", Silent())
    assert make_document(demo_record(), options(), Silent()) == (tmp_path / "n.pdf").read_bytes()


def test_file_of_a_numbered_document_is_titled_and_filed_by_its_number(tmp_path: Path) -> None:
    record = demo_record()
    record = replace(record, meeting=replace(record.meeting, minutes_number="400.14/12/429.011/2026"))
    with pikepdf.open(make(record, tmp_path, NOTULA, security=Security.RAHASIA).path) as document:
        assert str(document.docinfo.Title) == (
            "400.14/12/429.011/2026 Notula Rapat Koordinasi Pengembangan Desa Wisata"
        )
        with document.open_metadata() as metadata:
            assert metadata["dc:title"] == str(document.docinfo.Title)
            assert metadata["dc:subject"] == {"000.1.5"}
            assert metadata[f"{{{NAMESPACE}}}nomor"] == "400.14/12/429.011/2026"
            assert metadata[f"{{{NAMESPACE}}}sifat"] == "Rahasia"
    with (
        pikepdf.open(make(record, tmp_path, NOTULA, final=False, public_copy=True).path) as document,
        document.open_metadata() as metadata,
    ):
        assert metadata[f"{{{NAMESPACE}}}status"] == "Konsep (salinan publik)"


def test_file_name_of_an_empty_meeting() -> None:
    assert file_name(empty_record(), NOTULA) == "notula_rakor.pdf"


def test_progress_tells_each_page(tmp_path: Path) -> None:
    listener = Counting()
    write_document(huge_record(), options(), tmp_path / "n.pdf", listener)
    total = listener.steps[-1][1]
    assert listener.steps[-1] == (total, total)
    assert [done for done, _ in listener.steps[1:]] == list(range(total + 1))


@pytest.mark.parametrize("step", [1, 2, 4])
def test_cancelling_leaves_the_folder_as_it_was(tmp_path: Path, step: int) -> None:
    target = tmp_path / "n.pdf"
    target.write_bytes(b"old")
    with pytest.raises(Cancelled):
        write_document(demo_record(), options(), target, Counting(cancel_at=step))
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_missing_folder(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"^Folder .*hilang tidak ada; pilih folder lain"):
        write_document(tiny_record(), options(), tmp_path / "hilang" / "n.pdf", Silent())


def test_target_is_a_folder(tmp_path: Path) -> None:
    (tmp_path / "n.pdf").mkdir()
    with pytest.raises(UserError, match=r"n\.pdf adalah folder"):
        write_document(tiny_record(), options(), tmp_path / "n.pdf", Silent())
    assert [path.name for path in tmp_path.iterdir()] == ["n.pdf"]


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (OSError(28, "No space left on device"), "Ruang penyimpanan penuh"),
        (PermissionError(13, "Permission denied"), "tutup berkas itu di program lain"),
        (OSError(30, "Read-only file system"), "hanya dapat dibaca"),
        (OSError(5, "Input/output error"), "tidak dapat disimpan"),
    ],
)
def test_failure_at_the_last_moment_keeps_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, sentence: str
) -> None:
    target = tmp_path / "n.pdf"
    target.write_bytes(b"old")

    def fail(descriptor: int) -> None:
        raise error

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(UserError, match=sentence):
        write_document(tiny_record(), options(), target, Silent())
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_name_too_long(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="nama yang lebih pendek"):
        write_document(tiny_record(), options(), tmp_path / ("n" * 300 + ".pdf"), Silent())
    assert list(tmp_path.iterdir()) == []
