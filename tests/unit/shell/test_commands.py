"""The command line: what scripts get, and one clear line for every wrong input, with nothing half done."""

from __future__ import annotations

import hashlib
import shutil
import sqlite3
import subprocess
import sys
import zipfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pytest
from openpyxl import Workbook
from python_calamine import CalamineWorkbook

from rakor_desktop.__main__ import main
from rakor_desktop.domain.meeting import MeetingFilter
from rakor_desktop.domain.naskah import DocumentKind, Format
from rakor_desktop.domain.progress import Silent
from rakor_desktop.domain.record import DocumentOptions
from rakor_desktop.domain.resources import resource
from tests.support import open_services

ROOT = Path(__file__).resolve().parents[3]
ROSTER = resource("contoh/peserta-rakor-desa-wisata.xlsx")


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command left for the script that called it."""

    code: int
    out: str
    err: str

    @property
    def sentence(self) -> str:
        """The one line of a refusal."""
        lines = self.err.splitlines()
        assert self.code == 2
        assert len(lines) == 1, self.err
        assert lines[0].startswith("rakor-desktop")
        assert "Traceback" not in self.err
        assert self.out == ""
        return lines[0]


class Shell:
    """Runs commands in this process."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, *arguments: str | Path) -> Answer:
        self._capsys.readouterr()
        try:
            code = main([str(argument) for argument in arguments])
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else 1
        told = self._capsys.readouterr()
        return Answer(code, told.out, told.err)


@pytest.fixture
def shell(capsys: pytest.CaptureFixture[str]) -> Shell:
    return Shell(capsys)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("contoh") / "contoh.rapat"
    assert main(["contoh", str(path)]) == 0
    return path


@pytest.fixture
def data(sample: Path, tmp_path: Path) -> Path:
    """A data file of its own in an otherwise empty folder."""
    folder = tmp_path / "data"
    folder.mkdir()
    return Path(shutil.copy(sample, folder / "rapat.rapat"))


def in_process_of_its_own(*arguments: str | Path) -> Answer:
    command = [sys.executable, "-m", "rakor_desktop", *map(str, arguments)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=120)
    return Answer(done.returncode, done.stdout, done.stderr)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def participants(path: Path) -> int:
    services = open_services(path, create=False)
    meeting = services.meetings.rows(MeetingFilter())[0]
    count = len(services.participants.rows(meeting.id))
    services.store.close()
    return count


# --- contoh ---


