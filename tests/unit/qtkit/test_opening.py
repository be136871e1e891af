"""Whether a program is known for a file, asked of a stand-in for the system's own register."""

from __future__ import annotations

from pathlib import Path

import pytest

from rakor_desktop.qtkit import opening


def register(folder: Path, answers: str) -> str:
    """A register that gives these answers, as the arms of a shell's `case`."""
    script = folder / "xdg-mime"
    script.write_text(f'#!/bin/sh\ncase "$3" in\n{answers}\nesac\n', encoding="ascii")
    script.chmod(0o755)
    return str(script)


def stand_in(monkeypatch: pytest.MonkeyPatch, found: str | None) -> None:
    def which(_name: str) -> str | None:
        return found

    monkeypatch.setattr(opening.shutil, "which", which)


def test_a_program_is_known_where_it_is_registered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(monkeypatch, register(tmp_path, "application/pdf) echo pembaca.desktop;;"))
    assert opening.has_program("paparan.pdf")
    assert not opening.has_program("paparan.pptx")


def test_a_program_for_the_wider_kind_serves_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(monkeypatch, register(tmp_path, "text/plain) echo penyunting.desktop;;"))
    assert opening.has_program("catatan.md")


@pytest.mark.parametrize("name", ["surat.docx", "rekap.xlsx", "paparan.pptx", "surat.odt"])
def test_what_opens_archives_does_not_open_office_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    answers = "application/zip) echo arsip.desktop;;\napplication/octet-stream) echo heksa.desktop;;"
    stand_in(monkeypatch, register(tmp_path, answers))
    assert not opening.has_program(name)
    assert opening.has_program("semua.zip")


def test_without_a_clear_answer_the_attempt_will_tell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(monkeypatch, None)
    assert opening.has_program("paparan.pdf")
    stand_in(monkeypatch, str(tmp_path / "tidak-ada"))
    assert opening.has_program("paparan.pdf")
    stand_in(monkeypatch, register(tmp_path, ""))
    assert opening.has_program("berkas-tanpa-akhiran")
