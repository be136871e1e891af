"""The words of the command line, in Indonesian: subcommands, help, and what is wrong with them."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from rakor_desktop import __version__
from rakor_desktop.domain.naskah import DocumentKind, Format


class _Parser(argparse.ArgumentParser):
    """Says in one line what is wrong with the words that were typed."""

    def error(self, message: str) -> NoReturn:
        sys.stderr.write(f"{self.prog}: perintah tidak lengkap atau salah ({message}); lihat {self.prog} --help\n")
        raise SystemExit(2)


def read_words(words: Sequence[str], into: object) -> None:
    """Put the parsed words into an object as attributes. Raises SystemExit(2) after one line for wrong ones."""
    parser = _Parser(
        prog="rakor-desktop", description="Mencatat rapat koordinasi dari agenda sampai kesepakatan, tanpa internet."
    )
    parser.add_argument("--version", action="version", version=f"Rakor Desktop {__version__}")
    parser.add_argument("--data", type=Path, metavar="BERKAS", help="berkas data yang dibuka")
    parser.add_argument("--demo", action="store_true", help="buka rapat contoh")
    commands = parser.add_subparsers(dest="command", parser_class=_Parser, metavar="PERINTAH")

    sample = commands.add_parser("contoh", help="buat berkas data dengan rapat contoh")
    sample.add_argument("file", type=Path, metavar="BERKAS")

    take = commands.add_parser("impor", help="impor daftar peserta ke sebuah rapat")
    take.add_argument("file", type=Path, metavar="BERKAS")
    take.add_argument("--peserta", type=Path, required=True, metavar="LEMBAR", help="berkas .xlsx, .xls, .ods, .csv")
    take.add_argument("--rapat", required=True, metavar="N", help="nomor urut rapat menurut tanggal, mulai dari 1")

    write = commands.add_parser("dokumen", help="tulis dokumen sebuah rapat")
    write.add_argument("file", type=Path, metavar="BERKAS")
    write.add_argument("--rapat", required=True, metavar="N", help="nomor urut rapat menurut tanggal, mulai dari 1")
    write.add_argument("--keluar", type=Path, required=True, metavar="FOLDER")
    write.add_argument(
        "--jenis", nargs="+", default=[], metavar="JENIS", help=f"bawaan semua: {', '.join(DocumentKind)}"
    )
    write.add_argument(
        "--format",
        nargs="+",
        default=[],
        metavar="FORMAT",
        help=f"bawaan format utama tiap dokumen: {', '.join(Format)}",
    )
    write.add_argument("--final", action="store_true", help="tanpa tanda KONSEP, untuk ditandatangani")
    write.add_argument("--publik", action="store_true", help="salinan publik, tanpa data pribadi dan tanda tangan")

    recap = commands.add_parser("rekap", help="tulis rekap kehadiran dari beberapa rapat")
    recap.add_argument("file", type=Path, metavar="BERKAS")
    recap.add_argument("--dari", required=True, metavar="TANGGAL", help="hari pertama, misalnya 1-1-2026")
    recap.add_argument("--sampai", required=True, metavar="TANGGAL", help="hari terakhir")
    recap.add_argument("--keluar", type=Path, required=True, metavar="FOLDER")
    recap.add_argument("--format", default=Format.PDF.value, metavar="FORMAT", help="pdf (bawaan) atau xlsx")
    recap.add_argument("--publik", action="store_true", help="salinan publik, tanpa data pribadi")

    verify = commands.add_parser(
        "verifikasi",
        help="periksa apakah sebuah PDF sama dengan dokumen final yang disimpan (kode keluar 1 bila tidak)",
    )
    verify.add_argument("pdf", type=Path, metavar="PDF")
    verify.add_argument("--data", dest="file", type=Path, required=True, metavar="BERKAS", help="berkas data")

    check = commands.add_parser("periksa", help="periksa keutuhan berkas data")
    check.add_argument("file", type=Path, metavar="BERKAS")

    back = commands.add_parser("pulihkan", help="taruh cadangan di tempat berkas data; berkas lama tetap disimpan")
    back.add_argument("file", type=Path, metavar="CADANGAN")
    back.add_argument("--ke", type=Path, required=True, metavar="BERKAS", help="berkas data yang dipulihkan")

    draw = commands.add_parser("gambar", help="gambar setiap layar sebagai PNG")
    draw.add_argument("file", type=Path, metavar="BERKAS")
    draw.add_argument("--keluar", type=Path, required=True, metavar="FOLDER")
    draw.add_argument("--tema", choices=["terang", "gelap"], default="terang")
    draw.add_argument("--teks", type=int, choices=[90, 100, 110, 125, 150], default=100, help="ukuran teks, persen")
    draw.add_argument("--ukuran", default="1366x768", metavar="LxT")
    parser.parse_args(list(words), into)
