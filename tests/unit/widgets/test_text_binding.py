"""A field that goes from row to row shows what was typed last for each, wherever that is on its way."""

from __future__ import annotations

import functools
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from rakor_desktop.domain.change import Change, Entity
from rakor_desktop.domain.errors import StorageError
from rakor_desktop.qtkit.autosave import Autosave
from rakor_desktop.qtkit.jobs import Jobs, Progress
from rakor_desktop.widgets.note_edit import NoteEdit
from rakor_desktop.widgets.text_binding import TextBinding


class Rows:
    """Texts of rows in a data file that can be full."""

    def __init__(self) -> None:
        self.texts = {"a": "teks a", "b": "teks b"}
        self.is_full = False

    def save(self, key: str, text: str) -> Change:
        if self.is_full:
            raise StorageError("Penyimpanan penuh.")
        self.texts[key] = text
        return Change.of([(Entity.REMARK, key)])


class Desk:
    """A field bound to one of the rows."""

    def __init__(self, qtbot: QtBot, jobs: Jobs, field: QLineEdit | NoteEdit) -> None:
        self.qtbot = qtbot
        self.jobs = jobs
        self.autosave = Autosave(jobs, jobs)
        self.rows = Rows()
        self.field = field
        self.key = ""
        qtbot.addWidget(field)
        with qtbot.waitActive(field):
            field.show()
        field.setFocus()
        self.binding = TextBinding(field, jobs, self.autosave)
        jobs.changed.connect(lambda _change: self.show(self.key))

    def show(self, key: str) -> None:
        self.key = key
        self.binding.attach(key, functools.partial(self.rows.save, key))
        self.binding.show_text(self.rows.texts[key])

    def type(self, text: str) -> None:
        self.qtbot.keyClicks(self.field, text)

    def text(self) -> str:
        return self.field.text() if isinstance(self.field, QLineEdit) else self.field.toPlainText()

    @contextmanager
    def held_worker(self) -> Iterator[None]:
        started, gate = threading.Event(), threading.Event()

        def hold(_progress: Progress) -> None:
            started.set()
            gate.wait(5)

        self.jobs.run(hold)
        started.wait(5)
        try:
            yield
        finally:
            gate.set()


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Jobs]:
    jobs = Jobs()
    yield jobs
    jobs.close()


@pytest.fixture(params=[QLineEdit, NoteEdit])
def desk(qtbot: QtBot, jobs: Jobs, request: pytest.FixtureRequest) -> Desk:
    return Desk(qtbot, jobs, request.param())


def test_coming_back_before_the_text_was_written_shows_it(desk: Desk) -> None:
    desk.show("a")
    with desk.held_worker():
        desk.type(" baru")
        typed = desk.text()
        desk.show("b")
        assert desk.text() == "teks b"
        desk.show("a")
        assert desk.text() == typed
        desk.type("!")
        typed = desk.text()
    desk.jobs.flush()
    assert desk.autosave.flush_and_wait()
    assert desk.rows.texts == {"a": typed, "b": "teks b"}
    assert desk.text() == typed


def test_coming_back_on_a_full_disk_shows_what_could_not_be_written(desk: Desk) -> None:
    desk.show("a")
    desk.rows.is_full = True
    desk.type(" baru")
    typed = desk.text()
    desk.show("b")
    desk.jobs.flush()
    desk.show("a")
    assert desk.text() == typed
    desk.rows.is_full = False
    assert desk.autosave.flush_and_wait()
    assert desk.rows.texts["a"] == typed


def test_a_text_saved_while_another_row_was_shown_can_change_from_elsewhere(desk: Desk) -> None:
    desk.show("a")
    desk.type(" baru")
    desk.show("b")
    desk.jobs.flush()
    desk.show("a")
    desk.rows.texts["a"] = "dari tempat lain"
    desk.show("a")
    assert desk.text() == "dari tempat lain"
    assert not desk.binding.is_unsaved


def test_a_row_that_is_begun_again_keeps_what_is_still_to_be_saved(desk: Desk) -> None:
    desk.show("a")
    with desk.held_worker():
        desk.type(" baru")
        typed = desk.text()
        desk.binding.attach("b", functools.partial(desk.rows.save, "b"))
        desk.binding.reset()
        assert desk.text() == ""
        desk.binding.attach("a", functools.partial(desk.rows.save, "a"))
        desk.binding.reset()
        assert desk.text() == typed
    desk.jobs.flush()


def test_a_row_that_differs_only_in_spaces_is_shown_as_it_is(desk: Desk) -> None:
    desk.rows.texts = {"a": "satu dua", "b": "satu  dua"}
    desk.show("a")
    desk.show("b")
    assert desk.text() == "satu  dua"
