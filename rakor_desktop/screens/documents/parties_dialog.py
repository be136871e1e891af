"""Para pihak: the two sides of a two-party berita acara; what is chosen or typed is kept at once."""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from dataclasses import fields, replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from rakor_desktop.domain.record import Party
from rakor_desktop.forms.ui_parties_dialog import Ui_PartiesDialog
from rakor_desktop.qtkit.theme import theme_of
from rakor_desktop.services.parties import KnownParty
from rakor_desktop.widgets.suggestions import Suggestion

Known = Callable[[str], Sequence[KnownParty]]

_WIDTH = 640
_FIELDS = tuple(one.name for one in fields(Party))


class PartiesDialog(QDialog):
    """Two columns of the same five fields; a person or an institution that is chosen fills its column."""

    parties_changed = Signal(object)  # tuple[Party, Party], after each key and each choice

    def __init__(self, parties: tuple[Party, Party], known: Known, parent: QWidget) -> None:
        """`known` finds those that typed words may mean."""
        super().__init__(parent)
        self._known = known
        self._offered: dict[str, Party] = {}
        self.ui = Ui_PartiesDialog()
        self.ui.setupUi(self)
        ui = self.ui
        self._edits: tuple[tuple[QLineEdit, ...], ...] = (
            (ui.first_name_edit, ui.first_nip_edit, ui.first_rank_edit, ui.first_post_edit, ui.first_address_edit),
            (ui.second_name_edit, ui.second_nip_edit, ui.second_rank_edit, ui.second_post_edit, ui.second_address_edit),
        )
        for side, party in enumerate(parties):
            self._show(side, party)
            for edit in self._edits[side]:
                edit.textEdited.connect(self._tell)
        names = (ui.first_name_edit, ui.second_name_edit)
        posts = (ui.first_post_edit, ui.second_post_edit)
        for side, (name, post) in enumerate(zip(names, posts, strict=True)):
            for edit, take in ((name, self._take), (post, self._take_office)):
                edit.set_source(self._offer)
                edit.suggestion_taken.connect(functools.partial(take, side))
                edit.text_entered.connect(self._go_on)
            post.marks_first = False  # a post is mostly typed to its end
        ui.close_button.clicked.connect(self.accept)
        ui.first_name_edit.setFocus()
        self.setMinimumWidth(theme_of(self).px(_WIDTH))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # By itself a dialog takes two thirds of the screen at most: with large text that would squeeze its fields.
        self.resize(self.width(), max(self.height(), self.heightForWidth(self.width())))

    def _offer(self, text: str) -> Sequence[Suggestion]:
        found = self._known(text)
        self._offered = {one.id: one.party for one in found}
        return [_suggestion(one) for one in found]

    def _take(self, side: int, row: Suggestion) -> None:
        party = self._offered[row.id]
        self._show(side, party)
        self._tell()
        if party.name:
            self._go_on()

    def _take_office(self, side: int, row: Suggestion) -> None:
        party = self._offered[row.id]
        if not party.name:
            # Of an institution no person is known: who was typed stays.
            typed = self._typed(side)
            self._offered[row.id] = replace(party, name=typed.name, nip=typed.nip, rank=typed.rank)
        self._take(side, row)

    def _show(self, side: int, party: Party) -> None:
        for name, edit in zip(_FIELDS, self._edits[side], strict=True):
            edit.setText(getattr(party, name))
            edit.setCursorPosition(0)

    def _go_on(self, _text: str = "") -> None:
        self.focusNextChild()

    def _tell(self) -> None:
        self.parties_changed.emit((self._typed(0), self._typed(1)))

    def _typed(self, side: int) -> Party:
        return Party(*(edit.text() for edit in self._edits[side]))


def _suggestion(one: KnownParty) -> Suggestion:
    party = one.party
    if not party.name:
        return Suggestion(one.id, party.post, one.institution, one.sector)
    return Suggestion(one.id, party.name, party.post, one.sector)
