"""What is typed is saved soon, once, in its last state, and never dropped when saving fails."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from pytestqt.qtbot import QtBot

from rakor_desktop.domain.change import Change, Entity
from rakor_desktop.domain.errors import LockedError, UserError
from rakor_desktop.qtkit.autosave import Autosave
from rakor_desktop.qtkit.jobs import Jobs, Progress
from rakor_desktop.qtkit.save_state import SaveKind


class Store:
    """A data file that can be full."""

    def __init__(self) -> None:
        self.saved: list[str] = []
        self.trouble: Exception | None = None

    def write(self, text: str) -> Change:
        if self.trouble is not None:
            raise self.trouble
        self.saved.append(text)
        return Change.of([(Entity.REMARK, "r1")])


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Jobs]:
    jobs = Jobs()
    yield jobs
    jobs.close()


@pytest.fixture
def autosave(jobs: Jobs) -> Autosave:
    return Autosave(jobs, jobs)


@pytest.fixture
def store() -> Store:
    return Store()


def type_text(autosave: Autosave, store: Store, text: str, key: str = "remark") -> None:
    for end in range(1, len(text) + 1):
        autosave.edit(key, lambda part=text[:end]: store.write(part))


def test_a_moment_after_the_last_key_the_last_state_is_saved(
    qtbot: QtBot, jobs: Jobs, autosave: Autosave, store: Store
) -> None:
    with qtbot.waitSignal(jobs.changed):
        type_text(autosave, store, "usul")
    assert store.saved == ["usul"]
    assert not autosave.has_pending
    assert jobs.save_state.kind is SaveKind.SAVED


def test_typing_without_a_pause_is_saved_all_the_same(
    qtbot: QtBot, jobs: Jobs, autosave: Autosave, store: Store
) -> None:
    from PySide6.QtCore import QTimer

    typist = QTimer()
    typist.setInterval(30)
    typist.timeout.connect(lambda: autosave.edit("remark", lambda: store.write("terus mengetik")))
    with qtbot.waitSignal(jobs.changed):
        typist.start()
    typist.stop()
    autosave.flush_and_wait()
    assert store.saved


def test_the_state_says_saving_from_the_first_key(jobs: Jobs, autosave: Autosave, store: Store) -> None:
    type_text(autosave, store, "a")
    assert jobs.save_state.kind is SaveKind.SAVING
    autosave.flush_and_wait()
    assert jobs.save_state.kind is SaveKind.SAVED


def test_each_field_is_saved(autosave: Autosave, store: Store) -> None:
    type_text(autosave, store, "satu", "a")
    type_text(autosave, store, "dua", "b")
    assert autosave.flush_and_wait()
    assert sorted(store.saved) == ["dua", "satu"]


def test_a_failed_edit_stays_and_is_saved_later(jobs: Jobs, autosave: Autosave, store: Store) -> None:
    store.trouble = UserError("Penyimpanan penuh.")
    type_text(autosave, store, "jangan hilang")
    assert not autosave.flush_and_wait()
    assert autosave.has_pending
    assert (jobs.save_state.kind, jobs.save_state.reason) == (SaveKind.FAILED, "Penyimpanan penuh.")
    jobs.write(lambda: Change.of([(Entity.MEETING, "m")]))
    jobs.flush()
    assert jobs.save_state.kind is SaveKind.FAILED, "another success does not hide what is not saved"
    store.trouble = None
    assert autosave.flush_and_wait()
    assert store.saved == ["jangan hilang"]
    assert jobs.save_state.kind is SaveKind.SAVED


def test_a_failed_edit_is_tried_again_by_itself(
    qtbot: QtBot, jobs: Jobs, autosave: Autosave, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rakor_desktop.qtkit.autosave.RETRY", 0.01)
    store.trouble = UserError("Penyimpanan penuh.")
    type_text(autosave, store, "lagi")
    autosave.flush()
    jobs.flush()
    store.trouble = None
    with qtbot.waitSignal(jobs.changed):
        pass
    assert store.saved == ["lagi"]


def test_what_a_final_document_refuses_is_told_once_and_not_tried_again(
    jobs: Jobs, autosave: Autosave, store: Store
) -> None:
    told: list[UserError] = []
    states: list[SaveKind] = []
    jobs.error_raised.connect(told.append)
    jobs.save_state_changed.connect(lambda state: states.append(state.kind))
    store.trouble = LockedError("Surat undangan versi 1 sudah final.")
    type_text(autosave, store, "perihal")
    autosave.flush()
    type_text(autosave, store, "perihal lain")
    assert autosave.flush_and_wait()
    assert [error.message for error in told] == ["Surat undangan versi 1 sudah final."]
    assert states == [SaveKind.SAVING, SaveKind.SAVED]
    store.trouble = None
    assert autosave.flush_and_wait()
    assert store.saved == []


@pytest.mark.expects_bugs
def test_a_bug_while_saving_keeps_the_text_for_the_next_try(jobs: Jobs, autosave: Autosave, store: Store) -> None:
    bugs: list[BaseException] = []
    jobs.bug_raised.connect(bugs.append)
    store.trouble = ZeroDivisionError()
    type_text(autosave, store, "x")
    autosave.flush()
    jobs.flush()
    assert len(bugs) == 1
    assert autosave.has_pending
    store.trouble = None
    assert autosave.flush_and_wait()
    assert store.saved == ["x"]


def test_an_edit_during_its_own_writing_is_saved_too(jobs: Jobs, autosave: Autosave, store: Store) -> None:
    type_text(autosave, store, "awal")
    autosave.flush()
    type_text(autosave, store, "akhir")
    assert autosave.flush_and_wait()
    assert store.saved[-1] == "akhir"
    assert not autosave.has_pending


def test_a_discarded_edit_is_not_written(jobs: Jobs, autosave: Autosave, store: Store) -> None:
    type_text(autosave, store, "hapus")
    autosave.discard("remark")
    assert autosave.flush_and_wait()
    assert store.saved == []
    assert jobs.save_state.kind is SaveKind.SAVED


@contextmanager
def held_worker(jobs: Jobs) -> Iterator[None]:
    """The worker is at something else while the block runs."""
    started, gate = threading.Event(), threading.Event()

    def hold(_progress: Progress) -> None:
        started.set()
        gate.wait(5)

    jobs.run(hold)
    started.wait(5)
    try:
        yield
    finally:
        gate.set()


def test_what_is_typed_after_a_discard_outlives_the_write_that_was_under_way(
    jobs: Jobs, autosave: Autosave, store: Store
) -> None:
    with held_worker(jobs):
        type_text(autosave, store, "satu")
        autosave.flush()
        autosave.discard("remark")
        type_text(autosave, store, "dua")
    jobs.flush()
    assert store.saved == ["satu"]
    assert autosave.has_pending
    assert jobs.save_state.kind is SaveKind.SAVING
    assert autosave.flush_and_wait()
    assert store.saved == ["satu", "dua"]
    assert jobs.save_state.kind is SaveKind.SAVED


def test_the_newest_text_of_a_key_is_known_until_it_is_saved(jobs: Jobs, autosave: Autosave, store: Store) -> None:
    assert autosave.pending("remark") is None
    with held_worker(jobs):
        autosave.edit("remark", lambda: store.write("satu"), "satu")
        autosave.flush()
        assert autosave.pending("remark") == "satu"
        autosave.edit("remark", lambda: store.write("dua"), "dua")
        assert autosave.pending("remark") == "dua"
        assert autosave.pending("other") is None
    assert autosave.flush_and_wait()
    assert autosave.pending("remark") is None


def test_the_text_of_an_edit_that_fails_stays_known(jobs: Jobs, autosave: Autosave, store: Store) -> None:
    store.trouble = UserError("Penyimpanan penuh.")
    autosave.edit("remark", lambda: store.write("satu"), "satu")
    assert not autosave.flush_and_wait()
    assert autosave.pending("remark") == "satu"
    autosave.discard("remark")


def test_a_flush_puts_the_newest_state_before_what_is_queued_next(jobs: Jobs, autosave: Autosave, store: Store) -> None:
    with held_worker(jobs):
        type_text(autosave, store, "awal")
        autosave.flush()
        type_text(autosave, store, "akhir")
        autosave.flush()
        jobs.write(lambda: store.write("urungkan"))
    jobs.flush()
    assert store.saved == ["awal", "akhir", "urungkan"]
    assert not autosave.has_pending


def test_a_newer_state_that_is_saved_makes_good_for_an_older_that_was_not(
    jobs: Jobs, autosave: Autosave, store: Store
) -> None:
    def fail() -> Change:
        raise UserError("Penyimpanan penuh.")

    with held_worker(jobs):
        autosave.edit("remark", fail)
        autosave.flush()
        type_text(autosave, store, "baru")
        autosave.flush()
    jobs.flush()
    assert store.saved == ["baru"]
    assert not autosave.has_pending
    assert jobs.save_state.kind is SaveKind.SAVED


def test_saving_before_the_window_goes_does_not_wait_for_long_work(
    jobs: Jobs, autosave: Autosave, store: Store
) -> None:
    started, gate = threading.Event(), threading.Event()
    ended: list[str] = []

    def export(progress: Progress) -> None:
        started.set()
        while not gate.wait(0.001):
            progress.report(1, 2)
        ended.append("export")

    jobs.run(export, lets_writes_pass=True)
    started.wait(5)
    type_text(autosave, store, "catatan")
    assert autosave.flush_and_wait()
    assert store.saved == ["catatan"]
    assert ended == []
    gate.set()
    jobs.flush()


def test_cancelled_long_work_lets_the_writes_be_saved(jobs: Jobs, autosave: Autosave, store: Store) -> None:
    started = threading.Event()
    never = threading.Event()
    begun: list[str] = []

    def export(progress: Progress) -> None:
        started.set()
        for _ in range(5000):
            never.wait(0.001)
            progress.report(1, 2)
        begun.append("to the end")

    jobs.run(export)
    jobs.run(lambda _progress: begun.append("next"))
    started.wait(5)
    type_text(autosave, store, "catatan")
    jobs.cancel_long_work()
    assert autosave.flush_and_wait()
    jobs.flush()
    assert store.saved == ["catatan"]
    assert begun == []
