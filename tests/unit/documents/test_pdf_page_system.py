"""The page system: margins, numbers, marks, catchwords and what stands at the foot of pages."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from rakor_desktop.documents.blocks import numbered, paragraph
from rakor_desktop.documents.kop import kop
from rakor_desktop.documents.layout import Block, TextBlock
from rakor_desktop.documents.page import Numbering, Section, Sheet, count_pages
from rakor_desktop.documents.text import break_lines
from rakor_desktop.domain.geometry import Geometry
from rakor_desktop.domain.kinds import Paper
from rakor_desktop.domain.naskah import DocumentKind, KopKind, MarginPreset, Security
from rakor_desktop.domain.office import OfficeStyle
from rakor_desktop.domain.people import Letterhead
from tests.unit.documents.pdf_reading import MM, Read, colours, draw, make, picture
from tests.unit.documents.records import LETTERHEAD, demo_record, huge_record, png_emblem

NOTICE = "Data pada daftar hadir ini dikumpulkan untuk keperluan administrasi. " * 5
REGENT = replace(LETTERHEAD, kind=KopKind.BUPATI, line_1="Bupati Banyuwangi", emblem=png_emblem(300, 300))


def lines(count: int, sheet: Sheet, word: str = "Baris") -> list[Block]:
    return [paragraph(f"{word} {number}", sheet, first_line=False) for number in range(1, count + 1)]


def headed(sheet: Sheet, count: int = 100, letterhead: Letterhead = LETTERHEAD) -> list[Block]:
    return [*kop(letterhead, sheet, draft=False), *lines(count, sheet)]


def body(read: Read, page: int) -> list[float]:
    """The lower edges of the numbered lines on a page."""
    return [word.bottom for word in read.words[page] if word.text.startswith("Baris")]


# ------------------------------------------------------------------------------------------------------------ margins


@pytest.mark.parametrize("preset", list(MarginPreset))
@pytest.mark.parametrize("paper", [Paper.A4, Paper.F4])
def test_text_keeps_the_margins_of_the_preset(tmp_path: Path, preset: MarginPreset, paper: Paper) -> None:
    top, right, bottom, left = preset.millimetres
    record = replace(huge_record(60, 20), style=OfficeStyle(margins=preset))
    read = make(record, tmp_path, DocumentKind.NOTULA, paper=paper)
    for number, words in enumerate(read.words[1:], 2):
        width, height = read.sizes[number - 1]
        text = [word for word in words if word.text != f"- {number} -"]
        assert min(word.left for word in text) >= left * MM - 1
        assert max(word.right for word in text) <= width - right * MM + 1
        assert max(word.top for word in text) <= height - top * MM + 1
        assert min(word.bottom for word in text) >= bottom * MM - 1


def test_preset_of_the_ministry_has_a_lower_foot_below_a_kop(tmp_path: Path) -> None:
    sheet = Sheet.of(Paper.A4, OfficeStyle(margins=MarginPreset.KEMENDAGRI))
    read = draw(tmp_path, [Section(headed(sheet), sheet)])
    assert 15 * MM - 1 <= min(body(read, 0)) < 20 * MM
    assert min(body(read, 1)) >= 20 * MM - 1


# ------------------------------------------------------------------------------------------------------------ numbers


def test_numbers_run_on_through_attachments_of_any_format(tmp_path: Path) -> None:
    upright, lying = Sheet.of(Paper.A4), Sheet.of(Paper.F4, landscape=True)
    sections = [
        Section(headed(upright, 60), upright),
        Section(lines(3, lying), lying),
        Section(lines(3, upright), upright),
    ]
    read = draw(tmp_path, sections)
    assert [f"- {number} -" in page for number, page in enumerate(read.pages, 1)] == [False, True, True, True]
    assert [round(width / MM) for width, _ in read.sizes] == [210, 210, 330, 210]
    number = read.find("- 2 -", 1)
    assert (number.left + number.right) / 2 == pytest.approx((30 + 80) * MM, abs=1)
    assert number.bottom == pytest.approx((297 - 12) * MM, abs=1)


def test_each_letter_of_one_file_begins_again(tmp_path: Path) -> None:
    sheet = Sheet.of(Paper.A4)
    letter = [Section(headed(sheet, 3), sheet, restart=True), Section(lines(60, sheet), sheet)]
    read = draw(tmp_path, [*letter, *letter])
    assert ["- 2 -" in page for page in read.pages] == [False, True, False, False, True, False]
    assert "- 4 -" not in read.text


def test_pages_of_pages_count_each_letter_for_itself(tmp_path: Path) -> None:
    sheet = Sheet.of(Paper.A4)
    one = Section(lines(60, sheet), sheet, Numbering.FOOTER, restart=True)
    assert "Halaman 2 dari 2" in draw(tmp_path, [one, one]).pages[3]


def test_single_page_without_kop_has_no_number(tmp_path: Path) -> None:
    sheet = Sheet.of(Paper.A4)
    assert "- 1 -" not in draw(tmp_path, [Section(lines(3, sheet), sheet)]).text
    assert "- 1 -" in draw(tmp_path, [Section(lines(90, sheet), sheet)]).pages[0]


@pytest.mark.parametrize("catchwords", [False, True])
@pytest.mark.parametrize("count", [1, 40, 41, 42, 43, 100])
def test_pages_are_counted_as_they_are_drawn(tmp_path: Path, count: int, catchwords: bool) -> None:
    sheet = Sheet.of(Paper.A4)
    sections = [Section(headed(sheet, count), sheet), Section(lines(count, sheet), sheet, footer=NOTICE)]
    counted = count_pages(sections, security=Security.RAHASIA, catchwords=catchwords)
    assert counted == len(draw(tmp_path, sections, security=Security.RAHASIA, catchwords=catchwords).pages)


# -------------------------------------------------------------------------------------------------------------- marks


@pytest.mark.parametrize("security", [Security.TERBATAS, Security.RAHASIA, Security.SANGAT_RAHASIA])
@pytest.mark.parametrize("preset", list(MarginPreset))
def test_security_class_stands_red_above_and_below_every_page(
    tmp_path: Path, security: Security, preset: MarginPreset
) -> None:
    sheet = Sheet.of(Paper.A4, OfficeStyle(margins=preset))
    blocks = headed(sheet, letterhead=REGENT)
    read = draw(tmp_path, [Section(blocks, sheet, footer=NOTICE)], security=security)
    for number, words in enumerate(read.words):
        above, below = (word for word in words if word.text == security.label.upper())
        others = [word for word in words if word not in (above, below)]
        assert above.bottom > max(word.top for word in others)
        assert below.top < min(word.bottom for word in others)
        assert above.top < read.sizes[number][1] - 4 * MM
        assert below.bottom > 4 * MM - 1
    pixels = picture(read.path)
    top = colours(pixels.crop((0, 0, pixels.width, 60)))
    assert sum(count for (red, green, _), count in top.items() if red > 150 and green < 60) > 200


def test_an_ordinary_document_carries_no_security_class(tmp_path: Path) -> None:
    read = make(demo_record(), tmp_path, DocumentKind.NOTULA)
    assert "BIASA" not in read.text


@pytest.mark.parametrize("preset", list(MarginPreset))
def test_whatever_stands_at_the_foot_stays_clear_of_the_text(tmp_path: Path, preset: MarginPreset) -> None:
    sheet = Sheet.of(Paper.A4, OfficeStyle(margins=preset))
    section = Section(headed(sheet, letterhead=REGENT), sheet, Numbering.FOOTER, footer=NOTICE)
    read = draw(tmp_path, [section], security=Security.SANGAT_RAHASIA)
    for number, words in enumerate(read.words):
        foot = [word for word in words if word.top < min(body(read, number))]
        assert any("Halaman" in word.text for word in foot)
        assert max(word.top for word in foot) < min(body(read, number)) - 3 * MM
        for one in foot:
            assert not any(other is not one and other.bottom < one.top - 2 and one.bottom < other.top - 2
                           and other.left < one.right and one.left < other.right for other in foot)  # fmt: skip


def test_catchword_leads_to_the_next_page(tmp_path: Path) -> None:
    sheet = Sheet.of(Paper.A4)
    text = " ".join(f"kata{number}" for number in range(2000))
    read = draw(tmp_path, [Section([paragraph(text, sheet)], sheet)], catchwords=True)
    for page, (now, following) in enumerate(zip(read.pages, read.pages[1:], strict=False)):
        first = following.removesuffix(f"- {page + 2} -").split()[0]
        word = read.find(f"{first}...", page)
        assert word.right == pytest.approx((210 - 20) * MM, abs=2)
        assert word.bottom >= 25 * MM
        assert word.top < min(other.bottom for other in read.words[page] if other is not word) + 2
        assert now.count("...") == 1
    assert "..." not in read.pages[-1]
    assert "..." not in draw(tmp_path, [Section([paragraph(text, sheet)], sheet)]).text


def test_catchword_leads_with_the_number_of_an_item_but_not_into_another_part(tmp_path: Path) -> None:
    sheet = Sheet.of(Paper.A4)
    items = [block for number in range(1, 90) for block in numbered(1, f"{number}.", "Dinas Kesehatan", sheet)]
    read = draw(tmp_path, [Section(items, sheet), Section(lines(1, sheet), sheet)], catchwords=True)
    assert "Dinas..." in read.pages[0]
    assert "..." not in read.pages[-2]


# ---------------------------------------------------------------------------------------------------------------- kop


def test_kop_of_the_regent_has_the_emblem_in_the_middle_and_the_address_at_the_foot_of_page_one(tmp_path: Path) -> None:
    sheet = Sheet.of(Paper.A4)
    read = draw(tmp_path, [Section(headed(sheet, letterhead=REGENT), sheet)])
    post = read.find("BUPATI BANYUWANGI")
    assert (post.left + post.right) / 2 == pytest.approx(110 * MM, abs=1)
    assert 297 * MM - post.top == pytest.approx((12 + 24 + 4) * MM, abs=4)
    foot = [word for word in read.words[0] if "Jalan Jenderal Ahmad Yani" in word.text]
    assert foot[0].top < 25 * MM
    assert (foot[0].left + foot[0].right) / 2 == pytest.approx(110 * MM, abs=1)
    assert "Jalan" not in read.pages[1]
    assert "PEMERINTAH" not in read.text
    page = picture(read.path)
    column = [page.getpixel((int(185 * MM * 4), y)) for y in range(int(38 * MM * 4), int(50 * MM * 4))]
    assert set(column) == {(255, 255, 255)}  # no rule below it


def test_unit_stands_below_its_office(tmp_path: Path) -> None:
    sheet = Sheet.of(Paper.A4)
    letterhead = replace(LETTERHEAD, line_2="Dinas Kesehatan", unit="UPT Puskesmas Kabat")
    read = draw(tmp_path, [Section(headed(sheet, 1, letterhead), sheet)])
    office, unit = read.find("DINAS KESEHATAN"), read.find("UPT PUSKESMAS KABAT")
    assert office.bottom > unit.bottom > read.find("Baris 1").top


def test_a_long_name_in_the_kop_breaks_at_its_comma(tmp_path: Path) -> None:
    long = replace(LETTERHEAD, line_2="Dinas Pekerjaan Umum Cipta Karya, Perumahan dan Permukiman")
    sheet = Sheet.of(Paper.A4, OfficeStyle())
    read = draw(tmp_path, [Section([*kop(long, sheet, draft=False), *lines(1, sheet)], sheet)])
    names = [word.text for word in read.words[0]]
    assert "DINAS PEKERJAAN UMUM CIPTA KARYA," in names
    assert "PERUMAHAN DAN PERMUKIMAN" in names


def test_measures_of_the_kop_are_those_of_the_office(tmp_path: Path) -> None:
    style = OfficeStyle(geometry=Geometry(kop_top=20, kop_line_1=13.5, kop_line_2=18, kop_gap=15))
    sheet = Sheet.of(Paper.A4, style)
    read = draw(tmp_path, [Section(headed(sheet, 1), sheet)])
    plain = draw(tmp_path, [Section(headed(Sheet.of(Paper.A4), 1), Sheet.of(Paper.A4))])
    name = read.find("SEKRETARIAT DAERAH")
    assert (name.top - name.bottom) / (
        plain.find("SEKRETARIAT DAERAH").top - plain.find("SEKRETARIAT DAERAH").bottom
    ) > 1.1
    assert plain.find("Baris 1").top - read.find("Baris 1").top == pytest.approx((8 + 6) * MM, abs=1)


def test_single_rule(tmp_path: Path) -> None:
    def dark(letterhead: Letterhead) -> int:
        sheet = Sheet.of(Paper.A4)
        read = draw(tmp_path, [Section(headed(sheet, 1, letterhead), sheet)])
        page = picture(read.path)
        column = page.convert("1").crop((int(185 * MM * 4), int(30 * MM * 4), int(185 * MM * 4) + 1, int(50 * MM * 4)))
        rows = [column.getpixel((0, y)) == 0 for y in range(column.height)]
        return sum(1 for now, before in zip(rows[1:], rows, strict=False) if now and not before)

    assert dark(LETTERHEAD) == 2
    assert dark(replace(LETTERHEAD, double_rule=False)) == 1


@pytest.mark.parametrize("mode", ["RGB", "RGBA"])
def test_emblem_can_be_printed_in_black(tmp_path: Path, mode: str) -> None:
    stream = BytesIO()
    Image.new(mode, (40, 50), (200, 30, 30, 255)[: len(mode)]).save(stream, "PNG")
    letterhead = replace(LETTERHEAD, emblem=stream.getvalue())

    def coloured(style: OfficeStyle) -> set[tuple[int, ...]]:
        sheet = Sheet.of(Paper.A4, style)
        page = picture(draw(tmp_path, [Section(headed(sheet, 1, letterhead), sheet)]).path)
        left = page.crop((int(30 * MM * 4), int(14 * MM * 4), int(48 * MM * 4), int(34 * MM * 4)))
        return {pixel for pixel in colours(left) if max(pixel) - min(pixel) > 40}

    assert coloured(OfficeStyle())
    assert not coloured(OfficeStyle(emblem_in_black=True))


def test_no_coloured_space_leaks_into_print(tmp_path: Path) -> None:
    """The file's colours are grey or RGB, as its output intent says."""
    with pikepdf.open(make(demo_record(), tmp_path, DocumentKind.NOTULA).path) as document:
        for page in document.pages:
            operators = {str(operator) for _, operator in pikepdf.parse_content_stream(page)}
            assert not operators & {"k", "K"}


