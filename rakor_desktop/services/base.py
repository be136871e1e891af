"""What every use case shares: cleaning input, one unit of work per edit, titles that a person understands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from math import isfinite
from typing import Any

from rakor_desktop.domain.change import Change, Entity
from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.formatting import clean_line, clean_text
from rakor_desktop.domain.rank import rank_after
from rakor_desktop.storage.store import Store

# Fields in which line ends are kept.
_PARAGRAPHS = frozenset(
    {
        "acceptable", "addressee", "advice", "answer", "authority", "basis", "conclusion", "copies", "expected_result",
        "extra", "improve", "intro", "note", "opening_summary", "position", "purpose_text", "questions", "reason",
        "recommendation", "signature", "statement", "text", "worked",
    }
)  # fmt: skip
_FIELD_NAMES = {
    "title": "judul", "kind": "jenis", "state": "status", "date": "tanggal", "due": "tenggat", "start": "mulai",
    "planned_start": "waktu mulai", "planned_end": "waktu selesai", "venue": "tempat", "room": "ruang",
    "minutes": "lama", "speaker": "petugas", "fixed_start": "waktu tetap", "internal": "tanda internal",
    "statement": "rumusan", "text": "teks", "role": "peran", "fund": "sumber dana", "activity": "kegiatan",
    "name": "nama", "post": "jabatan", "topic": "topik", "priority": "prioritas", "arrived_at": "waktu datang",
    "left_at": "waktu pulang", "invitation_state": "status undangan", "lead": "penanggung jawab",
    "conclusion": "kesimpulan", "target": "target", "unit": "satuan", "institution": "instansi", "baseline": "baseline",
    "chair_id": "pimpinan", "secretary_id": "sekretaris", "minute_taker_id": "notulis", "caption": "keterangan",
    "agenda_item_id": "acara", "item": "nama", "letterhead_id": "kop", "signatory_id": "penandatangan",
    "number": "nomor", "copies": "tembusan", "advice": "saran", "intro": "latar belakang", "options": "pilihan",
}  # fmt: skip
_LIMITS = {
    "minutes": (0, 24 * 60), "percent": (0, 100), "quorum_percent": (0, 100), "protocol_order": (0, 100_000),
    "series_number": (0, 10_000), "minutes_version": (0, 10_000),
}  # fmt: skip
LONGEST_LINE = 1000
_FIRST_YEAR, _LAST_YEAR = 1945, 2200


class Service:
    """A group of use cases on one open file."""

    def __init__(self, store: Store) -> None:
        """Work on this file."""
        self._store = store

    def _edit(self, entity: Entity, row_id: str, what: str, fields: dict[str, Any]) -> Change:
        """Change fields of one row; typing in one field stays one step of undo."""
        values = {name: cleaned(name, value) for name, value in fields.items()}
        join = f"{entity}:{row_id}:{','.join(sorted(fields))}"
        with self._store.journal.unit(f"ubah {field_names(fields)} {what}", join=join) as unit:
            unit.update(entity, row_id, **values)
        return unit.change

    def _delete(self, entity: Entity, row_ids: Sequence[str], title: str) -> Change:
        with self._store.journal.unit(title) as unit:
            unit.delete(entity, row_ids)
        return unit.change

    def _shift(self, entity: Entity, rows: Sequence[tuple[str, str]], row_id: str, steps: int, title: str) -> Change:
        """Move a row by `steps` places in a list of (id, rank)."""
        ids = [one for one, _ in rows]
        if row_id not in ids:
            return Change()
        position = ids.index(row_id)
        target = max(0, min(len(rows) - 1, position + steps))
        if target == position:
            return Change()
        ranks = [rank for one, rank in rows if one != row_id]
        with self._store.journal.unit(title) as unit:
            unit.update(entity, row_id, rank=rank_after(ranks, target))
        return unit.change

    def _now(self) -> datetime:
        return self._store.now().replace(microsecond=0)


def cleaned(name: str, value: Any) -> Any:
    """A value as it may be stored: no control characters, within its limits. Raises UserError."""
    if isinstance(value, str) and type(value) is str:
        return clean_text(value) if name in _PARAGRAPHS else _line(value)
    if isinstance(value, date) and not _FIRST_YEAR <= value.year <= _LAST_YEAR:
        raise UserError(
            f"Tahun {value.year} di luar jangkauan; tulis tahun {_FIRST_YEAR} sampai {_LAST_YEAR}.",
        )
    if isinstance(value, float) and not isfinite(value):
        raise UserError("Angka terlalu besar; tulis angka yang lebih kecil.")
    if name in _LIMITS and isinstance(value, int):
        low, high = _LIMITS[name]
        if not low <= value <= high:
            raise UserError(f"Angka {value} di luar jangkauan; tulis {low} sampai {high}.")
    return value


def _line(text: str) -> str:
    """One line that a page can hold: titles, posts, captions and numbers never break over pages."""
    text = clean_line(text)
    if len(text) > LONGEST_LINE:
        raise UserError(f"Teks ini {len(text)} huruf; tulis paling banyak {LONGEST_LINE} huruf.")
    return text


def field_names(fields: Iterable[str]) -> str:
    """The fields of an edit as a title calls them."""
    return ", ".join(dict.fromkeys(_FIELD_NAMES.get(name, "isian") for name in sorted(fields)))


@contextmanager
def in_line(number: int) -> Iterator[None]:
    """Say of which pasted line (from 1) a refusal speaks."""
    try:
        yield
    except UserError as error:
        raise UserError(error.message, f"baris {number}") from error


def counted(count: int, one: str) -> str:
    """`hapus peserta` names: "peserta" for one, "3 peserta" for more."""
    return one if count == 1 else f"{count} {one}"


def brief(text: str, limit: int = 40) -> str:
    """The start of a text for a title, cut at a word."""
    line = clean_line(text)
    if len(line) <= limit:
        return line
    cut = line[:limit].rsplit(" ", 1)[0]
    return f"{cut}…"
