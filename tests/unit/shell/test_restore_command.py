"""`pulihkan`: from the folder of copies back to a data file, as an officer types it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from rakor_desktop.__main__ import main
from rakor_desktop.domain.meeting import MeetingFilter
from tests.support import open_services


def test_a_copy_is_put_back_and_the_old_file_kept(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "data.rapat"
    services = open_services(path, now=datetime.now)
    services.meetings.create("Rapat lama")
    copy = services.backup.now()
    services.meetings.create("Rapat baru")
    assert main(["pulihkan", str(copy), "--ke", str(path)]) == 2
    assert capsys.readouterr().err == (
        "rakor-desktop: data.rapat: Berkas data ini sedang terbuka; tutup Rakor Desktop dahulu, lalu pulihkan lagi.\n"
    )
    services.store.close()
    assert main(["pulihkan", str(copy), "--ke", str(path)]) == 0
    first, second = capsys.readouterr().out.splitlines()
    assert first == f"{path} dipulihkan dari {copy.name}"
    assert second.startswith("Berkas sebelumnya disimpan sebagai data_diganti_")
    assert (tmp_path / second.rsplit(" ", 1)[1]).is_file()
    again = open_services(path)
    assert [line.title for line in again.meetings.rows(MeetingFilter())] == ["Rapat lama"]
    again.store.close()
    assert main(["pulihkan", str(copy), "--ke", str(tmp_path / "baru.rapat")]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 1
    assert main(["periksa", str(tmp_path / "baru.rapat")]) == 0


def test_a_copy_that_is_missing_is_told_in_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["pulihkan", str(tmp_path / "x.rakor-cadangan"), "--ke", str(tmp_path / "data.rapat")]) == 2
    assert capsys.readouterr().err == (
        "rakor-desktop: x.rakor-cadangan: Cadangan tidak ditemukan; periksa nama dan foldernya.\n"
    )
    assert list(tmp_path.iterdir()) == []