def test_sample_is_made_alone_in_its_folder(shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "coba ini.rapat"
    answer = shell("contoh", path)
    assert (answer.code, answer.err) == (0, "")
    assert str(path) in answer.out
    assert names(tmp_path) == ["coba ini.rapat"]
    assert shell("periksa", path).code == 0


def test_sample_does_not_overwrite(shell: Shell, data: Path) -> None:
    before = data.read_bytes()
    assert "sudah ada" in shell("contoh", data).sentence
    assert data.read_bytes() == before
    assert names(data.parent) == [data.name]


def test_sample_in_a_missing_folder(shell: Shell, tmp_path: Path) -> None:
    sentence = shell("contoh", tmp_path / "tidak" / "contoh.rapat").sentence
    assert "contoh.rapat: Folder" in sentence
    assert "tidak ada; pilih folder lain" in sentence
    assert names(tmp_path) == []


# --- dokumen ---


def test_all_documents(shell: Shell, data: Path, tmp_path: Path) -> None:
    folder = tmp_path / "keluar" / "dalam"
    answer = shell("dokumen", data, "--rapat", "1", "--keluar", folder)
    assert (answer.code, answer.err) == (0, "")
    written = [Path(line) for line in answer.out.splitlines()]
    assert names(folder) == sorted(path.name for path in written)
    assert len(written) == len(DocumentKind)
    assert names(data.parent) == [data.name]


@pytest.mark.parametrize("kind", DocumentKind)
def test_one_document(shell: Shell, data: Path, tmp_path: Path, kind: DocumentKind) -> None:
    answer = shell("dokumen", data, "--rapat", "1", "--keluar", tmp_path / "keluar", "--jenis", kind)
    assert (answer.code, answer.err) == (0, "")
    (path,) = map(Path, answer.out.splitlines())
    assert path.parent == tmp_path / "keluar"
    if path.suffix == ".xlsx":
        sheets = CalamineWorkbook.from_path(path).sheet_names
        assert len(sheets) > 3
        return
    with pypdfium2.PdfDocument(path) as pdf:
        text = "".join(page.get_textpage().get_text_range() for page in pdf)
    assert "DESA WISATA" in text.upper()


@pytest.mark.parametrize("extra", [(), ("--final",)])
def test_only_a_final_document_is_without_konsep(
    shell: Shell, data: Path, tmp_path: Path, extra: tuple[str, ...]
) -> None:
    answer = shell("dokumen", data, "--rapat", "1", "--keluar", tmp_path, "--jenis", "notula", *extra)
    with pypdfium2.PdfDocument(answer.out.strip()) as pdf:
        marked = ["KONSEP" in page.get_textpage().get_text_range() for page in pdf]
    assert set(marked) == {not extra}


def test_a_document_again_takes_the_place_of_the_old_one(shell: Shell, data: Path, tmp_path: Path) -> None:
    arguments = ("dokumen", data, "--rapat", "1", "--keluar", tmp_path / "keluar", "--jenis", "matriks")
    first = shell(*arguments)
    second = shell(*arguments)
    assert (first.code, second.code) == (0, 0)
    assert len(names(tmp_path / "keluar")) == 1


def test_only_those_that_have_a_format_are_written_in_it(shell: Shell, data: Path, tmp_path: Path) -> None:
    answer = shell("dokumen", data, "--rapat", "1", "--keluar", tmp_path / "keluar", "--format", "XLSX")
    assert (answer.code, answer.err) == (0, "")
    written = [Path(line) for line in answer.out.splitlines()]
    assert {path.suffix for path in written} == {".xlsx"}
    assert len(written) == len([kind for kind in DocumentKind if Format.XLSX in kind.formats])


def test_one_document_in_several_formats(shell: Shell, data: Path, tmp_path: Path) -> None:
    answer = shell(
        "dokumen", data, "--rapat", "1", "--keluar", tmp_path, "--jenis", "matriks", "--format", "xlsx", "pdf", "docx"
    )
    assert [Path(line).suffix for line in answer.out.splitlines()] == [".pdf", ".xlsx"]


@pytest.mark.parametrize(
    ("kind", "code", "told"), [("susunan_acara", "docx", "dalam format itu"), ("notula", "odt", "pdf, xlsx, docx")]
)
def test_a_format_that_cannot_be(shell: Shell, data: Path, tmp_path: Path, kind: str, code: str, told: str) -> None:
    sentence = shell(
        "dokumen", data, "--rapat", "1", "--keluar", tmp_path / "keluar", "--jenis", kind, "--format", code
    ).sentence
    assert told in sentence
    assert names(tmp_path) == ["data"]


def test_a_public_copy_names_no_phone_and_no_nip(shell: Shell, data: Path, tmp_path: Path) -> None:
    texts: list[str] = []
    for extra in ((), ("--publik",)):
        answer = shell("dokumen", data, "--rapat", "1", "--keluar", tmp_path, "--jenis", "notula", *extra)
        texts.append(text_of(Path(answer.out.strip())))
    assert "NIP" in texts[0]
    assert "NIP" not in texts[1]


def text_of(path: Path) -> str:
    with pypdfium2.PdfDocument(path) as pdf:
        return "".join(page.get_textpage().get_text_range() for page in pdf)


# --- rekap ---


@pytest.mark.parametrize(("extra", "suffix"), [((), ".pdf"), (("--format", "xlsx"), ".xlsx"), (("--publik",), ".pdf")])
def test_recap_of_a_period(shell: Shell, data: Path, tmp_path: Path, extra: tuple[str, ...], suffix: str) -> None:
    folder = tmp_path / "keluar" / "dalam"
    answer = shell("rekap", data, "--dari", "1-1-2026", "--sampai", "31-12-2026", "--keluar", folder, *extra)
    assert (answer.code, answer.err) == (0, "")
    (path,) = map(Path, answer.out.splitlines())
    assert (path.parent, path.suffix) == (folder, suffix)
    assert names(folder) == [path.name]


@pytest.mark.parametrize(
    ("first", "last", "extra", "told"),
    [
        ("1-1-2026", "kapan", (), "Tulis tanggal seperti 24-11-2026"),
        ("31-12-2026", "1-1-2026", (), "tanggal"),
        ("1-1-2020", "2-1-2020", (), "Belum ada kehadiran"),
        ("1-1-2026", "31-12-2026", ("--format", "docx"), "pdf atau xlsx"),
    ],
)
def test_recap_that_cannot_be_made(
    shell: Shell, data: Path, tmp_path: Path, first: str, last: str, extra: tuple[str, ...], told: str
) -> None:
    folder = tmp_path / "keluar"
    assert told in shell("rekap", data, "--dari", first, "--sampai", last, "--keluar", folder, *extra).sentence
    assert names(tmp_path) == ["data"]


# --- verifikasi ---


@pytest.fixture
def final(data: Path, tmp_path: Path) -> Path:
    """The file of a final notula, outside the data file."""
    services = open_services(data, create=False)
    meeting = services.meetings.rows(MeetingFilter())[0]
    made = services.finals.finalise(meeting.id, DocumentOptions(DocumentKind.NOTULA), Silent()).value
    path = tmp_path / "diterima.pdf"
    path.write_bytes(services.finals.content(made.id))
    services.store.close()
    return path


def test_a_genuine_file(shell: Shell, data: Path, final: Path) -> None:
    answer = shell("verifikasi", final, "--data", data)
    assert (answer.code, answer.err) == (0, "")
    assert "diterima.pdf: Asli" in answer.out
    assert hashlib.sha256(final.read_bytes()).hexdigest() in answer.out


def test_a_file_that_was_changed(shell: Shell, data: Path, final: Path) -> None:
    final.write_bytes(final.read_bytes() + b"\n")
    answer = shell("verifikasi", final, "--data", data)
    assert (answer.code, answer.err) == (1, "")
    assert "Tidak sama" in answer.out


def test_a_file_that_nobody_finalised(shell: Shell, data: Path, tmp_path: Path) -> None:
    made = shell("dokumen", data, "--rapat", "1", "--keluar", tmp_path, "--jenis", "notula").out.strip()
    answer = shell("verifikasi", made, "--data", data)
    assert (answer.code, answer.err) == (1, "")
    assert "tidak dikenal" in answer.out


def test_a_file_that_cannot_be_checked(shell: Shell, data: Path, tmp_path: Path) -> None:
    assert "tidak ditemukan" in shell("verifikasi", tmp_path / "hilang.pdf", "--data", data).sentence
    assert "bukan berkas PDF" in shell("verifikasi", data, "--data", data).sentence


@pytest.mark.parametrize("number", ["0", "2", "x", "", "1.5", "-1", "²", "99999999999999999999999"])
def test_number_of_no_meeting(shell: Shell, data: Path, tmp_path: Path, number: str) -> None:
    sentence = shell("dokumen", data, f"--rapat={number}", "--keluar", tmp_path / "keluar").sentence
    assert "berisi 1 rapat" in sentence
    assert names(tmp_path) == ["data"]


def test_unknown_kind_is_named_with_those_that_exist(shell: Shell, data: Path, tmp_path: Path) -> None:
    sentence = shell(
        "dokumen", data, "--rapat", "1", "--keluar", tmp_path / "keluar", "--jenis", "notula", "berita"
    ).sentence
    assert "Jenis dokumen berita tidak dikenal" in sentence
    assert all(kind in sentence for kind in DocumentKind)
    assert names(tmp_path) == ["data"]


def test_folder_that_is_a_file(shell: Shell, data: Path, tmp_path: Path) -> None:
    taken = tmp_path / "catatan.txt"
    taken.write_text("isi", encoding="utf-8")
    for target in (taken, taken / "dalam"):
        assert "tidak dapat dibuat" in shell("dokumen", data, "--rapat", "1", "--keluar", target).sentence
    assert taken.read_text(encoding="utf-8") == "isi"


# --- impor ---


def test_import_into_a_meeting(shell: Shell, data: Path, tmp_path: Path) -> None:
    before = participants(data)
    book = workbook(tmp_path / "peserta.xlsx", [("Ir. Sri Lestari, M.M.", "Kepala Bidang", "Dinas Kehutanan Uji")])
    answer = shell("impor", data, "--peserta", book, "--rapat", "1")
    assert (answer.code, answer.err) == (0, "")
    assert "1 orang baru" in answer.out
    assert participants(data) == before + 1
    again = shell("impor", data, "--peserta", book, "--rapat", "1")
    assert again.code == 0
    assert "1 sudah ada" in again.out
    assert participants(data) == before + 1


def test_the_sample_list_is_known_already(shell: Shell, data: Path) -> None:
    before = participants(data)
    answer = shell("impor", data, "--peserta", ROSTER, "--rapat", "1")
    assert (answer.code, answer.err) == (0, "")
    assert participants(data) == before


def workbook(path: Path, rows: list[tuple[str, str, str]]) -> Path:
    book = Workbook()
    sheet = book.worksheets[0]
    for row in [("Nama", "Jabatan", "Instansi"), *rows]:
        sheet.append(row)
    book.save(path)
    return path


def corrupt(path: Path) -> Path:
    content = ROSTER.read_bytes()
    path.write_bytes(content[: len(content) // 2])
    return path


def encrypted(path: Path) -> Path:
    content = bytearray(ROSTER.read_bytes())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = content.find(mark)
        while at >= 0:
            content[at + offset] |= 1  # the flag "encrypted" of every part
            at = content.find(mark, at + 4)
    path.write_bytes(bytes(content))
    return path


def bomb(path: Path) -> Path:
    shutil.copy(ROSTER, path)
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/besar.bin", bytes(150 * 1024 * 1024))
    return path


def formula(path: Path) -> Path:
    return workbook(path, [('="Budi"&" Santoso"', "Kepala Bidang", "Dinas Uji")])


def picture(path: Path) -> Path:
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20)
    return path


def empty(path: Path) -> Path:
    path.touch()
    return path


def missing(path: Path) -> Path:
    return path


def folder(path: Path) -> Path:
    path.mkdir()
    return path


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (corrupt, "rusak"),
        (encrypted, "kata sandi"),
        (bomb, "terlalu besar"),
        (formula, "sel A2"),
        (picture, "bukan buku kerja"),
        (empty, "kosong"),
        (missing, "tidak ditemukan"),
        (folder, "folder"),
    ],
)
def test_list_that_cannot_be_read(
    shell: Shell, data: Path, tmp_path: Path, make: Callable[[Path], Path], told: str
) -> None:
    before = participants(data)
    path = make(tmp_path / "peserta.xlsx")
    assert told in shell("impor", data, "--peserta", path, "--rapat", "1").sentence
    assert participants(data) == before
    assert names(data.parent) == [data.name]


