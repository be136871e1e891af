"""The notula as its reader sees it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time
from pathlib import Path

import pytest

from rakor_desktop.documents.wording import agreement_text, closed, group_heading, issue_text
from rakor_desktop.domain.discussion import Group, Issue, Position
from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.kinds import AgendaKind, AgreementState, Outcome, RemarkKind, Side
from rakor_desktop.domain.letter import Material
from rakor_desktop.domain.meeting import AgendaItem, Remark
from rakor_desktop.domain.naskah import DocumentKind
from rakor_desktop.domain.office import OfficeStyle
from rakor_desktop.domain.people import Person
from rakor_desktop.domain.record import MeetingRecord
from tests.unit.documents.pdf_reading import MM, make
from tests.unit.documents.records import demo_record, empty_record, huge_record, make_agreement, tiny_record

NOTULA = DocumentKind.NOTULA


def with_remark(text: str, kind: RemarkKind = RemarkKind.PENJELASAN) -> MeetingRecord:
    remark = Remark(id="c", meeting_id="rapat-1", agenda_item_id="acara-1", speaker="Ayu", text=text, kind=kind)
    return replace(demo_record(), remarks=(remark,), groups=())


def test_head_has_the_canonical_fields_in_order(tmp_path: Path) -> None:
    text = make(demo_record(), tmp_path, NOTULA).text
    fields = (
        "NOTULA",
        "Sidang/Rapat : Rapat Koordinasi Pengembangan Desa Wisata",
        "Hari/Tanggal : Selasa, 24 November 2026",
        "Surat Undangan : Nomor 000.1.5/1427/429.011/2026 tanggal 18 November 2026",
        "Waktu Sidang/Rapat : Pukul 08.33 s.d. 12.19 WIB",
        "Tempat : Aula Rempeg Jogopati, Kantor Pemerintah Kabupaten Banyuwangi",
        "Acara : 1. Evaluasi tindak lanjut rapat lalu 2. Paparan arah",
        "Pimpinan Sidang/Rapat Ketua : Drs. Suryanto Wibowo, M.Si. Sekretaris : Dra. Ratna Wulandari, M.Par.",
        "Pencatat : Dewi Kartikasari, S.AP.",
        "Peserta Sidang/Rapat : 38 (tiga puluh delapan) orang, terlampir pada daftar hadir",
        "Kegiatan Sidang/Rapat 1. Kata Pembukaan",
    )
    places = [text.find(field) for field in fields]
    assert -1 not in places
    assert places == sorted(places)


def test_body_has_its_five_sections(tmp_path: Path) -> None:
    text = make(demo_record(), tmp_path, NOTULA).text
    assert "Rapat dibuka oleh Asisten Perekonomian dan Pembangunan pada pukul 08.33 WIB." in text
    assert "2. Pembahasan a. Evaluasi tindak lanjut rapat lalu 1) Drs. Suryanto Wibowo" in text
    assert "c. Diskusi kelompok dan pleno 1) Kelompok 1 (Aksesibilitas); fasilitator Bagus Hariyanto" in text
    assert "3. Kesimpulan/Keputusan" in text
    assert "4. Tindak Lanjut No. Uraian Penanggung Jawab Tenggat" in text
    assert "5. Penutup Rapat ditutup pada pukul 12.19 WIB oleh Asisten Perekonomian dan Pembangunan." in text


def test_agreements_are_the_conclusion_with_list_punctuation(tmp_path: Path) -> None:
    text = make(demo_record(), tmp_path, NOTULA).text
    assert "menjadi prioritas tahun 2027; b. Angkutan pengumpan" in text
    assert "mulai Januari 2027; c." in text  # typed with a full stop
    assert "(dengan catatan: acara adat tetap ditentukan oleh desa); e." in text
    assert "melalui satu pintu." in text
    assert "gerbang desa wisata" not in text  # it was turned down


def test_list_ends_with_a_full_stop_and_keeps_a_question_mark(tmp_path: Path) -> None:
    text = make(with_remark("Kapan mulai? ", kind=RemarkKind.PERTANYAAN), tmp_path, NOTULA).text
    assert "Pertanyaan Ayu: Kapan mulai? " in text
    assert "Kapan mulai?." not in text


def test_internal_notes_stay_inside_unless_wanted(tmp_path: Path) -> None:
    assert "hanya untuk panitia" not in make(demo_record(), tmp_path, NOTULA).text
    assert "hanya untuk panitia" in make(demo_record(), tmp_path, NOTULA, include_internal=True).text


def test_parts_can_be_left_out_and_numbers_close_up(tmp_path: Path) -> None:
    text = make(demo_record(), tmp_path, NOTULA, include_remarks=False, include_groups=False).text
    assert "Pembahasan" not in text
    assert "2. Kesimpulan/Keputusan" in text


@pytest.mark.parametrize("record", [empty_record(), tiny_record()], ids=["empty", "tiny"])
def test_no_section_is_printed_empty(tmp_path: Path, record: MeetingRecord) -> None:
    text = make(record, tmp_path, NOTULA).text
    assert "Pembahasan" not in text
    assert "Kesimpulan" not in text
    assert "Tindak Lanjut" not in text
    # What every notula names is visibly blank, never invented.
    assert "Pimpinan Sidang/Rapat Ketua : ............ Peserta" in text
    assert "pada pukul ............ WIB" in text
    assert "2. Penutup" in text


@pytest.mark.parametrize(
    ("changes", "printed"),
    [
        ({"actual_end": None}, "Pukul 08.33 WIB s.d. selesai"),
        ({"actual_start": None, "actual_end": None}, "Pukul 08.00 WIB s.d. selesai"),
        ({"actual_start": None, "actual_end": None, "planned_end": time(12)}, "Pukul 08.00 s.d. 12.00 WIB"),
        ({"actual_start": datetime(2026, 11, 24, 8, 5)}, "Pukul 08.05 s.d. 12.19 WIB"),
    ],
)
def test_time_of_the_session(tmp_path: Path, changes: dict[str, object], printed: str) -> None:
    record = demo_record()
    text = make(replace(record, meeting=replace(record.meeting, **changes)), tmp_path, NOTULA).text
    assert f"Waktu Sidang/Rapat : {printed} Tempat" in text


def test_public_copy_has_no_nip(tmp_path: Path) -> None:
    assert "NIP 19600110 200501 1 999" in make(demo_record(), tmp_path, NOTULA).text
    public = make(demo_record(), tmp_path, NOTULA, public_copy=True).text
    assert "NIP" not in public
    assert "Drs. Suryanto Wibowo, M.Si." in public


def test_two_signatures_stand_side_by_side(tmp_path: Path) -> None:
    read = make(demo_record(), tmp_path, NOTULA)
    page = len(read.pages) - 1
    left, right = read.find("Notulis,", page), read.find("Pimpinan Rapat", page)
    assert left.bottom == pytest.approx(right.bottom, abs=3)
    assert left.right < right.left
    taker, chair = read.find("Dewi Kartikasari, S.AP.", page), read.find("Drs. Suryanto Wibowo, M.Si.", page)
    assert taker.top == pytest.approx(chair.top, abs=1)
    # Room for the hand and the stamp, and the post closes with a comma.
    assert read.find("DAN PEMBANGUNAN,", page).bottom - chair.top > 22 * MM
    assert "SEKRETARIS DAERAH" not in read.pages[page]  # a chair signs in nobody's name


def test_one_signature_when_wanted(tmp_path: Path) -> None:
    text = make(demo_record(), tmp_path, NOTULA, two_signatures=False).text
    assert "Notulis," not in text
    assert "Pimpinan Sidang/Rapat ASISTEN PEREKONOMIAN DAN PEMBANGUNAN," in text


@pytest.mark.parametrize("lines", range(0, 45, 4))
def test_signature_never_stands_alone(tmp_path: Path, lines: int) -> None:
    """However long the text is, the closing sentence goes to the signature's page."""
    record = with_remark("\n".join(f"Baris {number}" for number in range(lines + 1)))
    read = make(replace(record, agreements=()), tmp_path, NOTULA)
    assert "Penutup" in read.pages[-1]
    assert "Rapat ditutup" in read.pages[-1]
    assert "Notulis" in read.pages[-1]


