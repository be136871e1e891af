"""How a letter of invitation lies on its pages: what stays together, what takes more room, what is signed."""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from typing import TYPE_CHECKING

import pytest

from rakor_desktop.domain.naskah import AddresseeProfile, DetailBlock, DocumentKind
from rakor_desktop.domain.record import MeetingRecord
from tests.unit.documents.pdf_reading import MM, Read, make
from tests.unit.documents.whole_records import SEAL, whole_demo

if TYPE_CHECKING:
    from pathlib import Path

LETTER = DocumentKind.UNDANGAN
LONG = (
    "Rapat Koordinasi Percepatan Penurunan Stunting, Penanggulangan Kemiskinan Ekstrem, dan Pengembangan Desa Wisata "
    "Terpadu Berbasis Masyarakat di Wilayah Kecamatan Glagah, Licin, Kabat, dan Songgon"
)


def meeting(record: MeetingRecord | None = None, **fields: object) -> MeetingRecord:
    record = record or whole_demo()
    return replace(record, meeting=replace(record.meeting, **fields))


def letter(**fields: object) -> MeetingRecord:
    record = whole_demo()
    assert record.letter is not None
    return replace(record, letter=replace(record.letter, **fields))


def subject_of(read: Read) -> list[float]:
    """The right edges of the lines of Hal, in mm of the text."""
    top, bottom = read.find("Hal").top + 3, next(word for word in read.words[0] if word.text.startswith("Yth.")).top
    value = (30 + 28) * MM
    return [word.right / MM - 30 for word in read.words[0]
            if value - 2 < word.left < value + 3 * MM and bottom < word.bottom < top]  # fmt: skip


@pytest.mark.parametrize("public", [False, True], ids=["internal", "public"])
def test_a_letter_with_all_its_paragraphs_is_one_page(tmp_path: Path, public: bool) -> None:
    read = make(whole_demo(), tmp_path, LETTER, public_copy=public, seal=SEAL if public else None)
    assert "Arsip." in read.pages[0]
    assert "LAMPIRAN I" in read.pages[1]


@pytest.mark.parametrize("count", range(4, 16))
def test_tembusan_stays_with_the_signature(tmp_path: Path, count: int) -> None:
    extra = "\n".join(f"Kalimat tambahan nomor {number} dalam surat ini." for number in range(count))
    read = make(letter(extra=extra), tmp_path, LETTER, public_copy=True, seal=SEAL)
    page = next(page for page in read.pages if "Tembusan:" in page)
    assert "ASISTEN PEREKONOMIAN" in page
    assert "Demikian atas perhatian" in page


def test_a_long_subject_takes_the_room_beside_it(tmp_path: Path) -> None:
    edges = subject_of(make(meeting(title=LONG), tmp_path, LETTER))
    assert len(edges) <= 4
    assert 120 < max(edges) <= 160


def test_the_subject_keeps_clear_of_the_addressee_in_the_classic_profile(tmp_path: Path) -> None:
    record = meeting(title=LONG)
    record = replace(record, style=replace(record.style, addressee=AddresseeProfile.KLASIK))
    read = make(record, tmp_path, LETTER)
    hal = read.find("Hal")
    lines = [word for word in read.words[0] if word.bottom < hal.top + 3 and 57 * MM < word.left < 60 * MM]
    assert max(word.right for word in lines if word.bottom > 400) / MM <= 30 + 85 - 7 + 0.5


def test_every_attachment_is_signed_unless_the_office_has_it_otherwise(tmp_path: Path) -> None:
    record = whole_demo()
    read = make(record, tmp_path, LETTER)
    assert "SUSUNAN ACARA" in read.pages[-1]
    assert "Drs. Suryanto Wibowo, M.Si." in read.pages[-1]
    unsigned = make(replace(record, style=replace(record.style, attachment_signed=False)), tmp_path, LETTER)
    assert "Drs. Suryanto Wibowo, M.Si." not in unsigned.pages[-1]


@pytest.mark.parametrize(
    ("block", "shown"),
    [
        (DetailBlock.GABUNG, "Hari/Tanggal : Selasa s.d. Rabu, 24–25 November 2026 Waktu"),
        (DetailBlock.PISAH, "Hari : Selasa s.d. Rabu Tanggal : 24–25 November 2026 Pukul"),
    ],
)
def test_a_meeting_over_midnight_names_both_days(tmp_path: Path, block: DetailBlock, shown: str) -> None:
    record = meeting(planned_start=time(20, 0), planned_end=time(1, 30))
    assert shown in make(replace(record, style=replace(record.style, detail_block=block)), tmp_path, LETTER).text


def test_without_a_signatory_post_and_name_are_dots(tmp_path: Path) -> None:
    page = make(replace(whole_demo(), signatory=None, chair=None), tmp_path, LETTER).pages[0]
    assert "Pimpinan Rapat" not in page
    assert "......,\r\n(......" in page


def test_a_long_number_stands_in_one_line_and_the_date_beside_it(tmp_path: Path) -> None:
    number = "000.1.5/1427/35.09.011/XI/2026"
    read = make(meeting(invitation_number=number), tmp_path, LETTER)
    line, day = read.find(number), read.find("Banyuwangi, 18 November 2026")
    assert line.right < day.left
    assert line.top == pytest.approx(day.top, abs=0.5)
