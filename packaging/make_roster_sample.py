"""Makes resources/contoh/peserta-rakor-desa-wisata.xlsx: a list of people as an office would keep it.

Real institutions, fictional people: NIPs with the reserved sequence 999, one telephone, addresses at contoh.test.
Run `python packaging/make_roster_sample.py` after a change here and commit the file.
"""

from __future__ import annotations

import re
import sys
from datetime import date, datetime
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side

_ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(_ROOT))

from rakor_desktop.documents.workbook import save_still  # noqa: E402 - needs the path above

TARGET = _ROOT / "resources" / "contoh" / "peserta-rakor-desa-wisata.xlsx"
_MADE_AT = datetime(2026, 11, 16, 9, 30)
_PHONE = "0812-0000-0000"
_TITLES = ("No.", "Nama Lengkap dan Gelar", "NIP", "Jabatan", "Instansi/Lembaga", "Unsur", "L/P", "No. HP/WA", "E-mail",
           "Diundang")  # fmt: skip
_WIDTHS = (5, 34, 24, 34, 44, 18, 6, 18, 34, 11)

# Name, post, institution, unsur, sex, invited; an empty line stands where an officer left one.
_PEOPLE = """
Drs. Suryanto Wibowo, M.Si. | Sekretaris Daerah | Sekretariat Daerah | Pemerintah | L | x
Dra. Ratna Wulandari, M.Par. | Kepala Dinas | Dinas Kebudayaan dan Pariwisata | Pemerintah | P | x
Ir. Hendra Prasetya, M.T. | Kepala Badan | Bappeda | Pemerintah | L | x
Yulianto Saputra, S.T., M.Eng. | Kepala Dinas | DPUCKPP | Pemerintah | L | x
AGUS PRIYAMBODO, S.T. | KEPALA DINAS | DINAS PERHUBUNGAN | PEMERINTAH | L | x
Siti Maesaroh, S.Sos. | Kepala Dinas | Dinas Pemberdayaan Masyarakat & Desa | Pemerintah | P | x
Nur Aini Fadilah, S.Si. | Sekretaris Dinas | DLH | OPD | P | x
Rini Astuti, S.IP. | Camat | Kecamatan Glagah | Kecamatan | P | x
Wahyu Setiadi, S.STP. | Camat | Kec. Licin | Kecamatan | L | x
Kompol Arif Santosa, S.H. | Kabag Ops | Polresta Banyuwangi | Forkopimda | L | x
Teguh Wijanarko | Pasiter | Kodim 0825 | Forkopimda | L | x
Lilik Suhartini, S.E. | Pemimpin Cabang | Bank Jatim | BUMD | P | x
I Made Suardana | Ketua | PHRI Banyuwangi | Dunia usaha | L | x
Dr. Anita Rahmawati, M.Par. | Ketua Jurusan | Politeknik Negeri Banyuwangi | Akademisi | P | x
Slamet Utomo | Ketua | Pokdarwis Desa Tamansari | Masyarakat | L | x

Dewi Kartikasari, S.AP. | Analis Kebijakan Ahli Muda | Sekretariat  Daerah | Pemerintah | P | x
Bambang Hermanto, S.H., M.H. | Kepala Dinas | Disnakertransperin | Pemerintah | L | x
Endang Lestari, S.E. | Kepala Bidang Usaha Mikro | Dinas Koperasi, Usaha Mikro dan Perdagangan | Pemerintah | P | x
drg. Maya Puspitasari, M.Kes. | Kepala Bidang Kesehatan Masyarakat | DINAS KESEHATAN | Pemerintah | P | x
Rudi Hartono, S.Kom., M.T. | Kepala Dinas | Diskominfo | OPD | L | x
Eko Budi Santoso, S.E., M.M. | Kepala Badan | BPKAD | Pemerintah | L | x
Fitriani Kusuma, S.H. | Kepala Bidang Pelayanan Perizinan | DPMPTSP | Pemerintah | P | x
Hadi Purnomo, S.Pi. | Kepala Bidang Pesisir | Dinas Perikanan | Pemerintah | L |
Sri Wahyuningsih, S.P., M.P. | Kepala Bidang Hortikultura | Dinas Pertanian dan Pangan | Pemerintah | P | x
Dimas Aji Pratama, S.STP., M.Si. | Camat | Kecamatan  Kalipuro | Kecamatan | L | x
Yuni Rahayu, S.Sos. | Camat | KECAMATAN SONGGON | KECAMATAN | P | x
Taufik Hidayatullah, S.T. | Kepala Pelaksana | BPBD | Pemerintah | L | x

Mayor Laut Deni Kurniawan | Palaksa | Lanal Banyuwangi | Forkopimda | L | x
Nadia Safitri, S.H., M.H. | Kepala Seksi Intelijen | Kejaksaan Negeri Banyuwangi | Forkopimda | P | x
Muhammad Zaini, S.Ag. | Kepala Subbagian Tata Usaha | Kantor Kementerian Agama | Instansi vertikal | L | x
Galih Ramadhan, S.E. | Manajer Pelayanan | PUDAM Banyuwangi | BUMD | L | x
Retno Palupi, S.T. | Manajer Unit | PLN | BUMN | P | x
Ketut Sudarma | Ketua | HPI Banyuwangi | Dunia usaha | L | x
Linda Kusumawati | Ketua | Asosiasi Homestay Banyuwangi | Dunia usaha | P | x
Haris Firmansyah, S.E. | Sekretaris | KADIN  Banyuwangi | Swasta | L | x
Novi Anggraeni | Ketua | ASITA Banyuwangi | Dunia usaha | P | x
Rizky Maulana | Ketua Bidang Pariwisata | HIPMI Banyuwangi | Pengusaha | L | x
Dr. Sugeng Riyadi, M.Si. | Ketua LPPM | Universitas 17 Agustus 1945 Banyuwangi | Akademisi | L | x
Intan Permatasari, S.Par., M.Par. | Dosen | Universitas PGRI Banyuwangi | Perguruan tinggi | P | x
AHMAD LICHIN | PENGELOLA | Desa Wisata Banjar, Kecamatan Licin | MASYARAKAT | L | x
Lestari Ningsih | Wakil Ketua | PKK | Masyarakat | P | x
Mulyadi | Ketua | Karang Taruna | Masyarakat | L | x
Sanusi | Ketua | Pokdarwis Desa Kemiren | Masyarakat | L | x
Wulan Oktaviani | Koordinator | Komunitas Disabilitas Banyuwangi | LSM | P | x
Bayu Kurniawan | Reporter | RRI | Media | L | x
Putri Maharani, S.I.Kom. | Redaktur | Radar Banyuwangi | Pers | P | x

Joko Susilo, S.Pd. | Kepala Bidang Kepemudaan | Dinas Pemuda dan Olahraga | Pemerintah | L |
Mira Andriani, S.Sos. | Kepala Bidang Pemberdayaan Perempuan | Dinsos PPKB | Pemerintah | P |
Supriyadi, S.H. | Kepala Bidang Ketertiban Umum | SATPOL PP | Pemerintah | L |
Yoga Prabowo, S.STP. | Camat | Kecamatan Kabat | Kecamatan | L |
Diah Ayu Puspita, S.S. | Kepala Bidang Kearsipan | Dinas Perpustakaan dan Kearsipan | Pemerintah | P |
Ardi Wicaksono, S.Hut. | Kepala Seksi Konservasi | BBKSDA | Vertikal | L |
Kurniasih, S.Si. | Statistisi Ahli Muda | Badan Pusat Statistik | Vertikal | P |
Bagas Saputro | Manajer Operasional | ASDP Ketapang | BUMN | L |
Rina Marlina, S.E. | Supervisor | BRI | BUMN | P |
Made Widiarta | Anggota Pengurus | APINDO Banyuwangi | Dunia usaha | L |
Prof. Dr. Hasan Basri, M.Pd. | Guru Besar | IAI Ibrahimy Genteng | Akademisi | L |
Nurul Hikmah | Sekretaris | FKUB | Ormas | P |
Samsul Arifin | Ketua | Dewan Kesenian Blambangan | Komunitas | L |
Fajar Setiawan | Kontributor | TIMES Indonesia | Media massa | L |
"""
_CIVIL_SERVANTS = frozenset({"pemerintah", "opd", "kecamatan", "instansi vertikal", "vertikal"})