def test_every_word_of_a_very_long_remark_is_printed(tmp_path: Path) -> None:
    words = [f"kata{number}" for number in range(12_000)]
    remark = " ".join(words)
    assert len(remark) > 100_000
    text = make(with_remark(remark), tmp_path, NOTULA).text
    for page in range(2, 10):  # page numbers stand between the words
        text = text.replace(f" - {page} - ", " ")
    assert set(words) <= set(text.replace(".", " ").split())


def test_long_document_has_bookmarks_and_numbers_its_pages(tmp_path: Path) -> None:
    import pypdfium2

    read = make(huge_record(), tmp_path, NOTULA)
    assert "- 1 -" not in read.pages[0]
    assert all(f"- {number} -" in page for number, page in enumerate(read.pages[1:], 2))
    document = pypdfium2.PdfDocument(read.path)
    titles = [bookmark.get_title() for bookmark in document.get_toc()]
    document.close()
    assert titles[:3] == ["NOTULA", "Pimpinan Sidang/Rapat", "Kegiatan Sidang/Rapat"]
    assert "Tindak Lanjut" in titles


def test_nothing_stands_outside_the_margins(tmp_path: Path) -> None:
    read = make(huge_record(), tmp_path, NOTULA)
    for number, words in enumerate(read.words):
        width, _ = read.sizes[number]
        body = [word for word in words if word.text != f"- {number + 1} -"]
        assert min(word.left for word in body) >= 30 * MM - 1
        assert max(word.right for word in body) <= width - 20 * MM + 1
        assert min(word.bottom for word in body) >= 25 * MM - 1


