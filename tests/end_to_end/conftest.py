"""What every test in a real window needs; what the screen showed is kept when one fails."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from rakor_desktop.services.catalogue import Services
from tests.end_to_end.driver import Program
from tests.end_to_end.screen import Screen
from tests.support import open_services

_FAILED = pytest.StashKey[bool]()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker("end_to_end")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    report: Any = yield
    if report.failed:
        item.stash[_FAILED] = True
    return report


@pytest.fixture
def screen() -> Iterator[Screen]:
    screen = Screen()
    yield screen
    screen.close()


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Where the data file will be: alone in its folder."""
    (tmp_path / "data").mkdir()
    return tmp_path / "data" / "rapat.rapat"


@pytest.fixture
def program(request: pytest.FixtureRequest, data: Path, tmp_path: Path, screen: Screen) -> Iterator[Program]:
    """The program, not started yet; ended when the test ends."""
    program = Program(data, tmp_path / "home", screen)
    yield program
    if request.node.stash.get(_FAILED, False):
        picture = tmp_path / "layar.png"
        program.take_picture(picture)
        print(f"what the screen showed: {picture}")  # noqa: T201 - for whoever reads the failure
    told = program.end()
    assert told == "", told


@pytest.fixture
def reading(data: Path) -> Iterator[Callable[[], Services]]:
    """Opens the data file beside the running program, as another program would: to see what is truly stored."""
    opened: list[Services] = []

    def open_it() -> Services:
        opened.append(open_services(data, create=False))
        return opened[-1]

    yield open_it
    for services in opened:
        services.store.close()
