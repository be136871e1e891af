"""Broken, hostile and misleading files handed to the import: each is refused in one sentence, none fills the memory."""

from __future__ import annotations

import csv
import io
import struct
import zipfile
import zlib
from pathlib import Path

import pytest
from openpyxl import Workbook

from rakor_desktop.documents.sheets import read_sheets
from rakor_desktop.domain.errors import UserError

_CONTENT_TYPES = """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="xml" ContentType="application/xml"/>
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Override PartName="/xl/workbook.xml"
 ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
<Override PartName="/xl/worksheets/sheet1.xml"
 ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>"""
_RELS = """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId1" Target="{target}"
 Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}"/></Relationships>"""
_WORKBOOK = """<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"
 xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">
<sheets><sheet name="Peserta" sheetId="1" r:id="rId1"/></sheets></workbook>"""


def package(path: Path, sheet: str, extra: dict[str, bytes] | None = None) -> Path:
    """A workbook of one sheet whose rows are the given XML."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _CONTENT_TYPES)
        archive.writestr("_rels/.rels", _RELS.format(target="xl/workbook.xml", kind="officeDocument"))
        archive.writestr("xl/workbook.xml", _WORKBOOK)
        archive.writestr("xl/_rels/workbook.xml.rels", _RELS.format(target="worksheets/sheet1.xml", kind="worksheet"))
        archive.writestr(
            "xl/worksheets/sheet1.xml",
            '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
            f"<sheetData>{sheet}</sheetData></worksheet>",
        )
        for name, content in (extra or {}).items():
            archive.writestr(name, content)
    return path


def ods(path: Path, table: str, manifest: str = "<manifest/>") -> Path:
    """An OpenDocument workbook of one table whose rows are the given XML."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", manifest)
        archive.writestr(
            "content.xml",
            '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
            'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
            'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
            f'<table:table table:name="Peserta">{table}</table:table>'
            "</office:spreadsheet></office:body></office:document-content>",
        )
    return path


def record(kind: int, data: bytes) -> bytes:
    """A record of a workbook of 97-2003."""
    return struct.pack("<HH", kind, len(data)) + data


def old_workbook(path: Path, records: bytes) -> Path:
    """A workbook of 97-2003: a compound file of four parts, the last of which is the stream with these records."""
    stream = record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0, 0, 0)) + records + record(0x000A, b"")
    stream = stream.ljust(4096, b"\0")
    sectors = len(stream) // 512
    table = [0xFFFFFFFD, 0xFFFFFFFE, *range(3, 2 + sectors), 0xFFFFFFFE]
    table += [0xFFFFFFFF] * (128 - len(table))
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16 + struct.pack("<HHHHH", 62, 3, 0xFFFE, 9, 6) + b"\0" * 10
    head += struct.pack("<IIIIIIII", 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    head += struct.pack("<I", 0) + b"\xff" * 4 * 108

    def entry(name: str, kind: int, start: int, size: int) -> bytes:
        text = name.encode("utf-16-le") + b"\0\0"
        return (
            text.ljust(64, b"\0") + struct.pack("<HBB", len(text), kind, 1) + b"\xff" * 12 + b"\0" * 36
            + struct.pack("<IQ", start, size)
        )  # fmt: skip

    directory = entry("Root Entry", 5, 0xFFFFFFFE, 0) + entry("Workbook", 2, 2, len(stream))
    path.write_bytes(head + struct.pack("<128I", *table) + directory.ljust(512, b"\0") + stream)
    return path


def refusal(path: Path) -> UserError:
    with pytest.raises(UserError) as caught:
        read_sheets(path)
    message = caught.value.message
    assert message.endswith(".")
    assert message[0].isupper()
    return caught.value


def test_missing_file(tmp_path: Path) -> None:
    assert "tidak ditemukan" in refusal(tmp_path / "tidak-ada.xlsx").message


def test_folder(tmp_path: Path) -> None:
    assert "folder" in refusal(tmp_path).message


def test_empty_file(tmp_path: Path) -> None:
    path = tmp_path / "kosong.xlsx"
    path.write_bytes(b"")
    assert "kosong" in refusal(path).message


def test_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "terkunci.xlsx"
    path.write_bytes(b"PK")

    def refuse(self: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert "program lain" in refusal(path).message


def test_stick_pulled_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "daftar.xlsx"
    path.write_bytes(b"PK")

    def fail(self: Path) -> bytes:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(Path, "read_bytes", fail)
    assert "flash disk" in refusal(path).message


@pytest.mark.parametrize("name", ["foto.xlsx", "foto.csv", "foto.ods"])
def test_picture_is_no_workbook(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40)
    assert "bukan buku kerja" in refusal(path).message


def test_document_of_another_program(tmp_path: Path) -> None:
    path = tmp_path / "surat.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<document/>")
    assert "bukan buku kerja" in refusal(path).message


def test_web_page_saved_as_workbook(tmp_path: Path) -> None:
    path = tmp_path / "ekspor.xls"
    path.write_text("<html><table><tr><td>Nama</td></tr></table></html>", encoding="utf-8")
    assert "halaman web" in refusal(path).message


@pytest.mark.parametrize("keep", [0.2, 0.6, 0.95])
def test_torn_workbook(tmp_path: Path, keep: float) -> None:
    whole = package(tmp_path / "utuh.xlsx", '<row r="1"><c r="A1" t="inlineStr"><is><t>Nama</t></is></c></row>')
    torn = tmp_path / "sobek.xlsx"
    content = whole.read_bytes()
    torn.write_bytes(content[: int(len(content) * keep)])
    assert "rusak" in refusal(torn).message


def test_workbook_with_a_flipped_bit(tmp_path: Path) -> None:
    rows = "".join(
        f'<row r="{row}"><c r="A{row}" t="inlineStr"><is><t>Orang {row * 7919}</t></is></c></row>'
        for row in range(1, 400)
    )
    path = package(tmp_path / "cacat.xlsx", rows)
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 0xFF
    path.write_bytes(bytes(content))
    assert "rusak" in refusal(path).message


def test_torn_old_workbook(tmp_path: Path) -> None:
    path = tmp_path / "lama.xls"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 700)
    assert "rusak" in refusal(path).message


