"""Pasted cells: every column that can be recognised is read, and nothing is left out without a word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rakor_desktop.domain.kinds import Sector
from rakor_desktop.domain.roster import RosterRow
from rakor_desktop.domain.roster_paste import read_pasted
from rakor_desktop.domain.roster_values import looks_like_institution

HEAD = "Nama\tJabatan\tInstansi\tUnsur\tNo. HP"
LIST = (
    "Sri Wahyuni, S.Pd.\tKetua\tTP PKK\tMasyarakat dan LSM\t081234567890\n"
    "Dr. Agus Priyono, M.Si.\tDekan\tUniversitas Jember\tAkademisi\t8123456789\n"
    "\tKepala Cabang\tBPJS Kesehatan\tForkopimda dan vertikal\t0333421000\n"
    "M. Yusuf\tStaf\tDinas Kesehatan\tPemerintah Daerah\t"
)


def cells(text: str) -> list[list[str]]:
    return [line.split("\t") for line in text.split("\n")]


def brief(rows: tuple[RosterRow, ...]) -> list[tuple[str, str, str]]:
    return [(row.full_name, row.post, row.institution) for row in rows]


@pytest.mark.parametrize("head", ["", HEAD + "\n"])
def test_sector_and_phone_are_read_with_a_head_and_without(head: str) -> None:
    pasted = read_pasted(cells(head + LIST))
    assert [(row.full_name, row.institution, row.sector, row.phone) for row in pasted.rows] == [
        ("Sri Wahyuni, S.Pd.", "TP PKK", Sector.MS, "081234567890"),
        ("Dr. Agus Priyono, M.Si.", "Universitas Jember", Sector.AK, "08123456789"),
        ("", "BPJS Kesehatan", Sector.FV, "0333421000"),
        ("M. Yusuf", "Dinas Kesehatan", Sector.PD, ""),
    ]
    assert pasted.skipped == ()
    (remark,) = pasted.remarks
    assert remark.line == (4 if head else 3)
    assert "Kepala Cabang" in remark.message


def test_what_cannot_be_invited_is_told_with_its_line() -> None:
    pasted = read_pasted(cells(f"{HEAD}\nBudi\tStaf\tDinas PU\tSwasta\t12\n\tCamat\nAni\t\t\tEntah\nBudi\t\tDinas PU"))
    assert brief(pasted.rows) == [("Budi", "Staf", "Dinas PU"), ("Ani", "", "")]
    assert [(one.line, one.message) for one in pasted.skipped] == [
        (3, "Tidak ada nama orang maupun instansi."),
        (5, "Orang ini sudah ada di baris 2."),
    ]
    assert [(one.line, one.message.split(";")[0]) for one in pasted.remarks] == [
        (2, "Nomor telepon tidak lengkap atau berisi huruf"),
        (4, "Unsur “Entah” tidak dikenal"),
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A. Rahman\nM. Yusuf\nDinas PU", [("A. Rahman", "", ""), ("M. Yusuf", "", ""), ("", "", "Dinas PU")]),
        ("1\tBudi\tDinas PU\n2\tAni\tBadan Apa", [("Budi", "", "Dinas PU"), ("Ani", "", "Badan Apa")]),
        ("Dinas PU\tKepala Dinas\tBudi", [("Budi", "Kepala Dinas", "Dinas PU")]),
        ("Budi\tKapolresta\tPolri", [("Budi", "Kapolresta", "Polri")]),
        ("Budi\tPenyuluh\tRumah Baca", [("Budi", "Penyuluh", "Rumah Baca")]),
        ("Instansi\nDinas PU\nBPS", [("", "", "Dinas PU"), ("", "", "BPS")]),
        ("No\tInstansi\n1\tKodim 0825", [("", "", "Kodim 0825")]),
    ],
)  # fmt: skip
def test_columns_are_known_by_what_stands_in_them(text: str, found: list[tuple[str, str, str]]) -> None:
    pasted = read_pasted(cells(text))
    assert brief(pasted.rows) == found
    assert pasted.skipped == ()


def test_a_column_that_is_not_read_is_named() -> None:
    assert read_pasted(cells("No\tNama\tInstansi\tAlamat\n1\tBudi\tBPS\tJalan A")).unread_columns == ("Alamat",)
    assert read_pasted(cells("Budi\tStaf\tDinas PU\tlama")).unread_columns == ("ke-4",)


@pytest.mark.parametrize("name", ["Dinas Kesehatan", "TP PKK", "PT Maju", "CV. Karya", "Kec. Licin", "Yayasan Ibu"])
def test_an_institution_is_known_by_its_first_word(name: str) -> None:
    assert looks_like_institution(name)


@pytest.mark.parametrize("name", ["Nurhayati", "H. Slamet", "Bambang Kantor", ""])
def test_a_person_is_no_institution(name: str) -> None:
    assert not looks_like_institution(name)


@given(st.lists(st.lists(st.text(max_size=12), max_size=6), max_size=6))
def test_any_cells_can_be_pasted(rows: list[list[str]]) -> None:
    read_pasted(rows)
