"""Keys that reach across composer and list, so that nobody has to leave the typing field."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QListView

from rakor_desktop.domain.kinds import RemarkKind
from rakor_desktop.screens.proceedings.remark_actions import RemarkActions
from rakor_desktop.screens.proceedings.remark_composer import RemarkComposer
from rakor_desktop.screens.proceedings.remark_delegate import RemarkDelegate

_KINDS = tuple(RemarkKind)
_NO_TEXT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class RemarkKeys(QObject):
    """Ctrl+Up and Ctrl+Down choose a remark while typing; typing in the list goes into the composer."""

    def __init__(
        self, view: QListView, composer: RemarkComposer, delegate: RemarkDelegate, actions: RemarkActions
    ) -> None:
        super().__init__(view)
        self._view = view
        self._composer = composer
        self._actions = actions
        view.installEventFilter(self)
        composer.key_pressed.connect(self._handle_composer_key)
        delegate.editing_ended.connect(self._return_to_composer)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() is QEvent.Type.KeyRelease:
            return False
        digit = event.key() - Qt.Key.Key_0.value
        is_kind = 1 <= digit <= len(_KINDS) and bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if event.type() is QEvent.Type.ShortcutOverride:
            if is_kind:
                event.accept()
            return is_kind
        if is_kind:
            self._actions.set_kind(_KINDS[digit - 1])
            return True
        return self._handle_list_key(event)

    def _handle_list_key(self, event: QKeyEvent) -> bool:
        match event.key():
            case Qt.Key.Key_Delete:
                self._actions.delete()
            case Qt.Key.Key_Escape:
                self._composer.focus_text()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._actions.open_first_link()
            case _:
                text = event.text()
                if not (text.isprintable() and text.strip()) or event.modifiers() & _NO_TEXT:
                    return False
                self._composer.focus_text()
                self._composer.ui.text_edit.insertPlainText(text)
        return True

    def _handle_composer_key(self, event: QKeyEvent) -> None:
        panel = self._composer.ui.error_panel
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.ControlModifier:
            step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
            if step:
                self._actions.step(step)
                event.accept()
        elif event.key() == Qt.Key.Key_Escape and panel.isVisible():
            panel.hide()
            event.accept()

    def _return_to_composer(self, _remark_id: str) -> None:
        focused = QApplication.focusWidget()
        if focused is None or focused is self._view or self._view.isAncestorOf(focused):
            self._composer.focus_text()
