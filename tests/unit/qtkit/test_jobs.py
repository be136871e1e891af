"""Writes run in their order on one thread; results, errors and progress arrive on the main thread."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QThread
from pytestqt.qtbot import QtBot

from rakor_desktop.domain.change import Change, Entity, Written
from rakor_desktop.domain.errors import StorageError, UserError
from rakor_desktop.qtkit.jobs import Jobs, Progress
from rakor_desktop.qtkit.save_state import SaveKind

CHANGE = Change.of([(Entity.MEETING, "m1")], "ubah rapat")


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Jobs]:
    jobs = Jobs()
    yield jobs
    jobs.close()


def raise_user_error() -> Change:
    raise StorageError("Penyimpanan penuh.")


def raise_bug() -> Change:
    raise ZeroDivisionError


def test_writes_run_in_their_order_and_away_from_the_main_thread(jobs: Jobs) -> None:
    seen: list[tuple[int, bool]] = []

    def write(number: int) -> Change:
        seen.append((number, threading.current_thread() is threading.main_thread()))
        return CHANGE

    for number in range(20):
        jobs.write(lambda number=number: write(number))
    jobs.flush()
    assert seen == [(number, False) for number in range(20)]


def test_a_change_is_announced_before_done_gets_the_value(jobs: Jobs) -> None:
    order: list[object] = []
    jobs.changed.connect(lambda change: order.append(change))
    jobs.write(lambda: Written(CHANGE, "id-1"), done=order.append)
    jobs.flush()
    assert order == [CHANGE, "id-1"]


def test_a_write_that_changed_nothing_is_not_announced(jobs: Jobs) -> None:
    announced: list[Change] = []
    jobs.changed.connect(announced.append)
    jobs.write(Change)
    jobs.flush()
    assert announced == []


def test_callbacks_come_on_the_main_thread(qtbot: QtBot, jobs: Jobs) -> None:
    threads: list[QThread] = []
    with qtbot.waitSignal(jobs.changed):
        jobs.write(lambda: CHANGE, done=lambda _value: threads.append(QThread.currentThread()))
    qtbot.waitUntil(lambda: len(threads) == 1)
    assert threads[0] is jobs.thread()


def test_a_refusal_is_no_failure_of_saving(jobs: Jobs) -> None:
    def refuse() -> Change:
        raise UserError("Pilih dahulu sebuah butir.")

    errors: list[UserError] = []
    jobs.write(refuse, failed=errors.append)
    jobs.flush()
    assert [error.message for error in errors] == ["Pilih dahulu sebuah butir."]
    assert jobs.save_state.kind is SaveKind.SAVED


def test_a_fault_of_the_disk_goes_to_its_handler_and_turns_the_state_red(jobs: Jobs) -> None:
    errors: list[UserError] = []
    unhandled: list[UserError] = []
    jobs.error_raised.connect(unhandled.append)
    jobs.write(raise_user_error, failed=errors.append)
    jobs.flush()
    assert [error.message for error in errors] == ["Penyimpanan penuh."]
    assert unhandled == []
    assert jobs.save_state.kind is SaveKind.FAILED
    assert jobs.save_state.reason == "Penyimpanan penuh."
    jobs.write(lambda: CHANGE)
    jobs.flush()
    assert jobs.save_state.kind is SaveKind.SAVED


@pytest.mark.expects_bugs
def test_an_error_without_handler_and_a_bug_are_announced(jobs: Jobs) -> None:
    errors: list[UserError] = []
    bugs: list[BaseException] = []
    jobs.error_raised.connect(errors.append)
    jobs.bug_raised.connect(bugs.append)
    jobs.write(raise_user_error)
    jobs.write(raise_bug)
    jobs.flush()
    assert len(errors) == 1
    assert [type(bug) for bug in bugs] == [ZeroDivisionError]


@pytest.mark.expects_bugs
def test_after_a_bug_its_handler_is_told_too(jobs: Jobs) -> None:
    told: list[UserError] = []
    bugs: list[BaseException] = []
    order: list[str] = []
    jobs.bug_raised.connect(bugs.append)
    jobs.bug_raised.connect(lambda _bug: order.append("bug"))

    def give_back(error: UserError) -> None:
        told.append(error)
        order.append("given back")

    jobs.write(raise_bug, failed=give_back)
    jobs.flush()
    assert [type(bug) for bug in bugs] == [ZeroDivisionError]
    assert ["kesalahan program" in error.message for error in told] == [True]
    assert order == ["given back", "bug"], "what is given back can be saved before the crash is told"


def test_a_refusal_does_not_hide_that_the_disk_is_full(jobs: Jobs) -> None:
    def refuse() -> Change:
        raise UserError("Pilih dahulu sebuah butir.")

    errors: list[UserError] = []
    jobs.write(raise_user_error, failed=errors.append)
    jobs.write(refuse, failed=errors.append)
    jobs.flush()
    assert (jobs.save_state.kind, jobs.save_state.reason) == (SaveKind.FAILED, "Penyimpanan penuh.")


def break_down(_value: object) -> None:
    raise ZeroDivisionError


@pytest.mark.expects_bugs
def test_a_bug_in_a_callback_does_not_swallow_later_results(jobs: Jobs) -> None:
    bugs: list[BaseException] = []
    done: list[Change] = []
    jobs.bug_raised.connect(bugs.append)
    jobs.write(lambda: CHANGE, done=break_down)
    jobs.write(lambda: CHANGE, done=done.append)
    jobs.flush()
    assert [type(bug) for bug in bugs] == [ZeroDivisionError]
    assert done == [CHANGE]


class Receiver(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.values: list[object] = []

    def take(self, value: object) -> None:
        self.values.append(value)


def test_a_deleted_receiver_is_not_called(jobs: Jobs, qtbot: QtBot) -> None:
    gone, kept = Receiver(), Receiver()
    values = gone.values
    gate = threading.Event()

    def wait() -> Change:
        gate.wait(5)
        return CHANGE

    jobs.write(wait, done=gone.take)
    jobs.write(lambda: CHANGE, done=lambda value: gone.take(value))
    jobs.write(lambda: CHANGE, done=kept.take)
    with qtbot.waitSignal(gone.destroyed):
        gone.deleteLater()
    gate.set()
    jobs.flush()
    assert values == []
    assert kept.values == [CHANGE]


def test_long_work_reports_and_gives_its_result(jobs: Jobs) -> None:
    states: list[tuple[int, int, str]] = []
    results: list[int] = []
    finished: list[bool] = []

    def work(progress: Progress) -> int:
        progress.report(1, 2, "Notula")
        progress.report(2, 2, "Selesai")
        return 7

    handle = jobs.run(work, done=results.append, title="Buat semua")
    handle.progressed.connect(lambda state: states.append((state.done, state.total, state.text)))
    handle.finished.connect(lambda: finished.append(True))
    jobs.flush()
    assert results == [7]
    assert states[-1] == (2, 2, "Selesai")
    assert finished == [True]


def test_cancelled_work_stops_at_its_next_report(jobs: Jobs) -> None:
    started, gate = threading.Event(), threading.Event()
    results: list[object] = []
    bugs: list[BaseException] = []
    jobs.bug_raised.connect(bugs.append)

    def work(progress: Progress) -> int:
        started.set()
        gate.wait(5)
        progress.report(1, 2)
        return 1

    handle = jobs.run(work, done=results.append)
    started.wait(5)
    handle.cancel()
    gate.set()
    jobs.flush()
    assert results == []
    assert bugs == []


def test_a_waiting_write_goes_before_waiting_long_work(jobs: Jobs) -> None:
    started, gate = threading.Event(), threading.Event()
    order: list[str] = []

    def first(_progress: Progress) -> None:
        started.set()
        gate.wait(5)

    def write() -> Change:
        order.append("write")
        return CHANGE

    jobs.run(first)
    started.wait(5)
    jobs.run(lambda _progress: order.append("export"))
    jobs.write(write)
    gate.set()
    jobs.flush()
    assert order == ["write", "export"]


def test_what_is_typed_during_an_export_is_saved_between_its_pages(jobs: Jobs) -> None:
    started, gate = threading.Event(), threading.Event()
    order: list[str] = []

    def export(progress: Progress) -> None:
        order.append("page 1")
        started.set()
        gate.wait(5)
        progress.report(1, 2)
        order.append("page 2")

    def write() -> Change:
        order.append("write")
        return CHANGE

    jobs.run(export, lets_writes_pass=True)
    started.wait(5)
    jobs.write(write)
    gate.set()
    jobs.flush()
    assert order == ["page 1", "write", "page 2"]


def test_the_connection_lives_as_long_as_the_worker(qtbot: QtBot) -> None:
    calls: list[tuple[str, bool]] = []

    def note(what: str) -> None:
        calls.append((what, threading.current_thread() is threading.main_thread()))

    jobs = Jobs(lambda: note("open"), lambda: note("close"))
    jobs.write(lambda: CHANGE)
    jobs.close()
    assert calls == [("open", False), ("close", False)]


def test_a_connection_that_cannot_be_opened_is_told_to_each_write(qtbot: QtBot) -> None:
    def refuse() -> None:
        raise UserError("Berkas data tidak dapat dibuka.")

    errors: list[UserError] = []
    jobs = Jobs(refuse)
    jobs.write(lambda: CHANGE, failed=errors.append)
    jobs.close()
    assert [error.message for error in errors] == ["Berkas data tidak dapat dibuka."]
