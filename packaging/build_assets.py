"""Makes what the program needs but git does not keep: compiled forms and translations, icons.

Called by `dev.py` in the source tree and by `hatch_build.py` for a wheel. Only what is older than its source is made
again, so a call with nothing to do costs a few milliseconds.
"""

from __future__ import annotations

import argparse
import ast
import importlib.util
import json
import logging
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

ROOT = Path(__file__).resolve().parent.parent
ICON_SIZE = 24


class AssetError(Exception):
    """A source is wrong, or a tool that should be in the environment is not there."""


@dataclass(slots=True)
class Made:
    """What one call made or removed, for the message to the developer."""

    forms: list[Path] = field(default_factory=list[Path])
    icons: list[Path] = field(default_factory=list[Path])
    translations: list[Path] = field(default_factory=list[Path])
    removed: list[Path] = field(default_factory=list[Path])

    def __str__(self) -> str:
        compiled = f"{len(self.forms)} forms and {len(self.translations)} translations compiled"
        return f"{compiled}, {len(self.icons)} icons drawn, {len(self.removed)} left-overs removed"


def build(root: Path = ROOT, *, force: bool = False) -> Made:
    """Bring forms, translations and icons up to date under `root`. Raises AssetError."""
    made = Made()
    compile_forms(root, made, force=force)
    compile_translations(root, made, force=force)
    draw_icons(root, made, force=force)
    return made


# --- forms ---


def compile_forms(root: Path, made: Made, *, force: bool = False) -> None:
    """Compile each `ui/**/<stem>.ui` to `rakor_desktop/forms/ui_<stem>.py` if it is newer. Raises AssetError."""
    target_folder = root / "rakor_desktop" / "forms"
    wanted: dict[Path, Path] = {}
    for source in sorted((root / "ui").rglob("*.ui")):
        target = target_folder / f"ui_{source.stem}.py"
        if target in wanted:
            raise AssetError(f"two forms share one stem: {wanted[target]} and {source}")
        wanted[target] = source
    for stale in set(target_folder.glob("ui_*.py")) - set(wanted):
        stale.unlink()
        made.removed.append(stale)
    todo = [(s, t) for t, s in wanted.items() if force or not t.exists() or t.stat().st_mtime < s.stat().st_mtime]
    if not todo:
        return
    uic = _uic()
    with ThreadPoolExecutor(max_workers=2) as pool:
        list(pool.map(lambda pair: _compile_form(uic, *pair), todo))
    made.forms.extend(target for _, target in todo)


def _compile_form(uic: Path, source: Path, target: Path) -> None:
    # The same call that pyside6-uic makes, without starting a Python for each file.
    command = [str(uic), "-g", "python", "--absolute-imports", "--no-autoconnection", str(source)]
    result = subprocess.run(command, capture_output=True, check=False)
    if result.returncode != 0 or result.stderr.strip():
        raise AssetError(f"{source}: {result.stderr.decode(errors='replace').strip() or 'uic failed'}")
    target.write_text(_without_unused_imports(result.stdout.decode("utf-8")), encoding="utf-8")


def _without_unused_imports(code: str) -> str:
    """Drop the names that uic imports in vain: the first import of a class of Qt builds its enums (3 ms in a form)."""
    body = code[code.index("\nclass ") :]

    def used(found: re.Match[str]) -> str:
        names = [name for name in re.findall(r"\w+", found[2]) if re.search(rf"\b{name}\b", body)]
        return f"from {found[1]} import {', '.join(names)}\n" if names else ""

    return re.sub(r"^from (\S+) import \(([^)]*)\)\n", used, code, flags=re.MULTILINE)


def _uic() -> Path:
    return _tool("Qt/libexec/uic", "uic.exe")


def _tool(*candidates: str) -> Path:
    """A program of Qt, by its places inside PySide6. Raises AssetError."""
    spec = importlib.util.find_spec("PySide6")
    for folder in (spec.submodule_search_locations or []) if spec else []:
        for candidate in candidates:
            if (path := Path(folder) / candidate).exists():
                return path
    name = Path(candidates[0]).name
    raise AssetError(f"PySide6-Essentials, which brings {name}, is not installed in this environment")


# --- translations ---


