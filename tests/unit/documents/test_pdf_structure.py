"""What readers for the blind find in the files: a structure, texts instead of figures, tables with heads."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from rakor_desktop.domain.kinds import Paper, TaskState
from rakor_desktop.domain.naskah import DocumentKind, Format
from tests.unit.documents.pdf_reading import make
from tests.unit.documents.records import demo_record, png_emblem, tiny_record

KINDS = [kind for kind in DocumentKind if kind.formats[0] is Format.PDF]


def kids(element: Any) -> list[Any]:
    held = element.get("/K", pikepdf.Array())
    return [kid for kid in held if isinstance(kid, pikepdf.Dictionary)] if isinstance(held, pikepdf.Array) else []


def structure(document: pikepdf.Pdf) -> list[Any]:
    assert document.Root.MarkInfo.Marked
    return [*walk(document.Root.StructTreeRoot.K)]


def walk(element: Any) -> Iterator[Any]:
    yield element
    for kid in kids(element):
        yield from walk(kid)


@pytest.mark.parametrize("kind", KINDS)
def test_every_mark_on_a_page_belongs_to_a_part(tmp_path: Path, kind: DocumentKind) -> None:
    path = make(demo_record(), tmp_path, kind).path
    document = pikepdf.open(path)
    numbers = document.Root.StructTreeRoot.ParentTree.Nums
    for number, page in enumerate(document.pages):
        drawn = page.Contents.read_bytes()
        found = [int(mark) for mark in re.findall(rb"/MCID (\d+)", drawn)]
        assert found == list(range(len(found)))
        parts = numbers[2 * number + 1]
        assert page.StructParents == number
        assert len(parts) == len(found)
        assert all(mark == part.K and part.Pg.objgen == page.obj.objgen for mark, part in enumerate(parts))
        assert drawn.count(b"BDC") + drawn.count(b"BMC") == drawn.count(b"EMC")


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_drawn_outside_a_mark(tmp_path: Path, kind: DocumentKind) -> None:
    document = pikepdf.open(make(tiny_record(), tmp_path, kind).path)
    for page in document.pages:
        depth = 0
        for operands, operator in pikepdf.parse_content_stream(page):
            name = str(operator)
            depth += {"BDC": 1, "BMC": 1, "EMC": -1}.get(name, 0)
            if name in ("Tj", "TJ", "Do", "S", "f", "B", "f*") and (name != "Tj" or bytes(operands[0]).strip()):
                assert depth == 1, name


def test_a_table_has_heads_and_whole_rows(tmp_path: Path) -> None:
    document = pikepdf.open(make(demo_record(), tmp_path, DocumentKind.MATRIKS, paper=Paper.F4).path)
    tables = [element for element in structure(document) if element.S == "/Table"]
    assert tables
    for table in tables:
        rows = kids(table)
        assert {str(row.S) for row in rows} == {"/TR"}
        assert {str(cell.S) for cell in kids(rows[0])} == {"/TH"}
        assert all(cell.A.Scope == "/Column" for cell in kids(rows[0]))
        assert all(str(cell.S) == "/TD" for cell in kids(rows[-1]))
        widths = [0] * len(rows)
        for number, row in enumerate(rows):
            for cell in kids(row):
                shape = cell.get("/A", pikepdf.Dictionary())
                for line in range(number, min(number + int(shape.get("/RowSpan", 1)), len(rows))):
                    widths[line] += int(shape.get("/ColSpan", 1))
        assert len(set(widths)) == 1


def test_figures_have_a_text(tmp_path: Path) -> None:
    record = demo_record()
    first, *others = record.agreements
    done = replace(first, tasks=tuple(replace(task, state=TaskState.SELESAI) for task in first.tasks))
    letterhead = replace(record.letterhead, emblem=png_emblem())
    record = replace(record, letterhead=letterhead, agreements=(done, *others))
    document = pikepdf.open(make(record, tmp_path, DocumentKind.LAPORAN).path)
    texts = [str(element.Alt) for element in structure(document) if element.S == "/Figure"]
    assert texts[0] == "Lambang Kabupaten Banyuwangi"
    assert any(text.startswith("Diagram kehadiran menurut unsur: Pemerintah") for text in texts)
    assert any(text.startswith("Diagram status tugas: ") for text in texts)


def test_titles_and_headings_are_told_from_text(tmp_path: Path) -> None:
    document = pikepdf.open(make(demo_record(), tmp_path, DocumentKind.NOTULA).path)
    found = [str(element.S)[1:] for element in structure(document)]
    assert found[0] == "Document"
    assert found.count("H1") >= 1
    assert found.index("H1") < found.index("H2")
    assert found.count("P") > 50