def test_workbook_part_that_is_no_xml(tmp_path: Path) -> None:
    path = tmp_path / "aneh.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook><sheets>")
    assert "rusak" in refusal(path).message


def test_workbook_behind_a_password(tmp_path: Path) -> None:
    path = old_workbook(tmp_path / "rahasia.xlsx", b"")
    content = path.read_bytes()
    own, other = "Workbook".encode("utf-16-le"), "EncryptedPackage".encode("utf-16-le")
    at = content.index(own)
    encrypted = (
        content[:at] + other + b"\0" * (64 - len(other)) + struct.pack("<H", len(other) + 2) + content[at + 66 :]
    )
    path.write_bytes(encrypted)
    assert "kata sandi" in refusal(path).message


def test_old_workbook_behind_a_password(tmp_path: Path) -> None:
    path = old_workbook(tmp_path / "rahasia.xls", record(0x002F, b"\x01\x00" + b"x" * 52))
    assert "kata sandi" in refusal(path).message


@pytest.mark.parametrize(
    "cells",
    [
        pytest.param(struct.pack("<IIHHH", 0, 1, 0, 65_000, 0), id="claimed"),
        pytest.param(struct.pack("<IIHHH", 0, 1, 0, 1, 0), id="hidden"),
    ],
)
def test_old_workbook_that_is_absurdly_wide(tmp_path: Path, cells: bytes) -> None:
    number = struct.pack("<HHHd", 65_535, 60_000, 0, 1.0)
    path = old_workbook(tmp_path / "lebar.xls", record(0x0200, cells) + record(0x0203, number))
    assert "rusak" in refusal(path).message


def test_old_workbook_with_one_cell_at_the_far_corner(tmp_path: Path) -> None:
    number = struct.pack("<HHHd", 65_535, 255, 0, 1.0)
    assert "terlalu panjang" in refusal(old_workbook(tmp_path / "pojok.xls", record(0x0203, number))).message


def test_old_workbook_whose_sectors_run_in_a_circle(tmp_path: Path) -> None:
    path = old_workbook(tmp_path / "lingkar.xls", b"")
    content = bytearray(path.read_bytes())
    content[512 + 4 * 2 : 512 + 4 * 3] = struct.pack("<I", 2)
    path.write_bytes(bytes(content))
    assert "rusak" in refusal(path).message


def test_open_document_behind_a_password(tmp_path: Path) -> None:
    path = ods(tmp_path / "rahasia.ods", "", "<manifest><encryption-data/></manifest>")
    assert "kata sandi" in refusal(path).message


def test_zip_behind_a_password(tmp_path: Path) -> None:
    path = package(tmp_path / "rahasia.xlsx", "")
    content = bytearray(path.read_bytes())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = content.find(mark)
        while at >= 0:
            content[at + offset] |= 1  # the flag "encrypted" of every entry
            at = content.find(mark, at + 4)
    path.write_bytes(bytes(content))
    assert "kata sandi" in refusal(path).message


def test_200_megabytes_of_zeros(tmp_path: Path) -> None:
    path = tmp_path / "bom.xlsx"
    package(path, "")
    with (
        zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive,
        archive.open("xl/sharedStrings.xml", "w", force_zip64=True) as part,
    ):
        for _ in range(200):
            part.write(bytes(1024 * 1024))
    assert path.stat().st_size < 1024 * 1024
    assert "terlalu besar" in refusal(path).message


def test_zeros_whose_head_tells_a_small_size(tmp_path: Path) -> None:
    path = package(tmp_path / "bohong.xlsx", "", {"xl/sharedStrings.xml": bytes(80 * 1024 * 1024)})
    content = path.read_bytes()
    true_size, told = (80 * 1024 * 1024).to_bytes(4, "little"), (1024).to_bytes(4, "little")
    assert content.count(true_size) >= 2
    path.write_bytes(content.replace(true_size, told))
    refusal(path)