def test_long_text_block_is_divided_with_two_lines_on_each_side(tmp_path: Path) -> None:
    sheet = Sheet.of(Paper.A4)
    filler = TextBlock.of("\n".join("x" for _ in range(1, 53)), sheet.text_width)
    read = draw(tmp_path, [Section([filler, paragraph("satu " * 60, sheet)], sheet)])
    assert len(read.pages) == 2
    assert read.pages[1].count("satu") >= 20


def test_address_of_the_regent_takes_one_line_where_smaller_letters_make_it_fit(tmp_path: Path) -> None:
    sheet = Sheet.of(Paper.A4)

    def foot(contact: str) -> list[str]:
        read = draw(tmp_path, [Section(headed(sheet, 5, replace(REGENT, contact=contact)), sheet)])
        return [word.text for word in read.words[0] if word.top < 25 * MM]

    assert len(foot("Telepon (0333) 000000, Laman www.banyuwangikab.go.id")) == 1
    two = foot(
        "Telepon (0333) 000000, Faksimile (0333) 000001, Laman www.banyuwangikab.go.id, Pos-el bupati@contoh.test"
    )
    assert len(two) == 2
    assert not two[0].rstrip(",").endswith(("Telepon", "Faksimile", "Laman", "Pos-el", "(0333)"))


def test_page_number_keeps_clear_of_the_security_mark(tmp_path: Path) -> None:
    sheet = Sheet.of(Paper.A4)
    read = draw(tmp_path, [Section(lines(90, sheet), sheet)], security=Security.RAHASIA)
    number = read.find("- 2 -", 1)
    mark = max((word for word in read.words[1] if word.text == "RAHASIA"), key=lambda word: word.top)
    assert mark.bottom - number.top > 2.5 * MM
    assert number.bottom > max(word.top for word in read.words[1] if word.text.startswith("Baris")) + 2 * MM


@pytest.mark.parametrize("width", range(200, 420, 7))
def test_a_date_stands_on_one_line(width: int) -> None:
    text = "Rapat dilaksanakan pada hari Selasa, 24 November 2026 pukul 08.33 WIB di Ruang Rapat A lantai dua."
    broken = [line.text.replace("\xa0", " ") for line in break_lines(text, width)]
    for whole in ("24 November 2026", "08.33 WIB", "Rapat A"):
        assert any(whole in line for line in broken)


def test_a_date_wider_than_its_column_breaks_between_words() -> None:
    assert [line.text for line in break_lines("24 November 2026", 75)] == ["24 November", "2026"]
