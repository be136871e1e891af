"""Opens a data file for a script, and makes the one with the demo meeting."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.progress import Silent
from rakor_desktop.services import demo
from rakor_desktop.services.catalogue import Services, services_on
from rakor_desktop.shell.places import device_id
from rakor_desktop.storage.store import Store


@contextmanager
def opened(path: Path, *, create: bool = False) -> Iterator[Services]:
    """All services on a data file, closed at the end. Raises UserError."""
    store = Store(path, device=device_id(), create=create)
    try:
        yield services_on(store)
    finally:
        store.close()


def make_sample(target: Path) -> None:
    """Write a new data file with the demo meeting; nothing half-made ever has that name. Raises UserError."""
    if target.exists():
        raise UserError("Berkas itu sudah ada; pilih nama lain atau hapus dahulu.", where=target.name)
    if not target.parent.is_dir():
        raise UserError(f"Folder {target.parent} tidak ada; pilih folder lain.", where=target.name)
    partial = target.with_name(f"{target.name}.sebagian")
    try:
        with opened(partial, create=True) as services:
            demo.build(services, Silent())
        partial.replace(target)
    finally:
        for leftover in partial.parent.glob(f"{partial.name}*"):
            leftover.unlink()
