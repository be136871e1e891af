"""Makes the page of a final meeting readable only: fields show and copy, but take nothing in.

The data file refuses every write anyway; this keeps the officer from typing what would be refused.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

STAYS_OPEN = "staysOpen"
"""Dynamic property of a field or a table that is no part of the locked content: a search, the follow-up of tasks."""

_BEFORE = "beforeLock"


def set_read_only(page: QWidget, locked: bool) -> None:
    """Lock or open every field and table below `page`, but those that stay open; what was closed before stays so."""
    for field in (*page.findChildren(QLineEdit), *page.findChildren(QPlainTextEdit), *page.findChildren(QTextEdit)):
        if not _stays_open(field, page):
            _toggle(field, locked, field.isReadOnly(), field.setReadOnly)
    for field in (*page.findChildren(QComboBox), *page.findChildren(QAbstractSpinBox)):
        if not _stays_open(field, page):
            _toggle(field, locked, not field.isEnabled(), field.setDisabled)
    for view in page.findChildren(QAbstractItemView):
        if not _stays_open(view, page):
            _lock_view(view, locked)


def _stays_open(field: QWidget, page: QWidget) -> bool:
    """Whether the field, or something around it, has the property."""
    part: QWidget | None = field
    while part is not None and part is not page:
        if part.property(STAYS_OPEN):
            return True
        part = part.parentWidget()
    return False


def _toggle(field: QWidget, locked: bool, is_closed: bool, close: Callable[[bool], None]) -> None:
    before = field.property(_BEFORE)
    if locked and before is None:
        field.setProperty(_BEFORE, is_closed)
        close(True)
    elif not locked and before is not None:
        field.setProperty(_BEFORE, None)
        close(bool(before))


def _lock_view(view: QAbstractItemView, locked: bool) -> None:
    before = view.property(_BEFORE)
    if locked and before is None:
        view.setProperty(_BEFORE, (view.editTriggers().value, view.dragEnabled(), view.acceptDrops()))
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setDragEnabled(False)
        view.setAcceptDrops(False)
    elif not locked and before is not None:
        view.setProperty(_BEFORE, None)
        triggers, drags, takes = before
        view.setEditTriggers(QAbstractItemView.EditTrigger(triggers))
        view.setDragEnabled(drags)
        view.setAcceptDrops(takes)