def people() -> list[tuple[str, ...] | None]:
    """The lines above as cells without number; None for an empty line."""
    lines: list[tuple[str, ...] | None] = []
    servants = 0
    for line in _PEOPLE.strip("\n").split("\n"):
        if not line.strip():
            lines.append(None)
            continue
        name, post, institution, sector, sex, mark = (part.strip(" ") for part in line.split("|"))
        nip = "-"
        if sector.lower() in _CIVIL_SERVANTS or institution.startswith("Politeknik"):
            servants += 1
            nip = _nip(servants, sex)
        lines.append((name, nip, post, institution, sector, sex, _PHONE, _email(name), mark))
    return lines


def _nip(index: int, sex: str) -> str:
    birth = date(1967 + index * 7 % 24, 1 + index * 5 % 12, 1 + index * 11 % 28)
    start = birth.year + 24 + index % 4
    digits = f"{birth:%Y%m%d}{start}{1 + index * 3 % 12:02d}{1 if sex == 'L' else 2}999"
    # Half of the list is kept in groups, half in one piece, as hands differ.
    return f"{digits[:8]} {digits[8:14]} {digits[14]} {digits[15:]}" if index % 2 else digits


def _email(name: str) -> str:
    bare = re.sub(r"^(?:\w+\.\s*)+", "", name.partition(",")[0].lower())
    return f"{'.'.join(re.findall('[a-z]+', bare)[:2])}@contoh.test"