def compile_translations(root: Path, made: Made, *, force: bool = False) -> None:
    """Compile each `resources/translations/<name>.ts` to `<name>.qm` if it is newer. Raises AssetError."""
    for source in sorted((root / "resources" / "translations").glob("*.ts")):
        target = source.with_suffix(".qm")
        if force or not target.exists() or target.stat().st_mtime < source.stat().st_mtime:
            command = [str(_tool("lrelease", "lrelease.exe")), "-silent", str(source), "-qm", str(target)]
            result = subprocess.run(command, capture_output=True, check=False)
            if result.returncode or not target.exists():
                told = (result.stderr or result.stdout).decode(errors="replace").strip()
                raise AssetError(f"{source}: {told or 'lrelease failed'}")
            made.translations.append(target)


# --- icons ---


def icon_names(source: Path) -> list[str]:
    """The glyph names in `class Icon(StrEnum)` of `qtkit/icons.py`, read without importing Qt. Raises AssetError."""
    if not source.exists():
        return []
    for node in ast.parse(source.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.ClassDef) and node.name == "Icon":
            return sorted(set(_string_values(node)))
    raise AssetError(f"{source}: class Icon is missing")


def _string_values(class_node: ast.ClassDef) -> Iterable[str]:
    for statement in class_node.body:
        value = statement.value if isinstance(statement, ast.Assign | ast.AnnAssign) else None
        if isinstance(value, ast.Constant) and isinstance(value.value, str):
            yield value.value


def draw_icons(root: Path, made: Made, *, force: bool = False) -> None:
    """Write `resources/icons/<name>.svg` for each icon named in the program. Raises AssetError."""
    folder = root / "resources" / "icons"
    names = icon_names(root / "rakor_desktop" / "qtkit" / "icons.py")
    wanted = {folder / f"{name}.svg": name for name in names}
    for stale in set(folder.glob("*.svg")) - set(wanted):
        stale.unlink()
        made.removed.append(stale)
    todo = {path: name for path, name in wanted.items() if force or not path.exists()}
    if not todo:
        return
    folder.mkdir(parents=True, exist_ok=True)
    for path, svg in zip(todo, _glyphs(list(todo.values())), strict=True):
        path.write_text(svg, encoding="utf-8", newline="\n")
        made.icons.append(path)


def _glyphs(names: list[str]) -> list[str]:
    # Imported here: a call with nothing to draw needs neither the library nor the font.
    from fontTools.misc.transform import Transform
    from fontTools.pens.svgPathPen import SVGPathPen
    from fontTools.pens.transformPen import TransformPen
    from fontTools.ttLib import TTFont

    spec = importlib.util.find_spec("qtawesome")
    if spec is None or spec.origin is None:
        raise AssetError("QtAwesome, which carries the icon family, is not installed in this environment")
    fonts = Path(spec.origin).parent / "fonts"
    charmaps = list(fonts.glob("materialdesignicons6-webfont-charmap-*.json"))
    faces = list(fonts.glob("materialdesignicons6-webfont-*.ttf"))
    if len(charmaps) != 1 or len(faces) != 1:
        raise AssetError(f"{fonts}: expected one face and one charmap of Material Design Icons 6")
    codes: dict[str, str] = json.loads(charmaps[0].read_text(encoding="utf-8"))
    if unknown := sorted(set(names) - set(codes)):
        raise AssetError(f"no such icon in Material Design Icons 6: {', '.join(unknown)}")

    logging.getLogger("fontTools").setLevel(logging.ERROR)  # it remarks upon the dates inside this face
    drawings: list[str] = []
    with TTFont(faces[0], lazy=True) as opened:
        font: Any = opened
        glyph_set, glyph_names = font.getGlyphSet(), font.getBestCmap()
        scale = ICON_SIZE / font["head"].unitsPerEm
        # A font counts upwards from the base line, SVG downwards from the top of the canvas.
        to_canvas = Transform(scale, 0, 0, -scale, 0, font["hhea"].ascent * scale)
        for name in names:
            pen = SVGPathPen(glyph_set, ntos=lambda number: f"{round(number, 3):g}")
            glyph_set[glyph_names[int(codes[name], 16)]].draw(TransformPen(pen, to_canvas))
            drawings.append(
                f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {ICON_SIZE} {ICON_SIZE}">'
                f'<path fill="currentColor" d="{pen.getCommands()}"/></svg>\n'
            )
    return drawings


def main(arguments: list[str] | None = None) -> int:
    """Bring the assets of this source tree up to date."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--force", action="store_true", help="make everything again")
    options = parser.parse_args(arguments)
    try:
        print(build(force=options.force))
    except AssetError as error:
        print(f"build_assets: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
