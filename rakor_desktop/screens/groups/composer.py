"""The line at the bottom of the points: kind, speaker, priority, text; Enter adds and the hands stay."""

from __future__ import annotations

import functools

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.kinds import PointKind, Priority
from rakor_desktop.forms.ui_groups_screen import Ui_GroupsScreen
from rakor_desktop.qtkit.autosave import Autosave
from rakor_desktop.qtkit.draft_box import DraftBox
from rakor_desktop.qtkit.jobs import Jobs
from rakor_desktop.screens.groups.looks import fill_kinds, fill_priorities
from rakor_desktop.screens.groups.speakers import Speaker, SpeakerField, SpeakerSource
from rakor_desktop.services.drafts import DraftService
from rakor_desktop.services.groups import GroupService


class PointComposer(QObject):
    """What stands in it is kept as a draft of its group until it is a point."""

    point_added = Signal(str)  # id

    def __init__(
        self,
        ui: Ui_GroupsScreen,
        groups: GroupService,
        drafts: DraftService,
        source: SpeakerSource,
        jobs: Jobs,
        autosave: Autosave,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._ui = ui
        self._groups = groups
        self._box = DraftBox(drafts, jobs, autosave, self)
        self._box.refused.connect(self._give_back)
        self._group_id = ""
        self._speaker = SpeakerField(ui.speaker_edit, source)
        fill_kinds(ui.kind_combo)
        fill_priorities(ui.priority_combo)
        ui.priority_combo.setCurrentIndex(ui.priority_combo.findData(Priority.SEDANG))
        ui.point_edit.set_lines(1, 4)
        ui.composer_keys.show_keys(
            ("Enter", self.tr("tambah")), ("Tab", self.tr("pembicara")), ("Alt+1–5", self.tr("jenis"))
        )
        ui.point_edit.edited.connect(self._keep_draft)
        ui.point_edit.submitted.connect(self._submit)
        self._speaker.entered.connect(self.focus_text)
        for part in (ui.speaker_edit, ui.kind_combo, ui.priority_combo):
            QWidget.setTabOrder(ui.point_edit if part is ui.speaker_edit else ui.speaker_edit, part)
        QWidget.setTabOrder(ui.kind_combo, ui.priority_combo)
        for field in (ui.point_edit, ui.speaker_edit, ui.kind_combo, ui.priority_combo):
            field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Alt and a digit choose the kind here, while in the rest of the window they choose a page."""
        kinds = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
        if not isinstance(event, QKeyEvent) or event.type() not in kinds:
            return False
        number = event.key() - Qt.Key.Key_1.value
        if event.modifiers() != Qt.KeyboardModifier.AltModifier or not 0 <= number < len(PointKind):
            return False
        if event.type() is QEvent.Type.KeyPress:
            self._ui.kind_combo.setCurrentIndex(number)
        event.accept()
        return True

    def show_group(self, group_id: str) -> None:
        """Belong to a group from now on; what was typed for it comes back."""
        if group_id == self._group_id:
            return
        self._group_id = group_id
        self._ui.composer_error.hide()
        self._ui.point_edit.show_text(self._box.text(self._draft_key()) if group_id else "")
        self._ui.composer.setEnabled(bool(group_id))

    def focus_text(self) -> None:
        """Put the hands into the text."""
        self._ui.point_edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _draft_key(self) -> str:
        return f"point:{self._group_id}"

    def _keep_draft(self, text: str) -> None:
        if self._group_id:
            self._box.keep(self._draft_key(), text)

    def _submit(self) -> None:
        text = self._ui.point_edit.toPlainText()
        if not text.strip() or not self._group_id:
            return
        speaker, key = self._speaker.speaker, self._draft_key()
        add = functools.partial(
            self._groups.add_point,
            self._group_id,
            text,
            kind=PointKind(self._ui.kind_combo.currentData()),
            participant_id=speaker.participant_id,
            speaker="" if speaker.participant_id else speaker.name,
            priority=Priority(self._ui.priority_combo.currentData()),
            draft=key,
        )
        # Emptied at once, so that the next sentence can be typed; a refused text comes back.
        self._ui.point_edit.show_text("")
        self._ui.composer_error.hide()
        self._box.send(key, text, add, self.point_added.emit)

    def _give_back(self, key: str, whole: str, error: UserError) -> None:
        self._ui.composer_error.show_error(error)
        if key == self._draft_key():
            self._ui.point_edit.show_text(whole)

    def show_speaker(self, speaker: Speaker) -> None:
        """Choose a speaker, such as one who has not spoken yet."""
        self._speaker.show_speaker(speaker)
        self.focus_text()
