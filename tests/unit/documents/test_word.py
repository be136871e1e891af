"""Word documents, read back: the words of the PDF, real numberings, the office's own template."""

from __future__ import annotations

import io
import re
import runpy
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from PIL import Image

from rakor_desktop.documents.word import write_word
from rakor_desktop.documents.word_template import builtin_template, check_word_template
from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.kinds import Paper
from rakor_desktop.domain.letter import Photo
from rakor_desktop.domain.meeting import Remark
from rakor_desktop.domain.naskah import DeedVariant, DocumentKind, Format, Security, SignForm
from rakor_desktop.domain.record import DocumentOptions, MeetingRecord, Party
from tests.unit.documents.pdf_reading import make
from tests.unit.documents.records import MADE_AT, demo_record, empty_record, huge_record, tiny_record

NOTULA = DocumentOptions(DocumentKind.NOTULA, Format.DOCX, final=True, made_at=MADE_AT)
DEED = replace(NOTULA, kind=DocumentKind.BERITA_ACARA)
ROOT = Path(__file__).parents[3]
FURNITURE = re.compile(r"- \d+ -|\(lanjutan\)|Halaman \d+ dari \d+")
NUMBER = re.compile(r"\d+\.|[a-z]+\.|\d+\)|[a-z]+\)")


def written(record: MeetingRecord, options: DocumentOptions = NOTULA, template: bytes = b"") -> bytes:
    stream = io.BytesIO()
    write_word(record, options, template, stream)
    return stream.getvalue()


def opened(record: MeetingRecord, options: DocumentOptions = NOTULA, template: bytes = b"") -> Any:
    return Document(io.BytesIO(written(record, options, template)))


def paragraphs(element: Any) -> list[str]:
    """The texts of all paragraphs below an element, in tables too."""
    found: list[str] = []
    for para in element.iter(qn("w:p")):
        text = "".join(
            one.text or "" if one.tag == qn("w:t") else " " for one in para.iter(qn("w:t"), qn("w:br"), qn("w:tab"))
        )
        if text.strip():
            found.append(" ".join(text.split()))
    return found


def words(text: str) -> set[str]:
    return {word for word in FURNITURE.sub(" ", text).split() if not NUMBER.fullmatch(word)}


def photographed(record: MeetingRecord) -> MeetingRecord:
    stream = io.BytesIO()
    Image.new("RGB", (600, 400), "navy").save(stream, "JPEG")
    good, bad = stream.getvalue(), b"no picture"
    photos = (
        Photo("f-1", "rapat-1", None, "01", "Pembukaan", "a.jpg", "image/jpeg", 10, "a"),
        Photo("f-2", "rapat-1", None, "02", "Pleno", "b.jpg", "image/jpeg", 10, "b"),
        Photo("f-3", "rapat-1", None, "03", "Penutup", "c.jpg", "image/jpeg", 10, "a"),
    )
    return replace(record, photos=photos, content={"a": good, "b": bad}.__getitem__)


# --------------------------------------------------------------------------------------------------------- same words


@pytest.mark.parametrize("record", [demo_record(), tiny_record(), empty_record(), huge_record(40, 20)])
@pytest.mark.parametrize("options", [NOTULA, DEED], ids=["notula", "berita acara"])
def test_says_what_the_pdf_says(record: MeetingRecord, options: DocumentOptions, tmp_path: Path) -> None:
    document = opened(record, options)
    pdf = make(record, tmp_path, options.kind)
    said = words(" ".join(paragraphs(document.element.body)))
    heads = [section.first_page_header._element for section in document.sections] + [
        section.footer._element for section in document.sections
    ]
    said |= words(" ".join(text for head in heads for text in paragraphs(head)))
    printed = words(pdf.text)
    # Long words are cut in the narrow columns of the PDF, never in Word.
    assert "".join(sorted(said - printed)) in pdf.text.replace(" ", "") or len(said - printed) < 4
    assert len(printed - said) < 8


