"""Documents of a meeting: everything they print is gathered once, files appear whole or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.naskah import DocumentKind
from rakor_desktop.domain.progress import Silent
from rakor_desktop.domain.record import DocumentOptions
from tests.support import DAY, small_meeting

if TYPE_CHECKING:
    from pathlib import Path

    from rakor_desktop.services.catalogue import Services


class Told:
    """A listener that keeps what it was told."""

    def __init__(self) -> None:
        self.steps: list[tuple[int, int, str]] = []

    def report(self, done: int, total: int, text: str = "") -> None:
        self.steps.append((done, total, text))


def test_the_record_holds_what_the_documents_print(services: Services) -> None:
    meeting = small_meeting(services)
    services.settings.save_letterhead(line_1="PEMERINTAH KABUPATEN BANYUWANGI")
    services.settings.save_signatory(name="Ahmad Contoh")
    record = services.documents.record(meeting.id)
    assert (record.meeting.id, record.today, record.attendance.present) == (meeting.id, DAY, 5)
    assert record.chair is not None
    assert record.chair.full_name == "Dra. Hj. Siti Rahayu, M.Si."
    assert record.signatory is not None
    assert (record.letterhead.line_1, record.signatory.name) == ("PEMERINTAH KABUPATEN BANYUWANGI", "Ahmad Contoh")
    assert (record.secretary, record.minute_taker) == (None, None)
    assert [len(part) for part in (record.agenda, record.participants, record.remarks, record.agreements)] == [
        11,
        7,
        3,
        2,
    ]
    assert [(one.group.code, len(one.members), len(one.points), len(one.issues)) for one in record.groups] == [
        ("K1", 3, 2, 1),
        ("K2", 2, 1, 0),
    ]


def test_a_meeting_without_a_letterhead_has_an_empty_one(services: Services) -> None:
    record = services.documents.record(services.meetings.create("Rapat").value)
    assert (record.letterhead.line_1, record.signatory) == ("", None)


def test_all_documents_of_a_meeting(services: Services, tmp_path: Path) -> None:
    meeting = small_meeting(services)
    told = Told()
    kinds = (DocumentKind.NOTULA, DocumentKind.BUKU_KERJA)
    paths = services.documents.write_all(meeting.id, tmp_path / "keluar" / "baru", kinds, told)
    assert [path.name for path in paths] == [services.documents.file_name(meeting.id, kind) for kind in kinds]
    assert [path.read_bytes()[:4] for path in paths] == [b"%PDF", b"PK\x03\x04"]
    done = [step[0] for step in told.steps]
    assert done == sorted(done)
    assert {step[1] for step in told.steps} == {200}
    assert sorted((tmp_path / "keluar" / "baru").iterdir()) == sorted(paths)
    options = DocumentOptions(DocumentKind.MATRIKS, final=True)
    (path,) = services.documents.write_all(meeting.id, tmp_path, [DocumentKind.DAFTAR_HADIR], Silent(), options)
    assert path.suffix == ".pdf"


def test_a_folder_that_cannot_be_made_is_told(services: Services, tmp_path: Path) -> None:
    meeting = small_meeting(services)
    (tmp_path / "berkas").touch()
    with pytest.raises(UserError, match="tidak dapat dibuat; pilih folder lain"):
        services.documents.write_all(meeting.id, tmp_path / "berkas" / "x", [DocumentKind.NOTULA], Silent())


def test_pictures_for_the_preview(services: Services) -> None:
    meeting = small_meeting(services)
    pages = services.documents.pictures(meeting.id, DocumentOptions(DocumentKind.MATRIKS), Silent(), width=200)
    assert pages
    for page in pages:
        assert page.width == 200
        assert len(page.rgba) == page.width * page.height * 4
