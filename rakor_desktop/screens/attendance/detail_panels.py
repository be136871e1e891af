"""Small questions asked in place, under the search field: who came instead, and who the newcomer is.

The row exists already when a panel opens, so each word that is typed is saved like every other field.
"""

from __future__ import annotations

import functools
from collections.abc import Container, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QWidget

from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.kinds import Sector
from rakor_desktop.domain.meeting import Participant
from rakor_desktop.forms.ui_delegate_panel import Ui_DelegatePanel
from rakor_desktop.forms.ui_newcomer_panel import Ui_NewcomerPanel
from rakor_desktop.qtkit.autosave import Autosave
from rakor_desktop.qtkit.jobs import Jobs
from rakor_desktop.services.directory import DirectoryService
from rakor_desktop.services.participants import ParticipantService
from rakor_desktop.widgets.suggestions import Suggestion

_ENDING_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)


class _Panel(QFrame):
    """Hidden until it is asked for; Enter or Esc closes it and gives the keyboard back."""

    closed = Signal()
    failed = Signal(object)  # UserError

    def __init__(self, autosave: Autosave, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._autosave = autosave
        self.participant_id = ""
        self.hide()

    def close_panel(self) -> None:
        """Settle what is typed and give the keyboard back to the search field."""
        self.settle()
        self.hide()
        self.closed.emit()

    def settle(self) -> None:
        """Save what is typed now."""

    def dismiss(self) -> None:
        """The next one is at the desk: what was asked about the one before is saved, and no longer asked."""
        if self.isVisible():
            self.settle()
            self.hide()

    def close_if_gone(self, known: Container[str]) -> bool:
        """Close when whom it asks about was taken off the list, perhaps by undoing; whether it had the keyboard."""
        if not self.participant_id or self.participant_id in known:
            return False
        had_focus = self.isAncestorOf(QApplication.focusWidget() or self.window())
        for what in ("post", "delegate"):
            self._autosave.discard((what, self.participant_id))
        self.participant_id = ""
        self.hide()
        return had_focus

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENDING_KEYS:
            self.close_panel()
        else:
            super().keyPressEvent(event)


class DelegatePanel(_Panel):
    """Who came instead of an invited person, their post, and whether they may decide."""

    def __init__(self, participants: ParticipantService, autosave: Autosave, parent: QWidget | None = None) -> None:
        super().__init__(autosave, parent)
        self._participants = participants
        self._is_showing = False
        self.ui = Ui_DelegatePanel()
        self.ui.setupUi(self)
        self.ui.key_hint.show_keys(("Enter", self.tr("selesai")))
        self.ui.name_edit.textEdited.connect(self._save)
        self.ui.post_edit.textEdited.connect(self._save)
        self.ui.decide_check.toggled.connect(self._save)
        self.ui.done_button.clicked.connect(self.close_panel)

    def ask(self, one: Participant) -> None:
        """Ask for the delegate of a participant."""
        self._is_showing = True
        self.participant_id = one.id
        self.ui.title_label.setText(self.tr("Wakil {name}").format(name=one.full_name))
        self.ui.name_edit.setText(one.delegate_name)
        self.ui.post_edit.setText(one.delegate_post)
        self.ui.decide_check.setChecked(one.may_decide)
        self._is_showing = False
        self.show()
        self.ui.name_edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.ui.name_edit.selectAll()

    def settle(self) -> None:
        """Save what is typed now."""
        self._autosave.flush()

    def _save(self, *_: object) -> None:
        if self._is_showing:
            return
        action = functools.partial(
            self._participants.update,
            self.participant_id,
            delegate_name=self.ui.name_edit.text(),
            delegate_post=self.ui.post_edit.text(),
            may_decide=self.ui.decide_check.isChecked(),
        )
        self._autosave.edit(("delegate", self.participant_id), action)


class NewcomerPanel(_Panel):
    """Post and institution of somebody who was just added; an unknown institution goes into the directory."""

    def __init__(
        self,
        participants: ParticipantService,
        directory: DirectoryService,
        jobs: Jobs,
        autosave: Autosave,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(autosave, parent)
        self._participants = participants
        self._directory = directory
        self._jobs = jobs
        self._institution_id = ""
        self._saved_institution = ""
        self.ui = Ui_NewcomerPanel()
        self.ui.setupUi(self)
        self.ui.key_hint.show_keys(("Tab", self.tr("isian berikut")), ("Enter", self.tr("selesai")))
        for sector in Sector:
            self.ui.sector_combo.addItem(sector.label, sector.value)
        self.ui.institution_edit.set_source(self._offer)
        self.ui.post_edit.textEdited.connect(self._save_post)
        self.ui.institution_edit.suggestion_taken.connect(self._take)
        self.ui.institution_edit.text_entered.connect(self._finish)
        self.ui.institution_edit.textEdited.connect(self._forget_institution)
        self.ui.sector_combo.activated.connect(self._save_sector)
        self.ui.done_button.clicked.connect(self.close_panel)

    def ask(self, participant_id: str, name: str) -> None:
        """Ask about a participant who was just added."""
        self.settle()
        self.participant_id = participant_id
        self._institution_id = self._saved_institution = ""
        self.ui.title_label.setText(self.tr("{name} ditambahkan dan hadir").format(name=name))
        self.ui.post_edit.clear()
        self.ui.institution_edit.clear()
        self.ui.sector_combo.setCurrentIndex(list(Sector).index(Sector.MS))
        self.ui.sector_combo.setEnabled(True)
        self.show()
        self.ui.post_edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def settle(self) -> None:
        """Save what is typed now: the institution only as a whole, or each letter would make one."""
        self._autosave.flush()
        typed = self.ui.institution_edit.text().strip()
        wanted = self._institution_id or typed
        if not self.participant_id or not wanted or wanted == self._saved_institution:
            return
        self._saved_institution = wanted
        sector = Sector(self.ui.sector_combo.currentData())
        self._jobs.write(
            functools.partial(self._participants.update, self.participant_id, institution=wanted, sector=sector),
            failed=self._report,
        )

    def _report(self, error: UserError) -> None:
        self._saved_institution = ""
        self.failed.emit(error)

    def _save_post(self, text: str) -> None:
        action = functools.partial(self._participants.update, self.participant_id, post=text)
        self._autosave.edit(("post", self.participant_id), action)

    def _save_sector(self, index: int) -> None:
        """It counts by itself: somebody who came alone has no institution."""
        if not self._institution_id:
            action = functools.partial(self._participants.update, self.participant_id, sector=list(Sector)[index])
            self._jobs.write(action, failed=self._report)

    def _offer(self, text: str) -> Sequence[Suggestion]:
        found = self._directory.find_institutions(text)
        return [Suggestion(one.id, one.name, one.short_name, one.sector) for one in found]

    def _take(self, row: Suggestion) -> None:
        self._institution_id = row.id
        if row.badge is not None:
            self.ui.sector_combo.setCurrentIndex(list(Sector).index(row.badge))
        self.ui.sector_combo.setEnabled(False)

    def _forget_institution(self, _text: str) -> None:
        self._institution_id = ""
        self.ui.sector_combo.setEnabled(True)

    def _finish(self, _text: str) -> None:
        self.close_panel()
