"""Starts the program: the window, or one of the subcommands for scripts."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from importlib import import_module

from rakor_desktop.shell.arguments import parse


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; the exit code is 0, or 2 after one clear line about what was wrong."""
    parsed = parse(sys.argv[1:] if arguments is None else arguments)
    if parsed.command is not None:
        # Imported here: the window does not need the commands, nor the commands the window.
        from rakor_desktop.shell.commands import run

        return run(parsed)
    # What a start makes, it keeps: looking through it for garbage again and again takes 8 ms. Later qtkit.garbage does.
    gc.disable()
    try:
        # Before Qt: once PySide6 is there, it reads the source text of every module that is imported and keeps it.
        import_module("rakor_desktop.services.catalogue")
        from rakor_desktop.shell.start import start

        return start(parsed)
    finally:
        gc.enable()


if __name__ == "__main__":
    sys.exit(main())
