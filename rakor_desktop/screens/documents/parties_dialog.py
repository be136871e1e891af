"""Para pihak: the two sides of a two-party berita acara; what is typed is kept at once."""

from __future__ import annotations

from dataclasses import fields

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from rakor_desktop.domain.record import Party
from rakor_desktop.forms.ui_parties_dialog import Ui_PartiesDialog
from rakor_desktop.qtkit.theme import theme_of

_WIDTH = 640


class PartiesDialog(QDialog):
    """Two columns of the same five fields."""

    parties_changed = Signal(object)  # tuple[Party, Party], after each key

    def __init__(self, parties: tuple[Party, Party], parent: QWidget) -> None:
        super().__init__(parent)
        self.ui = Ui_PartiesDialog()
        self.ui.setupUi(self)
        ui = self.ui
        self._edits: tuple[tuple[QLineEdit, ...], ...] = (
            (ui.first_name_edit, ui.first_nip_edit, ui.first_rank_edit, ui.first_post_edit, ui.first_address_edit),
            (ui.second_name_edit, ui.second_nip_edit, ui.second_rank_edit, ui.second_post_edit, ui.second_address_edit),
        )
        names = [one.name for one in fields(Party)]
        for party, edits in zip(parties, self._edits, strict=True):
            for name, edit in zip(names, edits, strict=True):
                edit.setText(getattr(party, name))
                edit.setCursorPosition(0)
                edit.textEdited.connect(self._tell)
        ui.close_button.clicked.connect(self.accept)
        ui.first_name_edit.setFocus()
        self.setMinimumWidth(theme_of(self).px(_WIDTH))

    def _tell(self) -> None:
        first, second = (Party(*(edit.text() for edit in edits)) for edits in self._edits)
        self.parties_changed.emit((first, second))
