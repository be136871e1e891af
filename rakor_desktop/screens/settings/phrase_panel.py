"""The fixed sentences of the documents, with their fields, an example, and the way back to the default."""

from __future__ import annotations

import functools

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from rakor_desktop.domain.change import Change
from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.naskah import DocumentKind
from rakor_desktop.domain.phrases import PHRASES, Phrase, check_phrase, fill, phrase
from rakor_desktop.forms.ui_phrase_panel import Ui_PhrasePanel
from rakor_desktop.qtkit.autosave import Autosave
from rakor_desktop.qtkit.icons import Icon, icon
from rakor_desktop.qtkit.jobs import Jobs
from rakor_desktop.qtkit.theme import theme_of
from rakor_desktop.screens.settings.arranging import stand_side_by_side
from rakor_desktop.screens.settings.checked_text import CheckedText
from rakor_desktop.screens.settings.entries import Entry, EntryModel, show_entries
from rakor_desktop.screens.settings.phrase_samples import field_samples
from rakor_desktop.screens.settings.token_chips import TokenChips
from rakor_desktop.services.drafts import DraftService
from rakor_desktop.services.settings import SettingService

_WIDE = 680  # px at 100 % text: narrower, the list stands above the editor
_LIST = 300
_LINES = (3, 8)


class PhrasePanel(QWidget):
    """A text with an unknown field is refused in place: it stays in the field, the last good one in the documents."""

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
        self._phrase = PHRASES[0]
        self._samples = field_samples()
        self.ui = Ui_PhrasePanel()
        self.ui.setupUi(self)
        self.model = EntryModel(self)
        show_entries(self.ui.phrase_list, self.model)
        self.chips = TokenChips()
        self.ui.chips_layout.addWidget(self.chips)
        self.ui.phrase_edit.submits = False
        self.ui.phrase_edit.set_lines(*_LINES)
        self.ui.reset_button.setIcon(icon(Icon.UNDO, "accent"))
        self._text = CheckedText(self.ui.phrase_edit, drafts, jobs, autosave)
        self._connect()
        self.refresh()

    # ---- orders

    def refresh(self) -> None:
        """Show the stored texts."""
        changed = self._settings.style().phrases
        entries: list[Entry] = []
        kind: DocumentKind | None = None
        for one in PHRASES:
            if one.kind is not kind:
                kind = one.kind
                entries.append(Entry(kind.value, kind.label, is_heading=True))
            is_changed = one.key in changed
            sign = Icon.EDIT if is_changed else None
            entries.append(Entry(one.key, one.label, sign=sign, sign_text=self.tr("diubah") if is_changed else ""))
        self.model.put(entries)
        self._show(self._phrase)

    def show_record(self, key: str) -> bool:
        """Edit this phrase; whether there is one of this key."""
        if self.model.row_of(key) < 0:
            return False
        self._show(phrase(key))
        return True

    def focus_first(self) -> None:
        """Start at the list: the arrow keys go through the phrases."""
        self.ui.phrase_list.setFocus()

    # ---- inside

    def _connect(self) -> None:
        self.ui.phrase_list.selectionModel().currentChanged.connect(self._choose)
        self.ui.phrase_list.activated.connect(self._go_to_text)
        self.chips.token_chosen.connect(self._insert)
        self.ui.phrase_edit.textChanged.connect(self._follow_text)
        self.ui.phrase_edit.focus_left.connect(self._show_stored)
        self._text.fault_changed.connect(self._show_fault)
        self.ui.reset_button.clicked.connect(self._reset)

    def _choose(self, index: QModelIndex) -> None:
        key = self.model.key_at(index.row()) if index.isValid() else ""
        if key and key != self._phrase.key:
            self._show(phrase(key))

    def _go_to_text(self, _index: QModelIndex) -> None:
        self.ui.phrase_edit.setFocus()

    def _show(self, one: Phrase) -> None:
        is_other = one is not self._phrase
        self._phrase = one
        self.ui.phrase_list.setCurrentIndex(self.model.index(self.model.row_of(one.key)))
        self.ui.phrase_title.setText(one.label)
        self.ui.phrase_kind.setText(one.kind.label)
        self.chips.show_tokens([(name, self._samples[name].meaning) for name in one.fields])
        check, save = functools.partial(check_phrase, one), functools.partial(self._save, one.key)
        self._text.attach(("phrase", one.key), check, save)
        own = self._settings.style().phrases.get(one.key, "")
        is_emptied = self.ui.phrase_edit.hasFocus() and not is_other and not self._text.text.strip()
        if not is_emptied:  # the default must not come up under the hand that is about to write anew
            self._text.show_text(own or one.default)
        self.ui.default_box.setVisible(bool(own))
        self.ui.default_text.setText(one.default)
        self._follow_text()

    def _show_stored(self) -> None:
        self._show(self._phrase)

    def _save(self, key: str, text: str) -> Change:
        return self._settings.set_phrase(key, text)

    def _insert(self, token: str) -> None:
        self.ui.phrase_edit.textCursor().insertText(token)
        self.ui.phrase_edit.setFocus()

    def _follow_text(self) -> None:
        """Show what is printed: what is typed, or the text in force while that cannot be filled in."""
        one, text = self._phrase, self._text.text.strip()
        self.ui.reset_button.setEnabled(text != one.default)
        is_refused = self._text.fault is not None
        if is_refused:
            text = self._settings.style().phrases.get(one.key, "")
        self.ui.sample_text.setText(self._filled(text))
        self.ui.sample_label.setText(
            self.tr("Contoh hasil kalimat yang masih berlaku") if is_refused else self.tr("Contoh hasil")
        )

    def _filled(self, text: str) -> str:
        values = {name: sample.value for name, sample in self._samples.items()}
        try:
            return fill(self._phrase.key, {self._phrase.key: text}, values)
        except UserError:
            return ""  # the one in force cannot be printed either: it came with a file made elsewhere

    def _show_fault(self, fault: UserError | None) -> None:
        if fault is None:
            self.ui.phrase_error.hide()
        else:
            self.ui.phrase_error.show_error(UserError(fault.message))

    def _reset(self) -> None:
        reset = functools.partial(self._settings.set_phrase, self._phrase.key, "")
        self._text.give_back(self._phrase.default, reset)
        self.ui.phrase_edit.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_wide = self.width() >= theme_of(self).px(_WIDE)
        stand_side_by_side(self.ui.parts_layout, self.ui.list_box, is_wide=is_wide, width=_LIST, height=220)