@pytest.mark.parametrize("options", [NOTULA, DEED], ids=["notula", "berita acara"])
def test_in_the_same_order(options: DocumentOptions, tmp_path: Path) -> None:
    options = replace(options, include_attachments=False)
    pdf = make(demo_record(), tmp_path, options.kind, include_attachments=False)
    printed = re.sub(r"\s", "", FURNITURE.sub(" ", pdf.text))
    place = 0
    texts = [text for text in paragraphs(opened(demo_record(), options).element.body) if len(text) > 30]
    assert len(texts) > 8
    for text in texts:
        start = re.sub(r"\s", "", text)[:25]
        found = printed.find(start, place)
        assert found >= 0, text
        place = found


@pytest.mark.parametrize("form", SignForm)
def test_each_form_of_signing(form: SignForm) -> None:
    shown = " ".join(paragraphs(opened(demo_record(), replace(DEED, sign_form=form)).element.body))
    assert "Drs. Suryanto Wibowo, M.Si." in shown
    assert ("Tanda Tangan" in shown) is (form is SignForm.TABEL)


def test_two_parties() -> None:
    parties = (Party("Anggun Lestari", post="Kepala Dinas"), Party("Budi Santosa", post="Direktur"))
    options = replace(DEED, variant=DeedVariant.PIHAK, parties=parties)
    shown = " ".join(paragraphs(opened(demo_record(), options).element.body))
    for text in ("Anggun Lestari", "PIHAK KESATU", "Budi Santosa", "PIHAK KEDUA", "2 (dua)"):
        assert text in shown


def test_user_text_is_text() -> None:
    nasty = "<w:p> & {{nomor}} \x0b=1+1 \ud800"
    record = replace(empty_record(), remarks=(Remark(id="r", meeting_id="rapat-1", text=nasty),))
    assert any("<w:p> & {{nomor}} =1+1" in text for text in paragraphs(opened(record).element.body))


def test_public_copy_has_no_personal_data() -> None:
    record = demo_record()
    private = {person.nip[-3:] for person in record.participants if person.nip}
    assert private
    for options in (NOTULA, DEED):
        with zipfile.ZipFile(io.BytesIO(written(record, replace(options, public_copy=True)))) as package:
            content = b"".join(package.read(name) for name in package.namelist() if name.endswith(".xml"))
        assert b"NIP" not in content
        for person in record.participants:
            assert not person.nip or person.nip.encode() not in content
            assert person.email.encode() not in content
            assert person.phone.encode() not in content


# --------------------------------------------------------------------------------------------------------- real Word


def test_lists_are_numbered_by_word() -> None:
    body = opened(demo_record()).element.body
    numbered = [para for para in body.iter(qn("w:p")) if para.pPr is not None and para.pPr.numPr is not None]
    assert len(numbered) > 25
    assert not any(re.match(r"\d+[.)] |[a-z][.)] ", text) for text in paragraphs(body) if len(text) > 30)
    first = next(para for para in numbered if "Kata Pembukaan" in paragraphs(para))
    last = next(para for para in numbered if "Penutup" in paragraphs(para))
    assert first.pPr.numPr.numId.val == last.pPr.numPr.numId.val  # one list: a new section between renumbers


def test_each_list_begins_anew() -> None:
    document = opened(demo_record())
    conclusions = [
        para.pPr.numPr.numId.val
        for para in document.element.body.iter(qn("w:p"))
        if para.pPr is not None and para.pPr.numPr is not None and para.pPr.numPr.ilvl.val == 1
    ]
    assert len(set(conclusions)) == 2  # Pembahasan a., b., ... and Kesimpulan a., b., ...
    numbers = document.part.numbering_part.element
    for number in set(conclusions):
        one = next(num for num in numbers.findall(qn("w:num")) if num.numId == number)
        assert one.find(f".//{qn('w:startOverride')}").get(qn("w:val")) == "1"


def test_tables_repeat_their_heads_and_keep_their_rows() -> None:
    tables = opened(demo_record(), DEED).element.body.findall(qn("w:tbl"))
    ruled = [one for one in tables if one.tblPr.find(qn("w:tblStyle")) is not None]
    assert len(ruled) >= 6
    for one in ruled:
        rows = one.findall(qn("w:tr"))
        assert rows[0].find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
        assert rows[-1].find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is None
        assert all(row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in rows)
        grid = len(one.tblGrid.findall(qn("w:gridCol")))
        for row in rows:
            spans = [cell.tcPr.find(qn("w:gridSpan")) for cell in row.findall(qn("w:tc"))]
            assert sum(1 if span is None else span.val for span in spans) == grid


