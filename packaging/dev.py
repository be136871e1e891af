r"""Starts or tests the program from a source tree, on a machine with nothing but Python 3.11 and git.

    python3 packaging/dev.py run [ARGUMENTS]         the window on the demo file; without a display: files in keluaran/
    python3 packaging/dev.py test [--fast] [PATH...] every check and test; --fast leaves out the real
                                                     window and LibreOffice
    python3 packaging/dev.py lock                    pin the newest allowed versions anew

On Windows: `py packaging\dev.py run`. Standard library alone.
"""

from __future__ import annotations

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - an older Python reaches this line and deserves a sentence
    raise SystemExit("Python 3.11 or newer is needed, this is " + sys.version.split()[0])

import argparse
import contextlib
import json
import os
import shutil
import socket
import subprocess
import tempfile
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import system_check

if TYPE_CHECKING:
    from collections.abc import Generator, Mapping

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
WINDOWS = sys.platform == "win32"
BIN = VENV / ("Scripts" if WINDOWS else "bin")
PYTHON = BIN / ("python.exe" if WINDOWS else "python")
STAMP = VENV / "installed-requirements.txt"
RUN_SET = "requirements.txt"
TEST_SET = "requirements-dev.txt"  # holds the run set, with the same versions
OUTPUT = ROOT / "keluaran"

COVERED_LAYERS = ("domain", "storage", "services")
BRANCHES_WANTED = 95.0


class DevError(Exception):
    """A step failed and the next ones make no sense; the text is for the developer."""


# --- the environment ---


def child_environment(**changes: str) -> dict[str, str]:
    """Our environment for a child: bytecode is written, since a start without it takes twice as long."""
    environment = {**os.environ, **changes}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    return environment


def tool(name: str) -> Path:
    """A program that the environment brings."""
    return BIN / (f"{name}.exe" if WINDOWS else name)


def call(*command: str | Path, env: Mapping[str, str] | None = None) -> int:
    """Run one command in the root of the tree, its output ours; the exit code."""
    sys.stdout.flush()
    arguments = [str(part) for part in command]
    return subprocess.run(arguments, cwd=ROOT, env=env or child_environment(), check=False).returncode


def must(*command: str | Path, why: str, env: Mapping[str, str] | None = None) -> None:
    """Run one command that has to succeed. Raises DevError."""
    if code := call(*command, env=env):
        raise DevError(f"{why} failed (exit code {code})")


def digest(name: str) -> str:
    """One line that changes when the pinned versions change."""
    # Line ends are left out of it: git may write them differently on Windows.
    content = (ROOT / "packaging" / name).read_bytes().replace(b"\r\n", b"\n")
    return f"{name} {sha256(content).hexdigest()}"


def is_installed(name: str, stamp: str) -> bool:
    """Whether the stamp says that this set, or the larger one, is installed as it is pinned now."""
    lines = stamp.splitlines()
    return digest(name) in lines or digest(TEST_SET) in lines


def ensure_environment(requirements: str) -> None:
    """Make `.venv` with the pinned versions, or bring it up to date; then the forms and icons. Raises DevError."""
    if not (PYTHON.exists() and _works()):
        print(f"Making {VENV.relative_to(ROOT)} with Python {sys.version.split()[0]}")
        must(sys.executable, "-m", "venv", "--clear", VENV, why="making the virtual environment")
    if not is_installed(requirements, STAMP.read_text(encoding="utf-8") if STAMP.exists() else ""):
        _install(requirements)
    must(PYTHON, "packaging/build_assets.py", why="making forms and icons")
    must(PYTHON, "-m", "compileall", "-q", "rakor_desktop", why="compiling bytecode")


def _works() -> bool:
    command = [str(PYTHON), "-c", "import sys; sys.exit(sys.version_info < (3, 11))"]
    with contextlib.suppress(OSError):
        return subprocess.run(command, check=False).returncode == 0
    return False


