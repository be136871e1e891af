"""An office's list of people, read as it is really kept."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.kinds import Sector
from rakor_desktop.domain.roster import Roster, RosterRow, Severity, read_roster
from rakor_desktop.domain.roster_columns import (
    ColumnMatch,
    RosterField,
    find_header,
    match_columns,
    match_title,
    override,
)
from rakor_desktop.domain.roster_values import (
    institution_key,
    likely_sector,
    name_key,
    read_email,
    read_institution,
    read_mark,
    read_name,
    read_nip,
    read_phone,
    read_sector,
    read_sex,
    tidy_case,
)

HEAD = ("No.", "Nama Lengkap", "NIP", "Jabatan", "Instansi", "Unsur", "L/P", "No. HP", "E-mail")
RELAXED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
NIP = "198002292005011999"


def roster(*rows: Sequence[str], head: Sequence[str] = HEAD) -> Roster:
    return read_roster((head, *rows))


def only(*cells: str, head: Sequence[str] = HEAD) -> RosterRow:
    (row,) = roster(cells, head=head).rows
    return row


# ----------------------------------------------------------------------------------------------------------- header


def test_header_below_merged_titles() -> None:
    rows = (
        ("DAFTAR NAMA PESERTA RAPAT KOORDINASI",),
        ("PEMERINTAH KABUPATEN BANYUWANGI",),
        (),
        HEAD,
        ("1", "Siti", "", "Camat"),
    )
    found = read_roster(rows)
    assert found.header_line == 4
    assert [row.line for row in found.rows] == [5]


def test_lines_are_those_of_the_sheet() -> None:
    found = read_roster((HEAD, ("1", "Siti"), (), ("2", "Agus")), first_row=7)
    assert found.header_line == 7
    assert [row.line for row in found.rows] == [8, 10]


def test_header_in_two_rows() -> None:
    rows = (
        ("No", "Nama", "Gelar", "", "Jabatan"),
        ("", "", "Gelar Depan", "Gelar Belakang", ""),
        ("(1)", "(2)", "(3)", "(4)", "(5)"),
        ("1", "Siti", "Dr.", "M.Si.", "Camat"),
    )
    (row,) = read_roster(rows).rows
    assert row.full_name == "Dr. Siti, M.Si."
    assert row.post == "Camat"


def test_header_merged_over_two_rows() -> None:
    rows = (
        ("No", "Nama", "Gelar", "", "Jabatan"),
        ("No", "Nama", "Gelar Depan", "Gelar Belakang", "Jabatan"),
        ("1", "Siti", "", "M.Si.", "Camat"),
    )
    found = read_roster(rows)
    assert [row.full_name for row in found.rows] == ["Siti, M.Si."]


def test_no_header_is_told() -> None:
    with pytest.raises(UserError, match="judul kolom"):
        read_roster((("1", "Siti", "Camat"), ("2", "Agus", "Lurah")))


def test_header_named_by_the_officer() -> None:
    columns = (ColumnMatch(1, "", RosterField.NAME), ColumnMatch(2, "", RosterField.POST))
    found = read_roster((("a", "b", "c"), ("1", "Siti", "Camat")), columns=columns, header_line=1)
    assert [(row.name, row.post) for row in found.rows] == [("Siti", "Camat")]


def test_columns_without_a_name_are_refused() -> None:
    with pytest.raises(UserError, match="kolom Nama"):
        read_roster((HEAD, ("1", "Siti")), columns=(ColumnMatch(3, "Jabatan", RosterField.POST),))


@pytest.mark.parametrize(
    ("title", "field"),
    [
        ("NAMA", RosterField.NAME),
        ("Nama Peserta Rapat", RosterField.NAME),
        ("Instansi/Lembaga", RosterField.INSTITUTION),
        ("Nama Instansi", RosterField.INSTITUTION),
        ("Asal", RosterField.INSTITUTION),
        ("Unit Kerja", RosterField.INSTITUTION),
        ("OPD", RosterField.INSTITUTION),
        ("Jabatan dalam Dinas", RosterField.POST),
        ("Nama Jabatan", RosterField.POST),
        ("No. HP/WA", RosterField.PHONE),
        ("Telepon", RosterField.PHONE),
        ("Nomor WhatsApp Aktif", RosterField.PHONE),
        ("Pos-el", RosterField.EMAIL),
        ("Alamat E-mail", RosterField.EMAIL),
        ("L/P", RosterField.SEX),
        ("Jenis Kelamin (L/P)", RosterField.SEX),
        ("NIP / NRP", RosterField.NIP),
        ("Unsur", RosterField.SECTOR),
        ("Gelar", RosterField.TITLE_AFTER),
        ("Pangkat/Gol.", RosterField.RANK),
        ("Diundang", RosterField.INVITED),
        ("No.", None),
        ("Tanda Tangan", None),
        ("", None),
        ("Keterangan", None),
    ],
)
def test_titles(title: str, field: RosterField | None) -> None:
    assert match_title(title)[0] is field


def test_each_field_is_given_once() -> None:
    matches = match_columns(("Nama", "Nama Lengkap", "Jabatan"))
    assert [match.field for match in matches] == [RosterField.NAME, None, RosterField.POST]


def test_override_moves_a_field() -> None:
    matches = override(match_columns(("Nama", "Panggilan", "Jabatan")), {1: RosterField.NAME, 2: None})
    assert [match.field for match in matches] == [None, RosterField.NAME, None]
    (row,) = read_roster((("Nama", "Panggilan", "Jabatan"), ("A", "Siti", "x")), columns=matches).rows
    assert row.name == "Siti"


_SPELL = {
    RosterField.NAME: ("Nama", "NAMA LENGKAP", " nama  peserta ", "Nama/Gelar"),
    RosterField.POST: ("Jabatan", "JABATAN", "Kedudukan"),
    RosterField.INSTITUTION: ("Instansi", "instansi / lembaga", "UNIT KERJA", "Asal Instansi"),
    RosterField.NIP: ("NIP", "N.I.P.".replace(".", ""), "NIP/NRP"),
    RosterField.PHONE: ("No. HP", "TELEPON", "No WA"),
    RosterField.EMAIL: ("Email", "Pos-el", "E-Mail"),
}


@RELAXED
@given(
    fields=st.permutations(list(_SPELL)),
    picks=st.lists(st.integers(0, 10), min_size=len(_SPELL), max_size=len(_SPELL)),
    above=st.integers(0, 8),
    left=st.integers(0, 3),
)
def test_header_is_found_wherever_it_stands(fields: list[RosterField], picks: list[int], above: int, left: int) -> None:
    titles = [_SPELL[field][pick % len(_SPELL[field])] for field, pick in zip(fields, picks, strict=True)]
    rows = [("DAFTAR PESERTA RAPAT",)] * above + [("",) * left + tuple(titles)] + [("",) * left + ("x",) * len(titles)]
    header = find_header(rows)
    assert header is not None
    assert header.row == above
    found = {match.column: match.field for match in header.columns if match.field is not None}
    assert found == {left + place: field for place, field in enumerate(fields)}


@RELAXED
@given(st.lists(st.lists(st.text(max_size=12), max_size=6), max_size=12))
def test_any_rows_are_read_or_refused(rows: list[list[str]]) -> None:
    try:
        found = read_roster((HEAD, *rows))
    except UserError:
        return
    assert all(2 <= row.line <= len(rows) + 1 for row in found.rows)
    assert all(row.name or row.has_error for row in found.rows)


# ------------------------------------------------------------------------------------------------------------- rows


def test_a_whole_row() -> None:
    row = only("1", "Drs. Suryanto Wibowo, M.Si.", "19800229 200501 1 999", "SEKRETARIS DAERAH", "SEKRETARIAT  DAERAH",
               "Pemerintah", "Laki-laki", "+62 812-0000-0000", "Suryanto@Contoh.Test")  # fmt: skip
    assert row == RosterRow(
        line=2, name="Suryanto Wibowo", title_before="Drs.", title_after="M.Si.", nip=NIP, post="Sekretaris Daerah",
        institution="Sekretariat Daerah", sector=Sector.PD, phone="0812-0000-0000", email="suryanto@contoh.test",
        sex="L",
    )  # fmt: skip
    assert row.full_name == "Drs. Suryanto Wibowo, M.Si."


def test_empty_lines_footers_and_repeated_heads_are_skipped() -> None:
    found = roster(
        ("1", "Siti", "", "Camat", "Kecamatan Licin"),
        (),
        ("", "-", "", ""),
        HEAD,
        ("2", "Agus", "", "Lurah", "Kelurahan Giri"),
        ("", "Jumlah", "2 orang"),
        ("TOTAL PESERTA", "2"),
        ("", "", "", "", "Mengetahui,"),
        ("", "", "", "", "Drs. Pejabat, M.Si."),
    )
    assert [row.name for row in found.rows] == ["Siti", "Agus"]


def test_section_titles_give_the_sector() -> None:
    found = roster(
        ("A. Perangkat Daerah",),
        ("1", "Siti"),
        ("B. Akademisi",),
        ("2", "Agus"),
        ("3", "Rini", "", "", "", "Media"),
    )
    assert [row.sector for row in found.rows] == [Sector.PD, Sector.AK, Sector.MD]


def test_missing_name_is_told_with_its_place() -> None:
    row = only("1", "", "", "Camat", "Kecamatan Licin")
    (issue,) = row.issues
    assert issue.severity is Severity.ERROR
    assert issue.place == "baris 2, kolom B"
    assert row.has_error


def test_wrong_nip_is_told_with_its_place() -> None:
    rows = [(str(number), f"Orang {chr(65 + number)}", "") for number in range(15)]
    found = roster(*rows, ("16", "Siti", "1980022920050"))
    (issue,) = found.issues
    assert issue.place == "baris 17, kolom C"
    assert "13 angka" in issue.message


def test_wrong_nip_does_not_cost_the_person() -> None:
    row = only("1", "Siti Aminah", "198002292005012000", "Camat")
    assert (row.name, row.nip, row.has_error) == ("Siti Aminah", "", False)
    assert [issue.severity for issue in row.issues] == [Severity.WARNING]
    assert "tiga angka terakhirnya hilang" in row.issues[0].message


def test_two_people_with_numbers_rounded_alike_are_no_double() -> None:
    rounded = "198002292005012000"
    found = roster(("1", "Siti Aminah", rounded, "", "Dinas A"), ("2", "Rini Astuti", rounded, "", "Dinas A"))
    assert not any(row.has_error for row in found.rows)


def test_nip_against_sex() -> None:
    row = only("1", "Siti", NIP, "", "", "", "P")
    assert [issue.severity for issue in row.issues] == [Severity.WARNING]


def test_unknown_sector_is_a_warning() -> None:
    row = only("1", "Siti", "", "", "", "Antariksa")
    assert row.sector is None
    assert not row.has_error
    assert "Antariksa" in row.issues[0].message


@pytest.mark.parametrize(
    "second",
    [
        ("2", "Orang Lain", NIP, "", "Dinas Pariwisata"),
        ("2", "SITI AMINAH", "", "", "DINAS  PARIWISATA"),
        ("2", "Hj. Siti Aminah, S.E.", "", "", "Dinas Pariwisata Kab. Banyuwangi"),
    ],
)
def test_the_same_person_twice(second: tuple[str, ...]) -> None:
    found = roster(("1", "Siti Aminah", NIP, "", "Dinas Pariwisata"), second)
    assert not found.rows[0].has_error
    assert "baris 2" in found.rows[1].issues[0].message


def test_namesakes_of_two_institutions_are_two_people() -> None:
    found = roster(("1", "Siti", "", "", "Dinas A"), ("2", "Siti", "", "", "Dinas B"))
    assert not found.issues


def test_mark_column() -> None:
    head = ("Nama", "Jabatan", "Diundang")
    found = roster(("Siti", "Camat", "x"), ("Agus", "Lurah", ""), ("Rini", "Camat", "V"), head=head)
    assert found.has_marks
    assert [row.invited for row in found.rows] == [True, False, True]
    assert only("1", "Siti").invited


def test_phone_without_its_zero() -> None:
    assert only("1", "Siti", "", "", "", "", "", "81200000000").phone == "081200000000"


def test_odd_phone_and_email_are_warnings() -> None:
    row = only("1", "Siti", "", "", "", "", "", "lewat ajudan", "siti@")
    assert [issue.place for issue in row.issues] == ["baris 2, kolom H", "baris 2, kolom I"]
    assert not row.has_error


# ----------------------------------------------------------------------------------------------------------- values


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (NIP, ""),
        ("19800229 200501 1 999", ""),
        ("'198002292005011999", ""),
        ("NIP. 198002292005011999", ""),
        ("199003152023212999", ""),
        ("NRP 78040512", ""),
        ("19800229200501199", "17 angka"),
        ("198102292005011999", "tanggal lahir"),
        ("198013012005011999", "tanggal lahir"),
        ("198002292005131999", "pengangkatan"),
        ("198002291985011999", "pengangkatan"),
        ("198002292005013999", "ke-15"),
        ("198002292005012000", "tersimpan sebagai angka"),
        ("1,98002E+17", "tersimpan sebagai angka"),
        ("19800229200501199X", "hanya boleh"),
    ],
)
def test_nip(text: str, fault: str) -> None:
    message = read_nip(text)[1]
    assert (fault in message) if fault else not message


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Drs. Suryanto Wibowo, M.Si.", ("Drs.", "Suryanto Wibowo", "M.Si.")),
        ("YULIANTO SAPUTRA, S.T., M.ENG.", ("", "Yulianto Saputra", "S.T., M.Eng.")),
        ("Agus Priyambodo S.T.", ("", "Agus Priyambodo", "S.T.")),
        ("Rini Astuti, SIP", ("", "Rini Astuti", "S.IP.")),
        ("Rini Astuti, S.I.P.", ("", "Rini Astuti", "S.I.P.")),
        ("I Made Suardana", ("", "I Made Suardana", "")),
        ("Dr. Ir. H. Ahmad Contoh, S.H., M.Si.", ("Dr. Ir. H.", "Ahmad Contoh", "S.H., M.Si.")),
        ("drg. Maya Puspita", ("drg.", "Maya Puspita", "")),
        ("NUR'AINI", ("", "Nur'aini", "")),
        ("Budi, S.E. M.M.", ("", "Budi", "S.E., M.M.")),
    ],
)
def test_names(text: str, name: tuple[str, str, str]) -> None:
    assert read_name(text) == name


def test_degrees_in_columns_of_their_own() -> None:
    assert read_name("Siti", "Dr.", "M.Si") == ("Dr.", "Siti", "M.Si.")
    assert read_name("Siti", "", "Dr., M.Si.") == ("Dr.", "Siti", "M.Si.")
    assert read_name("Dr. Siti, M.Si.", "Dr.", "M.Si.") == ("Dr.", "Siti", "M.Si.")


@pytest.mark.parametrize(
    ("text", "tidy"),
    [
        ("DINAS KEBUDAYAAN DAN PARIWISATA", "Dinas Kebudayaan dan Pariwisata"),
        ("Dinas  Pariwisata", "Dinas Pariwisata"),
        ("BPBD KABUPATEN BANYUWANGI", "BPBD Kabupaten Banyuwangi"),
        ("RSUD BLAMBANGAN", "RSUD Blambangan"),
        ("ASISTEN II", "Asisten II"),
        ("dinas perhubungan", "Dinas Perhubungan"),
        ("eCampus", "eCampus"),
    ],
)
def test_capitals_are_calmed(text: str, tidy: str) -> None:
    assert tidy_case(text) == tidy


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("DISHUB", "DISHUB"),
        ("KEC. LICIN", "Kecamatan Licin"),
        ("Kec Songgon", "Kecamatan Songgon"),
        ("Dinas Koperasi & Perdagangan", "Dinas Koperasi dan Perdagangan"),
        ("", ""),
    ],
)
def test_institutions(text: str, name: str) -> None:
    assert read_institution(text) == name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("DINAS PARIWISATA", "Dinas  Pariwisata"),
        ("Kec. Licin", "Kecamatan Licin"),
        ("Dinas Perhubungan Kabupaten Banyuwangi", "dinas perhubungan"),
        ("Dinas A & B", "Dinas A dan B"),
    ],
)
def test_spellings_of_one_institution(one: str, other: str) -> None:
    assert institution_key(one) == institution_key(other)


def test_regency_itself_keeps_its_name() -> None:
    assert institution_key("Kabupaten Banyuwangi")
    assert institution_key("Kecamatan Banyuwangi") != institution_key("Kecamatan Giri")


@pytest.mark.parametrize(
    ("text", "sector"),
    [
        ("PD", Sector.PD),
        ("Pemerintah daerah", Sector.PD),
        ("Forkopimda dan Instansi Vertikal", Sector.FV),
        ("OPD", Sector.PD),
        ("FORKOPIMDA", Sector.FV),
        ("BUMN/BUMD", Sector.BU),
        ("Swasta", Sector.DU),
        ("Perguruan Tinggi", Sector.AK),
        ("Masyarakat / LSM", Sector.MS),
        ("Unsur Media", Sector.MD),
        ("B. Akademisi", Sector.AK),
        ("entah", None),
    ],
)
def test_sectors(text: str, sector: Sector | None) -> None:
    assert read_sector(text) is sector


def test_small_readers() -> None:
    assert [read_sex(text) for text in ("L", "Pria", "perempuan", "?")] == ["L", "L", "P", None]
    assert [read_mark(text) for text in ("x", " V ", "ya", "-", "")] == [True, True, True, False, False]
    assert read_phone("0812-0000-0000") == ("0812-0000-0000", "")
    assert read_phone("6281200000000")[0] == "081200000000"
    assert read_email("A@contoh.test") == ("a@contoh.test", "")


@RELAXED
@given(st.text(max_size=40))
def test_case_tidying_is_settled(text: str) -> None:
    once = tidy_case(text)
    assert tidy_case(once).lower() == once.lower()


@RELAXED
@given(st.text(alphabet=st.characters(codec="ascii"), max_size=40))
def test_keys_do_not_depend_on_case_or_spaces(text: str) -> None:
    assert institution_key(f"  {text.upper()} ") == institution_key(text.lower())
    assert name_key(text) == name_key(" ".join(text.split()))


@RELAXED
@given(st.text(max_size=60))
def test_values_never_fail(text: str) -> None:
    read_name(text, text, text)
    read_nip(text)
    read_phone(text)
    read_email(text)
    read_sector(text)
    read_institution(text)


@pytest.mark.parametrize(
    ("name", "sector"),
    [
        ("Dinas Perhubungan", Sector.PD),
        ("Polresta Banyuwangi", Sector.FV),
        ("PT Angin Ribut", Sector.DU),
        ("Universitas Jember", Sector.AK),
        ("Kelompok Tani Makmur", Sector.MS),
    ],
)
def test_the_sector_of_a_new_institution_is_likely_by_its_name(name: str, sector: Sector) -> None:
    assert likely_sector(name) is sector