@pytest.mark.parametrize(("paper", "width"), [(Paper.A4, 210), (Paper.F4, 215), (Paper.F4_210, 210)])
def test_paper_and_the_lying_matrix(paper: Paper, width: float) -> None:
    sections = opened(demo_record(), replace(DEED, paper=paper)).sections
    assert sections[0].page_width.mm == pytest.approx(width, abs=0.1)
    lying = [section for section in sections if section.orientation is WD_ORIENT.LANDSCAPE]
    assert len(lying) == 1
    assert lying[0].page_height.mm == pytest.approx(width, abs=0.1)
    assert sections[0].left_margin.mm == pytest.approx(30, abs=0.1)


def test_kop_on_the_first_page_alone_then_page_numbers() -> None:
    sections = opened(demo_record(), DEED).sections
    assert sections[0].different_first_page_header_footer
    assert "SEKRETARIAT DAERAH" in paragraphs(sections[0].first_page_header._element)
    assert paragraphs(sections[0].header._element) == ["- 2 -"]
    assert " PAGE " in sections[0].header._element.xml
    for section in list(sections)[1:]:
        assert not section.different_first_page_header_footer
        assert section.header.is_linked_to_previous


def test_privacy_notice_below_the_attendance_alone() -> None:
    sections = list(opened(demo_record(), DEED).sections)
    feet = [bool(paragraphs(section.footer._element)) for section in sections]
    assert feet == [False, True, False, False]


def test_draft_mark_and_security_class() -> None:
    draft = opened(demo_record(), replace(NOTULA, final=False, security=Security.RAHASIA))
    for head in (draft.sections[0].first_page_header, draft.sections[0].header):
        assert 'string="KONSEP"' in head._element.xml
        assert "RAHASIA" in paragraphs(head._element)
    assert "RAHASIA" in paragraphs(draft.sections[0].first_page_footer._element)
    final = opened(demo_record())
    assert "KONSEP" not in final.sections[0].header._element.xml
    assert not paragraphs(final.sections[0].footer._element)


def test_photos_with_captions_and_what_cannot_be_read() -> None:
    document = opened(photographed(demo_record()))
    shown = paragraphs(document.element.body)
    assert "Pembukaan" in shown
    assert any("Foto tidak dapat dibaca: b.jpg" in text for text in shown)
    assert len(document.inline_shapes) == 2
    assert 'descr="Foto"' in document.element.body.xml


def test_properties_and_language() -> None:
    document = opened(demo_record(), replace(NOTULA, final=False))
    properties = document.core_properties
    assert properties.title == "Notula Rapat Koordinasi Pengembangan Desa Wisata"
    assert properties.author == "Sekretariat Daerah Kabupaten Banyuwangi"
    assert properties.language == "id-ID"
    assert [one.replace(tzinfo=None) for one in (properties.created, properties.modified)] == [MADE_AT] * 2
    assert 'w:lang w:val="id-ID"' in document.styles.element.xml


def test_same_input_same_bytes() -> None:
    assert written(photographed(demo_record()), DEED) == written(photographed(demo_record()), DEED)
    with zipfile.ZipFile(io.BytesIO(written(demo_record()))) as package:
        assert {entry.date_time for entry in package.infolist()} == {(2026, 11, 24, 12, 31, 8)}


def test_without_a_moment_the_status_date_is_used() -> None:
    options = replace(NOTULA, made_at=None)
    assert written(tiny_record(), options) == written(tiny_record(), options)


# ----------------------------------------------------------------------------------------------------------- template


def template(*texts: str, head: str = "") -> bytes:
    """A file as Word makes it, without any of our styles."""
    document = Document()
    for text in texts:
        document.add_paragraph(text)
    if head:
        document.sections[0].header.paragraphs[0].text = head
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def refused(content: bytes) -> str:
    with pytest.raises(UserError) as error:
        check_word_template(content)
    with pytest.raises(UserError):
        written(tiny_record(), NOTULA, content)
    return str(error.value)


def test_the_built_in_template_is_what_the_script_makes() -> None:
    made = runpy.run_path(str(ROOT / "packaging" / "make_word_template.py"))["template"]()
    assert made == builtin_template() == (ROOT / "resources" / "templat" / "naskah-dinas.docx").read_bytes()
    check_word_template(builtin_template())