def test_table_head_repeats_on_each_page(tmp_path: Path) -> None:
    read = make(huge_record(), tmp_path, NOTULA)
    first = next(number for number, page in enumerate(read.pages) if "Tindak Lanjut" in page and "Uraian" in page)
    assert all("Penanggung Jawab" in page for page in read.pages[first:-1])


def test_colons_of_the_head_stand_below_each_other(tmp_path: Path) -> None:
    read = make(demo_record(), tmp_path, NOTULA)
    colons = {round(word.left, 1) for word in read.words[0] if word.text == ":"}
    assert len(colons) == 1


def test_more_than_26_agreements_are_lettered_on(tmp_path: Path) -> None:
    agreements = tuple(make_agreement(number, f"Butir {number}") for number in range(1, 31))
    text = make(replace(demo_record(), agreements=agreements), tmp_path, NOTULA).text
    assert "z. Butir 26; aa. Butir 27; ab. Butir 28;" in text
    assert "ad. Butir 30." in text


def test_proposals_not_agreed_are_no_conclusion(tmp_path: Path) -> None:
    record = demo_record()
    agreements = (make_agreement(1, "Masih usulan", state=AgreementState.USULAN),)
    text = make(replace(record, agreements=agreements), tmp_path, NOTULA).text
    assert "Masih usulan" not in text
    assert "Semua pihak sepakat bekerja menurut matriks tindak lanjut." in text


# ------------------------------------------------------------------------------------------------ words and numbers


@pytest.mark.parametrize(
    ("outcomes", "escalated", "printed"),
    [
        ({Side.PEMERINTAH: Outcome.SEPAKAT}, False, "sepakat (Pemerintah)"),
        (dict.fromkeys(Side, Outcome.SEPAKAT), False, "disepakati semua pihak"),
        (
            {Side.PEMERINTAH: Outcome.SEPAKAT, Side.LSM: Outcome.KOMPROMI, Side.MEDIA: Outcome.PIMPINAN},
            True,
            "sepakat (Pemerintah), kompromi (LSM), diteruskan kepada pimpinan (Media)",
        ),
        ({Side.PEMERINTAH: Outcome.SEPAKAT}, True, "sepakat (Pemerintah), diteruskan kepada pimpinan"),
        ({}, False, "belum ada hasil"),
    ],
)
def test_an_issue_names_only_who_has_taken_a_position(
    outcomes: dict[Side, Outcome], escalated: bool, printed: str
) -> None:
    positions = tuple(Position(side, "i", side, outcome=outcomes.get(side, Outcome.BELUM)) for side in Side)
    issue = Issue("i", "g", title="Retribusi", escalated=escalated, positions=positions)
    assert issue_text(issue) == f"Isu: retribusi – {printed}"


