"""Rumusan hasil rapat as its reader sees it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.kinds import Paper, ParticipantRole, PointKind, Presence, Priority
from rakor_desktop.domain.naskah import DocumentKind
from rakor_desktop.domain.office import OfficeStyle
from rakor_desktop.domain.record import DocumentOptions, DocumentPlate, GroupRecord, MeetingRecord
from tests.unit.documents.pdf_reading import MM, make
from tests.unit.documents.records import (
    demo_record,
    empty_record,
    huge_record,
    make_agreement,
    make_task,
    tiny_record,
)

FORMULATION = DocumentKind.RUMUSAN


def with_team(record: MeetingRecord, *numbers: int) -> MeetingRecord:
    participants = tuple(
        replace(part, role=ParticipantRole.PERUMUS) if part.number in numbers else part for part in record.participants
    )
    return replace(record, participants=participants)


def with_points(record: MeetingRecord, *kinds: tuple[PointKind, Priority, str]) -> MeetingRecord:
    first = record.groups[0]
    template = first.points[0]
    points = tuple(
        replace(template, id=f"butir-{index}", kind=kind, priority=priority, text=text)
        for index, (kind, priority, text) in enumerate(kinds)
    )
    return replace(record, groups=(GroupRecord(first.group, points=points),))


def test_title_opening_and_four_sections(tmp_path: Path) -> None:
    text = make(demo_record(), tmp_path, FORMULATION).text
    assert (
        "RUMUSAN HASIL RAPAT KOORDINASI PENGEMBANGAN DESA WISATA Berdasarkan paparan narasumber, masukan peserta, dan "
        "hasil diskusi kelompok, Rapat Koordinasi merumuskan hal-hal sebagai berikut: A. Isu Strategis 1. Jalan "
        "Kemiren–Tamansuruh rusak sepanjang 3,2 kilometer; 2. Toilet umum di enam desa tidak terawat; 3. "
        "Pembiayaan amenitas – "
    ) in text
    assert "B. Kesepakatan 1. Perbaikan jalan" in text
    assert "C. Rekomendasi 1. Uji coba angkutan pengumpan dua rute selama tiga bulan; 2. Pendampingan" in text
    assert (
        "D. Rencana Tindak Lanjut No. Rencana Tindak Lanjut Penanggung Jawab Tenggat 1. Menyusun detail rancangan"
        in text
    )
    assert "Rumusan ini menjadi bagian yang tidak terpisahkan dari Berita Acara Kesepakatan." in text
    assert "gerbang desa wisata" not in text


def test_sections_without_content_are_left_out_and_the_others_lettered_on(tmp_path: Path) -> None:
    text = make(replace(demo_record(), groups=()), tmp_path, FORMULATION).text
    assert "A. Kesepakatan" in text
    assert "B. Rencana Tindak Lanjut" in text
    assert "Isu Strategis" not in text
    assert "Rekomendasi" not in text
    assert "Berdasarkan paparan narasumber dan masukan peserta, Rapat" in text


def test_only_pressing_problems_are_issues_and_pressing_proposals_follow_the_recommendations(tmp_path: Path) -> None:
    record = with_points(
        replace(demo_record(), agreements=()),
        (PointKind.MASALAH, Priority.TINGGI, "Jalan rusak"),
        (PointKind.MASALAH, Priority.SEDANG, "Papan nama pudar"),
        (PointKind.PENYEBAB, Priority.TINGGI, "Drainase"),
        (PointKind.USULAN, Priority.TINGGI, "Bus pengumpan"),
        (PointKind.REKOMENDASI, Priority.TINGGI, "Uji coba tiga bulan"),
        (PointKind.REKOMENDASI, Priority.RENDAH, "Lomba foto"),
    )
    text = make(record, tmp_path, FORMULATION).text
    assert "A. Isu Strategis Jalan rusak. B. Rekomendasi 1. Uji coba tiga bulan; 2. Lomba foto; 3. Bus" in text


def test_groups_that_are_not_wanted_leave_no_trace(tmp_path: Path) -> None:
    text = make(demo_record(), tmp_path, FORMULATION, include_groups=False).text
    assert "Isu Strategis" not in text
    assert "diskusi kelompok" not in text


def test_each_task_has_its_responsible_institution_and_due_date(tmp_path: Path) -> None:
    tasks = (
        make_task(1, "Menyusun jadwal", due=date(2026, 12, 31)),
        make_task(2, "Melatih pemandu", due=None, lead="Politeknik Negeri Banyuwangi"),
        make_task(3, " "),
    )
    record = replace(demo_record(), agreements=(make_agreement(1, "Butir", tasks=tasks),), groups=())
    text = make(record, tmp_path, FORMULATION).text
    assert "1. Menyusun jadwal Dinas Kebudayaan dan Pariwisata 31 Desember 2026" in text
    assert "2. Melatih pemandu Politeknik Negeri Banyuwangi –" in text
    assert "3. " not in text.partition("Melatih pemandu")[2]


def test_the_team_signs_with_its_seats(tmp_path: Path) -> None:
    read = make(with_team(demo_record(), 3, 5, 7, 20), tmp_path, FORMULATION)
    text = read.text
    assert "Banyuwangi, 24 November 2026 TIM PERUMUS No. Nama Instansi Kedudukan Tanda Tangan" in text
    seats = [text.index(word, text.index("Kedudukan")) for word in (" Ketua ", " Sekretaris ", " Anggota ")]
    assert seats == sorted(seats)
    assert text.count(" Anggota ") == 2
    assert "Sukma Nirmala, S.T." in text  # who came instead of the member
    assert "SEKRETARIS DAERAH" not in text.partition("TIM PERUMUS")[2]


def test_a_member_who_stayed_away_keeps_an_empty_row(tmp_path: Path) -> None:
    record = with_team(demo_record(), 15)
    assert record.participants[14].presence is Presence.SAKIT
    assert f"1. {record.participants[14].full_name}" in make(record, tmp_path, FORMULATION).text


def test_without_a_team_the_official_signs(tmp_path: Path) -> None:
    text = make(demo_record(), tmp_path, FORMULATION).text
    assert "TIM PERUMUS" not in text
    assert "Banyuwangi, 24 November 2026 a.n. SEKRETARIS DAERAH ASISTEN PEREKONOMIAN DAN PEMBANGUNAN," in text


@pytest.mark.parametrize("count", range(1, 22))
def test_the_team_never_signs_alone_on_a_page(tmp_path: Path, count: int) -> None:
    agreements = tuple(make_agreement(number, f"Butir {number}") for number in range(1, count + 1))
    record = with_team(replace(demo_record(), agreements=agreements), 3, 5, 8, 9, 10)
    last = " ".join(make(record, tmp_path, FORMULATION).pages[-1].split())
    assert "Rumusan ini menjadi bagian" in last
    assert "TIM PERUMUS No. Nama" in last


def test_number_and_own_date(tmp_path: Path) -> None:
    plate = DocumentPlate(FORMULATION, DocumentOptions(FORMULATION), number="000.1.5/7/429.011/2026",
                          date=date(2026, 11, 25))  # fmt: skip
    text = make(replace(demo_record(), plates=(plate,)), tmp_path, FORMULATION).text
    assert "DESA WISATA NOMOR 000.1.5/7/429.011/2026 Berdasarkan" in text
    assert "Banyuwangi, 25 November 2026" in text
    assert "NOMOR" not in make(demo_record(), tmp_path, FORMULATION).text


def test_nothing_recorded_yet(tmp_path: Path) -> None:
    for record in (tiny_record(), empty_record()):
        read = make(record, tmp_path, FORMULATION)
        assert len(read.pages) == 1
        assert "Berdasarkan masukan peserta, Rapat" in read.text
        assert "sebagai berikut: ......" in read.text


def test_a_public_copy_has_names_and_institutions_only(tmp_path: Path) -> None:
    for record in (demo_record(), with_team(demo_record(), 3, 5, 7)):
        text = make(record, tmp_path, FORMULATION, public_copy=True).text
        for secret in ("NIP", "@", "0812", "Pembina"):
            assert secret not in text


@pytest.mark.parametrize("paper", list(Paper))
def test_a_hundred_agreements_stay_inside_the_margins(tmp_path: Path, paper: Paper) -> None:
    read = make(with_team(huge_record(), 3, 6, 9, 12), tmp_path, FORMULATION, paper=paper)
    assert "100. Kesepakatan nomor 100:" in read.text
    for number, words in enumerate(read.words):
        body = [word for word in words if word.text != f"- {number + 1} -"]
        assert min(word.left for word in body) >= 30 * MM - 1
        assert max(word.right for word in body) <= read.sizes[number][0] - 20 * MM + 1
        assert min(word.bottom for word in body) >= 25 * MM - 1


def test_the_office_words_its_own_sentences_and_errs_in_words(tmp_path: Path) -> None:
    style = OfficeStyle(phrases={"rumusan.pembuka": "Dari {dasar} dirumuskan:"})
    assert "Dari paparan narasumber, masukan" in make(replace(demo_record(), style=style), tmp_path, FORMULATION).text
    wrong = OfficeStyle(phrases={"rumusan.penutup": "Selesai {entah}."})
    with pytest.raises(UserError, match="entah"):
        make(replace(demo_record(), style=wrong), tmp_path, FORMULATION)


def test_the_same_record_gives_the_same_bytes(tmp_path: Path) -> None:
    first = make(demo_record(), tmp_path, FORMULATION).path.read_bytes()
    assert make(demo_record(), tmp_path, FORMULATION).path.read_bytes() == first