def test_an_own_template_lends_the_missing_styles() -> None:
    own = template("Kantor kami", "{{isi}}", "Akhir naskah", head="{{instansi}} - {{dokumen}} {{nomor}}")
    document = opened(demo_record(), NOTULA, own)
    shown = paragraphs(document.element.body)
    assert shown[0] == "Kantor kami"
    assert shown[-1] == "Akhir naskah"
    assert document.sections[0].header.paragraphs[0].text.startswith("SEKRETARIAT DAERAH - Notula")
    names = {style.name for style in document.styles}
    assert {"Rakor Isi", "Rakor Butir 4", "Rakor Tabel"} <= names
    ids = {style.style_id for style in document.styles}
    used = {one.get(qn("w:val")) for one in document.element.body.iter(qn("w:pStyle"), qn("w:tblStyle"))}
    assert used <= ids
    numbers = {num.numId for num in document.part.numbering_part.element.findall(qn("w:num"))}
    asked = {one.get(qn("w:val")) for one in document.element.iter(qn("w:numId"))}
    assert {int(one) for one in asked} <= numbers


def test_own_styles_and_margins_are_kept() -> None:
    base = Document()
    section: Any = base.sections[0]
    section.left_margin = section.right_margin = 900_000
    style: Any = base.styles.add_style("Rakor Isi Rata", 1)
    style.font.name = "Bookman Old Style"
    base.add_paragraph("{{isi}}")
    stream = io.BytesIO()
    base.save(stream)
    document = opened(demo_record(), NOTULA, stream.getvalue())
    kept: Any = document.styles["Rakor Isi Rata"]
    assert kept.font.name == "Bookman Old Style"
    assert document.sections[0].left_margin == pytest.approx(900_000, abs=700)
    assert document.sections[0].page_width.mm == pytest.approx(210, abs=0.1)
    width = (document.sections[0].page_width - 1_800_000) / 635  # twips
    for one in document.element.body.findall(qn("w:tbl")):
        columns = sum(int(column.get(qn("w:w"))) for column in one.tblGrid)
        assert columns <= width + 20


def test_a_field_cut_into_runs_is_one_field() -> None:
    base = Document()
    para = base.add_paragraph("Rapat ")
    for piece in ("{{ju", "dul", "}} selesai"):
        para.add_run(piece).bold = True
    base.add_paragraph("{{isi}}")
    stream = io.BytesIO()
    base.save(stream)
    document = opened(demo_record(), NOTULA, stream.getvalue())
    assert document.paragraphs[0].text == "Rapat Rapat Koordinasi Pengembangan Desa Wisata selesai"
    assert document.paragraphs[0].runs[1].bold


def test_kop_of_the_office_can_stand_in_the_body() -> None:
    shown = paragraphs(opened(demo_record(), NOTULA, template("{{kop}}", "{{isi}}")).element.body)
    assert shown[0] == "PEMERINTAH KABUPATEN BANYUWANGI"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (template("{{isi}}", "{{nomer}}"), "{{nomer}} tidak dikenal"),
        (template("{{isi}}", head="{{x y}}"), "{{x y}} tidak dikenal"),
        (template("Tanpa isi"), "belum ada"),
        (template("{{isi}}", "{{isi}}"), "lebih dari satu"),
        (template("Isi: {{isi}}"), "sendirian"),
        (template("{{isi}}", "Kop {{kop}}"), "sendirian"),
        (b"bukan zip", "bukan dokumen Word .docx"),
        (b"PK\x03\x04rusak", "bukan dokumen Word .docx"),
    ],
)
def test_a_wrong_template_is_explained(content: bytes, said: str) -> None:
    assert said in refused(content)


def test_a_workbook_is_no_template() -> None:
    sample = ROOT / "resources" / "contoh" / "peserta-rakor-desa-wisata.xlsx"
    assert "bukan dokumen Word" in refused(sample.read_bytes())


def test_isi_in_a_table_is_refused() -> None:
    base = Document()
    base.add_table(1, 1).cell(0, 0).text = "{{isi}}"
    stream = io.BytesIO()
    base.save(stream)
    assert "di luar tabel" in refused(stream.getvalue())
