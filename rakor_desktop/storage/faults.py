"""Turns what SQLite says into one Indonesian sentence with what to do."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import peewee
from sqlcipher3 import dbapi2

from rakor_desktop.domain.errors import StorageError, UserError

# The driver is a compiled twin of the standard sqlite3 module and comes without types.
driver: Any = dbapi2
DATABASE_ERRORS: tuple[type[Exception], ...] = (peewee.PeeweeException, driver.Error)

# The order matters: the first phrase found in SQLite's message decides.
_SENTENCES = (
    ("disk is full", "Penyimpanan penuh; kosongkan ruang di cakram, lalu coba lagi. Tulisan Anda tetap ada di layar."),
    ("readonly", "Berkas data hanya dapat dibaca; salin ke folder Anda sendiri, lalu buka salinan itu."),
    ("read-only", "Berkas data hanya dapat dibaca; salin ke folder Anda sendiri, lalu buka salinan itu."),
    ("locked", "Berkas data sedang dipakai program lain; tutup program itu, lalu coba lagi."),
    ("not a database", "Berkas ini bukan berkas data Rakor Desktop; pilih berkas lain atau pulihkan dari cadangan."),
    ("malformed", "Berkas data rusak; pulihkan dari cadangan terakhir."),
    ("unable to open", "Berkas data tidak dapat dibuka; periksa apakah folder itu ada dan boleh Anda tulisi."),
    ("disk i/o", "Cakram gagal membaca atau menulis; periksa apakah cakram masih terpasang, lalu coba lagi."),
    ("corrupt", "Berkas data rusak; pulihkan dari cadangan terakhir."),
)


_FULL = _SENTENCES[0][1]
_FORBIDDEN = "Folder atau berkas itu tidak boleh ditulisi; pilih folder lain."
_BY_NUMBER = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EACCES: _FORBIDDEN,
    errno.EPERM: _FORBIDDEN,
    errno.EROFS: _FORBIDDEN,
    errno.ENOENT: "Folder itu tidak ada; periksa apakah cakramnya terpasang, atau pilih folder lain.",
    errno.ENOTDIR: "Folder itu tidak ada; periksa apakah cakramnya terpasang, atau pilih folder lain.",
}
_BROKEN = "Cakram gagal membaca atau menulis; periksa apakah cakram masih terpasang, lalu coba lagi."


# A screen still shows what was erased, by emptying the bin or by another laptop's packet.
_ERASED = "Baris yang dituju sudah dihapus untuk selamanya; buka lagi layar ini, lalu pilih yang masih ada."


def user_error(error: BaseException, path: Path) -> UserError | None:
    """The sentence for a fault of the environment, None when the fault is a bug of ours."""
    if isinstance(error, OSError):
        return StorageError(_BY_NUMBER.get(error.errno or 0, _BROKEN), where=path.name)
    message = str(error).lower()
    if "foreign key" in message:
        return UserError(_ERASED)
    for phrase, sentence in _SENTENCES:
        if phrase in message:
            return StorageError(sentence, where=path.name)
    return None


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Raise a UserError instead of a database error that the officer can do something about."""
    try:
        yield
    except (*DATABASE_ERRORS, OSError) as error:
        told = user_error(error, path)
        if told is None:
            raise
        raise told from error
