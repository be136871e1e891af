"""The building blocks that documents share: paragraphs, lists, heads of letters and attachments, signatures."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from rakor_desktop.documents import blocks
from rakor_desktop.documents.fonts import Face, measure
from rakor_desktop.documents.layout import Block
from rakor_desktop.documents.page import Section, Sheet
from rakor_desktop.documents.signature import (
    Signer,
    pair,
    sign_blocks,
    sign_table,
    signatory_signer,
    single,
)
from rakor_desktop.domain.geometry import Geometry
from rakor_desktop.domain.kinds import Paper
from rakor_desktop.domain.naskah import AddresseeProfile, Delegation, DocumentKind, SignAlign
from rakor_desktop.domain.office import OfficeStyle
from rakor_desktop.domain.people import Signatory
from tests.unit.documents.pdf_reading import MM, Read, draw
from tests.unit.documents.records import demo_record, tiny_record

LEFT = 30 * MM
SHEET = Sheet.of(Paper.A4)
SEKDA = Signatory(
    "ttd", post="Sekretaris Daerah Kabupaten Banyuwangi", name="Contoh Nama", title_before="Dr. H.",
    title_after="M.Si.", rank="Pembina Utama Madya", nip="197001011995031001",
)  # fmt: skip


def shown(folder: Path, parts: list[Block], sheet: Sheet = SHEET) -> Read:
    return draw(folder, [Section(parts, sheet)])


def colons(read: Read) -> list[float]:
    return [word.left for word in read.words[0] if word.text == ":"]


# -------------------------------------------------------------------------------------------------------------- text


def test_first_line_of_a_paragraph_stands_in_and_the_others_fill_the_width(tmp_path: Path) -> None:
    words = shown(tmp_path, [blocks.paragraph("satu dua tiga empat lima enam " * 12, SHEET)]).words[0]
    assert words[0].left == pytest.approx(LEFT + 12.5 * MM, abs=1)
    assert [word.left for word in words[1:]] == [pytest.approx(LEFT, abs=1)] * (len(words) - 1)
    assert all(word.right == pytest.approx(190 * MM, abs=2) for word in words[:-1])


def test_indent_and_size_of_paragraphs_follow_the_office(tmp_path: Path) -> None:
    sheet = Sheet.of(Paper.A4, OfficeStyle(geometry=Geometry(first_line=20, line_height=1.5)))
    words = shown(tmp_path, [blocks.paragraph("satu dua tiga " * 20, sheet)], sheet).words[0]
    assert words[0].left == pytest.approx(LEFT + 20 * MM, abs=1)
    assert words[1].bottom - words[2].bottom == pytest.approx(1.5 * 11, abs=1)


def test_every_line_that_says_something_is_a_paragraph() -> None:
    assert len(blocks.paragraphs("satu\n\n  \ndua", SHEET)) == 2


@pytest.mark.parametrize(("level", "number"), [(0, "1."), (1, "a."), (2, "1)"), (3, "a)")])
def test_numbers_hang_and_further_paragraphs_stand_below_the_text(tmp_path: Path, level: int, number: str) -> None:
    read = shown(tmp_path, blocks.numbered(level, number, "Pertama " * 30 + "\nKedua", SHEET))
    assert read.find(number).left == pytest.approx(LEFT + level * 7 * MM, abs=1)
    second = next(word for word in read.words[0] if word.text.startswith("Kedua"))
    assert second.left == pytest.approx(LEFT + (level + 1) * 7 * MM, abs=1)
    assert read.text.count(number) == 1


def test_values_of_fields_wrap_under_themselves(tmp_path: Path) -> None:
    rows = (("Nama", "Panjang " * 30), ("Jabatan", "Kepala"))
    read = shown(tmp_path, blocks.fields(rows, SHEET, label=26, indent=10, bold_values=frozenset({"Jabatan"})))
    assert colons(read) == [pytest.approx(LEFT + 36 * MM, abs=1.5)] * 2
    values = [word.left for word in read.words[0] if word.text.startswith("Panjang")]
    assert len(values) > 1
    assert values == [pytest.approx(LEFT + 40 * MM, abs=1)] * len(values)


def test_titles_are_centred_and_empty_lines_of_them_left_out(tmp_path: Path) -> None:
    read = shown(tmp_path, blocks.title(("BERITA ACARA", "", "KESEPAKATAN"), SHEET))
    first, second = read.words[0]
    assert (first.left + first.right) / 2 == pytest.approx((second.left + second.right) / 2, abs=1)


@pytest.mark.parametrize(("number", "text"), [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (39, "XXXIX")])
def test_attachments_count_in_roman(number: int, text: str) -> None:
    assert blocks.roman(number) == text


def test_a_title_never_ends_a_page(tmp_path: Path) -> None:
    for count in range(40, 60):
        filler: list[Block] = [blocks.paragraph(f"Baris {number}", SHEET, gap=0) for number in range(count)]
        read = shown(tmp_path, [*filler, *blocks.title(("JUDUL",), SHEET), blocks.paragraph("isi", SHEET)])
        page = next(page for page in read.pages if "JUDUL" in page)
        assert "isi" in page


# ----------------------------------------------------------------------------------------------------------- letters


def letter(style: OfficeStyle, *names: str, place: str = "Banyuwangi", number: str | None = None) -> list[Block]:
    sheet = Sheet.of(Paper.A4, style)
    record = replace(demo_record(), style=style)
    if number is not None:
        record = replace(record, meeting=replace(record.meeting, invitation_number=number))
    head = blocks.letter_lines(
        record, DocumentKind.UNDANGAN, sheet, attachment="2 (dua) lembar", urgency="Segera",
        subject="Undangan Rapat Koordinasi Pengembangan Desa Wisata Kabupaten Banyuwangi",
    )  # fmt: skip
    return [*head, *blocks.addressee(names, place, sheet), blocks.paragraph("Isi surat", sheet)]


def test_lines_of_a_letter_stand_in_order_with_the_date_beside_the_number(tmp_path: Path) -> None:
    read = shown(tmp_path, letter(OfficeStyle(), "(Daftar Undangan Terlampir)"))
    order = ("Nomor", "Sifat", "Lampiran", "Hal", "Yth.", "di", "Banyuwangi")
    lows = [next(word.bottom for word in read.words[0] if word.text.split()[0] == name) for name in order[:-1]]
    assert lows == sorted(lows, reverse=True)
    assert colons(read) == [pytest.approx(LEFT + 24 * MM, abs=1.5)] * 4
    dated = read.find("Banyuwangi, 18 November 2026")
    assert dated.left == pytest.approx(LEFT + 85 * MM, abs=1)
    assert dated.bottom == pytest.approx(read.find("Nomor").bottom, abs=3)
    subject = [word for word in read.words[0] if LEFT + 27 * MM < word.left < LEFT + 30 * MM and word.top < lows[2]]
    assert len(subject) >= 2  # it wraps under itself and stays left of the date
    assert max(word.right for word in subject) <= LEFT + 85 * MM
    assert "Yth. (Daftar Undangan Terlampir) di Banyuwangi Isi surat" in read.text


def test_running_number_that_is_not_known_leaves_a_visible_blank(tmp_path: Path) -> None:
    read = shown(tmp_path, letter(OfficeStyle(unit_code="429.011"), "A", number=""))
    number = next(word for word in read.words[0] if word.text.startswith("000.1.5/"))
    printed = number.right - number.left
    assert printed == pytest.approx(measure("000.1.5/        /429.011/2026", Face.REGULAR, 12), abs=3)


def test_date_that_is_not_known_is_dotted(tmp_path: Path) -> None:
    sheet = Sheet.of(Paper.A4)
    head = blocks.letter_lines(
        tiny_record(), DocumentKind.UNDANGAN, sheet, attachment="", subject="Undangan", urgency="Biasa"
    )
    text = shown(tmp_path, head).text
    assert "Banyuwangi, ......" in text
    assert "Lampiran : -" in text


def test_several_addressees_are_numbered(tmp_path: Path) -> None:
    text = shown(tmp_path, letter(OfficeStyle(), "Yth. Kepala Dinas A", "Ketua B", place="")).text
    assert "Yth. 1. Kepala Dinas A 2. Ketua B di Tempat" in text


def test_addressee_of_the_classic_profile_stands_right_below_the_date(tmp_path: Path) -> None:
    style = OfficeStyle(addressee=AddresseeProfile.KLASIK)
    read = shown(tmp_path, letter(style, "Sdr. Kepala Dinas Kebudayaan dan Pariwisata Kabupaten Banyuwangi"))
    to, number = read.find("Kepada"), read.find("Nomor")
    assert to.left == pytest.approx(LEFT + 85 * MM, abs=1)
    assert to.bottom == pytest.approx(number.bottom, abs=3)
    assert read.find("Banyuwangi, 18 November 2026").bottom > number.top
    place = read.find("BANYUWANGI")
    assert place.left > LEFT + 85 * MM
    body = next(word for word in read.words[0] if word.text.startswith("Isi"))
    assert body.top < place.bottom  # the text begins below both columns


def test_details_stand_in_and_leave_out_what_is_not_known(tmp_path: Path) -> None:
    rows = (("Hari/Tanggal", "Selasa, 24 November 2026"), ("Pakaian", ""), ("Tempat", "Aula " * 40))
    read = shown(tmp_path, blocks.detail_block(rows, SHEET))
    assert read.find("Tempat").left == pytest.approx(LEFT + 12.5 * MM, abs=1)
    assert colons(read) == [pytest.approx(LEFT + 44.5 * MM, abs=1.5)] * 2
    assert "Pakaian" not in read.text


def test_copies_are_numbered_unless_there_is_only_one(tmp_path: Path) -> None:
    assert "Tembusan: 1. Bupati; 2. Arsip." in shown(tmp_path, blocks.copies("Bupati;\n\nArsip.", SHEET)).text
    assert "Tembusan: Bupati" in shown(tmp_path, blocks.copies("Bupati", SHEET)).text
    assert blocks.copies(" \n", SHEET) == []


def test_head_of_an_attachment_stands_top_right(tmp_path: Path) -> None:
    parts = blocks.attachment_head(
        "II", "Berita Acara Kesepakatan " * 4, "000.1.5/3/429.011/2026", date(2026, 11, 24), SHEET
    )
    read = shown(tmp_path, [*parts, blocks.paragraph("Isi", SHEET)])
    head = [word for word in read.words[0] if not word.text.startswith("Isi")]
    assert min(word.left for word in head) == pytest.approx((190 - 85) * MM, abs=1)
    assert "LAMPIRAN II Berita Acara" in read.text
    assert "Nomor : 000.1.5/3/429.011/2026 Tanggal : 24 November 2026" in read.text
    only = shown(tmp_path, blocks.attachment_head("", "Surat", "", None, SHEET)).text
    assert only.startswith("LAMPIRAN Surat Nomor : ....")


# -------------------------------------------------------------------------------------------------------- signatures


@pytest.mark.parametrize(
    ("delegation", "authority", "passed_by", "post", "printed"),
    [
        (Delegation.NONE, "", "", "Sekretaris Daerah", "SEKRETARIS DAERAH, Dr. H."),
        (Delegation.AN, "Bupati Banyuwangi", "", "Sekretaris Daerah", "a.n. BUPATI BANYUWANGI SEKRETARIS DAERAH, Dr."),
        (Delegation.UB, "Bupati Banyuwangi", "Sekretaris Daerah", "Asisten Administrasi",
         "a.n. BUPATI BANYUWANGI SEKRETARIS DAERAH u.b. ASISTEN ADMINISTRASI, Dr. H."),
        (Delegation.PLT, "", "", "Sekretaris Daerah", "Plt. SEKRETARIS DAERAH, Dr. H."),
        (Delegation.PLH, "", "", "Sekretaris Daerah,", "Plh. SEKRETARIS DAERAH, Dr. H."),
        (Delegation.PJ, "", "", "Bupati Banyuwangi", "Pj. BUPATI BANYUWANGI, Dr. H."),
        (Delegation.PJS, "", "", "Bupati Banyuwangi", "Pjs. BUPATI BANYUWANGI, Dr. H."),
    ],
)  # fmt: skip
def test_right_to_sign_is_named_above_the_post(
    tmp_path: Path, delegation: Delegation, authority: str, passed_by: str, post: str, printed: str
) -> None:
    signatory = replace(SEKDA, delegation=delegation, authority=authority, passed_by=passed_by, post=post)
    read = shown(tmp_path, [single(signatory_signer(signatory, (), with_nip=True), SHEET)])
    assert printed in read.text
    assert "M.Si. Pembina Utama Madya NIP 19700101 199503 1 001" in read.text


def test_a_regent_signs_without_rank_and_number(tmp_path: Path) -> None:
    regent = Signatory("b", post="Bupati Banyuwangi", name="Contoh Nama")
    text = shown(tmp_path, [single(signatory_signer(regent, (), with_nip=True), SHEET)]).text
    assert text == "BUPATI BANYUWANGI, Contoh Nama"


@pytest.mark.parametrize(
    ("signer", "lines"),
    [
        (Signatory("s", post="Kepala", title_before="Dr. Ir. H.", name="Guntur Priambodo Contoh",
                   title_after="M.M., M.Si."), ["Dr. Ir. H. Guntur Priambodo Contoh,", "M.M., M.Si."]),
        (Signatory("s", post="Kepala", name="Raden Mas Kanjeng Gusti Pangeran Suryanto Adiningrat"),
         ["Raden Mas Kanjeng Gusti Pangeran", "Suryanto Adiningrat"]),
    ],
)  # fmt: skip
def test_a_long_name_breaks_before_its_degrees(tmp_path: Path, signer: Signatory, lines: list[str]) -> None:
    read = shown(tmp_path, [single(signatory_signer(signer, (), with_nip=True), SHEET)])
    assert [word.text for word in read.words[0]][-2:] == lines


def test_block_stands_in_the_right_half_with_room_for_hand_and_stamp(tmp_path: Path) -> None:
    read = shown(tmp_path, [single(signatory_signer(SEKDA, ("Banyuwangi, 24 November 2026",), with_nip=True), SHEET)])
    assert min(word.left for word in read.words[0]) >= LEFT + 80 * MM - 1
    post, name = read.find("KABUPATEN BANYUWANGI,"), read.find("Dr. H. Contoh Nama, M.Si.")
    assert 22 * MM < post.bottom - name.top < 27 * MM
    assert (name.left + name.right) / 2 == pytest.approx(LEFT + 120 * MM, abs=1)


def test_office_can_align_left_underline_and_dot(tmp_path: Path) -> None:
    style = OfficeStyle(sign_align=SignAlign.KIRI, name_underlined=True, nip_with_dot=True)
    sheet = Sheet.of(Paper.A4, style)
    read = shown(tmp_path, [single(signatory_signer(SEKDA, (), with_nip=True, style=style), sheet)], sheet)
    assert [word.left for word in read.words[0]] == [pytest.approx(LEFT + 80 * MM, abs=1.5)] * len(read.words[0])
    assert "NIP. 19700101 199503 1 001" in read.text


def test_public_copy_of_a_signature_has_no_number(tmp_path: Path) -> None:
    assert "NIP" not in shown(tmp_path, [single(signatory_signer(SEKDA, (), with_nip=False), SHEET)]).text


def test_table_to_be_signed_runs_zig_zag_and_repeats_its_head(tmp_path: Path) -> None:
    rows = [(f"Nama {number}", f"Unsur {number}") for number in range(1, 41)]
    read = shown(tmp_path, [sign_table(rows, SHEET)])
    left = LEFT + 116 * MM
    labels = [[word for word in words if word.left > left and word.text.rstrip(".").isdigit()] for words in read.words]
    places = [round((word.left - left) / (22 * MM)) for page in labels for word in page]
    assert places == [0, 1] * 20
    assert all("Tanda Tangan" in page for page in read.pages)
    assert "- 2 -" in read.pages[1]


def test_rows_of_the_table_are_as_high_as_the_office_wants(tmp_path: Path) -> None:
    sheet = Sheet.of(Paper.A4, OfficeStyle(geometry=Geometry(deed_row=20)))
    read = shown(tmp_path, [sign_table([("A", "x"), ("B", "y")], sheet)], sheet)
    assert read.find("A").top - read.find("B").top == pytest.approx(20 * MM, abs=1)


def test_blocks_stand_two_in_a_row_and_the_odd_one_in_the_middle(tmp_path: Path) -> None:
    signers = [Signer((), (f"JABATAN {number},",), f"Nama {number}") for number in range(1, 4)]
    read = shown(tmp_path, sign_blocks(signers, SHEET))
    first, second, third = (read.find(f"Nama {number}") for number in range(1, 4))
    assert first.top == pytest.approx(second.top, abs=1)
    assert first.right < second.left
    assert third.top < first.bottom
    assert (third.left + third.right) / 2 == pytest.approx(110 * MM, abs=1)


def test_three_blocks_fit_in_a_row(tmp_path: Path) -> None:
    signers = [Signer((), ("KEPALA DINAS PEKERJAAN UMUM,",), f"Nama Panjang {number}, S.E.") for number in range(3)]
    read = shown(tmp_path, sign_blocks(signers, SHEET, per_row=3))
    names = [word for word in read.words[0] if word.text.startswith("Nama")]
    assert len({round(word.top) for word in names}) == 1
    assert all(one.right < other.left for one, other in pairwise(names))


def test_headings_of_a_pair_stand_on_one_line(tmp_path: Path) -> None:
    left, right = Signer(("Notulis",), (), "A"), Signer(("Banyuwangi, 24 November 2026", "Pimpinan Rapat"), (), "B")
    read = shown(tmp_path, [pair(left, right, SHEET)])
    assert read.find("Notulis,").bottom == pytest.approx(read.find("Pimpinan Rapat,").bottom, abs=3)
    assert read.find("A").top == pytest.approx(read.find("B").top, abs=1)


@pytest.mark.parametrize("length", [1, 2, 3, 6])
def test_two_lines_of_text_go_with_a_signature(tmp_path: Path, length: int) -> None:
    """However the text before it ends: in short paragraphs, below a head, in a long one."""
    signature = single(signatory_signer(SEKDA, (), with_nip=True), SHEET)
    for count in range(24, 52):
        filler: list[Block] = [blocks.paragraph(f"Baris {number}", SHEET, gap=0) for number in range(count)]
        last = blocks.paragraph("\n".join(f"Akhir {number}" for number in range(length)), SHEET, first_line=False)
        read = shown(tmp_path, [*filler, blocks.heading("Penutup", SHEET), last, signature])
        page = next(page for page in read.pages if "Contoh Nama" in page)
        assert page.count("Baris") + page.count("Akhir") >= 2
        assert read.text.count("Akhir") == length


def test_last_of_many_signatures_takes_another_along(tmp_path: Path) -> None:
    signers = [Signer((), ("KEPALA,",), f"Nama {number}.") for number in range(1, 12)]
    for count in range(10, 30):
        filler: list[Block] = [blocks.paragraph(f"Baris {number}", SHEET, gap=0) for number in range(count)]
        read = shown(tmp_path, [*filler, *sign_blocks(signers, SHEET)])
        assert "Nama 9." in read.pages[-1]
        assert read.text.count("Nama") == 11