def test_a_side_with_a_position_that_has_not_agreed_is_named() -> None:
    positions = (
        Position("1", "i", Side.PEMERINTAH, outcome=Outcome.SEPAKAT),
        Position("2", "i", Side.MASYARAKAT, position="Gratis bagi warga"),
        Position("3", "i", Side.MEDIA),
    )
    text = issue_text(Issue("i", "g", title="Retribusi", positions=positions))
    assert text == "Isu: retribusi – sepakat (Pemerintah), belum sepakat (Masyarakat)"


@pytest.mark.parametrize(
    ("text", "mark", "printed"),
    [
        ("dipimpin Wahyu, M.M.", ".", "dipimpin Wahyu, M.M."),
        ("dipimpin Wahyu, M.M.", ";", "dipimpin Wahyu, M.M.;"),
        ("dipimpin Wahyu, S.Sos., M.M", ".", "dipimpin Wahyu, S.Sos., M.M."),
        ("jalan, air, dll.", ";", "jalan, air, dll.;"),
        ("pukul 08.00.", ";", "pukul 08.00;"),
        ("selesai.", "", "selesai"),
        ("kapan?", ".", "kapan?"),
        ("...", ".", "."),
    ],
)
def test_an_abbreviation_keeps_its_dot_and_gets_no_second(text: str, mark: str, printed: str) -> None:
    assert closed(text, mark) == printed


def test_a_chair_without_a_post_whose_name_ends_with_a_dot_ends_the_sentence(tmp_path: Path) -> None:
    record = demo_record()
    chair = Person("o", name="Wahyu", title_after="M.M.")
    text = make(replace(record, chair=chair), tmp_path, NOTULA).text
    assert "WIB oleh Wahyu, M.M. " in text
    assert ".." not in text.replace("...", "")


def with_sub_items() -> MeetingRecord:
    record = demo_record()
    agenda = tuple(
        AgendaItem(f"a{number}", "rapat-1", rank=f"{number}", title=title, parent_id=parent, kind=AgendaKind.PAPARAN,
                   internal=internal)
        for number, (title, parent, internal) in enumerate((
            ("Sambutan", None, False), ("Paparan dinas", None, False), ("Jalan", "a1", False), ("Air", "a1", False),
            ("Rapat panitia", None, True), ("Honor", "a4", False), ("Penutupan", None, False),
        ))
    )  # fmt: skip
    remarks = tuple(
        Remark(f"c{item}", "rapat-1", f"a{item}", speaker="Ayu", text=f"Kata {item}") for item in (1, 3, 5, 6)
    )
    return replace(record, agenda=agenda, remarks=remarks, groups=())


def test_sub_items_stand_below_their_item_and_shift_no_number(tmp_path: Path) -> None:
    text = make(with_sub_items(), tmp_path, NOTULA).text
    assert "Acara : 1. Sambutan 2. Paparan dinas a) Jalan b) Air 3. Penutupan" in text
    assert "a. Paparan dinas 1) Ayu: Kata 1. 2) Air: Ayu: Kata 3. b. Penutupan Ayu: Kata 6." in text


def test_what_stands_below_an_internal_item_is_internal(tmp_path: Path) -> None:
    text = make(with_sub_items(), tmp_path, NOTULA).text
    assert "Honor" not in text
    assert "Kata 5" not in text
    assert (
        "3. Rapat panitia a) Honor 4. Penutupan" in make(with_sub_items(), tmp_path, NOTULA, include_internal=True).text
    )


# ---------------------------------------------------------------------------------------------------- nothing twice


