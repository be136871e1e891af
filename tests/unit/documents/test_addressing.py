"""How letters name officials, offices and everybody else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rakor_desktop.documents.addressing import addressed, head_title, listed_as, lowered, post_title, title_case
from rakor_desktop.domain.kinds import Sector
from rakor_desktop.domain.meeting import Participant

DISHUB = "Dinas Perhubungan"


def person(
    post: str, institution: str, sector: Sector = Sector.PD, name: str = "Ahmad", short: str = ""
) -> Participant:
    return Participant(
        id="p", meeting_id="m", name=name, title_after="S.E." if name else "", post=post, institution=institution,
        sector=sector,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("post", "institution", "title"),
    [
        ("Kepala Dinas", DISHUB, "Kepala Dinas Perhubungan"),
        ("Kepala", DISHUB, "Kepala Dinas Perhubungan"),
        ("Kepala Dinas Perhubungan", DISHUB, "Kepala Dinas Perhubungan"),
        ("Kepala Dinas Pariwisata", "Dinas Kebudayaan dan Pariwisata", "Kepala Dinas Pariwisata"),
        ("Sekretaris Dinas", "Dinas Lingkungan Hidup", "Sekretaris Dinas Lingkungan Hidup"),
        ("Kepala Bidang Usaha Mikro", "Dinas Koperasi", "Kepala Bidang Usaha Mikro Dinas Koperasi"),
        ("Camat", "Kecamatan Glagah", "Camat Glagah"),
        ("Sekretaris Camat", "Kecamatan Glagah", "Sekretaris Camat Glagah"),
        ("Kepala", "Kecamatan Glagah", "Camat Glagah"),
        ("Kepala Desa", "Desa Kemiren", "Kepala Desa Kemiren"),
        ("Inspektur", "Inspektorat", "Inspektur"),
        ("Sekretaris Daerah", "Sekretariat Daerah", "Sekretaris Daerah"),
        ("Sekretaris Daerah", "Sekretariat Daerah Kabupaten X", "Sekretaris Daerah Kabupaten X"),
        ("Asisten Administrasi Umum", "Sekretariat Daerah", "Asisten Administrasi Umum"),
        ("Kepala Bagian Hukum", "Sekretariat Daerah", "Kepala Bagian Hukum Sekretariat Daerah"),
        ("Kapolresta", "Polresta Banyuwangi", "Kapolresta Banyuwangi"),
        ("Plt. Kepala", DISHUB, "Plt. Kepala Dinas Perhubungan"),
        ("Plh. Kepala", "Kecamatan Glagah", "Plh. Camat Glagah"),
        ("Pj. Sekretaris Daerah", "Sekretariat Daerah", "Pj. Sekretaris Daerah"),
        ("", DISHUB, DISHUB),
        ("Kepala Dinas", "", "Kepala Dinas"),
        ("", "", ""),
    ],
)
def test_a_post_names_its_office_once(post: str, institution: str, title: str) -> None:
    assert post_title(post, institution) == title


def test_a_post_with_the_short_name_of_its_office_says_enough() -> None:
    assert post_title("Ketua PHRI", "Perhimpunan Hotel dan Restoran Indonesia", "PHRI") == "Ketua PHRI"


@pytest.mark.parametrize(
    ("institution", "title"),
    [
        ("Dinas Kesehatan", "Kepala Dinas Kesehatan"),
        ("Badan Pendapatan Daerah", "Kepala Badan Pendapatan Daerah"),
        ("Bagian Hukum", "Kepala Bagian Hukum"),
        ("Kecamatan Licin", "Camat Licin"),
        ("Inspektorat", "Inspektur"),
        ("Sekretariat DPRD", "Sekretaris DPRD"),
        ("Universitas PGRI Banyuwangi", "Pimpinan Universitas PGRI Banyuwangi"),
    ],
)
def test_the_head_of_an_office_is_addressed_by_the_post(institution: str, title: str) -> None:
    assert head_title(institution) == title
    assert addressed(person("", institution, name="")) == title


def test_officials_are_addressed_by_their_post_and_others_by_name() -> None:
    assert addressed(person("Kepala Dinas", DISHUB)) == "Kepala Dinas Perhubungan"
    assert addressed(person("Ketua", "PHRI", Sector.DU)) == "Ketua PHRI"
    assert addressed(person("Pengelola", "Desa Wisata Banjar", Sector.MS)) == (
        "Sdr. Ahmad, S.E.\nPengelola Desa Wisata Banjar"
    )
    assert addressed(person("", "", Sector.MS)) == "Sdr. Ahmad, S.E."
    assert addressed(person("", DISHUB)) == "Sdr. Ahmad, S.E.\nDinas Perhubungan"
    assert addressed(person("", "", name="")) == ""


@pytest.mark.parametrize("post", ["Kepala", "Camat", "Plt. Kepala", "Ketua"])
def test_a_bare_post_of_an_unknown_office_gives_way_to_the_name(post: str) -> None:
    assert addressed(person(post, "")) == listed_as(person(post, "")) == "Sdr. Ahmad, S.E."


def test_posts_that_say_where_need_no_office() -> None:
    assert addressed(person("Bupati", "")) == "Bupati"
    assert addressed(person("Ketua RT 3", "", Sector.MS)) == "Ketua RT 3"


def test_in_the_list_the_institution_has_its_own_column() -> None:
    assert listed_as(person("Kepala Bidang Usaha Mikro", "Dinas Koperasi")) == "Kepala Bidang Usaha Mikro"
    assert listed_as(person("Kepala", DISHUB)) == "Kepala Dinas Perhubungan"
    assert listed_as(person("Plt. Kepala", DISHUB)) == "Plt. Kepala Dinas Perhubungan"
    assert listed_as(person("Analis", DISHUB)) == "Analis"
    assert listed_as(person("Ketua", "PHRI", Sector.DU)) == "Ketua"
    assert listed_as(person("Dosen", "Poliwangi", Sector.AK)) == "Sdr. Ahmad, S.E."
    assert listed_as(person("", "Radar Banyuwangi", Sector.MD, name="")) == "Pimpinan Radar Banyuwangi"
    assert listed_as(replace(person("", ""), name="")) == ""


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("rapat koordinasi desa wisata dan RKPD tahun 2027", "Rapat Koordinasi Desa Wisata dan RKPD Tahun 2027"),
        ("RAPAT KOORDINASI TPID II DI BANYUWANGI", "Rapat Koordinasi TPID II di Banyuwangi"),
        ("evaluasi (tahap akhir) antar-lembaga", "Evaluasi (Tahap Akhir) Antar-Lembaga"),
        ("dari desa untuk desa", "Dari Desa untuk Desa"),
        ("e-Government", "e-Government"),
        ("", ""),
    ],
)
def test_title_case(typed: str, printed: str) -> None:
    assert title_case(typed) == printed


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Menyamakan langkah", "menyamakan langkah"),
        ("APBD perubahan", "APBD perubahan"),
        ("Kecamatan Glagah", "Kecamatan Glagah"),
        ("Banyuwangi bersih", "Banyuwangi bersih"),
        ("", ""),
    ],
)
def test_a_phrase_inside_a_sentence_begins_small_unless_it_begins_with_a_name(typed: str, printed: str) -> None:
    assert lowered(typed, ("Banyuwangi",)) == printed
