"""How a Word document looks beside the PDF of the same meeting: what stays together, levels, lines, gaps, feet."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from PIL import Image

from rakor_desktop.documents.word import write_word
from rakor_desktop.domain.geometry import Geometry
from rakor_desktop.domain.kinds import Paper
from rakor_desktop.domain.letter import Photo
from rakor_desktop.domain.naskah import Delegation, DocumentKind, Format, KopKind, Security, SignForm
from rakor_desktop.domain.people import Letterhead, Signatory
from rakor_desktop.domain.record import DocumentOptions, MeetingRecord
from tests.unit.documents.records import MADE_AT, demo_record, make_agreement, tiny_record

NOTULA = DocumentOptions(DocumentKind.NOTULA, Format.DOCX, final=True, made_at=MADE_AT)
DEED = replace(NOTULA, kind=DocumentKind.BERITA_ACARA)
ADDRESS = "Jalan Jenderal Ahmad Yani Nomor 100 Banyuwangi 68416"


def opened(record: MeetingRecord, options: DocumentOptions = NOTULA, template: bytes = b"") -> Any:
    stream = io.BytesIO()
    write_word(record, options, template, stream)
    return Document(io.BytesIO(stream.getvalue()))


def own_template(*styles: str) -> bytes:
    """A template as an office makes it, with a few of our styles of its own."""
    document = Document()
    for name in styles:
        document.styles.add_style(name, 1)
    document.add_paragraph("{{isi}}")
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def text_of(element: Any) -> str:
    """The text below an element, its soft line ends as newlines."""
    return "".join("\n" if one.tag == qn("w:br") else one.text or "" for one in element.iter(qn("w:t"), qn("w:br")))


def find(document: Any, start: str) -> Any:
    """The paragraph that begins so, in the body or in a table."""
    return next(para for para in document.element.body.iter(qn("w:p")) if text_of(para).startswith(start))


def style_of(para: Any) -> str:
    return para.pPr.find(qn("w:pStyle")).get(qn("w:val"))


def space_above(para: Any) -> float | None:
    """Points above a paragraph, when they are not those of its style."""
    spacing = para.pPr.find(qn("w:spacing"))
    return None if spacing is None else int(spacing.get(qn("w:before"))) / 20


def kept(element: Any) -> bool:
    """Whether a paragraph, or each row of a table, stays on the page of what follows."""
    if element.tag == qn("w:p"):
        return element.pPr is not None and element.pPr.find(qn("w:keepNext")) is not None
    rows = [row.find(f".//{qn('w:p')}") for row in element.iter(qn("w:tr"))]
    return all(kept(para) for para in rows)


def outline(document: Any) -> list[tuple[int, str]]:
    """What Word's navigation pane shows: level and text."""
    levels = (
        (para.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}"), para) for para in document.element.body.iter(qn("w:p"))
    )
    return [(int(level.get(qn("w:val"))), text_of(para)) for level, para in levels if level is not None]


# ------------------------------------------------------------------------------------------------------ what is kept


@pytest.mark.parametrize("paper", [Paper.A4, Paper.F4])
@pytest.mark.parametrize("form", SignForm)
def test_the_closing_sentence_goes_along_with_the_signatures(form: SignForm, paper: Paper) -> None:
    document = opened(demo_record(), replace(DEED, sign_form=form, paper=paper))
    elements = list(document.element.body)
    closing = elements.index(find(document, "Demikian Berita Acara"))
    last = next(place for place, one in enumerate(elements) if place > closing and "Suryanto" in text_of(one))
    assert all(kept(one) for one in elements[closing:last])
    assert not kept(elements[closing - 1])


def test_two_lines_of_a_notula_go_along_with_its_signatures() -> None:
    document = opened(demo_record())
    elements = list(document.element.body)
    closing = elements.index(find(document, "Rapat ditutup"))
    signing = next(place for place, one in enumerate(elements) if place > closing and "Notulis" in text_of(one))
    assert all(kept(one) for one in elements[closing:signing])
    table = next(one for one in reversed(elements[:closing]) if one.tag == qn("w:tbl"))
    rows = [all(kept(para) for para in row.iter(qn("w:p"))) for row in table.iter(qn("w:tr"))]
    assert rows[-2:] == [True, True]  # the closing has one line: two rows of the table above come along
    assert rows[1:-2] == [False] * len(rows[1:-2])


def test_nothing_after_the_signatures_is_tied_to_them() -> None:
    document = opened(demo_record(), replace(DEED, sign_form=SignForm.PIMPINAN))
    names = find(document, "Drs. Suryanto Wibowo")
    assert not kept(names)
    style = document.styles.element.find(f"{qn('w:style')}[@{qn('w:styleId')}='{style_of(names)}']")
    assert style.find(f"{qn('w:pPr')}/{qn('w:keepNext')}") is None


