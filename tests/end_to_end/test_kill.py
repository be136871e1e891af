"""A power cut in the middle of a sentence: whatever stood on the screen for one second is there again."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest

from rakor_desktop.services.catalogue import Services
from rakor_desktop.storage.database import problems_of
from tests.end_to_end.driver import Program, wait_for
from tests.support import open_services

TITLE = "Rapat Koordinasi Penanganan Banjir dan Tanah Longsor Kecamatan Kalibaru Tahap Kedua"
REMARK = (
    "Camat Kalibaru menyampaikan bahwa tanggul di hulu sungai retak sepanjang dua belas meter dan meminta alat berat "
    "dari dinas pekerjaan umum sebelum hujan berikutnya, sedangkan warga sudah membuat karung pasir sendiri."
)
PROMISE = 1.0  # s on the screen


class Typist:
    """Types key by key at a fast typist's pace and remembers since when each character is on the screen."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._shown: list[float] = []

    def type(self, text: str) -> None:
        for character in text:
            self._program.type(character, delay_ms=35)
            self._program.wait_for_answer()
            self._shown.append(time.monotonic())

    def shown_for(self, seconds: float, moment: float) -> int:
        """How many characters stood there for so long at this moment."""
        return sum(shown <= moment - seconds for shown in self._shown)


@pytest.fixture
def meeting(data: Path) -> str:
    """A running meeting without a title."""
    services = open_services(data, now=datetime.now)
    meeting = services.meetings.create("", day=date.today()).value
    services.agenda.advance(meeting)
    services.store.close()
    return meeting


@pytest.mark.parametrize("count", [37, 61, 83])
def test_kill_while_the_title_is_typed(program: Program, data: Path, meeting: str, count: int) -> None:
    program.start()
    open_meeting(program)
    program.press("ctrl+1")
    program.key("ctrl+a")
    typist = Typist(program)
    typist.type(TITLE[:count])
    program.kill()
    safe = typist.shown_for(PROMISE, time.monotonic())
    assert 0 < safe < count
    services = open_services(data, create=False)
    title = services.meetings.get(meeting).title
    services.store.close()
    assert title.startswith(TITLE[:safe].rstrip())
    assert TITLE.startswith(title)
    assert problems_of(data) == ()


@pytest.mark.parametrize("count", [41, 88, 143])
def test_kill_while_a_remark_is_typed(
    program: Program, data: Path, meeting: str, reading: Callable[[], Services], count: int
) -> None:
    program.start()
    open_meeting(program)
    typist = Typist(program)
    typist.type(REMARK[:count])
    program.kill()
    safe = typist.shown_for(PROMISE, time.monotonic())
    assert 0 < safe < count
    assert problems_of(data) == ()
    services = reading()
    (kept,) = (json.loads(text)["text"] for key, text in services.drafts.all() if key.startswith("remark"))
    assert kept.startswith(REMARK[:safe].rstrip())
    # The text stands in its field again: it goes on from there, and Enter makes it a remark.
    program.start()
    open_meeting(program)
    program.key("ctrl+End")
    program.type(" DAN SELESAI")
    program.key("Return")
    (remark,) = wait_for(lambda: services.remarks.of_meeting(meeting), "the remark")
    assert remark.text.startswith(kept.rstrip())
    assert remark.text.endswith("DAN SELESAI")
    services.store.close()
    assert program.close_window() == 0
    assert problems_of(data) == ()


def test_kill_right_after_what_was_noted(program: Program, data: Path, meeting: str) -> None:
    program.start()
    open_meeting(program)
    for number in range(1, 6):
        program.type(f"Catatan nomor {number}")
        program.key("Return")
        program.wait_for_answer()
    typist = Typist(program)
    typist.type("x" * 30)
    program.kill()
    services = open_services(data, create=False)
    texts = [remark.text for remark in services.remarks.of_meeting(meeting)]
    services.store.close()
    assert texts == [f"Catatan nomor {number}" for number in range(1, 6)]
    assert problems_of(data) == ()


def open_meeting(program: Program) -> None:
    """Go on with the running meeting: the first button of the first page has the keyboard."""
    program.press("Return")