# --- the data file itself ---


def absent(path: Path) -> None:
    path.unlink()


def a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def a_letter(path: Path) -> None:
    path.write_text("Yth. Bapak Bupati\n" * 400, encoding="utf-8")


def torn(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])


def scrambled(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[4096:] = bytes(len(content) - 4096)
    path.write_bytes(bytes(content))


def of_another_program(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE lagu (judul TEXT)")


def from_the_future(path: Path) -> None:
    with closing(sqlite3.connect(path)) as file:
        (version,) = file.execute("PRAGMA user_version").fetchone()
        file.execute(f"PRAGMA user_version = {version + 1}")


WRONG_FILES = [
    (absent, "tidak ditemukan"),
    (a_folder, "folder"),
    (a_letter, "bukan berkas data"),
    (torn, "rusak"),
    (scrambled, "rusak"),
    (of_another_program, "program lain"),
    (from_the_future, "lebih baru"),
]


@pytest.mark.parametrize(("spoil", "told"), WRONG_FILES)
@pytest.mark.parametrize("command", ["periksa", "dokumen", "impor"])
def test_data_file_that_cannot_be_used(
    shell: Shell, data: Path, tmp_path: Path, spoil: Callable[[Path], None], told: str, command: str
) -> None:
    spoil(data)
    before = data.read_bytes() if data.is_file() else None
    more: dict[str, tuple[str | Path, ...]] = {
        "periksa": (),
        "dokumen": ("--rapat", "1", "--keluar", tmp_path / "keluar"),
        "impor": ("--rapat", "1", "--peserta", ROSTER),
    }
    assert told in shell(command, data, *more[command]).sentence
    assert (data.read_bytes() if data.is_file() else None) == before
    assert names(tmp_path) == ["data"]
    assert names(data.parent) == ([data.name] if data.exists() else [])


def test_sound_file(shell: Shell, data: Path) -> None:
    answer = shell("periksa", data)
    assert (answer.code, answer.err) == (0, "")
    assert "utuh" in answer.out


# --- words ---


@pytest.mark.parametrize(
    "arguments",
    [
        ("hapus",),
        ("periksa",),
        ("dokumen", "x.rapat", "--rapat", "1"),
        ("impor", "x.rapat", "--rapat", "1"),
        ("periksa", "x.rapat", "--cepat"),
        ("--data",),
        ("gambar", "x.rapat", "--keluar", "y", "--teks", "besar"),
        ("verifikasi", "x.pdf"),
        ("rekap", "x.rapat", "--dari", "1-1-2026", "--keluar", "y"),
    ],
)
def test_wrong_words(shell: Shell, arguments: tuple[str, ...]) -> None:
    assert "--help" in shell(*arguments).sentence


def test_version(shell: Shell) -> None:
    answer = shell("--version")
    assert answer.code == 0
    assert answer.out.startswith("Rakor Desktop ")


# --- as scripts call it ---


def test_from_a_script(tmp_path: Path) -> None:
    path = tmp_path / "contoh.rapat"
    assert in_process_of_its_own("contoh", path).code == 0
    answer = in_process_of_its_own("dokumen", path, "--rapat", "1", "--keluar", tmp_path / "keluar")
    assert (answer.code, answer.err) == (0, "")
    assert all(Path(line).stat().st_size > 0 for line in answer.out.splitlines())
    assert in_process_of_its_own("impor", path, "--peserta", ROSTER, "--rapat", "1").code == 0
    assert in_process_of_its_own("periksa", path).code == 0
    assert names(tmp_path) == ["contoh.rapat", "keluar"]


def test_refusals_from_a_script(tmp_path: Path) -> None:
    path = tmp_path / "tidak-ada.rapat"
    assert "tidak ditemukan" in in_process_of_its_own("periksa", path).sentence
    assert "--help" in in_process_of_its_own("dokumen", path).sentence
    assert names(tmp_path) == []
