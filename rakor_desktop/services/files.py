"""Materials and photos of a meeting: kept inside the data file, once per checksum."""

from __future__ import annotations

import mimetypes
import os
import stat
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from rakor_desktop.domain.change import Change, Entity, Written
from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.formatting import clean_line
from rakor_desktop.domain.letter import Material, Photo
from rakor_desktop.domain.progress import Progress
from rakor_desktop.domain.rank import between
from rakor_desktop.services.base import Service, brief, counted
from rakor_desktop.storage.locks import refusal_ahead
from rakor_desktop.storage.queries import preparation as queries

LARGEST = 100 * 1024 * 1024
# What is added in one go lies in memory until all of it is known to be good.
LARGEST_TOGETHER = 500 * 1024 * 1024
_PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")
_GONE = "Isi berkas ini tidak ada di berkas data; tambahkan berkasnya sekali lagi."


class FileService(Service):
    """Use cases of the Materi card."""

    def materials(self, meeting_id: str) -> tuple[Material, ...]:
        """The files in their order."""
        return queries.materials(meeting_id)

    def photos(self, meeting_id: str) -> tuple[Photo, ...]:
        """The photos in their order."""
        return queries.photos(meeting_id)

    def add_materials(
        self, meeting_id: str, paths: Sequence[Path], progress: Progress, agenda_item_id: str | None = None
    ) -> Written[tuple[str, ...]]:
        """Keep files (long work), all or none. Raises UserError that names the file; Cancelled."""
        rows = queries.materials(meeting_id)
        return self._add(Entity.MATERIAL, meeting_id, paths, progress, agenda_item_id, rows[-1].rank if rows else "")

    def add_photos(
        self, meeting_id: str, paths: Sequence[Path], progress: Progress, agenda_item_id: str | None = None
    ) -> Written[tuple[str, ...]]:
        """Keep PNG or JPEG photos (long work), all or none. Raises UserError that names the file; Cancelled."""
        rows = queries.photos(meeting_id)
        return self._add(Entity.PHOTO, meeting_id, paths, progress, agenda_item_id, rows[-1].rank if rows else "")

    def update_material(self, material_id: str, **fields: Any) -> Change:
        """Change the name or the agenda item of a file."""
        return self._edit(Entity.MATERIAL, material_id, "berkas", fields)

    def update_photo(self, photo_id: str, **fields: Any) -> Change:
        """Change the caption, time or agenda item of a photo."""
        return self._edit(Entity.PHOTO, photo_id, "foto", fields)

    def set_item(self, file_ids: Sequence[str], agenda_item_id: str | None) -> Change:
        """Say to which agenda item files belong, materials or photos, in one step."""
        photos = {one for one in file_ids if queries.photo(one) is not None}
        what = "foto" if photos else "berkas"
        with self._store.journal.unit(f"ubah acara {counted(len(file_ids), what)}") as unit:
            unit.update_many(Entity.PHOTO, photos, agenda_item_id=agenda_item_id)
            unit.update_many(Entity.MATERIAL, set(file_ids) - photos, agenda_item_id=agenda_item_id)
        return unit.change

    def remove_materials(self, material_ids: Sequence[str]) -> Change:
        """Put files into the bin."""
        return self._delete(Entity.MATERIAL, material_ids, f"hapus {counted(len(material_ids), 'berkas')}")

    def remove_photos(self, photo_ids: Sequence[str]) -> Change:
        """Put photos into the bin."""
        return self._delete(Entity.PHOTO, photo_ids, f"hapus {counted(len(photo_ids), 'foto')}")

    def shift_material(self, material_id: str, steps: int) -> Change:
        """Move a file up or down the list."""
        row = queries.material(material_id)
        rows = [(one.id, one.rank) for one in queries.materials(row.meeting_id)] if row else []
        return self._shift(Entity.MATERIAL, rows, material_id, steps, "pindahkan berkas")

    def shift_photo(self, photo_id: str, steps: int) -> Change:
        """Move a photo up or down the list."""
        row = queries.photo(photo_id)
        rows = [(one.id, one.rank) for one in queries.photos(row.meeting_id)] if row else []
        return self._shift(Entity.PHOTO, rows, photo_id, steps, "pindahkan foto")

    def content(self, sha256: str) -> bytes:
        """The bytes of a file. Raises UserError when the data file does not have them."""
        content = self._store.blob(sha256)
        if not content and sha256:
            raise UserError(_GONE)
        return content

    def unpack(self, sha256: str, file_name: str) -> Path:
        """A read-only copy for the system's program, in a folder of its own, until the data file is closed (long work).

        Raises UserError.
        """
        content = self.content(sha256)
        try:
            folder = Path(tempfile.mkdtemp(dir=self._store.scratch()))
            path = folder / safe_name(file_name)
            path.write_bytes(content)
            path.chmod(stat.S_IREAD)
        except OSError as error:
            raise UserError("Berkas tidak dapat disiapkan; kosongkan ruang penyimpanan lalu coba lagi.") from error
        return path

    def save_copy(self, sha256: str, path: Path) -> Path:
        """Write the bytes of a file to a place of the officer's choice (long work). Raises UserError."""
        content = self.content(sha256)
        half = path.with_name(f".{path.name}.tmp")
        try:
            half.write_bytes(content)
            os.replace(half, path)  # noqa: PTH105 - replaces on Windows too
        except OSError as error:
            half.unlink(missing_ok=True)
            raise UserError(f"{path.name} tidak dapat disimpan; pilih tempat lain.") from error
        return path

    def _add(
        self,
        entity: Entity,
        meeting_id: str,
        paths: Sequence[Path],
        progress: Progress,
        agenda_item_id: str | None,
        last: str,
    ) -> Written[tuple[str, ...]]:
        what = "foto" if entity is Entity.PHOTO else "berkas"
        refused = refusal_ahead(self._store.db.engine, meeting_id)
        if refused is not None:
            raise refused
        rows: list[dict[str, Any]] = []
        contents: list[bytes] = []
        for number, path in enumerate(paths):
            progress.report(number, len(paths), path.name)
            content = _read(path, only_pictures=entity is Entity.PHOTO)
            contents.append(content)
            if sum(map(len, contents)) > LARGEST_TOGETHER:
                raise UserError("Berkas-berkas ini bersama lebih dari 500 MB; tambahkan sebagian dahulu.")
            last = between(last, "")
            rows.append(
                {
                    "meeting_id": meeting_id,
                    "agenda_item_id": agenda_item_id,
                    "rank": last,
                    "file_name": clean_line(path.name),
                    "media_type": mimetypes.guess_type(path.name)[0] or "application/octet-stream",
                    "size": len(content),
                }
            )
        progress.report(len(paths), len(paths))
        title = f"tambah {what} {brief(paths[0].name)}" if len(paths) == 1 else f"tambah {len(paths)} {what}"
        # No report from here on: the listener may let other writes in, which must not become part of this step.
        with self._store.journal.unit(title) as unit:
            for row, content in zip(rows, contents, strict=True):
                row["sha256"] = self._store.keep_blob(content)
            ids = unit.insert_many(entity, rows)
        return Written(unit.change, tuple(ids))


def _read(path: Path, *, only_pictures: bool) -> bytes:
    try:
        if path.is_dir():
            raise UserError(f"{path.name} adalah folder; pilih berkas di dalamnya.")
        if path.stat().st_size > LARGEST:
            raise UserError(f"{path.name} lebih dari 100 MB; perkecil berkasnya dahulu.")
        content = path.read_bytes()
    except OSError as error:
        raise UserError(f"{path.name} tidak dapat dibaca; periksa berkasnya lalu coba lagi.") from error
    if not content:
        raise UserError(f"{path.name} kosong; pilih berkas lain.")
    if only_pictures and not content.startswith(_PICTURES):
        raise UserError(f"{path.name} bukan foto PNG atau JPEG; tambahkan sebagai berkas materi.")
    return content


def safe_name(name: str) -> str:
    """A file name that no system takes for a path."""
    bare = name.replace("\\", "/").rsplit("/", 1)[-1]
    return (
        "".join("_" if letter in '<>:"|?*' or ord(letter) < 32 else letter for letter in bare).strip(". ") or "berkas"
    )