def _install(requirements: str) -> None:
    print(f"Installing packaging/{requirements} (once; the versions are pinned)")
    STAMP.unlink(missing_ok=True)
    pip = [PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input"]
    # Only wheels, and only those whose hashes were written down: nothing is built, nothing else gets in.
    pins = ["--require-hashes", "--only-binary", ":all:", "--no-deps", "-r", f"packaging/{requirements}"]
    must(*pip, *pins, why="installing")  # pip compiles the bytecode of what it installs
    (site,) = [*VENV.glob("lib/python3*/site-packages"), *VENV.glob("Lib/site-packages")][:1]
    (site / "rakor_desktop_source.pth").write_text(f"{ROOT}\n", encoding="utf-8")
    STAMP.write_text(digest(requirements) + "\n", encoding="utf-8")


# --- run ---


def has_display() -> bool:
    """Whether a window can be opened: a stale DISPLAY, common in containers, does not count."""
    if sys.platform != "linux":
        return True
    if os.environ.get("WAYLAND_DISPLAY"):
        return True
    host, colon, number = os.environ.get("DISPLAY", "").partition(":")
    if not colon:
        return False
    if host:
        return True
    path = f"/tmp/.X11-unix/X{number.partition('.')[0]}"
    for address in (path, "\0" + path):
        with socket.socket(socket.AF_UNIX) as connection, contextlib.suppress(OSError):
            connection.connect(address)
            return True
    return False


def run(arguments: list[str]) -> int:
    """Open the window on the demo file, or without a display make all that it could show."""
    display = has_display()
    system_check.ensure(pictures=not display, window=False)
    ensure_environment(RUN_SET)
    if display:
        return call(PYTHON, "-m", "rakor_desktop", "--demo", *arguments)
    return run_unattended()


def run_unattended() -> int:
    """The same job without a display: the demo file, each document and a picture of each screen."""
    print(f"No display: making the demo file, its documents and a picture of each screen in {OUTPUT.name}/")
    demo, documents, pictures = OUTPUT / "contoh.rapat", OUTPUT / "dokumen", OUTPUT / "layar"
    for old in OUTPUT.glob("contoh.rapat*"):
        old.unlink()
    for folder in (documents, pictures):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
    env = child_environment(QT_QPA_PLATFORM="offscreen")
    program = (PYTHON, "-m", "rakor_desktop")
    must(*program, "contoh", demo, env=env, why="making the demo file")
    must(*program, "dokumen", demo, "--rapat", "1", "--keluar", documents, env=env, why="writing the documents")
    must(*program, "gambar", demo, "--keluar", pictures, env=env, why="drawing the screens")
    print(f"\nIn {OUTPUT}:")
    for path in sorted(path for path in OUTPUT.rglob("*") if path.is_file()):
        print(f"  {path.stat().st_size / 1024:8.0f} kB  {path.relative_to(OUTPUT)}")
    return 0


# --- test ---


@dataclass(frozen=True, slots=True)
class Step:
    """One check of `test` and how it ended."""

    name: str
    passed: bool


def test(paths: list[str], *, fast: bool) -> int:
    """All checks, or only the tests under `paths`."""
    linux = sys.platform == "linux"
    needs_window = not fast and (not paths or any("end_to_end" in path for path in paths))
    needs_office = not fast and (linux if not paths else any("office" in path for path in paths))
    system_check.ensure(pictures=True, window=needs_window and linux, office=needs_office)
    ensure_environment(TEST_SET)
    if paths:
        with test_display(needs_window) as env:
            return call(PYTHON, "-m", "pytest", *paths, env=env)
    steps = [
        step("ruff", tool("ruff"), "check", "."),
        step("house rules", PYTHON, "packaging/house_rules.py"),
        step("import-linter", tool("lint-imports"), "--no-logo"),
        step("basedpyright", tool("basedpyright")),
    ]
    pytest = (PYTHON, "-m", "pytest", "--cov", "--cov-report=")
    apart = ["--ignore=tests/end_to_end", "--ignore=tests/benchmarks"]
    if not needs_office:
        apart.append("--ignore=tests/office")
    with test_display(window=False) as env:
        steps.append(step("tests", *pytest, "-n", "2", *apart, "tests", env=env))
    if not fast and any((ROOT / "tests" / "end_to_end").glob("**/test_*.py")):
        with test_display(window=True) as env:
            steps.append(step("end to end", *pytest, "--cov-append", "tests/end_to_end", env=env))
    steps.append(check_coverage())
    print("\n" + "\n".join(f"{'passed' if each.passed else 'FAILED'}  {each.name}" for each in steps))
    return 0 if all(each.passed for each in steps) else 1


def step(name: str, *command: str | Path, env: Mapping[str, str] | None = None) -> Step:
    """One check under its headline."""
    print(f"\n--- {name} ---")
    return Step(name, call(*command, env=env) == 0)


@contextlib.contextmanager
def test_display(window: bool) -> Generator[dict[str, str]]:
    """The environment for tests: Qt without a screen, or a screen of a small laptop that nobody sees."""
    if not window or sys.platform != "linux":
        yield child_environment(**({} if window else {"QT_QPA_PLATFORM": "offscreen"}))
        return
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1366x768x24", "-dpi", "96", "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=[writing], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        with os.fdopen(reading) as pipe:
            number = pipe.readline().strip()  # Xvfb writes it when it is ready, or ends and closes the pipe
        if not number:
            raise DevError("Xvfb did not start")
        environment = child_environment(DISPLAY=f":{number}", QT_QPA_PLATFORM="xcb")
        environment.pop("WAYLAND_DISPLAY", None)
        yield environment
    finally:
        server.terminate()
        server.wait()


def check_coverage() -> Step:
    """Print what the tests reached and hold the layers that must not lose anything to their figure."""
    name = f"branches of {', '.join(COVERED_LAYERS)}"
    print("\n--- coverage ---")
    coverage = (PYTHON, "-m", "coverage")
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "coverage.json"
        if call(*coverage, "report") != 0 or call(*coverage, "json", "--quiet", "-o", target) != 0:
            return Step(name, passed=False)
        files = json.loads(target.read_text(encoding="utf-8"))["files"]
    passed = True
    for layer in COVERED_LAYERS:
        share = branch_share(files, layer)
        passed = passed and share >= BRANCHES_WANTED
        print(f"{layer:10} {share:5.1f} % of branches (at least {BRANCHES_WANTED:.0f} %)")
    return Step(name, passed)


def branch_share(files: Mapping[str, dict[str, dict[str, int]]], layer: str) -> float:
    """Percent of the branches below `rakor_desktop/<layer>` that the tests took; 100 where there is no code.

    Args:
        files: the "files" part of coverage's JSON report.
        layer: a folder of the package.
    """
    summaries = [entry["summary"] for path, entry in files.items() if Path(path).parts[1:2] == (layer,)]
    total = sum(summary.get("num_branches", 0) for summary in summaries)
    if total == 0:  # nothing was measured, or there is nothing to measure
        return 0.0 if any(summary["missing_lines"] for summary in summaries) else 100.0
    return 100.0 * sum(summary["covered_branches"] for summary in summaries) / total


# --- lock ---


def lock() -> int:
    """Pin the newest versions that pyproject.toml allows, with hashes, for Linux and Windows, Python 3.11 and up."""
    ensure_environment(TEST_SET)
    command = [tool("uv"), "pip", "compile", "pyproject.toml", "--universal", "--python-version", "3.11", "--upgrade"]
    command += ["--generate-hashes", "--no-annotate", "--quiet", "--custom-compile-command", "packaging/dev.py lock"]
    must(*command, "--group", "dev", "-o", f"packaging/{TEST_SET}", why="pinning")
    # The smaller set takes its versions from the larger one.
    constraint = ["-c", f"packaging/{TEST_SET}"]
    must(*command, "--group", "assets", *constraint, "-o", f"packaging/{RUN_SET}", why="pinning")
    return 0


def main(arguments: list[str] | None = None) -> int:
    """Parse the command line and do it; the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("run", help="open the window on the demo file", add_help=False)
    test_parser = commands.add_parser("test", help="run every check and test")
    test_parser.add_argument("--fast", action="store_true", help="without real windows and LibreOffice")
    test_parser.add_argument("paths", nargs="*", help="only the tests in these files or folders")
    commands.add_parser("lock", help="pin the newest allowed versions")
    options, rest = parser.parse_known_args(arguments)
    if rest and options.command != "run":
        parser.error(f"unknown arguments: {' '.join(rest)}")
    try:
        if options.command == "run":
            return run(rest)
        if options.command == "test":
            return test(options.paths, fast=options.fast)
        return lock()
    except (DevError, system_check.SystemLacksError) as error:
        print(f"\n{error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    raise SystemExit(main())
