"""Where remarks are typed while people talk: speaker, kind, text; Enter and the next one can begin."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QComboBox, QFrame, QLineEdit, QWidget

from rakor_desktop.domain.kinds import RemarkKind
from rakor_desktop.domain.meeting import Participant
from rakor_desktop.forms.ui_remark_composer import Ui_RemarkComposer
from rakor_desktop.qtkit.icons import Icon, icon
from rakor_desktop.qtkit.theme import Theme
from rakor_desktop.screens.proceedings.remark_layout import KIND_ICONS, WIDEST_KIND
from rakor_desktop.screens.proceedings.speakers import SpeakerSource, display
from rakor_desktop.widgets.suggestions import Suggestion

_KINDS = tuple(RemarkKind)
_FIELD_EDGES = 56  # px at text 100 % that the icon and the edges of the speaker field take
_HINTS_FROM = 720  # width in px at text 100 % from which the key hints fit


@dataclass(frozen=True, slots=True)
class RemarkDraft:
    """What stands in the composer and is not a remark yet."""

    text: str = ""
    speaker: str = ""
    participant_id: str | None = None
    kind: RemarkKind = RemarkKind.PENJELASAN
    internal: bool = False

    def encoded(self) -> str:
        """As it is kept in the data file."""
        return json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def decoded(cls, stored: str) -> RemarkDraft:
        """What was kept; anything unreadable counts as typed text, so that nothing is thrown away."""
        if not stored:
            return cls()
        try:
            fields = json.loads(stored)
            return cls(
                text=str(fields["text"]),
                speaker=str(fields["speaker"]),
                participant_id=fields["participant_id"] or None,
                kind=RemarkKind(fields["kind"]),
                internal=bool(fields["internal"]),
            )
        except (ValueError, TypeError, KeyError):
            return cls(text=stored)


class RemarkComposer(QFrame):
    """Keeps the focus in its text field; tells each change so that the draft can be saved."""

    submitted = Signal(object)  # RemarkDraft
    draft_changed = Signal(object)  # RemarkDraft
    key_pressed = Signal(object)  # QKeyEvent that the field leaves to the screen; accept() takes it

    def __init__(self, theme: Theme, speakers: SpeakerSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._speakers = speakers
        self._participant_id: str | None = None
        self._is_showing = False
        self._is_of_meeting = False
        self.ui = Ui_RemarkComposer()
        self.ui.setupUi(self)
        self._speaker_icon = self.ui.speaker_edit.addAction(
            icon(Icon.SPEAKER, "text-muted"), QLineEdit.ActionPosition.LeadingPosition
        )
        # Also when the size of texts changes later.
        self.ui.kind_combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.ui.kind_combo.setMinimumContentsLength(WIDEST_KIND)
        for number, kind in enumerate(_KINDS, 1):
            self.ui.kind_combo.addItem(icon(KIND_ICONS[kind], "text-muted"), kind.label, kind)
            self.ui.kind_combo.setItemData(number - 1, f"Alt+{number}", Qt.ItemDataRole.ToolTipRole)
        self.ui.key_hint.show_keys(
            ("Tab", self.tr("pembicara")), ("Ctrl+Enter", self.tr("baris")), ("/", self.tr("frasa"))
        )
        self._connect()

    def _connect(self) -> None:
        ui = self.ui
        ui.speaker_edit.opens_when_empty = True
        ui.speaker_edit.set_source(self._speakers.offer)
        ui.speaker_edit.suggestion_taken.connect(self._take_speaker)
        ui.speaker_edit.text_entered.connect(self._keep_name)
        ui.speaker_edit.textEdited.connect(self._forget_participant)
        ui.speaker_edit.textChanged.connect(self._share_room)
        ui.text_edit.submitted.connect(self._submit)
        ui.text_edit.edited.connect(self._tell)
        ui.kind_combo.activated.connect(self._return_to_text)
        ui.kind_combo.currentIndexChanged.connect(self._tell)
        ui.internal_check.toggled.connect(self._tell)
        for field in (ui.text_edit, ui.speaker_edit, ui.kind_combo):
            field.installEventFilter(self)
        QWidget.setTabOrder(ui.text_edit, ui.speaker_edit)
        QWidget.setTabOrder(ui.speaker_edit, ui.kind_combo)
        QWidget.setTabOrder(ui.kind_combo, ui.internal_check)

    @property
    def draft(self) -> RemarkDraft:
        """What is typed now."""
        name = self.ui.speaker_edit.text().strip()
        return RemarkDraft(
            text=self.ui.text_edit.toPlainText(),
            speaker="" if self._participant_id else name,
            participant_id=self._participant_id,
            kind=_KINDS[max(self.ui.kind_combo.currentIndex(), 0)],
            internal=self.ui.internal_check.isChecked(),
        )

    def set_phrases(self, source: Callable[[str], Sequence[Suggestion]]) -> None:
        """Where `/` finds its sentences."""
        self.ui.text_edit.set_phrases(source)

    def show_speakers(self, people: Sequence[Participant]) -> None:
        """Whom the speaker fields complete from, in the order of preference."""
        self._speakers.show_people(people)
        chosen = self._speakers.find(self._participant_id)
        if chosen is not None and not self.ui.speaker_edit.hasFocus():
            self._show_speaker(display(chosen))

    def show_draft(self, draft: RemarkDraft) -> None:
        """Put a draft back (another meeting, a restart, a refused remark)."""
        self._is_showing = True
        chosen = self._speakers.find(draft.participant_id)
        self._participant_id = chosen.id if chosen else None
        self._show_speaker(display(chosen) if chosen else draft.speaker)
        self.ui.kind_combo.setCurrentIndex(_KINDS.index(draft.kind))
        self.ui.internal_check.setChecked(draft.internal)
        self.ui.text_edit.show_text(draft.text)
        self._is_showing = False

    def tell_of_meeting(self, kind: RemarkKind) -> None:
        """The text tells what the meeting did: nobody said it, and what comes next is of the usual kind again."""
        self._participant_id = None
        self._show_speaker("")
        self.ui.kind_combo.setCurrentIndex(_KINDS.index(kind))
        self._is_of_meeting = True
        self._tell()

    def focus_text(self) -> None:
        """Typing goes on here."""
        self.ui.text_edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def choose_kind(self, number: int) -> None:
        """Choose the kind by its number, 1 to 6."""
        self.ui.kind_combo.setCurrentIndex(number - 1)

    def _submit(self) -> None:
        self._settle_speaker()
        draft = self.draft
        if not draft.text.strip():
            return
        self.ui.error_panel.hide()
        self._is_showing = True
        self.ui.text_edit.show_text("")
        self.ui.internal_check.setChecked(False)
        if self._is_of_meeting:
            self.ui.kind_combo.setCurrentIndex(0)
        self._is_of_meeting = self._is_showing = False
        self.submitted.emit(draft)

    def _tell(self, *_: object) -> None:
        if not self._is_showing:
            self.draft_changed.emit(self.draft)

    def _take_speaker(self, row: Suggestion) -> None:
        self._participant_id = row.id
        self._show_speaker(row.text)
        self._return_to_text()
        self._tell()

    def _keep_name(self, _name: str) -> None:
        self._settle_speaker()
        self._return_to_text()

    def _forget_participant(self, _text: str) -> None:
        self._participant_id = None
        self._tell()

    def _settle_speaker(self) -> None:
        """A typed name that can mean only one participant becomes that participant."""
        typed = self.ui.speaker_edit.text().strip()
        if self._participant_id or not typed:
            return
        meant = self._speakers.meaning(typed)
        if meant is not None:
            self._participant_id = meant.id
            self._show_speaker(display(meant))
            self._tell()

    def _show_speaker(self, text: str) -> None:
        self.ui.speaker_edit.setText(text)
        self.ui.speaker_edit.setCursorPosition(0)
        self.ui.speaker_edit.setToolTip(text)

    def _return_to_text(self, *_: object) -> None:
        self.focus_text()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusOut and watched is self.ui.speaker_edit:
            self._settle_speaker()
        if not isinstance(event, QKeyEvent):
            return False
        number = event.key() - Qt.Key.Key_0.value
        is_alt = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.AltModifier
        is_plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.NoModifier
        if 1 <= number <= len(_KINDS) and (is_alt or (is_plain and watched is self.ui.kind_combo)):
            # Here Alt and a digit mean the kind, not a page of the rail.
            if event.type() is QEvent.Type.ShortcutOverride:
                event.accept()
            elif event.type() is QEvent.Type.KeyPress:
                self.choose_kind(number)
                if watched is self.ui.kind_combo:
                    self.focus_text()
            return True
        if event.type() is QEvent.Type.KeyPress and watched is self.ui.text_edit:
            event.ignore()
            self.key_pressed.emit(event)
            is_taken = event.isAccepted()
            event.accept()  # as it came: ignored, it would reach the parent after the field used it
            return is_taken
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()

    def _share_room(self) -> None:
        """A long name needs the room of the hints more than they do: then the empty text field shows them."""
        ui, theme = self.ui, self._theme
        needed = ui.speaker_edit.fontMetrics().horizontalAdvance(ui.speaker_edit.text()) + theme.px(_FIELD_EDGES)
        ui.speaker_edit.setMaximumWidth(max(theme.px(300), min(needed, theme.px(480))))
        others = (ui.kind_combo, ui.internal_check, ui.key_hint)
        room = self.width() - sum(one.sizeHint().width() + theme.px(8) for one in others) - theme.px(32)
        has_room = self.width() >= theme.px(_HINTS_FROM) and needed <= room
        ui.key_hint.setVisible(has_room)
        ui.text_edit.setPlaceholderText(
            self.tr("Tulis catatan, lalu Enter")
            if has_room
            else self.tr("Tulis catatan, lalu Enter (Tab pembicara, Ctrl+Enter baris, / frasa)")
        )

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(280), super().minimumSizeHint().height())
