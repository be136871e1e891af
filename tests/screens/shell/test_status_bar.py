"""The line at the bottom gives way instead of pushing."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from rakor_desktop.qtkit.save_state import SaveKind, SaveState
from rakor_desktop.qtkit.screen import StatusItem
from rakor_desktop.shell.status_bar import StatusBar


def test_a_long_reason_does_not_widen_the_window(qtbot: QtBot) -> None:
    bar = StatusBar()
    qtbot.addWidget(bar)
    bar.show_items([StatusItem("13 acara, 4 jam 15 menit"), StatusItem("45 undangan")])
    bar.show_save_state(SaveState(SaveKind.FAILED, None, "Berkas data hanya dapat dibaca; " * 12))
    assert bar.minimumSizeHint().width() < 500
    assert "Berkas data hanya dapat dibaca" in bar._save.toolTip()
