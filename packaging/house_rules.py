"""Checks the rules of the house that no linter knows: sizes, packages, texts that a translator can find.

The figures are those at which programs of this kind begin to rot: one class at the centre that knows everything.
"""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent
MODULE_LINES = 400
MAIN_WINDOW_LINES = 300
CLASS_METHODS = 25


def problems(root: Path = ROOT) -> Iterator[str]:
    """Each breach of a rule under `root`, as "place: what"."""
    if (root / "packaging" / "__init__.py").exists():
        yield "packaging/__init__.py: shadows the library `packaging` and breaks the build tools"
    for path in sorted((root / "rakor_desktop").rglob("*.py")):
        if path.match("forms/ui_*.py"):
            continue
        place = path.relative_to(root).as_posix()
        if not (path.parent / "__init__.py").exists():
            yield f"{place}: its folder has no __init__.py, so import-linter does not see it"
        source = path.read_text(encoding="utf-8")
        lines = len(source.splitlines())
        limit = MAIN_WINDOW_LINES - 1 if path.name == "main_window.py" else MODULE_LINES
        if lines > limit:
            yield f"{place}: {lines} lines, at most {limit}"
        for node in ast.walk(ast.parse(source)):
            yield from _node_problems(place, node)


def _node_problems(place: str, node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.ClassDef):
        methods = sum(isinstance(part, ast.FunctionDef | ast.AsyncFunctionDef) for part in node.body)
        if methods > CLASS_METHODS:
            yield f"{place}:{node.lineno}: class {node.name} has {methods} methods, at most {CLASS_METHODS}"
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        if node.func.attr == "processEvents":
            yield f"{place}:{node.lineno}: processEvents() breaks the order of what happens; use a job"
        if node.func.attr == "tr" and any(isinstance(argument, ast.JoinedStr) for argument in node.args):
            yield f"{place}:{node.lineno}: an f-string inside tr() cannot be translated; use format() behind it"


def main() -> int:
    """Print the breaches; the exit code."""
    found = list(problems())
    print("\n".join(found) or "All rules kept.")
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main())
