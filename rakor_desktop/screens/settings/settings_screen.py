"""Pengaturan: sections at the left, everything in place, nothing to confirm."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from rakor_desktop.domain.change import Change, Entity
from rakor_desktop.domain.completeness import GapPlace
from rakor_desktop.forms.ui_settings_screen import Ui_SettingsScreen
from rakor_desktop.qtkit.autosave import Autosave
from rakor_desktop.qtkit.icons import Icon, icon
from rakor_desktop.qtkit.jobs import Jobs
from rakor_desktop.qtkit.screen import Command, Frame
from rakor_desktop.qtkit.settings import LocalSettings
from rakor_desktop.qtkit.theme import theme_of
from rakor_desktop.screens.settings.data_panel import DataPanel
from rakor_desktop.screens.settings.entries import Entry, EntryModel, show_entries
from rakor_desktop.screens.settings.letterhead_panel import LetterheadPanel
from rakor_desktop.screens.settings.measure_panel import MeasurePanel
from rakor_desktop.screens.settings.number_panel import NumberPanel
from rakor_desktop.screens.settings.operator_panel import OperatorPanel
from rakor_desktop.screens.settings.phrase_panel import PhrasePanel
from rakor_desktop.screens.settings.signatory_panel import SignatoryPanel
from rakor_desktop.screens.settings.style_panel import StylePanel
from rakor_desktop.screens.settings.view_panel import ViewPanel
from rakor_desktop.screens.settings.word_panel import WordPanel
from rakor_desktop.services.backup import BackupService
from rakor_desktop.services.drafts import DraftService
from rakor_desktop.services.settings import SettingService
from rakor_desktop.services.specimens import SpecimenService
from rakor_desktop.widgets.card import Card
from rakor_desktop.widgets.error_panel import ErrorPanel

LETTERHEAD, NUMBER, PHRASES = GapPlace.LETTERHEAD.value, GapPlace.NUMBER_PATTERN.value, GapPlace.PHRASES.value
SIGNATORY, STYLE, MEASURES, WORD = "signatory", "style", "measures", "word"
OPERATOR, VIEW, DATA = "operator", "view", "data"
_NAV_FROM = 900  # px at 100 % text: narrower, a box above takes the place of the list at the left
_WIDEST = 1120  # a form stays readable on a large screen


Panel = (
    LetterheadPanel
    | SignatoryPanel
    | NumberPanel
    | StylePanel
    | PhrasePanel
    | MeasurePanel
    | WordPanel
    | OperatorPanel
    | ViewPanel
    | DataPanel
)
_WITH_ROWS = (PhrasePanel, MeasurePanel, LetterheadPanel, SignatoryPanel)


@dataclass(frozen=True, slots=True)
class Section:
    """One section of the list, built when it is first chosen; `fills` takes the whole height."""

    key: str
    title: str
    icon: Icon
    make: Callable[[], Panel]
    fills: bool = False


class SettingsScreen(QWidget):
    """Each section is one card."""

    def __init__(
        self,
        settings: SettingService,
        specimens: SpecimenService,
        drafts: DraftService,
        backup: BackupService,
        jobs: Jobs,
        autosave: Autosave,
        local: LocalSettings,
        frame: Frame,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._autosave = autosave
        self._panels: dict[str, Panel] = {}
        self._pages: dict[str, QScrollArea] = {}
        self._key = ""
        self.ui = Ui_SettingsScreen()
        self.ui.setupUi(self)
        both = (settings, specimens, jobs, autosave, frame)
        self.sections: tuple[Section, ...] = (
            Section(LETTERHEAD, self.tr("Kop naskah"), Icon.DOCUMENTS, functools.partial(LetterheadPanel, *both)),
            Section(SIGNATORY, self.tr("Penandatangan"), Icon.SIGNATURE, functools.partial(SignatoryPanel, *both)),
            Section(
                NUMBER,
                self.tr("Nomor surat"),
                Icon.AGENDA,
                functools.partial(NumberPanel, settings, drafts, jobs, autosave),
            ),
            Section(
                STYLE, self.tr("Bentuk naskah"), Icon.REPORT, functools.partial(StylePanel, settings, jobs, autosave)
            ),
            Section(
                PHRASES,
                self.tr("Kalimat naskah"),
                Icon.EXPLANATION,
                functools.partial(PhrasePanel, settings, drafts, jobs, autosave),
                fills=True,
            ),
            Section(
                MEASURES,
                self.tr("Ukuran naskah"),
                Icon.FIT_WIDTH,
                functools.partial(MeasurePanel, settings, jobs),
                fills=True,
            ),
            Section(WORD, self.tr("Templat Word"), Icon.WORD, functools.partial(WordPanel, settings, specimens, jobs)),
            Section(
                OPERATOR, self.tr("Operator"), Icon.PERSON, functools.partial(OperatorPanel, settings, jobs, autosave)
            ),
            Section(VIEW, self.tr("Tampilan"), Icon.THEME, functools.partial(ViewPanel, local)),
            Section(DATA, self.tr("Data"), Icon.DATABASE, functools.partial(DataPanel, backup, jobs)),
        )
        self.nav = EntryModel(self)
        self.nav.put([Entry(one.key, one.title, icon=one.icon) for one in self.sections])
        show_entries(self.ui.nav_list, self.nav)
        self.ui.nav_list.setFrameShape(self.ui.nav_list.Shape.NoFrame)
        self.ui.nav_list.setStyleSheet("background: transparent")
        for one in self.sections:
            self.ui.section_combo.addItem(icon(one.icon), one.title, one.key)
        self.ui.section_combo.setIconSize(theme_of(self).size(18))
        self._connect()
        self.open_section(LETTERHEAD)

    # ---- what the frame asks

    def reload(self, change: Change) -> None:
        """Follow changes made elsewhere (undo, a packet)."""
        if change.touches(Entity.LETTERHEAD, Entity.SIGNATORY, Entity.SETTING, Entity.PHRASE):
            for panel in self._panels.values():
                if not isinstance(panel, ViewPanel):
                    panel.refresh()

    def leave(self) -> None:
        """Save what is being typed."""
        self._autosave.flush()

    def focus_first(self) -> None:
        """Where the open section starts."""
        self.panel(self._key).focus_first()

    def show_row(self, row_id: str) -> None:
        """Go to a section, or to a letterhead, a signatory, a phrase or a measure by its id."""
        if row_id in [one.key for one in self.sections]:
            self.open_section(row_id)
            self.focus_first()
            return
        for key in (PHRASES, MEASURES, LETTERHEAD, SIGNATORY):
            panel = self.panel(key)
            if isinstance(panel, _WITH_ROWS) and panel.show_record(row_id):
                self.open_section(key)
                self.focus_first()
                return

    def commands(self) -> list[Command]:
        """The sections by their names."""
        return [
            Command(
                self.tr("Pengaturan: {section}").format(section=one.title),
                functools.partial(self.show_row, one.key),
                one.icon,
            )
            for one in self.sections
        ]

    # ---- orders

    def panel(self, key: str) -> Panel:
        """The content of a section, built on first use."""
        if key not in self._panels:
            section = next(one for one in self.sections if one.key == key)
            self._panels[key] = section.make()
            self._pages[key] = self._page(section, self._panels[key])
            self.ui.section_stack.addWidget(self._pages[key])
        return self._panels[key]

    def open_section(self, key: str) -> None:
        """Show a section."""
        self._autosave.flush()
        self.panel(key)
        self._key = key
        self.ui.section_stack.setCurrentWidget(self._pages[key])
        self.ui.nav_list.setCurrentIndex(self.nav.index(self.nav.row_of(key)))
        self.ui.section_combo.setCurrentIndex(self.ui.section_combo.findData(key))

    # ---- inside

    def _connect(self) -> None:
        self.ui.nav_list.selectionModel().currentChanged.connect(self._follow_list)
        self.ui.nav_list.activated.connect(self._enter_section)
        self.ui.section_combo.activated.connect(self._follow_box)

    def _page(self, section: Section, panel: QWidget) -> QScrollArea:
        card = Card()
        card.set_title(section.title, section.icon)
        card.set_body(panel)
        card.setMaximumWidth(theme_of(self).px(_WIDEST))
        body = QWidget()
        layout = QVBoxLayout(body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(card)
        if not section.fills:
            card.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
            layout.addStretch(1)
        page = QScrollArea()
        page.setProperty("kind", "page")
        page.setWidgetResizable(True)
        page.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        page.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        page.setWidget(body)
        # Messages stand below what they are about, so that no field moves; on a low screen they are brought into view.
        for message in panel.findChildren(ErrorPanel):
            message.shown.connect(functools.partial(_bring_into_view, page, message))
        return page

    def _follow_list(self, index: QModelIndex) -> None:
        key = self.nav.key_at(index.row()) if index.isValid() else ""
        if key and key != self._key:
            self.open_section(key)

    def _enter_section(self, _index: QModelIndex) -> None:
        self.focus_first()

    def _follow_box(self, row: int) -> None:
        self.open_section(self.ui.section_combo.itemData(row))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        has_list = self.width() >= theme_of(self).px(_NAV_FROM)
        self.ui.nav_panel.setVisible(has_list)
        self.ui.section_combo.setVisible(not has_list)


def _bring_into_view(page: QScrollArea, message: ErrorPanel) -> None:
    QTimer.singleShot(0, message, functools.partial(page.ensureWidgetVisible, message, 0, 8))
