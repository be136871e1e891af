"""Laporan hasil rapat as its reader sees it."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from rakor_desktop.domain.attendance import summarise
from rakor_desktop.domain.kinds import AgendaKind, AgreementState, ParticipantRole, Presence, Purpose
from rakor_desktop.domain.letter import Photo
from rakor_desktop.domain.meeting import AgendaItem, Remark
from rakor_desktop.domain.naskah import DocumentKind, KopKind
from rakor_desktop.domain.people import Signatory
from rakor_desktop.domain.record import DocumentOptions, DocumentPlate, MeetingRecord
from tests.unit.documents.pdf_reading import MM, make
from tests.unit.documents.records import (
    demo_record,
    empty_record,
    huge_record,
    make_agreement,
    make_participant,
    png_emblem,
    tiny_record,
)

if TYPE_CHECKING:
    from pathlib import Path

REPORT = DocumentKind.LAPORAN


def plate(**fields: object) -> DocumentPlate:
    return replace(DocumentPlate(REPORT, DocumentOptions(REPORT)), **fields)


def with_plate(**fields: object) -> MeetingRecord:
    return replace(demo_record(), plates=(plate(**fields),))


def text_of(record: MeetingRecord, folder: Path, **changes: object) -> str:
    return make(record, folder, REPORT, **changes).text


def test_the_outline_stands_in_its_order(tmp_path: Path) -> None:
    text = text_of(with_plate(advice="Anggaran disiapkan"), tmp_path)
    order = [
        "LAPORAN TENTANG HASIL RAPAT KOORDINASI PENGEMBANGAN DESA WISATA",
        "A. PENDAHULUAN",
        "1. Umum/Latar Belakang",
        "2. Landasan Hukum",
        "3. Maksud dan Tujuan",
        "B. KEGIATAN YANG DILAKSANAKAN",
        "1. Waktu dan Tempat",
        "2. Peserta",
        "3. Susunan Acara",
        "4. Narasumber",
        "C. HASIL YANG DICAPAI",
        "1. Pokok Pembahasan",
        "2. Hasil Diskusi Kelompok",
        "3. Kesepakatan",
        "D. KESIMPULAN DAN SARAN",
        "1. Kesimpulan",
        "2. Saran/Rekomendasi",
        "3. Tindak Lanjut",
        "E. PENUTUP",
        "Dibuat di Banyuwangi pada tanggal 24 November 2026",
        "Lampiran:",
    ]
    places = [text.index(part) for part in order]
    assert places == sorted(places)


def test_background_is_the_officers_own_or_built_from_theme_and_purposes(tmp_path: Path) -> None:
    assert (
        "Dalam rangka penyamaan persepsi dan kerja sama antarlembaga, Sekretariat Daerah Kabupaten Banyuwangi "
        "menyelenggarakan Rapat Koordinasi Pengembangan Desa Wisata dengan tema “Desa wisata tumbuh, warga sejahtera”."
    ) in text_of(demo_record(), tmp_path)
    own = text_of(with_plate(intro="Kunjungan menurun.\nPerlu langkah bersama."), tmp_path)
    assert "Umum/Latar Belakang Kunjungan menurun. Perlu langkah bersama." in own
    assert "Dalam rangka" not in own


def test_the_chapter_of_conclusions_names_what_it_holds(tmp_path: Path) -> None:
    assert "D. KESIMPULAN DAN SARAN 1. Kesimpulan" in text_of(with_plate(advice="Anggaran disiapkan"), tmp_path)
    assert "D. KESIMPULAN 1. Kesimpulan" in text_of(demo_record(), tmp_path)
    record = with_plate(advice="Anggaran disiapkan")
    record = replace(record, meeting=replace(record.meeting, conclusion=""))
    assert "D. SARAN 1. Saran/Rekomendasi" in text_of(record, tmp_path)


def test_what_was_put_off_is_told_with_the_conclusions(tmp_path: Path) -> None:
    later = make_agreement(7, "Sampah diangkut setiap minggu.", state=AgreementState.DITUNDA)
    record = replace(demo_record(), agreements=(*demo_record().agreements, later))
    text = text_of(record, tmp_path)
    place = text.index("sampah diangkut setiap minggu.")
    assert "Ditunda" in text[place - 40 : place]
    assert text.index("1. Kesimpulan") < place < text.index("2. Tindak Lanjut")


def test_the_attendance_starts_below_its_heading(tmp_path: Path) -> None:
    read = make(demo_record(), tmp_path, REPORT, include_internal=True)
    page = next(page for page in read.pages if "2. Peserta" in page)
    assert "Unsur" in page[page.index("2. Peserta") :]
    assert "Pemerintah Daerah" in page[page.index("2. Peserta") :]


def test_the_list_of_what_goes_along_stands_below_the_signature(tmp_path: Path) -> None:
    read = make(demo_record(), tmp_path, REPORT)
    page = next(number for number, text in enumerate(read.pages) if "Lampiran:" in text)
    nip = next(word for word in read.words[page] if word.text.startswith("NIP"))
    assert 20 < nip.bottom - read.find("Lampiran:", page).top < 40


def test_the_title_of_the_photographs_stands_clear_of_the_head(tmp_path: Path) -> None:
    picture = png_emblem(40, 30)
    photo = Photo("foto-1", "rapat-1", caption="Pembukaan", file_name="a.png", sha256="a", size=len(picture))
    read = make(replace(demo_record(), photos=(photo,), content=lambda _: picture), tmp_path, REPORT)
    page = len(read.pages) - 1
    day = next(word for word in read.words[page] if word.text == "24 November 2026")
    assert day.bottom - read.find("DOKUMENTASI", page).top > 15


def test_legal_basis_has_a_letter_per_line(tmp_path: Path) -> None:
    record = demo_record()
    record = replace(record, meeting=replace(record.meeting, basis="Undang-Undang 23/2014\nPerda 1/2020."))
    assert "a. Undang-Undang 23/2014; b. Perda 1/2020." in text_of(record, tmp_path)


def test_what_really_happened_is_reported(tmp_path: Path) -> None:
    text = text_of(demo_record(), tmp_path)
    assert "dilaksanakan pada hari Selasa, 24 November 2026, pukul 08.33 s.d. 12.19 WIB, bertempat di Aula" in text
    assert "Rapat dipimpin oleh Asisten Perekonomian dan Pembangunan." in text
    assert "38 (tiga puluh delapan) orang dari 45 (empat puluh lima) undangan (84,4%)" in text
    assert "Jumlah 45 38 84,4%" in text
    assert "Dinas Kebudayaan dan Pariwisata: Paparan arah pengembangan desa wisata 2027." in text


def test_guests_are_told_apart_from_the_invited(tmp_path: Path) -> None:
    people = (make_participant(1), make_participant(2, presence=Presence.IZIN), make_participant(3, invited=False))
    record = replace(demo_record(), participants=people, attendance=summarise(people, 50))
    text = text_of(record, tmp_path)
    assert "2 (dua) orang, yaitu 1 dari 2 (dua) undangan (50,0%) dan 1 orang tanpa undangan." in text
    assert "Hadir tanpa undangan – 1 –" in text


def test_a_speaker_of_the_list_is_named_when_the_agenda_does_not(tmp_path: Path) -> None:
    record = demo_record()
    guest = replace(make_participant(15), role=ParticipantRole.NARASUMBER)
    away = replace(make_participant(16, presence=Presence.IZIN), role=ParticipantRole.NARASUMBER)
    text = text_of(replace(record, participants=(*record.participants, guest, away)), tmp_path)
    assert f"b. {guest.full_name}, Kepala Politeknik Negeri Banyuwangi." in text


def test_discussion_follows_the_agenda_and_keeps_the_office_secrets(tmp_path: Path) -> None:
    text = text_of(demo_record(), tmp_path)
    discussed = text[text.index("Pokok Pembahasan") : text.index("Hasil Diskusi Kelompok")]
    assert discussed.index("a. Evaluasi tindak lanjut") < discussed.index("b. Paparan arah")
    assert "Pertanyaan Lestari Handayani" in discussed
    assert "Catatan hanya untuk panitia" not in text
    assert "Catatan hanya untuk panitia" in text_of(demo_record(), tmp_path, include_internal=True)
    assert "Pokok Pembahasan" not in text_of(demo_record(), tmp_path, include_remarks=False)


def test_who_spoke_is_named_by_the_post_as_letters_name_it(tmp_path: Path) -> None:
    remark = demo_record().remarks[0]
    spoken = (
        ("Kepala Dinas", "Disbudpar"), ("Camat", "Kecamatan Glagah"), ("Sekretaris Daerah", "Setda"), ("", "PHRI"),
    )  # fmt: skip
    remarks = tuple(replace(remark, speaker_post=post, institution=office) for post, office in spoken)
    text = text_of(replace(demo_record(), remarks=remarks), tmp_path)
    assert "(Kepala Dinas Kebudayaan dan Pariwisata):" in text
    assert "(Camat Glagah):" in text
    assert "(Sekretaris Daerah):" in text
    assert "(Perhimpunan Hotel dan Restoran Indonesia):" in text


def test_what_stands_alone_has_no_number(tmp_path: Path) -> None:
    record = replace(demo_record(), agreements=(), groups=(), remarks=demo_record().remarks[:1])
    text = text_of(record, tmp_path)
    assert "C. HASIL YANG DICAPAI Pokok Pembahasan Evaluasi tindak lanjut" in text
    assert "D. KESIMPULAN Semua pihak sepakat" in text


def test_a_laporan_of_the_bupati_asks_nobody_to_consider_it(tmp_path: Path) -> None:
    record = demo_record()
    own = text_of(replace(record, letterhead=replace(record.letterhead, kind=KopKind.BUPATI)), tmp_path)
    assert "Demikian laporan ini dibuat untuk dipergunakan sebagaimana mestinya." in own
    assert "bahan pertimbangan pimpinan." in text_of(record, tmp_path)


def test_without_a_signatory_post_and_name_are_dots(tmp_path: Path) -> None:
    text = text_of(replace(demo_record(), signatory=None, chair=None), tmp_path)
    assert "2026 ....." in text
    assert "Pimpinan Rapat" not in text


def test_the_day_of_the_sitting_is_not_torn_apart(tmp_path: Path) -> None:
    read = make(demo_record(), tmp_path, REPORT)
    assert any("Selasa, 24 November 2026, pukul" in " ".join(line.split()) for page in read.pages
               for line in page.splitlines())  # fmt: skip


def test_what_goes_along_stays_with_the_signature(tmp_path: Path) -> None:
    for lines in range(1, 30):
        read = make(with_plate(advice="\n".join(["Anggaran disiapkan"] * lines)), tmp_path, REPORT)
        page = next(page for page in read.pages if "Lampiran:" in page)
        assert "NIP" in page
        assert "Demikian laporan" in page


def test_an_internal_item_hides_what_was_said_on_it(tmp_path: Path) -> None:
    record = demo_record()
    secret = AgendaItem("rahasia", "rapat-1", rank="99", kind=AgendaKind.LAIN, title="Rapat tertutup", internal=True)
    remark = Remark("c-1", "rapat-1", agenda_item_id="rahasia", text="Tidak untuk umum")
    record = replace(record, agenda=(*record.agenda, secret), remarks=(*record.remarks, remark))
    text = text_of(record, tmp_path)
    assert "tertutup" not in text
    assert "Tidak untuk umum" not in text


def test_plots_only_when_they_are_wanted(tmp_path: Path) -> None:
    assert "Kehadiran per unsur" in text_of(demo_record(), tmp_path)
    without = text_of(demo_record(), tmp_path, include_charts=False)
    assert "Kehadiran per unsur" not in without
    assert "Status tindak lanjut" not in without


def test_own_number_and_date(tmp_path: Path) -> None:
    text = text_of(with_plate(number="000.1.5/1500/429.011/2026", date=date(2026, 11, 27)), tmp_path)
    assert "NOMOR 000.1.5/1500/429.011/2026" in text
    assert "pada tanggal 27 November 2026" in text
    assert "NOMOR 000.1.5/ /429.011/2026" in text_of(demo_record(), tmp_path)


def test_dates_end_without_a_comma_when_the_signatory_has_no_post(tmp_path: Path) -> None:
    text = text_of(replace(demo_record(), signatory=Signatory("ttd-2", name="Wahyu Setiawan")), tmp_path)
    assert "pada tanggal 24 November 2026 Wahyu Setiawan" in text


def test_only_what_there_is_goes_along(tmp_path: Path) -> None:
    text = text_of(demo_record(), tmp_path)
    assert (
        "1. Notula (berkas terpisah); 2. Berita acara kesepakatan (berkas terpisah); "
        "3. Daftar hadir (berkas terpisah); 4. Matriks tindak lanjut (berkas terpisah)."
    ) in text
    assert "Lampiran:" not in text_of(demo_record(), tmp_path, include_attachments=False)
    assert "Lampiran:" not in text_of(tiny_record(), tmp_path)


def test_photographs_are_the_last_attachment(tmp_path: Path) -> None:
    picture = png_emblem(40, 30)
    sha = hashlib.sha256(picture).hexdigest()
    photo = Photo("foto-1", "rapat-1", caption="Pembukaan rapat", file_name="a.png", sha256=sha, size=len(picture))
    record = replace(demo_record(), photos=(photo,), content=lambda _: picture)
    read = make(record, tmp_path, REPORT)
    assert "5. Dokumentasi." in read.text
    assert "LAMPIRAN Laporan Hasil Rapat Koordinasi Pengembangan Desa Wisata" in " ".join(read.pages[-1].split())
    assert "Pembukaan rapat" in read.pages[-1]
    assert "Dokumentasi" not in text_of(record, tmp_path, include_photos=False)


def test_the_public_copy_names_nobodys_number(tmp_path: Path) -> None:
    assert "NIP" in text_of(demo_record(), tmp_path)
    assert "NIP" not in text_of(demo_record(), tmp_path, public_copy=True)


@pytest.mark.parametrize("record", [tiny_record(), empty_record()], ids=["tiny", "empty"])
def test_what_is_not_known_stays_blank(tmp_path: Path, record: MeetingRecord) -> None:
    read = make(record, tmp_path, REPORT)
    assert len(read.pages) == 1
    assert "Rapat dihadiri oleh ............ orang" in read.text
    assert "C. PENUTUP" in read.text
    assert "bertempat di ............" in read.text


def test_everything_stays_inside_the_margins(tmp_path: Path) -> None:
    read = make(huge_record(120, 40), tmp_path, REPORT)
    for number, runs in enumerate(read.words, 1):
        body = [word for word in runs if word.text != f"- {number} -"]
        assert min(word.bottom for word in body) >= 25 * MM - 1
        assert max(word.right for word in body) <= 190 * MM + 1


def test_typed_aims_stand_below_the_chosen_ones(tmp_path: Path) -> None:
    record = demo_record()
    aims = replace(record.meeting, purposes=(Purpose.PERSEPSI,), purpose_text="percepatan penurunan stunting")
    text = text_of(replace(record, meeting=aims), tmp_path)
    assert "a. Menyamakan persepsi; b. Percepatan penurunan stunting." in text
