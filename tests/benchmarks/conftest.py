"""`python -m pytest tests/benchmarks -s` prints the tables; a run of the tests does not bring them along."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Module | None:
    """Files named bench_*.py count when this folder was asked for."""
    asked = any("benchmarks" in argument for argument in parent.config.args)
    is_named = any(file_path.name in argument for argument in parent.config.args)  # pytest takes those by itself
    if not asked or is_named or not file_path.match("bench_*.py"):
        return None
    return pytest.Module.from_parent(parent, path=file_path)


@pytest.fixture
def display(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A screen of a small laptop that nobody else draws on."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1366x768x24", "-dpi", "96", "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=[writing], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        number = pipe.readline().strip()
    assert number, "Xvfb did not start"
    monkeypatch.setenv("DISPLAY", f":{number}")
    yield f":{number}"
    server.terminate()
    server.wait()
