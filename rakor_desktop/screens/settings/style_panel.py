"""The habits of the office: paper, margins, how letters address, how signatures look."""

from __future__ import annotations

import functools

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QComboBox, QWidget

from rakor_desktop.domain.change import Change
from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.kinds import Labelled, Paper
from rakor_desktop.domain.naskah import AddresseeProfile, DetailBlock, MarginPreset, SignAlign
from rakor_desktop.forms.ui_style_panel import Ui_StylePanel
from rakor_desktop.qtkit.autosave import Autosave
from rakor_desktop.qtkit.jobs import Jobs
from rakor_desktop.qtkit.theme import theme_of
from rakor_desktop.services.settings import SettingService
from rakor_desktop.widgets.text_binding import TextBinding

_TWO_COLUMNS = 560  # px at 100 % text
_CITY = "city"


class StylePanel(QWidget):
    """Every choice is saved at once."""

    def __init__(self, settings: SettingService, jobs: Jobs, autosave: Autosave, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._jobs = jobs
        self.ui = Ui_StylePanel()
        self.ui.setupUi(self)
        self._combos: dict[str, tuple[QComboBox, type[Labelled]]] = {
            "paper": (self.ui.paper_combo, Paper),
            "margins": (self.ui.margins_combo, MarginPreset),
            "addressee": (self.ui.addressee_combo, AddresseeProfile),
            "detail_block": (self.ui.detail_block_combo, DetailBlock),
            "sign_align": (self.ui.sign_align_combo, SignAlign),
        }
        self._checks: dict[str, QCheckBox] = {
            "catchwords": self.ui.catchwords_check,
            "emblem_in_black": self.ui.emblem_in_black_check,
            "with_sex": self.ui.with_sex_check,
            "name_underlined": self.ui.name_underlined_check,
            "nip_with_dot": self.ui.nip_with_dot_check,
            "attachment_signed": self.ui.attachment_signed_check,
        }
        for combo, kinds in self._combos.values():
            for kind in kinds:
                combo.addItem(kind.label, kind)
        self._city = TextBinding(self.ui.city_edit, jobs, autosave)
        self._city.attach((_CITY,), self._save_city)
        self._connect()
        self.refresh()

    def refresh(self) -> None:
        """Show what is stored."""
        style = self._settings.style()
        self._city.show_text(style.city)
        of_head = self._settings.letterhead().city
        self.ui.city_edit.setPlaceholderText(of_head or self.tr("dari baris 1 kop naskah"))
        for name, (combo, _) in self._combos.items():
            combo.setCurrentIndex(combo.findData(getattr(style, name)))
        for name, check in self._checks.items():
            check.setChecked(getattr(style, name))

    def focus_first(self) -> None:
        """Start at the paper."""
        self.ui.paper_combo.setFocus()

    def _connect(self) -> None:
        for name, (combo, _) in self._combos.items():
            combo.activated.connect(functools.partial(self._save_choice, name))
        for name, check in self._checks.items():
            check.clicked.connect(functools.partial(self._save_check, name))

    def _save_city(self, text: str) -> Change:
        return self._settings.set_style(city=text)

    def _save_choice(self, name: str, index: int) -> None:
        combo, kinds = self._combos[name]
        self._write(name, kinds(combo.itemData(index)))

    def _save_check(self, name: str) -> None:
        self._write(name, self._checks[name].isChecked())

    def _write(self, name: str, value: Labelled | bool) -> None:
        self.ui.style_error.hide()
        self._jobs.write(functools.partial(self._settings.set_style, **{name: value}), failed=self._show_error)

    def _show_error(self, error: UserError) -> None:
        self.ui.style_error.show_error(error)
        self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_wide = self.width() >= theme_of(self).px(_TWO_COLUMNS)
        sideways, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self.ui.columns_layout.setDirection(sideways if is_wide else down)
