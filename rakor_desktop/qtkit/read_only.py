"""Makes the page of a final meeting readable only: what writes is closed and looks it, what only shows stays live.

The data file refuses every write anyway; this keeps the officer from typing and clicking what would be refused.
Everything that could write is closed unless it, or something around it, has the property `STAYS_OPEN`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QKeySequence, QMouseEvent, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QScrollBar,
    QTableView,
    QTextEdit,
    QToolTip,
    QWidget,
)

from rakor_desktop.qtkit.messages import set_property

STAYS_OPEN = "staysOpen"
"""Dynamic property of a widget, a menu or one of its actions that is no part of the locked content: a search, a fold,
the follow-up of tasks. True leaves all of it open; the two words below only some keys.
"""
TYPING = "typing"
"""Value of `STAYS_OPEN`: typing there searches, but Enter would write."""
OPENING = "opening"
"""Value of `STAYS_OPEN`: Enter opens the row of this table, all else would write."""

OPEN_COLUMNS = "openColumns"
"""Dynamic property of a table: the numbers of its columns that are no part of the locked content."""
FOLLOWS_LOCK = "followsLock"
"""Dynamic property of a widget that draws itself otherwise while `LOCKED` is "true"."""

_BEFORE = "beforeLock"
LOCKED = "locked"
"""Dynamic property of a closed field, for the style sheet: "true" or "false"."""
_TEXT = (QLineEdit, QPlainTextEdit, QTextEdit)
_SWITCHED = (QAbstractButton, QComboBox, QAbstractSpinBox, QAbstractSlider)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_COMBINED = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
_FORCED = Qt.WidgetAttribute.WA_ForceDisabled


class PageLock(QObject):
    """The lock of one page; it also closes what the page makes while it is locked (a menu, the editor of a cell)."""

    refused = Signal()  # somebody pressed what is closed

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self._reason = ""
        self._answers: dict[QEvent.Type, Callable[[QObject, QEvent], bool]] = {
            QEvent.Type.ChildPolished: self._close_new,
            QEvent.Type.EnabledChange: self._close_again,
            QEvent.Type.ReadOnlyChange: self._close_again,
            QEvent.Type.ToolTip: self._tell_why,
            QEvent.Type.MouseButtonPress: self._refuse_press,
            QEvent.Type.MouseButtonDblClick: self._refuse_double_click,
            QEvent.Type.KeyPress: self._refuse_key,
            QEvent.Type.Shortcut: self._refuse_shortcut,
            QEvent.Type.DragEnter: self._refuse_drop,
            QEvent.Type.Show: self._close_menu,
            QEvent.Type.Hide: self._open_menu,
        }

    def close(self, reason: str) -> None:
        """Lock the page; `reason` is the tooltip of its closed buttons. Again: what came meanwhile is closed too."""
        self._reason = reason
        self._page.installEventFilter(self)
        self._close_below(self._page)
        for shortcut in self._page.findChildren(QShortcut):
            if not shortcut.property(STAYS_OPEN):
                shortcut.installEventFilter(self)

    def open(self) -> None:
        """Open the page again; what was closed before stays so."""
        if not self._reason:
            return
        self._reason = ""
        for part in (*_widgets(self._page), *self._page.findChildren(QShortcut)):
            part.removeEventFilter(self)
            # What stays open to this lock may be closed by another of its own.
            if isinstance(part, QWidget) and part.property(_BEFORE) is not None and self._open_to(part) is not True:
                _reopen(part)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        answer = self._answers.get(event.type())
        return answer is not None and answer(watched, event)

    def _close_below(self, top: QWidget) -> None:
        for part in _widgets(top):
            stays = self._open_to(part)
            if stays is True:
                continue
            part.installEventFilter(self)
            is_search = stays == TYPING and isinstance(part, _TEXT)
            if part.property(_BEFORE) is None and not is_search and not _is_inner(part):
                _close(part)

    def _open_to(self, part: QWidget | None) -> object:
        """What the property of the widget, or of the nearest around it that has one, says; True in other windows."""
        while part is not None and part is not self._page:
            stays = part.property(STAYS_OPEN)
            if stays:
                return stays
            if part.isWindow() and not isinstance(part, QMenu):
                return True
            part = part.parentWidget()
        return None

    # What events ask

    def _close_new(self, watched: QObject, event: QEvent) -> bool:
        child = event.child()  # type: ignore[attr-defined]
        if not isinstance(child, QWidget):
            return False
        view = _view_of(watched)
        if view is not None and _is_open_cell(view, view.currentIndex()):
            child.setProperty(STAYS_OPEN, True)  # its editor
        self._close_below(child)
        return False

    def _close_again(self, watched: QObject, _event: QEvent) -> bool:
        # A screen enables by its own rules, as a row is chosen: its wish is kept for later.
        if isinstance(watched, _SWITCHED) and watched.isEnabled() and watched.property(_BEFORE) is not None:
            _disable(watched)
        elif isinstance(watched, _TEXT) and not watched.isReadOnly() and watched.property(_BEFORE) is not None:
            watched.setProperty(_BEFORE, False)
            watched.setReadOnly(True)
        return False

    def _tell_why(self, watched: QObject, event: QEvent) -> bool:
        if not (isinstance(watched, _SWITCHED) and isinstance(event, QHelpEvent)) or watched.property(_BEFORE) is None:
            return False
        QToolTip.showText(event.globalPos(), self._reason, watched)
        return True

    def _refuse_press(self, watched: QObject, _event: QEvent) -> bool:
        if isinstance(watched, _SWITCHED) and watched.property(_BEFORE) is not None:
            self.refused.emit()
        return False

    def _refuse_double_click(self, watched: QObject, event: QEvent) -> bool:
        view = _view_of(watched)
        if view is None or not view.property(OPEN_COLUMNS) or not isinstance(event, QMouseEvent):
            return False
        if _is_open_cell(view, view.indexAt(event.position().toPoint())):
            return False
        self.refused.emit()
        return True

    def _refuse_key(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or not isinstance(watched, QWidget):
            return False
        if watched.property(_BEFORE) is None and self._open_to(watched) is None:
            return False  # a place with keys of its own that only show: a fold, a bar of a plot
        if not _writes(watched, event, self._open_to(watched)):
            return False
        self.refused.emit()
        return True

    def _refuse_shortcut(self, watched: QObject, _event: QEvent) -> bool:
        if not isinstance(watched, QShortcut):
            return False
        self.refused.emit()
        return True

    def _refuse_drop(self, watched: QObject, event: QEvent) -> bool:
        event.ignore()
        return True

    def _close_menu(self, watched: QObject, _event: QEvent) -> bool:
        if isinstance(watched, QMenu) and not isinstance(watched.parentWidget(), _TEXT):
            for action in watched.actions():
                if action.isEnabled() and not action.isSeparator() and not action.property(STAYS_OPEN):
                    action.setProperty(_BEFORE, True)
                    action.setEnabled(False)
        return False

    def _open_menu(self, watched: QObject, _event: QEvent) -> bool:
        if isinstance(watched, QMenu):
            for action in watched.actions():
                if action.property(_BEFORE):
                    action.setProperty(_BEFORE, None)
                    action.setEnabled(True)
        return False


def set_read_only(page: QWidget, locked: bool, reason: str) -> PageLock:
    """Lock or open a page (`reason` is then not looked at); its lock, the same at every call."""
    found = page.findChild(PageLock, options=Qt.FindChildOption.FindDirectChildrenOnly)
    lock = found if isinstance(found, PageLock) else PageLock(page)
    if locked:
        lock.close(reason)
    else:
        lock.open()
    return lock


def is_closed(part: QWidget) -> bool:
    """Whether a lock holds this field, button or list closed now."""
    return part.property(_BEFORE) is not None


def _widgets(top: QWidget) -> Iterator[QWidget]:
    yield top
    yield from top.findChildren(QWidget)


def _is_inner(part: QWidget) -> bool:
    """Whether it belongs to a field that is closed as a whole: the line of a combo, the button that empties a line."""
    return isinstance(part.parentWidget(), (QLineEdit, QComboBox, QAbstractSpinBox, QAbstractItemView)) and isinstance(
        part, (QAbstractButton, QLineEdit)
    )


def _close(part: QWidget) -> None:
    if isinstance(part, _TEXT):
        part.setProperty(_BEFORE, part.isReadOnly())
        part.setReadOnly(True)
        set_property(part, LOCKED, "true")
    elif isinstance(part, _SWITCHED) and not isinstance(part, QScrollBar):
        part.setProperty(_BEFORE, True)
        _disable(part)
        set_property(part, LOCKED, "true")
    elif isinstance(part, QAbstractItemView):
        part.setProperty(_BEFORE, (part.editTriggers().value, part.dragEnabled(), part.acceptDrops()))
        if not part.property(OPEN_COLUMNS):
            part.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        part.setDragEnabled(False)
        part.setAcceptDrops(False)
    elif part.property(FOLLOWS_LOCK):
        part.setProperty(_BEFORE, True)
        set_property(part, LOCKED, "true")


def _reopen(part: QWidget) -> None:
    before = part.property(_BEFORE)
    part.setProperty(_BEFORE, None)
    if isinstance(part, _TEXT):
        part.setReadOnly(bool(before))
        set_property(part, LOCKED, "false")
    elif isinstance(part, _SWITCHED):
        part.setEnabled(not part.testAttribute(_FORCED))
        set_property(part, LOCKED, "false")
    elif isinstance(part, QAbstractItemView):
        triggers, drags, takes = before
        part.setEditTriggers(QAbstractItemView.EditTrigger(triggers))
        part.setDragEnabled(drags)
        part.setAcceptDrops(takes)
    else:
        set_property(part, LOCKED, "false")


def _disable(part: QWidget) -> None:
    """Disable, but keep whether the screen wants it enabled: Qt notes that by itself, also while it is disabled."""
    is_unwanted = part.testAttribute(_FORCED)
    part.setEnabled(False)
    part.setAttribute(_FORCED, is_unwanted)


def _view_of(viewport: QObject | None) -> QAbstractItemView | None:
    above = viewport.parent() if viewport is not None else None
    return above if isinstance(above, QAbstractItemView) and above.viewport() is viewport else None


def _is_open_cell(view: QAbstractItemView, index: QModelIndex) -> bool:
    columns = view.property(OPEN_COLUMNS)
    return bool(columns) and index.isValid() and index.column() in columns


def _writes(field: QWidget, event: QKeyEvent, open_to: object) -> bool:
    """Whether a key that reaches a closed field or list would change something there."""
    key = Qt.Key(event.key())
    is_view = isinstance(field, QAbstractItemView)
    is_plain = not event.modifiers() & _COMBINED
    is_letter = is_plain and bool(event.text()) and event.text().isprintable()
    if open_to == TYPING:
        return key in _ENTER or (is_view and key in (Qt.Key.Key_Delete, Qt.Key.Key_Insert, Qt.Key.Key_Space))
    if isinstance(field, QAbstractItemView) and _is_open_cell(field, field.currentIndex()):
        is_last = field.currentIndex().row() == field.model().rowCount() - 1  # Enter there begins a new row
        return (
            key in (Qt.Key.Key_Delete, Qt.Key.Key_Insert)
            or event.matches(QKeySequence.StandardKey.Paste)
            or (key in _ENTER and is_last)
        )
    if event.matches(QKeySequence.StandardKey.Paste) or event.matches(QKeySequence.StandardKey.Cut):
        return True
    if key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Insert, Qt.Key.Key_F2) or is_letter:
        return not event.matches(QKeySequence.StandardKey.Copy)  # also Ctrl+Insert
    if not is_view:
        return key in _ENTER and _view_of(field.parent()) is None  # in a cell Enter only closes the editor
    is_kind = key in _DIGITS and bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
    return is_kind or (key in _ENTER and isinstance(field, QTableView) and open_to != OPENING)


_DIGITS = tuple(Qt.Key(Qt.Key.Key_0.value + digit) for digit in range(1, 10))