def test_one_cell_at_the_far_corner(tmp_path: Path) -> None:
    path = package(
        tmp_path / "pojok.xlsx",
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
    )
    error = refusal(path)
    assert "terlalu panjang" in error.message
    assert error.where == "lembar Peserta"


def test_far_corner_hidden_from_the_address(tmp_path: Path) -> None:
    path = package(tmp_path / "pojok.xlsx", '<row r="1048576"><c><v>1</v></c></row>')
    assert "terlalu panjang" in refusal(path).message


def test_shared_texts_that_claim_to_be_four_thousand_million(tmp_path: Path) -> None:
    texts = (
        b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="4000000000" '
        b'uniqueCount="4000000000"><si><t>Nama</t></si></sst>'
    )
    path = package(tmp_path / "jumlah.xlsx", '<row r="1"><c r="A1" t="s"><v>0</v></c></row>',
                   {"xl/sharedStrings.xml": texts})  # fmt: skip
    assert "rusak" in refusal(path).message


def test_prefixed_names_hide_nothing(tmp_path: Path) -> None:
    path = package(tmp_path / "awalan.xlsx", "")
    sheet = (
        '<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData>'
        '<x:row r="900000"><x:c r="A900000"><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>'
    )
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["xl/worksheets/sheet1.xml"] = sheet.encode()
    with zipfile.ZipFile(path, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    assert "terlalu panjang" in refusal(path).message


def test_a_million_rows(tmp_path: Path) -> None:
    path = package(
        tmp_path / "sejuta.xlsx", "".join(f'<row r="{row}"><c r="A{row}"><v>1</v></c></row>' for row in
                                          range(1, 1_000_001))
    )  # fmt: skip
    assert "100.000 baris" in refusal(path).message


def test_a_million_lines_of_text(tmp_path: Path) -> None:
    path = tmp_path / "sejuta.csv"
    path.write_bytes(b"a;b\n" * 1_000_000)
    assert "terlalu panjang" in refusal(path).message


def test_repeated_rows_of_an_open_document(tmp_path: Path) -> None:
    cell = '<table:table-cell office:value-type="string" table:number-columns-repeated="1000"><text:p>x</text:p>'
    path = ods(
        tmp_path / "ulang.ods",
        f'<table:table-row table:number-rows-repeated="1000000">{cell}</table:table-cell></table:table-row>',
    )
    error = refusal(path)
    assert "terlalu panjang" in error.message
    assert error.where == "lembar Peserta"


def test_file_larger_than_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "besar.csv"
    with path.open("wb") as stream:
        stream.truncate(70 * 1024 * 1024)
    assert "terlalu besar" in refusal(path).message


def test_formula_without_its_result(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Peserta"
    sheet["A1"] = "Nama"
    sheet["C17"] = '=A1&" lengkap"'
    path = tmp_path / "rumus.xlsx"
    book.save(path)
    error = refusal(path)
    assert error.where == "lembar Peserta, sel C17"
    assert "simpan kembali" in error.message


def test_formula_without_its_result_in_an_open_document(tmp_path: Path) -> None:
    path = ods(
        tmp_path / "rumus.ods",
        '<table:table-row table:number-rows-repeated="3"><table:table-cell/></table:table-row><table:table-row>'
        '<table:table-cell table:number-columns-repeated="2"/><table:table-cell table:formula="of:=[.A1]"/>'
        "</table:table-row>",
    )
    assert refusal(path).where == "lembar Peserta, sel C4"


def test_formula_with_its_result_is_read(tmp_path: Path) -> None:
    path = package(
        tmp_path / "rumus.xlsx",
        '<row r="1"><c r="A1" t="str"><f>"Si"&amp;"ti"</f><v>Siti</v></c>'
        '<c r="B1"><f t="shared" si="0"/><v>7</v></c></row>',
    )
    assert read_sheets(path)[0].rows == (("Siti", "7"),)


def test_workbook_without_rows(tmp_path: Path) -> None:
    path = tmp_path / "tanpa-isi.xlsx"
    Workbook().save(path)
    assert "Tidak ada lembar" in refusal(path).message


@pytest.mark.parametrize("content", [b"\xef\xbb\xbf", b"\n\n \n", b";;;\n;;;\n"])
def test_text_without_content(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "kosong.csv"
    path.write_bytes(content)
    refusal(path)


def test_text_with_an_endless_cell(tmp_path: Path) -> None:
    path = tmp_path / "kutip.csv"
    stream = io.StringIO()
    csv.writer(stream, delimiter=";").writerow(["Nama", "x" * 2_000_000])
    path.write_text(stream.getvalue(), encoding="utf-8")
    assert "tanda kutip" in refusal(path).message


def test_compressed_noise_named_workbook(tmp_path: Path) -> None:
    path = tmp_path / "acak.xlsx"
    path.write_bytes(b"PK\x03\x04" + zlib.compress(bytes(range(256)) * 30))
    assert "rusak" in refusal(path).message
