"""The battery in the status bar."""

from __future__ import annotations

import psutil
import pytest

from rakor_desktop.shell.status_bar import read_battery


def test_no_battery_where_the_system_does_not_tell(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> None:
        raise FileNotFoundError("/sys/class/power_supply")

    monkeypatch.setattr(psutil, "sensors_battery", refuse, raising=False)
    assert read_battery() is None
