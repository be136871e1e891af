"""Finds the files that ship with the program, in a source tree, a wheel or a frozen build."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


def resource(name: str) -> Path:
    """The path of a shipped file or folder such as `"fonts/LiberationSans-Regular.ttf"`.

    Raises FileNotFoundError when neither a wheel's `_resources` nor the source tree holds it.
    """
    for root in (_PACKAGE / "_resources", _PACKAGE.parent / "resources"):
        path = root / name
        if path.exists():
            return path
    raise FileNotFoundError(name)