@pytest.mark.parametrize(
    "text",
    [
        "Rapat dibuka oleh Asisten Perekonomian dan Pembangunan pada pukul 08.33 WIB.",
        "rapat dibuka oleh asisten perekonomian dan pembangunan pada pukul 08.35 WIB",
        "Rapat ditutup oleh Asisten Perekonomian dan Pembangunan pada pukul 12.19 WIB.",
    ],
)
def test_remark_that_only_says_who_opened_or_closed_is_not_printed_again(tmp_path: Path, text: str) -> None:
    printed = make(with_remark(text), tmp_path, NOTULA).text
    assert "Ayu" not in printed
    assert printed.lower().count("rapat dibuka") == printed.lower().count("rapat ditutup") == 1


@pytest.mark.parametrize(
    "text",
    [
        "Rapat dibuka oleh Bupati Banyuwangi pada pukul 08.33 WIB.",
        "Rapat dibuka oleh Asisten Perekonomian dan Pembangunan pada pukul 09.33 WIB.",
        "Rapat dibuka oleh Asisten Perekonomian dan Pembangunan pada pukul 08.33 WIB dengan doa.",
    ],
)
def test_remark_that_says_more_is_printed(tmp_path: Path, text: str) -> None:
    assert f"Ayu: {text}" in make(with_remark(text), tmp_path, NOTULA).text


def test_opening_typed_as_a_remark_stays_while_its_time_is_known_from_nowhere_else(tmp_path: Path) -> None:
    record = with_remark("Rapat dibuka oleh Asisten Perekonomian dan Pembangunan pada pukul 08.33 WIB.")
    record = replace(record, meeting=replace(record.meeting, actual_start=None))
    assert "pada pukul 08.33 WIB" in make(record, tmp_path, NOTULA).text


def test_summary_that_begins_with_the_opening_does_not_repeat_it(tmp_path: Path) -> None:
    record = demo_record()
    typed = "Rapat dibuka oleh Asisten Perekonomian dan Pembangunan pada pukul 08.33 WIB. Arahan disampaikan\nKedua"
    text = make(replace(record, meeting=replace(record.meeting, opening_summary=typed)), tmp_path, NOTULA).text
    assert text.count("Rapat dibuka") == 1
    assert "08.33 WIB. Arahan disampaikan Kedua. 2. Pembahasan" in text


# -------------------------------------------------------------------------------------------------------- what is said


def test_points_of_a_group_name_who_said_them(tmp_path: Path) -> None:
    record = demo_record()
    text = make(record, tmp_path, NOTULA).text
    point = record.groups[0].points[0]
    assert point.institution == "DPMD"
    assert f"a) Masalah: {point.text} ({point.speaker}, Dinas Pemberdayaan Masyarakat dan Desa);" in text
    silent = replace(record.groups[0], points=(replace(point, speaker="", institution=""),), issues=())
    assert f"a) Masalah: {point.text}." in make(replace(record, groups=(silent,)), tmp_path, NOTULA).text


def test_sentences_of_the_office_are_used(tmp_path: Path) -> None:
    phrases = {"notula.pembukaan": "Pukul {waktu_mulai} WIB {pimpinan} membuka {judul} di {tempat}."}
    record = replace(demo_record(), style=OfficeStyle(phrases=phrases))
    text = make(record, tmp_path, NOTULA).text
    assert "Pukul 08.33 WIB Asisten Perekonomian dan Pembangunan membuka Rapat Koordinasi Pengembangan" in text


def test_unknown_field_in_a_sentence_of_the_office_is_named(tmp_path: Path) -> None:
    record = replace(demo_record(), style=OfficeStyle(phrases={"notula.penutup": "Selesai {jam}."}))
    with pytest.raises(UserError, match=r"Isian \{jam\} tidak dikenal"):
        make(record, tmp_path, NOTULA)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("count", range(0, 40, 3))
def test_no_page_holds_signatures_alone(tmp_path: Path, count: int) -> None:
    """At least two lines of the minutes go along, not only the head of the last part."""
    record = with_remark("\n".join(f"Baris {number}" for number in range(count + 1)))
    page = make(record, tmp_path, NOTULA).pages[-1]
    assert "Rapat ditutup" in page
    assert len(page[: page.index("Notulis")].splitlines()) >= 4