def test_the_head_of_an_attachment_stands_above_its_photographs() -> None:
    document = opened(photographed(), DEED)
    assert find(document, "DOKUMENTASI").pPr.find(qn("w:pageBreakBefore")) is None
    assert find(opened(photographed()), "DOKUMENTASI").pPr.find(qn("w:pageBreakBefore")) is not None


# ---------------------------------------------------------------------------------------------------------- headings


def test_navigation_shows_the_parts_of_a_notula() -> None:
    shown = outline(opened(demo_record()))
    assert shown[0] == (0, "NOTULA")
    assert [level for level, text in shown if text in ("Kegiatan Sidang/Rapat", "Kata Pembukaan")] == [1, 2]
    assert (2, "Penutup") in shown
    assert any(level == 3 for level, _ in shown)


@pytest.mark.parametrize("template", [b"", own_template("Rakor Judul", "Rakor Subjudul")], ids=["built in", "own"])
def test_navigation_shows_the_attachments_of_a_berita_acara(template: bytes) -> None:
    shown = outline(opened(photographed(), DEED, template))
    assert shown[:2] == [(0, "BERITA ACARA"), (1, "MENYEPAKATI")]
    assert [text for level, text in shown if level == 0][1:] == [f"LAMPIRAN {one}" for one in ("I", "II", "III", "IV")]
    titles = [text for level, text in shown if level == 1]
    assert titles[1] == "DAFTAR HADIR"
    assert titles[-2].startswith("MATRIKS TINDAK LANJUT")
    assert titles[-1] == "DOKUMENTASI"
    assert (2, "Rekapitulasi Kehadiran") in shown


# ------------------------------------------------------------------------------------------------- bullets, numberings


@pytest.mark.parametrize("template", [b"", own_template("Rakor Isi")], ids=["built in", "own"])
def test_bullets_in_the_matrix_are_a_list_of_word(template: bytes) -> None:
    document = opened(demo_record(), DEED, template)
    assert "•" not in text_of(document.element.body)
    name = document.styles["Rakor Sel Butir"]
    items = [para for para in document.element.body.iter(qn("w:p")) if style_of(para) == name.style_id]
    assert len(items) > 3
    number = name.element.find(f".//{qn('w:numId')}").get(qn("w:val"))
    numbers = document.part.numbering_part.element
    abstract = numbers.find(f"{qn('w:num')}[@{qn('w:numId')}='{number}']").abstractNumId.val
    place = name.element.find(f".//{qn('w:ilvl')}").get(qn("w:val"))
    level = next(
        one
        for shape in numbers.findall(qn("w:abstractNum"))
        if shape.get(qn("w:abstractNumId")) == str(abstract)
        for one in shape.findall(qn("w:lvl"))
        if one.get(qn("w:ilvl")) == place
    )
    assert level.find(qn("w:lvlText")).get(qn("w:val")) == "•"
    indent = level.find(f".//{qn('w:ind')}")
    assert indent.get(qn("w:left")) == indent.get(qn("w:hanging")) != "0"


def test_letters_go_on_after_z_as_in_the_pdf() -> None:
    agreements = tuple(make_agreement(number, f"Kesepakatan {number} rapat") for number in range(1, 30))
    document = opened(replace(demo_record(), agreements=agreements))
    assert find(document, "Kesepakatan 26 rapat").pPr.numPr.ilvl.val == 1
    assert text_of(find(document, "aa.")) == "aa.Kesepakatan 27 rapat;"
    typed = find(document, "ab.Kesepakatan 28 rapat")  # Word would count bb
    indent = typed.pPr.find(qn("w:ind"))
    assert int(indent.get(qn("w:hanging"))) > 300
    assert typed.find(f".//{qn('w:tab')}") is not None


# ------------------------------------------------------------------------------------------------------ lines and gaps


def test_posts_are_broken_where_the_pdf_breaks_them() -> None:
    one = Signatory(
        id="t", post="ASISTEN PEREKONOMIAN DAN PEMBANGUNAN", delegation=Delegation.UB, authority="BUPATI BANYUWANGI",
        passed_by="SEKRETARIS DAERAH", name="Suryanto",
    )  # fmt: skip
    document = opened(replace(demo_record(), signatory=one, chair=None), replace(DEED, sign_form=SignForm.PIMPINAN))
    post = text_of(find(document, "ASISTEN"))
    first, second = post.split("\n")
    assert abs(len(first) - len(second)) < 8
    assert second.endswith(",")


