"""When the developer's script believes in a display (Linux alone: see conftest.py)."""

from __future__ import annotations

import socket

import dev
import pytest


@pytest.fixture
def no_display(monkeypatch: pytest.MonkeyPatch) -> None:
    """A session without any display."""
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)


@pytest.mark.usefixtures("no_display")
def test_no_display_without_the_variable() -> None:
    assert not dev.has_display()


@pytest.mark.usefixtures("no_display")
def test_a_display_that_nobody_serves_does_not_count(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":64999")
    assert not dev.has_display()


@pytest.mark.usefixtures("no_display")
def test_a_served_display_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":64998.0")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("\0/tmp/.X11-unix/X64998")
        server.listen()
        assert dev.has_display()
