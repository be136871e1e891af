"""A point edited in its place: text, kind, speaker and priority; what is typed is saved while it is typed."""

from __future__ import annotations

import functools
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QComboBox, QFrame, QHBoxLayout, QListView, QVBoxLayout, QWidget

from rakor_desktop.domain.discussion import DiscussionPoint
from rakor_desktop.domain.kinds import PointKind, Priority
from rakor_desktop.qtkit.autosave import Autosave
from rakor_desktop.qtkit.jobs import Jobs
from rakor_desktop.qtkit.theme import theme_of
from rakor_desktop.screens.groups.looks import fill_kinds, fill_priorities
from rakor_desktop.screens.groups.speakers import Speaker, SpeakerField, SpeakerSource
from rakor_desktop.services.groups import GroupService
from rakor_desktop.widgets.completing_field import CompletingField
from rakor_desktop.widgets.note_edit import NoteEdit


class PointEditor(QFrame):
    """Lies over the row that it edits. Enter or leaving it closes, Esc brings the text before back."""

    closed = Signal(str)  # the point's id

    def __init__(
        self, view: QListView, groups: GroupService, source: SpeakerSource, jobs: Jobs, autosave: Autosave
    ) -> None:
        super().__init__(view.viewport())
        self.hide()
        self._view = view
        self._groups = groups
        self._jobs = jobs
        self._autosave = autosave
        self._point: DiscussionPoint | None = None
        self.setAutoFillBackground(True)
        self.setProperty("kind", "card")
        self.setProperty("active", "true")
        self.text_edit = NoteEdit(self)
        self.text_edit.set_lines(2, 5)
        self.text_edit.setAccessibleName(self.tr("Isi butir"))
        self.kind_combo = QComboBox(self)
        self.kind_combo.setAccessibleName(self.tr("Jenis butir"))
        self.speaker_edit = CompletingField(self)
        self.speaker_edit.setAccessibleName(self.tr("Pembicara"))
        self.speaker_edit.setPlaceholderText(self.tr("Pembicara"))
        self.priority_combo = QComboBox(self)
        self.priority_combo.setAccessibleName(self.tr("Prioritas"))
        fill_kinds(self.kind_combo)
        fill_priorities(self.priority_combo)
        self._speaker = SpeakerField(self.speaker_edit, source)
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self.kind_combo, 3)
        row.addWidget(self.speaker_edit, 4)
        row.addWidget(self.priority_combo, 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(6)
        layout.addWidget(self.text_edit)
        layout.addLayout(row)
        self._connect()

    def _connect(self) -> None:
        self.text_edit.edited.connect(self._save_text)
        self.text_edit.submitted.connect(self.close_editor)
        self.kind_combo.activated.connect(self._save_kind)
        self.priority_combo.activated.connect(self._save_priority)
        self._speaker.speaker_changed.connect(self._save_speaker)
        self._view.verticalScrollBar().valueChanged.connect(self._place)
        for part in (self.text_edit, self.kind_combo, self.speaker_edit, self.priority_combo):
            part.installEventFilter(self)
        self._view.viewport().installEventFilter(self)

    @property
    def point_id(self) -> str:
        """The point that is being edited, empty when there is none."""
        return self._point.id if self._point is not None else ""

    def edit_point(self, point: DiscussionPoint) -> None:
        """Open over the row of a point."""
        if self._point is not None:
            self.close_editor()
        self._point = point
        self.text_edit.show_text(point.text)
        self.kind_combo.setCurrentIndex(self.kind_combo.findData(point.kind))
        self.priority_combo.setCurrentIndex(self.priority_combo.findData(point.priority))
        self._speaker.show_speaker(Speaker(point.participant_id, point.speaker))
        self.show()
        self.raise_()
        self._place()
        self.text_edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.text_edit.selectAll()

    def close_editor(self) -> None:
        """Save what is pending and go away."""
        if self._point is None:
            return
        point_id = self._point.id
        self._point = None
        self._autosave.flush()
        focus: QWidget | None = QApplication.focusWidget()
        had_focus = focus is not None and self.isAncestorOf(focus)
        self.hide()
        if had_focus:
            self._view.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit(point_id)

    def _bring_back(self) -> None:
        if self._point is not None and self.text_edit.toPlainText() != self._point.text:
            self.text_edit.show_text(self._point.text)
            self._save_text(self._point.text)
        self.close_editor()

    def _save_text(self, text: str) -> None:
        if self._point is not None and text.strip():
            action = functools.partial(self._groups.update_point, self._point.id, text=text)
            self._autosave.edit(("point", self._point.id, "text"), action, text)

    def _save_kind(self, index: int) -> None:
        self._write(kind=PointKind(self.kind_combo.itemData(index)))

    def _save_priority(self, index: int) -> None:
        self._write(priority=Priority(self.priority_combo.itemData(index)))

    def _save_speaker(self, speaker: Speaker) -> None:
        free_name = "" if speaker.participant_id else speaker.name
        self._write(participant_id=speaker.participant_id, speaker=free_name)

    def _write(self, **fields: Any) -> None:
        if self._point is not None:
            self._jobs.write(functools.partial(self._groups.update_point, self._point.id, **fields))

    def _place(self) -> None:
        model = self._view.model()
        if self._point is None or model is None:
            return
        number = model.number_of(self._point.id)  # pyright: ignore[reportAttributeAccessIssue]
        if number < 0:
            self.close_editor()
            return
        row = self._view.visualRect(model.index(number, 0))
        height = self.sizeHint().height()
        top = min(row.top(), max(self._view.viewport().height() - height, 0))
        self.setGeometry(2, top, self._view.viewport().width() - 4, max(height, theme_of(self).px(72)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._point is None:
            return False
        if watched is self._view.viewport():
            if event.type() is QEvent.Type.Resize:
                self._place()
        elif event.type() is QEvent.Type.FocusOut:
            QTimer.singleShot(0, self, self._close_when_left)
        elif event.type() is QEvent.Type.Resize and watched is self.text_edit:
            QTimer.singleShot(0, self, self._place)
        elif _is_escape(event) and watched is not self.speaker_edit:  # there it closes the list of names
            self._bring_back()
            return True
        return False

    def _close_when_left(self) -> None:
        focus: QWidget | None = QApplication.focusWidget()
        if QApplication.activePopupWidget() is None and (focus is None or not self.isAncestorOf(focus)):
            self.close_editor()


def _is_escape(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape
