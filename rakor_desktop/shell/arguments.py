"""What the program was started with."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace


class Arguments(SimpleNamespace):
    """The parsed words: `command` (None for the window), `data`, `demo`, and the words of the command."""


def parse(arguments: Sequence[str]) -> Arguments:
    """The parsed words. Raises SystemExit(2) after one line for wrong ones."""
    match list(arguments):
        case []:
            return Arguments(command=None, data=None, demo=False)
        case ["--data", path] if not path.startswith("-"):
            return Arguments(command=None, data=Path(path), demo=False)
        case words:
            # Imported here: argparse with all subcommands takes 12 ms that the window need not wait for.
            from rakor_desktop.shell.command_line import read_words

            parsed = Arguments()
            read_words(words, parsed)
            return parsed