def test_gaps_are_those_of_the_pdf() -> None:
    deed = opened(demo_record(), DEED)
    assert space_above(find(deed, "Pada hari ini")) == pytest.approx(13.8, abs=0.1)  # one spasi below the number
    assert space_above(find(deed, "maka pada:")) is None  # the usual one: the style's
    heads = find(opened(demo_record()), "Sidang/Rapat").getparent().getparent().getparent()
    assert space_above(heads.getprevious()) == pytest.approx(14 - 3 - 1, abs=0.1)  # 3 of the style, 1 of the line


def test_page_number_stands_as_high_as_in_the_pdf() -> None:
    section: Any = opened(demo_record(), DEED).sections[0]
    assert section.header_distance.mm + 0.91 * 11 / 72 * 25.4 == pytest.approx(12, abs=0.2)  # its baseline
    gap = space_above(section.first_page_header._element.find(qn("w:p")))
    assert gap is not None
    assert section.header_distance.mm + (gap + 1) / 72 * 25.4 == pytest.approx(12, abs=0.1)  # the kop


def test_running_text_has_the_size_of_the_settings() -> None:
    record = demo_record()
    geometry = Geometry(body_size=12, line_height=1.5, paragraph_gap=8)
    document = opened(replace(record, style=replace(record.style, geometry=geometry)), DEED)
    defaults = document.styles.element.find(qn("w:docDefaults"))
    assert defaults.find(f".//{qn('w:sz')}").get(qn("w:val")) == "24"
    style: Any = document.styles["Rakor Isi"]
    assert style.paragraph_format.line_spacing == pytest.approx(1.5 / 1.15, abs=0.01)
    assert style.paragraph_format.space_before.pt == pytest.approx(8)
    kop: Any = document.styles["Rakor Kop"]
    assert kop.paragraph_format.line_spacing is None


def test_an_own_template_keeps_its_size_of_text() -> None:
    record = demo_record()
    style = replace(record.style, geometry=Geometry(body_size=12))
    document = opened(replace(record, style=style), NOTULA, own_template("Rakor Isi"))
    sizes = {one.get(qn("w:val")) for one in document.styles.element.find(qn("w:docDefaults")).iter(qn("w:sz"))}
    assert "24" not in sizes


# ------------------------------------------------------------------------------------------------------------- pictures


def photographed() -> MeetingRecord:
    """A lying and an upright photograph beside each other."""
    content: dict[str, bytes] = {}
    for name, size in (("l", (600, 400)), ("u", (400, 600))):
        stream = io.BytesIO()
        Image.new("RGB", size, "navy").save(stream, "JPEG")
        content[name] = stream.getvalue()
    photos = tuple(
        Photo(f"f-{name}", "rapat-1", None, name, f"Keterangan {name}", f"{name}.jpg", "image/jpeg", 10, name)
        for name in "lu"
    )
    return replace(demo_record(), photos=photos, content=content.__getitem__)


def test_captions_stand_level_below_their_photographs() -> None:
    document = opened(photographed())
    captions = [find(document, f"Keterangan {name}") for name in "lu"]
    rows = [para.getparent().getparent() for para in captions]
    assert rows[0] is rows[1]
    above = rows[0].getprevious()
    assert len(list(above.iter(qn("w:drawing")))) == 2
    cells = above.findall(qn("w:tc"))
    assert {cell.tcPr.find(qn("w:vAlign")).get(qn("w:val")) for cell in cells} == {"bottom"}
    assert kept(above.find(f".//{qn('w:p')}"))


def test_pictures_stand_where_their_text_would() -> None:
    document = opened(photographed())
    parts = (document.element.body, document.sections[0].first_page_header._element)
    inlines = [one for part in parts for one in part.iter(qn("wp:inline"))]
    assert len(inlines) == 3  # two photographs and the emblem
    assert all(one.get(f"dist{edge}") == "0" for one in inlines for edge in "TBLR")


# ------------------------------------------------------------------------------------------------------------ kop, foot


def regent() -> MeetingRecord:
    letterhead = Letterhead(id="b", line_1="BUPATI BANYUWANGI", address=ADDRESS, kind=KopKind.BUPATI)
    return replace(tiny_record(), letterhead=letterhead)


def test_address_of_a_kop_bupati_stands_at_the_foot_of_the_first_page() -> None:
    section: Any = opened(regent(), replace(NOTULA, security=Security.RAHASIA)).sections[0]
    assert [text_of(para) for para in section.first_page_footer._element] == [ADDRESS, "RAHASIA"]
    assert ADDRESS not in text_of(section.footer._element)


def test_a_kop_of_an_own_template_gets_no_other_address() -> None:
    document = opened(regent(), NOTULA, own_template("Rakor Isi"))
    section: Any = document.sections[0]
    assert ADDRESS not in text_of(section.first_page_footer._element)
    assert ADDRESS not in text_of(section.footer._element)
