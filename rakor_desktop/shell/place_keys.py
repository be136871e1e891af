"""The keys that a screen handles itself, for the sheet of shortcuts; commands with a key add themselves."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from rakor_desktop.qtkit.screen import PageKey, TabKey

Keys = tuple[str, str]
"""A key as it is printed on the keyboard, and what it does."""


def place_keys(place: str) -> tuple[Keys, ...]:
    """The keys of a page or a tab; empty for one that has none of its own."""
    makers = {
        PageKey.MEETINGS: _meetings,
        PageKey.DIRECTORY: _directory,
        TabKey.PREPARATION: _preparation,
        TabKey.ATTENDANCE: _attendance,
        TabKey.PROCEEDINGS: _proceedings,
        TabKey.GROUPS: _groups,
        TabKey.AGREEMENTS: _agreements,
        TabKey.DOCUMENTS: _documents,
    }
    maker = makers.get(place)  # pyright: ignore[reportArgumentType] - a StrEnum equals its text
    return maker() if maker is not None else ()


def _tr(text: str) -> str:
    return QCoreApplication.translate("PlaceKeys", text)


def _meetings() -> tuple[Keys, ...]:
    return (
        ("Enter", _tr("Buka rapat")),
        ("F2", _tr("Ubah identitas")),
        ("Ctrl+D", _tr("Lanjutkan sebagai rapat baru")),
        ("Del", _tr("Hapus")),
        ("Ctrl+F", _tr("Saring")),
        ("Ctrl+C", _tr("Salin baris ke Excel")),
    )


def _directory() -> tuple[Keys, ...]:
    return (
        ("Ins", _tr("Tambah ke direktori")),
        ("F2", _tr("Ubah")),
        ("Del", _tr("Hapus")),
        ("Ctrl+F", _tr("Saring")),
        ("Ctrl+C", _tr("Salin baris ke Excel")),
    )


def _preparation() -> tuple[Keys, ...]:
    return (
        ("Enter", _tr("Ubah sel acara atau peserta")),
        ("Ins", _tr("Sisipkan acara, undang peserta")),
        ("Del", _tr("Hapus")),
        ("Alt+↑ ↓", _tr("Pindahkan baris")),
        ("Alt+→ ←", _tr("Jadikan sub-acara, kembalikan")),
        ("Ctrl+V", _tr("Tempel baris dari Excel")),
        ("Ctrl+S", _tr("Simpan salinan berkas materi atau foto")),
    )


def _attendance() -> tuple[Keys, ...]:
    return (
        ("Enter", _tr("Hadir, atau catat nomor baris")),
        ("Ctrl+Enter", _tr("Tambah nama sebagai peserta baru")),
        ("↑ ↓", _tr("Pindah baris")),
        ("Shift+↑ ↓", _tr("Pilih beberapa baris")),
        ("F2", _tr("Ubah waktu datang dan pulang")),
        ("Alt+P", _tr("Pulang sekarang")),
        ("Alt+↑ ↓", _tr("Pindahkan baris")),
        ("Del", _tr("Hapus peserta")),
    )


def _proceedings() -> tuple[Keys, ...]:
    return (
        ("Enter", _tr("Catat")),
        ("Ctrl+Enter", _tr("Baris baru")),
        ("Tab", _tr("Ke pembicara, Enter kembali")),
        ("Alt+1–6", _tr("Jenis catatan")),
        ("/", _tr("Kalimat baku")),
        ("Ctrl+↑ ↓", _tr("Pilih catatan")),
        ("F2", _tr("Ubah catatan")),
        ("Del", _tr("Hapus catatan")),
        ("Alt+↑ ↓", _tr("Pindahkan catatan")),
        ("F6", _tr("Jadikan kesepakatan")),
        ("F7", _tr("Jadikan aspirasi")),
        ("F8", _tr("Akhiri acara dan lanjut")),
    )


def _groups() -> tuple[Keys, ...]:
    return (
        ("Enter", _tr("Tambah butir")),
        ("Tab", _tr("Ke pembicara")),
        ("Alt+1–5", _tr("Jenis butir")),
        ("F2", _tr("Ubah butir atau kelompok")),
        ("Del", _tr("Hapus butir, keluarkan anggota")),
        ("Alt+↑ ↓", _tr("Pindahkan butir")),
        ("F6", _tr("Jadikan kesepakatan")),
        ("Esc", _tr("Tutup panel atau pleno")),
    )


def _agreements() -> tuple[Keys, ...]:
    return (
        ("Ctrl+Enter", _tr("Kesepakatan baru")),
        ("Alt+↑ ↓", _tr("Pindahkan kesepakatan")),
        ("Ctrl+Del", _tr("Hapus kesepakatan")),
        ("Tab", _tr("Sel berikutnya")),
        ("Enter", _tr("Baris baru di baris terakhir")),
        ("Ctrl+V", _tr("Tempel baris dari Excel")),
        ("Esc", _tr("Tutup panel kesepakatan serupa")),
    )


def _documents() -> tuple[Keys, ...]:
    return (
        ("↑ ↓", _tr("Pilih dokumen")),
        ("PgUp PgDn", _tr("Halaman sebelumnya, berikutnya")),
        ("Ctrl++ −", _tr("Perbesar, perkecil")),
        ("Ctrl+0", _tr("Selebar ruang")),
        ("Enter", _tr("Temuan berikutnya; Shift+Enter sebelumnya")),
        ("F9", _tr("Kembali ke Finalkan setelah melengkapi sesuatu")),
        ("Esc", _tr("Tutup pencarian atau panel")),
    )
