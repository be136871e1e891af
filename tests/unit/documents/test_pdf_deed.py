"""Berita acara as its reader sees it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from rakor_desktop.documents.deed_signers import representatives, sector_name
from rakor_desktop.documents.deed_text import Attachment, attachments, deed_text, in_full, joined, title_lines
from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.kinds import (
    AgendaKind,
    AgreementState,
    MeetingKind,
    Paper,
    ParticipantRole,
    Presence,
    Sector,
)
from rakor_desktop.domain.letter import Photo
from rakor_desktop.domain.meeting import AgendaItem, Participant
from rakor_desktop.domain.naskah import DeedVariant, DocumentKind, MarginPreset, SignForm
from rakor_desktop.domain.office import OfficeStyle
from rakor_desktop.domain.people import Signatory
from rakor_desktop.domain.record import DocumentOptions, DocumentPlate, MeetingRecord, Party
from tests.unit.documents.pdf_reading import MM, Read, make
from tests.unit.documents.records import (
    demo_record,
    empty_record,
    huge_record,
    make_agreement,
    make_participant,
    png_emblem,
    tiny_record,
)

DEED = DocumentKind.BERITA_ACARA
OPTIONS = DocumentOptions(DEED)
PARTIES = (
    Party(
        "Drs. Hadi Purnama, M.Si.",
        "196501011990031001",
        "Pembina Utama Muda, IV/c",
        "Kepala Dinas Perhubungan",
        "Jalan Contoh Nomor 1 Banyuwangi",
    ),
    Party("Joko Santoso", "", "", "Ketua Perhimpunan Hotel dan Restoran", "Jalan Contoh Nomor 2 Banyuwangi"),
)


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("WALI KOTA MADIUN", "KOTA MADIUN TAHUN 2026"),
        ("PEMERINTAH PROVINSI JAWA TIMUR", "PROVINSI JAWA TIMUR TAHUN 2026"),
        ("SEKRETARIAT DAERAH", "TAHUN 2026"),
        ("", "TAHUN 2026"),
    ],
)
def test_the_title_names_the_region_of_the_letterhead_or_none(line: str, shown: str) -> None:
    record = demo_record()
    head = replace(record.letterhead, line_1=line)
    record = replace(record, letterhead=head, style=OfficeStyle(city="Genteng"))
    assert deed_text(record, OPTIONS).title[-1] == shown


def with_number(record: MeetingRecord, number: str, day: date | None = None) -> MeetingRecord:
    return replace(record, plates=(DocumentPlate(DEED, OPTIONS, number=number, date=day),))


def with_agreements(*texts: str) -> MeetingRecord:
    return replace(demo_record(), agreements=tuple(make_agreement(n, text) for n, text in enumerate(texts, 1)))


def with_photo(record: MeetingRecord) -> MeetingRecord:
    photo = Photo("foto-1", "rapat-1", caption="Pembukaan", file_name="buka.png", media_type="image/png", sha256="a")
    return replace(record, photos=(photo,), content=lambda _: png_emblem(400, 300))


def nobody_came(record: MeetingRecord) -> MeetingRecord:
    return replace(record, participants=tuple(replace(p, presence=Presence.IZIN) for p in record.participants))


# --------------------------------------------------------------------------------------------------- the fourteen parts


def test_title_number_and_opening_in_words(tmp_path: Path) -> None:
    text = make(with_number(demo_record(), "000.1.5/1430/429.011/2026"), tmp_path, DEED).text
    assert (
        "BERITA ACARA KESEPAKATAN HASIL RAPAT KOORDINASI PENGEMBANGAN DESA WISATA KABUPATEN BANYUWANGI TAHUN 2026 "
        "NOMOR 000.1.5/1430/429.011/2026 Pada hari ini Selasa tanggal Dua Puluh Empat bulan November tahun Dua Ribu "
        "Dua Puluh Enam (24-11-2026), bertempat di Aula Rempeg Jogopati, Kantor Pemerintah Kabupaten Banyuwangi, telah "
        "diselenggarakan Rapat Koordinasi Pengembangan Desa Wisata yang dihadiri oleh para pemangku kepentingan "
        "sebagaimana tercantum dalam daftar hadir pada Lampiran I Berita Acara ini. Setelah memperhatikan, mendengar, "
        "dan mempertimbangkan:"
    ) in text


def test_a_running_number_that_is_not_known_stays_visibly_blank(tmp_path: Path) -> None:
    blank = next(word for word in make(demo_record(), tmp_path, DEED).words[0] if "429.011" in word.text)
    closed = make(with_number(demo_record(), "000.1.5//429.011/2026"), tmp_path, DEED)
    number = closed.find("NOMOR 000.1.5//429.011/2026")
    assert (blank.right - blank.left) - (number.right - number.left) > 7 * MM


def test_considerations_bridge_and_details(tmp_path: Path) -> None:
    text = make(demo_record(), tmp_path, DEED).text
    assert (
        "1. paparan narasumber yang disampaikan oleh Dinas Kebudayaan dan Pariwisata; 2. tanggapan dan saran dari "
        "seluruh peserta rapat serta hasil diskusi kelompok; maka pada: Hari/Tanggal : Selasa, 24 November 2026 Jam : "
        "08.33 s.d. 12.19 WIB Tempat : Aula Rempeg Jogopati, Kantor Pemerintah Kabupaten Banyuwangi MENYEPAKATI KESATU "
        ": Perbaikan"
    ) in text


def test_speeches_come_first_and_each_speaker_is_named_once() -> None:
    speeches = (
        AgendaItem("a1", "rapat-1", kind=AgendaKind.SAMBUTAN, speaker="Camat Glagah"),
        AgendaItem("a2", "rapat-1", kind=AgendaKind.ARAHAN, speaker="Sekretaris Daerah"),
        AgendaItem("a3", "rapat-1", kind=AgendaKind.ARAHAN, speaker="Sekretaris Daerah"),
        AgendaItem("a4", "rapat-1", kind=AgendaKind.SAMBUTAN, speaker="Panitia", internal=True),
        AgendaItem("a5", "rapat-1", kind=AgendaKind.PAPARAN, speaker="Bappeda"),
        AgendaItem("a6", "rapat-1", kind=AgendaKind.PAPARAN, speaker="Disbudpar"),
        AgendaItem("a7", "rapat-1", kind=AgendaKind.PAPARAN, speaker="Poliwangi"),
    )
    record = replace(demo_record(), agenda=speeches)
    first, second, _ = deed_text(record, OPTIONS).considerations
    assert first == "sambutan dan arahan yang disampaikan oleh Camat Glagah dan Sekretaris Daerah;"
    assert second == (
        "paparan narasumber yang disampaikan oleh Badan Perencanaan Pembangunan Daerah, Dinas Kebudayaan dan "
        "Pariwisata, dan Politeknik Negeri Banyuwangi;"
    )
    assert "Panitia" in deed_text(record, replace(OPTIONS, include_internal=True)).considerations[0]


@pytest.mark.parametrize(
    ("items", "text"),
    [
        ((), ""),
        (("Bappeda",), "Bappeda"),
        (("Bappeda", "Dishub"), "Bappeda dan Dishub"),
        (("Dinas Pertanian dan Pangan", "Bappeda"), "Dinas Pertanian dan Pangan serta Bappeda"),
        (("Bappeda", "", "Dishub", "PHRI"), "Bappeda, Dishub, dan PHRI"),
    ],
)
def test_names_are_joined_as_a_sentence_does(items: tuple[str, ...], text: str) -> None:
    assert joined(items) == text


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Kepala  dishub", "Kepala Dinas Perhubungan"),
        ("Dinas Perhubungan (Dishub)", "Dinas Perhubungan (Dishub)"),
        ("Dishubkominfo", "Dishubkominfo"),
        ("Pembawa acara", "Pembawa acara"),
    ],
)
def test_short_names_of_institutions_are_written_out(typed: str, printed: str) -> None:
    assert in_full(typed, demo_record()) == printed


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("Rapat Teknis Persiapan", ("KESEPAKATAN HASIL RAPAT TEKNIS PERSIAPAN",)),
        ("Rapat Teknis", ("KESEPAKATAN HASIL RAPAT TEKNIS",)),
        ("Rapat Teknis Kalender Acara", ("KESEPAKATAN HASIL RAPAT TEKNIS", "KALENDER ACARA")),
        (
            "Rapat Teknis Persiapan Penyelenggaraan Banyuwangi Festival Tahun 2027 Bersama Desa Wisata Prioritas",
            ("KESEPAKATAN HASIL RAPAT TEKNIS", "PERSIAPAN PENYELENGGARAAN BANYUWANGI",
             "FESTIVAL TAHUN 2027 BERSAMA DESA WISATA PRIORITAS"),
        ),
    ],
)  # fmt: skip
def test_no_word_of_the_title_stands_alone(title: str, lines: tuple[str, ...]) -> None:
    record = demo_record()
    record = replace(record, meeting=replace(record.meeting, title=title))
    found = title_lines("KESEPAKATAN HASIL", record, 160 * MM)
    assert found[: len(lines) - 1] == lines[:-1] or len(found) == len(lines) == 3
    assert min(line.count(" ") for line in found) > 0
    assert " ".join(found) == " ".join(lines)


def test_the_number_stands_on_the_line_below_the_title(tmp_path: Path) -> None:
    read = make(with_number(demo_record(), "000.1.5/1430/429.011/2026"), tmp_path, DEED)
    above, number = read.find("KABUPATEN BANYUWANGI TAHUN 2026"), read.find("NOMOR 000.1.5/1430/429.011/2026")
    assert 0 < above.bottom - number.top < 6


def test_no_group_discussion_is_claimed_that_did_not_take_place() -> None:
    record = replace(demo_record(), groups=(), agenda=())
    assert deed_text(record, OPTIONS).considerations == ("tanggapan dan saran dari seluruh peserta rapat;",)


def test_each_agreement_is_a_dictum_and_two_standing_ones_follow(tmp_path: Path) -> None:
    text = make(demo_record(), tmp_path, DEED).text
    assert (
        "KEEMPAT : Kalender acara desa wisata disatukan dengan kalender kabupaten (dengan catatan: acara adat tetap "
        "ditentukan oleh desa). KELIMA : Data kunjungan desa wisata dilaporkan setiap bulan melalui satu pintu. KEENAM "
        ": Hasil diskusi kelompok dan daftar hadir peserta sebagaimana tercantum dalam Lampiran merupakan satu "
        "kesatuan dan bagian yang tidak terpisahkan dari Berita Acara ini. KETUJUH : Pihak-pihak sebagaimana tercantum "
        "dalam Matriks Tindak Lanjut bertanggung jawab melaksanakan dan melaporkan pelaksanaannya."
    ) in text
    assert "Demikian Berita Acara ini dibuat dan ditandatangani untuk dipergunakan sebagaimana mestinya." in text
    assert "gerbang desa wisata" not in text


def test_a_long_ordinal_wraps_beside_its_text(tmp_path: Path) -> None:
    read = make(with_agreements(*(f"Butir nomor {n}" for n in range(1, 28))), tmp_path, DEED)
    labels = deed_text(with_agreements(*"abcdefghijklmnopqrstuvwxyz"), OPTIONS).dictums
    assert [one.label for one in labels[10:13]] == ["KESEBELAS", "KEDUA BELAS", "KETIGA BELAS"]
    page = next(number for number, words in enumerate(read.words) if any(w.text == "TUJUH" for w in words))
    upper, lower = read.find("KEDUA PULUH", page), read.find("TUJUH", page)
    text = read.find("Butir nomor 27.", page)
    assert lower.right < text.left
    assert upper.left == pytest.approx(lower.left, abs=1) == pytest.approx(30 * MM, abs=1)


def test_an_agreement_longer_than_a_page_is_printed_whole(tmp_path: Path) -> None:
    words = [f"kata{number}" for number in range(2500)]
    texts = [f"Butir {n}" for n in range(1, 27)]
    read = make(with_agreements(*texts, " ".join(words), "Sesudahnya"), tmp_path, DEED, include_attachments=False)
    assert set(words) <= set(read.text.replace(".", " ").split())
    for number, runs in enumerate(read.words):
        body = [word for word in runs if word.text != f"- {number + 1} -"]
        assert min(word.bottom for word in body) >= 25 * MM - 1


def test_paragraphs_of_an_agreement_stand_below_each_other(tmp_path: Path) -> None:
    read = make(with_agreements("Alinea satu\nAlinea dua"), tmp_path, DEED, include_attachments=False)
    assert read.find("Alinea satu").left == pytest.approx(read.find("Alinea dua.").left, abs=0.5)


def test_user_text_is_text(tmp_path: Path) -> None:
    text = make(with_agreements("Anggaran <b>Rp5.000.000</b> & {judul}"), tmp_path, DEED).text
    assert "KESATU : Anggaran <b>Rp5.000.000</b> & {judul}." in text


def test_the_name_of_the_meeting_says_the_kind_and_the_year_once() -> None:
    meeting = replace(demo_record().meeting, title="Forum Konsultasi Publik RKPD Tahun 2026", kind=MeetingKind.RAKOR)
    assert deed_text(replace(demo_record(), meeting=meeting), OPTIONS).title == (
        "BERITA ACARA",
        "KESEPAKATAN HASIL FORUM KONSULTASI PUBLIK",
        "RKPD TAHUN 2026",
        "KABUPATEN BANYUWANGI",
    )


def test_a_deed_dated_later_opens_on_the_day_of_the_meeting(tmp_path: Path) -> None:
    text = make(with_number(demo_record(), "", date(2027, 1, 4)), tmp_path, DEED).text
    assert "hari ini Selasa tanggal Dua Puluh Empat bulan November" in text
    assert "Banyuwangi, 4 Januari 2027" in text
    assert "DESA WISATA KABUPATEN BANYUWANGI TAHUN 2026" in text
    assert "/429.011/2027" in text


def test_what_is_not_known_stays_to_be_written_by_hand(tmp_path: Path) -> None:
    for record in (tiny_record(), empty_record()):
        read = make(record, tmp_path, DEED)
        assert len(read.pages) == 1
        assert "KESATU : ....." in read.text
        assert "KEDUA" not in read.text
        assert "Jam : ............ Tempat : ............ MENYEPAKATI" in read.text
        assert "Lampiran" not in read.text
        assert "LAMPIRAN" not in read.text
        assert "Matriks" not in read.text
        assert "Pimpinan Rapat, (......" in read.text


def test_the_office_words_its_own_sentences(tmp_path: Path) -> None:
    style = OfficeStyle(phrases={"berita_acara.penutup": "Berita Acara {judul} ini dibuat di {tempat}."})
    text = make(replace(demo_record(), style=style), tmp_path, DEED).text
    assert "Berita Acara Rapat Koordinasi Pengembangan Desa Wisata ini dibuat di Aula Rempeg Jogopati, Kantor" in text


def test_an_unknown_field_is_refused_by_name(tmp_path: Path) -> None:
    style = OfficeStyle(phrases={"berita_acara.pembuka": "Pada {hari_apa}"})
    with pytest.raises(UserError, match="hari_apa"):
        make(replace(demo_record(), style=style), tmp_path, DEED)


# ------------------------------------------------------------------------------------------------------------- lampiran


def test_attachments_are_numbered_in_their_order_and_name_the_deed(tmp_path: Path) -> None:
    read = make(with_photo(with_number(demo_record(), "000.1.5/1430/429.011/2026")), tmp_path, DEED)
    heads = [" ".join(page.split()) for page in read.pages if "LAMPIRAN" in page]
    assert [
        f"LAMPIRAN {roman} Berita Acara" in head for roman, head in zip(("I", "II", "III", "IV"), heads, strict=True)
    ]
    assert all(
        "Berita Acara Kesepakatan Hasil Rapat Koordinasi Pengembangan Desa Wisata Nomor : 000.1.5/1430/429.011/2026 "
        "Tanggal : 24 November 2026" in head
        for head in heads
    )
    assert "DAFTAR HADIR" in heads[0]
    assert "RUMUSAN HASIL RAPAT KOORDINASI" in heads[1]
    assert "MATRIKS TINDAK LANJUT" in heads[2]
    lying = [number for number, (width, height) in enumerate(read.sizes) if width > height]
    third, fourth = (
        next(n for n, page in enumerate(read.pages) if f"LAMPIRAN {one}\r" in page) for one in ("III", "IV")
    )
    assert lying == list(range(third, fourth))
    assert all(f"- {number} -" in page for number, page in enumerate(read.pages[1:], 2))


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, (Attachment.PRESENT, Attachment.RESULTS, Attachment.MATRIX)),
        ({"groups": ()}, (Attachment.PRESENT, Attachment.MATRIX)),
        ({"agreements": ()}, (Attachment.PRESENT, Attachment.RESULTS)),
        ({"participants": ()}, (Attachment.RESULTS, Attachment.MATRIX)),
    ],
    ids=["all", "no groups", "no agreements", "nobody"],
)
def test_an_attachment_without_content_is_left_out(
    changes: dict[str, tuple[()]], expected: tuple[Attachment, ...]
) -> None:
    assert attachments(replace(demo_record(), **changes), OPTIONS) == expected


def test_nothing_names_an_attachment_that_is_not_there(tmp_path: Path) -> None:
    read = make(nobody_came(demo_record()), tmp_path, DEED)
    text = read.text
    assert "dihadiri oleh para pemangku kepentingan. Setelah" in text
    assert "KEENAM : Hasil diskusi kelompok sebagaimana tercantum dalam Lampiran" in text
    first = next(" ".join(page.split()) for page in read.pages if "LAMPIRAN" in page)
    assert "LAMPIRAN I Berita Acara" in first
    assert "RUMUSAN HASIL" in first
    without = make(demo_record(), tmp_path, DEED, include_attachments=False).text
    assert "ampiran" not in without
    assert "Matriks" not in without
    assert "KEENAM" not in without


def test_results_without_groups_are_those_of_the_drafting_team() -> None:
    record = replace(demo_record(), groups=())
    team = tuple(
        replace(part, role=ParticipantRole.PERUMUS) if part.number in (3, 5) else part for part in record.participants
    )
    dictums = deed_text(replace(record, participants=team), OPTIONS).dictums
    assert dictums[-2].text.startswith("Rumusan hasil rapat dan daftar hadir peserta sebagaimana tercantum")


def test_group_results_are_printed_in_full(tmp_path: Path) -> None:
    text = make(demo_record(), tmp_path, DEED).text
    assert "HASIL DISKUSI KELOMPOK 1. Kelompok 1 (Aksesibilitas); fasilitator" in text
    assert "b. Penyebab: Drainase jalan tidak berfungsi pada musim hujan;" in text
    assert "Penyebab" not in make(demo_record(), tmp_path, DEED, include_groups=False).text


def test_long_documents_have_bookmarks(tmp_path: Path) -> None:
    import pypdfium2

    document = pypdfium2.PdfDocument(make(demo_record(), tmp_path, DEED).path)
    titles = [bookmark.get_title() for bookmark in document.get_toc()]
    document.close()
    assert titles[0].startswith("BERITA ACARA KESEPAKATAN HASIL RAPAT KOORDINASI")
    assert titles[1:3] == ["Menyepakati", "Lampiran I"]
    assert {"Lampiran II", "Lampiran III"} <= set(titles)


# ----------------------------------------------------------------------------------------------------------- signatures


def test_one_of_each_sector_present_signs_and_the_chair_below(tmp_path: Path) -> None:
    text = make(demo_record(), tmp_path, DEED, include_attachments=False).text
    order = [f"Unsur {name}" for name in ("Pemerintah Daerah", "Forkopimda dan Instansi Vertikal", "BUMN dan BUMD",
             "Dunia Usaha", "Akademisi", "Masyarakat dan LSM", "Media")]  # fmt: skip
    places = [text.index(name) for name in order]
    assert places == sorted(places)
    assert text.index("Mengetahui, ASISTEN PEREKONOMIAN DAN PEMBANGUNAN,") > places[-1]
    assert text.index("Banyuwangi, 24 November 2026") < text.index("Jabatan/Unsur")


def test_the_highest_of_a_sector_is_proposed_but_never_the_chairs_own_house() -> None:
    people = (
        replace(make_participant(1), post="Asisten"),  # the chair
        replace(make_participant(20), post="Kepala Bagian Umum"),  # of the same institution
        replace(make_participant(2), post="Kepala Bidang Destinasi", protocol_order=1),
        replace(make_participant(3), post="Plt. Kepala Dinas Perhubungan", protocol_order=20),
        replace(make_participant(5), post="Kepala Dinas", protocol_order=10, presence=Presence.IZIN),
        replace(make_participant(13), post="Sekretaris"),
        replace(make_participant(14), post="Ketua", name=""),
    )
    found = representatives(replace(demo_record(), participants=people))
    assert [(one.sector, one.post) for one in found] == [
        (Sector.PD, "Plt. Kepala Dinas Perhubungan"),
        (Sector.DU, "Sekretaris"),
    ]


def test_who_walked_in_signs_for_an_unsur_only_when_nobody_invited_can() -> None:
    guest = replace(make_participant(13), id="tamu", invited=False, post="Ketua", protocol_order=1)
    bare = replace(guest, id="tanpa", post="", institution="", institution_short="")
    member = replace(make_participant(13), id="anggota", post="Anggota", protocol_order=50)
    record = demo_record()

    def proposed(*people: Participant) -> list[str]:
        return [one.post for one in representatives(replace(record, participants=people))]

    assert proposed(guest, bare, member) == ["Anggota"]
    assert proposed(guest, bare) == ["Ketua"]
    assert proposed(bare) == []


def test_who_stands_for_another_signs_by_the_own_name(tmp_path: Path) -> None:
    text = make(demo_record(), tmp_path, DEED, signers=("peserta-0007",), include_attachments=False).text
    assert "1. Sukma Nirmala, S.T. Sekretaris Badan Perencanaan Pembangunan Daerah Unsur Pemerintah Daerah" in text
    people = tuple(replace(part, delegate_name="", delegate_post="") for part in demo_record().participants)
    unnamed = make(replace(demo_record(), participants=people), tmp_path, DEED, signers=("peserta-0007",)).text
    assert "1. (......" in unnamed


def test_chosen_signers_keep_their_order_and_an_absent_one_an_empty_row() -> None:
    found = representatives(demo_record(), ("peserta-0015", "peserta-0003", "nobody"))
    assert [(one.name, one.present) for one in found] == [
        ("Wahyu Setiawan, S.Sos., M.M.", False),
        (demo_record().participants[2].full_name, True),
    ]


def test_an_institution_named_in_the_post_is_not_repeated() -> None:
    part = replace(make_participant(3), post="Kepala Dinas Perhubungan Kabupaten Banyuwangi")
    (one,) = representatives(replace(demo_record(), participants=(part,)))
    assert one.office == "Kepala Dinas Perhubungan Kabupaten Banyuwangi"
    assert sector_name(one.sector) == "Unsur Pemerintah Daerah"


def test_signatures_stand_by_turns_left_and_right_in_rows_of_twelve_millimetres(tmp_path: Path) -> None:
    read = make(with_agreements("Butir"), tmp_path, DEED, public_copy=True, include_attachments=False, paper=Paper.F4)
    page = next(number for number, text in enumerate(read.pages) if "Tanda Tangan" in text)
    names = ("Ratna Wulandari", "Lestari Handayani", "Yuliana Safitri, M.Si.")
    tops = [read.find(name, page).top for name in names]
    assert min(upper - lower for upper, lower in pairwise(tops)) >= 12 * MM - 1
    marks = sorted((word.top, word.left) for word in read.words[page] if word.text in ("1.", "2.", "3."))
    lefts = {round(left / MM) for _, left in marks if left > 130 * MM}
    assert len(lefts) == 2


@pytest.mark.parametrize("form", [SignForm.BLOK, SignForm.PIMPINAN])
def test_other_forms_of_signing(tmp_path: Path, form: SignForm) -> None:
    text = make(demo_record(), tmp_path, DEED, sign_form=form, include_attachments=False).text
    assert "Tanda Tangan" not in text
    assert text.count("Drs. Suryanto Wibowo, M.Si.") == 1
    blocks = form is SignForm.BLOK
    assert ("Unsur Dunia Usaha" in text) is blocks
    assert ("Mengetahui," in text) is blocks
    assert "Banyuwangi, 24 November 2026" in text


@pytest.mark.parametrize(("signers", "per_row"), [((3, 5, 6, 8), 2), ((), 3)], ids=["few", "one of each unsur"])
def test_blocks_stand_in_rows(tmp_path: Path, signers: tuple[int, ...], per_row: int) -> None:
    chosen = tuple(f"peserta-{number:04d}" for number in signers)
    read = make(demo_record(), tmp_path, DEED, sign_form=SignForm.BLOK, include_attachments=False, signers=chosen)
    heads = [word for words in read.words for word in words if word.text.startswith("Unsur ")]
    row = [word for word in heads if word.top == pytest.approx(heads[0].top, abs=0.5)]
    assert len(row) == per_row
    assert all(one.right < other.left for one, other in pairwise(row))


def test_what_fits_above_the_signatures_stays_there(tmp_path: Path) -> None:
    for count in range(1, 16):
        record = with_agreements(*(f"Butir {number}" for number in range(1, count + 1)))
        read = make(record, tmp_path, DEED, sign_form=SignForm.PIMPINAN, include_attachments=False)
        if len(read.pages) > 1 and read.pages[-1].lstrip().startswith("Demikian"):
            return
    pytest.fail("the last dictum is always pulled along")


@pytest.mark.parametrize("form", list(SignForm))
@pytest.mark.parametrize("count", range(1, 16))
def test_signatures_never_stand_alone_on_a_page(tmp_path: Path, form: SignForm, count: int) -> None:
    record = with_agreements(*(f"Butir {number}" for number in range(1, count + 1)))
    read = make(record, tmp_path, DEED, sign_form=form, include_attachments=False)
    assert "sebagaimana mestinya." in " ".join(read.pages[-1].split())  # all sign on one page


# ---------------------------------------------------------------------------------------------------------- two parties


def two_parties(record: MeetingRecord, folder: Path, **changes: object) -> Read:
    return make(record, folder, DEED, **{"variant": DeedVariant.PIHAK, "parties": PARTIES, **changes})


def test_two_parties(tmp_path: Path) -> None:
    text = two_parties(demo_record(), tmp_path).text
    assert (
        "(24-11-2026), bertempat di Aula Rempeg Jogopati, Kantor Pemerintah Kabupaten Banyuwangi, kami masing-masing: "
        "1. Nama : Drs. Hadi Purnama, M.Si. NIP : 19650101 199003 1 001 Pangkat/Golongan : Pembina Utama Muda, IV/c "
        "Jabatan : Kepala Dinas Perhubungan Alamat : Jalan Contoh Nomor 1 Banyuwangi selanjutnya disebut PIHAK KESATU; "
        "2. Nama : Joko Santoso Jabatan : Ketua Perhimpunan Hotel dan Restoran Alamat : Jalan Contoh Nomor 2 "
        "Banyuwangi selanjutnya disebut PIHAK KEDUA."
    ) in text
    assert "1. Perbaikan jalan Kemiren–Tamansuruh sepanjang 3,2 kilometer menjadi prioritas tahun 2027; 2." in text
    assert "dibuat dalam rangkap 2 (dua) untuk dipergunakan sebagaimana mestinya." in text
    assert "KESEPAKATAN HASIL" not in text
    assert "LAMPIRAN" not in text


def test_a_short_two_party_deed_is_set_closer_to_stay_on_its_page(tmp_path: Path) -> None:
    rooms: dict[int, float] = {}
    for count, pages in ((2, 1), (20, 2)):
        read = two_parties(with_agreements(*["Butir"] * count), tmp_path)
        assert len(read.pages) == pages
        name = min(word.top for word in read.words[pages - 1] if word.text == "Joko Santoso")
        rooms[count] = read.find("PIHAK KEDUA,", pages - 1).bottom - name
    assert 15 * MM < rooms[2] < rooms[20]


def test_the_second_party_signs_on_the_left_and_who_knows_of_it_below(tmp_path: Path) -> None:
    read = two_parties(demo_record(), tmp_path, originals=3)
    page = len(read.pages) - 1
    left, right = read.find("PIHAK KEDUA,", page), read.find("PIHAK KESATU,", page)
    assert left.right < right.left
    assert left.bottom == pytest.approx(right.bottom, abs=0.5)
    assert "rangkap 3 (tiga)" in read.text
    assert read.find("Mengetahui,", page).top < right.bottom
    signatory = Signatory("s", post="KETUA", name="Joko Santoso")
    assert "Mengetahui" not in two_parties(replace(demo_record(), signatory=signatory), tmp_path).text
    assert "Mengetahui" not in two_parties(replace(demo_record(), signatory=None), tmp_path).text


def test_parties_that_are_not_filled_in_leave_room_for_the_hand(tmp_path: Path) -> None:
    text = two_parties(tiny_record(), tmp_path, parties=(Party(), Party())).text
    assert "1. Nama : ........" in text
    assert "NIP" not in text
    assert "hal-hal sebagai berikut: ....." in text


# ------------------------------------------------------------------------------------------------------ copies and size


@pytest.mark.parametrize("variant", list(DeedVariant))
def test_a_public_copy_has_names_and_institutions_only(tmp_path: Path, variant: DeedVariant) -> None:
    changes = {"variant": variant, "parties": PARTIES, "public_copy": True}
    text = make(demo_record(), tmp_path, DEED, **changes).text
    for secret in ("NIP", "@", "0812", "Pembina", "Jalan Contoh", "1990"):
        assert secret not in text
    assert "Drs. Suryanto Wibowo, M.Si." in text or variant is DeedVariant.PIHAK
    if variant is DeedVariant.KESEPAKATAN:
        assert "No. Nama Instansi Tanda Tangan 1. Ratna Wulandari Dinas Kebudayaan dan Pariwisata" in text


def test_a_hundred_agreements(tmp_path: Path) -> None:
    read = make(huge_record(participants=60), tmp_path, DEED)
    assert "KESERATUS : Kesepakatan nomor 100:" in read.text
    assert "KESERATUS DUA : Pihak-pihak" in read.text or "KESERATUS : Pihak-pihak DUA" in read.text
    for number, words in enumerate(read.words):
        body = [word for word in words if word.text != f"- {number + 1} -"]
        assert min(word.left for word in body) >= 30 * MM - 1
        assert max(word.right for word in body) <= read.sizes[number][0] - 20 * MM + 1


@pytest.mark.parametrize("paper", list(Paper))
@pytest.mark.parametrize("margins", list(MarginPreset))
def test_paper_and_margins_of_the_office(tmp_path: Path, paper: Paper, margins: MarginPreset) -> None:
    record = replace(demo_record(), style=OfficeStyle(margins=margins))
    read = make(record, tmp_path, DEED, paper=paper)
    width, height = paper.millimetres
    assert read.sizes[0] == pytest.approx((width * MM, height * MM), abs=0.05)
    left = margins.millimetres[3] * MM
    assert min(word.left for words in read.words for word in words) >= left - 1


def test_the_same_record_gives_the_same_bytes(tmp_path: Path) -> None:
    first = make(demo_record(), tmp_path, DEED).path.read_bytes()
    assert make(demo_record(), tmp_path, DEED).path.read_bytes() == first


def test_rejected_and_open_proposals_are_no_dictum() -> None:
    states = (AgreementState.USULAN, AgreementState.DITUNDA, AgreementState.DITOLAK)
    agreements = tuple(make_agreement(n, f"Butir {n}", state=state) for n, state in enumerate(states, 1))
    dictums = deed_text(replace(demo_record(), agreements=agreements), OPTIONS).dictums
    assert not any("Butir" in one.text for one in dictums)


@pytest.mark.parametrize(
    ("typed", "printed", "named"),
    [
        ("Rapat Koordinasi Desa Wisata", "KESEPAKATAN HASIL RAPAT KOORDINASI DESA WISATA", "Rapat Koordinasi Desa"),
        ("Pengembangan Desa Wisata", "HASIL RAPAT KOORDINASI PENGEMBANGAN DESA", "Rapat Koordinasi Pengembangan Desa"),
        ("Rakor Pengendalian Inflasi", "KESEPAKATAN HASIL RAKOR PENGENDALIAN", "diselenggarakan Rakor Pengendalian"),
        ("Rapat Darurat Banjir", "KESEPAKATAN HASIL RAPAT DARURAT BANJIR", "diselenggarakan Rapat Darurat Banjir"),
        ("FGD Ekonomi Kreatif", "KESEPAKATAN HASIL FGD EKONOMI KREATIF", "diselenggarakan FGD Ekonomi Kreatif"),
    ],
)  # fmt: skip
def test_the_kind_of_meeting_is_said_once(tmp_path: Path, typed: str, printed: str, named: str) -> None:
    record = demo_record()
    text = make(replace(record, meeting=replace(record.meeting, title=typed)), tmp_path, DEED).text
    assert printed in text
    assert named in text
