"""The fields in which a written remark is changed, at its place in the list: text, speaker and kind."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QComboBox, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from rakor_desktop.domain.kinds import RemarkKind
from rakor_desktop.domain.meeting import Remark
from rakor_desktop.qtkit.icons import icon
from rakor_desktop.qtkit.theme import theme_of
from rakor_desktop.screens.proceedings.remark_layout import KIND_ICONS, WIDEST_KIND
from rakor_desktop.screens.proceedings.speakers import SpeakerSource, display
from rakor_desktop.widgets.completing_field import CompletingField
from rakor_desktop.widgets.note_edit import NoteEdit
from rakor_desktop.widgets.suggestions import Suggestion

_KINDS = tuple(RemarkKind)
_LINES = (2, 12)
FOCUS_ROOM = 3  # px at text 100 % around the fields, for the ring of the one that has the focus
_ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class RemarkEditor(QFrame):
    """Enter in the text or Esc ends, Ctrl+Enter begins a new line; each change is told at once.

    Tab goes to the speaker and on to the kind; leaving all three ends.
    """

    text_edited = Signal(str, str)  # remark id, text
    speaker_chosen = Signal(str, object, str)  # remark id, participant id or None, free name
    kind_chosen = Signal(str, object)  # remark id, RemarkKind
    ended = Signal(object)  # this editor
    height_changed = Signal(str, int)

    def __init__(self, parent: QWidget, remark_id: str, speakers: SpeakerSource) -> None:
        super().__init__(parent)
        self.remark_id = remark_id
        self._speakers = speakers
        self._stored = ""
        self._is_filled = False
        self._is_over = False
        self.speaker_edit = CompletingField(self)
        self.kind_combo = QComboBox(self)
        self.text_edit = NoteEdit(self)
        self._build()
        self._connect()

    def _build(self) -> None:
        theme = theme_of(self)
        self.speaker_edit.setAccessibleName(self.tr("Pembicara"))
        self.speaker_edit.setPlaceholderText(self.tr("Pembicara"))
        self.speaker_edit.opens_when_empty = True
        self.speaker_edit.set_source(self._speakers.offer)
        self.speaker_edit.setMaximumWidth(theme.px(360))
        self.kind_combo.setAccessibleName(self.tr("Jenis catatan"))
        self.kind_combo.setToolTip(self.tr("Jenis catatan: Alt+1 sampai Alt+6"))
        self.kind_combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.kind_combo.setMinimumContentsLength(WIDEST_KIND)
        for kind in _KINDS:
            self.kind_combo.addItem(icon(KIND_ICONS[kind], "text-muted"), kind.label, kind)
        self.text_edit.setAccessibleName(self.tr("Isi catatan"))
        self.text_edit.set_lines(*_LINES)
        self.setFocusProxy(self.text_edit)
        head = QHBoxLayout()
        head.setSpacing(theme.px(8))
        head.addWidget(self.speaker_edit, 1)
        head.addWidget(self.kind_combo)
        head.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[theme.px(FOCUS_ROOM)] * 4)
        layout.setSpacing(theme.px(6))
        layout.addLayout(head)
        layout.addWidget(self.text_edit)
        QWidget.setTabOrder(self.text_edit, self.speaker_edit)
        QWidget.setTabOrder(self.speaker_edit, self.kind_combo)

    def _connect(self) -> None:
        self.text_edit.edited.connect(self._tell)
        self.text_edit.submitted.connect(self._end)
        self.speaker_edit.suggestion_taken.connect(self._take_speaker)
        self.speaker_edit.text_entered.connect(self._return_to_text)
        self.speaker_edit.editingFinished.connect(self._settle_speaker)
        self.kind_combo.activated.connect(self._choose_kind)
        for field in (self.text_edit, self.speaker_edit, self.kind_combo):
            field.installEventFilter(self)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow_focus)

    def show_remark(self, remark: Remark) -> None:
        """Show the stored row; the text only once: what is typed is newer than any later reload."""
        if not self._is_filled:
            self._is_filled = True
            self.text_edit.show_text(remark.text)
        if not self.speaker_edit.hasFocus():
            chosen = self._speakers.find(remark.participant_id)
            self._show_speaker(display(chosen) if chosen else remark.speaker)
        self.kind_combo.setCurrentIndex(_KINDS.index(remark.kind))

    def focus_speaker(self) -> None:
        """Type who it was."""
        self.speaker_edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.speaker_edit.selectAll()

    def _show_speaker(self, text: str) -> None:
        self._stored = text
        self.speaker_edit.setText(text)
        self.speaker_edit.setToolTip(text)

    def _take_speaker(self, row: Suggestion) -> None:
        self._show_speaker(row.text)
        self.speaker_chosen.emit(self.remark_id, row.id, "")
        self._return_to_text()

    def _settle_speaker(self) -> None:
        typed = self.speaker_edit.text().strip()
        if typed == self._stored:
            return
        meant = self._speakers.meaning(typed)
        self._show_speaker(display(meant) if meant else typed)
        self.speaker_chosen.emit(self.remark_id, meant.id if meant else None, "" if meant else typed)

    def _choose_kind(self, number: int) -> None:
        self.kind_combo.setCurrentIndex(number)
        self.kind_chosen.emit(self.remark_id, _KINDS[number])

    def _return_to_text(self, *_: object) -> None:
        self.text_edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self, text: str) -> None:
        self.text_edited.emit(self.remark_id, text)

    def _end(self) -> None:
        if not self._is_over:
            self._is_over = True  # closing moves the focus, which would end it again
            self._settle_speaker()
            self.ended.emit(self)

    @Slot()
    def _follow_focus(self) -> None:
        # Asked for, not taken from the signal, whose widgets may be going away.
        focused = QApplication.focusWidget()
        # Without a focus, or with one elsewhere, another window is in front or the list of kinds is open.
        if focused is None or focused.window() is not self.window():
            return
        if focused is not self and not self.isAncestorOf(focused):
            self._end()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        number = _kind_of(event) if isinstance(event, QKeyEvent) else -1
        if number < 0:
            return super().eventFilter(watched, event)
        # Here Alt and a digit mean the kind, not a page of the rail.
        if event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
        elif event.type() is QEvent.Type.KeyPress:
            self._choose_kind(number)
        return True

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            self.resize(self.width(), self.sizeHint().height())
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._end()
        elif event.key() in _ENTERS:
            self._return_to_text()
        # Nothing goes on to the list: there Del would delete the remark.
        event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().height() != event.oldSize().height():
            self.height_changed.emit(self.remark_id, self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())


def _kind_of(event: QKeyEvent) -> int:
    """The number of the kind that Alt and a digit mean, from 0; -1 for other keys."""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    number = event.key() - Qt.Key.Key_1.value
    return number if modifiers == Qt.KeyboardModifier.AltModifier and 0 <= number < len(_KINDS) else -1