def test_group_results_stand_at_the_item_in_which_groups_discussed(tmp_path: Path) -> None:
    text = make(demo_record(), tmp_path, NOTULA).text
    groups, later = text.find("1) Kelompok 1 (Aksesibilitas)"), text.find("d. Perumusan dan pembacaan kesepakatan")
    assert 0 < text.find("c. Diskusi kelompok dan pleno") < groups < later
    assert "Hasil diskusi kelompok" not in text
    agenda = tuple(item for item in demo_record().agenda if item.kind is not AgendaKind.KELOMPOK)
    without = make(replace(demo_record(), agenda=agenda), tmp_path, NOTULA).text
    assert "Hasil diskusi kelompok 1) Kelompok 1 (Aksesibilitas)" in without


def test_who_leads_and_notes_in_a_group_is_named_once() -> None:
    group = Group("g", "m", code="K1", topic="Atraksi", facilitator="Siti Maimunah", minute_taker="Siti Maimunah")
    assert group_heading(group) == "Kelompok 1 (Atraksi); fasilitator dan notulis Siti Maimunah:"


def test_a_note_of_an_agreement_goes_on_in_its_sentence() -> None:
    kept = make_agreement(
        1, "Parkir diatur bersama warga Kemiren", state=AgreementState.CATATAN, note="Perubahan tarif"
    )
    assert agreement_text(kept).endswith("(dengan catatan: perubahan tarif)")
    named = replace(kept, note="Kemiren memakai aturan adat.")
    assert agreement_text(named).endswith("(dengan catatan: Kemiren memakai aturan adat)")


def test_a_meeting_opens_after_its_registration(tmp_path: Path) -> None:
    record = demo_record()
    began, opened = datetime(2026, 11, 24, 8, 0), datetime(2026, 11, 24, 8, 41)
    registration, first = record.agenda[:2]
    assert registration.kind is AgendaKind.REGISTRASI
    registration = replace(registration, actual_start=began, actual_end=opened)
    first = replace(first, actual_start=opened)
    record = replace(
        record,
        agenda=(registration, first),
        meeting=replace(record.meeting, actual_start=began),
    )
    text = make(record, tmp_path, NOTULA).text
    assert "Waktu Sidang/Rapat : Pukul 08.41 s.d. 12.19 WIB" in text
    assert "Rapat dibuka oleh Asisten Perekonomian dan Pembangunan pada pukul 08.41 WIB." in text


def test_a_meeting_over_midnight_names_both_days_and_is_signed_on_the_second(tmp_path: Path) -> None:
    record = demo_record()
    meeting = replace(
        record.meeting, actual_start=datetime(2026, 11, 24, 22, 30), actual_end=datetime(2026, 11, 25, 1, 15)
    )
    text = make(replace(record, agenda=(), meeting=meeting), tmp_path, NOTULA).text
    assert "Hari/Tanggal : Selasa s.d. Rabu, 24–25 November 2026" in text
    assert "Waktu Sidang/Rapat : Pukul 22.30 s.d. 01.15 WIB" in text
    assert "Banyuwangi, 25 November 2026 Pimpinan Rapat" in text


def test_one_agreement_alone_has_no_letter(tmp_path: Path) -> None:
    record = demo_record()
    text = make(replace(record, agreements=record.agreements[:1]), tmp_path, NOTULA).text
    assert "3,2 kilometer menjadi prioritas tahun 2027." in text
    assert "a. Perbaikan jalan" not in text


def test_a_short_list_of_materials_goes_to_a_page_whole(tmp_path: Path) -> None:
    material = Material("b", "rapat-1", file_name="paparan.pdf")
    for lines in range(20, 60, 4):
        record = with_remark("\n".join(f"Alinea {number}." for number in range(lines)))
        materials = tuple(replace(material, id=f"b{one}", file_name=f"paparan-{one}.pdf") for one in (1, 2, 3))
        read = make(replace(record, materials=materials), tmp_path, NOTULA)
        (page,) = (one for one in read.pages if "paparan-1.pdf" in one)
        assert "paparan-3.pdf" in page
