"""Every test of a screen has an application, also one that only uses what stands behind the screen."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication


@pytest.fixture(autouse=True)
def application(qapp: QApplication) -> QApplication:
    """Made before anything with a timer or a thread of Qt."""
    return qapp
