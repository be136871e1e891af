"""Minutes of 40 pages with a table of 500 rows, each contender a process of its own, from its start to its end.

The program writes PDF/A-2b and reads nothing but the record; the plain script sets the same texts in reportlab alone;
LibreOffice converts the Word document that the program made of the same record.
"""

from __future__ import annotations

import os
import pickle
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

import pypdfium2

from tests.benchmarks.measuring import Measured, in_turns, show

ROOT = Path(__file__).resolve().parents[2]
ROUNDS = 7
_NAME = "minutes"


def test_minutes_of_forty_pages(tmp_path: Path) -> None:
    office = shutil.which("soffice")
    assert office, "LibreOffice is missing"
    subprocess.run([sys.executable, "-m", "compileall", "-q", "rakor_desktop", "tests"], cwd=ROOT, check=True)
    word, content = tmp_path / f"{_NAME}.docx", tmp_path / "content"
    _write("word", word)
    _write("content", content)
    folders = {name: tmp_path / name for name in ("plain", "program", "office")}
    for folder in folders.values():
        folder.mkdir()
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    convert = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folders["office"]), str(word)]
    own = [sys.executable, "-m", "tests.benchmarks.bench_minutes"]
    plain, program = (str(folders[name] / f"{_NAME}.pdf") for name in ("plain", "program"))
    measured = in_turns(
        [
            ("plain reportlab script", partial(_run, [*own, "plain", plain, str(content)])),
            ("program, PDF/A-2b", partial(_run, [*own, "program", program])),
            ("LibreOffice, from the Word document", partial(_run, convert)),
        ],
        ROUNDS,
    )
    pages = [len(pypdfium2.PdfDocument(folder / f"{_NAME}.pdf")) for folder in folders.values()]
    show(f"Minutes of {' / '.join(map(str, pages))} pages, whole processes", measured, ["", "goal 1.20"])
    scripted, ours, theirs = (
        Measured(f"{each.name}, per page", each.seconds / count) for each, count in zip(measured, pages, strict=True)
    )
    show("The same for each page, against LibreOffice", [theirs, ours, scripted], ["", "goal 0.40"])


# A process begins with the memory of the one that started it, so a small one stands between it and us.
_LAUNCHER = """
import os, subprocess, sys, time
since = time.perf_counter()
process = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
_, status, usage = os.wait4(process.pid, 0)
print(time.perf_counter() - since, usage.ru_maxrss / 1024)
os._exit(os.waitstatus_to_exitcode(status))
"""


def _run(command: Sequence[str]) -> tuple[float, float]:
    """Seconds of a process and the peak of its resident memory in MB, its children included."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    launcher = [sys.executable, "-u", "-S", "-c", _LAUNCHER, *command]
    done = subprocess.run(launcher, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    seconds, megabytes = map(float, done.stdout.split())
    return seconds, megabytes


def _plain(path: Path, content: Path) -> None:
    from tests.benchmarks.plain_documents import write_pdf

    texts, sheet = pickle.loads(content.read_bytes())
    write_pdf(texts, sheet, path)


def _write(contender: str, path: Path) -> None:
    """What the program makes of the record: a PDF, a Word document, or the bare content for the plain script."""
    from rakor_desktop.documents.writer import write_document
    from rakor_desktop.domain.naskah import DocumentKind, Format
    from rakor_desktop.domain.progress import Silent
    from rakor_desktop.domain.record import DocumentOptions
    from tests.unit.documents.records import MADE_AT, huge_record

    record = huge_record(500, 200)
    record = replace(record, remarks=record.remarks[:6], groups=())
    options = DocumentOptions(DocumentKind.NOTULA, made_at=MADE_AT)
    if contender == "content":
        from rakor_desktop.documents.notula import notula_sections
        from tests.benchmarks.plain_documents import contents

        sections = notula_sections(record, options)
        content = contents([block for section in sections for block in section.blocks])
        path.write_bytes(pickle.dumps((content, sections[0].sheet)))
    elif contender == "program":
        write_document(record, options, path, Silent())
    else:
        write_document(record, replace(options, format=Format.DOCX), path, Silent())


if __name__ == "__main__":
    if sys.argv[1] == "plain":
        _plain(Path(sys.argv[2]), Path(sys.argv[3]))
    else:
        _write(sys.argv[1], Path(sys.argv[2]))
