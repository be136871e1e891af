"""How letters are numbered: the pattern, the classification code, the code of the office."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QWidget

from rakor_desktop.domain.change import Change
from rakor_desktop.domain.classification import classifications_like, meaning_of
from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.office import NUMBER_FIELDS, OfficeStyle, check_number_pattern
from rakor_desktop.forms.ui_number_panel import Ui_NumberPanel
from rakor_desktop.qtkit.autosave import Autosave
from rakor_desktop.qtkit.icons import Icon, icon
from rakor_desktop.qtkit.jobs import Jobs
from rakor_desktop.qtkit.theme import Role, theme_of
from rakor_desktop.screens.settings.checked_text import CheckedText
from rakor_desktop.screens.settings.token_chips import TokenChips
from rakor_desktop.services.drafts import DraftService
from rakor_desktop.services.settings import SettingService
from rakor_desktop.widgets.completing_field import CompletingField
from rakor_desktop.widgets.suggestions import Suggestion
from rakor_desktop.widgets.text_binding import TextBinding

_PATTERN = "number_pattern"
_RUNNING = "1427"


class _CodeField(CompletingField):
    """Opens its list without a text too."""

    def open_list(self) -> None:
        """Offer every code."""
        self.setFocus()
        self._offer("")


class NumberPanel(QWidget):
    """A pattern with an unknown field is refused in place; the text stays, the last good pattern serves."""

    def __init__(
        self,
        settings: SettingService,
        drafts: DraftService,
        jobs: Jobs,
        autosave: Autosave,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._autosave = autosave
        self.ui = Ui_NumberPanel()
        self.ui.setupUi(self)
        self.chips = TokenChips()
        self.chips.show_tokens([(name, self._meaning(name)) for name in NUMBER_FIELDS])
        self.ui.chips_layout.addWidget(self.chips)
        self.classification_edit = _CodeField()
        self.classification_edit.opens_when_empty = True
        self.classification_edit.marks_first = False
        self.classification_edit.setAccessibleName(self.tr("Kode klasifikasi"))
        self.classification_edit.set_source(_codes)
        self.ui.classification_edit_layout.addWidget(self.classification_edit)
        self.ui.classification_label.setBuddy(self.classification_edit)
        self.ui.classification_button.setIcon(icon(Icon.CHEVRON_DOWN))
        self.setTabOrder(self.classification_edit, self.ui.classification_button)
        self.ui.number_note.show_text(
            self.tr(
                "Nomor urut diberikan buku agenda: ketik angkanya saja di Dokumen, nomor lengkap mengikuti pola ini. "
                "Sebelum itu tempatnya dibiarkan kosong untuk ditulis tangan."
            )
        )
        self._pattern = CheckedText(self.ui.pattern_edit, drafts, jobs, autosave)
        self._pattern.attach(("style", _PATTERN), check_number_pattern, functools.partial(self._save, _PATTERN))
        fields = {"classification": self.classification_edit, "unit_code": self.ui.unit_code_edit}
        self._bindings = {name: TextBinding(field, jobs, autosave) for name, field in fields.items()}
        for name, binding in self._bindings.items():
            binding.attach(("style", name), functools.partial(self._save, name))
        stays = self.ui.number_error.sizePolicy()
        stays.setRetainSizeWhenHidden(True)  # it comes while somebody types: the fields below must not move
        self.ui.number_error.setSizePolicy(stays)
        self._connect()
        self.refresh()

    def refresh(self) -> None:
        """Show the stored pattern and codes."""
        style = self._settings.style()
        self._pattern.show_text(style.number_pattern)
        for name, binding in self._bindings.items():
            binding.show_text(getattr(style, name))
        self._follow_text()

    def focus_first(self) -> None:
        """Start at the pattern."""
        self.ui.pattern_edit.setFocus()

    # ---- inside

    def _connect(self) -> None:
        self.chips.token_chosen.connect(self._insert)
        self._pattern.fault_changed.connect(self._show_fault)
        self.ui.pattern_edit.textChanged.connect(self._follow_text)
        self.classification_edit.textChanged.connect(self._follow_text)
        self.ui.unit_code_edit.textChanged.connect(self._follow_text)
        self.classification_edit.suggestion_taken.connect(self._take_code)
        self.ui.classification_button.clicked.connect(self.classification_edit.open_list)
        theme_of(self).theme_changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        for value in (self.ui.numbered_value, self.ui.blank_value):
            value.setFont(theme_of(self).font(Role.BODY_STRONG))

    def _meaning(self, name: str) -> str:
        return {
            "kode_klasifikasi": self.tr("kode klasifikasi arsip"),
            "nomor_urut": self.tr("nomor urut buku agenda"),
            "kode_unit": self.tr("kode perangkat daerah"),
            "bulan_romawi": self.tr("bulan dengan angka Romawi"),
            "tahun": self.tr("tahun empat angka"),
        }[name]

    def _save(self, name: str, text: str) -> Change:
        return self._settings.set_style(**{name: text})

    def _insert(self, token: str) -> None:
        self.ui.pattern_edit.insert(token)
        self.ui.pattern_edit.setFocus()

    def _take_code(self, _row: Suggestion) -> None:
        # Taken as if it had been typed, so that it is saved in its turn.
        self.classification_edit.textEdited.emit(self.classification_edit.text())
        self.classification_edit.close_list()
        self._autosave.flush()

    def _follow_text(self) -> None:
        """Show a number by what is typed, or by the pattern in force while that cannot be one."""
        code = self.classification_edit.text()
        meaning = meaning_of(code) or (self.tr("Kode sendiri") if code.strip() else "")
        self.ui.classification_meaning.setText(meaning)
        style = self._settings.style()
        pattern = self._pattern.text if self._pattern.fault is None else style.number_pattern
        unit = self.ui.unit_code_edit.text().strip()
        self._show_example(replace(style, number_pattern=pattern, classification=code.strip(), unit_code=unit))

    def _show_example(self, style: OfficeStyle) -> None:
        today = date.today()
        try:
            numbered, blank = style.number(_RUNNING, today), style.number("", today)
        except UserError:
            numbered = blank = ""  # the one in force cannot be either: it came with a file made elsewhere
        self.ui.numbered_value.setText(numbered)
        self.ui.blank_value.setText(blank)

    def _show_fault(self, fault: UserError | None) -> None:
        if fault is None:
            self.ui.number_error.hide()
        else:
            self.ui.number_error.show_error(UserError(fault.message))


def _codes(text: str) -> Sequence[Suggestion]:
    return [Suggestion(one.code, one.code, one.meaning) for one in classifications_like(text)]
