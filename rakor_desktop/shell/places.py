"""Where the program keeps its things on this laptop, and the name of the laptop itself."""

from __future__ import annotations

import uuid
from pathlib import Path

from rakor_desktop.domain.errors import UserError

_APP = "rakor-desktop"


def data_folder() -> Path:
    """The officer's own data folder, made when it is missing. Raises UserError."""
    # Imported here: a start with --data does not need it.
    from platformdirs import user_data_path

    folder = user_data_path(_APP, appauthor=False)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(f"Folder data {folder} tidak dapat dibuat; jalankan dengan --data BERKAS.") from error
    return folder


def default_file() -> Path:
    """The data file that opens when none is named."""
    return data_folder() / "data.rapat"


def demo_file() -> Path:
    """The demo file that can be played with and thrown away."""
    return data_folder() / "contoh.rapat"


def device_id() -> str:
    """This laptop's own name in the journal: kept beside the data, never inside, because data files travel."""
    path = data_folder() / "perangkat.txt"
    try:
        known = path.read_text(encoding="ascii").strip()
        if known:
            return known
    except (OSError, UnicodeDecodeError):
        pass
    fresh = uuid.uuid4().hex[:12]
    try:
        path.write_text(fresh, encoding="ascii")
    except OSError:
        # A folder that cannot be written: the name holds for this start only.
        return fresh
    return fresh