def make() -> Workbook:
    """The workbook: three merged title rows, the header in row 4, empty lines between, a footer."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Peserta"
    last = "J"
    heads = ("DAFTAR PESERTA RAPAT KOORDINASI PENGEMBANGAN DESA WISATA", "SEKRETARIAT DAERAH KABUPATEN BANYUWANGI",
             "CONTOH – semua nama orang di lembar ini rekaan")  # fmt: skip
    for row, text in enumerate(heads, 1):
        sheet.merge_cells(f"A{row}:{last}{row}")
        cell = sheet.cell(row, 1, text)
        cell.font = Font(name="Arial", size=12 if row < 3 else 10, bold=row < 3, italic=row == 3)
        cell.alignment = Alignment(horizontal="center")
    line = Side(style="thin")
    border = Border(left=line, right=line, top=line, bottom=line)
    for column, (title, width) in enumerate(zip(_TITLES, _WIDTHS, strict=True), 1):
        cell = sheet.cell(4, column, title)
        cell.font = Font(name="Arial", size=10, bold=True)
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        cell.border = border
        sheet.column_dimensions[cell.column_letter].width = width
    row, number = 5, 0
    for person in people():
        if person is not None:
            number += 1
            for column, value in enumerate((number, *person), 1):
                cell = sheet.cell(row, column, value or None)
                cell.font = Font(name="Arial", size=10)
                cell.border = border
                if column in (1, 7, 10):
                    cell.alignment = Alignment(horizontal="center")
                if column in (3, 8):
                    cell.number_format = "@"
        row += 1
    sheet.cell(row + 1, 2, "JUMLAH").font = Font(name="Arial", size=10, bold=True)
    sheet.cell(row + 1, 3, f"{number} orang").font = Font(name="Arial", size=10, bold=True)
    sheet.freeze_panes = "C5"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = "9"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True  # pyright: ignore[reportOptionalMemberAccess]
    sheet.print_title_rows = "4:4"
    book.properties.title = "Daftar peserta (contoh)"
    book.properties.creator = "Rakor Desktop"
    book.properties.language = "id-ID"
    book.properties.created = _MADE_AT
    return book


def main() -> None:
    """Write the file."""
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    with TARGET.open("wb") as stream:
        save_still(make(), stream, _MADE_AT)
    print(f"{TARGET.relative_to(_ROOT)}: {sum(person is not None for person in people())} orang")


if __name__ == "__main__":
    main()
