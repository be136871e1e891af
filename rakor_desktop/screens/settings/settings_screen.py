"""Pengaturan: everything in place, nothing to confirm."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from rakor_desktop.domain.change import Change, Entity
from rakor_desktop.forms.ui_settings_screen import Ui_SettingsScreen
from rakor_desktop.qtkit.autosave import Autosave
from rakor_desktop.qtkit.icons import Icon
from rakor_desktop.qtkit.jobs import Jobs
from rakor_desktop.qtkit.settings import LocalSettings
from rakor_desktop.qtkit.theme import theme_of
from rakor_desktop.screens.settings.data_panel import DataPanel
from rakor_desktop.screens.settings.letterhead_panel import LetterheadPanel
from rakor_desktop.screens.settings.operator_panel import OperatorPanel
from rakor_desktop.screens.settings.signatory_panel import SignatoryPanel
from rakor_desktop.screens.settings.view_panel import ViewPanel
from rakor_desktop.services.backup import BackupService
from rakor_desktop.services.settings import SettingService

_TWO_COLUMNS = 900  # px at 100 % text; below, the cards stand under each other


class SettingsScreen(QWidget):
    """Cards for the letterhead, the signatory, the appearance, the data file and the operator."""

    def __init__(
        self,
        settings: SettingService,
        backup: BackupService,
        jobs: Jobs,
        autosave: Autosave,
        local: LocalSettings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.ui = Ui_SettingsScreen()
        self.ui.setupUi(self)
        self.letterhead = LetterheadPanel(settings, jobs, autosave)
        self.signatory = SignatoryPanel(settings, jobs, autosave)
        self.operator = OperatorPanel(settings, jobs, autosave)
        self.view = ViewPanel(local)
        self.data = DataPanel(backup, jobs)
        for card, title, which, body in (
            (self.ui.letterhead_card, self.tr("Kop naskah dinas"), Icon.DOCUMENTS, self.letterhead),
            (self.ui.signatory_card, self.tr("Penandatangan"), Icon.SIGNATURE, self.signatory),
            (self.ui.operator_card, self.tr("Operator"), Icon.PERSON, self.operator),
            (self.ui.view_card, self.tr("Tampilan"), Icon.THEME, self.view),
            (self.ui.data_card, self.tr("Data"), Icon.DATABASE, self.data),
        ):
            card.set_title(title, which)
            card.set_body(body)

    def reload(self, change: Change) -> None:
        """Follow changes made elsewhere (undo, a packet)."""
        if change.touches(Entity.LETTERHEAD, Entity.SIGNATORY, Entity.SETTING):
            self.letterhead.refresh()
            self.signatory.refresh()
            self.operator.refresh()
            self.data.refresh()

    def focus_first(self) -> None:
        """Start at the first line of the letterhead."""
        self.letterhead.ui.line_1_edit.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_wide = self.width() >= theme_of(self).px(_TWO_COLUMNS)
        direction = QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom
        if self.ui.columns_layout.direction() != direction:
            self.ui.columns_layout.setDirection(direction)
