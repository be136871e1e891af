"""Whose name the history of changes carries."""

from __future__ import annotations

import functools

from PySide6.QtWidgets import QWidget

from rakor_desktop.forms.ui_operator_panel import Ui_OperatorPanel
from rakor_desktop.qtkit.autosave import Autosave
from rakor_desktop.qtkit.jobs import Jobs
from rakor_desktop.services.settings import OPERATOR, SettingService
from rakor_desktop.widgets.text_binding import TextBinding


class OperatorPanel(QWidget):
    """One field."""

    def __init__(self, settings: SettingService, jobs: Jobs, autosave: Autosave, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.ui = Ui_OperatorPanel()
        self.ui.setupUi(self)
        self._binding = TextBinding(self.ui.operator_edit, jobs, autosave)
        self._binding.attach((OPERATOR,), functools.partial(settings.set_text, OPERATOR))
        self.refresh()

    def focus_first(self) -> None:
        """Into the name."""
        self.ui.operator_edit.setFocus()

    def refresh(self) -> None:
        """Show the stored name."""
        self._binding.show_text(self._settings.text(OPERATOR))
