"""Surat undangan as its reader sees it: the letter, the daftar undangan, one letter for each invitee."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pypdfium2
import pytest

from rakor_desktop.documents.invitation import attachment_pages
from rakor_desktop.documents.invitee_list import invitee_groups
from rakor_desktop.documents.qr import modules
from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.kinds import MeetingMode, Paper, Purpose, Sector
from rakor_desktop.domain.letter import Letter
from rakor_desktop.domain.meeting import Participant
from rakor_desktop.domain.naskah import (
    AddresseeProfile,
    AttendanceRule,
    Delegation,
    DetailBlock,
    DocumentKind,
    LetterOpening,
    Urgency,
)
from rakor_desktop.domain.people import Signatory
from rakor_desktop.domain.record import DocumentOptions, MeetingRecord
from tests.unit.documents.pdf_reading import MM, Read, make
from tests.unit.documents.records import demo_record, empty_record, huge_record, make_participant, tiny_record

LETTER = DocumentKind.UNDANGAN
FULL = Letter(
    "surat", "rapat-1", urgency=Urgency.SEGERA, rule=AttendanceRule.BERWENANG, dress="Pakaian Dinas Harian (PDH)",
    note="membawa bahan paparan", extra="Tempat parkir disediakan.", contact_name="Dewi Kartikasari",
    contact_phone="0812-0000-0000", confirm_by=date(2026, 11, 20), online_link="https://rapat.contoh.test/j/1",
    online_id="123 456", online_password="rahasia77", copies="Bupati Banyuwangi;\nArsip.",
)  # fmt: skip


def letter(count: int | None = None, **fields: object) -> MeetingRecord:
    """The demo meeting with what was filled in for its letter, for its first `count` participants."""
    record = demo_record()
    people = record.participants if count is None else record.participants[1 : count + 1]
    return replace(record, participants=people, letter=replace(FULL, **fields))


def styled(record: MeetingRecord, **fields: object) -> MeetingRecord:
    return replace(record, style=replace(record.style, **fields))


def one(
    index: int, institution: str, sector: Sector = Sector.PD, order: int = 1000, post: str = "Kepala"
) -> Participant:
    return replace(
        make_participant(index, post=post), institution=institution, institution_short="", sector=sector,
        protocol_order=order,
    )  # fmt: skip


def in_order(text: str, *parts: str) -> None:
    places = [text.find(part) for part in parts]
    assert -1 not in places, parts[places.index(-1)]
    assert places == sorted(places)


# ---------------------------------------------------------------------------------------------------------- the letter


def test_the_letter_has_its_elements_in_order(tmp_path: Path) -> None:
    page = " ".join(make(letter(), tmp_path, LETTER).pages[0].split())
    in_order(
        page,
        "PEMERINTAH KABUPATEN BANYUWANGI",
        "Nomor : 000.1.5/1427/429.011/2026",
        "Sifat : Segera",
        "Lampiran : 3 (tiga) lembar",
        "Hal : Undangan Rapat",
        "Yth. (Daftar Undangan Terlampir) di Tempat",
        "Dalam rangka menyamakan langkah pengembangan desa wisata tahun 2027, bersama ini kami mengharap",
        "Hari/Tanggal : Selasa, 24 November 2026",
        "Waktu : 08.00 WIB s.d. selesai",
        "Tempat : Aula Rempeg Jogopati",
        "Acara : Rapat Koordinasi Pengembangan Desa Wisata",
        "Pimpinan : Asisten Perekonomian dan Pembangunan",
        "Pakaian : Pakaian Dinas Harian (PDH)",
        "Catatan : membawa bahan paparan",
        "dimohon hadir tepat waktu atau menugaskan pejabat yang berwenang mengambil keputusan.",
        "Tempat parkir disediakan.",
        "Konfirmasi kehadiran melalui Dewi Kartikasari (0812-0000-0000) paling lambat 20 November 2026.",
        "melalui tautan https://rapat.contoh.test/j/1 (ID 123 456, kata sandi rahasia77).",
        "Demikian atas perhatian dan kehadirannya, disampaikan terima kasih.",
        "ASISTEN PEREKONOMIAN DAN PEMBANGUNAN,",
        "Drs. Suryanto Wibowo, M.Si.",
        "NIP ",
        "Tembusan: 1. Bupati Banyuwangi; 2. Arsip.",
    )
    assert "Banyuwangi, 18 November 2026" in page
    assert "Dengan hormat," not in page
    assert "Kepada Yth" not in page


def test_the_date_stands_on_the_line_of_the_number(tmp_path: Path) -> None:
    read = make(letter(), tmp_path, LETTER)
    dated = next(word for word in read.words[0] if word.text.startswith("Banyuwangi, 18"))
    number = next(word for word in read.words[0] if word.text.startswith("000.1.5/"))
    assert dated.bottom == pytest.approx(number.bottom, abs=4)
    assert dated.left / MM == pytest.approx(30 + 85, abs=0.6)


def test_the_classic_profile_puts_the_addressee_to_the_right(tmp_path: Path) -> None:
    read = make(styled(letter(2), addressee=AddresseeProfile.KLASIK), tmp_path, LETTER)
    page = " ".join(read.pages[0].split())
    assert "Kepada" in page
    assert "di -" in page
    assert "TEMPAT" in page
    left = next(word for word in read.words[0] if word.text.startswith("Kepada")).left / MM
    assert left == pytest.approx(30 + 85, abs=0.6)


def test_day_and_time_on_lines_of_their_own(tmp_path: Path) -> None:
    text = make(styled(letter(), detail_block=DetailBlock.PISAH), tmp_path, LETTER).text
    in_order(text, "Hari : Selasa", "Tanggal : 24 November 2026", "Pukul : 08.00 WIB s.d. selesai", "Tempat : Aula")


@pytest.mark.parametrize("paper", list(Paper))
def test_a_letter_with_everything_stays_on_one_page(tmp_path: Path, paper: Paper) -> None:
    read = make(letter(), tmp_path, LETTER, paper=paper)
    assert "Arsip." in read.pages[0]
    assert "LAMPIRAN I" in read.pages[1]


def test_typed_fields_win(tmp_path: Path) -> None:
    record = letter(subject="Undangan Konsultasi Publik.", attachment="Satu berkas", place="Banyuwangi")
    text = make(record, tmp_path, LETTER).text
    assert "Hal : Undangan Konsultasi Publik Banyuwangi" in text or "Hal : Undangan Konsultasi Publik Yth." in text
    assert "Lampiran : Satu berkas" in text
    assert "di Banyuwangi" in text


def test_a_letter_that_follows_another_names_it(tmp_path: Path) -> None:
    record = letter(
        opening=LetterOpening.RUJUKAN, reference="surat Gubernur Jawa Timur", reference_number="500/12/2026",
        reference_date=date(2026, 11, 2), reference_subject="Pengembangan Desa Wisata",
    )  # fmt: skip
    assert (
        "Menindaklanjuti surat Gubernur Jawa Timur Nomor 500/12/2026 tanggal 2 November 2026 hal Pengembangan Desa "
        "Wisata, dengan hormat kami mengundang Saudara untuk menghadiri Rapat Koordinasi"
    ) in make(record, tmp_path, LETTER).text
    unknown = replace(record, letter=Letter("surat", "rapat-1", opening=LetterOpening.RUJUKAN))
    assert "Nomor ............ tanggal ............ hal ............," in make(unknown, tmp_path, LETTER).text


def test_a_superior_is_asked_politely(tmp_path: Path) -> None:
    text = make(letter(opening=LetterOpening.ATASAN), tmp_path, LETTER).text
    assert "dengan hormat kami mohon kehadiran Bapak/Ibu pada:" in text


def test_without_own_words_the_standard_purposes_or_the_title_say_what_it_is_for(tmp_path: Path) -> None:
    record = letter()
    standard = replace(record, meeting=replace(record.meeting, purpose_text=""))
    text = make(standard, tmp_path, LETTER).text
    assert "Dalam rangka penyamaan persepsi dan kerja sama antarlembaga, bersama ini" in text
    three = replace(standard.meeting, purposes=(*standard.meeting.purposes, Purpose.EVALUASI))
    text = make(replace(record, meeting=three), tmp_path, LETTER).text
    assert "penyamaan persepsi, kerja sama antarlembaga, dan evaluasi program, bersama" in text
    bare = replace(standard, meeting=replace(standard.meeting, purposes=()))
    text = make(bare, tmp_path, LETTER).text
    assert "Dalam rangka pelaksanaan Rapat Koordinasi Pengembangan Desa Wisata, bersama ini" in text


def test_only_what_is_known_of_confirmation_and_link_is_said(tmp_path: Path) -> None:
    text = make(letter(contact_phone="", confirm_by=None, online_id="", online_password=""), tmp_path, LETTER).text
    assert "Konfirmasi kehadiran melalui Dewi Kartikasari." in text
    assert "melalui tautan https://rapat.contoh.test/j/1." in text
    text = make(letter(contact_name="", online_id=""), tmp_path, LETTER).text
    assert "Konfirmasi kehadiran melalui 0812-0000-0000 paling lambat 20 November 2026." in text
    assert "(kata sandi rahasia77)" in text
    text = make(letter(contact_name="", contact_phone="", online_link=""), tmp_path, LETTER).text
    assert "Konfirmasi" not in text
    assert "daring" not in text


def test_a_meeting_online_alone_has_no_other_way_in(tmp_path: Path) -> None:
    record = letter()
    record = replace(record, meeting=replace(record.meeting, mode=MeetingMode.DARING, room="", venue=""))
    text = make(record, tmp_path, LETTER).text
    assert "Tempat : Daring" in text
    assert "Rapat diikuti secara daring melalui tautan" in text


def test_the_offices_own_phrases_are_used(tmp_path: Path) -> None:
    record = styled(letter(), phrases={"undangan.penutup": "Atas kehadiran dalam {judul}, kami ucapkan terima kasih."})
    assert "Atas kehadiran dalam Rapat Koordinasi Pengembangan Desa Wisata, kami" in make(record, tmp_path, LETTER).text
    with pytest.raises(UserError, match="jduul"):
        make(styled(letter(), phrases={"undangan.penutup": "{jduul}"}), tmp_path, LETTER)


# ------------------------------------------------------------------------------------------------------- the addressed


def test_up_to_three_are_named_in_the_letter(tmp_path: Path) -> None:
    text = make(letter(1), tmp_path, LETTER).text
    assert "Yth. Kepala Dinas Kebudayaan dan Pariwisata di Banyuwangi" in text
    assert "di Jember" in make(letter(1, place="Jember"), tmp_path, LETTER).text
    read = make(letter(3), tmp_path, LETTER)
    in_order(
        read.text,
        "Yth. 1. Kepala Dinas Kebudayaan dan Pariwisata",
        "2. Kepala Dinas Perhubungan",
        "3. Kepala Dinas",
    )
    assert "di Tempat" in read.text
    assert "DAFTAR PEJABAT" not in read.text
    assert "Lampiran : 1 (satu) lembar" in read.text
    assert "LAMPIRAN Surat" in read.text  # the susunan acara alone needs no number
    assert "DAFTAR PEJABAT" in make(letter(4), tmp_path, LETTER).text


def test_an_institution_without_a_person_is_addressed_by_its_head(tmp_path: Path) -> None:
    offices = (
        ("Dinas Kesehatan", Sector.PD),
        ("Universitas PGRI Banyuwangi", Sector.AK),
        ("Kecamatan Licin", Sector.PD),
    )
    people = tuple(
        replace(one(index, name, sector), name="", title_before="", title_after="", post="", person_id=None)
        for index, (name, sector) in enumerate(offices)
    )
    text = make(replace(letter(), participants=people), tmp_path, LETTER).text
    in_order(text, "Kepala Dinas Kesehatan", "Camat Licin", "Pimpinan Universitas PGRI Banyuwangi")


def test_who_came_without_an_invitation_gets_no_letter(tmp_path: Path) -> None:
    record = letter(3)
    record = replace(record, participants=(*record.participants[:2], replace(record.participants[2], invited=False)))
    assert "3. Kepala" not in make(record, tmp_path, LETTER).text


# --------------------------------------------------------------------------------------------------------- attachments


def test_the_list_is_grouped_and_in_protocol_order() -> None:
    people = (
        one(1, "Media Satu", Sector.MD),
        one(2, "Dinas Perhubungan", order=70),
        one(3, "Kecamatan Glagah", order=401),
        one(4, "Sekretariat Daerah", order=10),
        one(5, "Polresta Banyuwangi", Sector.FV),
        one(6, "Sekretariat Daerah", order=10, post="Analis Kebijakan Ahli Muda"),
        replace(one(7, "Dinas Kesehatan"), invited=False),
        one(8, "Sekretariat Daerah", order=10, post="Kepala Bagian Perekonomian"),
        one(9, "Badan Perencanaan Pembangunan Daerah", order=40, post="Sekretaris"),
        one(10, "Badan Perencanaan Pembangunan Daerah", order=40, post="Plt. Kepala Badan"),
    )
    groups = invitee_groups(replace(letter(), participants=people))
    assert [(group.heading, [part.number for part in group.invitees]) for group in groups] == [
        ("A. Perangkat Daerah", [4, 10, 2, 8, 9, 6]),
        ("B. Forkopimda dan Instansi Vertikal", [5]),
        ("C. Kecamatan", [3]),
        ("D. Media", [1]),
    ]


def test_the_list_is_numbered_through_and_signed(tmp_path: Path) -> None:
    read = make(letter(), tmp_path, LETTER)
    text = " ".join(" ".join(page.split()) for page in read.pages[1:-1])
    assert "LAMPIRAN I Surat Sekretaris Daerah Nomor : 000.1.5/1427/429.011/2026 Tanggal : 18 November 2026" in text
    assert "DAFTAR PEJABAT/PIHAK YANG DIUNDANG No. Jabatan/Nama Instansi/Lembaga A. Perangkat Daerah 1. Kepala" in text
    assert "H. Media 43. " in text
    assert "44. Sdr. Putri Anggraini Radar Banyuwangi" in text
    assert "PEREKONOMIAN" in text
    assert "Jabatan/Nama" in read.pages[2]
    unsigned = make(styled(letter(), attachment_signed=False), tmp_path, LETTER)
    assert "Pembina Utama Muda" not in " ".join(unsigned.pages[1:])


def test_no_page_ends_with_a_heading(tmp_path: Path) -> None:
    for count in range(20, 60, 3):
        people = tuple(one(index, f"Dinas {index}") for index in range(count))
        rest = tuple(one(count + index, f"Kecamatan {index}") for index in range(30))
        read = make(replace(letter(), participants=(*people, *rest), agenda=()), tmp_path, LETTER)
        assert not any(" ".join(page.split()).endswith("B. Kecamatan") for page in read.pages)


def test_the_programme_is_the_second_attachment(tmp_path: Path) -> None:
    read = make(letter(), tmp_path, LETTER)
    last = " ".join(read.pages[-1].split())
    assert "LAMPIRAN II Surat Sekretaris Daerah" in last
    assert "SUSUNAN ACARA" in last
    assert "- 4 -" in last
    without = make(replace(letter(), agenda=()), tmp_path, LETTER)
    assert "SUSUNAN ACARA" not in without.text
    assert "LAMPIRAN Surat" in without.text
    assert "Lampiran : 2 (dua) lembar" in without.text
    assert "SUSUNAN ACARA" not in make(letter(), tmp_path, LETTER, include_attachments=False).text


def test_the_counted_sheets_are_those_attached(tmp_path: Path) -> None:
    for record in (letter(), letter(2), replace(letter(2), agenda=()), huge_record(120, 2)):
        for paper in (Paper.A4, Paper.F4):
            read = make(record, tmp_path, LETTER, paper=paper)
            first = next((index for index, page in enumerate(read.pages) if "LAMPIRAN" in page), len(read.pages))
            attached = len(read.pages) - first
            assert attachment_pages(record, DocumentOptions(LETTER, final=True, paper=paper)) == attached
            assert f"Lampiran : {attached or '-'}" in read.text


@pytest.mark.parametrize(
    ("signatory", "parent"),
    [
        (
            Signatory("t", "SEKRETARIS DAERAH KABUPATEN BANYUWANGI", name="A"),
            "Surat Sekretaris Daerah Kabupaten Banyuwangi",
        ),
        (Signatory("t", "SEKRETARIS DAERAH", Delegation.AN, "BUPATI BANYUWANGI", name="A"), "Surat Bupati Banyuwangi"),
        (Signatory("t", "KEPALA DINAS PERHUBUNGAN", Delegation.PLT, name="A"), "Surat Kepala Dinas Perhubungan"),
        (None, "Surat Undangan"),
    ],
)
def test_an_attachment_names_whose_letter_it_belongs_to(
    tmp_path: Path, signatory: Signatory | None, parent: str
) -> None:
    text = make(replace(letter(), signatory=signatory), tmp_path, LETTER).text
    assert f"LAMPIRAN I {parent} Nomor" in text


# -------------------------------------------------------------------------------------------------- one letter for each


def code_on(read: Read, page: int) -> tuple[tuple[bool, ...], ...]:
    """The modules of the code at the left edge of a page, beside its caption."""
    scale = 6
    document = pypdfium2.PdfDocument(read.path)
    picture = document[page].render(scale=scale, grayscale=True).to_pil()
    document.close()
    caption = next(word for word in read.words[page] if word.text.startswith("Tunjukkan"))
    middle = picture.height - caption.bottom * scale
    strip = picture.crop(
        (int(30 * MM * scale), int(middle - 14 * MM * scale), int(54 * MM * scale), int(middle + 14 * MM * scale))
    )
    box = strip.point([255 if value < 128 else 0 for value in range(256)]).getbbox()
    assert box is not None
    left, top, right, bottom = box
    count = 29
    across, down = (right - left) / count, (bottom - top) / count
    return tuple(
        tuple(
            strip.getpixel((int(left + (column + 0.5) * across), int(top + (row + 0.5) * down))) < 128
            for column in range(count)
        )
        for row in range(count)
    )


def with_ids(record: MeetingRecord) -> MeetingRecord:
    """Participants with ids as long as real ones."""
    people = tuple(
        replace(part, id=f"0193a1b2-c3d4-7e5f-8a9b-{index:012x}") for index, part in enumerate(record.participants)
    )
    return replace(record, participants=people)


def test_each_invitee_gets_a_letter_with_a_code(tmp_path: Path) -> None:
    record = with_ids(letter(8))
    read = make(record, tmp_path, LETTER, per_invitee=True)
    assert len(read.pages) == 16
    for index, part in enumerate(record.participants):
        page = " ".join(read.pages[2 * index].split())
        assert "Yth. Kepala" in page or "Yth. Camat" in page
        assert "Tunjukkan kode ini di meja registrasi." in page
        assert "Lampiran : 1 (satu) lembar" in page
        assert "SUSUNAN ACARA" in read.pages[2 * index + 1]
        assert "- 2 -" in read.pages[2 * index + 1]
        assert code_on(read, 2 * index) == modules(part.id)
    assert "DAFTAR PEJABAT" not in read.text
    assert "Terlampir" not in read.text


def test_a_letter_for_one_alone(tmp_path: Path) -> None:
    record = letter(8)
    only = record.participants[2]
    read = make(record, tmp_path, LETTER, per_invitee=True, only=only.id)
    assert len(read.pages) == 2
    assert f"Kepala {only.institution}" in read.text
    with pytest.raises(UserError, match="Belum ada yang diundang"):
        make(empty_record(), tmp_path, LETTER, per_invitee=True)


def test_a_letter_may_have_a_number_of_its_own(tmp_path: Path) -> None:
    record = letter(2)
    first, second = record.participants
    people = (replace(first, letter_number="1500"), replace(second, letter_number="005/77/2026"))
    read = make(replace(record, participants=people), tmp_path, LETTER, per_invitee=True)
    assert "Nomor : 000.1.5/1500/429.011/2026" in " ".join(read.pages[1].split())
    assert "Nomor : 005/77/2026" in " ".join(read.pages[2].split())


# ---------------------------------------------------------------------------------------------------------- all records


def test_a_public_copy_holds_no_contact_and_no_code(tmp_path: Path) -> None:
    record = letter(
        8, note="narahubung 0812 3456 7890 atau dewi@contoh.test", copies="Arsip.", extra="WA +62 812-3456-7890"
    )
    for each in (False, True):
        read = make(record, tmp_path, LETTER, public_copy=True, per_invitee=each)
        for secret in ("0812", "7890", "@", "NIP", "rahasia77", "rapat.contoh.test", "Tunjukkan"):
            assert secret not in read.text, secret
        assert "Konfirmasi kehadiran melalui Dewi Kartikasari paling lambat" in read.text
        assert "Kepala Dinas Perhubungan" in read.text
        internal = make(record, tmp_path, LETTER)
    assert "0812 3456 7890 atau dewi@contoh.test" in internal.text


@pytest.mark.parametrize("secret", ["(0333) 425001", "0333-425119", "19800229 200501 1 999", "0812 9999 8888"])
def test_a_public_copy_holds_no_number_that_was_typed_anywhere(tmp_path: Path, secret: str) -> None:
    record = letter(8, extra=f"Hubungi {secret}.", contact_name=f"Dewi Kartikasari {secret}")
    assert secret in make(record, tmp_path, LETTER).text
    assert secret not in make(record, tmp_path, LETTER, public_copy=True).text


@pytest.mark.parametrize("record", [empty_record(), tiny_record()], ids=["empty", "tiny"])
def test_what_is_not_known_stays_blank(tmp_path: Path, record: MeetingRecord) -> None:
    read = make(record, tmp_path, LETTER)
    assert len(read.pages) == 1
    assert "Nomor : 000.1.5/ /429.011/" in read.text
    assert "Lampiran : -" in read.text
    assert "Waktu : ............" in read.text
    assert "Pakaian" not in read.text
    assert "Tembusan" not in read.text


def test_five_hundred_invitees_with_long_names(tmp_path: Path) -> None:
    record = replace(huge_record(), letter=FULL)
    read = make(record, tmp_path, LETTER)
    numbers = [
        int(word.text[:-1])
        for words in read.words
        for word in words
        if word.text.endswith(".") and word.text[:-1].isdecimal() and 30 * MM < word.left < 42 * MM
    ]
    assert set(range(1, 491)) <= set(numbers)
    edge = read.sizes[0][0] - 19 * MM
    assert all(word.right <= edge for words in read.words for word in words)


def test_the_same_record_gives_the_same_letters(tmp_path: Path) -> None:
    first = make(letter(4), tmp_path, LETTER, per_invitee=True).path.read_bytes()
    assert make(letter(4), tmp_path, LETTER, per_invitee=True).path.read_bytes() == first


@pytest.mark.parametrize(
    ("signatory", "leaves_out"),
    [
        ({"post": "KEPALA DINAS PERHUBUNGAN"}, True),
        ({"post": "KEPALA DINAS PERHUBUNGAN KABUPATEN BANYUWANGI", "delegation": Delegation.PLT}, True),
        ({"name": "Dewi Kartikasari", "post": "ASISTEN"}, True),
        ({"name": "Dewi Kartikasari", "post": "ASISTEN", "nip": "196001011990031999"}, False),  # a namesake
        ({"nip": make_participant(3).nip}, True),
        ({"post": "KEPALA DINAS KESEHATAN"}, False),
        ({}, False),
    ],
)
def test_who_signs_is_not_invited_by_the_letter(tmp_path: Path, signatory: dict[str, object], leaves_out: bool) -> None:
    record = replace(letter(3), signatory=Signatory("s", **signatory))  # type: ignore[arg-type]
    read = make(record, tmp_path, LETTER, per_invitee=True, include_attachments=False)
    assert len(read.pages) == (2 if leaves_out else 3)
    assert ("Yth. Kepala Dinas Perhubungan" not in read.text) is leaves_out


def test_a_right_to_sign_typed_along_is_printed_once(tmp_path: Path) -> None:
    one = Signatory("s", post="Sekretaris Daerah", authority="a.n. Bupati Banyuwangi", delegation=Delegation.AN)
    text = make(replace(letter(), signatory=one), tmp_path, LETTER).text
    assert "a.n. BUPATI BANYUWANGI SEKRETARIS DAERAH," in text
    assert "a.n. a.n." not in text
    assert "Surat Bupati Banyuwangi" in text


def test_the_public_copy_has_the_letters_of_the_internal_one(tmp_path: Path) -> None:
    long = letter(extra="\n".join(f"Kalimat tambahan nomor {number} dalam surat ini." for number in range(4)))
    inside, public = (make(long, tmp_path, LETTER, public_copy=public) for public in (False, True))
    height = [read.find("Banyuwangi, 18 November 2026").top - read.find("Banyuwangi, 18 November 2026").bottom
              for read in (inside, public)]  # fmt: skip
    assert height[0] == height[1]


def test_tembusan_ends_as_a_list_does(tmp_path: Path) -> None:
    text = make(letter(copies="Bupati Banyuwangi (sebagai laporan)\nWakil Bupati;\nArsip"), tmp_path, LETTER).text
    assert "1. Bupati Banyuwangi (sebagai laporan); 2. Wakil Bupati; 3. Arsip." in text


def test_a_namesake_outside_the_government_keeps_his_letter() -> None:
    guest = replace(one(1, "Kelompok Sadar Wisata", Sector.MS), name="Dewi Kartikasari", nip="")
    signatory = Signatory("s", name="Dewi Kartikasari", post="ASISTEN")
    groups = invitee_groups(replace(letter(), participants=(guest,), signatory=signatory))
    assert [part.number for group in groups for part in group.invitees] == [1]


def test_no_page_of_the_list_is_left_for_the_signature_where_closer_rows_save_it(tmp_path: Path) -> None:
    read = make(letter(), tmp_path, LETTER)
    pages = [page for page in read.pages if "Jabatan/Nama" in page]
    assert len(pages) == 2
    assert "Radar Banyuwangi" in pages[-1]
    assert "Pembina Utama Muda" in pages[-1]
